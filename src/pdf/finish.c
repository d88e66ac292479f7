#include "finish.h"

/* Every page names what it uses, so that a page taken out of the file takes little along. */
static void put_resources(nt_finish *finish, size_t index)
{
    nt_pdf_file *file = &finish->file;
    const nt_page_plan *planned = &finish->plan->page[index];
    nt_object resources = nt_pdf_dictionary(file);
    nt_object charts = nt_pdf_dictionary(file);
    for (size_t i = 0; i < planned->charts.count; i++) {
        size_t chart = planned->charts.items[i];
        nt_pdf_put(file, charts, nt_arena_printf(finish->arena, "/C%zu", chart),
                   finish->charts[chart]);
    }
    nt_pdf_put(file, resources, "/Font", nt_pdf_name_fonts(finish, planned->fonts));
    if (planned->charts.count) {
        nt_pdf_put(file, resources, "/XObject", charts);
    }
    nt_pdf_put(file, finish->pages[index], "/Resources", resources);
    nt_pdf_put_name(file, finish->pages[index], "/Tabs", "/S"); /* ISO 14289-1, 7.18.3 */
}

static void complete_catalog(nt_finish *finish)
{
    nt_pdf_file *file = &finish->file;
    nt_object root = file->root;
    nt_pdf_item pages = nt_reader_get(&finish->drawn, nt_reader_root(&finish->drawn), "/Pages");
    nt_pdf_put(file, root, "/Pages", nt_reader_import(&finish->drawn, file, pages));
    if (finish->fields) {
        /* The catalog need not change when the document is signed. */
        nt_object form = nt_pdf_indirect_literal(file, "<< /SigFlags 1 >>");
        nt_pdf_put(file, form, "/Fields", finish->fields);
        nt_pdf_put(file, root, "/AcroForm", form);
        if (finish->profile == NT_PROFILE_A3_UA1) {
            nt_pdf_put_literal(file, root, "/Extensions", NT_PDF_PADES_EXTENSION);
        }
    }
    nt_pdf_put_literal(file, root, "/MarkInfo", "<< /Marked true >>");
    nt_pdf_put_literal(file, root, "/ViewerPreferences", "<< /DisplayDocTitle true >>");
}

static nt_status build(nt_finish *finish, const nt_bytes *contents, nt_bytes *out, nt_error *err)
{
    size_t page_count = finish->request->pages->page_count;
    for (size_t i = 0; i < page_count; i++) {
        finish->pages[i] =
            nt_reader_import(&finish->drawn, &finish->file, nt_reader_page(&finish->drawn, i));
        nt_pdf_put(&finish->file, finish->pages[i], "/Contents",
                   nt_pdf_stream(&finish->file, "<<>>", NT_PACKING_DEFLATED, contents[i]));
    }
    NT_TRY(nt_reader_status(&finish->drawn, err));
    NT_TRY(nt_pdf_add_fonts(finish, err));
    NT_TRY(nt_pdf_add_charts(finish, err));
    for (size_t i = 0; i < page_count; i++) {
        put_resources(finish, i);
    }
    nt_pdf_add_structure(finish);
    nt_pdf_add_attachments(finish);
    nt_pdf_add_outline(finish);
    nt_pdf_add_page_labels(finish);
    nt_pdf_add_metadata(finish);
    nt_pdf_add_intent(finish);
    complete_catalog(finish);
    *out = nt_pdf_file_write(&finish->file, finish->profile == NT_PROFILE_A4_UA2 ? "2.0" : "1.7");
    return NT_OK;
}

nt_status nt_pdf_finish(nt_arena *arena, const nt_pdf_request *request, nt_plan *plan,
                        const nt_written_pages *written, nt_bytes *out, nt_error *err)
{
    const nt_pages *source = request->pages;
    nt_finish finish = {
        .arena = arena,
        .request = request,
        .plan = plan,
        .file = nt_pdf_file_open(arena),
        .profile = source->document->front.profile,
        .pages = nt_new_array(arena, nt_object, source->page_count),
        .elements = nt_new_array(arena, nt_object, source->element_count),
        .holders = nt_new_array(arena, nt_object, source->element_count),
        .destinations = nt_new_array(arena, nt_object, source->destination_count),
        .charts = nt_new_array(arena, nt_object, source->drawing_count + 1),
        .link_references = nt_new_array(arena, nt_object, plan->links.count),
    };
    nt_reader_open(arena, "pages", written->file, &finish.drawn);
    nt_status status = build(&finish, written->contents, out, err);
    nt_reader_close(&finish.drawn);
    nt_reader_close(&finish.logo);
    return status;
}
