#include "edition/recipe.h"

#include "base/path.h"

#include <string.h>

#include "archive/bag.h"
#include "words/edition.h"

enum { TABLES_MAX = 100, SHA512_DIGITS = 128 };

static nt_status read_one(const nt_json *item, nt_withheld *out, nt_error *err)
{
    nt_withheld one = {.name = nt_json_string(item, "name", ""),
                       .path = nt_json_string(item, "path", ""),
                       .sha512 = nt_json_string(item, "sha512", "")};
    double bytes = nt_json_number(item, "bytes", -1), rows = nt_json_number(item, "rows", -1);
    if (nt_path_fault(one.path) || strlen(one.sha512) != SHA512_DIGITS ||
        strspn(one.sha512, "0123456789abcdef") != SHA512_DIGITS || !(bytes >= 0 && bytes < 1e15) ||
        !(rows >= -1 && rows < 1e15)) {
        return nt_fail(err, NT_INVALID, item->place, NT_MESSAGE_EDITION_WHICH_TABLE_WITHHELD());
    }
    one.bytes = (long long)bytes;
    one.rows = (long long)rows;
    *out = one;
    return NT_OK;
}

nt_status nt_withheld_read(nt_arena *arena, const nt_json *list, const nt_withheld **out,
                           size_t *count, nt_error *err)
{
    size_t n = 0;
    if (list && list->count > TABLES_MAX) {
        return nt_fail(err, NT_INVALID, list->place,
                       NT_MESSAGE_EDITION_TOO_MANY_TABLES(.most = TABLES_MAX));
    }
    nt_withheld *tables = nt_new_array(arena, nt_withheld, list ? list->count + 1 : 1);
    NT_JSON_EACH(item, list)
    {
        NT_TRY(read_one(item, &tables[n++], err));
    }
    *out = tables;
    *count = n;
    return NT_OK;
}

nt_status nt_withheld_check(nt_arena *arena, const nt_withheld *table, const char *file,
                            nt_error *err)
{
    const char *found;
    long long bytes;
    nt_status status = nt_bag_sha512_file(arena, file, &found, &bytes, err);
    return status || strcmp(found, table->sha512) == 0
               ? status
               : nt_fail(err, NT_INVALID, nt_place_in(file),
                         NT_MESSAGE_EDITION_IS_ANOTHER_TABLE(
                                 .bytes = bytes, .sum = nt_arena_printf(arena, "%.16s", found),
                                 .wanted = table->bytes,
                                 .other = nt_arena_printf(arena, "%.16s", table->sha512)));
}
