/* What moved between two editions of one report, and why.
 *
 * The change of every number is split by computing the report again and again while the older
 * edition is turned into the newer one, step by step, in the order of nt_cause. What a number
 * moves by in a step is the share of that step's cause: the shares add up to the change, exactly
 * for counts, to rounding for ratios and medians alike. Stepwise replacement, as in a
 * standardisation by replacement of one factor at a time (E. M. Kitagawa, J. Am. Stat. Assoc. 50
 * (1955), 1168–1194; P. Das Gupta, Standardization and Decomposition of Rates, U.S. Bureau of the
 * Census, P23-186 (1993)): the shares depend on the order of the steps, which is therefore fixed.
 */
#pragma once

#include "base/file.h"
#include "published/figures.h"
#include "register/results.h"

/* In the order of the steps. Items (published figures, cases) are matched by their ids, in the
 * state in which each edition knew them on its day. */
typedef enum {
    NT_CAUSE_PROGRAM,  /* the ledger as filed is not what this program computes */
    NT_CAUSE_SETTINGS, /* template and parameters: events compared */
    NT_CAUSE_DAY,      /* the day of the edition: open cases are older, the quarter is another */
    NT_CAUSE_LISTS,    /* code lists, events, sources, vocabulary, what is counted of the file */
    NT_CAUSE_NEW,      /* items that the older edition did not know */
    NT_CAUSE_STATUS,   /* a case decided or sanctioned since; a figure's qualifier */
    NT_CAUSE_RECLASSIFIED, /* event, area, institution, position, violation, category, indicator */
    NT_CAUSE_CORRECTED,    /* any other change of an old item: value, unit, day, source, words */
    NT_CAUSE_WITHDRAWN,    /* items that the newer edition does not know any more */
    NT_CAUSE_COUNT
} nt_cause;

const char *nt_cause_id(nt_cause cause); /* "new", "reclassified"… */
extern const nt_text
    nt_cause_text[NT_CAUSE_COUNT]; /* "kasus atau angka baru" / "new cases or figures" */

/* One edition. */
typedef struct {
    const nt_ledger *filed;     /* as it was filed; never NULL */
    const nt_results *results;  /* built again by this program; NULL when it could not be */
    const nt_ledger *spoken;    /* what this program states of it; NULL: what was filed */
    nt_date as_of;              /* the day of the edition */
    nt_published_request asked; /* by the parameters, of published figures */
    /* Of a report on a register; both NULL else. The request is that of `results`. */
    const nt_register *cases;
    const nt_register_request *request;
} nt_edition;

/* A number, or a name of a number (ledger.h), in both editions. */
typedef struct {
    const char *id;                         /* of the row, or the name */
    const nt_ledger_row *old_row, *new_row; /* NULL: this edition has none */
    double difference;                      /* new less old; NAN when one is unknown */
    bool has_parts;                         /* the causes are known and may be told */
    bool parts_withheld;                    /* known, but small enough to tell of single cases */
    double parts[NT_CAUSE_COUNT];           /* their sum is `difference` */
} nt_change;

/* A name that leads to other rows than before: "b.latest.sanction-ratio" now speaks of a later
 * release. Names that lead from the same row to the same row are one statement. */
typedef struct {
    nt_change change; /* id is the first of the names */
    const char *const *names;
    size_t name_count;
} nt_statement_change;

/* A statement of a report (docs/templates.md, 3.6) that the other edition words otherwise, or does
 * not make; both as they were filed, in one language. */
typedef struct {
    const nt_ledger_statement *was, *is; /* NULL: not made */
    nt_lang lang;
    bool is_verdict; /* what is said is another thing: not only numbers, days and ages moved */
} nt_said_change;

/* A published figure that moved. */
typedef struct {
    nt_cause cause;                           /* NEW, STATUS, RECLASSIFIED, CORRECTED, WITHDRAWN */
    const nt_figure *old_figure, *new_figure; /* NULL: not there */
    const char *const *fields;                /* what differs: "value", "category"… */
    size_t field_count;
} nt_figure_change;

/* A verdict of the like-for-like comparison: of a release, or of a name of a release
 * ("b.compared"). NULL releases: not there, the verdict is then meaningless. */
typedef struct {
    const char *id;
    bool is_name;
    const nt_like_for_like *old_comparison, *new_comparison;
    nt_cause cause; /* the step that gave the new verdict; NT_CAUSE_COUNT unknown */
} nt_verdict_change;

typedef struct {
    const nt_finding *old_finding, *new_finding; /* NULL: appeared; disappeared */
    nt_cause cause;
} nt_finding_change;

typedef struct {
    const nt_edition *old_edition, *new_edition;
    bool has_causes;       /* both editions could be built again */
    bool is_public;        /* one of them protects small counts: causes are told with care */
    size_t same_count;     /* numbers in both with the same value */
    size_t withheld_count; /* numbers suppressed in one of the two: nothing is said of them */
    /* changed: the value differs; restated: the same value, with another interval, flags, day, unit
     * or method. In the order of the newer ledger. */
    NT_VEC(nt_change) changed, restated, added, gone;
    NT_VEC(nt_statement_change) statements; /* by name */
    /* Other verdicts first, then in the order of the newer ledger; none where the two state nothing
     * in one language. */
    NT_VEC(nt_said_change) said;
    size_t worded_count;              /* of statements that only the program words otherwise */
    NT_VEC(nt_figure_change) figures; /* by cause, then in the order of the file */
    /* Cases by cause (a case that moved in two ways counts in both); -1 withheld or not asked. */
    int64_t cases[NT_CAUSE_COUNT];
    bool has_cases;
    NT_VEC(nt_verdict_change) verdicts;
    NT_VEC(nt_finding_change) findings; /* new, gone, changed */
} nt_revision;

/* Not a number, figure, verdict, statement's verdict or finding differs. */
bool nt_revision_is_empty(const nt_revision *revision);

/* Compares. Both editions and all they point to must outlive the revision. Where one of them could
 * not be built again only the ledgers as filed are compared. Editions of which one reports on a
 * register and the other does not are NT_INVALID. */
nt_status nt_revision_compare(nt_arena *arena, const nt_edition *old_edition,
                              const nt_edition *new_edition, const nt_revision **out,
                              nt_error *err);
