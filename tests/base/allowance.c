#include "base/allowance.h"

#include <pthread.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/error.h"
#include "check.h"

/* What `work` says on standard error before its process ends, and its status. */
static const char *said_by(void (*work)(void), int *status)
{
    static char said[1000];
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[1], STDERR_FILENO);
        work();
        _exit(100);
    }
    close(ends[1]);
    ssize_t length = read(ends[0], said, sizeof said - 1);
    said[length > 0 ? length : 0] = '\0';
    close(ends[0]);
    waitpid(child, status, 0);
    *status = WEXITSTATUS(*status);
    return said;
}

static void keep_within(void)
{
    nt_allowance_open("a.pdf", 100);
    nt_allowance_count(100);
    nt_allowance_count(-60);
    nt_allowance_count(60);
    nt_allowance_open("b.pdf", 50); /* and 50 more */
    nt_allowance_count(50);
    nt_allowance_set(200);
    nt_allowance_count(50);
    nt_allowance_close();
    nt_allowance_close();
    nt_allowance_open("c.pdf", 100); /* counted anew */
    nt_allowance_count(100);
}

static void pass_it(void)
{
    nt_allowance_open("folder/a\x1b.pdf", 3 << 20);
    nt_allowance_count(3 << 20);
    nt_allowance_count(1);
}

static void pass_what_two_share(void)
{
    nt_allowance_open("a.pdf", 100);
    nt_allowance_open("b.pdf", 100);
    nt_allowance_set(0);
    nt_allowance_close();
    nt_allowance_count(1);
}

TEST(test_what_is_more_ends_the_run)
{
    int status;
    assert_string_equal(said_by(keep_within, &status), "");
    assert_int_equal(status, 100);
    assert_string_equal(said_by(pass_it, &status),
                        "folder/a\xEF\xBF\xBD.pdf: error: asks for more memory to be read than it "
                        "is given, 3 MiB\n");
    assert_int_equal(status, NT_INVALID);
    assert_non_null(strstr(said_by(pass_what_two_share, &status), "b.pdf: error: asks for more"));
    assert_int_equal(status, NT_INVALID);
}

static void *counts(void *out)
{
    *(bool *)out = nt_allowance_counts();
    return NULL;
}

TEST(test_when_it_is_counted)
{
    bool elsewhere = true;
    pthread_t thread;
    assert_false(nt_allowance_counts());
    nt_allowance_open("a.pdf", 100);
    assert_true(nt_allowance_counts());
    pthread_create(&thread, NULL, counts, &elsewhere);
    pthread_join(thread, NULL);
    assert_false(elsewhere);
    nt_allowance_pause();
    nt_allowance_pause();
    nt_allowance_resume();
    assert_false(nt_allowance_counts());
    nt_allowance_resume();
    assert_true(nt_allowance_counts());
    nt_allowance_close();
    assert_false(nt_allowance_counts());
}

TESTS(NULL, NULL)
