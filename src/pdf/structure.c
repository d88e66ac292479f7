/* The tree of elements that a screen reader walks. */
#include <stdlib.h>
#include <string.h>

#include "attributes.h"
#include "finish.h"

/* A structure type as an object: a few dozen serve thousands of elements. */
typedef struct {
    const char *type;
    nt_object name;
} type_name;

/* What the parts of this file share while the tree is built. */
typedef struct {
    nt_finish *finish;
    nt_pdf_file *file;
    const char **ids; /* by nt_element.index, NULL none */
    nt_object spaces[NT_NAMESPACE_COUNT];
    nt_attributes attributes;
    NT_VEC(type_name) names;
} builder;

static bool is_type(const nt_element *element, const char *type)
{
    return strcmp(element->type, type) == 0;
}

/* Notes need an ID (ISO 14289-1, 7.9), and so do the cells that others name as their heads. */
static const char **collect_ids(nt_arena *arena, const nt_pages *pages)
{
    const char **ids = nt_new_array(arena, const char *, pages->element_count);
    for (size_t i = 0; i < pages->element_count; i++) {
        const nt_element *element = pages->elements[i];
        if (element->id) {
            ids[i] = element->id;
        } else if (is_type(element, "Note")) {
            ids[i] = nt_arena_printf(arena, "note-%zu", i);
        }
        NT_EACH_OF(const nt_element, head, element->headers, element->header_count) {
            if (!head->id && !ids[head->index]) {
                ids[head->index] = nt_arena_printf(arena, "head-%zu", head->index);
            }
        }
    }
    return ids;
}

typedef struct {
    const char *id;
    size_t element;
} identified;

NT_ORDER(compare_ids, identified, NT_BY_TEXT(id) || NT_RISING(element))

/* All IDs in byte order. A number that is printed twice keeps its ID at its first place: an ID
 * names one element. */
static identified *sort_ids(nt_arena *arena, const nt_pages *pages, const char **ids, size_t *count)
{
    identified *sorted = nt_new_array(arena, identified, pages->element_count);
    size_t found = NT_PICK(sorted, i, pages->element_count, ((identified){ids[i], i}), ids[i]),
           kept = 0;
    qsort(sorted, found, sizeof *sorted, compare_ids);
    for (size_t i = 0; i < found; i++) {
        if (kept && strcmp(sorted[kept - 1].id, sorted[i].id) == 0) {
            ids[sorted[i].element] = NULL;
        } else {
            sorted[kept++] = sorted[i];
        }
    }
    *count = kept;
    return sorted;
}

static void add_id_tree(builder *b, nt_object root, const identified *sorted, size_t count)
{
    if (!count) {
        return;
    }
    nt_object names = nt_pdf_array(b->file);
    for (size_t i = 0; i < count; i++) {
        nt_pdf_push_string(b->file, names, sorted[i].id);
        nt_pdf_push(b->file, names, b->finish->elements[sorted[i].element]);
    }
    nt_object tree = nt_pdf_indirect_dictionary(b->file);
    nt_pdf_put(b->file, tree, "/Names", names);
    nt_pdf_put(b->file, root, "/IDTree", tree);
}

static nt_object name_of(builder *b, const char *type)
{
    const type_name *known = NT_NAMED(b->names.items, b->names.count, type, type);
    if (known) {
        return known->name;
    }
    nt_object name = nt_pdf_name(b->file, nt_arena_printf(b->file->arena, "/%s", type));
    nt_vec_push(b->file->arena, &b->names, ((type_name){type, name}));
    return name;
}

static nt_object make_element(builder *b, const char *type, nt_object parent)
{
    nt_structure_role role = nt_pdf_role(type, b->finish->profile);
    nt_object object = nt_pdf_indirect_dictionary(b->file);
    nt_pdf_put(b->file, object, "/S", name_of(b, role.type));
    nt_pdf_put(b->file, object, "/P", parent);
    if (b->finish->profile == NT_PROFILE_A4_UA2) {
        nt_pdf_put(b->file, object, "/NS", b->spaces[role.space]);
    }
    return object;
}

static void describe_element(builder *b, const nt_element *element, nt_object object)
{
    nt_object attributes = nt_pdf_attributes(b->file, &b->attributes, element, b->ids);
    if (attributes) {
        nt_pdf_put(b->file, object, "/A", attributes);
    }
    /* The description of a link or field goes to its annotation: here it would hide the link's own
     * words. */
    if (!is_type(element, "Link") && !is_type(element, "Reference") && !is_type(element, "Form")) {
        nt_pdf_put_text(b->file, object, "/Alt", element->alt);
    }
    nt_pdf_put_text(b->file, object, "/ActualText", element->spoken);
    nt_pdf_put_text(b->file, object, "/E", element->expanded);
    nt_pdf_put_text(b->file, object, "/T", element->title);
    nt_pdf_put_text(b->file, object, "/Lang", element->lang);
    if (b->ids[element->index]) {
        nt_pdf_put_string(b->file, object, "/ID", b->ids[element->index]);
    }
}

/* The kids of an element while they are collected: one stands alone, several in an array. */
typedef struct {
    nt_object owner, single, array;
} kid_list;

static void add_kid(nt_pdf_file *file, kid_list *kids, nt_object kid)
{
    if (!kids->single) {
        kids->single = kid;
        return;
    }
    if (!kids->array) {
        kids->array = nt_pdf_array(file);
        nt_pdf_push(file, kids->array, kids->single);
    }
    nt_pdf_push(file, kids->array, kid);
}

static void put_kids(nt_pdf_file *file, const kid_list *kids)
{
    if (kids->single) {
        nt_pdf_put(file, kids->owner, "/K", kids->array ? kids->array : kids->single);
    }
}

/* A piece of content is its number alone when it is on the element's own page. */
static nt_object content(builder *b, const nt_kid *kid, size_t own_page)
{
    if (kid->mcid < 0) {
        return b->finish->link_references[kid->link];
    }
    if (kid->page == own_page) {
        return nt_pdf_integer(b->file, kid->mcid);
    }
    nt_object piece = nt_pdf_literal(b->file, "<< /Type /MCR >>");
    nt_pdf_put(b->file, piece, "/Pg", b->finish->pages[kid->page]);
    nt_pdf_put_integer(b->file, piece, "/MCID", kid->mcid);
    return piece;
}

/* An annotation belongs into a Link; an element of another type that has some (the Reference of a
 * contents entry) gets a Link for all that it holds itself. */
static void fill_inner_link(builder *b, const nt_element *element, nt_object inner)
{
    const nt_kid *kid = b->finish->plan->element[element->index].first;
    size_t page = kid->page;
    kid_list kids = {.owner = inner};
    nt_pdf_put(b->file, inner, "/Pg", b->finish->pages[page]);
    for (; kid; kid = kid->next) {
        add_kid(b->file, &kids, content(b, kid, page));
    }
    put_kids(b->file, &kids);
}

/* Own content and child elements in reading order: children keep their order, content goes before
 * the first child that comes later on the pages. */
static void fill_element(builder *b, const nt_element *element)
{
    const nt_finish *finish = b->finish;
    nt_object object = finish->elements[element->index];
    nt_object inner = finish->holders[element->index];
    const nt_kid *kid = finish->plan->element[element->index].first;
    const nt_element *child = element->first;
    size_t page = kid ? kid->page : SIZE_MAX;
    kid_list kids = {.owner = object};
    if (kid && inner == object) {
        nt_pdf_put(b->file, object, "/Pg", finish->pages[page]);
    }
    while (kid || child) {
        size_t later = child ? finish->plan->element[child->index].first_sequence : SIZE_MAX;
        bool content_next = kid && (!child || (later != SIZE_MAX && kid->sequence < later));
        if (!content_next) {
            add_kid(b->file, &kids, finish->elements[child->index]);
            child = child->next;
        } else if (inner == object) {
            add_kid(b->file, &kids, content(b, kid, page));
            kid = kid->next;
        } else {
            add_kid(b->file, &kids, inner);
            fill_inner_link(b, element, inner);
            kid = NULL;
        }
    }
    put_kids(b->file, &kids);
}

static void add_namespaces(builder *b, nt_object root)
{
    static const char *const names[NT_NAMESPACE_COUNT] = {
        [NT_NAMESPACE_PDF_1_7] = "http://iso.org/pdf/ssn",
        [NT_NAMESPACE_PDF_2_0] = "http://iso.org/pdf2/ssn"};
    nt_object all = nt_pdf_array(b->file);
    for (size_t i = 0; i < NT_NAMESPACE_COUNT; i++) {
        b->spaces[i] = nt_pdf_indirect_literal(b->file, "<< /Type /Namespace >>");
        nt_pdf_put_string(b->file, b->spaces[i], "/NS", names[i]);
        nt_pdf_push(b->file, all, b->spaces[i]);
    }
    nt_pdf_put(b->file, root, "/Namespaces", all);
}

/* Types that PDF 1.7 does not know, of those that the document uses. */
static void add_role_map(builder *b, nt_object root)
{
    const nt_pages *pages = b->finish->request->pages;
    nt_object map = nt_pdf_dictionary(b->file);
    bool any = false;
    for (size_t i = 0; i < pages->element_count; i++) {
        nt_structure_role role = nt_pdf_role(pages->elements[i]->type, b->finish->profile);
        if (role.mapped) {
            nt_pdf_put_name(b->file, map, nt_arena_printf(b->file->arena, "/%s", role.type),
                            nt_arena_printf(b->file->arena, "/%s", role.mapped));
            any = true;
        }
    }
    if (any) {
        nt_pdf_put(b->file, root, "/RoleMap", map);
    }
}

static void make_elements(builder *b, nt_object root)
{
    nt_finish *finish = b->finish;
    const nt_pages *pages = finish->request->pages;
    for (size_t i = 0; i < pages->element_count; i++) {
        const nt_element *element = pages->elements[i];
        nt_object parent = element->parent ? finish->elements[element->parent->index] : root;
        finish->elements[i] = finish->holders[i] = make_element(b, element->type, parent);
        describe_element(b, element, finish->elements[i]);
        if (finish->plan->element[i].has_link && !is_type(element, "Link")) {
            finish->holders[i] = make_element(b, "Link", finish->elements[i]);
        }
    }
}

void nt_pdf_add_structure(nt_finish *finish)
{
    const nt_pages *pages = finish->request->pages;
    builder b = {.finish = finish,
                 .file = &finish->file,
                 .attributes = nt_pdf_attributes_open(finish->arena)};
    b.ids = collect_ids(finish->arena, pages);
    size_t id_count;
    identified *sorted = sort_ids(finish->arena, pages, b.ids, &id_count);
    nt_object root = nt_pdf_indirect_literal(b.file, "<< /Type /StructTreeRoot >>");
    if (finish->profile == NT_PROFILE_A4_UA2) {
        add_namespaces(&b, root);
    } else {
        add_role_map(&b, root);
    }
    make_elements(&b, root);
    nt_pdf_add_destinations(finish);
    nt_pdf_add_links(finish);
    for (size_t i = 0; i < pages->element_count; i++) {
        fill_element(&b, pages->elements[i]);
    }
    nt_pdf_put(b.file, root, "/K", finish->elements[pages->root->index]);
    /* Numbered in the order of reading, which packs better than that of their IDs. */
    nt_pdf_add_parent_tree(finish, root);
    add_id_tree(&b, root, sorted, id_count);
    nt_pdf_put(b.file, b.file->root, "/StructTreeRoot", root);
}
