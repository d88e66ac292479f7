/* The files: the same bytes each time, real words, honest heads. */
#include <cairo.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"
#include "sample.h"

static bool holds(nt_bytes bytes, const char *text)
{
    size_t length = strlen(text);
    for (size_t i = 0; i + length <= bytes.length; i++) {
        if (memcmp(bytes.bytes + i, text, length) == 0) {
            return true;
        }
    }
    return false;
}

static size_t times(nt_bytes bytes, const char *text)
{
    size_t length = strlen(text), count = 0;
    for (size_t i = 0; i + length <= bytes.length; i++) {
        count += memcmp(bytes.bytes + i, text, length) == 0;
    }
    return count;
}

typedef enum { SVG, PNG, FORMS } picture_form;

static nt_status draw(nt_arena *arena, const nt_fonts *fonts, const nt_chart *chart,
                      picture_form form, nt_bytes *out, nt_error *err)
{
    nt_sheet sheet;
    NT_TRY(nt_chart_alone(arena, chart, fonts, &sheet, err));
    *out = form == SVG ? nt_output_svg(&sheet, false) : *out;
    return form == PNG ? nt_output_png(&sheet, out, err) : NT_OK;
}

static nt_bytes render(nt_arena *arena, const nt_fonts *fonts, const char *kind, picture_form form)
{
    nt_error err = {0};
    nt_bytes out = {"", 0};
    const nt_chart *chart = sample_chart(arena, fonts, kind, NT_LANG_ID);
    nt_status status = draw(arena, fonts, chart, form, &out, &err);
    assert_string_equal(err.message[NT_LANG_EN], "");
    assert_int_equal(status, NT_OK);
    return out;
}

TEST(test_the_same_bytes_each_time)
{
    size_t count;
    const nt_chart_kind *kinds = nt_chart_kinds(&count);
    for (size_t k = 0; k < count; k++) {
        for (picture_form form = SVG; form < FORMS; form++) {
            NT_PASSING_ARENA(arena);
            nt_bytes one = render(arena, *state, kinds[k].id, form);
            nt_bytes other = render(arena, *state, kinds[k].id, form);
            assert_int_equal(one.length, other.length);
            assert_memory_equal(one.bytes, other.bytes, one.length);
        }
    }
}

/* Words of a band and nothing else, the plot between head and foot. */
static void check_bands(const nt_sheet *sheet, const nt_chart *chart)
{
    const char *const says[NT_BAND_PLOT] = {chart->stamp, chart->title, chart->subtitle};
    assert_true(sheet->band_end[NT_BAND_STAMP] > 0);
    size_t at = 0;
    double above = 0;
    for (nt_band band = 0; band < NT_BAND_COUNT; band++) {
        double below = above;
        assert_true(sheet->band_end[band] >= at);
        for (; at < sheet->band_end[band]; at++) {
            const nt_drawn *drawn = &sheet->canvas.marks.items[at];
            nt_rect box = nt_drawn_box(drawn);
            assert_true(box.y0 >= above - 2);
            below = fmax(below, box.y1);
            assert_true(band >= NT_BAND_PLOT || strstr(says[band], drawn->text));
        }
        above = below;
    }
    assert_int_equal(at, sheet->canvas.marks.count);
    assert_true(above <= sheet->height_pt);
}

TEST(test_alone_it_is_in_bands)
{
    size_t count;
    const nt_chart_kind *kinds = nt_chart_kinds(&count);
    for (size_t k = 0; k < count; k++) {
        NT_PASSING_ARENA(arena);
        nt_error err;
        nt_sheet sheet;
        nt_chart *chart = sample_chart(arena, *state, kinds[k].id, NT_LANG_ID);
        chart->stamp = "DATA SINTETIS";
        assert_int_equal(nt_chart_alone(arena, chart, *state, &sheet, &err), NT_OK);
        check_bands(&sheet, chart);
    }
}

/* Several may stand in one page, which gives ground and language. */
TEST(test_a_plot_in_a_page_has_ids_of_its_own)
{
    NT_PASSING_ARENA(arena);
    nt_error err;
    nt_bytes svg;
    nt_chart *chart = sample_chart(arena, *state, "slope", NT_LANG_EN);
    sample_complete(arena, chart, *state);
    assert_int_equal(nt_chart_svg(arena, chart, *state, &svg, &err), NT_OK);
    assert_int_equal(strncmp(svg.bytes, "<svg ", 5), 0);
    assert_true(holds(svg, nt_arena_printf(arena, "aria-labelledby=\"%s.desc\"", chart->id)));
    assert_false(holds(svg, "<title")); /* which the page has above it */
    assert_int_equal(times(svg, " id=\""), 1);
    assert_false(holds(svg, "lang="));
    assert_true(holds(svg, ">Jabatan Fungsional</text>"));
}

TEST(test_svg_holds_words_and_a_description)
{
    NT_PASSING_ARENA(arena);
    nt_error err;
    nt_bytes svg;
    nt_chart *chart = sample_chart(arena, *state, "slope", NT_LANG_EN);
    chart->title = "Less < more & \"so on\"";
    sample_complete(arena, chart, *state);
    assert_int_equal(draw(arena, *state, chart, SVG, &svg, &err), NT_OK);
    assert_true(holds(svg, "role=\"img\""));
    assert_true(holds(svg, "lang=\"en\" xml:lang=\"en\""));
    assert_true(holds(
        svg, nt_arena_printf(
                 arena, "<title id=\"%s.title\">Less &lt; more &amp; &quot;so on&quot;</title>",
                 chart->id)));
    assert_true(holds(svg, "Slope chart. "));
    assert_int_equal(times(svg, "Less &lt; more"), 2); /* as title, and drawn */
    assert_true(holds(svg, ">Jabatan Fungsional</text>"));
    assert_int_equal(times(svg, "<text"), times(svg, "</text>"));
    assert_false(holds(svg, "Less < more"));
}

typedef struct {
    nt_bytes bytes;
    size_t at;
} reader;

static cairo_status_t read_bytes(void *closure, unsigned char *out, unsigned int length)
{
    reader *from = closure;
    if (from->bytes.length - from->at < length) {
        return CAIRO_STATUS_READ_ERROR;
    }
    memcpy(out, from->bytes.bytes + from->at, length);
    from->at += length;
    return CAIRO_STATUS_SUCCESS;
}

/* libpng, through cairo, is the oracle: what was written by hand must read. */
TEST(test_png_reads_and_shows_the_chart)
{
    NT_PASSING_ARENA(arena);
    reader from = {render(arena, *state, "ranked-bars", PNG), 0};
    cairo_surface_t *picture = cairo_image_surface_create_from_png_stream(read_bytes, &from);
    assert_int_equal(cairo_surface_status(picture), CAIRO_STATUS_SUCCESS);
    assert_int_equal(cairo_image_surface_get_width(picture), 2 * 476);
    const unsigned char *pixels = cairo_image_surface_get_data(picture);
    int stride = cairo_image_surface_get_stride(picture);
    int width = cairo_image_surface_get_width(picture);
    int height = cairo_image_surface_get_height(picture);
    size_t vermilion = 0, paper = 0;
    for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
            uint32_t pixel;
            memcpy(&pixel, pixels + y * stride + x * 4, 4);
            vermilion += (pixel & 0xffffff) == 0xb8450f;
            paper += (pixel & 0xffffff) == 0xffffff;
        }
    }
    /* Eleven bars of 18 pixels, the longest 45 of them 150: exact inks, mostly paper. */
    assert_true(vermilion > 20000);
    assert_true(paper > (size_t)width * (size_t)height / 2);
    cairo_surface_destroy(picture);
    assert_true(holds(from.bytes, "pHYs"));
    assert_true(holds(from.bytes, "sRGB"));
    assert_true(holds(from.bytes, "Grafik batang berurutan."));
    assert_true(from.bytes.length < 40000);
}

TEST(test_a_character_that_the_face_lacks_is_named)
{
    NT_PASSING_ARENA(arena);
    nt_error err;
    nt_bytes out;
    nt_chart *chart = sample_chart(arena, *state, "slope", NT_LANG_ID);
    chart->title = "Angka \xe0\xaf\xb5";
    nt_status status = draw(arena, *state, chart, SVG, &out, &err);
    assert_int_equal(status, NT_INVALID);
    assert_non_null(strstr(err.message[NT_LANG_EN], "U+0BF5"));
}

/* It is whole and large enough to read, or there is none; those that most is told by have one. */
static void assert_for_a_phone(nt_arena *arena, const nt_chart *chart, const nt_fonts *fonts,
                               bool is_asked)
{
    nt_error err;
    nt_bytes svg;
    assert_int_equal(nt_chart_phone_svg(arena, chart, fonts, &svg, &err), NT_OK);
    assert_true(svg.length || !is_asked);
    if (!svg.length) {
        return;
    }
    assert_non_null(strstr(svg.bytes, " width=\"240pt\""));
    assert_non_null(strstr(svg.bytes, nt_arena_printf(arena, "id=\"%s.phone.desc\"", chart->id)));
    const char *mark = "font-size=\"", *at = svg.bytes;
    while ((at = strstr(at, mark))) {
        at += strlen(mark);
        assert_true(strtod(at, NULL) >= NT_CHART_PHONE_TYPE_PT - 0.005);
    }
}

TEST(test_a_phone_has_a_drawing_that_is_read_or_none)
{
    size_t count;
    const nt_chart_kind *kinds = nt_chart_kinds(&count);
    for (size_t k = 0; k < count; k++) {
        NT_PASSING_ARENA(arena);
        const char *id = kinds[k].id;
        bool is_asked = strcmp(id, "ratio-by-age") == 0 || strcmp(id, "ranked-bars") == 0;
        assert_for_a_phone(arena, sample_chart(arena, *state, id, NT_LANG_ID), *state, is_asked);
        for (size_t i = 0; i < sample_nasty_count; i++) {
            assert_for_a_phone(arena, sample_nasty(arena, *state, id, i), *state, false);
        }
    }
}

TESTS(sample_open_fonts, sample_close_fonts)
