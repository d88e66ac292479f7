#include "finish.h"
#include "objects/unpack.h"
#include "words/pdf.h"

/* The content of the deck's page as a form XObject. Charts that share a font subset still do: what
 * was imported before is not imported again. */
static nt_object make_form(nt_finish *finish, size_t chart)
{
    nt_pdf_file *file = &finish->file;
    nt_reader *deck = &finish->deck;
    nt_pdf_item page = nt_reader_page(deck, chart);
    nt_bytes content;
    nt_unpack_contents(deck, page, SIZE_MAX, finish->arena, &content);
    nt_object form =
        nt_pdf_stream(file, "<< /Type /XObject /Subtype /Form >>", NT_PACKING_WANTED, content);
    nt_pdf_put(file, form, "/BBox",
               nt_reader_import(deck, file, nt_reader_get(deck, page, "/MediaBox")));
    nt_pdf_put(file, form, "/Resources",
               nt_reader_import(deck, file, nt_reader_get(deck, page, "/Resources")));
    return form;
}

static nt_status add_chart(nt_finish *finish, size_t chart, size_t available, nt_error *err)
{
    const nt_pages *pages = finish->request->pages;
    NT_FAIL_IF(chart >= available, err, NT_SYSTEM, nt_nowhere,
               NT_MESSAGE_PDF_CHART_MISSING(.chart = chart < pages->drawing_count
                                                         ? pages->drawings[chart]->id
                                                         : "logo",
                                            .drawn = (long long)available,
                                            .charts = (long long)pages->drawing_count));
    if (!finish->charts[chart]) {
        finish->charts[chart] = make_form(finish, chart);
    }
    return nt_reader_status(&finish->deck, err);
}

nt_status nt_pdf_add_charts(nt_finish *finish, nt_error *err)
{
    size_t available = finish->deck.qpdf ? nt_reader_page_count(&finish->deck) : 0;
    NT_TRY(nt_reader_status(&finish->deck, err)); /* was it readable at all? */
    NT_EACH(const nt_page_plan, planned, finish->plan->page, finish->request->pages->page_count) {
        for (size_t i = 0; i < planned->charts.count; i++) {
            NT_TRY(add_chart(finish, planned->charts.items[i], available, err));
        }
    }
    return NT_OK;
}
