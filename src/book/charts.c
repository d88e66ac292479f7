/* What each chart shows, a point a row. */
#include <math.h>

#include "pages.h"
#include "words/book.h"

static void put_point(nt_sheet_draft *s, const nt_book_shown *of, const nt_chart_series *series,
                      const nt_chart_point *point)
{
    nt_book_text(s, series->name);
    nt_book_text(s, point->label);
    if (of->positions) {
        bool is_whole = point->x <= floor(point->x);
        nt_book_put(s, isfinite(point->x)
                           ? (nt_book_cell){.kind = NT_BOOK_NUMBER,
                                            .number = point->x,
                                            .decimals = is_whole ? 0 : 2}
                           : (nt_book_cell){.kind = NT_BOOK_TEXT, .text = NT_BOOK_UNKNOWN});
    }
    nt_book_row_cells(s, of, point->row);
    nt_book_text(s, point->remark);
    nt_book_text(s, point->row ? point->row->id : NULL);
}

static void put_points(nt_sheet_draft *s, const nt_chart *chart)
{
    nt_book_shown of = {0};
    NT_EACH(const nt_chart_series, series, chart->series, chart->series_count) {
        for (size_t i = 0; i < series->count && !series->is_flags; i++) {
            nt_book_look(&of, series->points[i].row);
            of.positions = of.positions || (nt_chart_has_x(chart) && isfinite(series->points[i].x));
        }
    }
    nt_book_headed(s, (nt_text)NT_TEXT_BOOK_SERIES);
    nt_book_headed(s, (nt_text)NT_TEXT_BOOK_NAME);
    if (of.positions) {
        nt_book_headed(s, (nt_text)NT_TEXT_BOOK_POSITION);
    }
    nt_book_row_heads(s, &of);
    nt_book_headed(s, (nt_text)NT_TEXT_BOOK_REMARK);
    nt_book_headed(s, (nt_text)NT_TEXT_BOOK_CODE);
    NT_EACH(const nt_chart_series, series, chart->series, chart->series_count) {
        for (size_t i = 0; i < series->count && !series->is_flags; i++) {
            put_point(s, &of, series, &series->points[i]);
        }
    }
}

void nt_book_of_chart(nt_binding *b, const nt_block *block)
{
    const nt_chart *chart = block->chart;
    if (!chart) {
        return;
    }
    const char *number = block->number;
    const char *name = number && *number ? number : ((nt_text)NT_TEXT_BOOK_CHART).in[b->lang];
    const char *note = chart->note ? chart->note : "";
    nt_sheet_draft s = nt_book_begin(b, name, nt_book_titled(b, number, &block->caption));
    nt_book_lead(&s, nt_book_plain(b->arena, &block->subtitle), chart->source ? chart->source : "",
                 nt_arena_printf(b->arena, "%s%s%s", note, *note ? " " : "", chart->alt));
    put_points(&s, chart);
    nt_book_end(&s);
}
