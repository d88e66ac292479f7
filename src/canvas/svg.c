/* Charts as SVG 1.1, written from the marks themselves: cairo would turn words into outlines and
 * number its ids by a counter of the process. Here words stay words that a newsroom can edit, and
 * `textLength` holds their width where Open Sans is not installed. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/shown.h"
#include "canvas/output.h"

/* Hundredths of a point. */
static void put_length(nt_buffer *out, double value)
{
    nt_buffer_decimal(out, value, 2);
}

static void open_attribute(nt_buffer *out, const char *name)
{
    nt_buffer_putc(out, ' ');
    nt_buffer_puts(out, name);
    nt_buffer_puts(out, "=\"");
}

static void put_attribute(nt_buffer *out, const char *name, double value)
{
    open_attribute(out, name);
    put_length(out, value);
    nt_buffer_putc(out, '"');
}

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
    nt_buffer_puts(out, "<text");
    put_attribute(out, "x", drawn->at.x0);
    put_attribute(out, "y", drawn->at.y0);
    put_attribute(out, "font-size", drawn->run.size_pt);
    nt_buffer_puts(out, weight[drawn->run.face] ? weight[drawn->run.face] : "");
    put_colour(out, palette, "fill", drawn->colour);
    if (drawn->run.count > 1) {
        put_attribute(out, "textLength", drawn->run.width_pt);
        /* Joined letters must not be parted. */
        nt_buffer_puts(out,
                       nt_run_is_plain(&drawn->run) ? "" : " lengthAdjust=\"spacingAndGlyphs\"");
    }
    nt_buffer_putc(out, '>');
    nt_shown_put_markup(out, drawn->text);
    nt_buffer_puts(out, "</text>\n");
}

static void put_paint(nt_buffer *out, const nt_palette *palette, const nt_drawn *drawn)
{
    bool stroked = drawn->outlined || drawn->shape == NT_MARK_RULE;
    if (drawn->shape != NT_MARK_RULE) {
        put_colour(out, palette, "fill", drawn->outlined ? NT_COLOUR_PAPER : drawn->colour);
    }
    if (stroked) {
        put_colour(out, palette, "stroke", drawn->colour);
        put_attribute(out, "stroke-width", drawn->stroke_pt);
    }
    if (stroked && drawn->dash_pt > 0) {
        put_attribute(out, "stroke-dasharray", drawn->dash_pt);
    }
    nt_buffer_puts(out, "/>\n");
}

static void put_corners(nt_buffer *out, const nt_drawn *drawn)
{
    double corners[8];
    size_t count = nt_drawn_corners(drawn, corners);
    nt_buffer_puts(out, "<polygon");
    open_attribute(out, "points");
    for (size_t i = 0; i < count; i++) {
        nt_buffer_puts(out, i ? " " : "");
        put_length(out, corners[2 * i]);
        nt_buffer_putc(out, ',');
        put_length(out, corners[2 * i + 1]);
    }
    nt_buffer_putc(out, '"');
}

static void put_shape(nt_buffer *out, const nt_palette *palette, const nt_drawn *drawn)
{
    const nt_rect at = drawn->at;
    if (drawn->shape == NT_MARK_RULE) {
        nt_buffer_puts(out, "<line");
        put_attribute(out, "x1", at.x0);
        put_attribute(out, "y1", at.y0);
        put_attribute(out, "x2", at.x1);
        put_attribute(out, "y2", at.y1);
    } else if (drawn->shape == NT_MARK_AREA) {
        nt_buffer_puts(out, "<rect");
        /* An outline within an area thinner than its stroke is turned inside out. */
        put_attribute(out, "x", fmin(at.x0, at.x1));
        put_attribute(out, "y", fmin(at.y0, at.y1));
        put_attribute(out, "width", fabs(at.x1 - at.x0));
        put_attribute(out, "height", fabs(at.y1 - at.y0));
    } else if (drawn->shape == NT_MARK_DIAMOND || drawn->shape == NT_MARK_TRIANGLE) {
        put_corners(out, drawn);
    } else {
        nt_buffer_puts(out, "<circle");
        put_attribute(out, "cx", (at.x0 + at.x1) / 2);
        put_attribute(out, "cy", (at.y0 + at.y1) / 2);
        put_attribute(out, "r", (at.x1 - at.x0) / 2);
    }
    put_paint(out, palette, drawn);
}

/* Ids begin with the chart's, so that several may stand in one page. A plot that does has no
 * declaration, language or ground: those are the page's. */
static void put_head(nt_buffer *out, const nt_sheet *sheet, bool is_within)
{
    const char *lang = nt_lang_codes[sheet->canvas.lang];
    const char *id = sheet->id;
    nt_buffer width = nt_buffer_open(out->arena), height = nt_buffer_open(out->arena);
    put_length(&width, sheet->width_pt);
    put_length(&height, sheet->height_pt);
    nt_buffer_puts(out, is_within ? "" : "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    nt_buffer_printf(out,
                     "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"%spt\" "
                     "height=\"%spt\" viewBox=\"0 0 %s %s\"",
                     width.bytes, height.bytes, width.bytes, height.bytes);
    if (!is_within) {
        nt_buffer_printf(out, " lang=\"%s\" xml:lang=\"%s\"", lang, lang);
    }
    /* Within a page its title stands above it. */
    nt_buffer_puts(out, " role=\"img\" aria-labelledby=\"");
    if (!is_within) {
        nt_buffer_printf(out, "%s.title ", id);
    }
    nt_buffer_printf(out,
                     "%s.desc\" "
                     "font-family=\"'Open Sans', 'Noto Sans', Arial, sans-serif\">\n",
                     id);
    if (!is_within) {
        nt_buffer_printf(out, "<title id=\"%s.title\">", id);
        nt_shown_put_markup(out, sheet->title);
        nt_buffer_puts(out, "</title>\n");
    }
    nt_buffer_printf(out, "<desc id=\"%s.desc\">", id);
    nt_shown_put_markup(out, sheet->description);
    nt_buffer_puts(out, "</desc>\n");
    if (!is_within) {
        nt_buffer_puts(out, "<rect");
        put_attribute(out, "width", sheet->width_pt);
        put_attribute(out, "height", sheet->height_pt);
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
    nt_buffer_puts(out, "<image aria-hidden=\"true\"");
    put_attribute(out, "x", at->x0);
    put_attribute(out, "y", at->y0);
    put_attribute(out, "width", at->x1 - at->x0);
    put_attribute(out, "height", at->y1 - at->y0);
    nt_buffer_printf(out, " href=\"data:image/%s;base64,",
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
