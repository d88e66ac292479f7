/* A chart in parts: rows that one page does not hold go on in a drawing of their own, with heads
 * and scale of its own. All parts are on the scale of the whole, so that bars of two pages compare.
 */
#include <math.h>

#include "kind.h"
#include "text/number.h"
#include "words/chart.h"

const nt_chart *nt_chart_whole(const nt_chart *chart)
{
    return chart->whole ? chart->whole : chart;
}

nt_place nt_chart_place(const nt_chart *chart)
{
    return chart->settings ? chart->settings->place : nt_nowhere;
}

const char *nt_chart_part_words(nt_arena *arena, const nt_chart *chart)
{
    static const nt_text pattern = NT_TEXT_CHART_PART_OF;
    const nt_arg args[] = {{.kind = NT_ARG_COUNT, .number = (double)chart->part},
                           {.kind = NT_ARG_COUNT, .number = (double)chart->part_count}};
    return chart->whole ? nt_text_phrase(arena, chart->lang, &(nt_phrase){&pattern, args, 2}) : "";
}

/* How many rows the drawing has, one below the other, between which it may be cut. */
static size_t rows_of(const nt_chart *chart)
{
    const nt_kind *kind = nt_kind_of(chart);
    size_t most = 0;
    if (kind->panels_a_row) {
        size_t a_row = kind->panels_a_row(chart);
        return (chart->series_count + a_row - 1) / a_row;
    }
    for (size_t s = 0; s < chart->series_count; s++) {
        most = chart->series[s].count > most ? chart->series[s].count : most;
    }
    return most;
}

/* Rows [from, to) of the whole. */
static void take_rows(nt_arena *arena, nt_chart *part, size_t from, size_t to)
{
    const nt_chart *whole = part->whole;
    const nt_kind *kind = nt_kind_of(whole);
    if (kind->panels_a_row) {
        size_t a_row = kind->panels_a_row(whole);
        part->series = &whole->series[from * a_row];
        part->series_count = NT_LESSER(to * a_row, whole->series_count) - from * a_row;
        return;
    }
    nt_chart_series *series =
        nt_arena_copy(arena, whole->series, whole->series_count * sizeof *series);
    for (size_t s = 0; s < whole->series_count; s++) {
        size_t first = NT_LESSER(from, series[s].count);
        series[s].points += first;
        series[s].count = NT_LESSER(to, series[s].count) - first;
    }
    part->series = series;
}

typedef struct {
    nt_arena *arena;
    const nt_chart *whole;
    const nt_fonts *fonts;
} cutting;

/* `count` parts of as many rows each as can be; sets the height of the highest. */
static nt_status cut_into(const cutting *c, size_t count, const nt_chart **out, double *highest,
                          nt_error *err)
{
    size_t rows = rows_of(c->whole);
    *highest = 0;
    for (size_t i = 0; i < count; i++) {
        nt_chart *part = nt_new(c->arena, nt_chart);
        *part = *c->whole;
        part->whole = c->whole;
        part->part = i + 1;
        part->part_count = count;
        take_rows(c->arena, part, i * rows / count, (i + 1) * rows / count);
        NT_TRY(nt_chart_measure(c->arena, part, c->fonts, err));
        *highest = fmax(*highest, part->height_pt);
        out[i] = part;
    }
    return NT_OK;
}

static nt_status refuse(const nt_chart *chart, double height_pt, nt_error *err)
{
    nt_text fewer = nt_kind_of(chart)->fewer;
    long long height = llrint(chart->height_pt), most = llrint(height_pt);
    return nt_fail(
        err, NT_INVALID, nt_chart_place(chart),
        fewer.in[0]
            ? NT_MESSAGE_CHART_TOO_HIGH_OR_LESS(.chart = chart->id, .height = height, .most = most,
                                                .fewer = fewer)
            : NT_MESSAGE_CHART_TOO_HIGH(.chart = chart->id, .height = height, .most = most));
}

nt_status nt_chart_cut(nt_arena *arena, const nt_chart *chart, const nt_fonts *fonts,
                       double height_pt, const nt_chart *const **out, size_t *out_count,
                       nt_error *err)
{
    const cutting c = {arena, chart, fonts};
    double highest = chart->height_pt;
    bool cuttable = highest > height_pt && nt_kind_of(chart)->in_rows;
    size_t rows = cuttable ? rows_of(chart) : 0, count = 1;
    const nt_chart **parts = nt_new_array(arena, const nt_chart *, rows + 1);
    parts[0] = chart;
    while (highest > height_pt) {
        /* Heads and feet stand in each part: what is too high tells how many more are needed at
         * least. */
        double next = ceil((double)count * highest / height_pt);
        count = next > (double)count ? (size_t)next : count + 1;
        NT_TRY(count > rows ? refuse(chart, height_pt, err)
                            : cut_into(&c, count, parts, &highest, err));
    }
    *out = parts;
    *out_count = count;
    return NT_OK;
}
