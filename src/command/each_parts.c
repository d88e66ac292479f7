/* What surrounds the editions of `netra build --each`: what each is made of, their plan, the page
 * that leads to them. */
#include <stdlib.h>
#include <string.h>

#include "batch/index.h"
#include "build_files.h"
#include "each.h"
#include "text/number.h"
#include "words/command.h"

/* --- what goes in --- */

static void put_line(nt_buffer *out, const char *name, const char *text)
{
    nt_buffer_printf(out, "%s %s\n", name, text ? text : "-");
}

static void put_bytes(nt_buffer *out, const char *name, nt_bytes bytes)
{
    put_line(out, name, nt_bag_sha512(out->arena, bytes));
}

static void put_package(nt_buffer *out, const nt_run_state *run, const nt_package *package)
{
    if (!package) {
        return;
    }
    put_bytes(out, "datapackage.json", package->descriptor_bytes);
    NT_EACH(const nt_package_file, file, package->files, package->file_count) {
        if (!nt_ingest_holds_cases(file->table)) {
            put_bytes(out, file->part->relative_path, file->part->bytes);
        }
    }
    NT_EACH(const nt_case_file, file, run->case_files, run->case_file_count) {
        put_line(out, file->part->relative_path, file->checksum);
    }
}

static void put_options(nt_buffer *out, const nt_options *o)
{
    char day[11];
    const char *const texts[] = {o->lang,        o->released,  o->old_edition,
                                 o->new_edition, o->old_data,  o->new_data,
                                 o->sign,        o->sign_time, nt_date_format_iso(o->as_of, day)};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        put_line(out, "option", texts[i]);
    }
    put_line(out, "epoch", getenv("SOURCE_DATE_EPOCH"));
    nt_buffer_printf(out, "formats %u %d %d\n", o->formats, o->single_file, o->no_charts);
    for (size_t i = 0; i < o->setting_count; i++) {
        put_line(out, "set", o->settings[i].name);
    }
}

/* A file that is named beside the data. */
static void put_file(nt_buffer *out, const char *name, const char *path)
{
    const char *sum;
    long long size;
    nt_error unheard;
    if (path && !nt_bag_sha512_file(out->arena, path, &sum, &size, &unheard)) {
        put_line(out, name, sum);
    }
}

/* What has gone out: a folder that has grown is another. */
static void put_released(nt_buffer *out, const nt_register_request *request)
{
    for (size_t i = 0; request && i < request->released_count; i++) {
        nt_buffer ledger = nt_buffer_open(out->arena);
        nt_ledger_write_json(request->released[i], &ledger);
        put_bytes(out, "released", (nt_bytes){nt_buffer_text(&ledger), ledger.length});
    }
}

void nt_each_take_all(batch *b)
{
    const nt_run_state *run = &b->reader;
    const nt_template *template = run->template;
    nt_buffer out = nt_buffer_open(run->arena);
    put_line(&out, "netra", NT_VERSION);
    put_options(&out, b->options);
    for (size_t i = 0; i < template->file_count; i++) {
        put_bytes(&out, template->files[i].name, template->files[i].bytes);
    }
    for (size_t i = 0; template->office && i < template->office->file_count; i++) {
        put_bytes(&out, template->office->files[i].name, template->office->files[i].bytes);
    }
    put_package(&out, run, run->package);
    put_package(&out, run, run->published);
    put_file(&out, "before", nt_run_before(run));
    put_file(&out, "cube", b->options->cube);
    put_file(&out, "plan", b->options->plan);
    put_file(&out, "family", b->options->family);
    put_released(&out, run->request);
    b->of_all = nt_buffer_text(&out);
}

/* What the plan says of the edition; NULL: nothing, or there is none. */
static const nt_register_member *member_of(const batch *b, const nt_batch_value *value)
{
    const nt_family_plan *plan = b->reader.family;
    NT_RETURN_FIRST(i, plan && value->code ? plan->count : 0,
                    strcmp(plan->members[i].area, value->code) == 0, &plan->members[i], NULL);
}

const char *nt_each_made_of(const batch *b, nt_arena *arena, const nt_batch_value *value)
{
    nt_buffer out = nt_buffer_open(arena);
    nt_buffer_puts(&out, b->of_all);
    put_line(&out, "set", value->setting);
    const nt_register_member *m = member_of(b, value);
    for (size_t i = 0; m && i < m->suppressed_count; i++) {
        put_line(&out, "suppressed", m->suppressed[i]);
    }
    for (size_t i = 0; m && i < m->step_count; i++) {
        put_line(&out, "step", m->steps[i]);
    }
    return nt_bag_sha512(arena, (nt_bytes){nt_buffer_text(&out), out.length});
}

/* --- the plan --- */

static nt_status write_file(const batch *b, const char *path, nt_bytes bytes, nt_error *err)
{
    NT_OUTPUTS(outputs, b->reader.arena);
    NT_TRY(nt_outputs_add(outputs, path, bytes.bytes, bytes.length, err));
    NT_TRY(nt_batch_made_claim(b->made, err));
    return nt_outputs_commit(outputs, err);
}

static nt_status plan_anew(batch *b, const char *path, const char *of, nt_error *err)
{
    nt_arena *arena = b->reader.arena;
    const char **areas = nt_new_array(arena, const char *, b->values.count);
    for (size_t i = 0; i < b->values.count; i++) {
        areas[i] = b->values.items[i].value;
    }
    NT_TRY(nt_run_plan(&b->reader, areas, b->values.count, err));
    nt_bytes plan = b->reader.family->bytes;
    NT_TRY(write_file(b, path, plan, err));
    const nt_file_sum sum = {path, nt_bag_sha512(arena, plan)};
    return nt_batch_made_note(b->made, "plan", of, &sum, 1, err);
}

nt_status nt_each_plan(batch *b, nt_error *err)
{
    nt_arena *arena = b->reader.arena;
    const char *path = nt_path_join(
        arena, b->folder, nt_arena_printf(arena, "%s.plan.json", b->reader.template->name));
    const nt_batch_value all = {.setting = b->options->each};
    const char *of = nt_each_made_of(b, arena, &all);
    return b->options->resume && nt_batch_made_has(b->made, "plan", of)
               ? nt_run_take_plan(&b->reader, path, err)
               : plan_anew(b, path, of, err);
}

/* --- the page --- */

static const char *beside(const batch *b, const nt_batch_value *value, const char *ending,
                          bool is_made)
{
    return is_made ? nt_arena_printf(b->reader.arena, "%s-%s%s", b->reader.template->name,
                                     value->stem, ending)
                   : NULL;
}

static nt_index_line line_of(const batch *b, size_t at)
{
    const nt_batch_value *value = &b->values.items[at];
    const nt_options *o = b->options;
    nt_lang lang = b->reader.template->lang;
    bool is_there = b->editions[at].fate == BUILT || b->editions[at].fate == KEPT;
    bool has_code = value->code && strcmp(value->code, value->label.in[lang]) != 0;
    return (nt_index_line){.label = value->label.in[lang],
                           .group = value->group.in[lang],
                           .code = has_code ? value->code : NULL,
                           .failure = is_there ? NULL
                                      : b->editions[at].printed
                                          ? b->editions[at].printed
                                          : ((nt_text)NT_TEXT_COMMAND_EACH_NOT_BUILT).in[lang],
                           .pdf = beside(b, value, ".pdf", nt_build_has_pdf(o)),
                           .page = beside(b, value, o->single_file ? ".html" : ".web/index.html",
                                          o->formats & NT_FORMAT_HTML),
                           .xlsx = beside(b, value, ".xlsx", o->formats & NT_FORMAT_XLSX),
                           .ods = beside(b, value, ".ods", o->formats & NT_FORMAT_ODS),
                           .figures = beside(b, value, ".figures.json", nt_build_has_pdf(o))};
}

nt_status nt_each_write_index(batch *b, nt_error *err)
{
    nt_arena *arena = b->reader.arena;
    const nt_template *template = b->reader.template;
    nt_lang lang = template->lang;
    nt_index_line *lines = nt_new_array(arena, nt_index_line, b->values.count);
    for (size_t i = 0; i < b->values.count; i++) {
        lines[i] = line_of(b, i);
    }
    nt_message title = NT_MESSAGE_COMMAND_EACH_INDEX_TITLE(.report = template->name);
    const nt_index_request request = {
        .lang = lang,
        .title = nt_message_text(arena, lang, &title),
        .day = b->reader.cases ? nt_text_date(arena, lang, b->reader.edition) : "",
        .subject =
            b->values.are_areas ? ((nt_text)NT_TEXT_COMMAND_EACH_AREA).in[lang] : b->values.name,
        .lines = lines,
        .count = b->values.count,
        .sums = nt_arena_printf(arena, "%s.sha512", template->name)};
    b->index = nt_path_join(arena, b->folder, "index.html");
    return write_file(b, b->index, nt_batch_index(arena, &request), err);
}
