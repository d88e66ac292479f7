/* One word, two bodies that count: what each of them counts is no fault of the other. */
#include "sentence.h"

/* "Reported" to the commission and "reported" to the supervisors are two things. Whoever reads both
 * numbers has to know; once an event and a word is enough. */
static bool is_told_count(const nt_figure *figure)
{
    return nt_rules_is_tally(figure) && nt_date_known(figure->as_of) && *figure->counter->id;
}

/* The first figure of each body that counts the same thing for the same day. */
static nt_group bodies_of(const nt_finding_sink *sink, const nt_group *same)
{
    nt_group bodies = {nt_new_array(sink->passing, const nt_figure *, same->count), 0};
    for (nt_group body = {0}; nt_rules_next_group(sink, same, "eiuacpdk", &body);) {
        bodies.items[bodies.count++] = body.items[0];
    }
    return bodies;
}

static bool differ(const nt_finding_sink *sink, const nt_group *bodies)
{
    return NT_ANY(i, bodies->count,
                  !nt_range_meet(nt_rules_range(sink, bodies->items[0]),
                                 nt_rules_range(sink, bodies->items[i])));
}

/* The whole before its areas, a later day before an earlier one. */
static bool tells_more(const nt_group *bodies, const nt_group *than)
{
    if (!than->items) {
        return true;
    }
    const nt_figure *a = bodies->items[0], *b = than->items[0];
    if (a->whole_area != b->whole_area) {
        return a->whole_area;
    }
    return a->as_of > b->as_of;
}

static bool share_a_procedure(const nt_group *bodies)
{
    return NT_ALL(i, bodies->count,
                  bodies->items[i]->counter->procedure == bodies->items[0]->counter->procedure);
}

static void report(nt_finding_sink *sink, const nt_group *bodies)
{
    static const nt_text one_procedure =
        NT_TEXT_RULES_COUNTERS_DIFFER_FOR_IS_COUNTED_BY_SEVERAL_BODIES;
    static const nt_text procedures_differ =
        NT_TEXT_RULES_COUNTERS_DIFFER_FOR_IS_COUNTED_BY_SEVERAL_BODIES_UNTUK_DIHITUNG;
    const nt_say say[] = {nt_say_of("Wd", bodies->items[0]), nt_say_list("K", bodies), {0}};
    nt_rules_name_all(sink, bodies);
    nt_rules_report(sink, 0, share_a_procedure(bodies) ? one_procedure : procedures_differ, say);
}

void nt_rule_counters_differ(nt_finding_sink *sink)
{
    nt_group all = nt_rules_select(sink, is_told_count, "eiuacpdk");
    for (nt_group word = {0}; nt_rules_next_group(sink, &all, "ei", &word);) {
        nt_group best = {NULL, 0};
        for (nt_group same = {0}; nt_rules_next_group(sink, &word, "eiuacpd", &same);) {
            nt_group bodies = bodies_of(sink, &same);
            if (differ(sink, &bodies) && tells_more(&bodies, &best)) {
                best = bodies;
            }
        }
        if (best.items) {
            report(sink, &best);
        }
    }
}
