/* A number that stands once beside one that is well attested and has the same digits but two:
 * 2,304 beside 2,034. A hint, since both may be. */
#include "digits.h"
#include "sentence.h"

static const char keys[] = "eactk"; /* of one body, event and place, whatever the unit and name */

enum { DIGITS_MAX = 15 };

static bool is_candidate(const nt_figure *figure)
{
    return nt_rules_is_tally(figure) && figure->qualifier == NT_EXACT &&
           figure->value.decimals == 0 && figure->number >= 1000;
}

static nt_group of_value(const nt_group *series, int64_t value)
{
    nt_figure like = *series->items[0];
    like.number = (double)value;
    return nt_rules_equal(series, &like, "v"); /* of a series all else agrees */
}

/* A stage and the next are two numbers anyway, and a count that was lower before or is higher
 * afterwards has grown. What is left: a blip in a count that stays, and one count by two names. */
static bool is_unlikely_true(const nt_group *settled, const nt_figure *odd)
{
    bool named_alike = true, before = false, after = false;
    for (size_t i = 0; i < settled->count; i++) {
        const nt_figure *f = settled->items[i];
        if (nt_rules_is_stage(f) && nt_rules_is_stage(odd) && !nt_rules_agree(f, odd, "i")) {
            return false;
        }
        named_alike = named_alike && nt_rules_agree(f, odd, "i");
        before = before || f->as_of <= odd->as_of;
        after = after || f->as_of >= odd->as_of;
    }
    return !named_alike || (before && after);
}

/* The candidates by indicator and, of one, by value; at each the two of the latest days among those
 * from it on. */
typedef struct {
    nt_group all;
    struct latest {
        const nt_figure *figures[2];
    } * latest;
} growth;

static const char growing[] = "eactkiv";

static growth read_growth(const nt_finding_sink *sink)
{
    growth out = {.all = nt_rules_select(sink, is_candidate, growing)};
    out.latest = nt_new_array(sink->passing, struct latest, out.all.count + 1);
    for (size_t i = out.all.count; i-- > 0;) {
        const nt_figure *f = out.all.items[i];
        struct latest *here = &out.latest[i], *behind = here + 1;
        bool same = i + 1 < out.all.count && nt_rules_agree(f, out.all.items[i + 1], "eactki");
        *here = same ? *behind : (struct latest){{NULL, NULL}};
        const nt_figure *last = here->figures[0], *second = here->figures[1];
        if (!last || f->as_of > last->as_of) {
            *here = (struct latest){{f, last}};
        } else if (!second || f->as_of > second->as_of) {
            here->figures[1] = f;
        }
    }
    return out;
}

/* Later figures show that the count has moved on beyond the settled number. */
static bool moved_on(const growth *all, const nt_group *settled, const nt_figure *odd)
{
    nt_group higher = nt_rules_beyond(&all->all, settled->items[0], "eactki", growing);
    for (size_t i = 0; i < 2 && higher.count > 0; i++) {
        const nt_figure *f = all->latest[higher.items - all->all.items].figures[i];
        if (f && f != odd && f->as_of >= odd->as_of) {
            return true;
        }
    }
    return false;
}

/* Two values of one count and day are what same-day-differs says. */
static bool differs_on_the_day(const nt_group *settled, const nt_figure *odd)
{
    return NT_ANY(i, settled->count, nt_rules_agree(settled->items[i], odd, "idup"));
}

static void report(nt_finding_sink *sink, const nt_figure *odd, const nt_group *settled)
{
    const nt_say say[] = {nt_say_of("Wvsd", odd), nt_say_list("D", settled), {0}};
    nt_rules_name(sink, odd);
    nt_rules_name_all(sink, settled);
    nt_rules_report(sink, 0,
                    (nt_text)NT_TEXT_RULES_DIGITS_TRANSPOSED_IS_GIVEN_AS_DIFFER_ONLY_IN_THAT, say);
}

/* The number with the digits at `place` and the next higher one exchanged. */
static int64_t swapped(int64_t value, int64_t place)
{
    int64_t low = value / place % 10, high = value / place / 10 % 10;
    return value + (low - high) * place * 10 + (high - low) * place;
}

static void judge(nt_finding_sink *sink, const nt_group *series, const growth *all,
                  const nt_figure *odd)
{
    if (of_value(series, odd->value.digits).count > 1) {
        return;
    }
    int64_t place = 1;
    for (int i = 0; i < DIGITS_MAX && place * 10 <= odd->value.digits; i++, place *= 10) {
        int64_t other = swapped(odd->value.digits, place);
        nt_group settled = of_value(series, other);
        if (nt_digits_swap(odd->value.digits, other) && !nt_rules_alike(&settled, "s") &&
            !differs_on_the_day(&settled, odd) && is_unlikely_true(&settled, odd) &&
            !moved_on(all, &settled, odd)) {
            report(sink, odd, &settled);
            return;
        }
    }
}

void nt_rule_digits_transposed(nt_finding_sink *sink)
{
    const growth growing_on = read_growth(sink);
    nt_group all = nt_rules_select(sink, is_candidate, "eactkvsd");
    for (nt_group series = {0}; nt_rules_next_group(sink, &all, keys, &series);) {
        for (size_t i = 0; i < series.count && series.count > 2; i++) {
            judge(sink, &series, &growing_on, series.items[i]);
        }
    }
}
