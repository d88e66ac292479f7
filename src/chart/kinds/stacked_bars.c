/* What the cases of a month or quarter have come to, stacked. */
#include "frames.h"
#include "stack.h"

static const char *const members[] = {"frame", "columns", "rows", "total", NULL};

/* A total is printed only where the ledger has one: no sum is made here. */
static nt_status add_total(nt_taking *taking, nt_part *part, nt_error *err)
{
    static const char *const fallback[] = {"total", NULL};
    nt_part total = *part;
    nt_status status = nt_select_columns(
        taking, &(nt_column_wish){.member = "total", .fallback = fallback}, &total, err);
    if (status || !total.column_count || !part->column_count) {
        return status;
    }
    nt_chart *chart = taking->chart;
    nt_chart_series *series = nt_new_array(taking->arena, nt_chart_series, chart->series_count + 1);
    for (size_t i = 0; i < chart->series_count; i++) {
        series[i] = chart->series[i];
    }
    series[chart->series_count] = nt_take_column(taking, &total, total.columns[0]);
    series[chart->series_count].code = "total";
    nt_take_series(taking, series, chart->series_count + 1);
    return NT_OK;
}

static nt_status take(nt_taking *taking, nt_error *err)
{
    /* What is settled stands below, what is not above it. */
    static const char *const outcomes[] = {"proven", "not-proven", "pending", "unknown", NULL};
    nt_part part = {0};
    nt_status status = nt_select_part(taking, &part, err);
    bool settled = part.frame && nt_frame_column(part.frame, "pending") >= 0;
    const nt_column_wish wish = {
        .member = "columns", .fallback = settled ? outcomes : NULL, .without = "total"};
    if (status || (status = nt_select_columns(taking, &wish, &part, err)) ||
        (status = nt_select_at_most(taking, "columns", part.column_count, NT_RAMP_MAX + 1, err))) {
        return status;
    }
    nt_take_columns(taking, &part);
    return taking->chart->series_count ? add_total(taking, &part, err) : NT_OK;
}

static double draw(nt_canvas *canvas, const nt_chart *chart)
{
    return nt_draw_stack(canvas, chart, &(nt_stack){.height_pt = 170});
}

const nt_kind nt_kind_stacked_bars = {.members = members,
                                      .name = {{"Grafik batang bertumpuk", "Stacked columns"}},
                                      .take = take,
                                      .draw = draw};
