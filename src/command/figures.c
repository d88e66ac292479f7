/* netra figures: the numbers that a report can print. */
#include "command.h"
#include "words/command.h"

static nt_status write(nt_run_state *run, nt_error *err)
{
    NT_TRY(nt_note_results(run, err));
    nt_buffer out = nt_buffer_open(run->arena);
    if (run->options->json) {
        nt_ledger_write_json(run->results->ledger, &out);
    } else {
        nt_ledger_write_csv(run->results->ledger, &out);
    }
    fwrite(out.bytes, 1, out.length, stdout);
    return NT_OK;
}

const nt_command nt_command_figures = {
    .name = "figures",
    .operands = {"TEMPLATE"},
    .summary = NT_TEXT_COMMAND_FIGURES_SUMMARY,
    .description = NT_TEXT_COMMAND_FIGURES_DESCRIPTION,
    .options = {NT_OPTION_DATA, NT_OPTION_CUBE, NT_OPTION_PUBLISHED, NT_OPTION_RELEASED,
                NT_OPTION_FAMILY, NT_OPTION_FORMAT_CSV, NT_OPTION_AS_OF, NT_OPTION_SET,
                NT_OPTION_QUIET, NT_OPTION_VERBOSE, NT_OPTION_TONGUE, NT_OPTION_HELP},
    .in_run = write};
