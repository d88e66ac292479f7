#include "pdf/compare.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "compared.h"
#include "objects/content.h"
#include "objects/unpack.h"
#include "update.h"
#include "words/pdf.h"

enum {
    PAIRS_FREE = 10000,    /* pairs of objects, beyond four times those that were made here */
    MEMBERS_FREE = 200000, /* entries and members compared, beyond so many for each of them */
    MEMBERS_TIMES = 24,
    STREAM_MAX = 64 << 20
};

/* Programs that save a file again round in the third place. */
#define SAME_NUMBER 0.006

/* Two objects that should be one. */
typedef struct {
    nt_pdf_item here, there;
    nt_spot spot;
} object_pair;

typedef struct {
    nt_compared c;
    NT_VEC(object_pair) pairs;
    nt_map met; /* the pairs so far */
    size_t pairs_max, members_left;
    nt_arena *passing;
    nt_text failure;
} pdf_walk;

static const char *const nothing[] = {NULL};

/* --- the pairs --- */

/* False when it was met before. */
static bool meet(pdf_walk *w, nt_pdf_item here, nt_pdf_item there)
{
    char name[64];
    snprintf(name, sizeof name, "%p %p", (const void *)here.of.items, (const void *)there.of.items);
    bool is_new = nt_map_find(&w->met, name) == NT_MAP_NONE;
    if (is_new) {
        nt_map_keep(&w->met, nt_arena_string(w->passing, name), 0);
    }
    return is_new;
}

static const nt_way *keep_way(nt_arena *arena, const nt_way *way)
{
    nt_way *kept = way ? nt_new(arena, nt_way) : NULL;
    if (kept) {
        *kept = (nt_way){keep_way(arena, way->up), way->key, way->index};
    }
    return kept;
}

static void refuse(pdf_walk *w)
{
    w->failure = (nt_text)NT_TEXT_PDF_SAME_OBJECTS;
}

/* Followed later: what is near the top has the shortest way. */
static void add_pair(pdf_walk *w, nt_pdf_item here, nt_pdf_item there, nt_spot spot)
{
    if (w->pairs.count == w->pairs_max) {
        refuse(w);
    } else if (meet(w, here, there)) {
        spot.way = keep_way(w->passing, spot.way);
        nt_vec_push(w->passing, &w->pairs, ((object_pair){here, there, spot}));
    }
}

/* --- values --- */

static bool near(const nt_compared *c, double a, double b)
{
    return a == b || (!c->is_of_drawing && fabs(a - b) < SAME_NUMBER);
}

/* Byte by byte, or in another of the encodings that a text may have. */
static bool same_text(pdf_walk *w, nt_pdf_item here, nt_pdf_item there)
{
    if (nt_item_same(here, there)) {
        return true;
    }
    nt_arena_mark before = nt_arena_here(w->passing);
    bool same = strcmp(nt_reader_text(&w->c.here, here, w->passing),
                       nt_reader_text(&w->c.there, there, w->passing)) == 0;
    nt_arena_rewind(w->passing, before);
    return same;
}

static bool same_scalar(pdf_walk *w, nt_pdf_item here, nt_pdf_item there)
{
    bool are_integers = nt_item_is_integer(here) && nt_item_is_integer(there);
    return here.kind == NT_ITEM_TEXT ? same_text(w, here, there)
           : here.kind != NT_ITEM_NUMBER || nt_item_same(here, there)
               ? nt_item_same(here, there)
               : w->c.allowed.is_set_otherwise ||
                     (!are_integers && near(&w->c, nt_item_number(here), nt_item_number(there)));
}

static void compare(pdf_walk *w, nt_pdf_item here, nt_pdf_item there, nt_spot spot);

/* --- arrays --- */

/* Where lines and pages break otherwise, so do the pieces of content that an element has. */
static bool is_of_setting(nt_reader *file, nt_pdf_item item)
{
    nt_pdf_item type = nt_reader_get(file, item, "/Type");
    return item.kind == NT_ITEM_NUMBER || nt_item_is_name(type, "/MCR") ||
           nt_item_is_name(type, "/OBJR");
}

/* The index of the next item that is compared, from `at` on; the count when there is none. */
static size_t next_item(nt_compared *c, nt_reader *file, nt_pdf_item array, size_t at)
{
    size_t count = nt_item_count(array);
    while (c->allowed.is_set_otherwise && at < count &&
           is_of_setting(file, nt_reader_item(file, array, at))) {
        at++;
    }
    return at;
}

static void compare_items(pdf_walk *w, nt_pdf_item here, size_t i, nt_pdf_item there, size_t j,
                          nt_spot spot)
{
    nt_way step = {spot.way, NULL, j};
    spot.way = &step;
    compare(w, nt_reader_item(&w->c.here, here, i), nt_reader_item(&w->c.there, there, j), spot);
}

static void say_counts(nt_compared *c, size_t here, size_t there, nt_spot spot)
{
    nt_compared_say(c, spot,
                    NT_MESSAGE_PDF_ENTRIES(.here = (long long)here, .there = (long long)there));
}

static void compare_arrays(pdf_walk *w, nt_pdf_item here, nt_pdf_item there, nt_spot spot)
{
    nt_compared *c = &w->c;
    size_t left = nt_item_count(here), right = nt_item_count(there);
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

static bool same_token(const nt_compared *c, const nt_pdf_token *a, const nt_pdf_token *b)
{
    return a->kind == b->kind && (a->kind == NT_PDF_TOKEN_NUMBER ? near(c, a->number, b->number)
                                                                 : nt_bytes_same(a->text, b->text));
}

/* Whether two drawings are the same operators and operands, however they are written. */
static bool same_drawing(const nt_compared *c, nt_arena *arena, nt_bytes here, nt_bytes there)
{
    nt_content left = {arena, here.bytes, here.bytes + here.length};
    nt_content right = {arena, there.bytes, there.bytes + there.length};
    nt_pdf_token a, b;
    bool more, same;
    do {
        more = nt_content_next(&left, &a);
        same = nt_content_next(&right, &b) == more && (!more || same_token(c, &a, &b));
    } while (more && same);
    return same;
}

/* How much a stream may unpack to that should hold as much as another. */
static size_t room_beside(nt_bytes other)
{
    return 2 * other.length + 1024;
}

static bool same_data(nt_compared *c, nt_pdf_item here, nt_pdf_item there)
{
    nt_bytes left, right;
    nt_reader *reader = &c->there;
    NT_PASSING_ARENA(arena);
    nt_pdf_item type = nt_reader_get(reader, there.of.stream->dictionary, "/Subtype");
    bool is_drawing = nt_item_is_name(type, "/Form");
    return nt_unpack_stream(reader, there, STREAM_MAX, arena, &right) &&
           nt_unpack_stream(&c->here, here, room_beside(right), arena, &left) &&
           (nt_bytes_same(left, right) || (is_drawing && same_drawing(c, arena, left, right)));
}

/* --- dictionaries --- */

static void compare_member(pdf_walk *w, nt_pdf_item here, nt_pdf_item there, const char *key,
                           nt_spot spot)
{
    nt_way step = {spot.way, key, 0};
    spot.way = &step;
    compare(w, nt_reader_get(&w->c.here, here, key), nt_reader_get(&w->c.there, there, key), spot);
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
static void compare_members(pdf_walk *w, nt_pdf_item here, nt_pdf_item there, nt_spot spot,
                            const char *const *without)
{
    size_t left, right;
    const nt_member *theirs = nt_item_members(here, &left), *ours = nt_item_members(there, &right);
    for (size_t i = 0; i < right && !w->failure.in[0]; i++) {
        if (is_compared(w, ours[i].key, without)) {
            compare_member(w, here, there, ours[i].key, spot);
        }
    }
    for (size_t i = 0, j = 0; i < left && !w->failure.in[0]; i++) {
        while (j < right && strcmp(ours[j].key, theirs[i].key) < 0) {
            j++;
        }
        bool is_ours = j < right && strcmp(ours[j].key, theirs[i].key) == 0;
        if (!is_ours && is_compared(w, theirs[i].key, without)) {
            compare_member(w, here, there, theirs[i].key, spot);
        }
    }
}

static void compare_streams(pdf_walk *w, nt_pdf_item here, nt_pdf_item there, nt_spot spot)
{
    static const char *const packing[] = {"/Length", "/Filter", "/DecodeParms", "/DL", NULL};
    nt_compared *c = &w->c;
    bool is_allowed = c->allowed.is_set_otherwise ||
                      (c->allowed.has_files && strcmp(spot.kind, NT_KIND_ATTACHED) == 0);
    compare_members(w, here.of.stream->dictionary, there.of.stream->dictionary, spot, packing);
    if (!is_allowed && !same_data(c, here, there)) {
        nt_compared_say(c, spot, NT_MESSAGE_PDF_OTHER_BYTES());
    }
}

/* --- what signing adds --- */

/* Fields, or the annotations of a page: those of the report, and behind them signatures' own. */
static void compare_gaining(pdf_walk *w, nt_pdf_item here, nt_pdf_item there, nt_spot spot)
{
    nt_compared *c = &w->c;
    size_t left = nt_item_count(here), right = nt_item_count(there);
    for (size_t i = 0; i < left || i < right; i++) {
        nt_pdf_item item = i < left ? nt_reader_item(&c->here, here, i) : here;
        bool is_gained = i >= right && nt_reader_is_signature(&c->here, item) &&
                         (c->allowed.has_boxes || !nt_reader_is_seen(&c->here, item));
        if (i < left && i < right) {
            compare_items(w, here, i, there, i, spot);
        } else if (!is_gained) {
            say_counts(c, left, right, spot);
            left = right = 0;
        }
    }
}

static void compare_forms(pdf_walk *w, nt_pdf_item here, nt_pdf_item there, nt_spot spot)
{
    static const char *const may_differ[] = {"/SigFlags", "/DR", "/DA", "/Fields", NULL};
    nt_way step = {spot.way, "/Fields", 0};
    compare_members(w, here, there, spot, may_differ);
    spot.way = &step;
    compare_gaining(w, nt_reader_get(&w->c.here, here, "/Fields"),
                    nt_reader_get(&w->c.there, there, "/Fields"), spot);
}

/* Of a signature field that the report left open. */
static const char *const *without_of(nt_compared *c, nt_pdf_item here, nt_pdf_item there)
{
    static const char *const filled[] = {"/V", "/AP", "/F", "/MK", "/DA", "/Lock", NULL};
    bool is_filled = c->allowed.is_signed && nt_reader_is_signature(&c->there, there) &&
                     nt_reader_get(&c->here, here, "/V").kind == NT_ITEM_DICTIONARY;
    if (is_filled) { /* it may show something else, but not nothing */
        c->is_drawn_otherwise |= (nt_reader_get(&c->here, here, "/AP").kind == NT_ITEM_NULL) !=
                                 (nt_reader_get(&c->there, there, "/AP").kind == NT_ITEM_NULL);
    }
    return is_filled ? filled : nothing;
}

/* --- all of them --- */

static void compare_values(pdf_walk *w, nt_pdf_item here, nt_pdf_item there, nt_spot spot)
{
    nt_compared *c = &w->c;
    if (here.kind != there.kind) {
        nt_compared_differ(c, here, there, spot);
    } else if (there.kind == NT_ITEM_ARRAY) {
        compare_arrays(w, here, there, spot);
    } else if (there.kind == NT_ITEM_STREAM) {
        compare_streams(w, here, there, spot);
    } else if (there.kind == NT_ITEM_DICTIONARY) {
        const char *const *without = without_of(c, here, there);
        nt_compared_enter(c, there, &spot);
        compare_members(w, here, there, spot, without);
    } else if (!same_scalar(w, here, there)) {
        nt_compared_differ(c, here, there, spot);
    }
}

static bool has_parts(nt_pdf_item item)
{
    return item.kind == NT_ITEM_ARRAY || item.kind == NT_ITEM_DICTIONARY ||
           item.kind == NT_ITEM_STREAM;
}

static void compare(pdf_walk *w, nt_pdf_item here, nt_pdf_item there, nt_spot spot)
{
    nt_compared *c = &w->c;
    size_t left = nt_reader_page_of(&c->here, here), right = nt_reader_page_of(&c->there, there);
    if (w->members_left-- == 0) {
        refuse(w);
    } else if (left && right) {
        if (left != right && !c->allowed.is_set_otherwise) {
            nt_compared_say(
                c, spot,
                NT_MESSAGE_PDF_OTHER_PAGE(.here = (long long)left, .there = (long long)right));
        }
    } else if (here.object && there.object && has_parts(here) && has_parts(there)) {
        add_pair(w, here, there, spot);
    } else {
        compare_values(w, here, there, spot);
    }
}

/* --- where it begins --- */

static void compare_page(pdf_walk *w, size_t index)
{
    static const char *const elsewhere[] = {"/Type",     "/Parent",  "/Contents", "/Resources",
                                            "/MediaBox", "/CropBox", "/Rotate",   NULL};
    static const char *const signed_too[] = {"/Type",     "/Parent",  "/Contents", "/Resources",
                                             "/MediaBox", "/CropBox", "/Rotate",   "/Annots",
                                             "/Tabs",     NULL};
    static const char *const handed_down[] = {"/MediaBox", "/CropBox", "/Rotate"};
    nt_compared *c = &w->c;
    nt_pdf_item here = nt_reader_page(&c->here, index);
    nt_pdf_item there = nt_reader_page(&c->there, index);
    nt_spot spot = {"page", {0}, index + 1, NULL};
    compare_members(w, here, there, spot, c->allowed.is_signed ? signed_too : elsewhere);
    for (size_t i = 0; i < sizeof handed_down / sizeof *handed_down; i++) {
        nt_way step = {NULL, handed_down[i], 0};
        spot.way = &step;
        compare(w, nt_reader_inherited(&c->here, here, handed_down[i]),
                nt_reader_inherited(&c->there, there, handed_down[i]), spot);
    }
    if (c->allowed.is_signed) {
        nt_way step = {NULL, "/Annots", 0};
        spot.way = &step;
        compare_gaining(w, nt_reader_get(&c->here, here, "/Annots"),
                        nt_reader_get(&c->there, there, "/Annots"), spot);
    }
}

static void compare_catalogs(pdf_walk *w)
{
    static const char *const apart[] = {"/Type", "/Pages", "/Metadata", NULL};
    static const char *const signed_too[] = {"/Type",     "/Pages",   "/Metadata",
                                             "/AcroForm", "/DSS",     "/Extensions",
                                             "/Perms",    "/Version", NULL};
    nt_compared *c = &w->c;
    nt_pdf_item here = nt_reader_root(&c->here), there = nt_reader_root(&c->there);
    nt_spot spot = {"document", {0}, 0, NULL};
    compare_members(w, here, there, spot, c->allowed.is_signed ? signed_too : apart);
    if (c->allowed.is_signed) {
        spot.kind = "form";
        compare_forms(w, nt_reader_get(&c->here, here, "/AcroForm"),
                      nt_reader_get(&c->there, there, "/AcroForm"), spot);
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
    nt_pdf_item here = nt_reader_trailer(&c->here), there = nt_reader_trailer(&c->there);
    compare_members(w, here, there, (nt_spot){"trailer", {0}, 0, NULL}, of_files);
    compare_member(w, here, there, "/Info", (nt_spot){NT_KIND_METADATA, {0}, 0, NULL});
}

static void follow(pdf_walk *w)
{
    nt_compared *c = &w->c;
    for (size_t i = 0; i < w->pairs.count && !w->failure.in[0] && !c->here.failure.in[0] &&
                       !(c->is_of_drawing && c->is_drawn_otherwise);
         i++) {
        object_pair p = w->pairs.items[i];
        compare_values(w, p.here, p.there, p.spot);
    }
}

static void prepare(pdf_walk *w)
{
    nt_reader *there = &w->c.there;
    long long size = nt_item_integer(nt_reader_get(there, nt_reader_trailer(there), "/Size"));
    size_t objects = size > 0 ? (size_t)size : 0;
    w->pairs_max = PAIRS_FREE + 4 * objects;
    w->members_left = MEMBERS_FREE + MEMBERS_TIMES * objects;
    w->met = nt_map_open(w->passing);
}

/* --- what is drawn --- */

static bool same_contents(pdf_walk *w, nt_pdf_item here, nt_pdf_item there)
{
    nt_compared *c = &w->c;
    nt_bytes left, right;
    NT_PASSING_ARENA(arena);
    return nt_unpack_contents(&c->there, there, STREAM_MAX, arena, &right) &&
           nt_unpack_contents(&c->here, here, room_beside(right), arena, &left) &&
           (nt_bytes_same(left, right) || same_drawing(c, arena, left, right));
}

/* Each page by its operators and by what these name, as far as all is alike. */
static void compare_drawings(pdf_walk *w)
{
    nt_compared *c = &w->c;
    size_t count = nt_reader_page_count(&c->there);
    c->is_drawn_otherwise |= c->allowed.is_set_otherwise || nt_reader_page_count(&c->here) != count;
    c->is_of_drawing = true;
    w->pairs.count = 0;
    w->met = nt_map_open(w->passing);
    for (size_t i = 0; i < count && !c->is_drawn_otherwise; i++) {
        nt_pdf_item here = nt_reader_page(&c->here, i), there = nt_reader_page(&c->there, i);
        nt_spot spot = {"page", {0}, i + 1, NULL};
        compare(w, nt_reader_inherited(&c->here, here, "/Resources"),
                nt_reader_inherited(&c->there, there, "/Resources"), spot);
        c->is_drawn_otherwise |= !same_contents(w, here, there);
    }
    follow(w);
}

/* As many pages as both have. */
static void compare_files(pdf_walk *w)
{
    size_t left = nt_reader_page_count(&w->c.here);
    size_t right = nt_reader_page_count(&w->c.there);
    compare_catalogs(w);
    compare_trailers(w);
    for (size_t i = 0; i < left && i < right && !w->c.here.failure.in[0]; i++) {
        compare_page(w, i);
    }
    follow(w);
}

nt_status nt_pdf_compare(nt_arena *arena, const char *file, nt_bytes pdf, nt_bytes made,
                         nt_pdf_allowance allowed, nt_pdf_comparison *out, nt_error *err)
{
    NT_PASSING_ARENA(passing);
    pdf_walk w = {.c = {.arena = arena, .allowed = allowed}, .passing = passing};
    nt_reader *here = &w.c.here, *there = &w.c.there;
    nt_pdf_update update = {0};
    nt_reader_open_foreign(w.passing, file, pdf, here);
    nt_reader_open_made(w.passing, made, there);
    if (!here->failure.in[0] && !there->failure.in[0]) {
        prepare(&w);
        compare_files(&w);
        compare_drawings(&w);
    }
    if (allowed.is_update && !here->failure.in[0] && !there->failure.in[0]) {
        update = nt_update_of(arena, there, here);
    }
    nt_status status = nt_reader_readable(here, file, err);
    status = status ? status : nt_reader_readable(there, file, err);
    if (!status && w.failure.in[0]) {
        status = nt_fail(err, NT_INVALID, (nt_place){file, 0, 0}, nt_message_of(w.failure));
    }
    nt_reader_close(there);
    nt_reader_close(here);
    *out = (nt_pdf_comparison){w.c.differences.items, w.c.differences.count,
                               !status && !w.c.is_drawn_otherwise, update};
    return status;
}
