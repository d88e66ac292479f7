/* netra cube: a register counted, here or where it lives, as a table that builds its reports. */
#include <stdio.h>
#include <string.h>

#include "archive/bag.h"
#include "base/outputs.h"
#include "cube.h"
#include "ingest/stream.h"
#include "words/command.h"

/* --- the file, and what describes it --- */

static const char *output_of(const nt_options *options)
{
    return options->output ? options->output : "cube.csv";
}

nt_status nt_command_write_cube(nt_run_state *run, nt_bytes cube, const nt_cube_part *parts,
                                size_t count, size_t rows, nt_error *err)
{
    const nt_options *options = run->options;
    const char *path = output_of(options);
    const char *beside = nt_cube_beside(run->arena, path);
    nt_bytes descriptor = nt_cube_descriptor(run->arena, path, cube, parts, count);
    NT_OUTPUTS(outputs, run->arena);
    NT_TRY(nt_outputs_add(outputs, path, cube.bytes, cube.length, err));
    NT_TRY(nt_outputs_add(outputs, beside, descriptor.bytes, descriptor.length, err));
    if (!options->quiet) {
        nt_tell(stdout, options->tongue,
                NT_MESSAGE_COMMAND_CUBE_WRITTEN(.file = path, .count = (long long)rows,
                                                .bytes = (long long)cube.length));
        NT_TRY(nt_command_flush(err));
    }
    return nt_outputs_commit(outputs, err);
}

static size_t count_lines(nt_bytes bytes)
{
    size_t count = 0;
    for (const char *at = bytes.bytes; (at = strchr(at, '\n')); at++) {
        count++;
    }
    return count;
}

/* --- counted here --- */

static nt_status tell_parts(nt_run_state *run, nt_cube_part *parts, size_t *count, nt_error *err)
{
    *count = 0;
    NT_EACH(const nt_package_file, file, run->package->files, run->package->file_count) {
        if (nt_ingest_holds_cases(file->table)) {
            nt_cube_part *part = &parts[(*count)++];
            *part = (nt_cube_part){.path = file->part->relative_path,
                                   .rows = nt_run_rows_of(run->cases, file)};
            NT_TRY(
                nt_bag_sha512_file(run->arena, file->part->path, &part->sha512, &part->bytes, err));
            NT_TRY(nt_ingest_is_as_read(file->part, err));
        }
    }
    return NT_OK;
}

nt_status nt_command_shard(const nt_options *options, nt_cube_shard *out, nt_error *err)
{
    *out = (nt_cube_shard){0};
    return !options->shard || nt_cube_read_shard(options->shard, out)
               ? NT_OK
               : nt_fail(err, NT_USAGE, nt_nowhere,
                         NT_MESSAGE_COMMAND_NO_SHARD(.value = options->shard));
}

static nt_status count_here(nt_run_state *run, nt_error *err)
{
    const nt_options *options = run->options;
    nt_cube_shard shard;
    nt_cube_about about;
    size_t count;
    nt_buffer out = nt_buffer_open(run->arena);
    NT_TRY(nt_command_shard(options, &shard, err));
    nt_clock_stage(run->clock, "ingest");
    NT_TRY(nt_ingest_package(run->arena, run->folder, true, run->problems, &run->package, err));
    nt_cube_part *parts = nt_new_array(run->arena, nt_cube_part, run->package->file_count + 1);
    nt_clock_stage(run->clock, "model");
    NT_TRY(nt_model_register(run->arena, run->arena, run->package, options->as_of, run->problems,
                             &run->cases, err));
    NT_TRY(nt_run_refuse_errors(run, err));
    NT_TRY(nt_cube_describe(run->arena, run->cases, options->as_of, shard, &about, err));
    nt_clock_stage(run->clock, "count");
    nt_cube_write(run->arena, run->cases, &about, &out);
    NT_TRY(tell_parts(run, parts, &count, err));
    nt_clock_stage(run->clock, "files");
    nt_bytes cube = {nt_buffer_text(&out), out.length};
    return nt_command_write_cube(run, cube, parts, count, count_lines(cube) - 1, err);
}

/* --- added up --- */

static nt_status merge(nt_run_state *run, nt_error *err)
{
    const char *const *paths = run->options->operands + 1;
    size_t count = 0;
    nt_buffer out = nt_buffer_open(run->arena);
    while (count + 1 < NT_OPERANDS_MAX && paths[count]) {
        count++;
    }
    NT_FAIL_IF(!count, err, NT_USAGE, nt_nowhere, NT_MESSAGE_COMMAND_MERGE_OF_NOTHING());
    NT_TRY(nt_cube_add_up(paths, count, &out, err));
    nt_bytes cube = {nt_buffer_text(&out), out.length};
    return nt_command_write_cube(run, cube, NULL, 0, count_lines(cube) - 1, err);
}

/* An option that would be passed over is one that somebody counts on. */
static nt_status judge_options(const nt_options *o, bool merges, nt_error *err)
{
    bool prints = o->sql && !o->odbc;
    const struct {
        bool idle;
        const char *option, *where;
    } idle[] = {{merges && nt_date_known(o->as_of), "as-of", "merge"},
                {merges && o->shard, "shard", "merge"},
                {merges && o->sql, "sql", "merge"},
                {merges && o->odbc, "odbc", "merge"},
                {prints && o->output, "output", "--sql"}};
    for (size_t i = 0; i < sizeof idle / sizeof *idle; i++) {
        NT_FAIL_IF(idle[i].idle, err, NT_USAGE, nt_nowhere,
                   NT_MESSAGE_COMMAND_CUBE_IDLE(.option = idle[i].option, .where = idle[i].where));
    }
    return nt_options_need(o->timeout && !o->odbc, "timeout", "--odbc", err);
}

static nt_status count(nt_run_state *run, nt_error *err)
{
    const nt_options *options = run->options;
    bool merges = strcmp(options->operands[0], "merge") == 0;
    run->folder = options->operands[0]; /* and no template of the program's */
    NT_TRY(judge_options(options, merges, err));
    if (merges) {
        return merge(run, err);
    }
    return options->operands[1]
               ? nt_fail(err, NT_USAGE, nt_nowhere,
                         NT_MESSAGE_COMMAND_OPERAND_TOO_MANY(.value = options->operands[1],
                                                             .command = "cube"))
           : options->odbc ? nt_command_count_there(run, err)
           : options->sql  ? nt_command_print_sql(run, err)
                           : count_here(run, err);
}

const nt_command nt_command_cube = {.name = "cube",
                                    .operands = {"DATA|merge", "[CUBE]..."},
                                    .summary = NT_TEXT_COMMAND_CUBE_SUMMARY,
                                    .description = NT_TEXT_COMMAND_CUBE_DESCRIPTION,
                                    .options = {NT_OPTION_OUTPUT_CUBE, NT_OPTION_AS_OF,
                                                NT_OPTION_SHARD, NT_OPTION_SQL, NT_OPTION_ODBC,
                                                NT_OPTION_TIMEOUT, NT_OPTION_TONGUE,
                                                NT_OPTION_QUIET, NT_OPTION_VERBOSE, NT_OPTION_HELP},
                                    .in_run = count};
