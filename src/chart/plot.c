/* The plot alone at another width than its own: for a card, for a phone. */
#include <math.h>

#include "canvas/output.h"
#include "kind.h"

/* No two words in one place: what reads well at a page's width need not at half of it. */
static bool is_clear(const nt_canvas *plot)
{
    for (size_t i = 0; i < plot->marks.count; i++) {
        for (size_t k = i + 1; k < plot->marks.count; k++) {
            const nt_drawn *a = &plot->marks.items[i], *b = &plot->marks.items[k];
            nt_rect x = nt_drawn_box(a), y = nt_drawn_box(b);
            bool are_words = a->shape == NT_MARK_WORDS && b->shape == NT_MARK_WORDS;
            if (are_words && fmin(x.x1, y.x1) - fmax(x.x0, y.x0) > 1 &&
                fmin(x.y1, y.y1) - fmax(x.y0, y.y0) > 1) {
                return false;
            }
        }
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
static const double narrow[] = {215, 232, 250, NT_CHART_PHONE_PT};

nt_status nt_chart_phone_svg(nt_arena *arena, const nt_chart *chart, const nt_fonts *fonts,
                             nt_bytes *out, nt_error *err)
{
    nt_arena *passing = nt_arena_open();
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
            *out = (nt_bytes){nt_arena_text(arena, svg.bytes, svg.length), svg.length};
        }
    }
    nt_arena_close(passing);
    return status;
}
