/* The share that came to one of several outcomes by a day. */
#include "stats/incidence.h"

#include <math.h>

#include "distributions.h"
#include "groups.h"

/* The estimate F as it runs, and the sums that its variance needs. With h the share of those at
 * risk who left on a day by any outcome, h1 by this one, and S the share still open before it:
 *
 *     var F(t) = sum (F(t) - F)^2 d / (n (n - d)) + S^2 h1 (1 - h1) / n - 2 S (F(t) - F) h1 / n
 */
typedef struct {
    double open, incidence;
    double flat, slope, square; /* of the first and third terms, by powers of F(t) */
} running;

static void take_day(running *w, double at_risk, double events, double left)
{
    double share = events / at_risk;
    w->incidence += w->open * share;
    double own = w->open * share / at_risk;
    w->flat += w->open * (1 - share) * own + 2 * own * w->incidence;
    w->slope -= 2 * own;
    if (left < at_risk) { /* after the last case F no longer moves */
        double hazard = left / (at_risk * (at_risk - left));
        w->square += hazard;
        w->slope -= 2 * hazard * w->incidence;
        w->flat += hazard * w->incidence * w->incidence;
    }
    w->open *= (at_risk - left) / at_risk;
}

static void set_limits(nt_incidence_step *step)
{
    double f = step->incidence;
    step->lower = step->upper = NAN;
    if (f > 0 && f < 1) {
        double stretch = exp(NORMAL_Z * step->error / (f * -log(f)));
        step->lower = pow(f, stretch);
        step->upper = pow(f, 1 / stretch);
    }
}

static nt_incidence_step step_of(const running *w, const nt_duration *o, uint64_t at_risk)
{
    double f = w->incidence;
    double variance = w->flat + w->slope * f + w->square * f * f;
    nt_incidence_step step = {.day = o->day,
                              .at_risk = at_risk,
                              .events = o->events,
                              .competing = o->competing,
                              .censored = o->censored,
                              .incidence = f,
                              .error = sqrt(variance > 0 ? variance : 0),
                              .competing_incidence = 1 - w->open - f};
    set_limits(&step);
    return step;
}

nt_incidence nt_incidence_estimate(nt_arena *arena, const nt_duration *outcomes, size_t count)
{
    day_walker walk = walk_start(outcomes, count);
    nt_incidence out = {.total = walk.at_risk};
    nt_incidence_step *steps = nt_new_array(arena, nt_incidence_step, count);
    running w = {.open = 1};
    while (walk_on(&walk, 1) >= 0) {
        const nt_duration *o = &walk.today;
        take_day(&w, (double)walk.at_risk, (double)o->events, (double)(o->events + o->competing));
        steps[out.count++] = step_of(&w, o, walk.at_risk);
    }
    out.steps = steps;
    return out;
}

const nt_incidence_step *nt_incidence_at(const nt_incidence *incidence, int day)
{
    const nt_incidence_step *found = NULL;
    for (size_t i = 0; i < incidence->count && incidence->steps[i].day <= day; i++) {
        found = &incidence->steps[i];
    }
    return found;
}

nt_interval nt_incidence_by(const nt_incidence *incidence, int day)
{
    const nt_incidence_step *found = nt_incidence_at(incidence, day);
    if (!found) {
        return (nt_interval){incidence->count > 0 ? 0 : NAN, NAN, NAN};
    }
    const nt_incidence_step *last = &incidence->steps[incidence->count - 1];
    if (found == last && last->day < day &&
        last->at_risk > last->events + last->competing) { /* the last ones seen are open */
        return (nt_interval){NAN, NAN, NAN};
    }
    return (nt_interval){found->incidence, found->lower, found->upper};
}
