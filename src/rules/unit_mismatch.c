/* Figures that are compared but count different things: persons, violations, reports. */
#include "sentence.h"

#include <string.h>

/* Small numbers meet by chance; a number of this size that two units share was rather named
 * twice. */
enum { TELLING_OF_ONE = 10, TELLING_OF_TWO = 100 };

/* What the figure counts: as its quote says where that is plain, else as it was recorded. A unit
 * outside the three that the quote reader knows is taken as it is. */
static const char *counted_unit(const nt_finding_sink *sink, const nt_figure *figure)
{
    static const char *const known[] = {"persons", "violations", "reports"};
    const char *quoted = nt_rules_known(sink, figure)->reading.unit;
    NT_RETURN_FIRST(i, quoted ? sizeof known / sizeof *known : 0,
                    strcmp(figure->unit, known[i]) == 0, quoted, figure->unit);
}

static bool same_unit(const nt_figure *a, const nt_figure *b)
{
    return strcmp(a->unit, b->unit) == 0;
}

/* ---- a part in one unit, its whole in another ---- */

static bool has_base_in_other_unit(const nt_figure *figure)
{
    return nt_rules_is_tally(figure) && figure->base && !nt_figure_is_share(figure->base) &&
           nt_rules_agree(figure, figure->base, "k") && !same_unit(figure, figure->base);
}

/* Proven persons among reports: their ratio is unfit, that of sanctioned to proven persons is not.
 * So it is the reports that are kept out of comparisons. */
static bool spares_the_part(const nt_figure *part, const nt_figure *whole)
{
    return nt_rules_is_stage(part) && nt_rules_is_stage(whole) &&
           part->indicator->stage == NT_STAGE_PROVEN;
}

static void report_parts(nt_finding_sink *sink, const nt_group *parts, const nt_figure *whole,
                         bool whole_first)
{
    static const nt_text one = NT_TEXT_RULES_UNIT_MISMATCH_IS_GIVEN_AS_BUT_ITS_WHOLE_IS;
    static const nt_text several = NT_TEXT_RULES_UNIT_MISMATCH_PARTS_OF_ARE_COUNTED_IN_ANOTHER;
    const nt_figure *part = parts->items[0];
    const nt_say say[] = {
        nt_say_of("Wvsd", part), nt_say_of("cs", whole), nt_say_list("L", parts), {0}};
    nt_rules_name(sink, whole_first ? whole : NULL);
    nt_rules_name_all(sink, parts);
    nt_rules_name(sink, whole_first ? NULL : whole);
    nt_rules_report(sink, whole_first ? 1 : parts->count, parts->count > 1 ? several : one, say);
}

static void judge_bases(nt_finding_sink *sink)
{
    nt_group all = nt_rules_select(sink, has_base_in_other_unit, "b");
    for (nt_group parts = {0}; nt_rules_next_group(sink, &all, "b", &parts);) {
        const nt_figure *whole = parts.items[0]->base;
        bool spares = NT_ANY(i, parts.count, spares_the_part(parts.items[i], whole));
        report_parts(sink, &parts, whole, spares);
    }
}

/* ---- one number under two names ---- */

static bool has_day(const nt_figure *figure)
{
    return nt_rules_is_tally(figure) && nt_date_known(figure->as_of);
}

/* Of one thing it takes less to tell than of two: that by chance 12 persons stand in 12 reports is
 * rarer than that 12 were sanctioned and 12 reports came in. */
static bool is_telling(const nt_figure *a, const nt_figure *b)
{
    if (!nt_rules_agree(a, b, "c")) {
        return (!*a->category || !*b->category) && a->number >= TELLING_OF_TWO;
    }
    return a->number >= (a->indicator == b->indicator ? TELLING_OF_ONE : TELLING_OF_TWO);
}

static void report_names(nt_finding_sink *sink, const nt_figure *a, const nt_figure *b)
{
    static const nt_text two = NT_TEXT_RULES_UNIT_MISMATCH_THE_SAME_NUMBER_FOR_IS_CALLED_BY;
    static const nt_text one = NT_TEXT_RULES_UNIT_MISMATCH_THE_SAME_NUMBER_FOR_IS_CALLED;
    const nt_say say[] = {nt_say_of("dcs", a), nt_say_of("cs", b), nt_say_of("o", a), {0}};
    nt_rules_name(sink, a);
    nt_rules_name(sink, b);
    nt_rules_report(sink, 0, a->source == b->source ? one : two, say);
}

static void judge_names(nt_finding_sink *sink, const char *keys, bool *named)
{
    const nt_figure *first = sink->published->figures;
    nt_group all = nt_rules_select(sink, has_day, keys);
    for (nt_group same = {0}; nt_rules_next_group(sink, &all, keys, &same);) {
        for (size_t i = 1; i < same.count; i++) {
            const nt_figure *a = same.items[0], *b = same.items[i];
            if (!same_unit(a, b) && is_telling(a, b) && !named[b - first]) {
                report_names(sink, a, b);
                named[a - first] = named[b - first] = true;
                break;
            }
        }
    }
}

/* ---- one series in several units ---- */

/* A unit, how often it is used in the series, and the first figure that does. */
typedef struct {
    const char *unit;
    const nt_figure *first;
    size_t uses;
} usage;

enum { USAGES_MAX = 4 }; /* more units than a sentence would list */

static size_t read_usages(const nt_finding_sink *sink, const nt_group *series, const bool *named,
                          usage found[USAGES_MAX])
{
    size_t count = 0;
    NT_EACH_OF(const nt_figure, figure, series->items, series->count) {
        if (named[figure - sink->published->figures]) {
            continue;
        }
        const char *unit = counted_unit(sink, figure);
        size_t j = 0;
        while (j < count && strcmp(found[j].unit, unit) != 0) {
            j++;
        }
        if (j < count) {
            found[j].uses++;
        } else if (count < USAGES_MAX) {
            found[count++] = (usage){unit, figure, 1};
        }
    }
    return count;
}

/* The rarest first: it is the one to look at. */
static void sort_usages(usage *usages, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        for (size_t j = i; j > 0 && usages[j].uses < usages[j - 1].uses; j--) {
            usage swap = usages[j];
            usages[j] = usages[j - 1];
            usages[j - 1] = swap;
        }
    }
}

static nt_say say_usage(const usage *used)
{
    return (nt_say){.slots = "usd", .figure = used->first, .text = used->unit};
}

static void report_series(nt_finding_sink *sink, const usage *usages, size_t count)
{
    static const nt_text patterns[] = {
        NT_TEXT_RULES_UNIT_MISMATCH_DOES_NOT_ALWAYS_COUNT_THE_SAME,
        NT_TEXT_RULES_UNIT_MISMATCH_DOES_NOT_ALWAYS_COUNT_THE_SAME_TIDAK_SELALU};
    const usage *last = &usages[count - 1], *second = &usages[count > 2 ? 1 : 0];
    const nt_say say[] = {
        nt_say_of("S", last->first), say_usage(&usages[0]), say_usage(last), say_usage(second), {0},
    };
    for (size_t i = 0; i < count; i++) {
        nt_rules_name(sink, usages[i].first);
    }
    nt_rules_report(sink, 0, patterns[count > 2], say);
}

/* On some day of one area both units are given, with different numbers: 29 cases of 75 persons.
 * Who counts so knows the two apart. Of a body without name two sources may mean two. */
static bool counts_both_ways(const nt_finding_sink *sink, const nt_group *body)
{
    nt_group day = {0};
    while (nt_rules_next_group(sink, body, "ekiapd", &day)) {
        for (size_t i = 1; i < day.count; i++) {
            const nt_figure *a = day.items[i - 1], *b = day.items[i];
            bool one_body = *a->counter->id || a->source == b->source;
            if (one_body && !nt_rules_agree(a, b, "v") &&
                strcmp(counted_unit(sink, a), counted_unit(sink, b)) != 0) {
                return true;
            }
        }
    }
    return false;
}

/* One finding an indicator, whichever of its areas and categories show it. */
static void judge_body(nt_finding_sink *sink, const nt_group *body, const bool *named)
{
    for (nt_group indicator = {0}; nt_rules_next_group(sink, body, "eki", &indicator);) {
        usage usages[USAGES_MAX];
        size_t count = 0;
        for (nt_group series = {0};
             count < 2 && nt_rules_next_group(sink, &indicator, "ekiact", &series);) {
            count = read_usages(sink, &series, named, usages);
        }
        if (count > 1 && !nt_rules_known(sink, usages[0].first)->splitting) {
            sort_usages(usages, count);
            report_series(sink, usages, count);
        }
    }
}

static void judge_series(nt_finding_sink *sink, const bool *named)
{
    nt_group by_day = nt_rules_select(sink, nt_rules_is_tally, "ekiapds");
    nt_group by_series = nt_rules_select(sink, nt_rules_is_tally, "ekiactd");
    nt_group day = {0}, body = {0};
    while (nt_rules_next_group(sink, &by_day, "ek", &day) &&
           nt_rules_next_group(sink, &by_series, "ek", &body)) {
        if (!counts_both_ways(sink, &day)) {
            judge_body(sink, &body, named);
        }
    }
}

void nt_rule_unit_mismatch(nt_finding_sink *sink)
{
    const nt_published *published = sink->published;
    bool *named = nt_new_array(sink->passing, bool, published->figure_count + 1);
    judge_bases(sink);
    judge_names(sink, "eacpdkv", named);
    judge_names(sink, "eiapdksv", named); /* and of one source, whatever it leaves out */
    judge_series(sink, named);
}
