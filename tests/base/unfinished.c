#include "base/unfinished.h"

#include <pthread.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "base/outputs.h"
#include "check.h"
#include "folder.h"

static const char *in(fixture *f, const char *name)
{
    return nt_path_join(f->arena, f->folder, name);
}

static void make_file(fixture *f, const char *name)
{
    FILE *file = fopen(in(f, name), "w");
    assert_non_null(file);
    fclose(file);
}

/* Links out of the tree, folders in folders. */
static void make_tree(fixture *f, int files)
{
    mkdir(in(f, "tree"), 0700);
    mkdir(in(f, "tree/inner"), 0700);
    mkdir(in(f, "tree/inner/deep"), 0700);
    for (int i = 0; i < files; i++) {
        make_file(f, nt_arena_printf(f->arena, "tree/inner/%d-a-name-of-some-length", i));
    }
    assert_int_equal(symlink(in(f, "kept"), in(f, "tree/inner/deep/folder")), 0);
    assert_int_equal(symlink(in(f, "kept/file"), in(f, "tree/file")), 0);
    assert_int_equal(symlink("nowhere", in(f, "tree/nowhere")), 0);
}

static void make_kept(fixture *f)
{
    mkdir(in(f, "kept"), 0700);
    make_file(f, "kept/file");
}

TEST(test_a_tree_is_removed_and_what_its_links_name_stays)
{
    fixture *f = *state;
    make_kept(f);
    make_tree(f, 600); /* more than one call of getdents64 tells */
    nt_tree_remove(in(f, "tree"));
    assert_false(nt_file_exists(in(f, "tree")));
    assert_true(nt_file_exists(in(f, "kept/file")));
    nt_tree_remove(in(f, "tree")); /* nothing there is fine */
    make_tree(f, 3);
    nt_tree_remove(in(f, "tree/file")); /* a link by itself */
    assert_true(nt_file_exists(in(f, "kept/file")));
}

TEST(test_a_tree_is_flushed)
{
    fixture *f = *state;
    nt_error err = {0};
    make_kept(f);
    make_tree(f, 3);
    assert_int_equal(nt_tree_flush(in(f, "tree"), &err), NT_OK);
    assert_int_equal(nt_tree_flush(in(f, "nothing"), &err), NT_SYSTEM);
    assert_string_equal(err.message[NT_LANG_EN],
                        "cannot write the folder: No such file or directory");
}

/* What the process leaves that runs out of memory while it holds a set of outputs and a folder. */
static void run_out(fixture *f)
{
    nt_error err;
    const char *folder;
    nt_outputs *outputs = nt_outputs_open(f->arena);
    nt_outputs_add(outputs, in(f, "out/deep/a.txt"), "new", 3, &err);
    nt_outputs_add(outputs, in(f, "b.txt"), "new", 3, &err);
    nt_outputs *other = nt_outputs_open(f->arena);
    nt_outputs_add_folder(other, in(f, "bag"), &folder, &err);
    mkdir(nt_path_join(f->arena, folder, "data"), 0777);
    nt_unfinished_note(f->arena, in(f, "tree"), NT_UNFINISHED_FOLDER);
    make_tree(f, 3);
    nt_unfinished_note(f->arena, in(f, "done"), NT_UNFINISHED_FILE);
    make_file(f, "done");
    nt_unfinished_forget(in(f, "done"));
    nt_out_of_memory(123);
}

/* A library that clears up at exit. */
static void run_out_after(fixture *f)
{
    nt_unfinished_note(f->arena, in(f, "kept/file"), NT_UNFINISHED_FILE);
    nt_out_of_memory_after(NT_INVALID);
    nt_out_of_memory(123);
}

static void *run_out_in_a_thread(void *argument)
{
    run_out(argument);
    return NULL;
}

static int status_of(fixture *f, const char *said, void (*work)(fixture *))
{
    pid_t child = fork();
    if (child == 0) {
        if (!freopen(said, "w", stderr)) {
            _exit(100);
        }
        work(f);
        _exit(101);
    }
    int status;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void in_a_thread(fixture *f)
{
    pthread_t thread;
    pthread_create(&thread, NULL, run_out_in_a_thread, f);
    pthread_join(thread, NULL);
}

TEST(test_who_runs_out_of_memory_leaves_what_was_there)
{
    fixture *f = *state;
    void (*const ways[])(fixture *) = {run_out, in_a_thread};
    make_kept(f);
    for (size_t i = 0; i < 2; i++) {
        const char *said = in(f, "said");
        nt_error err;
        nt_bytes line;
        assert_int_equal(status_of(f, said, ways[i]), NT_SYSTEM);
        assert_int_equal(nt_file_read(f->arena, said, 1000, &line, &err), NT_OK);
        assert_string_equal(line.bytes,
                            "netra: error: out of memory (123 bytes more were needed)\n");
        assert_true(nt_file_exists(in(f, "done")));
        assert_true(nt_file_exists(in(f, "kept/file")));
        unlink(said);
        unlink(in(f, "done"));
        /* Nothing else: the folder goes when what was there is gone. */
        unlink(in(f, "kept/file"));
        rmdir(in(f, "kept"));
        assert_int_equal(rmdir(f->folder), 0);
        mkdir(f->folder, 0700);
        make_kept(f);
    }
}

TEST(test_after_the_run_its_status_stands)
{
    fixture *f = *state;
    const char *said = in(f, "said");
    nt_error err;
    nt_bytes line;
    make_kept(f);
    assert_int_equal(status_of(f, said, run_out_after), NT_INVALID);
    assert_int_equal(nt_file_read(f->arena, said, 1000, &line, &err), NT_OK);
    assert_int_equal(line.length, 0);
    assert_true(nt_file_exists(in(f, "kept/file")));
}

TESTS_EACH(set_up, tear_down)
