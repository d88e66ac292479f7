/* The finished drawing, judged as a reader sees it: nothing beyond its edges, no type too small to
 * read. Names come from data, and no kind can foresee them all. */
#include <math.h>

#include "kind.h"
#include "words/chart.h"

static const double rounding_pt = 0.5;

/* How far the mark reaches beyond the picture. */
static double beyond(const nt_rect at, double width_pt, double height_pt)
{
    return NT_GREATER(NT_GREATER(-at.x0, -at.y0), NT_GREATER(at.x1 - width_pt, at.y1 - height_pt));
}

static nt_status fault(const nt_chart *chart, const nt_drawn *drawn, double over_pt, nt_error *err)
{
    NT_FAIL_IF(drawn->shape == NT_MARK_WORDS, err, NT_INVALID, nt_chart_place(chart),
               NT_MESSAGE_CHART_NO_ROOM(.chart = chart->id, .words = drawn->text,
                                        .points = llrint(over_pt)));
    return nt_fail(err, NT_INVALID, nt_chart_place(chart),
                   NT_MESSAGE_CHART_MARK_OUTSIDE(.chart = chart->id, .points = llrint(over_pt)));
}

nt_status nt_chart_judge_height(const nt_chart *chart, double height_pt, nt_error *err)
{
    nt_text fewer = nt_kind_of(chart)->fewer;
    long long height = llrint(height_pt);
    return height_pt <= NT_SIDE_MAX_PT
               ? NT_OK
               : nt_fail(err, NT_INVALID, nt_chart_place(chart),
                         fewer.in[0]
                             ? NT_MESSAGE_CHART_NO_PICTURE_OR_LESS(.chart = chart->id,
                                                                   .height = height,
                                                                   .most = NT_SIDE_MAX_PT,
                                                                   .fewer = fewer)
                             : NT_MESSAGE_CHART_NO_PICTURE(.chart = chart->id, .height = height,
                                                           .most = NT_SIDE_MAX_PT));
}

nt_status nt_chart_judge(const nt_chart *chart, const nt_canvas *canvas, double width_pt,
                         double height_pt, nt_error *err)
{
    NT_EACH(const nt_drawn, drawn, canvas->marks.items, canvas->marks.count) {
        bool ink = drawn->outlined || drawn->colour != NT_COLOUR_PAPER;
        double over_pt = beyond(nt_drawn_box(drawn), width_pt, height_pt);
        if (ink && !(over_pt <= rounding_pt)) {
            return fault(chart, drawn, over_pt, err);
        }
        if (drawn->shape == NT_MARK_WORDS && drawn->run.size_pt < NT_CHART_TYPE_LEAST_PT) {
            const char *size = nt_arena_printf(canvas->arena, "%.1f", drawn->run.size_pt);
            return nt_fail(err, NT_INVALID, nt_chart_place(chart),
                           NT_MESSAGE_CHART_TYPE_TOO_SMALL(.chart = chart->id, .words = drawn->text,
                                                           .size = size));
        }
    }
    return NT_OK;
}
