/* netra build: from template and data to the files of a report. */
#include "build_files.h"
#include "command.h"
#include "sign.h"
#include "words/command.h"

static nt_status say(nt_run_state *run, nt_message message, nt_error *err)
{
    if (run->options->quiet) {
        return NT_OK;
    }
    nt_tell(stdout, run->options->tongue, message);
    return nt_command_flush(err); /* a report that could not be announced replaces none */
}

static nt_status say_pdf(nt_run_state *run, const nt_product *p, const char *stem, nt_error *err)
{
    const nt_figures_report *published = nt_published_report(run->results);
    return say(run,
               NT_MESSAGE_COMMAND_BUILT(.pdf = nt_build_pdf(run->arena, stem),
                                        .pages = (long long)p->pages->page_count,
                                        .charts = (long long)p->document->chart_count,
                                        .findings = (long long)published->findings.count,
                                        .bytes = (long long)p->pdf.length),
               err);
}

static nt_status say_companions(nt_run_state *run, const nt_product *p, const char *stem,
                                nt_error *err)
{
    NT_EACH(const nt_companion, one, p->companions.items, p->companions.count) {
        if (one->format != NT_FORMAT_CARD) {
            const char *path = nt_arena_printf(run->arena, "%s%s", stem, one->ending);
            NT_TRY(say(run,
                       NT_MESSAGE_COMMAND_BUILT_WORKBOOK(.book = path,
                                                         .sheets = (long long)p->sheet_count,
                                                         .bytes = (long long)one->bytes.length),
                       err));
        }
    }
    return p->formats & NT_FORMAT_CARD
               ? say(run,
                     NT_MESSAGE_COMMAND_BUILT_CARDS(.folder = nt_arena_printf(run->arena,
                                                                              "%s.cards", stem),
                                                    .cards = (long long)p->card_count,
                                                    .charts = (long long)p->document->chart_count),
                     err)
               : NT_OK;
}

static nt_status say_all(nt_run_state *run, const nt_product *p, const char *stem, nt_error *err)
{
    NT_TRY(nt_build_has_pdf(run->options) ? say_pdf(run, p, stem, err) : NT_OK);
    NT_TRY(p->page_kind
               ? say(run,
                     NT_MESSAGE_COMMAND_BUILT_PAGE(.page = nt_build_page_path(run->arena, stem,
                                                                              p->page_kind),
                                                   .charts = (long long)p->document->chart_count,
                                                   .bytes = (long long)p->page.length),
                     err)
               : NT_OK);
    return say_companions(run, p, stem, err);
}

static nt_status write_all(nt_run_state *run, const nt_product *p, nt_outputs *outputs,
                           nt_error *err)
{
    const char *folder = run->options->out ? run->options->out : "out";
    const char *stem = nt_path_join(run->arena, folder, run->template->name);
    const nt_file *files;
    size_t count;
    NT_TRY(nt_build_files(run, p, stem, &files, &count, err));
    if (!run->options->quiet) { /* before anything is in place: it takes memory */
        nt_build_tell_strangers(run->clock, run->options, stem, files, count);
    }
    NT_TRY(nt_build_stage(run, outputs, files, count, err));
    NT_TRY(say_all(run, p, stem, err));
    return nt_outputs_commit(outputs, err);
}

static nt_status judge_options(const nt_options *options, nt_error *err)
{
    bool has_page = options->formats & NT_FORMAT_HTML;
    bool has_pdf = nt_build_has_pdf(options);
    NT_TRY(nt_options_need(options->single_file && !has_page, "single-file", "--format html", err));
    NT_TRY(nt_options_need(options->no_charts && !has_pdf, "no-charts", "--format pdf", err));
    NT_TRY(nt_options_need(options->resume && !options->each, "resume", "--each", err));
    NT_TRY(nt_options_need(options->sign_time && !options->sign, "sign-time", "--sign", err));
    return nt_options_need(options->sign && !has_pdf, "sign", "--format pdf", err);
}

static nt_status build(nt_run_state *run, const nt_signing *signing, nt_product *p, nt_error *err)
{
    NT_TRY(nt_note_results(run, err));
    NT_TRY(nt_build_make(run, p, err));
    NT_TRY(nt_sign_product(run, signing, p, err));
    NT_OUTPUTS(outputs, run->arena);
    if (run->options->draft) {
        nt_outputs_draft(outputs);
    }
    NT_TRY(write_all(run, p, outputs, err));
    nt_run_warn_alone(run);
    return NT_OK;
}

static nt_status build_alone(const nt_options *options, nt_error *err)
{
    NT_CLOSED_BY(nt_run_close) nt_run_state run = nt_run_open(options, NULL);
    NT_CLOSED_BY(nt_build_release) nt_product p = nt_build_asked(options);
    NT_CLOSED_BY(nt_sign_close) nt_signing signing = {0};
    NT_TRY(nt_sign_open(run.arena, options, &signing, err));
    return build(&run, &signing, &p, err);
}

static nt_status run(const nt_options *options, nt_error *err)
{
    NT_TRY(judge_options(options, err));
    return options->each ? nt_build_each(options, err) : build_alone(options, err);
}

const nt_command nt_command_build = {
    .name = "build",
    .operands = {"TEMPLATE"},
    .summary = NT_TEXT_COMMAND_BUILD_SUMMARY,
    .description = NT_TEXT_COMMAND_BUILD_DESCRIPTION,
    .options = {NT_OPTION_DATA,      NT_OPTION_CUBE,        NT_OPTION_OFFICE,  NT_OPTION_PUBLISHED,
                NT_OPTION_RELEASED,  NT_OPTION_FAMILY,      NT_OPTION_OUT,     NT_OPTION_FORMATS,
                NT_OPTION_NO_CHARTS, NT_OPTION_SINGLE_FILE, NT_OPTION_SET,     NT_OPTION_EACH,
                NT_OPTION_RESUME,    NT_OPTION_OLD,         NT_OPTION_NEW,     NT_OPTION_OLD_DATA,
                NT_OPTION_NEW_DATA,  NT_OPTION_LANG,        NT_OPTION_AS_OF,   NT_OPTION_SIGN,
                NT_OPTION_SIGN_TIME, NT_OPTION_QUIET,       NT_OPTION_VERBOSE, NT_OPTION_HELP},
    .run = run};
