/* Charts higher than a page: parts that hold every row once, in order, on one scale, each low
 * enough and true of itself; labels that were cut stand whole below; nothing beyond the picture. */
#include <math.h>
#include <string.h>

#include "check.h"
#include "sample.h"

static const double page_pt = 596;

/* The sample chart of that kind with as many rows as wished: points, or panels where these are
 * rows. */
static nt_chart *chart_of_rows(nt_arena *arena, const nt_fonts *fonts, const char *kind,
                               size_t rows, const char *prefix)
{
    nt_chart *chart = sample_chart(arena, fonts, kind, NT_LANG_ID);
    bool panels = nt_kind_of(chart)->panels_a_row != NULL;
    size_t count = panels ? rows : chart->series_count;
    nt_chart_series *series = nt_new_array(arena, nt_chart_series, count);
    for (size_t s = 0; s < count; s++) {
        series[s] = chart->series[panels ? s % chart->series_count : s];
        size_t given = series[s].count, wanted = panels ? given : rows;
        nt_chart_point *points = nt_new_array(arena, nt_chart_point, wanted);
        for (size_t i = 0; i < wanted; i++) {
            points[i] = series[s].points[i % given];
            points[i].label =
                panels ? points[i].label : nt_arena_printf(arena, "%s %zu", prefix, i + 1);
            points[i].row = sample_row(arena, nt_arena_printf(arena, "r.%zu.%zu", s, i),
                                       (double)(1 + (i + s) % 7), 0, "persons");
            points[i].doubtful = false;
        }
        series[s].points = points;
        series[s].count = wanted;
        series[s].name = panels ? nt_arena_printf(arena, "%s %zu", prefix, s + 1) : series[s].name;
    }
    chart->series = series;
    chart->series_count = count;
    chart->value_unit = "persons";
    sample_complete(arena, chart, fonts);
    return chart;
}

/* The n-th row's name. */
static const char *row_name(const nt_chart *chart, size_t row)
{
    return nt_kind_of(chart)->panels_a_row ? chart->series[row].name
                                           : chart->series[0].points[row].label;
}

static size_t row_count(const nt_chart *chart)
{
    return nt_kind_of(chart)->panels_a_row ? chart->series_count : chart->series[0].count;
}

static void check_parts(nt_arena *arena, const nt_fonts *fonts, const nt_chart *whole)
{
    const nt_chart *const *parts;
    size_t count, row = 0;
    nt_error err;
    const nt_sheet *plots;
    if (nt_chart_cut(arena, whole, fonts, page_pt, &parts, &count, &err) ||
        nt_chart_plots(arena, parts, count, fonts, &plots, &err)) {
        fail_msg("%s of %zu rows: %s", whole->kind->id, row_count(whole), err.message[NT_LANG_EN]);
    }
    assert_true(count == 1 || whole->height_pt > page_pt);
    for (size_t i = 0; i < count; i++) {
        assert_true(parts[i]->height_pt <= page_pt);
        assert_true(parts[i]->type_pt >= 7.5);
        const char *words = nt_arena_printf(arena, "bagian %zu dari %zu", i + 1, count);
        assert_int_equal(strstr(parts[i]->alt, words) != NULL, count > 1);
        for (size_t k = 0; k < row_count(parts[i]); k++) {
            assert_string_equal(row_name(parts[i], k), row_name(whole, row++));
        }
    }
    assert_int_equal(row, row_count(whole));
}

TEST(test_every_row_stands_in_one_part)
{
    static const size_t rows[] = {1, 26, 39, 240};
    size_t kinds, tried = 0;
    const nt_chart_kind *kind = nt_chart_kinds(&kinds);
    for (size_t k = 0; k < kinds; k++) {
        const nt_kind *implementation = kind[k].implementation;
        for (size_t i = 0; implementation->in_rows && i < sizeof rows / sizeof *rows; i++) {
            nt_arena *arena = nt_arena_open();
            check_parts(arena, *state,
                        chart_of_rows(arena, *state, kind[k].id, rows[i], "Provinsi"));
            check_parts(arena, *state,
                        chart_of_rows(arena, *state, kind[k].id, rows[i],
                                      "Membuat keputusan yang menguntungkan atau merugikan salah "
                                      "satu pasangan calon selama masa kampanye di wilayah"));
            nt_arena_close(arena);
            tried++;
        }
    }
    assert_int_equal(tried, 10 * (sizeof rows / sizeof *rows));
}

/* The last number of rows that a page holds, and the first that it does not: found by halves. */
TEST(test_the_edge_between_one_part_and_two)
{
    size_t kinds;
    const nt_chart_kind *kind = nt_chart_kinds(&kinds);
    for (size_t k = 0; k < kinds; k++) {
        const nt_kind *implementation = kind[k].implementation;
        size_t whole = 1, cut = 240;
        while (implementation->in_rows && whole + 1 < cut) {
            NT_PASSING_ARENA(arena);
            size_t rows = (whole + cut) / 2;
            const nt_chart *chart = chart_of_rows(arena, *state, kind[k].id, rows, "Provinsi");
            *(chart->height_pt <= page_pt ? &whole : &cut) = rows;
            check_parts(arena, *state, chart);
        }
    }
}

/* The most rows of bars that are no higher than a picture may be. */
static size_t most_rows(nt_arena *arena, const nt_fonts *fonts)
{
    double some = chart_of_rows(arena, fonts, "ranked-bars", 400, "Baris")->height_pt;
    double more = chart_of_rows(arena, fonts, "ranked-bars", 800, "Baris")->height_pt;
    return 400 + (size_t)((NT_SIDE_MAX_PT - some) / ((more - some) / 400));
}

/* No page of a PDF may have a side of more than 14,400 points: title and source count, too. */
TEST(test_a_picture_is_no_higher_than_a_page_may_be)
{
    NT_PASSING_ARENA(arena);
    size_t rows = most_rows(arena, *state);
    nt_sheet sheet;
    nt_error err = {0};
    nt_chart *chart = chart_of_rows(arena, *state, "ranked-bars", rows, "Baris");
    assert_true(chart->height_pt <= 14400 && chart->height_pt > 14380);
    const nt_json settings = {.place = {"report.json", 7, 1}};
    chart->settings = &settings;
    assert_int_equal(nt_chart_alone(arena, chart, *state, &sheet, &err), NT_INVALID);
    assert_int_equal(err.line, 7);
    assert_non_null(strstr(err.message[NT_LANG_EN], "no picture is higher than 14400"));
    chart = chart_of_rows(arena, *state, "ranked-bars", rows - 20, "Baris");
    assert_int_equal(nt_chart_alone(arena, chart, *state, &sheet, &err), NT_OK);
    assert_true(sheet.height_pt <= 14400);
}

/* A country's provinces are one picture. */
TEST(test_thirty_eight_rows_are_whole)
{
    static const char *const kinds[] = {"ranked-bars", "dumbbell", "pareto", "heat-map", "slope"};
    NT_PASSING_ARENA(arena);
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        const nt_chart *chart = chart_of_rows(arena, *state, kinds[k], 38, "Provinsi");
        assert_true(chart->height_pt <= page_pt);
    }
}

static nt_canvas drawn(nt_arena *arena, const nt_fonts *fonts, const nt_chart *chart, nt_error *err)
{
    nt_canvas canvas = nt_canvas_open(arena, fonts, chart->lang, chart->width_pt, err);
    nt_chart_draw(&canvas, chart);
    assert_int_equal(canvas.status, NT_OK);
    return canvas;
}

TEST(test_bars_of_all_parts_compare)
{
    NT_PASSING_ARENA(arena);
    nt_error err;
    const nt_chart *const *parts;
    size_t count, bars = 0;
    double per_unit = 0;
    nt_chart *chart = chart_of_rows(arena, *state, "ranked-bars", 200, "Provinsi");
    assert_int_equal(nt_chart_cut(arena, chart, *state, page_pt, &parts, &count, &err), NT_OK);
    for (size_t i = 0; i < count; i++) {
        nt_canvas canvas = drawn(arena, *state, parts[i], &err);
        size_t row = 0;
        NT_EACH(const nt_drawn, mark, canvas.marks.items, canvas.marks.count) {
            if (mark->shape == NT_MARK_AREA && mark->keep_clear) {
                double value = parts[i]->series[0].points[row++].row->value;
                per_unit = bars++ ? per_unit : (mark->at.x1 - mark->at.x0) / value;
                assert_true(fabs((mark->at.x1 - mark->at.x0) / value - per_unit) < 1e-6);
            }
        }
        assert_int_equal(row, parts[i]->series[0].count);
    }
    assert_int_equal(bars, 200);
}

/* A part of which nothing is known still names its rows. */
TEST(test_a_part_of_unknown_rows_is_drawn)
{
    NT_PASSING_ARENA(arena);
    nt_error err;
    const nt_chart *const *parts;
    size_t count;
    nt_chart *chart = chart_of_rows(arena, *state, "ranked-bars", 200, "Provinsi");
    for (size_t i = 50; i < 200; i++) {
        ((nt_chart_point *)chart->series[0].points)[i].row = NULL;
    }
    assert_int_equal(nt_chart_cut(arena, chart, *state, page_pt, &parts, &count, &err), NT_OK);
    const nt_chart *last = parts[count - 1];
    assert_non_null(strstr(last->alt, "tidak diketahui"));
    assert_null(strstr(last->alt, "Tidak ditampilkan"));
    nt_canvas canvas = drawn(arena, *state, last, &err);
    bool named = false;
    for (size_t m = 0; m < canvas.marks.count; m++) {
        const char *text = canvas.marks.items[m].text;
        named = named || (text && strcmp(text, "Provinsi 200") == 0);
    }
    assert_true(named);
}

TEST(test_what_has_no_rows_is_refused)
{
    size_t kinds;
    const nt_chart_kind *kind = nt_chart_kinds(&kinds);
    for (size_t k = 0; k < kinds; k++) {
        const nt_kind *implementation = kind[k].implementation;
        if (implementation->in_rows) {
            continue;
        }
        NT_PASSING_ARENA(arena);
        nt_chart *chart = sample_chart(arena, *state, kind[k].id, NT_LANG_ID);
        nt_json definition = {.place = {"report.json", 7, 3}};
        const nt_chart *const *parts;
        size_t count;
        nt_error err = {0};
        chart->settings = &definition;
        assert_int_equal(nt_chart_cut(arena, chart, *state, 20, &parts, &count, &err), NT_INVALID);
        assert_string_equal(err.file, "report.json");
        assert_non_null(strstr(err.message[NT_LANG_EN], "a page holds 20"));
    }
}

static bool says(const nt_canvas *canvas, const char *part)
{
    nt_buffer all = nt_buffer_open(canvas->arena);
    for (size_t m = 0; m < canvas->marks.count; m++) {
        nt_buffer_printf(&all, "%s ",
                         canvas->marks.items[m].text ? canvas->marks.items[m].text : "");
    }
    return strstr(nt_buffer_text(&all), part) != NULL;
}

TEST(test_labels_that_are_cut_stand_whole_below)
{
    static const char long_name[] = "Dinas Pemberdayaan Perempuan, Perlindungan Anak, Pengendalian "
                                    "Penduduk, Keluarga Berencana, Perpustakaan dan Kearsipan "
                                    "Kabupaten Kepulauan Siau Tagulandang Biaro";
    NT_PASSING_ARENA(arena);
    nt_error err;
    nt_chart *chart = chart_of_rows(arena, *state, "heat-map", 3, "Dinas");
    nt_canvas canvas = drawn(arena, *state, chart, &err);
    assert_false(says(&canvas, "Selengkapnya:"));
    double before = chart->height_pt;
    ((nt_chart_point *)chart->series[0].points)[1].label = long_name;
    sample_complete(arena, chart, *state);
    assert_true(chart->height_pt > before);
    canvas = drawn(arena, *state, chart, &err);
    assert_true(says(&canvas, "Selengkapnya: Dinas Pemberdayaan"));
    assert_true(says(&canvas, "Siau Tagulandang Biaro."));
}

/* Sixteen panels, eight a row where their names allow it. */
static nt_chart *chart_of_panels(nt_arena *arena, const nt_fonts *fonts, const char *name)
{
    static const char settings[] = "{\"per_row\": 8}";
    nt_error err = {0};
    nt_chart *chart = chart_of_rows(arena, fonts, "small-multiples", 16, name);
    assert_int_equal(
        nt_json_parse(arena, "report.json", settings, strlen(settings), &chart->settings, &err),
        NT_OK);
    sample_complete(arena, chart, fonts);
    return chart;
}

/* A letter is one, however many bytes it takes. */
TEST(test_names_in_any_letters_take_the_same_panels)
{
    NT_PASSING_ARENA(arena);
    double height_pt = chart_of_panels(arena, *state, "eeee eeee eeee eeee e")->height_pt;
    assert_true(chart_of_panels(arena, *state, "éééé éééé éééé éééé é")->height_pt == height_pt);
}

/* Eight panels a row are narrow: their names take more lines, and none is cut. */
TEST(test_names_of_eight_panels_a_row_are_whole)
{
    NT_PASSING_ARENA(arena);
    nt_error err = {0};
    nt_chart *chart = chart_of_panels(
        arena, *state, "Unggahan, komentar, bagikan, suka, atau ikut akun pemenangan");
    nt_canvas canvas = drawn(arena, *state, chart, &err);
    assert_int_equal(canvas.shortened.count, 0);
    assert_false(says(&canvas, "…"));
}

/* Each rule broken once: a word, a line beyond an edge, type that nobody reads. */
TEST(test_the_judge)
{
    NT_PASSING_ARENA(arena);
    nt_error err = {0};
    nt_json definition = {.place = {"report.json", 7, 3}};
    nt_chart chart = {.id = "c", .settings = &definition};
    const nt_style label = nt_style_label, small = {NT_FACE_REGULAR, 6.9, NT_COLOUR_TEXT};
    const nt_pen pen = {NT_COLOUR_RULE, 1, 0, false};
    for (int i = 0; i < 6; i++) {
        static const char *const said[] = {
            NULL,          "has no room for \"kata\"", "has no room for \"kata\"", "netra's own",
            "netra's own", "type of 6.9 points"};
        nt_canvas canvas = nt_canvas_open(arena, *state, NT_LANG_ID, 100, &err);
        nt_canvas_text(&canvas, label, NT_SET_LEFT, 10, 20, "kata");
        nt_canvas_area(&canvas, NT_COLOUR_PAPER, (nt_rect){-3, -3, 103, 53}); /* no ink */
        if (i == 1) {
            nt_canvas_text(&canvas, label, NT_SET_LEFT, 95, 20, "kata");
        } else if (i == 2) {
            nt_canvas_text(&canvas, label, NT_SET_LEFT, 10, 5, "kata");
        } else if (i == 3) {
            nt_canvas_rule(&canvas, pen, 10, 10, 10, 51);
        } else if (i == 4) {
            nt_canvas_bar(&canvas, NT_COLOUR_FIRST, NT_FILL_SOLID, (nt_rect){-2, 10, 20, 20});
        } else if (i == 5) {
            nt_canvas_text(&canvas, small, NT_SET_LEFT, 10, 20, "kata");
        }
        nt_status status = nt_chart_judge(&chart, &canvas, 100, 50, &err);
        assert_int_equal(status, said[i] ? NT_INVALID : NT_OK);
        assert_true(!said[i] || strstr(err.message[NT_LANG_EN], said[i]));
        assert_true(!said[i] || err.line == 7);
    }
}

TESTS(sample_open_fonts, sample_close_fonts)
