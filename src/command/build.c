#include "edition/build.h"
#include "base/outputs.h"
#include "command.h"
#include "edition/note.h"
#include "sign.h"
#include "words/command.h"

static nt_status stage_charts(nt_run_state *run, const nt_product *p, nt_outputs *outputs,
                              const char *folder, nt_error *err)
{
    const nt_rendition *items;
    size_t count;
    nt_clock_stage(run->clock, "drawings");
    nt_status status = nt_renditions_join(p->renditions, &items, &count, err);
    nt_clock_stage(run->clock, "files");
    for (size_t i = 0; !status && i < count; i++) {
        const char *path =
            nt_arena_printf(run->arena, "%s/%s.%s", folder, items[i].chart->id, items[i].ending);
        status = nt_outputs_add(outputs, path, items[i].bytes.bytes, items[i].bytes.length, err);
    }
    for (size_t i = 0; !status && i < p->document->chart_count; i++) {
        const char *path =
            nt_arena_printf(run->arena, "%s/%s.csv", folder, p->document->charts[i]->id);
        status = nt_outputs_add(outputs, path, p->csvs[i].bytes, p->csvs[i].length, err);
    }
    return status;
}

/* A folder that is ours: through a link the files would replace others elsewhere. */
static nt_status refuse_link(const char *folder, nt_error *err)
{
    return nt_file_is_link(folder) ? nt_fail(err, NT_SYSTEM, nt_place_in(folder),
                                             NT_MESSAGE_COMMAND_CHARTS_ARE_A_LINK())
                                   : NT_OK;
}

static nt_status say(nt_run_state *run, nt_message message, nt_error *err)
{
    if (run->options->quiet) {
        return NT_OK;
    }
    nt_tell(stdout, run->options->tongue, message);
    return nt_command_flush(err); /* a report that could not be announced replaces none */
}

static nt_status stage_pdf(nt_run_state *run, const nt_product *p, nt_outputs *outputs,
                           const char *stem, nt_error *err)
{
    const char *charts = nt_arena_printf(run->arena, "%s.charts", stem);
    const char *ledger = nt_arena_printf(run->arena, "%s.figures.json", stem);
    const char *pdf = nt_arena_printf(run->arena, "%s.pdf", stem);
    NT_TRY(refuse_link(charts, err));
    NT_TRY(stage_charts(run, p, outputs, charts, err));
    NT_TRY(nt_outputs_add(outputs, ledger, p->ledger.bytes, p->ledger.length, err));
    NT_TRY(nt_outputs_add(outputs, pdf, p->pdf.bytes, p->pdf.length, err));
    return say(
        run,
        NT_MESSAGE_COMMAND_BUILT(.pdf = pdf, .pages = (long long)p->pages->page_count,
                                 .charts = (long long)p->document->chart_count,
                                 .findings =
                                     (long long)nt_published_report(run->results)->findings.count,
                                 .bytes = (long long)p->pdf.length),
        err);
}

/* NAME.html, or NAME.web/index.html with the files that it carries beside it. */
static nt_status stage_page(nt_run_state *run, const nt_product *p, nt_outputs *outputs,
                            const char *stem, nt_error *err)
{
    bool is_single = p->page_kind == NT_PAGE_SINGLE;
    const char *folder = nt_arena_printf(run->arena, "%s.web", stem);
    const char *page =
        nt_arena_printf(run->arena, is_single ? "%s.html" : "%s.web/index.html", stem);
    NT_TRY(is_single ? NT_OK : refuse_link(folder, err));
    for (size_t i = 0; !is_single && i < p->page_files.count; i++) {
        const nt_web_file *file = &p->page_files.items[i];
        NT_TRY(nt_outputs_add(outputs, nt_path_join(run->arena, folder, file->name),
                              file->bytes.bytes, file->bytes.length, err));
    }
    NT_TRY(nt_outputs_add(outputs, page, p->page.bytes, p->page.length, err));
    return say(run,
               NT_MESSAGE_COMMAND_BUILT_PAGE(.page = page,
                                             .charts = (long long)p->document->chart_count,
                                             .bytes = (long long)p->page.length),
               err);
}

static nt_status stage_companions(nt_run_state *run, const nt_product *p, nt_outputs *outputs,
                                  const char *stem, nt_error *err)
{
    const char *folder = nt_arena_printf(run->arena, "%s.cards", stem);
    bool has_cards = p->formats & NT_FORMAT_CARD;
    NT_TRY(has_cards ? refuse_link(folder, err) : NT_OK);
    NT_EACH(const nt_companion, one, p->companions.items, p->companions.count) {
        const char *path = nt_arena_printf(run->arena, "%s%s", stem, one->ending);
        NT_TRY(nt_outputs_add(outputs, path, one->bytes.bytes, one->bytes.length, err));
        if (one->format != NT_FORMAT_CARD) {
            NT_TRY(say(run,
                       NT_MESSAGE_COMMAND_BUILT_WORKBOOK(.book = path,
                                                         .sheets = (long long)p->sheet_count,
                                                         .bytes = (long long)one->bytes.length),
                       err));
        }
    }
    return has_cards
               ? say(run,
                     NT_MESSAGE_COMMAND_BUILT_CARDS(.folder = folder,
                                                    .cards = (long long)p->card_count,
                                                    .charts = (long long)p->document->chart_count),
                     err)
               : NT_OK;
}

static nt_status write_all(nt_run_state *run, const nt_product *p, nt_outputs *outputs,
                           nt_error *err)
{
    const char *folder = run->options->out ? run->options->out : "out";
    const char *stem = nt_path_join(run->arena, folder, run->template->name);
    bool has_pdf = !run->options->formats || run->options->formats & NT_FORMAT_PDF;
    NT_TRY(has_pdf ? stage_pdf(run, p, outputs, stem, err) : NT_OK);
    NT_TRY(p->page_kind ? stage_page(run, p, outputs, stem, err) : NT_OK);
    NT_TRY(stage_companions(run, p, outputs, stem, err));
    return nt_outputs_commit(outputs, err);
}

/* What only one of the formats can have. */
static nt_status judge_formats(const nt_options *options, nt_error *err)
{
    bool has_page = options->formats & NT_FORMAT_HTML;
    bool has_pdf = !options->formats || options->formats & NT_FORMAT_PDF;
    if (options->single_file && !has_page) {
        return nt_fail(err, NT_USAGE, nt_nowhere, NT_MESSAGE_COMMAND_SINGLE_FILE_WITHOUT_PAGE());
    }
    return options->sign && !has_pdf
               ? nt_fail(err, NT_USAGE, nt_nowhere, NT_MESSAGE_COMMAND_SIGN_WITHOUT_PDF())
               : NT_OK;
}

static nt_status build(nt_run_state *run, const nt_signing *signing, nt_product *p, nt_error *err)
{
    NT_TRY(nt_note_results(run, err));
    NT_TRY(nt_build_make(run, p, err));
    NT_TRY(nt_sign_product(run, signing, p, err));
    nt_outputs *outputs = nt_outputs_open(run->arena);
    if (run->options->draft) {
        nt_outputs_draft(outputs);
    }
    nt_status status = write_all(run, p, outputs, err);
    nt_outputs_close(outputs);
    if (!status) {
        nt_run_warn_alone(run);
    }
    return status;
}

static nt_status run(const nt_options *options, nt_error *err)
{
    nt_run_state run = nt_run_open(options, NULL);
    nt_product p = {.with_renditions = true,
                    .page_kind = !(options->formats & NT_FORMAT_HTML) ? NT_PAGE_NONE
                                 : options->single_file               ? NT_PAGE_SINGLE
                                                                      : NT_PAGE_FOLDER,
                    .formats = options->formats & NT_FORMATS_BESIDE};
    nt_signing signing;
    nt_status status = judge_formats(options, err);
    if (status) {
        nt_run_close(&run);
        return status;
    }
    status = nt_sign_open(run.arena, options, &signing, err);
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
    .options = {NT_OPTION_DATA,        NT_OPTION_CUBE,      NT_OPTION_OFFICE, NT_OPTION_PUBLISHED,
                NT_OPTION_RELEASED,    NT_OPTION_FAMILY,    NT_OPTION_OUT,    NT_OPTION_FORMATS,
                NT_OPTION_SINGLE_FILE, NT_OPTION_SET,       NT_OPTION_OLD,    NT_OPTION_NEW,
                NT_OPTION_OLD_DATA,    NT_OPTION_NEW_DATA,  NT_OPTION_LANG,   NT_OPTION_AS_OF,
                NT_OPTION_SIGN,        NT_OPTION_SIGN_TIME, NT_OPTION_QUIET,  NT_OPTION_VERBOSE,
                NT_OPTION_HELP},
    .run = run};
