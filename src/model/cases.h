/* Cases while they are read: each row into one nt_case, and what can be said of a row by itself. */
#pragma once

#include "code_lists.h"
#include "ingest/stream.h"
#include "model/judge.h"
#include "row.h"
#include "store.h"

/* Columns that a case fills in when it comes to a decision, and of these what comes with a
 * sanction: one that is still open rightly lacks them. */
enum {
    NT_LACKED_BEFORE_SANCTION = 1 << NT_COLUMN_SANCTIONED | 1 << NT_DIM_SANCTION,
    NT_LACKED_BEFORE_DECISION =
        1 << NT_COLUMN_DECIDED | 1 << NT_COLUMN_OUTCOME | NT_LACKED_BEFORE_SANCTION
};

/* The column of each day. */
extern const int nt_model_day_columns[NT_DAY_COUNT];

typedef struct {
    long line;
    size_t length;
} nt_line_run;

/* What follows a column from row to row. */
typedef struct {
    int column;               /* -1 none */
    size_t missing;           /* blank cells */
    nt_line_run run;          /* of blank cells, up to now */
    NT_VEC(nt_line_run) runs; /* those of some length */
} nt_watch;

/* A name that was typed into the wrong column stands in one case or two. */
enum { NT_OFTEN = 3 };

/* How often something stands in a register. Versions of a case that stand together are one. */
typedef struct {
    size_t rows, cases;       /* these up to NT_OFTEN */
    char last[NT_ID_MAX + 1]; /* the id of the case that had it last */
} nt_occurrences;

/* Whether the text of a cell may be a label or stand in a message: no name of a person. */
bool nt_model_may_show(const char *text, const nt_occurrences *seen);

/* A value of an open list, as it stands in its first cell. */
typedef struct {
    const char *text;
    nt_place place;
    nt_occurrences seen;
} nt_open_value;

/* A text of a column that names no code, or several. */
typedef struct {
    const char *text;
    nt_place first[NT_PROBLEM_NEXT]; /* where it stands */
    nt_occurrences seen;
    bool ambiguous;
} nt_unmatched;

/* A row of a case, and the one before it: 0 none. */
typedef struct {
    uint32_t code, before;
} nt_case_part;

/* An id that is written otherwise than it is compared. */
typedef struct {
    nt_cell cell;
    long line;
} nt_odd_id;

typedef struct {
    nt_arena *arena;
    const nt_table *table;
    nt_problems *problems; /* of this table */
    nt_code_lists *lists;
    nt_map unmatched_texts[NT_COLUMN_COUNT]; /* which of those below has it */
    NT_VEC(nt_unmatched) unmatched[NT_COLUMN_COUNT];
    nt_map memos[NT_COLUMN_COUNT];  /* of texts as they are written: the codes found for them */
    nt_map open_keys[NT_DIM_COUNT]; /* of the values of an open list so far: their codes */
    NT_VEC(nt_open_value) open_values[NT_DIM_COUNT];
    nt_watch watches[NT_COLUMN_COUNT];
    nt_row_unit row;
    bool numbered;        /* rows have no other id */
    bool goes_on;         /* a row without an id is of the case above, */
    const char *id_above; /* which has this one; "" none */
    bool by_stage;        /* a column names what came to pass on the day beside it */
    nt_code_names stage_names;
    NT_VEC(nt_case_part) parts; /* rows of cases of several, until these are settled */
    nt_mixtures mixtures;
    uint32_t several; /* the code of cases of several kinds, or positions, if rows are counted so */
    nt_map ids;       /* where rows are no cases: which case, or version of one, has the id */
    size_t *id_columns; /* fields */
    size_t id_column_count;
    nt_buffer joined_id;          /* of the row at hand */
    uint32_t *days[NT_DAY_COUNT]; /* NT_DAYS_RANGE counts each */
    nt_date as_of;
    nt_case_store cases;
    int threads;
    size_t row_count; /* that they are made of */
    nt_line_run blank_rows;
    char *pool; /* ids: of rows that are cases those that are not packed yet */
    size_t pool_left;
    NT_VEC(nt_odd_id) odd_ids;
} nt_cases;

/* What the table calls a column that it has. */
static inline const char *nt_model_heading(const nt_cases *cases, int watch)
{
    return cases->table->fields[cases->watches[watch].column].name;
}

/* What a row is, and whether its number is its id. Fails on words that are none, and where there is
 * no id. Problem: numbered-rows. */
nt_status nt_model_read_row_unit(nt_cases *cases, const nt_json *netra, nt_error *err);

/* Whether the row is of a case that has one already, which then has what `c` says, too. Problem:
 * rows-differ. */
bool nt_model_fold(nt_cases *cases, const nt_stream_row *row, const nt_case *c);
/* The text of the id as the case of an earlier row keeps it; NULL none. */
const char *nt_model_id_again(const nt_cases *cases, const char *id);
/* Codes may be placeholders until all lists are settled: what differs has no code before. */
uint32_t nt_model_settled(const uint32_t *codes, uint32_t code);
void nt_model_settle_rows(nt_cases *cases);

/* Judges days and sanction against each other; of a whole case `row` is NULL. */
void nt_model_judge_days(nt_cases *cases, const nt_stream_row *row, nt_case *c);

/* Reads the whole table; `words` are those of its steps. */
nt_status nt_model_read_cases(nt_cases *cases, const nt_json *netra,
                              const nt_step_words words[NT_STEP_COUNT], nt_error *err);

/* What only the whole table tells: problems duplicate-id, likely-duplicate, blank-run, date-spike.
 * Puts the versions of a case next to each other where the register carries a recorded-on column.
 */
void nt_model_judge_cases(nt_cases *cases);

/* The cell of a column, and where it stands; nt_model_missing where there is no such column. */
static inline const nt_cell *nt_model_cell_of(const nt_cases *cases, const nt_stream_row *row,
                                              int column)
{
    int at = cases->watches[column].column;
    return at < 0 ? &nt_model_missing : &row->cells[at];
}
nt_place nt_model_place_of(const nt_cases *cases, const nt_stream_row *row, int column);

void nt_model_push_case(nt_cases *cases, const nt_case *c);

/* When all rows are read. */
void nt_model_pack_cases(nt_cases *cases);

/* One more row, of the case with that id. */
void nt_model_count_row(nt_occurrences *of, const char *id);

/* Rows of which nothing is to be said, read ahead (ingest/stream.h) by all threads; NULL where a
 * register has none. The columns of the cases are known. */
const nt_stream_ahead *nt_model_ordinary_rows(nt_cases *cases);

/* For these. A copy of an id; the outcome of a blank cell; which of its blank columns a case lacks,
 * those of a later stage where it has reached that; the end of a run of blank cells, and of blank
 * rows; days that no warning is about. */
const char *nt_model_keep_id(nt_cases *cases, const char *id, size_t length);
uint8_t nt_model_blank_outcome(const nt_cases *cases, const nt_stream_row *row);
unsigned nt_model_lacking(const nt_cases *cases, unsigned blank, const nt_case *c);
void nt_model_end_run(nt_cases *cases, nt_watch *watch);
void nt_model_end_blank_rows(nt_cases *cases);
enum { NT_PLAIN_DAY_FIRST = 3653 /* 1980-01-02 */, NT_PLAIN_DAY_LAST = 47480 /* 2099-12-30 */ };
static inline bool nt_model_is_missing(const nt_cell *cell)
{
    return !cell->known && !*cell->text;
}
/* Counts a row of the case `id` whose text names no code of its list, or several. */
void nt_model_keep_unmatched(nt_cases *cases, const nt_stream_row *row, int column, const char *id,
                             bool ambiguous);

/* Tells of each such text once: problems unknown-code, ambiguous-code. */
void nt_model_tell_unmatched(nt_cases *cases);

/* Turns the values of open lists into codes. */
void nt_model_settle_open_lists(nt_cases *cases);
