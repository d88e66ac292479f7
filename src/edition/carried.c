/* What a report carries: data, ledger, template and recipe that it was built from. */
#include "parts.h"

#include <string.h>

#include "archive/salt.h"
#include "base/path.h"
#include "ingest/stream.h"
#include "words/edition.h"
#include "workbook/workbook.h"

typedef struct {
    nt_run_state *run;
    const nt_product *product;
    NT_VEC(nt_attachment) all;
} carrying;

const nt_shared_file *nt_carried_shared(const nt_run_state *run, nt_bytes bytes)
{
    const nt_run_state *reader = run->reader;
    NT_RETURN_FIRST(i, reader ? reader->shared_count : 0,
                    reader->shared[i].bytes.bytes == bytes.bytes &&
                        reader->shared[i].bytes.length == bytes.length,
                    &reader->shared[i], NULL);
}

static void add(carrying *c, const char *name, const char *mime, nt_relation relation,
                const char *description, nt_bytes bytes)
{
    const nt_shared_file *shared = nt_carried_shared(c->run, bytes);
    nt_attachment one = {.name = name,
                         .mime = mime,
                         .description = description,
                         .relation = relation,
                         .bytes = bytes,
                         .packed = shared ? shared->packed : (nt_bytes){0},
                         .chart = SIZE_MAX};
    nt_vec_push(c->product->arena, &c->all, one);
}

nt_status nt_run_salt(const nt_run_state *run, const char **out, nt_error *err)
{
    nt_arena *arena = run->arena;
    const char *folder = run->package->folder;
    *out = NULL;
    if (run->request && run->request->internal) {
        return NT_OK;
    }
    NT_TRY(nt_salt_read(arena, folder, out, err));
    if (!*out) {
        NT_TRY(nt_salt_make(arena, folder, out, err));
        if (!run->options->quiet) {
            nt_tell(
                stderr, run->options->tongue,
                NT_MESSAGE_EDITION_SALT_MADE(.file = nt_path_join(arena, folder, NT_SALT_FILE)));
        }
    }
    return NT_OK;
}

/* What the reader of this run's data has of the file; NULL: nothing. */
static const nt_case_file *read_already(const nt_run_state *run, const nt_table_file *file)
{
    const nt_run_state *reader = run->reader ? run->reader : run;
    const nt_case_file *all = reader->case_files;
    NT_RETURN_FIRST(i, reader->case_file_count, all[i].part == file, &all[i], NULL);
}

nt_status nt_run_checksum(const nt_run_state *run, const nt_table_file *file, nt_withheld *out,
                          nt_error *err)
{
    const char *sum, *salt;
    const nt_case_file *known = read_already(run, file);
    if (known) {
        out->checksum = known->checksum;
        out->salt = known->salt;
        out->bytes = known->bytes;
        return NT_OK;
    }
    NT_TRY(nt_run_salt(run, &salt, err));
    NT_TRY(nt_counted_checksum(run, file, &sum, &out->bytes, err));
    out->checksum = salt ? nt_salt_checksum(run->arena, salt, sum) : sum;
    out->salt = salt ? nt_salt_name(run->arena, salt) : NULL;
    return NT_OK;
}

long long nt_run_rows_of(const nt_register *cases, const nt_package_file *file)
{
    const nt_table_file *parts = file->table->parts;
    const char *path = file->part->relative_path;
    return NT_SUM(
        long long, i, cases->case_count,
        strcmp(
            parts[nt_ingest_line_part(file->table, nt_register_case(cases, i).line)].relative_path,
            path) == 0);
}

/* Rows of the file that were read as cases, at that of their first row; unknown where the report
 * needed none. */
static long long count_cases(const nt_run_state *run, const nt_package_file *file)
{
    const nt_register *cases = run->cases;
    const nt_cube_part *known = nt_counted_part(run, file->part->relative_path);
    if (known) {
        return known->rows;
    }
    if (cases && cases->counted) {
        return NT_SUM(long long, i, cases->case_count, cases->counted[i].count);
    }
    return cases && file->table->part_count == 1 ? (long long)cases->case_count
           : cases                               ? nt_run_rows_of(cases, file)
                                                 : -1;
}

nt_status nt_run_read_case_files(nt_run_state *run, nt_error *err)
{
    nt_case_file *files = nt_new_array(run->arena, nt_case_file, run->package->file_count + 1);
    size_t count = 0;
    NT_EACH(const nt_package_file, file, run->package->files, run->package->file_count) {
        if (nt_ingest_holds_cases(file->table)) {
            nt_withheld held;
            NT_TRY(nt_run_checksum(run, file->part, &held, err));
            files[count++] = (nt_case_file){file->part, held.checksum, held.salt, held.bytes,
                                            count_cases(run, file)};
        }
    }
    run->case_files = files;
    run->case_file_count = count;
    return NT_OK;
}

static nt_status put_withheld(nt_json_writer *w, const nt_run_state *run,
                              const nt_package_file *file, nt_error *err)
{
    nt_withheld held;
    const nt_case_file *known = read_already(run, file->part);
    NT_TRY(nt_run_checksum(run, file->part, &held, err));
    nt_json_begin(w, '{');
    nt_json_member(w, "name", file->table->name);
    nt_json_member(w, "path", file->part->relative_path);
    nt_json_member_integer(w, "bytes", held.bytes);
    nt_json_member_count(w, "rows", known ? known->rows : count_cases(run, file));
    nt_json_member(w, nt_withheld_method(&held), held.checksum);
    nt_json_member_if(w, "salt", held.salt);
    nt_json_end(w, '}');
    return NT_OK;
}

/* Of a register that is in no file the cube is what was read. */
static nt_status put_cube(nt_json_writer *w, const nt_run_state *run, nt_error *err)
{
    const nt_table *table = nt_ingest_table(run->package, "case");
    const nt_table_file part = {.relative_path = NT_BUILD_CUBE};
    const nt_package_file cube = {table, &part};
    return put_withheld(w, run, &cube, err);
}

static nt_status put_all_withheld(nt_json_writer *w, const nt_run_state *run, nt_error *err)
{
    nt_status status = NT_OK;
    nt_json_member_begin(w, "withheld", '[');
    if (nt_counted_files_unknown(run)) {
        status = put_cube(w, run, err);
        nt_json_end(w, ']');
        return status;
    }
    for (size_t i = 0; !status && i < run->package->file_count; i++) {
        const nt_package_file *file = &run->package->files[i];
        status = nt_ingest_holds_cases(file->table) ? put_withheld(w, run, file, err) : NT_OK;
    }
    nt_json_end(w, ']');
    return status;
}

/* As they were given, but the edition before by the name that it has in here: no name of a folder
 * leaves the house. */
static void put_settings(nt_json_writer *w, const nt_run_state *run)
{
    const nt_options *options = run->options;
    bool was_given = false;
    nt_json_member_begin(w, "set", '[');
    for (size_t i = 0; i < options->setting_count; i++) {
        const char *setting = options->settings[i].name; /* NAME=VALUE */
        if (nt_begins(setting, "before=")) {
            was_given = true; /* perhaps empty, against the template's own */
        } else {
            nt_json_put_string(w, setting);
        }
    }
    if (run->before || was_given) {
        nt_json_put_string(w, run->before ? "before=" NT_BUILD_BEFORE : "before=");
    }
    nt_json_end(w, ']');
}

/* What has gone out is in the house alone: what it made this edition suppress travels. */
static bool has_plan(const nt_run_state *run)
{
    const nt_register_request *asked = run->request;
    return asked && (asked->released_count || asked->edition_before || asked->plan);
}

/* How the file was built: the options that were given, and no name of a folder or of a person. */
static nt_status add_recipe(carrying *c, nt_error *err)
{
    const nt_run_state *run = c->run;
    const nt_options *options = run->options;
    const nt_front *front = &c->product->document->front;
    nt_json_writer w = nt_json_open(c->product->arena);
    nt_json_member(&w, "program", "netra");
    nt_json_member(&w, "version", NT_VERSION);
    nt_json_member(&w, "report", run->template->name);
    nt_json_member(&w, "title", front->title);
    nt_json_member(&w, "organisation", front->organisation);
    nt_json_member(&w, "language", nt_lang_codes[front->lang]);
    nt_json_member_date(&w, "edition", run->edition);
    nt_json_member_integer(&w, "created", c->product->created);
    nt_json_member(&w, "lang", options->lang);
    nt_json_member_date(&w, "as_of", options->as_of);
    put_settings(&w, run);
    nt_json_member_bool(&w, "published", run->published != NULL);
    if (nt_counted_files_unknown(run)) {
        nt_json_member_bool(&w, "cube", true);
    }
    if (run->template->office) {
        nt_json_member_bool(&w, "office", true);
    }
    if (has_plan(run)) {
        nt_json_member_bool(&w, "plan", true);
    }
    if (run->published_in_data) {
        nt_json_member_bool(&w, "published_in_data", true);
    }
    if (run->is_note) {
        nt_json_member_bool(&w, "old_cases", options->old_data != NULL);
        nt_json_member_bool(&w, "new_cases", options->new_data != NULL);
    }
    NT_TRY(put_all_withheld(&w, run, err));
    add(c, NT_BUILD_RECIPE, "application/json", NT_RELATION_SUPPLEMENT, "How this file was built",
        nt_json_close(&w));
    return NT_OK;
}

static void add_template(carrying *c)
{
    const nt_file *files = c->run->template->files;
    for (size_t i = 0; i < c->run->template->file_count; i++) {
        add(c,
            nt_arena_printf(c->product->arena, NT_BUILD_TEMPLATE "%s", nt_path_name(files[i].name)),
            nt_path_ends_in(files[i].name, ".json") ? "application/json" : "text/markdown",
            NT_RELATION_SOURCE, "Template: the words and settings of this report", files[i].bytes);
    }
}

static void add_office(carrying *c)
{
    const nt_office *office = c->run->template->office;
    for (size_t i = 0; office && i < office->file_count; i++) {
        const nt_file *file = &office->files[i];
        bool is_logo = i > 0, is_png = is_logo && strcmp(office->logo->ending, "png") == 0;
        add(c, nt_arena_printf(c->product->arena, NT_BUILD_OFFICE "%s", file->name),
            is_png    ? "image/png"
            : is_logo ? "image/svg+xml"
                      : "application/json",
            NT_RELATION_SOURCE, is_logo ? "The office's logo" : "The office's face", file->bytes);
    }
}

/* Lists of areas, events and targets hold no case and go along. The editions that a revision note
 * compares are PDFs. */
static const char *mime_of(const char *path)
{
    const nt_workbook_kind *workbook = nt_workbook_named(path);
    return nt_path_ends_in(path, ".pdf") ? "application/pdf"
           : workbook                    ? workbook->mime
                                         : "text/csv";
}

static void add_package(carrying *c, const char *home, const nt_package *package)
{
    nt_arena *arena = c->product->arena;
    add(c, nt_arena_printf(arena, "%sdatapackage.json", home), "application/json",
        NT_RELATION_SOURCE, "Data package: what the data files hold", package->descriptor_bytes);
    NT_EACH(const nt_package_file, file, package->files, package->file_count) {
        if (!nt_ingest_holds_cases(file->table)) {
            add(c, nt_arena_printf(arena, "%s%s", home, file->part->relative_path),
                mime_of(file->part->relative_path), NT_RELATION_SOURCE,
                nt_arena_printf(arena, "Data as read: %s", file->table->name), file->part->bytes);
        }
    }
}

static void add_data(carrying *c)
{
    add_package(c, NT_BUILD_INPUT, c->run->package);
    if (c->run->published) {
        add_package(c, NT_BUILD_PUBLISHED, c->run->published);
    }
}

void nt_carried_share(nt_run_state *run)
{
    const nt_product none = {.arena = run->arena};
    carrying c = {.run = run, .product = &none};
    add_template(&c);
    add_data(&c);
    nt_shared_file *shared = nt_new_array(run->arena, nt_shared_file, c.all.count);
    for (size_t i = 0; i < c.all.count; i++) {
        nt_bytes bytes = c.all.items[i].bytes;
        shared[i] = (nt_shared_file){bytes, nt_bag_sha512(run->arena, bytes),
                                     nt_pdf_attached(run->arena, bytes)};
    }
    run->shared = shared;
    run->shared_count = c.all.count;
}

static void add_sources(carrying *c)
{
    add_data(c);
    if (c->run->before) {
        add(c, NT_BUILD_BEFORE, "application/json", NT_RELATION_SOURCE,
            "The edition before: what it printed and what it suppressed",
            nt_earlier_write(c->product->arena, c->run->before, c->run->results->ledger));
    }
    if (has_plan(c->run)) {
        add(c, NT_BUILD_PLAN, "application/json", NT_RELATION_SOURCE,
            "What is suppressed for all editions that went out",
            nt_released_plan(c->product->arena, c->run->results->ledger));
    }
}

static void add_products(carrying *c)
{
    nt_arena *arena = c->product->arena;
    const nt_document *document = c->product->document;
    add(c, nt_arena_printf(arena, "%s.figures.json", c->run->template->name), "application/json",
        NT_RELATION_DATA, "Ledger: every number of this report, with its inputs and sources",
        c->product->ledger);
    for (size_t i = 0; i < document->chart_count; i++) {
        const nt_chart *chart = document->charts[i];
        add(c, nt_arena_printf(arena, NT_BUILD_CHARTS "%s.csv", chart->id), "text/csv",
            NT_RELATION_DATA, nt_arena_printf(arena, "Data of the chart: %s", chart->title),
            c->product->csvs[i]);
        c->all.items[c->all.count - 1].chart = i;
    }
}

nt_status nt_carried_attachments(nt_run_state *run, const nt_product *product, nt_attachment **out,
                                 size_t *count, nt_error *err)
{
    carrying c = {.run = run, .product = product};
    add_template(&c);
    add_office(&c);
    NT_TRY(add_recipe(&c, err));
    add_sources(&c);
    add_products(&c);
    *out = c.all.items;
    *count = c.all.count;
    return NT_OK;
}
