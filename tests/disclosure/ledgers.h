/* Writes what the attacks on printed ledgers read. */
#pragma once

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "failf.h"
#include "statement.h"

static nt_status write_file(nt_arena *arena, const char *folder, const char *name, nt_buffer *out)
{
    FILE *file = fopen(nt_arena_printf(arena, "%s/%s.json", folder, name), "wb");
    if (!file) {
        perror(folder);
        return NT_SYSTEM;
    }
    size_t written = fwrite(nt_buffer_text(out), 1, out->length, file);
    return fclose(file) == 0 && written == out->length ? NT_OK : NT_SYSTEM;
}

/* {"order": true, "rest": false, "terms": [[1, "ID"], [-1, "ID#whole"]], "told": ["ID"]}: `told`
 * are those of its terms that are no counts which are protected, but printed whenever their rows
 * are. */
static void note(void *context, const statement *made)
{
    static const char *const ends[] = {"", "#part", "#whole", "#done"};
    nt_buffer *out = context;
    nt_buffer_printf(out, "%s\n{\"order\": %s, \"limit\": %s, \"rest\": %s, \"terms\": [",
                     out->length ? "," : "", made->kind == STATES_ORDER ? "true" : "false",
                     made->is_limit ? "true" : "false",
                     made->from == NT_WITHHOLD_REMAINDERS ? "true" : "false");
    for (size_t i = 0; i < made->count; i++) {
        const statement_term *term = &made->terms[i];
        nt_buffer_printf(out, "%s[%d, \"%s%s\"]", i ? ", " : "", term->sign, term->draft->row.id,
                         ends[term->end]);
    }
    nt_buffer_puts(out, "], \"told\": [");
    for (size_t i = 0, told = 0; i < made->count; i++) {
        const draft *d = made->terms[i].draft;
        if (d->variable < 0) {
            nt_buffer_printf(out, "%s\"%s\"", told++ ? ", " : "", d->row.id);
        }
    }
    nt_buffer_puts(out, "]}");
}

/* {"ID#done": 12}: how many a share by a day stands for, which no ledger has. */
static void write_done(const sheet *s, nt_buffer *out)
{
    size_t written = 0;
    for (size_t i = 0; i < s->drafts.count; i++) {
        const draft *d = s->drafts.items[i];
        if (d->stands_for >= 0 && d->row.whole < 0) {
            nt_buffer_printf(out, "%s\n\"%s#done\": %lld", written++ ? "," : "", d->row.id,
                             (long long)d->stands_for);
        }
    }
}

static nt_status write_relations(nt_arena *arena, sheet *s, const char *folder, const char *name)
{
    nt_buffer out = nt_buffer_open(arena), statements = nt_buffer_open(arena);
    statements_read(s, note, &statements);
    nt_buffer_puts(&out, "{\"frames\": [");
    for (size_t i = 0; i < s->frames.count; i++) {
        nt_buffer_printf(&out, "%s\"%s\"", i ? ", " : "", s->frames.items[i]->id);
    }
    nt_buffer_puts(&out, "],\n\"done\": {");
    write_done(s, &out);
    nt_buffer_printf(&out, "},\n\"statements\": [%s]}\n", nt_buffer_text(&statements));
    return write_file(arena, folder, name, &out);
}

static nt_status write_ledger(nt_arena *arena, sheet *s, const char *folder, const char *name,
                              const nt_ledger **ledger)
{
    nt_results results = {.ledger = NULL};
    nt_buffer out = nt_buffer_open(arena);
    sheet_publish(s, &results);
    nt_ledger_write_json(results.ledger, &out);
    *ledger = results.ledger;
    return write_file(arena, folder, name, &out);
}

static nt_status read_register(nt_arena *arena, const char *folder, const nt_register **out,
                               nt_error *err)
{
    nt_problems *problems = nt_problems_open(arena);
    const nt_package *package;
    nt_status status = nt_ingest_package(arena, folder, true, problems, &package, err);
    return status ? status
                  : nt_model_register(arena, arena, package, NT_DATE_UNKNOWN, problems, out, err);
}

typedef struct {
    nt_register_request request;
} edition;

/* DAY, DAY:AREA or DAY:AREA:PERIOD; without one the nation, and the quarter of the day. */
static nt_status read_edition(nt_arena *arena, const char *text, int range, edition *out,
                              nt_error *err)
{
    const char *area = strchr(text, ':'), *period = area ? strchr(area + 1, ':') : NULL;
    size_t length = area ? (size_t)(area - text) : strlen(text);
    nt_date day = nt_date_parse_iso(text, length);
    *out = (edition){{.as_of = day,
                      .period = nt_period_of(NT_PERIOD_QUARTER, day),
                      .threshold = 3,
                      .range = range}};
    if (area && area[1] != ':' && area[1]) {
        length = period ? (size_t)(period - area - 1) : strlen(area + 1);
        out->request.area = nt_arena_text(arena, area + 1, length);
    }
    return !nt_date_known(day) || (period && !nt_period_read(period + 1, &out->request.period))
               ? failf(err, NT_USAGE, nt_nowhere, "%s is no edition", text)
               : NT_OK;
}
