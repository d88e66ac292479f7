/* What the cases of a month or quarter have come to, stacked. */
#include <string.h>

#include "frames.h"
#include "stack.h"
#include "words/chart.h"

static const char *const members[] = {"frame", "columns", "rows", "total", NULL};

/* Rows of the other frame, found by their codes: a total may stand beside the parts. */
static nt_chart_series total_beside(const nt_taking *taking, const nt_part *part,
                                    const nt_frame *frame, size_t column)
{
    nt_part other = {.frame = frame};
    nt_chart_point *points = nt_new_array(taking->arena, nt_chart_point, part->row_count + 1);
    for (size_t i = 0; i < part->row_count; i++) {
        const nt_frame_key *key = &part->frame->rows[part->rows[i]];
        points[i] = nt_take_cell(taking, part, part->rows[i], 0);
        points[i].row = NULL;
        for (size_t k = 0; k < frame->row_count; k++) {
            if (strcmp(frame->rows[k].code, key->code) == 0) {
                points[i] = nt_take_cell(taking, &other, k, column);
            }
        }
    }
    const char *name = frame->columns[column].label.in[taking->request->lang];
    return (nt_chart_series){.name = name, .points = points, .count = part->row_count};
}

/* "total": a column of the same frame, or "flow.months.reported" of another. */
static nt_status find_total(const nt_taking *taking, const nt_part *part, nt_chart_series *out,
                            nt_error *err)
{
    nt_choices names;
    nt_status status = nt_select_strings(taking, "total", &names, err);
    if (status) {
        return status;
    }
    const char *outcomes =
        strcmp(part->frame->id, "flow.outcomes") == 0 ? "flow.months.reported" : "total";
    nt_choice name = names.count ? names.items[0] : (nt_choice){.text = outcomes};
    const char *dot = strrchr(name.text, '.');
    const nt_frame *frame = part->frame;
    if (dot) {
        const char *id = nt_arena_text(taking->arena, name.text, (size_t)(dot - name.text));
        frame = nt_results_frame(taking->results, id);
        if (!frame && names.count) {
            return nt_select_frame(taking, (nt_choice){id, name.place}, &frame, err);
        }
    }
    int column = frame ? nt_frame_column(frame, dot ? dot + 1 : name.text) : -1;
    if (column >= 0) {
        *out = total_beside(taking, part, frame, (size_t)column);
    } else if (frame && names.count) {
        const char *code = dot ? dot + 1 : name.text;
        return nt_fail(err, NT_INVALID, name.place,
                       NT_MESSAGE_CHART_NO_TOTAL(.frame = frame->id, .column = code));
    }
    return NT_OK;
}

/* A total is printed only where the ledger has one: no sum is made here. */
static nt_status add_total(nt_taking *taking, const nt_part *part, nt_error *err)
{
    nt_chart *chart = taking->chart;
    nt_chart_series total = {.count = 0};
    nt_status status = find_total(taking, part, &total, err);
    if (status || !total.count) {
        return status;
    }
    nt_chart_series *series = nt_new_array(taking->arena, nt_chart_series, chart->series_count + 1);
    memcpy(series, chart->series, chart->series_count * sizeof *series);
    series[chart->series_count] = total;
    series[chart->series_count].code = "total";
    nt_take_series(taking, series, chart->series_count + 1);
    return NT_OK;
}

static nt_status take(nt_taking *taking, nt_error *err)
{
    nt_part part = {0};
    nt_status status = nt_select_part(taking, &part, err);
    const nt_column_wish wish = {.member = "columns", .without = "total"};
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
                                      .name = NT_TEXT_CHART_STACKED_COLUMNS,
                                      .take = take,
                                      .draw = draw,
                                      .needs_size = true,
                                      .on_scale = SIZE_MAX};
