/* A text that was reviewed once, and what is made now: it is the same to the letter. */
#pragma once

#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "check.h"

/* `name` lies in tests/. What differs is left in the build folder, to be looked at and, if right,
 * copied over the golden: no run of the tests does. */
static inline void assert_golden(nt_arena *arena, const char *name, const char *found)
{
    const char *path = nt_arena_printf(arena, NT_SOURCE_DIR "/tests/%s", name);
    nt_bytes golden = {"", 0};
    nt_error err;
    if (!nt_file_read(arena, path, 1 << 20, &golden, &err) && strcmp(golden.bytes, found) == 0) {
        return;
    }
    const char *beside = nt_arena_printf(arena, NT_BINARY_DIR "/%s", strrchr(name, '/') + 1);
    FILE *file = fopen(beside, "wb");
    assert_non_null(file);
    fputs(found, file);
    assert_int_equal(fclose(file), 0);
    fail_msg("%s differs from %s", path, beside);
}
