/* Files in the PDF, and the figures that they belong to. */
#include <stdlib.h>
#include <string.h>

#include "finish.h"
#include "objects/deflate.h"

nt_bytes nt_pdf_attached(nt_arena *arena, nt_bytes bytes)
{
    return nt_deflate(arena, bytes, NT_EFFORT_MORE);
}

/* Without /CheckSum, an MD5 (ISO 32000-1, table 46): what netra attaches is known by its SHA-512.
 */
static nt_object make_stream(nt_finish *finish, const nt_attachment *attachment)
{
    nt_pdf_file *file = &finish->file;
    nt_bytes packed = attachment->packed.length ? attachment->packed
                                                : nt_pdf_attached(finish->arena, attachment->bytes);
    nt_object stream =
        nt_pdf_stream(file, "<< /Type /EmbeddedFile >>", NT_PACKING_DEFLATED, packed);
    nt_pdf_put_name(file, stream, "/Subtype",
                    nt_arena_printf(finish->arena, "/%s", attachment->mime));
    nt_object params = nt_pdf_dictionary(file);
    nt_pdf_put_integer(file, params, "/Size", (long long)attachment->bytes.length);
    nt_pdf_put_string(file, params, "/ModDate",
                      nt_pdf_date(finish->arena, finish->request->created));
    nt_pdf_put(file, stream, "/Params", params);
    return stream;
}

static nt_object make_specification(nt_finish *finish, const nt_attachment *attachment)
{
    static const char *const relations[] = {[NT_RELATION_SOURCE] = "/Source",
                                            [NT_RELATION_DATA] = "/Data",
                                            [NT_RELATION_SUPPLEMENT] = "/Supplement"};
    nt_pdf_file *file = &finish->file;
    nt_object stream = make_stream(finish, attachment);
    nt_object embedded = nt_pdf_dictionary(file);
    nt_pdf_put(file, embedded, "/F", stream);
    nt_pdf_put(file, embedded, "/UF", stream);
    nt_object specification = nt_pdf_indirect_literal(file, "<< /Type /Filespec >>");
    nt_pdf_put_text(file, specification, "/F", attachment->name);
    nt_pdf_put_text(file, specification, "/UF", attachment->name);
    nt_pdf_put_text(file, specification, "/Desc", attachment->description);
    nt_pdf_put_name(file, specification, "/AFRelationship", relations[attachment->relation]);
    nt_pdf_put(file, specification, "/EF", embedded);
    return specification;
}

static void associate_with_figure(nt_finish *finish, const nt_element *figure,
                                  nt_object specification)
{
    while (figure && strcmp(figure->type, "Figure") != 0) {
        figure = figure->parent;
    }
    if (figure) {
        nt_object files = nt_pdf_array(&finish->file);
        nt_pdf_push(&finish->file, files, specification);
        nt_pdf_put(&finish->file, finish->elements[figure->index], "/AF", files);
    }
}

/* The chart's data belong to the figure that shows them, too, or to each part of it. */
static void associate_with_figures(nt_finish *finish, size_t chart, nt_object specification)
{
    const nt_pages *pages = finish->request->pages;
    const nt_chart *whole =
        chart < pages->document->chart_count ? pages->document->charts[chart] : NULL;
    for (size_t i = 0; whole && i < pages->drawing_count; i++) {
        if (pages->drawings[i] == whole || pages->drawings[i]->whole == whole) {
            associate_with_figure(finish, finish->plan->chart_figure[i], specification);
        }
    }
}

NT_ORDER_OF(compare_names, nt_attachment, NT_BY_TEXT(name))

void nt_pdf_add_attachments(nt_finish *finish)
{
    const nt_pdf_request *request = finish->request;
    nt_pdf_file *file = &finish->file;
    size_t count = request->attachment_count;
    if (!count) {
        return;
    }
    const nt_attachment **sorted = nt_new_array(finish->arena, const nt_attachment *, count);
    for (size_t i = 0; i < count; i++) {
        sorted[i] = &request->attachments[i];
    }
    qsort(sorted, count, sizeof *sorted, compare_names); /* a name tree is in order */
    nt_object names = nt_pdf_array(file), associated = nt_pdf_indirect_array(file);
    for (size_t i = 0; i < count; i++) {
        nt_object specification = make_specification(finish, sorted[i]);
        nt_pdf_push_string(file, names, sorted[i]->name);
        nt_pdf_push(file, names, specification);
        nt_pdf_push(file, associated, specification);
        associate_with_figures(finish, sorted[i]->chart, specification);
    }
    nt_object tree = nt_pdf_dictionary(file), all = nt_pdf_dictionary(file);
    nt_pdf_put(file, tree, "/Names", names);
    nt_pdf_put(file, all, "/EmbeddedFiles", tree);
    nt_pdf_put(file, file->root, "/Names", all);
    nt_pdf_put(file, file->root, "/AF", associated);
}
