/* The published figures of tests/data/two-votes through ingest, model and compare: golden texts of
 * all of it and of four editions, reviewed by hand against what an attentive reader finds in the
 * figures.
 */
#include <math.h>

#include "base/file.h"
#include "base/outputs.h"
#include "golden.h"
#include "packages.h"
#include "published/dump.h"

static const nt_results *edition(nt_arena *arena, const char *day)
{
    const nt_results *results = NULL;
    nt_error err = {0};
    const nt_published *published = published_in(arena, TWO_VOTES, edition_day(day));
    if (nt_published_results(arena, published, NULL, &results, &err)) {
        fail_msg("%s", err.message[NT_LANG_EN]);
    }
    return results;
}

TEST(all_of_it)
{
    nt_buffer out = nt_buffer_open(*state);
    dump_results(edition(*state, NULL), &out);
    assert_golden(*state, "published/golden/published.txt", nt_buffer_text(&out));
}

TEST(four_editions)
{
    static const char *const days[] = {"2024-02-06", "2024-03-25", "2024-04-25", "2024-06-12"};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        nt_buffer out = nt_buffer_open(*state);
        dump_comparisons(edition(*state, days[i]), &out);
        assert_golden(*state, nt_arena_printf(*state, "published/golden/edition-%s.txt", days[i]),
                      nt_buffer_text(&out));
    }
}

static void expect_ratio(const nt_results *results, const char *id, int age, int64_t part,
                         int64_t whole)
{
    const nt_release *release = nt_published_release(results, id);
    assert_non_null(release);
    assert_int_equal(release->age_days, age);
    assert_int_equal(release->sanction.row->part, part);
    assert_int_equal(release->sanction.row->whole, whole);
}

/* The figures of the README of the data. */
TEST(the_readers_own_sums)
{
    const nt_results *r = edition(*state, NULL);
    expect_ratio(r, "pilkada-2020.2024-02-06", 1154, 1450, 1597);
    expect_ratio(r, "pilkada-2020.2021-12-16", 372, 1365, 1588);
    expect_ratio(r, "pilkada-2020.2020-12-19", 10, 635, 872);
    expect_ratio(r, "pilkada-2020.2020-11-26", -13, 580, 727);
    expect_ratio(r, "pemilu-2024.2024-02-06", -8, 97, 183);
    expect_ratio(r, "pemilu-2024.2024-03-25", 40, 180, 240);
    expect_ratio(r, "pemilu-2024.2024-04-25", 71, 94, 378);
    assert_non_null(nt_published_release(r, "pemilu-2024.2024-04-25")->doubt);
    assert_null(nt_published_release(r, "pilkada-2020.2024-02-06")->doubt);
    assert_ptr_equal(nt_published_release(r, "b.compared"),
                     nt_published_release(r, "pemilu-2024.2024-03-25"));
    assert_true(nt_ledger_find(r->ledger, "sources.count")->value == 30);
}

/* What can be asked of one edition can be asked of another. */
TEST(names_hold_in_every_edition)
{
    const nt_results *now = edition(*state, NULL), *then = edition(*state, "2019-01-01");
    size_t count;
    const char *const *names = nt_results_names(then, NT_INDEX_TRUTH, &count);
    for (size_t i = 0; i < count; i++) {
        bool known;
        nt_results_truth(now, names[i], &known);
        assert_true(known);
    }
    assert_true(isnan(nt_ledger_find(then->ledger, "b.compared.sanction-ratio")->value));
    assert_true(isnan(nt_ledger_find(then->ledger, "position.a.latest.1")->value));
    assert_true(isnan(nt_ledger_find(then->ledger, "a.voters")->value));
}

/* The ledger is the same in every run. */
TEST(the_ledger_is_the_same_twice)
{
    nt_buffer one = nt_buffer_open(*state), two = nt_buffer_open(*state);
    nt_ledger_write_json(edition(*state, NULL)->ledger, &one);
    nt_ledger_write_json(edition(*state, NULL)->ledger, &two);
    assert_string_equal(nt_buffer_text(&one), nt_buffer_text(&two));
}

/* ---- counters ---- */

/* The published counts and shares that a row was made of, down to the last. */
static void expect_one_procedure(const nt_results *results, const nt_ledger_row *top,
                                 const nt_ledger_row *row, const nt_counter **seen)
{
    const nt_figure *figure = nt_model_figure(results->published, row->id);
    if (figure) {
        if (figure->indicator->kind != NT_INDICATOR_EXPOSURE) {
            if (*seen && !nt_counter_comparable(*seen, figure->counter)) {
                fail_msg("%s is made of %s and %s", top->id, (*seen)->id, figure->counter->id);
            }
            *seen = figure->counter;
        }
        return;
    }
    for (size_t i = 0; i < row->input_count; i++) {
        expect_one_procedure(results, top, nt_ledger_find(results->ledger, row->inputs[i]), seen);
    }
}

static void expect_no_row_across_procedures(const nt_results *results)
{
    for (size_t i = 0; i < nt_ledger_count(results->ledger); i++) {
        const nt_ledger_row *row = nt_ledger_at(results->ledger, i);
        const nt_counter *seen = NULL;
        if (row->method != NT_METHOD_COUNT) {
            expect_one_procedure(results, row, row, &seen);
        }
    }
    for (size_t i = 0; i < results->figures->pair_count; i++) {
        assert_true(nt_counter_comparable(results->figures->pairs[i].from->counter,
                                          results->figures->pairs[i].to->counter));
    }
}

/* The figures of an edition, some of them another body's. */
static void expect_none_beside(const nt_published *real, const nt_counter *counter,
                               const nt_figure *figure, const nt_source *source)
{
    NT_PASSING_ARENA(arena);
    nt_published *copy = nt_arena_copy(arena, real, sizeof *copy);
    nt_figure *figures = nt_arena_copy(arena, real->figures, real->figure_count * sizeof *figures);
    for (size_t i = 0; i < real->figure_count; i++) {
        const nt_figure *base = figures[i].base;
        bool other = &real->figures[i] == figure || figures[i].source == source;
        figures[i].base = base ? &figures[base - real->figures] : NULL;
        figures[i].counter = other ? counter : figures[i].counter;
    }
    copy->figures = figures;
    const nt_results *results;
    nt_error err;
    assert_int_equal(nt_published_results(arena, copy, NULL, &results, &err), NT_OK);
    expect_no_row_across_procedures(results);
}

/* Whichever figure, or source, turns out to tell another body's counts: nothing is computed of them
 * and of what the others counted. */
TEST(a_figure_of_another_procedure_is_set_beside_none)
{
    const nt_published *real = edition(*state, NULL)->published;
    nt_procedure other = {.id = "other", .reason = {{NULL, NULL}}};
    nt_counter counter = {"Lain", "lain", &other, real->counter_count};
    for (size_t i = 0; i < real->figure_count; i++) {
        expect_none_beside(real, &counter, &real->figures[i], NULL);
    }
    for (size_t i = 0; i < real->source_count; i++) {
        expect_none_beside(real, &counter, NULL, &real->sources[i]);
    }
}

TESTS(open_arena, close_arena)
