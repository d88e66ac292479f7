/* Charts as PDF pages: vectors and text only, opaque DeviceRGB, no alpha; no images but the logo of
 * an office that has a picture of it. */
#include <cairo-pdf.h>

#include "paint.h"
#include "words/canvas.h"

static cairo_status_t append(void *closure, const unsigned char *bytes, unsigned int length)
{
    nt_buffer_add(closure, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

static cairo_surface_t *open_surface(nt_buffer *buffer, const nt_sheet *sheet)
{
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(append, buffer, sheet->width_pt, sheet->height_pt);
    /* cairo takes the clock unless it is told otherwise, and writes a date that it is told without
     * the "D:" that PDF asks for: a chart carries none. */
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, NULL);
    if (sheet->title && *sheet->title) {
        cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, sheet->title);
    }
    return surface;
}

/* cairo keeps the region that is drawn on, rectangle by rectangle, and looks through it for each
 * mark. Of many marks, paper below them all makes it a single one. */
static void lay_paper(cairo_t *cr, const nt_sheet *sheet)
{
    enum { MANY_MARKS = 5000 };
    if (sheet->canvas.marks.count > MANY_MARKS) {
        cairo_set_source_rgb(cr, 1, 1, 1);
        cairo_rectangle(cr, 0, 0, sheet->width_pt, sheet->height_pt);
        cairo_fill(cr);
    }
}

nt_status nt_output_pdf(const nt_sheet *sheets, size_t count, nt_bytes *out, nt_error *err)
{
    nt_paint_fonts fonts = {.err = err};
    if (count == 0) {
        *out = (nt_bytes){"", 0};
        return NT_OK;
    }
    nt_buffer buffer = nt_buffer_open(sheets->canvas.arena);
    cairo_surface_t *surface = open_surface(&buffer, sheets);
    cairo_t *cr = cairo_create(surface);
    nt_status status = NT_OK;
    for (const nt_sheet *sheet = sheets; sheet < sheets + count && !status; sheet++) {
        cairo_pdf_surface_set_size(surface, sheet->width_pt, sheet->height_pt);
        lay_paper(cr, sheet);
        nt_paint(cr, &sheet->canvas, &fonts);
        status = nt_paint_logo(cr, sheet, err);
        cairo_show_page(cr);
    }
    cairo_status_t problem = cairo_status(cr);
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    problem = problem ? problem : cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    nt_paint_fonts_close(&fonts);
    if (status) {
        return status;
    }
    NT_FAIL_IF(!fonts.status && problem, err, NT_SYSTEM, nt_nowhere,
               NT_MESSAGE_CANVAS_PDF_FAILS(.why = cairo_status_to_string(problem)));
    *out = (nt_bytes){nt_buffer_text(&buffer), buffer.length};
    return fonts.status;
}
