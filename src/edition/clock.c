#include "edition/clock.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum { STAGES_MAX = 24 };

typedef struct {
    const char *name;
    double seconds;
} stage;

struct nt_clock {
    bool verbose, shows_progress, is_over;
    stage stages[STAGES_MAX];
    int count;
    double stage_start;
    pthread_t painter;
    pthread_mutex_t lock;
    pthread_cond_t over;
};

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static struct timespec in_half_a_second(void)
{
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    t.tv_nsec += 500000000;
    t.tv_sec += t.tv_nsec / 1000000000;
    t.tv_nsec %= 1000000000;
    return t;
}

/* A thread of its own, so that a long stage need not know that somebody watches. */
static void *paint(void *argument)
{
    nt_clock *clock = argument;
    double start = now();
    bool painted = false;
    pthread_mutex_lock(&clock->lock);
    while (!clock->is_over) {
        struct timespec until = in_half_a_second();
        pthread_cond_timedwait(&clock->over, &clock->lock, &until);
        if (!clock->is_over && clock->count && now() - start >= 0.5) {
            fprintf(stderr, "\r\033[Knetra: %s… %.0f s", clock->stages[clock->count - 1].name,
                    now() - start);
            painted = true;
        }
    }
    if (painted) {
        fputs("\r\033[K", stderr);
    }
    pthread_mutex_unlock(&clock->lock);
    return NULL;
}

nt_clock *nt_clock_open(bool quiet, bool verbose)
{
    nt_clock *clock = calloc(1, sizeof *clock);
    if (!clock) {
        return NULL; /* a run goes on without its clock */
    }
    clock->verbose = verbose && !quiet;
    pthread_mutex_init(&clock->lock, NULL);
    pthread_cond_init(&clock->over, NULL);
    clock->shows_progress =
        !quiet && isatty(STDERR_FILENO) && pthread_create(&clock->painter, NULL, paint, clock) == 0;
    return clock;
}

static void end_stage(nt_clock *clock)
{
    if (clock->count) {
        clock->stages[clock->count - 1].seconds = now() - clock->stage_start;
    }
}

void nt_clock_stage(nt_clock *clock, const char *name)
{
    if (!clock) {
        return;
    }
    pthread_mutex_lock(&clock->lock);
    end_stage(clock);
    if (clock->count < STAGES_MAX) {
        clock->stages[clock->count++] = (stage){name, 0};
    }
    clock->stage_start = now();
    pthread_mutex_unlock(&clock->lock);
}

static void print_stages(const nt_clock *clock)
{
    double total = 0;
    for (int i = 0; i < clock->count; i++) {
        total += clock->stages[i].seconds;
    }
    for (int i = 0; i < clock->count; i++) {
        const stage *s = &clock->stages[i];
        fprintf(stderr, "netra: %-10s %8.2f ms %5.1f %%\n", s->name, s->seconds * 1e3,
                total > 0 ? 100 * s->seconds / total : 0.0);
    }
    fprintf(stderr, "netra: %-10s %8.2f ms\n", "total", total * 1e3);
}

void nt_clock_close(nt_clock *clock)
{
    if (!clock) {
        return;
    }
    pthread_mutex_lock(&clock->lock);
    end_stage(clock);
    clock->is_over = true;
    pthread_cond_signal(&clock->over);
    pthread_mutex_unlock(&clock->lock);
    if (clock->shows_progress) {
        pthread_join(clock->painter, NULL);
    }
    if (clock->verbose) {
        print_stages(clock);
    }
    pthread_cond_destroy(&clock->over);
    pthread_mutex_destroy(&clock->lock);
    free(clock);
}
