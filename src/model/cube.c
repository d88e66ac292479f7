#include "model/cube.h"

#include <assert.h>
#include <string.h>

#include "cases.h"

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
    return reg->has_recorded && *id && strcmp(id, reg->cases[b].id) == 0;
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

static void count_missing(nt_cube *cube, unsigned missing)
{
    for (int c = 0; missing >> c; c++) {
        cube->missing[c] += missing >> c & 1;
    }
}

/* ---- profiles in order ---- */

enum { FIELDS = NT_DIM_COUNT + 4 };

static void spread(const nt_profile *p, uint32_t out[static FIELDS])
{
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        out[d] = p->codes[d];
    }
    /* Turns the order of signed days, the unknown first, into one of unsigned numbers. */
    out[NT_DIM_COUNT] = (uint32_t)p->reported ^ 0x80000000u;
    out[NT_DIM_COUNT + 1] = (uint32_t)p->decided ^ 0x80000000u;
    out[NT_DIM_COUNT + 2] = (uint32_t)p->sanctioned ^ 0x80000000u;
    out[NT_DIM_COUNT + 3] = (uint32_t)p->outcome;
}

static nt_profile gather(const uint32_t in[static FIELDS])
{
    nt_profile p = {.reported = (nt_date)(in[NT_DIM_COUNT] ^ 0x80000000u),
                    .decided = (nt_date)(in[NT_DIM_COUNT + 1] ^ 0x80000000u),
                    .sanctioned = (nt_date)(in[NT_DIM_COUNT + 2] ^ 0x80000000u),
                    .outcome = (uint8_t)in[NT_DIM_COUNT + 3]};
    memcpy(p.codes, in, sizeof p.codes);
    return p;
}

static int by_profile(const nt_profile *a, const nt_profile *b)
{
    uint32_t left[FIELDS], right[FIELDS];
    spread(a, left);
    spread(b, right);
    for (int f = 0; f < FIELDS; f++) {
        if (left[f] != right[f]) {
            return left[f] < right[f] ? -1 : 1;
        }
    }
    return 0;
}

/* Profiles are sorted as numbers of as many bits as this register needs: the first field takes the
 * highest ones, zero is the unknown, and nothing but the keys is moved. */
enum { WORD = 64 };

typedef struct {
    uint32_t lowest[FIELDS]; /* of the known days */
    int bits[FIELDS];
    size_t words;
} packing;

static bool is_day(int field)
{
    return field >= NT_DIM_COUNT && field < NT_DIM_COUNT + 3;
}

static int bits_of(uint64_t largest)
{
    int bits = 0;
    while (largest >> bits) {
        bits++;
    }
    return bits;
}

/* Where and how wide the fields of these rows lie; a state has no value that its row has not, but
 * for the outcome of a case that is not decided yet. */
static packing measure(const nt_register *reg, size_t first, size_t last)
{
    packing made = {.words = 1};
    uint32_t highest[FIELDS] = {0}, value[FIELDS];
    for (int f = 0; f < FIELDS; f++) {
        made.lowest[f] = UINT32_MAX;
    }
    for (size_t i = first; i < last; i++) {
        nt_profile p = profile_of(&reg->cases[i], NT_DATE_UNKNOWN);
        spread(&p, value);
        for (int f = 0; f < FIELDS; f++) {
            bool lower = value[f] && value[f] < made.lowest[f];
            made.lowest[f] = lower ? value[f] : made.lowest[f];
            highest[f] = value[f] > highest[f] ? value[f] : highest[f];
        }
    }
    uint32_t *outcome = &highest[FIELDS - 1];
    *outcome = *outcome > NT_OUTCOME_PENDING ? *outcome : NT_OUTCOME_PENDING;
    size_t total = 0;
    for (int f = 0; f < FIELDS; f++) {
        made.lowest[f] = is_day(f) && highest[f] ? made.lowest[f] - 1 : 0;
        made.bits[f] = bits_of(highest[f] - made.lowest[f]);
        total += (size_t)made.bits[f];
    }
    made.words = total ? (total + WORD - 1) / WORD : 1;
    return made;
}

static void pack(const packing *how, const nt_profile *p, uint64_t *key)
{
    uint32_t value[FIELDS];
    int at = 0;
    spread(p, value);
    memset(key, 0, how->words * sizeof *key);
    for (int f = FIELDS - 1; f >= 0; f--) {
        uint64_t v = value[f] > how->lowest[f] ? value[f] - how->lowest[f] : 0;
        if (how->bits[f]) {
            key[at / WORD] |= v << at % WORD;
            if (at % WORD + how->bits[f] > WORD) {
                key[at / WORD + 1] |= v >> (WORD - at % WORD);
            }
        }
        at += how->bits[f];
    }
}

static nt_profile unpack(const packing *how, const uint64_t *key)
{
    uint32_t value[FIELDS];
    int at = 0;
    for (int f = FIELDS - 1; f >= 0; f--) {
        uint64_t v = 0;
        if (how->bits[f]) {
            v = key[at / WORD] >> at % WORD;
            if (at % WORD + how->bits[f] > WORD) {
                v |= key[at / WORD + 1] << (WORD - at % WORD);
            }
            v &= ((uint64_t)1 << how->bits[f]) - 1;
        }
        value[f] = v ? (uint32_t)(v + how->lowest[f]) : 0;
        at += how->bits[f];
    }
    return gather(value);
}

/* One pass of a radix sort from the lowest byte up; each keeps the order of the one before. */
static void sort_by_byte(const uint64_t *from, uint64_t *to, size_t count, size_t words, int byte)
{
    size_t starts[257] = {0};
    size_t word = (size_t)byte / 8;
    int shift = byte % 8 * 8;
    for (size_t i = 0; i < count; i++) {
        starts[(from[i * words + word] >> shift & 0xFF) + 1]++;
    }
    for (int b = 0; b < 256; b++) {
        starts[b + 1] += starts[b];
    }
    for (size_t i = 0; i < count; i++) {
        size_t at = starts[from[i * words + word] >> shift & 0xFF]++;
        memcpy(to + at * words, from + i * words, words * sizeof *to);
    }
}

/* The keys in order, in one of the two arrays. */
static uint64_t *sort_keys(uint64_t *keys, uint64_t *other, size_t count, const packing *how)
{
    int total = 0;
    for (int f = 0; f < FIELDS; f++) {
        total += how->bits[f];
    }
    for (int byte = 0; byte * 8 < total; byte++) {
        sort_by_byte(keys, other, count, how->words, byte);
        uint64_t *sorted = other;
        other = keys;
        keys = sorted;
    }
    return keys;
}

static bool same_key(const uint64_t *keys, size_t a, size_t b, size_t words)
{
    return memcmp(keys + a * words, keys + b * words, words * sizeof *keys) == 0;
}

static void count_keys(nt_arena *arena, const uint64_t *keys, size_t count, const packing *how,
                       nt_cube *out)
{
    size_t words = how->words, different = 0;
    for (size_t i = 0; i < count; i++) {
        different += i == 0 || !same_key(keys, i - 1, i, words);
    }
    nt_cube_cell *cells = nt_new_array(arena, nt_cube_cell, different + 1);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || !same_key(keys, i - 1, i, words)) {
            cells[out->cell_count++].profile = unpack(how, keys + i * words);
        }
        cells[out->cell_count - 1].count++;
    }
    out->cells = cells;
}

const nt_cube *nt_cube_count(nt_arena *arena, const nt_register *reg, nt_date as_of, size_t first,
                             size_t last)
{
    nt_arena *scratch = nt_arena_open();
    packing how = measure(reg, first, last);
    uint64_t *keys = nt_new_array(scratch, uint64_t, (last - first + 1) * how.words);
    uint64_t *other = nt_new_array(scratch, uint64_t, (last - first + 1) * how.words);
    open_list *open = nt_new(arena, open_list);
    nt_cube *cube = nt_new(arena, nt_cube);
    size_t count = 0;
    for (size_t row = first; row < last;) {
        const nt_case *c = version_at(reg, row, last, as_of, &row);
        if (c) {
            nt_profile p = profile_of(c, as_of);
            pack(&how, &p, keys + count++ * how.words);
            note_open(reg, c, &p, open);
            count_missing(cube, missing_of(c, &p));
        }
    }
    cube->as_of = as_of;
    cube->open = open->items;
    cube->open_count = open->count;
    count_keys(arena, sort_keys(keys, other, count, &how), count, &how, cube);
    nt_arena_close(scratch);
    return cube;
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
