/* write_family REGISTER OUT family|alone RANGE EDITION...: the ledgers of several editions of one
 * register, in the order in which they go out, as the attack on all of them together reads them. An
 * EDITION is DAY, DAY:AREA or DAY:AREA:PERIOD; its files are OUT/N.internal.json,
 * OUT/N.printed.json and OUT/N.relations.json (write_ledgers.c). With `family` each edition heeds
 * those before it. */
#include "ledgers.h"
#include "problem.h"

static nt_status write_edition(nt_arena *arena, const nt_register *reg, const edition *e,
                               const char *folder, int number, const nt_ledger **out, nt_error *err)
{
    const nt_cube *cube = nt_cube_count(arena, reg, e->request.as_of, 0, reg->case_count);
    nt_register_request internal = e->request;
    internal.internal = true;
    sheet *s;
    nt_status status = sheet_fill(arena, reg, cube, &internal, &s, err);
    status =
        status ? status
               : write_ledger(arena, s, folder, nt_arena_printf(arena, "%d.internal", number), out);
    status = status ? status : sheet_fill(arena, reg, cube, &e->request, &s, err);
    status =
        status ? status
               : write_relations(arena, s, folder, nt_arena_printf(arena, "%d.relations", number));
    status =
        status ? status
               : write_ledger(arena, s, folder, nt_arena_printf(arena, "%d.printed", number), out);
    if (!status) {
        nt_buffer problem = nt_buffer_open(arena);
        write_problem(s->disclosure, &problem);
        status = write_file(arena, folder, nt_arena_printf(arena, "%d.problem", number), &problem);
        printf("%d: %zu told, %zu narrow\n", number, s->told, s->narrow);
    }
    return status;
}

int main(int argc, char **argv)
{
    if (argc < 6) {
        fprintf(stderr,
                "usage: write_family REGISTER OUT family|alone RANGE DAY[:AREA[:PERIOD]]...\n");
        return NT_USAGE;
    }
    nt_arena *arena = nt_arena_open();
    const nt_register *reg;
    nt_error err = {.status = NT_OK};
    const nt_ledger **out = nt_new_array(arena, const nt_ledger *, (size_t)argc);
    nt_status status = read_register(arena, argv[1], &reg, &err);
    for (int i = 5; i < argc && !status; i++) {
        edition e;
        status = read_edition(arena, argv[i], atoi(argv[4]), &e, &err);
        if (strcmp(argv[3], "family") == 0) {
            e.request.released = out;
            e.request.released_count = (size_t)(i - 5);
        }
        status = status ? status : write_edition(arena, reg, &e, argv[2], i - 5, &out[i - 5], &err);
    }
    if (err.status) {
        nt_error_print(&err, NT_LANG_EN, stderr);
    }
    nt_arena_close(arena);
    return status;
}
