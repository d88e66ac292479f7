/* The stages of a run, and the line that tells how far it is. */
#include "edition/clock.h"

#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "text/number.h"
#include "words/edition.h"

enum { STAGES_MAX = 96 /* of a run that builds others again */, BAR = 24 };

/* How the line calls what may take long; the others are called as the table of --verbose does. */
static const struct {
    const char *name;
    nt_text words;
} long_stages[] = {
    {"ingest", NT_TEXT_EDITION_STAGE_INGEST},      {"model", NT_TEXT_EDITION_STAGE_MODEL},
    {"compare", NT_TEXT_EDITION_STAGE_COMPARE},    {"plan", NT_TEXT_EDITION_STAGE_PLAN},
    {"each", NT_TEXT_EDITION_STAGE_EACH},          {"editions", NT_TEXT_EDITION_STAGE_EDITIONS},
    {"checksums", NT_TEXT_EDITION_STAGE_CHECKSUMS}};

typedef struct {
    const char *name;
    double seconds;
} stage;

struct nt_clock {
    bool verbose, shows_progress, is_over;
    nt_lang lang;
    size_t done, all; /* of the stage; 0: nobody counts */
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

static struct timespec in_a_fifth_of_a_second(void)
{
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    t.tv_nsec += 200000000;
    t.tv_sec += t.tv_nsec / 1000000000;
    t.tv_nsec %= 1000000000;
    return t;
}

static const char *words_of(const char *name, nt_lang lang)
{
    NT_RETURN_FIRST(i, sizeof long_stages / sizeof *long_stages,
                    strcmp(long_stages[i].name, name) == 0, long_stages[i].words.in[lang], name);
}

/* "[#####---] 120/552 (22 %)", and, once one is done, how many a second and how long still. */
static void paint_count(const nt_clock *clock, nt_arena *passing, double seconds)
{
    size_t done = clock->done, all = clock->all;
    char bar[BAR + 1] = {0};
    for (size_t i = 0; i < BAR; i++) {
        bar[i] = i < done * BAR / all ? '#' : '-';
    }
    fprintf(stderr, " [%s] %zu/%zu (%zu %%)", bar, done, all, done * 100 / all);
    if (done && seconds > 0) {
        double rate = (double)done / seconds;
        long left = lround((double)(all - done) / rate);
        nt_message tell =
            NT_MESSAGE_EDITION_RATE_AND_LEFT(.rate = nt_text_number(passing, clock->lang, rate, 1),
                                             .left = nt_arena_printf(passing, "%ld:%02ld",
                                                                     left / 60, left % 60));
        fputs(nt_message_text(passing, clock->lang, &tell), stderr);
    }
}

/* One write a line: it stands whole beside what others print. */
static void paint_line(const nt_clock *clock)
{
    const stage *s = &clock->stages[clock->count - 1];
    double seconds = now() - clock->stage_start;
    NT_PASSING_ARENA(passing);
    flockfile(stderr);
    fprintf(stderr, "\r\033[Knetra: %s…", words_of(s->name, clock->lang));
    if (clock->all) {
        paint_count(clock, passing, seconds);
    } else {
        fprintf(stderr, " %.0f s", seconds);
    }
    fflush(stderr);
    funlockfile(stderr);
}

/* A thread of its own, so that a long stage need not know that somebody watches. */
static void *paint(void *argument)
{
    nt_clock *clock = argument;
    double start = now();
    bool painted = false;
    pthread_mutex_lock(&clock->lock);
    while (!clock->is_over) {
        struct timespec until = in_a_fifth_of_a_second();
        pthread_cond_timedwait(&clock->over, &clock->lock, &until);
        if (!clock->is_over && clock->count && now() - start >= 0.5) {
            paint_line(clock);
            painted = true;
        }
    }
    if (painted) {
        fputs("\r\033[K", stderr);
    }
    pthread_mutex_unlock(&clock->lock);
    return NULL;
}

nt_clock *nt_clock_open(bool quiet, bool verbose, nt_lang lang)
{
    nt_clock *clock = calloc(1, sizeof *clock);
    if (!clock) {
        return NULL; /* a run goes on without its clock */
    }
    clock->verbose = verbose && !quiet;
    clock->lang = lang;
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
    clock->done = clock->all = 0;
    pthread_mutex_unlock(&clock->lock);
}

void nt_clock_count(nt_clock *clock, size_t done, size_t all)
{
    if (clock) {
        pthread_mutex_lock(&clock->lock);
        clock->done = done;
        clock->all = all;
        pthread_mutex_unlock(&clock->lock);
    }
}

void nt_clock_print(nt_clock *clock, const char *line)
{
    bool erases = clock && clock->shows_progress;
    if (clock) {
        pthread_mutex_lock(&clock->lock);
    }
    fprintf(stderr, "%s%s", erases ? "\r\033[K" : "", line);
    if (clock) {
        pthread_mutex_unlock(&clock->lock);
    }
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
