/* The data table: exactly what is drawn. */
#include <stdio.h>
#include <string.h>

#include "check.h"
#include "sample.h"

static const char head[] =
    "series,label,x,value,lower,upper,part,whole,unit,as_of,ledger_id,remark,stamp\n";

TEST(test_every_cell)
{
    NT_PASSING_ARENA(arena);
    nt_chart *chart = sample_chart(arena, *state, "ratio-by-age", NT_LANG_ID);
    nt_ledger_row half = *sample_ratio(arena, "e.2020-09-30.ratio", 1, 2);
    half.lower = 9.5;
    half.upper = 90.25;
    half.as_of = nt_date_from_civil(2020, 9, 30);
    nt_ledger_row seventy = *sample_row(arena, "e.70", 70, 0, "percent");
    const nt_chart_point points[] = {
        {.label = "30 Sep 2020", .x = -70, .row = &half, .remark = ""},
        {.label = "Kata \"kata\", dan\nbaris",
         .x = 1154,
         .row = &seventy,
         .doubtful = true,
         .remark = "Jumlah kumulatif turun"},
        {.label = "1 Jan 2021", .x = 0.5, .row = NULL, .remark = ""},
    };
    const nt_chart_series series = {.name = "Pilkada 2020, A", .points = points, .count = 3};
    chart->series = &series;
    chart->series_count = 1;
    chart->stamp = "DATA SINTETIS";
    nt_bytes csv = nt_chart_csv(arena, chart);
    nt_buffer expected = nt_buffer_open(arena);
    nt_buffer_puts(&expected, head);
    nt_buffer_puts(&expected, "\"Pilkada 2020, A\",30 Sep 2020,-70,50,9.5,90.25,1,2,percent,"
                              "2020-09-30,e.2020-09-30.ratio,,DATA SINTETIS\n"
                              "\"Pilkada 2020, A\",\"Kata \"\"kata\"\", dan\nbaris\",1154,70,,,,,"
                              "percent,,e.70,Jumlah kumulatif turun,DATA SINTETIS\n"
                              "\"Pilkada 2020, A\",1 Jan 2021,0.5,,,,,,,,,,DATA SINTETIS\n");
    assert_string_equal(csv.bytes, nt_buffer_text(&expected));
    assert_int_equal(csv.length, expected.length);
}

TEST(test_a_number_reads_back_as_itself)
{
    NT_PASSING_ARENA(arena);
    nt_chart *chart = sample_chart(arena, *state, "ranked-bars", NT_LANG_ID);
    const nt_chart_point point = {
        .label = "a", .row = sample_row(arena, "r", 100.0 * 635 / 872, 1, "percent"), .remark = ""};
    const nt_chart_series series = {.name = "s", .points = &point, .count = 1};
    chart->series = &series;
    nt_bytes csv = nt_chart_csv(arena, chart);
    double value = 0;
    /* A kind without an x axis leaves x empty. */
    assert_int_equal(sscanf(csv.bytes + strlen(head), "s,a,,%lf,", &value), 1);
    assert_true(value == 100.0 * 635 / 872);
}

TEST(test_an_empty_chart_has_a_head)
{
    NT_PASSING_ARENA(arena);
    nt_chart *chart = sample_chart(arena, *state, "slope", NT_LANG_ID);
    chart->series_count = 0;
    assert_string_equal(nt_chart_csv(arena, chart).bytes, head);
}

TESTS(sample_open_fonts, sample_close_fonts)
