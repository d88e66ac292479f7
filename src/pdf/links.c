/* Links and their targets, and the tree from what pages hold back to the elements. */
#include <string.h>

#include "base/utf8.h"
#include "finish.h"

/* [where /XYZ left top null]: `where` is a page, or in PDF 2.0 a structure element. */
static nt_object make_target(nt_pdf_file *file, nt_object where, double x, double y)
{
    nt_object target = nt_pdf_indirect_array(file);
    nt_pdf_push(file, target, where);
    nt_pdf_push(file, target, nt_pdf_name(file, "/XYZ"));
    nt_pdf_push_length(file, target, x);
    nt_pdf_push_length(file, target, y);
    nt_pdf_push(file, target, nt_pdf_literal(file, "null"));
    return target;
}

void nt_pdf_add_destinations(nt_finish *finish)
{
    nt_pdf_file *file = &finish->file;
    const nt_pages *pages = finish->request->pages;
    for (size_t i = 0; i < pages->destination_count; i++) {
        const nt_destination *d = &pages->destinations[i];
        nt_object target = make_target(file, finish->pages[d->page], d->x, d->y);
        finish->destinations[i] = target;
        if (finish->profile == NT_PROFILE_A4_UA2) {
            /* ISO 14289-2, 8.8: inside a document, destinations name the structure. */
            const nt_element *element = d->element ? d->element : pages->root;
            nt_object action = nt_pdf_indirect_literal(file, "<< /Type /Action /S /GoTo >>");
            nt_pdf_put(file, action, "/D", target);
            nt_pdf_put(file, action, "/SD",
                       make_target(file, finish->elements[element->index], d->x, d->y));
            finish->destinations[i] = action;
        }
    }
}

void nt_pdf_put_destination(nt_finish *finish, nt_object object, size_t destination)
{
    const char *key = finish->profile == NT_PROFILE_A4_UA2 ? "/A" : "/Dest";
    nt_pdf_put(&finish->file, object, key, finish->destinations[destination]);
}

/* An address as PDF wants it: 7-bit, so that UTF-8 beyond ASCII is escaped as RFC 3986 says. */
static const char *escape_url(nt_arena *arena, const char *url)
{
    nt_buffer out = nt_buffer_open(arena);
    for (; *url; url++) {
        unsigned char c = (unsigned char)*url;
        if (c <= ' ' || c >= 0x7F) {
            nt_buffer_printf(&out, "%%%02X", (unsigned)c);
        } else {
            nt_buffer_putc(&out, (char)c);
        }
    }
    return nt_buffer_text(&out);
}

/* The words of the element itself, for a link that says nothing else about where it leads. */
static const char *words_of(nt_finish *finish, const nt_element *element)
{
    nt_buffer out = nt_buffer_open(finish->arena);
    const nt_kid *kid = finish->plan->element[element->index].first;
    for (; kid; kid = kid->next) {
        const nt_page_plan *page = &finish->plan->page[kid->page];
        for (size_t s = 0; kid->mcid >= 0 && s < page->sections.count; s++) {
            const nt_section *section = &page->sections.items[s];
            if (section->mcid != kid->mcid) {
                continue;
            }
            for (size_t m = 0; m < section->count; m++) {
                const nt_mark *mark =
                    &finish->request->pages->pages[kid->page].marks[section->first + m];
                for (size_t g = 0; mark->kind == NT_MARK_TEXT && g < mark->run.count; g++) {
                    char c[4];
                    nt_buffer_add(&out, c, nt_utf8_put(mark->run.glyphs[g].code_point, c));
                }
            }
        }
    }
    return nt_buffer_text(&out);
}

static const char *describe_link(nt_finish *finish, const nt_mark *mark)
{
    if (mark->element->alt && mark->element->alt[0]) {
        return mark->element->alt;
    }
    const char *words = words_of(finish, mark->element);
    if (words[0]) {
        return words;
    }
    return mark->url ? mark->url : finish->request->pages->destinations[mark->destination].id;
}

static nt_object make_annotation(nt_finish *finish, const nt_link *link, size_t key)
{
    nt_pdf_file *file = &finish->file;
    const nt_mark *mark = link->mark;
    /* /F 4: printed, as ISO 19005-3, 6.3.2 wants. */
    nt_object annotation =
        nt_pdf_indirect_literal(file, "<< /Type /Annot /Subtype /Link /Border [0 0 0] /F 4 >>");
    nt_pdf_put(file, annotation, "/Rect",
               nt_pdf_box(file, mark->x, mark->y, mark->x + mark->width, mark->y + mark->height));
    nt_pdf_put(file, annotation, "/P", finish->pages[link->page]);
    nt_pdf_put_integer(file, annotation, "/StructParent", (long long)key);
    nt_pdf_put_text(file, annotation, "/Contents", describe_link(finish, mark));
    if (mark->url) {
        nt_object action = nt_pdf_literal(file, "<< /Type /Action /S /URI >>");
        nt_pdf_put_string(file, action, "/URI", escape_url(finish->arena, mark->url));
        nt_pdf_put(file, annotation, "/A", action);
    } else {
        nt_pdf_put_destination(finish, annotation, mark->destination);
    }
    return annotation;
}

/* The note that a destination leads to, NULL when it is something else. */
static const nt_element *note_at(const nt_destination *destination)
{
    const nt_element *element = destination->element;
    while (element && strcmp(element->type, "Note") != 0) {
        element = element->parent;
    }
    return element;
}

static void push_reference(nt_pdf_file *file, nt_object from, nt_object to)
{
    nt_object references = nt_pdf_get(from, "/Ref");
    if (!references) {
        references = nt_pdf_array(file);
        nt_pdf_put(file, from, "/Ref", references);
    }
    nt_pdf_push(file, references, to);
}

/* PDF 2.0 lets an element name what it refers to: ISO 14289-2 wants that of contents entries
 * (8.2.5.8), and of notes and what cites them both ways (8.2.5.14). */
static void refer(nt_finish *finish, const nt_mark *mark)
{
    const nt_destination *destination = &finish->request->pages->destinations[mark->destination];
    nt_object citing = finish->holders[mark->element->index];
    const nt_element *note = note_at(destination);
    for (const nt_element *at = mark->element; note && at; at = at->parent) {
        if (at == note) {
            return; /* the way back from the note is no citation */
        }
    }
    const nt_element *target = note ? note : destination->element;
    if (target) {
        push_reference(&finish->file, citing, finish->elements[target->index]);
    }
    if (note) {
        push_reference(&finish->file, finish->elements[note->index], citing);
    }
}

/* A link that is broken over lines has an annotation a line, and refers once. */
static bool goes_on(const nt_plan *plan, size_t link)
{
    return link > 0 &&
           plan->links.items[link - 1].mark->element == plan->links.items[link].mark->element;
}

void nt_pdf_add_links(nt_finish *finish)
{
    nt_pdf_file *file = &finish->file;
    const nt_pages *pages = finish->request->pages;
    for (size_t page = 0; page < pages->page_count; page++) {
        const nt_page_plan *planned = &finish->plan->page[page];
        nt_object annotations = nt_pdf_array(file);
        for (size_t i = planned->first_link; i < planned->first_link + planned->link_count; i++) {
            const nt_link *link = &finish->plan->links.items[i];
            size_t key = pages->page_count + i;
            bool is_field = link->mark->kind == NT_MARK_FIELD;
            nt_object annotation =
                is_field ? nt_pdf_add_field(finish, link, key) : make_annotation(finish, link, key);
            nt_pdf_push(file, annotations, annotation);
            nt_object reference = nt_pdf_literal(file, "<< /Type /OBJR >>");
            nt_pdf_put(file, reference, "/Obj", annotation);
            nt_pdf_put(file, reference, "/Pg", finish->pages[page]);
            finish->link_references[i] = reference;
            if (finish->profile == NT_PROFILE_A4_UA2 && !is_field && !link->mark->url &&
                !goes_on(finish->plan, i)) {
                refer(finish, link->mark);
            }
        }
        if (planned->link_count) {
            nt_pdf_put(file, finish->pages[page], "/Annots", annotations);
        }
    }
}

/* From content and annotations back to their elements: key i is page i, the links follow. */
void nt_pdf_add_parent_tree(nt_finish *finish, nt_object root)
{
    nt_pdf_file *file = &finish->file;
    size_t page_count = finish->request->pages->page_count;
    const nt_plan *plan = finish->plan;
    nt_object numbers = nt_pdf_array(file);
    for (size_t page = 0; page < page_count; page++) {
        nt_object owners = nt_pdf_indirect_array(file);
        for (size_t i = 0; i < plan->page[page].owners.count; i++) {
            nt_pdf_push(file, owners, finish->holders[plan->page[page].owners.items[i]->index]);
        }
        nt_pdf_push(file, numbers, nt_pdf_integer(file, (long long)page));
        nt_pdf_push(file, numbers, owners);
        nt_pdf_put_integer(file, finish->pages[page], "/StructParents", (long long)page);
    }
    for (size_t i = 0; i < plan->links.count; i++) {
        nt_pdf_push(file, numbers, nt_pdf_integer(file, (long long)(page_count + i)));
        nt_pdf_push(file, numbers, finish->holders[plan->links.items[i].mark->element->index]);
    }
    nt_object tree = nt_pdf_dictionary(file);
    nt_pdf_put(file, tree, "/Nums", numbers);
    nt_pdf_put(file, root, "/ParentTree", tree);
    nt_pdf_put_integer(file, root, "/ParentTreeNextKey",
                       (long long)(page_count + plan->links.count));
}
