/* netra snapshot: a finished report filed with all that it was built from. */
#include "archive/snapshot.h"
#include "base/outputs.h"
#include "base/path.h"

#include <string.h>

#include "archive/scratch.h"
#include "clean.h"
#include "command.h"
#include "edition/home.h"
#include "edition/rebuild.h"
#include "edition/rebuilt.h"
#include "edition/recipe.h"
#include "edition/signed.h"
#include "pdf/read.h"
#include "words/command.h"
#include "words/edition.h"
#include "words/trace.h"

enum {
    BESIDE_BYTES_MAX = 256 << 20,
    BAG_BYTES_MAX = 1 << 30,
    NUMBERS_MAX = 999 /* editions of one day */
};

/* A finished PDF and what is attached to it. */
typedef struct {
    nt_arena *arena;
    const nt_options *options;
    const char *path, *stem, *scratch;
    nt_bytes pdf;
    const nt_pdf_embedded *embedded;
    size_t embedded_count;
    nt_recipe recipe;
    NT_VEC(nt_bag_file) files; /* of the bag */
    NT_VEC(nt_snapshot_withheld) withheld;
    NT_VEC(nt_snapshot_place) places;
    nt_rebuild rebuild;
    nt_bytes ledger;
    nt_signed signing;
    nt_clock *clock;
} filing;

/* Where it is filed. */
typedef struct {
    nt_snapshot_request request;
    nt_bag bag;
    const char *path;
    bool is_filed; /* these very bytes lie there */
} target;

static const nt_pdf_embedded *embedded(const filing *f, const char *name)
{
    return nt_pdf_embedded_named(f->embedded, f->embedded_count, name);
}

/* Whether the ledger that is attached is the one that its data give. */
static bool has_this_ledger(const filing *f, const nt_product *made)
{
    const nt_pdf_embedded *ledger =
        embedded(f, nt_arena_printf(f->arena, "%s.figures.json", f->recipe.report));
    return ledger && nt_bytes_same(ledger->bytes, made->ledger);
}

static nt_status read_pdf(filing *f, nt_error *err)
{
    size_t length = strlen(f->path);
    f->stem =
        nt_arena_text(f->arena, f->path, nt_path_ends_in(f->path, ".pdf") ? length - 4 : length);
    NT_TRY(nt_file_read(f->arena, f->path, NT_PDF_READ_MAX, &f->pdf, err));
    NT_TRY(nt_pdf_read_embedded(f->arena, f->path, f->pdf, &f->embedded, &f->embedded_count, err));
    const nt_pdf_embedded *recipe = embedded(f, NT_BUILD_RECIPE);
    nt_status status =
        recipe ? nt_recipe_read(f->arena, nt_path_join(f->arena, f->path, NT_BUILD_RECIPE),
                                recipe->bytes, &f->recipe, err)
               : nt_fail(err, NT_INVALID, nt_place_in(f->path),
                         NT_MESSAGE_COMMAND_DOES_NOT_CARRY_RECIPE(.file = NT_BUILD_RECIPE));
    return status ? status : nt_recipe_take_cases(&f->recipe, f->options, err);
}

/* What is filed is what is attached. Tables of cases are not: they are looked for in --data. */
static nt_status lay_out(filing *f, nt_error *err)
{
    nt_home home = {.folder = f->scratch,
                    .data = f->options->data,
                    .file = f->path,
                    .embedded = f->embedded,
                    .embedded_count = f->embedded_count};
    NT_TRY(nt_home_from_pdf(f->arena, &home, &f->recipe, err));
    for (size_t i = 0; i < home.file_count; i++) {
        nt_vec_push(f->arena, &f->files, home.files[i]);
    }
    return NT_OK;
}

static nt_message difference(filing *f, const nt_product *made)
{
    if (strcmp(f->recipe.version, NT_VERSION) != 0) {
        return NT_MESSAGE_TRACE_OTHER_NETRA_BUILT_IT(.version = f->recipe.version,
                                                     .here = NT_VERSION);
    }
    return has_this_ledger(f, made) ? NT_MESSAGE_COMMAND_DIFFERS_OR_ALTERED()
                                    : NT_MESSAGE_COMMAND_LEDGER_NOT_OF_DATA();
}

/* What was signed after it was built is what was built, with the signatures; or says the same,
 * where the signing service wrote the file anew. */
static nt_status prove_signed(filing *f, nt_error *err)
{
    const nt_product *made = &f->rebuild.product;
    bool says_the_same = false;
    NT_TRY(nt_signed_read(f->arena, f->path, f->pdf, made->pdf, &f->signing, err));
    if (f->signing.count && !f->signing.is_update) {
        NT_TRY(nt_rebuilt_same_words(f->arena, f->pdf, made->pdf, &says_the_same, err));
    }
    says_the_same = says_the_same && has_this_ledger(f, made);
    if (!f->signing.count || (!f->signing.is_update && !says_the_same)) {
        nt_message why = difference(f, made);
        return nt_fail(err, NT_INVALID, nt_place_in(f->path),
                       NT_MESSAGE_COMMAND_NOT_WHAT_ITS_DATA_BUILD(.why = &why));
    }
    return f->signing.why
               ? nt_fail(err, NT_INVALID, nt_place_in(f->path),
                         NT_MESSAGE_COMMAND_SIGNED_CANNOT_BE_FILED(.why = *f->signing.why))
               : NT_OK;
}

/* The web edition lies beside the PDF: NAME.html, or NAME.web/index.html. */
static const char *single_page(const filing *f)
{
    return nt_arena_printf(f->arena, "%s.html", f->stem);
}

static const char *page_folder(const filing *f)
{
    return nt_arena_printf(f->arena, "%s.web", f->stem);
}

static nt_page_kind page_beside(const filing *f)
{
    const char *index = nt_path_join(f->arena, page_folder(f), "index.html");
    return nt_file_exists(single_page(f)) || nt_file_exists(index) ? NT_PAGE_SINGLE : NT_PAGE_NONE;
}

/* The proof that what is filed is what it was built from: built again, it is the same file. */
static nt_status prove(filing *f, nt_error *err)
{
    nt_error why = {0};
    f->rebuild.results = nt_note_results;
    f->rebuild.with_renditions = true; /* they are filed */
    f->rebuild.page_kind = page_beside(f);
    f->rebuild.formats = nt_companions_beside(f->arena, f->stem);
    f->rebuild.clock = f->clock;
    nt_status status = nt_rebuild_make(&f->rebuild, &f->recipe, f->scratch, &why);
    if (status == NT_SYSTEM) {
        *err = why;
        return status;
    }
    NT_FAIL_IF(status, err, NT_INVALID,
               why.file[0] ? (nt_place){why.file, why.line, why.column} : nt_place_in(f->path),
               NT_MESSAGE_COMMAND_ATTACHED_CANNOT_BE_BUILT(.why = nt_error_text(&why)));
    return nt_bytes_same(f->rebuild.product.pdf, f->pdf) ? NT_OK : prove_signed(f, err);
}

/* Files beside the PDF are not needed; one that is there must be the one of this PDF. */
static nt_status same_beside(filing *f, const char *path, nt_bytes bytes, nt_error *err)
{
    nt_bytes found;
    if (!nt_file_exists(path)) {
        return NT_OK;
    }
    NT_TRY(nt_file_read(f->arena, path, BESIDE_BYTES_MAX, &found, err));
    NT_FAIL_IF(!nt_bytes_same(found, bytes), err, NT_INVALID, nt_place_in(path),
               NT_MESSAGE_EDITION_DOES_NOT_BELONG(.report = f->path));
    return NT_OK;
}

static nt_status take_chart(filing *f, const char *name, nt_bytes bytes, nt_error *err)
{
    nt_bag_file file = {nt_arena_printf(f->arena, NT_SNAPSHOT_CHARTS "%s", name),
                        nt_bytes_copy(f->arena, bytes)};
    nt_vec_push(f->arena, &f->files, file);
    return same_beside(f, nt_arena_printf(f->arena, "%s.charts/%s", f->stem, name), bytes, err);
}

static nt_status take_products(filing *f, nt_error *err)
{
    const nt_rendition *items;
    size_t count;
    nt_product *made = &f->rebuild.product;
    NT_TRY(nt_renditions_join(made->renditions, &items, &count, err));
    for (size_t i = 0; i < count; i++) {
        const char *name = nt_arena_printf(f->arena, "%s%s", items[i].chart->id,
                                           nt_rendition_endings[items[i].form]);
        NT_TRY(take_chart(f, name, items[i].bytes, err));
    }
    for (size_t i = 0; i < made->document->chart_count; i++) {
        const char *name = nt_arena_printf(f->arena, "%s.csv", made->document->charts[i]->id);
        NT_TRY(take_chart(f, name, made->csvs[i], err));
    }
    const char *ledger = nt_arena_printf(f->arena, "%s.figures.json", f->stem);
    return same_beside(f, ledger, made->ledger, err);
}

/* The page that holds all that it carries is filed, whichever lies there: one file lasts longer. */
static nt_status take_page(filing *f, nt_error *err)
{
    nt_product *made = &f->rebuild.product;
    nt_bytes index;
    const char *folder = page_folder(f);
    if (!f->rebuild.page_kind) {
        return NT_OK;
    }
    nt_bag_file file = {nt_arena_printf(f->arena, NT_SNAPSHOT_PAGE, f->recipe.report),
                        nt_bytes_copy(f->arena, made->page)};
    nt_vec_push(f->arena, &f->files, file);
    NT_TRY(same_beside(f, single_page(f), made->page, err));
    NT_TRY(nt_build_page(&f->rebuild.run, made, NT_PAGE_FOLDER, &index, err));
    NT_TRY(same_beside(f, nt_path_join(f->arena, folder, "index.html"), index, err));
    NT_EACH(const nt_web_file, carried, made->page_files.items, made->page_files.count) {
        NT_TRY(same_beside(f, nt_path_join(f->arena, folder, carried->name), carried->bytes, err));
    }
    return NT_OK;
}

static nt_status take_companions(filing *f, nt_error *err)
{
    nt_product *made = &f->rebuild.product;
    NT_EACH(const nt_companion, one, made->companions.items, made->companions.count) {
        nt_bag_file file = {nt_arena_printf(f->arena, "data/%s%s", f->recipe.report, one->ending),
                            nt_bytes_copy(f->arena, one->bytes)};
        nt_vec_push(f->arena, &f->files, file);
        const char *path = nt_arena_printf(f->arena, "%s%s", f->stem, one->ending);
        NT_TRY(same_beside(f, path, one->bytes, err));
    }
    return NT_OK;
}

static nt_status take_made_with(filing *f, nt_error *err)
{
    nt_bytes fonts, program;
    NT_TRY(nt_made_with_fonts(f->arena, &fonts, err));
    NT_TRY(nt_made_with_program(f->arena, &program, err));
    nt_bag_file files[] = {{NT_SNAPSHOT_RECIPE, f->recipe.bytes},
                           {NT_SNAPSHOT_PROGRAM, program},
                           {NT_SNAPSHOT_FONTS, fonts}};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        nt_vec_push(f->arena, &f->files, files[i]);
    }
    return NT_OK;
}

/* --template: what lies there now is what the PDF was built from. */
static nt_status same_template(filing *f, nt_error *err)
{
    for (size_t i = 0; f->options->template && i < f->files.count; i++) {
        const nt_bag_file *file = &f->files.items[i];
        const char *own = nt_behind(file->path, NT_SNAPSHOT_TEMPLATE);
        if (!own) {
            continue;
        }
        const char *path = nt_path_join(f->arena, f->options->template, own);
        NT_TRY(nt_file_exists(path)
                   ? same_beside(f, path, file->bytes, err)
                   : nt_fail(err, NT_INVALID, nt_place_in(path),
                             NT_MESSAGE_COMMAND_BUILT_WITH_MISSING(.report = f->path)));
    }
    return NT_OK;
}

/* Cases stay in the house, and so may an edition for the house, with its cases, if they are clean.
 * What is not filed is said, with the reason. */
static nt_status settle_cases(filing *f, nt_error *err)
{
    const char *internal = nt_report_parameter(f->rebuild.run.template, "internal");
    bool stays = internal && strcmp(internal, "true") == 0;
    nt_status status = NT_OK;
    for (size_t i = 0; !status && i < f->recipe.withheld_count; i++) {
        const nt_withheld *table = &f->recipe.withheld[i];
        nt_bag_file file = {nt_arena_printf(f->arena, NT_SNAPSHOT_INPUT "%s", table->path),
                            {NULL, 0}};
        nt_text reason = nt_clean_public;
        status = stays ? nt_clean_cases(f->arena, f->rebuild.run.package, table->path, table->bytes,
                                        &file.bytes, &reason, err)
                       : NT_OK;
        if (!status && file.bytes.bytes) {
            nt_vec_push(f->arena, &f->files, file);
        } else if (!status) {
            nt_snapshot_withheld one = {file.path,       table->name,  nt_withheld_method(table),
                                        table->checksum, table->bytes, table->rows,
                                        reason};
            nt_vec_push(f->arena, &f->withheld, one);
        }
    }
    return status;
}

NT_ORDER(compare_places, nt_snapshot_place, NT_RISING(page) || NT_BY_TEXT(ledger_id))

/* Elements that show a number have the id "n.ROW.TIMES". */
static void find_places(filing *f)
{
    const nt_pages *pages = f->rebuild.product.pages;
    NT_VEC(nt_snapshot_place) all = {0};
    for (size_t i = 0; i < pages->page_count; i++) {
        for (size_t j = 0; j < pages->pages[i].mark_count; j++) {
            const nt_element *element = pages->pages[i].marks[j].element;
            for (; element; element = element->parent) {
                const char *last = element->id ? strrchr(element->id, '.') : NULL;
                if (last && last > element->id + 1 && nt_begins(element->id, "n.")) {
                    size_t length = (size_t)(last - element->id) - 2;
                    nt_snapshot_place place = {nt_arena_text(f->arena, element->id + 2, length),
                                               i + 1};
                    nt_vec_push(f->arena, &all, place);
                }
            }
        }
    }
    nt_sort(all.items, all.count, sizeof *all.items, compare_places);
    NT_VEC_PICK(f->arena, &f->places, i, all.count, all.items[i],
                i == 0 || compare_places(&all.items[i - 1], &all.items[i]) != 0);
}

/* All else of the building is gone when the bag is made. */
static void close_building(filing *f)
{
    nt_bytes ledger = f->rebuild.product.ledger;
    find_places(f);
    f->ledger = nt_bytes_copy(f->arena, ledger);
    nt_rebuild_close(&f->rebuild);
}

static nt_snapshot_request request_of(filing *f)
{
    const char *data = f->withheld.count ? NT_SNAPSHOT_ELSEWHERE : "input";
    return (nt_snapshot_request){
        .report = f->recipe.report,
        .title = f->recipe.title,
        .organisation = f->recipe.organisation,
        .language = f->recipe.language,
        .edition = f->recipe.edition,
        .agent = "netra " NT_VERSION,
        .command = nt_recipe_command(f->arena, &f->recipe, data),
        .is_planned = f->recipe.has_plan,
        .created = f->recipe.created,
        .pdf = f->pdf,
        .ledger = f->ledger,
        .signing = {f->signing.built, f->signing.added, f->signing.sha512, f->signing.is_update},
        .files = f->files.items,
        .file_count = f->files.count,
        .withheld = f->withheld.items,
        .withheld_count = f->withheld.count,
        .places = f->places.items,
        .place_count = f->places.count};
}

/* A zip of these very bytes: the same PDF was filed before. */
static nt_status is_filed(const filing *f, const nt_bag *bag, const char *path, bool *out,
                          nt_error *err)
{
    nt_bytes found, zip;
    *out = false;
    if (nt_file_is_folder(path)) {
        return NT_OK;
    }
    NT_TRY(nt_file_read(f->arena, path, BAG_BYTES_MAX, &found, err));
    nt_file_let_go(path);
    NT_TRY(nt_bag_zip(bag, &zip, err));
    *out = nt_bytes_same(found, zip);
    return NT_OK;
}

static const char *numbered(const filing *f, const nt_snapshot_request *request)
{
    size_t folder = (size_t)(nt_path_name(f->path) - f->path);
    return nt_arena_printf(f->arena, "%.*s%s.zip", (int)folder, f->path,
                           nt_snapshot_name(f->arena, request));
}

/* Beside the PDF, under the first number of that day that is free or holds this very edition;
 * --replace: under the last that is not. */
static nt_status find_number(filing *f, target *t, nt_error *err)
{
    nt_status status = NT_OK;
    while (!status && !t->is_filed && ++t->request.number <= NUMBERS_MAX) {
        t->path = numbered(f, &t->request);
        status = nt_snapshot_bag(f->arena, &t->request, &t->bag, err);
        if (status || !nt_file_exists(t->path)) {
            break;
        }
        status = is_filed(f, &t->bag, t->path, &t->is_filed, err);
    }
    NT_FAIL_IF(!status && t->request.number > NUMBERS_MAX, err, NT_INVALID, nt_place_in(t->path),
               NT_MESSAGE_COMMAND_LAST_EDITION(.most = NUMBERS_MAX));
    if (!status && !t->is_filed && f->options->replace && t->request.number > 1) {
        t->request.number--;
        t->path = numbered(f, &t->request);
        status = nt_snapshot_bag(f->arena, &t->request, &t->bag, err);
    }
    return status;
}

/* A place of the user's own, where nothing says how many there were before. */
static nt_status take_place(filing *f, target *t, nt_error *err)
{
    t->path = f->options->output;
    nt_status status = nt_snapshot_bag(f->arena, &t->request, &t->bag, err);
    bool stands =
        nt_file_exists(t->path) && (!nt_file_is_folder(t->path) ||
                                    nt_file_exists(nt_path_join(f->arena, t->path, "bagit.txt")));
    if (status || !stands || f->options->replace) {
        return status;
    }
    status = is_filed(f, &t->bag, t->path, &t->is_filed, err);
    return status || t->is_filed
               ? status
               : nt_fail(err, NT_USAGE, nt_place_in(t->path), NT_MESSAGE_COMMAND_STANDS_THERE());
}

static nt_status announce(const filing *f, const target *t, nt_error *err)
{
    if (f->options->quiet) {
        return NT_OK;
    }
    nt_message number = NT_MESSAGE_COMMAND_EDITION_NUMBER(.number = (long long)t->request.number),
               before = NT_MESSAGE_COMMAND_FILED_BEFORE();
    nt_tell(stdout, f->options->tongue,
            NT_MESSAGE_COMMAND_FILED(.bag = t->path, .count = (long long)t->bag.files.count,
                                     .report = f->recipe.report, .edition = f->recipe.edition,
                                     .number = t->request.number > 1 ? &number : NULL,
                                     .before = t->is_filed ? &before : NULL));
    NT_EACH(const nt_snapshot_withheld, table, f->withheld.items, f->withheld.count) {
        nt_tell(stdout, f->options->tongue,
                NT_MESSAGE_COMMAND_WITHHELD_FROM_BAG(.path = table->path, .reason = table->reason));
    }
    return nt_command_flush(err);
}

/* Nothing is printed into its line. */
static void end_clock(filing *f)
{
    nt_clock_close(f->clock);
    f->clock = NULL;
}

static nt_status write_bag(filing *f, nt_error *err)
{
    target t = {.request = request_of(f)};
    nt_status status = f->options->output ? take_place(f, &t, err) : find_number(f, &t, err);
    nt_outputs *outputs = nt_outputs_open(f->arena);
    status = status || t.is_filed ? status : nt_bag_write(&t.bag, outputs, t.path, err);
    end_clock(f);
    status = status ? status : announce(f, &t, err);
    status = status || t.is_filed ? status : nt_outputs_commit(outputs, err);
    nt_outputs_close(outputs);
    return status;
}

static nt_status snapshot(filing *f, nt_error *err)
{
    NT_TRY(read_pdf(f, err));
    NT_TRY(nt_scratch_open(f->arena, &f->scratch, err));
    NT_TRY(lay_out(f, err));
    NT_TRY(same_template(f, err));
    NT_TRY(prove(f, err));
    NT_TRY(settle_cases(f, err));
    NT_TRY(take_products(f, err));
    NT_TRY(take_page(f, err));
    NT_TRY(take_companions(f, err));
    NT_TRY(take_made_with(f, err));
    close_building(f);
    nt_clock_stage(f->clock, "checksums");
    return write_bag(f, err);
}

static nt_status run(const nt_options *options, nt_error *err)
{
    filing f = {.arena = nt_arena_open(), .options = options, .path = options->operands[0]};
    f.clock = nt_clock_open(options->quiet, false, options->tongue);
    nt_status status = snapshot(&f, err);
    nt_rebuild_close(&f.rebuild);
    end_clock(&f);
    nt_scratch_remove(f.scratch);
    nt_arena_close(f.arena);
    return status;
}

const nt_command nt_command_snapshot = {
    .name = "snapshot",
    .operands = {"PDF"},
    .summary = NT_TEXT_COMMAND_SNAPSHOT_SUMMARY,
    .description = NT_TEXT_COMMAND_SNAPSHOT_DESCRIPTION,
    .options = {NT_OPTION_OUTPUT_BAG, NT_OPTION_REPLACE, NT_OPTION_SAME_TEMPLATE,
                NT_OPTION_SAME_DATA, NT_OPTION_OLD_DATA, NT_OPTION_NEW_DATA, NT_OPTION_QUIET,
                NT_OPTION_TONGUE, NT_OPTION_HELP},
    .run = run};
