/* A font as a page uses it: what the strings shown in it say. */

#include "cmap.h"
#include "drawn.h"
#include "objects/unpack.h"
#include "words/pdf.h"

struct nt_typeface {
    int object; /* its number in the file; 0: not indirect */
    nt_cmap map;
    int width; /* bytes of a code */
    bool is_latin;
};

/* A stream of the font; empty when it is none. */
static nt_bytes stream_of(nt_drawing *drawing, nt_pdf_item stream)
{
    nt_bytes bytes;
    if (!nt_unpack_stream(drawing->reader, stream, nt_drawing_room(drawing), drawing->passing,
                          &bytes)) {
        drawing->failure = (nt_text)NT_TEXT_PDF_STREAMS_TOO_LARGE;
    }
    drawing->unpacked += bytes.length;
    return bytes;
}

/* What a font's own members say of what its codes draw and of how wide it is: a map of codes, or
 * glyphs that are drawings of their own. */
static void take_members(nt_drawing *drawing, nt_pdf_item font)
{
    static const char *const without[] = {
        "/BaseFont", "/DescendantFonts", "/FontDescriptor", "/Name", "/ToUnicode", "/Type", NULL};
    nt_reader *reader = drawing->reader;
    nt_bytes codes = stream_of(drawing, nt_reader_get(reader, font, "/Encoding"));
    nt_canon_members(drawing, font, without, &drawing->programs);
    nt_buffer_add(&drawing->programs, codes.bytes, codes.length);
}

/* The outlines, and which of them a code draws: what the reader sees, whatever the map says. */
static void take_program(nt_drawing *drawing, nt_pdf_item font)
{
    static const char *const files[] = {"/FontFile", "/FontFile2", "/FontFile3"};
    nt_reader *reader = drawing->reader;
    nt_pdf_item all = nt_reader_get(reader, font, "/DescendantFonts");
    bool some = nt_item_count(all) > 0;
    take_members(drawing, font);
    font = some ? nt_reader_item(reader, all, 0) : font;
    if (some) {
        take_members(drawing, font);
    }
    nt_pdf_item descriptor = nt_reader_get(reader, font, "/FontDescriptor");
    nt_bytes map = stream_of(drawing, nt_reader_get(reader, font, "/CIDToGIDMap"));
    nt_buffer_add(&drawing->programs, map.bytes, map.length);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        nt_bytes file = stream_of(drawing, nt_reader_get(reader, descriptor, files[i]));
        nt_buffer_add(&drawing->programs, file.bytes, file.length);
    }
}

static const nt_typeface *read_font(nt_drawing *drawing, nt_pdf_item font, int object)
{
    nt_reader *reader = drawing->reader;
    nt_typeface *known = nt_new(drawing->passing, nt_typeface);
    nt_bytes map = stream_of(drawing, nt_reader_get(reader, font, "/ToUnicode"));
    bool wide = nt_item_is_name(nt_reader_get(reader, font, "/Subtype"), "/Type0");
    *known = (nt_typeface){.object = object, .width = wide ? 2 : 1, .is_latin = !wide};
    if (map.length) {
        known->map = nt_cmap_read(drawing->passing, map, NT_CMAP_ENTRIES_MAX - drawing->mapped);
        drawing->mapped += known->map.entries;
        if (drawing->mapped == NT_CMAP_ENTRIES_MAX) {
            drawing->failure = (nt_text)NT_TEXT_PDF_FONTS_MAP_TOO_MUCH;
        }
    }
    take_program(drawing, font);
    nt_vec_push(drawing->passing, &drawing->fonts, known);
    return known;
}

const nt_typeface *nt_typeface_of(nt_drawing *drawing, nt_pdf_item font)
{
    int object = font.object;
    for (size_t i = 0; i < drawing->fonts.count; i++) {
        if (object && drawing->fonts.items[i]->object == object) {
            return drawing->fonts.items[i];
        }
    }
    if (drawing->fonts.count == NT_TOLD_FONTS_MAX) {
        drawing->failure = (nt_text)NT_TEXT_PDF_TOO_MANY_FONTS;
        return NULL;
    }
    return read_font(drawing, font, object);
}

void nt_typeface_decode(const nt_typeface *typeface, nt_bytes string, nt_buffer *out)
{
    static const nt_typeface none = {.width = 1, .is_latin = true};
    const nt_typeface *used = typeface ? typeface : &none;
    nt_cmap_decode(&used->map, string, used->width, used->is_latin, out);
}
