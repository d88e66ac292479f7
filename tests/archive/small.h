/* A small bag in a scratch folder. */
#pragma once

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "archive/bag.h"
#include "archive/scratch.h"
#include "archive/verify.h"
#include "check.h"

static inline nt_bag small_bag(nt_arena *arena)
{
    nt_error err;
    nt_bag bag = nt_bag_open(arena, "small", 1714046400);
    nt_bag_add(&bag, "data/b.txt", (nt_bytes){"second\n", 7});
    nt_bag_add(&bag, "data/in/a%.txt", (nt_bytes){"first\n", 6});
    nt_bag_add(&bag, "data/empty", (nt_bytes){"", 0});
    nt_bag_add(&bag, "README.txt", (nt_bytes){"read me\n", 8});
    nt_bag_say(&bag, "Source-Organization", "An\noffice");
    nt_bag_say(&bag, "Contact-Name", "");
    nt_bag_say(&bag, "Bag-Software-Agent", "netra test");
    assert_int_equal(nt_bag_seal(&bag, &err), NT_OK);
    return bag;
}

static inline const char *scratch(nt_arena *arena)
{
    const char *folder;
    nt_error err;
    assert_int_equal(nt_scratch_open(arena, &folder, &err), NT_OK);
    return folder;
}

/* The bag at its place. */
static inline nt_status write_bag(const nt_bag *bag, const char *path, nt_error *err)
{
    nt_outputs *outputs = nt_outputs_open(bag->arena);
    nt_status status = nt_bag_write(bag, outputs, path, err);
    status = status ? status : nt_outputs_commit(outputs, err);
    nt_outputs_close(outputs);
    return status;
}

/* The bag as a folder; remove it with nt_scratch_remove. */
static inline const char *small_folder(nt_arena *arena, const nt_bag *bag)
{
    nt_error err = {0};
    const char *folder = scratch(arena);
    rmdir(folder);
    assert_int_equal(write_bag(bag, folder, &err), NT_OK);
    return folder;
}

static inline void overwrite(nt_arena *arena, const char *folder, const char *name,
                             const void *bytes, size_t length)
{
    FILE *file = fopen(nt_path_join(arena, folder, name), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
}
