#include "quota.h"

#include <stdlib.h>

typedef struct {
    nt_arena *arena;
    random_source *random;
    const quota *quotas; /* by size */
    size_t count;
    const double *weights;
    size_t values, cases;
    int *out;
} task;

typedef struct {
    size_t *items;
    size_t count;
} list;

static int by_size(const void *a, const void *b)
{
    const quota *x = a, *y = b;
    return (x->size > y->size) - (x->size < y->size);
}

static int count_of(const task *t, const quota *q, int value)
{
    int count = 0;
    for (size_t i = 0; i < t->cases; i++) {
        count += q->members[i] && t->out[i] == value;
    }
    return count;
}

/* The members that have no value yet, in a drawn order. */
static list open_members(const task *t, const quota *q)
{
    list open = {nt_new_array(t->arena, size_t, q->size + 1), 0};
    for (size_t i = 0; i < t->cases; i++) {
        if (q->members[i] && t->out[i] < 0) {
            open.items[open.count++] = i;
        }
    }
    for (size_t i = open.count; i > 1; i--) {
        size_t j = random_below(t->random, (uint32_t)i), kept = open.items[j];
        open.items[j] = open.items[i - 1];
        open.items[i - 1] = kept;
    }
    return open;
}

/* Whether a wider set already has its part of that value from the cases that both hold. */
static bool is_full(const task *t, size_t at, const quota *wider, int value)
{
    double both = 0;
    for (size_t i = 0; i < t->cases; i++) {
        both += t->quotas[at].members[i] && wider->members[i];
    }
    return count_of(t, wider, value) >= wider->wanted[value] * both / (double)wider->size;
}

/* Whether giving the value to this case would fill a wider set that has its part already. */
static bool is_unwelcome(const task *t, size_t at, size_t one, int value)
{
    for (size_t j = at + 1; j < t->count; j++) {
        const quota *wider = &t->quotas[j];
        if (wider->members[one] && wider->wanted[value] >= 0 && is_full(t, at, wider, value)) {
            return true;
        }
    }
    return false;
}

/* First to cases outside wider sets that have enough of it, then to any. */
static void give(const task *t, size_t at, const list *open, int value)
{
    int left = t->quotas[at].wanted[value] - count_of(t, &t->quotas[at], value);
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < open->count && left > 0; i++) {
            size_t one = open->items[i];
            if (t->out[one] < 0 && (pass || !is_unwelcome(t, at, one, value))) {
                t->out[one] = value;
                left--;
            }
        }
    }
}

/* How many of a value that this set does not list it should have: the share in the next wider set
 * that lists it, else the usual one, less what is there. */
static double lacking(const task *t, size_t at, int value)
{
    double share = t->weights[value];
    for (size_t j = t->count; j-- > at + 1;) {
        const quota *wider = &t->quotas[j];
        share = wider->wanted[value] >= 0 ? wider->wanted[value] / (double)wider->size : share;
    }
    double out = share * (double)t->quotas[at].size - count_of(t, &t->quotas[at], value);
    return out > 0 ? out : 0;
}

/* Gives the values to the cases that are left, each as often as its weight says. */
static void spread(const task *t, const list *open, const double *weights)
{
    double left = 0, sum = 0, share = 0;
    for (size_t i = 0; i < open->count; i++) {
        left += t->out[open->items[i]] < 0;
    }
    for (size_t v = 0; v < t->values; v++) {
        sum += weights[v];
    }
    size_t value = 0;
    double at = random_unit(t->random);
    for (size_t i = 0; i < open->count; i++) {
        if (t->out[open->items[i]] < 0) {
            while (value + 1 < t->values && (share + weights[value]) / sum * left <= at) {
                share += weights[value++];
            }
            t->out[open->items[i]] = (int)value;
            at++;
        }
    }
}

static void serve(const task *t, size_t at)
{
    const quota *q = &t->quotas[at];
    list open = open_members(t, q);
    double others[QUOTA_VALUES_MAX], sum = 0;
    for (size_t v = 0; v < t->values; v++) {
        if (q->wanted[v] >= 0) {
            give(t, at, &open, (int)v);
        }
    }
    for (size_t v = 0; v < t->values; v++) {
        others[v] = q->wanted[v] < 0 ? lacking(t, at, (int)v) : 0;
        sum += others[v];
    }
    spread(t, &open, sum > 0 ? others : t->weights);
}

void quota_assign(nt_arena *arena, random_source *r, quota *quotas, size_t quota_count,
                  const double *weights, size_t values, size_t cases, int *out)
{
    task t = {arena, r, quotas, quota_count, weights, values, cases, out};
    for (size_t i = 0; i < cases; i++) {
        out[i] = -1;
    }
    if (quota_count) {
        qsort(quotas, quota_count, sizeof *quotas, by_size);
    }
    for (size_t i = 0; i < quota_count; i++) {
        serve(&t, i);
    }
    for (size_t i = 0; i < cases; i++) {
        if (out[i] < 0) {
            out[i] = (int)random_pick(r, weights, values);
        }
    }
}
