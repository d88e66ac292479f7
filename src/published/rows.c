#include "rows.h"

#include <math.h>
#include <string.h>

#include "published/labels.h"
#include "words/published.h"

const nt_ledger_row *row_of(const work *w, const nt_figure *figure)
{
    return figure ? nt_ledger_find(w->ledger, figure->id) : NULL;
}

nt_ledger_row row_number(const char *id, nt_text label, double value, const char *unit,
                         nt_method method)
{
    nt_ledger_row row = nt_ledger_blank(id, label);
    row.value = value;
    row.unit = unit;
    row.method = method;
    return row;
}

static unsigned figure_flags(const work *w, const latest_words *words, const nt_figure *figure)
{
    static const unsigned qualified[] = {[NT_EXACT] = 0,
                                         [NT_APPROXIMATE] = NT_FLAG_APPROXIMATE,
                                         [NT_MORE_THAN] = NT_FLAG_MORE_THAN,
                                         [NT_LESS_THAN] = NT_FLAG_LESS_THAN};
    unsigned flags = qualified[figure->qualifier];
    if (!nt_date_known(figure->as_of)) {
        flags |= NT_FLAG_AS_OF_UNKNOWN;
    }
    if (nt_findings_doubt(&w->report->findings, figure)) {
        flags |= NT_FLAG_DOUBTFUL;
    }
    if (figure_is_provisional(w->published, words, figure)) {
        flags |= NT_FLAG_PROVISIONAL;
    }
    return flags;
}

bool nt_published_many_counters(const nt_published *p)
{
    const nt_counter *first = NULL;
    for (size_t i = 0; p && i < p->figure_count; i++) {
        const nt_figure *figure = &p->figures[i];
        if (figure->indicator->kind == NT_INDICATOR_EXPOSURE) {
            continue;
        }
        if (first && figure->counter != first) {
            return true;
        }
        first = figure->counter;
    }
    return false;
}

static const char *const *one(nt_arena *arena, const char *text)
{
    return nt_arena_copy(arena, &text, sizeof text);
}

void work_publish_rows(work *w)
{
    NT_PASSING_ARENA(passing);
    const latest_words *words = latest_words_of(passing, w->published);
    NT_EACH(const nt_figure, figure, w->published->figures, w->published->figure_count) {
        nt_ledger_row row = nt_ledger_blank(figure->id, nt_label_figure(w->arena, figure));
        row.value = figure->number;
        row.decimals = figure->value.decimals;
        row.unit = figure->unit;
        row.method = NT_METHOD_PUBLISHED;
        row.as_of = figure->as_of;
        row.flags = figure_flags(w, words, figure);
        if (figure->base) {
            row.inputs = one(w->arena, figure->base->id);
            row.input_count = 1;
        }
        if (figure->source) {
            row.sources = one(w->arena, figure->source->id);
            row.source_count = 1;
        }
        nt_ledger_add(w->ledger, &row);
    }
}

/* Whether the row that is added next has not taken the source yet. */
static bool takes(work *w, const char *source)
{
    size_t *taken_by = nt_map_number(&w->sources, source);
    size_t number = nt_ledger_count(w->ledger) + 1;
    bool anew = *taken_by != number;
    *taken_by = number;
    return anew;
}

/* The row's own sources, then those of its inputs, each once. */
static void gather_sources(work *w, nt_ledger_row *row, const nt_ledger_row *const *inputs)
{
    size_t most = row->source_count + NT_SUM(size_t, i, row->input_count, inputs[i]->source_count);
    const char **sources = nt_new_array(w->arena, const char *, most);
    size_t count =
        NT_PICK(sources, i, row->source_count, row->sources[i], takes(w, row->sources[i]));
    for (size_t i = 0; i < row->input_count; i++) {
        const char *const *theirs = inputs[i]->sources;
        count +=
            NT_PICK(sources + count, s, inputs[i]->source_count, theirs[s], takes(w, theirs[s]));
    }
    row->sources = sources;
    row->source_count = count;
}

static unsigned passed_on(unsigned flags)
{
    unsigned kept = flags & (NT_FLAG_APPROXIMATE | NT_FLAG_DOUBTFUL | NT_FLAG_AS_OF_UNKNOWN |
                             NT_FLAG_PROVISIONAL);
    bool is_bound = flags & (NT_FLAG_MORE_THAN | NT_FLAG_LESS_THAN);
    return is_bound ? kept | NT_FLAG_APPROXIMATE : kept;
}

const nt_ledger_row *row_derive(work *w, nt_ledger_row row, const nt_ledger_row *const *inputs,
                                size_t input_count)
{
    const char **ids = nt_new_array(w->arena, const char *, input_count);
    nt_date latest = NT_DATE_UNKNOWN;
    /* How many there are is exact, however vague each of them is; only the day may be unknown. */
    unsigned mask = row.method == NT_METHOD_COUNT ? NT_FLAG_AS_OF_UNKNOWN : ~0u;
    for (size_t i = 0; i < input_count; i++) {
        ids[i] = inputs[i]->id;
        row.flags |= passed_on(inputs[i]->flags) & mask;
        latest = inputs[i]->as_of > latest ? inputs[i]->as_of : latest;
    }
    row.inputs = ids;
    row.input_count = input_count;
    gather_sources(w, &row, inputs);
    if (!nt_date_known(row.as_of)) {
        row.as_of = latest;
    }
    const char *wanted = row.id;
    const nt_ledger_row *holder = nt_ledger_find(w->ledger, wanted);
    row.id = nt_ledger_free_id(w->ledger, wanted);
    const nt_ledger_row *added = nt_ledger_add(w->ledger, &row);
    if (holder && holder->method == NT_METHOD_PUBLISHED) {
        nt_ledger_name(w->ledger, wanted, added); /* so that nt_ledger_hides tells of it */
    }
    return added;
}

/* Only its day is known: a row without a value. */
void work_polling_days(work *w)
{
    static const nt_text what = NT_TEXT_PUBLISHED_POLLING_DAY;
    NT_EACH(const nt_event, event, w->published->events, w->published->event_count) {
        nt_ledger_row row =
            nt_ledger_blank(nt_arena_printf(w->arena, "%s.polling-day", event->slug),
                            nt_label_event(w->arena, what, event));
        row.method = NT_METHOD_PUBLISHED;
        row.as_of = event->polling_day;
        if (event->source) {
            row.sources = one(w->arena, event->source->id);
            row.source_count = 1;
        }
        row_derive(w, row, NULL, 0);
    }
}

bool figure_counts(const nt_figure *figure)
{
    return figure && !nt_figure_is_share(figure) && figure->number >= 0 &&
           figure->number == floor(figure->number) && figure->number < 1e15 &&
           (figure->qualifier == NT_EXACT || figure->qualifier == NT_APPROXIMATE);
}

const nt_ledger_row *row_ratio(work *w, const char *id, nt_text label, const nt_figure *part,
                               const nt_figure *whole)
{
    if (!figure_counts(part) || !figure_counts(whole) || strcmp(part->unit, whole->unit) != 0 ||
        part->counter != whole->counter || whole->number <= 0 || part->number > whole->number) {
        return NULL;
    }
    nt_ledger_row row = nt_ledger_blank(id, label);
    row.part = (int64_t)part->number;
    row.whole = (int64_t)whole->number;
    nt_interval interval = nt_stats_wilson(row.part, row.whole);
    nt_ledger_put_proportion(&row, interval);
    row.unit = "percent";
    row.method = NT_METHOD_WILSON;
    return row_derive(w, row, (const nt_ledger_row *[]){row_of(w, part), row_of(w, whole)}, 2);
}
