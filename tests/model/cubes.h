/* Two cubes held against each other, all that they say. */
#pragma once

#include <string.h>

#include "model/cube.h"

static bool profiles_agree(const nt_profile *a, const nt_profile *b)
{
    return memcmp(a->codes, b->codes, sizeof a->codes) == 0 && a->reported == b->reported &&
           a->decided == b->decided && a->sanctioned == b->sanctioned && a->made_of == b->made_of &&
           a->outcome == b->outcome;
}

static bool open_cases_agree(const nt_open_case *a, const nt_open_case *b)
{
    return strcmp(a->id, b->id) == 0 && a->institution == b->institution &&
           a->province == b->province && a->regency == b->regency && a->since == b->since &&
           a->kind == b->kind;
}

static bool cubes_agree(const nt_cube *a, const nt_cube *b)
{
    bool agree = a->as_of == b->as_of && a->cases == b->cases && a->open_count == b->open_count &&
                 memcmp(a->missing, b->missing, sizeof a->missing) == 0;
    for (size_t i = 0; agree && i < a->open_count; i++) {
        agree = open_cases_agree(&a->open[i], &b->open[i]);
    }
    nt_cube_cell cell, same;
    size_t at = 0, there = 0;
    while (agree && nt_cube_walk(a, &at, &cell)) {
        agree = nt_cube_walk(b, &there, &same) && cell.count == same.count &&
                profiles_agree(&cell.profile, &same.profile);
    }
    return agree && there == b->key_count;
}
