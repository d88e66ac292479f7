/* What a register adds of its own: when each thing was written down, what was missing, mistyped or
 * put right later. Nothing here moves a case over a day of publication or out of a published
 * category. */
#include "sample_event.h"

enum { CORRECTED_DAYS_MAX = 9 };

/* The next day of publication, or the end of the register. */
static nt_date next_point(const sample_event *s, nt_date day)
{
    for (int k = 0; k < s->chain.count; k++) {
        if (s->chain.points[k].day >= day) {
            return s->chain.points[k].day;
        }
    }
    return s->end;
}

/* Most within the week, some much later, by `until` at the latest. */
static nt_date written(const sample_event *s, nt_date day, nt_date until)
{
    double mean = random_below(s->random, 100) < 88 ? 3 : 30;
    nt_date out = day + (nt_date)random_exponential(s->random, mean);
    return out <= until ? out : random_between(s->random, day, until);
}

static void write_down(const sample_event *s, made_case *c)
{
    const nt_date days[VERSIONS_MAX] = {c->reported, c->decided, c->sanctioned};
    nt_date last = NT_DATE_UNKNOWN;
    for (int i = 0; i < VERSIONS_MAX && nt_date_known(days[i]); i++) {
        /* Dismissals are not published, so their records may come late. */
        bool counted = i != 1 || c->proven;
        nt_date out = written(s, days[i], counted ? next_point(s, days[i]) : s->end);
        last = c->recorded[i] = out > last ? out : last;
    }
}

static void correct(const sample_event *s, made_case *c)
{
    int room = c->recorded[0] - c->reported;
    switch (random_below(s->random, 40)) {
    case 0:
        c->corrected = CORRECTED_VIOLATION;
        c->wrong = (int)random_below(s->random, (uint32_t)word_lists[LIST_VIOLATION].count);
        break;
    case 1:
        if (room > 0) {
            c->corrected = CORRECTED_REPORTED;
            c->wrong =
                random_between(s->random, 1, room < CORRECTED_DAYS_MAX ? room : CORRECTED_DAYS_MAX);
        }
        break;
    default:
        break;
    }
}

static bool one_in(const sample_event *s, uint32_t count)
{
    return random_below(s->random, count) == 0;
}

/* Only categories without a published share lose cases. */
static void lose(const sample_event *s, made_case *c)
{
    static const list_id lists[] = {LIST_POSITION, LIST_VIOLATION, LIST_INSTITUTION};
    for (size_t i = 0; i < sizeof lists / sizeof *lists; i++) {
        int *index = &c->words[lists[i]];
        if (word_lists[lists[i]].words[*index].published) {
            continue;
        }
        if (one_in(s, lists[i] == LIST_INSTITUTION ? 50 : 12)) {
            *index = -1;
        } else if (c->typo < 0 && one_in(s, 40) && word_lists[lists[i]].words[*index].typo) {
            c->typo = (int)lists[i];
        }
    }
    if (one_in(s, 25)) {
        c->regency = -1;
    }
}

void sample_record(sample_event *s)
{
    double institutions[WORDS_MAX], sanctions[WORDS_MAX];
    for (size_t i = 0; i < word_lists[LIST_INSTITUTION].count; i++) {
        institutions[i] = word_lists[LIST_INSTITUTION].words[i].weight;
    }
    for (size_t i = 0; i < word_lists[LIST_SANCTION].count; i++) {
        sanctions[i] = word_lists[LIST_SANCTION].words[i].weight;
    }
    NT_EACH(made_case, c, s->cases, s->count) {
        c->words[LIST_INSTITUTION] =
            (int)random_pick(s->random, institutions, word_lists[LIST_INSTITUTION].count);
        c->words[LIST_SANCTION] =
            (int)random_pick(s->random, sanctions, word_lists[LIST_SANCTION].count);
        c->spelling = case_spelling(s->random, 40);
        write_down(s, c);
        correct(s, c);
        lose(s, c);
    }
}
