#include "walk.h"

#include <math.h>
#include <string.h>

#include "words/revision.h"

static const char *const ids[NT_CAUSE_COUNT] = {
    [NT_CAUSE_PROGRAM] = "program",
    [NT_CAUSE_SETTINGS] = "settings",
    [NT_CAUSE_DAY] = "day",
    [NT_CAUSE_LISTS] = "lists",
    [NT_CAUSE_NEW] = "new",
    [NT_CAUSE_STATUS] = "status",
    [NT_CAUSE_RECLASSIFIED] = "reclassified",
    [NT_CAUSE_CORRECTED] = "corrected",
    [NT_CAUSE_WITHDRAWN] = "withdrawn",
};

const nt_text nt_cause_text[NT_CAUSE_COUNT] = {
    [NT_CAUSE_PROGRAM] = NT_TEXT_REVISION_CHANGE_OF_PROGRAM_OR_METHOD,
    [NT_CAUSE_SETTINGS] = NT_TEXT_REVISION_CHANGE_OF_TEMPLATE_OR_SETTINGS,
    [NT_CAUSE_DAY] = NT_TEXT_REVISION_THE_DAY_OF_THE_STATE_MOVED_ON,
    [NT_CAUSE_LISTS] = NT_TEXT_REVISION_LISTS_OF_CODES_EVENTS_OR_SOURCES,
    [NT_CAUSE_NEW] = NT_TEXT_REVISION_NEW_CASES_OR_FIGURES,
    [NT_CAUSE_STATUS] = NT_TEXT_REVISION_STATUS_MOVED,
    [NT_CAUSE_RECLASSIFIED] = NT_TEXT_REVISION_RECLASSIFIED,
    [NT_CAUSE_CORRECTED] = NT_TEXT_REVISION_OLD_VALUE_CORRECTED,
    [NT_CAUSE_WITHDRAWN] = NT_TEXT_REVISION_WITHDRAWN,
};

const char *nt_cause_id(nt_cause cause)
{
    return ids[cause];
}

void walk_begin(walk *w)
{
    for (int step = 0; step < NT_CAUSE_COUNT; step++) {
        w->values[step] = nt_new_array(w->arena, double, w->numbers.count + 1);
        w->present[step] = nt_new_array(w->arena, bool, w->marks.count + 1);
        for (size_t i = 0; i < w->numbers.count; i++) {
            w->values[step][i] = NAN;
        }
    }
}

void walk_stay(walk *w, nt_cause step)
{
    memcpy(w->values[step], w->values[step - 1], w->numbers.count * sizeof(double));
    memcpy(w->present[step], w->present[step - 1], w->marks.count * sizeof(bool));
}

/* ---- marks ---- */

static void put_argument(nt_buffer *out, const nt_arg *arg)
{
    switch (arg->kind) {
    case NT_ARG_TEXT:
    case NT_ARG_UNIT:
        nt_buffer_printf(out, "\t%s", arg->text);
        break;
    case NT_ARG_LABEL:
        nt_buffer_printf(out, "\t%s", arg->label->in[NT_LANG_ID]);
        break;
    case NT_ARG_COUNT:
    case NT_ARG_DECIMAL:
    case NT_ARG_PERCENT:
        nt_buffer_printf(out, "\t%.17g %d", arg->number, arg->decimals);
        break;
    case NT_ARG_DATE:
        nt_buffer_printf(out, "\t%ld", (long)arg->date);
        break;
    }
}

const char *mark_finding(nt_arena *arena, const nt_finding *finding)
{
    nt_buffer out = nt_buffer_open(arena);
    nt_buffer_printf(&out, "finding\t%s", finding->rule->id);
    for (size_t i = 0; i < finding->figure_count; i++) {
        nt_buffer_printf(&out, "\t%s", finding->figures[i]->id);
    }
    nt_buffer_printf(&out, "\t%s", finding->sentence.pattern->in[NT_LANG_ID]);
    for (size_t i = 0; i < finding->sentence.count; i++) {
        put_argument(&out, &finding->sentence.args[i]);
    }
    return nt_buffer_text(&out);
}

const char *mark_verdict(nt_arena *arena, const char *name, const nt_like_for_like *c)
{
    return nt_arena_printf(arena, "verdict\t%s\t%s\t%s\t%s\t%s\t%s", name, c->release->id,
                           nt_verdict_id(c->verdict), nt_verdict_reason_id(c->reason),
                           c->earlier ? c->earlier->id : "", c->later ? c->later->id : "");
}

const nt_like_for_like *verdict_of(const nt_results *results, const char *name)
{
    return nt_published_comparison(results, nt_published_release(results, name));
}

/* Every mark of an edition. */
static nt_map marks_of(nt_arena *arena, const nt_results *results)
{
    const nt_findings *findings = &nt_published_report(results)->findings;
    size_t name_count = 0;
    const char *const *names =
        results->index ? nt_results_names(results, NT_INDEX_RELEASE, &name_count) : NULL;
    nt_map marks = nt_map_open(arena);
    for (size_t i = 0; i < findings->count; i++) {
        nt_map_keep(&marks, mark_finding(arena, &findings->items[i]), i);
    }
    for (size_t i = 0; i < name_count; i++) {
        const nt_like_for_like *c = verdict_of(results, names[i]);
        if (c) {
            nt_map_keep(&marks, mark_verdict(arena, names[i], c), i);
        }
    }
    return marks;
}

void walk_note(walk *w, nt_cause step, const nt_results *results)
{
    for (size_t i = 0; i < w->numbers.count; i++) {
        w->values[step][i] = nt_ledger_told(nt_ledger_find(results->ledger, w->numbers.items[i]));
    }
    if (!w->marks.count) {
        return;
    }
    NT_PASSING_ARENA(scratch);
    nt_map marks = marks_of(scratch, results);
    for (size_t i = 0; i < w->marks.count; i++) {
        w->present[step][i] = nt_map_find(&marks, w->marks.items[i]) != NT_MAP_NONE;
    }
}

/* ---- what the steps say together ---- */

bool walk_parts(const walk *w, size_t number, double from, double to,
                double parts[static NT_CAUSE_COUNT])
{
    double first = w->values[NT_CAUSE_PROGRAM][number];
    double last = w->values[NT_CAUSE_WITHDRAWN][number];
    if (isnan(from) || isnan(to) || isnan(first) || isnan(last)) {
        return false;
    }
    double before = first;
    parts[NT_CAUSE_PROGRAM] = (first - from) + (to - last);
    for (int step = NT_CAUSE_SETTINGS; step < NT_CAUSE_COUNT; step++) {
        /* A step in between may have no such number: the next one that has it takes the whole. */
        double after = w->values[step][number];
        after = isnan(after) ? before : after;
        parts[step] = after - before;
        before = after;
    }
    return true;
}

nt_cause walk_cause(const walk *w, size_t mark, bool is_there)
{
    int step = NT_CAUSE_COUNT;
    while (step > 0 && w->present[step - 1][mark] == is_there) {
        step--;
    }
    return (nt_cause)step;
}
