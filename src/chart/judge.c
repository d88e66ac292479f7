/* The finished drawing, judged as a reader sees it: nothing beyond its edges, no type too small to
 * read. Names come from data, and no kind can foresee them all. */
#include "kind.h"

static const double rounding_pt = 0.5;

static double larger(double a, double b)
{
    return a > b ? a : b;
}

/* How far the mark reaches beyond the picture. */
static double beyond(const nt_rect at, double width_pt, double height_pt)
{
    return larger(larger(-at.x0, -at.y0), larger(at.x1 - width_pt, at.y1 - height_pt));
}

static nt_status fault(const nt_chart *chart, const nt_drawn *drawn, double over_pt, nt_error *err)
{
    nt_place place = chart->settings ? chart->settings->place : nt_nowhere;
    if (drawn->shape == NT_MARK_WORDS) {
        return nt_failf(err, NT_INVALID, place,
                        "the chart \"%s\" has no room for \"%s\", which would reach %.0f points "
                        "beyond its edge; shorten it",
                        chart->id, drawn->text, over_pt);
    }
    return nt_failf(err, NT_INVALID, place,
                    "a fault of netra's own: in the chart \"%s\" a line or an area reaches %.0f "
                    "points beyond its edge",
                    chart->id, over_pt);
}

nt_status nt_chart_judge(const nt_chart *chart, const nt_canvas *canvas, double width_pt,
                         double height_pt, nt_error *err)
{
    for (size_t i = 0; i < canvas->marks.count; i++) {
        const nt_drawn *drawn = &canvas->marks.items[i];
        bool ink = drawn->outlined || drawn->colour != NT_COLOUR_PAPER;
        double over_pt = beyond(nt_drawn_box(drawn), width_pt, height_pt);
        if (ink && !(over_pt <= rounding_pt)) {
            return fault(chart, drawn, over_pt, err);
        }
        if (drawn->shape == NT_MARK_WORDS && drawn->run.size_pt < NT_CHART_TYPE_LEAST_PT) {
            return nt_failf(err, NT_INVALID, chart->settings ? chart->settings->place : nt_nowhere,
                            "a fault of netra's own: in the chart \"%s\" \"%s\" is set in type of "
                            "%.1f points",
                            chart->id, drawn->text, drawn->run.size_pt);
        }
    }
    return NT_OK;
}
