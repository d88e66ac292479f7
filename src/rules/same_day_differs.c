/* One day, two values of the same count. */
#include "digits.h"
#include "sentence.h"

#include <string.h>

/* Two institutions that count on one day rarely agree to the last case. Up to a tenth apart, the
 * difference is stated and both may still be used, each within its own reckoning. */
enum { TOLERATED_PER_CENT = 10 };

/* A share of reported cases and one of proven cases are different shares. */
static const char keys[] = "eiqacpduk";

/* How many regions voted, and how many voters there were, is the same on every day. Before the vote
 * it may still change. */
static const char keys_of_exposures[] = "eiacpu";

static bool is_exposure(const nt_figure *figure)
{
    return figure->indicator->kind == NT_INDICATOR_EXPOSURE;
}

static bool is_settled_exposure(const nt_figure *figure)
{
    nt_date vote = figure->event ? figure->event->polling_day : NT_DATE_UNKNOWN;
    return is_exposure(figure) && nt_date_known(vote) && figure->as_of >= vote;
}

static bool is_of_its_day(const nt_figure *figure)
{
    return !is_settled_exposure(figure);
}

static bool bases_differ(const nt_finding_sink *sink, const nt_figure *a, const nt_figure *b)
{
    return nt_figure_is_share(a) && a->base && b->base && a->base != b->base &&
           !nt_range_meet(nt_rules_range(sink, a->base), nt_rules_range(sink, b->base));
}

/* Shares of bases that differ are expected to: the bases are the finding. */
static bool disagree(const nt_finding_sink *sink, const nt_figure *a, const nt_figure *b)
{
    return !nt_range_meet(nt_rules_range(sink, a), nt_rules_range(sink, b)) &&
           !bases_differ(sink, a, b);
}

/* Those that disagree with another of the group. Sorted by value it is enough to ask the two with
 * the lowest upper end and the highest lower end. */
static nt_group at_odds(const nt_finding_sink *sink, const nt_group *values)
{
    nt_group found = {nt_new_array(sink->passing, const nt_figure *, values->count + 1), 0};
    const nt_figure *least = values->items[0], *most = values->items[0];
    for (size_t i = 1; i < values->count; i++) {
        nt_range range = nt_rules_range(sink, values->items[i]);
        nt_range low = nt_rules_range(sink, least), high = nt_rules_range(sink, most);
        if (!range.unbounded && (low.unbounded || range.high < low.high)) {
            least = values->items[i];
        }
        if (range.low > high.low) {
            most = values->items[i];
        }
    }
    NT_EACH_OF(const nt_figure, f, values->items, values->count) {
        if (disagree(sink, f, least) || disagree(sink, f, most)) {
            found.items[found.count++] = f;
        }
    }
    return found;
}

/* The figure of the day that gives the same number as another stage of the same cases. */
static const nt_figure *other_stage(const nt_group *stages, const nt_figure *figure)
{
    nt_group same = nt_rules_equal(stages, figure, "eacpdukv");
    return nt_rules_first_other(&same, figure);
}

static void move_to_front(nt_group *values, size_t from)
{
    const nt_figure *moved = values->items[from];
    memmove(values->items + 1, values->items, from * sizeof(const nt_figure *));
    values->items[0] = moved;
}

/* How far apart the least and the most are, in hundredths of the most. */
static bool are_far_apart(const nt_group *values)
{
    double least = values->items[0]->number, most = least;
    for (size_t i = 1; i < values->count; i++) {
        double number = values->items[i]->number;
        least = number < least ? number : least;
        most = number > most ? number : most;
    }
    return (most - least) * 100 > most * TOLERATED_PER_CENT;
}

/* Puts those that other figures speak against to the front; how many they are. */
static size_t doubtful_first(const nt_finding_sink *sink, nt_group *values)
{
    const nt_figure **rest = nt_new_array(sink->passing, const nt_figure *, values->count);
    size_t off = 0, others = 0;
    NT_EACH_OF(const nt_figure, f, values->items, values->count) {
        *(nt_rules_known(sink, f)->off ? &values->items[off++] : &rest[others++]) = f;
    }
    memcpy(values->items + off, rest, others * sizeof *rest);
    if (off > 0 && off < values->count) {
        return off;
    }
    return are_far_apart(values) ? values->count : 0;
}

/* Of an exposure that several sources give alike the one value that stands alone is in doubt. The
 * values come in order. */
static size_t lone_first(nt_group *values)
{
    size_t lone = 0, alone = 0;
    for (size_t i = 0; i < values->count; i++) {
        const nt_figure *f = values->items[i];
        bool repeats = (i > 0 && nt_rules_agree(values->items[i - 1], f, "v")) ||
                       (i + 1 < values->count && nt_rules_agree(f, values->items[i + 1], "v"));
        lone = repeats ? lone : i;
        alone += !repeats;
    }
    if (alone == 1) {
        move_to_front(values, lone);
        return 1;
    }
    return are_far_apart(values) ? values->count : 0;
}

/* Within a tenth "28 cases" for 29 is the same count by another word: what the next stage is
 * given as. Beyond it the word misleads, and where it is a part of a sum the sum is off. */
static bool is_explained(const nt_group *stages, const nt_group *values)
{
    return NT_ANY(i, values->count == 2 && !are_far_apart(values) ? 2 : 0,
                  !values->items[i]->base && other_stage(stages, values->items[i]));
}

typedef enum { PLAIN, MISTAKEN, TRANSPOSED, UNDATED, LASTING } wording;

static wording wording_of(const nt_group *values, const nt_figure *twin)
{
    const nt_figure *first = values->items[0];
    if (is_settled_exposure(first)) {
        return LASTING;
    }
    if (twin) {
        return MISTAKEN;
    }
    if (!nt_date_known(first->as_of)) {
        return UNDATED;
    }
    bool swapped = values->count == 2 && nt_digits_transposed(first, values->items[1]);
    return swapped ? TRANSPOSED : PLAIN;
}

static void report(nt_finding_sink *sink, const nt_group *values, size_t doubtful,
                   const nt_figure *twin)
{
    static const nt_text patterns[] = {
        [PLAIN] = NT_TEXT_RULES_SAME_DAY_DIFFERS_FOR_IS_GIVEN_DIFFERENTLY,
        [MISTAKEN] = NT_TEXT_RULES_SAME_DAY_DIFFERS_FOR_IS_GIVEN_DIFFERENTLY_IS_THE,
        [TRANSPOSED] = NT_TEXT_RULES_SAME_DAY_DIFFERS_FOR_IS_GIVEN_DIFFERENTLY_TWO,
        [UNDATED] = NT_TEXT_RULES_SAME_DAY_DIFFERS_IS_GIVEN_DIFFERENTLY_BY_ONE,
        [LASTING] = NT_TEXT_RULES_SAME_DAY_DIFFERS_IS_GIVEN_DIFFERENTLY,
    };
    const nt_figure *first = values->items[0];
    const nt_say say[] = {
        nt_say_of("Wd", first),   nt_say_list("L", values),
        nt_say_of("v", first),    nt_say_of("sl", twin ? twin : first),
        nt_say_list("D", values), {0},
    };
    nt_rules_name_all(sink, values);
    nt_rules_report(sink, doubtful, patterns[wording_of(values, twin)], say);
}

static void judge(nt_finding_sink *sink, const nt_group *stages, const nt_group *group)
{
    nt_group values = group->count > 1 ? at_odds(sink, group) : (nt_group){NULL, 0};
    if (values.count < 2 || is_explained(stages, &values)) {
        return;
    }
    size_t doubtful =
        is_settled_exposure(values.items[0]) ? lone_first(&values) : doubtful_first(sink, &values);
    bool singled_out = doubtful > 0 && doubtful < values.count;
    report(sink, &values, doubtful, singled_out ? other_stage(stages, values.items[0]) : NULL);
}

void nt_rule_same_day_differs(nt_finding_sink *sink)
{
    nt_group stages = nt_rules_select(sink, nt_rules_is_stage, "eacpdukv");
    nt_rules_thin(sink, &stages, "eacpdukv");
    nt_group all = nt_rules_select(sink, is_of_its_day, "eiqacpdukv");
    for (nt_group group = {0}; nt_rules_next_group(sink, &all, keys, &group);) {
        judge(sink, &stages, &group);
    }
    nt_group lasting = nt_rules_select(sink, is_settled_exposure, "eiacpuvd");
    for (nt_group group = {0}; nt_rules_next_group(sink, &lasting, keys_of_exposures, &group);) {
        judge(sink, &stages, &group);
    }
}
