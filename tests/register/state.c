/* A register that keeps versions, each written on its day, stands on any day as one that keeps only
 * the last row of a case and hides what came later. */
#include <stdlib.h>

#include "check.h"
#include "model/cubes.h"
#include "packages.h"

static void run(nt_arena *arena, const char *folder, const char *options)
{
    const char *command = nt_arena_printf(
        arena,
        "cp '%s'/data/register/*.csv '%s' && '%s' --areas '%s/data/register/areas.csv' --cases 6000"
        " --seed 12 --lag 0 --missing 0.05 %s > '%s/cases.csv' && python3 -c '\n"
        "import json, sys\n"
        "package = json.load(open(sys.argv[1] + \"/data/register/datapackage.json\"))\n"
        "fields = package[\"resources\"][0][\"schema\"][\"fields\"]\n"
        "heading = open(sys.argv[2] + \"/cases.csv\").readline().strip().split(\",\")\n"
        "fields[:] = [f for f in fields if f[\"name\"] in heading]\n"
        "json.dump(package, open(sys.argv[2] + \"/datapackage.json\", \"w\"))' '%s' '%s'",
        NT_SOURCE_DIR, folder, MAKE_REGISTER, NT_SOURCE_DIR, options, folder, NT_SOURCE_DIR,
        folder);
    assert_int_equal(system(command), 0);
}

static const nt_register *made(nt_arena *arena, const char *options)
{
    char folder[] = "/tmp/netra-state-XXXXXX";
    assert_non_null(mkdtemp(folder));
    run(arena, folder, options);
    const nt_register *reg = register_in(arena, folder, NT_DATE_UNKNOWN);
    assert_int_equal(system(nt_arena_printf(arena, "rm -rf '%s'", folder)), 0);
    return reg;
}

static void assert_same_state(nt_arena *arena, const nt_register *versions, const nt_register *flat,
                              nt_date day)
{
    const nt_cube *a = nt_cube_count(arena, versions, day, 0, versions->case_count);
    const nt_cube *b = nt_cube_count(arena, flat, day, 0, flat->case_count);
    size_t cells, others;
    const nt_cube_cell *x = cells_of(arena, &a, 1, &cells), *y = cells_of(arena, &b, 1, &others);
    assert_int_equal(cells, others);
    for (size_t i = 0; i < cells; i++) {
        assert_int_equal(by_profile(&x[i], &y[i]), 0);
        assert_int_equal(x[i].count, y[i].count);
    }
    assert_true(cells > 500);
    assert_int_equal(a->open_count, b->open_count);
    for (size_t i = 0; i < a->open_count; i++) {
        assert_string_equal(a->open[i].id, b->open[i].id);
        assert_int_equal(a->open[i].since, b->open[i].since);
    }
}

TEST(test_versions_stand_as_one_row_a_case)
{
    const nt_register *versions = made(*state, ""), *flat = made(*state, "--flat");
    assert_true(versions->has_recorded && !flat->has_recorded);
    assert_true(versions->case_count > 2 * flat->case_count);
    for (int year = 2020; year <= 2024; year++) {
        assert_same_state(*state, versions, flat, nt_date_from_civil(year, 6, 15));
    }
}

TESTS(open_arena, close_arena)
