/* netra cube --sql and --odbc: a register counted where it lives. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cube.h"
#include "odbc/odbc.h"
#include "words/command.h"
#include "words/counts.h"

enum { SECONDS_DEFAULT = 600, SECONDS_MAX = 86400 };

/* The lists alone: the cases are elsewhere. */
static nt_status ask(nt_run_state *run, const char *engine, nt_buffer *query, nt_error *err)
{
    nt_cube_shard shard;
    nt_cube_about about;
    NT_TRY(nt_command_shard(run->options, &shard, err));
    NT_TRY(nt_ingest_package(run->arena, run->folder, false, run->problems, &run->package, err));
    NT_TRY(nt_model_register_lists(run->arena, run->package, run->problems, &run->cases, err));
    NT_TRY(nt_run_refuse_errors(run, err));
    NT_TRY(nt_cube_describe(run->arena, run->cases, run->options->as_of, shard, &about, err));
    return nt_cube_sql(run->arena, run->cases, &about, engine, query, err);
}

nt_status nt_command_print_sql(nt_run_state *run, nt_error *err)
{
    nt_buffer query;
    NT_TRY(ask(run, run->options->sql, &query, err));
    fwrite(query.bytes, 1, query.length, stdout);
    return nt_command_flush(err);
}

typedef struct {
    nt_buffer out;
    uint64_t states, told;
    size_t rows;
} collecting;

static nt_status take(void *context, const char *const *cells, size_t count, nt_error *err)
{
    collecting *c = context;
    NT_FAIL_IF(count != NT_CUBE_COLUMNS, err, NT_SYSTEM, nt_nowhere,
               NT_MESSAGE_COMMAND_OTHER_RESULT());
    NT_FAIL_IF(
        strcmp(cells[NT_CUBE_VALUE], "error") == 0, err, NT_INVALID, nt_nowhere,
        NT_MESSAGE_COUNTS_REGISTER_HAS_ERRORS(.code = cells[NT_CUBE_NAME],
                                              .count = strtoll(cells[NT_CUBE_COUNT], NULL, 10)));
    bool is_state = strcmp(cells[NT_CUBE_KIND], "state") == 0;
    NT_FAIL_IF(is_state && !nt_cube_is_id(cells[NT_CUBE_NAME]), err, NT_INVALID, nt_nowhere,
               NT_MESSAGE_COUNTS_NO_ID());
    c->states += is_state;
    if (!is_state && strcmp(cells[NT_CUBE_NAME], "states") == 0) {
        c->told = strtoull(cells[NT_CUBE_VALUE], NULL, 10);
    }
    nt_cube_put_row(&c->out, cells);
    c->rows++;
    return NT_OK;
}

static nt_status read_seconds(const nt_options *options, unsigned *out, nt_error *err)
{
    char end;
    *out = SECONDS_DEFAULT;
    return !options->timeout || (sscanf(options->timeout, "%6u%c", out, &end) == 1 && *out &&
                                 *out <= SECONDS_MAX)
               ? NT_OK
               : nt_fail(
                     err, NT_USAGE, nt_nowhere,
                     NT_MESSAGE_COMMAND_NO_SECONDS(.value = options->timeout, .most = SECONDS_MAX));
}

nt_status nt_command_count_there(nt_run_state *run, nt_error *err)
{
    const nt_options *options = run->options;
    const char *engine = options->sql ? options->sql : "postgresql";
    nt_odbc_request request = {.connection = options->odbc};
    nt_buffer query;
    collecting c = {.out = nt_buffer_open(run->arena)};
    NT_TRY(read_seconds(options, &request.seconds, err));
    NT_TRY(ask(run, engine, &query, err));
    /* A single statement sees one state of the table; this holds it to reading, on the server. */
    const char *const first[] = {
        "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY",
        nt_arena_printf(run->arena, "SET LOCAL statement_timeout = '%us'", request.seconds), NULL};
    static const char *const none[] = {NULL};
    request.first = strcmp(engine, "postgresql") == 0 ? first : none;
    request.query = nt_buffer_text(&query);
    nt_clock_stage(run->clock, "count");
    nt_cube_put_row(&c.out, nt_cube_columns);
    NT_TRY(nt_odbc_run(&request, take, &c, err));
    NT_FAIL_IF(!c.rows || c.states != c.told, err, NT_SYSTEM, nt_nowhere,
               NT_MESSAGE_COMMAND_OTHER_RESULT());
    nt_bytes cube = {nt_buffer_text(&c.out), c.out.length};
    return nt_command_write_cube(run, cube, NULL, 0, c.rows, err);
}
