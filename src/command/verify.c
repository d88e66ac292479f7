/* netra verify: a bag, file by file, and its report built again. */
#include "archive/verify.h"
#include "base/shown.h"

#include <string.h>

#include "archive/bag.h"
#include "archive/scratch.h"
#include "archive/snapshot.h"
#include "command.h"
#include "edition/home.h"
#include "edition/rebuilt.h"
#include "edition/recipe.h"
#include "words/command.h"

enum { FILE_BYTES_MAX = 256 << 20 };

typedef struct {
    nt_arena *arena;
    const nt_options *options;
    const char *path, *root;
    const char *scratch, *home; /* of a zip; of a rebuild */
    nt_fixity verdict;
    nt_rebuild rebuild;
    bool has_recipe;
    nt_recipe recipe;
    nt_rebuilt compared;
    bool was_rebuilt;
} judging;

static nt_status read_part(judging *j, const char *name, nt_bytes *out, nt_error *err)
{
    return nt_archive_read(j->arena, j->root, name, FILE_BYTES_MAX, out, err);
}

static bool has_part(const judging *j, const char *name)
{
    return nt_file_exists(nt_path_join(j->arena, j->root, name));
}

static nt_status read_recipe(judging *j, nt_recipe *out, nt_error *err)
{
    nt_bytes bytes;
    NT_FAIL_IF(!has_part(j, NT_SNAPSHOT_RECIPE), err, NT_INVALID, nt_place_in(j->path),
               NT_MESSAGE_COMMAND_HOLDS_NO_RECIPE(.file = NT_SNAPSHOT_RECIPE));
    NT_TRY(read_part(j, NT_SNAPSHOT_RECIPE, &bytes, err));
    return nt_recipe_read(j->arena, nt_path_join(j->arena, j->path, NT_SNAPSHOT_RECIPE), bytes, out,
                          err);
}

/* Whether the bag says that this very program made it, and all that its zip is made from. */
static nt_status read_frame(judging *j, nt_recipe *recipe, const nt_json **package, bool *is_own,
                            nt_error *err)
{
    nt_bytes program, here, bytes;
    nt_status status = read_recipe(j, recipe, err);
    status = status ? status : read_part(j, NT_SNAPSHOT_PROGRAM, &program, err);
    status = status ? status : read_part(j, "datapackage.json", &bytes, err);
    status = status ? status
                    : nt_json_parse(j->arena, "datapackage.json", bytes.bytes, bytes.length,
                                    package, err);
    status = status ? status : nt_made_with_program(j->arena, &here, err);
    *is_own = !status && nt_bytes_same(program, here);
    return status == NT_INVALID ? NT_OK : status;
}

static nt_status add_tags(judging *j, nt_bag *bag, nt_error *err)
{
    static const char *const tags[] = {"datapackage.json",
                                       "prov.json",
                                       "README.txt",
                                       "bagit.txt",
                                       "bag-info.txt",
                                       "manifest-sha512.txt",
                                       "tagmanifest-sha512.txt"};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        nt_bytes part;
        NT_TRY(read_part(j, tags[i], &part, err));
        nt_bag_add(bag, tags[i], part);
    }
    return NT_OK;
}

/* What is named twice, or is not the bag's, is not as netra writes it; no more is read than the
 * bag holds. */
static nt_status add_resources(judging *j, const nt_json *tree, nt_bag *bag, nt_error *err)
{
    long long left = j->verdict.byte_count;
    NT_JSON_EACH(resource, nt_json_get(tree, "resources")) {
        const char *name = nt_json_string(resource, "path", "");
        nt_bytes part;
        nt_error why;
        nt_status found = left < 0 ? NT_INVALID : read_part(j, name, &part, &why);
        if (found == NT_SYSTEM) {
            *err = why;
            return found;
        }
        if (found) {
            break;
        }
        left -= (long long)part.length;
        nt_bag_add(bag, name, part);
    }
    return NT_OK;
}

static void note_where_it_differs(judging *j, nt_bytes zip, nt_bytes again)
{
    size_t i = 0;
    while (i < zip.length && i < again.length && zip.bytes[i] == again.bytes[i]) {
        i++;
    }
    nt_message why = NT_MESSAGE_COMMAND_ZIP_ALTERED(.offset = (long long)i);
    nt_damage around = {.kind = NT_DAMAGE_CHANGED,
                        .path = nt_path_name(j->path),
                        .expected_size = -1,
                        .found_size = -1,
                        .likely = nt_message_texts(j->arena, why)};
    nt_vec_push(j->arena, &j->verdict.damages, around);
}

/* A zip of ours is written in one way only: made again from what is in it, it is the same, where
 * the library that writes it is the same. So a byte that no entry owns is judged too. */
static nt_status judge_frame(judging *j, nt_error *err)
{
    nt_bytes zip, again;
    nt_recipe recipe;
    const nt_json *tree;
    bool is_own;
    if (nt_file_is_folder(j->path) || j->verdict.damages.count || !j->verdict.is_ours) {
        return NT_OK;
    }
    NT_TRY(read_frame(j, &recipe, &tree, &is_own, err));
    if (!is_own) {
        return NT_OK;
    }
    nt_bag bag = nt_bag_open(j->arena, nt_json_string(tree, "name", ""), recipe.created);
    NT_TRY(nt_file_read(j->arena, j->path, FILE_BYTES_MAX, &zip, err));
    NT_TRY(add_tags(j, &bag, err));
    NT_TRY(add_resources(j, tree, &bag, err));
    nt_bag_sort(&bag);
    NT_TRY(nt_bag_zip(&bag, &again, err));
    if (!nt_bytes_same(zip, again)) {
        note_where_it_differs(j, zip, again);
    }
    return NT_OK;
}

static const char *page_of(const judging *j)
{
    return nt_arena_printf(j->arena, NT_SNAPSHOT_PAGE, j->recipe.report);
}

static bool has_page(const judging *j)
{
    return has_part(j, page_of(j));
}

/* Cards beside those that the report has are not the report's. */
static bool has_more_cards(judging *j, const nt_made *made, nt_error *err)
{
    const char **names;
    size_t count, known = 0;
    const char *folder = nt_arena_printf(j->arena, "%s/data/%s.cards", j->root, j->recipe.report);
    NT_EACH(const nt_companion, one, made->companions, made->companion_count) {
        known += one->format == NT_FORMAT_CARD;
    }
    return nt_file_is_folder(folder) &&
           (nt_folder_names(j->arena, folder, known + 1, &names, &count, err) || count > known);
}

/* All that the report has of the formats that were filed: what is missing differs. */
static nt_status read_companions(judging *j, const nt_made *made, nt_filed *out, nt_error *err)
{
    nt_error too_many;
    size_t count = made->companion_count;
    nt_companion *filed = nt_new_array(j->arena, nt_companion, count + 1);
    for (size_t i = 0; i < made->companion_count; i++) {
        filed[i] =
            (nt_companion){made->companions[i].format, made->companions[i].ending, {NULL, 0}};
        const char *name =
            nt_arena_printf(j->arena, "data/%s%s", j->recipe.report, filed[i].ending);
        NT_TRY(has_part(j, name) ? read_part(j, name, &filed[i].bytes, err) : NT_OK);
    }
    out->companions = filed;
    if (has_more_cards(j, made, &too_many)) {
        filed[count++] = (nt_companion){NT_FORMAT_CARD, "", {NULL, 0}};
    }
    out->companion_count = count;
    return NT_OK;
}

static nt_status read_filed(judging *j, nt_filed *out, nt_error *err)
{
    const char *report = j->recipe.report;
    const char *pdf = nt_arena_printf(j->arena, "data/%s.pdf", report);
    const char *ledger = nt_arena_printf(j->arena, "data/%s.figures.json", report);
    NT_TRY(read_part(j, pdf, &out->pdf, err));
    NT_TRY(read_part(j, ledger, &out->ledger, err));
    NT_TRY(read_part(j, NT_SNAPSHOT_PROGRAM, &out->program, err));
    out->page = (nt_bytes){NULL, 0};
    NT_TRY(has_page(j) ? read_part(j, page_of(j), &out->page, err) : NT_OK);
    return read_part(j, NT_SNAPSHOT_FONTS, &out->fonts, err);
}

static nt_status rebuild(judging *j, nt_error *err)
{
    nt_filed filed;
    nt_status status = read_recipe(j, &j->recipe, err);
    status = status ? status : nt_recipe_take_cases(&j->recipe, j->options, err);
    status = status ? status : nt_scratch_open(j->arena, &j->home, err);
    nt_home home = {.folder = j->home, .data = j->options->data, .file = j->path};
    j->rebuild.results = nt_note_results;
    status = status ? status : nt_home_from_bag(j->arena, &home, &j->recipe, j->root, err);
    j->rebuild.page_kind = !status && has_page(j) ? NT_PAGE_SINGLE : NT_PAGE_NONE;
    if (!status) {
        const char *stem = nt_arena_printf(j->arena, "%s/data/%s", j->root, j->recipe.report);
        j->rebuild.formats = nt_companions_beside(j->arena, stem);
    }
    NT_TRY(status ? status : nt_rebuild_make(&j->rebuild, &j->recipe, j->home, err));
    nt_made made = nt_rebuild_take(&j->rebuild, j->arena);
    nt_rebuild_close(&j->rebuild);
    NT_TRY(read_filed(j, &filed, err));
    NT_TRY(read_companions(j, &made, &filed, err));
    NT_TRY(nt_rebuilt_compare(j->arena, &j->recipe, &filed, &made, j->home, j->options->all,
                              &j->compared, err));
    j->was_rebuilt = true;
    return NT_OK;
}

static void print_side(nt_text name, const char *hash, long long size, nt_lang lang)
{
    if (hash || size >= 0) {
        nt_say(stdout, "  %s%s%s", name.in[lang], hash ? " " : "", hash ? hash : "");
        if (size >= 0) {
            nt_tell(stdout, lang, NT_MESSAGE_COMMAND_IN_BYTES(.count = size));
        }
        putchar('\n');
    }
}

static void print_damage(const nt_damage *d, nt_lang lang)
{
    const char *likely = d->likely.in[lang];
    if (d->other) {
        nt_tell(stdout, lang, NT_MESSAGE_COMMAND_RENAMED_TO(.path = d->path, .other = d->other));
    } else {
        nt_say(stdout, "%s: %s%s%s\n", d->path, nt_damage_text(d->kind).in[lang],
               likely[0] ? ": " : "", likely);
    }
    if (d->algorithm) {
        nt_say(stdout, "  %s\n", d->algorithm);
    }
    print_side((nt_text)NT_TEXT_COMMAND_EXPECTED, d->expected, d->expected_size, lang);
    print_side((nt_text)NT_TEXT_COMMAND_FOUND, d->found, d->found_size, lang);
}

static bool is_sound(const judging *j)
{
    return !j->verdict.damages.count && (!j->was_rebuilt || j->compared.holds);
}

/* The next table that the bag does not hold; NULL at the end, and of bags of other makers. */
static const nt_withheld *next_withheld(const judging *j, size_t *at)
{
    return j->has_recipe ? nt_home_next_withheld(j->arena, &j->recipe, j->root, at) : NULL;
}

static void print_withheld(const judging *j)
{
    nt_text proof = j->was_rebuilt ? (nt_text)NT_TEXT_COMMAND_DATA_HAVE_CHECKSUM
                                   : (nt_text)NT_TEXT_COMMAND_REBUILD_NEEDS_DATA;
    const nt_withheld *table;
    for (size_t at = 0; !j->options->quiet && (table = next_withheld(j, &at));) {
        nt_tell(stdout, j->options->tongue,
                NT_MESSAGE_COMMAND_WITHHELD(.folder = NT_SNAPSHOT_INPUT, .path = table->path,
                                            .bytes = table->bytes, .proof = proof,
                                            .method = nt_withheld_method(table),
                                            .sum = table->checksum));
    }
}

static void print_text(const judging *j)
{
    nt_lang lang = j->options->tongue;
    for (size_t i = 0; i < j->verdict.damages.count; i++) {
        print_damage(&j->verdict.damages.items[i], lang);
    }
    if (j->verdict.beside && !j->options->quiet) {
        nt_tell(stdout, lang,
                NT_MESSAGE_COMMAND_BESIDE_THE_BAG(.zip = nt_path_name(j->path),
                                                  .names = j->verdict.beside));
    }
    if (j->was_rebuilt) {
        nt_rebuilt_print(&j->compared, lang);
    }
    print_withheld(j);
    if (!j->options->quiet) {
        nt_tell(stdout, lang,
                NT_MESSAGE_COMMAND_VERDICT_OF_BAG(
                        .bag = j->path, .count = (long long)j->verdict.file_count,
                        .bytes = j->verdict.byte_count,
                        .algorithms = j->verdict.algorithms[0]
                                          ? nt_text_alike(j->verdict.algorithms)
                                          : (nt_text)NT_TEXT_COMMAND_NO_CHECKSUMS,
                        .verdict = is_sound(j) ? (nt_text)NT_TEXT_COMMAND_SOUND
                                               : (nt_text)NT_TEXT_COMMAND_DAMAGED));
    }
}

static void put_damage(nt_json_writer *w, const nt_damage *d, nt_lang lang)
{
    nt_json_begin(w, '{');
    nt_json_member(w, "path", d->path);
    nt_json_member(w, "damage", nt_damage_name(d->kind));
    nt_json_member(w, "renamed_to", d->other);
    nt_json_member(w, "algorithm", d->algorithm);
    nt_json_member(w, "expected", d->expected);
    nt_json_member(w, "found", d->found);
    nt_json_member_count(w, "expected_bytes", d->expected_size);
    nt_json_member_count(w, "found_bytes", d->found_size);
    nt_json_member(w, "likely", d->likely.in[lang]);
    nt_json_end(w, '}');
}

static void put_withheld(nt_json_writer *w, const judging *j)
{
    const nt_withheld *table;
    nt_json_member_begin(w, "withheld", '[');
    for (size_t at = 0; (table = next_withheld(j, &at));) {
        nt_json_begin(w, '{');
        nt_json_member(w, "path", nt_arena_printf(j->arena, NT_SNAPSHOT_INPUT "%s", table->path));
        nt_json_member_count(w, "bytes", table->bytes);
        nt_json_member_count(w, "rows", table->rows);
        nt_json_member(w, nt_withheld_method(table), table->checksum);
        nt_json_end(w, '}');
    }
    nt_json_end(w, ']');
}

static void print_json(const judging *j)
{
    nt_lang lang = j->options->tongue;
    nt_json_writer w = nt_json_open_masking(j->arena);
    nt_json_member_bool(&w, "sound", is_sound(j));
    nt_json_member(&w, "bagit", j->verdict.version);
    nt_json_member(&w, "algorithms", j->verdict.algorithms);
    nt_json_member_count(&w, "files", (long long)j->verdict.file_count);
    nt_json_member_count(&w, "bytes", j->verdict.byte_count);
    nt_json_member_begin(&w, "damages", '[');
    for (size_t i = 0; i < j->verdict.damages.count; i++) {
        put_damage(&w, &j->verdict.damages.items[i], lang);
    }
    nt_json_end(&w, ']');
    nt_json_member(&w, "beside", j->verdict.beside);
    put_withheld(&w, j);
    if (j->was_rebuilt) {
        nt_rebuilt_put(&w, "rebuild", &j->compared, lang);
    }
    fputs(nt_json_close(&w).bytes, stdout);
}

/* Reads all of it, which takes long where it is large. */
static nt_status open_bag(judging *j, nt_error *err)
{
    nt_clock_stage(j->rebuild.clock, "checksums");
    NT_TRY(nt_archive_open(j->arena, j->path, j->scratch, &j->root, &j->verdict, err));
    return judge_frame(j, err);
}

static nt_status judge(judging *j, nt_error *err)
{
    NT_TRY(nt_scratch_open(j->arena, &j->scratch, err));
    NT_TRY(open_bag(j, err));
    nt_error why;
    bool is_whole = !j->verdict.damages.count;
    nt_status found =
        j->verdict.is_ours && is_whole ? read_recipe(j, &j->recipe, &why) : NT_INVALID;
    j->has_recipe = !found;
    if (found == NT_SYSTEM) {
        *err = why;
        return found;
    }
    return j->options->rebuild && is_whole ? rebuild(j, err) : NT_OK;
}

static nt_status verify(judging *j, nt_error *err)
{
    const nt_options *o = j->options;
    NT_TRY(nt_options_need(o->data && !o->rebuild, "data", "--rebuild", err));
    NT_TRY(nt_options_need(o->old_data && !o->rebuild, "old-data", "--rebuild", err));
    NT_TRY(nt_options_need(o->new_data && !o->rebuild, "new-data", "--rebuild", err));
    NT_TRY(nt_options_need(o->all && !o->rebuild, "all", "--rebuild", err));
    nt_clock *clock = j->rebuild.clock =
        nt_clock_open(j->options->quiet, false, j->options->tongue);
    nt_status status = judge(j, err);
    nt_clock_close(clock); /* nothing is printed into its line */
    j->rebuild.clock = j->rebuild.run.clock = NULL;
    NT_TRY(status);
    (j->options->json ? print_json : print_text)(j);
    return is_sound(j) ? NT_OK : NT_INVALID;
}

static nt_status run(const nt_options *options, nt_error *err)
{
    if (options->fingerprint) {
        return nt_fingerprint_verify(options, err);
    }
    judging j = {.arena = nt_arena_open(), .options = options, .path = options->operands[0]};
    nt_status status = verify(&j, err);
    nt_rebuild_close(&j.rebuild);
    nt_scratch_remove(j.home);
    nt_scratch_remove(j.scratch);
    nt_arena_close(j.arena);
    return status;
}

const nt_command nt_command_verify = {
    .name = "verify",
    .operands = {"BAG"},
    .summary = NT_TEXT_COMMAND_VERIFY_SUMMARY,
    .description = NT_TEXT_COMMAND_VERIFY_DESCRIPTION,
    .options = {NT_OPTION_REBUILD, NT_OPTION_ALL_PAGES, NT_OPTION_FINGERPRINT,
                NT_OPTION_WITHHELD_DATA, NT_OPTION_OLD_DATA, NT_OPTION_NEW_DATA,
                NT_OPTION_FORMAT_TEXT, NT_OPTION_QUIET, NT_OPTION_TONGUE, NT_OPTION_HELP},
    .run = run};
