/* netra chart: one chart of a report, as a file. */
#include "base/outputs.h"
#include "base/path.h"
#include "command.h"
#include "edition/build.h"
#include "edition/gate.h"
#include "words/command.h"

static nt_status form_of(const char *path, nt_rendition_form *out, nt_error *err)
{
    for (nt_rendition_form form = 0; path && form < NT_RENDITION_FORMS; form++) {
        if (nt_path_ends_in(path, nt_rendition_endings[form])) {
            *out = form;
            return NT_OK;
        }
    }
    return nt_fail(err, NT_USAGE, nt_nowhere,
                   path ? NT_MESSAGE_COMMAND_OUTPUT_WITHOUT_FORM(.file = path)
                        : NT_MESSAGE_COMMAND_OUTPUT_IS_MISSING());
}

static nt_status draw(nt_run_state *run, nt_rendition_form form, nt_bytes *out, nt_error *err)
{
    const nt_chart *chart;
    nt_front front;
    nt_bytes forms[NT_RENDITION_FORMS];
    bool wanted[NT_RENDITION_FORMS] = {false};
    nt_rendition_of of = {.front = &front};
    NT_TRY(nt_note_results(run, err));
    NT_TRY(nt_run_fonts(run, err));
    nt_clock_stage(run->clock, "chart");
    NT_TRY(nt_report_chart(run->arena, run->template, run->options->operands[1], run->results,
                           run->fonts, &chart, &front, err));
    NT_TRY(nt_gate_chart(run, &front, chart, err));
    NT_TRY(nt_build_created(run, &of.created, err));
    wanted[form] = true;
    NT_TRY(nt_rendition_draw(run->arena, chart, &of, run->fonts, wanted, forms, err));
    *out = forms[form];
    return NT_OK;
}

static nt_status write_chart(nt_run_state *run, nt_error *err)
{
    nt_rendition_form form = NT_RENDITION_SVG;
    nt_bytes bytes;
    NT_TRY(form_of(run->options->output, &form, err));
    NT_TRY(draw(run, form, &bytes, err));
    nt_clock_stage(run->clock, "write");
    NT_OUTPUTS(outputs, run->arena);
    NT_TRY(nt_outputs_add(outputs, run->options->output, bytes.bytes, bytes.length, err));
    NT_TRY(nt_outputs_commit(outputs, err));
    nt_run_warn_alone(run);
    return NT_OK;
}

const nt_command nt_command_chart = {
    .name = "chart",
    .operands = {"TEMPLATE", "CHART"},
    .summary = NT_TEXT_COMMAND_CHART_SUMMARY,
    .description = NT_TEXT_COMMAND_CHART_DESCRIPTION,
    .options = {NT_OPTION_OUTPUT, NT_OPTION_DATA, NT_OPTION_CUBE, NT_OPTION_OFFICE,
                NT_OPTION_PUBLISHED, NT_OPTION_RELEASED, NT_OPTION_FAMILY, NT_OPTION_AS_OF,
                NT_OPTION_LANG, NT_OPTION_SET, NT_OPTION_QUIET, NT_OPTION_VERBOSE, NT_OPTION_HELP},
    .in_run = write_chart};
