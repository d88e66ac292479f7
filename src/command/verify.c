#include "archive/verify.h"

#include <stdlib.h>
#include <string.h>

#include "archive/bag.h"
#include "archive/scratch.h"
#include "archive/snapshot.h"
#include "command.h"
#include "made_with.h"
#include "pdf/read.h"
#include "rebuild.h"

enum { FILE_BYTES_MAX = 256 << 20 };

/* What holds when the report is built again; each is "same", "differs" or NULL: not asked. */
typedef struct {
    const char *bytes, *ledger, *text, *structure, *pages;
    bool is_same_program, is_same_fonts, holds;
    const char *made_with; /* the version that built it */
} comparison;

typedef struct {
    nt_arena *arena;
    const nt_options *options;
    const char *path, *root, *scratch, *frame; /* frame: what is wrong with the zip around it */
    nt_fixity verdict;
    nt_rebuild rebuild;
    comparison compared;
    bool was_rebuilt;
} judging;

static bool same(nt_bytes a, nt_bytes b)
{
    return a.length == b.length && (!a.length || memcmp(a.bytes, b.bytes, a.length) == 0);
}

static const char *word(bool is_same)
{
    return is_same ? "same" : "differs";
}

static nt_status read_part(judging *j, const char *name, nt_bytes *out, nt_error *err)
{
    return nt_file_read(j->arena, nt_path_join(j->arena, j->root, name), FILE_BYTES_MAX, out, err);
}

static nt_status read_recipe(judging *j, nt_recipe *out, nt_error *err)
{
    nt_bytes bytes;
    nt_status status = read_part(j, NT_SNAPSHOT_RECIPE, &bytes, err);
    return status ? status : nt_recipe_read(j->arena, NT_SNAPSHOT_RECIPE, bytes, out, err);
}

/* A zip of ours is written in one way only: made again from what is in it, it is the same, where
 * the library that writes it is the same. So a byte that no entry owns is judged too. */
static nt_status judge_frame(judging *j, nt_error *err)
{
    nt_bytes zip, package, program, recipe_bytes;
    nt_recipe recipe;
    const nt_json *tree;
    nt_error ignored;
    if (nt_file_is_folder(j->path) || j->verdict.damages.count || !j->verdict.is_ours ||
        read_recipe(j, &recipe, &ignored) ||
        read_part(j, NT_SNAPSHOT_PROGRAM, &program, &ignored) ||
        !same(program, nt_made_with_program(j->arena)) ||
        read_part(j, "datapackage.json", &package, &ignored) ||
        nt_json_parse(j->arena, "datapackage.json", package.bytes, package.length, &tree,
                      &ignored)) {
        return NT_OK;
    }
    static const char *const tags[] = {"datapackage.json",
                                       "prov.json",
                                       "README.txt",
                                       "bagit.txt",
                                       "bag-info.txt",
                                       "manifest-sha512.txt",
                                       "tagmanifest-sha512.txt"};
    nt_bag bag = nt_bag_open(j->arena, nt_json_string(tree, "name", ""), recipe.created);
    nt_status status = nt_file_read(j->arena, j->path, FILE_BYTES_MAX, &zip, err);
    for (size_t i = 0; !status && i < sizeof tags / sizeof *tags; i++) {
        status = read_part(j, tags[i], &recipe_bytes, err);
        nt_bag_add(&bag, tags[i], recipe_bytes);
    }
    NT_JSON_EACH(resource, nt_json_get(tree, "resources"))
    {
        const char *name = nt_json_string(resource, "path", "");
        status = status ? status : read_part(j, name, &recipe_bytes, err);
        nt_bag_add(&bag, name, recipe_bytes);
    }
    nt_bytes again;
    nt_bag_sort(&bag);
    status = status ? status : nt_bag_zip(&bag, &again, err);
    if (!status && !same(zip, again)) {
        size_t i = 0;
        while (i < zip.length && i < again.length && zip.bytes[i] == again.bytes[i]) {
            i++;
        }
        j->frame = nt_arena_printf(j->arena,
                                   "the zip around the files was altered at offset %zu; the files "
                                   "in it are whole",
                                   i);
    }
    return status;
}

static nt_status compare_forms(judging *j, nt_bytes filed, nt_error *err)
{
    nt_pdf_form old, new;
    nt_status status = nt_pdf_read_form(j->arena, "the filed PDF", filed, &old, err);
    status = status ? status
                    : nt_pdf_read_form(j->arena, "the new PDF", j->rebuild.product.pdf, &new, err);
    if (!status) {
        j->compared.text = word(same(old.text, new.text));
        j->compared.structure = word(same(old.structure, new.structure));
        j->compared.pages = word(same(old.pages, new.pages));
    }
    return status;
}

/* The bytes must be the same where program and fonts are; where they are not, what the report says
 * must be. */
static nt_status compare(judging *j, const nt_recipe *recipe, nt_error *err)
{
    comparison *c = &j->compared;
    nt_bytes pdf, ledger, fonts, fonts_now;
    const char *stem = nt_arena_printf(j->arena, "data/%s", recipe->report);
    nt_status status = read_part(j, nt_arena_printf(j->arena, "%s.pdf", stem), &pdf, err);
    status = status
                 ? status
                 : read_part(j, nt_arena_printf(j->arena, "%s.figures.json", stem), &ledger, err);
    status = status ? status : read_part(j, NT_SNAPSHOT_FONTS, &fonts, err);
    status = status ? status : nt_made_with_fonts(j->arena, &fonts_now, err);
    if (status) {
        return status;
    }
    c->made_with = recipe->version;
    c->is_same_program = strcmp(recipe->version, NT_VERSION) == 0;
    c->is_same_fonts = same(fonts, fonts_now);
    c->bytes = word(same(pdf, j->rebuild.product.pdf));
    c->ledger = word(same(ledger, j->rebuild.product.ledger));
    status = compare_forms(j, pdf, err);
    bool content = strcmp(c->ledger, "same") == 0 && c->text && strcmp(c->text, "same") == 0 &&
                   strcmp(c->structure, "same") == 0;
    c->holds =
        strcmp(c->bytes, "same") == 0 || (content && !(c->is_same_program && c->is_same_fonts));
    j->was_rebuilt = !status;
    return status;
}

static nt_status rebuild(judging *j, nt_error *err)
{
    nt_recipe recipe;
    nt_status status = read_recipe(j, &recipe, err);
    status = status ? status
                    : nt_rebuild_make(&j->rebuild, &recipe,
                                      nt_path_join(j->arena, j->root, "data/template"),
                                      nt_path_join(j->arena, j->root, "data/input"), err);
    return status ? status : compare(j, &recipe, err);
}

static void print_side(const char *name, const char *hash, long long size)
{
    if (hash || size >= 0) {
        printf("  %s", name);
        if (hash) {
            printf(" %s", hash);
        }
        if (size >= 0) {
            printf(" (%lld bytes)", size);
        }
        putchar('\n');
    }
}

static void print_damage(const nt_damage *d)
{
    printf("%s: %s", d->path, nt_damage_name(d->kind));
    if (d->other) {
        printf(" to %s", d->other);
    }
    printf("%s%s\n", d->likely[0] ? ": " : "", d->likely);
    if (d->algorithm) {
        printf("  %s\n", d->algorithm);
    }
    print_side("expected", d->expected, d->expected_size);
    print_side("found   ", d->found, d->found_size);
}

static void print_comparison(const judging *j)
{
    const comparison *c = &j->compared;
    printf("built again: bytes %s, ledger %s, text %s, structure %s, pages %s\n", c->bytes,
           c->ledger, c->text, c->structure, c->pages);
    if (!c->is_same_program || !c->is_same_fonts) {
        printf("  built with netra %s%s; this is netra " NT_VERSION "%s\n", c->made_with,
               c->is_same_fonts ? "" : " and other fonts", c->holds ? ": what it says holds" : "");
    }
}

static bool is_sound(const judging *j)
{
    return !j->verdict.damages.count && !j->frame && (!j->was_rebuilt || j->compared.holds);
}

static void print_text(const judging *j)
{
    for (size_t i = 0; i < j->verdict.damages.count; i++) {
        print_damage(&j->verdict.damages.items[i]);
    }
    if (j->frame) {
        printf("%s: changed: %s\n", nt_path_name(j->path), j->frame);
    }
    if (j->was_rebuilt) {
        print_comparison(j);
    }
    if (!j->options->quiet) {
        printf("%s: %zu files, %lld bytes, %s: %s\n", j->path, j->verdict.file_count,
               j->verdict.byte_count,
               j->verdict.algorithms[0] ? j->verdict.algorithms : "no checksums",
               is_sound(j) ? "sound" : "DAMAGED");
    }
}

static void put(nt_json_writer *w, const char *key, const char *text)
{
    nt_json_key(w, key);
    nt_json_put_string(w, text);
}

static void put_size(nt_json_writer *w, const char *key, long long size)
{
    nt_json_key(w, key);
    if (size >= 0) {
        nt_json_put_integer(w, size);
    } else {
        nt_json_put_null(w);
    }
}

static void put_damage(nt_json_writer *w, const nt_damage *d)
{
    nt_json_begin(w, '{');
    put(w, "path", d->path);
    put(w, "damage", nt_damage_name(d->kind));
    put(w, "renamed_to", d->other);
    put(w, "algorithm", d->algorithm);
    put(w, "expected", d->expected);
    put(w, "found", d->found);
    put_size(w, "expected_bytes", d->expected_size);
    put_size(w, "found_bytes", d->found_size);
    put(w, "likely", d->likely);
    nt_json_end(w, '}');
}

static void put_comparison(nt_json_writer *w, const comparison *c)
{
    nt_json_begin(w, '{');
    put(w, "bytes", c->bytes);
    put(w, "ledger", c->ledger);
    put(w, "text", c->text);
    put(w, "structure", c->structure);
    put(w, "pages", c->pages);
    put(w, "built_with", c->made_with);
    nt_json_key(w, "same_program");
    nt_json_put_bool(w, c->is_same_program);
    nt_json_key(w, "same_fonts");
    nt_json_put_bool(w, c->is_same_fonts);
    nt_json_key(w, "holds");
    nt_json_put_bool(w, c->holds);
    nt_json_end(w, '}');
}

static void print_json(const judging *j)
{
    nt_buffer out = nt_buffer_open(j->arena);
    nt_json_writer w = nt_json_writer_open(&out);
    nt_json_begin(&w, '{');
    nt_json_key(&w, "sound");
    nt_json_put_bool(&w, is_sound(j));
    put(&w, "bagit", j->verdict.version);
    put(&w, "algorithms", j->verdict.algorithms);
    put_size(&w, "files", (long long)j->verdict.file_count);
    put_size(&w, "bytes", j->verdict.byte_count);
    nt_json_key(&w, "damages");
    nt_json_begin(&w, '[');
    for (size_t i = 0; i < j->verdict.damages.count; i++) {
        put_damage(&w, &j->verdict.damages.items[i]);
    }
    if (j->frame) {
        nt_damage frame = {NT_DAMAGE_CHANGED, nt_path_name(j->path), NULL, NULL, NULL, NULL, -1, -1,
                           j->frame};
        put_damage(&w, &frame);
    }
    nt_json_end(&w, ']');
    if (j->was_rebuilt) {
        nt_json_key(&w, "rebuild");
        put_comparison(&w, &j->compared);
    }
    nt_json_end(&w, '}');
    puts(nt_buffer_text(&out));
}

static nt_status verify(judging *j, nt_error *err)
{
    nt_status status = nt_scratch_open(j->arena, &j->scratch, err);
    status = status ? status
                    : nt_archive_open(j->arena, j->path, j->scratch, &j->root, &j->verdict, err);
    status = status ? status : judge_frame(j, err);
    if (status) {
        return status;
    }
    bool is_whole = !j->verdict.damages.count && !j->frame;
    status = j->options->rebuild && is_whole ? rebuild(j, err) : NT_OK;
    if (status) {
        return status;
    }
    if (j->options->format && strcmp(j->options->format, "json") == 0) {
        print_json(j);
    } else {
        print_text(j);
    }
    return is_sound(j) ? NT_OK : NT_INVALID;
}

static nt_status run(const nt_options *options, nt_error *err)
{
    judging j = {.arena = nt_arena_open(), .options = options, .path = options->operands[0]};
    sigset_t earlier = nt_scratch_hold_signals();
    nt_status status = verify(&j, err);
    nt_rebuild_close(&j.rebuild);
    nt_scratch_remove(j.arena, j.scratch);
    nt_scratch_release_signals(earlier);
    nt_arena_close(j.arena);
    return status;
}

const nt_command nt_command_verify = {
    .name = "verify",
    .operands = {"BAG"},
    .summary = "check a bag file by file, and build its report again",
    .description =
        "Checks the bag BAG, a folder or a zip, of netra or of others, against its manifests and\n"
        "names every file that is missing, changed, extra, renamed or unreadable, with checksums\n"
        "and sizes, and what the damage looks like. Exit status 1 when there is any. An archive\n"
        "that would write outside its folder, or more than it may, is refused. --rebuild builds\n"
        "the report again from the bag's own template, data and day, and compares.",
    .options = (const nt_option *const[]){&nt_option_rebuild, &nt_option_format_text,
                                          &nt_option_quiet, &nt_option_help, NULL},
    .run = run};
