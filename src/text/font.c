#include "text/font.h"

#include <assert.h>
#include <math.h>

#include "characters.h"
#include "faces.h"

#include FT_TRUETYPE_TABLES_H

enum { FONT_FILE_LIMIT = 16 * 1024 * 1024 };

static const char *const file_names[NT_FACE_COUNT] = {
    [NT_FACE_REGULAR] = "regular.ttf",         [NT_FACE_ITALIC] = "italic.ttf",
    [NT_FACE_SEMIBOLD] = "semibold.ttf",       [NT_FACE_BOLD] = "bold.ttf",
    [NT_FACE_BOLD_ITALIC] = "bold-italic.ttf",
};

static nt_status damaged(const char *path, nt_error *err)
{
    return nt_fail(err, NT_SYSTEM, (nt_place){path, 0, 0},
                   "this is no TrueType font; build the target netra_fonts again, or run "
                   "cmake --install");
}

static nt_status read_file(nt_arena *arena, const char *path, nt_bytes *out, nt_error *err)
{
    nt_error cause;
    if (nt_file_read(arena, path, FONT_FILE_LIMIT, out, &cause) == NT_OK) {
        return NT_OK;
    }
    return nt_fail(err, NT_SYSTEM, (nt_place){path, 0, 0},
                   "a typeface is missing: %s; build the target netra_fonts (it needs the packages "
                   "fonts-open-sans and libharfbuzz-bin), or run cmake --install",
                   cause.message);
}

static void describe(face_entry *face, const char *path, nt_bytes bytes)
{
    FT_Face ft = face->freetype;
    const TT_OS2 *os2 = FT_Get_Sfnt_Table(ft, FT_SFNT_OS2);
    double em = ft->units_per_EM;
    bool has_heights = os2 && os2->version >= 2 && os2->version != 0xFFFF;
    face->info = (nt_font_info){
        .path = path,
        .bytes = bytes,
        .postscript_name = FT_Get_Postscript_Name(ft),
        .family = ft->family_name,
        .units_per_em = ft->units_per_EM,
        .ascent = ft->ascender / em,
        .descent = ft->descender / em,
        /* Where a face does not say, the usual proportions of a sans serif. */
        .cap_height = has_heights ? os2->sCapHeight / em : 0.71,
        .x_height = has_heights ? os2->sxHeight / em : 0.53,
    };
}

static hb_font_t *open_shaper(nt_bytes bytes)
{
    hb_blob_t *blob =
        hb_blob_create(bytes.bytes, (unsigned)bytes.length, HB_MEMORY_MODE_READONLY, NULL, NULL);
    hb_face_t *face = hb_face_create(blob, 0);
    hb_font_t *font = hb_font_create(face);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return font;
}

static face_glyph look_up(hb_font_t *shaper, uint32_t code_point)
{
    hb_codepoint_t glyph;
    if (!hb_font_get_nominal_glyph(shaper, code_point, &glyph)) {
        return (face_glyph){0, 0};
    }
    return (face_glyph){(uint16_t)glyph, (uint16_t)hb_font_get_glyph_h_advance(shaper, glyph)};
}

static face_glyph look_up_stand_in(const face_entry *face, uint32_t code_point)
{
    stand_in by = character_stand_in(code_point);
    face_glyph found = by.code ? look_up(face->shaper, by.code) : (face_glyph){0, 0};
    if (found.glyph) {
        double units = by.width_em > 0 ? by.width_em * face->info.units_per_em
                                       : look_up(face->shaper, by.width_of).advance_units;
        found.advance_units = (uint16_t)lround(units);
    }
    return found;
}

face_glyph face_find(const face_entry *face, uint32_t code_point)
{
    if (code_point < LATIN_COUNT) {
        return face->latin[code_point];
    }
    face_glyph found = look_up(face->shaper, code_point);
    return found.glyph ? found : look_up_stand_in(face, code_point);
}

uint32_t face_drawn(const face_entry *face, uint32_t code_point)
{
    uint32_t other = code_point < LATIN_COUNT ? 0 : character_stand_in(code_point).code;
    return other && !look_up(face->shaper, code_point).glyph ? other : code_point;
}

static nt_status open_face(nt_fonts *fonts, nt_face which, const char *path, nt_error *err)
{
    face_entry *face = &fonts->faces[which];
    nt_bytes bytes;
    nt_status status = read_file(fonts->arena, path, &bytes, err);
    if (status != NT_OK) {
        return status;
    }
    if (FT_New_Memory_Face(fonts->library, (const FT_Byte *)bytes.bytes, (FT_Long)bytes.length, 0,
                           &face->freetype)) {
        face->freetype = NULL;
        return damaged(path, err);
    }
    face->shaper = open_shaper(bytes);
    if (!FT_IS_SFNT(face->freetype) || !FT_IS_SCALABLE(face->freetype) ||
        !FT_Get_Postscript_Name(face->freetype) || !face->freetype->family_name ||
        !FT_Get_Char_Index(face->freetype, ' ')) {
        return damaged(path, err);
    }
    describe(face, path, bytes);
    for (uint32_t code = 0; code < LATIN_COUNT; code++) {
        face->latin[code] = look_up(face->shaper, code);
    }
    return NT_OK;
}

nt_status nt_text_fonts_open(const char *folder, nt_fonts **out, nt_error *err)
{
    nt_arena *arena = nt_arena_open();
    nt_fonts *fonts = nt_new(arena, nt_fonts);
    fonts->arena = arena;
    fonts->scratch = nt_new(arena, face_scratch);
    fonts->scratch->buffer = hb_buffer_create();
    nt_status status = NT_OK;
    if (FT_Init_FreeType(&fonts->library)) {
        fonts->library = NULL;
        status = nt_fail(err, NT_SYSTEM, nt_nowhere, "FreeType cannot start: out of memory");
    }
    for (int which = 0; status == NT_OK && which < NT_FACE_COUNT; which++) {
        const char *path = nt_path_join(arena, folder, file_names[which]);
        status = open_face(fonts, (nt_face)which, path, err);
    }
    if (status != NT_OK) {
        nt_text_fonts_close(fonts);
        return status;
    }
    *out = fonts;
    return NT_OK;
}

void nt_text_fonts_close(nt_fonts *fonts)
{
    if (!fonts) {
        return;
    }
    for (int which = 0; which < NT_FACE_COUNT; which++) {
        hb_font_destroy(fonts->faces[which].shaper);
        if (fonts->faces[which].freetype) {
            FT_Done_Face(fonts->faces[which].freetype);
        }
    }
    if (fonts->library) {
        FT_Done_FreeType(fonts->library);
    }
    hb_buffer_destroy(fonts->scratch->buffer);
    nt_arena_close(fonts->arena);
}

static const face_entry *entry(const nt_fonts *fonts, nt_face face)
{
    assert((int)face >= 0 && face < NT_FACE_COUNT);
    return &fonts->faces[face];
}

const nt_font_info *nt_text_font(const nt_fonts *fonts, nt_face face)
{
    return &entry(fonts, face)->info;
}

void *nt_text_font_freetype(const nt_fonts *fonts, nt_face face)
{
    return entry(fonts, face)->freetype;
}

uint32_t nt_text_glyph(const nt_fonts *fonts, nt_face face, uint32_t code_point)
{
    return face_find(entry(fonts, face), code_point).glyph;
}
