#include <stdlib.h>
#include <string.h>

#include "base/outputs.h"
#include "base/shown.h"
#include "build.h"
#include "carried.h"
#include "command.h"
#include "gate.h"
#include "moment.h"
#include "note.h"
#include "pdf/pdf.h"
#include "pdf/read.h"
#include "places.h"
#include "sign.h"
#include "words/command.h"

/* The moment that the file names as its own: SOURCE_DATE_EPOCH, else noon of the edition's day; of
 * a day before 1970 the first second that archives know. */
static nt_status creation_time(const nt_run_state *run, long long *out, nt_error *err)
{
    bool given = false;
    nt_status status = nt_moment_epoch(out, &given, err);
    if (!status && !given) {
        *out = run->edition < 0 ? 0 : (long long)run->edition * 86400 + 43200;
    }
    return status;
}

/* What is built can be traced, compared and filed: its ledger is read again. */
static nt_status write_ledger(nt_run_state *run, nt_product *p, nt_error *err)
{
    nt_buffer ledger = nt_buffer_open(p->arena);
    size_t values = nt_ledger_write_json(run->results->ledger, &ledger);
    p->ledger = (nt_bytes){ledger.bytes, ledger.length};
    return values <= NT_JSON_VALUES_MAX
               ? NT_OK
               : nt_fail(err, NT_INVALID, (nt_place){run->options->operands[0], 0, 0},
                         NT_MESSAGE_COMMAND_LEDGER_TOO_LARGE(.numbers = (long long)nt_ledger_count(
                                                                 run->results->ledger),
                                                             .values = (long long)values,
                                                             .most = NT_JSON_VALUES_MAX));
}

static nt_status compose(nt_run_state *run, nt_product *p, nt_error *err)
{
    nt_clock_stage(run->clock, "report");
    nt_hyphenation_start(&p->hyphenation,
                         nt_places_hyphenation(p->arena, nt_report_lang(run->template)));
    nt_status status =
        nt_report_document(p->arena, run->template, run->results, run->fonts, &p->document, err);
    status = status ? status : write_ledger(run, p, err);
    if (status) {
        return status;
    }
    if (p->with_renditions) {
        p->renditions = nt_renditions_start(p->document->charts, p->document->chart_count,
                                            nt_places_fonts(p->arena));
    }
    nt_clock_stage(run->clock, "layout");
    const nt_hyphenator *hyphenator;
    status = nt_hyphenation_join(&p->hyphenation, &hyphenator, err);
    status = status
                 ? status
                 : nt_layout_pages(p->arena, p->document, run->fonts, hyphenator, &p->pages, err);
    nt_clock_stage(run->clock, "judge");
    return status ? status : nt_layout_judge(p->arena, p->pages, err);
}

/* What a build accepts, everything after it reads. */
static nt_status judge_size(const nt_product *p, const nt_pdf_request *request, nt_error *err)
{
    nt_bytes *attached = nt_new_array(p->arena, nt_bytes, request->attachment_count + 1);
    for (size_t i = 0; i < request->attachment_count; i++) {
        attached[i] = request->attachments[i].bytes;
    }
    return nt_pdf_judge_size(p->pdf, attached, request->attachment_count, err);
}

static nt_status finish(nt_run_state *run, nt_product *p, nt_error *err)
{
    const nt_document *document = p->document;
    nt_clock_stage(run->clock, "chart");
    p->csvs = nt_new_array(p->arena, nt_bytes, document->chart_count + 1);
    for (size_t i = 0; i < document->chart_count; i++) {
        p->csvs[i] = nt_chart_csv(p->arena, document->charts[i]);
    }
    nt_status status = NT_OK;
    if (p->pages->drawing_count) {
        status = nt_chart_deck(p->arena, p->pages->drawings, p->pages->drawing_count, run->fonts,
                               &p->deck, err);
    }
    nt_pdf_request request = {.pages = p->pages,
                              .fonts = run->fonts,
                              .chart_deck = p->deck,
                              .producer = "netra " NT_VERSION};
    if (!status && !p->is_rebuild) {
        status = creation_time(run, &p->created, err);
    }
    request.created = p->created;
    if (status) {
        return status;
    }
    nt_clock_stage(run->clock, "pdf");
    status = nt_carried_attachments(run, p, &request.attachments, &request.attachment_count, err);
    status = status ? status
                    : nt_gate_product(run, p, request.attachments, request.attachment_count, err);
    status = status ? status : nt_pdf_write(p->arena, &request, &p->pdf, err);
    return status ? status : judge_size(p, &request, err);
}

static nt_status stage_charts(nt_run_state *run, const nt_product *p, nt_outputs *outputs,
                              const char *stem, nt_error *err)
{
    const nt_rendition *items;
    size_t count;
    nt_clock_stage(run->clock, "drawings");
    nt_status status = nt_renditions_join(p->renditions, &items, &count, err);
    nt_clock_stage(run->clock, "files");
    for (size_t i = 0; !status && i < count; i++) {
        const char *path = nt_arena_printf(run->arena, "%s.charts/%s.%s", stem, items[i].chart->id,
                                           items[i].ending);
        status = nt_outputs_add(outputs, path, items[i].bytes.bytes, items[i].bytes.length, err);
    }
    for (size_t i = 0; !status && i < p->document->chart_count; i++) {
        const char *path =
            nt_arena_printf(run->arena, "%s.charts/%s.csv", stem, p->document->charts[i]->id);
        status = nt_outputs_add(outputs, path, p->csvs[i].bytes, p->csvs[i].length, err);
    }
    return status;
}

/* The folder of the charts is ours: through a link in its place they would replace files elsewhere.
 */
static nt_status judge_charts_folder(nt_run_state *run, const char *stem, nt_error *err)
{
    const char *folder = nt_arena_printf(run->arena, "%s.charts", stem);
    return nt_file_is_link(folder) ? nt_fail(err, NT_SYSTEM, (nt_place){folder, 0, 0},
                                             NT_MESSAGE_COMMAND_CHARTS_ARE_A_LINK())
                                   : NT_OK;
}

static nt_status write_all(nt_run_state *run, const nt_product *p, nt_outputs *outputs,
                           nt_error *err)
{
    const char *folder = run->options->out ? run->options->out : "out";
    const char *stem = nt_path_join(run->arena, folder, nt_report_name(run->template));
    nt_status status = judge_charts_folder(run, stem, err);
    status = status ? status : stage_charts(run, p, outputs, stem, err);
    const char *ledger = nt_arena_printf(run->arena, "%s.figures.json", stem);
    const char *pdf = nt_arena_printf(run->arena, "%s.pdf", stem);
    status =
        status ? status : nt_outputs_add(outputs, ledger, p->ledger.bytes, p->ledger.length, err);
    status = status ? status : nt_outputs_add(outputs, pdf, p->pdf.bytes, p->pdf.length, err);
    if (!status && !run->options->quiet) {
        nt_tell(stdout, run->options->tongue,
                NT_MESSAGE_COMMAND_BUILT(.pdf = pdf, .pages = (long long)p->pages->page_count,
                                         .charts = (long long)p->document->chart_count,
                                         .findings = (long long)nt_published_report(run->results)
                                                         ->findings.count,
                                         .bytes = (long long)p->pdf.length));
        status = nt_command_flush(err); /* a report that could not be announced replaces none */
    }
    return status ? status : nt_outputs_commit(outputs, err);
}

nt_status nt_build_make(nt_run_state *run, nt_product *p, nt_error *err)
{
    p->arena = nt_arena_open();
    nt_status status = nt_run_fonts(run, err);
    status = status ? status : compose(run, p, err);
    return status ? status : finish(run, p, err);
}

void nt_build_release(nt_product *p)
{
    nt_hyphenation_close(&p->hyphenation);
    nt_renditions_close(p->renditions);
    nt_arena_close(p->arena);
    *p = (nt_product){0};
}

static nt_status build(nt_run_state *run, const nt_signing *signing, nt_product *p, nt_error *err)
{
    nt_status status = nt_note_results(run, err);
    status = status ? status : nt_build_make(run, p, err);
    status = status ? status : nt_sign_product(run, signing, p, err);
    if (status) {
        return status;
    }
    nt_outputs *outputs = nt_outputs_open(run->arena);
    status = write_all(run, p, outputs, err);
    nt_outputs_close(outputs);
    return status;
}

static nt_status run(const nt_options *options, nt_error *err)
{
    nt_run_state run = nt_run_open(options, NULL);
    nt_product p = {.with_renditions = true};
    nt_signing signing;
    nt_status status = nt_sign_open(run.arena, options, &signing, err);
    status = status ? status : build(&run, &signing, &p, err);
    nt_sign_close(&signing);
    nt_build_release(&p);
    nt_run_close(&run);
    return status;
}

const nt_command nt_command_build = {
    .name = "build",
    .operands = {"TEMPLATE"},
    .summary = NT_TEXT_COMMAND_BUILD_SUMMARY,
    .description = NT_TEXT_COMMAND_BUILD_DESCRIPTION,
    .options = {NT_OPTION_DATA, NT_OPTION_PUBLISHED, NT_OPTION_OUT, NT_OPTION_SET, NT_OPTION_OLD,
                NT_OPTION_NEW, NT_OPTION_OLD_DATA, NT_OPTION_NEW_DATA, NT_OPTION_LANG,
                NT_OPTION_AS_OF, NT_OPTION_SIGN, NT_OPTION_SIGN_TIME, NT_OPTION_QUIET,
                NT_OPTION_VERBOSE, NT_OPTION_HELP},
    .run = run};
