/* A rounded or hedged number that is passed on as if it were exact. */
#include "chain.h"
#include "sentence.h"

static void judge_quotes(nt_finding_sink *sink)
{
    NT_EACH(const nt_figure, f, sink->published->figures, sink->published->figure_count) {
        const nt_reading *reading = &nt_rules_known(sink, f)->reading;
        if (f->qualifier != NT_EXACT || reading->hedge == NT_HEDGE_NONE) {
            continue;
        }
        const char *words = nt_arena_text(sink->arena, reading->words, reading->length);
        const nt_say say[] = {nt_say_of("Wvs", f), nt_say_words(words), {0}};
        nt_rules_name(sink, f);
        nt_rules_report(sink, 0,
                        (nt_text)NT_TEXT_RULES_APPROXIMATE_AS_EXACT_IS_RECORDED_AS_AN_EXACT_NUMBER,
                        say);
    }
}

/* ---- an exact share of a hedged base ---- */

static bool is_exact_share_of_hedged(const nt_figure *figure)
{
    return nt_rules_is_share_of_count(figure) && figure->qualifier == NT_EXACT &&
           figure->base->qualifier != NT_EXACT;
}

static void judge_bases(nt_finding_sink *sink)
{
    nt_group all = nt_rules_select(sink, is_exact_share_of_hedged, "bi");
    for (nt_group shares = {0}; nt_rules_next_group(sink, &all, "bi", &shares);) {
        const nt_figure *share = shares.items[0];
        const nt_say say[] = {nt_say_of("Wvsd", share), nt_say_of("c", share->base), {0}};
        nt_rules_name_all(sink, &shares);
        nt_rules_name(sink, share->base);
        nt_rules_report(sink, 0,
                        (nt_text)NT_TEXT_RULES_APPROXIMATE_AS_EXACT_IS_GIVEN_AS_EXACT_ALTHOUGH_ITS,
                        say);
    }
}

/* ---- one source's "about N" as another's N ---- */

static bool has_day(const nt_figure *figure)
{
    return nt_date_known(figure->as_of);
}

/* So round that a count seldom falls on it: 400, 450, 1,500, but not 1,450. "About 90.8" next to
 * 90.8 is no rounding. */
static bool is_round(const nt_figure *figure)
{
    int64_t digits = figure->value.digits;
    if (digits == 0 || digits % 10 != 0 || figure->value.decimals > 0) {
        return false;
    }
    while (digits % 10 == 0) {
        digits /= 10;
    }
    return digits < 100;
}

static nt_date published_on(const nt_figure *figure)
{
    return figure->source ? figure->source->published_on : NT_DATE_UNKNOWN;
}

/* Of the hedged figures those that were published before all that stand before them in the file;
 * an unknown day is the least. */
static nt_group earliest_hedged(const nt_finding_sink *sink, const nt_group *same)
{
    nt_group found = {nt_new_array(sink->passing, const nt_figure *, same->count), 0};
    NT_EACH_OF(const nt_figure, f, same->items, same->count) {
        if (f->qualifier != NT_EXACT &&
            (!found.count || published_on(f) < published_on(found.items[found.count - 1]))) {
            found.items[found.count++] = f;
        }
    }
    return found;
}

/* The first that the exact figure may repeat, unless its source had it before; NULL none. */
static const nt_figure *repeated(const nt_group *earliest, const nt_figure *exact)
{
    nt_date told = published_on(exact);
    size_t first = nt_date_known(told) ? NT_COUNT_BEFORE(i, earliest->count,
                                                         published_on(earliest->items[i]) > told)
                                       : 0;
    return first < earliest->count ? earliest->items[first] : NULL;
}

static void report_pair(nt_finding_sink *sink, const nt_figure *exact, const nt_figure *hedged)
{
    static const nt_text patterns[] = {
        NT_TEXT_RULES_APPROXIMATE_AS_EXACT_FOR_IS_GIVEN_AS_WITHOUT_RESERVE,
        NT_TEXT_RULES_APPROXIMATE_AS_EXACT_FOR_IS_GIVEN_AS_WITHOUT_RESERVE_UNTUK_DITULIS_TANPA};
    const nt_say say[] = {nt_say_of("Wdvs", exact), nt_say_of("sv", hedged), {0}};
    nt_rules_name(sink, exact);
    nt_rules_name(sink, hedged);
    nt_rules_report(sink, 0, patterns[exact->source == hedged->source], say);
}

/* Exact figures and, of each, the first hedged one that it may repeat. A share that the counts of
 * the day bear out was worked out, not repeated. */
static void judge_repetitions(nt_finding_sink *sink)
{
    static const char keys[] = "eiqacpdukv";
    nt_group all = nt_rules_select(sink, has_day, keys);
    NT_VEC(const nt_figure *) hedged = {0};
    NT_VEC(nt_chain_question) asked = {0};
    for (nt_group same = {0}; nt_rules_next_group(sink, &all, keys, &same);) {
        if (same.count < 2 || !is_round(same.items[0])) {
            continue;
        }
        nt_group earliest = earliest_hedged(sink, &same);
        for (size_t i = 0; i < same.count && earliest.count > 0; i++) {
            const nt_figure *exact = same.items[i], *base = exact->base;
            const nt_figure *first =
                exact->qualifier == NT_EXACT ? repeated(&earliest, exact) : NULL;
            bool may_follow = nt_figure_is_share(exact) && base && base->number > 0;
            if (first) {
                nt_vec_push(sink->passing, &hedged, first);
                nt_vec_push(
                    sink->passing, &asked,
                    ((nt_chain_question){.share = exact, .whole = may_follow ? base : NULL}));
            }
        }
    }
    nt_chain_answer(sink, NT_CHAIN_ANY, asked.items, asked.count);
    for (size_t i = 0; i < asked.count; i++) {
        if (!asked.items[i].bearing) {
            report_pair(sink, asked.items[i].share, hedged.items[i]);
        }
    }
}

void nt_rule_approximate_as_exact(nt_finding_sink *sink)
{
    judge_quotes(sink);
    judge_bases(sink);
    judge_repetitions(sink);
}
