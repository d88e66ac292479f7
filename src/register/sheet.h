/* The stages of one quarterly report's numbers, and what they share. Private to the room.
 *
 * Everything is first a draft: a row of the ledger that can still be changed. Disclosure control
 * works on drafts; what it suppresses was never in the ledger. */
#pragma once

#include "declared.h"
#include "disclosure/disclosure.h"
#include "register/results.h"
#include "stats/survival.h"
#include "tally/tally.h"

typedef struct draft draft;
struct draft {
    nt_ledger_row row;
    int variable; /* in the disclosure problem; -1: not a count of cases */
    int part;     /* the same of a ratio's part; -1: it is none */
    /* The count that its variable is: its value, or (not -1) the whole of a ratio, or how many a
     * share by a day stands for. */
    int64_t stands_for;
    bool suppressed;
    bool settled;          /* what is recorded later changes it no more */
    draft *const *made_of; /* suppressed with any of them */
    size_t made_of_count;
    const nt_ledger_row *published;
};

typedef struct {
    const char *id;
    nt_text title;
    nt_frame_key *rows, *columns;
    size_t row_count, column_count;
    draft **cells; /* NULL: unknown */
    nt_date as_of; /* of its cells, where they have no day of their own */
    const frame_declaration *declared;
    const nt_tiling *tiling; /* of rows that are areas, */
    const uint32_t *codes;   /* and the codes of these in their list */
} sheet_frame;

typedef struct {
    const char *name;
    draft *draft;
} sheet_name;

/* Curves by the groups that are drawn and tested. */
typedef struct {
    nt_dimension dimension; /* NT_DIM_COUNT: all cases */
    uint32_t code;
    nt_frame_key key;
    const nt_duration *durations, *of_whole; /* in all areas; NULL where the report is on all */
    size_t count, of_whole_count;
    nt_survival curve;
} sheet_curve;

enum { GARWOOD_KEPT = 1024 };

enum { TOTAL_OPEN = NT_FLOW_COUNT, TOTALS };

typedef struct {
    nt_arena *arena;
    const nt_register *reg;
    /* Of the day: all cases, and those of the area. */
    const nt_cube *whole, *cube;
    const nt_register_request *request;
    nt_calendar calendar;
    nt_case_tally scope, nation; /* nation only with an area */
    /* Of each period compared: what was known as long after its end as is known of this one now;
     * where the register does not tell, what is known now. */
    const nt_case_tally *then[NT_COMPARED];
    nt_area_choice area;
    uint32_t a, b;        /* codes of the two events; 0 none */
    bool tells_recording; /* the register says when it learnt of each stage of a case */
    nt_date complete_to;  /* the last day of which nearly all is recorded */
    NT_VEC(draft *) drafts;
    size_t values; /* of JSON that they are at the least */
    NT_VEC(sheet_frame *) frames;
    NT_VEC(sheet_name) names;
    NT_VEC(sheet_name) counts; /* of no frame */
    nt_register_known *known;
    nt_disclosure *disclosure;
    int edition;        /* its number there */
    bool protects;      /* small counts are suppressed */
    size_t unprotected; /* suppressed counts that could be worked out all the same, */
    size_t told;        /* those that what has gone out tells, */
    size_t narrow;      /* and those that can be narrowed too far */
    nt_index *index;
    draft *unknown;
    draft *total[TOTALS]; /* by flow, and what is open; NULL: the register cannot tell */
    const char *step_code[NT_STEPS_MAX];
    nt_interval garwood[GARWOOD_KEPT]; /* kept: the same small counts come by the thousand */
    bool garwood_known[GARWOOD_KEPT];
    /* all, then events, then positions; by process */
    sheet_curve *curves[NT_PROCESS_COUNT];
    size_t curve_count;
    /* Of the two events how long was waited until a day (since.c): [process * since_days + day]. */
    const nt_outcome_count *since[2];
    size_t since_days[2];
} sheet;

/* Frames and cells. A frame is declared (frames.c): its title, columns and rows are there where the
 * declaration has them, and else the caller fills them in. */
sheet_frame *sheet_open(sheet *s, const char *id, size_t row_count);
sheet_frame *sheet_open_columns(sheet *s, const char *id, size_t row_count,
                                const nt_frame_key *columns, size_t column_count);
sheet_frame *sheet_open_rows(sheet *s, const char *id); /* with the rows declared */
/* By id, or by a name that holds for any kind of period: "flow.steps". NULL none. */
sheet_frame *sheet_find(const sheet *s, const char *id);
/* The frame declared, or that of the same name in a report on this kind of period. */
sheet_frame *sheet_of(const sheet *s, const frame_declaration *declared);
draft *sheet_cell(const sheet_frame *frame, size_t row, size_t column);
/* By codes; NULL when there is no such frame, row or column, or the cell is unknown. */
draft *sheet_look(const sheet *s, const char *frame, const char *row, const char *column);
int sheet_row(const sheet_frame *frame, const char *code);
int sheet_column(const sheet_frame *frame, const char *code);

/* Each returns the new cell. Inputs that are NULL are left out. */
typedef struct {
    sheet_frame *frame;
    size_t row, column;
} spot;

/* The count that its variable is. */
int64_t draft_count(const draft *d);

/* One that is suppressed; -1, for none, is not. And whether so many cases may have a curve, or
 * quantiles, of their own. */
bool count_is_small(const sheet *s, uint64_t count);
bool count_bears_detail(const sheet *s, uint64_t count);

draft *put_count(sheet *s, spot at, uint64_t count); /* with Garwood's interval */
draft *put_exact(sheet *s, spot at, uint64_t count); /* a census of a day: no interval */
draft *put_exact_of(sheet *s, spot at, uint64_t count, draft *of);
draft *put_ratio(sheet *s, spot at, draft *part, draft *whole);
draft *put_share(sheet *s, spot at, uint64_t part, uint64_t whole, draft *const *of, size_t count);
/* The same, where part and whole are counts that stand in no other cell. */
draft *put_counted_share(sheet *s, spot at, uint64_t part, uint64_t whole, draft *of);
draft *put_value(sheet *s, spot at, nt_ledger_row row, draft *const *of, size_t count);
draft *put_words(sheet *s, spot at, nt_text words); /* a cell without a number: its label is it */
/* to - from with the interval that the two allow: by their method. NULL when one is unknown. */
draft *put_difference(sheet *s, spot at, draft *to, draft *from);
/* Takes the interval away: the two are not alike enough for a verdict. */
void difference_only(draft *difference);
/* The difference of this period and another: without an interval while this one fills and the
 * register does not tell by how much. */
draft *sheet_compare(sheet *s, spot at, draft *now, draft *then);

draft *sheet_draft(sheet *s, nt_ledger_row row, draft *const *of, size_t count);
/* Gives a draft that was made of nothing the inputs of another, held once. */
void sheet_made_alike(sheet *s, draft *d, const draft *other);
draft *sheet_number(sheet *s, const char *id, nt_text label, double value, const char *unit);
void sheet_name_draft(sheet *s, const char *name, draft *d);
/* A count of no frame stands in relations by its name; NULL none. */
void sheet_count(sheet *s, const char *name, draft *d, int cost);
draft *sheet_counted(const sheet *s, const char *name);
void sheet_truth(sheet *s, const char *name, bool truth);
void sheet_text(sheet *s, const char *name, nt_text text);
void sheet_moving_text(sheet *s, const char *name, nt_text text);   /* a day, a period, an age */
void sheet_text_and_head(sheet *s, const char *name, nt_text text); /* "NAME.head", too */
nt_interval sheet_garwood(sheet *s, uint64_t count);
/* All cases as they were known on a day. Counted anew, or the state of the report. */
const nt_cube *sheet_whole_on(sheet *s, nt_date day);
/* Those of the area, to be walked. */
const nt_cube *sheet_known_on(sheet *s, nt_date day);
/* What was known as long after `day` as the report's state is after its own end; where the register
 * does not tell, what is known now. */
const nt_cube *sheet_known_alike(sheet *s, nt_date day);
/* The kind of a column of flow.outcomes, or of a row of outcomes. */
nt_outcome sheet_outcome_kind(const sheet *s, size_t at);
/* Whether the register can tell this flow. */
bool sheet_knows_flow(const sheet *s, int flow);
/* Whether the register can tell what was closed without a decision. */
bool sheet_knows_closed(const sheet *s);
/* Whether the register can tell which cases are open, and how long it takes until a sanction. */
bool sheet_knows_stock(const sheet *s);
bool sheet_knows_sanctions(const sheet *s);
/* Whether the register can tell how long that process takes. */
static inline bool sheet_knows_process(const sheet *s, int process)
{
    return process == NT_PROCESS_DECISION ? s->reg->has_decided : sheet_knows_sanctions(s);
}

/* Whether what is compared with is what was known then. */
bool sheet_is_then(const sheet *s, int compared);
/* How what is compared was known: "sebagaimana diketahui pada hari terakhir periodenya"; "" where
 * the register does not tell. */
nt_text sheet_known_words(const sheet *s);
/* "triwulan ini" */
nt_text sheet_this_label(const sheet *s);
/* "triwulan sebelumnya, saat itu": beside its number, in short. */
nt_text sheet_previous_label(const sheet *s);
/* "this-quarter": the column of the groups. */
const char *sheet_period_column(const sheet *s, int compared);

/* "this-quarter", "reported this quarter"; of a period that is covered in part with its days. */
nt_frame_key group_period(const sheet *s, int compared);

/* "provinsi", "distrito", "wilayah": what the areas of that dimension are, and the unit of a number
 * of them. */
nt_text sheet_level(const sheet *s, nt_dimension dimension);
const char *sheet_level_unit(const sheet *s, nt_dimension dimension);

/* By that method; NAN: without a value. Label and unit are those of its cell. */
nt_ledger_row sheet_value(nt_method method, double value, int decimals);
/* Its value between its limits. */
nt_interval sheet_limits(const nt_ledger_row *row);
nt_text text_join(nt_arena *arena, nt_text first, const char *between, nt_text second);
const char *text_dots(nt_arena *arena, const char *a, const char *b); /* "a.b" */
const char *text_dots3(nt_arena *arena, const char *a, const char *b, const char *c);
nt_frame_key key_of_code(const nt_code *code);

/* The text with the descriptor's words for "{reported}", "{decided}", "{proven}", "{not-proven}",
 * "{closed}", "{sanctioned}", "{settled}", "{sanction-ratio}" and "{kind}", and the year of the
 * ratios for "{year}"; labels and titles get them in the stage sheet_wording. */
nt_text sheet_words(const sheet *s, nt_text text);
/* The text as the head of a column or chapter; a letter that is not of ASCII stays as it is. */
nt_text sheet_head(const sheet *s, nt_text text);
/* False where the descriptor has words of its own and the register no day of a sanction: then
 * nothing is said of what it lacks. */
bool sheet_speaks_of_sanctions(const sheet *s);

/* Fills tells_recording and complete_to. */
void sheet_learn(sheet *s);
/* Whether what is known of a period up to `end` may be set against another: what is not recorded
 * yet is left out of both alike, or nearly all is recorded. */
bool sheet_compares(const sheet *s, nt_date end);
/* The age in days that the younger of the two events has reached; INT_MIN where it is unknown. */
int sheet_age_reached(const sheet *s);
/* The same of the two events at an age that both have reached. */
bool sheet_compares_events(const sheet *s, int age);

/* The stages up to the relations, which put the counts into `disclosure`; NULL: one of its own. */
nt_status sheet_count_cases(nt_arena *arena, const nt_register *reg, const nt_cube *cube,
                            const nt_register_request *request, nt_disclosure *disclosure,
                            sheet **out, nt_error *err);
/* All of a report that is not published yet. */
nt_status sheet_fill(nt_arena *arena, const nt_register *reg, const nt_cube *cube,
                     const nt_register_request *request, sheet **out, nt_error *err);

/* The stages, in the order of results.c. */
void sheet_totals(sheet *s);
void sheet_flow(sheet *s);
void sheet_stock(sheet *s);
void sheet_curves(sheet *s);
void sheet_competing(sheet *s); /* after the curves */
void sheet_delays(sheet *s);
void sheet_periods(sheet *s);
/* Limits of the differences, once it is settled what is withheld. */
void sheet_period_limits(sheet *s);
void sheet_expected(sheet *s); /* after the periods */
void sheet_groups(sheet *s);
void sheet_areas(sheet *s);
void sheet_area_months(sheet *s);
void sheet_funnel(sheet *s);
void sheet_events(sheet *s);
void sheet_since(sheet *s);
/* What it counts of one of the two, to be counted beside what sheet_events counts of it; false:
 * nothing. */
bool since_counter(sheet *s, size_t which, nt_cube_counter *out);
void sheet_lag(sheet *s); /* after the events */
void sheet_longest_open(sheet *s);
void sheet_targets(sheet *s);
void sheet_quality(sheet *s);
void sheet_reconciliation(sheet *s);
void sheet_revision(sheet *s);
void sheet_nation(sheet *s);
void sheet_provisional(sheet *s); /* after all that puts numbers */
void sheet_names(sheet *s);
size_t sheet_suppressed(const sheet *s); /* of its drafts so far */
void sheet_relations(sheet *s);          /* what a reader can reckon with, for disclosure control */
void sheet_protect(sheet *s);            /* suppresses drafts */
void sheet_hide(const sheet_frame *f);   /* all its drafts; NULL: nothing */
void sheet_truths(sheet *s); /* after protection: a truth tells no more than its numbers */
/* The table that the cases are from; NULL of a register made by hand. */
static inline const nt_table *sheet_case_table(const sheet *s)
{
    return s->reg->package ? nt_ingest_table(s->reg->package, "case") : NULL;
}

/* The code of an event; 0: "". */
static inline const char *sheet_event(const sheet *s, uint32_t event)
{
    return event ? s->reg->codes[NT_DIM_EVENT].items[event].code : "";
}

/* Whether it stands beside what has gone out. */
static inline bool request_heeds(const nt_register_request *r)
{
    return r->edition_before || r->released_count;
}

/* The next of what has gone out, from *at = 0 on: the edition before, then all else; NULL: that was
 * all. */
static inline const nt_ledger *request_gone(const nt_register_request *r, size_t *at)
{
    *at += *at == 0 && !r->edition_before;
    size_t i = (*at)++;
    return i == 0 ? r->edition_before : i <= r->released_count ? r->released[i - 1] : NULL;
}

/* After protection. NT_INVALID when a small count that nothing has told yet could be worked out all
 * the same: it is not printed silently. */
nt_status sheet_refuse(const sheet *s, nt_error *err);
void sheet_wording(sheet *s); /* last: labels as they are printed, and the words as texts */
void sheet_publish(sheet *s, nt_results *results);

/* --- rows of categories (groups.c) --- */

/* The first six columns of any frame of categories. */
enum {
    GROUP_REPORTED,
    GROUP_PROVEN,
    GROUP_SANCTIONED,
    GROUP_OPEN,
    GROUP_PROOF_RATIO,
    GROUP_SANCTION_RATIO,
    GROUP_COLUMNS
};

/* Fills them; what the register cannot tell stays unknown. */
void group_put(sheet *s, sheet_frame *f, size_t row, const nt_group_count *count);

/* --- published figures that a register can be held against (reconciliation.c) --- */

/* The questions that they ask, sorted by event and day, each once: exact counts of a stage of a
 * whole event with a known day up to `end`, of the procedure that the register is of. */
nt_asked_count *reconciliation_ask(nt_arena *arena, const nt_register *reg,
                                   const nt_published *published, nt_date end, size_t *count);

/* --- what editions have in common (known.c) --- */

const nt_register *known_register(const nt_register_known *known);
const nt_cube *known_state(nt_register_known *known, nt_date day);
/* All cases as they were known on the day, in the periods of the sheet and with what published
 * figures ask; or what that counts, all of it zero. */
const nt_case_tally *known_whole(const sheet *s, nt_date day, bool counted);

/* --- several editions (family.c, bins.c, spans.c) --- */

/* Adds what has gone out (request.released, request.edition_before) and what stands beside it to
 * the sheet's problem of disclosure control, and what holds between all; after sheet_relations. */
nt_status sheet_family(sheet *s, nt_error *err);

/* What the parts count is some of what the whole does, between the days on which bins of all end:
 * areas of one day, or the whole itself on an earlier one. What is left is a count. */
void bins_relate(nt_disclosure *d, const sheet *whole, const sheet *const *parts, size_t count);

/* What came in a period, of a count that only grows. */
typedef struct {
    const char *name; /* of that count, in all editions */
    nt_date first, last, known;
    int months, edition, variable;
    int64_t count;
    bool taken; /* in the relation that is being made */
} sheet_span;

/* How many more there are than were known on an earlier day. */
typedef struct {
    const char *name;
    nt_date day, today;
    int then, now;
    int64_t count; /* not below 0 */
} sheet_growth;

/* Shorter periods are some of a longer one, known as late. Sorts the spans. */
void spans_relate(nt_disclosure *d, sheet_span *spans, size_t count);
/* What came since is some of what there is more. The spans are sorted. */
void spans_relate_growth(nt_disclosure *d, sheet_span *spans, size_t count, const sheet_growth *g);
