/* A cube that somebody else wrote: each row is read or refused in a line, and shards of one are
 * added up or refused. */
#include "counts/cube.h"
#include "archive/scratch.h"
#include "base/path.h"
#include "fuzz.h"

static void read_states(nt_cube_file *cube, nt_error *err)
{
    nt_counted_row row;
    bool more = true;
    while (more) {
        nt_status status = cube->source.next(cube->source.context, &row, &more, err);
        if (status) {
            fuzz_expect_status(status, err);
            return;
        }
        fuzz_expect(!more || row.count > 0);
    }
}

void fuzz_input(nt_arena *arena, nt_bytes input)
{
    const char *folder = fuzz_scratch(arena);
    nt_error err = {0};
    nt_cube_file cube;
    nt_buffer sum = nt_buffer_open(arena);
    fuzz_expect(!nt_scratch_write(arena, folder, "a.csv", input.bytes, input.length, &err));
    const char *path = nt_path_join(arena, folder, "a.csv");
    nt_status status = nt_cube_open(arena, path, &cube, &err);
    if (status) {
        fuzz_expect_status(status, &err);
    } else {
        read_states(&cube, &err);
        nt_cube_close(&cube);
    }
    status = nt_cube_add_up(&path, 1, &sum, &err);
    if (status) {
        fuzz_expect_status(status, &err);
    }
}
