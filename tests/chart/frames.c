/* Charts of frames: what report.json selects, what is refused, what is never shown. */
#include <math.h>
#include <string.h>

#include "axes.h"
#include "check.h"
#include "framed.h"
#include "sample.h"

/* `at`: what stands at the place that is named. */
static void refused(const world *w, const char *definition, const char *part, const char *at)
{
    const nt_chart *chart = NULL;
    nt_error err = {0};
    nt_status status =
        framed_prepare(w->arena, w->fonts, w->results, definition, NT_LANG_ID, &chart, &err);
    assert_int_equal(status, NT_INVALID);
    if (!strstr(err.message[NT_LANG_EN], part)) {
        fail_msg("\"%s\" does not say \"%s\"", err.message[NT_LANG_EN], part);
    }
    assert_int_equal(err.line, 1);
    assert_int_equal(err.column, strstr(definition, at) - definition + 1);
}

/* ---- selections ---- */

static void withhold(const nt_results *results, const char *frame, size_t rows)
{
    const nt_frame *f = nt_results_frame(results, frame);
    for (size_t row = 0; row < rows; row++) {
        nt_ledger_row *cell = (nt_ledger_row *)nt_frame_cell(f, row, 0);
        cell->value = NAN;
        cell->flags |= NT_FLAG_SUPPRESSED;
    }
}

/* Quarters stand in for months that are broken up, where more of them are known; and say so. */
TEST(test_quarters_stand_in_for_broken_months)
{
    static const struct {
        size_t months, quarters, points;
    } withheld[] = {{0, 0, 24}, {8, 0, 24}, {9, 0, 8}, {9, 3, 24}, {9, 2, 8}, {16, 8, 24}};
    for (size_t i = 0; i < sizeof withheld / sizeof *withheld; i++) {
        world w = *(const world *)*state;
        w.results = framed_results(w.arena);
        withhold(w.results, "flow.months", withheld[i].months);
        withhold(w.results, "flow.quarters", withheld[i].quarters);
        const nt_chart *chart = prepared_chart(&w, framed_definition("trends"));
        assert_int_equal(chart->series[0].count, withheld[i].points);
        assert_int_equal(chart->series[1].count, 24);
        const char *name =
            withheld[i].points == 24 ? "Dilaporkan per bulan" : "Dilaporkan per triwulan";
        assert_string_equal(chart->series[0].name, name);
        assert_non_null(strstr(chart->alt, name));
    }
}

TEST(test_a_slip_is_refused_at_its_place)
{
    const world *w = *state;
    refused(w, "{\"id\": \"c\", \"kind\": \"lines\", \"frame\": \"flow.month\"}",
            "did you mean \"flow.months\"", "\"flow.month");
    refused(w,
            "{\"id\": \"c\", \"kind\": \"lines\", \"frame\": \"flow.months\", \"columns\": "
            "[\"reportd\"]}",
            "did you mean \"reported\"", "\"reportd");
    refused(w, "{\"id\": \"c\", \"kind\": \"lines\"}", "\"frame\"", "{");
    refused(w, "{\"id\": \"c\", \"kind\": \"trends\"}", "\"panels\"", "{");
    refused(w, "{\"id\": \"c\", \"kind\": \"trends\", \"panels\": [{\"values\": \"reported\"}]}",
            "names no column", "\"reported");
    refused(w,
            "{\"id\": \"c\", \"kind\": \"trends\", \"panels\": [{\"values\": "
            "\"flow.months.reportd\"}]}",
            "did you mean \"reported\"", "\"flow.months.reportd");
    /* Frames that the kind cannot draw: without its columns, or the one that it is drawn for. */
    refused(w, "{\"id\": \"c\", \"kind\": \"histogram\", \"frame\": \"flow.months\"}",
            "kind of chart draws (count)", "\"flow.months");
    refused(w, "{\"id\": \"c\", \"kind\": \"funnel-plot\", \"frame\": \"provinces\"}",
            "kind of chart draws (ratio)", "\"provinces");
    refused(w, "{\"id\": \"c\", \"kind\": \"lines\", \"frame\": \"stock.ages\"}",
            "can tell 3 apart", "{");
    refused(w,
            "{\"id\": \"c\", \"kind\": \"step-curve\", \"frame\": [\"survival.sanction.a\", "
            "\"survival.sanction.b\", \"survival.sanction.c\"]}",
            "it must have at most 2", "[\"survival");
    refused(w,
            "{\"id\": \"c\", \"kind\": \"tile-map\", \"frame\": \"positions\", \"column\": "
            "\"reported\"}",
            "a tile map takes areas only", "{");
}

TEST(test_rows_are_refused_unless_they_are_rows)
{
    const world *w = *state;
#define ROWS(text)                                                                                 \
    "{\"id\": \"c\", \"kind\": \"lines\", \"frame\": \"flow.months\", \"rows\": " text "}"
    refused(w, ROWS("3"), "an object", "3}");
    refused(w, ROWS("{\"first\": 0}"), "must be at least 1", "0}");
    refused(w, ROWS("{\"limit\": 1.5}"), "whole number", "1.5");
    refused(w, ROWS("{\"frist\": 2}"), "first", "\"frist");
}

TEST(test_rows_can_be_chosen)
{
    const world *w = *state;
    const nt_chart *chart = prepared_chart(w, ROWS("{\"last\": 12}"));
    assert_int_equal(chart->series[0].count, 12);
    assert_string_equal(chart->series[0].points[0].code, "2023-04");
    chart = prepared_chart(w, ROWS("{\"first\": \"2023-01\", \"limit\": 3}"));
    assert_int_equal(chart->series[0].count, 3);
    assert_string_equal(chart->series[0].points[2].code, "2023-03");
    chart = prepared_chart(w, ROWS("{\"first\": 24}"));
    assert_int_equal(chart->series[0].count, 1);
    chart = prepared_chart(w, ROWS("{\"first\": \"2031-01\"}"));
    assert_int_equal(chart->series_count, 0);
}

/* A frame of one column, which is not the first that the kind looks for. */
TEST(test_a_kind_finds_its_column)
{
    const world *w = *state;
    const nt_chart *chart = prepared_chart(
        w, "{\"id\": \"c\", \"kind\": \"ranked-bars\", \"frame\": \"delays.decision\"}");
    assert_int_equal(chart->series_count, 1);
}

/* A register without decisions has no frame about them; its template still builds. */
TEST(test_what_a_register_lacks_is_an_empty_chart)
{
    const world *w = *state;
    const nt_chart *chart = prepared_chart(
        w, "{\"id\": \"c\", \"kind\": \"histogram\", \"frame\": \"delays.sanction\"}");
    assert_int_equal(chart->series_count, 0);
    assert_non_null(strstr(chart->alt, "Tidak ada data untuk ditampilkan."));
    chart = prepared_chart(w, "{\"id\": \"c\", \"kind\": \"lines\", \"frame\": \"flow.months\", "
                              "\"columns\": [\"reported\", \"not-proven\"]}");
    assert_int_equal(chart->series_count, 1);
    chart = prepared_chart(w, "{\"id\": \"c\", \"kind\": \"step-curve\", \"frame\": "
                              "\"survival.decision.all\"}");
    assert_int_equal(chart->series_count, 0);
}

TEST(test_every_number_is_a_row_of_the_ledger)
{
    const world *w = *state;
    size_t count;
    const nt_chart_kind *kinds = nt_chart_kinds(&count);
    for (size_t k = 0; k < count; k++) {
        const char *definition = framed_definition(kinds[k].id);
        const nt_chart *chart = definition ? prepared_chart(w, definition) : NULL;
        for (size_t s = 0; chart && s < chart->series_count; s++) {
            for (size_t i = 0; i < chart->series[s].count; i++) {
                const nt_ledger_row *row = chart->series[s].points[i].row;
                assert_true(!row || nt_ledger_find(w->results->ledger, row->id) == row);
            }
        }
    }
}

TEST(test_a_total_may_stand_in_another_frame)
{
    const world *w = *state;
    const nt_chart *chart = prepared_chart(w, framed_definition("stacked-bars"));
    const nt_chart_series *total = nt_chart_coded(chart, "total", 0);
    assert_non_null(total);
    assert_string_equal(total->points[21].row->id, "flow.months.2024-01.reported");
    assert_string_equal(chart->series[0].code, "proven");
    chart = prepared_chart(w, "{\"id\": \"c\", \"kind\": \"stacked-bars\", \"frame\": "
                              "\"flow.outcomes\", \"total\": \"total\", \"rows\": {\"last\": 2}}");
    total = nt_chart_coded(chart, "total", 0);
    assert_string_equal(total->points[1].row->id, "flow.outcomes.2024-03.total");
    refused(w,
            "{\"id\": \"c\", \"kind\": \"stacked-bars\", \"frame\": \"flow.outcomes\", "
            "\"total\": \"flow.months.repotred\"}",
            "no column \"repotred\"", "\"flow.months.rep");
}

static nt_canvas drawn(const world *w, const nt_chart *chart)
{
    static nt_error err;
    nt_canvas canvas = nt_canvas_open(w->arena, w->fonts, chart->lang, chart->width_pt, &err);
    nt_chart_draw(&canvas, chart);
    assert_int_equal(canvas.status, NT_OK);
    return canvas;
}

static size_t times(const nt_canvas *canvas, const char *text)
{
    size_t count = 0;
    NT_EACH(const nt_drawn, mark, canvas->marks.items, canvas->marks.count) {
        count += mark->shape == NT_MARK_WORDS && strcmp(mark->text, text) == 0;
    }
    return count;
}

static const char map_of_proven[] =
    "{\"id\": \"c\", \"kind\": \"tile-map\", \"frame\": \"provinces\", \"column\": \"proven\"}";

TEST(test_what_has_no_tile_is_written_below_the_map)
{
    const world *w = *state;
    const nt_chart *chart = prepared_chart(w, map_of_proven);
    const nt_chart_series *series = &chart->series[0];
    assert_string_equal(chart->kind->id, "tile-map");
    assert_string_equal(chart->instead, "");
    assert_int_equal(series->count, SAMPLE_PROVINCES + 1);
    assert_string_equal(series->points[0].label, "Aceh");
    assert_float_equal(series->points[0].row->value, 21, 0);
    assert_string_equal(series->points[SAMPLE_PROVINCES].code, "unknown");
    nt_canvas canvas = drawn(w, chart);
    assert_int_equal(times(&canvas, "Tanpa ubin: tidak diketahui 12"), 1);
}

/* The rows of `frame` on no grid: the codes of Sumatra's provinces, the names of other areas. */
static const nt_chart *of_other_areas(const world *w, nt_tiling_fit fit, const char *definition)
{
    nt_frame *renamed =
        nt_arena_copy(w->arena, nt_results_frame(w->results, "provinces"), sizeof *renamed);
    nt_frame_key *rows = nt_arena_copy(w->arena, renamed->rows, renamed->row_count * sizeof *rows);
    nt_tiling *none = nt_new(w->arena, nt_tiling);
    none->fit = fit;
    for (size_t i = 0; i < renamed->row_count; i++) {
        const char *name = nt_arena_printf(w->arena, "Distrito %zu", i + 1);
        rows[i].label = (nt_text){{name, name}};
    }
    renamed->rows = rows;
    renamed->tiling = none;
    nt_results *results = nt_new(w->arena, nt_results);
    nt_index *index = nt_index_open(w->arena);
    nt_index_put_frames(index, renamed, 1);
    nt_index_seal(index);
    *results = (nt_results){
        .ledger = w->results->ledger, .index = index, .frames = renamed, .frame_count = 1};
    const world other = {w->arena, w->fonts, results};
    return prepared_chart(&other, definition);
}

TEST(test_bars_take_the_place_of_a_map_that_does_not_fit)
{
    const world *w = *state;
    const nt_chart *chart = of_other_areas(
        w, NT_TILING_NONE,
        "{\"id\": \"c\", \"kind\": \"tile-map\", \"frame\": \"provinces\", \"column\": "
        "\"proven\", \"limit\": 20}");
    assert_string_equal(chart->kind->id, "ranked-bars");
    assert_int_equal(chart->series[0].count, 20);
    assert_string_equal(chart->series[0].points[0].label, "Distrito 27"); /* 121 cases */
    assert_string_equal(chart->instead,
                        "Daftar berurutan menggantikan peta ubin karena wilayah-wilayah ini tidak "
                        "mempunyai ubin.");
    assert_string_equal(chart->scope, "ditampilkan 20 dari 39");
    assert_string_equal(chart->note, chart->instead);
    assert_memory_equal(chart->alt, "Grafik batang berurutan.", 24);
    assert_non_null(strstr(chart->alt, chart->instead));
    assert_null(strstr(chart->alt, "Aceh"));
    chart = of_other_areas(w, NT_TILING_SHARED,
                           "{\"id\": \"c\", \"kind\": \"tile-map\", \"frame\": \"provinces\", "
                           "\"column\": \"proven\"}");
    assert_int_equal(chart->series[0].count, SAMPLE_PROVINCES + 1);
    assert_string_equal(chart->instead,
                        "Daftar berurutan menggantikan peta ubin karena dua nilai jatuh pada satu "
                        "ubin.");
}

TEST(test_a_ranking_puts_the_unknown_last)
{
    const world *w = *state;
    const nt_chart *chart =
        prepared_chart(w, "{\"id\": \"c\", \"kind\": \"ranked-bars\", \"frame\": \"provinces\", "
                          "\"column\": \"sanction-ratio\"}");
    const nt_chart_series *series = &chart->series[0];
    assert_string_equal(series->points[series->count - 1].code, "unknown");
    assert_string_equal(series->points[0].label, "Lampung");
    chart = prepared_chart(w, framed_definition("pareto"));
    assert_string_equal(chart->series[0].points[6].code, "unknown");
    assert_float_equal(chart->series[1].points[6].x, 100, 1e-9);
    assert_float_equal(chart->series[1].points[0].x, 100.0 * 561 / 2034, 1e-9);
}

/* ---- what is drawn ---- */

TEST(test_a_heat_map_tells_zero_suppressed_and_unknown_apart)
{
    const world *w = *state;
    const nt_chart *chart = prepared_chart(w, framed_definition("heat-map"));
    size_t zero = 0, suppressed = 0, unknown = 0;
    for (size_t s = 0; s < chart->series_count; s++) {
        NT_EACH(const nt_chart_point, point, chart->series[s].points, chart->series[s].count) {
            suppressed += nt_point_suppressed(point);
            unknown += !point->row;
            zero += nt_point_known(point) && point->row->value == 0;
        }
    }
    nt_canvas canvas = drawn(w, chart);
    assert_true(suppressed > 50 && unknown == 12);
    assert_int_equal(times(&canvas, "0"), zero);
    assert_int_equal(times(&canvas, "–"), suppressed + 1); /* and the key */
    assert_int_equal(times(&canvas, "tidak diketahui"), 1);
}

/* The mark of these words that begins at that height, or the first. */
static const nt_drawn *word_at(const nt_canvas *canvas, const char *text, const double *y0)
{
    NT_EACH(const nt_drawn, mark, canvas->marks.items, canvas->marks.count) {
        if (mark->shape == NT_MARK_WORDS && strcmp(mark->text, text) == 0 &&
            (!y0 || fabs(nt_drawn_box(mark).y0 - *y0) < 1)) {
            return mark;
        }
    }
    return NULL;
}

/* Of no matter how many: where a name has no room above its column, a number stands there. */
TEST(test_a_heat_map_names_each_of_its_columns)
{
    const world *w = *state;
    nt_chart chart = *prepared_chart(w, framed_definition("heat-map"));
    const size_t all = 26;
    nt_chart_series *series = nt_new_array(w->arena, nt_chart_series, all);
    for (size_t s = 0; s < all; s++) {
        series[s] = chart.series[s % chart.series_count];
        series[s].name = nt_arena_printf(w->arena, "Kolom%c menurut tahap", (char)('A' + s));
        series[s].code = series[s].name;
    }
    chart.series = series;
    for (chart.series_count = 1; chart.series_count <= all; chart.series_count++) {
        nt_canvas canvas = drawn(w, &chart);
        nt_buffer said = nt_buffer_open(w->arena);
        NT_EACH(const nt_drawn, mark, canvas.marks.items, canvas.marks.count) {
            nt_buffer_printf(&said, "%s ", mark->shape == NT_MARK_WORDS ? mark->text : "");
        }
        for (size_t s = 0; s < chart.series_count; s++) {
            const char *name = nt_arena_printf(w->arena, "Kolom%c", (char)('A' + s));
            const char *at = strstr(nt_buffer_text(&said), name);
            assert_non_null(at);
            if (at > said.bytes && (unsigned char)at[-1] == 0xA0) { /* behind its number */
                double y0 = nt_drawn_box(word_at(&canvas, "1", NULL)).y0;
                assert_non_null(word_at(&canvas, nt_arena_printf(w->arena, "%zu", s + 1), &y0));
            }
        }
    }
}

TEST(test_a_funnel_plot_names_only_what_is_outside)
{
    const world *w = *state;
    nt_canvas canvas = drawn(w, prepared_chart(w, framed_definition("funnel-plot")));
    assert_int_equal(times(&canvas, "Jawa Tengah"), 1);
    assert_int_equal(times(&canvas, "Sulawesi Selatan"), 1);
    size_t named = 0, dots = 0;
    for (size_t i = 0; i < SAMPLE_PROVINCES; i++) {
        named += times(&canvas, sample_province(i)->name);
    }
    for (size_t i = 0; i < canvas.marks.count; i++) {
        dots += canvas.marks.items[i].shape == NT_MARK_DISC;
    }
    assert_int_equal(named, 2);
    assert_int_equal(dots, 32); /* of 38, three suppressed, one unknown, two outside are squares */
    assert_int_equal(
        times(&canvas,
              "4 tidak digambar: tidak ditampilkan demi kerahasiaan, atau tidak diketahui"),
        1);
}

/* The outer limits, the only rules 0.9 pt wide: between two areas a curve, not one straight line.
 */
TEST(test_limits_are_curves)
{
    const world *w = *state;
    nt_canvas canvas = drawn(w, prepared_chart(w, framed_definition("funnel-plot")));
    size_t pieces = 0;
    NT_EACH(const nt_drawn, mark, canvas.marks.items, canvas.marks.count) {
        if (mark->shape == NT_MARK_RULE && fabs(mark->stroke_pt - 0.9) < 1e-9) {
            assert_true(fabs(mark->at.x1 - mark->at.x0) < 2.6);
            pieces++;
        }
    }
    assert_true(pieces > SAMPLE_PROVINCES * 2);
}

TEST(test_numbers_at_risk_are_those_of_their_day)
{
    const world *w = *state;
    const nt_chart *chart = prepared_chart(w, framed_definition("step-curve"));
    nt_canvas canvas = drawn(w, chart);
    const nt_chart_series *risk = nt_chart_coded(chart, "at-risk", 0);
    for (size_t i = 0; i < risk->count; i++) {
        if (fmod(risk->points[i].x, 90) == 0) {
            const char *text = nt_point_value(&canvas, &risk->points[i], false);
            assert_true(times(&canvas, text) >= 1);
        }
    }
    assert_int_equal(times(&canvas, "masih diamati"), 1);
    /* Rows on other days than round ones: the axis has theirs, and a number below each. */
    nt_chart thin = *chart;
    nt_chart_series *series =
        nt_arena_copy(w->arena, chart->series, chart->series_count * sizeof *series);
    for (size_t s = 0; s < chart->series_count; s++) {
        nt_chart_point *points = nt_new_array(w->arena, nt_chart_point, series[s].count + 1);
        size_t kept = 0;
        for (size_t i = 0; i < series[s].count; i++) {
            if (series[s].count == 1 || i % 11 == 2) {
                points[kept++] = series[s].points[i];
            }
        }
        series[s].points = points;
        series[s].count = kept;
    }
    thin.series = series;
    canvas = drawn(w, &thin);
    assert_int_equal(times(&canvas, "masih diamati"), 1);
    assert_int_equal(times(&canvas, "90"), 0);
    risk = nt_chart_coded(&thin, "at-risk", 0);
    size_t days = 0;
    for (size_t i = 0; i < risk->count; i++) {
        const char *day = nt_arena_printf(w->arena, "%.0f", risk->points[i].x);
        bool last = times(&canvas, nt_arena_printf(w->arena, "%s hari", day)) > 0;
        if (last || times(&canvas, day)) {
            assert_true(times(&canvas, nt_point_value(&canvas, &risk->points[i], false)) >= 1);
            days++;
        }
    }
    assert_true(days >= 3);
}

TEST(test_names_of_curves_speak_the_language_of_the_report)
{
    const world *w = *state;
    static const char definition[] =
        "{\"id\": \"c\", \"kind\": \"step-curve\", \"frame\": "
        "[\"survival.sanction.pilkada-2020\", \"survival.sanction.pemilu-2024\"], "
        "\"names\": [{\"id\": \"dahulu\", \"en\": \"then\"}, \"2024\"]}";
    static const char *const first[NT_LANG_COUNT] = {"dahulu", "then"};
    for (nt_lang lang = NT_LANG_ID; lang < NT_LANG_COUNT; lang++) {
        const nt_chart *chart = NULL;
        nt_error err = {0};
        assert_int_equal(
            framed_prepare(w->arena, w->fonts, w->results, definition, lang, &chart, &err), NT_OK);
        assert_non_null(strstr(chart->alt, first[lang]));
        assert_non_null(strstr(chart->alt, "2024"));
    }
    refused(w,
            "{\"id\": \"c\", \"kind\": \"step-curve\", \"frame\": "
            "\"survival.sanction.pilkada-2020\", \"names\": [{\"de\": \"damals\"}]}",
            "\"de\" is not known here", "\"de");
}

/* The columns of a stack stand on zero and are as high as their parts together. */
TEST(test_a_stack_adds_up)
{
    const world *w = *state;
    const nt_chart *chart =
        prepared_chart(w, "{\"id\": \"c\", \"kind\": \"age-areas\", \"frame\": \"stock.ages\"}");
    nt_canvas canvas = drawn(w, chart);
    double zero = 0, top = 1e9, high_305 = 0;
    NT_EACH(const nt_drawn, mark, canvas.marks.items, canvas.marks.count) {
        if (mark->shape == NT_MARK_RULE && mark->at.y0 == mark->at.y1 &&
            mark->at.x1 - mark->at.x0 > 200) {
            zero = fmax(zero, mark->at.y0);
            top = fmin(top, mark->at.y0);
        }
        if (mark->shape == NT_MARK_AREA && mark->at.x1 - mark->at.x0 > 20) {
            high_305 = high_305 > 0 ? fmin(high_305, nt_drawn_box(mark).y0) : nt_drawn_box(mark).y0;
        }
    }
    /* The scale ends at 350; the last quarter's 305 is the highest column. */
    assert_float_equal((zero - high_305) / (zero - top), 305.0 / 350, 1e-3);
    assert_int_equal(times(&canvas, "305"), 1);
    assert_int_equal(times(&canvas, "350\u00a0kasus"), 1);
}

static double bar_height(const nt_canvas *canvas, double width, double tolerance)
{
    NT_EACH(const nt_drawn, mark, canvas->marks.items, canvas->marks.count) {
        nt_rect box = nt_drawn_box(mark);
        if (mark->shape == NT_MARK_AREA && fabs(box.x1 - box.x0 - width) < tolerance) {
            return box.y1 - box.y0;
        }
    }
    fail_msg("no bar is %.1f wide", width);
    return 0;
}

/* Three cases in sixteen bins joined are not as high as three in one. */
TEST(test_joined_bins_keep_their_area)
{
    const world *w = *state;
    static const struct {
        const char *code;
        double x, count;
    } given[] = {{"0-15", 0, 60}, {"16-30", 15, 20}, {"31-90", 30, 80}};
    nt_chart_point points[3];
    for (size_t i = 0; i < 3; i++) {
        points[i] =
            (nt_chart_point){.label = given[i].code,
                             .x = given[i].x,
                             .row = sample_row(w->arena, given[i].code, given[i].count, 0, "cases"),
                             .remark = "",
                             .code = given[i].code};
    }
    nt_chart chart = *prepared_chart(w, framed_definition("histogram"));
    const nt_chart_series series = {
        .name = "perkara", .points = points, .count = 3, .code = "count"};
    chart.series = &series;
    chart.series_count = 1;
    nt_canvas canvas = drawn(w, &chart);
    double widest = 0;
    NT_EACH(const nt_drawn, mark, canvas.marks.items, canvas.marks.count) {
        nt_rect box = nt_drawn_box(mark);
        widest = mark->shape == NT_MARK_AREA ? fmax(widest, box.x1 - box.x0) : widest;
    }
    /* 60 days wide against 15, a gap of 0.6 pt apart: 80 cases are 20 a bin, as high as 20. */
    double narrow = (widest + 0.6) / 4 - 0.6;
    assert_float_equal(bar_height(&canvas, widest, 0.01), bar_height(&canvas, narrow, 0.01) / 3,
                       1e-6);
    assert_int_equal(
        times(&canvas,
              "Tinggi batang: kasus per 15 hari; batang yang lebar menggabungkan beberapa kelas."),
        1);
}

/* A column of held-back parts is as high as its total, and says no more. */
TEST(test_suppressed_parts_stand_together)
{
    const world *w = *state;
    nt_chart chart =
        *prepared_chart(w, "{\"id\": \"c\", \"kind\": \"age-areas\", \"frame\": \"stock.ages\"}");
    nt_canvas whole = drawn(w, &chart);
    nt_chart_series *series =
        nt_arena_copy(w->arena, chart.series, chart.series_count * sizeof *series);
    for (size_t s = 0; s < 2; s++) {
        nt_chart_point *points =
            nt_arena_copy(w->arena, series[s].points, series[s].count * sizeof *points);
        nt_ledger_row *row = nt_arena_copy(w->arena, points[7].row, sizeof *row);
        row->value = NAN;
        row->flags = NT_FLAG_SUPPRESSED;
        points[7].row = row;
        series[s].points = points;
    }
    chart.series = series;
    nt_canvas less = drawn(w, &chart);
    assert_int_equal(times(&whole, "–"), 0);
    assert_int_equal(times(&less, "–"), 3); /* in the box, and for both names at the right */
    assert_int_equal(times(&less, "305"), 1);
    assert_int_equal(times(&less, "179"), 0); /* 58 and 121 together */
    double top[2] = {1e9, 1e9};
    const nt_canvas *both[2] = {&whole, &less};
    for (size_t c = 0; c < 2; c++) {
        NT_EACH(const nt_drawn, mark, both[c]->marks.items, both[c]->marks.count) {
            bool column = mark->shape == NT_MARK_AREA && mark->at.x1 - mark->at.x0 > 20;
            top[c] = column ? fmin(top[c], nt_drawn_box(mark).y0) : top[c];
        }
    }
    assert_float_equal(top[0], top[1], 1e-6);
    NT_EACH(const nt_drawn, mark, less.marks.items, less.marks.count) {
        if (mark->shape == NT_MARK_WORDS && strcmp(mark->text, "305") == 0) {
            assert_true(nt_drawn_box(mark).y1 <= top[1]); /* above the box, not in it */
        }
    }
}

/* ---- what is never shown ---- */

TEST(test_no_output_gives_a_suppressed_count_away)
{
    const world *w = *state;
    size_t count, index = sample_nasty_count - 1;
    const nt_chart_kind *kinds = nt_chart_kinds(&count);
    assert_string_equal(sample_nasty_name(index), "suppressed");
    for (size_t k = 0; k < count; k++) {
        nt_error err;
        nt_sheet sheet;
        nt_bytes svg;
        const nt_chart *chart = sample_nasty(w->arena, w->fonts, kinds[k].id, index);
        assert_int_equal(nt_chart_alone(w->arena, chart, w->fonts, &sheet, &err), NT_OK);
        svg = nt_output_svg(&sheet, false);
        const char *outputs[] = {chart->alt, nt_chart_csv(w->arena, chart).bytes,
                                 nt_arena_text(w->arena, svg.bytes, svg.length)};
        for (size_t i = 0; i < 3; i++) {
            assert_null(strstr(outputs[i], "7700"));
            assert_null(strstr(outputs[i], "77.00"));
        }
        assert_non_null(strstr(outputs[1], ",tidak ditampilkan,\n"));
    }
}

/* ---- periods ---- */

TEST(test_periods)
{
    nt_period p;
    assert_true(nt_step_read("2024-03", &p));
    assert_string_equal(nt_step_short(NT_LANG_ID, p), "Mar");
    assert_true(nt_step_read("2023-08", &p));
    assert_string_equal(nt_step_short(NT_LANG_ID, p), "Agu");
    assert_true(nt_step_read("2024-Q4", &p));
    assert_string_equal(nt_step_short(NT_LANG_ID, p), "TW IV");
    assert_string_equal(nt_step_short(NT_LANG_EN, p), "Q4");
    static const char *const not [] = {"2024-13", "2024-Q5", "2024",     "2024-", "-120",
                                       "73",      "73.71",   "2024-003", "",      "2024-1x"};
    for (size_t i = 0; i < sizeof not / sizeof *not ; i++) {
        assert_false(nt_step_read(not [i], &p));
    }
    assert_false(nt_step_read(NULL, &p));
}

TESTS(open_world, close_world)
