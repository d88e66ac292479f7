/* Parts that add up to more than their total: areas, categories, periods that do not overlap. */
#include "family.h"
#include "period.h"
#include "sentence.h"

#include <stdint.h>
#include <stdlib.h>

/* One reading of each part, the lowest, and their sum. */
typedef struct {
    nt_group parts;
    nt_wide sum;
} parts_tally;

static parts_tally open_tally(const nt_finding_sink *sink, size_t most)
{
    return (parts_tally){{nt_new_array(sink->passing, const nt_figure *, most + 1), 0}, 0};
}

/* Of several figures for one part, which follow one another, the lowest reading counts. */
static void add(const nt_finding_sink *sink, parts_tally *t, const nt_figure *part, const char *key)
{
    nt_wide low = nt_rules_range(sink, part).low;
    if (t->parts.count > 0) {
        const nt_figure **last = &t->parts.items[t->parts.count - 1];
        if (nt_rules_agree(*last, part, key)) {
            nt_wide known = nt_rules_range(sink, *last).low;
            if (low < known) {
                t->sum += low - known;
                *last = part;
            }
            return;
        }
    }
    t->parts.items[t->parts.count++] = part;
    t->sum += low;
}

static void report(nt_finding_sink *sink, const parts_tally *t, const nt_figure *total)
{
    const nt_say say[] = {
        nt_say_count((double)t->parts.count),
        nt_say_of("d", t->parts.items[0]),
        nt_say_count((double)t->sum / 1e7),
        nt_say_of("wsdv", total),
        {0},
    };
    nt_rules_name_all(sink, &t->parts);
    nt_rules_name(sink, total);
    nt_rules_report(sink, t->parts.count,
                    (nt_text)NT_TEXT_RULES_PARTS_EXCEED_TOTAL_PARTS_GIVEN_FOR_ADD_UP_TO_MORE, say);
}

/* A part that exceeds the total by itself is another rule's finding. */
static bool is_plain_part(const nt_finding_sink *sink, const nt_figure *part,
                          const nt_figure *total)
{
    return !nt_range_above(nt_rules_range(sink, part), nt_rules_range(sink, total));
}

static bool exceeds(const nt_finding_sink *sink, const parts_tally *t, const nt_figure *total)
{
    nt_range range = nt_rules_range(sink, total);
    return t->parts.count > 1 && !range.unbounded && t->sum > range.high;
}

/* Judges what was added up, and starts anew. */
static void settle(nt_finding_sink *sink, parts_tally *t, const nt_figure *total)
{
    if (exceeds(sink, t, total)) {
        report(sink, t, total);
    }
    t->parts.count = 0;
    t->sum = 0;
}

/* ---- areas ---- */

/* Areas of one level do not overlap; a regency lies in some province. The level of the first part
 * that no sum has taken, if any. */
static bool next_level(const nt_group *parts, const nt_level *const *done, size_t count,
                       const nt_level **level)
{
    for (size_t i = 0; i < parts->count; i++) {
        bool taken = false;
        for (size_t d = 0; d < count && !taken; d++) {
            taken = parts->items[i]->level == done[d];
        }
        if (!taken) {
            *level = parts->items[i]->level;
            return true;
        }
    }
    return false;
}

enum { LEVELS_MAX = 16 };

static void judge_areas(nt_finding_sink *sink, const nt_family *family)
{
    const nt_level *done[LEVELS_MAX], *level;
    for (size_t n = 0; n < LEVELS_MAX && next_level(&family->parts, done, n, &level); n++) {
        done[n] = level;
        parts_tally t = open_tally(sink, family->parts.count);
        for (size_t i = 0; i < family->parts.count; i++) {
            const nt_figure *part = family->parts.items[i];
            if (part->level == level && is_plain_part(sink, part, family->total)) {
                add(sink, &t, part, "a");
            }
        }
        if (exceeds(sink, &t, family->total) && nt_family_is_sure(sink, family)) {
            report(sink, &t, family->total);
        }
    }
}

/* ---- categories ---- */

static bool is_category_share(const nt_figure *figure)
{
    return figure->indicator->kind == NT_INDICATOR_CATEGORY_SHARE && *figure->category;
}

/* Which shares name the category: positions and kinds of violation are two ways to divide one
 * count and are not added up. NULL where no share does. `shares` are sorted by category. */
static const nt_indicator *dimension_of(const nt_group *shares, const nt_figure *part)
{
    nt_group named = nt_rules_equal(shares, part, "c");
    return named.count > 0 ? named.items[0]->indicator : NULL;
}

/* A part, and which way of which source it divides its total. Sources name their categories
 * differently. */
typedef struct {
    const nt_figure *figure;
    const nt_indicator *dimension;
    size_t place;
} placed;

static int order_of_pointers(const void *a, const void *b)
{
    return ((uintptr_t)a > (uintptr_t)b) - ((uintptr_t)a < (uintptr_t)b);
}

static int order_of_divisions(const placed *a, const placed *b)
{
    int order = order_of_pointers(a->figure->source, b->figure->source);
    return order ? order : order_of_pointers(a->dimension, b->dimension);
}

static int order_of_placed(const void *left, const void *right)
{
    const placed *a = left, *b = right;
    int order = order_of_divisions(a, b);
    return order ? order : (a->place > b->place) - (a->place < b->place);
}

/* Can any choice of the parts exceed the total? Most families are settled by this. */
static bool may_exceed(const nt_finding_sink *sink, const nt_family *family)
{
    nt_wide sum = 0;
    for (size_t i = 0; i < family->parts.count; i++) {
        sum += nt_rules_range(sink, family->parts.items[i]).low;
    }
    return sum > nt_rules_range(sink, family->total).high;
}

static size_t place_parts(const nt_finding_sink *sink, const nt_family *family,
                          const nt_group *shares, placed *out)
{
    size_t count = 0;
    for (size_t i = 0; i < family->parts.count; i++) {
        const nt_figure *part = family->parts.items[i];
        if (is_plain_part(sink, part, family->total)) {
            out[count++] = (placed){part, dimension_of(shares, part), i};
        }
    }
    return count;
}

static void judge_categories(nt_finding_sink *sink, const nt_family *family, const nt_group *shares)
{
    placed *parts = nt_new_array(sink->passing, placed, family->parts.count);
    size_t count = place_parts(sink, family, shares, parts);
    qsort(parts, count, sizeof *parts, order_of_placed);
    parts_tally t = open_tally(sink, count);
    for (size_t i = 0; i < count; i++) {
        if (i > 0 && order_of_divisions(&parts[i - 1], &parts[i]) != 0) {
            settle(sink, &t, family->total);
        }
        add(sink, &t, parts[i].figure, "c");
    }
    settle(sink, &t, family->total);
}

/* `shares`: the shares of categories, by category. */
static void judge_family(nt_finding_sink *sink, const nt_family *family, const void *shares)
{
    if (!may_exceed(sink, family)) {
        return;
    }
    if (family->kind == NT_FAMILY_AREAS) {
        judge_areas(sink, family);
    } else {
        judge_categories(sink, family, shares);
    }
}

/* ---- shares of categories ---- */

static void report_shares(nt_finding_sink *sink, const parts_tally *t)
{
    double sum = 0;
    int decimals = 0;
    for (size_t i = 0; i < t->parts.count; i++) {
        const nt_figure *share = t->parts.items[i];
        sum += share->number;
        decimals = share->value.decimals > decimals ? share->value.decimals : decimals;
    }
    const nt_say say[] = {
        nt_say_count((double)t->parts.count),
        nt_say_of("sd", t->parts.items[0]),
        nt_say_percent(sum, decimals),
        {0},
    };
    nt_rules_name_all(sink, &t->parts);
    nt_rules_report(sink, t->parts.count,
                    (nt_text)NT_TEXT_RULES_PARTS_EXCEED_TOTAL_SHARES_GIVEN_BY_FOR_ADD_UP_TO, say);
}

/* Shares of areas may name the area in its own column. Level by level, as with counts. */
static bool is_area_share(const nt_figure *figure)
{
    return figure->indicator->kind == NT_INDICATOR_CATEGORY_SHARE && !*figure->category &&
           !figure->whole_area;
}

/* Those of `level`, or, with NULL, all. */
static void judge_shares_of(nt_finding_sink *sink, const nt_group *group,
                            const nt_level *const *level, const char *part)
{
    nt_range whole = nt_range_of((nt_decimal){100, 0}, NT_LESS_THAN, true);
    parts_tally t = open_tally(sink, group->count);
    for (size_t i = 0; i < group->count; i++) {
        if (!level || group->items[i]->level == *level) {
            add(sink, &t, group->items[i], part);
        }
    }
    if (t.parts.count > 1 && t.sum > whole.high) {
        report_shares(sink, &t);
    }
}

static void judge_shares(nt_finding_sink *sink)
{
    nt_group all = nt_rules_select(sink, is_category_share, "eiapdbsc");
    for (nt_group group = {0}; nt_rules_next_group(&all, "eiapdbs", &group);) {
        judge_shares_of(sink, &group, NULL, "c");
    }
    nt_group areas = nt_rules_select(sink, is_area_share, "eipdbsn");
    for (nt_group group = {0}; nt_rules_next_group(&areas, "eipdbs", &group);) {
        const nt_level *done[LEVELS_MAX], *level;
        for (size_t n = 0; n < LEVELS_MAX && next_level(&group, done, n, &level); n++) {
            done[n] = level;
            judge_shares_of(sink, &group, &level, "n");
        }
    }
}

/* ---- periods ---- */

/* A period that may be chosen as part: the best sum of periods up to it that do not overlap. */
typedef struct {
    const nt_figure *figure;
    nt_period_span span;
    nt_wide low, best;
    size_t before; /* how many of the periods end before it starts */
    bool taken;    /* the best sum up to here includes it */
} slot;

static int order_of_slots(const void *left, const void *right)
{
    const slot *a = left, *b = right;
    if (a->span.end != b->span.end) {
        return a->span.end < b->span.end ? -1 : 1;
    }
    return (a->figure > b->figure) - (a->figure < b->figure);
}

static size_t ending_before(const slot *slots, size_t count, nt_date start)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (slots[middle].span.end < start) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* Keeps one slot a period, which follow one another: that with the lowest reading. */
static size_t lowest_of_each(slot *slots, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        slot *last = kept ? &slots[kept - 1] : NULL;
        if (!last || last->span.start != slots[i].span.start ||
            last->span.end != slots[i].span.end) {
            slots[kept++] = slots[i];
        } else if (slots[i].low < last->low) {
            *last = slots[i];
        }
    }
    return kept;
}

static void reverse(nt_group *group)
{
    for (size_t i = 0; i < group->count / 2; i++) {
        const nt_figure *swap = group->items[i];
        group->items[i] = group->items[group->count - 1 - i];
        group->items[group->count - 1 - i] = swap;
    }
}

/* The periods without overlap that add up to the most (weighted interval scheduling); the lowest
 * reading of each. */
static void heaviest(slot *slots, size_t count, parts_tally *t)
{
    qsort(slots, count, sizeof *slots, order_of_slots);
    for (size_t i = 0; i < count; i++) {
        slot *s = &slots[i];
        s->before = ending_before(slots, i, s->span.start);
        nt_wide with = s->low + (s->before ? slots[s->before - 1].best : 0);
        nt_wide without = i ? slots[i - 1].best : 0;
        s->taken = with > without;
        s->best = s->taken ? with : without;
    }
    for (size_t i = count; i > 0;) {
        const slot *s = &slots[i - 1];
        if (s->taken) {
            t->parts.items[t->parts.count++] = s->figure;
            t->sum += s->low;
        }
        i = s->taken ? s->before : i - 1;
    }
    reverse(&t->parts);
}

/* More parts of one period are not weighed: a sum of some that exceeds is proof enough. Nor are
 * more looked at of those that begin in it, where most are no parts. */
enum { PERIOD_PARTS_MAX = 400, LOOK_AHEAD = 4096 };

/* Sums what lies in the period whose figures are `start` to `end`. */
static void judge_periods_in(nt_finding_sink *sink, const nt_periods *periods, size_t start,
                             size_t end)
{
    const nt_figure *total = NULL;
    for (size_t i = start; i < end; i++) {
        total = nt_rules_roomier(sink, total, periods->items[i].figure);
    }
    nt_period_span span = periods->items[start].span;
    slot slots[PERIOD_PARTS_MAX];
    size_t count = 0, last = periods->count - end > LOOK_AHEAD ? end + LOOK_AHEAD : periods->count;
    for (size_t i = end; i < last && periods->items[i].span.start <= span.end; i++) {
        const nt_period_figure *p = &periods->items[i];
        if (!nt_span_within(p->span, span) || !is_plain_part(sink, p->figure, total)) {
            continue;
        }
        if (count == PERIOD_PARTS_MAX) {
            break;
        }
        slots[count++] = (slot){
            .figure = p->figure, .span = p->span, .low = nt_rules_range(sink, p->figure).low};
    }
    if (count > 1) {
        const nt_figure *chosen[PERIOD_PARTS_MAX + 1];
        parts_tally t = {.parts.items = chosen};
        heaviest(slots, lowest_of_each(slots, count), &t);
        if (exceeds(sink, &t, total)) {
            report(sink, &t, total);
        }
    }
}

static void judge_periods(nt_finding_sink *sink)
{
    static const char keys[] = "eiacukd";
    nt_group all = nt_rules_select(sink, nt_period_is_given, keys);
    for (nt_group group = {0}; nt_rules_next_group(&all, keys, &group);) {
        if (group.count < 3) {
            continue; /* a total and two parts */
        }
        nt_periods periods = nt_periods_open(sink, &group);
        for (size_t start = 0, end; start < periods.count; start = end) {
            end = nt_periods_run_end(&periods, start);
            judge_periods_in(sink, &periods, start, end);
        }
    }
}

void nt_rule_parts_exceed_total(nt_finding_sink *sink)
{
    nt_group shares = nt_rules_select(sink, is_category_share, "ci");
    nt_rules_each_family(sink, judge_family, &shares);
    judge_shares(sink);
    judge_periods(sink);
}
