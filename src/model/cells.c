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

void nt_cells_measure(nt_cell_form *form, const nt_profile *profile)
{
    uint32_t fields[NT_CELL_FIELDS];
    list_fields(profile, fields);
    for (int f = 0; f < NT_CELL_FIELDS; f++) {
        uint32_t before = fields[f] - 1; /* the unknown is beyond all others */
        uint32_t least = form->least[f] - 1;
        form->least[f] = (before < least ? before : least) + 1;
        form->most[f] = fields[f] > form->most[f] ? fields[f] : form->most[f];
    }
}

void nt_cells_settle(nt_cell_form *form)
{
    form->words = 1;
    for (int f = 0; f < NT_CELL_FIELDS; f++) {
        uint64_t most = form->most[f] ? (uint64_t)form->most[f] - form->least[f] + 1 : 0;
        unsigned bits = 0;
        while (most >> bits) {
            bits++;
        }
        unsigned *used = &form->bits[form->words - 1];
        if (*used + bits > WORD) {
            used = &form->bits[form->words++];
        }
        *used += bits;
        form->word[f] = (unsigned char)(form->words - 1);
        form->shift[f] = (unsigned char)*used; /* from above, until the word is full */
    }
    for (int f = 0; f < NT_CELL_FIELDS; f++) {
        form->shift[f] = (unsigned char)(form->bits[form->word[f]] - form->shift[f]);
    }
}

void nt_cells_pack(const nt_cell_form *form, const nt_profile *profile, uint64_t *key)
{
    uint32_t fields[NT_CELL_FIELDS];
    list_fields(profile, fields);
    memset(key, 0, form->words * sizeof *key);
    for (int f = 0; f < NT_CELL_FIELDS; f++) {
        uint64_t rank = fields[f] ? (uint64_t)fields[f] - form->least[f] + 1 : 0;
        key[form->word[f]] |= rank ? rank << form->shift[f] : 0;
    }
}

static nt_profile unpack(const nt_cell_form *form, const uint64_t *key)
{
    uint32_t fields[NT_CELL_FIELDS];
    uint64_t left[NT_CELL_WORDS_MAX];
    memcpy(left, key, form->words * sizeof *key);
    for (int f = 0; f < NT_CELL_FIELDS; f++) {
        uint64_t *word = &left[form->word[f]];
        uint64_t rank = form->shift[f] < WORD ? *word >> form->shift[f] : 0;
        *word -= form->shift[f] < WORD ? rank << form->shift[f] : 0;
        fields[f] = rank ? (uint32_t)(rank - 1 + form->least[f]) : 0;
    }
    return profile_of(fields);
}

/* Keys in the order of one digit, those before of the same digit before. */
static void sort_digit(const uint64_t *from, uint64_t *to, size_t count, size_t words, size_t word,
                       unsigned shift)
{
    size_t at[DIGITS] = {0}, sum = 0;
    for (size_t i = 0; i < count; i++) {
        at[from[i * words + word] >> shift & (DIGITS - 1)]++;
    }
    for (size_t d = 0; d < DIGITS; d++) {
        size_t keys = at[d];
        at[d] = sum;
        sum += keys;
    }
    for (size_t i = 0; i < count; i++) {
        const uint64_t *key = &from[i * words];
        uint64_t *place = &to[at[key[word] >> shift & (DIGITS - 1)]++ * words];
        for (size_t w = 0; w < words; w++) {
            place[w] = key[w];
        }
    }
}

/* The keys in their order, in one of the two. */
static const uint64_t *sort(const nt_cell_form *form, uint64_t *keys, uint64_t *other, size_t count)
{
    for (size_t word = form->words; word-- > 0;) {
        for (unsigned shift = 0; shift < form->bits[word]; shift += DIGIT) {
            sort_digit(keys, other, count, form->words, word, shift);
            uint64_t *sorted = other;
            other = keys;
            keys = sorted;
        }
    }
    return keys;
}

void nt_cells_count(nt_arena *arena, const nt_cell_form *form, uint64_t *keys, size_t count,
                    nt_cube *out)
{
    nt_arena *scratch = nt_arena_open();
    size_t words = form->words, different = 0;
    const uint64_t *sorted =
        sort(form, keys, nt_new_array(scratch, uint64_t, count * words + 1), count);
    for (size_t i = 0; i < count; i++) {
        different +=
            i == 0 || memcmp(&sorted[(i - 1) * words], &sorted[i * words], words * sizeof *keys);
    }
    nt_cube_cell *cells = nt_new_array(arena, nt_cube_cell, different + 1);
    for (size_t i = 0; i < count; i++) {
        const uint64_t *key = &sorted[i * words];
        if (i == 0 || memcmp(key - words, key, words * sizeof *key) != 0) {
            cells[out->cell_count++].profile = unpack(form, key);
        }
        cells[out->cell_count - 1].count++;
    }
    out->cells = cells;
    nt_arena_close(scratch);
}
