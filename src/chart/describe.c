/* The alternative text: what the chart is, what it measures, its extremes and what it finds, from
 * the same points that are drawn. */
#include <math.h>

#include "kind.h"
#include "text/number.h"
#include "words/chart.h"

/* "dan 12 lainnya" */
static const char *and_more(nt_arena *arena, nt_lang lang, size_t count)
{
    static const nt_text pattern = NT_TEXT_CHART_AND_MORE;
    const nt_arg args[] = {{.kind = NT_ARG_COUNT, .number = (double)count}};
    const nt_phrase phrase = {&pattern, args, 1};
    return nt_text_phrase(arena, lang, &phrase);
}

enum { LISTED_MAX = 6 }; /* as many points are read out one by one */

static const char *value_of(nt_arena *arena, nt_lang lang, const nt_ledger_row *row)
{
    return nt_text_quantity(arena, lang, row->value, row->decimals, row->unit ? row->unit : "");
}

static void put_named(nt_buffer *out, nt_lang lang, const nt_chart_point *point)
{
    nt_buffer_printf(out, "%s (%s)", value_of(out->arena, lang, point->row), point->label);
}

/* Of an extreme the first that has it, and how many others do. */
static void put_extreme(nt_buffer *out, nt_lang lang, const nt_chart_series *series,
                        const nt_chart_point *extreme)
{
    size_t others = 0;
    for (size_t i = 0; i < series->count; i++) {
        const nt_chart_point *point = &series->points[i];
        others +=
            point != extreme && nt_point_known(point) && point->row->value == extreme->row->value;
    }
    nt_buffer_printf(out, "%s (%s%s%s)", value_of(out->arena, lang, extreme->row), extreme->label,
                     others ? " " : "", others ? and_more(out->arena, lang, others) : "");
}

static void list_points(nt_buffer *out, nt_lang lang, const nt_chart_series *series)
{
    for (size_t i = 0; i < series->count; i++) {
        const nt_chart_point *point = &series->points[i];
        nt_buffer_printf(out, "%s%s ", i ? "; " : "", point->label);
        nt_buffer_puts(out, nt_point_words(out->arena, lang, point));
    }
}

static void put_extremes(nt_buffer *out, nt_lang lang, const nt_chart_series *series)
{
    static const nt_text known = NT_TEXT_CHART_VALUES;
    static const nt_text unknown = NT_TEXT_CHART_SO_MANY_UNKNOWN;
    static const nt_text low = NT_TEXT_CHART_LOWEST;
    static const nt_text high = NT_TEXT_CHART_HIGHEST_BEFORE_A_NUMBER;
    static const nt_text same = NT_TEXT_CHART_ALL;
    static const nt_text hidden = NT_TEXT_CHART_SO_MANY_SUPPRESSED;
    const nt_chart_point *least = NULL, *most = NULL;
    size_t count = 0, suppressed = 0;
    for (size_t i = 0; i < series->count; i++) {
        const nt_chart_point *point = &series->points[i];
        suppressed += nt_point_suppressed(point);
        if (nt_point_known(point)) {
            least = !least || point->row->value < least->row->value ? point : least;
            most = !most || point->row->value > most->row->value ? point : most;
            count++;
        }
    }
    nt_arg n = {.kind = NT_ARG_COUNT, .number = (double)count};
    nt_buffer_puts(out, nt_text_phrase(out->arena, lang, &(nt_phrase){&known, &n, 1}));
    if (count && least->row->value == most->row->value) {
        nt_buffer_printf(out, ", %s%s", same.in[lang], value_of(out->arena, lang, most->row));
    } else if (count) {
        nt_buffer_printf(out, ", %s", low.in[lang]);
        put_extreme(out, lang, series, least);
        nt_buffer_printf(out, ", %s", high.in[lang]);
        put_extreme(out, lang, series, most);
    }
    if (suppressed) {
        n.number = (double)suppressed;
        nt_buffer_puts(out, nt_text_phrase(out->arena, lang, &(nt_phrase){&hidden, &n, 1}));
    }
    if (series->count > count + suppressed) {
        n.number = (double)(series->count - count - suppressed);
        nt_buffer_puts(out, nt_text_phrase(out->arena, lang, &(nt_phrase){&unknown, &n, 1}));
    }
}

/* A drawing carries no (r) and (p): its words tell how many of them there are. */
static void put_marks(nt_buffer *out, nt_lang lang, const nt_chart_series *series)
{
    static const struct {
        unsigned flag;
        nt_text words;
    } marks[] = {{NT_FLAG_REVISED, NT_TEXT_CHART_REVISED},
                 {NT_FLAG_PROVISIONAL, NT_TEXT_CHART_PROVISIONAL}};
    for (size_t m = 0; m < sizeof marks / sizeof *marks; m++) {
        nt_arg n = {.kind = NT_ARG_COUNT};
        for (size_t i = 0; i < series->count; i++) {
            const nt_chart_point *point = &series->points[i];
            n.number += nt_point_known(point) && (point->row->flags & marks[m].flag);
        }
        if (n.number > 0) {
            nt_buffer_puts(out,
                           nt_text_phrase(out->arena, lang, &(nt_phrase){&marks[m].words, &n, 1}));
        }
    }
}

static void put_doubts(nt_buffer *out, nt_lang lang, const nt_chart_series *series)
{
    static const nt_text doubtful = NT_TEXT_CHART_IN_DOUBT;
    for (size_t i = 0; i < series->count; i++) {
        const nt_chart_point *point = &series->points[i];
        if (!point->doubtful || !nt_point_known(point)) {
            continue;
        }
        nt_buffer_printf(out, "; %s: ", doubtful.in[lang]);
        put_named(out, lang, point);
        if (point->remark && *point->remark) {
            nt_buffer_printf(out, ", %s", point->remark);
        }
    }
}

/* Ends a sentence that came without a full stop. */
static void put_sentence(nt_buffer *out, const char *text)
{
    if (!text || !*text) {
        return;
    }
    nt_buffer_printf(out, " %s", text);
    char last = out->bytes[out->length - 1];
    if (last != '.' && last != '?' && last != '!') {
        nt_buffer_putc(out, '.');
    }
}

void nt_describe_table(nt_buffer *out, const nt_chart *chart, const nt_text *size)
{
    static const nt_text most = NT_TEXT_CHART_HIGHEST;
    static const nt_text zero = NT_TEXT_CHART_CELLS_ARE_ZERO;
    static const nt_text gone = NT_TEXT_CHART_CELLS_SUPPRESSED;
    static const nt_text unknown = NT_TEXT_CHART_CELLS_UNKNOWN;
    const nt_chart_point *highest = NULL;
    const char *column = "";
    size_t alike = 0; /* with the highest */
    double zeros = 0, hidden = 0, lost = 0;
    for (size_t s = 0; s < chart->series_count; s++) {
        for (size_t i = 0; i < chart->series[s].count; i++) {
            const nt_chart_point *point = &chart->series[s].points[i];
            bool known = nt_point_known(point);
            hidden += nt_point_suppressed(point);
            lost += !known && !nt_point_suppressed(point);
            zeros += known && point->row->value == 0;
            if (known && (!highest || point->row->value > highest->row->value)) {
                highest = point;
                column = chart->series[s].name;
                alike = 0;
            } else if (known) {
                alike += point->row->value == highest->row->value;
            }
        }
    }
    const nt_arg sizes[] = {{.kind = NT_ARG_COUNT, .number = (double)chart->series_count},
                            {.kind = NT_ARG_COUNT, .number = (double)chart->series[0].count}};
    nt_buffer_puts(out, nt_text_phrase(out->arena, chart->lang, &(nt_phrase){size, sizes, 2}));
    if (highest) {
        const nt_arg args[] = {
            {.kind = NT_ARG_TEXT, .text = nt_point_words(out->arena, chart->lang, highest)},
            {.kind = NT_ARG_TEXT, .text = highest->label},
            {.kind = NT_ARG_TEXT,
             .text = alike ? nt_arena_printf(out->arena, "%s %s", column,
                                             and_more(out->arena, chart->lang, alike))
                           : column}};
        nt_buffer_puts(out, nt_text_phrase(out->arena, chart->lang, &(nt_phrase){&most, args, 3}));
    }
    const struct {
        const nt_text *pattern;
        double count;
    } counts[] = {{&zero, zeros}, {&gone, hidden}, {&unknown, lost}};
    for (size_t i = 0; i < 3; i++) {
        const nt_arg n = {.kind = NT_ARG_COUNT, .number = counts[i].count};
        if (counts[i].count > 0) {
            nt_buffer_puts(out, nt_text_phrase(out->arena, chart->lang,
                                               &(nt_phrase){counts[i].pattern, &n, 1}));
        }
    }
    nt_buffer_putc(out, '.');
}

void nt_describe_series(nt_buffer *out, nt_lang lang, const nt_chart_series *series)
{
    nt_buffer_printf(out, " %s: ", series->name);
    if (series->count <= LISTED_MAX) {
        list_points(out, lang, series);
    } else {
        put_extremes(out, lang, series);
    }
    put_marks(out, lang, series);
    put_doubts(out, lang, series);
    nt_buffer_putc(out, '.');
}

const char *nt_chart_describe(nt_arena *arena, const nt_chart *chart)
{
    nt_buffer out = nt_buffer_open(arena);
    const char *part = nt_chart_part_words(arena, chart);
    nt_buffer_printf(&out, "%s%s%s.", nt_kind_of(chart)->name.in[chart->lang], *part ? ", " : "",
                     part);
    put_sentence(&out, chart->title);
    put_sentence(&out, chart->subtitle);
    put_sentence(&out, chart->instead);
    const nt_kind *kind = nt_kind_of(chart);
    nt_absence absence = nt_chart_absence(nt_chart_whole(chart));
    if (absence != NT_ABSENCE_NONE) {
        put_sentence(&out, nt_absence_text(chart->lang, absence));
    } else if (kind->describe) {
        kind->describe(&out, chart);
    }
    for (size_t s = 0; s < chart->series_count && !kind->describe && absence == NT_ABSENCE_NONE;
         s++) {
        nt_describe_series(&out, chart->lang, &chart->series[s]);
    }
    return nt_buffer_text(&out);
}
