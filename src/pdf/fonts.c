/* Fonts in the file: their glyphs, widths, and what each glyph means. */
#include <string.h>

#include "finish.h"

/* What a font descriptor says and the font file does not, or not in one number. */
static const struct {
    int stem_v, italic_angle;
} styles[NT_FACE_COUNT] = {
    [NT_FACE_REGULAR] = {80, 0}, [NT_FACE_ITALIC] = {80, -12},       [NT_FACE_SEMIBOLD] = {110, 0},
    [NT_FACE_BOLD] = {140, 0},   [NT_FACE_BOLD_ITALIC] = {140, -12},
};

enum { FLAG_NONSYMBOLIC = 32, FLAG_ITALIC = 64, TAG_LENGTH = 6 };

/* "ABCDEF+OpenSans-Bold": the tag tells subsets apart and depends on the subset alone. Glyphs that
 * are named otherwise count by what they mean. */
static const char *subset_name(nt_arena *arena, const nt_face_plan *face, const char *name)
{
    uint32_t hash = 2166136261u; /* FNV-1a */
    for (uint32_t c = 0; c <= face->highest; c++) {
        if (face->glyphs[c]) {
            hash = (hash ^ c) * 16777619u;
        }
    }
    char tag[TAG_LENGTH + 1] = {0};
    for (int i = 0; i < TAG_LENGTH; i++, hash /= 26) {
        tag[i] = (char)('A' + hash % 26);
    }
    return nt_arena_printf(arena, "%s+%s", tag, name);
}

static nt_status add_file(nt_finish *finish, const nt_face_plan *face, nt_object *out,
                          nt_error *err)
{
    bool *keep = nt_new_array(finish->arena, bool, face->font.glyph_count);
    for (uint32_t c = 0; c <= face->highest; c++) {
        keep[face->glyphs[c]] = true;
    }
    nt_bytes subset;
    NT_TRY(nt_pdf_sfnt_subset(finish->arena, &face->font, keep, &subset, err));
    const char *dictionary = nt_arena_printf(finish->arena, "<< /Length1 %zu >>", subset.length);
    *out = nt_pdf_stream(&finish->file, dictionary, NT_PACKING_WANTED, subset);
    return NT_OK;
}

static nt_object make_descriptor(nt_finish *finish, size_t id, const char *name, nt_object file)
{
    const nt_font_info *info = nt_text_font(finish->request->fonts, id);
    const int *box = finish->plan->font[id].font.box;
    int flags = FLAG_NONSYMBOLIC | (styles[info->like].italic_angle ? FLAG_ITALIC : 0);
    nt_object descriptor = nt_pdf_indirect_literal(
        &finish->file,
        nt_arena_printf(finish->arena,
                        "<< /Type /FontDescriptor /FontName /%s /Flags %d"
                        " /FontBBox [%d %d %d %d] /ItalicAngle %d /Ascent %d /Descent %d"
                        " /CapHeight %d /StemV %d >>",
                        name, flags, box[0], box[1], box[2], box[3],
                        styles[info->like].italic_angle, (int)(info->ascent * 1000),
                        (int)(info->descent * 1000), (int)(info->cap_height * 1000),
                        styles[info->like].stem_v));
    nt_pdf_put(&finish->file, descriptor, "/FontFile2", file);
    return descriptor;
}

/* The next run of used code points from *at on that share their first byte, as *first and *last;
 * false when there is none. */
static bool next_run(const nt_face_plan *face, uint32_t *at, uint32_t *first, uint32_t *last)
{
    while (*at <= face->highest && !face->glyphs[*at]) {
        ++*at;
    }
    if (*at > face->highest) {
        return false;
    }
    *first = *at;
    while (*at <= face->highest && face->glyphs[*at] && *at >> 8 == *first >> 8) {
        ++*at;
    }
    *last = *at - 1;
    return true;
}

static const char *widths(nt_arena *arena, const nt_face_plan *face)
{
    nt_buffer out = nt_buffer_open(arena);
    uint32_t at = 0, first, last;
    nt_buffer_puts(&out, "[");
    while (next_run(face, &at, &first, &last)) {
        nt_buffer_printf(&out, " %u [", (unsigned)first);
        for (uint32_t c = first; c <= last; c++) {
            nt_buffer_printf(&out, "%d ", nt_pdf_sfnt_width(&face->font, face->glyphs[c]));
        }
        nt_buffer_puts(&out, "]");
    }
    nt_buffer_puts(&out, "]");
    return nt_buffer_text(&out);
}

static void put_utf16(nt_buffer *out, uint32_t code_point)
{
    if (code_point < 0x10000) {
        nt_buffer_printf(out, "%04X", (unsigned)code_point);
    } else {
        unsigned rest = (unsigned)code_point - 0x10000;
        nt_buffer_printf(out, "%04X%04X", 0xD800 + (rest >> 10), 0xDC00 + (rest & 0x3FF));
    }
}

/* Codes are code points, but those that have another meaning. */
static void put_meaning(nt_buffer *out, const nt_face_plan *face, uint32_t code)
{
    nt_named_glyph meaning = {0, &code, 1};
    if (code >= NT_PRIVATE_FIRST && code <= NT_PRIVATE_LAST) {
        meaning = face->named.items[code - NT_PRIVATE_FIRST];
    }
    for (size_t i = 0; i < meaning.count; i++) {
        put_utf16(out, meaning.text[i]);
    }
}

/* The map to Unicode is the identity over most codes in use, so ranges serve. A block holds at most
 * 100 of them, and one must not cross a change of the first byte (Adobe Technical Note 5014, CMap
 * and CIDFont Files Specification, 1993). */
static nt_bytes unicode_map(nt_arena *arena, const nt_face_plan *face)
{
    enum { BLOCK = 100 };
    NT_VEC(uint32_t) bounds = {0};
    for (uint32_t at = 0, first, last; next_run(face, &at, &first, &last);) {
        bool named = first >= NT_PRIVATE_FIRST && first <= NT_PRIVATE_LAST;
        for (uint32_t code = first; code <= last; code = named ? code + 1 : last + 1) {
            nt_vec_push(arena, &bounds, code);
            nt_vec_push(arena, &bounds, named ? code : last);
        }
    }
    nt_buffer out = nt_buffer_open(arena);
    nt_buffer_puts(&out,
                   "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                   "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                   "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                   "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    for (size_t i = 0; i < bounds.count; i += 2) {
        if (i % (2 * BLOCK) == 0) {
            size_t left = (bounds.count - i) / 2;
            nt_buffer_printf(&out, "%zu beginbfrange\n", left < BLOCK ? left : BLOCK);
        }
        nt_buffer_printf(&out, "<%04X> <%04X> <", (unsigned)bounds.items[i],
                         (unsigned)bounds.items[i + 1]);
        put_meaning(&out, face, bounds.items[i]);
        nt_buffer_puts(&out, ">\n");
        if ((i + 2) % (2 * BLOCK) == 0 || i + 2 == bounds.count) {
            nt_buffer_puts(&out, "endbfrange\n");
        }
    }
    nt_buffer_puts(&out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    return (nt_bytes){out.bytes, out.length};
}

static nt_bytes glyph_map(nt_arena *arena, const nt_face_plan *face)
{
    size_t length = 2 * ((size_t)face->highest + 1);
    char *map = nt_arena_alloc(arena, length);
    for (uint32_t c = 0; c <= face->highest; c++) {
        map[2 * c] = (char)(face->glyphs[c] >> 8);
        map[2 * c + 1] = (char)(face->glyphs[c] & 0xFF);
    }
    return (nt_bytes){map, length};
}

static nt_object make_font(nt_finish *finish, size_t id, nt_object font_file)
{
    nt_arena *arena = finish->arena;
    nt_pdf_file *file = &finish->file;
    const nt_face_plan *face = &finish->plan->font[id];
    const char *name =
        subset_name(arena, face, nt_text_font(finish->request->fonts, id)->postscript_name);
    nt_object cid_font = nt_pdf_indirect_literal(
        file, nt_arena_printf(arena,
                              "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /%s"
                              " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
                              " /Supplement 0 >> /W %s >>",
                              name, widths(arena, face)));
    nt_pdf_put(file, cid_font, "/FontDescriptor", make_descriptor(finish, id, name, font_file));
    nt_pdf_put(file, cid_font, "/CIDToGIDMap",
               nt_pdf_stream(file, "<<>>", NT_PACKING_WANTED, glyph_map(arena, face)));
    nt_object font =
        nt_pdf_indirect_literal(file, nt_arena_printf(arena,
                                                      "<< /Type /Font /Subtype /Type0 /BaseFont /%s"
                                                      " /Encoding /Identity-H >>",
                                                      name));
    nt_object descendants = nt_pdf_array(file);
    nt_pdf_push(file, descendants, cid_font);
    nt_pdf_put(file, font, "/DescendantFonts", descendants);
    nt_pdf_put(file, font, "/ToUnicode",
               nt_pdf_stream(file, "<<>>", NT_PACKING_WANTED, unicode_map(arena, face)));
    return font;
}

nt_status nt_pdf_add_fonts(nt_finish *finish, nt_error *err)
{
    for (size_t id = 0; id < NT_FONT_COUNT; id++) {
        const nt_face_plan *face = &finish->plan->font[id];
        if (!face->used) {
            continue;
        }
        nt_object font_file;
        NT_TRY(add_file(finish, face, &font_file, err));
        finish->fonts[id] = make_font(finish, id, font_file);
    }
    return NT_OK;
}
