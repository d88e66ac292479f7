#include "finish.h"

/* cairo leaves out the CIDToGIDMap of its composite fonts, whose default is the identity; PDF/A
 * wants it said (ISO 19005-3, 6.2.11.3.2). */
static void complete_fonts(nt_pdf_file *file, nt_object resources)
{
    nt_object fonts = nt_pdf_get(file, resources, "/Font");
    size_t count;
    const char **names = nt_pdf_keys(file, fonts, &count);
    for (size_t i = 0; i < count; i++) {
        nt_object descendants =
            nt_pdf_get(file, nt_pdf_get(file, fonts, names[i]), "/DescendantFonts");
        if (!nt_pdf_is_array(file, descendants)) {
            continue;
        }
        nt_object font = nt_pdf_item(file, descendants, 0);
        if (nt_pdf_is_name(file, nt_pdf_get(file, font, "/Subtype"), "/CIDFontType2") &&
            nt_pdf_is_null(file, nt_pdf_get(file, font, "/CIDToGIDMap"))) {
            nt_pdf_put_name(file, font, "/CIDToGIDMap", "/Identity");
        }
    }
}

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
    nt_object resources = nt_pdf_copy(file, deck, nt_pdf_get(deck, page, "/Resources"));
    complete_fonts(file, resources);
    nt_pdf_put(file, dictionary, "/Resources", resources);
    return form;
}

static nt_status add_chart(nt_finish *finish, size_t chart, size_t available, nt_error *err)
{
    const nt_document *document = finish->request->pages->document;
    if (chart >= available) {
        return nt_fail(err, NT_SYSTEM, nt_nowhere,
                       "chart '%s' is missing from the drawn charts (%zu of %zu are there)",
                       document->charts[chart]->id, available, document->chart_count);
    }
    if (!finish->charts[chart]) {
        finish->charts[chart] = make_form(finish, chart);
    }
    return nt_pdf_file_status(&finish->deck, err);
}

nt_status nt_pdf_add_charts(nt_finish *finish, nt_error *err)
{
    size_t available = finish->deck.qpdf ? nt_pdf_page_count(&finish->deck) : 0;
    nt_status status = nt_pdf_file_status(&finish->deck, err); /* was it readable at all? */
    for (size_t page = 0; page < finish->request->pages->page_count; page++) {
        const nt_page_plan *planned = &finish->plan->page[page];
        for (size_t i = 0; status == NT_OK && i < planned->charts.count; i++) {
            status = add_chart(finish, planned->charts.items[i], available, err);
        }
    }
    return status;
}
