/* The cube: what a register says on a day, counted; mergeable.
 *
 * A profile is all that a report asks of a case; the cube is a multiset of profiles in canonical
 * order. Merging adds: it is commutative and associative, the cube of no rows is its identity, and
 * the ledger of merged halves is the ledger of the whole, byte for byte. */
#pragma once

#include "model/register.h"

typedef struct {
    uint32_t codes[NT_DIM_COUNT];
    nt_date reported, decided, sanctioned; /* as known on the day: later days are unknown */
    uint32_t made_of;                      /* a mixture of the register */
    uint8_t outcome;                       /* index into the register's outcomes */
} nt_profile;

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

typedef struct {
    nt_date as_of;
    const struct nt_cell_form
        *form; /* of the keys: profiles, packed and sorted, which may repeat */
    const uint64_t *keys;
    size_t key_count;
    uint64_t cases;           /* in all cells */
    const nt_open_case *open; /* the longest open, at most NT_OPEN_CASES_MAX, by since then id */
    size_t open_count;
    uint64_t missing[NT_COLUMN_COUNT]; /* cases that lack what they should have, by column */
} nt_cube;

/* The cells by profile, none empty: the next one, from *at on, which begins with 0. False: no more.
 */
bool nt_cube_walk(const nt_cube *cube, size_t *at, nt_cube_cell *out);

/* The keys of one of so many parts, for who adds up what they count on several threads: a cell may
 * lie in two, each with some of its cases. Of the rest of the cube a part says nothing. */
nt_cube nt_cube_share(const nt_cube *cube, size_t part, size_t parts);

/* The state of rows [first, last) of the register at `as_of`: what was reported, decided or
 * sanctioned later, or recorded later, is not known yet. Versions of one case must lie in one
 * range: nt_cube_split gives ranges that keep them together. */
const nt_cube *nt_cube_count(nt_arena *arena, const nt_register *reg, nt_date as_of, size_t first,
                             size_t last);

/* The states of a register's rows on days, each counted when it is first asked for, for all threads
 * that ask. The arena is nobody else's as long as several do. */
typedef struct nt_states nt_states;
nt_states *nt_states_open(nt_arena *arena, const nt_register *reg);
const nt_register *nt_states_of(const nt_states *states);
const nt_cube *nt_states_on(nt_states *states, nt_date day);

/* The first row at or behind `row` at which a range may begin: the versions of a case stay
 * together. nt_cube_split(reg, 0) is 0, and from case_count on it is case_count. */
size_t nt_cube_split(const nt_register *reg, size_t row);

/* The case whose versions begin at `row` as it was known on the day, with what came later unknown;
 * `recorded` and `line` are those of the version. False: it was not known yet. *version is its row,
 * *next that of the next case. */
bool nt_cube_case(const nt_register *reg, size_t row, nt_date as_of, nt_case *out, size_t *version,
                  size_t *next);

/* The longest open of a province or regency (0: of any), as a cube has those of the whole. */
const nt_open_case *nt_cube_open_of(nt_arena *arena, const nt_register *reg, nt_date as_of,
                                    const uint32_t codes[NT_DIM_COUNT], size_t *count);

/* Both of one day. */
const nt_cube *nt_cube_merge(nt_arena *arena, const nt_cube *a, const nt_cube *b);
