#include "attributes.h"

#include <string.h>

#include "objects/syntax.h"

nt_attributes nt_pdf_attributes_open(nt_arena *arena)
{
    return (nt_attributes){.places = nt_map_open(arena), .written = nt_buffer_open(arena)};
}

static nt_object share(nt_pdf_file *file, nt_attributes *known, const char *syntax)
{
    size_t at = nt_map_find(&known->places, syntax);
    if (at != NT_MAP_NONE) {
        return known->objects.items[at];
    }
    const char *kept = nt_arena_string(file->arena, syntax);
    nt_map_keep(&known->places, kept, known->objects.count);
    nt_vec_push(file->arena, &known->objects, nt_pdf_indirect_literal(file, kept));
    return known->objects.items[known->objects.count - 1];
}

static void put_headers(nt_buffer *out, const nt_element *element, const char *const *ids)
{
    nt_buffer_puts(out, " /Headers [");
    for (size_t i = 0; i < element->header_count; i++) {
        const char *id = ids[element->headers[i]->index];
        nt_syntax_string(out, (nt_bytes){id, strlen(id)});
    }
    nt_buffer_puts(out, "]");
}

/* Written into `out`; NULL when there is nothing to say. */
static const char *table_syntax(nt_buffer *out, const nt_element *element, const char *const *ids)
{
    static const char *const scopes[] = {
        [NT_SCOPE_COLUMN] = "Column", [NT_SCOPE_ROW] = "Row", [NT_SCOPE_BOTH] = "Both"};
    out->length = 0;
    nt_buffer_puts(out, "<< /O /Table");
    size_t empty = out->length;
    if (element->scope != NT_SCOPE_NONE) {
        nt_buffer_puts(out, " /Scope /");
        nt_buffer_puts(out, scopes[element->scope]);
    }
    if (element->column_span > 1) {
        nt_buffer_puts(out, " /ColSpan ");
        nt_buffer_integer(out, (long long)element->column_span);
    }
    if (element->row_span > 1) {
        nt_buffer_puts(out, " /RowSpan ");
        nt_buffer_integer(out, (long long)element->row_span);
    }
    if (element->header_count) {
        put_headers(out, element, ids);
    }
    nt_buffer_puts(out, " >>");
    return out->length > empty + 3 ? out->bytes : NULL;
}

/* The summary is text: built as an object, not as syntax. */
static nt_object summary(nt_pdf_file *file, const char *text)
{
    nt_object object = nt_pdf_indirect_literal(file, "<< /O /Table >>");
    nt_pdf_put_text(file, object, "/Summary", text);
    return object;
}

static nt_object bounding_box(nt_pdf_file *file, const nt_element *element)
{
    nt_object object = nt_pdf_indirect_literal(file, "<< /O /Layout /Placement /Block >>");
    nt_pdf_put(file, object, "/BBox",
               nt_pdf_box(file, element->x0, element->y0, element->x1, element->y1));
    return object;
}

nt_object nt_pdf_attributes(nt_pdf_file *file, nt_attributes *known, const nt_element *element,
                            const char *const *ids)
{
    nt_object found[4];
    size_t count = 0;
    const char *table = table_syntax(&known->written, element, ids);
    if (table) { /* heads are those of one cell: naming such an object takes more than it does */
        found[count++] = element->header_count
                             ? nt_pdf_literal(file, nt_arena_string(file->arena, table))
                             : share(file, known, table);
    }
    if (element->summary && element->summary[0]) {
        found[count++] = summary(file, element->summary);
    }
    if (element->list_numbering) {
        found[count++] = share(file, known,
                               nt_arena_printf(file->arena, "<< /O /List /ListNumbering /%s >>",
                                               element->list_numbering));
    }
    if (element->has_box) {
        found[count++] = bounding_box(file, element);
    }
    if (count <= 1) {
        return count ? found[0] : NULL;
    }
    nt_object all = nt_pdf_array(file);
    for (size_t i = 0; i < count; i++) {
        nt_pdf_push(file, all, found[i]);
    }
    return all;
}
