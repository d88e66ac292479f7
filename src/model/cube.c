#include "model/cube.h"

#include <assert.h>
#include <string.h>

#include "base/list.h"
#include "cases.h"
#include "cells.h"

/* ---- the state of a case on a day ---- */

static bool is_later(nt_date day, nt_date as_of)
{
    return nt_date_known(day) && nt_date_known(as_of) && day > as_of;
}

static nt_profile profile_of(const nt_case *c, nt_date as_of)
{
    nt_profile p = {.reported = c->reported,
                    .decided = c->decided,
                    .sanctioned = c->sanctioned,
                    .made_of = c->made_of,
                    .outcome = c->outcome};
    memcpy(p.codes, c->codes, sizeof p.codes);
    if (is_later(p.decided, as_of)) {
        p.decided = NT_DATE_UNKNOWN;
        p.outcome = NT_OUTCOME_PENDING;
        p.codes[NT_DIM_SANCTION] = 0; /* no sanction comes before the decision */
    }
    if (is_later(p.sanctioned, as_of)) {
        p.sanctioned = NT_DATE_UNKNOWN;
        p.codes[NT_DIM_SANCTION] = 0;
    }
    return p;
}

static bool same_case(const nt_register *reg, size_t a, size_t b)
{
    const char *id = reg->cases[a].id;
    return reg->has_recorded && !reg->counted && *id && strcmp(id, reg->cases[b].id) == 0;
}

/* The version of the case at `row` that was the latest known on the day, or NULL; *next is the row
 * of the next case. Versions stand in the order in which they were recorded. */
static const nt_case *version_at(const nt_register *reg, size_t row, size_t last, nt_date as_of,
                                 size_t *next)
{
    const nt_case *known = NULL;
    size_t at = row;
    do {
        known = is_later(reg->cases[at].recorded, as_of) ? known : &reg->cases[at];
        at++;
    } while (at < last && same_case(reg, row, at));
    *next = at;
    if (reg->counted && nt_date_known(reg->counted[row].until) &&
        !is_later(reg->counted[row].until, as_of)) {
        return NULL; /* another of its versions is known */
    }
    return known && !is_later(known->reported, as_of) ? known : NULL;
}

bool nt_cube_case(const nt_register *reg, size_t row, nt_date as_of, nt_case *out, size_t *version,
                  size_t *next)
{
    const nt_case *known = version_at(reg, row, reg->case_count, as_of, next);
    if (known) {
        nt_profile p = profile_of(known, as_of);
        *version = (size_t)(known - reg->cases);
        *out = *known;
        memcpy(out->codes, p.codes, sizeof out->codes);
        out->decided = p.decided;
        out->sanctioned = p.sanctioned;
        out->outcome = p.outcome;
    }
    return known != NULL;
}

size_t nt_cube_split(const nt_register *reg, size_t row)
{
    row = row < reg->case_count ? row : reg->case_count;
    while (row > 0 && row < reg->case_count && same_case(reg, row - 1, row)) {
        row++;
    }
    return row;
}

/* ---- the longest open ---- */

typedef struct {
    nt_open_case items[NT_OPEN_CASES_MAX];
    size_t count;
} open_list;

static int by_since(const nt_open_case *a, const nt_open_case *b)
{
    int order = (a->since > b->since) - (a->since < b->since);
    return order ? order : strcmp(a->id, b->id);
}

static void add_open(open_list *list, const nt_open_case *added)
{
    size_t at = list->count;
    if (at == NT_OPEN_CASES_MAX && by_since(added, &list->items[at - 1]) >= 0) {
        return;
    }
    at -= at == NT_OPEN_CASES_MAX;
    while (at > 0 && by_since(added, &list->items[at - 1]) < 0) {
        list->items[at] = list->items[at - 1];
        at--;
    }
    list->items[at] = *added;
    list->count += list->count < NT_OPEN_CASES_MAX;
}

/* Since when the case waits; unknown when it does not wait, or nobody knows since when. */
static nt_date waits_since(const nt_register *reg, const nt_profile *p)
{
    bool sanctioned = nt_date_known(p->sanctioned) || p->codes[NT_DIM_SANCTION];
    switch (nt_register_outcome_kind(reg, p->outcome)) {
    case NT_OUTCOME_PENDING:
        return p->reported;
    case NT_OUTCOME_PROVEN:
        return sanctioned || !reg->has_sanctioned ? NT_DATE_UNKNOWN
               : reg->has_decided                 ? p->decided
                                                  : p->reported;
    case NT_OUTCOME_UNKNOWN:
    case NT_OUTCOME_NOT_PROVEN:
    case NT_OUTCOME_CLOSED:
    case NT_OUTCOME_KINDS:
        break;
    }
    return NT_DATE_UNKNOWN;
}

static void note_open(const nt_register *reg, const nt_case *c, const nt_profile *p,
                      open_list *list)
{
    nt_open_case open = {.id = c->id,
                         .institution = p->codes[NT_DIM_INSTITUTION],
                         .province = p->codes[NT_DIM_PROVINCE],
                         .regency = p->codes[NT_DIM_REGENCY],
                         .since = waits_since(reg, p),
                         .kind = nt_register_outcome_kind(reg, p->outcome)};
    if (nt_date_known(open.since)) {
        add_open(list, &open);
    }
}

/* ---- what cases lack ---- */

/* A stage that is not reached on the day is not lacking. */
static unsigned missing_of(const nt_case *c, const nt_profile *p)
{
    unsigned missing = c->missing;
    return p->decided != c->decided         ? missing & ~(unsigned)NT_LACKED_BEFORE_DECISION
           : p->sanctioned != c->sanctioned ? missing & ~(unsigned)NT_LACKED_BEFORE_SANCTION
                                            : missing;
}

static void count_missing(nt_cube *cube, unsigned missing, uint64_t cases)
{
    for (int c = 0; missing >> c; c++) {
        cube->missing[c] += (missing >> c & 1) * cases;
    }
}

/* ---- profiles in order ---- */

/* A day that is unknown comes before all others. */
static int by_profile(const nt_profile *a, const nt_profile *b)
{
    int order = 0;
    for (int d = 0; !order && d < NT_DIM_COUNT; d++) {
        order = (a->codes[d] > b->codes[d]) - (a->codes[d] < b->codes[d]);
    }
    order = order ? order : (a->reported > b->reported) - (a->reported < b->reported);
    order = order ? order : (a->decided > b->decided) - (a->decided < b->decided);
    order = order ? order : (a->sanctioned > b->sanctioned) - (a->sanctioned < b->sanctioned);
    order = order ? order : (a->made_of > b->made_of) - (a->made_of < b->made_of);
    return order ? order : a->outcome - b->outcome;
}

/* What is said of each of so many cases that are known on the day, beside their profile. */
static void count_case(const nt_register *reg, const nt_case *c, const nt_profile *p,
                       uint64_t cases, nt_cube *cube, open_list *open)
{
    note_open(reg, c, p, open);
    count_missing(cube, missing_of(c, p), cases);
}

static int by_cell(const void *left, const void *right)
{
    return by_profile(&((const nt_cube_cell *)left)->profile,
                      &((const nt_cube_cell *)right)->profile);
}

/* Of rows that each stand for many cases. */
static void count_counted(nt_arena *arena, const nt_register *reg, size_t first, size_t last,
                          nt_cube *out, open_list *open)
{
    nt_cube_cell *cells = nt_new_array(arena, nt_cube_cell, last - first + 1);
    size_t count = 0, kept = 0;
    for (size_t row = first, next; row < last; row = next) {
        const nt_case *c = version_at(reg, row, last, out->as_of, &next);
        if (c) {
            nt_cube_cell *cell = &cells[count++];
            *cell = (nt_cube_cell){profile_of(c, out->as_of), reg->counted[row].count};
            count_case(reg, c, &cell->profile, cell->count, out, open);
        }
    }
    nt_sort(cells, count, sizeof *cells, by_cell);
    for (size_t i = 0; i < count; i++) {
        if (kept && by_cell(&cells[kept - 1], &cells[i]) == 0) {
            cells[kept - 1].count += cells[i].count;
        } else {
            cells[kept++] = cells[i];
        }
    }
    out->cells = cells;
    out->cell_count = kept;
}

static void count_cases(nt_arena *arena, const nt_register *reg, size_t first, size_t last,
                        nt_cube *cube, open_list *open)
{
    nt_arena *scratch = nt_arena_open();
    nt_cell_form form = {0};
    size_t count = 0;
    for (size_t row = first; row < last;) {
        const nt_case *c = version_at(reg, row, last, cube->as_of, &row);
        if (c) {
            nt_profile p = profile_of(c, cube->as_of);
            count_case(reg, c, &p, 1, cube, open);
            nt_cells_measure(&form, &p);
            count++;
        }
    }
    nt_cells_settle(&form);
    uint64_t *keys = nt_new_array(scratch, uint64_t, count * form.words + 1), *key = keys;
    for (size_t row = first; row < last;) {
        const nt_case *c = version_at(reg, row, last, cube->as_of, &row);
        if (c) {
            nt_profile p = profile_of(c, cube->as_of);
            nt_cells_pack(&form, &p, key);
            key += form.words;
        }
    }
    nt_cells_count(arena, &form, keys, count, cube);
    nt_arena_close(scratch);
}

const nt_cube *nt_cube_count(nt_arena *arena, const nt_register *reg, nt_date as_of, size_t first,
                             size_t last)
{
    open_list *open = nt_new(arena, open_list);
    nt_cube *cube = nt_new(arena, nt_cube);
    cube->as_of = as_of;
    (reg->counted ? count_counted : count_cases)(arena, reg, first, last, cube, open);
    cube->open = open->items;
    cube->open_count = open->count;
    return cube;
}

static bool lies_in(const nt_profile *p, const uint32_t codes[NT_DIM_COUNT], nt_dimension level)
{
    return !codes[level] || p->codes[level] == codes[level];
}

const nt_open_case *nt_cube_open_of(nt_arena *arena, const nt_register *reg, nt_date as_of,
                                    const uint32_t codes[NT_DIM_COUNT], size_t *count)
{
    open_list *open = nt_new(arena, open_list);
    for (size_t row = 0; row < reg->case_count;) {
        const nt_case *c = version_at(reg, row, reg->case_count, as_of, &row);
        nt_profile p = c ? profile_of(c, as_of) : (nt_profile){0};
        if (c && *c->id && lies_in(&p, codes, NT_DIM_PROVINCE) &&
            lies_in(&p, codes, NT_DIM_REGENCY)) {
            note_open(reg, c, &p, open);
        }
    }
    *count = open->count;
    return open->items;
}

static void merge_cells(nt_arena *arena, const nt_cube *a, const nt_cube *b, nt_cube *out)
{
    nt_cube_cell *cells = nt_new_array(arena, nt_cube_cell, a->cell_count + b->cell_count + 1);
    size_t i = 0, j = 0, count = 0;
    while (i < a->cell_count || j < b->cell_count) {
        int order = i == a->cell_count   ? 1
                    : j == b->cell_count ? -1
                                         : by_profile(&a->cells[i].profile, &b->cells[j].profile);
        cells[count] = order <= 0 ? a->cells[i] : b->cells[j];
        cells[count].count += order == 0 ? b->cells[j].count : 0;
        i += order <= 0;
        j += order >= 0;
        count++;
    }
    out->cells = cells;
    out->cell_count = count;
}

const nt_cube *nt_cube_merge(nt_arena *arena, const nt_cube *a, const nt_cube *b)
{
    assert(a->as_of == b->as_of);
    nt_cube *cube = nt_new(arena, nt_cube);
    cube->as_of = a->as_of;
    merge_cells(arena, a, b, cube);
    for (int c = 0; c < NT_COLUMN_COUNT; c++) {
        cube->missing[c] = a->missing[c] + b->missing[c];
    }
    open_list *open = nt_new(arena, open_list);
    for (size_t i = 0; i < a->open_count; i++) {
        add_open(open, &a->open[i]);
    }
    for (size_t i = 0; i < b->open_count; i++) {
        add_open(open, &b->open[i]);
    }
    cube->open = open->items;
    cube->open_count = open->count;
    return cube;
}
