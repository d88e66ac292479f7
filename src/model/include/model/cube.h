/* The cube: what a register says on a day, counted.
 *
 * A profile is all that a report asks of a case; the cube is a multiset of profiles, read from the
 * packed cases of the register each time: most registers have hardly two cases alike. Whatever is
 * computed of it is sums of whole numbers, the same for any order of the cells and however they are
 * shared out. */
#pragma once

#include "model/register.h"

/* A case as known on the day: later days are unknown. Of its id, line and marks beside the outcome
 * a cube says nothing. */
typedef nt_case nt_profile;

typedef struct {
    nt_profile profile;
    uint64_t count; /* of cases */
} nt_cube_cell;

/* An open case, for the list of those that have waited longest for their next step. No person, only
 * the case's id. */
typedef struct {
    const char *id;
    uint32_t institution, province, regency;
    nt_date since; /* reported, or decided when it waits for a sanction */
    nt_outcome kind;
} nt_open_case;

enum { NT_OPEN_CASES_MAX = 200 };

/* Of rows [first, last) of a register, which outlives it. */
typedef struct {
    const nt_register *reg;
    size_t first, last;
    nt_date as_of;
    uint64_t cases;           /* in all cells */
    const nt_open_case *open; /* the longest open, at most NT_OPEN_CASES_MAX, by since then id */
    size_t open_count;
    uint64_t missing[NT_COLUMN_COUNT]; /* cases that lack what they should have, by column */
} nt_cube;

/* The cells, none empty, in no order; two may have one profile: the next one, from *at on, which
 * begins with 0. False: no more. */
bool nt_cube_walk(const nt_cube *cube, size_t *at, nt_cube_cell *out);

/* The cells of one of so many parts. Of the rest of the cube a part says nothing. */
nt_cube nt_cube_share(const nt_cube *cube, size_t part, size_t parts);

/* Calls `add` for each cell of the cube, on as many threads as nt_cube_threads says, each with
 * counts of its own: of[thread]. */
typedef void nt_cube_count_cell(void *counts, const void *context, const nt_cube_cell *cell);
typedef struct {
    const nt_cube *cube;
    nt_cube_count_cell *add;
    const void *context;
    void *const *of;
} nt_cube_visitor;
int nt_cube_threads(const nt_cube *cube);
/* So many at once, whose cubes are of the same rows: each case is read once for those that follow
 * on each other and ask of one day. */
void nt_cube_visit(const nt_cube_visitor *visitors, size_t count);

/* The same with counts alone, which are added up: `count` of them, zero at first. */
typedef struct {
    const nt_cube *cube;
    nt_cube_count_cell *add;
    const void *context;
    uint64_t *counts;
    size_t count;
} nt_cube_counter;
void nt_cube_sum(const nt_cube_counter *counters, size_t count);
void nt_cube_add_counts(uint64_t *to, const uint64_t *from, size_t count);

/* The state of rows [first, last) of the register at `as_of`: what was reported, decided or
 * sanctioned later, or recorded later, is not known yet. Versions of one case must lie in one
 * range: nt_cube_split gives ranges that keep them together. */
const nt_cube *nt_cube_count(nt_arena *arena, const nt_register *reg, nt_date as_of, size_t first,
                             size_t last);

/* The first row at or behind `row` at which a range may begin: the versions of a case stay
 * together. nt_cube_split(reg, 0) is 0, and from case_count on it is case_count. */
size_t nt_cube_split(const nt_register *reg, size_t row);
/* How many cases it has: one has as many rows as it has versions. */
size_t nt_cube_cases(const nt_register *reg);

/* The case whose versions begin at `row` as it was known on the day, with what came later unknown;
 * `recorded` and `line` are those of the version. False: it was not known yet. *version is its row,
 * *next that of the next case. */
bool nt_cube_case(const nt_register *reg, size_t row, nt_date as_of, nt_case *out, size_t *version,
                  size_t *next);

/* The longest open of a province or regency (0: of any), as a cube has those of the whole. */
const nt_open_case *nt_cube_open_of(nt_arena *arena, const nt_register *reg, nt_date as_of,
                                    const uint32_t codes[NT_DIM_COUNT], size_t *count);
