/* One share, two bases: 90.8 per cent of 1,597 and 90.8 per cent of 2,034 cannot both be meant. */
#include "chain.h"
#include "sentence.h"

#include <stdint.h>
#include <stdlib.h>

static bool is_share_of_count(const nt_figure *figure)
{
    return nt_rules_is_share_of_count(figure) && figure->base->number > 0;
}

/* ---- which shares dispute each other's base ---- */

/* Figures that lie further and further out than all before them in the group; so the first beyond a
 * bound is found among them by halving. */
typedef struct {
    nt_wide *values;
    size_t *places, count;
} records;

static void record(records *r, nt_wide value, size_t place)
{
    if (r->count == 0 || value > r->values[r->count - 1]) {
        r->values[r->count] = value;
        r->places[r->count++] = place;
    }
}

static size_t first_beyond(const records *r, nt_wide bound)
{
    size_t first = NT_COUNT_BEFORE(i, r->count, r->values[i] <= bound);
    return first < r->count ? r->places[first] : SIZE_MAX;
}

/* Twice the ends of a range, moved so that one range lies above another where its lower end is the
 * higher: two that only touch do (range.h). */
static nt_wide lower_end(nt_range range)
{
    return 2 * range.low + (range.unbounded || range.low < range.high);
}

static nt_wide upper_end(nt_range range)
{
    return range.unbounded ? NT_WIDE_MAX : 2 * range.high + (range.low == range.high);
}

/* A share of the group as it prints to some places, and whether it has no more. */
typedef struct {
    int64_t digits;
    size_t place;
    bool coarse;
} print;

NT_ORDER(order_of_prints, print, NT_RISING(digits) || NT_RISING(place))

/* Of those before in the group: bases above and below, of all shares and of the coarse ones. */
typedef records disputed[2][2];

/* For each share of one print the first before it with a base that its own does not meet; one of
 * the two is coarse. */
static void judge_prints(const nt_finding_sink *sink, const nt_group *group, const print *prints,
                         size_t count, disputed d, size_t *first)
{
    for (int i = 0; i < 4; i++) {
        d[i / 2][i % 2].count = 0;
    }
    NT_EACH(const print, p, prints, count) {
        nt_range range = nt_rules_range(sink, group->items[p->place]->base);
        const nt_wide ends[] = {lower_end(range), -upper_end(range)};
        for (int side = 0; side < 2; side++) {
            size_t found = first_beyond(&d[!p->coarse][side], -ends[!side]);
            first[p->place] = found < first[p->place] ? found : first[p->place];
        }
        for (int k = 0; k < (p->coarse ? 4 : 2); k++) {
            record(&d[k / 2][k % 2], ends[k % 2], p->place);
        }
    }
}

/* The shares of the group to `places`, those that print alike together. */
static size_t prints_of(const nt_group *group, int places, print *out)
{
    size_t count = 0, coarse = 0;
    for (size_t i = 0; i < group->count; i++) {
        nt_decimal value = group->items[i]->value;
        if (value.decimals >= places) {
            out[count++] = (print){nt_range_rounded(value, places), i, value.decimals == places};
            coarse += value.decimals == places;
        }
    }
    if (coarse == 0) {
        return 0;
    }
    qsort(out, count, sizeof *out, order_of_prints);
    return count;
}

/* More than any figure has. */
enum { PLACES_MAX = 18 };

/* For each share of the group the place of the first that it disagrees with; SIZE_MAX none. */
static size_t *find_disputes(const nt_finding_sink *sink, const nt_group *group)
{
    nt_arena *arena = sink->passing;
    size_t *first = nt_new_array(arena, size_t, group->count);
    print *prints = nt_new_array(arena, print, group->count);
    disputed d;
    for (int i = 0; i < 4; i++) {
        d[i / 2][i % 2] = (records){nt_new_array(arena, nt_wide, group->count),
                                    nt_new_array(arena, size_t, group->count), 0};
    }
    for (size_t i = 0; i < group->count; i++) {
        first[i] = SIZE_MAX;
    }
    for (int places = 0; places <= PLACES_MAX; places++) {
        size_t count = prints_of(group, places, prints);
        for (size_t i = 0, end; i < count; i = end) {
            for (end = i; end < count && prints[end].digits == prints[i].digits;) {
                end++;
            }
            judge_prints(sink, group, prints + i, end - i, d, first);
        }
    }
    return first;
}

/* ---- what is said ---- */

/* Puts the share in doubt first; of two that no count decides between both are. */
static void report(nt_finding_sink *sink, const nt_figure *off, const nt_figure *other,
                   const nt_figure *decides)
{
    static const nt_text open = NT_TEXT_RULES_BASE_DISPUTED_FOR_IS_TAKEN_OF_BY_AND_OF_BY;
    static const nt_text decided = NT_TEXT_RULES_BASE_DISPUTED_FOR_IS_TAKEN_OF_BY_AND_OF_BY_THE;
    const nt_say say[] = {
        nt_say_of("Wd", off),
        nt_say_of("v", other->qualifier == NT_EXACT ? other : off),
        nt_say_of("s", off),
        nt_say_of("c", off->base),
        nt_say_of("s", other),
        nt_say_of("c", other->base),
        nt_say_of("c", decides ? decides : off->base),
        nt_say_of("n", off->base),
        nt_say_count(off->number / 100 * off->base->number),
        {0},
    };
    nt_rules_name(sink, off);
    nt_rules_name(sink, other);
    nt_rules_name(sink, off->base);
    nt_rules_name(sink, other->base);
    nt_rules_name(sink, decides);
    nt_rules_report(sink, decides ? 1 : 2, decides ? decided : open, say);
}

/* Of each two shares the counts that make them right on their bases. */
static void judge(nt_finding_sink *sink, const nt_chain_question *a, const nt_chain_question *b)
{
    if (a->bearing && b->bearing) {
        return; /* two reckonings, each right by itself */
    }
    if (a->bearing) {
        report(sink, b->share, a->share, a->bearing);
    } else {
        report(sink, a->share, b->share, b->bearing);
    }
}

/* Each share of a group is disputed once, with the first that it disagrees with. */
void nt_rule_base_disputed(nt_finding_sink *sink)
{
    NT_VEC(nt_chain_question) asked = {0};
    nt_group shares = nt_rules_select(sink, is_share_of_count, NT_MOMENT_KEYS "i");
    for (nt_group group = {0}; nt_rules_next_group(sink, &shares, NT_MOMENT_KEYS "i", &group);) {
        const size_t *first = group.count > 1 ? find_disputes(sink, &group) : NULL;
        for (size_t i = 1; i < group.count; i++) {
            for (int side = 0; side < 2 && first[i] != SIZE_MAX; side++) {
                const nt_figure *share = group.items[side ? i : first[i]];
                nt_vec_push(sink->passing, &asked,
                            ((nt_chain_question){.share = share, .whole = share->base}));
            }
        }
    }
    nt_chain_answer(sink, NT_CHAIN_ANY, asked.items, asked.count);
    for (size_t i = 0; i < asked.count; i += 2) {
        judge(sink, &asked.items[i], &asked.items[i + 1]);
    }
}
