#include "base/threads.h"

#include <stdatomic.h>
#include <stdlib.h>

#include "check.h"

static atomic_int worked; /* threads that did some of the inner work */
static _Thread_local bool seen;

static bool inner(void *who, int thread, size_t item)
{
    (void)who, (void)thread, (void)item;
    worked += !seen;
    seen = true;
    return true;
}

static bool outer(void *who, int thread, size_t item)
{
    atomic_int *allowed = who;
    int threads = 0;
    nt_error err;
    (void)thread;
    if (nt_threads_allowed(&threads, &err) == NT_OK) {
        nt_threads_share(threads, 1000, inner, NULL);
    }
    allowed[item] = threads;
    return true;
}

static int allowed(void)
{
    int threads = 0;
    nt_error err;
    assert_int_equal(nt_threads_allowed(&threads, &err), NT_OK);
    return threads;
}

TEST(test_shared_work_shares_no_further)
{
    enum { ITEMS = 50 };
    atomic_int of[ITEMS] = {0};
    setenv("NETRA_THREADS", "3", 1);
    nt_threads_share(allowed(), ITEMS, outer, of);
    for (int i = 0; i < ITEMS; i++) {
        assert_int_equal(of[i], 1);
    }
    assert_in_range(worked, 1, 3);
    assert_int_equal(allowed(), 3); /* the thread that called works alone again */
    unsetenv("NETRA_THREADS");
}

/* One item keeps one thread busy, which may share what it does. */
TEST(test_work_that_is_not_shared_is)
{
    atomic_int of[1] = {0};
    setenv("NETRA_THREADS", "3", 1);
    nt_threads_share(allowed(), 1, outer, of);
    assert_int_equal(of[0], 3);
    unsetenv("NETRA_THREADS");
}

static bool refused(void *who, int thread, size_t item)
{
    int threads;
    nt_error err;
    (void)thread;
    ((nt_status *)who)[item] = nt_threads_allowed(&threads, &err);
    return true;
}

TEST(test_wrong_number_is_refused_in_shared_work)
{
    nt_status status[2] = {NT_OK, NT_OK};
    setenv("NETRA_THREADS", "many", 1);
    nt_threads_share(2, 2, refused, status);
    unsetenv("NETRA_THREADS");
    assert_int_equal(status[0], NT_USAGE);
    assert_int_equal(status[1], NT_USAGE);
}

TEST(test_who_waits_obeys_the_number_too)
{
    static const struct {
        const char *asked;
        int waiting;
    } table[] = {{"", 16}, {"1", 1}, {"3", 3}, {"16", 16}, {"200", 16}};
    unsetenv("NETRA_THREADS");
    assert_int_equal(nt_threads_waiting(16), 16);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        setenv("NETRA_THREADS", table[i].asked, 1);
        assert_int_equal(nt_threads_waiting(16), table[i].waiting);
    }
    unsetenv("NETRA_THREADS");
}

TESTS(NULL, NULL)
