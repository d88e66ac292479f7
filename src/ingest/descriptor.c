#include "descriptor.h"

#include <string.h>

#include "roles.h"
#include "wide.h"
#include "words/ingest.h"

enum { RESOURCES_MAX = 256 };

static const char *format_called(size_t index)
{
    static const char *const of_text[] = {"csv", "tsv", "txt"};
    enum { OF_TEXT = sizeof of_text / sizeof *of_text };
    return index < OF_TEXT ? of_text[index] : nt_workbook_format(index - OF_TEXT);
}

static const char *const encodings[] = {
    "utf-8",        "UTF-8",        "utf8",   "UTF8",   "utf-8-sig",
    "windows-1252", "Windows-1252", "cp1252", "CP1252", NULL};

static const nt_json_form texts_of_rows = {.is = NT_IS_TEXT, .least = 1};
static const nt_json_form resource_netra_form[] = {
    {.key = "until", .is = NT_IS_LIST, .least = 1, .each = &texts_of_rows},
    {.key = "untilBlank", .is = NT_IS_BOOL},
    {.key = "totals", .is = NT_IS_LIST, .least = 1, .each = &texts_of_rows},
    {.key = "sheets", .is = NT_IS_LIST, .least = 1, .each = &nt_ingest_sheets_form},
    {.key = "wide", .is = NT_IS_OBJECT, .members = nt_ingest_wide_form},
    {.key = NULL}};

static const nt_json_form resource_form[] = {
    {.key = "name", .is = NT_IS_TEXT, .needed = true},
    {.key = "path",
     .is = NT_IS_TEXT | NT_IS_LIST,
     .needed = true,
     .least = 1,
     .most = NT_PARTS_MAX,
     .each = &nt_json_form_name},
    {.key = "data", .is = NT_IS_REFUSED},
    {.key = "title"},
    {.key = "description"},
    {.key = "profile"},
    {.key = "format", .is = NT_IS_TEXT, .choice = format_called},
    {.key = "mediatype"},
    {.key = "encoding",
     .is = NT_IS_TEXT,
     .needs = NT_TEXT_INGEST_NEEDS_ENCODING,
     .choices = encodings},
    {.key = "bytes"},
    {.key = "hash"},
    {.key = "sources"},
    {.key = "licenses"},
    {.key = "dialect", .is = NT_IS_OBJECT, .members = nt_ingest_dialect_form},
    {.key = "schema", .is = NT_IS_OBJECT, .needed = true, .members = nt_ingest_schema_form},
    {.key = "homepage"},
    {.key = "netra", .is = NT_IS_OBJECT, .members = resource_netra_form},
    {.key = NULL}};

static const nt_json_form each_resource = {.is = NT_IS_OBJECT, .members = resource_form};

const nt_json_form nt_ingest_package_form[] = {{.key = "name", .is = NT_IS_TEXT},
                                               {.key = "id"},
                                               {.key = "title", .is = NT_IS_TEXT},
                                               {.key = "description"},
                                               {.key = "homepage"},
                                               {.key = "version"},
                                               {.key = "profile"},
                                               {.key = "sources"},
                                               {.key = "created"},
                                               {.key = "contributors"},
                                               {.key = "keywords"},
                                               {.key = "image"},
                                               {.key = "licenses"},
                                               {.key = "resources",
                                                .is = NT_IS_LIST,
                                                .needed = true,
                                                .least = 1,
                                                .most = RESOURCES_MAX,
                                                .each = &each_resource},
                                               {.key = "netra", .is = NT_IS_OBJECT},
                                               {.key = NULL}};

static void read_encoding(const nt_json *json, nt_resource *out)
{
    enum { MARKED = 4, FIRST_1252 = 5 };
    size_t at = nt_json_choice(json, "encoding", encodings);
    out->windows_1252 = at >= FIRST_1252;
    out->marked = at == MARKED;
}

static nt_status read_resource_schema(nt_arena *arena, const nt_json *json, nt_resource *out,
                                      nt_error *err)
{
    NT_TRY(nt_ingest_read_schema(arena, nt_json_get(json, "schema"), &out->schema, err));
    nt_ingest_apply_conventions(&out->schema);
    for (size_t i = 0; i < out->schema.count; i++) {
        out->schema.rules[i].key = nt_ingest_is_key(&out->schema.fields[i]);
    }
    out->table->fields = out->schema.fields;
    out->table->field_count = out->schema.count;
    return NT_OK;
}

static nt_status read_resource(nt_arena *arena, const nt_json *json, const char *folder,
                               nt_resource *out, nt_error *err)
{
    *out = (nt_resource){.table = nt_new(arena, nt_table),
                         .delimiter = ',',
                         .quote = '"',
                         .header = true,
                         .header_join = " ",
                         .sheet_number = 1,
                         .place = json->place};
    out->table->name = nt_ingest_key(arena, json, "name");
    NT_TRY(nt_ingest_read_paths(arena, json, folder, out, err));
    read_encoding(json, out);
    NT_TRY(nt_ingest_read_dialect(arena, json, out, err));
    NT_TRY(nt_ingest_read_sheets(arena, json, out, err));
    NT_TRY(read_resource_schema(arena, json, out, err));
    NT_TRY(nt_ingest_read_around(arena, json, &out->around, err));
    return nt_ingest_read_wide(arena, json, out, err);
}

/* Each resource has its own name. */
static nt_status check_name(const nt_descriptor *descriptor, const nt_resource *added,
                            nt_error *err)
{
    for (size_t i = 0; i < descriptor->count; i++) {
        NT_FAIL_IF(strcmp(descriptor->resources[i].table->name, added->table->name) == 0, err,
                   NT_INVALID, added->place,
                   NT_MESSAGE_INGEST_RESOURCE_TWICE(.name = added->table->name));
    }
    return NT_OK;
}

static nt_status read_resources(nt_arena *arena, const nt_json *json, const char *folder,
                                nt_descriptor *out, nt_error *err)
{
    const nt_json *list = nt_json_get(json, "resources");
    out->resources = nt_new_array(arena, nt_resource, list->count);
    NT_JSON_EACH(item, list) {
        nt_resource *added = &out->resources[out->count];
        NT_TRY(read_resource(arena, item, folder, added, err));
        NT_TRY(check_name(out, added, err));
        out->count++;
    }
    return nt_ingest_check_parts(arena, out->resources, out->count, err);
}

static nt_status settle_roles(nt_arena *arena, const nt_descriptor *descriptor, nt_error *err)
{
    nt_table **tables = nt_new_array(arena, nt_table *, descriptor->count);
    for (size_t i = 0; i < descriptor->count; i++) {
        tables[i] = descriptor->resources[i].table;
    }
    return nt_ingest_settle_roles(tables, descriptor->count, err);
}

/* Before anything is asked of a path, or of values that are no texts. */
static nt_status refuse_unread(const nt_json *json, nt_error *err)
{
    NT_JSON_EACH(resource, nt_json_get(json, "resources")) {
        const nt_json *data = nt_json_get(resource, "data");
        NT_FAIL_IF(data, err, NT_INVALID, data->key_place, NT_MESSAGE_INGEST_DATA_INSIDE());
        NT_JSON_EACH(field, nt_json_get(nt_json_get(resource, "schema"), "fields")) {
            const nt_json *values = nt_json_get(nt_json_get(field, "constraints"), "enum");
            NT_FAIL_IF(values && strcmp(nt_json_string(field, "type", "string"), "string") != 0,
                       err, NT_INVALID, values->place, NT_MESSAGE_INGEST_ENUM_NO_STRING());
        }
    }
    return NT_OK;
}

nt_status nt_ingest_read_descriptor(nt_arena *arena, const nt_json *json, const char *folder,
                                    nt_descriptor *out, nt_error *err)
{
    static const nt_json_form form = {.is = NT_IS_OBJECT, .members = nt_ingest_package_form};
    NT_TRY(refuse_unread(json, err));
    NT_TRY(nt_json_form_check(arena, json, &form, err));
    const char *name = nt_ingest_key(arena, json, "name");
    nt_descriptor read = {.name = name ? name : "", .title = nt_json_string(json, "title", "")};
    NT_TRY(read_resources(arena, json, folder, &read, err));
    NT_TRY(settle_roles(arena, &read, err));
    *out = read;
    return NT_OK;
}
