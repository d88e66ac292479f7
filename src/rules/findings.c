/* Runs the rules and orders what they find. */

#include <stdlib.h>

#include "sentence.h"
#include "series.h"

NT_ORDER(order_of_numbers, double, NT_BY((*a > *b) - (*a < *b)))

bool nt_rules_tells(const nt_finding_sink *sink, const nt_figure *figure, int64_t number)
{
    nt_known *known = nt_rules_known(sink, figure);
    double wanted = (double)number;
    if (!known->told) {
        known->told_count = nt_words_numbers(figure->quote, NULL);
        known->told = nt_new_array(sink->working, double, known->told_count + 1);
        nt_words_numbers(figure->quote, known->told);
        qsort(known->told, known->told_count, sizeof wanted, order_of_numbers);
    }
    return bsearch(&wanted, known->told, known->told_count, sizeof wanted, order_of_numbers);
}

const nt_figure *nt_rules_changed(const nt_finding_sink *sink, const nt_figure *told)
{
    const nt_figure *named = nt_model_figure(sink->published, told->change_to);
    return named ? named : told;
}

/* Figures that follow each other often share a quote. */
static bool changes_as(const nt_finding_sink *sink, const nt_figure *told, const nt_figure *before)
{
    return nt_rules_known(sink, before)->change && strcmp(before->quote, told->quote) == 0 &&
           nt_figure_is_share(nt_rules_changed(sink, before)) ==
               nt_figure_is_share(nt_rules_changed(sink, told));
}

const nt_stated_change *nt_rules_change(const nt_finding_sink *sink, const nt_figure *told)
{
    nt_known *known = nt_rules_known(sink, told);
    if (!known->change && known > sink->known && changes_as(sink, told, told - 1)) {
        known->change = known[-1].change;
    }
    if (!known->change) {
        nt_stated_change *read = nt_new(sink->working, nt_stated_change);
        *read = nt_change_read(told->quote, nt_figure_is_share(nt_rules_changed(sink, told)));
        known->change = read;
    }
    const nt_stated_change *change = known->change;
    bool other = change->has_to && change->to != nt_rules_changed(sink, told)->number;
    return change->kind == NT_CHANGE_NONE || other ? NULL : change;
}

const nt_figure *nt_rules_roomier(const nt_finding_sink *sink, const nt_figure *a,
                                  const nt_figure *b)
{
    if (!a) {
        return b;
    }
    nt_range x = nt_rules_range(sink, a), y = nt_rules_range(sink, b);
    if (x.unbounded != y.unbounded) {
        return x.unbounded ? b : a;
    }
    return y.high > x.high ? b : a;
}

/* A share of a stage is called by the stage: as the figures call it, else as the descriptor does,
 * whose words come behind those built in. */
static void name_stages(nt_finding_sink *sink)
{
    const nt_published *published = sink->published;
    NT_EACH(const nt_indicator, indicator, published->indicators, published->indicator_count) {
        if (indicator->kind == NT_INDICATOR_STAGE) {
            sink->stages[indicator->stage] = &indicator->label;
        }
    }
    for (size_t i = published->figure_count; i-- > 0;) {
        const nt_figure *figure = &published->figures[i];
        if (nt_rules_is_stage(figure)) {
            sink->stages[figure->indicator->stage] = &figure->indicator->label;
        }
    }
}

static void read_figures(nt_finding_sink *sink)
{
    const nt_published *published = sink->published;
    size_t count = published->figure_count;
    sink->known = nt_new_array(sink->working, nt_known, count + 1);
    sink->ranks = nt_rules_open_ranks(sink->working);
    sink->writer = nt_rules_open_writer(sink->working);
    for (size_t i = 0; i < count; i++) {
        const nt_figure *figure = &published->figures[i];
        nt_known *known = &sink->known[i];
        known->reading = nt_quote_read(published->units, figure);
        known->range = nt_range_of(figure->value, nt_quote_qualifier(figure, &known->reading),
                                   nt_figure_is_share(figure));
    }
}

/* A count of which only parts are given, and of parts of another count: where its cases stand. */
static bool splits_another(const nt_group *indicator)
{
    bool another = false;
    NT_EACH_OF(const nt_figure, f, indicator->items, indicator->count) {
        if (f->indicator->kind != NT_INDICATOR_COUNT || !*f->category) {
            return false;
        }
        another = another || (f->base && f->base->indicator != f->indicator);
    }
    return another;
}

static void find_splitting(nt_finding_sink *sink)
{
    nt_group all = nt_rules_select(sink, NULL, "i");
    for (nt_group same = {0}; nt_rules_next_group(sink, &all, "i", &same);) {
        bool splits = splits_another(&same);
        for (size_t i = 0; i < same.count; i++) {
            nt_rules_known(sink, same.items[i])->splitting = splits;
        }
    }
}

/* A provisional figure is as good as its source says. Once a final one of the same series stands
 * for its day or a later one, nothing is held against it and it is held against nothing. */
static void find_superseded(nt_finding_sink *sink)
{
    static const char keys[] = "eiqacpuk";
    nt_group all = nt_rules_select(sink, NULL, keys);
    for (nt_group same = {0}; nt_rules_next_group(sink, &all, keys, &same);) {
        nt_date last = NT_DATE_UNKNOWN;
        NT_EACH_OF(const nt_figure, f, same.items, same.count) {
            last = f->status == NT_STATUS_FINAL && f->as_of > last ? f->as_of : last;
        }
        for (size_t i = 0; i < same.count && nt_date_known(last); i++) {
            const nt_figure *f = same.items[i];
            nt_rules_known(sink, f)->superseded =
                f->status == NT_STATUS_PROVISIONAL && nt_date_known(f->as_of) && f->as_of <= last;
        }
    }
}

static int order_of_events(const nt_event *a, const nt_event *b)
{
    if (!a || !b) {
        return (a == NULL) - (b == NULL);
    }
    return (a > b) - (a < b); /* one array, in order of polling day */
}

/* Within a rule: by event, day and place in the file of the first figure, then of the others. */
static int order_of_findings(const void *left, const void *right)
{
    const nt_finding *a = left, *b = right;
    const nt_figure *x = a->figures[0], *y = b->figures[0];
    int order = order_of_events(x->event, y->event);
    order = order ? order : (x->as_of > y->as_of) - (x->as_of < y->as_of);
    for (size_t i = 0; order == 0 && i < a->figure_count && i < b->figure_count; i++) {
        order = (a->figures[i] > b->figures[i]) - (a->figures[i] < b->figures[i]);
    }
    return order ? order
                 : (a->figure_count > b->figure_count) - (a->figure_count < b->figure_count);
}

/* Sorts what the rule that has just run found, from `start` on, and drops repetitions. */
static void settle(nt_finding_sink *sink, size_t start)
{
    size_t count = sink->found.count - start, kept = 0;
    if (count == 0) {
        return; /* and there may be no array to point into */
    }
    nt_finding *items = sink->found.items + start;
    qsort(items, count, sizeof *items, order_of_findings);
    for (size_t i = 0; i < count; i++) {
        if (kept == 0 || order_of_findings(&items[kept - 1], &items[i]) != 0) {
            items[kept++] = items[i];
        }
    }
    sink->found.count = start + kept;
}

nt_findings nt_rules_run(nt_arena *arena, const nt_published *published)
{
    nt_finding_sink sink = {.arena = arena,
                            .working = nt_arena_open(),
                            .passing = nt_arena_open(),
                            .published = published};
    read_figures(&sink);
    name_stages(&sink);
    find_splitting(&sink);
    find_superseded(&sink);
    nt_rules_read_series(&sink);
    nt_arena_close(sink.passing);
    size_t count;
    const nt_rule *rules = nt_rules(&count);
    for (size_t i = 0; i < count; i++) {
        size_t start = sink.found.count;
        sink.rule = &rules[i];
        sink.passing = nt_arena_open();
        sink.places = NULL;
        rules[i].run(&sink);
        settle(&sink, start);
        nt_arena_close(sink.passing);
    }
    nt_arena_close(sink.working);
    const nt_finding **doubts =
        nt_new_array(arena, const nt_finding *, published->figure_count + 1);
    for (size_t i = sink.found.count; i-- > 0;) {
        nt_finding *finding = &sink.found.items[i];
        finding->number = i + 1;
        for (size_t j = 0; j < finding->doubtful_count; j++) {
            doubts[finding->doubtful[j] - published->figures] = finding; /* the first one stays */
        }
    }
    return (nt_findings){sink.found.items, sink.found.count, published, doubts};
}

const nt_finding *nt_findings_doubt(const nt_findings *findings, const nt_figure *figure)
{
    const nt_published *published = findings->published;
    bool known = published && figure >= published->figures &&
                 figure < published->figures + published->figure_count;
    return known ? findings->doubts[figure - published->figures] : NULL;
}
