/* Charts: the drawing, its data as a table behind a disclosure, its files. */
#include <math.h>

#include "page.h"
#include "quantity/quantity.h"
#include "text/number.h"
#include "words/web.h"

/* Columns that no point has something for are left out. */
typedef enum { SERIES, LABEL, X, VALUE, INTERVAL, COUNTS, REMARK, COLUMNS } column;

static const char *plain(nt_web *w, double value)
{
    return nt_text_number(w->arena, w->lang, value, 0);
}

static const char *words_of(nt_web *w, const nt_chart *chart, const nt_chart_series *series,
                            const nt_chart_point *point, column which)
{
    const nt_ledger_row *row = point->row;
    bool told = row && isfinite(nt_ledger_told(row));
    switch (which) {
    case SERIES:
        return series->name;
    case LABEL:
        return point->label;
    case X:
        return nt_chart_has_x(chart) ? nt_text_number(w->arena, w->lang, point->x,
                                                      point->x - floor(point->x) > 0 ? 1 : 0)
                                     : NULL;
    case VALUE:
        return row ? nt_quantity_text(w->arena, w->lang, row)
                   : nt_text_number(w->arena, w->lang, NAN, 0);
    case INTERVAL:
        return told ? nt_quantity_interval_told(w->arena, w->lang, row) : NULL;
    case COUNTS:
        return told && row->part >= 0 && row->whole >= 0
                   ? nt_arena_printf(w->arena, "%s / %s", plain(w, (double)row->part),
                                     plain(w, (double)row->whole))
                   : NULL;
    case REMARK:
        return point->remark;
    case COLUMNS:
        break;
    }
    return NULL;
}

static bool has_words(const char *text)
{
    return text && *text;
}

/* Flags are said in words beside the others. */
static size_t count_of(const nt_chart_series *series)
{
    return series->is_flags ? 0 : series->count;
}

static void find_columns(nt_web *w, const nt_chart *chart, bool shown[COLUMNS], size_t *points)
{
    NT_EACH(const nt_chart_series, series, chart->series, chart->series_count) {
        NT_EACH(const nt_chart_point, point, series->points, count_of(series)) {
            ++*points;
            for (int c = 0; c < COLUMNS; c++) {
                shown[c] = shown[c] || has_words(words_of(w, chart, series, point, (column)c));
            }
        }
    }
    shown[SERIES] = shown[SERIES] && chart->series_count > 1;
}

static const char *class_of(int c)
{
    return c >= X && c <= COUNTS ? "r" : NULL;
}

static void put_head(nt_web *w, const bool shown[COLUMNS])
{
    static const nt_text names[COLUMNS] = {
        [SERIES] = NT_TEXT_WEB_SERIES,     [LABEL] = NT_TEXT_WEB_ITEM,
        [X] = NT_TEXT_WEB_POSITION,        [VALUE] = NT_TEXT_WEB_VALUE,
        [INTERVAL] = NT_TEXT_WEB_INTERVAL, [COUNTS] = NT_TEXT_WEB_PART_AND_WHOLE,
        [REMARK] = NT_TEXT_WEB_REMARK};
    nt_web_raw(w, "<thead><tr>");
    for (int c = 0; c < COLUMNS; c++) {
        if (shown[c]) {
            nt_web_put(w, "<th scope=\"col\" class=\"%s\">%s</th>", class_of(c),
                       names[c].in[w->lang]);
        }
    }
    nt_web_raw(w, "</tr></thead>\n<tbody>\n");
}

static void put_cell(nt_web *w, const nt_chart_point *point, column c, const char *words)
{
    const nt_ledger_row *row = point->row;
    double sorted = c == X ? point->x : c == VALUE ? nt_ledger_told(row) : NAN;
    nt_web_put(w, c == LABEL ? "<th scope=\"row\" class=\"%s\"" : "<td class=\"%s\"",
               class_of((int)c));
    nt_web_sort_value(w, sorted);
    nt_web_raw(w, ">");
    if (c == VALUE && row) {
        nt_web_number(w, row->id, words, false);
    } else {
        nt_web_words(w, words);
    }
    nt_web_raw(w, c == LABEL ? "</th>" : "</td>");
}

static void put_points(nt_web *w, const nt_chart *chart, const bool shown[COLUMNS])
{
    NT_EACH(const nt_chart_series, series, chart->series, chart->series_count) {
        NT_EACH(const nt_chart_point, point, series->points, count_of(series)) {
            nt_web_raw(w, "<tr>");
            for (int c = 0; c < COLUMNS; c++) {
                if (shown[c]) {
                    put_cell(w, point, (column)c, words_of(w, chart, series, point, (column)c));
                }
            }
            nt_web_raw(w, "</tr>\n");
        }
    }
}

static void put_data(nt_web *w, const nt_chart *chart)
{
    bool shown[COLUMNS] = {0};
    size_t points = 0;
    find_columns(w, chart, shown, &points);
    if (!points) {
        return;
    }
    const char *label = nt_arena_printf(w->arena, "%s.data", chart->id);
    nt_message count = NT_MESSAGE_WEB_VALUES(.count = (long long)points);
    nt_web_put(w,
               "<details><summary><span id=\"%s\">%s</span> <span class=\"count\">%s</span>"
               "</summary>\n",
               label, ((nt_text)NT_TEXT_WEB_DATA_OF_CHART).in[w->lang],
               nt_message_text(w->arena, w->lang, &count));
    nt_web_scroll_open(w, label);
    nt_web_put(w, "<table aria-labelledby=\"%s\"%s>\n", label, points > 2 ? " data-sort" : "");
    put_head(w, shown);
    put_points(w, chart, shown);
    nt_web_raw(w, "</tbody></table>\n</div>\n</details>\n");
}

static void put_files(nt_web *w, const nt_chart *chart)
{
    static const char *const endings[] = {"csv", "svg", "png"};
    static const char *const words[] = {"CSV", "SVG", "PNG"};
    nt_web_put(w, "<p class=\"get\">%s", ((nt_text)NT_TEXT_WEB_DOWNLOAD).in[w->lang]);
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        nt_web_raw(w, " ");
        nt_web_download(w, nt_arena_printf(w->arena, "charts/%s.%s", chart->id, endings[i]),
                        words[i]);
    }
    nt_web_raw(w, " ");
    nt_web_download(w, nt_arena_printf(w->arena, "charts/%s-landscape.png", chart->id),
                    ((nt_text)NT_TEXT_WEB_CARD).in[w->lang]);
    nt_web_raw(w, "</p>\n");
}

/* The chart, whose alternative text says where its numbers are. */
static nt_chart with_place(nt_web *w, const nt_block *block)
{
    nt_chart chart = *block->chart;
    static const nt_text in_table = NT_TEXT_WEB_NUMBERS_IN_TABLE, below = NT_TEXT_WEB_NUMBERS_BELOW;
    const nt_arg table = {.kind = NT_ARG_TEXT, .text = block->beside ? block->beside->number : ""};
    const nt_phrase where = {block->beside ? &in_table : &below, &table, 1};
    chart.alt =
        nt_arena_printf(w->arena, "%s %s", chart.alt, nt_text_phrase(w->arena, w->lang, &where));
    return chart;
}

static void put_frame(nt_web *w, const nt_chart *chart, const char *label, const char *class,
                      nt_bytes svg)
{
    /* Only of netra's own colours the style knows which are for the dark. */
    nt_web_put(w,
               "<div class=\"scroll chart%s%s\" tabindex=\"0\" role=\"group\" "
               "aria-labelledby=\"%s\">\n",
               chart->palette ? "" : " dim", class, label);
    nt_buffer_add(&w->out, svg.bytes, svg.length);
    nt_web_raw(w, "</div>\n");
}

/* As the report has it, and as a phone has it, where that can be read; the style shows one. */
static void put_drawing(nt_web *w, const nt_chart *chart, const char *label)
{
    nt_bytes svg = {"", 0}, phone = {"", 0};
    if (!w->status) {
        w->status = nt_chart_svg(w->arena, chart, w->request->fonts, &svg, w->err);
    }
    if (!w->status) {
        w->status = nt_chart_phone_svg(w->arena, chart, w->request->fonts, &phone, w->err);
    }
    if (!w->status) {
        put_frame(w, chart, label, phone.length ? " wide" : "", svg);
    }
    if (phone.length) {
        put_frame(w, chart, label, " phone", phone);
    }
}

void nt_web_figure(nt_web *w, const nt_block *block)
{
    const nt_chart *chart = block->chart;
    const char *label = nt_arena_printf(w->arena, "t.%zu", ++w->table_count);
    nt_web_put(w, "<figure id=\"%s\">\n", block->id);
    nt_web_caption(w, block, label);
    if (chart) {
        const nt_chart told = with_place(w, block);
        put_drawing(w, &told, label);
    }
    nt_web_notes_below(w, block);
    if (chart) {
        put_data(w, chart);
        put_files(w, chart);
    }
    nt_web_raw(w, "</figure>\n");
}
