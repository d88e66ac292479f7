#include <string.h>

#include "base/file.h"
#include "base/outputs.h"
#include "base/path.h"
#include "chart/chart.h"
#include "command.h"
#include "edition/gate.h"
#include "edition/note.h"
#include "words/command.h"

static nt_status format_of(const char *path, nt_chart_format *out, nt_error *err)
{
    static const struct {
        const char *ending;
        nt_chart_format format;
    } formats[] = {{".svg", NT_CHART_SVG}, {".pdf", NT_CHART_PDF}, {".png", NT_CHART_PNG}};
    for (size_t i = 0; path && i < sizeof formats / sizeof *formats; i++) {
        if (nt_path_ends_in(path, formats[i].ending)) {
            *out = formats[i].format;
            return NT_OK;
        }
    }
    return nt_fail(err, NT_USAGE, nt_nowhere,
                   path ? NT_MESSAGE_COMMAND_OUTPUT_WITHOUT_FORM(.file = path)
                        : NT_MESSAGE_COMMAND_OUTPUT_IS_MISSING());
}

static nt_status write_chart(nt_run_state *run, nt_chart_format format, nt_error *err)
{
    const nt_chart *chart;
    nt_bytes bytes;
    nt_status status = nt_note_results(run, err);
    status = status ? status : nt_run_fonts(run, err);
    nt_clock_stage(run->clock, "chart");
    if (!status) {
        status = nt_report_chart(run->arena, run->template, run->options->operands[1], run->results,
                                 run->fonts, &chart, err);
    }
    status = status ? status : nt_gate_chart(run, chart, err);
    status =
        status ? status : nt_chart_render(run->arena, chart, &format, 1, run->fonts, &bytes, err);
    if (status) {
        return status;
    }
    nt_clock_stage(run->clock, "write");
    nt_outputs *outputs = nt_outputs_open(run->arena);
    status = nt_outputs_add(outputs, run->options->output, bytes.bytes, bytes.length, err);
    status = status ? status : nt_outputs_commit(outputs, err);
    nt_outputs_close(outputs);
    return status;
}

static nt_status run(const nt_options *options, nt_error *err)
{
    nt_chart_format format = NT_CHART_SVG;
    NT_TRY(format_of(options->output, &format, err));
    nt_run_state run = nt_run_open(options, NULL);
    nt_status status = write_chart(&run, format, err);
    nt_run_close(&run);
    return status;
}

const nt_command nt_command_chart = {
    .name = "chart",
    .operands = {"TEMPLATE", "CHART"},
    .summary = NT_TEXT_COMMAND_CHART_SUMMARY,
    .description = NT_TEXT_COMMAND_CHART_DESCRIPTION,
    .options = {NT_OPTION_OUTPUT, NT_OPTION_DATA, NT_OPTION_CUBE, NT_OPTION_OFFICE,
                NT_OPTION_PUBLISHED, NT_OPTION_RELEASED, NT_OPTION_AS_OF, NT_OPTION_LANG,
                NT_OPTION_SET, NT_OPTION_QUIET, NT_OPTION_VERBOSE, NT_OPTION_HELP},
    .run = run};
