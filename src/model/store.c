#include "store.h"

#include <assert.h>
#include <stddef.h>
#include <string.h>

#include "base/utf8.h"
#include "model/judge.h"

/* What is packed of a case: the numbers behind its id. */
enum {
    FIELD = sizeof(uint32_t),
    FIRST = offsetof(nt_case, codes),
    MARKS = (offsetof(nt_case, marks) - FIRST) / FIELD,
    LINE = (offsetof(nt_case, line) - FIRST) / FIELD,
    FIELDS = (offsetof(nt_case, made_of) - FIRST) / FIELD + 1,
    DAYS = (offsetof(nt_case, days) - FIRST) / FIELD,
    WORD = 64
};

/* A field in which cases of a block differ: where 0 is packed it is `at_none`, which some fields
 * have when they are unknown; what else is packed is added to that and `step`. */
typedef struct {
    uint32_t mask, step, at_none;
    unsigned char offset, width;
} field_form;

/* Fields that are read together, as they take no more bits than a word. */
typedef struct {
    unsigned char end, bits; /* its last form, and 1 */
} field_group;

/* Every so many there is an id that can be read without those before. */
enum { ID_STEP = 64, ID_STEPS = NT_BLOCK_CASES / ID_STEP };
_Static_assert((NT_BLOCK_CASES - ID_STEP) * (NT_ID_MAX + 2) <= UINT16_MAX, "where an id may stand");

struct nt_case_block {
    nt_case alike; /* what all have alike; the line is that of row 0 */
    const field_form *forms;
    field_group groups[FIELDS];
    size_t group_count, bits; /* of a case */
    const uint32_t *marks; /* of those that there are: the first bits of a case say which; NULL */
    uint32_t marks_mask;
    unsigned char marks_width;
    uint64_t *rows;
    size_t words;
    const unsigned char *ids;
    uint16_t id_at[ID_STEPS];
};

/* ---- codes and days ---- */

static uint32_t get_field(const nt_case *c, size_t offset)
{
    uint32_t field;
    memcpy(&field, (const char *)c + offset, FIELD);
    return field;
}

static void put_field(nt_case *c, size_t offset, uint32_t field)
{
    memcpy((char *)c + offset, &field, FIELD);
}

static unsigned bits_of(uint32_t most)
{
    return most ? 32 - (unsigned)__builtin_clz(most) : 0;
}

static uint32_t mask_of(unsigned bits)
{
    return (uint32_t)(((uint64_t)1 << bits) - 1);
}

/* Days are unknown before all others, and codes are 0. */
static uint32_t none_of(size_t f)
{
    return f >= DAYS && f < DAYS + NT_DAY_COUNT ? (uint32_t)NT_DATE_UNKNOWN : 0;
}

/* Of each field the greatest value, and the least but for the unknown one less 1, counted from the
 * unknown one; and whether that is among them. */
typedef struct {
    uint32_t least[FIELDS], most[FIELDS], none[FIELDS];
} field_ranges;

/* Of so many fields at once, whose numbers are turned to be compared as signed ones. */
enum { QUAD = 4 };
typedef uint32_t __attribute__((vector_size(QUAD * FIELD))) quad;
typedef int32_t __attribute__((vector_size(QUAD * FIELD))) signed_quad;

static void find_ranges(const nt_case *cases, size_t count, size_t f, field_ranges *out)
{
    const uint32_t turn = 1u << 31;
    quad base, least, most, none = {0};
    for (size_t i = 0; i < QUAD; i++) {
        base[i] = none_of(f + i) + turn;
        least[i] = turn - 1;
        most[i] = turn;
    }
    for (size_t i = 0; i < count; i++) {
        quad v;
        memcpy(&v, (const char *)&cases[i] + FIRST + f * FIELD, sizeof v);
        v -= base;
        none |= (quad)(v == turn);
        quad lower = (quad)((signed_quad)(v - 1) < (signed_quad)least);
        quad greater = (quad)((signed_quad)v > (signed_quad)most);
        least = (lower & (v - 1)) | (~lower & least);
        most = (greater & v) | (~greater & most);
    }
    least -= turn;
    most -= turn;
    memcpy(out->least + f, &least, sizeof least);
    memcpy(out->most + f, &most, sizeof most);
    memcpy(out->none + f, &none, sizeof none);
}

/* The field in a form of its own, or in what all have alike. */
static bool settle_field(nt_case_block *b, const field_ranges *ranges, size_t f, field_form *form)
{
    uint32_t none = none_of(f), least = ranges->least[f], most = ranges->most[f];
    bool has_none = ranges->none[f];
    uint32_t base = !most ? 0 : has_none ? least : least + 1;
    unsigned width = bits_of(most - base);
    *form = (field_form){mask_of(width), has_none ? base : 0, has_none ? none : base + none,
                         (unsigned char)(FIRST + f * FIELD), (unsigned char)width};
    put_field(&b->alike, form->offset, form->at_none);
    return width;
}

/* Which marks there are: few, as a rule. */
static void settle_marks(nt_arena *arena, nt_case_block *b, const nt_case *cases, size_t count,
                         uint64_t which[NT_BLOCK_CASES])
{
    uint32_t marks[NT_BLOCK_CASES], found = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t k = 0;
        while (k < found && marks[k] != cases[i].marks) {
            k++;
        }
        marks[k] = cases[i].marks;
        found += k == found;
        which[i] = k;
    }
    b->alike.marks = marks[0];
    b->marks = found > 1 ? nt_arena_copy(arena, marks, found * sizeof *marks) : NULL;
    b->marks_width = (unsigned char)bits_of(found - 1);
    b->marks_mask = mask_of(b->marks_width);
}

static void settle_forms(nt_arena *arena, nt_case_block *b, const nt_case *cases, size_t count)
{
    field_form forms[FIELDS];
    field_group group = {0, b->marks_width};
    b->group_count = 0;
    b->bits = b->marks_width;
    field_ranges ranges;
    for (size_t f = 0; f < FIELDS; f += QUAD) {
        find_ranges(cases, count, f + QUAD < FIELDS ? f : FIELDS - QUAD, &ranges);
    }
    for (size_t f = 0; f < FIELDS; f++) {
        field_form *form = &forms[group.end];
        if (f != MARKS && settle_field(b, &ranges, f, form)) {
            if (group.bits + form->width > WORD) {
                b->groups[b->group_count++] = group;
                group.bits = 0;
            }
            group.bits = (unsigned char)(group.bits + form->width);
            group.end++;
            b->bits += form->width;
        }
    }
    b->groups[b->group_count++] = group;
    b->forms = nt_arena_copy(arena, forms, group.end * sizeof *forms);
}

static void put_bits(uint64_t *rows, size_t at, uint64_t bits)
{
    rows[at / WORD] |= bits << at % WORD;
    rows[at / WORD + 1] |= bits >> 1 >> (WORD - 1 - at % WORD);
}

/* Field by field, so that of each its form is looked at once. */
static void pack_group(const field_form *form, const field_form *end, const nt_case *cases,
                       size_t count, unsigned shift, uint64_t *words)
{
    for (; form < end; shift += form++->width) {
        const uint32_t step = form->step, at_none = form->at_none;
        for (size_t i = 0; i < count; i++) {
            uint32_t packed = get_field(&cases[i], form->offset) - at_none;
            if (step) { /* 0 is none: a branch for that would often be guessed wrong */
                packed -= step & (0u - (packed != 0));
            }
            words[i] |= (uint64_t)packed << shift;
        }
    }
}

/* The line of each case is less the number of its row. */
static void put_rows(nt_arena *arena, nt_case_block *b, const nt_case *cases, size_t count)
{
    uint64_t bits[NT_BLOCK_CASES];
    settle_marks(arena, b, cases, count, bits);
    settle_forms(arena, b, cases, count);
    size_t words = count * b->bits / WORD + 2, at = 0;
    if (words > b->words) {
        b->rows = nt_new_array(arena, uint64_t, words);
        b->words = words;
    } else {
        memset(b->rows, 0, b->words * sizeof *b->rows);
    }
    const field_form *form = b->forms;
    NT_EACH(const field_group, group, b->groups, b->group_count) {
        const field_form *end = b->forms + group->end;
        pack_group(form, end, cases, count, at ? 0 : b->marks_width, bits);
        for (size_t i = 0; i < count; i++) {
            put_bits(b->rows, at + i * b->bits, bits[i]);
            bits[i] = 0;
        }
        form = end;
        at += group->bits;
    }
}

static inline uint64_t read_word(const uint64_t *rows, size_t at)
{
    return rows[at / WORD] >> at % WORD | rows[at / WORD + 1] << 1 << (WORD - 1 - at % WORD);
}

static inline uint32_t read_marks(const nt_case_block *b, uint64_t word)
{
    return b->marks ? b->marks[word & b->marks_mask] : b->alike.marks;
}

static void unpack_group(const field_form *form, const field_form *end, uint64_t *words,
                         size_t count, nt_case *out)
{
    for (unsigned shift = 0; form < end; shift += form++->width) {
        const uint32_t mask = form->mask, step = form->step, at_none = form->at_none;
        for (size_t i = 0; i < count; i++) {
            uint32_t packed = (uint32_t)(words[i] >> shift) & mask;
            if (step) {
                packed += step & (0u - (packed != 0));
            }
            put_field(&out[i], form->offset, at_none + packed);
        }
    }
}

/* Of rows of one block. */
static void unpack(const nt_case_store *store, size_t first, size_t count, nt_case *restrict out)
{
    const nt_case_block *b = store->blocks.items[first / NT_BLOCK_CASES];
    const field_form *form = b->forms;
    size_t at = first % NT_BLOCK_CASES * b->bits;
    uint64_t words[NT_UNPACKED];
    for (size_t i = 0; i < count; i++) {
        words[i] = read_word(b->rows, at + i * b->bits);
        out[i] = b->alike;
        out[i].marks = read_marks(b, words[i]);
        words[i] >>= b->marks_width;
    }
    for (size_t g = 0; g < b->group_count; g++) {
        const field_form *end = b->forms + b->groups[g].end;
        unpack_group(form, end, words, count, out);
        form = end;
        at += b->groups[g].bits;
        for (size_t i = 0; g + 1 < b->group_count && i < count; i++) {
            words[i] = read_word(b->rows, at + i * b->bits);
        }
    }
    for (size_t i = 0; i < count; i++) {
        out[i].line += (uint32_t)(first + i);
    }
}

void nt_store_unpack(const nt_case_store *store, nt_case_window *window, size_t row)
{
    size_t left = store->count - row, within = NT_UNPACKED - row % NT_UNPACKED;
    window->first = row;
    window->count = left < within ? left : within;
    unpack(store, row, window->count, window->cases);
}

void nt_store_read(const nt_case_store *store, size_t row, nt_case *out)
{
    unpack(store, row, 1, out);
}

/* ---- ids ---- */

/* What an id begins with: how much it shares with the one before, which a length and so many bytes
 * follow; or that it is the same, or the first of so many that are each the next number. */
enum { ID_SAME = NT_ID_MAX + 1, ID_NEXT };

/* "A-099" to "A-100"; false where it has no digits left. */
static bool count_up(char *text, size_t length)
{
    size_t at = length;
    while (at && text[at - 1] == '9') {
        text[--at] = '0';
    }
    return at && nt_is_digit(text[at - 1]) && ++text[at - 1];
}

static bool is_next(const char *id, size_t length, const char *before, size_t known)
{
    size_t at = known == length ? length : 0;
    while (at && before[at - 1] == '9' && id[at - 1] == '0') {
        at--;
    }
    return at && before[at - 1] >= '0' && before[at - 1] < '9' &&
           id[at - 1] == before[at - 1] + 1 && memcmp(id, before, at - 1) == 0;
}

/* *run is where such numbers in a row are counted, or NULL. */
static unsigned char *put_id(unsigned char *to, const char *id, size_t length, const char *before,
                             size_t known, unsigned char **run)
{
    size_t shared = 0;
    if (is_next(id, length, before, known)) {
        if (*run) {
            ++**run;
        } else {
            *run = to;
            *to++ = ID_NEXT;
        }
        return to;
    }
    *run = NULL;
    while (id[shared] && id[shared] == before[shared]) {
        shared++;
    }
    if (!id[shared] && !before[shared]) {
        *to++ = ID_SAME;
        return to;
    }
    *to++ = (unsigned char)shared;
    *to++ = (unsigned char)(length - shared);
    memcpy(to, id + shared, length - shared);
    return to + length - shared;
}

static void put_ids(nt_case_store *store, nt_case_block *b, const nt_case *cases, size_t count)
{
    unsigned char packed[NT_BLOCK_CASES * (NT_ID_MAX + 2)], *to = packed, *run = NULL;
    const char *before = "";
    for (size_t i = 0, length, known = 0; i < count; i++, known = length) {
        if (i % ID_STEP == 0) {
            b->id_at[i / ID_STEP] = (uint16_t)(to - packed);
            run = NULL;
            before = "";
            known = 0;
        }
        length = strlen(cases[i].id);
        to = put_id(to, cases[i].id, length, before, known, &run);
        before = cases[i].id;
    }
    b->ids = nt_arena_copy(store->arena, packed, (size_t)(to - packed));
}

const char *nt_store_id(const nt_case_store *store, size_t row, nt_id_text *kept)
{
    size_t step = row - row % ID_STEP;
    if (kept->next <= step || kept->next > row + 1) {
        const nt_case_block *b = store->blocks.items[row / NT_BLOCK_CASES];
        kept->at = b->ids + b->id_at[row % NT_BLOCK_CASES / ID_STEP];
        kept->next = step;
        kept->numbers = 0;
        *kept->text = '\0';
    }
    for (; kept->next <= row; kept->next++) {
        size_t shared = kept->numbers ? (size_t)ID_NEXT : *kept->at++;
        if (shared >= ID_NEXT) {
            kept->numbers = (unsigned char)(kept->numbers ? kept->numbers - 1u : shared - ID_NEXT);
            count_up(kept->text, strlen(kept->text));
        } else if (shared != ID_SAME) {
            size_t length = *kept->at++;
            memcpy(kept->text + shared, kept->at, length);
            kept->text[shared + length] = '\0';
            kept->at += length;
        }
    }
    return kept->text;
}

/* ---- blocks ---- */

/* One more, or with -1 one less: a walk over all that are packed would cost more. */
static void count_days(nt_case_store *store, const nt_case *c, int one)
{
    for (int d = 0; d < NT_DAY_COUNT; d++) {
        nt_date day = c->days[d];
        if (nt_model_in_range(day)) {
            store->days[day - NT_DAYS_FIRST][d] += (uint32_t)one;
            store->first_day = day < store->first_day ? day : store->first_day;
            store->last_day = day > store->last_day ? day : store->last_day;
        }
    }
}

static void pack_block(nt_case_store *store, nt_case *cases, size_t count)
{
    nt_case_block *b = nt_new(store->arena, nt_case_block);
    const char *before = store->last;
    size_t first = store->blocks.count * NT_BLOCK_CASES;
    if (!store->days) {
        store->days = nt_arena_alloc(store->arena, NT_DAYS_RANGE * sizeof *store->days);
        store->first_day = INT32_MAX;
        store->last_day = INT32_MIN;
    }
    for (size_t i = 0; i < count; i++) {
        nt_case *c = &cases[i];
        assert(strlen(c->id) <= NT_ID_MAX);
        c->has_no_id = !*c->id;
        int order = strcmp(before, c->id);
        c->again = *c->id && order == 0;
        store->disordered |= first + i && order >= 0;
        store->again += c->again;
        count_days(store, c, 1);
        c->line -= (uint32_t)(first + i);
        before = c->id;
    }
    put_ids(store, b, cases, count);
    put_rows(store->arena, b, cases, count);
    strcpy(store->last, before);
    nt_vec_push(store->arena, &store->blocks, b);
}

void nt_store_pack(nt_case_store *store)
{
    for (size_t i = 0; i < store->loose.count; i += NT_BLOCK_CASES) {
        size_t left = store->loose.count - i;
        pack_block(store, store->loose.items + i, left < NT_BLOCK_CASES ? left : NT_BLOCK_CASES);
    }
    store->loose.count = 0;
}

nt_case nt_store_case(const nt_case_store *store, size_t row)
{
    nt_case c;
    nt_store_read(store, row, &c);
    return c;
}

bool nt_store_is_again(const nt_case_store *store, size_t row)
{
    const nt_case_block *b = store->blocks.items[row / NT_BLOCK_CASES];
    nt_case c = {.marks = read_marks(b, read_word(b->rows, row % NT_BLOCK_CASES * b->bits))};
    return c.again;
}

static size_t cases_from(const nt_case_store *store, size_t first)
{
    size_t count = store->count - first;
    return count < NT_BLOCK_CASES ? count : NT_BLOCK_CASES;
}

void nt_store_change(nt_case_store *store, nt_case_change *change, void *context)
{
    nt_case cases[NT_BLOCK_CASES];
    for (size_t first = 0; first < store->count; first += NT_BLOCK_CASES) {
        size_t count = cases_from(store, first);
        bool changed = false;
        for (size_t i = 0; i < count; i++) {
            nt_store_read(store, first + i, &cases[i]);
            count_days(store, &cases[i], -1);
            changed |= change(context, &cases[i]);
            count_days(store, &cases[i], 1);
            cases[i].line -= (uint32_t)(first + i);
        }
        if (changed) {
            put_rows(store->arena, store->blocks.items[first / NT_BLOCK_CASES], cases, count);
        }
    }
}

void nt_store_reorder(nt_case_store *store, const uint32_t *order)
{
    nt_case_store from = *store;
    nt_case cases[NT_BLOCK_CASES];
    char ids[NT_BLOCK_CASES][NT_ID_MAX + 1];
    nt_id_text kept = {.next = 0};
    *store = (nt_case_store){.arena = from.arena, .count = from.count};
    for (size_t first = 0; first < from.count; first += NT_BLOCK_CASES) {
        size_t count = cases_from(&from, first);
        for (size_t i = 0; i < count; i++) {
            size_t row = order[first + i];
            cases[i] = nt_store_case(&from, row);
            cases[i].id = strcpy(ids[i], nt_store_id(&from, row, &kept));
        }
        pack_block(store, cases, count);
    }
}
