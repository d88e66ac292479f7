/* Every kind with published figures and with what breaks layouts: no label on a label, none on a
 * mark, none outside the frame; bars from zero; tiles complete. */
#include <math.h>
#include <string.h>

#include "check.h"
#include "place.h"
#include "sample.h"

static const double tolerance = 0.05;

static bool overlap(const sample_box *a, const sample_box *b)
{
    return a->x + tolerance < b->x + b->width && b->x + tolerance < a->x + a->width &&
           a->y + tolerance < b->y + b->height && b->y + tolerance < a->y + a->height;
}

static size_t faults_of(const nt_chart *chart, const char *what, const sample_box *boxes,
                        size_t count)
{
    size_t faults = 0;
    for (size_t i = 0; i < count; i++) {
        const sample_box *a = &boxes[i];
        if (a->x < -tolerance || a->y < -tolerance ||
            a->x + a->width > chart->width_pt + tolerance ||
            a->y + a->height > chart->height_pt + tolerance) {
            print_error("%s, %s, %.0f pt: \"%s\" leaves the frame: %.1f %.1f %.1f %.1f of %.1f\n",
                        chart->kind->id, what, chart->width_pt, a->text ? a->text : "(mark)", a->x,
                        a->y, a->width, a->height, chart->height_pt);
            faults++;
        }
        for (size_t k = 0; k < count && a->text; k++) {
            /* Two labels are met once, a label and a mark as often as they are. */
            if ((k < i || !boxes[k].text) && overlap(a, &boxes[k])) {
                print_error("%s, %s, %.0f pt: \"%s\" lies on \"%s\"\n", chart->kind->id, what,
                            chart->width_pt, a->text, boxes[k].text ? boxes[k].text : "(mark)");
                faults++;
            }
        }
    }
    return faults;
}

static size_t check(nt_arena *arena, const nt_fonts *fonts, nt_chart *chart, const char *what,
                    double width)
{
    const sample_box *boxes = NULL;
    size_t count = 0;
    nt_error err;
    chart->width_pt = width;
    sample_complete(arena, chart, fonts);
    nt_status status = sample_boxes(arena, chart, fonts, &boxes, &count, &err);
    if (status) {
        print_error("%s, %s: %s\n", chart->kind->id, what, err.message[NT_LANG_EN]);
        return 1;
    }
    assert_true(count > 0 && chart->height_pt >= 15);
    return faults_of(chart, what, boxes, count);
}

TEST(test_no_label_collides_or_leaves_the_frame)
{
    static const double widths[] = {476, 412, 680};
    size_t kinds, faults = 0;
    const nt_chart_kind *kind = nt_chart_kinds(&kinds);
    for (size_t k = 0; k < kinds; k++) {
        for (size_t w = 0; w < sizeof widths / sizeof *widths; w++) {
            NT_PASSING_ARENA(arena);
            for (int lang = 0; lang < NT_LANG_COUNT; lang++) {
                nt_chart *chart = sample_chart(arena, *state, kind[k].id, (nt_lang)lang);
                faults += check(arena, *state, chart, "published", widths[w]);
            }
            for (size_t i = 0; i < sample_nasty_count; i++) {
                nt_chart *chart = sample_nasty(arena, *state, kind[k].id, i);
                faults += check(arena, *state, chart, sample_nasty_name(i), widths[w]);
            }
        }
    }
    assert_int_equal(faults, 0);
}

static bool says(const sample_box *boxes, size_t count, const char *part)
{
    return NT_ANY(i, count, boxes[i].text && strstr(boxes[i].text, part));
}

/* What stands in a row or a column is written in one way: no "1 miliar" above "750.000.000". */
TEST(test_no_axis_counts_in_millions)
{
    enum { HUGE_VALUES = 8 };
    size_t kinds;
    const nt_chart_kind *kind = nt_chart_kinds(&kinds);
    assert_string_equal(sample_nasty_name(HUGE_VALUES), "huge values");
    for (size_t k = 0; k < kinds; k++) {
        NT_PASSING_ARENA(arena);
        const sample_box *boxes = NULL;
        size_t count = 0;
        nt_error err;
        nt_chart *chart = sample_nasty(arena, *state, kind[k].id, HUGE_VALUES);
        sample_complete(arena, chart, *state);
        assert_int_equal(sample_boxes(arena, chart, *state, &boxes, &count, &err), NT_OK);
        for (size_t i = 0; i < count; i++) {
            const char *text = boxes[i].text ? boxes[i].text : "";
            bool shortened = strstr(text, "juta") || strstr(text, "million");
            if (shortened) {
                print_error("%s: %s\n", kind[k].id, text);
            }
            assert_false(shortened);
        }
    }
}

/* The mock-up left eight releases unnamed. */
TEST(test_every_release_is_named)
{
    NT_PASSING_ARENA(arena);
    nt_error err;
    const sample_box *boxes;
    size_t count;
    nt_chart *chart = sample_chart(arena, *state, "ratio-by-age", NT_LANG_ID);
    assert_int_equal(sample_boxes(arena, chart, *state, &boxes, &count, &err), NT_OK);
    static const char *const words[] = {
        "Pilkada 2020",  "Pemilu 2024", "26 Jun",     "31 Jul",         "19 Agu",
        "30 Sep",        "13 Okt",      "5 Nov",      "17 Nov",         "26 Nov",
        "19 Des, H+10",  "16 Des 2021", "6 Feb 2024", "72,8 (635/872)", "75,0 (180/240)",
        "24,9 (94/378)", "Jumlah",      "H−166",      "H+1.154",        "hari pemungutan suara"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (!says(boxes, count, words[i])) {
            fail_msg("\"%s\" is not in the chart", words[i]);
        }
    }
}

static nt_canvas drawn(nt_arena *arena, const nt_fonts *fonts, const nt_chart *chart)
{
    static nt_error err;
    nt_canvas canvas = nt_canvas_open(arena, fonts, chart->lang, chart->width_pt, &err);
    nt_chart_draw(&canvas, chart);
    assert_int_equal(canvas.status, NT_OK);
    return canvas;
}

/* The lines of a series are the only rules of that width. */
static size_t line_count(const nt_canvas *canvas, double width_pt)
{
    size_t count = 0;
    NT_EACH(const nt_drawn, mark, canvas->marks.items, canvas->marks.count) {
        count += mark->shape == NT_MARK_RULE && fabs(mark->stroke_pt - width_pt) < 1e-9;
    }
    return count;
}

/* Eleven releases of the first event, two sure ones of the second: nine gaps of at most 60 days,
 * 19 December 2020 to 16 December 2021 and then 2024 are longer, and a doubtful one joins nothing.
 */
TEST(test_no_line_over_what_is_not_known)
{
    NT_PASSING_ARENA(arena);
    nt_chart *chart = sample_chart(arena, *state, "ratio-by-age", NT_LANG_ID);
    nt_canvas canvas = drawn(arena, *state, chart);
    assert_int_equal(line_count(&canvas, 1.4), 8 + 1);
}

/* A slope is read as a change: only what shares a change is joined, and the rest is spoken of. */
TEST(test_a_slope_joins_only_what_changed)
{
    for (size_t changed = 0; changed <= 5; changed++) {
        NT_PASSING_ARENA(arena);
        const sample_box *boxes = NULL;
        size_t count = 0;
        nt_error err;
        nt_chart *chart = sample_chart(arena, *state, "slope", NT_LANG_ID);
        for (size_t s = 0; s < 2; s++) {
            nt_chart_point *points = (nt_chart_point *)chart->series[s].points;
            for (size_t i = 0; i < chart->series[s].count; i++) {
                /* In both columns by name: their orders differ. */
                size_t rank = 0;
                while (strcmp(chart->series[0].points[rank].label, points[i].label) != 0) {
                    rank++;
                }
                points[i].line = rank < changed ? chart->series[0].points[rank].label : NULL;
            }
        }
        nt_canvas canvas = drawn(arena, *state, chart);
        assert_int_equal(line_count(&canvas, 1.3), changed);
        assert_int_equal(sample_boxes(arena, chart, *state, &boxes, &count, &err), NT_OK);
        assert_int_equal(says(boxes, count, "Tanpa garis: perubahannya tidak dapat dipastikan."),
                         changed < 5);
    }
}

static const nt_rect *bar_of_width(const nt_canvas *canvas, double width, double left)
{
    NT_EACH(const nt_drawn, mark, canvas->marks.items, canvas->marks.count) {
        nt_rect box = nt_drawn_box(mark);
        if (mark->shape == NT_MARK_AREA && mark->keep_clear && fabs(box.x0 - left) < 1e-6 &&
            fabs(box.x1 - box.x0 - width) < 1e-6) {
            return &mark->at;
        }
    }
    return NULL;
}

static double longest_bar(const nt_canvas *canvas, double *left)
{
    double most = 0;
    NT_EACH(const nt_drawn, mark, canvas->marks.items, canvas->marks.count) {
        nt_rect box = nt_drawn_box(mark);
        if (mark->shape == NT_MARK_AREA && mark->keep_clear && box.x1 - box.x0 > most) {
            most = box.x1 - box.x0;
            *left = box.x0;
        }
    }
    return most;
}

TEST(test_bars_start_at_zero)
{
    static const char *const kinds[] = {"ranked-bars", "grouped-bars"};
    NT_PASSING_ARENA(arena);
    for (size_t k = 0; k < 2; k++) {
        nt_chart *chart = sample_chart(arena, *state, kinds[k], NT_LANG_ID);
        nt_canvas canvas = drawn(arena, *state, chart);
        double left = 0, most = 0, length = longest_bar(&canvas, &left);
        for (size_t s = 0; s < chart->series_count; s++) {
            for (size_t i = 0; i < chart->series[s].count; i++) {
                most = fmax(most, chart->series[s].points[i].row->value);
            }
        }
        /* Twice the value is twice the length, from one common edge. */
        for (size_t s = 0; s < chart->series_count; s++) {
            for (size_t i = 0; i < chart->series[s].count; i++) {
                double value = chart->series[s].points[i].row->value;
                assert_non_null(bar_of_width(&canvas, length * value / most, left));
            }
        }
    }
}

TEST(test_unknown_is_no_bar_and_no_zero)
{
    NT_PASSING_ARENA(arena);
    nt_error err;
    const sample_box *boxes;
    size_t count, unknown = 0, zero = 0;
    nt_chart *chart = sample_nasty(arena, *state, "ranked-bars", 5);
    assert_string_equal(sample_nasty_name(5), "unknown rows");
    assert_int_equal(sample_boxes(arena, chart, *state, &boxes, &count, &err), NT_OK);
    for (size_t i = 0; i < count; i++) {
        unknown += boxes[i].text && strcmp(boxes[i].text, "tidak diketahui") == 0;
        zero += boxes[i].text && strcmp(boxes[i].text, "0,0") == 0;
    }
    assert_int_equal(unknown, 5);
    assert_int_equal(zero, 0);
}

TEST(test_all_provinces_have_one_tile)
{
    NT_PASSING_ARENA(arena);
    nt_error err;
    const sample_box *boxes;
    size_t count;
    nt_chart *chart = sample_chart(arena, *state, "tile-map", NT_LANG_ID);
    assert_int_equal(sample_boxes(arena, chart, *state, &boxes, &count, &err), NT_OK);
    for (size_t i = 0; i < SAMPLE_PROVINCES; i++) {
        size_t times = 0;
        for (size_t b = 0; b < count; b++) {
            times += boxes[b].text && strcmp(boxes[b].text, sample_province(i)->short_name) == 0;
        }
        assert_int_equal(times, 1);
    }
}

/* A grid of regencies: long names, few columns, and no corner free for the key. */
TEST(test_any_grid_is_drawn)
{
    static const nt_level level = {"regency", {{"kabupaten atau kota", "regency or city"}}, 2};
    static const nt_area areas[] = {
        {.name = "Kabupaten Pangkajene dan Kepulauan", .short_name = "", .level = &level},
        {.name = "Kota Makassar", .short_name = "", .level = &level, .column = 1},
        {.name = "Kabupaten Kepulauan Selayar", .short_name = "", .level = &level, .row = 1},
        {.name = "Distrik Asmat", .short_name = "", .level = &level, .column = 1, .row = 1}};
    const nt_area *const tiles[] = {&areas[0], &areas[1], &areas[2], &areas[3]};
    const nt_tiling tiling = {
        .fit = NT_TILING_FITS, .tiles = tiles, .tile_count = 4, .columns = 2, .rows = 2};
    NT_PASSING_ARENA(arena);
    nt_error err;
    const sample_box *boxes;
    size_t count, key = 0, makassar = 0, asmat = 0;
    double lowest = 0;
    nt_chart *chart = sample_chart(arena, *state, "tile-map", NT_LANG_ID);
    nt_chart_point points[4];
    for (size_t i = 0; i < 4; i++) {
        points[i] = (nt_chart_point){.label = areas[i].name,
                                     .row = sample_row(arena, "x", 10.0 * (double)i, 0, "persons"),
                                     .remark = ""};
    }
    nt_chart_series series = {.name = "Pilkada 2020", .points = points, .count = 4};
    chart->series = &series;
    chart->tiling = &tiling;
    assert_int_equal(sample_boxes(arena, chart, *state, &boxes, &count, &err), NT_OK);
    for (size_t i = 0; i < count; i++) {
        bool tile = !boxes[i].text && boxes[i].height > 20;
        lowest =
            tile && boxes[i].y + boxes[i].height > lowest ? boxes[i].y + boxes[i].height : lowest;
        makassar += boxes[i].text && strcmp(boxes[i].text, "Makassar") == 0;
        asmat += boxes[i].text && strcmp(boxes[i].text, "Distrik Asmat") == 0;
    }
    for (size_t i = 0; i < count; i++) {
        key += boxes[i].text && boxes[i].y > lowest;
    }
    assert_int_equal(makassar, 1);
    assert_int_equal(asmat, 1); /* whole, as it begins with no kind */
    assert_true(key >= 4);      /* unit and classes, below the tiles */
}

/* Two events differ by shape, not by colour alone. */
TEST(test_events_differ_by_shape)
{
    NT_PASSING_ARENA(arena);
    nt_chart *chart = sample_chart(arena, *state, "ratio-by-age", NT_LANG_ID);
    nt_canvas canvas = drawn(arena, *state, chart);
    size_t discs = 0, squares = 0;
    NT_EACH(const nt_drawn, mark, canvas.marks.items, canvas.marks.count) {
        discs += mark->shape == NT_MARK_DISC && mark->colour == NT_COLOUR_FIRST;
        squares += mark->shape == NT_MARK_AREA && mark->colour == NT_COLOUR_SECOND;
        assert_false(mark->shape == NT_MARK_DISC && mark->colour == NT_COLOUR_SECOND);
    }
    assert_int_equal(discs, 11);
    assert_int_equal(squares, 3);
}

TESTS(sample_open_fonts, sample_close_fonts)
