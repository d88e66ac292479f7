/* What a chart says instead of drawing a frame with nothing in it. */
#include <string.h>

#include "kind.h"
#include "words/chart.h"

/* Of the series that the plot is drawn for. */
static nt_point_tally tally_of(const nt_chart *chart)
{
    const nt_kind *kind = nt_kind_of(chart);
    nt_point_tally all = {0};
    NT_EACH(const nt_chart_series, series, chart->series, chart->series_count) {
        if ((!kind->carrier || nt_series_is(series, kind->carrier)) &&
            (!kind->helper || !nt_series_is(series, kind->helper))) {
            nt_point_tally t = nt_tally_of(series, 1);
            all.points += t.points;
            all.known += t.known;
            all.above_zero += t.above_zero;
            all.suppressed += t.suppressed;
        }
    }
    return all;
}

/* Why what is drawn on one scale may not share it with the first point that is known. */
static nt_absence mixed(const nt_chart *chart)
{
    const nt_chart_point *first = NULL;
    nt_absence why = NT_ABSENCE_NONE;
    NT_EACH(const nt_chart_series, series, chart->series, chart->series_count) {
        for (size_t i = 0; i < series->count && i < nt_kind_of(chart)->on_scale; i++) {
            const nt_chart_point *point = &series->points[i];
            if (!nt_point_known(point)) {
                continue;
            }
            first = first ? first : point;
            if (strcmp(first->row->unit, point->row->unit) != 0) {
                return NT_ABSENCE_UNITS_DIFFER;
            }
            if (first->counter && point->counter &&
                !nt_counter_comparable(first->counter, point->counter)) {
                why = NT_ABSENCE_PROCEDURES_DIFFER;
            }
        }
    }
    return why;
}

/* One of two that are set side by side compares nothing. */
static bool has_lines(const nt_chart *chart)
{
    size_t lines = 0;
    NT_EACH(const nt_chart_series, series, chart->series, chart->series_count) {
        bool found = NT_ANY(i, series->count, nt_point_joined(series, i));
        lines += found;
    }
    return lines >= (chart->series_count == 2 ? 2 : 1);
}

/* A frame is worth its place only when it shows something; a line, when it is not mostly gaps. */
nt_absence nt_chart_absence(const nt_chart *chart)
{
    const nt_kind *kind = nt_kind_of(chart);
    nt_point_tally t = tally_of(chart);
    if (t.points == 0) {
        return NT_ABSENCE_NO_DATA;
    }
    if (t.known == 0) {
        return t.suppressed ? NT_ABSENCE_ALL_SUPPRESSED : NT_ABSENCE_ALL_UNKNOWN;
    }
    nt_absence mix = mixed(chart);
    if (mix != NT_ABSENCE_NONE) {
        return mix;
    }
    if (t.known < kind->least_known) {
        return NT_ABSENCE_TOO_FEW;
    }
    if (kind->needs_runs && t.suppressed > t.above_zero) {
        return NT_ABSENCE_MOSTLY_SUPPRESSED;
    }
    if (kind->needs_runs && !has_lines(chart)) {
        return NT_ABSENCE_TOO_FEW;
    }
    return !kind->needs_size || t.above_zero > 0 ? NT_ABSENCE_NONE
           : t.known == t.points                 ? NT_ABSENCE_ALL_ZERO
           : t.suppressed                        ? NT_ABSENCE_MOSTLY_SUPPRESSED
                                                 : NT_ABSENCE_ZERO_OR_UNKNOWN;
}

const char *nt_absence_text(nt_lang lang, nt_absence why)
{
    static const nt_text texts[] = {
        [NT_ABSENCE_NO_DATA] = NT_TEXT_CHART_THERE_ARE_NO_DATA_TO_SHOW,
        [NT_ABSENCE_ALL_SUPPRESSED] = NT_TEXT_CHART_NOT_SHOWN_ALL_OF_ITS_VALUES_ARE,
        [NT_ABSENCE_ALL_UNKNOWN] = NT_TEXT_CHART_NOT_SHOWN_NONE_OF_ITS_VALUES_IS_KNOWN,
        [NT_ABSENCE_ALL_ZERO] = NT_TEXT_CHART_NOT_DRAWN_ALL_OF_ITS_VALUES_ARE_ZERO,
        [NT_ABSENCE_TOO_FEW] = NT_TEXT_CHART_NOT_DRAWN_TOO_FEW_OF_ITS_VALUES_CAN_BE,
        [NT_ABSENCE_ZERO_OR_UNKNOWN] = NT_TEXT_CHART_NOT_DRAWN_ITS_VALUES_ARE_ZERO_OR_UNKNOWN,
        [NT_ABSENCE_MOSTLY_SUPPRESSED] = NT_TEXT_CHART_NOT_DRAWN_TOO_MANY_OF_ITS_VALUES_ARE,
        [NT_ABSENCE_UNITS_DIFFER] = NT_TEXT_CHART_NOT_DRAWN_ITS_VALUES_ARE_IN_DIFFERENT,
        [NT_ABSENCE_PROCEDURES_DIFFER] = NT_TEXT_CHART_NOT_DRAWN_ITS_VALUES_WERE_COUNTED_IN,
    };
    return texts[why].in[lang];
}

const char *nt_chart_undrawn(const nt_chart *chart)
{
    nt_absence why = nt_chart_absence(chart);
    return why == NT_ABSENCE_NONE ? "" : nt_absence_text(chart->lang, why);
}

double nt_draw_absence(nt_canvas *canvas, nt_absence why)
{
    const double pad_pt = 7;
    nt_style style = nt_style_in(nt_style_label, NT_COLOUR_GREY);
    nt_wrapped lines = nt_canvas_wrap(canvas, style, canvas->width_pt - 2 * pad_pt, 2,
                                      nt_absence_text(canvas->lang, why));
    double height = 2 * pad_pt + nt_canvas_lines_height(style, lines.count);
    nt_canvas_outline(canvas, nt_pen_hairline, (nt_rect){0, 0, canvas->width_pt, height});
    nt_canvas_lines(canvas, style, NT_SET_LEFT, pad_pt, pad_pt, lines);
    return height;
}
