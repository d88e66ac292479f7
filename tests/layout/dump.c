/* Pages as text, for goldens. */
#include "dump.h"

static void put_text(nt_buffer *out, const nt_run *run)
{
    nt_buffer_putc(out, '"');
    nt_run_put(out, run);
    nt_buffer_putc(out, '"');
}

static void put_owner(nt_buffer *out, const nt_mark *mark)
{
    if (mark->element) {
        nt_buffer_printf(out, " %s#%zu", mark->element->type, mark->element->index);
    } else {
        nt_buffer_puts(out, mark->artifact == NT_ARTIFACT_PAGINATION ? " pagination" : " layout");
    }
}

static void put_ink(nt_buffer *out, nt_ink ink)
{
    nt_buffer_printf(out, " #%02x%02x%02x", (unsigned)(ink.red * 255 + 0.5),
                     (unsigned)(ink.green * 255 + 0.5), (unsigned)(ink.blue * 255 + 0.5));
}

static void put_mark(nt_buffer *out, const nt_mark *mark)
{
    static const char *const faces[] = {"regular", "italic", "semibold", "bold", "bold-italic"};
    static const char *const kinds[] = {"text", "rect", "line", "chart", "code", "link", "field"};
    nt_buffer_printf(out, "  %s %.1f %.1f", kinds[mark->kind], mark->x, mark->y);
    switch (mark->kind) {
    case NT_MARK_TEXT:
        nt_buffer_printf(out, " %s %.1f", faces[mark->run.face], mark->run.size_pt);
        break;
    case NT_MARK_LINE:
        nt_buffer_printf(out, " to %.1f %.1f by %.1f", mark->x1, mark->y1, mark->width);
        break;
    case NT_MARK_CHART:
        nt_buffer_printf(out, " %.1fx%.1f chart %zu at %.3f", mark->width, mark->height,
                         mark->chart, mark->scale);
        break;
    default:
        nt_buffer_printf(out, " %.1fx%.1f", mark->width, mark->height);
    }
    put_owner(out, mark);
    if (mark->kind == NT_MARK_LINK && mark->url) {
        nt_buffer_printf(out, " <%s>", mark->url);
    } else if (mark->kind == NT_MARK_LINK) {
        nt_buffer_printf(out, " ->%zu", mark->destination);
    } else if (mark->kind != NT_MARK_CHART) {
        put_ink(out, mark->ink);
    }
    if (mark->kind == NT_MARK_TEXT) {
        nt_buffer_putc(out, ' ');
        put_text(out, &mark->run);
    }
    nt_buffer_putc(out, '\n');
}

static int depth_of(const nt_element *element)
{
    int depth = 0;
    for (; element->parent; element = element->parent) {
        depth++;
    }
    return depth;
}

static void put_element(nt_buffer *out, const nt_element *element)
{
    static const char *const scopes[] = {"", " column", " row", " both"};
    nt_buffer_printf(out, "%*s%s#%zu%s", 2 + 2 * depth_of(element), "", element->type,
                     element->index, scopes[element->scope]);
    if (element->column_span > 1) {
        nt_buffer_printf(out, " span %zu", element->column_span);
    }
    if (element->list_numbering) {
        nt_buffer_printf(out, " %s", element->list_numbering);
    }
    if (element->id) {
        nt_buffer_printf(out, " id=%s", element->id);
    }
    for (size_t i = 0; i < element->header_count; i++) {
        nt_buffer_printf(out, " ^%s", element->headers[i]->id);
    }
    if (element->alt) {
        nt_buffer_printf(out, " alt=\"%s\"", element->alt);
    }
    if (element->spoken) {
        nt_buffer_printf(out, " spoken=\"%s\"", element->spoken);
    }
    if (element->expanded) {
        nt_buffer_printf(out, " expanded=\"%s\"", element->expanded);
    }
    if (element->lang) {
        nt_buffer_printf(out, " lang=%s", element->lang);
    }
    if (element->has_box) {
        nt_buffer_printf(out, " box %zu: %.1f %.1f %.1f %.1f", element->page, element->x0,
                         element->y0, element->x1, element->y1);
    }
    nt_buffer_putc(out, '\n');
}

void dump_pages(const nt_pages *pages, nt_buffer *out)
{
    NT_EACH(const nt_page, page, pages->pages, pages->page_count) {
        nt_buffer_printf(out, "page %s %.1fx%.1f\n", page->label, page->width_pt, page->height_pt);
        for (size_t i = 0; i < page->mark_count; i++) {
            put_mark(out, &page->marks[i]);
        }
    }
    nt_buffer_puts(out, "structure\n");
    for (size_t i = 0; i < pages->element_count; i++) {
        put_element(out, pages->elements[i]);
    }
    nt_buffer_puts(out, "destinations\n");
    for (size_t i = 0; i < pages->destination_count; i++) {
        const nt_destination *there = &pages->destinations[i];
        nt_buffer_printf(out, "  %zu %s page %zu %.1f %.1f\n", i, there->id, there->page + 1,
                         there->x, there->y);
    }
    nt_buffer_puts(out, "bookmarks\n");
    for (size_t i = 0; i < pages->bookmark_count; i++) {
        nt_buffer_printf(out, "  %d %s ->%zu\n", pages->bookmarks[i].level,
                         pages->bookmarks[i].title, pages->bookmarks[i].destination);
    }
}
