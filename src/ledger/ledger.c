#include "ledger/ledger.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#include "base/map.h"
#include "base/utf8.h"

struct nt_ledger {
    nt_arena *arena;
    NT_VEC(nt_ledger_row *) rows;
    NT_VEC(const char *) names;
    NT_VEC(const nt_ledger_row *) named; /* where each name leads */
    nt_map ids, places;                  /* of ids among the rows, of names among the names */
    nt_map numbers;                      /* the last that was put behind an id that is taken */
    bool internal;
    const char *area, *events[2];
    const nt_ledger_statement *statements;
    size_t statement_count;
    nt_map said; /* of the statements' names among them */
};

nt_ledger_row nt_ledger_blank(const char *id, nt_text label)
{
    return (nt_ledger_row){.id = id, .label = label, NT_LEDGER_BLANK};
}

void nt_ledger_put_proportion(nt_ledger_row *row, nt_interval proportion)
{
    row->value = 100 * proportion.estimate;
    row->lower = 100 * proportion.lower;
    row->upper = 100 * proportion.upper;
    row->decimals = 1;
}

nt_ledger *nt_ledger_open(nt_arena *arena)
{
    nt_ledger *ledger = nt_new(arena, nt_ledger);
    ledger->arena = arena;
    ledger->area = ledger->events[0] = ledger->events[1] = "";
    ledger->ids = ledger->places = ledger->numbers = ledger->said = nt_map_open(arena);
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

void nt_ledger_mark_events(nt_ledger *ledger, const char *a, const char *b)
{
    ledger->events[0] = nt_arena_string(ledger->arena, a);
    ledger->events[1] = nt_arena_string(ledger->arena, b);
}

const char *const *nt_ledger_events(const nt_ledger *ledger)
{
    return ledger->events;
}

static nt_text copied(nt_arena *arena, nt_text text)
{
    for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
        text.in[lang] = nt_arena_string(arena, text.in[lang] ? text.in[lang] : "");
    }
    return text;
}

void nt_ledger_put_statements(nt_ledger *ledger, const nt_ledger_statement *statements,
                              size_t count)
{
    nt_arena *arena = ledger->arena;
    nt_ledger_statement *all = nt_new_array(arena, nt_ledger_statement, count + 1);
    ledger->said = nt_map_open(arena);
    for (size_t i = 0; i < count; i++) {
        const nt_ledger_statement *one = &statements[i];
        const char **numbers = nt_new_array(arena, const char *, one->number_count + 1);
        for (size_t n = 0; n < one->number_count; n++) {
            numbers[n] = nt_arena_string(arena, one->numbers[n]);
        }
        all[i] = (nt_ledger_statement){nt_arena_string(arena, one->name),
                                       copied(arena, one->text),
                                       copied(arena, one->wording),
                                       numbers,
                                       one->number_count,
                                       one->place};
        nt_map_keep(&ledger->said, all[i].name, i);
    }
    ledger->statements = all;
    ledger->statement_count = count;
}

const nt_ledger_statement *nt_ledger_statements(const nt_ledger *ledger, size_t *count)
{
    *count = ledger->statement_count;
    return ledger->statements;
}

const nt_ledger_statement *nt_ledger_statement_called(const nt_ledger *ledger, const char *name)
{
    size_t at = nt_map_find(&ledger->said, name);
    return at == NT_MAP_NONE ? NULL : &ledger->statements[at];
}

static const nt_ledger_row *with_id(const nt_ledger *ledger, const char *id)
{
    size_t at = nt_map_find(&ledger->ids, id);
    return at == NT_MAP_NONE ? NULL : ledger->rows.items[at];
}

static const nt_ledger_row *with_name(const nt_ledger *ledger, const char *name)
{
    size_t at = nt_map_find(&ledger->places, name);
    return at == NT_MAP_NONE ? NULL : ledger->named.items[at];
}

const nt_ledger_row *nt_ledger_add(nt_ledger *ledger, const nt_ledger_row *row)
{
    nt_ledger_row *copy = nt_arena_copy(ledger->arena, row, sizeof *row);
    size_t before = nt_map_keep(&ledger->ids, copy->id, ledger->rows.count);
    assert(before == NT_MAP_NONE);
    (void)before;
    nt_vec_push(ledger->arena, &ledger->rows, copy);
    return copy;
}

void nt_ledger_name(nt_ledger *ledger, const char *name, const nt_ledger_row *row)
{
    assert(row);
    size_t at = nt_map_keep(&ledger->places, name, ledger->names.count);
    if (at != NT_MAP_NONE) {
        ledger->named.items[at] = row;
        return;
    }
    nt_vec_push(ledger->arena, &ledger->names, name);
    nt_vec_push(ledger->arena, &ledger->named, row);
}

bool nt_ledger_hides(const nt_ledger *ledger, const char *id)
{
    const nt_ledger_row *row = with_id(ledger, id), *named = with_name(ledger, id);
    return row && named && row != named;
}

void nt_ledger_flag(nt_ledger *ledger, size_t index, unsigned flags)
{
    assert(index < ledger->rows.count);
    ledger->rows.items[index]->flags |= flags;
}

const nt_ledger_row *nt_ledger_find(const nt_ledger *ledger, const char *id_or_name)
{
    const nt_ledger_row *row = with_id(ledger, id_or_name);
    return row ? row : with_name(ledger, id_or_name);
}

const char *nt_ledger_numbered(nt_arena *arena, const char *id, size_t number)
{
    return number > 1 ? nt_arena_printf(arena, "%s.%zu", id, number) : id;
}

const char *nt_ledger_free_id(nt_ledger *ledger, const char *id)
{
    const char *tried = id;
    while (nt_ledger_find(ledger, tried)) {
        size_t *last = nt_map_number(&ledger->numbers, id);
        *last = *last ? *last + 1 : 2;
        tried = nt_ledger_numbered(ledger->arena, id, *last);
    }
    return tried;
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

const char *const *nt_ledger_names(const nt_ledger *ledger, nt_arena *arena, size_t *count)
{
    size_t total = ledger->rows.count + ledger->names.count;
    const char **all = nt_new_array(arena, const char *, total);
    for (size_t i = 0; i < total; i++) {
        all[i] = i < ledger->rows.count ? ledger->rows.items[i]->id
                                        : ledger->names.items[i - ledger->rows.count];
    }
    nt_utf8_sort(all, total);
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

const char *nt_ledger_statement_text(const nt_ledger_statement *statement, nt_lang *lang)
{
    nt_lang own = 0;
    while (own + 1 < NT_LANG_COUNT && !*statement->text.in[own]) {
        own++;
    }
    if (lang) {
        *lang = own;
    }
    return statement->text.in[own];
}
