#include "compare/ledger.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

/* A handle on a row: its id, or a name. Found through an open table of slots. */
typedef struct {
    const char *text;
    const nt_ledger_row *row;
} handle;

typedef struct {
    handle *slots;
    size_t capacity, count; /* capacity is a power of two or 0 */
} handle_table;

struct nt_ledger {
    nt_arena *arena;
    NT_VEC(nt_ledger_row *) rows;
    handle_table ids, names;
    bool internal;
    const char *area;
};

nt_ledger *nt_ledger_open(nt_arena *arena)
{
    nt_ledger *ledger = nt_new(arena, nt_ledger);
    ledger->arena = arena;
    ledger->area = "";
    return ledger;
}

void nt_ledger_mark_internal(nt_ledger *ledger)
{
    ledger->internal = true;
}

bool nt_ledger_is_internal(const nt_ledger *ledger)
{
    return ledger->internal;
}

void nt_ledger_mark_area(nt_ledger *ledger, const char *area)
{
    ledger->area = nt_arena_string(ledger->arena, area);
}

const char *nt_ledger_area(const nt_ledger *ledger)
{
    return ledger->area;
}

/* FNV-1a, 64 bits. */
static uint64_t hash(const char *text)
{
    uint64_t h = 14695981039346656037u;
    for (const unsigned char *c = (const unsigned char *)text; *c; c++) {
        h = (h ^ *c) * 1099511628211u;
    }
    return h;
}

/* The slot that holds `text`, or the empty one where it belongs. */
static handle *slot_of(const handle_table *table, const char *text)
{
    for (size_t i = hash(text) & (table->capacity - 1);; i = (i + 1) & (table->capacity - 1)) {
        handle *slot = &table->slots[i];
        if (!slot->text || strcmp(slot->text, text) == 0) {
            return slot;
        }
    }
}

static const nt_ledger_row *table_find(const handle_table *table, const char *text)
{
    return table->count ? slot_of(table, text)->row : NULL;
}

static void table_grow(nt_arena *arena, handle_table *table)
{
    handle_table grown = {.capacity = table->capacity ? table->capacity * 2 : 64,
                          .count = table->count};
    grown.slots = nt_new_array(arena, handle, grown.capacity);
    for (size_t i = 0; i < table->capacity; i++) {
        if (table->slots[i].text) {
            *slot_of(&grown, table->slots[i].text) = table->slots[i];
        }
    }
    *table = grown;
}

static void table_put(nt_arena *arena, handle_table *table, const char *text,
                      const nt_ledger_row *row)
{
    if (table->count * 2 >= table->capacity) {
        table_grow(arena, table);
    }
    handle *slot = slot_of(table, text);
    table->count += slot->text == NULL;
    *slot = (handle){text, row};
}

const nt_ledger_row *nt_ledger_add(nt_ledger *ledger, const nt_ledger_row *row)
{
    assert(row->id && !table_find(&ledger->ids, row->id));
    nt_ledger_row *copy = nt_arena_copy(ledger->arena, row, sizeof *row);
    nt_vec_push(ledger->arena, &ledger->rows, copy);
    table_put(ledger->arena, &ledger->ids, copy->id, copy);
    return copy;
}

void nt_ledger_name(nt_ledger *ledger, const char *name, const nt_ledger_row *row)
{
    assert(row);
    table_put(ledger->arena, &ledger->names, name, row);
}

bool nt_ledger_hides(const nt_ledger *ledger, const char *id)
{
    const nt_ledger_row *row = table_find(&ledger->ids, id);
    const nt_ledger_row *named = table_find(&ledger->names, id);
    return row && named && row != named;
}

void nt_ledger_flag(nt_ledger *ledger, size_t index, unsigned flags)
{
    assert(index < ledger->rows.count);
    ledger->rows.items[index]->flags |= flags;
}

const nt_ledger_row *nt_ledger_find(const nt_ledger *ledger, const char *id_or_name)
{
    const nt_ledger_row *row = table_find(&ledger->ids, id_or_name);
    return row ? row : table_find(&ledger->names, id_or_name);
}

size_t nt_ledger_count(const nt_ledger *ledger)
{
    return ledger->rows.count;
}

const nt_ledger_row *nt_ledger_at(const nt_ledger *ledger, size_t index)
{
    assert(index < ledger->rows.count);
    return ledger->rows.items[index];
}

static int by_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static size_t collect(const handle_table *table, const char **out)
{
    size_t count = 0;
    for (size_t i = 0; i < table->capacity; i++) {
        if (table->slots[i].text) {
            out[count++] = table->slots[i].text;
        }
    }
    return count;
}

const char *const *nt_ledger_names(const nt_ledger *ledger, nt_arena *arena, size_t *count)
{
    const char **all = nt_new_array(arena, const char *, ledger->ids.count + ledger->names.count);
    size_t total = collect(&ledger->ids, all);
    total += collect(&ledger->names, all + total);
    qsort(all, total, sizeof *all, by_text);
    size_t kept = 0;
    for (size_t i = 0; i < total; i++) {
        /* A name may repeat an id. */
        if (!kept || strcmp(all[kept - 1], all[i]) != 0) {
            all[kept++] = all[i];
        }
    }
    *count = kept;
    return all;
}
