/* The alternative texts of all kinds in both languages against golden/alt.txt. */
#include <string.h>

#include "golden.h"
#include "kind.h"
#include "sample.h"

static const char *all_texts(nt_arena *arena, const nt_fonts *fonts)
{
    nt_buffer out = nt_buffer_open(arena);
    size_t count;
    const nt_chart_kind *kinds = nt_chart_kinds(&count);
    for (size_t k = 0; k < count; k++) {
        for (int lang = 0; lang < NT_LANG_COUNT; lang++) {
            const nt_chart *chart = sample_chart(arena, fonts, kinds[k].id, (nt_lang)lang);
            nt_buffer_printf(&out, "%s %s\n%s\n\n", kinds[k].id, lang ? "en" : "id", chart->alt);
        }
        for (size_t i = 0; k == 3 && i < sample_nasty_count; i++) {
            const nt_chart *chart = sample_nasty(arena, fonts, kinds[k].id, i);
            nt_buffer_printf(&out, "%s, %s\n%s\n\n", kinds[k].id, sample_nasty_name(i), chart->alt);
        }
    }
    return nt_buffer_text(&out);
}

TEST(test_alternative_texts)
{
    NT_PASSING_ARENA(arena);
    assert_golden(arena, "chart/golden/alt.txt", all_texts(arena, *state));
}

TEST(test_an_empty_chart_says_so)
{
    NT_PASSING_ARENA(arena);
    nt_chart *chart = sample_chart(arena, *state, "slope", NT_LANG_EN);
    chart->series_count = 0;
    sample_complete(arena, chart, *state);
    assert_non_null(strstr(chart->alt, "There are no data to show."));
    assert_true(chart->height_pt < 40);
}

TEST(test_provisional_and_revised_points_are_counted)
{
    NT_PASSING_ARENA(arena);
    nt_chart *chart = sample_chart(arena, *state, "slope", NT_LANG_EN);
    assert_null(strstr(chart->alt, "provisional"));
    const nt_chart_point *point = &chart->series[0].points[0];
    ((nt_ledger_row *)point->row)->flags |= NT_FLAG_PROVISIONAL | NT_FLAG_REVISED;
    sample_complete(arena, chart, *state);
    assert_non_null(strstr(chart->alt, "; 1 revised; 1 provisional"));
}

/* Nobody is named alone as the highest who shares the place. */
TEST(test_ties_are_counted)
{
    static const nt_ledger_row five = {.id = "five", .value = 5, .unit = "cases"};
    static const nt_ledger_row two = {.id = "two", .value = 2, .unit = "cases"};
    static const nt_chart_point north[] = {{.label = "Jan", .row = &five, .remark = ""},
                                           {.label = "Feb", .row = &two, .remark = ""}};
    static const nt_chart_point south[] = {{.label = "Jan", .row = &two, .remark = ""},
                                           {.label = "Feb", .row = &five, .remark = ""}};
    const nt_chart_series series[] = {{.name = "North", .points = north, .count = 2},
                                      {.name = "South", .points = south, .count = 2}};
    const nt_chart chart = {
        .kind = sample_kind("heat-map"), .lang = NT_LANG_EN, .series = series, .series_count = 2};
    NT_PASSING_ARENA(arena);
    assert_non_null(strstr(nt_chart_describe(arena, &chart),
                           "; highest 5\u00A0cases (Jan, North and 1 more)."));
}

TESTS(sample_open_fonts, sample_close_fonts)
