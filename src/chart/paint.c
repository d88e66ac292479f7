/* A canvas on a cairo surface. */
#include <cairo-ft.h>

#include "base/utf8.h"
#include "output.h"

static void set_colour(cairo_t *cr, nt_colour colour)
{
    nt_rgb rgb = nt_palette_rgb(colour);
    cairo_set_source_rgb(cr, rgb.red / 255.0, rgb.green / 255.0, rgb.blue / 255.0);
}

/* Glyphs with the text they stand for: one cluster a code point, so that the PDF's text can be
 * searched and read out. */
static void paint_words(cairo_t *cr, nt_arena *arena, const nt_drawn *drawn,
                        cairo_font_face_t *face)
{
    const nt_run *run = &drawn->run;
    cairo_glyph_t *glyphs = nt_new_array(arena, cairo_glyph_t, run->count);
    cairo_text_cluster_t *clusters = nt_new_array(arena, cairo_text_cluster_t, run->count);
    nt_buffer text = nt_buffer_open(arena);
    double x = drawn->at.x0;
    for (size_t i = 0; i < run->count; i++) {
        /* From the run, not from the words as given: shaping composes letters and accents. */
        char bytes[4];
        size_t length = nt_utf8_put(run->glyphs[i].code_point, bytes);
        nt_buffer_add(&text, bytes, length);
        glyphs[i] = (cairo_glyph_t){run->glyphs[i].glyph, x, drawn->at.y0};
        clusters[i] = (cairo_text_cluster_t){(int)length, 1};
        x += run->glyphs[i].advance_pt;
    }
    cairo_set_font_face(cr, face);
    cairo_set_font_size(cr, run->size_pt);
    cairo_show_text_glyphs(cr, nt_buffer_text(&text), (int)text.length, glyphs, (int)run->count,
                           clusters, (int)run->count, 0);
}

static void stroke(cairo_t *cr, const nt_drawn *drawn)
{
    cairo_set_line_width(cr, drawn->stroke_pt);
    double dash = drawn->dash_pt;
    cairo_set_dash(cr, &dash, dash > 0 ? 1 : 0, 0);
    cairo_stroke(cr);
}

/* An outlined shape has paper inside, so that what lies under it does not shine through. */
static void fill_or_outline(cairo_t *cr, const nt_drawn *drawn)
{
    if (!drawn->outlined) {
        cairo_fill(cr);
        return;
    }
    set_colour(cr, NT_COLOUR_PAPER);
    cairo_fill_preserve(cr);
    set_colour(cr, drawn->colour);
    stroke(cr, drawn);
}

static void paint_mark(cairo_t *cr, const nt_drawn *drawn)
{
    const nt_rect at = drawn->at;
    if (drawn->shape == NT_MARK_RULE) {
        cairo_move_to(cr, at.x0, at.y0);
        cairo_line_to(cr, at.x1, at.y1);
        stroke(cr, drawn);
    } else if (drawn->shape == NT_MARK_AREA) {
        cairo_rectangle(cr, at.x0, at.y0, at.x1 - at.x0, at.y1 - at.y0);
        fill_or_outline(cr, drawn);
    } else if (drawn->shape == NT_MARK_DIAMOND || drawn->shape == NT_MARK_TRIANGLE) {
        double corners[8];
        size_t count = nt_drawn_corners(drawn, corners);
        cairo_new_path(cr);
        for (size_t i = 0; i < count; i++) {
            cairo_line_to(cr, corners[2 * i], corners[2 * i + 1]);
        }
        cairo_close_path(cr);
        fill_or_outline(cr, drawn);
    } else {
        cairo_new_path(cr);
        cairo_arc(cr, (at.x0 + at.x1) / 2, (at.y0 + at.y1) / 2, (at.x1 - at.x0) / 2, 0,
                  2 * 3.14159265358979323846);
        cairo_close_path(cr);
        fill_or_outline(cr, drawn);
    }
}

void nt_paint(cairo_t *cr, nt_arena *arena, const nt_canvas *canvas,
              cairo_font_face_t *const *faces)
{
    cairo_font_options_t *options = cairo_font_options_create();
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
    cairo_set_font_options(cr, options);
    cairo_font_options_destroy(options);
    for (size_t i = 0; i < canvas->marks.count; i++) {
        const nt_drawn *drawn = &canvas->marks.items[i];
        set_colour(cr, drawn->colour);
        if (drawn->shape == NT_MARK_WORDS) {
            paint_words(cr, arena, drawn, faces[drawn->run.face]);
        } else {
            paint_mark(cr, drawn);
        }
    }
}

nt_status nt_paint_faces_open(const nt_fonts *fonts, cairo_font_face_t *faces[NT_FACE_COUNT],
                              nt_error *err)
{
    nt_status status = NT_OK;
    for (int i = 0; i < NT_FACE_COUNT; i++) {
        faces[i] =
            cairo_ft_font_face_create_for_ft_face(nt_text_font_freetype(fonts, (nt_face)i), 0);
        cairo_status_t problem = cairo_font_face_status(faces[i]);
        if (problem && !status) {
            status = nt_fail(err, NT_SYSTEM, nt_nowhere, "cannot draw with the font %s: %s",
                             nt_text_font(fonts, (nt_face)i)->postscript_name,
                             cairo_status_to_string(problem));
        }
    }
    if (status) {
        nt_paint_faces_close(faces);
    }
    return status;
}

void nt_paint_faces_close(cairo_font_face_t *faces[NT_FACE_COUNT])
{
    for (int i = 0; i < NT_FACE_COUNT; i++) {
        cairo_font_face_destroy(faces[i]);
    }
}
