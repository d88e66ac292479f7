/* Charts and logos as forms that pages call by name. */
#include "finish.h"
#include "objects/unpack.h"

/* The logo, which cairo draws, as a form XObject. */
static nt_status make_logo(nt_finish *finish, const nt_logo *logo, nt_object *out, nt_error *err)
{
    nt_pdf_file *file = &finish->file;
    nt_reader *drawn = &finish->logo;
    nt_bytes pdf, content;
    NT_TRY(nt_logo_pdf(finish->arena, logo, &pdf, err));
    nt_reader_open(finish->arena, "logo", pdf, drawn);
    nt_pdf_item page = nt_reader_page(drawn, 0);
    nt_unpack_contents(drawn, page, SIZE_MAX, finish->arena, &content);
    nt_object form =
        nt_pdf_stream(file, "<< /Type /XObject /Subtype /Form >>", NT_PACKING_WANTED, content);
    nt_pdf_put(file, form, "/BBox",
               nt_reader_import(drawn, file, nt_reader_get(drawn, page, "/MediaBox")));
    nt_pdf_put(file, form, "/Resources",
               nt_reader_import(drawn, file, nt_reader_get(drawn, page, "/Resources")));
    *out = form;
    return nt_reader_status(drawn, err);
}

nt_status nt_pdf_add_charts(nt_finish *finish, nt_error *err)
{
    const nt_pages *pages = finish->request->pages;
    for (size_t i = 0; i < pages->drawing_count; i++) {
        finish->charts[i] = nt_pdf_make_plot(finish, i);
    }
    return pages->logo ? make_logo(finish, pages->logo, &finish->charts[pages->drawing_count], err)
                       : NT_OK;
}
