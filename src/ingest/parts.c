/* The files and sheets that hold the rows of a table. */
#include "descriptor.h"

#include <string.h>

#include "base/path.h"
#include "base/utf8.h"
#include "words/ingest.h"

const nt_json_form nt_ingest_sheets_form = {.is = NT_IS_TEXT, .least = 1};

/* ---- paths ---- */

/* Files of a package travel in the PDF and in the bag, whose folders lie around the path. */
#define AROUND "report-2024-04-25/data/published/"

/* One rule for every name that a report is built from, judged before anything is built from it. */
static nt_status check_path(nt_arena *arena, const nt_json *path, const char *plain, nt_error *err)
{
    enum { PATH_BYTES_MAX = 380 };
    static const nt_text folder = NT_TEXT_INGEST_PATH_NAMES_FOLDER,
                         too_long = NT_TEXT_INGEST_PATH_TOO_LONG,
                         too_deep = NT_TEXT_INGEST_PATH_TOO_DEEP,
                         address = NT_TEXT_INGEST_PATH_IS_ADDRESS,
                         ends_in_blank = NT_TEXT_INGEST_PATH_ENDS_IN_BLANK;
    const nt_text *fault = *plain ? nt_path_fault(plain) : &folder;
    fault = fault || strlen(plain) <= PATH_BYTES_MAX ? fault : &too_long;
    fault = fault || !nt_path_fault(nt_arena_printf(arena, AROUND "%s", plain)) ? fault : &too_deep;
    fault = strstr(path->string, "://") ? &address : fault;
    fault = fault || !nt_path_ends_in_blank(plain) ? fault : &ends_in_blank;
    NT_FAIL_IF(fault, err, NT_INVALID, path->place, NT_MESSAGE_INGEST_UNFIT_PATH(.fault = *fault));
    NT_FAIL_IF(nt_path_has_loose_accent(plain), err, NT_INVALID, path->place,
               NT_MESSAGE_INGEST_PATH_LOOSE_ACCENT());
    return strcmp(nt_path_fold(arena, plain), "datapackage.json") != 0
               ? NT_OK
               : nt_fail(err, NT_INVALID, path->place, NT_MESSAGE_INGEST_PATH_IS_DESCRIPTOR());
}

static nt_status read_path(nt_arena *arena, const nt_json *path, const char *folder,
                           nt_table_file *out, nt_error *err)
{
    const char *plain = nt_path_plain(arena, path->string);
    NT_TRY(check_path(arena, path, plain, err));
    *out = (nt_table_file){.relative_path = plain, .sheet_number = 1, .place = path->place};
    out->path = out->places = nt_path_join(arena, folder, plain);
    return NT_OK;
}

static nt_status read_list(nt_arena *arena, const nt_json *list, const char *folder, nt_table *out,
                           nt_error *err)
{
    out->parts = nt_new_array(arena, nt_table_file, list->count);
    NT_JSON_EACH(path, list) {
        NT_TRY(read_path(arena, path, folder, &out->parts[out->part_count++], err));
    }
    return NT_OK;
}

/* What one file is, all are. */
static nt_status read_format(const nt_json *json, nt_resource *out, nt_error *err)
{
    const nt_table *table = out->table;
    const char *format = nt_json_string(json, "format", NULL);
    const char *first = table->parts[0].relative_path;
    out->is_spreadsheet = !format && nt_workbook_named(first);
    for (size_t i = 0; format && nt_workbook_format(i) && !out->is_spreadsheet; i++) {
        out->is_spreadsheet = strcmp(format, nt_workbook_format(i)) == 0;
    }
    NT_EACH(const nt_table_file, part, table->parts, format ? 0 : table->part_count) {
        NT_FAIL_IF((nt_workbook_named(part->relative_path) != NULL) != out->is_spreadsheet, err,
                   NT_INVALID, part->place,
                   NT_MESSAGE_INGEST_MIXED_FORMATS(.file = part->relative_path, .first = first));
    }
    return NT_OK;
}

nt_status nt_ingest_read_paths(nt_arena *arena, const nt_json *json, const char *folder,
                               nt_resource *out, nt_error *err)
{
    const nt_json *path = nt_json_get(json, "path");
    if (path->type == NT_JSON_ARRAY) {
        NT_TRY(read_list(arena, path, folder, out->table, err));
    } else {
        out->table->parts = nt_new(arena, nt_table_file);
        out->table->part_count = 1;
        NT_TRY(read_path(arena, path, folder, out->table->parts, err));
    }
    return read_format(json, out, err);
}

/* ---- sheets ---- */

static nt_status check_sheets(const nt_json *sheets, const nt_resource *resource, nt_error *err)
{
    nt_message fault = !resource->is_spreadsheet
                           ? NT_MESSAGE_INGEST_ONLY_OF_SPREADSHEETS(.key = "sheets")
                           : NT_MESSAGE_INGEST_NO_SHEETS(.limit = NT_PARTS_MAX);
    bool fits = resource->is_spreadsheet && !resource->sheet_said &&
                sheets->count * resource->table->part_count <= NT_PARTS_MAX;
    return fits ? NT_OK : nt_fail(err, NT_INVALID, sheets->place, fault);
}

nt_status nt_ingest_read_sheets(nt_arena *arena, const nt_json *json, nt_resource *out,
                                nt_error *err)
{
    nt_table *table = out->table;
    const nt_json *sheets = nt_json_get(nt_json_get(json, "netra"), "sheets");
    NT_EACH(nt_table_file, part, table->parts, table->part_count) {
        part->sheet = out->sheet_name;
        part->sheet_number = out->sheet_number;
    }
    if (!sheets) {
        return NT_OK;
    }
    NT_TRY(check_sheets(sheets, out, err));
    nt_table_file *all = nt_new_array(arena, nt_table_file, table->part_count * sheets->count);
    size_t count = 0;
    NT_EACH(const nt_table_file, file, table->parts, table->part_count) {
        NT_JSON_EACH(sheet, sheets) {
            all[count] = *file;
            all[count].sheet = nt_utf8_canonical(arena, sheet->string, strlen(sheet->string));
            all[count++].place = table->part_count > 1 ? file->place : sheet->place;
        }
    }
    table->parts = all;
    table->part_count = count;
    return NT_OK;
}

/* ---- each its own ---- */

typedef struct {
    const nt_resource *resource;
    const nt_table_file *part;
} owner;

/* Sheets of one spreadsheet, and not of a table of cases and one that travels. */
static bool may_share(const owner *one, const owner *other)
{
    return one->resource->is_spreadsheet && other->resource->is_spreadsheet &&
           strcmp(one->part->relative_path, other->part->relative_path) == 0 &&
           (one->resource == other->resource || (!nt_ingest_holds_cases(one->resource->table) &&
                                                 !nt_ingest_holds_cases(other->resource->table)));
}

static nt_status report_shared(const owner *first, const owner *second, nt_error *err)
{
    const char *file = first->part->relative_path;
    return nt_fail(
        err, NT_INVALID, second->part->place,
        first->resource == second->resource
            ? NT_MESSAGE_INGEST_PART_TWICE(.file = file)
            : NT_MESSAGE_INGEST_FILE_TWICE(.file = file, .resource = first->resource->table->name));
}

/* The file, and which of its sheets. */
static const char *key_of(nt_arena *arena, const nt_table_file *part, const char *file)
{
    return part->sheet ? nt_arena_printf(arena, "%s\x1F%s", file, part->sheet)
                       : nt_arena_printf(arena, "%s\x1F%zu\x1F", file, part->sheet_number);
}

nt_status nt_ingest_check_parts(nt_arena *arena, const nt_resource *resources, size_t count,
                                nt_error *err)
{
    NT_VEC(owner) met = {0};
    nt_map files = nt_map_open(arena), sheets = nt_map_open(arena);
    NT_EACH(const nt_resource, resource, resources, count) {
        NT_EACH(const nt_table_file, part, resource->table->parts, resource->table->part_count) {
            owner own = {resource, part};
            const char *file = nt_path_fold(arena, part->relative_path);
            size_t of_file = nt_map_keep(&files, file, met.count);
            size_t of_sheet = nt_map_keep(&sheets, key_of(arena, part, file), met.count);
            if (of_sheet != NT_MAP_NONE) {
                return report_shared(&met.items[of_sheet], &own, err);
            }
            if (of_file != NT_MAP_NONE && !may_share(&met.items[of_file], &own)) {
                return report_shared(&met.items[of_file], &own, err);
            }
            nt_vec_push(arena, &met, own);
        }
    }
    return NT_OK;
}

void nt_ingest_list_files(nt_arena *arena, nt_package *package)
{
    NT_VEC(nt_package_file) files = {0};
    nt_map seen = nt_map_open(arena);
    NT_EACH(const nt_table, table, package->tables, package->table_count) {
        NT_EACH(const nt_table_file, part, table->parts, table->part_count) {
            if (nt_map_keep(&seen, part->relative_path, 1) == NT_MAP_NONE) {
                nt_vec_push(arena, &files, ((nt_package_file){table, part}));
            }
        }
    }
    package->files = files.items;
    package->file_count = files.count;
}
