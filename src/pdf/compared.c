/* Which thing it is that differs, and in what. */
#include "compared.h"

#include <string.h>

#include "base/shown.h"
#include "base/utf8.h"

enum { SHOWN_MAX = 120, STEPS_MAX = 12 };

/* What a key holds, for those who do not know PDF. */
static const struct {
    const char *key, *words;
} meanings[] = {
    {"/AA", "what runs when something happens"},
    {"/AF", "files that belong to it"},
    {"/AP", "what is drawn in its box"},
    {"/ActualText", "a text that stands for what is drawn"},
    {"/Alt", "an alternative text"},
    {"/Annots", "its annotations"},
    {"/Contents", "its description"},
    {"/CropBox", "what is shown of the paper"},
    {"/Dest", "where it leads"},
    {"/Fields", "fields"},
    {"/JS", "a script"},
    {"/JavaScript", "scripts"},
    {"/MediaBox", "the paper"},
    {"/OCProperties", "layers"},
    {"/OpenAction", "what runs when it is opened"},
    {"/PageLabels", "numbers of the pages"},
    {"/Rotate", "how it is turned"},
    {"/S", "its type"},
    {"/Title", "its title"},
    {"/URI", "an address"},
    {"/UserUnit", "the size of its unit"},
    {"/XFA", "a form of its own"},
};

static const char *meaning_of(const char *key)
{
    for (size_t i = 0; key && i < sizeof meanings / sizeof *meanings; i++) {
        if (strcmp(meanings[i].key, key) == 0) {
            return meanings[i].words;
        }
    }
    return NULL;
}

qpdf_oh nt_compared_get(nt_compared_file *file, qpdf_oh object, const char *key)
{
    return qpdf_oh_is_dictionary(file->reader.qpdf, object)
               ? nt_reader_get(&file->reader, object, key)
               : nt_reader_null(&file->reader);
}

size_t nt_compared_page(nt_compared_file *file, qpdf_oh object)
{
    int number = qpdf_oh_get_object_id(file->reader.qpdf, object);
    return number > 0 && (size_t)number < file->size ? file->pages[number] : 0;
}

/* --- things --- */

static bool is_text(nt_compared_file *file, qpdf_oh dictionary, const char *key)
{
    return qpdf_oh_is_string(file->reader.qpdf, nt_compared_get(file, dictionary, key)) != 0;
}

static const char *kind_of(nt_compared_file *file, qpdf_oh thing)
{
    nt_reader *reader = &file->reader;
    qpdf_oh type = nt_compared_get(file, thing, "/Type");
    bool has_parent = !nt_reader_is_null(reader, nt_compared_get(file, thing, "/Parent"));
    if (nt_reader_is_name(reader, type, "/Annot")) {
        qpdf_oh subtype = nt_compared_get(file, thing, "/Subtype");
        return nt_reader_is_name(reader, subtype, "/Link") ? "link" : "signature field";
    }
    if (nt_reader_is_name(reader, type, "/Filespec")) {
        return NT_KIND_ATTACHED;
    }
    if (nt_reader_is_name(reader, type, "/StructTreeRoot") ||
        (!nt_reader_is_null(reader, nt_compared_get(file, thing, "/P")) &&
         qpdf_oh_is_name(reader->qpdf, nt_compared_get(file, thing, "/S")))) {
        return NT_KIND_STRUCTURE;
    }
    return has_parent && is_text(file, thing, "/Title") ? "bookmark" : NULL;
}

/* The page that it says it is on: an annotation, an element. */
static size_t page_of(nt_compared_file *file, qpdf_oh thing, size_t otherwise)
{
    size_t page = nt_compared_page(file, nt_compared_get(file, thing, "/Pg"));
    page = page ? page : nt_compared_page(file, nt_compared_get(file, thing, "/P"));
    return page ? page : otherwise;
}

void nt_compared_enter(nt_compared *c, qpdf_oh there, nt_spot *spot)
{
    nt_reader *reader = &c->there.reader;
    size_t handles = nt_reader_handles(reader);
    const char *kind = kind_of(&c->there, there);
    if (kind) {
        *spot = (nt_spot){kind, qpdf_oh_get_object_id(reader->qpdf, there),
                          page_of(&c->there, there, spot->page), NULL};
    }
    nt_reader_release(reader, handles);
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
    qpdf_data qpdf = c->there.reader.qpdf;
    qpdf_oh owner = spot.owner ? nt_reader_object(&c->there.reader, spot.owner)
                               : nt_reader_null(&c->there.reader);
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        qpdf_oh name = nt_compared_get(&c->there, owner, keys[i]);
        if (qpdf_oh_is_string(qpdf, name)) {
            return nt_arena_printf(c->arena,
                                   "%s: ", quoted(c->arena, qpdf_oh_get_utf8_value(qpdf, name)));
        }
        if (qpdf_oh_is_name(qpdf, name)) {
            return nt_arena_printf(c->arena, "%s: ", qpdf_oh_get_name(qpdf, name) + 1);
        }
    }
    return "";
}

/* "/A/URI (an address)"; of a long one the end. */
static const char *way_of(nt_compared *c, const nt_way *way)
{
    const nt_way *steps[STEPS_MAX];
    size_t count = 0;
    nt_buffer out = nt_buffer_open(c->arena);
    const char *key = NULL;
    for (; way && count < STEPS_MAX; way = way->up) {
        steps[count++] = way;
        key = key ? key : way->key;
    }
    nt_buffer_puts(&out, way ? "…" : count ? "" : "it");
    while (count-- > 0) {
        if (steps[count]->key) {
            nt_buffer_puts(&out, nt_shown(c->arena, steps[count]->key));
        } else {
            nt_buffer_printf(&out, "[%zu]", steps[count]->index);
        }
    }
    if (meaning_of(key)) {
        nt_buffer_printf(&out, " (%s)", meaning_of(key));
    }
    return nt_buffer_text(&out);
}

void nt_compared_say(nt_compared *c, nt_spot spot, const char *words)
{
    if (c->differences.count < NT_PDF_DIFFERENCES_MAX) {
        nt_pdf_difference one = {
            spot.page, spot.kind,
            nt_arena_printf(c->arena, "%s%s %s", name_of(c, spot), way_of(c, spot.way), words),
            strcmp(spot.kind, NT_KIND_METADATA) == 0};
        nt_vec_push(c->arena, &c->differences, one);
    }
}

/* "reads "x"" or "is 5"; NULL of what has parts. */
static const char *value_of(nt_compared *c, nt_compared_file *file, qpdf_oh object)
{
    qpdf_data qpdf = file->reader.qpdf;
    if (!qpdf_oh_is_scalar(qpdf, object)) {
        return NULL;
    }
    return qpdf_oh_is_string(qpdf, object)
               ? nt_arena_printf(c->arena, "reads %s",
                                 quoted(c->arena, qpdf_oh_get_utf8_value(qpdf, object)))
               : nt_arena_printf(c->arena, "is %s",
                                 nt_shown(c->arena, nt_reader_syntax(&file->reader, object)));
}

void nt_compared_differ(nt_compared *c, qpdf_oh here, qpdf_oh there, nt_spot spot)
{
    bool is_gone = nt_reader_is_null(&c->here.reader, here);
    bool is_new = nt_reader_is_null(&c->there.reader, there);
    const char *is = is_gone ? "is missing" : value_of(c, &c->here, here);
    const char *was = is_new ? NULL : value_of(c, &c->there, there);
    is = is ? is : is_new ? "is there" : "is of another kind";
    const char *words = is_new ? "; the report has none"
                        : was  ? nt_arena_printf(c->arena, "; built again it %s", was)
                               : "";
    nt_compared_say(c, spot, nt_arena_printf(c->arena, "%s%s", is, words));
}
