/* The register of cases, typed, and as it stood on a day.
 *
 * A register is about persons; this room keeps none of them: no name, no personal number, no
 * free text. Codes are indices into code lists, 0 is "tidak diketahui" (unknown): an unmatched
 * value is a problem with its place and the nearest match, and is counted as unknown, never
 * dropped. */
#pragma once

#include "base/period.h"
#include "model/area.h"
#include "model/mixture.h"

typedef enum {
    NT_DIM_EVENT,
    NT_DIM_PROVINCE,
    NT_DIM_REGENCY,
    NT_DIM_INSTITUTION,
    NT_DIM_POSITION,
    NT_DIM_VIOLATION,
    NT_DIM_SANCTION,
    NT_DIM_COUNT
} nt_dimension;

/* The columns of the case table by their roles: the dimensions first, in their order, then these.
 */
enum {
    NT_COLUMN_ID = NT_DIM_COUNT,
    NT_COLUMN_OUTCOME,
    NT_COLUMN_REPORTED,
    NT_COLUMN_DECIDED,
    NT_COLUMN_SANCTIONED,
    NT_COLUMN_RECORDED,
    NT_COLUMN_COUNT
};

/* What an outcome means for its case. Each outcome of a register is of one kind; in a register
 * whose descriptor lists none the first four are also its outcomes. */
typedef enum {
    NT_OUTCOME_UNKNOWN,
    NT_OUTCOME_PENDING,    /* open: the case waits */
    NT_OUTCOME_PROVEN,     /* upheld */
    NT_OUTCOME_NOT_PROVEN, /* not upheld */
    NT_OUTCOME_CLOSED,     /* otherwise closed: withdrawn, passed on; not decided on its merits */
    NT_OUTCOME_KINDS
} nt_outcome;

/* What can happen to a case, in the words of the descriptor. */
typedef enum {
    NT_STEP_REPORTED,
    NT_STEP_DECIDED,
    NT_STEP_PROVEN,
    NT_STEP_NOT_PROVEN,
    NT_STEP_CLOSED, /* otherwise */
    NT_STEP_SANCTIONED,
    NT_STEP_COUNT
} nt_step;

typedef struct {
    nt_text label; /* as in "12 cases reported": "dilaporkan", "reported" */
    nt_text ratio; /* of what came to this step of the step before: "sanction ratio" */
    nt_text by;    /* who does it; NULL: not said */
} nt_step_words;

typedef struct {
    const char *code; /* "73", "73.71", "jpt", "pemilu-2024"; "" of index 0; no two have the same */
    nt_text label;
    uint32_t parent;       /* a regency's province; 0 none */
    const nt_area *where;  /* the row of the table of areas that it is from; NULL none */
    double civil_servants; /* denominators; NAN unknown */
    double voters;
    nt_date polling_day; /* an event's; NT_DATE_UNKNOWN else */
    nt_place place;      /* of an open list: the first cell that has it; nowhere else */
} nt_code;

typedef struct {
    const nt_code *items; /* items[0] is the unknown */
    size_t count;
    bool present; /* the register has a column with this role */
    /* Of areas what they are, in the words of the data: "distrito" as well as "provinsi". NULL:
     * unknown, or of several levels. */
    const nt_level *level;
} nt_codes;

/* The code exactly as the table writes it: no name can hide it. 0 where there is none: the unknown
 * one has none. */
uint32_t nt_model_coded(const nt_codes *codes, const char *text);

typedef struct {
    const char *code; /* "proven"; "unknown" of index 0 */
    nt_text label;
    nt_outcome kind;
    bool asked; /* a guess: the descriptor asks what it means, and nobody has answered */
} nt_outcome_code;

enum { NT_OUTCOMES_MAX = 100 };

/* items[0] is the unknown, items[NT_OUTCOME_PENDING] that of a case before its decision; then the
 * others by kind, in the order of the descriptor. */
typedef struct {
    const nt_outcome_code *items;
    size_t count;
} nt_outcomes;

/* The days of a case, in the order in which they come. */
typedef enum {
    NT_DAY_REPORTED,
    NT_DAY_DECIDED,
    NT_DAY_SANCTIONED,
    NT_DAY_RECORDED,
    NT_DAY_COUNT
} nt_day;

/* Whether a case's id has letters, digits and a few strokes, with a digit among them: no name.
 * `colons` stand between the cells of an id that has several, and in none. */
bool nt_model_is_plain_id(const char *text, size_t length, size_t colons);

/* What a row of the table of cases is. Rows of one case are one nt_case. */
typedef enum {
    NT_ROW_CASE,
    NT_ROW_ALLEGATION,
    NT_ROW_PERSON,
    NT_ROW_EVENT,
    NT_ROW_UNITS
} nt_row_unit;
extern const char *const nt_row_units[]; /* "case"…, and NULL */
/* What a row of a register that was counted elsewhere (model/counted.h) stands for: so many cases
 * that were written first on a day, and stood so until another. */
typedef struct {
    uint32_t count;
    nt_date entered, until; /* NT_DATE_UNKNOWN: not known; until now */
} nt_counted;

/* By what such rows are counted: allegations by kind, persons by position. NT_DIM_COUNT: by
 * nothing. */
nt_dimension nt_row_counted_by(nt_row_unit row);

/* One row of the register: a case, or a version of it where the register carries a recorded-on
 * column (then a case is its latest version recorded by the day asked for). */
typedef struct {
    const char *id; /* NULL of one that was packed: nt_register_id */
    uint32_t codes[NT_DIM_COUNT];
    union { /* NT_DATE_UNKNOWN: not (yet) or not known */
        struct {
            nt_date reported, decided, sanctioned, recorded;
        };
        nt_date days[NT_DAY_COUNT];
    };
    union {
        struct {
            uint8_t outcome;    /* index into the outcomes */
            bool pieced : 1;    /* something of it stands in a later row than its first */
            bool again : 1;     /* of one that was packed: the row before has its id */
            bool has_no_id : 1; /* the same: its id is "" */
            uint16_t missing;   /* bit c: nothing stands in column c, though the case has reached
                                   its stage */
        };
        uint32_t marks; /* all of these */
    };
    uint32_t line;    /* of its first row */
    uint32_t made_of; /* a mixture of the register */
} nt_case;

typedef struct {
    const char *measure; /* "median-days-to-decision", "share-sanctioned-by-180"… */
    const char *unit;
    double value;
    bool at_most; /* the target is a ceiling, else a floor */
    nt_text label;
    const nt_code *area; /* whose target it is; NULL: of the whole */
    nt_place place;      /* of its measure */
} nt_target;

typedef struct nt_case_store nt_case_store;

/* How often something was wrong, for the chapter on the quality of the data. */
typedef struct {
    const char *code;
    size_t count;
} nt_tally;

/* The days that the register covers: what lies outside of them is unknown, never zero. An end that
 * the descriptor does not state (netra.coverage) is that of the whole quarters of months
 * between their days: docs/method.md. Both are NT_DATE_UNKNOWN where there is none. */
typedef struct {
    nt_date from, to;
    bool from_stated, to_stated;
} nt_coverage;

typedef struct {
    const nt_package *package;
    nt_codes codes[NT_DIM_COUNT];
    bool open[NT_DIM_COUNT]; /* the list comes from the data: each value that stands often enough */
    const struct nt_code_names *names; /* of each list, and of the outcomes; NULL in one made by
                                     hand, whose areas have their codes alone */
    const nt_gazetteer *areas;
    nt_text whole; /* what all its areas lie in: "Indonesia", "seluruh register" */
    /* In the order of the file; the versions of a case together, where its first one stands, in the
     * order in which they were recorded. They are packed, but in a register made by hand. */
    const nt_case_store *packed;
    const nt_case *cases; /* by hand; NULL: packed */
    const uint32_t *rows; /* which of those are its own, in their order; NULL: all */
    size_t case_count;
    /* Of each case, which then stands alone; NULL: one case each. As the cases they are found by
     * nt_register_row. */
    const nt_counted *counted;
    bool has_decided, has_sanctioned, has_outcome, has_recorded; /* columns present */
    nt_row_unit row;                                             /* what a row of the table is */
    const nt_mixture *mixtures; /* of such rows; the first is that of a case that is one row */
    size_t mixture_count;       /* 0: each case is one row */
    uint32_t several;           /* the code of cases whose rows are counted by several; 0 none */
    bool numbered; /* a case's id is the number of its row, and another one in another table */
    const nt_target *targets;
    size_t target_count;
    const char *columns[NT_COLUMN_COUNT]; /* their roles, "case.event"; NULL: no such column */
    const nt_tally *problems;
    size_t problem_count;
    nt_outcomes outcomes;               /* empty: the built-in ones */
    nt_step_words steps[NT_STEP_COUNT]; /* NULL: the built-in words */
    bool own_words;         /* the descriptor names stages, or outcomes that are not built in */
    nt_text subject;        /* what the cases are about; NULL: not said */
    const char *counted_by; /* whose register it is, a counter of published figures; "" not said */
    bool synthetic;         /* the descriptor says so: "netra": {"synthetic": true} */
    nt_coverage coverage;
} nt_register;

static inline size_t nt_register_row(const nt_register *reg, size_t row)
{
    return reg->rows ? reg->rows[row] : row;
}

nt_case nt_register_case(const nt_register *reg, size_t row);
void nt_register_read(const nt_register *reg, size_t row, nt_case *out);

/* An id as text, until the next one of it; zeroed before the first. Ids that follow on each other
 * are read faster. */
enum { NT_ID_MAX = 64 };
typedef struct {
    char text[NT_ID_MAX + 1];
    unsigned char numbers; /* in a row, still to come */
    size_t next;
    const unsigned char *at;
} nt_id_text;
const char *nt_register_id(const nt_register *reg, size_t row, nt_id_text *kept);

/* Of how many rows such a case is made. */
static inline uint64_t nt_register_rows(const nt_register *reg, uint32_t made_of)
{
    return made_of ? reg->mixtures[made_of].rows : 1;
}

const nt_outcomes *nt_register_outcomes(const nt_register *reg);
nt_outcome nt_register_outcome_kind(const nt_register *reg, uint8_t outcome);
/* Whether some outcome is of that kind. */
bool nt_register_has_kind(const nt_register *reg, nt_outcome kind);
const nt_step_words *nt_register_step(const nt_register *reg, nt_step step);

/* Reads the case table and links it with its code lists; no table of figures is needed. A cell that
 * looks like a personal number, or a column that the descriptor marks personal, never gets here.
 *
 * `as_of` is the day of the data, after which nothing can have happened (problem future-date), or
 * unknown; it leaves nothing out: the state at a day is the cube's. Days that contradict each other
 * are not used, so that no later stage lies before an earlier one, and every sanction is of a
 * proven case where the register has outcomes. The problems, and which of them are errors, are
 * listed in docs/data.md. What is kept of each case lies in `rows`, which may be `arena`: once it
 * is closed nothing may be asked about a case, nor a cube be counted or read. */
nt_status nt_model_register(nt_arena *arena, nt_arena *rows, const nt_package *package,
                            nt_date as_of, nt_problems *problems, const nt_register **out,
                            nt_error *err);

/* The last quarter that is covered whole; where none is, the last that is covered at all. */
nt_period nt_model_last_covered(const nt_coverage *coverage);
/* The day on which a register is looked at when that one is asked for, or none: the last that it
 * covers of it, or of that quarter. */
nt_date nt_model_state_day(const nt_coverage *coverage, nt_date asked);

/* The province or regency that `text` means, by code, name, short form or alias as in the rows; a
 * province before a regency. False: *instead is the nearest name, or the names that it may mean,
 * or ""; NULL where nobody asks. */
bool nt_model_register_area(nt_arena *arena, const nt_register *reg, const char *text,
                            nt_dimension *dimension, uint32_t *code, const char **instead);
/* What is said of one that is not found. */
nt_message nt_model_no_area(const char *text, const char *instead);
