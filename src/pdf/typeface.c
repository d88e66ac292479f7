#include "typeface.h"

#include <stdlib.h>

#include "cmap.h"

struct nt_typeface {
    int object; /* its number in the file; 0: not indirect */
    nt_cmap map;
    int width; /* bytes of a code */
    bool is_latin;
};

nt_bytes nt_drawing_stream(nt_drawing *drawing, qpdf_oh stream)
{
    nt_reader *reader = drawing->reader;
    unsigned char *data = NULL;
    size_t length = 0;
    if (!qpdf_oh_is_stream(reader->qpdf, stream)) {
        return (nt_bytes){"", 0};
    }
    qpdf_oh_get_stream_data(reader->qpdf, stream, qpdf_dl_all, NULL, &data, &length);
    drawing->unpacked += length;
    if (length > NT_TOLD_CONTENT_MAX || drawing->unpacked > NT_TOLD_UNPACKED_MAX) {
        drawing->failure = "has streams that unpack to too much";
        length = 0;
    }
    nt_bytes bytes = {nt_arena_text(reader->arena, (const char *)data, data ? length : 0),
                      data ? length : 0};
    free(data);
    return bytes;
}

/* The outlines, and which of them a code draws: what the reader sees, whatever the map says. */
static void take_program(nt_drawing *drawing, qpdf_oh font)
{
    static const char *const files[] = {"/FontFile", "/FontFile2", "/FontFile3"};
    nt_reader *reader = drawing->reader;
    qpdf_oh all = nt_drawing_get(reader, font, "/DescendantFonts");
    bool some = nt_reader_is_array(reader, all) && qpdf_oh_get_array_n_items(reader->qpdf, all) > 0;
    font = some ? nt_reader_item(reader, all, 0) : font;
    qpdf_oh descriptor = nt_drawing_get(reader, font, "/FontDescriptor");
    nt_bytes map = nt_drawing_stream(drawing, nt_drawing_get(reader, font, "/CIDToGIDMap"));
    nt_buffer_add(&drawing->programs, map.bytes, map.length);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        nt_bytes file = nt_drawing_stream(drawing, nt_drawing_get(reader, descriptor, files[i]));
        nt_buffer_add(&drawing->programs, file.bytes, file.length);
    }
}

static const nt_typeface *read_font(nt_drawing *drawing, qpdf_oh font, int object)
{
    nt_reader *reader = drawing->reader;
    nt_typeface *known = nt_new(reader->arena, nt_typeface);
    nt_bytes map = nt_drawing_stream(drawing, nt_drawing_get(reader, font, "/ToUnicode"));
    bool wide = nt_reader_is_name(reader, nt_drawing_get(reader, font, "/Subtype"), "/Type0");
    *known = (nt_typeface){.object = object, .width = wide ? 2 : 1, .is_latin = !wide};
    if (map.length) {
        known->map = nt_cmap_read(reader->arena, map);
    }
    take_program(drawing, font);
    nt_vec_push(reader->arena, &drawing->fonts, known);
    return known;
}

const nt_typeface *nt_typeface_of(nt_drawing *drawing, qpdf_oh font)
{
    int object = qpdf_oh_get_object_id(drawing->reader->qpdf, font);
    for (size_t i = 0; i < drawing->fonts.count; i++) {
        if (object && drawing->fonts.items[i]->object == object) {
            return drawing->fonts.items[i];
        }
    }
    if (drawing->fonts.count == NT_TOLD_FONTS_MAX) {
        drawing->failure = "uses too many fonts";
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
