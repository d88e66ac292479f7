/* write_ledgers REGISTER DAY OUT [AREA [PERIOD]]: the ledgers that the attack compares, of one
 * register and day, of the nation or an area: OUT/internal.json, OUT/printed.json, and
 * OUT/primary.json without secondary suppression. */
#include <stdio.h>
#include <string.h>

#include "register/results.h"

static nt_status write_ledger(nt_arena *arena, const char *folder, const char *name,
                              const nt_results *results)
{
    nt_buffer out = nt_buffer_open(arena);
    nt_ledger_write_json(results->ledger, &out);
    FILE *file = fopen(nt_arena_printf(arena, "%s/%s.json", folder, name), "wb");
    if (!file) {
        perror(folder);
        return NT_SYSTEM;
    }
    size_t written = fwrite(nt_buffer_text(&out), 1, out.length, file);
    return fclose(file) == 0 && written == out.length ? NT_OK : NT_SYSTEM;
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
        return nt_failf(err, NT_USAGE, nt_nowhere, "%s is no period", period);
    }
    for (int i = 0; i < 3 && status == NT_OK; i++) {
        const nt_results *results;
        nt_register_request request = {.period = of,
                                       .as_of = day,
                                       .area = area,
                                       .threshold = 3,
                                       .internal = i == 0,
                                       .primary_only = i == 1};
        status = nt_register_results(arena, reg, cube, &request, &results, err);
        status = status ? status : write_ledger(arena, folder, names[i], results);
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
