/* A logo as a page of a PDF: vectors, or the picture that it is. */
#include <cairo-pdf.h>

#include "logo/logo.h"
#include "words/logo.h"

static cairo_status_t append(void *closure, const unsigned char *bytes, unsigned int length)
{
    nt_buffer_add(closure, bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

nt_status nt_logo_pdf(nt_arena *arena, const nt_logo *logo, nt_bytes *out, nt_error *err)
{
    nt_buffer buffer = nt_buffer_open(arena);
    cairo_surface_t *surface =
        cairo_pdf_surface_create_for_stream(append, &buffer, logo->width_pt, logo->height_pt);
    /* cairo takes the clock unless it is told otherwise. */
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, NULL);
    cairo_t *cr = cairo_create(surface);
    nt_status status = nt_logo_draw(cr, logo, err);
    cairo_show_page(cr);
    cairo_status_t problem = cairo_status(cr);
    cairo_destroy(cr);
    cairo_surface_finish(surface);
    problem = problem ? problem : cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    NT_TRY(status);
    NT_FAIL_IF(problem, err, NT_SYSTEM, nt_nowhere,
               NT_MESSAGE_LOGO_PDF_FAILS(.why = cairo_status_to_string(problem)));
    *out = (nt_bytes){nt_buffer_text(&buffer), buffer.length};
    return NT_OK;
}
