/* The alternative text: what the chart finds, its shape, its extremes, from the same points that
 * are drawn. Title and measure stand beside it, wherever it stands. */

#include "kind.h"
#include "text/aloud.h"
#include "text/number.h"
#include "words/chart.h"

enum { LISTED_MAX = 6 }; /* as many points are read out one by one */

void nt_describe_phrase(nt_buffer *out, nt_lang lang, nt_text pattern, const nt_arg *args,
                        size_t count)
{
    nt_buffer_puts(out, nt_text_phrase(out->arena, lang, &(nt_phrase){&pattern, args, count}));
}

void nt_describe_count(nt_buffer *out, nt_lang lang, nt_text pattern, size_t count)
{
    const nt_arg n = {.kind = NT_ARG_COUNT, .number = (double)count};
    if (count) {
        nt_describe_phrase(out, lang, pattern, &n, 1);
    }
}

/* The name, and "dan 12 lainnya" where others are like it. */
static const char *and_others(nt_arena *arena, nt_lang lang, const char *name, size_t others)
{
    nt_buffer out = nt_buffer_open(arena);
    nt_buffer_printf(&out, "%s%s", name, others ? " " : "");
    nt_describe_count(&out, lang, (nt_text)NT_TEXT_CHART_AND_MORE, others);
    return nt_buffer_text(&out);
}

/* Of an extreme the first that has it, and how many others do. */
static void put_extreme(nt_buffer *out, nt_lang lang, const nt_chart_series *series,
                        const nt_chart_point *extreme)
{
    size_t others = nt_points_alike(series, 1, extreme);
    nt_buffer_printf(out, "%s (%s)", nt_point_words(out->arena, lang, extreme),
                     and_others(out->arena, lang, extreme->label, others));
}

/* Where the series begins and where it ends, if it goes along an axis and not from its lowest value
 * to its highest or down again, which are told anyway. */
static void put_ends(nt_buffer *out, nt_lang lang, const nt_chart_series *series,
                     const nt_point_tally *t)
{
    const nt_chart_point *first = NULL, *last = NULL;
    NT_EACH(const nt_chart_point, point, series->points, series->count) {
        if (nt_point_known(point)) {
            first = !first || point->x < first->x ? point : first;
            last = !last || point->x > last->x ? point : last;
        }
    }
    bool told = (first == t->least && last == t->most) || (first == t->most && last == t->least);
    if (first && first->x < last->x && !told) {
        const nt_arg args[] = {
            {.kind = NT_ARG_TEXT, .text = nt_point_words(out->arena, lang, first)},
            {.kind = NT_ARG_TEXT, .text = first->label},
            {.kind = NT_ARG_TEXT, .text = nt_point_words(out->arena, lang, last)},
            {.kind = NT_ARG_TEXT, .text = last->label}};
        nt_describe_phrase(out, lang, (nt_text)NT_TEXT_CHART_FIRST_AND_LAST, args, 4);
    }
}

static void put_extremes(nt_buffer *out, nt_lang lang, const nt_chart_series *series)
{
    static const nt_text low = NT_TEXT_CHART_LOWEST;
    static const nt_text high = NT_TEXT_CHART_HIGHEST_BEFORE_A_NUMBER;
    static const nt_text same = NT_TEXT_CHART_ALL;
    nt_point_tally t = nt_tally_of(series, 1);
    const nt_arg n = {.kind = NT_ARG_COUNT, .number = (double)t.known};
    nt_describe_phrase(out, lang, (nt_text)NT_TEXT_CHART_VALUES, &n, 1);
    if (t.known && t.least->row->value == t.most->row->value) {
        nt_buffer_printf(out, ", %s%s", same.in[lang], nt_point_words(out->arena, lang, t.most));
    } else if (t.known) {
        put_ends(out, lang, series, &t);
        nt_buffer_printf(out, ", %s", low.in[lang]);
        put_extreme(out, lang, series, t.least);
        nt_buffer_printf(out, ", %s", high.in[lang]);
        put_extreme(out, lang, series, t.most);
    }
    nt_describe_count(out, lang, (nt_text)NT_TEXT_CHART_SO_MANY_SUPPRESSED, t.suppressed);
    nt_describe_count(out, lang, (nt_text)NT_TEXT_CHART_SO_MANY_UNKNOWN, t.unknown);
}

void nt_describe_marks(nt_buffer *out, nt_lang lang, const nt_chart_series *series)
{
    static const struct {
        unsigned flag;
        nt_text words;
    } marks[] = {{NT_FLAG_REVISED, NT_TEXT_CHART_REVISED},
                 {NT_FLAG_PROVISIONAL, NT_TEXT_CHART_PROVISIONAL}};
    for (size_t m = 0; m < sizeof marks / sizeof *marks; m++) {
        size_t count = 0;
        NT_EACH(const nt_chart_point, point, series->points, series->count) {
            count += nt_point_known(point) && (point->row->flags & marks[m].flag);
        }
        nt_describe_count(out, lang, marks[m].words, count);
    }
}

static void put_doubts(nt_buffer *out, nt_lang lang, const nt_chart_series *series)
{
    static const nt_text doubtful = NT_TEXT_CHART_IN_DOUBT;
    NT_EACH(const nt_chart_point, point, series->points, series->count) {
        if (!point->doubtful || !nt_point_known(point)) {
            continue;
        }
        bool reason = point->remark && *point->remark;
        nt_buffer_printf(out, "; %s: %s (%s)%s%s", doubtful.in[lang],
                         nt_point_words(out->arena, lang, point), point->label, reason ? ", " : "",
                         reason ? point->remark : "");
    }
}

/* Ends a sentence that came without a full stop. */
static void put_sentence(nt_buffer *out, const char *text)
{
    if (!text || !*text) {
        return;
    }
    nt_buffer_printf(out, "%s%s", out->length ? " " : "", text);
    char last = out->bytes[out->length - 1];
    if (last != '.' && last != '?' && last != '!') {
        nt_buffer_putc(out, '.');
    }
}

/* The highest value, and how many are zero, suppressed, unknown. */
static void put_table(nt_buffer *out, const nt_chart *chart, nt_text size)
{
    nt_lang lang = chart->lang;
    nt_point_tally t = nt_chart_tally(chart);
    const nt_arg sizes[] = {{.kind = NT_ARG_COUNT, .number = (double)chart->series_count},
                            {.kind = NT_ARG_COUNT, .number = (double)chart->series[0].count}};
    nt_describe_phrase(out, lang, size, sizes, 2);
    if (t.most) {
        size_t others = nt_points_alike(chart->series, chart->series_count, t.most);
        const nt_arg args[] = {
            {.kind = NT_ARG_TEXT, .text = nt_point_words(out->arena, lang, t.most)},
            {.kind = NT_ARG_TEXT, .text = t.most->label},
            {.kind = NT_ARG_TEXT, .text = and_others(out->arena, lang, t.most_in->name, others)}};
        nt_describe_phrase(out, lang, (nt_text)NT_TEXT_CHART_HIGHEST, args, 3);
    }
    nt_describe_count(out, lang, (nt_text)NT_TEXT_CHART_CELLS_ARE_ZERO, t.zero);
    nt_describe_count(out, lang, (nt_text)NT_TEXT_CHART_CELLS_SUPPRESSED, t.suppressed);
    nt_describe_count(out, lang, (nt_text)NT_TEXT_CHART_CELLS_UNKNOWN, t.unknown);
    nt_buffer_putc(out, '.');
}

void nt_describe_series(nt_buffer *out, nt_lang lang, const nt_chart_series *series)
{
    nt_buffer_printf(out, " %s: ", series->name);
    if (series->count > LISTED_MAX) {
        put_extremes(out, lang, series);
    }
    for (size_t i = 0; i < series->count && series->count <= LISTED_MAX; i++) {
        const nt_chart_point *point = &series->points[i];
        nt_buffer_printf(out, "%s%s %s", i ? "; " : "", point->label,
                         nt_point_words(out->arena, lang, point));
    }
    nt_describe_marks(out, lang, series);
    put_doubts(out, lang, series);
    nt_buffer_putc(out, '.');
}

const char *nt_chart_describe(nt_arena *arena, const nt_chart *chart)
{
    nt_buffer out = nt_buffer_open(arena);
    const char *part = nt_chart_part_words(arena, chart);
    put_sentence(&out, chart->finding);
    put_sentence(&out, nt_arena_printf(arena, "%s%s%s", nt_kind_of(chart)->name.in[chart->lang],
                                       *part ? ", " : "", part));
    put_sentence(&out, chart->rest);
    put_sentence(&out, chart->instead);
    const nt_kind *kind = nt_kind_of(chart);
    nt_absence absence = nt_chart_absence(nt_chart_whole(chart));
    if (absence != NT_ABSENCE_NONE) {
        put_sentence(&out, nt_absence_text(chart->lang, absence));
    } else if (kind->describe) {
        kind->describe(&out, chart);
    } else if (kind->table.in[0]) {
        put_table(&out, chart, kind->table);
    } else {
        for (size_t s = 0; s < chart->series_count; s++) {
            nt_describe_series(&out, chart->lang, &chart->series[s]);
        }
    }
    return nt_text_aloud(arena, chart->lang, nt_buffer_text(&out));
}
