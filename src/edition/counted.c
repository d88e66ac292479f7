/* A register that was counted elsewhere: its cube in the place of the table of cases. */
#include "parts.h"

#include "base/threads.h"
#include "ingest/stream.h"
#include "words/edition.h"

static nt_status read_cube(nt_run_state *run, nt_cube_file *cube, nt_date day, nt_error *err)
{
    char of[11], asked[11];
    NT_TRY(nt_cube_belongs(run->arena, cube, run->package, err));
    NT_FAIL_IF(
        cube->about.day != day, err, NT_INVALID, nt_place_in(cube->path),
        nt_date_known(day)
            ? NT_MESSAGE_EDITION_CUBE_OF_OTHER_DAY(.day = nt_date_format_iso(day, asked))
            : NT_MESSAGE_EDITION_CUBE_OF_A_DAY(.day = nt_date_format_iso(cube->about.day, of)));
    NT_TRY(nt_model_register_counted(run->arena, run->package, &cube->source, run->problems,
                                     &run->cases, err));
    return nt_cube_read_parts(run->arena, cube->path, &run->counted, &run->counted_count, err);
}

nt_status nt_counted_read(nt_run_state *run, nt_date day, nt_error *err)
{
    int ignored;
    nt_cube_file cube;
    NT_TRY(nt_threads_allowed(&ignored, err)); /* who counts does not refuse */
    NT_TRY(nt_cube_open(run->arena, run->options->cube, &cube, err));
    nt_status status = read_cube(run, &cube, day, err);
    nt_cube_close(&cube);
    return status;
}

const nt_cube_part *nt_counted_part(const nt_run_state *run, const char *path)
{
    return NT_NAMED(run->counted, run->counted_count, path, path);
}

nt_status nt_counted_checksum(const nt_run_state *run, const nt_table_file *file, const char **sum,
                              long long *bytes, nt_error *err)
{
    const nt_cube_part *part = nt_counted_part(run, file->relative_path);
    if (run->options->cube && part) {
        *sum = part->sha512;
        *bytes = part->bytes;
        return NT_OK;
    }
    const nt_bag_sum *heard = file->hearer && file->hearer->whole ? file->hearer->context : NULL;
    if (!run->options->cube && heard && heard->sha512) {
        *sum = heard->sha512;
        *bytes = heard->bytes;
        return NT_OK;
    }
    if (run->options->cube) {
        return nt_bag_sha512_file(run->arena, run->options->cube, sum, bytes, err);
    }
    NT_TRY(nt_bag_sha512_file(run->arena, file->path, sum, bytes, err));
    return nt_ingest_is_as_read(file, err);
}

bool nt_counted_files_unknown(const nt_run_state *run)
{
    return run->options->cube && !run->counted_count;
}
