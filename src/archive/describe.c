#include "describe.h"

#include <string.h>

#include "base/json.h"
#include "base/path.h"
#include "base/utf8.h"
#include "digest.h"

/* `prefix` goes before the names of other tables that keys refer to: two packages in one. */
typedef struct {
    nt_arena *arena;
    const char *prefix;
    const nt_json *own; /* the resource, in its descriptor; NULL: something else */
    const nt_json *descriptor;
} prefixing;

static bool is_in_parts(const nt_json *resource)
{
    return nt_json_text_at(resource, "path", 1) != NULL;
}

/* Whether a key refers to a table that is several here, or to its own, which is. */
static bool refers_to_parts(const prefixing *p, const nt_json *key)
{
    const char *name = nt_json_string(nt_json_get(key, "reference"), "resource", NULL);
    bool found = name && !*name && is_in_parts(p->own);
    NT_JSON_EACH(resource, nt_json_get(p->descriptor, "resources")) {
        found = found || (name && *name && is_in_parts(resource) &&
                          strcmp(nt_json_string(resource, "name", ""), name) == 0);
    }
    return found;
}

static const nt_json *with_prefix(void *context, const nt_json *value)
{
    const prefixing *p = context;
    if (!value->key && refers_to_parts(p, value)) {
        return NULL;
    }
    if (value->type != NT_JSON_STRING || !value->key || strcmp(value->key, "resource") != 0 ||
        !value->string[0]) {
        return value;
    }
    nt_json *named = nt_arena_copy(p->arena, value, sizeof *value);
    named->string = nt_arena_printf(p->arena, "%s%s", p->prefix, value->string);
    return named;
}

static const char *ending(const char *path)
{
    const char *dot = strrchr(path, '.');
    return dot ? dot + 1 : "";
}

static const char *mediatype(const char *path)
{
    static const struct kind {
        const char *ending, *type;
    } types[] = {{"csv", "text/csv"},
                 {"json", "application/json"},
                 {"pdf", "application/pdf"},
                 {"svg", "image/svg+xml"},
                 {"png", "image/png"},
                 {"md", "text/markdown"},
                 {"html", "text/html"},
                 {"txt", "text/plain"},
                 {"xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"},
                 {"ods", "application/vnd.oasis.opendocument.spreadsheet"}};
    const struct kind *known = NT_NAMED(types, sizeof types / sizeof *types, ending, ending(path));
    return known ? known->type : "application/octet-stream";
}

/* A data package in the bag, with a descriptor of its own. */
typedef struct {
    const char *place;  /* "data/input/" */
    const char *prefix; /* of its tables' names in the bag's descriptor: both may have "events" */
    const nt_json *descriptor; /* NULL: the bag has none */
} described;

/* The resource of its own descriptor that lies at this path of the bag. */
static const nt_json *own_resource(nt_arena *arena, const described *package, const char *path)
{
    const char *below = nt_behind(path, package->place);
    if (!below) {
        return NULL;
    }
    NT_JSON_EACH(resource, nt_json_get(package->descriptor, "resources")) {
        const char *own;
        for (size_t n = 0; (own = nt_json_text_at(resource, "path", n)); n++) {
            if (strcmp(nt_path_plain(arena, own), below) == 0) {
                return resource;
            }
        }
    }
    return NULL;
}

/* What its own descriptor says of a table: schema, dialect, encoding. */
static void put_own(nt_json_writer *w, nt_arena *arena, const nt_json *own,
                    const described *package)
{
    static const char *const ours[] = {"name",      "path",   "bytes", "hash",
                                       "mediatype", "format", NULL};
    NT_JSON_EACH(member, own) {
        if (!nt_utf8_is_one_of(member->key, ours)) {
            nt_json_key(w, member->key);
            nt_json_put(w, member, with_prefix,
                        &(prefixing){arena, package->prefix, own, package->descriptor});
        }
    }
}

static bool is_chart(const char *path)
{
    return nt_begins(path, NT_SNAPSHOT_CHARTS) && strcmp(ending(path), "csv") == 0;
}

/* Columns of chart/csv.c: their types cannot be guessed from cells that may all be empty. */
static void put_chart_schema(nt_json_writer *w)
{
    static const char *const fields[][2] = {
        {"series", "string"}, {"label", "string"}, {"x", "number"},         {"value", "number"},
        {"lower", "number"},  {"upper", "number"}, {"part", "integer"},     {"whole", "integer"},
        {"unit", "string"},   {"as_of", "date"},   {"ledger_id", "string"}, {"remark", "string"},
        {"stamp", "string"}};
    nt_json_member_begin(w, "schema", '{');
    nt_json_member_begin(w, "fields", '[');
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        nt_json_begin(w, '{');
        nt_json_member(w, "name", fields[i][0]);
        nt_json_member(w, "type", fields[i][1]);
        nt_json_end(w, '}');
    }
    nt_json_end(w, ']');
    nt_json_end(w, '}');
}

static void put_resource(nt_json_writer *w, nt_arena *arena, const nt_bag_file *file,
                         const nt_json *own, const described *package)
{
    nt_digest sum = nt_digest_bytes("sha256", file->bytes.bytes, file->bytes.length);
    /* A table in several files is several tables here, each with its checksum. */
    const char *name = is_in_parts(own) ? NULL : nt_json_string(own, "name", NULL);
    char *made = nt_arena_string(arena, file->path + strlen("data/"));
    for (char *c = made; *c; c++) {
        char small = nt_small(*c);
        bool plain = (small >= 'a' && small <= 'z') || nt_is_digit((unsigned char)small) ||
                     strchr("-._", small);
        *c = plain ? small : '-';
    }
    nt_json_begin(w, '{');
    nt_json_member(w, "name", name ? nt_arena_printf(arena, "%s%s", package->prefix, name) : made);
    nt_json_member(w, "path", file->path);
    nt_json_member(w, "mediatype", mediatype(file->path));
    nt_json_member(w, "format", ending(file->path));
    if (strcmp(ending(file->path), "csv") != 0) {
        nt_json_member(w, "type",
                       "file"); /* not to be taken for a table, a package or a report of theirs */
    }
    nt_json_member_integer(w, "bytes", (long long)file->bytes.length);
    nt_json_member(w, "hash", nt_arena_printf(arena, "sha256:%s", sum.hex));
    put_own(w, arena, own, package);
    if (is_chart(file->path)) {
        put_chart_schema(w);
    }
    nt_json_end(w, '}');
}

static nt_status read_descriptor(nt_arena *arena, const nt_bag *bag, described *package,
                                 nt_error *err)
{
    const nt_bag_file *file =
        NT_NAMED(bag->files.items, bag->files.count, path,
                 nt_arena_printf(arena, "%sdatapackage.json", package->place));
    return file ? nt_json_parse(arena, file->path, file->bytes.bytes, file->bytes.length,
                                &package->descriptor, err)
                : NT_OK;
}

enum { PACKAGES = 2 };

static void put_resources(nt_json_writer *w, nt_arena *arena, const nt_bag *bag,
                          const described *packages)
{
    nt_json_member_begin(w, "resources", '[');
    NT_EACH(const nt_bag_file, file, bag->files.items, bag->files.count) {
        const nt_json *own = NULL;
        size_t p = 0;
        for (; p < PACKAGES && !own; p++) {
            own = own_resource(arena, &packages[p], file->path);
        }
        put_resource(w, arena, file, own, &packages[p - 1]);
    }
    nt_json_end(w, ']');
}

/* Beside the resources, not among them: a resource has data, and an empty table would say that
 * there were no cases. */
static void put_withheld(nt_json_writer *w, nt_arena *arena, const nt_snapshot_request *request,
                         const described *input)
{
    nt_json_member_begin(w, "withheld", '[');
    NT_EACH(const nt_snapshot_withheld, table, request->withheld, request->withheld_count) {
        nt_json_begin(w, '{');
        nt_json_member(w, "name", table->name);
        nt_json_member(w, "path", table->path);
        nt_json_member(w, "reason", table->reason.in[NT_LANG_EN]);
        nt_json_member_integer(w, "bytes", table->bytes);
        if (table->rows >= 0) {
            nt_json_member_integer(w, "rows", table->rows);
        }
        nt_json_member(w, "hash", nt_arena_printf(arena, "%s:%s", table->method, table->checksum));
        put_own(w, arena, own_resource(arena, input, table->path), input);
        nt_json_end(w, '}');
    }
    nt_json_end(w, ']');
}

nt_status nt_snapshot_package(nt_arena *arena, const nt_snapshot_request *request,
                              const nt_bag *bag, nt_bytes *out, nt_error *err)
{
    described packages[PACKAGES] = {{NT_SNAPSHOT_INPUT, "", NULL},
                                    {NT_SNAPSHOT_PUBLISHED, "published-", NULL}};
    for (size_t p = 0; p < PACKAGES; p++) {
        NT_TRY(read_descriptor(arena, bag, &packages[p], err));
    }
    nt_json_writer w = nt_json_open(arena);
    nt_json_member(&w, "profile", "data-package");
    nt_json_member(&w, "name", bag->name);
    nt_json_member(&w, "title", request->title);
    nt_json_member(&w, "version", request->edition);
    const nt_json *licences = nt_json_get(packages[0].descriptor, "licenses");
    if (licences) {
        nt_json_key(&w, "licenses");
        nt_json_put(&w, licences, with_prefix, &(prefixing){arena, "", NULL, NULL});
    }
    put_resources(&w, arena, bag, packages);
    if (request->withheld_count) {
        put_withheld(&w, arena, request, &packages[0]);
    }
    *out = nt_json_close(&w);
    return NT_OK;
}
