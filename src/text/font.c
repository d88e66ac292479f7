#include "text/font.h"

#include <assert.h>
#include <math.h>

#include "characters.h"
#include "faces.h"
#include "words/text.h"

#include FT_TRUETYPE_TABLES_H

enum { FONT_FILE_LIMIT = 16 * 1024 * 1024 };

#define FACE(name) (1u << NT_FACE_##name)
#define LIGHT      (FACE(REGULAR) | FACE(ITALIC))
#define HEAVY      (FACE(SEMIBOLD) | FACE(BOLD) | FACE(BOLD_ITALIC))

/* In the order in which they are asked for a character; a face asks those that have its bit. */
static const struct {
    const char *file;
    nt_face like;
    unsigned faces;
} files[NT_FONT_COUNT] = {
    {"regular.ttf", NT_FACE_REGULAR, FACE(REGULAR)},
    {"italic.ttf", NT_FACE_ITALIC, FACE(ITALIC)},
    {"semibold.ttf", NT_FACE_SEMIBOLD, FACE(SEMIBOLD)},
    {"bold.ttf", NT_FACE_BOLD, FACE(BOLD)},
    {"bold-italic.ttf", NT_FACE_BOLD_ITALIC, FACE(BOLD_ITALIC)},
    {"regular-more.ttf", NT_FACE_REGULAR, FACE(REGULAR)},
    {"italic-more.ttf", NT_FACE_ITALIC, FACE(ITALIC)},
    {"semibold-more.ttf", NT_FACE_SEMIBOLD, FACE(SEMIBOLD)},
    {"bold-more.ttf", NT_FACE_BOLD, FACE(BOLD)},
    {"bold-italic-more.ttf", NT_FACE_BOLD_ITALIC, FACE(BOLD_ITALIC)},
    {"latin-regular.ttf", NT_FACE_REGULAR, FACE(REGULAR)},
    {"latin-italic.ttf", NT_FACE_ITALIC, FACE(ITALIC)},
    {"latin-bold.ttf", NT_FACE_BOLD, FACE(SEMIBOLD) | FACE(BOLD)},
    {"latin-bold-italic.ttf", NT_FACE_BOLD_ITALIC, FACE(BOLD_ITALIC)},
    {"arabic-regular.ttf", NT_FACE_REGULAR, LIGHT},
    {"arabic-bold.ttf", NT_FACE_BOLD, HEAVY},
    {"hebrew-regular.ttf", NT_FACE_REGULAR, LIGHT},
    {"hebrew-bold.ttf", NT_FACE_BOLD, HEAVY},
    {"han.ttf", NT_FACE_REGULAR, LIGHT | HEAVY},
    {"hangul-regular.ttf", NT_FACE_REGULAR, LIGHT},
    {"hangul-bold.ttf", NT_FACE_BOLD, HEAVY},
};

static nt_status damaged(const char *path, nt_error *err)
{
    return nt_fail(err, NT_SYSTEM, (nt_place){path, 0, 0}, NT_MESSAGE_TEXT_NO_FONT());
}

static nt_status read_file(nt_arena *arena, const char *path, nt_bytes *out, nt_error *err)
{
    nt_error cause;
    if (nt_file_read(arena, path, FONT_FILE_LIMIT, out, &cause) == NT_OK) {
        return NT_OK;
    }
    return nt_fail(err, NT_SYSTEM, (nt_place){path, 0, 0},
                   NT_MESSAGE_TEXT_TYPEFACE_MISSING(.why = nt_error_text(&cause)));
}

static void describe(face_entry *face, nt_face like, const char *path, nt_bytes bytes)
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
        .like = like,
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

static bool is_sound(const face_entry *face)
{
    FT_Face ft = face->freetype;
    return FT_IS_SFNT(ft) && FT_IS_SCALABLE(ft) && FT_Get_Postscript_Name(ft) && ft->family_name;
}

static nt_status open_font(const nt_fonts *fonts, size_t font, nt_error *err)
{
    face_entry *face = &fonts->faces[font];
    const char *path = nt_path_join(fonts->arena, fonts->folder, files[font].file);
    nt_bytes bytes;
    NT_TRY(read_file(fonts->arena, path, &bytes, err));
    if (FT_New_Memory_Face(fonts->library, (const FT_Byte *)bytes.bytes, (FT_Long)bytes.length, 0,
                           &face->freetype)) {
        face->freetype = NULL;
        return damaged(path, err);
    }
    face->shaper = open_shaper(bytes);
    if (!is_sound(face) || (font < NT_FACE_COUNT && !FT_Get_Char_Index(face->freetype, ' '))) {
        return damaged(path, err);
    }
    describe(face, files[font].like, path, bytes);
    for (uint32_t code = 0; code < LATIN_COUNT; code++) {
        face->latin[code] = look_up(face->shaper, code);
    }
    return NT_OK;
}

/* The first failure is kept, and nothing is opened after it. */
const face_entry *face_entry_of(const nt_fonts *fonts, size_t font)
{
    assert(font < NT_FONT_COUNT);
    face_scratch *scratch = fonts->scratch;
    if (!fonts->faces[font].shaper && !scratch->failed) {
        scratch->failed = open_font(fonts, font, &scratch->failure);
        if (scratch->failed) {
            hb_font_destroy(fonts->faces[font].shaper);
            fonts->faces[font].shaper = NULL;
        }
    }
    return &fonts->faces[font];
}

static bool has_all(const face_entry *face, const uint32_t *codes, size_t count)
{
    return NT_ALL(i, count,
                  face->shaper && !character_turns(codes[i]) && face_find(face, codes[i]).glyph);
}

size_t face_font_of(const nt_fonts *fonts, nt_face face, const uint32_t *codes, size_t count)
{
    if (has_all(&fonts->faces[face], codes, count)) {
        return face;
    }
    for (size_t font = NT_FACE_COUNT; font < NT_FONT_COUNT; font++) {
        if ((files[font].faces & 1u << face) && has_all(face_entry_of(fonts, font), codes, count)) {
            return font;
        }
    }
    return NT_FONT_COUNT;
}

nt_status nt_text_fonts_open(const char *folder, nt_fonts **out, nt_error *err)
{
    nt_arena *arena = nt_arena_open();
    nt_fonts *fonts = nt_new(arena, nt_fonts);
    fonts->arena = arena;
    fonts->folder = nt_arena_string(arena, folder);
    fonts->faces = nt_new_array(arena, face_entry, NT_FONT_COUNT);
    fonts->scratch = nt_new(arena, face_scratch);
    fonts->scratch->buffer = hb_buffer_create();
    nt_status status = NT_OK;
    if (FT_Init_FreeType(&fonts->library)) {
        fonts->library = NULL;
        status = nt_fail(err, NT_SYSTEM, nt_nowhere, NT_MESSAGE_TEXT_FREETYPE_MEMORY());
    }
    for (size_t face = 0; !status && face < NT_FACE_COUNT; face++) {
        status = open_font(fonts, face, err);
    }
    if (status) {
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
    for (size_t font = 0; font < NT_FONT_COUNT; font++) {
        hb_font_destroy(fonts->faces[font].shaper);
        if (fonts->faces[font].freetype) {
            FT_Done_Face(fonts->faces[font].freetype);
        }
    }
    if (fonts->library) {
        FT_Done_FreeType(fonts->library);
    }
    hb_buffer_destroy(fonts->scratch->buffer);
    nt_arena_close(fonts->arena);
}

const char *nt_text_font_file(size_t font)
{
    assert(font < NT_FONT_COUNT);
    return files[font].file;
}

const nt_font_info *nt_text_font(const nt_fonts *fonts, size_t font)
{
    return &face_entry_of(fonts, font)->info;
}

void *nt_text_font_freetype(const nt_fonts *fonts, size_t font)
{
    return face_entry_of(fonts, font)->freetype;
}

uint32_t nt_text_glyph(const nt_fonts *fonts, size_t font, uint32_t code_point)
{
    const face_entry *face = face_entry_of(fonts, font);
    return face->shaper ? face_find(face, code_point).glyph : 0;
}
