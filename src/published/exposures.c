/* Exposures, such as voters and regions, and the rates of cases by them. */
#include <limits.h>
#include <string.h>

#include "base/utf8.h"
#include "published/labels.h"
#include "rows.h"
#include "words/published.h"

static bool of_exposure(const nt_figure *figure)
{
    return figure->indicator->kind == NT_INDICATOR_EXPOSURE && figure->event && figure->whole_area;
}

/* People are set against by the million, everything else one by one. */
static bool people(const nt_figure *exposure)
{
    return strcmp(exposure->unit, "persons") == 0 || strcmp(exposure->unit, "voters") == 0;
}

/* "regions" -> "region". */
static const char *singular(nt_arena *arena, const char *id)
{
    size_t length = strlen(id);
    return nt_arena_text(arena, id, length > 1 && id[length - 1] == 's' ? length - 1 : length);
}

const char *rate_stem(nt_arena *arena, nt_stage stage, const nt_figure *exposure)
{
    const char *id = exposure->indicator->id;
    bool by_million = people(exposure);
    const char *stem =
        nt_arena_printf(arena, "%s-per-%s%s", stage_ids[stage], by_million ? "million-" : "",
                        by_million ? id : singular(arena, id));
    return *exposure->category
               ? nt_arena_printf(arena, "%s.%s", stem, nt_utf8_slug(arena, exposure->category))
               : stem;
}

/* What the event has of it: the same sort of thing, in one unit; people are people. */
static const char *kind_of(nt_arena *arena, const nt_event *event, const nt_figure *figure)
{
    return nt_arena_printf(arena, "%s\n%s\n%s\n%s", event->slug, figure->indicator->id,
                           figure->category, people(figure) ? "persons" : figure->unit);
}

static bool has_exposure(const nt_figures_report *report, const nt_event *event)
{
    return NT_ANY(i, report->exposure_count, report->exposures[i].event == event);
}

/* Where the other event has what this figure counts; NT_MAP_NONE: nowhere. */
static size_t counterpart(const work *w, const nt_event *other, const nt_figure *figure)
{
    return nt_map_find(&w->exposures, kind_of(w->arena, other, figure));
}

/* Whether the event that this one is compared with, where both have exposures to compare, has it
 * not counted in the same way: the same sort of thing, and as exactly. */
static bool differs_in_kind(const work *w, const nt_figure *exposure)
{
    const nt_figures_report *r = w->report;
    const nt_event *event = exposure->event;
    const nt_event *other = event == r->a ? r->b : event == r->b ? r->a : NULL;
    if (!other || !has_exposure(r, event) || !has_exposure(r, other)) {
        return false;
    }
    size_t at = counterpart(w, other, exposure);
    return at == NT_MAP_NONE || r->exposures[at].figure->qualifier != exposure->qualifier;
}

static bool counts_regions(const nt_exposure *exposure, const nt_event *event)
{
    return exposure->event == event && !people(exposure->figure) && !exposure->superseded;
}

/* Whether regions of the event have none of their kind in the other, of which some are known. */
static bool regions_differ(const work *w, const nt_event *event, const nt_event *other)
{
    const nt_figures_report *r = w->report;
    return NT_ANY(i, r->exposure_count, counts_regions(&r->exposures[i], other)) &&
           NT_ANY(i, r->exposure_count,
                  counts_regions(&r->exposures[i], event) &&
                      counterpart(w, other, r->exposures[i].figure) == NT_MAP_NONE);
}

/* Days from the vote to the figure; without either day as far as can be. */
static int from_vote(const nt_figure *figure)
{
    if (!nt_date_known(figure->event->polling_day) || !nt_date_known(figure->as_of)) {
        return INT_MAX;
    }
    int days = figure->as_of - figure->event->polling_day;
    return days < 0 ? -days : days;
}

static bool is_doubtful(const nt_exposure *exposure)
{
    return exposure->row->flags & NT_FLAG_DOUBTFUL;
}

static bool stands_before(const nt_exposure *one, const nt_exposure *other)
{
    if (is_doubtful(one) != is_doubtful(other)) {
        return is_doubtful(other);
    }
    int near = from_vote(one->figure), far = from_vote(other->figure);
    return near != far ? near < far : one->figure->as_of > other->figure->as_of;
}

/* Of several figures of one exposure a sound one is used, and of these that of the day nearest to
 * the vote: what is said years after, or planned before, is no better known. */
static void supersede(work *w, nt_exposure *all, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const char *kind = kind_of(w->arena, all[i].event, all[i].figure);
        size_t before = nt_map_keep(&w->exposures, kind, i);
        if (before == NT_MAP_NONE) {
            continue;
        }
        bool better = stands_before(&all[i], &all[before]);
        all[better ? before : i].superseded = true;
        *nt_map_number(&w->exposures, kind) = better ? i : before;
    }
}

static void add_exposures(work *w)
{
    NT_VEC(nt_exposure) all = {0};
    for (size_t e = 0; e < w->published->event_count; e++) {
        NT_EACH(const nt_figure, figure, w->published->figures, w->published->figure_count) {
            if (of_exposure(figure) && figure->event == &w->published->events[e]) {
                nt_exposure exposure = {figure->event, figure, row_of(w, figure), false};
                nt_vec_push(w->arena, &all, exposure);
            }
        }
    }
    supersede(w, all.items, all.count);
    w->report->exposures = all.items;
    w->report->exposure_count = all.count;
}

/* The release's count of the stage, where it is a sound number. */
static const nt_figure *sound_count(const nt_figures_report *report, const nt_release *release,
                                    nt_stage stage)
{
    const nt_figure *count = release->stages[stage];
    return count && figure_counts(count) && !nt_findings_doubt(&report->findings, count) ? count
                                                                                         : NULL;
}

static bool counts_alike(const nt_figure *a, const nt_figure *b)
{
    return strcmp(a->unit, b->unit) == 0 && nt_counter_comparable(a->counter, b->counter);
}

static bool is_usable(const nt_figures_report *report, const nt_release *release)
{
    return nt_release_ratio(release, report->measure)->row &&
           !nt_release_doubt(release, report->measure);
}

/* A release whose ratio is sound before others, then the latest, then the larger. */
static bool is_better(const nt_figures_report *report, const nt_release *one,
                      const nt_release *best, nt_stage stage)
{
    bool usable = is_usable(report, one);
    if (!best || usable != is_usable(report, best)) {
        return !best || usable;
    }
    return one->as_of != best->as_of ? one->as_of > best->as_of
                                     : one->stages[stage]->number > best->stages[stage]->number;
}

/* The event's best release with a sound count of the stage; NULL none. */
static const nt_release *best_release(const nt_figures_report *report, const nt_event *event,
                                      nt_stage stage)
{
    const nt_release *best = NULL;
    NT_EACH(const nt_release, release, report->releases, report->release_count) {
        if (release->event == event && sound_count(report, release, stage) &&
            is_better(report, release, best, stage)) {
            best = release;
        }
    }
    return best;
}

/* Releases of a and of b. */
typedef struct {
    const nt_release *a, *b;
} beside;

static bool may_stand(const nt_figures_report *r, beside two, nt_stage stage)
{
    const nt_figure *of_a = two.a ? sound_count(r, two.a, stage) : NULL;
    const nt_figure *of_b = two.b ? sound_count(r, two.b, stage) : NULL;
    return of_a && of_b && counts_alike(of_a, of_b);
}

static int age_gap(beside two)
{
    if (!two.a->has_age || !two.b->has_age) {
        return INT_MAX;
    }
    int days = two.a->age_days - two.b->age_days;
    return days < 0 ? -days : days;
}

static bool is_nearer(const nt_figures_report *r, beside two, beside best, nt_stage stage)
{
    if (!best.a || age_gap(two) != age_gap(best)) {
        return !best.a || age_gap(two) < age_gap(best);
    }
    return two.a == best.a ? is_better(r, two.b, best.b, stage)
                           : is_better(r, two.a, best.a, stage);
}

/* Rates of a and b are read beside each other. Where the best of each are not of one procedure and
 * unit, the two nearest in age that are so take their place, if there are any. */
static beside pair_for(const nt_figures_report *r, nt_stage stage)
{
    beside own = {best_release(r, r->a, stage), best_release(r, r->b, stage)}, near = {NULL, NULL};
    if (may_stand(r, own, stage)) {
        return own;
    }
    for (size_t i = 0; i < r->release_count; i++) {
        bool of_a = r->releases[i].event == r->a && sound_count(r, &r->releases[i], stage);
        for (size_t k = 0; of_a && k < r->release_count; k++) {
            beside two = {&r->releases[i], &r->releases[k]};
            if (two.b->event == r->b && may_stand(r, two, stage) &&
                is_nearer(r, two, near, stage)) {
                near = two;
            }
        }
    }
    return near.a ? near : own;
}

/* The release whose count is set against an exposure. */
static const nt_release *release_for(const nt_figures_report *r, const nt_event *event,
                                     nt_stage stage)
{
    if (!r->a || !r->b || (event != r->a && event != r->b)) {
        return best_release(r, event, stage);
    }
    beside two = pair_for(r, stage);
    return event == r->a ? two.a : two.b;
}

/* At least one place, and enough for two digits that count: 15.9, 5.9, 0.47. */
static int places(double value)
{
    int decimals = 1;
    for (double shown = value * 10; shown > 0 && shown < 10 && decimals < 4; shown *= 10) {
        decimals++;
    }
    return decimals;
}

bool nt_rate_comparable(const nt_rate *a, const nt_rate *b)
{
    return a->stage == b->stage &&
           counts_alike(a->release->stages[a->stage], b->release->stages[b->stage]);
}

static nt_text rate_label(work *w, const nt_figure *count, const nt_figure *exposure)
{
    static const nt_text million = NT_TEXT_PUBLISHED_PER_MILLION, each = NT_TEXT_PUBLISHED_PER;
    nt_text per = people(exposure) ? million : each;
    nt_text what = *exposure->category ? exposure->category_label : exposure->indicator->label;
    nt_text label = NT_JOINED(w->arena, count->indicator->label, per, what);
    return nt_label_counted(w->arena, nt_label_event(w->arena, label, count->event),
                            count->counter);
}

static const nt_ledger_row *rate_row(work *w, const nt_figure *count, const nt_exposure *exposure)
{
    const nt_figure *whole = exposure->figure;
    bool by_million = people(whole);
    const char *stem = rate_stem(w->arena, count->indicator->stage, whole);
    nt_ledger_row row =
        nt_ledger_blank(nt_arena_printf(w->arena, "%s.%s", exposure->event->slug, stem),
                        rate_label(w, count, whole));
    nt_interval interval =
        nt_stats_poisson_rate((int64_t)count->number, whole->number, by_million ? 1e6 : 1);
    row.value = interval.estimate;
    row.lower = interval.lower;
    row.upper = interval.upper;
    row.decimals = places(row.value);
    row.unit = by_million
                   ? "per-million"
                   : nt_arena_printf(w->arena, "per-%s", singular(w->arena, whole->indicator->id));
    row.part = (int64_t)count->number;
    row.whole = (int64_t)whole->number;
    row.method = NT_METHOD_GARWOOD;
    row.as_of = count->as_of;
    row.flags = differs_in_kind(w, whole) ? NT_FLAG_EXPOSURE_DIFFERS : 0;
    return row_derive(w, row, (const nt_ledger_row *[]){row_of(w, count), exposure->row}, 2);
}

static void add_rates(work *w)
{
    nt_figures_report *r = w->report;
    NT_VEC(nt_rate) rates = {0};
    for (nt_stage stage = NT_STAGE_REPORTED; stage <= NT_STAGE_PROVEN; stage++) {
        const nt_release *release = NULL;
        for (size_t i = 0; i < r->exposure_count; i++) {
            const nt_exposure *exposure = &r->exposures[i];
            if (i == 0 || exposure->event != exposure[-1].event) {
                release = release_for(r, exposure->event, stage);
            }
            const nt_figure *count = release ? release->stages[stage] : NULL;
            if (figure_counts(count) && figure_counts(exposure->figure) &&
                exposure->figure->number > 0 && !exposure->superseded) {
                nt_rate rate = {exposure->event, release, stage, exposure,
                                rate_row(w, count, exposure)};
                nt_vec_push(w->arena, &rates, rate);
            }
        }
    }
    r->rates = rates.items;
    r->rate_count = rates.count;
}

void work_exposures(work *w)
{
    add_exposures(w);
    nt_figures_report *r = w->report;
    r->exposures_differ_in_kind =
        r->a && r->b && (regions_differ(w, r->a, r->b) || regions_differ(w, r->b, r->a));
    add_rates(w);
}
