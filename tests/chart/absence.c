/* A chart of which nothing may be shown says so in one line: it never prints an empty frame. */
#include <math.h>
#include <string.h>

#include "check.h"
#include "framed.h"
#include "kind.h"
#include "sample.h"

enum { LOWEST_PLOT_PT = 45 };

/* Every point gets a row of that value, its own id and its place. */
static nt_chart *refilled(const world *w, const nt_chart *chart, double value, unsigned flags)
{
    nt_chart *out = nt_arena_copy(w->arena, chart, sizeof *chart);
    nt_chart_series *series =
        nt_arena_copy(w->arena, chart->series, chart->series_count * sizeof *series);
    for (size_t s = 0; s < chart->series_count; s++) {
        nt_chart_point *points =
            nt_arena_copy(w->arena, series[s].points, series[s].count * sizeof *points);
        for (size_t i = 0; i < series[s].count; i++) {
            nt_ledger_row row = {.id = "x", .unit = "cases", .part = -1, .whole = -1};
            row.label = points[i].row ? points[i].row->label : row.label;
            row.value = value;
            row.lower = row.upper = NAN;
            row.flags = flags;
            points[i].row = nt_arena_copy(w->arena, &row, sizeof row);
        }
        series[s].points = points;
    }
    out->series = series;
    sample_complete(w->arena, out, w->fonts);
    return out;
}

static nt_chart *prepared(const world *w, const char *kind)
{
    const char *definition = framed_definition(kind);
    return definition ? nt_arena_copy(w->arena, prepared_chart(w, definition), sizeof(nt_chart))
                      : NULL;
}

static void says_only(const world *w, const nt_chart *chart, nt_absence word)
{
    nt_error err;
    nt_canvas canvas = nt_canvas_open(w->arena, w->fonts, chart->lang, chart->width_pt, &err);
    const char *sentence = nt_absence_text(chart->lang, word);
    assert_true(nt_chart_draw(&canvas, chart) < LOWEST_PLOT_PT);
    assert_true(chart->height_pt < LOWEST_PLOT_PT);
    assert_non_null(strstr(chart->alt, sentence));
    /* The words lie on the box, which covers what is under it. */
    assert_true(canvas.marks.count >= 2);
    assert_int_equal(canvas.marks.items[canvas.marks.count - 1].shape, NT_MARK_WORDS);
    NT_EACH(const nt_drawn, mark, canvas.marks.items, canvas.marks.count) {
        assert_true(mark->shape != NT_MARK_RULE && mark->shape != NT_MARK_DISC);
    }
}

static void every_kind_says(const world *w, double value, unsigned flags, nt_absence word,
                            bool only_sizes)
{
    size_t count, seen = 0;
    const nt_chart_kind *kinds = nt_chart_kinds(&count);
    for (size_t k = 0; k < count; k++) {
        const nt_kind *kind = kinds[k].implementation;
        nt_chart *chart = prepared(w, kinds[k].id);
        if (!chart || (only_sizes && !kind->needs_size)) {
            continue;
        }
        assert_true(chart->height_pt > LOWEST_PLOT_PT);
        says_only(w, refilled(w, chart, value, flags), word);
        seen++;
    }
    assert_true(seen >= 5);
}

TEST(test_no_kind_draws_an_empty_frame)
{
    every_kind_says(*state, 7700, NT_FLAG_SUPPRESSED, NT_ABSENCE_ALL_SUPPRESSED, false);
    every_kind_says(*state, NAN, 0, NT_ABSENCE_ALL_UNKNOWN, false);
    every_kind_says(*state, 0, 0, NT_ABSENCE_ALL_ZERO, true);
}

/* Zeros are not said to be all there is where others are held back. */
TEST(test_zeros_beside_what_is_held_back)
{
    const world *w = *state;
    nt_chart *chart = refilled(w, prepared(w, "stacked-bars"), 0, 0);
    assert_int_equal(nt_chart_absence(chart), NT_ABSENCE_ALL_ZERO);
    nt_ledger_row row = *chart->series[0].points[0].row;
    ((nt_chart_point *)chart->series[0].points)[0].row = &row;
    row.flags = NT_FLAG_SUPPRESSED;
    assert_int_equal(nt_chart_absence(chart), NT_ABSENCE_MOSTLY_SUPPRESSED);
    row.flags = 0;
    row.value = NAN;
    assert_int_equal(nt_chart_absence(chart), NT_ABSENCE_ZERO_OR_UNKNOWN);
    row.value = 3;
    assert_int_equal(nt_chart_absence(chart), NT_ABSENCE_NONE);
}

/* Two rows of a scale, of one unit and procedure or of two. */
static void two_on_a_scale(const world *w, nt_chart *chart, const char *unit,
                           const nt_procedure *procedure)
{
    static nt_counter counters[2];
    static const nt_procedure first = {.id = "one"};
    nt_chart *made = refilled(w, chart, 5, 0);
    size_t last = chart->series_count - 1;
    nt_chart_point *points[2] = {(nt_chart_point *)&made->series[0].points[0],
                                 (nt_chart_point *)&made->series[last].points[0]};
    points[1] += made->series[last].count > 1;
    nt_ledger_row row = *points[1]->row;
    row.unit = unit;
    points[1]->row = &row;
    counters[0] = (nt_counter){.id = "A", .procedure = &first};
    counters[1] = (nt_counter){.id = "B", .procedure = procedure ? procedure : &first};
    points[0]->counter = &counters[0];
    points[1]->counter = &counters[1];
    nt_absence expected = strcmp(unit, "cases") != 0 ? NT_ABSENCE_UNITS_DIFFER
                          : procedure                ? NT_ABSENCE_PROCEDURES_DIFFER
                                                     : NT_ABSENCE_NONE;
    sample_complete(w->arena, made, w->fonts);
    assert_int_equal(nt_chart_absence(made), expected);
    if (expected != NT_ABSENCE_NONE) {
        says_only(w, made, expected);
    }
}

TEST(test_no_scale_mixes_units_or_procedures)
{
    static const char *const shared[] = {"lines",    "ranked-bars",  "grouped-bars",    "dumbbell",
                                         "slope",    "stacked-bars", "small-multiples", "funnel",
                                         "heat-map", "age-areas"};
    static const nt_procedure other = {.id = "two"};
    const world *w = *state;
    for (size_t k = 0; k < sizeof shared / sizeof *shared; k++) {
        nt_chart *chart = prepared(w, shared[k]);
        chart = chart ? chart : sample_chart(w->arena, w->fonts, shared[k], NT_LANG_ID);
        two_on_a_scale(w, chart, "cases", NULL);
        two_on_a_scale(w, chart, "persons", NULL);
        two_on_a_scale(w, chart, "cases", &other);
        two_on_a_scale(w, chart, "persons", &other);
    }
}

/* Joined to two, bins say nothing of a distribution. */
TEST(test_a_few_bins_are_no_histogram)
{
    const world *w = *state;
    nt_chart *chart = prepared(w, "histogram");
    nt_chart_series *series = (nt_chart_series *)chart->series;
    series[0].count = 3;
    assert_int_equal(nt_chart_absence(chart), NT_ABSENCE_NONE);
    series[0].count = 2;
    sample_complete(w->arena, chart, w->fonts);
    says_only(w, chart, NT_ABSENCE_TOO_FEW);
}

TEST(test_no_kind_draws_a_selection_without_points)
{
    const world *w = *state;
    size_t count;
    const nt_chart_kind *kinds = nt_chart_kinds(&count);
    for (size_t k = 0; k < count; k++) {
        nt_chart *chart = prepared(w, kinds[k].id);
        chart = chart ? chart : sample_chart(w->arena, w->fonts, kinds[k].id, NT_LANG_ID);
        chart->series_count = 0;
        sample_complete(w->arena, chart, w->fonts);
        says_only(w, chart, NT_ABSENCE_NO_DATA);
    }
}

/* What stands beside the plot is no reason to draw it. */
TEST(test_helps_alone_are_no_plot)
{
    static const char *const kinds[] = {"step-curve", "funnel-plot", "histogram"};
    const world *w = *state;
    for (size_t k = 0; k < sizeof kinds / sizeof *kinds; k++) {
        nt_chart *whole = prepared(w, kinds[k]), *bare = refilled(w, whole, 1, NT_FLAG_SUPPRESSED);
        const nt_kind *kind = nt_kind_of(whole);
        nt_chart_series *series =
            nt_arena_copy(w->arena, whole->series, whole->series_count * sizeof *series);
        size_t helps = 0;
        for (size_t s = 0; s < whole->series_count; s++) {
            bool carries = kind->carrier ? nt_series_is(&series[s], kind->carrier)
                                         : !nt_series_is(&series[s], kind->helper);
            series[s] = carries ? bare->series[s] : series[s];
            helps += !carries;
        }
        assert_true(helps > 0 && helps < whole->series_count);
        bare->series = series;
        sample_complete(w->arena, bare, w->fonts);
        says_only(w, bare, NT_ABSENCE_ALL_SUPPRESSED);
    }
}

/* Months of zero cases stay known: what counts is how many of the others may be shown. */
TEST(test_lines_of_gaps_are_not_drawn)
{
    const world *w = *state;
    nt_chart *chart = prepared(w, "lines");
    nt_chart_series *series =
        nt_arena_copy(w->arena, chart->series, chart->series_count * sizeof *series);
    for (size_t s = 0; s < chart->series_count; s++) {
        nt_chart_point *points =
            nt_arena_copy(w->arena, series[s].points, series[s].count * sizeof *points);
        for (size_t i = 0; i < series[s].count; i++) {
            nt_ledger_row row = *points[i].row;
            row.value = i % 4 == 0 ? 0 : row.value;
            row.flags |= i % 4 > 1 ? NT_FLAG_SUPPRESSED : 0;
            points[i].row = nt_arena_copy(w->arena, &row, sizeof row);
        }
        series[s].points = points;
    }
    assert_int_equal(nt_chart_absence(chart), NT_ABSENCE_NONE);
    chart->series = series;
    sample_complete(w->arena, chart, w->fonts);
    says_only(w, chart, NT_ABSENCE_MOSTLY_SUPPRESSED);
}

/* Takes the value of every point of which `gone` has the place. */
static void take_away(const nt_chart *chart, size_t series, uint64_t gone)
{
    for (size_t i = 0; i < chart->series[series].count; i++) {
        if (gone >> i & 1) {
            ((nt_ledger_row *)(uintptr_t)chart->series[series].points[i].row)->value = NAN;
        }
    }
}

static nt_canvas drawn(const world *w, const nt_chart *chart)
{
    nt_error err;
    nt_canvas canvas = nt_canvas_open(w->arena, w->fonts, chart->lang, chart->width_pt, &err);
    nt_chart_draw(&canvas, chart);
    return canvas;
}

/* Months have a dot where a line ends; a value between gaps has words, and no dot of its own. */
TEST(test_a_value_that_no_line_leads_to_is_said)
{
    const world *w = *state;
    nt_chart *chart = refilled(w, prepared(w, "lines"), 5, 0);
    size_t dots = 0;
    nt_buffer words = nt_buffer_open(w->arena);
    take_away(chart, 0, 2);
    ((nt_chart_point *)(uintptr_t)chart->series[0].points)->doubtful = true;
    const char *expected =
        nt_arena_printf(w->arena, "sesudahnya: %s, %s: 5\u00A0kasus (diragukan).",
                        chart->series[0].name, chart->series[0].points[0].label);
    nt_canvas canvas = drawn(w, chart);
    NT_EACH(const nt_drawn, mark, canvas.marks.items, canvas.marks.count) {
        dots += mark->shape == NT_MARK_DISC;
        nt_buffer_printf(&words, "%s ", mark->shape == NT_MARK_WORDS ? mark->text : "");
    }
    assert_int_equal(dots, 1); /* of the others squares */
    assert_non_null(strstr(nt_buffer_text(&words), expected));
    /* Of two lines one alone compares nothing; a chart of one line is whole. */
    nt_chart two = *chart;
    two.series_count = 2;
    assert_int_equal(nt_chart_absence(&two), NT_ABSENCE_NONE);
    take_away(&two, 1, UINT64_MAX);
    assert_int_equal(nt_chart_absence(&two), NT_ABSENCE_TOO_FEW);
    two.series_count = 1;
    assert_int_equal(nt_chart_absence(&two), NT_ABSENCE_NONE);
    for (size_t s = 0; s < chart->series_count; s++) {
        take_away(chart, s, 0xAAAAAAAAAAAAAAAA);
    }
    assert_int_equal(nt_chart_absence(chart), NT_ABSENCE_TOO_FEW);
}

TESTS(open_world, close_world)
