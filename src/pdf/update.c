/* What was appended to a file: each object of the file before is held against what it is now. Only
 * what signing needs may differ; new objects count by what leads to them. */
#include <string.h>

#include "base/utf8.h"
#include "update.h"
#include "words/pdf.h"

typedef struct {
    nt_arena *arena;
    nt_reader *old, *new;
    nt_pdf_update result;
} comparison;

static bool same_data(comparison *c, nt_pdf_item old, nt_pdf_item new)
{
    size_t left_length = 0, right_length = 0;
    unsigned char *left = nt_reader_packed(c->old, old, &left_length);
    unsigned char *right = nt_reader_packed(c->new, new, &right_length);
    bool same =
        left && right && left_length == right_length && memcmp(left, right, left_length) == 0;
    nt_reader_free(left);
    nt_reader_free(right);
    return same;
}

static bool same_object(comparison *c, nt_pdf_item old, nt_pdf_item new)
{
    return nt_item_same(old, new) && (old.kind != NT_ITEM_STREAM || same_data(c, old, new));
}

/* Whether two dictionaries differ in nothing but the keys that may. */
static bool same_but(nt_pdf_item old, nt_pdf_item new, const char *const *may_differ)
{
    size_t old_count, new_count, i = 0, j = 0;
    const nt_member *olds = nt_item_members(old, &old_count);
    const nt_member *news = nt_item_members(new, &new_count);
    bool same = new.kind == NT_ITEM_DICTIONARY;
    while (same && (i < old_count || j < new_count)) {
        if (i < old_count && nt_utf8_is_one_of(olds[i].key, may_differ)) {
            i++;
        } else if (j < new_count && nt_utf8_is_one_of(news[j].key, may_differ)) {
            j++;
        } else {
            same = i < old_count && j < new_count && strcmp(olds[i].key, news[j].key) == 0 &&
                   nt_item_same(olds[i].value, news[j].value);
            i++;
            j++;
        }
    }
    return same;
}

/* Fields or annotations: the old ones in their order, then signature fields only. */
static bool only_gains_signatures(comparison *c, nt_pdf_item old, nt_pdf_item new, size_t *boxes)
{
    size_t old_count = nt_item_count(old), new_count = nt_item_count(new);
    bool fine = new_count >= old_count;
    for (size_t i = 0; fine && i < new_count; i++) {
        nt_pdf_item item = nt_reader_item(c->new, new, i);
        if (i < old_count) {
            nt_pdf_item before = nt_reader_item(c->old, old, i);
            fine = before.object == item.object;
        } else {
            fine = nt_reader_is_signature(c->new, item);
            *boxes += fine && nt_reader_is_seen(c->new, item);
        }
    }
    return fine;
}

static bool same_page(comparison *c, nt_pdf_item old, nt_pdf_item new)
{
    return same_but(old, new, (const char *const[]){"/Annots", "/Tabs", NULL}) &&
           only_gains_signatures(c, nt_reader_get(c->old, old, "/Annots"),
                                 nt_reader_get(c->new, new, "/Annots"), &c->result.boxes);
}

static bool same_form(comparison *c, nt_pdf_item old, nt_pdf_item new)
{
    size_t boxes_of_pages = 0;
    bool was_there = old.kind == NT_ITEM_DICTIONARY;
    return (!was_there ||
            same_but(old, new,
                     (const char *const[]){"/Fields", "/SigFlags", "/DR", "/DA", NULL})) &&
           nt_reader_get(c->new, new, "/XFA").kind == NT_ITEM_NULL &&
           nt_reader_get(c->new, new, "/NeedAppearances").kind == NT_ITEM_NULL &&
           only_gains_signatures(c, was_there ? nt_reader_get(c->old, old, "/Fields") : old,
                                 nt_reader_get(c->new, new, "/Fields"), &boxes_of_pages);
}

static bool same_catalog(comparison *c, nt_pdf_item old, nt_pdf_item new)
{
    static const char *const may_differ[] = {"/AcroForm", "/DSS",   "/Extensions", "/Metadata",
                                             "/Version",  "/Perms", NULL};
    nt_pdf_item form = nt_reader_get(c->new, new, "/AcroForm");
    return same_but(old, new, may_differ) &&
           (form.kind != NT_ITEM_DICTIONARY ||
            same_form(c, nt_reader_get(c->old, old, "/AcroForm"), form));
}

static unsigned id_at(nt_reader *reader, nt_pdf_item dictionary, const char *key)
{
    return nt_reader_get(reader, dictionary, key).object;
}

/* The page that the object is, or that it draws; 0 none. */
static size_t page_of(comparison *c, unsigned id)
{
    size_t count = nt_reader_page_count(c->old);
    for (size_t i = 0; i < count; i++) {
        nt_pdf_item page = nt_reader_page(c->old, i);
        if (page.object == id || id_at(c->old, page, "/Contents") == id) {
            return i + 1;
        }
    }
    return 0;
}

static nt_message name_page(comparison *c, unsigned id)
{
    return NT_MESSAGE_PDF_PAGE_CHANGED(.page = (long long)page_of(c, id));
}

static nt_message name_object(comparison *c, unsigned id, nt_pdf_item old)
{
    nt_reader *reader = c->old;
    if (page_of(c, id)) {
        return name_page(c, id);
    }
    nt_pdf_item dictionary = old.kind == NT_ITEM_STREAM ? old.of.stream->dictionary : old;
    if (dictionary.kind == NT_ITEM_DICTIONARY) {
        nt_pdf_item type = nt_reader_get(reader, dictionary, "/Type");
        if (type.kind == NT_ITEM_NAME) {
            return NT_MESSAGE_PDF_OBJECT_OF_KIND_CHANGED(.number = (long long)id,
                                                         .kind = nt_arena_string(
                                                             c->arena, type.of.bytes + 1));
        }
    }
    return NT_MESSAGE_PDF_OBJECT_CHANGED(.number = (long long)id);
}

/* An object that is not what it was: whether a reader would notice, and what. */
static bool judge(comparison *c, unsigned id, nt_pdf_item old, nt_pdf_item new, nt_message *out)
{
    static const char *const of_a_field[] = {"/V", "/AP", "/F", "/MK", "/DA", "/Lock", NULL};
    nt_reader *reader = c->old;
    nt_pdf_item root = nt_reader_root(reader);
    if (id == id_at(reader, root, "/Metadata") ||
        id == id_at(reader, nt_reader_trailer(reader), "/Info")) {
        return false;
    }
    if (id == root.object) {
        *out = NT_MESSAGE_PDF_CATALOG_CHANGED();
        return !same_catalog(c, old, new);
    }
    if (id == id_at(reader, root, "/AcroForm")) {
        *out = NT_MESSAGE_PDF_FORM_CHANGED();
        return !same_form(c, old, new);
    }
    if (old.kind != NT_ITEM_DICTIONARY) {
        *out = name_object(c, id, old);
        return true;
    }
    if (nt_item_is_name(nt_reader_get(reader, old, "/Type"), "/Page")) {
        *out = name_page(c, id);
        return !same_page(c, old, new);
    }
    if (nt_reader_is_signature(reader, old)) {
        *out = NT_MESSAGE_PDF_SIGNATURE_FIELD_CHANGED();
        return !same_but(old, new, of_a_field);
    }
    *out = name_object(c, id, old);
    return true;
}

static void compare(comparison *c)
{
    nt_pdf_item old_trailer = nt_reader_trailer(c->old);
    long long size = nt_item_integer(nt_reader_get(c->old, old_trailer, "/Size"));
    if (id_at(c->old, old_trailer, "/Root") != id_at(c->new, nt_reader_trailer(c->new), "/Root")) {
        c->result.changes = nt_message_texts(c->arena, NT_MESSAGE_PDF_CATALOG_CHANGED());
    }
    for (unsigned id = 1;
         id < size && !c->result.changes.in[0] && !c->old->failure.in[0] && !c->new->failure.in[0];
         id++) {
        nt_pdf_item old = nt_reader_object(c->old, id, 0);
        nt_pdf_item new = nt_reader_object(c->new, id, 0);
        nt_message what;
        if (!same_object(c, old, new) && judge(c, id, old, new, &what)) {
            c->result.changes = nt_message_texts(c->arena, what);
        }
    }
}

nt_pdf_update nt_update_of(nt_arena *arena, nt_reader *old, nt_reader *new)
{
    comparison c = {.arena = arena, .old = old, .new = new};
    compare(&c);
    return c.result;
}

nt_status nt_pdf_read_update(nt_arena *arena, const char *file, nt_bytes bytes, size_t length,
                             nt_pdf_update *out, nt_error *err)
{
    NT_CLOSED_BY(nt_reader_close) nt_reader old;
    NT_CLOSED_BY(nt_reader_close) nt_reader new;
    nt_pdf_update update = {0};
    nt_reader_open_foreign(arena, file, bytes, &new);
    nt_reader_open_made(arena, (nt_bytes){bytes.bytes, length}, &old);
    if (!old.failure.in[0] && !new.failure.in[0]) {
        update = nt_update_of(arena, &old, &new);
    }
    NT_TRY(nt_reader_readable(&old, file, err));
    NT_TRY(nt_reader_readable(&new, file, err));
    *out = update;
    return NT_OK;
}
