/* The files of a bag as they lie in a folder; and files that netra files itself, which are sound.
 */
#include "archive/bag.h"
#include "archive/verify.h"
#include "fuzz.h"
#include "manifest.h"

static size_t judge(nt_arena *arena, const char *folder, bool explains)
{
    nt_fixity verdict;
    nt_error err = {0};
    nt_status status = nt_inspect_bag(arena, folder, false, explains, &verdict, &err);
    fuzz_expect_status(status, &err);
    for (size_t i = 0; !status && i < verdict.damages.count; i++) {
        fuzz_expect(verdict.damages.items[i].path &&
                    verdict.damages.items[i].likely.in[NT_LANG_ID]);
    }
    return status ? 0 : verdict.damages.count;
}

/* The same files as the payload of a bag of netra's own. */
static void file(nt_arena *arena, nt_bytes input)
{
    nt_bag bag = nt_bag_open(arena, "bag", 1714046400);
    const char *name, *path = nt_path_join(arena, fuzz_scratch(arena), "bag.zip"), *root;
    nt_bytes bytes;
    nt_error err = {0};
    for (size_t at = 0; fuzz_next_file(arena, input, &at, &name, &bytes);) {
        nt_bag_add(&bag, nt_arena_printf(arena, "data/%s", name), bytes);
    }
    if (!bag.files.count) {
        return; /* a bag has a payload */
    }
    nt_status status = nt_bag_seal(&bag, &err);
    fuzz_expect_status(status, &err);
    if (!status) {
        nt_fixity verdict;
        nt_outputs *outputs = nt_outputs_open(arena);
        fuzz_expect(!nt_bag_write(&bag, outputs, path, &err) && !nt_outputs_commit(outputs, &err));
        nt_outputs_close(outputs);
        fuzz_expect(!nt_archive_open(arena, path, fuzz_scratch(arena), &root, &verdict, &err));
        fuzz_expect(!verdict.damages.count);
    }
}

void fuzz_input(nt_arena *arena, nt_bytes input)
{
    const char *folder = fuzz_folder(arena, input);
    /* What damage looks like is found by trying hundreds of thousands of checksums: not each time.
     */
    size_t damages = judge(arena, folder, false);
    fuzz_expect(damages == judge(arena, folder, input.length % 64 == 0));
    file(arena, input);
}
