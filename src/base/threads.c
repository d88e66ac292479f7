/* Work shared among threads: items one by one, in their order, until all are done or one says that
 * it is over. */
#define _GNU_SOURCE /* sched_getaffinity */
#include "base/threads.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "words/base.h"

/* Of this thread: it works beside others, and all that may be busy are. */
static _Thread_local bool shares;

nt_status nt_threads_allowed(int *out, nt_error *err)
{
    const char *asked = getenv("NETRA_THREADS");
    cpu_set_t processors;
    if (asked && *asked) {
        size_t digits = strspn(asked, "0123456789");
        int threads = digits <= 3 && !asked[digits] ? atoi(asked) : 0;
        NT_FAIL_IF(threads < 1 || threads > NT_THREADS_MAX, err, NT_USAGE, nt_nowhere,
                   NT_MESSAGE_BASE_NO_THREADS(.value = asked, .most = NT_THREADS_MAX));
        *out = shares ? 1 : threads;
        return NT_OK;
    }
    int count =
        sched_getaffinity(0, sizeof processors, &processors) == 0 ? CPU_COUNT(&processors) : 1;
    *out = shares ? 1 : count < NT_THREADS_MAX ? count : NT_THREADS_MAX;
    return NT_OK;
}

int nt_threads_waiting(int most)
{
    const char *asked = getenv("NETRA_THREADS");
    nt_error unheard;
    int threads;
    return asked && *asked && !nt_threads_allowed(&threads, &unheard) && threads < most ? threads
                                                                                        : most;
}

typedef struct {
    size_t count;
    nt_work *work;
    void *who;
    atomic_size_t next;
    atomic_bool is_over;
} shared_work;

typedef struct {
    shared_work *shared;
    int number;
    bool beside; /* others */
    pthread_t thread;
} worker;

static void *go_on(void *argument)
{
    const worker *w = argument;
    shared_work *s = w->shared;
    bool before = shares;
    shares = before || w->beside;
    for (size_t item; !s->is_over && (item = s->next++) < s->count;) {
        if (!s->work(s->who, w->number, item)) {
            s->is_over = true;
        }
    }
    shares = before;
    return NULL;
}

void nt_threads_share(int threads, size_t count, nt_work *work, void *who)
{
    worker workers[NT_THREADS_MAX];
    shared_work s = {.count = count, .work = work, .who = who};
    int started = 1;
    workers[0] = (worker){.shared = &s};
    while (started < threads && (size_t)started < count) {
        worker *w = &workers[started];
        *w = (worker){.shared = &s, .number = started, .beside = true};
        if (pthread_create(&w->thread, NULL, go_on, w) != 0) {
            break; /* fewer do it too */
        }
        started++;
    }
    workers[0].beside = started > 1;
    go_on(&workers[0]);
    for (int i = 1; i < started; i++) {
        pthread_join(workers[i].thread, NULL);
    }
}
