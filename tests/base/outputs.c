#define _GNU_SOURCE /* renameat2, RENAME_EXCHANGE */
#include "base/outputs.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "check.h"
#include "folder.h"

/* These stand before the library's: the process ends at the call numbered `killed_at`, and files
 * are exchanged only where `can_exchange`. */
static int calls, killed_at;
static bool can_exchange = true;

static void pass_or_die(void)
{
    if (++calls == killed_at) {
        kill(getpid(), SIGKILL);
    }
}

int renameat2(int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
    if (!can_exchange) {
        struct stat info;
        errno = fstatat(to_folder, to, &info, AT_SYMLINK_NOFOLLOW) ? ENOENT : EINVAL;
        return -1;
    }
    pass_or_die();
    return (int)syscall(SYS_renameat2, from_folder, from, to_folder, to, flags);
}

int rename(const char *from, const char *to)
{
    pass_or_die();
    return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 0);
}

static pthread_t caller;
static atomic_int flushed, by_others;

int fdatasync(int file)
{
    flushed++;
    by_others += !pthread_equal(pthread_self(), caller);
    return fsync(file);
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

TEST(test_outputs_appear_together)
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

TEST(test_one_thread_flushes_where_one_is_asked_for)
{
    fixture *f = *state;
    nt_error err;
    nt_outputs *outputs = nt_outputs_open(f->arena);
    setenv("NETRA_THREADS", "1", 1);
    for (int i = 0; i < 40; i++) {
        assert_int_equal(add(f, outputs, nt_arena_printf(f->arena, "%d", i), "x"), NT_OK);
    }
    caller = pthread_self();
    flushed = by_others = 0;
    assert_int_equal(nt_outputs_commit(outputs, &err), NT_OK);
    nt_outputs_close(outputs);
    unsetenv("NETRA_THREADS");
    assert_in_range(flushed, 40, 100);
    assert_int_equal(by_others, 0);
}

TEST(test_an_abandoned_set_leaves_nothing)
{
    fixture *f = *state;
    nt_outputs *outputs = nt_outputs_open(f->arena);
    assert_int_equal(add(f, outputs, "x/y/c.txt", "text"), NT_OK);
    nt_outputs_close(outputs);
    assert_int_equal(entries(f->folder), 0);
}

/* The second destination turns into a folder between writing and renaming: the first, renamed
 * already, must go back to what it was. */
TEST(test_a_failed_rename_puts_the_earlier_files_back)
{
    fixture *f = *state;
    nt_error err = {0};
    nt_outputs *outputs = nt_outputs_open(f->arena);
    assert_int_equal(add(f, outputs, "a.txt", "old"), NT_OK);
    assert_int_equal(nt_outputs_commit(outputs, &err), NT_OK);
    nt_outputs_close(outputs);
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

TEST(test_where_nothing_can_be_written)
{
    fixture *f = *state;
    nt_outputs *outputs = nt_outputs_open(f->arena);
    assert_int_equal(add(f, outputs, "file", "x"), NT_OK);
    nt_error err;
    assert_int_equal(nt_outputs_commit(outputs, &err), NT_OK);
    nt_outputs_close(outputs);
    outputs = nt_outputs_open(f->arena);
    assert_int_equal(add(f, outputs, "file/below.txt", "x"), NT_SYSTEM);
    nt_outputs_close(outputs);
    assert_int_equal(entries(f->folder), 1);
}

/* Publishes what `names` list, each file with the text, in a process that is killed at a call. */
/* Whether the publishing, in a process of its own, was killed: at its call `at`, 0 never. */
static bool in_a_process(int at, nt_status (*publishing)(const void *), const void *what)
{
    pid_t child = fork();
    if (child == 0) {
        killed_at = at;
        calls = 0;
        _exit(publishing(what));
    }
    int status;
    waitpid(child, &status, 0);
    return WIFSIGNALED(status);
}

typedef struct {
    fixture *f;
    const char *const *names;
    size_t count;
    const char *text;
} files;

static nt_status publish_files(const void *what)
{
    nt_error err;
    const files *given = what;
    nt_outputs *outputs = nt_outputs_open(given->f->arena);
    for (size_t i = 0; i < given->count; i++) {
        add(given->f, outputs, given->names[i], given->text);
    }
    nt_status status = nt_outputs_commit(outputs, &err);
    nt_outputs_close(outputs);
    return status;
}

static bool publish_killed(fixture *f, const char *const *names, size_t count, const char *text,
                           int at)
{
    return in_a_process(at, publish_files, &(files){f, names, count, text});
}

static void publish(fixture *f, const char *const *names, size_t count, const char *text)
{
    assert_false(publish_killed(f, names, count, text, 0));
}

static size_t entries_below(const char *folder)
{
    char command[120], number[20] = "";
    snprintf(command, sizeof command, "find '%s' -mindepth 1 | wc -l", folder);
    FILE *out = popen(command, "r");
    assert_non_null(fgets(number, sizeof number, out));
    pclose(out);
    return (size_t)atoi(number);
}

/* Wherever a run is killed, the next one into the folder finds an edition that is whole, the old
 * one or the new, and leaves nothing beside it. */
TEST(test_a_killed_run_is_finished_by_the_next)
{
    fixture *f = *state;
    static const char *const names[] = {"r.charts/a.svg", "r.charts/b.svg", "r.json", "r.pdf"};
    static const char *const other[] = {"r.charts/other.svg", "r.other"};
    enum { NAMES = 4 };
    for (int way = 0; way < 4; way++) {
        size_t count = way < 2 ? 1 : NAMES;
        can_exchange = way % 2;
        publish(f, names, count, "old");
        bool killed = true;
        for (int at = 1; killed; at++) {
            killed = publish_killed(f, names, count, "new", at);
            publish(f, other, 2, "other");
            for (size_t i = 0; i < count; i++) {
                assert_holds(f, names[i], "new");
            }
            assert_int_equal(entries_below(f->folder), count + 1 + 2);
            publish(f, names, count, "old");
            assert_true(at < 20);
        }
    }
    can_exchange = true;
}

/* The folder "bag" with one file in it. */
static nt_status publish_folder(const void *what)
{
    nt_error err;
    const char *folder;
    const files *given = what;
    nt_arena *arena = given->f->arena;
    nt_outputs *outputs = nt_outputs_open(arena);
    nt_outputs_add_folder(outputs, nt_path_join(arena, given->f->folder, "bag"), &folder, &err);
    FILE *file = fopen(nt_path_join(arena, folder, "a.txt"), "w");
    fputs(given->text, file);
    fclose(file);
    nt_status status = nt_outputs_commit(outputs, &err);
    nt_outputs_close(outputs);
    return status;
}

static bool publish_folder_killed(fixture *f, const char *text, int at)
{
    return in_a_process(at, publish_folder, &(files){.f = f, .text = text});
}

/* A folder cannot be completed where the earlier one still stands; then that one stays whole. */
TEST(test_a_killed_run_leaves_one_folder_or_the_other)
{
    fixture *f = *state;
    static const char *const other[] = {"other"};
    for (int exchanging = 0; exchanging < 2; exchanging++) {
        can_exchange = exchanging;
        assert_false(publish_folder_killed(f, "old", 0));
        bool killed = true;
        for (int at = 1; killed; at++) {
            killed = publish_folder_killed(f, "new", at);
            publish(f, other, 1, "other");
            assert_holds(f, "bag/a.txt", at == 1 && killed ? "old" : "new");
            assert_int_equal(entries_below(f->folder), 3);
            assert_false(publish_folder_killed(f, "old", 0));
            assert_true(at < 20);
        }
    }
    can_exchange = true;
}

/* Folders that are called like ours and are not, and what a living run is filling, stay. */
TEST(test_other_folders_stay)
{
    fixture *f = *state;
    nt_error err;
    const char *living;
    static const char *const names[] = {"b.txt"};
    mkdir(nt_path_join(f->arena, f->folder, ".netra-mine"), 0700);
    mkdir(nt_path_join(f->arena, f->folder, ".netra-0123456789abcdef0123456789abcdef"), 0700);
    nt_outputs *outputs = nt_outputs_open(f->arena);
    nt_outputs_add_folder(outputs, nt_path_join(f->arena, f->folder, "bag"), &living, &err);
    publish(f, names, 1, "text");
    assert_true(nt_file_is_folder(nt_path_join(f->arena, f->folder, ".netra-mine")));
    assert_true(nt_file_is_folder(living));
    assert_int_equal(entries(f->folder), 3); /* the dead run's is gone */
    nt_outputs_close(outputs);
}

/* A living run's files stay, and so do files that nobody of ours has left. */
TEST(test_what_is_not_left_behind_stays)
{
    fixture *f = *state;
    nt_error err;
    nt_outputs *living = nt_outputs_open(f->arena);
    assert_int_equal(add(f, living, "a.txt", "living"), NT_OK);
    static const char *const names[] = {"b.txt", "c.txt"};
    publish(f, names, 2, "other");
    assert_int_equal(entries(f->folder), 3);
    assert_int_equal(nt_outputs_commit(living, &err), NT_OK);
    nt_outputs_close(living);
    assert_holds(f, "a.txt", "living");
    assert_int_equal(entries(f->folder), 3);
}

static void write_file(fixture *f, const char *name, const char *bytes, size_t length)
{
    FILE *file = fopen(nt_path_join(f->arena, f->folder, name), "w");
    fwrite(bytes, 1, length, file);
    fclose(file);
}

/* A journal that somebody planted moves nothing out of its folder, nor any file of another name. */
TEST(test_a_planted_journal)
{
    fixture *f = *state;
#define PLANTED(text)                                                                              \
    {                                                                                              \
        text, sizeof(text)                                                                         \
    }
    static const struct {
        const char *bytes;
        size_t length;
    } planted[] = {PLANTED("1\0.netra-x\0../victim\0complete"),
                   PLANTED("1\0.netra-x\0/tmp/victim\0complete"),
                   PLANTED("1\0secret\0b.txt\0complete"),
                   PLANTED("1\0sub/.netra-x\0b.txt\0complete"),
                   PLANTED("1\0.netra-x\0complete"),
                   {"1", 1},
                   {"", 0},
                   PLANTED("complete")};
    static const char *const names[] = {"b.txt", "c.txt"};
    write_file(f, "secret", "kept", 4);
    for (size_t i = 0; i < sizeof planted / sizeof *planted; i++) {
        write_file(f, ".netra-1.journal", planted[i].bytes, planted[i].length);
        publish(f, names, 2, "text");
        assert_holds(f, "secret", "kept");
        assert_holds(f, "b.txt", "text");
        assert_int_equal(entries(f->folder), 3);
    }
}

/* No link that stands in the folder is followed, whatever it is called. */
TEST(test_links_are_replaced_not_followed)
{
    fixture *f = *state;
    write_file(f, "victim", "kept", 4);
    assert_int_equal(symlink("victim", nt_path_join(f->arena, f->folder, "a.txt")), 0);
    static const char *const names[] = {"a.txt", "b.txt"};
    publish(f, names, 2, "text");
    assert_holds(f, "victim", "kept");
    struct stat info;
    assert_int_equal(lstat(nt_path_join(f->arena, f->folder, "a.txt"), &info), 0);
    assert_true(S_ISREG(info.st_mode));
}

/* What a signal finds: files that are written, and a set that is in place. A process of its own, as
 * the signal ends it; -1: it ended otherwise. */
static int end_by_a_signal(const fixture *f, int number, bool commits)
{
    int state;
    pid_t child = fork();
    if (child == 0) {
        nt_error err;
        nt_arena *arena = nt_arena_open();
        nt_signals_listen();
        nt_outputs *outputs = nt_outputs_open(arena);
        const char *path = nt_path_join(arena, f->folder, "new/a.txt");
        nt_status status = nt_outputs_add(outputs, path, "text", 4, &err);
        status = status || !commits ? status : nt_outputs_commit(outputs, &err);
        kill(status ? 0 : getpid(), number);
        pause(); /* until the listener has ended the run */
    }
    waitpid(child, &state, 0);
    return WIFSIGNALED(state) ? WTERMSIG(state) : -1;
}

TEST(test_a_signal_leaves_nothing_unfinished)
{
    fixture *f = *state;
    static const int ending[] = {SIGINT, SIGTERM, SIGHUP, SIGALRM, SIGUSR1, SIGXCPU};
    for (size_t i = 0; i < sizeof ending / sizeof *ending; i++) {
        assert_int_equal(end_by_a_signal(f, ending[i], false), ending[i]);
        assert_int_equal(entries(f->folder), 0);
    }
    assert_int_equal(end_by_a_signal(f, SIGTERM, true), SIGTERM);
    assert_holds(f, "new/a.txt", "text");
    assert_int_equal(entries(nt_path_join(f->arena, f->folder, "new")), 1);
}

/* A set that is being put in place is put there whole. */
static void *release_later(void *unused)
{
    usleep(20000);
    nt_signals_release();
    return unused;
}

TEST(test_a_signal_waits_for_what_is_put_in_place)
{
    fixture *f = *state;
    int ended;
    pid_t child = fork();
    if (child == 0) {
        pthread_t later;
        nt_signals_listen();
        nt_signals_hold();
        kill(getpid(), SIGTERM);
        usleep(5000);
        write_file(f, "held", "whole", 5); /* still alive */
        pthread_create(&later, NULL, release_later, NULL);
        pause();
    }
    waitpid(child, &ended, 0);
    assert_true(WIFSIGNALED(ended));
    assert_holds(f, "held", "whole");
}

/* What was ignored when the program was started stays ignored. */
TEST(test_an_ignored_signal)
{
    int ended;
    pid_t child = fork();
    if (child == 0) {
        signal(SIGHUP, SIG_IGN);
        nt_signals_listen();
        kill(getpid(), SIGHUP);
        usleep(20000);
        _exit(7);
    }
    waitpid(child, &ended, 0);
    assert_true(WIFEXITED(ended));
    assert_int_equal(WEXITSTATUS(ended), 7);
}

TEST(test_a_limit_of_file_sizes)
{
    fixture *f = *state;
    struct rlimit before, small = {100, 100};
    nt_signals_ignore_broken_writes();
    getrlimit(RLIMIT_FSIZE, &before);
    small.rlim_max = before.rlim_max;
    char *long_text = nt_arena_alloc(f->arena, 1001);
    memset(long_text, 'x', 1000);
    setrlimit(RLIMIT_FSIZE, &small);
    nt_error err = {0};
    nt_outputs *outputs = nt_outputs_open(f->arena);
    nt_status status =
        nt_outputs_add(outputs, nt_path_join(f->arena, f->folder, "a.txt"), long_text, 1000, &err);
    nt_outputs_close(outputs);
    setrlimit(RLIMIT_FSIZE, &before);
    assert_int_equal(status, NT_SYSTEM);
    assert_string_equal(err.message[NT_LANG_EN], "cannot write the file: File too large");
    assert_int_equal(entries(f->folder), 0);
}

TESTS_EACH(set_up, tear_down)
