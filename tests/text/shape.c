#include "text/shape.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "fixture.h"

static nt_run shaped(const fixture *f, nt_face face, double size_pt, const char *text)
{
    nt_run run;
    nt_error err;
    assert_int_equal(
        nt_text_shape(f->arena, f->fonts, face, size_pt, text, strlen(text), &run, &err), NT_OK);
    return run;
}

static double sum(const nt_run *run)
{
    return NT_SUM(double, i, run->count, (double)run->glyphs[i].advance_pt);
}

static long units(FT_Face face, uint32_t glyph)
{
    assert_int_equal(FT_Load_Glyph(face, glyph, FT_LOAD_NO_SCALE), 0);
    return face->glyph->metrics.horiAdvance;
}

TEST(test_natural_widths_are_the_fonts)
{
    const fixture *f = *state;
    const char *text = "Pelanggaran: 72,8 persen \u2212 \u201cÅŽż\u201d \u2264 \u20ac 10\u00ad";
    for (int face = 0; face < NT_FACE_COUNT; face++) {
        nt_run run = shaped(f, (nt_face)face, 9, text);
        FT_Face freetype = nt_text_font_freetype(f->fonts, (nt_face)face);
        assert_int_equal(run.count, nt_utf8_count(text, strlen(text)));
        const char *at = text, *end = text + strlen(text);
        for (size_t i = 0; i < run.count; i++) {
            uint32_t code = nt_utf8_next(&at, end);
            assert_int_equal(run.glyphs[i].code_point, code);
            assert_int_equal(run.glyphs[i].glyph, FT_Get_Char_Index(freetype, code));
            double expected = (double)units(freetype, run.glyphs[i].glyph) * 9 / 2048;
            assert_true(fabs((double)run.glyphs[i].natural_pt - expected) < 1e-4);
        }
        assert_true(fabs(sum(&run) - run.width_pt) < 1e-3);
        assert_true(fabs(nt_text_width(f->fonts, (nt_face)face, 9, text) - run.width_pt) < 1e-9);
    }
}

/* The kern table, read here by the format's own words (OpenType 1.9, "kern", format 0), is the
 * oracle: every pair of ASCII characters, in every face. What is wider than a tenth of the em of
 * 2048 units is a tenth of it: readers take it for a blank. */
typedef struct {
    const unsigned char *pairs;
    size_t count;
} kern_table;

static unsigned word(const unsigned char *at)
{
    return (unsigned)at[0] << 8 | at[1];
}

static kern_table find_kern(nt_bytes font)
{
    const unsigned char *bytes = (const unsigned char *)font.bytes;
    for (unsigned i = 0; i < word(bytes + 4); i++) {
        const unsigned char *entry = bytes + 12 + 16 * i;
        if (memcmp(entry, "kern", 4) == 0) {
            const unsigned char *table = bytes + (word(entry + 8) << 16 | word(entry + 10));
            return (kern_table){table + 4 + 14, word(table + 4 + 6)};
        }
    }
    fail_msg("no kern table");
    return (kern_table){0};
}

static int kern_of(kern_table table, uint32_t left, uint32_t right)
{
    size_t low = 0, high = table.count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        const unsigned char *pair = table.pairs + 6 * middle;
        unsigned l = word(pair), r = word(pair + 2);
        if (l == left && r == right) {
            int value = (int)word(pair + 4);
            value = value < 0x8000 ? value : value - 0x10000;
            return value < 204 ? value : 204;
        }
        if (l < left || (l == left && r < right)) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return 0;
}

TEST(test_every_pair_is_kerned_as_the_font_says)
{
    const fixture *f = *state;
    size_t kerned = 0;
    for (int face = 0; face < NT_FACE_COUNT; face++) {
        kern_table table = find_kern(nt_text_font(f->fonts, (nt_face)face)->bytes);
        for (int left = ' '; left <= '~'; left++) {
            for (int right = ' '; right <= '~'; right++) {
                const char text[] = {(char)left, (char)right, 0};
                nt_run run = shaped(f, (nt_face)face, 2048, text);
                int kern = kern_of(table, run.glyphs[0].glyph, run.glyphs[1].glyph);
                float expected = run.glyphs[0].natural_pt + (float)kern;
                assert_true(run.glyphs[0].advance_pt == expected);
                assert_true(run.glyphs[1].advance_pt == run.glyphs[1].natural_pt);
                kerned += kern != 0;
            }
        }
    }
    assert_true(kerned > 1000);
}

/* Pairs are remembered, and more of them come than are kept; in a row they are the same as alone.
 */
TEST(test_rows_of_letters_are_kerned_pair_by_pair)
{
    const fixture *f = *state;
    kern_table tables[NT_FACE_COUNT];
    for (int face = 0; face < NT_FACE_COUNT; face++) {
        tables[face] = find_kern(nt_text_font(f->fonts, (nt_face)face)->bytes);
    }
    uint32_t seed = 1;
    for (int round = 0; round < 3000; round++) {
        char text[16] = {0};
        for (size_t i = 0; i + 1 < sizeof text; i++) {
            seed = seed * 1664525 + 1013904223; /* Numerical Recipes' generator */
            text[i] = (char)(' ' + (seed >> 16) % 95);
        }
        int face = round % NT_FACE_COUNT;
        nt_run run = shaped(f, (nt_face)face, 2048, text);
        for (size_t i = 0; i + 1 < run.count; i++) {
            int kern = kern_of(tables[face], run.glyphs[i].glyph, run.glyphs[i + 1].glyph);
            assert_true(run.glyphs[i].advance_pt == run.glyphs[i].natural_pt + (float)kern);
        }
        assert_true(nt_text_width(f->fonts, (nt_face)face, 2048, text) == run.width_pt);
    }
}

TEST(test_known_pairs)
{
    const fixture *f = *state;
    double apart = nt_text_width(f->fonts, NT_FACE_REGULAR, 10, "A") +
                   nt_text_width(f->fonts, NT_FACE_REGULAR, 10, "V");
    assert_true(nt_text_width(f->fonts, NT_FACE_REGULAR, 10, "AV") < apart - 0.3);
    nt_run run = shaped(f, NT_FACE_REGULAR, 10, "AVAT");
    assert_true(fabs(sum(&run) - run.width_pt) < 1e-5);
    assert_true(run.glyphs[3].advance_pt == run.glyphs[3].natural_pt);
}

TEST(test_no_ligatures)
{
    nt_run run = shaped(*state, NT_FACE_REGULAR, 10, "efisien fl ffi");
    assert_int_equal(run.count, strlen("efisien fl ffi"));
}

TEST(test_accents_are_composed)
{
    nt_run run = shaped(*state, NT_FACE_ITALIC, 10, "Cafe\u0301 Z\u030c");
    assert_int_equal(run.count, 6);
    assert_int_equal(run.glyphs[3].code_point, 0xE9);
    assert_int_equal(run.glyphs[5].code_point, 0x17D);
}

static void expect_error(const fixture *f, const char *text, const char *const *parts)
{
    nt_run run = {.count = 77};
    nt_error err;
    assert_int_equal(
        nt_text_shape(f->arena, f->fonts, NT_FACE_BOLD, 9, text, strlen(text), &run, &err),
        NT_INVALID);
    assert_int_equal(run.count, 77);
    assert_int_equal(nt_utf8_check(err.message[NT_LANG_EN], strlen(err.message[NT_LANG_EN])),
                     strlen(err.message[NT_LANG_EN]));
    for (; *parts; parts++) {
        if (!strstr(err.message[NT_LANG_EN], *parts)) {
            fail_msg("\"%s\" is not in \"%s\"", *parts, err.message[NT_LANG_EN]);
        }
    }
}

TEST(test_a_missing_character_is_named_with_its_text)
{
    expect_error(*state, "angka \u0bf5 ini",
                 (const char *const[]){"U+0BF5 (\u0bf5)", "angka \u0bf5 ini", NULL});
    expect_error(*state, "\u4e2d\u0301", (const char *const[]){"U+0301", NULL});
    expect_error(*state, "a\tb", (const char *const[]){"U+0009", "\"a b\"", NULL});
    expect_error(*state, "a\nb", (const char *const[]){"U+000A", NULL});
    expect_error(*state, "\U0001F600", (const char *const[]){"U+1F600 (\U0001F600)", NULL});
}

TEST(test_a_persons_number_is_not_repeated_in_a_message)
{
    const fixture *f = *state;
    const char *text = "NIP 198001012005011001 \u2192 Kepala Dinas di sebuah kabupaten yang jauh";
    nt_run run;
    nt_error err;
    nt_text_shape(f->arena, f->fonts, NT_FACE_REGULAR, 9, text, strlen(text), &run, &err);
    assert_null(strstr(err.message[NT_LANG_EN], "1980"));
    assert_non_null(strstr(err.message[NT_LANG_EN], "##"));
    assert_non_null(strstr(err.message[NT_LANG_EN], "\u2026"));
    text = "\u2192 19800101 200501 1 001";
    nt_text_shape(f->arena, f->fonts, NT_FACE_REGULAR, 9, text, strlen(text), &run, &err);
    assert_null(strstr(err.message[NT_LANG_EN], "1980"));
    text = "\u2192 31 Juli 2020";
    nt_text_shape(f->arena, f->fonts, NT_FACE_REGULAR, 9, text, strlen(text), &run, &err);
    assert_non_null(strstr(err.message[NT_LANG_EN], "31 Juli 2020"));
}

TEST(test_width_passes_over_what_is_missing)
{
    const fixture *f = *state;
    assert_true(nt_text_width(f->fonts, NT_FACE_REGULAR, 9, "") == 0);
    assert_true(nt_text_width(f->fonts, NT_FACE_REGULAR, 9, "\u2192\t") == 0);
    double with = nt_text_width(f->fonts, NT_FACE_REGULAR, 9, "x\u2192y");
    assert_true(with == nt_text_width(f->fonts, NT_FACE_REGULAR, 9, "xy"));
    assert_int_equal(shaped(f, NT_FACE_REGULAR, 9, "").count, 0);
}

TEST(test_what_has_no_shape_needs_no_glyph)
{
    const fixture *f = *state;
    nt_run run = shaped(f, NT_FACE_REGULAR, 9,
                        "\ufeffa\u200b\u200d\u200c\u2060\u00ad\u200e\u061c\ufe0f\U000E0101z");
    assert_int_equal(run.count, 2);
    assert_true(run.width_pt == nt_text_width(f->fonts, NT_FACE_REGULAR, 9, "az"));
    assert_int_equal(shaped(f, NT_FACE_REGULAR, 9, "a\u00ad").count, 2); /* a broken line's */
}

/* Widths: The Unicode Standard 15.0, table 6-2, and the glyphs that the others are said to be as
 * wide as. */
TEST(test_blanks_and_hyphens_have_stand_ins)
{
    const fixture *f = *state;
    static const struct {
        const char *blank;
        double width_em;
    } blanks[] = {{"\u2000", 0.5},     {"\u2002", 0.5},      {"\u2003", 1},
                  {"\u2004", 1 / 3.0}, {"\u2005", 0.25},     {"\u2006", 1 / 6.0},
                  {"\u202f", 0.2},     {"\u205f", 4 / 18.0}, {"\u3000", 1}};
    for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
        char text[16];
        snprintf(text, sizeof text, "A%sV", blanks[i].blank);
        double apart = nt_text_width(f->fonts, NT_FACE_BOLD, 100, "A") +
                       nt_text_width(f->fonts, NT_FACE_BOLD, 100, "V");
        nt_run run = shaped(f, NT_FACE_BOLD, 100, text);
        assert_true(fabs(run.width_pt - apart - 100 * blanks[i].width_em) < 0.05);
        assert_true(fabs(nt_text_width(f->fonts, NT_FACE_BOLD, 100, text) - run.width_pt) < 1e-9);
        assert_int_equal(run.glyphs[1].glyph, nt_text_glyph(f->fonts, NT_FACE_BOLD, ' '));
    }
    nt_run hyphens = shaped(f, NT_FACE_REGULAR, 9, "e\u2011m\u2010-");
    assert_int_equal(hyphens.glyphs[1].code_point, 0x2011);
    assert_int_equal(hyphens.glyphs[1].glyph, hyphens.glyphs[4].glyph);
    assert_int_equal(hyphens.glyphs[3].glyph, hyphens.glyphs[4].glyph);
}

static const char *unset(const fixture *f, const char *text, size_t length, uint32_t *code)
{
    const char *at = text;
    nt_error err;
    assert_int_equal(nt_text_unset(f->fonts, text, length, &at, code, &err), NT_OK);
    return at;
}

TEST(test_the_first_character_that_cannot_be_set_is_found)
{
    const fixture *f = *state;
    uint32_t code = 0;
    const char *text = "e\u0301\u200b\n\u3000\u4e2d \U0001F600 \xC2\x85";
    const char *at = unset(f, text, strlen(text), &code);
    assert_ptr_equal(at, strstr(text, "\U0001F600"));
    assert_int_equal(code, 0x1F600);
    assert_ptr_equal(unset(f, at + 4, strlen(at + 4), &code), at + 5);
    assert_int_equal(code, 0x85);
    assert_null(unset(f, text, (size_t)(at - text), &code));
}

/* The Unicode Standard Annex 9, 2.1 to 2.4: explicit formatting characters; the marks of 2.6 turn
 * nothing else. */
TEST(test_what_turns_the_direction_cannot_be_set)
{
    const fixture *f = *state;
    static const uint32_t turning[] = {0x202A, 0x202B, 0x202C, 0x202D, 0x202E,
                                       0x2066, 0x2067, 0x2068, 0x2069};
    for (size_t i = 0; i < sizeof turning / sizeof *turning; i++) {
        char text[16] = "12";
        size_t length = 2 + nt_utf8_put(turning[i], text + 2);
        nt_run run;
        nt_error err;
        uint32_t code = 0;
        assert_ptr_equal(unset(f, text, length, &code), text + 2);
        assert_int_equal(code, turning[i]);
        assert_int_equal(
            nt_text_shape(f->arena, f->fonts, NT_FACE_REGULAR, 9, text, length, &run, &err),
            NT_INVALID);
        assert_non_null(strstr(err.message[NT_LANG_EN], "the control character U+20"));
    }
}

/* HarfBuzz takes the square of their number: 20,000 took three seconds. */
TEST(test_a_letter_has_so_many_marks_and_no_more)
{
    const fixture *f = *state;
    enum { MOST = 31 };
    char text[1 + 2 * (MOST + 1) + 1] = "x";
    for (int i = 0; i <= MOST; i++) {
        memcpy(text + 1 + 2 * i, "\u0301", 2);
    }
    nt_run run;
    nt_error err;
    uint32_t code = 1;
    for (size_t marks = MOST; marks <= MOST + 1; marks++) {
        bool fits = marks == MOST;
        size_t length = 1 + 2 * marks;
        const char *at = unset(f, text, length, &code);
        assert_int_equal(
            nt_text_shape(f->arena, f->fonts, NT_FACE_REGULAR, 9, text, length, &run, &err),
            fits ? NT_OK : NT_INVALID);
        assert_ptr_equal(at, fits ? NULL : text + length - 2);
    }
    assert_int_equal(code, NT_TEXT_MARKS);
    assert_non_null(strstr(err.message[NT_LANG_EN], "more than 31 marks"));
}

TESTS(open_fixture, close_fixture)
