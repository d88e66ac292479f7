#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/json.h"
#include "build.h"
#include "command.h"
#include "earlier.h"
#include "pdf/pdf.h"
#include "places.h"

/* The moment that the file names as its own: SOURCE_DATE_EPOCH, else noon of the edition's day. */
static nt_status creation_time(const nt_run_state *run, long long *out, nt_error *err)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    if (!epoch || !epoch[0]) {
        *out = (long long)run->edition * 86400 + 43200;
        return NT_OK;
    }
    char *end;
    errno = 0;
    *out = strtoll(epoch, &end, 10);
    if (errno || *end || *out < 0 || *out > 253402300799) {
        return nt_fail(err, NT_USAGE, nt_nowhere,
                       "SOURCE_DATE_EPOCH \"%s\" is not a count of seconds since 1970", epoch);
    }
    return NT_OK;
}

static nt_status compose(nt_run_state *run, nt_product *p, nt_error *err)
{
    nt_clock_stage(run->clock, "report");
    nt_hyphenation_start(&p->hyphenation,
                         nt_places_hyphenation(run->arena, nt_report_lang(run->template)));
    nt_status status =
        nt_report_document(run->arena, run->template, run->results, run->fonts, &p->document, err);
    if (status) {
        return status;
    }
    p->renditions = nt_renditions_start(p->document->charts, p->document->chart_count,
                                        nt_places_fonts(run->arena));
    nt_buffer ledger = nt_buffer_open(run->arena);
    nt_ledger_write_json(run->results->ledger, &ledger);
    p->ledger = (nt_bytes){ledger.bytes, ledger.length};

    nt_clock_stage(run->clock, "layout");
    const nt_hyphenator *hyphenator;
    status = nt_hyphenation_join(&p->hyphenation, &hyphenator, err);
    return status
               ? status
               : nt_layout_pages(run->arena, p->document, run->fonts, hyphenator, &p->pages, err);
}

static void put_text(nt_json_writer *w, const char *key, const char *text)
{
    nt_json_key(w, key);
    nt_json_put_string(w, text);
}

/* How the file was built, so that it can be built again from what is attached to it: the options
 * that were given, and no name of a folder or of a person. */
static nt_bytes recipe(nt_run_state *run, const nt_product *p)
{
    char day[11];
    const nt_options *options = run->options;
    const nt_front *front = &p->document->front;
    nt_buffer out = nt_buffer_open(run->arena);
    nt_json_writer w = nt_json_writer_open(&out);
    nt_json_begin(&w, '{');
    put_text(&w, "program", "netra");
    put_text(&w, "version", NT_VERSION);
    put_text(&w, "report", nt_report_name(run->template));
    put_text(&w, "title", front->title);
    put_text(&w, "organisation", front->organisation);
    put_text(&w, "language", front->lang == NT_LANG_ID ? "id" : "en");
    put_text(&w, "edition", nt_date_format_iso(run->edition, day));
    nt_json_key(&w, "created");
    nt_json_put_integer(&w, p->created);
    put_text(&w, "lang", options->lang);
    put_text(&w, "as_of",
             nt_date_known(options->as_of) ? nt_date_format_iso(options->as_of, day) : NULL);
    nt_json_key(&w, "set");
    nt_json_begin(&w, '[');
    for (size_t i = 0; i < options->setting_count; i++) {
        bool before = run->before && strncmp(options->settings[i].name, "before=", 7) == 0;
        nt_json_put_string(&w, before ? "before=" NT_BUILD_BEFORE : options->settings[i].name);
    }
    nt_json_end(&w, ']');
    nt_json_end(&w, '}');
    nt_buffer_putc(&out, '\n');
    return (nt_bytes){nt_buffer_text(&out), out.length};
}

/* The template, the recipe, and what went out before. */
static size_t attach_recipe(nt_run_state *run, const nt_product *p, nt_attachment *all)
{
    size_t count;
    const nt_template_file *files = nt_report_files(run->template, &count);
    for (size_t i = 0; i < count; i++) {
        size_t length = strlen(files[i].name);
        bool is_json = length > 5 && strcmp(files[i].name + length - 5, ".json") == 0;
        all[i] = (nt_attachment){.name = nt_arena_printf(run->arena, NT_BUILD_TEMPLATE "%s",
                                                         nt_path_name(files[i].name)),
                                 .mime = is_json ? "application/json" : "text/markdown",
                                 .description = "Template: the words and settings of this report",
                                 .relation = NT_RELATION_SOURCE,
                                 .bytes = files[i].bytes,
                                 .chart = SIZE_MAX};
    }
    all[count] = (nt_attachment){.name = NT_BUILD_RECIPE,
                                 .mime = "application/json",
                                 .description = "How this file was built",
                                 .relation = NT_RELATION_SUPPLEMENT,
                                 .bytes = recipe(run, p),
                                 .chart = SIZE_MAX};
    count++;
    if (run->before) {
        all[count++] = (nt_attachment){.name = NT_BUILD_BEFORE,
                                       .mime = "application/json",
                                       .description = "The edition before: which numbers it "
                                                      "printed and which it suppressed, no value",
                                       .relation = NT_RELATION_SUPPLEMENT,
                                       .bytes = nt_earlier_write(run->arena, run->before),
                                       .chart = SIZE_MAX};
    }
    return count;
}

/* The data that were read, the ledger, each chart's numbers, and what it takes to build it again
 * travel inside the file.
 *
 * A table of cases never does, in no edition: it has no bytes here (ingest/stream.h), because what
 * is suppressed on the pages could be counted again from it. Lists of areas, events and targets
 * hold no case and go along. */
static nt_attachment *attachments(nt_run_state *run, const nt_product *p, size_t *count)
{
    const nt_package *package = run->package;
    const nt_document *document = p->document;
    size_t template_count;
    nt_report_files(run->template, &template_count);
    nt_attachment *all =
        nt_new_array(run->arena, nt_attachment,
                     package->table_count + document->chart_count + template_count + 4);
    size_t n = attach_recipe(run, p, all);
    all[n++] = (nt_attachment){.name = "datapackage.json",
                               .mime = "application/json",
                               .description = "Data package: what the data files hold",
                               .relation = NT_RELATION_SOURCE,
                               .bytes = package->descriptor_bytes,
                               .chart = SIZE_MAX};
    for (size_t i = 0; i < package->table_count; i++) {
        const nt_table *table = &package->tables[i];
        if (nt_ingest_column(table, "case.id") >= 0) {
            continue;
        }
        all[n++] = (nt_attachment){.name = table->relative_path,
                                   .mime = "text/csv",
                                   .description =
                                       nt_arena_printf(run->arena, "Data as read: %s", table->name),
                                   .relation = NT_RELATION_SOURCE,
                                   .bytes = table->bytes,
                                   .chart = SIZE_MAX};
    }
    all[n++] = (nt_attachment){
        .name = nt_arena_printf(run->arena, "%s.figures.json", nt_report_name(run->template)),
        .mime = "application/json",
        .description = "Ledger: every number of this report, with its inputs and sources",
        .relation = NT_RELATION_DATA,
        .bytes = p->ledger,
        .chart = SIZE_MAX};
    for (size_t i = 0; i < document->chart_count; i++) {
        const nt_chart *chart = document->charts[i];
        all[n++] = (nt_attachment){
            .name = nt_arena_printf(run->arena, "%s.csv", chart->id),
            .mime = "text/csv",
            .description = nt_arena_printf(run->arena, "Data of the chart: %s", chart->title),
            .relation = NT_RELATION_DATA,
            .bytes = p->csvs[i],
            .chart = i};
    }
    *count = n;
    return all;
}

static nt_status finish(nt_run_state *run, nt_product *p, nt_error *err)
{
    const nt_document *document = p->document;
    nt_clock_stage(run->clock, "chart");
    p->csvs = nt_new_array(run->arena, nt_bytes, document->chart_count + 1);
    for (size_t i = 0; i < document->chart_count; i++) {
        p->csvs[i] = nt_chart_csv(run->arena, document->charts[i]);
    }
    nt_status status = NT_OK;
    if (document->chart_count) {
        status = nt_chart_deck(run->arena, document->charts, document->chart_count, run->fonts,
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
    request.attachments = attachments(run, p, &request.attachment_count);
    return nt_pdf_write(run->arena, &request, &p->pdf, err);
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

static nt_status write_all(nt_run_state *run, const nt_product *p, nt_outputs *outputs,
                           nt_error *err)
{
    const char *folder = run->options->out ? run->options->out : "out";
    const char *stem = nt_path_join(run->arena, folder, nt_report_name(run->template));
    nt_status status = stage_charts(run, p, outputs, stem, err);
    const char *ledger = nt_arena_printf(run->arena, "%s.figures.json", stem);
    const char *pdf = nt_arena_printf(run->arena, "%s.pdf", stem);
    status =
        status ? status : nt_outputs_add(outputs, ledger, p->ledger.bytes, p->ledger.length, err);
    status = status ? status : nt_outputs_add(outputs, pdf, p->pdf.bytes, p->pdf.length, err);
    status = status ? status : nt_outputs_commit(outputs, err);
    if (!status && !run->options->quiet) {
        printf("%s: %zu pages, %zu charts, %zu findings, %zu bytes\n", pdf, p->pages->page_count,
               p->document->chart_count, run->results->findings.count, p->pdf.length);
    }
    return status;
}

nt_status nt_build_make(nt_run_state *run, nt_product *p, nt_error *err)
{
    nt_status status = nt_run_results(run, err);
    status = status ? status : nt_run_fonts(run, err);
    status = status ? status : compose(run, p, err);
    return status ? status : finish(run, p, err);
}

void nt_build_release(nt_product *p)
{
    nt_hyphenation_close(&p->hyphenation);
    nt_renditions_close(p->renditions);
}

static nt_status build(nt_run_state *run, nt_product *p, nt_error *err)
{
    nt_status status = nt_build_make(run, p, err);
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
    nt_run_state run = nt_run_open(options);
    nt_product p = {0};
    nt_status status = build(&run, &p, err);
    nt_build_release(&p);
    nt_run_close(&run);
    return status;
}

const nt_command nt_command_build = {
    .name = "build",
    .operands = {"TEMPLATE"},
    .summary = "read, compare, draw, and write the report with its charts and ledger",
    .description =
        "Builds the report of the folder TEMPLATE (report.json, body.md). Writes DIR/NAME.pdf,\n"
        "DIR/NAME.figures.json (the ledger) and DIR/NAME.charts/ID.{svg,pdf,png,csv}. A run that\n"
        "fails leaves earlier output untouched. The same input gives the same bytes;\n"
        "SOURCE_DATE_EPOCH sets the file's creation time.",
    .options = (const nt_option *const[]){&nt_option_data, &nt_option_out, &nt_option_set,
                                          &nt_option_lang, &nt_option_as_of, &nt_option_quiet,
                                          &nt_option_verbose, &nt_option_help, NULL},
    .run = run};
