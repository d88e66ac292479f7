/* Parts that add up to more than their total: areas, categories, periods that do not overlap. */
#include "family.h"
#include "period.h"
#include "sentence.h"

#include <stdint.h>
#include <stdlib.h>

static void report(nt_finding_sink *sink, const nt_parts_sum *t)
{
    const nt_say say[] = {
        nt_say_count((double)t->parts.count),
        nt_say_of("d", t->parts.items[0]),
        nt_say_count((double)t->sum.low / 1e7),
        nt_say_of("wsdv", t->total),
        {0},
    };
    nt_rules_name_all(sink, &t->parts);
    nt_rules_name(sink, t->total);
    nt_rules_report(sink, t->parts.count,
                    (nt_text)NT_TEXT_RULES_PARTS_EXCEED_TOTAL_PARTS_GIVEN_FOR_ADD_UP_TO_MORE, say);
}

/* A part that exceeds the total by itself is another rule's finding. */
static bool is_plain_part(const nt_finding_sink *sink, const nt_figure *part,
                          const nt_figure *total)
{
    return !nt_range_above(nt_rules_range(sink, part), nt_rules_range(sink, total));
}

/* ---- areas ---- */

/* Areas of one level do not overlap; a regency lies in some province. */
static void judge_areas(nt_finding_sink *sink, const nt_family *family)
{
    nt_group parts = family->parts;
    nt_rules_sort(sink, &parts, "l");
    for (nt_group level = {0}; nt_rules_next_group(sink, &parts, "l", &level);) {
        nt_parts_sum t = nt_parts_open(sink, family->total, level.count, true);
        for (size_t i = 0; i < level.count; i++) {
            if (is_plain_part(sink, level.items[i], family->total)) {
                nt_parts_add(sink, &t, level.items[i], "a");
            }
        }
        if (nt_parts_exceed(sink, &t) && nt_family_is_sure(sink, family)) {
            report(sink, &t);
        }
    }
}

/* ---- categories ---- */

static bool is_category_share(const nt_figure *figure)
{
    return figure->indicator->kind == NT_INDICATOR_CATEGORY_SHARE && *figure->category;
}

/* A part, and which way of which source it divides its total. Sources name their categories
 * differently. */
typedef struct {
    const nt_figure *figure;
    const nt_indicator *dimension;
    size_t place;
} placed;

static int order_of_divisions(const placed *a, const placed *b)
{
    uintptr_t x = (uintptr_t)a->figure->source, y = (uintptr_t)b->figure->source;
    if (x == y) {
        x = (uintptr_t)a->dimension;
        y = (uintptr_t)b->dimension;
    }
    return (x > y) - (x < y);
}

NT_ORDER(order_of_placed, placed, NT_BY(order_of_divisions(a, b)) || NT_RISING(place))

/* Can any choice of the parts exceed the total? Most families are settled by this. */
static bool may_exceed(const nt_finding_sink *sink, const nt_family *family)
{
    nt_wide sum =
        NT_SUM(nt_wide, i, family->parts.count, nt_rules_range(sink, family->parts.items[i]).low);
    return sum > nt_rules_range(sink, family->total).high;
}

/* Which shares name a category tells how it divides the count: positions and kinds of violation are
 * two ways, and are not added up. `shares` are sorted by category. */
static void judge_categories(nt_finding_sink *sink, const nt_family *family, const nt_group *shares)
{
    placed *parts = nt_new_array(sink->passing, placed, family->parts.count);
    size_t count = 0;
    for (size_t i = 0; i < family->parts.count; i++) {
        const nt_figure *part = family->parts.items[i];
        if (is_plain_part(sink, part, family->total)) {
            nt_group named = nt_rules_equal(shares, part, "c");
            parts[count++] = (placed){part, named.count ? named.items[0]->indicator : NULL, i};
        }
    }
    qsort(parts, count, sizeof *parts, order_of_placed);
    for (size_t i = 0, end; i < count; i = end) {
        nt_parts_sum t = nt_parts_open(sink, family->total, count - i, true);
        for (end = i; end < count && order_of_divisions(&parts[i], &parts[end]) == 0; end++) {
            nt_parts_add(sink, &t, parts[end].figure, "c");
        }
        if (nt_parts_exceed(sink, &t)) {
            report(sink, &t);
        }
    }
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

static void report_shares(nt_finding_sink *sink, const nt_parts_sum *t)
{
    double sum = 0;
    int decimals = 0;
    NT_EACH_OF(const nt_figure, share, t->parts.items, t->parts.count) {
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

static void judge_shares_by(nt_finding_sink *sink, bool (*wanted)(const nt_figure *),
                            const char *keys, const char *list, const char *part)
{
    nt_range whole = nt_range_of((nt_decimal){100, 0}, NT_LESS_THAN, true);
    nt_group all = nt_rules_select(sink, wanted, keys);
    for (nt_group group = {0}; nt_rules_next_group(sink, &all, list, &group);) {
        nt_parts_sum t = nt_parts_open(sink, NULL, group.count, true);
        for (size_t i = 0; i < group.count; i++) {
            nt_parts_add(sink, &t, group.items[i], part);
        }
        if (t.parts.count > 1 && t.sum.low > whole.high && !nt_parts_overlap(&t)) {
            report_shares(sink, &t);
        }
    }
}

/* ---- periods ---- */

/* A period that may be chosen as part, with its lowest reading: the best sum of periods up to it
 * that do not overlap. */
typedef struct {
    const nt_figure *figure;
    nt_period_span span;
    nt_wide low, best;
    size_t before; /* how many of the periods end before it starts */
    bool taken;    /* the best sum up to here includes it */
} slot;

NT_ORDER(order_of_slots, slot, NT_RISING(span.end) || NT_RISING(figure))

/* The periods without overlap that add up to the most (weighted interval scheduling). */
static nt_parts_sum heaviest(const nt_figure *total, slot *slots, size_t count,
                             const nt_figure **room)
{
    nt_parts_sum t = {.total = total};
    qsort(slots, count, sizeof *slots, order_of_slots);
    for (size_t i = 0; i < count; i++) {
        slot *s = &slots[i];
        s->before = NT_COUNT_BEFORE(k, i, slots[k].span.end < s->span.start);
        nt_wide with = s->low + (s->before ? slots[s->before - 1].best : 0);
        nt_wide without = i ? slots[i - 1].best : 0;
        s->taken = with > without;
        s->best = s->taken ? with : without;
    }
    t.parts.items = room + count;
    for (size_t i = count; i > 0;) {
        const slot *s = &slots[i - 1];
        if (s->taken) {
            *--t.parts.items = s->figure;
            t.parts.count++;
            t.sum.low += s->low;
        }
        i = s->taken ? s->before : i - 1;
    }
    return t;
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
        slot one = {
            .figure = p->figure, .span = p->span, .low = nt_rules_range(sink, p->figure).low};
        slot *before = count ? &slots[count - 1] : NULL;
        bool repeats =
            before && before->span.start == one.span.start && before->span.end == one.span.end;
        if (!repeats && count == PERIOD_PARTS_MAX) {
            break;
        }
        if (!repeats) {
            slots[count++] = one;
        } else if (one.low < before->low) {
            *before = one;
        }
    }
    const nt_figure *room[PERIOD_PARTS_MAX];
    nt_parts_sum t = heaviest(total, slots, count, room);
    if (nt_parts_exceed(sink, &t)) {
        report(sink, &t);
    }
}

static void judge_periods(nt_finding_sink *sink, const nt_periods *periods)
{
    for (size_t start = 0, end; start < periods->count; start = end) {
        end = nt_periods_run_end(periods, start);
        judge_periods_in(sink, periods, start, end);
    }
}

void nt_rule_parts_exceed_total(nt_finding_sink *sink)
{
    nt_group shares = nt_rules_select(sink, is_category_share, "ci");
    nt_rules_each_family(sink, judge_family, &shares);
    judge_shares_by(sink, is_category_share, "eiapdbsc", "eiapdbs", "c");
    judge_shares_by(sink, is_area_share, "eipdbsln", "eipdbsl", "n");
    nt_periods_each(sink, nt_period_is_given, "eiacukd", 3,
                    judge_periods); /* a total and two parts */
}
