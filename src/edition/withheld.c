/* Tables that do not travel with a report, known by their checksums. */
#include "edition/recipe.h"

#include "base/path.h"

#include <string.h>

#include "archive/bag.h"
#include "archive/salt.h"
#include "words/edition.h"

enum { TABLES_MAX = NT_PARTS_MAX, SHA512_DIGITS = 128 };

const char *nt_withheld_method(const nt_withheld *table)
{
    return table->salt ? "hmac-sha512" : "sha512";
}

static nt_status read_one(const nt_json *item, nt_withheld *out, nt_error *err)
{
    nt_withheld one = {.name = nt_json_string(item, "name", ""),
                       .path = nt_json_string(item, "path", ""),
                       .salt = nt_json_string(item, "salt", NULL)};
    one.checksum = nt_json_string(item, nt_withheld_method(&one), "");
    double bytes = nt_json_number(item, "bytes", -1), rows = nt_json_number(item, "rows", -1);
    NT_FAIL_IF(nt_path_fault(one.path) || strlen(one.checksum) != SHA512_DIGITS ||
                   strspn(one.checksum, "0123456789abcdef") != SHA512_DIGITS ||
                   !(bytes >= 0 && bytes < 1e15) || !(rows >= -1 && rows < 1e15),
               err, NT_INVALID, item->place, NT_MESSAGE_EDITION_WHICH_TABLE_WITHHELD());
    one.bytes = (long long)bytes;
    one.rows = (long long)rows;
    *out = one;
    return NT_OK;
}

nt_status nt_withheld_read(nt_arena *arena, const nt_json *list, const nt_withheld **out,
                           size_t *count, nt_error *err)
{
    size_t n = 0;
    NT_FAIL_IF(list && list->count > TABLES_MAX, err, NT_INVALID, list->place,
               NT_MESSAGE_EDITION_TOO_MANY_TABLES(.most = TABLES_MAX));
    nt_withheld *tables = nt_new_array(arena, nt_withheld, list ? list->count + 1 : 1);
    NT_JSON_EACH(item, list) {
        NT_TRY(read_one(item, &tables[n++], err));
    }
    *out = tables;
    *count = n;
    return NT_OK;
}

/* The salt of the folder; NULL where the checksum has none. */
static nt_status find_salt(nt_arena *arena, const nt_withheld *table, const char *folder,
                           const char **out, nt_error *err)
{
    nt_place place = nt_place_in(nt_path_join(arena, folder, NT_SALT_FILE));
    *out = NULL;
    if (!table->salt) {
        return NT_OK;
    }
    NT_TRY(nt_salt_read(arena, folder, out, err));
    NT_FAIL_IF(!*out, err, NT_USAGE, place, NT_MESSAGE_EDITION_NO_SALT(.table = table->path));
    return strcmp(nt_salt_name(arena, *out), table->salt) == 0
               ? NT_OK
               : nt_fail(err, NT_INVALID, place,
                         NT_MESSAGE_EDITION_IS_ANOTHER_SALT(.table = table->path));
}

nt_status nt_withheld_check(nt_arena *arena, const nt_withheld *table, const char *folder,
                            const char *file, nt_error *err)
{
    const char *salt, *found;
    long long bytes;
    NT_TRY(find_salt(arena, table, folder, &salt, err));
    NT_TRY(nt_bag_sha512_file(arena, file, &found, &bytes, err));
    found = salt ? nt_salt_checksum(arena, salt, found) : found;
    return strcmp(found, table->checksum) == 0
               ? NT_OK
               : nt_fail(err, NT_INVALID, nt_place_in(file),
                         NT_MESSAGE_EDITION_IS_ANOTHER_TABLE(
                                 .bytes = bytes, .method = nt_withheld_method(table),
                                 .sum = nt_arena_printf(arena, "%.16s", found),
                                 .wanted = table->bytes,
                                 .other = nt_arena_printf(arena, "%.16s", table->checksum)));
}
