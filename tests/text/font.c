#include "text/font.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "fixture.h"
#include "text/shape.h"

TEST(test_every_face_tells_what_it_is)
{
    const fixture *f = *state;
    static const char *const names[] = {"OpenSans", "OpenSans-Italic", "OpenSans-Semibold",
                                        "OpenSans-Bold", "OpenSans-BoldItalic"};
    for (int face = 0; face < NT_FACE_COUNT; face++) {
        const nt_font_info *info = nt_text_font(f->fonts, (nt_face)face);
        assert_string_equal(info->postscript_name, names[face]);
        assert_int_equal(info->units_per_em, 2048);
        assert_int_equal(memcmp(info->bytes.bytes, "\0\1\0\0", 4), 0);
        assert_true(info->ascent > 1.0 && info->ascent < 1.1);
        assert_true(info->descent < -0.2 && info->descent > -0.4);
        assert_true(info->cap_height > info->x_height && info->x_height > 0.5);
        assert_non_null(nt_text_font_freetype(f->fonts, (nt_face)face));
    }
}

/* Calls `check` for every code point of fonts/characters.txt. */
static size_t each_character(const fixture *f, void (*check)(const fixture *f, uint32_t code))
{
    FILE *file = fopen(NT_SOURCE_DIR "/fonts/characters.txt", "r");
    assert_non_null(file);
    char line[256];
    size_t count = 0;
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "#\n")] = '\0';
        for (char *save, *word = strtok_r(line, " ,", &save); word;
             word = strtok_r(NULL, " ,", &save)) {
            char *end;
            unsigned long first = strtoul(word, &end, 16), last = first;
            if (*end == '-') {
                last = strtoul(end + 1, NULL, 16);
            }
            for (unsigned long code = first; code <= last; code++, count++) {
                check(f, (uint32_t)code);
            }
        }
    }
    fclose(file);
    return count;
}

static void check_character(const fixture *f, uint32_t code)
{
    for (int face = 0; face < NT_FACE_COUNT; face++) {
        uint32_t glyph = nt_text_glyph(f->fonts, (nt_face)face, code);
        FT_Face freetype = nt_text_font_freetype(f->fonts, (nt_face)face);
        assert_int_not_equal(glyph, 0);
        assert_int_equal(glyph, FT_Get_Char_Index(freetype, code));
    }
}

TEST(test_no_character_is_missing_in_any_face)
{
    assert_true(each_character(*state, check_character) > 350);
    const fixture *f = *state;
    assert_int_equal(nt_text_glyph(f->fonts, NT_FACE_REGULAR, 0x2192), 0);
    assert_int_equal(nt_text_glyph(f->fonts, NT_FACE_REGULAR, 0x10FFFF), 0);
    assert_int_equal(nt_text_glyph(f->fonts, NT_FACE_REGULAR, 'A' + 0x10000), 0);
}

/* The check of the data asks one face: what one can set, all can. */
TEST(test_all_faces_can_set_the_same)
{
    const fixture *f = *state;
    size_t found = 0;
    for (uint32_t code = ' '; code < 0x30000; code++) {
        char text[5] = {0};
        if (code >= 0xD800 && code < 0xE000) {
            continue;
        }
        nt_utf8_put(code, text);
        bool settable = nt_text_width(f->fonts, NT_FACE_REGULAR, 9, text) > 0;
        for (int face = 1; face < NT_FACE_COUNT; face++) {
            if ((nt_text_width(f->fonts, (nt_face)face, 9, text) > 0) != settable) {
                fail_msg("U+%04X: not all faces can set it", (unsigned)code);
            }
        }
        found += settable;
    }
    assert_true(found > 40000);
}

TEST(test_soft_hyphen_looks_like_a_hyphen)
{
    const fixture *f = *state;
    for (int face = 0; face < NT_FACE_COUNT; face++) {
        FT_Face freetype = nt_text_font_freetype(f->fonts, (nt_face)face);
        FT_Glyph_Metrics metrics[2];
        const uint32_t codes[2] = {'-', 0xAD};
        for (int i = 0; i < 2; i++) {
            uint32_t glyph = nt_text_glyph(f->fonts, (nt_face)face, codes[i]);
            assert_int_equal(FT_Load_Glyph(freetype, glyph, FT_LOAD_NO_SCALE), 0);
            metrics[i] = freetype->glyph->metrics;
        }
        assert_true(metrics[0].width > 0);
        assert_int_equal(metrics[0].width, metrics[1].width);
        assert_int_equal(metrics[0].horiAdvance, metrics[1].horiAdvance);
    }
}

TEST(test_digits_are_as_wide_as_each_other)
{
    const fixture *f = *state;
    for (int face = 0; face < NT_FACE_COUNT; face++) {
        FT_Face freetype = nt_text_font_freetype(f->fonts, (nt_face)face);
        long width = 0;
        for (uint32_t digit = '0'; digit <= '9'; digit++) {
            uint32_t glyph = nt_text_glyph(f->fonts, (nt_face)face, digit);
            assert_int_equal(FT_Load_Glyph(freetype, glyph, FT_LOAD_NO_SCALE), 0);
            assert_true(!width || width == freetype->glyph->metrics.horiAdvance);
            width = freetype->glyph->metrics.horiAdvance;
        }
    }
}

TEST(test_a_missing_folder_is_an_error_that_says_what_helps)
{
    nt_fonts *fonts = NULL;
    nt_error err;
    assert_int_equal(nt_text_fonts_open("/nonexistent", &fonts, &err), NT_SYSTEM);
    assert_null(fonts);
    assert_string_equal(err.file, "/nonexistent/regular.ttf");
    assert_non_null(strstr(err.message[NT_LANG_EN], "fonts-open-sans"));
}

/* Opens a folder whose italic face is made of `length` bytes; the others are the built ones. */
static nt_status open_with_italic(const fixture *f, const char *bytes, size_t length, nt_error *err)
{
    char folder[] = NT_BINARY_DIR "/netra-fonts-XXXXXX";
    assert_non_null(mkdtemp(folder));
    static const char *const names[] = {"regular", "italic", "semibold", "bold", "bold-italic"};
    for (int face = 0; face < NT_FACE_COUNT; face++) {
        const char *target = nt_arena_printf(f->arena, "%s/%s.ttf", folder, names[face]);
        nt_bytes whole = nt_text_font(f->fonts, (nt_face)face)->bytes;
        FILE *file = fopen(target, "wb");
        assert_non_null(file);
        size_t size = face == NT_FACE_ITALIC ? length : whole.length;
        assert_int_equal(fwrite(face == NT_FACE_ITALIC ? bytes : whole.bytes, 1, size, file), size);
        assert_int_equal(fclose(file), 0);
    }
    nt_fonts *fonts = NULL;
    nt_status status = nt_text_fonts_open(folder, &fonts, err);
    if (status == NT_OK) {
        nt_text_fonts_close(fonts);
    }
    for (int face = 0; face < NT_FACE_COUNT; face++) {
        unlink(nt_arena_printf(f->arena, "%s/%s.ttf", folder, names[face]));
    }
    rmdir(folder);
    return status;
}

TEST(test_damaged_files_are_errors)
{
    const fixture *f = *state;
    nt_bytes good = nt_text_font(f->fonts, NT_FACE_ITALIC)->bytes;
    nt_error err;
    assert_int_equal(open_with_italic(f, good.bytes, good.length, &err), NT_OK);
    assert_int_equal(open_with_italic(f, "", 0, &err), NT_SYSTEM);
    assert_int_equal(open_with_italic(f, "no font\n", 8, &err), NT_SYSTEM);
    assert_int_equal(open_with_italic(f, good.bytes, 200, &err), NT_SYSTEM);
    assert_non_null(strstr(err.file, "italic.ttf"));
    assert_non_null(strstr(err.message[NT_LANG_EN], "netra_fonts"));
}

TESTS(open_fixture, close_fixture)
