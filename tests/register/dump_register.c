/* dump_register PACKAGE: a register as netra has read it, one case a row, in codes and days, then
 * its targets; every problem as "code:line: message" on standard error, once for each of its rows.
 * For tests that compare what was read. */
#include <stdio.h>

#include "model/register_csv.h"

static void print_problems(nt_problems *problems)
{
    size_t count;
    const nt_problem *items = nt_problems_sorted(problems, &count);
    NT_EACH(const nt_problem, item, items, count) {
        for (size_t row = 0; row < item->rows; row++) {
            fprintf(stderr, "%s:%u: %s\n", item->code, item->place.line,
                    item->message.in[NT_LANG_EN]);
        }
    }
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fputs("usage: dump_register PACKAGE\n", stderr);
        return NT_USAGE;
    }
    NT_PASSING_ARENA(arena);
    nt_problems *problems = nt_problems_open(arena);
    const nt_package *package;
    const nt_register *reg;
    nt_error err;
    nt_status status = nt_ingest_package(arena, argv[1], true, problems, &package, &err);
    status = status
                 ? status
                 : nt_model_register(arena, arena, package, NT_DATE_UNKNOWN, problems, &reg, &err);
    if (status) {
        nt_error_print(&err, NT_LANG_EN, stderr);
    } else {
        nt_bytes csv = register_csv(arena, reg);
        fwrite(csv.bytes, 1, csv.length, stdout);
        for (size_t i = 0; i < reg->target_count; i++) {
            printf("%s = %.6f\n", reg->targets[i].measure, reg->targets[i].value);
        }
        print_problems(problems);
    }
    return (int)status;
}
