/* What was appended to a file: each object of the file before is held against what it is now. Only
 * what signing needs may differ; new objects count by what leads to them. */
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "pdf/signature.h"
#include "reader.h"
#include "words/pdf.h"

typedef struct {
    nt_arena *arena;
    nt_reader old, new;
    nt_pdf_update result;
} comparison;

static bool same_stream(comparison *c, qpdf_oh old, qpdf_oh new)
{
    size_t left_length = 0, right_length = 0;
    unsigned char *left = nt_reader_stream_data(&c->old, old, qpdf_dl_none, &left_length);
    unsigned char *right = nt_reader_stream_data(&c->new, new, qpdf_dl_none, &right_length);
    bool same =
        left && right && left_length == right_length && memcmp(left, right, left_length) == 0;
    nt_reader_free(left);
    nt_reader_free(right);
    return same &&
           strcmp(nt_reader_syntax(&c->old, nt_reader_stream_dictionary(&c->old, old)),
                  nt_reader_syntax(&c->new, nt_reader_stream_dictionary(&c->new, new))) == 0;
}

static bool same_object(comparison *c, qpdf_oh old, qpdf_oh new)
{
    bool is_stream = qpdf_oh_is_stream(c->old.qpdf, old);
    if (is_stream != (qpdf_oh_is_stream(c->new.qpdf, new) != 0)) {
        return false;
    }
    return is_stream ? same_stream(c, old, new)
                     : strcmp(nt_reader_syntax(&c->old, old), nt_reader_syntax(&c->new, new)) == 0;
}

/* A key as it stands there: a reference stays one. */
static const char *written(nt_reader *reader, qpdf_oh dictionary, const char *key)
{
    return nt_arena_string(reader->arena,
                           qpdf_oh_unparse(reader->qpdf, nt_reader_get(reader, dictionary, key)));
}

/* Whether two dictionaries differ in nothing but the keys that may. */
static bool same_but(comparison *c, qpdf_oh old, qpdf_oh new, const char *const *may_differ)
{
    size_t old_count, new_count;
    const char **old_keys = nt_reader_keys(&c->old, old, &old_count);
    const char **new_keys = nt_reader_keys(&c->new, new, &new_count);
    bool same = qpdf_oh_is_dictionary(c->new.qpdf, new) != 0;
    for (size_t i = 0; same && i < old_count; i++) {
        same = nt_utf8_is_one_of(old_keys[i], may_differ) ||
               strcmp(written(&c->old, old, old_keys[i]), written(&c->new, new, old_keys[i])) == 0;
    }
    for (size_t i = 0; same && i < new_count; i++) {
        same = nt_utf8_is_one_of(new_keys[i], may_differ) ||
               qpdf_oh_has_key(c->old.qpdf, old, new_keys[i]);
    }
    return same;
}

static size_t count_of(nt_reader *reader, qpdf_oh array)
{
    int count =
        nt_reader_is_array(reader, array) ? qpdf_oh_get_array_n_items(reader->qpdf, array) : 0;
    return count > 0 ? (size_t)count : 0;
}

static bool is_signature(nt_reader *reader, qpdf_oh field)
{
    if (!qpdf_oh_is_dictionary(reader->qpdf, field)) {
        return false;
    }
    qpdf_oh parent = nt_reader_get(reader, field, "/Parent");
    return nt_reader_is_name(reader, nt_reader_get(reader, field, "/FT"), "/Sig") ||
           (qpdf_oh_is_dictionary(reader->qpdf, parent) &&
            nt_reader_is_name(reader, nt_reader_get(reader, parent, "/FT"), "/Sig"));
}

static bool can_be_seen(nt_reader *reader, qpdf_oh field)
{
    qpdf_oh box = nt_reader_get(reader, field, "/Rect");
    double side[4];
    for (size_t i = 0; i < 4; i++) {
        side[i] = count_of(reader, box) == 4
                      ? qpdf_oh_get_numeric_value(reader->qpdf, nt_reader_item(reader, box, i))
                      : 0;
    }
    return side[0] != side[2] && side[1] != side[3];
}

/* Fields or annotations: the old ones in their order, then signature fields only. */
static bool only_gains_signatures(comparison *c, qpdf_oh old, qpdf_oh new, size_t *boxes)
{
    size_t old_count = count_of(&c->old, old), new_count = count_of(&c->new, new);
    bool fine = new_count >= old_count;
    for (size_t i = 0; fine && i < new_count; i++) {
        qpdf_oh item = nt_reader_item(&c->new, new, i);
        if (i < old_count) {
            qpdf_oh before = nt_reader_item(&c->old, old, i);
            fine = qpdf_oh_get_object_id(c->old.qpdf, before) ==
                   qpdf_oh_get_object_id(c->new.qpdf, item);
        } else {
            fine = is_signature(&c->new, item);
            *boxes += fine && can_be_seen(&c->new, item);
        }
    }
    return fine;
}

static bool same_page(comparison *c, qpdf_oh old, qpdf_oh new)
{
    return same_but(c, old, new, (const char *const[]){"/Annots", "/Tabs", NULL}) &&
           only_gains_signatures(c, nt_reader_get(&c->old, old, "/Annots"),
                                 nt_reader_get(&c->new, new, "/Annots"), &c->result.boxes);
}

static bool same_form(comparison *c, qpdf_oh old, qpdf_oh new)
{
    size_t boxes_of_pages = 0;
    bool was_there = qpdf_oh_is_dictionary(c->old.qpdf, old);
    return (!was_there ||
            same_but(c, old, new,
                     (const char *const[]){"/Fields", "/SigFlags", "/DR", "/DA", NULL})) &&
           !qpdf_oh_has_key(c->new.qpdf, new, "/XFA") &&
           !qpdf_oh_has_key(c->new.qpdf, new, "/NeedAppearances") &&
           only_gains_signatures(c, was_there ? nt_reader_get(&c->old, old, "/Fields") : old,
                                 nt_reader_get(&c->new, new, "/Fields"), &boxes_of_pages);
}

static bool same_catalog(comparison *c, qpdf_oh old, qpdf_oh new)
{
    static const char *const may_differ[] = {"/AcroForm", "/DSS",   "/Extensions", "/Metadata",
                                             "/Version",  "/Perms", NULL};
    qpdf_oh form = nt_reader_get(&c->new, new, "/AcroForm");
    return same_but(c, old, new, may_differ) &&
           (!qpdf_oh_is_dictionary(c->new.qpdf, form) ||
            same_form(c, nt_reader_get(&c->old, old, "/AcroForm"), form));
}

static int id_at(nt_reader *reader, qpdf_oh dictionary, const char *key)
{
    return qpdf_oh_get_object_id(reader->qpdf, nt_reader_get(reader, dictionary, key));
}

/* The page that the object is, or that it draws; 0 none. */
static size_t page_of(comparison *c, int id)
{
    size_t count = nt_reader_page_count(&c->old);
    for (size_t i = 0; i < count; i++) {
        qpdf_oh page = nt_reader_page(&c->old, i);
        if (qpdf_oh_get_object_id(c->old.qpdf, page) == id ||
            id_at(&c->old, page, "/Contents") == id) {
            return i + 1;
        }
    }
    return 0;
}

static nt_message name_page(comparison *c, int id)
{
    return NT_MESSAGE_PDF_PAGE_CHANGED(.page = (long long)page_of(c, id));
}

static nt_message name_object(comparison *c, int id, qpdf_oh old)
{
    nt_reader *reader = &c->old;
    if (page_of(c, id)) {
        return name_page(c, id);
    }
    qpdf_oh dictionary =
        qpdf_oh_is_stream(reader->qpdf, old) ? nt_reader_stream_dictionary(reader, old) : old;
    if (qpdf_oh_is_dictionary(reader->qpdf, dictionary)) {
        qpdf_oh type = nt_reader_get(reader, dictionary, "/Type");
        if (qpdf_oh_is_name(reader->qpdf, type)) {
            return NT_MESSAGE_PDF_OBJECT_OF_KIND_CHANGED(
                    .number = id,
                    .kind = nt_arena_string(c->arena, qpdf_oh_get_name(reader->qpdf, type) + 1));
        }
    }
    return NT_MESSAGE_PDF_OBJECT_CHANGED(.number = id);
}

/* An object that is not what it was: whether a reader would notice, and what. */
static bool judge(comparison *c, int id, qpdf_oh old, qpdf_oh new, nt_message *out)
{
    static const char *const of_a_field[] = {"/V", "/AP", "/F", "/MK", "/DA", "/Lock", NULL};
    nt_reader *reader = &c->old;
    qpdf_oh root = nt_reader_root(reader);
    if (id == id_at(reader, root, "/Metadata") ||
        id == id_at(reader, nt_reader_trailer(reader), "/Info")) {
        return false;
    }
    if (id == qpdf_oh_get_object_id(reader->qpdf, root)) {
        *out = NT_MESSAGE_PDF_CATALOG_CHANGED();
        return !same_catalog(c, old, new);
    }
    if (id == id_at(reader, root, "/AcroForm")) {
        *out = NT_MESSAGE_PDF_FORM_CHANGED();
        return !same_form(c, old, new);
    }
    if (!qpdf_oh_is_dictionary(reader->qpdf, old)) {
        *out = name_object(c, id, old);
        return true;
    }
    if (nt_reader_is_name(reader, nt_reader_get(reader, old, "/Type"), "/Page")) {
        *out = name_page(c, id);
        return !same_page(c, old, new);
    }
    if (is_signature(reader, old)) {
        *out = NT_MESSAGE_PDF_SIGNATURE_FIELD_CHANGED();
        return !same_but(c, old, new, of_a_field);
    }
    *out = name_object(c, id, old);
    return true;
}

static void compare(comparison *c)
{
    qpdf_oh old_trailer = nt_reader_trailer(&c->old);
    long long size =
        qpdf_oh_get_int_value(c->old.qpdf, nt_reader_get(&c->old, old_trailer, "/Size"));
    if (id_at(&c->old, old_trailer, "/Root") !=
        id_at(&c->new, nt_reader_trailer(&c->new), "/Root")) {
        c->result.changes = nt_message_texts(c->arena, NT_MESSAGE_PDF_CATALOG_CHANGED());
    }
    for (int id = 1; id < size && !c->result.changes.in[0] && !c->new.failure.in[0]; id++) {
        size_t olds = nt_reader_handles(&c->old), news = nt_reader_handles(&c->new);
        qpdf_oh old = nt_reader_object(&c->old, id);
        qpdf_oh new = nt_reader_object(&c->new, id);
        nt_message what;
        if (!same_object(c, old, new) && judge(c, id, old, new, &what)) {
            c->result.changes = nt_message_texts(c->arena, what);
        }
        nt_reader_release(&c->old, olds);
        nt_reader_release(&c->new, news);
    }
}

nt_status nt_pdf_read_update(nt_arena *arena, const char *file, nt_bytes bytes, size_t length,
                             nt_pdf_update *out, nt_error *err)
{
    comparison c = {.arena = arena};
    nt_bytes before = {nt_arena_text(arena, bytes.bytes, length), length};
    nt_reader_open_foreign(arena, file, before, &c.old);
    nt_reader_open_foreign(arena, file, bytes, &c.new);
    if (!c.old.failure.in[0] && !c.new.failure.in[0]) {
        compare(&c);
    }
    nt_status status = nt_reader_readable(&c.old, file, err);
    status = status ? status : nt_reader_readable(&c.new, file, err);
    nt_reader_close(&c.old);
    nt_reader_close(&c.new);
    if (!status) {
        *out = c.result;
    }
    return status;
}
