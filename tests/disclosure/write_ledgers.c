/* write_ledgers REGISTER DAY OUT [AREA [PERIOD]]: the ledgers that the attack compares, of one
 * register and day, of the nation or an area: OUT/internal.json, OUT/printed.json, and
 * OUT/primary.json without secondary suppression; and OUT/relations.json, the frames and what is
 * declared of them. */
#include <stdio.h>
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
    static const char *const ends[] = {"", "#part", "#whole"};
    nt_buffer *out = context;
    nt_buffer_printf(out, "%s\n{\"order\": %s, \"rest\": %s, \"terms\": [", out->length ? "," : "",
                     made->kind == STATES_ORDER ? "true" : "false",
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

static nt_status write_relations(nt_arena *arena, sheet *s, const char *folder)
{
    nt_buffer out = nt_buffer_open(arena), statements = nt_buffer_open(arena);
    statements_read(s, note, &statements);
    nt_buffer_puts(&out, "{\"frames\": [");
    for (size_t i = 0; i < s->frames.count; i++) {
        nt_buffer_printf(&out, "%s\"%s\"", i ? ", " : "", s->frames.items[i]->id);
    }
    nt_buffer_printf(&out, "],\n\"statements\": [%s]}\n", nt_buffer_text(&statements));
    return write_file(arena, folder, "relations", &out);
}

/* `period` may be NULL: the quarter of the day. */
static nt_status write_all(nt_arena *arena, const nt_register *reg, nt_date day, const char *area,
                           const char *period, const char *folder, nt_error *err)
{
    static const char *const names[3] = {"internal", "primary", "printed"};
    const nt_cube *cube = nt_cube_count(arena, reg, day, 0, reg->case_count);
    nt_status status = NT_OK;
    nt_period of = nt_period_of(NT_PERIOD_QUARTER, day);
    if (period && !nt_period_read(period, &of)) {
        return failf(err, NT_USAGE, nt_nowhere, "%s is no period", period);
    }
    for (int i = 0; i < 3 && status == NT_OK; i++) {
        nt_results results = {.ledger = NULL};
        sheet *s;
        nt_register_request request = {.period = of,
                                       .as_of = day,
                                       .area = area,
                                       .threshold = 3,
                                       .internal = i == 0,
                                       .primary_only = i == 1};
        status = sheet_fill(arena, reg, cube, &request, &s, err);
        if (!status && i == 2) {
            status = write_relations(arena, s, folder);
        }
        if (!status) {
            nt_buffer out = nt_buffer_open(arena);
            sheet_publish(s, &results);
            nt_ledger_write_json(results.ledger, &out);
            status = write_file(arena, folder, names[i], &out);
        }
    }
    return status;
}

int main(int argc, char **argv)
{
    if (argc < 4 || argc > 6) {
        fprintf(stderr, "usage: write_ledgers REGISTER DAY OUT [AREA [PERIOD]]\n");
        return NT_USAGE;
    }
    nt_arena *arena = nt_arena_open();
    nt_problems *problems = nt_problems_open(arena);
    const nt_package *package;
    const nt_register *reg;
    nt_error err = {.status = NT_OK};
    nt_date day = nt_date_parse_iso(argv[2], strlen(argv[2]));
    nt_status status = nt_ingest_package(arena, argv[1], problems, &package, &err);
    status = status ? status : nt_model_register(arena, package, day, problems, &reg, &err);
    status = status ? status
                    : write_all(arena, reg, day, argc > 4 ? argv[4] : NULL,
                                argc > 5 ? argv[5] : NULL, argv[3], &err);
    if (err.status) {
        nt_error_print(&err, NT_LANG_EN, stderr);
    }
    nt_arena_close(arena);
    return status;
}
