/* report.json's charts, prepared from the published figures: what they take, and what they refuse.
 */
#include <string.h>

#include "check.h"
#include "framed.h"
#include "packages.h"
#include "sample.h"

static const nt_results *results_of(nt_arena *arena, const char *day)
{
    const nt_published *published = published_in(arena, TWO_VOTES, edition_day(day));
    const nt_results *results = NULL;
    nt_error err;
    const nt_published_request asked = {.event_a = "Pilkada 2020", .event_b = "Pemilu 2024"};
    assert_int_equal(nt_published_results(arena, published, &asked, &results, &err), NT_OK);
    return results;
}

static nt_status prepare(const world *w, const nt_results *results, const char *definition,
                         const nt_chart **out, nt_error *err)
{
    const nt_json *json = NULL;
    assert_int_equal(
        nt_json_parse(w->arena, "report.json", definition, strlen(definition), &json, err), NT_OK);
    NT_TRY(nt_json_form_check(w->arena, json, nt_chart_form(w->arena), err));
    nt_chart_request request = {.definition = json, .lang = NT_LANG_ID, .width_pt = 476};
    return nt_chart_prepare(w->arena, &request, results, w->fonts, out, err);
}

static const nt_chart *prepared(const world *w, const nt_results *results, const char *definition)
{
    const nt_chart *chart = NULL;
    nt_error err = {0};
    nt_status status = prepare(w, results, definition, &chart, &err);
    assert_string_equal(err.message[NT_LANG_EN], "");
    assert_int_equal(status, NT_OK);
    assert_non_null(chart);
    return chart;
}

TEST(test_ages_of_all_releases)
{
    const world *w = *state;
    const nt_chart *chart = prepared(w, w->results, "{\"id\": \"c\", \"kind\": \"ratio-by-age\"}");
    assert_int_equal(chart->series_count, 2);
    assert_string_equal(chart->series[0].name, "Pilkada 2020");
    assert_int_equal(chart->series[0].count, 11);
    assert_int_equal(chart->series[1].count, 3);
    const nt_chart_point *last = &chart->series[1].points[2];
    assert_float_equal(last->x, 71, 0);
    assert_int_equal(last->row->part, 94);
    assert_int_equal(last->row->whole, 378);
    assert_true(last->doubtful && *last->remark);
    /* What the verdict rests on: 180 of 240 and its neighbours, ten days and a year after. */
    assert_true(chart->series[1].points[1].emphasis);
    assert_true(chart->series[0].points[8].emphasis && chart->series[0].points[9].emphasis);
    assert_false(chart->series[0].points[7].emphasis);
    assert_string_equal(chart->value_unit, "percent");
    assert_true(strlen(chart->alt) > 40);
}

TEST(test_releases_can_be_chosen)
{
    const world *w = *state;
    const nt_chart *chart = prepared(
        w, w->results,
        "{\"id\": \"c\", \"kind\": \"ratio-by-age\", \"measure\": \"proof\", \"releases\": "
        "[\"b.compared\", \"pilkada-2020.2020-12-19\"], \"emphasis\": \"b.compared\"}");
    assert_int_equal(chart->series[0].count, 1);
    assert_int_equal(chart->series[0].points[0].row->part, 872);
    assert_int_equal(chart->series[0].points[0].row->whole, 1305);
    assert_true(chart->series[1].points[0].emphasis);
}

TEST(test_bars_are_ranked_and_limited)
{
    const world *w = *state;
    const nt_chart *chart =
        prepared(w, w->results,
                 "{\"id\": \"c\", \"kind\": \"ranked-bars\", \"areas\": \"area.b\", \"limit\": 4}");
    assert_int_equal(chart->series[0].count, 4);
    assert_string_equal(chart->series[0].points[0].label, "Sulawesi Selatan");
    assert_float_equal(chart->series[0].points[3].row->value, 20, 0);
    assert_string_equal(chart->scope, "ditampilkan 4 dari 11, yang terbesar");
    assert_string_equal(chart->subtitle, chart->scope);
    chart =
        prepared(w, w->results,
                 "{\"id\": \"c\", \"kind\": \"ranked-bars\", \"areas\": \"area.b\", \"limit\": 4, "
                 "\"order\": \"name\"}");
    assert_string_equal(chart->series[0].points[0].label, "Jawa Tengah");
    /* The tenth and the eleventh are alike: ten are not "the largest ten". */
    chart = prepared(w, w->results,
                     "{\"id\": \"c\", \"kind\": \"ranked-bars\", \"areas\": \"area.b\", "
                     "\"limit\": 10, \"subtitle\": \"x\"}");
    assert_string_equal(chart->scope, "ditampilkan 10 dari 11");
    chart = prepared(w, w->results,
                     "{\"id\": \"c\", \"kind\": \"ranked-bars\", \"areas\": \"area.b\"}");
    assert_string_equal(chart->scope, "");
}

TEST(test_a_map_holds_what_is_unknown)
{
    const world *w = *state;
    const nt_chart *chart =
        prepared(w, w->results, "{\"id\": \"c\", \"kind\": \"tile-map\", \"areas\": \"area.a\"}");
    size_t known = 0;
    assert_int_equal(chart->series[0].count, 38);
    for (size_t i = 0; i < 38; i++) {
        known += chart->series[0].points[i].row != NULL;
    }
    assert_int_equal(known, 5);
}

TEST(test_what_one_side_lacks_is_unknown)
{
    const world *w = *state;
    const nt_chart *chart = prepared(w, w->results,
                                     "{\"id\": \"c\", \"kind\": \"grouped-bars\", \"breakdowns\": "
                                     "[\"violation.a.latest\", \"violation.b.latest\"]}");
    assert_int_equal(chart->series[0].count, 8);
    assert_int_equal(chart->series[1].count, 8);
    for (size_t i = 0; i < 8; i++) {
        assert_string_equal(chart->series[0].points[i].label, chart->series[1].points[i].label);
    }
    assert_null(chart->series[1].points[4].row);
    assert_null(chart->series[0].points[7].row);
}

TEST(test_a_dumbbell_is_in_order)
{
    const world *w = *state;
    const nt_chart *chart = prepared(
        w, w->results, "{\"id\": \"c\", \"kind\": \"dumbbell\", \"pair\": \"position.a.b\"}");
    assert_int_equal(chart->series_count, 2);
    for (size_t i = 1; i < chart->series[0].count; i++) {
        assert_true(chart->series[0].points[i - 1].row->value >=
                    chart->series[0].points[i].row->value);
    }
}

TEST(test_a_funnel_has_stages_and_ratios)
{
    const world *w = *state;
    const nt_chart *chart = prepared(
        w, w->results, "{\"id\": \"c\", \"kind\": \"funnel\", \"releases\": [\"b.compared\"]}");
    const nt_chart_point *points = chart->series[0].points;
    assert_float_equal(points[0].row->value, 450, 0);
    assert_float_equal(points[2].row->value, 180, 0);
    assert_float_equal(points[4].row->value, 75, 1e-9);
}

/* Before 6 February 2024 nothing was published of the second event. */
TEST(test_an_early_edition_draws_no_empty_frame)
{
    const world *w = *state;
    static const char *const definitions[] = {
        "{\"id\": \"c\", \"kind\": \"funnel\", \"releases\": \"b.compared\"}",
        "{\"id\": \"c\", \"kind\": \"funnel\", \"releases\": \"pemilu-2024.2024-03-25\"}",
        "{\"id\": \"c\", \"kind\": \"dumbbell\", \"pair\": \"position.a.b\"}",
        "{\"id\": \"c\", \"kind\": \"ranked-bars\", \"breakdown\": \"position.b.latest\"}"};
    const nt_results *early = results_of(w->arena, "2021-12-31");
    for (size_t i = 0; i < sizeof definitions / sizeof *definitions; i++) {
        const nt_chart *chart = prepared(w, early, definitions[i]);
        const sample_box *boxes;
        size_t count;
        nt_error err;
        assert_int_equal(chart->series_count, 0);
        assert_int_equal(sample_boxes(w->arena, chart, w->fonts, &boxes, &count, &err), NT_OK);
        assert_int_equal(count, 1);
        assert_string_equal(boxes[0].text, "Tidak ada data untuk ditampilkan.");
    }
}

TEST(test_what_is_refused_and_where)
{
    const world *w = *state;
    static const struct {
        const char *definition;
        long column;
        const char *message;
    } bad[] = {
        {"{\"kind\": \"slope\", \"pairs\": \"position.a.b\", \"id\": \"c\"}", 19,
         "\"pairs\" is not known here"},
        {"{\"kind\": \"slope\", \"id\": \"c\"}", 1,
         "\"pair\" is missing here; it must be one pair, like"},
        {"{\"kind\": \"slope\", \"pair\": 3, \"id\": \"c\"}", 27, "must be a string or a list"},
        {"{\"kind\": \"slope\", \"pair\": [\"position.a.b\", \"position.b.a\"], \"id\": \"c\"}", 27,
         "the list here has 2; it must have at most 1"},
        {"{\"kind\": \"slope\", \"pair\": \"positon.a.b\", \"id\": \"c\"}", 27, "there is no pair"},
        {"{\"kind\": \"funnel\", \"releases\": \"b.latst\", \"id\": \"c\"}", 32,
         "did you mean \"b.latest\"?"},
        {"{\"kind\": \"funnel\", \"releases\": [\"b.latest\", \"nobody.2020-01-01\"], \"id\": "
         "\"c\"}",
         45, "there is no release"},
        {"{\"kind\": \"tile-map\", \"areas\": \"area.c\", \"id\": \"c\"}", 31,
         "did you mean \"area."},
        {"{\"kind\": \"ranked-bars\", \"areas\": \"area.a\", \"limit\": 0, \"id\": \"c\"}", 53,
         "must be at least 1"},
        {"{\"kind\": \"ranked-bars\", \"areas\": \"area.a\", \"order\": \"size\", \"id\": \"c\"}",
         53, "\"order\" cannot be \"size\"; there are value, name"},
        {"{\"kind\": \"ratio-by-age\", \"gap_days\": 1.5, \"id\": \"c\"}", 38, "whole number"},
    };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        const nt_chart *chart = NULL;
        nt_error err = {0};
        assert_int_equal(prepare(w, w->results, bad[i].definition, &chart, &err), NT_INVALID);
        assert_null(chart);
        if (!strstr(err.message[NT_LANG_EN], bad[i].message) || err.column != bad[i].column) {
            fail_msg("%s\ngave %ld: %s\nnot  %ld: …%s…", bad[i].definition, err.column,
                     err.message[NT_LANG_EN], bad[i].column, bad[i].message);
        }
        assert_string_not_equal(err.message[NT_LANG_ID], err.message[NT_LANG_EN]);
        assert_null(strstr(err.message[NT_LANG_ID], ":m}"));
        assert_string_equal(err.file, "report.json");
    }
}

/* Persons by area beside violations by area: the chart says why it has no bars. */
/* As the template's texts, or the data's names, come in: `length` times the letter. */
static char *letters(nt_arena *arena, size_t length, const char *letter)
{
    nt_buffer text = nt_buffer_open(arena);
    for (size_t i = 0; i < length; i++) {
        nt_buffer_puts(&text, letter);
    }
    return text.bytes;
}

TEST(test_a_text_has_its_limit)
{
    const world *w = *state;
    static const char *const members[] = {"title", "subtitle", "source", "note"};
    const nt_json *json = NULL;
    const nt_chart *chart = NULL;
    nt_error err = {0};
    const char *definition =
        "{\"id\": \"c\", \"kind\": \"funnel\", \"releases\": [\"b.compared\"],\n"
        " \"title\": \"\", \"subtitle\": \"\", \"source\": \"\",\n \"note\": \"\"}";
    assert_int_equal(
        nt_json_parse(w->arena, "report.json", definition, strlen(definition), &json, &err), NT_OK);
    for (size_t i = 0; i < 4; i++) {
        nt_chart_request request = {.definition = json, .lang = NT_LANG_ID, .width_pt = 476};
        const char **const texts[] = {&request.title, &request.subtitle, &request.source,
                                      &request.note};
        /* Characters, not bytes. */
        *texts[i] = letters(w->arena, 4000, "é");
        assert_int_equal(nt_chart_prepare(w->arena, &request, w->results, w->fonts, &chart, &err),
                         NT_OK);
        *texts[i] = letters(w->arena, 4001, "é");
        assert_int_equal(nt_chart_prepare(w->arena, &request, w->results, w->fonts, &chart, &err),
                         NT_INVALID);
        assert_string_equal(
            err.message[NT_LANG_EN],
            nt_arena_printf(w->arena,
                            "\"%s\" of the chart \"c\" has 4001 characters; at most "
                            "4000: shorten it",
                            members[i]));
        assert_int_equal(err.line, i < 3 ? 2 : 3);
    }
}

TEST(test_a_name_has_its_limit)
{
    const world *w = *state;
    static const struct {
        size_t length;
        nt_status status;
    } cases[] = {{3900, NT_OK}, {4001, NT_INVALID}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *name = letters(w->arena, cases[i].length, "a");
        const char *definition =
            nt_arena_printf(w->arena,
                            "{\"id\": \"c\", \"kind\": \"step-curve\", \"names\": [\"%s\"],\n"
                            " \"frame\": [\"survival.sanction.pilkada-2020\"]}",
                            name);
        const nt_chart *chart = NULL;
        nt_error err = {0};
        assert_int_equal(framed_prepare(w->arena, w->fonts, framed_results(w->arena), definition,
                                        NT_LANG_ID, &chart, &err),
                         cases[i].status);
        if (cases[i].status) {
            assert_string_equal(
                err.message[NT_LANG_EN],
                "\"series\" of the chart \"c\" has 4001 characters; at most 4000: shorten it");
        }
    }
}

TEST(test_lists_of_two_units_share_no_scale)
{
    const world *w = *state;
    const nt_chart *chart = NULL;
    nt_error err;
    assert_int_equal(
        prepare(w, w->results,
                "{\"id\": \"c\", \"kind\": \"grouped-bars\", \"areas\": [\"area.a\", \"area.b\"]}",
                &chart, &err),
        NT_OK);
    assert_non_null(strstr(nt_chart_undrawn(chart), "satuannya berbeda"));
    assert_non_null(strstr(chart->alt, "satuannya berbeda"));
}

static int open_published(void **state)
{
    nt_arena *arena = nt_arena_open();
    world *w = nt_new(arena, world);
    *w = (world){arena, sample_fonts(), results_of(arena, NULL)};
    *state = w;
    return w->fonts ? 0 : -1;
}

TESTS(open_published, close_world)
