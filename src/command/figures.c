#include <string.h>

#include "command.h"
#include "pipeline.h"

static nt_status run(const nt_options *options, nt_error *err)
{
    nt_run_state run = nt_run_open(options);
    nt_status status = nt_run_results(&run, err);
    if (!status) {
        nt_buffer out = nt_buffer_open(run.arena);
        if (options->format && strcmp(options->format, "json") == 0) {
            nt_ledger_write_json(run.results->ledger, &out);
        } else {
            nt_ledger_write_csv(run.results->ledger, &out);
        }
        fwrite(out.bytes, 1, out.length, stdout);
    }
    nt_run_close(&run);
    return status;
}

const nt_command nt_command_figures = {
    .name = "figures",
    .operands = {"TEMPLATE"},
    .summary = "print the ledger: every number the report can print, with its inputs",
    .description =
        "Reads the data of TEMPLATE and prints the ledger: id, value, unit, interval, method,\n"
        "inputs, sources, day and flags of every number that the report can print.",
    .options =
        (const nt_option *const[]){&nt_option_data, &nt_option_published, &nt_option_format_csv,
                                   &nt_option_as_of, &nt_option_set, &nt_option_quiet,
                                   &nt_option_verbose, &nt_option_tongue, &nt_option_help, NULL},
    .run = run};
