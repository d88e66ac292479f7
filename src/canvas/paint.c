/* A canvas on a cairo surface. */
#include <cairo-ft.h>

#include "paint.h"
#include "words/canvas.h"

static void set_colour(cairo_t *cr, const nt_palette *palette, nt_colour colour)
{
    nt_rgb rgb = nt_palette_rgb(palette, colour);
    cairo_set_source_rgb(cr, rgb.red / 255.0, rgb.green / 255.0, rgb.blue / 255.0);
}

/* Glyphs of one font. Returns where the next one starts. */
static double paint_glyphs(cairo_t *cr, nt_arena *arena, const nt_glyph *run, size_t count,
                           double x, double y)
{
    cairo_glyph_t *glyphs = nt_new_array(arena, cairo_glyph_t, count);
    for (size_t i = 0; i < count; i++) {
        glyphs[i] = (cairo_glyph_t){run[i].glyph, x, y};
        x += run[i].advance_pt;
    }
    cairo_show_glyphs(cr, glyphs, (int)count);
    return x;
}

static void set_font(cairo_t *cr, const nt_canvas *canvas, nt_paint_fonts *fonts, size_t font,
                     double size_pt)
{
    if (!fonts->fonts[font] && !fonts->status) {
        void *freetype = nt_text_font_freetype(canvas->fonts, font);
        fonts->fonts[font] = freetype ? cairo_ft_font_face_create_for_ft_face(freetype, 0) : NULL;
        cairo_status_t problem =
            freetype ? cairo_font_face_status(fonts->fonts[font]) : CAIRO_STATUS_FILE_NOT_FOUND;
        fonts->status =
            problem ? nt_fail(fonts->err, NT_SYSTEM, nt_nowhere,
                              NT_MESSAGE_CANVAS_FONT_FAILS(.font = nt_text_font_file(font),
                                                           .why = cairo_status_to_string(problem)))
                    : NT_OK;
    }
    cairo_set_font_face(cr, fonts->fonts[font]);
    cairo_set_font_size(cr, size_pt);
}

static void paint_plain(cairo_t *cr, const nt_canvas *canvas, const nt_drawn *drawn,
                        nt_paint_fonts *fonts)
{
    const nt_run *run = &drawn->run;
    double x = drawn->at.x0;
    for (size_t first = 0, end; first < run->count; first = end) {
        size_t font = run->glyphs[first].font;
        for (end = first + 1; end < run->count && run->glyphs[end].font == font;) {
            end++;
        }
        set_font(cr, canvas, fonts, font, run->size_pt);
        x = paint_glyphs(cr, canvas->arena, run->glyphs + first, end - first, x, drawn->at.y0);
    }
}

static void paint_part(cairo_t *cr, nt_arena *arena, const nt_drawn *drawn,
                       const nt_drawn_part *part)
{
    cairo_glyph_t *glyphs = nt_new_array(arena, cairo_glyph_t, part->count);
    for (size_t i = 0; i < part->count; i++) {
        const nt_drawn_glyph *glyph = &part->glyphs[i];
        glyphs[i] = (cairo_glyph_t){glyph->glyph, drawn->at.x0 + (double)glyph->x_pt,
                                    drawn->at.y0 - (double)glyph->y_pt};
    }
    cairo_show_glyphs(cr, glyphs, (int)part->count);
}

static void paint_words(cairo_t *cr, const nt_canvas *canvas, const nt_drawn *drawn,
                        nt_paint_fonts *fonts)
{
    if (nt_run_is_plain(&drawn->run)) {
        paint_plain(cr, canvas, drawn, fonts);
        return;
    }
    size_t count;
    const nt_drawn_part *parts = nt_text_draw(canvas->arena, canvas->fonts, &drawn->run, &count);
    for (size_t i = 0; i < count; i++) {
        set_font(cr, canvas, fonts, parts[i].font, drawn->run.size_pt);
        paint_part(cr, canvas->arena, drawn, &parts[i]);
    }
}

static void stroke(cairo_t *cr, const nt_drawn *drawn)
{
    cairo_set_line_width(cr, drawn->stroke_pt);
    double dash = drawn->dash_pt;
    cairo_set_dash(cr, &dash, dash > 0 ? 1 : 0, 0);
    cairo_stroke(cr);
}

/* An outlined shape has paper inside, so that what lies under it does not shine through. */
static void fill_or_outline(cairo_t *cr, const nt_palette *palette, const nt_drawn *drawn)
{
    if (!drawn->outlined) {
        cairo_fill(cr);
        return;
    }
    set_colour(cr, palette, NT_COLOUR_PAPER);
    cairo_fill_preserve(cr);
    set_colour(cr, palette, drawn->colour);
    stroke(cr, drawn);
}

static void paint_mark(cairo_t *cr, const nt_palette *palette, const nt_drawn *drawn)
{
    const nt_rect at = drawn->at;
    if (drawn->shape == NT_MARK_RULE) {
        cairo_move_to(cr, at.x0, at.y0);
        cairo_line_to(cr, at.x1, at.y1);
        stroke(cr, drawn);
    } else if (drawn->shape == NT_MARK_AREA) {
        cairo_rectangle(cr, at.x0, at.y0, at.x1 - at.x0, at.y1 - at.y0);
        fill_or_outline(cr, palette, drawn);
    } else if (drawn->shape == NT_MARK_DIAMOND || drawn->shape == NT_MARK_TRIANGLE) {
        double corners[8];
        size_t count = nt_drawn_corners(drawn, corners);
        cairo_new_path(cr);
        for (size_t i = 0; i < count; i++) {
            cairo_line_to(cr, corners[2 * i], corners[2 * i + 1]);
        }
        cairo_close_path(cr);
        fill_or_outline(cr, palette, drawn);
    } else {
        cairo_new_path(cr);
        cairo_arc(cr, (at.x0 + at.x1) / 2, (at.y0 + at.y1) / 2, (at.x1 - at.x0) / 2, 0,
                  2 * 3.14159265358979323846);
        cairo_close_path(cr);
        fill_or_outline(cr, palette, drawn);
    }
}

void nt_paint(cairo_t *cr, const nt_canvas *canvas, nt_paint_fonts *fonts)
{
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_set_font_options(cr, options);
    cairo_font_options_destroy(options);
    NT_EACH(const nt_drawn, drawn, canvas->marks.items, canvas->marks.count) {
        set_colour(cr, canvas->palette, drawn->colour);
        if (drawn->shape == NT_MARK_WORDS) {
            paint_words(cr, canvas, drawn, fonts);
        } else {
            paint_mark(cr, canvas->palette, drawn);
        }
    }
}

void nt_paint_fonts_close(nt_paint_fonts *fonts)
{
    for (size_t i = 0; i < NT_FONT_COUNT; i++) {
        if (fonts->fonts[i]) {
            cairo_font_face_destroy(fonts->fonts[i]);
        }
    }
}

nt_status nt_paint_logo(cairo_t *cr, const nt_sheet *sheet, nt_error *err)
{
    const nt_rect *at = &sheet->logo_at;
    if (!sheet->logo) {
        return NT_OK;
    }
    double scale = (at->x1 - at->x0) / sheet->logo->width_pt;
    cairo_save(cr);
    cairo_translate(cr, at->x0, at->y0);
    cairo_scale(cr, scale, scale);
    nt_status status = nt_logo_draw(cr, sheet->logo, err);
    cairo_restore(cr);
    return status;
}
