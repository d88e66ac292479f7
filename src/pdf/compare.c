#include "pdf/compare.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "compared.h"
#include "content.h"
#include "unpack.h"
#include "words/pdf.h"

enum {
    SCRATCH_KEPT = 1 << 20, /* bytes of keys and the like, given back between objects */
    PAIRS_FREE = 10000,     /* pairs of objects, beyond four times those that were made here */
    MEMBERS_FREE = 200000,  /* entries and members compared, beyond so many for each of them */
    MEMBERS_TIMES = 24,
    STREAM_MAX = 64 << 20
};

/* Programs that save a file again round in the third place. */
#define SAME_NUMBER 0.006

/* Two objects that should be one. */
typedef struct {
    int here, generation, there;
    nt_spot spot;
} object_pair;

typedef struct {
    nt_compared c;
    NT_VEC(object_pair) pairs;
    size_t pairs_max, members_left;
    uint64_t *met; /* the pairs so far: a hash table of twice as many slots or more, 0 is free */
    size_t met_size;
    nt_text failure;
} pdf_walk;

static const char *const nothing[] = {NULL};

/* --- the pairs --- */

/* False when it was met before. */
static bool meet(pdf_walk *w, int here, int there)
{
    uint64_t key = (uint64_t)(uint32_t)here << 32 | (uint32_t)there;
    size_t at = (size_t)((key * 0x9E3779B97F4A7C15U) >> 32) & (w->met_size - 1);
    while (w->met[at] && w->met[at] != key) {
        at = (at + 1) & (w->met_size - 1);
    }
    bool is_new = !w->met[at];
    w->met[at] = key;
    return is_new;
}

static const nt_way *keep_way(nt_arena *arena, const nt_way *way)
{
    nt_way *kept = way ? nt_new(arena, nt_way) : NULL;
    if (kept) {
        *kept = (nt_way){keep_way(arena, way->up),
                         way->key ? nt_arena_string(arena, way->key) : NULL, way->index};
    }
    return kept;
}

static void refuse(pdf_walk *w)
{
    w->failure = (nt_text)NT_TEXT_PDF_SAME_OBJECTS;
}

/* Followed later: what is near the top has the shortest way. */
static void add_pair(pdf_walk *w, qpdf_oh here, qpdf_oh there, nt_spot spot)
{
    qpdf_data qpdf = w->c.here.reader.qpdf;
    object_pair added = {qpdf_oh_get_object_id(qpdf, here), qpdf_oh_get_generation(qpdf, here),
                         qpdf_oh_get_object_id(w->c.there.reader.qpdf, there), spot};
    if (w->pairs.count == w->pairs_max) {
        refuse(w);
    } else if (meet(w, added.here, added.there)) {
        added.spot.way = keep_way(w->c.arena, spot.way);
        nt_vec_push(w->c.arena, &w->pairs, added);
    }
}

/* --- values --- */

typedef enum {
    KIND_NULL,
    KIND_BOOL,
    KIND_NUMBER,
    KIND_TEXT,
    KIND_NAME,
    KIND_ARRAY,
    KIND_DICTIONARY,
    KIND_STREAM
} value_kind;

static value_kind kind_of(nt_compared_file *file, qpdf_oh object)
{
    switch (qpdf_oh_get_type_code(file->reader.qpdf, object)) {
    case ot_boolean:
        return KIND_BOOL;
    case ot_integer:
    case ot_real:
        return KIND_NUMBER;
    case ot_string:
        return KIND_TEXT;
    case ot_name:
        return KIND_NAME;
    case ot_array:
        return KIND_ARRAY;
    case ot_dictionary:
        return KIND_DICTIONARY;
    case ot_stream:
        return KIND_STREAM;
    default:
        return KIND_NULL;
    }
}

static bool near(double a, double b)
{
    return a == b || fabs(a - b) < SAME_NUMBER;
}

static bool same_number(qpdf_data left, qpdf_oh here, qpdf_data right, qpdf_oh there)
{
    if (qpdf_oh_is_integer(left, here) && qpdf_oh_is_integer(right, there)) {
        return qpdf_oh_get_int_value(left, here) == qpdf_oh_get_int_value(right, there);
    }
    return near(qpdf_oh_get_numeric_value(left, here), qpdf_oh_get_numeric_value(right, there));
}

/* Byte by byte, or in another of the encodings that a text may have. */
static bool same_text(qpdf_data left, qpdf_oh here, qpdf_data right, qpdf_oh there)
{
    size_t length, other_length;
    const char *bytes = qpdf_oh_get_binary_string_value(left, here, &length);
    const char *other = qpdf_oh_get_binary_string_value(right, there, &other_length);
    return (length == other_length && memcmp(bytes, other, length) == 0) ||
           strcmp(qpdf_oh_get_utf8_value(left, here), qpdf_oh_get_utf8_value(right, there)) == 0;
}

static bool same_scalar(nt_compared *c, value_kind kind, qpdf_oh here, qpdf_oh there)
{
    qpdf_data left = c->here.reader.qpdf, right = c->there.reader.qpdf;
    switch (kind) {
    case KIND_NUMBER:
        return c->allowed.is_set_otherwise || same_number(left, here, right, there);
    case KIND_TEXT:
        return same_text(left, here, right, there);
    case KIND_NAME:
        return strcmp(qpdf_oh_get_name(left, here), qpdf_oh_get_name(right, there)) == 0;
    case KIND_BOOL:
        return qpdf_oh_get_bool_value(left, here) == qpdf_oh_get_bool_value(right, there);
    default:
        return true;
    }
}

static void compare(pdf_walk *w, qpdf_oh here, qpdf_oh there, nt_spot spot);

/* --- arrays --- */

static size_t count_of(nt_compared_file *file, qpdf_oh array)
{
    bool is_array = nt_reader_is_array(&file->reader, array);
    int count = is_array ? qpdf_oh_get_array_n_items(file->reader.qpdf, array) : 0;
    return count > 0 ? (size_t)count : 0;
}

/* Where lines and pages break otherwise, so do the pieces of content that an element has. */
static bool is_of_setting(nt_compared_file *file, qpdf_oh item)
{
    qpdf_oh type = nt_compared_get(file, item, "/Type");
    return kind_of(file, item) == KIND_NUMBER || nt_reader_is_name(&file->reader, type, "/MCR") ||
           nt_reader_is_name(&file->reader, type, "/OBJR");
}

/* The index of the next item that is compared, from `at` on; the count when there is none. */
static size_t next_item(nt_compared *c, nt_compared_file *file, qpdf_oh array, size_t at)
{
    size_t count = count_of(file, array), handles = nt_reader_handles(&file->reader);
    while (c->allowed.is_set_otherwise && at < count &&
           is_of_setting(file, nt_reader_item(&file->reader, array, at))) {
        at++;
    }
    nt_reader_release(&file->reader, handles);
    return at;
}

static void compare_items(pdf_walk *w, qpdf_oh here, size_t i, qpdf_oh there, size_t j,
                          nt_spot spot)
{
    nt_compared_file *left = &w->c.here, *right = &w->c.there;
    size_t lefts = nt_reader_handles(&left->reader), rights = nt_reader_handles(&right->reader);
    nt_way step = {spot.way, NULL, j};
    spot.way = &step;
    compare(w, nt_reader_item(&left->reader, here, i), nt_reader_item(&right->reader, there, j),
            spot);
    nt_reader_release(&left->reader, lefts);
    nt_reader_release(&right->reader, rights);
}

static void say_counts(nt_compared *c, size_t here, size_t there, nt_spot spot)
{
    nt_compared_say(c, spot,
                    NT_MESSAGE_PDF_ENTRIES(.here = (long long)here, .there = (long long)there));
}

static void compare_arrays(pdf_walk *w, qpdf_oh here, qpdf_oh there, nt_spot spot)
{
    nt_compared *c = &w->c;
    size_t left = count_of(&c->here, here), right = count_of(&c->there, there);
    size_t i = next_item(c, &c->here, here, 0), j = next_item(c, &c->there, there, 0);
    if (left != right && !c->allowed.is_set_otherwise) {
        say_counts(c, left, right, spot);
        return;
    }
    while (i < left && j < right && !w->failure.in[0]) {
        compare_items(w, here, i, there, j, spot);
        i = next_item(c, &c->here, here, i + 1);
        j = next_item(c, &c->there, there, j + 1);
    }
    if (!w->failure.in[0] && (i < left || j < right)) {
        say_counts(c, left, right, spot);
    }
}

/* --- streams --- */

static bool same_token(const nt_pdf_token *a, const nt_pdf_token *b)
{
    bool is_bracket = a->kind == NT_PDF_TOKEN_OPEN || a->kind == NT_PDF_TOKEN_CLOSE;
    return a->kind == b->kind &&
           (a->kind == NT_PDF_TOKEN_NUMBER ? near(a->number, b->number)
                                           : is_bracket || nt_bytes_same(a->text, b->text));
}

/* Whether two drawings are the same operators and operands, however they are written. */
static bool same_drawing(nt_arena *arena, nt_bytes here, nt_bytes there)
{
    nt_content left = {arena, here.bytes, here.bytes + here.length};
    nt_content right = {arena, there.bytes, there.bytes + there.length};
    nt_pdf_token a, b;
    bool more, same;
    do {
        more = nt_content_next(&left, &a);
        same = nt_content_next(&right, &b) == more && (!more || same_token(&a, &b));
    } while (more && same);
    return same;
}

static bool same_data(nt_compared *c, qpdf_oh here, qpdf_oh there)
{
    nt_bytes left, right;
    nt_reader *reader = &c->there.reader;
    nt_arena *arena = nt_arena_open();
    qpdf_oh type = nt_reader_get(reader, nt_reader_stream_dictionary(reader, there), "/Subtype");
    bool is_drawing = nt_reader_is_name(reader, type, "/Form");
    bool same = nt_unpack_stream(reader, there, STREAM_MAX, arena, &right) &&
                nt_unpack_stream(&c->here.reader, here, 2 * right.length + 1024, arena, &left) &&
                (nt_bytes_same(left, right) || (is_drawing && same_drawing(arena, left, right)));
    nt_arena_close(arena);
    return same;
}

/* --- dictionaries --- */

static void compare_member(pdf_walk *w, qpdf_oh here, qpdf_oh there, const char *key, nt_spot spot)
{
    nt_reader *left = &w->c.here.reader, *right = &w->c.there.reader;
    size_t lefts = nt_reader_handles(left), rights = nt_reader_handles(right);
    nt_way step = {spot.way, key, 0};
    spot.way = &step;
    compare(w, nt_compared_get(&w->c.here, here, key), nt_compared_get(&w->c.there, there, key),
            spot);
    nt_reader_release(left, lefts);
    nt_reader_release(right, rights);
}

static bool is_compared(pdf_walk *w, const char *key, const char *const *without)
{
    static const char *const of_setting[] = {
        "/Metadata",          "/Params",    "/ParentTree", "/Producer",
        "/ParentTreeNextKey", "/Resources", NULL};
    return !nt_utf8_is_one_of(key, without) &&
           !(w->c.allowed.is_set_otherwise && nt_utf8_is_one_of(key, of_setting));
}

/* Either may be null, which has no members. */
static void compare_members(pdf_walk *w, qpdf_oh here, qpdf_oh there, nt_spot spot,
                            const char *const *without)
{
    nt_compared *c = &w->c;
    size_t left, right;
    const char **ours = nt_reader_keys(&c->there.reader, there, &right);
    const char **theirs = nt_reader_keys(&c->here.reader, here, &left);
    for (size_t i = 0; i < right && !w->failure.in[0]; i++) {
        if (is_compared(w, ours[i], without)) {
            compare_member(w, here, there, ours[i], spot);
        }
    }
    for (size_t i = 0; i < left && !w->failure.in[0]; i++) {
        bool is_ours = right && qpdf_oh_has_key(c->there.reader.qpdf, there, theirs[i]);
        if (!is_ours && is_compared(w, theirs[i], without)) {
            compare_member(w, here, there, theirs[i], spot);
        }
    }
}

static void compare_streams(pdf_walk *w, qpdf_oh here, qpdf_oh there, nt_spot spot)
{
    static const char *const packing[] = {"/Length", "/Filter", "/DecodeParms", "/DL", NULL};
    nt_compared *c = &w->c;
    bool is_allowed = c->allowed.is_set_otherwise ||
                      (c->allowed.has_files && strcmp(spot.kind, NT_KIND_ATTACHED) == 0);
    compare_members(w, nt_reader_stream_dictionary(&c->here.reader, here),
                    nt_reader_stream_dictionary(&c->there.reader, there), spot, packing);
    if (!is_allowed && !same_data(c, here, there)) {
        nt_compared_say(c, spot, NT_MESSAGE_PDF_OTHER_BYTES());
    }
}

/* --- what signing adds --- */

static bool is_signature(nt_compared_file *file, qpdf_oh field)
{
    qpdf_oh parent = nt_compared_get(file, field, "/Parent");
    return nt_reader_is_name(&file->reader, nt_compared_get(file, field, "/FT"), "/Sig") ||
           nt_reader_is_name(&file->reader, nt_compared_get(file, parent, "/FT"), "/Sig");
}

static double side_of(nt_compared_file *file, qpdf_oh box, size_t i)
{
    qpdf_oh side = nt_reader_item(&file->reader, box, i);
    return qpdf_oh_is_number(file->reader.qpdf, side)
               ? qpdf_oh_get_numeric_value(file->reader.qpdf, side)
               : 0;
}

/* A field that has no box, or one without a size. */
static bool is_unseen(nt_compared_file *file, qpdf_oh field)
{
    qpdf_oh box = nt_compared_get(file, field, "/Rect");
    return count_of(file, box) != 4 || side_of(file, box, 0) == side_of(file, box, 2) ||
           side_of(file, box, 1) == side_of(file, box, 3);
}

/* Fields, or the annotations of a page: those of the report, and behind them signatures' own. */
static void compare_gaining(pdf_walk *w, qpdf_oh here, qpdf_oh there, nt_spot spot)
{
    nt_compared *c = &w->c;
    size_t left = count_of(&c->here, here), right = count_of(&c->there, there);
    for (size_t i = 0; i < left || i < right; i++) {
        size_t handles = nt_reader_handles(&c->here.reader);
        qpdf_oh item = i < left ? nt_reader_item(&c->here.reader, here, i) : here;
        bool is_gained = i >= right && is_signature(&c->here, item) &&
                         (c->allowed.has_boxes || is_unseen(&c->here, item));
        if (i < left && i < right) {
            compare_items(w, here, i, there, i, spot);
        } else if (!is_gained) {
            say_counts(c, left, right, spot);
            left = right = 0;
        }
        nt_reader_release(&c->here.reader, handles);
    }
}

static void compare_forms(pdf_walk *w, qpdf_oh here, qpdf_oh there, nt_spot spot)
{
    static const char *const may_differ[] = {"/SigFlags", "/DR", "/DA", "/Fields", NULL};
    nt_way step = {spot.way, "/Fields", 0};
    compare_members(w, here, there, spot, may_differ);
    spot.way = &step;
    compare_gaining(w, nt_compared_get(&w->c.here, here, "/Fields"),
                    nt_compared_get(&w->c.there, there, "/Fields"), spot);
}

/* Of a signature field that the report left open. */
static const char *const *without_of(nt_compared *c, qpdf_oh here, qpdf_oh there)
{
    static const char *const filled[] = {"/V", "/AP", "/F", "/MK", "/DA", "/Lock", NULL};
    bool is_filled = c->allowed.is_signed && is_signature(&c->there, there) &&
                     kind_of(&c->here, nt_compared_get(&c->here, here, "/V")) == KIND_DICTIONARY;
    return is_filled ? filled : nothing;
}

/* --- all of them --- */

static void compare_values(pdf_walk *w, qpdf_oh here, qpdf_oh there, nt_spot spot)
{
    nt_compared *c = &w->c;
    value_kind kind = kind_of(&c->there, there);
    if (kind_of(&c->here, here) != kind) {
        nt_compared_differ(c, here, there, spot);
    } else if (kind == KIND_ARRAY) {
        compare_arrays(w, here, there, spot);
    } else if (kind == KIND_STREAM) {
        compare_streams(w, here, there, spot);
    } else if (kind == KIND_DICTIONARY) {
        const char *const *without = without_of(c, here, there);
        nt_compared_enter(c, there, &spot);
        compare_members(w, here, there, spot, without);
    } else if (!same_scalar(c, kind, here, there)) {
        nt_compared_differ(c, here, there, spot);
    }
}

static void compare(pdf_walk *w, qpdf_oh here, qpdf_oh there, nt_spot spot)
{
    nt_compared *c = &w->c;
    size_t left = nt_compared_page(&c->here, here), right = nt_compared_page(&c->there, there);
    bool are_indirect = qpdf_oh_get_object_id(c->here.reader.qpdf, here) &&
                        qpdf_oh_get_object_id(c->there.reader.qpdf, there);
    if (w->members_left-- == 0) {
        refuse(w);
    } else if (left && right) {
        if (left != right && !c->allowed.is_set_otherwise) {
            nt_compared_say(
                c, spot,
                NT_MESSAGE_PDF_OTHER_PAGE(.here = (long long)left, .there = (long long)right));
        }
    } else if (are_indirect && kind_of(&c->here, here) >= KIND_ARRAY &&
               kind_of(&c->there, there) >= KIND_ARRAY) {
        add_pair(w, here, there, spot);
    } else {
        compare_values(w, here, there, spot);
    }
}

/* --- where it begins --- */

/* Of the page or of a node above it. */
static qpdf_oh inherited(nt_compared_file *file, qpdf_oh page, const char *key)
{
    enum { ABOVE_MAX = 64 };
    qpdf_oh found = nt_compared_get(file, page, key);
    for (int i = 0; i < ABOVE_MAX && nt_reader_is_null(&file->reader, found); i++) {
        page = nt_compared_get(file, page, "/Parent");
        found = nt_compared_get(file, page, key);
    }
    return found;
}

static void compare_page(pdf_walk *w, size_t index)
{
    static const char *const elsewhere[] = {"/Type",     "/Parent",  "/Contents", "/Resources",
                                            "/MediaBox", "/CropBox", "/Rotate",   NULL};
    static const char *const signed_too[] = {"/Type",     "/Parent",  "/Contents", "/Resources",
                                             "/MediaBox", "/CropBox", "/Rotate",   "/Annots",
                                             "/Tabs",     NULL};
    static const char *const handed_down[] = {"/MediaBox", "/CropBox", "/Rotate"};
    nt_compared *c = &w->c;
    qpdf_oh here = nt_reader_page(&c->here.reader, index);
    qpdf_oh there = nt_reader_page(&c->there.reader, index);
    nt_spot spot = {"page", 0, index + 1, NULL};
    compare_members(w, here, there, spot, c->allowed.is_signed ? signed_too : elsewhere);
    for (size_t i = 0; i < sizeof handed_down / sizeof *handed_down; i++) {
        nt_way step = {NULL, handed_down[i], 0};
        spot.way = &step;
        compare(w, inherited(&c->here, here, handed_down[i]),
                inherited(&c->there, there, handed_down[i]), spot);
    }
    if (c->allowed.is_signed) {
        nt_way step = {NULL, "/Annots", 0};
        spot.way = &step;
        compare_gaining(w, nt_compared_get(&c->here, here, "/Annots"),
                        nt_compared_get(&c->there, there, "/Annots"), spot);
    }
    nt_reader_release(&c->here.reader, 0);
    nt_reader_release(&c->there.reader, 0);
}

static void compare_catalogs(pdf_walk *w)
{
    static const char *const apart[] = {"/Type", "/Pages", "/Metadata", NULL};
    static const char *const signed_too[] = {"/Type",     "/Pages",   "/Metadata",
                                             "/AcroForm", "/DSS",     "/Extensions",
                                             "/Perms",    "/Version", NULL};
    nt_compared *c = &w->c;
    qpdf_oh here = nt_reader_root(&c->here.reader), there = nt_reader_root(&c->there.reader);
    nt_spot spot = {"document", 0, 0, NULL};
    compare_members(w, here, there, spot, c->allowed.is_signed ? signed_too : apart);
    if (c->allowed.is_signed) {
        spot.kind = "form";
        compare_forms(w, nt_compared_get(&c->here, here, "/AcroForm"),
                      nt_compared_get(&c->there, there, "/AcroForm"), spot);
    }
    if (is_compared(w, "/Metadata", nothing)) {
        spot.kind = NT_KIND_METADATA;
        compare_member(w, here, there, "/Metadata", spot);
    }
}

/* What is no part of the document is of the file: where its objects lie, how it is called. */
static void compare_trailers(pdf_walk *w)
{
    static const char *const of_files[] = {"/DecodeParms", "/DocChecksum", "/Encrypt", "/Filter",
                                           "/ID",          "/Index",       "/Length",  "/Prev",
                                           "/Root",        "/Info",        "/Size",    "/Type",
                                           "/W",           "/XRefStm",     NULL};
    nt_compared *c = &w->c;
    qpdf_oh here = nt_reader_trailer(&c->here.reader), there = nt_reader_trailer(&c->there.reader);
    compare_members(w, here, there, (nt_spot){"trailer", 0, 0, NULL}, of_files);
    compare_member(w, here, there, "/Info", (nt_spot){NT_KIND_METADATA, 0, 0, NULL});
}

/* Keys and handles of one pair are not needed for the next. */
static void refresh(nt_reader *reader)
{
    nt_reader_release(reader, 0);
    if (nt_arena_used(reader->arena) > SCRATCH_KEPT) {
        nt_arena_close(reader->arena);
        reader->arena = nt_arena_open();
        reader->handles.items = NULL;
        reader->handles.capacity = 0;
    }
}

static void follow(pdf_walk *w)
{
    nt_compared *c = &w->c;
    for (size_t i = 0; i < w->pairs.count && !w->failure.in[0] && !c->here.reader.failure.in[0];
         i++) {
        object_pair p = w->pairs.items[i];
        compare_values(w, nt_reader_object_of(&c->here.reader, p.here, p.generation),
                       nt_reader_object(&c->there.reader, p.there), p.spot);
        refresh(&c->here.reader);
        refresh(&c->there.reader);
    }
}

static void know_pages(nt_compared *c, nt_compared_file *file, size_t length)
{
    nt_reader *reader = &file->reader;
    size_t count = reader->failure.in[0] ? 0 : nt_reader_page_count(reader);
    for (size_t i = 0; i < count; i++) {
        int number = qpdf_oh_get_object_id(reader->qpdf, nt_reader_page(reader, i));
        size_t needed = number > 0 && (size_t)number <= length ? (size_t)number + 1 : 0;
        file->size = needed > file->size ? needed : file->size;
        nt_reader_release(reader, 0);
    }
    file->pages = nt_new_array(c->arena, size_t, file->size + 1);
    for (size_t i = 0; i < count; i++) {
        int number = qpdf_oh_get_object_id(reader->qpdf, nt_reader_page(reader, i));
        if (number > 0 && (size_t)number < file->size && !file->pages[number]) {
            file->pages[number] = i + 1;
        }
        nt_reader_release(reader, 0);
    }
}

static void prepare(pdf_walk *w, nt_bytes pdf, nt_bytes made)
{
    nt_compared *c = &w->c;
    qpdf_oh trailer = nt_reader_trailer(&c->there.reader);
    long long size = qpdf_oh_get_int_value(c->there.reader.qpdf,
                                           nt_reader_get(&c->there.reader, trailer, "/Size"));
    size_t objects = size > 0 ? (size_t)size : 0;
    w->pairs_max = PAIRS_FREE + 4 * objects;
    w->members_left = MEMBERS_FREE + MEMBERS_TIMES * objects;
    for (w->met_size = 1; w->met_size < 2 * w->pairs_max;) {
        w->met_size *= 2;
    }
    w->met = nt_new_array(c->arena, uint64_t, w->met_size);
    know_pages(c, &c->here, pdf.length);
    know_pages(c, &c->there, made.length);
}

/* As many pages as both have. */
static void compare_files(pdf_walk *w)
{
    size_t left = nt_reader_page_count(&w->c.here.reader);
    size_t right = nt_reader_page_count(&w->c.there.reader);
    compare_catalogs(w);
    compare_trailers(w);
    for (size_t i = 0; i < left && i < right && !w->c.here.reader.failure.in[0]; i++) {
        compare_page(w, i);
    }
    follow(w);
}

nt_status nt_pdf_compare(nt_arena *arena, const char *file, nt_bytes pdf, nt_bytes made,
                         nt_pdf_allowance allowed, const nt_pdf_difference **out, size_t *count,
                         nt_error *err)
{
    pdf_walk w = {.c = {.arena = arena, .allowed = allowed}};
    nt_reader *here = &w.c.here.reader, *there = &w.c.there.reader;
    nt_reader_open_foreign(nt_arena_open(), file, pdf, here);
    nt_reader_open_beside(nt_arena_open(), "the PDF built again", made, there);
    if (!here->failure.in[0] && !there->failure.in[0]) {
        prepare(&w, pdf, made);
        compare_files(&w);
    }
    nt_status status = nt_reader_readable(here, file, err);
    status = status ? status : nt_reader_readable(there, file, err);
    if (!status && w.failure.in[0]) {
        status = nt_fail(err, NT_INVALID, (nt_place){file, 0, 0}, nt_message_of(w.failure));
    }
    nt_reader_close(there);
    nt_reader_close(here);
    nt_arena_close(there->arena);
    nt_arena_close(here->arena);
    *out = w.c.differences.items;
    *count = w.c.differences.count;
    return status;
}
