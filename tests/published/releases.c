/* Which figures of a day belong together, and their ratios. */
#include <math.h>

#include "check.h"
#include "published/builder.h"

static const given_event one_event[] = {{"Vote", "vote", "2020-12-09"}};

#define DAY .event = "Vote", .as_of = "2020-06-26"

TEST(a_day_without_repeats_is_one_release)
{
    const nt_results *r = RESULTS(one_event, *state, {"r", "reported", "369", DAY},
                                  {"p", "proven", "283", .source = "other", DAY},
                                  {"s", "sanctioned", "99", .source = "third", DAY});
    assert_int_equal(r->figures->release_count, 1);
    const nt_release *release = &r->figures->releases[0];
    assert_string_equal(release->id, "vote.2020-06-26");
    assert_int_equal(release->age_days, -166);
    assert_true(release->age_row->value == -166);
    assert_int_equal(release->sanction.row->part, 99);
    assert_int_equal(release->sanction.row->whole, 283);
    assert_true(fabs(release->sanction.row->value - 34.98233215547703) < 1e-12);
    assert_true(fabs(release->sanction.row->lower - 29.66070302102469) < 1e-10);
    assert_int_equal(release->proof.row->whole, 369);
    assert_int_equal(release->sanction.row->source_count, 2);
    assert_string_equal(release->sanction.row->inputs[0], "s");
    assert_string_equal(release->sanction.row->inputs[1], "p");
}

TEST(two_institutions_are_two_releases)
{
    const nt_results *r = RESULTS(one_event, *state, {"r1", "reported", "833", DAY},
                                  {"p1", "proven", "621", .base = "r1", .source = "x", DAY},
                                  {"s1", "sanctioned", "457", .base = "p1", .source = "y", DAY},
                                  {"r2", "reported", "857", .source = "z", DAY},
                                  {"p2", "proven", "626", .base = "r2", .source = "q", DAY});
    assert_int_equal(r->figures->release_count, 2);
    assert_string_equal(r->figures->releases[1].id, "vote.2020-06-26.2");
    assert_int_equal(r->figures->releases[0].sanction.row->part, 457);
    assert_null(r->figures->releases[1].sanction.row);
    assert_int_equal(r->figures->releases[1].proof.row->part, 626);
}

TEST(without_bases_the_source_decides)
{
    const nt_results *r =
        RESULTS(one_event, *state, {"r1", "reported", "833", .source = "one", DAY},
                {"r2", "reported", "857", .source = "two", DAY},
                {"p1", "proven", "621", .source = "one", DAY},
                {"p2", "proven", "626", .source = "two", DAY},
                {"s3", "sanctioned", "7", .source = "three", DAY});
    assert_int_equal(r->figures->release_count, 3);
    assert_int_equal(r->figures->releases[0].proof.row->part, 621);
    assert_int_equal(r->figures->releases[1].proof.row->part, 626);
    assert_int_equal(r->figures->releases[1].proof.row->whole, 857);
    assert_string_equal(r->figures->releases[2].stages[NT_STAGE_SANCTIONED]->id, "s3");
}

TEST(a_repetition_is_no_release)
{
    const nt_results *r = RESULTS(one_event, *state, {"r1", "reported", "100", DAY},
                                  {"p1", "proven", "50", .base = "r1", DAY},
                                  {"r2", "reported", "120", .source = "two", DAY},
                                  {"p2", "proven", "50", .base = "r2", .source = "two", DAY},
                                  {"p3", "proven", "50", .source = "three", DAY});
    assert_int_equal(r->figures->release_count, 2);
    assert_int_equal(r->figures->releases[0].proof.row->whole, 100);
    assert_int_equal(r->figures->releases[1].proof.row->whole, 120);
}

TEST(parts_periods_and_unknown_days_are_no_release)
{
    const nt_results *r = RESULTS(one_event, *state, {"area", "proven", "5", .area = "X", DAY},
                                  {"nobody", "proven", "5", "2020-01-01"},
                                  {"undated", "proven", "5", .event = "Vote"},
                                  {"of-2020", "proven", "5", .start = "2020-01-01", DAY},
                                  {"share", "share-sanctioned", "50", DAY});
    assert_int_equal(r->figures->release_count, 0);
    assert_null(r->figures->a);
    assert_null(nt_published_release(r, "a.latest"));
}

/* Ratios that cannot be: no whole, another unit, a part above the whole, a mere bound. */
TEST(a_ratio_needs_two_counts_of_one_thing)
{
    const nt_results *r =
        RESULTS(one_event, *state, {"p1", "proven", "0", "2020-01-01", .event = "Vote"},
                {"s1", "sanctioned", "0", "2020-01-01", .event = "Vote"},
                {"p2", "proven", "9", "2020-01-02", .event = "Vote"},
                {"s2", "sanctioned", "5", "2020-01-02", .unit = "violations", .event = "Vote"},
                {"p3", "proven", "9", "2020-01-03", .event = "Vote"},
                {"s3", "sanctioned", "10", "2020-01-03", .event = "Vote"},
                {"p4", "proven", "12", "2020-01-04", .qualifier = NT_MORE_THAN, .event = "Vote"},
                {"s4", "sanctioned", "10", "2020-01-04", .event = "Vote"},
                {"s5", "sanctioned", "10", "2020-01-05", .event = "Vote"});
    assert_int_equal(r->figures->release_count, 5);
    for (size_t i = 0; i < r->figures->release_count; i++) {
        assert_null(r->figures->releases[i].sanction.row);
        assert_null(r->figures->releases[i].proof.row);
    }
}

TEST(approximation_is_passed_on)
{
    const nt_results *r =
        RESULTS(one_event, *state, {"r", "reported", "400", .qualifier = NT_APPROXIMATE, DAY},
                {"p", "proven", "143", DAY}, {"s", "sanctioned", "100", DAY});
    assert_int_equal(r->figures->releases[0].proof.row->flags, NT_FLAG_APPROXIMATE);
    /* How many releases there are is no matter of approximation. */
    assert_int_equal(nt_ledger_find(r->ledger, "vote.releases.count")->flags, 0);
    assert_int_equal(r->figures->releases[0].sanction.row->flags, 0);
}

/* Who is named below a chart of ratios by age: whose ratios it draws, and nobody else. */
TEST(ratios_know_whose_they_are)
{
    const nt_results *r =
        RESULTS(one_event, *state, {"p1", "proven", "50", DAY}, {"s1", "sanctioned", "20", DAY},
                {"p2", "proven", "60", "2020-12-30", .event = "Vote", .source = "two"},
                {"r3", "reported", "90", "2020-12-31", .event = "Vote", .source = "three"},
                {"p3", "proven", "70", "2020-12-31", .event = "Vote", .source = "three"});
    const nt_ledger_row *ratios = nt_ledger_find(r->ledger, "a.ratios.count");
    assert_int_equal(r->figures->release_count, 3);
    assert_true(ratios->value == 1);
    assert_int_equal(ratios->source_count, 1);
    assert_string_equal(ratios->sources[0], "s");
    assert_int_equal(nt_ledger_find(r->ledger, "vote.releases.count")->source_count, 3);
    assert_true(nt_ledger_find(r->ledger, "ratios.count")->value == 1);
    assert_true(nt_ledger_find(r->ledger, "b.ratios.count") != ratios);
}

/* "Less than 400" is neither about 400 nor a count. */
TEST(qualifiers_stay_what_they_are)
{
    static const unsigned flags[] = {[NT_EXACT] = 0,
                                     [NT_APPROXIMATE] = NT_FLAG_APPROXIMATE,
                                     [NT_MORE_THAN] = NT_FLAG_MORE_THAN,
                                     [NT_LESS_THAN] = NT_FLAG_LESS_THAN};
    for (int q = NT_EXACT; q <= NT_LESS_THAN; q++) {
        const nt_results *r =
            RESULTS(one_event, *state, {"r", "reported", "400", .qualifier = (nt_qualifier)q, DAY},
                    {"p", "proven", "143", DAY});
        assert_int_equal(nt_ledger_find(r->ledger, "r")->flags, flags[q]);
        assert_int_equal(!r->figures->releases[0].proof.row,
                         q == NT_MORE_THAN || q == NT_LESS_THAN);
    }
}

TEST(printed_shares_go_with_their_counts)
{
    const nt_results *r = RESULTS(one_event, *state, {"p1", "proven", "621", DAY},
                                  {"s1", "sanctioned", "457", .base = "p1", DAY},
                                  {"p2", "proven", "626", .source = "two", DAY},
                                  {"f2", "share-sanctioned", "75", .base = "p2", DAY});
    assert_int_equal(r->figures->release_count, 2);
    assert_null(r->figures->releases[0].shares[NT_STAGE_SANCTIONED]);
    assert_string_equal(r->figures->releases[1].shares[NT_STAGE_SANCTIONED]->id, "f2");
    assert_true(r->figures->releases[1].share_rows[NT_STAGE_SANCTIONED]->value == 75);
}

TEST(an_event_without_a_day_has_no_age)
{
    static const given_event undated[] = {{"Vote", "vote", ""}};
    const nt_results *r =
        RESULTS(undated, *state, {"p", "proven", "50", DAY}, {"s", "sanctioned", "40", DAY});
    assert_false(r->figures->releases[0].has_age);
    assert_null(r->figures->releases[0].age_row);
    assert_int_equal(r->figures->releases[0].sanction.row->part, 40);
    assert_true(isnan(nt_ledger_find(r->ledger, "a.latest.age")->value));
}

/* A figure may be called as a row that compare would make. */
TEST(ids_of_the_data_come_first)
{
    const nt_results *r = RESULTS(
        one_event, *state, {"p", "proven", "50", DAY}, {"s", "sanctioned", "40", DAY},
        {"unknown", "reported", "70", DAY}, {"vote.2020-06-26.sanction-ratio", "violations", "9"});
    assert_true(nt_ledger_find(r->ledger, "vote.2020-06-26.sanction-ratio")->value == 9);
    assert_string_equal(r->figures->releases[0].sanction.row->id,
                        "vote.2020-06-26.sanction-ratio.2");
    assert_ptr_equal(nt_ledger_find(r->ledger, "a.latest.sanction-ratio"),
                     r->figures->releases[0].sanction.row);
    assert_true(isnan(nt_ledger_find(r->ledger, "b.latest.sanction-ratio")->value));
}

TESTS(open_arena, close_arena)
