/* Charts as SVG 1.1, written from the marks themselves: cairo would turn words into outlines and
 * number its ids by a counter of the process. Here words stay words that a newsroom can edit, and
 * `textLength` holds their width where Open Sans is not installed. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/shown.h"
#include "canvas/output.h"

static void put_colour(nt_buffer *out, const nt_palette *palette, const char *name,
                       nt_colour colour)
{
    const nt_rgb rgb = nt_palette_rgb(palette, colour);
    nt_buffer_printf(out, " %s=\"#%02x%02x%02x\"", name, rgb.red, rgb.green, rgb.blue);
}

static void put_words(nt_buffer *out, const nt_palette *palette, const nt_drawn *drawn)
{
    static const char *const weight[NT_FACE_COUNT] = {
        [NT_FACE_SEMIBOLD] = " font-weight=\"600\"", [NT_FACE_BOLD] = " font-weight=\"700\""};
    nt_shown_printf(out, "<text x=\"%g\" y=\"%g\" font-size=\"%g\"", drawn->at.x0, drawn->at.y0,
                    drawn->run.size_pt);
    nt_buffer_puts(out, weight[drawn->run.face] ? weight[drawn->run.face] : "");
    put_colour(out, palette, "fill", drawn->colour);
    if (drawn->run.count > 1) {
        nt_shown_printf(out, " textLength=\"%g\"", drawn->run.width_pt);
        /* Joined letters must not be parted. */
        nt_buffer_puts(out,
                       nt_run_is_plain(&drawn->run) ? "" : " lengthAdjust=\"spacingAndGlyphs\"");
    }
    nt_shown_printf(out, ">%s</text>\n", drawn->text);
}

static void put_paint(nt_buffer *out, const nt_palette *palette, const nt_drawn *drawn)
{
    bool stroked = drawn->outlined || drawn->shape == NT_MARK_RULE;
    if (drawn->shape != NT_MARK_RULE) {
        put_colour(out, palette, "fill", drawn->outlined ? NT_COLOUR_PAPER : drawn->colour);
    }
    if (stroked) {
        put_colour(out, palette, "stroke", drawn->colour);
        nt_shown_printf(out, " stroke-width=\"%g\"", drawn->stroke_pt);
    }
    if (stroked && drawn->dash_pt > 0) {
        nt_shown_printf(out, " stroke-dasharray=\"%g\"", drawn->dash_pt);
    }
    nt_buffer_puts(out, "/>\n");
}

static void put_corners(nt_buffer *out, const nt_drawn *drawn)
{
    double corners[8];
    size_t count = nt_drawn_corners(drawn, corners);
    nt_buffer_puts(out, "<polygon points=\"");
    for (size_t i = 0; i < count; i++) {
        nt_shown_printf(out, i ? " %g,%g" : "%g,%g", corners[2 * i], corners[2 * i + 1]);
    }
    nt_buffer_putc(out, '"');
}

static void put_shape(nt_buffer *out, const nt_palette *palette, const nt_drawn *drawn)
{
    const nt_rect at = drawn->at;
    if (drawn->shape == NT_MARK_RULE) {
        nt_shown_printf(out, "<line x1=\"%g\" y1=\"%g\" x2=\"%g\" y2=\"%g\"", at.x0, at.y0, at.x1,
                        at.y1);
    } else if (drawn->shape == NT_MARK_AREA) {
        /* An outline within an area thinner than its stroke is turned inside out. */
        nt_shown_printf(out, "<rect x=\"%g\" y=\"%g\" width=\"%g\" height=\"%g\"",
                        fmin(at.x0, at.x1), fmin(at.y0, at.y1), fabs(at.x1 - at.x0),
                        fabs(at.y1 - at.y0));
    } else if (drawn->shape == NT_MARK_DIAMOND || drawn->shape == NT_MARK_TRIANGLE) {
        put_corners(out, drawn);
    } else {
        nt_shown_printf(out, "<circle cx=\"%g\" cy=\"%g\" r=\"%g\"", (at.x0 + at.x1) / 2,
                        (at.y0 + at.y1) / 2, (at.x1 - at.x0) / 2);
    }
    put_paint(out, palette, drawn);
}

/* Ids begin with the chart's, so that several may stand in one page. A plot that does has no
 * declaration, language or ground: those are the page's. */
static void put_head(nt_buffer *out, const nt_sheet *sheet, bool is_within)
{
    const char *lang = is_within ? NULL : nt_lang_codes[sheet->canvas.lang], *id = sheet->id;
    double width = sheet->width_pt, height = sheet->height_pt;
    nt_buffer_puts(out, is_within ? "" : "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    nt_shown_printf(
        out,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"%gpt\" "
        "height=\"%gpt\" viewBox=\"0 0 %g %g\" lang=\"%s\" xml:lang=\"%s\" role=\"img\" "
        "aria-labelledby=\"",
        width, height, width, height, lang, lang);
    if (!is_within) { /* within a page its title stands above it */
        nt_shown_printf(out, "%s.title ", id);
    }
    nt_shown_printf(out, "%s.desc\" font-family=\"'Open Sans', 'Noto Sans', Arial, sans-serif\">\n",
                    id);
    if (!is_within) {
        nt_shown_printf(out, "<title id=\"%s.title\">%s</title>\n", id, sheet->title);
    }
    nt_shown_printf(out, "<desc id=\"%s.desc\">%s</desc>\n", id, sheet->description);
    if (!is_within) {
        nt_shown_printf(out, "<rect width=\"%g\" height=\"%g\"", width, height);
        put_colour(out, sheet->canvas.palette, "fill", NT_COLOUR_PAPER);
        nt_buffer_puts(out, "/>\n");
    }
}

/* What it says the description says. */
static void put_logo(nt_buffer *out, const nt_sheet *sheet)
{
    const nt_logo *logo = sheet->logo;
    const nt_rect *at = &sheet->logo_at;
    if (!logo) {
        return;
    }
    nt_shown_printf(out,
                    "<image aria-hidden=\"true\" x=\"%g\" y=\"%g\" width=\"%g\" height=\"%g\" "
                    "href=\"data:image/%s;base64,",
                    at->x0, at->y0, at->x1 - at->x0, at->y1 - at->y0,
                    strcmp(logo->ending, "svg") == 0 ? "svg+xml" : "png");
    nt_base64(out, (const unsigned char *)logo->bytes.bytes, logo->bytes.length);
    nt_buffer_puts(out, "\"/>\n");
}

nt_bytes nt_output_svg(const nt_sheet *sheet, bool is_within)
{
    nt_buffer out = nt_buffer_open(sheet->canvas.arena);
    put_head(&out, sheet, is_within);
    NT_EACH(const nt_drawn, drawn, sheet->canvas.marks.items, sheet->canvas.marks.count) {
        (drawn->shape == NT_MARK_WORDS ? put_words : put_shape)(&out, sheet->canvas.palette, drawn);
    }
    put_logo(&out, sheet);
    nt_buffer_puts(&out, "</svg>\n");
    return (nt_bytes){nt_buffer_text(&out), out.length};
}
