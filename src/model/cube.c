#include "model/cube.h"

#include <assert.h>
#include <string.h>

#include "base/threads.h"
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

/* What is said of each of so many cases that are known on the day, beside their profile. */
static void count_case(const nt_register *reg, const nt_case *c, const nt_profile *p,
                       uint64_t cases, nt_cube *cube, open_list *open)
{
    note_open(reg, c, p, open);
    count_missing(cube, missing_of(c, p), cases);
    cube->cases += cases;
}

/* ---- keys ---- */

/* Keys on their way into a cube. */
typedef struct {
    nt_arena *scratch;
    nt_cell_form *form;
    uint64_t *keys, *elsewhere, *next;
} packing;

/* Room for so many, once all are measured; they are packed where sorting brings them into `arena`.
 */
static packing open_keys(nt_arena *arena, nt_cell_form *form, size_t count)
{
    nt_cells_settle(form);
    packing p = {nt_arena_open(), form, NULL, NULL, NULL};
    bool moves = nt_cells_end_elsewhere(form);
    size_t words = count * form->stride + 1;
    p.keys = nt_new_array(moves ? p.scratch : arena, uint64_t, words);
    p.elsewhere = nt_new_array(moves ? arena : p.scratch, uint64_t, words);
    p.next = p.keys;
    return p;
}

static void put_key(packing *p, const nt_profile *profile, uint64_t count)
{
    nt_cells_pack(p->form, profile, count, p->next);
    p->next += p->form->stride;
}

static void close_keys(packing *p, nt_cube *cube)
{
    cube->form = p->form;
    cube->key_count = (size_t)(p->next - p->keys) / p->form->stride;
    cube->keys = nt_cells_end_elsewhere(p->form) ? p->elsewhere : p->keys;
    nt_cells_sort(p->form, p->keys, p->elsewhere, cube->key_count);
    nt_arena_close(p->scratch);
}

/* ---- rows, each part of them on a thread ---- */

typedef struct {
    size_t first, last, count; /* of the rows, and of the cases that are known */
    nt_cell_form form;
    nt_cube cube; /* but for its keys */
    open_list open;
    packing keys;
} row_part;

typedef struct {
    const nt_register *reg;
    row_part *parts;
} parted;

static uint64_t cases_of(const nt_register *reg, size_t row)
{
    return reg->counted ? reg->counted[row].count : 1;
}

typedef struct {
    size_t row, next; /* where it stands, and the case behind it */
    const nt_case *of;
    nt_profile profile;
} known_case;

/* The next case of the part that is known by its day; false: none is left. */
static bool next_known(const nt_register *reg, const row_part *part, known_case *k)
{
    for (k->of = NULL; !k->of && k->next < part->last;) {
        k->row = k->next;
        k->of = version_at(reg, k->row, part->last, part->cube.as_of, &k->next);
    }
    if (k->of) {
        k->profile = profile_of(k->of, part->cube.as_of);
    }
    return k->of;
}

static bool measure_part(void *who, int thread, size_t item)
{
    const nt_register *reg = ((parted *)who)->reg;
    row_part *part = &((parted *)who)->parts[item];
    (void)thread;
    for (known_case k = {.next = part->first}; next_known(reg, part, &k);) {
        count_case(reg, k.of, &k.profile, cases_of(reg, k.row), &part->cube, &part->open);
        nt_cells_measure(&part->form, &k.profile);
        part->count++;
    }
    return true;
}

static bool pack_part(void *who, int thread, size_t item)
{
    const nt_register *reg = ((parted *)who)->reg;
    row_part *part = &((parted *)who)->parts[item];
    (void)thread;
    for (known_case k = {.next = part->first}; next_known(reg, part, &k);) {
        put_key(&part->keys, &k.profile, cases_of(reg, k.row));
    }
    return true;
}

/* What both say beside their cells. */
static void join(nt_cube *cube, open_list *open, const nt_cube *part, const nt_open_case *items,
                 size_t count)
{
    cube->cases += part->cases;
    for (int c = 0; c < NT_COLUMN_COUNT; c++) {
        cube->missing[c] += part->missing[c];
    }
    for (size_t i = 0; i < count; i++) {
        add_open(open, &items[i]);
    }
}

static void count_cases(nt_arena *arena, const nt_register *reg, size_t first, size_t last,
                        nt_cube *cube, open_list *open)
{
    enum { ROWS_MIN = 4096, PARTS_MAX = 16 };
    nt_error ignored;
    int threads = 1;
    size_t count = (last - first) / ROWS_MIN + 1, known = 0;
    count = nt_threads_allowed(&threads, &ignored) || threads == 1 ? 1
            : count < PARTS_MAX                                    ? count
                                                                   : PARTS_MAX;
    nt_arena *scratch = nt_arena_open();
    parted all = {reg, nt_new_array(scratch, row_part, count)};
    for (size_t i = 0; i < count; i++) {
        row_part *part = &all.parts[i];
        part->cube.as_of = cube->as_of;
        part->first = i ? part[-1].last : first;
        part->last =
            i + 1 < count ? nt_cube_split(reg, first + (last - first) * (i + 1) / count) : last;
        part->last = part->last < last ? part->last : last;
    }
    nt_threads_share(threads, count, measure_part, &all);
    nt_cell_form *form = nt_new(arena, nt_cell_form);
    form->counted = reg->counted;
    for (size_t i = 0; i < count; i++) {
        const row_part *part = &all.parts[i];
        nt_cells_join(form, &part->form);
        join(cube, open, &part->cube, part->open.items, part->open.count);
        known += part->count;
    }
    packing keys = open_keys(arena, form, known);
    for (size_t i = 0; i < count; i++) {
        all.parts[i].keys = keys;
        keys.next += all.parts[i].count * form->stride;
    }
    nt_threads_share(threads, count, pack_part, &all);
    nt_arena_close(scratch);
    close_keys(&keys, cube);
}

const nt_cube *nt_cube_count(nt_arena *arena, const nt_register *reg, nt_date as_of, size_t first,
                             size_t last)
{
    open_list *open = nt_new(arena, open_list);
    nt_cube *cube = nt_new(arena, nt_cube);
    cube->as_of = as_of;
    count_cases(arena, reg, first, last, cube, open);
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

static void merge_cells(nt_arena *arena, const nt_cube *const of[2], nt_cube *out)
{
    nt_cell_form *form = nt_new(arena, nt_cell_form);
    nt_cube_cell cell;
    size_t count = 0;
    form->counted = true;
    for (int i = 0; i < 2; i++) {
        for (size_t at = 0; nt_cube_walk(of[i], &at, &cell); count++) {
            nt_cells_measure(form, &cell.profile);
        }
    }
    packing keys = open_keys(arena, form, count);
    for (int i = 0; i < 2; i++) {
        for (size_t at = 0; nt_cube_walk(of[i], &at, &cell);) {
            put_key(&keys, &cell.profile, cell.count);
        }
    }
    close_keys(&keys, out);
}

const nt_cube *nt_cube_merge(nt_arena *arena, const nt_cube *a, const nt_cube *b)
{
    assert(a->as_of == b->as_of);
    nt_cube *cube = nt_new(arena, nt_cube);
    cube->as_of = a->as_of;
    merge_cells(arena, (const nt_cube *const[]){a, b}, cube);
    open_list *open = nt_new(arena, open_list);
    join(cube, open, a, a->open, a->open_count);
    join(cube, open, b, b->open, b->open_count);
    cube->open = open->items;
    cube->open_count = open->count;
    return cube;
}
