/* Running counts of two votes at like age: cases reported, and others that are counted up, each of
 * one counter in one unit. No ratio is made of them; a direction is read off only where a count
 * that cannot fall leaves no other (docs/method.md). */
#include <math.h>
#include <string.h>

#include "published/labels.h"
#include "rows.h"
#include "words/published.h"

static const char unit_rule[] = "unit-mismatch";

typedef NT_VEC(nt_running_total) total_vec;

static bool of_total(const nt_figure *figure)
{
    const nt_indicator *indicator = figure->indicator;
    bool counted_up =
        indicator->kind == NT_INDICATOR_COUNT ||
        (indicator->kind == NT_INDICATOR_STAGE && indicator->stage == NT_STAGE_REPORTED);
    return counted_up && figure->event && figure->whole_area && !*figure->category &&
           !nt_figure_has_period(figure) && nt_date_known(figure->as_of) &&
           figure->qualifier == NT_EXACT && figure_counts(figure);
}

static bool is_part(const nt_figure *part, const nt_figure *whole)
{
    return part->base == whole && part->indicator == whole->indicator &&
           part->event == whole->event && part->counter == whole->counter &&
           part->as_of == whole->as_of && part->whole_area && *part->category &&
           part->qualifier == NT_EXACT && figure_counts(part);
}

/* Faulty in itself, not only by the unit that was printed with it. */
static bool doubtful_count(const work *w, const nt_figure *figure)
{
    const nt_finding *doubt = nt_findings_doubt(&w->report->findings, figure);
    return doubt && strcmp(doubt->rule->id, unit_rule) != 0;
}

/* The parts of a whole that another unit was printed beside: "1.223 ASN", of 1.056 findings and 167
 * reports. Where they make it to the last one, it is theirs that was counted. NULL else. */
static const nt_ledger_row *row_of_parts(work *w, const nt_figure *whole)
{
    static const nt_text what = NT_TEXT_PUBLISHED_SUM_OF_ITS_PARTS;
    NT_VEC(const nt_ledger_row *) inputs = {0};
    double sum = 0;
    const char *unit = NULL;
    NT_EACH(const nt_figure, part, w->published->figures, w->published->figure_count) {
        if (!is_part(part, whole)) {
            continue;
        }
        if (doubtful_count(w, part) || (unit && strcmp(unit, part->unit) != 0)) {
            return NULL;
        }
        unit = part->unit;
        sum += part->number;
        nt_vec_push(w->arena, &inputs, row_of(w, part));
    }
    if (inputs.count < 2 || strcmp(unit, whole->unit) == 0 || sum != whole->number) {
        return NULL;
    }
    nt_text label = NT_JOINED(w->arena, nt_label_figure(w->arena, whole), nt_text_alike(" ("), what,
                              nt_text_alike(")"));
    nt_ledger_row row = row_number(nt_arena_printf(w->arena, "%s.parts", whole->id), label, sum,
                                   unit, NT_METHOD_SUM);
    row.as_of = whole->as_of;
    return row_derive(w, row, inputs.items, inputs.count);
}

static bool listed(const total_vec *all, const nt_running_total *total)
{
    NT_EACH(const nt_running_total, other, all->items, all->count) {
        if (other->event == total->event && other->indicator == total->indicator &&
            other->counter == total->counter && other->as_of == total->as_of &&
            strcmp(other->row->unit, total->row->unit) == 0 &&
            other->row->value == total->row->value) {
            return true;
        }
    }
    return false;
}

static void add_total(work *w, total_vec *all, const nt_figure *figure, const nt_ledger_row *row)
{
    nt_date vote = figure->event->polling_day;
    nt_running_total total = {.indicator = figure->indicator,
                              .event = figure->event,
                              .counter = figure->counter,
                              .row = row,
                              .as_of = figure->as_of,
                              .has_age = nt_date_known(vote),
                              .age_days = nt_date_known(vote) ? figure->as_of - vote : 0};
    if (!listed(all, &total)) {
        nt_vec_push(w->arena, all, total);
    }
}

void work_totals(work *w)
{
    total_vec all = {0};
    NT_EACH(const nt_figure, figure, w->published->figures, w->published->figure_count) {
        if (!of_total(figure)) {
            continue;
        }
        const nt_ledger_row *parts = doubtful_count(w, figure) ? NULL : row_of_parts(w, figure);
        if (parts || !nt_findings_doubt(&w->report->findings, figure)) {
            add_total(w, &all, figure, parts ? parts : row_of(w, figure));
        }
    }
    w->report->totals = all.items;
    w->report->total_count = all.count;
}

/* ---- beside each other ---- */

static bool one_series(const nt_running_total *a, const nt_running_total *b)
{
    return a->indicator == b->indicator && nt_counter_comparable(a->counter, b->counter) &&
           strcmp(a->row->unit, b->row->unit) == 0;
}

/* Of two at one distance the own counter speaks, then the larger count. */
static bool nearer(const nt_running_total *total, const nt_running_total *candidate,
                   const nt_running_total *best, int gap)
{
    if (!best) {
        return true;
    }
    int least = best->age_days - total->age_days;
    least = least < 0 ? -least : least;
    bool own = candidate->counter == total->counter, best_own = best->counter == total->counter;
    return gap != least      ? gap < least
           : own != best_own ? own
                             : candidate->row->value > best->row->value;
}

/* The running counts of the other vote, in the order of the file. */
typedef NT_VEC(const nt_running_total *) other_totals;

static const nt_running_total *neighbour(const nt_running_total *total, const other_totals *others,
                                         int limit, bool earlier)
{
    const nt_running_total *best = NULL;
    for (size_t i = 0; total->has_age && i < others->count; i++) {
        const nt_running_total *candidate = others->items[i];
        int gap =
            earlier ? total->age_days - candidate->age_days : candidate->age_days - total->age_days;
        if (candidate->has_age && gap >= 0 && gap <= limit && one_series(total, candidate) &&
            nearer(total, candidate, best, gap)) {
            best = candidate;
        }
    }
    return best;
}

/* What the same counter told of the other vote for the same day, whatever the ages. */
static const nt_running_total *of_one_day(const nt_running_total *total, const other_totals *others)
{
    NT_EACH_OF(const nt_running_total, candidate, others->items, others->count) {
        if (candidate->as_of == total->as_of && candidate->counter == total->counter &&
            one_series(total, candidate)) {
            return candidate;
        }
    }
    return NULL;
}

static const nt_ledger_row *gap_row(work *w, const nt_running_total *to,
                                    const nt_running_total *from)
{
    static const nt_text what = NT_TEXT_PUBLISHED_GAP_IN_AGE;
    if (!from || !to->has_age || !from->has_age) {
        return NULL;
    }
    const char *id = nt_arena_printf(w->arena, "%s.vs.%s.age-gap", to->row->id, from->row->id);
    const nt_ledger_row *known = nt_ledger_find(w->ledger, id);
    if (known) {
        return known;
    }
    nt_ledger_row row = row_number(
        id,
        nt_label_between(w->arena, what, (nt_label_moment){to->event, to->as_of, to->counter},
                         (nt_label_moment){from->event, from->as_of, from->counter}),
        fabs((double)to->age_days - from->age_days), "days", NT_METHOD_DIFFERENCE);
    return row_derive(w, row, (const nt_ledger_row *[]){to->row, from->row}, 2);
}

static bool at_one_age(const nt_running_total *a, const nt_running_total *b)
{
    int gap = a->age_days - b->age_days;
    return gap <= NT_ONE_AGE_DAYS && -gap <= NT_ONE_AGE_DAYS;
}

/* A running count does not fall: what the other vote had before, it had at this age; what it had
 * later, it had not yet passed. Only the counter's own counts bound its own. */
static nt_total_reading read_off(const nt_total_comparison *c)
{
    const nt_running_total *t = c->total, *sides[] = {c->earlier, c->later};
    bool fewer = false, more = false, other_counter = false;
    for (int side = 0; side < 2; side++) {
        const nt_running_total *n = sides[side];
        if (!n || n->counter != t->counter) {
            other_counter |= n != NULL;
            continue;
        }
        bool equal = at_one_age(t, n);
        fewer |= (side == 0 || equal) && n->row->value > t->row->value;
        more |= (side == 1 || equal) && n->row->value < t->row->value;
    }
    return fewer != more              ? (fewer ? NT_TOTAL_FEWER : NT_TOTAL_MORE)
           : other_counter            ? NT_TOTAL_OTHER_COUNTER
           : !c->earlier || !c->later ? (c->same_age ? NT_TOTAL_EQUAL : NT_TOTAL_OPEN)
                                      : NT_TOTAL_BETWEEN;
}

static nt_total_comparison compare(work *w, const nt_running_total *total,
                                   const other_totals *others)
{
    int limit = w->report->age_limit_days;
    nt_total_comparison c = {.total = total, .earlier = neighbour(total, others, limit, true)};
    c.same_age = c.earlier && c.earlier->age_days == total->age_days;
    c.later = c.same_age ? NULL : neighbour(total, others, limit, false);
    c.of_one_day = c.earlier || c.later ? NULL : of_one_day(total, others);
    c.earlier_gap = gap_row(w, total, c.earlier);
    c.later_gap = gap_row(w, total, c.later);
    c.of_one_day_gap = gap_row(w, total, c.of_one_day);
    c.reading = c.earlier || c.later ? read_off(&c) : NT_TOTAL_OPEN;
    return c;
}

NT_ORDER(by_series_then_day, nt_total_comparison,
         NT_RISING(total->indicator) || NT_BY_TEXT(total->row->unit) ||
             NT_BY_TEXT(total->counter->id) || NT_RISING(total->as_of) || NT_RISING(total))

static bool beside_its_own(const nt_total_comparison *c)
{
    const nt_counter *own = c->total->counter;
    return (c->earlier && c->earlier->counter == own) || (c->later && c->later->counter == own) ||
           c->of_one_day;
}

static bool one_total_series(const nt_running_total *a, const nt_running_total *b)
{
    return a->indicator == b->indicator && a->counter == b->counter &&
           strcmp(a->row->unit, b->row->unit) == 0;
}

/* Beside another body's counts nothing follows from a count: the last one is enough to show it. */
static size_t keep_telling(nt_total_comparison *items, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        bool last = i + 1 == count || !one_total_series(items[i].total, items[i + 1].total);
        if (last || beside_its_own(&items[i])) {
            items[kept++] = items[i];
        }
    }
    return kept;
}

void compare_totals(work *w, nt_vote_pair *pair)
{
    const nt_figures_report *r = w->report;
    NT_VEC(nt_total_comparison) all = {0};
    other_totals of_a = {0};
    NT_VEC_PICK(w->arena, &of_a, i, r->total_count, &r->totals[i], r->totals[i].event == pair->a);
    for (size_t i = 0; i < r->total_count; i++) {
        if (r->totals[i].event == pair->b) {
            nt_total_comparison c = compare(w, &r->totals[i], &of_a);
            if (c.earlier || c.later || c.of_one_day) {
                nt_vec_push(w->arena, &all, c);
            }
        }
    }
    nt_sort(all.items, all.count, sizeof *all.items, by_series_then_day);
    pair->totals = all.items;
    pair->total_count = keep_telling(all.items, all.count);
}

const nt_text nt_total_reading_text[NT_TOTAL_READING_COUNT] = {
    [NT_TOTAL_FEWER] = NT_TEXT_PUBLISHED_FEWER,
    [NT_TOTAL_MORE] = NT_TEXT_PUBLISHED_MORE,
    [NT_TOTAL_EQUAL] = NT_TEXT_PUBLISHED_AS_MANY,
    [NT_TOTAL_BETWEEN] = NT_TEXT_PUBLISHED_NOTHING_FOLLOWS_IT_LIES_BETWEEN_THE_TWO,
    [NT_TOTAL_OPEN] = NT_TEXT_PUBLISHED_NOTHING_FOLLOWS_ONE_SIDE_IS_UNKNOWN,
    [NT_TOTAL_OTHER_COUNTER] = NT_TEXT_PUBLISHED_NOTHING_FOLLOWS_THE_COUNTERS_DIFFER,
};

bool nt_published_is_summed(const nt_running_total *total)
{
    return total && total->row->method == NT_METHOD_SUM;
}

const char *nt_total_reading_id(nt_total_reading reading)
{
    static const char *const ids[NT_TOTAL_READING_COUNT] = {"fewer",   "more", "equal",
                                                            "between", "open", "other-counter"};
    return ids[reading];
}
