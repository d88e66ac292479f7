/* write_ledgers REGISTER DAY OUT [AREA [PERIOD]]: the ledgers that the attack compares, of one
 * register and day, of the nation or an area: OUT/internal.json, OUT/printed.json, and
 * OUT/primary.json without secondary suppression; and OUT/relations.json, the frames and what is
 * declared of them. */
#include "ledgers.h"

/* Public, without secondary suppression, and internal. */
static nt_status write_all(nt_arena *arena, const nt_register *reg, edition *e, const char *folder,
                           nt_error *err)
{
    static const char *const names[3] = {"internal", "primary", "printed"};
    const nt_cube *cube = nt_cube_count(arena, reg, e->request.as_of, 0, reg->case_count);
    nt_status status = NT_OK;
    for (int i = 0; i < 3 && !status; i++) {
        const nt_ledger *ledger;
        sheet *s;
        e->request.internal = i == 0;
        e->request.primary_only = i == 1;
        status = sheet_fill(arena, reg, cube, &e->request, &s, err);
        if (!status && i == 2) {
            status = write_relations(arena, s, folder, "relations");
        }
        status = status ? status : write_ledger(arena, s, folder, names[i], &ledger);
    }
    return status;
}

int main(int argc, char **argv)
{
    if (argc < 4 || argc > 6) {
        fprintf(stderr, "usage: write_ledgers REGISTER DAY OUT [AREA [PERIOD]]\n");
        return NT_USAGE;
    }
    NT_PASSING_ARENA(arena);
    const nt_register *reg;
    edition e;
    nt_error err = {.status = NT_OK};
    const char *asked = nt_arena_printf(arena, "%s:%s%s%s", argv[2], argc > 4 ? argv[4] : "",
                                        argc > 5 ? ":" : "", argc > 5 ? argv[5] : "");
    nt_status status = read_register(arena, argv[1], &reg, &err);
    status = status ? status : read_edition(arena, asked, 2, &e, &err);
    status = status ? status : write_all(arena, reg, &e, argv[3], &err);
    if (err.status) {
        nt_error_print(&err, NT_LANG_EN, stderr);
    }
    return status;
}
