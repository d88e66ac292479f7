#include "model/cube.h"

#include <string.h>

#include "base/threads.h"
#include "cases.h"

/* ---- the state of a case on a day ---- */

/* An unknown day is before all others. */
static bool is_later(nt_date day, nt_date as_of)
{
    return nt_date_known(as_of) && day > as_of;
}

/* What came later is not known. */
static void cut_off(nt_case *c, nt_date as_of)
{
    if (is_later(c->decided, as_of)) {
        c->decided = NT_DATE_UNKNOWN;
        c->outcome = NT_OUTCOME_PENDING;
        c->codes[NT_DIM_SANCTION] = 0; /* no sanction comes before the decision */
    }
    if (is_later(c->sanctioned, as_of)) {
        c->sanctioned = NT_DATE_UNKNOWN;
        c->codes[NT_DIM_SANCTION] = 0;
    }
}

static bool same_case(const nt_register *reg, size_t row)
{
    if (!reg->has_recorded || reg->counted) {
        return false;
    }
    size_t at = nt_register_row(reg, row);
    const char *id = reg->cases ? reg->cases[at].id : NULL;
    return id ? *id && strcmp(id, reg->cases[at - 1].id) == 0 : nt_store_is_again(reg->packed, at);
}

/* `window` may be NULL where rows are not read in their order. */
static inline void read_case(const nt_register *reg, nt_case_window *window, size_t row,
                             nt_case *out)
{
    if (window && !reg->cases && !reg->rows) {
        *out = *nt_store_next(reg->packed, window, row);
    } else {
        nt_register_read(reg, row, out);
    }
}

/* The case whose versions begin at `row` as it was written in the one that was the latest known on
 * the day, and its row; *next is the row of the next case. False: it was not known yet. Versions
 * stand in the order in which they were recorded. */
static inline bool know(const nt_register *reg, nt_case_window *window, size_t row, size_t last,
                        nt_date as_of, nt_case *out, size_t *version, size_t *next)
{
    size_t at = row + 1;
    read_case(reg, window, row, out);
    *version = row;
    bool known = !is_later(out->recorded, as_of);
    for (; at < last && same_case(reg, at); at++) {
        nt_case written;
        read_case(reg, window, at, &written);
        if (!is_later(written.recorded, as_of)) {
            *out = written;
            *version = at;
            known = true;
        }
    }
    *next = at;
    const nt_counted *counted = reg->counted ? &reg->counted[nt_register_row(reg, row)] : NULL;
    if (counted && nt_date_known(counted->until) && !is_later(counted->until, as_of)) {
        return false; /* another of its versions is known */
    }
    return known && !is_later(out->reported, as_of);
}

bool nt_cube_case(const nt_register *reg, size_t row, nt_date as_of, nt_case *out, size_t *version,
                  size_t *next)
{
    size_t at;
    bool known = know(reg, NULL, row, reg->case_count, as_of, out, &at, next);
    cut_off(out, as_of);
    *version = known ? at : *version;
    return known;
}

size_t nt_cube_split(const nt_register *reg, size_t row)
{
    row = row < reg->case_count ? row : reg->case_count;
    while (row > 0 && row < reg->case_count && same_case(reg, row)) {
        row++;
    }
    return row;
}

size_t nt_cube_cases(const nt_register *reg)
{
    size_t count = 0;
    for (size_t row = 0; row < reg->case_count; row = nt_cube_split(reg, row + 1)) {
        count++;
    }
    return count;
}

static uint64_t cases_of(const nt_register *reg, size_t row)
{
    return reg->counted ? reg->counted[nt_register_row(reg, row)].count : 1;
}

/* The cell of the case whose versions begin at `row`; false: it has none. */
static inline bool read_cell(const nt_cube *cube, nt_case_window *window, size_t row,
                             nt_cube_cell *out, size_t *next)
{
    size_t version;
    bool known =
        know(cube->reg, window, row, cube->last, cube->as_of, &out->profile, &version, next);
    cut_off(&out->profile, cube->as_of);
    out->count = cases_of(cube->reg, row);
    return known;
}

bool nt_cube_walk(const nt_cube *cube, size_t *at, nt_cube_cell *out)
{
    bool found = false;
    for (size_t row = cube->first + *at, next; row < cube->last && !found; row = next) {
        found = read_cell(cube, NULL, row, out, &next);
        *at = next - cube->first;
    }
    return found;
}

nt_cube nt_cube_share(const nt_cube *cube, size_t part, size_t parts)
{
    size_t rows = cube->last - cube->first;
    size_t from = nt_cube_split(cube->reg, cube->first + rows * part / parts);
    size_t to = nt_cube_split(cube->reg, cube->first + rows * (part + 1) / parts);
    return (nt_cube){.reg = cube->reg, .as_of = cube->as_of, .first = from, .last = to};
}

/* ---- on all threads ---- */

enum { ROWS_MIN = 8192 }; /* of a part: it is no work to speak of, and counts are to be added up */

static size_t part_count(const nt_cube *cube)
{
    enum { PARTS_MAX = 64 }; /* many: one thread may have less of the processor than another */
    size_t count = (cube->last - cube->first) / ROWS_MIN + 1;
    return count < PARTS_MAX ? count : PARTS_MAX;
}

int nt_cube_threads(const nt_cube *cube)
{
    nt_error ignored;
    int threads;
    size_t parts = part_count(cube);
    bool alone = parts == 1 || nt_threads_allowed(&threads, &ignored);
    return alone ? 1 : (size_t)threads > parts ? (int)parts : threads;
}

typedef struct {
    const nt_cube_visitor *visitors;
    size_t count, parts;
} sharing;

static bool walk_part(void *who, int thread, size_t item)
{
    const sharing *all = who;
    nt_cube part = nt_cube_share(all->visitors->cube, item, all->parts);
    nt_case_window window;
    window.first = window.count = 0;
    for (size_t row = part.first, next = part.last; row < part.last; row = next) {
        nt_cube_cell cell;
        bool known = false;
        NT_EACH(const nt_cube_visitor, v, all->visitors, all->count) {
            if (v == all->visitors || v->cube->as_of != part.as_of) {
                part.as_of = v->cube->as_of;
                known = read_cell(&part, &window, row, &cell, &next);
            }
            if (known) {
                v->add(v->of[thread], v->context, &cell);
            }
        }
    }
    return true;
}

void nt_cube_visit(const nt_cube_visitor *visitors, size_t count)
{
    sharing all = {visitors, count, part_count(visitors->cube)};
    nt_threads_share(nt_cube_threads(visitors->cube), all.parts, walk_part, &all);
}

/* Most are 0, and whole pages of them need not become memory. */
void nt_cube_add_counts(uint64_t *to, const uint64_t *from, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (from[i]) {
            to[i] += from[i];
        }
    }
}

void nt_cube_sum(const nt_cube_counter *counters, size_t count)
{
    NT_PASSING_ARENA(scratch);
    size_t threads = (size_t)nt_cube_threads(counters->cube);
    nt_cube_visitor *visitors = nt_new_array(scratch, nt_cube_visitor, count);
    for (size_t i = 0; i < count; i++) {
        const nt_cube_counter *c = &counters[i];
        void **of = nt_new_array(scratch, void *, threads);
        for (size_t t = 0; t < threads; t++) {
            of[t] = t ? nt_new_array(scratch, uint64_t, c->count) : c->counts;
        }
        visitors[i] = (nt_cube_visitor){c->cube, c->add, c->context, of};
    }
    nt_cube_visit(visitors, count);
    for (size_t i = 0; i < count; i++) {
        for (size_t t = 1; t < threads; t++) {
            nt_cube_add_counts(counters[i].counts, visitors[i].of[t], counters[i].count);
        }
    }
}

/* ---- the longest open ---- */

/* Their ids lie in the texts, in any order. */
typedef struct {
    nt_open_case items[NT_OPEN_CASES_MAX];
    size_t count;
    char texts[NT_OPEN_CASES_MAX][NT_ID_MAX + 1];
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
    const char *gone = at < NT_OPEN_CASES_MAX ? list->texts[at] : list->items[at - 1].id;
    char *text = list->texts[(size_t)(gone - list->texts[0]) / sizeof list->texts[0]];
    at -= at == NT_OPEN_CASES_MAX;
    while (at > 0 && by_since(added, &list->items[at - 1]) < 0) {
        list->items[at] = list->items[at - 1];
        at--;
    }
    list->items[at] = *added;
    list->items[at].id = strcpy(text, added->id);
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

/* The id is read only where the day leaves it open whether it is among the longest. */
static void note_open(const nt_register *reg, size_t row, const nt_profile *p, nt_id_text *id,
                      open_list *list)
{
    nt_date since = waits_since(reg, p);
    bool full = list->count == NT_OPEN_CASES_MAX;
    if (!nt_date_known(since) || (full && since > list->items[list->count - 1].since)) {
        return;
    }
    nt_open_case open = {.id = nt_register_id(reg, row, id),
                         .institution = p->codes[NT_DIM_INSTITUTION],
                         .province = p->codes[NT_DIM_PROVINCE],
                         .regency = p->codes[NT_DIM_REGENCY],
                         .since = since,
                         .kind = nt_register_outcome_kind(reg, p->outcome)};
    add_open(list, &open);
}

/* ---- what cases lack ---- */

/* A stage that is not reached on the day is not lacking. */
static unsigned missing_of(const nt_case *c, nt_date as_of)
{
    unsigned missing = c->missing;
    return is_later(c->decided, as_of)      ? missing & ~(unsigned)NT_LACKED_BEFORE_DECISION
           : is_later(c->sanctioned, as_of) ? missing & ~(unsigned)NT_LACKED_BEFORE_SANCTION
                                            : missing;
}

static void count_missing(nt_cube *cube, unsigned missing, uint64_t cases)
{
    for (int c = 0; missing >> c; c++) {
        cube->missing[c] += (missing >> c & 1) * cases;
    }
}

/* ---- what is said beside the cells, each part of the rows on a thread ---- */

typedef struct {
    nt_cube cube;
    open_list open;
} counted_part;

static bool count_part(void *who, int thread, size_t item)
{
    counted_part *part = &((counted_part *)who)[item];
    nt_cube *cube = &part->cube;
    nt_id_text id = {.next = 0};
    nt_case_window window;
    nt_case known;
    window.first = window.count = 0;
    (void)thread;
    for (size_t row = cube->first, version, next; row < cube->last; row = next) {
        if (know(cube->reg, &window, row, cube->last, cube->as_of, &known, &version, &next)) {
            uint64_t cases = cases_of(cube->reg, row);
            count_missing(cube, missing_of(&known, cube->as_of), cases);
            cut_off(&known, cube->as_of);
            note_open(cube->reg, version, &known, &id, &part->open);
            cube->cases += cases;
        }
    }
    return true;
}

const nt_cube *nt_cube_count(nt_arena *arena, const nt_register *reg, nt_date as_of, size_t first,
                             size_t last)
{
    open_list *open = nt_new(arena, open_list);
    nt_cube *cube = nt_new(arena, nt_cube);
    *cube = (nt_cube){.reg = reg, .as_of = as_of, .first = first, .last = last};
    int threads = nt_cube_threads(cube);
    size_t count = threads == 1 ? 1 : part_count(cube);
    NT_PASSING_ARENA(scratch);
    counted_part *parts = nt_new_array(scratch, counted_part, count);
    for (size_t i = 0; i < count; i++) {
        parts[i].cube = nt_cube_share(cube, i, count);
    }
    nt_threads_share(threads, count, count_part, parts);
    NT_EACH(const counted_part, part, parts, count) {
        cube->cases += part->cube.cases;
        for (int c = 0; c < NT_COLUMN_COUNT; c++) {
            cube->missing[c] += part->cube.missing[c];
        }
        for (size_t k = 0; k < part->open.count; k++) {
            add_open(open, &part->open.items[k]);
        }
    }
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
    nt_id_text id = {.next = 0};
    nt_case c;
    for (size_t row = 0, version, next; row < reg->case_count; row = next) {
        if (nt_cube_case(reg, row, as_of, &c, &version, &next) && !c.has_no_id &&
            lies_in(&c, codes, NT_DIM_PROVINCE) && lies_in(&c, codes, NT_DIM_REGENCY)) {
            note_open(reg, version, &c, &id, open);
        }
    }
    *count = open->count;
    return open->items;
}
