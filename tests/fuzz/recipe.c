/* The recipe by which a report that came from elsewhere is to be built again. */
#include "edition/rebuild.h"
#include "fuzz.h"

void fuzz_input(nt_arena *arena, nt_bytes input)
{
    nt_recipe recipe;
    nt_error err = {0};
    nt_status status = nt_recipe_read(arena, "netra.json", input, &recipe, &err);
    fuzz_expect_status(status, &err);
    if (!status) {
        fuzz_expect(nt_recipe_command(arena, &recipe, "input"));
    }
}
