/* Runs a fuzz target over the files of folders, those that there are, in builds that have no
 * libFuzzer. */
#include <dirent.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/file.h"

enum { INPUT_BYTES_MAX = 1 << 26 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void replay_file(nt_arena *arena, const char *path)
{
    nt_bytes bytes;
    nt_error err;
    if (nt_file_read(arena, path, INPUT_BYTES_MAX, &bytes, &err)) {
        nt_error_print(&err, NT_LANG_EN, stderr);
        exit(EXIT_FAILURE);
    }
    printf("%s\n", path);
    fflush(stdout); /* the last line names the input that ended the run */
    LLVMFuzzerTestOneInput((const uint8_t *)bytes.bytes, bytes.length);
}

static size_t replay_folder(nt_arena *arena, const char *path)
{
    struct dirent **entries = NULL;
    int count = scandir(path, &entries, NULL, alphasort);
    size_t done = 0;
    for (int i = 0; i < count; i++) {
        const char *inner = nt_path_join(arena, path, entries[i]->d_name);
        if (!nt_file_is_folder(inner)) {
            replay_file(arena, inner);
            done++;
        }
        free(entries[i]);
    }
    free(entries);
    return done;
}

int main(int argc, char **argv)
{
    nt_arena *arena = nt_arena_open();
    size_t done = 0;
    for (int i = 1; i < argc; i++) {
        done += replay_folder(arena, argv[i]);
    }
    nt_arena_close(arena);
    printf("%zu inputs\n", done);
    return done ? EXIT_SUCCESS : EXIT_FAILURE;
}
