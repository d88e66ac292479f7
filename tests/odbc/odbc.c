/* A driver that gives rows and then does not come back; and of the wait for it, until when. These
 * stand before the libraries' own, so that nobody waits. What a real driver does:
 * tests/command/cube_engines.sh. */
#include "odbc/odbc.h"

#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <sql.h>
#include <sqlext.h>
#include <time.h>

#include "check.h"

enum { ROWS = 3, SECONDS = 5, GRACE = 2 };

static sem_t is_silent, never;
static struct timespec row_at, silent_at, until;
static clockid_t clock_of_waits = CLOCK_REALTIME;
static int fetched;

SQLRETURN SQLExecDirectW(SQLHSTMT of, SQLWCHAR *text, SQLINTEGER length)
{
    (void)of, (void)text, (void)length;
    return SQL_SUCCESS;
}

SQLRETURN SQLNumResultCols(SQLHSTMT of, SQLSMALLINT *out)
{
    (void)of;
    *out = 1;
    return SQL_SUCCESS;
}

SQLRETURN SQLBindCol(SQLHSTMT of, SQLUSMALLINT column, SQLSMALLINT type, SQLPOINTER out,
                     SQLLEN room, SQLLEN *length)
{
    (void)of, (void)column, (void)type, (void)out, (void)room;
    *length = SQL_NULL_DATA;
    return SQL_SUCCESS;
}

SQLRETURN SQLFetch(SQLHSTMT of)
{
    (void)of;
    if (fetched++ == ROWS) {
        clock_gettime(CLOCK_MONOTONIC, &silent_at);
        sem_post(&is_silent);
        sem_wait(&never);
    }
    return SQL_SUCCESS;
}

int pthread_condattr_setclock(pthread_condattr_t *attributes, clockid_t clock)
{
    (void)attributes;
    clock_of_waits = clock;
    return 0;
}

/* Over when the driver has fallen silent. */
int pthread_cond_timedwait(pthread_cond_t *restrict over, pthread_mutex_t *restrict lock,
                           const struct timespec *restrict end)
{
    (void)over;
    until = *end;
    pthread_mutex_unlock(lock);
    sem_wait(&is_silent);
    sem_post(&is_silent);
    pthread_mutex_lock(lock);
    return ETIMEDOUT;
}

static nt_status take(void *context, const char *const *cells, size_t count, nt_error *err)
{
    (void)cells, (void)count, (void)err;
    ++*(int *)context;
    clock_gettime(CLOCK_MONOTONIC, &row_at);
    return NT_OK;
}

static bool is_before(struct timespec a, struct timespec b)
{
    return a.tv_sec < b.tv_sec || (a.tv_sec == b.tv_sec && a.tv_nsec < b.tv_nsec);
}

TEST(test_the_wait_counts_from_when_the_driver_was_asked_last)
{
    static const char *const first[] = {"begin", NULL};
    const nt_odbc_request request = {"DSN=x", first, "select", SECONDS};
    int rows = 0;
    nt_error err = {0};
    sem_init(&is_silent, 0, 0);
    sem_init(&never, 0, 0);
    assert_int_equal(nt_odbc_run(&request, take, &rows, &err), NT_SYSTEM);
    assert_int_equal(rows, ROWS);
    assert_int_equal(clock_of_waits, CLOCK_MONOTONIC);
    until.tv_sec -= SECONDS + GRACE;
    assert_false(is_before(until, row_at));
    assert_false(is_before(silent_at, until));
}

TESTS(NULL, NULL)
