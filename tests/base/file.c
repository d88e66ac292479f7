#include "base/file.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"

typedef struct {
    nt_arena *arena;
    char folder[40];
} fixture;

static int set_up(void **state)
{
    fixture *f = calloc(1, sizeof *f);
    f->arena = nt_arena_open();
    strcpy(f->folder, "/tmp/netra-file-XXXXXX");
    *state = f;
    return mkdtemp(f->folder) ? 0 : -1;
}

static int tear_down(void **state)
{
    fixture *f = *state;
    char command[80];
    snprintf(command, sizeof command, "rm -rf '%s'", f->folder);
    int status = system(command);
    nt_arena_close(f->arena);
    free(f);
    return status;
}

static void assert_holds(fixture *f, const char *name, const char *expected)
{
    nt_error err;
    nt_bytes bytes;
    assert_int_equal(
        nt_file_read(f->arena, nt_path_join(f->arena, f->folder, name), 1000, &bytes, &err), NT_OK);
    assert_string_equal(bytes.bytes, expected);
}

static size_t entries(const char *folder)
{
    size_t count = 0;
    DIR *open = opendir(folder);
    while (readdir(open)) {
        count++;
    }
    closedir(open);
    return count - 2;
}

static nt_status add(fixture *f, nt_outputs *outputs, const char *name, const char *text)
{
    nt_error err;
    return nt_outputs_add(outputs, nt_path_join(f->arena, f->folder, name), text, strlen(text),
                          &err);
}

static void test_outputs_appear_together(void **state)
{
    fixture *f = *state;
    nt_error err;
    nt_outputs *outputs = nt_outputs_open(f->arena);
    assert_int_equal(add(f, outputs, "a.txt", "first"), NT_OK);
    assert_int_equal(add(f, outputs, "deep/er/b.txt", "second"), NT_OK);
    assert_false(nt_file_exists(nt_path_join(f->arena, f->folder, "a.txt")));
    assert_int_equal(nt_outputs_commit(outputs, &err), NT_OK);
    nt_outputs_close(outputs);
    assert_holds(f, "a.txt", "first");
    assert_holds(f, "deep/er/b.txt", "second");
    assert_int_equal(entries(f->folder), 2);
}

static void test_an_abandoned_set_leaves_nothing(void **state)
{
    fixture *f = *state;
    nt_outputs *outputs = nt_outputs_open(f->arena);
    assert_int_equal(add(f, outputs, "x/y/c.txt", "text"), NT_OK);
    nt_outputs_close(outputs);
    assert_int_equal(entries(f->folder), 0);
}

/* The second destination turns into a folder between writing and renaming: the first, renamed
 * already, must go back to what it was. */
static void test_a_failed_rename_puts_the_earlier_files_back(void **state)
{
    fixture *f = *state;
    nt_error err = {0};
    nt_outputs *outputs = nt_outputs_open(f->arena);
    assert_int_equal(add(f, outputs, "a.txt", "old"), NT_OK);
    assert_int_equal(nt_outputs_commit(outputs, &err), NT_OK);
    outputs = nt_outputs_open(f->arena);
    assert_int_equal(add(f, outputs, "a.txt", "new"), NT_OK);
    assert_int_equal(add(f, outputs, "n.txt", "new"), NT_OK);
    assert_int_equal(add(f, outputs, "b.txt", "new"), NT_OK);
    const char *b = nt_path_join(f->arena, f->folder, "b.txt");
    assert_int_equal(mkdir(b, 0777), 0);
    assert_int_equal(nt_outputs_commit(outputs, &err), NT_SYSTEM);
    assert_non_null(strstr(err.file, "b.txt"));
    nt_outputs_close(outputs);
    assert_holds(f, "a.txt", "old");
    assert_int_equal(rmdir(b), 0);
    assert_int_equal(entries(f->folder), 1);
}

static void test_where_nothing_can_be_written(void **state)
{
    fixture *f = *state;
    nt_outputs *outputs = nt_outputs_open(f->arena);
    assert_int_equal(add(f, outputs, "file", "x"), NT_OK);
    nt_error err;
    assert_int_equal(nt_outputs_commit(outputs, &err), NT_OK);
    outputs = nt_outputs_open(f->arena);
    assert_int_equal(add(f, outputs, "file/below.txt", "x"), NT_SYSTEM);
    nt_outputs_close(outputs);
    assert_int_equal(entries(f->folder), 1);
}

static void test_reading(void **state)
{
    fixture *f = *state;
    nt_error err = {0};
    nt_bytes bytes = {"untouched", 9};
    assert_int_equal(nt_file_read(f->arena, "/nowhere/at/all", 10, &bytes, &err), NT_SYSTEM);
    assert_string_equal(err.message, "cannot open the file: No such file or directory");
    assert_int_equal(nt_file_read(f->arena, f->folder, 10, &bytes, &err), NT_INVALID);
    const char *pipe = nt_path_join(f->arena, f->folder, "pipe");
    assert_int_equal(mkfifo(pipe, 0666), 0);
    assert_int_equal(nt_file_read(f->arena, pipe, 10, &bytes, &err), NT_INVALID);
    nt_outputs *outputs = nt_outputs_open(f->arena);
    add(f, outputs, "eleven", "12345678901");
    nt_outputs_commit(outputs, &err);
    const char *path = nt_path_join(f->arena, f->folder, "eleven");
    assert_int_equal(nt_file_read(f->arena, path, 10, &bytes, &err), NT_INVALID);
    assert_string_equal(bytes.bytes, "untouched");
    assert_int_equal(nt_file_read(f->arena, path, 11, &bytes, &err), NT_OK);
    assert_int_equal(bytes.length, 11);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_outputs_appear_together),
        TEST(test_an_abandoned_set_leaves_nothing),
        TEST(test_a_failed_rename_puts_the_earlier_files_back),
        TEST(test_where_nothing_can_be_written),
        TEST(test_reading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
