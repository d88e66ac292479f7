/* Bookmarks, and the labels of pages. */
#include <string.h>

#include "finish.h"

/* A node of the outline while it is built; 0 is the root, bookmark i is node i + 1. */
typedef struct {
    nt_object object;
    size_t parent, first, last, next, previous; /* 0 none (the root is nobody's child) */
    int level;
    long long open; /* entries shown below it */
} bookmark_node;

static void hang(bookmark_node *nodes, size_t child)
{
    size_t parent = child - 1;
    while (nodes[parent].level >= nodes[child].level) {
        parent = nodes[parent].parent;
    }
    nodes[child].parent = parent;
    nodes[child].previous = nodes[parent].last;
    if (nodes[parent].last) {
        nodes[nodes[parent].last].next = child;
    } else {
        nodes[parent].first = child;
    }
    nodes[parent].last = child;
}

static void put_node(nt_pdf_file *file, const bookmark_node *nodes, size_t index, const char *key,
                     size_t to)
{
    if (to) {
        nt_pdf_put(file, nodes[index].object, key, nodes[to].object);
    }
}

static void link_nodes(nt_pdf_file *file, const bookmark_node *nodes, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        put_node(file, nodes, i, "/First", nodes[i].first);
        put_node(file, nodes, i, "/Last", nodes[i].last);
        put_node(file, nodes, i, "/Next", nodes[i].next);
        put_node(file, nodes, i, "/Prev", nodes[i].previous);
        if (i) {
            nt_pdf_put(file, nodes[i].object, "/Parent", nodes[nodes[i].parent].object);
        }
        if (nodes[i].open) {
            nt_pdf_put_integer(file, nodes[i].object, "/Count", nodes[i].open);
        }
    }
}

void nt_pdf_add_outline(nt_finish *finish)
{
    nt_pdf_file *file = &finish->file;
    const nt_pages *pages = finish->request->pages;
    if (!pages->bookmark_count) {
        return;
    }
    size_t count = pages->bookmark_count + 1;
    bookmark_node *nodes = nt_new_array(finish->arena, bookmark_node, count);
    nodes[0].object = nt_pdf_indirect_literal(file, "<< /Type /Outlines >>");
    for (size_t i = 1; i < count; i++) {
        const nt_bookmark *bookmark = &pages->bookmarks[i - 1];
        nodes[i].level = bookmark->level > 0 ? bookmark->level : 1;
        nodes[i].object = nt_pdf_indirect_dictionary(file);
        nt_pdf_put_text(file, nodes[i].object, "/Title", bookmark->title);
        nt_pdf_put_destination(finish, nodes[i].object, bookmark->destination);
        hang(nodes, i);
    }
    for (size_t i = count - 1; i > 0; i--) {
        nodes[nodes[i].parent].open += 1 + nodes[i].open;
    }
    link_nodes(file, nodes, count);
    nt_pdf_put(file, file->root, "/Outlines", nodes[0].object);
    nt_pdf_put_name(file, file->root, "/PageMode", "/UseOutlines");
}

/* The number that a label is, 0 when it is none (or has a leading zero). */
static long number_of(const char *label)
{
    long number = 0;
    if (!label || label[0] == '0') {
        return 0;
    }
    for (; *label; label++) {
        if (*label < '0' || *label > '9' || number > 99999) {
            return 0;
        }
        number = number * 10 + (*label - '0');
    }
    return number;
}

/* Runs of counted pages share an entry; any other label is a prefix of its own. */
void nt_pdf_add_page_labels(nt_finish *finish)
{
    nt_pdf_file *file = &finish->file;
    const nt_pages *pages = finish->request->pages;
    nt_object numbers = nt_pdf_array(file);
    long expected = 0;
    for (size_t i = 0; i < pages->page_count; i++) {
        const char *label = pages->pages[i].label;
        long number = number_of(label);
        if (!number || number != expected) {
            nt_object entry = nt_pdf_dictionary(file);
            if (number) {
                nt_pdf_put_name(file, entry, "/S", "/D");
                nt_pdf_put_integer(file, entry, "/St", number);
            } else {
                nt_pdf_put_text(file, entry, "/P", label);
            }
            nt_pdf_push(file, numbers, nt_pdf_integer(file, (long long)i));
            nt_pdf_push(file, numbers, entry);
        }
        expected = number ? number + 1 : 0;
    }
    nt_object tree = nt_pdf_dictionary(file);
    nt_pdf_put(file, tree, "/Nums", numbers);
    nt_pdf_put(file, file->root, "/PageLabels", tree);
}
