/* A register whose cases were counted elsewhere: states that were told apart, and how many cases
 * are in each. It gives each report that the cases would give, but knows no case by itself: only
 * the ids of the longest open on one day. */
#pragma once

#include "model/register.h"

/* A state that a case was in, or is: one row of the table of cases, or several that were joined.
 * Texts are "" where nothing is known, days NT_DATE_UNKNOWN. */
typedef struct {
    nt_place place;
    const char *codes[NT_DIM_COUNT]; /* nt_code.code */
    const char *outcome;             /* nt_outcome_code.code */
    const char *rows;                /* "medsos:2 spanduk:1": of what it is made; "" one row */
    const char *id;                  /* of one of the longest open */
    nt_date reported, decided, sanctioned;
    nt_date from, until, entered; /* recorded so; otherwise; at first. Without a column none */
    unsigned lacks;               /* nt_case.missing */
    uint64_t count;
} nt_counted_row;

/* A code that came from the data: a value of an open list, or that of rows that differ. */
typedef struct {
    nt_dimension dimension;
    const char *label; /* NULL: of rows that differ */
    nt_place place;
} nt_counted_code;

/* The id of those that are told apart by nothing: behind all others. */
#define NT_COUNTED_ID "~"

/* Where such states come from. */
typedef struct {
    nt_date from, to;         /* the days that the register covers */
    const nt_tally *problems; /* by code */
    size_t problem_count;
    const nt_counted_code *codes; /* in the order in which they became codes */
    size_t code_count;
    /* The next; *more false: there are none. Its texts live until the next call. */
    nt_status (*next)(void *context, nt_counted_row *row, bool *more, nt_error *err);
    void *context;
} nt_counted_source;

/* As nt_model_register does. A code that no list has is NT_INVALID at its place. */
nt_status nt_model_register_counted(nt_arena *arena, const nt_package *package,
                                    const nt_counted_source *source, nt_problems *problems,
                                    const nt_register **out, nt_error *err);

/* The same without a case: what the descriptor and the lists say. */
nt_status nt_model_register_lists(nt_arena *arena, const nt_package *package, nt_problems *problems,
                                  const nt_register **out, nt_error *err);

/* "medsos:2 spanduk:1", as nt_counted_row has it. */
const char *nt_model_counted_rows(nt_arena *arena, const nt_register *reg, uint32_t made_of);
/* Those of a register whose cases were read. */
const nt_counted_code *nt_model_counted_codes(nt_arena *arena, const nt_register *reg,
                                              size_t *count);

/* The texts by which a column names its codes, as they are compared (model/key.h), sorted; those of
 * an open list come from the data and are left out. `column` is a dimension or NT_COLUMN_OUTCOME.
 */
typedef struct {
    const char *key, *code; /* NULL: of several codes; a regency's key may be "PROVINCE:KEY" */
} nt_counted_name;
const nt_counted_name *nt_model_counted_names(nt_arena *arena, const nt_register *reg, int column,
                                              size_t *count);
