/* What the editions of one register have in common: its states on other days, and all its cases
 * counted. */
#include <pthread.h>

#include "sheet.h"

typedef struct {
    nt_date day;
    nt_period period;
    nt_date end;
    const nt_published *published;
    bool is_counted;
    nt_case_tally tally;
} whole;

struct nt_register_known {
    nt_arena *arena;
    const nt_register *reg;
    pthread_mutex_t turn;
    NT_VEC(const nt_cube *) states;
    NT_VEC(const whole *) wholes;
};

nt_register_known *nt_register_known_open(nt_arena *arena, const nt_register *reg)
{
    nt_register_known *known = nt_new(arena, nt_register_known);
    known->arena = arena;
    known->reg = reg;
    pthread_mutex_init(&known->turn, NULL);
    return known;
}

const nt_register *known_register(const nt_register_known *known)
{
    return known->reg;
}

static const nt_cube *find_state(const nt_register_known *known, nt_date day)
{
    NT_RETURN_FIRST(i, known->states.count, known->states.items[i]->as_of == day,
                    known->states.items[i], NULL);
}

const nt_cube *known_state(nt_register_known *known, nt_date day)
{
    pthread_mutex_lock(&known->turn);
    const nt_cube *cube = find_state(known, day);
    if (!cube) {
        cube = nt_cube_count(known->arena, known->reg, day, 0, known->reg->case_count);
        nt_vec_push(known->arena, &known->states, cube);
    }
    pthread_mutex_unlock(&known->turn);
    return cube;
}

/* All that is counted follows from these: the calendar from its period and its end, the cases from
 * the day, what is asked from the published figures and the end; the rest is the register's. */
static bool is_alike(const whole *a, const whole *b)
{
    return a->day == b->day && a->period.kind == b->period.kind &&
           a->period.first == b->period.first && a->end == b->end && a->published == b->published &&
           a->is_counted == b->is_counted;
}

static const whole *count_whole(const nt_register_known *known, const nt_calendar *calendar,
                                const whole *wanted)
{
    whole *w = nt_arena_copy(known->arena, wanted, sizeof *w);
    const nt_register *reg = known->reg;
    const nt_cube cube = {.reg = reg, .last = reg->case_count, .as_of = w->day};
    size_t count;
    nt_asked_count *asked = reconciliation_ask(known->arena, reg, w->published, w->end, &count);
    w->tally = nt_tally_open(known->arena, reg, &cube, calendar, asked, count);
    if (w->is_counted) {
        nt_tally_count(&w->tally, reg, &cube, calendar, (nt_area_choice){NULL, 0, 0});
    }
    return w;
}

const nt_case_tally *known_whole(const sheet *s, nt_date day, bool counted)
{
    nt_register_known *known = s->known;
    const whole wanted = {.day = day,
                          .period = s->calendar.period,
                          .end = s->calendar.end,
                          .published = s->request->published,
                          .is_counted = counted};
    const whole *found = NULL;
    pthread_mutex_lock(&known->turn);
    for (size_t i = 0; i < known->wholes.count && !found; i++) {
        found = is_alike(known->wholes.items[i], &wanted) ? known->wholes.items[i] : NULL;
    }
    if (!found) {
        found = count_whole(known, &s->calendar, &wanted);
        nt_vec_push(known->arena, &known->wholes, found);
    }
    pthread_mutex_unlock(&known->turn);
    return &found->tally;
}
