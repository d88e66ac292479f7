/* cube.json, beside cube.csv: what the table is, for other programs, and from which files it came.
 */
#include <math.h>
#include <string.h>

#include "archive/bag.h"
#include "base/path.h"
#include "counts/cube.h"
#include "words/counts.h"

enum { PARTS_MAX = NT_PARTS_MAX, SHA512_DIGITS = 128 };

const char *nt_cube_beside(nt_arena *arena, const char *path)
{
    size_t length = strlen(path);
    length -= nt_path_ends_in(path, ".csv") ? 4 : 0;
    return nt_arena_printf(arena, "%.*s.json", (int)length, path);
}

static void put_field(nt_json_writer *w, const char *name, bool number)
{
    nt_json_begin(w, '{');
    nt_json_member(w, "name", name);
    nt_json_member(w, "type", number ? "integer" : "string");
    nt_json_end(w, '}');
}

static void put_resource(nt_json_writer *w, const char *name, nt_bytes cube, const char *hash)
{
    nt_json_begin(w, '{');
    nt_json_member(w, "profile", "tabular-data-resource");
    nt_json_member(w, "name", "cube");
    nt_json_member(w, "path", name);
    nt_json_member(w, "encoding", "utf-8");
    nt_json_member_integer(w, "bytes", (long long)cube.length);
    nt_json_member(w, "hash", hash);
    nt_json_member_begin(w, "schema", '{');
    nt_json_member_begin(w, "fields", '[');
    for (int c = 0; c < NT_CUBE_COLUMNS; c++) {
        put_field(w, nt_cube_columns[c], c == NT_CUBE_COUNT);
    }
    nt_json_end(w, ']');
    nt_json_end(w, '}');
    nt_json_end(w, '}');
}

static void put_part(nt_json_writer *w, const void *item, const void *context)
{
    const nt_cube_part *part = item;
    (void)context;
    nt_json_member(w, "path", part->path);
    nt_json_member_integer(w, "bytes", part->bytes);
    nt_json_member_integer(w, "rows", part->rows);
    nt_json_member(w, "sha512", part->sha512);
}

nt_bytes nt_cube_descriptor(nt_arena *arena, const char *path, nt_bytes cube,
                            const nt_cube_part *parts, size_t count)
{
    nt_json_writer w = nt_json_open(arena);
    nt_json_member(&w, "profile", "tabular-data-package");
    nt_json_member(&w, "name", "cube");
    nt_json_member(&w, "title", "A register, counted: internal, small counts stand in it");
    nt_json_member_begin(&w, "resources", '[');
    put_resource(&w, nt_path_name(path), cube,
                 nt_arena_printf(arena, "sha512:%s", nt_bag_sha512(arena, cube)));
    nt_json_end(&w, ']');
    nt_json_member_objects(&w, "counted", parts, sizeof *parts, count, put_part, NULL);
    return nt_json_close(&w);
}

/* -1: it is no whole number that is exact. */
static long long whole(const nt_json *item, const char *key)
{
    double number = nt_json_number(item, key, -1);
    return number >= 0 && number <= 9007199254740992.0 && number == floor(number)
               ? (long long)number
               : -1;
}

static nt_status read_part(const nt_json *item, nt_cube_part *out, nt_error *err)
{
    *out = (nt_cube_part){.path = nt_json_string(item, "path", ""),
                          .sha512 = nt_json_string(item, "sha512", ""),
                          .bytes = whole(item, "bytes"),
                          .rows = whole(item, "rows")};
    return *out->path && strlen(out->sha512) == SHA512_DIGITS && out->bytes >= 0 && out->rows >= 0
               ? NT_OK
               : nt_fail(err, NT_INVALID, item->place, NT_MESSAGE_COUNTS_NO_PART());
}

/* The one that lies beside a cube must be its own. */
static nt_status judge_hash(nt_arena *arena, const nt_json *tree, const char *path, nt_error *err)
{
    const nt_json *resources = nt_json_get(tree, "resources");
    const char *said = nt_json_string(resources ? resources->child : NULL, "hash", "");
    const char *sum;
    long long bytes;
    NT_TRY(nt_bag_sha512_file(arena, path, &sum, &bytes, err));
    return strcmp(said, nt_arena_printf(arena, "sha512:%s", sum)) == 0
               ? NT_OK
               : nt_fail(err, NT_INVALID, tree->place, NT_MESSAGE_COUNTS_OF_ANOTHER(.file = path));
}

nt_status nt_cube_read_parts(nt_arena *arena, const char *path, const nt_cube_part **out,
                             size_t *count, nt_error *err)
{
    const char *beside = nt_cube_beside(arena, path);
    const nt_json *tree;
    *out = NULL;
    *count = 0;
    if (nt_file_is_missing(beside)) {
        return NT_OK;
    }
    NT_TRY(nt_json_read(arena, beside, &tree, err));
    NT_TRY(judge_hash(arena, tree, path, err));
    const nt_json *list = nt_json_get(tree, "counted");
    nt_cube_part *parts = nt_new_array(arena, nt_cube_part, PARTS_MAX);
    NT_JSON_EACH(item, list) {
        NT_FAIL_IF(*count == PARTS_MAX, err, NT_INVALID, item->place, NT_MESSAGE_COUNTS_NO_PART());
        NT_TRY(read_part(item, &parts[(*count)++], err));
    }
    *out = parts;
    return NT_OK;
}
