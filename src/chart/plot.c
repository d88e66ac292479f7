/* The plot alone at another width than its own: for a card, for a phone. */
#include <math.h>

#include "kind.h"

static bool overlap(nt_rect a, nt_rect b)
{
    return fmin(a.x1, b.x1) - fmax(a.x0, b.x0) > 1 && fmin(a.y1, b.y1) - fmax(a.y0, b.y0) > 1;
}

/* No two words in one place: what reads well at a page's width need not at half of it. */
static bool is_clear(const nt_canvas *plot)
{
    NT_VEC(nt_rect) words = {0};
    NT_EACH(const nt_drawn, mark, plot->marks.items, plot->marks.count) {
        if (mark->shape != NT_MARK_WORDS) {
            continue;
        }
        nt_rect box = nt_drawn_box(mark);
        for (size_t i = 0; i < words.count; i++) {
            if (overlap(words.items[i], box)) {
                return false;
            }
        }
        nt_vec_push(plot->arena, &words, box);
    }
    return true;
}

nt_status nt_chart_plot(nt_arena *arena, const nt_chart *chart, const nt_fonts *fonts,
                        double width_pt, double stretch, nt_canvas *out, double *height_pt,
                        bool *is_sound, nt_error *err)
{
    nt_error beyond = {0};
    nt_canvas canvas = nt_canvas_open(arena, fonts, chart->lang, width_pt, err);
    canvas.stretch = stretch;
    double height = nt_chart_draw(&canvas, chart);
    NT_TRY(canvas.status);
    *is_sound = nt_chart_judge(chart, &canvas, width_pt, height, &beyond) == NT_OK &&
                !canvas.shortened.count && is_clear(&canvas);
    *out = canvas;
    *height_pt = height;
    return NT_OK;
}

/* --- a phone --- */

/* From the one whose type is largest once it fills the room. */
static const double narrow[] = {200, 215, 228, NT_CHART_PHONE_PT};

nt_status nt_chart_phone_svg(nt_arena *arena, const nt_chart *chart, const nt_fonts *fonts,
                             nt_bytes *out, nt_error *err)
{
    NT_PASSING_ARENA(passing);
    nt_status status = NT_OK;
    *out = (nt_bytes){"", 0};
    bool is_drawn = !*nt_chart_undrawn(chart) && !chart->tiling;
    for (size_t i = 0; is_drawn && !out->length && i < sizeof narrow / sizeof *narrow; i++) {
        nt_sheet sheet = {.id = nt_arena_printf(passing, "%s.phone", chart->id),
                          .title = chart->title,
                          .description = chart->alt ? chart->alt : ""};
        double scale = NT_CHART_PHONE_PT / narrow[i];
        bool is_sound = false;
        status = nt_chart_plot(passing, chart, fonts, narrow[i], 1, &sheet.canvas, &sheet.height_pt,
                               &is_sound, err);
        if (status) {
            break;
        }
        if (is_sound && nt_canvas_least_type(&sheet.canvas) * scale >= NT_CHART_PHONE_TYPE_PT) {
            nt_canvas_scale(&sheet.canvas, scale);
            sheet.width_pt = NT_CHART_PHONE_PT;
            sheet.height_pt *= scale;
            nt_bytes svg = nt_output_svg(&sheet, true);
            *out = nt_bytes_copy(arena, svg);
        }
    }
    return status;
}
