#include "base/file.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"
#include "folder.h"

TEST(test_reading)
{
    fixture *f = *state;
    nt_error err = {0};
    nt_bytes bytes = {"untouched", 9};
    assert_int_equal(nt_file_read(f->arena, "/nowhere/at/all", 10, &bytes, &err), NT_SYSTEM);
    assert_string_equal(err.message[NT_LANG_EN], "cannot open the file: No such file or directory");
    assert_int_equal(nt_file_read(f->arena, f->folder, 10, &bytes, &err), NT_INVALID);
    const char *pipe = nt_path_join(f->arena, f->folder, "pipe");
    assert_int_equal(mkfifo(pipe, 0666), 0);
    assert_int_equal(nt_file_read(f->arena, pipe, 10, &bytes, &err), NT_INVALID);
    const char *path = nt_path_join(f->arena, f->folder, "eleven");
    FILE *eleven = fopen(path, "w");
    fputs("12345678901", eleven);
    fclose(eleven);
    assert_int_equal(nt_file_read(f->arena, path, 10, &bytes, &err), NT_INVALID);
    assert_string_equal(bytes.bytes, "untouched");
    assert_int_equal(nt_file_read(f->arena, path, 11, &bytes, &err), NT_OK);
    assert_int_equal(bytes.length, 11);
    /* Its size is 0: what grows while it is read ends like this. */
    assert_int_equal(nt_file_read(f->arena, "/proc/self/status", 1 << 20, &bytes, &err), NT_SYSTEM);
    assert_string_equal(err.message[NT_LANG_EN],
                        "holds more than its size says: it grew while it was read, or "
                        "is no file of a disk");
    assert_int_equal(bytes.length, 11);
}

/* What cannot be looked at is neither there nor missing. */
TEST(test_three_answers)
{
    fixture *f = *state;
    char *long_name = nt_arena_alloc(f->arena, 301);
    memset(long_name, 'x', 300);
    long_name[300] = '\0';
    assert_int_equal(symlink("nowhere", nt_path_join(f->arena, f->folder, "dangling")), 0);
    assert_int_equal(symlink("round/x", nt_path_join(f->arena, f->folder, "round")), 0);
    const struct {
        const char *name;
        bool there, missing;
    } files[] = {{".", true, false},         {"none", false, true},     {"none/none", false, true},
                 {"dangling", false, false}, {"round/x", false, false}, {long_name, false, false}};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        const char *path = nt_path_join(f->arena, f->folder, files[i].name);
        assert_int_equal(nt_file_exists(path), files[i].there);
        assert_int_equal(nt_file_is_missing(path), files[i].missing);
    }
}

TEST(test_names_in_a_folder)
{
    fixture *f = *state;
    nt_error err = {0};
    const char **names = NULL;
    size_t count = 9;
    assert_int_equal(nt_folder_names(f->arena, "/nowhere", 9, &names, &count, &err), NT_SYSTEM);
    assert_string_equal(err.message[NT_LANG_EN],
                        "cannot open the folder: No such file or directory");
    assert_int_equal(count, 9);
    assert_int_equal(nt_folder_names(f->arena, f->folder, 0, &names, &count, &err), NT_OK);
    assert_int_equal(count, 0);
    mkdir(nt_path_join(f->arena, f->folder, "b"), 0700);
    mkdir(nt_path_join(f->arena, f->folder, ".a"), 0700);
    mkdir(nt_path_join(f->arena, f->folder, "B"), 0700);
    assert_int_equal(nt_folder_names(f->arena, f->folder, 2, &names, &count, &err), NT_INVALID);
    assert_int_equal(nt_folder_names(f->arena, f->folder, 3, &names, &count, &err), NT_OK);
    assert_int_equal(count, 3);
    assert_string_equal(names[0], ".a");
    assert_string_equal(names[1], "B");
    assert_string_equal(names[2], "b");
}

TEST(test_paths)
{
    nt_arena *arena = ((fixture *)*state)->arena;
    static const char *const cases[][3] = {{"a/b.csv", "a", "b.csv"},
                                           {"b.csv", ".", "b.csv"},
                                           {"/b", "/", "b"},
                                           {"/a/b", "/a", "b"},
                                           {"./b", ".", "b"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(nt_path_folder(arena, cases[i][0]), cases[i][1]);
        assert_string_equal(nt_path_name(cases[i][0]), cases[i][2]);
    }
}

TESTS_EACH(set_up, tear_down)
