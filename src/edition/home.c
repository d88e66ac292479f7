#include "edition/home.h"

#include "base/path.h"

#include <string.h>

#include "archive/salt.h"
#include "archive/scratch.h"
#include "archive/snapshot.h"
#include "archive/verify.h"
#include "ingest/stream.h"
#include "words/edition.h"
#include "words/ingest.h"
#include "workbook/workbook.h"

enum { FILE_BYTES_MAX = 256 << 20 };

typedef struct {
    nt_arena *arena;
    const nt_home *home;
    const nt_recipe *recipe;
    NT_VEC(nt_bag_file) files;
} laying;

/* "data/input/" -> "input/": the payload's folder is the home. */
static const char *below_home(const char *path)
{
    return path + strlen("data/");
}

/* The n-th file of a resource; NULL behind the last, and behind the most that a table has. */
static const char *path_of(const laying *l, const nt_json *resource, size_t n)
{
    const char *path = n < NT_PARTS_MAX ? nt_json_text_at(resource, "path", n) : NULL;
    return path ? nt_path_plain(l->arena, path) : NULL;
}

/* --- the data folder --- */

static const nt_bag_file *filed(const laying *l, const char *name)
{
    return NT_NAMED(l->files.items, l->files.count, path,
                    nt_arena_printf(l->arena, NT_SNAPSHOT_INPUT "%s", name));
}

static nt_status check_same(laying *l, const char *path, const char *name, nt_bytes bytes,
                            nt_error *err)
{
    const nt_bag_file *file = filed(l, name);
    return file && nt_bytes_same(file->bytes, bytes)
               ? NT_OK
               : nt_fail(err, NT_INVALID, nt_place_in(path),
                         NT_MESSAGE_EDITION_NOT_ITS_DATA(.report = l->home->file));
}

static const nt_withheld *withheld(const nt_recipe *recipe, const char *path)
{
    return NT_NAMED(recipe->withheld, recipe->withheld_count, path, path);
}

static nt_status check_cube(laying *l, nt_error *err)
{
    const nt_withheld *held = withheld(l->recipe, NT_BUILD_CUBE);
    const char *path = nt_path_join(l->arena, l->home->data, NT_BUILD_CUBE);
    NT_FAIL_IF(!nt_file_exists(path), err, NT_USAGE, nt_place_in(path),
               NT_MESSAGE_EDITION_CUBE_IS_ELSEWHERE());
    return held ? nt_withheld_check(l->arena, held, l->home->data, path, err) : NT_OK;
}

/* As `build` reads the folder: without columns about persons, which were attached nowhere. */
static nt_status check_data(laying *l, const nt_package **out, nt_error *err)
{
    const nt_package *package;
    const char *folder = l->home->data;
    nt_problems *unheard = nt_problems_open(l->arena); /* the build says them */
    bool has_cube = l->recipe->has_cube;
    NT_TRY(nt_ingest_package(l->arena, folder, !has_cube, unheard, &package, err));
    NT_TRY(has_cube ? check_cube(l, err) : NT_OK);
    NT_EACH(const nt_package_file, file, package->files, package->file_count) {
        const nt_table_file *part = file->part;
        if (has_cube && nt_ingest_holds_cases(file->table)) {
            continue; /* they lie elsewhere */
        }
        const nt_withheld *held = withheld(l->recipe, part->relative_path);
        NT_TRY(held ? nt_withheld_check(l->arena, held, folder, part->path, err)
                    : check_same(l, part->path, part->relative_path, part->bytes, err));
    }
    NT_TRY(check_same(l, nt_path_join(l->arena, folder, "datapackage.json"), "datapackage.json",
                      package->descriptor_bytes, err));
    *out = package;
    return NT_OK;
}

static nt_status link_input(laying *l, const char *name, const char *target, nt_error *err)
{
    const char *path = nt_arena_printf(l->arena, "%s%s", below_home(NT_SNAPSHOT_INPUT), name);
    return nt_scratch_link(l->arena, l->home->folder, path, target, err);
}

/* A descriptor that hides columns about persons fits the whole files, not their copies: all of the
 * input comes from the folder, none from the copies. */
static nt_status link_data(laying *l, const nt_package *package, nt_error *err)
{
    static const char descriptor[] = "datapackage.json";
    NT_TRY(link_input(l, descriptor, nt_path_join(l->arena, l->home->data, descriptor), err));
    const char *salt = nt_path_join(l->arena, l->home->data, NT_SALT_FILE);
    NT_TRY(nt_file_is_missing(salt) ? NT_OK : link_input(l, NT_SALT_FILE, salt, err));
    if (l->recipe->has_cube) {
        NT_TRY(link_input(l, NT_BUILD_CUBE, nt_path_join(l->arena, l->home->data, NT_BUILD_CUBE),
                          err));
    }
    NT_EACH(const nt_package_file, file, package->files, package->file_count) {
        /* cases that were counted elsewhere are not here */
        if (!nt_file_is_missing(file->part->path)) {
            NT_TRY(link_input(l, file->part->relative_path, file->part->path, err));
        }
    }
    return NT_OK;
}

/* --- from a PDF --- */

static const nt_pdf_embedded *embedded(const laying *l, const char *name)
{
    return nt_pdf_embedded_named(l->home->embedded, l->home->embedded_count, name);
}

/* A file of the data package; editions of earlier versions carry it without a folder. */
static const nt_pdf_embedded *embedded_input(const laying *l, const char *path)
{
    const nt_pdf_embedded *file = embedded(l, nt_arena_printf(l->arena, NT_BUILD_INPUT "%s", path));
    return file ? file : embedded(l, path);
}

static nt_status take(laying *l, const char *place, const char *name, nt_bytes bytes, nt_error *err)
{
    /* What is packed is judged when it is read; a logo is nothing but its drawing. */
    bool is_drawing = strcmp(place, NT_SNAPSHOT_OFFICE) == 0 && !nt_path_ends_in(name, ".json");
    NT_FAIL_IF(!is_drawing && !nt_workbook_is_binary(bytes.bytes, bytes.length) &&
                   nt_personal_holds(bytes.bytes, bytes.length),
               err, NT_INVALID, nt_place_in(l->home->file),
               NT_MESSAGE_EDITION_ATTACHED_HOLDS_NUMBER(.file = name));
    nt_bag_file file = {nt_arena_printf(l->arena, "%s%s", place, name), bytes};
    nt_vec_push(l->arena, &l->files, file);
    return NT_OK;
}

static nt_status take_table_file(laying *l, const char *path, nt_error *err)
{
    const nt_pdf_embedded *file = embedded_input(l, path);
    if (filed(l, path)) {
        return NT_OK; /* another sheet of it */
    }
    if (file && file->bytes.length) {
        return take(l, NT_SNAPSHOT_INPUT, path, file->bytes, err);
    }
    return l->recipe->has_cube || withheld(l->recipe, path)
               ? NT_OK
               : nt_fail(err, NT_INVALID, nt_place_in(l->home->file),
                         NT_MESSAGE_EDITION_CARRIES_NEITHER(.file = path));
}

static nt_status take_table(laying *l, const nt_json *resource, nt_error *err)
{
    const char *path = path_of(l, resource, 0);
    if (!path || !*path) {
        const nt_json *said = nt_json_get(resource, "path");
        return nt_fail(err, NT_INVALID, (said ? said : resource)->place,
                       NT_MESSAGE_INGEST_NO_PATHS(.limit = NT_PARTS_MAX));
    }
    for (size_t n = 0; (path = path_of(l, resource, n)); n++) {
        NT_TRY(take_table_file(l, path, err));
    }
    return NT_OK;
}

static nt_status take_data(laying *l, nt_error *err)
{
    const nt_pdf_embedded *descriptor = embedded_input(l, "datapackage.json");
    NT_FAIL_IF(!descriptor, err, NT_INVALID, nt_place_in(l->home->file),
               NT_MESSAGE_EDITION_CARRIES_NO_DATA());
    NT_PASSING_ARENA(passing);
    const nt_json *tree;
    NT_TRY(nt_json_parse(passing, nt_path_join(l->arena, l->home->file, "datapackage.json"),
                         descriptor->bytes.bytes, descriptor->bytes.length, &tree, err));
    NT_TRY(take(l, NT_SNAPSHOT_INPUT, "datapackage.json", descriptor->bytes, err));
    NT_JSON_EACH(resource, nt_json_get(tree, "resources")) {
        NT_TRY(take_table(l, resource, err));
    }
    return NT_OK;
}

/* All attachments whose name begins so. */
static nt_status take_all(laying *l, const char *prefix, const char *place, nt_error *err)
{
    NT_EACH(const nt_pdf_embedded, file, l->home->embedded, l->home->embedded_count) {
        const char *name = nt_behind(file->name, prefix);
        NT_TRY(name ? take(l, place, name, file->bytes, err) : NT_OK);
    }
    return NT_OK;
}

static nt_status write_files(laying *l, bool with_input, nt_error *err)
{
    NT_EACH(const nt_bag_file, file, l->files.items, l->files.count) {
        bool is_input = nt_begins(file->path, NT_SNAPSHOT_INPUT);
        if (with_input || !is_input) {
            NT_TRY(nt_scratch_write(l->arena, l->home->folder, below_home(file->path),
                                    file->bytes.bytes, file->bytes.length, err));
        }
    }
    return NT_OK;
}

/* The input, from the folder where a table is withheld; the folder is checked in any case. */
static nt_status lay_data(laying *l, const nt_withheld *held, nt_error *err)
{
    const nt_package *package;
    if (!l->home->data) {
        return held
                   ? nt_fail(err, NT_USAGE, nt_place_in(l->home->file),
                             NT_MESSAGE_EDITION_BUILT_FROM_CASES(.table = held->path,
                                                                 .bytes = held->bytes,
                                                                 .method = nt_withheld_method(held),
                                                                 .sum = held->checksum))
                   : NT_OK;
    }
    nt_status status = check_data(l, &package, err);
    return status || !held ? status : link_data(l, package, err);
}

nt_status nt_home_from_pdf(nt_arena *arena, nt_home *home, const nt_recipe *recipe, nt_error *err)
{
    laying l = {.arena = arena, .home = home, .recipe = recipe};
    NT_TRY(take_data(&l, err));
    NT_TRY(take_all(&l, NT_BUILD_PUBLISHED, NT_SNAPSHOT_PUBLISHED, err));
    NT_TRY(take_all(&l, NT_BUILD_TEMPLATE, NT_SNAPSHOT_TEMPLATE, err));
    NT_TRY(take_all(&l, NT_BUILD_OFFICE, NT_SNAPSHOT_OFFICE, err));
    static const char *const beside[] = {NT_BUILD_BEFORE, NT_BUILD_PLAN};
    for (size_t i = 0; i < 2; i++) {
        const nt_pdf_embedded *file = embedded(&l, beside[i]);
        NT_TRY(file ? take(&l, "data/", beside[i], file->bytes, err) : NT_OK);
    }
    const nt_withheld *held = recipe->withheld_count ? recipe->withheld : NULL;
    NT_TRY(lay_data(&l, held, err));
    NT_TRY(write_files(&l, !held, err));
    home->files = l.files.items;
    home->file_count = l.files.count;
    return NT_OK;
}

/* --- from a bag --- */

const nt_withheld *nt_home_next_withheld(nt_arena *arena, const nt_recipe *recipe, const char *root,
                                         size_t *next)
{
    while (*next < recipe->withheld_count) {
        const nt_withheld *table = &recipe->withheld[(*next)++];
        const char *path = nt_arena_printf(arena, "%s/" NT_SNAPSHOT_INPUT "%s", root, table->path);
        if (nt_file_is_missing(path)) {
            return table;
        }
    }
    return NULL;
}

/* Links ROOT/data/NAME if it is there. */
static nt_status link_part(laying *l, const char *root, const char *name, nt_error *err)
{
    const char *target = nt_arena_printf(l->arena, "%s/data/%s", root, name);
    return nt_file_is_missing(target)
               ? NT_OK
               : nt_scratch_link(l->arena, l->home->folder, name, target, err);
}

static nt_status read_filed(laying *l, const char *root, const char *name, nt_error *err)
{
    nt_bag_file file = {nt_arena_printf(l->arena, NT_SNAPSHOT_INPUT "%s", name), {NULL, 0}};
    const char *path = nt_path_join(l->arena, root, file.path);
    if (nt_path_fault(file.path) || nt_file_is_missing(path) || filed(l, name)) {
        return NT_OK;
    }
    NT_TRY(nt_archive_read(l->arena, root, file.path, FILE_BYTES_MAX, &file.bytes, err));
    nt_vec_push(l->arena, &l->files, file);
    return NT_OK;
}

/* The input files of the bag, to compare the folder with. */
static nt_status read_input(laying *l, const char *root, nt_error *err)
{
    NT_PASSING_ARENA(passing);
    const nt_json *tree;
    const char *descriptor = nt_path_join(l->arena, root, NT_SNAPSHOT_INPUT "datapackage.json");
    NT_TRY(nt_json_read(passing, descriptor, &tree, err));
    NT_TRY(read_filed(l, root, "datapackage.json", err));
    NT_JSON_EACH(resource, nt_json_get(tree, "resources")) {
        const char *path;
        for (size_t n = 0; (path = path_of(l, resource, n)); n++) {
            NT_TRY(read_filed(l, root, path, err));
        }
    }
    return NT_OK;
}

nt_status nt_home_from_bag(nt_arena *arena, const nt_home *home, const nt_recipe *recipe,
                           const char *root, nt_error *err)
{
    static const char *const parts[] = {"template",      "office",      "published",
                                        NT_BUILD_BEFORE, NT_BUILD_PLAN, "input"};
    laying l = {.arena = arena, .home = home, .recipe = recipe};
    size_t next = 0;
    const nt_withheld *held = nt_home_next_withheld(arena, recipe, root, &next);
    NT_TRY(home->data ? read_input(&l, root, err) : NT_OK);
    NT_TRY(lay_data(&l, held, err));
    for (size_t i = 0; i < sizeof parts / sizeof *parts - (held != NULL); i++) {
        NT_TRY(link_part(&l, root, parts[i], err));
    }
    return NT_OK;
}
