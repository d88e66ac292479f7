#include "finish.h"

/* The content of the deck's page as a form XObject. Its resources are copied through qpdf's map of
 * what was copied before, so charts that share a font subset still do. */
static nt_object make_form(nt_finish *finish, size_t chart)
{
    nt_pdf_file *file = &finish->file, *deck = &finish->deck;
    nt_object page = nt_pdf_page(deck, chart);
    nt_object form =
        nt_pdf_stream(file, "<< /Type /XObject /Subtype /Form >>", nt_pdf_page_content(deck, page));
    nt_object dictionary = nt_pdf_stream_dictionary(file, form);
    nt_object box = nt_pdf_get(deck, page, "/MediaBox");
    nt_pdf_put_parsed(file, dictionary, "/BBox", nt_pdf_syntax(deck, box));
    nt_object resources = nt_pdf_get(deck, page, "/Resources");
    nt_pdf_put(file, dictionary, "/Resources", nt_pdf_copy(file, deck, resources));
    return form;
}

nt_status nt_pdf_add_charts(nt_finish *finish, nt_error *err)
{
    const nt_document *document = finish->request->pages->document;
    size_t available = finish->deck.qpdf ? nt_pdf_page_count(&finish->deck) : 0;
    for (size_t page = 0; page < finish->request->pages->page_count; page++) {
        const nt_page_plan *planned = &finish->plan->page[page];
        for (size_t i = 0; i < planned->charts.count; i++) {
            size_t chart = planned->charts.items[i];
            if (chart >= available) {
                return nt_fail(err, NT_SYSTEM, nt_nowhere,
                               "chart '%s' is missing from the drawn charts (%zu of %zu are there)",
                               document->charts[chart]->id, available, document->chart_count);
            }
            if (!finish->charts[chart]) {
                finish->charts[chart] = make_form(finish, chart);
            }
        }
    }
    return nt_pdf_file_status(&finish->deck, err);
}
