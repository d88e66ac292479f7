/* How old the open cases are, quarter by quarter.
 *
 * Design: columns, not areas: nothing is known between two quarters' ends. The oldest cases stand
 * on the axis and are the darkest: they are what management must see. */
#include "frames.h"
#include "stack.h"
#include "words/chart.h"

static const char *const members[] = {"frame", "columns", "rows", "total", NULL};

static nt_status take(nt_taking *taking, nt_error *err)
{
    return nt_kind_stacked_bars.take(taking, err);
}

static double draw(nt_canvas *canvas, const nt_chart *chart)
{
    return nt_draw_stack(canvas, chart, &(nt_stack){.last_below = true, .height_pt = 180});
}

const nt_kind nt_kind_age_areas = {.members = members,
                                   .name = NT_TEXT_CHART_STACKED_COLUMNS_BY_AGE,
                                   .take = take,
                                   .draw = draw,
                                   .needs_size = true};
