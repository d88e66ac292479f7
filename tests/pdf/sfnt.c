#include "sfnt.h"

#include <string.h>

#include "check.h"
#include "sample.h"

static const nt_font_info *regular(const nt_fonts *fonts)
{
    return nt_text_font(fonts, NT_FACE_REGULAR);
}

TEST(test_widths_are_those_of_the_shaper)
{
    nt_fonts *fonts = nt_sample_fonts();
    nt_sfnt font;
    nt_error err;
    assert_int_equal(nt_pdf_sfnt_open(regular(fonts), &font, &err), NT_OK);
    for (uint32_t c = 'A'; c <= 'z'; c++) {
        char text[2] = {(char)c, 0};
        uint16_t glyph = (uint16_t)nt_text_glyph(fonts, NT_FACE_REGULAR, c);
        double natural = nt_text_width(fonts, NT_FACE_REGULAR, 1000, text);
        assert_true(natural - nt_pdf_sfnt_width(&font, glyph) <= 0.5);
        assert_true(nt_pdf_sfnt_width(&font, glyph) - natural <= 0.5);
    }
    nt_text_fonts_close(fonts);
}

static bool empty_outline(nt_bytes font, const nt_sfnt *read, uint32_t glyph)
{
    return memcmp(font.bytes + read->loca.offset + 4 * glyph,
                  font.bytes + read->loca.offset + 4 * glyph + 4, 4) == 0;
}

TEST(test_subset_keeps_parts_and_drops_the_rest)
{
    nt_fonts *fonts = nt_sample_fonts();
    nt_sfnt font, read;
    nt_error err;
    assert_int_equal(nt_pdf_sfnt_open(regular(fonts), &font, &err), NT_OK);
    bool *keep = nt_new_array(*state, bool, font.glyph_count);
    uint32_t accented = nt_text_glyph(fonts, NT_FACE_REGULAR, 0xE9);
    keep[accented] = true;
    nt_bytes subset;
    assert_int_equal(nt_pdf_sfnt_subset(*state, &font, keep, &subset, &err), NT_OK);
    nt_font_info info = {.path = "subset", .bytes = subset};
    assert_int_equal(nt_pdf_sfnt_open(&info, &read, &err), NT_OK);
    assert_true(subset.length * 5 < font.bytes.length);
    assert_true(keep[0] && keep[nt_text_glyph(fonts, NT_FACE_REGULAR, 'e')]); /* é is e and ´ */
    assert_false(empty_outline(subset, &read, accented));
    assert_false(empty_outline(subset, &read, nt_text_glyph(fonts, NT_FACE_REGULAR, 'e')));
    assert_true(empty_outline(subset, &read, nt_text_glyph(fonts, NT_FACE_REGULAR, 'W')));
    assert_int_equal(nt_pdf_sfnt_width(&read, (uint16_t)accented),
                     nt_pdf_sfnt_width(&font, (uint16_t)accented));
    nt_text_fonts_close(fonts);
}

TEST(test_checksum_of_the_whole_file)
{
    nt_fonts *fonts = nt_sample_fonts();
    nt_sfnt font;
    nt_error err;
    assert_int_equal(nt_pdf_sfnt_open(regular(fonts), &font, &err), NT_OK);
    bool *keep = nt_new_array(*state, bool, font.glyph_count);
    nt_bytes subset;
    assert_int_equal(nt_pdf_sfnt_subset(*state, &font, keep, &subset, &err), NT_OK);
    uint32_t sum = 0;
    for (size_t i = 0; i < subset.length; i++) {
        sum += (uint32_t)(unsigned char)subset.bytes[i] << (24 - 8 * (i % 4));
    }
    assert_int_equal(sum, 0xB1B0AFBAu);
    nt_text_fonts_close(fonts);
}

/* Opens and, where that works, subsets all glyphs: an error is fine, a stray read is not (the
 * sanitizers watch). */
static nt_status try_font(nt_arena *arena, const char *bytes, size_t length)
{
    nt_font_info info = {.path = "damaged.ttf", .bytes = {bytes, length}};
    nt_sfnt font;
    nt_bytes subset;
    nt_error err;
    nt_status status = nt_pdf_sfnt_open(&info, &font, &err);
    if (status == NT_OK) {
        bool *keep = nt_new_array(arena, bool, font.glyph_count);
        memset(keep, 1, font.glyph_count);
        for (unsigned glyph = 0; glyph < font.glyph_count; glyph++) {
            nt_pdf_sfnt_width(&font, (uint16_t)glyph);
        }
        status = nt_pdf_sfnt_subset(arena, &font, keep, &subset, &err);
    }
    assert_true(status == NT_OK || strstr(err.message[NT_LANG_EN], "the font is damaged"));
    return status;
}

TEST(test_damaged_fonts_are_errors)
{
    nt_fonts *fonts = nt_sample_fonts();
    nt_bytes whole = regular(fonts)->bytes;
    size_t refused = 0;
    for (size_t length = 0; length < whole.length; length += length < 600 ? 7 : 4099) {
        NT_PASSING_ARENA(arena);
        char *cut = nt_arena_copy(arena, whole.bytes, length);
        refused += try_font(arena, cut, length) != NT_OK;
    }
    assert_true(refused > 86);
    /* Each byte of the header tables and of the first outlines set to its worst. */
    for (size_t at = 0; at < whole.length; at += at < 2048 ? 3 : 997) {
        NT_PASSING_ARENA(arena);
        char *bent = nt_arena_copy(arena, whole.bytes, whole.length);
        bent[at] = (char)0xFF;
        try_font(arena, bent, whole.length);
    }
    nt_text_fonts_close(fonts);
}

TESTS(open_arena, close_arena)
