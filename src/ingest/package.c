#include "ingest/package.h"

#include <string.h>

#include "copy.h"
#include "descriptor.h"
#include "words/ingest.h"

enum { DESCRIPTOR_BYTES_MAX = 16 * 1024 * 1024 };

static nt_status read_json(nt_arena *arena, const char *folder, nt_package *package, nt_error *err)
{
    nt_place place = {folder, 0, 0};
    NT_FAIL_IF(!nt_file_is_folder(folder), err, NT_INVALID, place,
               nt_file_exists(folder) ? NT_MESSAGE_INGEST_NO_FOLDER()
                                      : NT_MESSAGE_INGEST_NO_SUCH_FOLDER());
    const char *path = nt_path_join(arena, folder, "datapackage.json");
    NT_FAIL_IF(!nt_file_exists(path), err, NT_INVALID, place, NT_MESSAGE_INGEST_NO_DESCRIPTOR());
    nt_status status =
        nt_file_read(arena, path, DESCRIPTOR_BYTES_MAX, &package->descriptor_bytes, err);
    return status ? status
                  : nt_json_parse_most(arena, path, package->descriptor_bytes.bytes,
                                       package->descriptor_bytes.length, NT_JSON_DESCRIPTOR_MAX,
                                       &package->descriptor, err);
}

/* The descriptor first: it says how a text should be written. */
static void remember_descriptor(nt_arena *arena, nt_package *package, nt_descriptor *read,
                                nt_problems *problems)
{
    nt_spellings *spellings = nt_ingest_open_spellings(arena, problems);
    nt_ingest_remember_descriptor(spellings, package->descriptor);
    package->netra = nt_ingest_canonical_netra(arena, package->descriptor);
    for (size_t i = 0; i < read->count; i++) {
        read->resources[i].spellings = spellings;
    }
}

/* A register of cases is as long as it likes: it is read by whoever counts it, and need not be here
 * where it was counted elsewhere. */
static nt_status read_resource(nt_arena *arena, nt_resource *resource, bool with_cases,
                               size_t *cells_left, nt_problems *problems, nt_error *err)
{
    resource->table->source = resource;
    if (!nt_ingest_holds_cases(resource->table)) {
        return nt_ingest_read_table(arena, resource, cells_left, problems, err);
    }
    NT_EACH(nt_table_file, part, resource->table->parts, resource->table->part_count) {
        part->bytes = (nt_bytes){"", 0};
        if (!with_cases) {
            continue;
        }
        NT_TRY(nt_ingest_find_file(part, err));
        NT_TRY(resource->is_spreadsheet ? nt_ingest_find_tab(arena, part, NULL, err) : NT_OK);
    }
    return NT_OK;
}

/* What is attached is attached whole, with sheets and texts that nobody asked for. */
static nt_status judge_spreadsheets(const nt_package *package, nt_problems *problems, nt_error *err)
{
    NT_EACH(const nt_package_file, file, package->files, package->file_count) {
        if (file->table->source->is_spreadsheet && file->part->bytes.length) {
            NT_TRY(nt_ingest_judge_whole(package, file->part, problems, err));
        }
    }
    return NT_OK;
}

nt_status nt_ingest_package(nt_arena *arena, const char *folder, bool with_cases,
                            nt_problems *problems, const nt_package **out, nt_error *err)
{
    nt_package *package = nt_new(arena, nt_package);
    nt_descriptor read = {0};
    size_t cells_left = NT_CELLS_MAX;
    package->folder = nt_arena_string(arena, folder);
    NT_TRY(read_json(arena, package->folder, package, err));
    NT_TRY(nt_ingest_read_descriptor(arena, package->descriptor, package->folder, &read, err));
    remember_descriptor(arena, package, &read, problems);
    NT_TRY(nt_ingest_repeat_questions(package->descriptor, problems, err));
    NT_EACH(nt_resource, resource, read.resources, read.count) {
        NT_TRY(read_resource(arena, resource, with_cases, &cells_left, problems, err));
    }
    NT_TRY(nt_ingest_check_keys(arena, read.resources, read.count, problems, err));
    NT_TRY(nt_ingest_withhold_fields(arena, package->descriptor, &package->descriptor_bytes,
                                     problems));
    package->name = read.name;
    package->title = read.title;
    package->table_count = read.count;
    package->tables = nt_new_array(arena, nt_table, read.count);
    for (size_t i = 0; i < read.count; i++) {
        package->tables[i] = *read.resources[i].table;
    }
    nt_ingest_list_files(arena, package);
    NT_TRY(judge_spreadsheets(package, problems, err));
    *out = package;
    return NT_OK;
}

void nt_ingest_leave_rows(nt_arena *arena, const nt_package *package)
{
    for (size_t i = 0; package && i < package->table_count; i++) {
        nt_table *table = &package->tables[i];
        nt_arena_give_back(arena, table->cells);
        table->cells = NULL;
        table->row_count = 0;
    }
}

void nt_ingest_leave_files(nt_arena *arena, const nt_package *package)
{
    for (size_t i = 0; package && i < package->table_count; i++) {
        nt_table *table = &package->tables[i];
        NT_EACH(nt_table_file, part, table->parts, table->part_count) {
            nt_arena_give_back(arena, part->bytes.bytes);
            part->bytes = (nt_bytes){"", 0};
        }
    }
}

static bool is_of_family(const nt_table *table, size_t field, const char *family)
{
    const char *role = table->fields[field].role, *rest = role ? nt_behind(role, family) : NULL;
    return rest && *rest == '.';
}

const nt_table *nt_ingest_table(const nt_package *package, const char *family)
{
    const nt_table *best = NULL;
    size_t most = 0;
    NT_EACH(const nt_table, table, package->tables, package->table_count) {
        size_t count = NT_SUM(size_t, f, table->field_count, is_of_family(table, f, family));
        if (count > most) {
            most = count;
            best = table;
        }
    }
    return best;
}

bool nt_ingest_holds_cases(const nt_table *table)
{
    return NT_ANY(f, table->field_count, is_of_family(table, f, "case"));
}

int nt_ingest_column(const nt_table *table, const char *role)
{
    NT_RETURN_FIRST(f, table->field_count,
                    table->fields[f].role && strcmp(table->fields[f].role, role) == 0, (int)f, -1);
}
