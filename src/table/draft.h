/* A table in the making, which a kind fills cell by cell. */
#pragma once

#include "published/figures.h"
#include "quantity/quantity.h"
#include "table/table.h"

enum { NT_TABLE_GROUPS_MAX = 4, NT_TABLE_COLUMNS_MAX = 8 };

/* What stands in a cell without a number, as a sign that charts use too. */
typedef enum {
    NT_BLANK_WITHHELD,
    NT_BLANK_UNKNOWN,
    NT_BLANK_UNTOLD,    /* unknown, or of no case: a median */
    NT_BLANK_NO_BASE,   /* a ratio of no cases */
    NT_BLANK_UNBOUNDED, /* the interval of a number that has none */
    NT_BLANK_COUNT
} nt_blank;

/* A table in the making. Cells are added to the row that is open; nt_draft_row ends it. */
typedef struct {
    nt_arena *arena;
    const nt_results *results;
    const nt_figures_report *figures; /* what they say of published figures */
    const nt_table_kind *kind;
    const nt_json *definition; /* its object in report.json; NULL for one without settings */
    nt_lang lang;
    bool many_counters; /* have counted this edition: tables say which */
    const nt_table_request *asked;
    nt_error *err;
    NT_VEC(nt_column) columns;
    NT_VEC(nt_cell_text) group_heads;
    NT_VEC(nt_row) rows;
    nt_row group; /* that waits for a row to name; no cell: none */
    NT_VEC(nt_cell_text) cells;
    NT_VEC(nt_inline) runs; /* of the cell that is open */
    NT_VEC(nt_inline) notes;
    NT_VEC(const nt_finding *) doubts; /* that rows are marked by, each once */
    nt_text caption;                   /* when the template gives none */
    const char *scope; /* which rows these are, behind any caption; NULL: all, as they come */
    const char *summary;
    bool may_turn, dense;
    bool is_whole, is_cut;       /* rows that the template leaves out are in; some are left out */
    bool blanks[NT_BLANK_COUNT]; /* those that stand in cells: the notes say what they mean */
    const char *absence;         /* why a table with rows has nothing to read; NULL: it has */
} nt_draft;

/* The first column names the rows. */
typedef struct {
    nt_text head;
    nt_align align;
    double weight;
} nt_column_plan;

struct nt_table_kind {
    const char *id;              /* "releases" */
    const nt_json_form *members; /* beside those of every table; NULL: none */
    nt_status (*build)(nt_draft *draft);
    nt_text caption, summary;
    bool may_turn;
    struct {
        nt_text text;
        size_t span; /* 0: no more */
    } group_heads[NT_TABLE_GROUPS_MAX + 1];
    nt_column_plan
        columns[NT_TABLE_COLUMNS_MAX + 1]; /* that are always the same; no head ends them */
    const struct nt_frame_plan *plan;      /* of a kind that prints a frame; NULL none */
};

extern const nt_table_kind nt_table_releases, nt_table_like_for_like, nt_table_headline,
    nt_table_categories, nt_table_areas, nt_table_exposure, nt_table_findings, nt_table_rules,
    nt_table_sources, nt_table_figures, nt_table_frame, nt_table_longest_open, nt_table_quality,
    nt_table_reconciliation, nt_table_ledger, nt_table_revision, nt_table_totals;

/* Forms of members that several kinds read. */
extern const nt_json_form nt_table_side[], nt_table_rows[];

/* Fills the draft as its kind does, its definition in view. */
nt_status nt_draft_fill(nt_draft *draft);
/* Of a kind that has parts: the one that "of" names; NULL when there is none. */
const nt_table_kind *nt_draft_part(const nt_draft *draft, const nt_table_kind *parts, size_t count);

void nt_draft_columns(nt_draft *draft, const nt_column_plan *plan, size_t count);
void nt_draft_column(nt_draft *draft, const char *head, nt_align align, double weight);
void nt_draft_group_head(nt_draft *draft, const char *text, size_t span);

/* Adds a run to the open cell, a number with its id; nt_draft_cell ends it, or leaves it blank. */
void nt_draft_run(nt_draft *draft, const nt_inline *run);
void nt_draft_put(nt_draft *draft, const char *text, const char *ledger_id);
void nt_draft_cell(nt_draft *draft, size_t span);

/* Whole cells. A text that is "" or NULL is printed as unknown. */
void nt_draft_blank(nt_draft *draft, nt_blank blank);
/* What those that stand in cells mean, into the notes. */
void nt_draft_explain_blanks(nt_draft *draft);
void nt_draft_text(nt_draft *draft, const char *text);
void nt_draft_count(nt_draft *draft, size_t number);
void nt_draft_day(nt_draft *draft, nt_date day);
void nt_draft_number(nt_draft *draft, const nt_ledger_row *row);
void nt_draft_quantity(nt_draft *draft, const nt_ledger_row *row);
void nt_draft_interval(nt_draft *draft, const nt_ledger_row *row);
void nt_draft_bounded(nt_draft *draft, const nt_ledger_row *row); /* a sign where it has none */
void nt_draft_signed(nt_draft *draft, const nt_ledger_row *row);
/* Two cells, value and interval. */
void nt_draft_ratio(nt_draft *draft, const nt_ledger_row *row);
/* Days to the vote of a release, after `before` ("6 Feb 2024, "); `none` where it has none. */
void nt_draft_age(nt_draft *draft, const nt_release *release, const char *before, const char *none);
/* The same in a column of days: "+40", "−8", heard as the age. */
void nt_draft_put_days(nt_draft *draft, int days, const char *ledger_id);
void nt_draft_age_days(nt_draft *draft, const nt_release *release);

void nt_draft_row(nt_draft *draft, nt_row_kind kind);
/* A row that names those which follow, up to the next one; where none does it is not there. */
void nt_draft_group(nt_draft *draft, const char *text);
void nt_draft_note(nt_draft *draft, const char *text);
void nt_draft_remark(nt_draft *draft, nt_text text);
/* Adds to the notes without a space before; with an id when the text is a number. */
void nt_draft_note_run(nt_draft *draft, const char *text, const char *ledger_id);
/* A doubt about a number of the row (NULL: none), for the notes to name; marks.c marks the number.
 */
void nt_draft_doubt(nt_draft *draft, const nt_finding *doubt);
/* "* Diragukan dan tidak dibandingkan: Temuan 7, 8." */
void nt_draft_doubts(nt_draft *draft);
/* "KASN, BKN, dan Kemendagri menghitung satu prosedur: …" for each that several counters tell. */
void nt_draft_procedures(nt_draft *draft);

/* Marks the numbers of a finished draft by the flags of their ledger rows, and adds what the signs
 * in it mean to its notes (marks.c).
 *
 * (r) stands behind each revised number. (p) is said once for all that it holds for: in the note
 * when it holds for every number of the table, else in the head of each column or the name of each
 * row that it holds for whole, else behind the numbers. A difference has no (p): the numbers that
 * it is made of have. */
void nt_draft_marks(nt_draft *draft);

static inline const char *nt_draft_say(const nt_draft *draft, nt_text text)
{
    return text.in[draft->lang];
}

/* A member of the definition that names something: its text, or NULL. */
const char *nt_draft_member(const nt_draft *draft, const char *member);
/* "event": 'a' or 'b'; 0 when the member is absent: both. */
char nt_draft_side(const nt_draft *draft);
/* Fails: nothing of that kind has that name; suggests the nearest. */
nt_status nt_draft_unknown(const nt_draft *draft, const char *member, nt_index_kind kind);

/* An interval as short as a column needs it: "69,8–75,7", and "−4,3; 8,1" of a difference. */
const char *nt_draft_bounds(const nt_draft *draft, const nt_ledger_row *row);
/* "tidak dapat dibandingkan: satu pembanding saja" */
const char *nt_draft_verdict(const nt_draft *draft, const nt_like_for_like *c);
const char *nt_draft_counter(const nt_draft *draft, const nt_counter *counter);
/* "Pilkada 2020, 19 Desember 2020"; and ", hitungan KASN" where the edition has several counters.
 */
const char *nt_draft_event_day(const nt_draft *draft, const nt_event *event, nt_date as_of);
const char *nt_draft_counted_day(const nt_draft *draft, const nt_event *event, nt_date day,
                                 const nt_counter *counter);
