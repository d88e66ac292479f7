#include "cells.h"

#include <string.h>

enum { DIGIT = 11, DIGITS = 1 << DIGIT, WORD = 64 };

/* The fields of a profile in their order, as numbers that compare alike: 0 is what is unknown. */
static void list_fields(const nt_profile *p, uint32_t fields[NT_CELL_FIELDS])
{
    const nt_date days[] = {p->reported, p->decided, p->sanctioned};
    uint32_t *at = fields;
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        *at++ = p->codes[d];
    }
    for (int i = 0; i < 3; i++) {
        *at++ = (uint32_t)days[i] ^ (uint32_t)NT_DATE_UNKNOWN;
    }
    *at++ = p->made_of;
    *at = p->outcome;
}

static nt_profile profile_of(const uint32_t fields[NT_CELL_FIELDS])
{
    nt_profile p = {.made_of = fields[NT_CELL_FIELDS - 2],
                    .outcome = (uint8_t)fields[NT_CELL_FIELDS - 1]};
    nt_date *const days[] = {&p.reported, &p.decided, &p.sanctioned};
    memcpy(p.codes, fields, sizeof p.codes);
    for (int i = 0; i < 3; i++) {
        *days[i] = (nt_date)(fields[NT_DIM_COUNT + i] ^ (uint32_t)NT_DATE_UNKNOWN);
    }
    return p;
}

static void measure(nt_cell_form *form, int f, uint32_t from, uint32_t to)
{
    uint32_t before = from - 1; /* the unknown is beyond all others */
    uint32_t least = form->least[f] - 1;
    form->least[f] = (before < least ? before : least) + 1;
    form->most[f] = to > form->most[f] ? to : form->most[f];
}

void nt_cells_measure(nt_cell_form *form, const nt_profile *profile)
{
    uint32_t fields[NT_CELL_FIELDS];
    list_fields(profile, fields);
    for (int f = 0; f < NT_CELL_FIELDS; f++) {
        measure(form, f, fields[f], fields[f]);
    }
}

void nt_cells_join(nt_cell_form *form, const nt_cell_form *other)
{
    for (int f = 0; f < NT_CELL_FIELDS; f++) {
        measure(form, f, other->least[f], other->most[f]);
    }
}

void nt_cells_settle(nt_cell_form *form)
{
    form->words = 1;
    for (int f = 0; f < NT_CELL_FIELDS; f++) {
        uint32_t most = form->most[f] ? form->most[f] - form->least[f] + 1 : 0;
        unsigned bits = most ? 32 - (unsigned)__builtin_clz(most) : 0;
        unsigned *used = &form->bits[form->words - 1];
        if (*used + bits > WORD) {
            used = &form->bits[form->words++];
        }
        *used += bits;
        form->mask[f] = (uint32_t)(((uint64_t)1 << bits) - 1);
        form->word[f] = (unsigned char)(form->words - 1);
        form->shift[f] = (unsigned char)*used; /* from above, until the word is full */
    }
    for (int f = 0; f < NT_CELL_FIELDS; f++) {
        unsigned shift = form->bits[form->word[f]] - form->shift[f];
        form->shift[f] = (unsigned char)(form->mask[f] ? shift : 0);
    }
    form->stride = form->words + form->counted;
}

void nt_cells_pack(const nt_cell_form *form, const nt_profile *profile, uint64_t count,
                   uint64_t *key)
{
    uint32_t fields[NT_CELL_FIELDS];
    list_fields(profile, fields);
    memset(key, 0, form->words * sizeof *key);
    for (int f = 0; f < NT_CELL_FIELDS; f++) {
        uint64_t rank = fields[f] ? fields[f] - form->least[f] + 1 : 0;
        key[form->word[f]] |= rank << form->shift[f];
    }
    if (form->counted) {
        key[form->words] = count;
    }
}

static nt_profile unpack(const nt_cell_form *form, const uint64_t *key)
{
    uint32_t fields[NT_CELL_FIELDS];
    for (int f = 0; f < NT_CELL_FIELDS; f++) {
        uint32_t rank = (uint32_t)(key[form->word[f]] >> form->shift[f]) & form->mask[f];
        fields[f] = rank ? rank - 1 + form->least[f] : 0;
    }
    return profile_of(fields);
}

static bool are_same(const nt_cell_form *form, const uint64_t *a, const uint64_t *b)
{
    size_t w = 0;
    while (w < form->words && a[w] == b[w]) {
        w++;
    }
    return w == form->words;
}

bool nt_cube_walk(const nt_cube *cube, size_t *at, nt_cube_cell *out)
{
    const nt_cell_form *form = cube->form;
    if (*at == cube->key_count) {
        return false;
    }
    const uint64_t *first = &cube->keys[*at * form->stride], *key = first;
    *out = (nt_cube_cell){unpack(form, first), 0};
    do {
        out->count += form->counted ? key[form->words] : 1;
        key += form->stride;
        ++*at;
    } while (*at < cube->key_count && are_same(form, first, key));
    return true;
}

nt_cube nt_cube_share(const nt_cube *cube, size_t part, size_t parts)
{
    size_t from = cube->key_count * part / parts, to = cube->key_count * (part + 1) / parts;
    return (nt_cube){.as_of = cube->as_of,
                     .form = cube->form,
                     .keys = cube->keys + from * cube->form->stride,
                     .key_count = to - from};
}

/* Keys in the order of one digit, those before of the same digit before. */
static void sort_digit(const uint64_t *from, uint64_t *to, size_t count, size_t stride, size_t word,
                       unsigned shift)
{
    size_t at[DIGITS] = {0}, sum = 0;
    for (size_t i = 0; i < count; i++) {
        at[from[i * stride + word] >> shift & (DIGITS - 1)]++;
    }
    for (size_t d = 0; d < DIGITS; d++) {
        size_t keys = at[d];
        at[d] = sum;
        sum += keys;
    }
    for (size_t i = 0; i < count; i++) {
        const uint64_t *key = &from[i * stride];
        uint64_t *place = &to[at[key[word] >> shift & (DIGITS - 1)]++ * stride];
        for (size_t w = 0; w < stride; w++) {
            place[w] = key[w];
        }
    }
}

bool nt_cells_end_elsewhere(const nt_cell_form *form)
{
    unsigned digits = 0;
    for (size_t word = 0; word < form->words; word++) {
        digits += (form->bits[word] + DIGIT - 1) / DIGIT;
    }
    return digits % 2;
}

void nt_cells_sort(const nt_cell_form *form, uint64_t *keys, uint64_t *elsewhere, size_t count)
{
    for (size_t word = form->words; word-- > 0;) {
        for (unsigned shift = 0; shift < form->bits[word]; shift += DIGIT) {
            sort_digit(keys, elsewhere, count, form->stride, word, shift);
            uint64_t *sorted = elsewhere;
            elsewhere = keys;
            keys = sorted;
        }
    }
}
