/* Who and where: positions, kinds of violation and provinces after their published shares. */
#include <math.h>
#include <string.h>

#include "quota.h"
#include "sample_event.h"

enum { QUOTAS_MAX = 16 };

/* What is published of one dimension of one event. */
typedef struct {
    quota items[QUOTAS_MAX];
    struct {
        nt_stage stage;
        nt_date day;
    } keys[QUOTAS_MAX];
    size_t count, values;
} quotas;

static bool reached(const made_case *c, nt_stage stage, nt_date day)
{
    const nt_date days[NT_STAGE_COUNT] = {c->reported, c->proven ? c->decided : NT_DATE_UNKNOWN,
                                          c->sanctioned};
    return nt_date_known(days[stage]) && days[stage] <= day;
}

/* The set of cases that had reached the stage by that day; NULL when there are too many sets. */
static quota *quota_of(sample_event *s, quotas *all, nt_stage stage, nt_date day)
{
    for (size_t i = 0; i < all->count; i++) {
        if (all->keys[i].stage == stage && all->keys[i].day == day) {
            return &all->items[i];
        }
    }
    if (all->count == QUOTAS_MAX) {
        return NULL;
    }
    quota *q = &all->items[all->count];
    all->keys[all->count].stage = stage;
    all->keys[all->count++].day = day;
    *q = (quota){nt_new_array(s->arena, bool, s->count + 1), 0, {0}};
    for (size_t i = 0; i < s->count; i++) {
        q->members[i] = reached(&s->cases[i], stage, day);
        q->size += q->members[i];
    }
    for (size_t v = 0; v < all->values; v++) {
        q->wanted[v] = -1;
    }
    return q;
}

static int word_named(const word_list *list, const char *published)
{
    NT_RETURN_FIRST(i, list->count,
                    list->words[i].published && strcmp(list->words[i].published, published) == 0,
                    (int)i, -1);
}

/* Weights for cases that no published day covers: the shares of the widest day, and for what it
 * does not list the usual ones. */
static void lean_on_widest(const quotas *all, double *weights)
{
    const quota *widest = NULL;
    double listed = 0, rest = 0;
    for (size_t i = 0; i < all->count; i++) {
        widest = !widest || all->items[i].size > widest->size ? &all->items[i] : widest;
    }
    for (size_t v = 0; widest && v < all->values; v++) {
        listed += widest->wanted[v] < 0 ? 0 : widest->wanted[v];
        rest += widest->wanted[v] < 0 ? weights[v] : 0;
    }
    for (size_t v = 0; widest && widest->size && v < all->values; v++) {
        double size = (double)widest->size;
        weights[v] = widest->wanted[v] >= 0 ? widest->wanted[v] / size
                     : rest > 0             ? weights[v] / rest * (1 - listed / size)
                                            : 0;
    }
}

void sample_assign_words(sample_event *s, list_id list)
{
    const word_list *words = &word_lists[list];
    quotas all = {.values = words->count};
    double weights[WORDS_MAX];
    NT_EACH(const nt_figure, f, s->published->figures, s->published->figure_count) {
        if (f->event != s->event || f->indicator->kind != NT_INDICATOR_CATEGORY_SHARE ||
            strcmp(f->indicator->dimension, words->name) != 0 || !f->base) {
            continue;
        }
        int value = word_named(words, f->category);
        quota *q = value < 0 ? NULL : quota_of(s, &all, f->base->indicator->stage, f->as_of);
        if (q) {
            q->wanted[value] = (int)lround(f->number / 100 * (double)q->size);
        }
    }
    for (size_t v = 0; v < words->count; v++) {
        weights[v] = words->words[v].weight;
    }
    int *values = nt_new_array(s->arena, int, s->count + 1);
    lean_on_widest(&all, weights);
    quota_assign(s->arena, s->random, all.items, all.count, weights, words->count, s->count,
                 values);
    for (size_t i = 0; i < s->count; i++) {
        s->cases[i].words[list] = values[i];
    }
}

/* Regions without a vote in 2020: Aceh and Jakarta, and provinces that were founded in 2022. */
static bool takes_part(const sample_event *s, const char *code)
{
    static const char *const not_in_2020[] = {"11", "31", "93", "94", "95", "96"};
    bool in = true;
    for (size_t i = 0; i < sizeof not_in_2020 / sizeof *not_in_2020; i++) {
        in = in && strcmp(code, not_in_2020[i]) != 0;
    }
    return in || nt_date_to_civil(s->event->polling_day).year != 2020;
}

/* By number of regencies; where counts without a day are published these are a better guide, and
 * the provinces that they do not name share a fifth. */
static void weigh_provinces(const sample_event *s, double *weights)
{
    double named[QUOTA_VALUES_MAX] = {0}, sum = 0, rest = 0;
    size_t count = (size_t)s->places->province_count;
    NT_EACH(const nt_figure, f, s->published->figures, s->published->figure_count) {
        int province = places_province(s->places, f->area);
        if (f->event == s->event && f->indicator->kind == NT_INDICATOR_COUNT && province >= 0 &&
            !nt_date_known(f->as_of)) {
            named[province] = f->number;
            sum += f->number;
        }
    }
    for (size_t v = 0; v < count; v++) {
        const place *p = &s->places->provinces[v];
        weights[v] = takes_part(s, p->code) && named[v] <= 0 ? p->count : 0;
        rest += weights[v];
    }
    for (size_t v = 0; sum > 0 && v < count; v++) {
        weights[v] = named[v] > 0 ? named[v] / sum * 0.8 : weights[v] / rest * 0.2;
    }
}

void sample_assign_places(sample_event *s)
{
    quotas all = {.values = (size_t)s->places->province_count};
    double weights[QUOTA_VALUES_MAX];
    weigh_provinces(s, weights);
    NT_EACH(const nt_figure, f, s->published->figures, s->published->figure_count) {
        int province = places_province(s->places, f->area);
        /* A part of a total: a count that stands alone may be of anything. */
        if (f->event == s->event && f->indicator->kind == NT_INDICATOR_STAGE && province >= 0 &&
            nt_date_known(f->as_of) && f->base) {
            quota *q = quota_of(s, &all, f->indicator->stage, f->as_of);
            if (q) {
                q->wanted[province] = (int)f->number;
            }
        }
    }
    int *values = nt_new_array(s->arena, int, s->count + 1);
    lean_on_widest(&all, weights);
    quota_assign(s->arena, s->random, all.items, all.count, weights, all.values, s->count, values);
    for (size_t i = 0; i < s->count; i++) {
        const place *p = &s->places->provinces[values[i]];
        s->cases[i].province = values[i];
        s->cases[i].regency = p->first + (int)random_below(s->random, (uint32_t)p->count);
    }
}
