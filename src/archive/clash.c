/* Names that would be one file, or a file and a folder, on some system. */
#include "clash.h"

#include <stdlib.h>
#include <string.h>

#include "base/path.h"

NT_ORDER(compare_folded, nt_named_entry, NT_BY_TEXT(folded))

static const nt_named_entry *file_above(nt_arena *arena, const nt_named_entry *entries,
                                        size_t count, const char *folded)
{
    char *above = nt_arena_string(arena, folded);
    for (char *slash = strrchr(above, '/'); slash; slash = strrchr(above, '/')) {
        *slash = '\0';
        nt_named_entry key = {NULL, above, true};
        const nt_named_entry *found = bsearch(&key, entries, count, sizeof key, compare_folded);
        if (found && !found->is_folder) {
            return found;
        }
    }
    return NULL;
}

/* Whether both lie in one folder that is written in two ways: where case is not told, "Data/x" is a
 * file of the payload that no manifest lists. */
static bool in_one_folder(nt_arena *arena, const char *one, const char *other)
{
    for (;;) {
        size_t a = strcspn(one, "/"), b = strcspn(other, "/");
        if (!one[a] || !other[b]) {
            return false;
        }
        const char *left = nt_arena_text(arena, one, a), *right = nt_arena_text(arena, other, b);
        if (strcmp(left, right) != 0) {
            return strcmp(nt_path_fold(arena, left), nt_path_fold(arena, right)) == 0;
        }
        one += a + 1;
        other += b + 1;
    }
}

nt_clash nt_clash_find(nt_arena *arena, nt_named_entry *entries, size_t count)
{
    nt_sort(entries, count, sizeof *entries, compare_folded);
    for (size_t i = 1; i < count; i++) {
        const nt_named_entry *one = &entries[i - 1], *other = &entries[i];
        if (strcmp(one->folded, other->folded) == 0) {
            bool twice = strcmp(one->path, other->path) == 0;
            return (nt_clash){twice ? NT_CLASH_TWICE : NT_CLASH_ONE_NAME, one, other};
        }
        if (in_one_folder(arena, one->path, other->path)) {
            return (nt_clash){NT_CLASH_ONE_FOLDER, one, other};
        }
    }
    for (size_t i = 0; i < count; i++) {
        const nt_named_entry *file = file_above(arena, entries, count, entries[i].folded);
        if (file) {
            return (nt_clash){NT_CLASH_FILE_ABOVE, &entries[i], file};
        }
    }
    return (nt_clash){NT_CLASH_NONE, NULL, NULL};
}
