/* A zip that is said to be a bag: unpacked into its scratch folder and nowhere else, then judged.
 */
#include <dirent.h>
#include <sys/stat.h>

#include "archive/scratch.h"
#include "archive/verify.h"
#include "fuzz.h"

/* What lies in the folder, apart from "." and "..". */
static size_t entries(const char *path)
{
    size_t count = 0;
    DIR *folder = opendir(path);
    fuzz_expect(folder);
    while (readdir(folder)) {
        count++;
    }
    closedir(folder);
    return count - 2;
}

void fuzz_input(nt_arena *arena, nt_bytes input)
{
    const char *outer = fuzz_scratch(arena), *root;
    const char *inner = nt_path_join(arena, outer, "inner");
    nt_fixity verdict;
    nt_error err = {0};
    fuzz_expect(!nt_scratch_write(arena, outer, "bag.zip", input.bytes, input.length, &err));
    fuzz_expect(mkdir(inner, 0700) == 0);
    nt_status status =
        nt_archive_open(arena, nt_path_join(arena, outer, "bag.zip"), inner, &root, &verdict, &err);
    fuzz_expect_status(status, &err);
    fuzz_expect(entries(outer) == 2);
}
