/* A register of cases, as an input of several files: read, counted as a whole and in halves, and
 * told in frames. */
#include "fuzz.h"
#include "model/cubes.h"
#include "register/results.h"

enum { EFFORT = 300000 }; /* of the search for what to withhold: it would take all the time */

static const nt_cube *count(nt_arena *arena, const nt_register *reg, nt_date as_of)
{
    size_t half = nt_cube_split(reg, reg->case_count / 2);
    const nt_cube *whole = nt_cube_count(arena, reg, as_of, 0, reg->case_count);
    fuzz_expect(cubes_add_up(arena, whole, nt_cube_count(arena, reg, as_of, half, reg->case_count),
                             nt_cube_count(arena, reg, as_of, 0, half)));
    return whole;
}

static void compare(nt_arena *arena, const nt_register *reg)
{
    nt_register_request request = {.period = nt_period_of(NT_PERIOD_QUARTER, reg->coverage.to),
                                   .as_of = reg->coverage.to,
                                   .threshold = 3,
                                   .effort = EFFORT};
    const nt_results *results;
    nt_error err = {0};
    nt_status status =
        nt_register_results(arena, reg, count(arena, reg, request.as_of), &request, &results, &err);
    fuzz_expect_status(status, &err);
}

void fuzz_input(nt_arena *arena, nt_bytes input)
{
    nt_problems *problems = nt_problems_open(arena);
    const nt_package *package;
    const nt_register *reg;
    nt_error err = {0};
    nt_status status =
        nt_ingest_package(arena, fuzz_folder(arena, input), true, problems, &package, &err);
    status = status
                 ? status
                 : nt_model_register(arena, arena, package, NT_DATE_UNKNOWN, problems, &reg, &err);
    fuzz_expect_status(status, &err);
    fuzz_expect_problems(problems);
    /* As `build` does: no report from data with errors, nor where no period is covered. */
    if (!status && !nt_problems_count(problems, NT_SEVERITY_ERROR) &&
        nt_date_known(reg->coverage.from)) {
        compare(arena, reg);
    }
}
