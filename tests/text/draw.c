#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "fixture.h"
#include "text/paragraph.h"

static nt_run shaped(const fixture *f, double size_pt, const char *text)
{
    nt_run run;
    nt_error err;
    assert_int_equal(
        nt_text_shape(f->arena, f->fonts, NT_FACE_REGULAR, size_pt, text, strlen(text), &run, &err),
        NT_OK);
    return run;
}

/* What the program hb-shape makes of a word with the same font: "[gid=…" without names and
 * clusters, "442@10,-20+486|621+260". It reads what it is given by the locale. */
static void expect_as_hb_shape(const fixture *f, const char *font, const char *text)
{
    char line[4096] = "";
    const char *command = nt_arena_printf(f->arena,
                                          "LC_ALL=C.UTF-8 hb-shape --no-glyph-names --no-clusters "
                                          "--font-file=\"" NT_BINARY_DIR "/fonts/%s\" '%s'",
                                          font, text);
    FILE *pipe = popen(command, "r");
    assert_non_null(pipe);
    assert_non_null(fgets(line, sizeof line, pipe));
    assert_int_equal(pclose(pipe), 0);
    nt_run run = shaped(f, 1000, text); /* a unit is a point */
    size_t count, found = 0;
    const nt_drawn_part *parts = nt_text_draw(f->arena, f->fonts, &run, &count);
    assert_int_equal(count, 1);
    double pen = 0;
    for (char *save, *word = strtok_r(line, "[|]\n", &save); word;
         word = strtok_r(NULL, "[|]\n", &save), found++) {
        int glyph = 0, x = 0, y = 0, advance = 0;
        if (sscanf(word, "%d@%d,%d+%d", &glyph, &x, &y, &advance) != 4) {
            assert_int_equal(sscanf(word, "%d+%d", &glyph, &advance), 2);
        }
        assert_true(found < parts[0].count);
        assert_int_equal(parts[0].glyphs[found].glyph, glyph);
        assert_true(fabs((double)parts[0].glyphs[found].x_pt - pen - x) < 0.01);
        assert_true(fabs((double)parts[0].glyphs[found].y_pt - y) < 0.01);
        pen += advance;
    }
    assert_int_equal(parts[0].count, found);
    assert_true(fabs(run.width_pt - pen) < 0.01);
}

TEST(test_letters_join_as_the_shaper_joins_them)
{
    static const char *const arabic[] = {"محمد", "علي",     "الجمهورية", "لا",     "الله",
                                         "مُحَمَّد", "پاکستان", "فارسی",     "ڤاليمبڠ"};
    static const char *const hebrew[] = {"ישראל", "שָׁלוֹם"};
    for (size_t i = 0; i < sizeof arabic / sizeof *arabic; i++) {
        expect_as_hb_shape(*state, "arabic-regular.ttf", arabic[i]);
    }
    for (size_t i = 0; i < sizeof hebrew / sizeof *hebrew; i++) {
        expect_as_hb_shape(*state, "hebrew-regular.ttf", hebrew[i]);
    }
    expect_as_hb_shape(*state, "latin-regular.ttf", "q\u0301");
}

typedef struct {
    size_t first;
    float x_pt;
} seen;

static int by_x(const void *a, const void *b)
{
    const seen *left = a, *right = b;
    return (left->x_pt > right->x_pt) - (left->x_pt < right->x_pt);
}

/* The characters from left to right, by their places in the text. */
static void expect_order(const fixture *f, const char *text, const char *expected)
{
    nt_run run = shaped(f, 10, text);
    size_t count, found = 0;
    seen all[64];
    const nt_drawn_part *parts = nt_text_draw(f->arena, f->fonts, &run, &count);
    for (size_t p = 0; p < count; p++) {
        for (size_t i = 0; i < parts[p].count; i++) {
            all[found++] = (seen){parts[p].glyphs[i].first, parts[p].glyphs[i].x_pt};
        }
    }
    qsort(all, found, sizeof *all, by_x);
    char order[64] = "";
    for (size_t i = 0; i < found; i++) {
        order[i] = (char)('a' + all[i].first);
    }
    assert_string_equal(order, expected);
}

/* Worked out by hand from Unicode Standard Annex 9, in a line that runs from left to right. */
TEST(test_what_runs_from_right_to_left_is_placed_so)
{
    expect_order(*state, "אבג", "cba");
    expect_order(*state, "x אב y", "abdcef");
    expect_order(*state, "אב גד", "edcba");     /* the blank between them is theirs */
    expect_order(*state, "אב 12 ג", "gfdecba"); /* a number runs as numbers do */
    expect_order(*state, "אב 12 x", "decbafg"); /* and belongs to what is before it */
    expect_order(*state, "x 12 אב", "abcdegf"); /* or not */
    expect_order(*state, "אב (ג)", "fedcba");   /* brackets around the letters */
    expect_order(*state, "אב (x)", "bacdef");
    nt_run run = shaped(*state, 10, "א(ב)ג");
    size_t count;
    const fixture *f = *state;
    const nt_drawn_part *parts = nt_text_draw(f->arena, f->fonts, &run, &count);
    assert_int_equal(count, 5);
    assert_int_equal(parts[1].glyphs[0].glyph, nt_text_glyph(f->fonts, NT_FACE_REGULAR, ')'));
}

TEST(test_pieces_of_a_line_keep_the_order_of_reading)
{
    const fixture *f = *state;
    const nt_span spans[] = {{NT_FACE_REGULAR, 10, 0, "x אב ", 0},
                             {NT_FACE_BOLD, 10, 0, "גד y", 1}};
    nt_measure measure = {.width_pt = 500};
    nt_paragraph broken;
    nt_error err;
    assert_int_equal(nt_text_break(f->arena, f->fonts, spans, 2, &measure, &broken, &err), NT_OK);
    const nt_line *line = &broken.lines[0];
    assert_int_equal(line->piece_count, 4); /* "x ", "אב ", "גד", " y" */
    assert_int_equal(line->pieces[2].tag, 1);
    assert_true(line->pieces[0].x_pt < line->pieces[2].x_pt);
    assert_true(line->pieces[2].x_pt < line->pieces[1].x_pt);
    assert_true(line->pieces[1].x_pt < line->pieces[3].x_pt);
    double end = line->pieces[3].x_pt + line->pieces[3].run.width_pt;
    assert_true(fabs(end - line->width_pt) < 0.01);
}

TEST(test_text_of_one_way_is_plain)
{
    nt_run run = shaped(*state, 10, "Nguyễn Ελλάδα Жар 東京 서울 é");
    assert_true(nt_run_is_plain(&run));
    run = shaped(*state, 10, "q\u0301");
    assert_false(nt_run_is_plain(&run));
}

TESTS(open_fixture, close_fixture)
