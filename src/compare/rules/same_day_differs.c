/* One day, two values of the same count. */
#include "rules/sentence.h"

/* Two institutions that count on one day rarely agree to the last case. Up to a tenth apart, the
 * difference is stated and both may still be used, each within its own reckoning. */
enum { TOLERATED_PER_CENT = 10 };

/* A share of reported cases and one of proven cases are different shares. */
static const char keys[] = "eiqacpdu";

static bool has_day(const nt_figure *figure)
{
    return nt_date_known(figure->as_of);
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
    nt_group found = {nt_new_array(sink->arena, const nt_figure *, values->count + 1), 0};
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
    for (size_t i = 0; i < values->count; i++) {
        const nt_figure *f = values->items[i];
        if (disagree(sink, f, least) || disagree(sink, f, most)) {
            found.items[found.count++] = f;
        }
    }
    return found;
}

/* The figure of the day that gives the same number as another stage of the same cases. */
static const nt_figure *other_stage(const nt_group *stages, const nt_figure *figure)
{
    size_t low = 0, high = stages->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (nt_rules_order(stages->items[middle], figure, "eacpduv") < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    for (; low < stages->count && nt_rules_agree(stages->items[low], figure, "eacpduv"); low++) {
        const nt_figure *f = stages->items[low];
        if (f->indicator != figure->indicator && f->source != figure->source) {
            return f;
        }
    }
    return NULL;
}

/* Puts those that other figures speak against to the front; how many they are. */
static size_t doubtful_first(const nt_finding_sink *sink, nt_group *values)
{
    size_t off = 0;
    for (size_t i = 0; i < values->count; i++) {
        const nt_figure *f = values->items[i];
        if (nt_rules_standing(sink, f)->off) {
            for (size_t j = i; j > off; j--) {
                values->items[j] = values->items[j - 1];
            }
            values->items[off++] = f;
        }
    }
    if (off > 0 && off < values->count) {
        return off;
    }
    double least = values->items[0]->number, most = least;
    for (size_t i = 1; i < values->count; i++) {
        double number = values->items[i]->number;
        least = number < least ? number : least;
        most = number > most ? number : most;
    }
    return (most - least) * 100 > most * TOLERATED_PER_CENT ? values->count : 0;
}

static void report(nt_finding_sink *sink, const nt_group *values, size_t doubtful,
                   const nt_figure *twin)
{
    static const nt_text plain = {
        {"{0} untuk {1} ditulis berbeda-beda: {2}.", "{0} for {1} is given differently: {2}."}};
    static const nt_text mistaken = {
        {"{0} untuk {1} ditulis berbeda-beda: {2}; {3} adalah angka yang oleh {4} disebut “{5}”.",
         "{0} for {1} is given differently: {2}; {3} is the number that {4} calls “{5}”."}};
    const nt_figure *first = values->items[0];
    const nt_say parts[] = {
        nt_say_figure(NT_SAY_What, first),
        nt_say_figure(NT_SAY_DAY, first),
        nt_say_list(values),
        nt_say_figure(NT_SAY_VALUE, first),
        nt_say_figure(NT_SAY_SOURCE, twin ? twin : first),
        nt_say_figure(NT_SAY_LABEL, twin ? twin : first),
    };
    nt_rules_report(
        sink, values->items, values->count, doubtful,
        nt_rules_sentence(sink, twin ? mistaken : plain, parts, sizeof parts / sizeof *parts));
}

static void run(const nt_published *published, nt_finding_sink *sink)
{
    (void)published;
    nt_group stages = nt_rules_select(sink, nt_rules_is_stage, "eacpduv");
    nt_group all = nt_rules_select(sink, has_day, "eiqacpduv");
    for (nt_group group = {0}; nt_rules_next_group(&all, keys, &group);) {
        if (group.count < 2) {
            continue;
        }
        nt_group values = at_odds(sink, &group);
        if (values.count < 2) {
            continue;
        }
        size_t doubtful = doubtful_first(sink, &values);
        bool singled_out = doubtful > 0 && doubtful < values.count;
        report(sink, &values, doubtful, singled_out ? other_stage(&stages, values.items[0]) : NULL);
    }
}

const nt_rule nt_rule_same_day_differs = {
    .id = "same-day-differs",
    .title = {{"Hari yang sama, angka yang berbeda", "One day, two values"}},
    .explanation = {{"Apakah semua sumber menulis angka yang sama untuk hal yang sama pada hari "
                     "yang sama, dalam batas pembulatan dan kata seperti “sekitar”?",
                     "Do all sources give the same value for the same thing on the same day, "
                     "within rounding and words such as “about”?"}},
    .run = run,
};
