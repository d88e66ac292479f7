/* A revision note on its way to results: the two editions that it compares.
 *
 * They are named by --old and --new, or lie in a data package of two resources, "old" and "new":
 * finished PDFs, which carry what they were built from. That package travels with the note, so that
 * it can be built again from what is attached to it. */
#include "edition/pipeline.h"

#include <string.h>

#include "base/path.h"
#include "edition/edition.h"
#include "revision/note.h"
#include "words/edition.h"
#include "words/ingest.h"

enum { OLD, NEW, EDITIONS };
static const char *const names[EDITIONS] = {"old", "new"};

typedef struct {
    nt_arena *arena;
    const char *paths[EDITIONS], *hashes[EDITIONS];
    const char *data[EDITIONS]; /* folders of cases that do not travel; NULL none is named */
    nt_opened opened[EDITIONS];
} editions;

/* --- which two --- */

static nt_status read_resource(editions *e, const char *folder, const nt_json *resource,
                               nt_error *err)
{
    const char *name = nt_json_string(resource, "name", "");
    const char *path = nt_json_string(resource, "path", "");
    const nt_json *said = nt_json_get(resource, "path");
    NT_FAIL_IF(said && !*path, err, NT_INVALID, said->place, NT_MESSAGE_INGEST_PATH_OF_PARTS());
    for (size_t i = 0; i < EDITIONS; i++) {
        NT_FAIL_IF(strcmp(name, names[i]) == 0 && nt_path_fault(path), err, NT_INVALID,
                   resource->place, NT_MESSAGE_EDITION_NO_PATH_IN_FOLDER(.path = path));
        if (strcmp(name, names[i]) == 0) {
            e->paths[i] = nt_path_join(e->arena, folder, path);
            e->hashes[i] = nt_json_string(resource, "hash", NULL);
        }
    }
    return NT_OK;
}

static nt_status read_folder(editions *e, const char *folder, nt_error *err)
{
    const nt_json *tree;
    const char *descriptor = nt_path_join(e->arena, folder, "datapackage.json");
    NT_TRY(nt_json_read(e->arena, descriptor, &tree, err));
    NT_JSON_EACH(resource, nt_json_get(tree, "resources")) {
        NT_TRY(read_resource(e, folder, resource, err));
    }
    NT_FAIL_IF(!e->paths[OLD] || !e->paths[NEW], err, NT_INVALID, nt_place_in(descriptor),
               NT_MESSAGE_EDITION_LISTS_NO_EDITIONS());
    return NT_OK;
}

static nt_status choose(editions *e, const nt_options *options, nt_error *err)
{
    NT_FAIL_IF(nt_date_known(options->as_of), err, NT_USAGE, nt_nowhere,
               NT_MESSAGE_EDITION_NOTE_WITH_DAY());
    e->paths[OLD] = options->old_edition;
    e->paths[NEW] = options->new_edition;
    e->data[OLD] = options->old_data;
    e->data[NEW] = options->new_data;
    if (e->paths[OLD] && e->paths[NEW]) {
        return NT_OK;
    }
    NT_FAIL_IF(e->paths[OLD] || e->paths[NEW] || !options->data, err, NT_USAGE, nt_nowhere,
               NT_MESSAGE_EDITION_NOTE_OF_TWO_EDITIONS());
    return read_folder(e, options->data, err);
}

/* --- opening --- */

/* As data packages write it. */
static const char *hash_of(nt_arena *arena, const nt_opened *o)
{
    return nt_arena_printf(arena, "sha512:%s", o->sha512);
}

static nt_status open_one(editions *e, size_t i, nt_clock *clock, nt_error *err)
{
    nt_opened *o = &e->opened[i];
    /* The PDF is what travels with the note, so that alone is opened, also out of a bag. */
    *o = (nt_opened){.arena = e->arena,
                     .path = e->paths[i],
                     .data = e->data[i],
                     .travels = true,
                     .clock = clock};
    NT_TRY(nt_edition_open(o, err));
    NT_FAIL_IF(e->hashes[i] && strcmp(e->hashes[i], hash_of(e->arena, o)) != 0, err, NT_INVALID,
               nt_place_in(e->paths[i]), NT_MESSAGE_EDITION_NOT_THE_EDITION_NAMED());
    return NT_OK;
}

/* --- what a reader is told of them --- */

static nt_edition_about about(const nt_opened *o)
{
    return (nt_edition_about){.report = o->recipe.report,
                              .title = o->recipe.title,
                              .version = o->recipe.version,
                              .sha512 = o->sha512,
                              .day = o->edition.as_of,
                              .synthetic = o->is_synthetic,
                              .internal = o->is_internal,
                              .is_rebuilt = !o->not_rebuilt};
}

/* --- the package that travels --- */

static void put_edition(nt_json_writer *w, const char *name, const char *path, const nt_opened *o)
{
    nt_json_begin(w, '{');
    nt_json_member(w, "name", name);
    nt_json_member(w, "title", o->recipe.title);
    nt_json_member(w, "path", path);
    nt_json_member(w, "format", "pdf");
    nt_json_member(w, "mediatype", "application/pdf");
    nt_json_member_integer(w, "bytes", (long long)o->pdf.length);
    nt_json_member(w, "hash", hash_of(w->out->arena, o));
    nt_json_end(w, '}');
}

static const nt_package *package_of(editions *e)
{
    nt_json_writer w = nt_json_open(e->arena);
    nt_table *tables = nt_new_array(e->arena, nt_table, EDITIONS);
    nt_json_member(&w, "name", "editions");
    nt_json_member(&w, "title", "The two editions that are compared");
    nt_json_member_begin(&w, "resources", '[');
    for (size_t i = 0; i < EDITIONS; i++) {
        const char *path = nt_arena_printf(e->arena, "%s.pdf", names[i]);
        put_edition(&w, names[i], path, &e->opened[i]);
        nt_table_file *part = nt_new(e->arena, nt_table_file);
        *part =
            (nt_table_file){.path = e->paths[i], .relative_path = path, .bytes = e->opened[i].pdf};
        tables[i] = (nt_table){.name = names[i], .parts = part, .part_count = 1};
    }
    nt_json_end(&w, ']');
    nt_package *package = nt_new(e->arena, nt_package);
    *package = (nt_package){.folder = "",
                            .name = "editions",
                            .title = "editions",
                            .descriptor_bytes = nt_json_close(&w),
                            .tables = tables,
                            .table_count = EDITIONS};
    nt_ingest_list_files(e->arena, package);
    return package;
}

/* --- all of it --- */

static nt_status compare(nt_run_state *run, editions *e, const nt_revision **out, nt_error *err)
{
    nt_clock_stage(run->clock, "editions");
    nt_status status = choose(e, run->options, err);
    for (size_t i = 0; !status && i < EDITIONS; i++) {
        status = open_one(e, i, run->clock, err);
    }
    status = status ? status : nt_edition_can_follow(&e->opened[OLD], &e->opened[NEW], err);
    nt_clock_stage(run->clock, "compare");
    return status ? status
                  : nt_revision_compare(run->arena, &e->opened[OLD].edition,
                                        &e->opened[NEW].edition, out, err);
}

static nt_status make(nt_run_state *run, nt_error *err)
{
    const nt_revision *revision;
    editions *e = nt_new(run->arena, editions);
    e->arena = run->arena;
    run->is_note = true;
    nt_status status = compare(run, e, &revision, err);
    NT_TRY(status);
    nt_edition_about both[EDITIONS] = {about(&e->opened[OLD]), about(&e->opened[NEW])};
    run->package = package_of(e);
    run->edition = both[NEW].day;
    run->results = nt_revision_note_results(run->arena, revision, both);
    return NT_OK;
}

nt_status nt_note_results(nt_run_state *run, nt_error *err)
{
    NT_TRY(nt_run_template(run, err));
    return run->template->kind == NT_OF_REVISION ? make(run, err) : nt_run_results(run, err);
}
