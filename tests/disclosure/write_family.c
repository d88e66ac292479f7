/* write_family REGISTER OUT plan|family|alone RANGE EDITION...: the ledgers of several editions of
 * one register, in the order in which they go out, as the attack on all of them together reads
 * them. An EDITION is DAY, DAY:AREA or DAY:AREA:PERIOD; its files are OUT/N.internal.json,
 * OUT/N.printed.json and OUT/N.relations.json (write_ledgers.c). With `family` each edition heeds
 * those before it; with `plan` those of the first one's day are planned together first, and the
 * later ones heed them. */
#include "ledgers.h"
#include "problem.h"

/* The problem that was solved, and which number is which of its counts. */
static nt_status write_posed(nt_arena *arena, const sheet *s, const char *folder, int number)
{
    nt_buffer out = nt_buffer_open(arena);
    write_problem(s->disclosure, &out);
    nt_buffer_puts(&out, ",\n\"ids\": {");
    for (size_t i = 0, written = 0; i < s->drafts.count; i++) {
        const draft *d = s->drafts.items[i];
        if (d->variable >= 0) {
            nt_buffer_printf(&out, "%s\n\"%s\": %d", written++ ? "," : "", d->row.id, d->variable);
        }
    }
    nt_buffer_puts(&out, "}}\n");
    return write_file(arena, folder, nt_arena_printf(arena, "%d.problem", number), &out);
}

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
        status = write_posed(arena, s, folder, number);
        printf("%d: %zu told, %zu narrow\n", number, s->told, s->narrow);
    }
    return status;
}

/* What a member suppresses and the steps of its curves, as a ledger. */
static nt_status read_plan(nt_arena *arena, const nt_register_member *member, const nt_ledger **out)
{
    nt_ledger *ledger = nt_ledger_open(arena);
    for (size_t i = 0; i < member->suppressed_count; i++) {
        nt_ledger_row row = nt_ledger_blank(member->suppressed[i], nt_text_alike(""));
        row.flags = NT_FLAG_SUPPRESSED;
        nt_ledger_add(ledger, &row);
    }
    for (size_t i = 0; i < member->step_count; i++) {
        nt_ledger_row row = nt_ledger_blank(member->steps[i], nt_text_alike(""));
        nt_ledger_add(ledger, &row);
    }
    printf("%s: %zu told, %zu narrow\n", *member->area ? member->area : "whole", member->told,
           member->narrow);
    *out = ledger;
    return NT_OK;
}

/* How many editions are of the first one's day: they are planned. */
static nt_status plan_first(nt_arena *arena, const nt_register *reg, edition *editions,
                            size_t count, size_t *planned, nt_error *err)
{
    nt_register_request *requests = nt_new_array(arena, nt_register_request, count);
    nt_register_member *members = nt_new_array(arena, nt_register_member, count);
    for (*planned = 0;
         *planned < count && editions[*planned].request.as_of == editions[0].request.as_of;
         ++*planned) {
        requests[*planned] = editions[*planned].request;
    }
    const nt_cube *cube = nt_cube_count(arena, reg, requests->as_of, 0, reg->case_count);
    const nt_register_family family = {requests, *planned, NULL, NULL};
    NT_TRY(nt_register_plan(arena, reg, cube, &family, members, err));
    for (size_t i = 0; i < *planned; i++) {
        NT_TRY(read_plan(arena, &members[i], &editions[i].request.plan));
    }
    return NT_OK;
}

int main(int argc, char **argv)
{
    if (argc < 6) {
        fprintf(
            stderr,
            "usage: write_family REGISTER OUT plan|family|alone RANGE DAY[:AREA[:PERIOD]]...\n");
        return NT_USAGE;
    }
    NT_PASSING_ARENA(arena);
    const nt_register *reg;
    nt_error err = {.status = NT_OK};
    const nt_ledger **out = nt_new_array(arena, const nt_ledger *, (size_t)argc);
    nt_status status = read_register(arena, argv[1], &reg, &err);
    size_t count = (size_t)argc - 5, planned = 0;
    edition *editions = nt_new_array(arena, edition, count);
    for (size_t i = 0; i < count && !status; i++) {
        status = read_edition(arena, argv[5 + i], atoi(argv[4]), &editions[i], &err);
    }
    if (!status && strcmp(argv[3], "plan") == 0) {
        status = plan_first(arena, reg, editions, count, &planned, &err);
    }
    for (size_t i = 0; i < count && !status; i++) {
        if (strcmp(argv[3], "alone") != 0 && i >= planned) {
            editions[i].request.released = out;
            editions[i].request.released_count = i;
        }
        status = write_edition(arena, reg, &editions[i], argv[2], (int)i, &out[i], &err);
    }
    if (err.status) {
        nt_error_print(&err, NT_LANG_EN, stderr);
    }
    return status;
}
