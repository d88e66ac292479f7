/* Which thing it is that differs, and in what. */
#include "compared.h"

#include <string.h>

#include "base/shown.h"
#include "base/utf8.h"
#include "words/pdf.h"

enum { SHOWN_MAX = 120, STEPS_MAX = 12 };

/* What a key holds, for those who do not know PDF. */
static const struct {
    const char *key;
    nt_text words;
} meanings[] = {
    {"/AA", NT_TEXT_PDF_MEANS_AA},
    {"/AF", NT_TEXT_PDF_MEANS_AF},
    {"/AP", NT_TEXT_PDF_MEANS_AP},
    {"/ActualText", NT_TEXT_PDF_MEANS_ACTUAL_TEXT},
    {"/Alt", NT_TEXT_PDF_MEANS_ALT},
    {"/Annots", NT_TEXT_PDF_MEANS_ANNOTS},
    {"/Contents", NT_TEXT_PDF_MEANS_CONTENTS},
    {"/CropBox", NT_TEXT_PDF_MEANS_CROP_BOX},
    {"/Dest", NT_TEXT_PDF_MEANS_DEST},
    {"/Fields", NT_TEXT_PDF_MEANS_FIELDS},
    {"/JS", NT_TEXT_PDF_MEANS_JS},
    {"/JavaScript", NT_TEXT_PDF_MEANS_JAVA_SCRIPT},
    {"/MediaBox", NT_TEXT_PDF_MEANS_MEDIA_BOX},
    {"/OCProperties", NT_TEXT_PDF_MEANS_OCPROPERTIES},
    {"/OpenAction", NT_TEXT_PDF_MEANS_OPEN_ACTION},
    {"/PageLabels", NT_TEXT_PDF_MEANS_PAGE_LABELS},
    {"/Rotate", NT_TEXT_PDF_MEANS_ROTATE},
    {"/S", NT_TEXT_PDF_MEANS_S},
    {"/Title", NT_TEXT_PDF_MEANS_TITLE},
    {"/URI", NT_TEXT_PDF_MEANS_URI},
    {"/UserUnit", NT_TEXT_PDF_MEANS_USER_UNIT},
    {"/XFA", NT_TEXT_PDF_MEANS_XFA},
};

static const nt_text *meaning_of(const char *key)
{
    NT_RETURN_FIRST(i, key ? sizeof meanings / sizeof *meanings : 0,
                    strcmp(meanings[i].key, key) == 0, &meanings[i].words, NULL);
}

/* --- things --- */

static const char *kind_of(nt_reader *file, nt_pdf_item thing)
{
    nt_pdf_item type = nt_reader_get(file, thing, "/Type");
    bool has_parent = nt_reader_get(file, thing, "/Parent").kind != NT_ITEM_NULL;
    if (nt_item_is_name(type, "/Annot")) {
        nt_pdf_item subtype = nt_reader_get(file, thing, "/Subtype");
        return nt_item_is_name(subtype, "/Link") ? "link" : "signature field";
    }
    if (nt_item_is_name(type, "/Filespec")) {
        return NT_KIND_ATTACHED;
    }
    if (nt_item_is_name(type, "/StructTreeRoot") ||
        (nt_reader_get(file, thing, "/P").kind != NT_ITEM_NULL &&
         nt_reader_get(file, thing, "/S").kind == NT_ITEM_NAME)) {
        return NT_KIND_STRUCTURE;
    }
    return has_parent && nt_reader_get(file, thing, "/Title").kind == NT_ITEM_TEXT ? "bookmark"
                                                                                   : NULL;
}

/* The page that it says it is on: an annotation, an element. */
static size_t page_of(nt_reader *file, nt_pdf_item thing, size_t otherwise)
{
    size_t page = nt_reader_page_of(file, nt_reader_get(file, thing, "/Pg"));
    page = page ? page : nt_reader_page_of(file, nt_reader_get(file, thing, "/P"));
    return page ? page : otherwise;
}

void nt_compared_enter(nt_compared *c, nt_pdf_item there, nt_spot *spot)
{
    const char *kind = kind_of(&c->there, there);
    if (kind) {
        *spot = (nt_spot){kind, there, page_of(&c->there, there, spot->page), NULL};
    }
}

/* --- words --- */

/* Cut where it is long. */
static const char *quoted(nt_arena *arena, const char *text)
{
    const char *shown = nt_shown(arena, text), *end = shown + strlen(shown), *cut = shown;
    while (cut < end && cut - shown < SHOWN_MAX) {
        nt_utf8_next(&cut, end);
    }
    return nt_arena_printf(arena, "\"%.*s%s\"", (int)(cut - shown), shown, cut < end ? "…" : "");
}

/* How an element or a link is called; "" it is not. */
static const char *name_of(nt_compared *c, nt_spot spot)
{
    static const char *const keys[] = {"/UF", "/Title", "/Contents", "/S"};
    for (size_t i = 0; spot.owner.object && i < sizeof keys / sizeof *keys; i++) {
        nt_pdf_item name = nt_reader_get(&c->there, spot.owner, keys[i]);
        if (name.kind == NT_ITEM_TEXT) {
            const char *text = nt_reader_text(&c->there, name, c->arena);
            return nt_arena_printf(c->arena, "%s: ", quoted(c->arena, text));
        }
        if (name.kind == NT_ITEM_NAME) {
            return nt_arena_printf(c->arena, "%s: ", name.of.bytes + 1);
        }
    }
    return "";
}

/* "/A/URI (an address)"; of a long one the end. */
static nt_message way_of(nt_compared *c, const nt_way *way)
{
    const nt_way *steps[STEPS_MAX];
    size_t count = 0;
    nt_buffer out = nt_buffer_open(c->arena);
    const char *key = NULL;
    for (; way && count < STEPS_MAX; way = way->up) {
        steps[count++] = way;
        key = key ? key : way->key;
    }
    if (!count) {
        return NT_MESSAGE_PDF_WAY_ITSELF();
    }
    nt_buffer_puts(&out, way ? "…" : "");
    while (count-- > 0) {
        if (steps[count]->key) {
            nt_buffer_puts(&out, nt_shown(c->arena, steps[count]->key));
        } else {
            nt_buffer_printf(&out, "[%zu]", steps[count]->index);
        }
    }
    const nt_text *meaning = meaning_of(key);
    return meaning ? NT_MESSAGE_PDF_WAY_MEANING(.way = nt_buffer_text(&out), .meaning = *meaning)
                   : NT_MESSAGE_PDF_WAY(.way = nt_buffer_text(&out));
}

static void say(nt_compared *c, nt_spot spot, nt_message is, const nt_message *otherwise)
{
    c->is_drawn_otherwise |= strcmp(spot.kind, NT_KIND_METADATA) != 0;
    if (!c->is_of_drawing && c->differences.count < NT_PDF_DIFFERENCES_MAX) {
        nt_message way = way_of(c, spot.way);
        nt_message whole = NT_MESSAGE_PDF_DIFFERENCE(.name = name_of(c, spot), .way = &way,
                                                     .is = &is, .otherwise = otherwise);
        nt_pdf_difference one = {spot.page, spot.kind, nt_message_texts(c->arena, whole),
                                 strcmp(spot.kind, NT_KIND_METADATA) == 0};
        nt_vec_push(c->arena, &c->differences, one);
    }
}

void nt_compared_say(nt_compared *c, nt_spot spot, nt_message is)
{
    say(c, spot, is, NULL);
}

/* NULL of what has parts. */
static const char *value_of(nt_compared *c, nt_reader *file, nt_pdf_item object)
{
    if (object.kind == NT_ITEM_TEXT) {
        return quoted(c->arena, nt_reader_text(file, object, c->arena));
    }
    return object.kind > NT_ITEM_NAME ? NULL : nt_shown(c->arena, nt_item_syntax(c->arena, object));
}

static nt_message how_it_is(nt_compared *c, nt_pdf_item here, bool is_new)
{
    const char *value = value_of(c, &c->here, here);
    return here.kind == NT_ITEM_NULL ? NT_MESSAGE_PDF_IS_MISSING()
           : !value ? is_new ? NT_MESSAGE_PDF_IS_THERE() : NT_MESSAGE_PDF_IS_OF_ANOTHER_KIND()
           : here.kind == NT_ITEM_TEXT ? NT_MESSAGE_PDF_READS(.value = value)
                                       : NT_MESSAGE_PDF_IS_VALUE(.value = value);
}

void nt_compared_differ(nt_compared *c, nt_pdf_item here, nt_pdf_item there, nt_spot spot)
{
    bool is_new = there.kind == NT_ITEM_NULL;
    const char *was = is_new ? NULL : value_of(c, &c->there, there);
    nt_message otherwise = is_new ? NT_MESSAGE_PDF_OTHERWISE_NONE()
                           : there.kind == NT_ITEM_TEXT
                               ? NT_MESSAGE_PDF_OTHERWISE_READS(.value = was)
                               : NT_MESSAGE_PDF_OTHERWISE_IS_VALUE(.value = was);
    say(c, spot, how_it_is(c, here, is_new), is_new || was ? &otherwise : NULL);
}
