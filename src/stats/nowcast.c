/* Counts that are still filling, completed by their lag. */
#include "stats/nowcast.h"

#include <assert.h>
#include <math.h>

#include "distributions.h"

/* The least share of a day's cases, recorded so far, from which the rest is told. */
static const double ENOUGH = 0.2;

/* By lag: cases with that lag, and those with at most that lag which could have had it. */
typedef struct {
    double *of, *up_to;
    double *recorded, *variance; /* the chance to be recorded by then; the variance of its log */
    size_t count;
} lags;

static size_t longest_lag(const nt_delay *delays, size_t count)
{
    int longest = 0;
    for (size_t i = 0; i < count; i++) {
        assert(delays[i].lag >= 0 && delays[i].lag <= delays[i].age);
        longest = delays[i].count > 0 && delays[i].lag > longest ? delays[i].lag : longest;
    }
    return (size_t)longest;
}

static void count_lags(lags *l, const nt_delay *delays, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        double cases = (double)delays[i].count;
        if (cases > 0) {
            l->of[delays[i].lag] += cases;
            l->up_to[delays[i].lag] += cases; /* from its lag on ... */
            if ((size_t)delays[i].age + 1 < l->count) {
                l->up_to[delays[i].age + 1] -= cases; /* ... up to its age */
            }
        }
    }
    for (size_t d = 1; d < l->count; d++) {
        l->up_to[d] += l->up_to[d - 1];
    }
}

/* Down from the longest lag, by which all is recorded. */
static void chances(lags *l)
{
    double recorded = 1, variance = 0;
    for (size_t d = l->count; d-- > 0;) {
        l->recorded[d] = recorded;
        l->variance[d] = variance;
        if (l->of[d] > 0) {
            double earlier = l->up_to[d] - l->of[d];
            variance += earlier > 0 ? l->of[d] / (earlier * l->up_to[d]) : INFINITY;
            recorded *= earlier / l->up_to[d];
        }
    }
}

static lags lags_of(nt_arena *arena, const nt_delay *delays, size_t count)
{
    size_t size = longest_lag(delays, count) + 1;
    lags l = {nt_new_array(arena, double, size), nt_new_array(arena, double, size),
              nt_new_array(arena, double, size), nt_new_array(arena, double, size), size};
    for (size_t d = 0; d < size; d++) {
        l.of[d] = l.up_to[d] = 0;
    }
    count_lags(&l, delays, count);
    chances(&l);
    return l;
}

/* Cases of the days asked for, by age up to the longest lag; older days lack nothing. */
static uint64_t cases_by_age(const nt_delay *delays, size_t count, int youngest, int oldest,
                             double *by_age, size_t size)
{
    uint64_t known = 0;
    for (size_t a = 0; a < size; a++) {
        by_age[a] = 0;
    }
    for (size_t i = 0; i < count; i++) {
        if (delays[i].age >= youngest && delays[i].age <= oldest) {
            known += delays[i].count;
            if ((size_t)delays[i].age < size) {
                by_age[delays[i].age] += (double)delays[i].count;
            }
        }
    }
    return known;
}

/* Days taken together, with their chance to be recorded and the variance of its logarithm. */
typedef struct {
    double cases, chance, variance;
} block;

/* The youngest days, as many as it takes for a fifth of their cases to be recorded on average, are
 * one block: alone, a day of which next to nothing can be recorded yet would be multiplied out of
 * next to nothing, or be taken for empty. Sets `next` to the age after them. */
static block youngest_block(const lags *l, const double *by_age, int youngest, int oldest,
                            int *next)
{
    double cases = 0, chances = 0, variance = 0;
    int a = youngest;
    do {
        double chance = (size_t)a < l->count ? l->recorded[a] : 1;
        cases += (size_t)a < l->count ? by_age[a] : 0;
        if (chance > 0 && (size_t)a < l->count) {
            variance += l->variance[a] * chance * (chance + 2 * chances);
        }
        chances += chance;
        a++;
    } while (a <= oldest && chances < ENOUGH * (a - youngest));
    *next = a;
    return (block){cases, chances / (a - youngest), variance / (chances * chances)};
}

/* What the days still lack, and the variance of that: their own chance, and that of the chances,
 * which days share: two days' logarithms covary as the older one's varies. */
typedef struct {
    double lacking, variance;
    double younger; /* the completed counts of all blocks so far */
} gap;

static void widen(gap *g, block b)
{
    if (b.cases > 0) {
        double all = b.cases / b.chance;
        g->lacking += all - b.cases;
        g->variance += all * (1 - b.chance) / b.chance + b.variance * all * (all + 2 * g->younger);
        g->younger += all;
    }
}

static gap gap_of(const lags *l, const double *by_age, int youngest, int oldest)
{
    gap g = {0};
    int age;
    block first = youngest_block(l, by_age, youngest, oldest, &age);
    if (first.chance < ENOUGH) {
        return (gap){.lacking = NAN};
    }
    widen(&g, first);
    for (; age <= oldest && (size_t)age < l->count; age++) {
        widen(&g, (block){by_age[age], l->recorded[age], l->variance[age]});
    }
    return g;
}

nt_nowcast nt_nowcast_estimate(nt_arena *arena, const nt_delay *delays, size_t count, int youngest,
                               int oldest)
{
    assert(youngest >= 0 && youngest <= oldest);
    lags l = lags_of(arena, delays, count);
    double *by_age = nt_new_array(arena, double, l.count);
    nt_nowcast out = {.total = {NAN, NAN, NAN}};
    out.known = cases_by_age(delays, count, youngest, oldest, by_age, l.count);
    gap g = gap_of(&l, by_age, youngest, oldest);
    if (out.known > 0 && isfinite(g.lacking)) {
        double known = (double)out.known;
        double stretch = g.lacking > 0 ? exp(NORMAL_Z * sqrt(g.variance) / g.lacking) : 1;
        out.total = (nt_interval){known + g.lacking, known + g.lacking / stretch,
                                  known + g.lacking * stretch};
    }
    return out;
}
