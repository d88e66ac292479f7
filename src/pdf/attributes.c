#include "attributes.h"

#include <string.h>

#include "syntax.h"

static size_t hash_of(const char *text)
{
    size_t hash = 14695981039346656037u; /* FNV-1a */
    for (; *text; text++) {
        hash = (hash ^ (unsigned char)*text) * 1099511628211u;
    }
    return hash;
}

static nt_attribute *find_slot(nt_attribute *slots, size_t capacity, const char *syntax)
{
    size_t at = hash_of(syntax) & (capacity - 1);
    while (slots[at].syntax && strcmp(slots[at].syntax, syntax) != 0) {
        at = (at + 1) & (capacity - 1);
    }
    return &slots[at];
}

static void grow(nt_arena *arena, nt_attributes *known)
{
    size_t capacity = known->capacity ? known->capacity * 2 : 64;
    nt_attribute *slots = nt_new_array(arena, nt_attribute, capacity);
    for (size_t i = 0; i < known->capacity; i++) {
        if (known->slots[i].syntax) {
            *find_slot(slots, capacity, known->slots[i].syntax) = known->slots[i];
        }
    }
    known->slots = slots;
    known->capacity = capacity;
}

static nt_object share(nt_pdf_file *file, nt_attributes *known, const char *syntax)
{
    if (known->count * 2 >= known->capacity) {
        grow(file->arena, known);
    }
    nt_attribute *slot = find_slot(known->slots, known->capacity, syntax);
    if (!slot->syntax) {
        *slot = (nt_attribute){syntax, nt_pdf_indirect_literal(file, syntax)};
        known->count++;
    }
    return slot->object;
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

static const char *table_syntax(nt_arena *arena, const nt_element *element, const char *const *ids)
{
    static const char *const scopes[] = {
        [NT_SCOPE_COLUMN] = "Column", [NT_SCOPE_ROW] = "Row", [NT_SCOPE_BOTH] = "Both"};
    nt_buffer out = nt_buffer_open(arena);
    nt_buffer_puts(&out, "<< /O /Table");
    size_t empty = out.length;
    if (element->scope != NT_SCOPE_NONE) {
        nt_buffer_puts(&out, " /Scope /");
        nt_buffer_puts(&out, scopes[element->scope]);
    }
    if (element->column_span > 1) {
        nt_buffer_puts(&out, " /ColSpan ");
        nt_syntax_integer(&out, (long long)element->column_span);
    }
    if (element->row_span > 1) {
        nt_buffer_puts(&out, " /RowSpan ");
        nt_syntax_integer(&out, (long long)element->row_span);
    }
    if (element->header_count) {
        put_headers(&out, element, ids);
    }
    if (out.length == empty) {
        return NULL;
    }
    nt_buffer_puts(&out, " >>");
    return out.bytes;
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
    nt_object box = nt_pdf_array(file);
    nt_pdf_push_length(file, box, element->x0);
    nt_pdf_push_length(file, box, element->y0);
    nt_pdf_push_length(file, box, element->x1);
    nt_pdf_push_length(file, box, element->y1);
    nt_pdf_put(file, object, "/BBox", box);
    return object;
}

nt_object nt_pdf_attributes(nt_pdf_file *file, nt_attributes *known, const nt_element *element,
                            const char *const *ids)
{
    nt_object found[4];
    size_t count = 0;
    const char *table = table_syntax(file->arena, element, ids);
    if (table) {
        found[count++] = share(file, known, table);
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
