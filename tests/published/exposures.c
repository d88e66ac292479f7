/* What cases are set against, and rates. */
#include <math.h>

#include "check.h"
#include "published/builder.h"

static const given_event events[] = {{"A", "a", "2020-12-09"}, {"B", "b", "2024-02-14"}};

#define OF_A .event = "A", .as_of = "2020-12-19"
#define OF_B .event = "B", .as_of = "2024-03-25"
#define CASES                                                                                      \
    {"ra", "reported", "1305", OF_A}, {"pa", "proven", "378", OF_A},                               \
        {"sa", "sanctioned", "300", OF_A}, {"rb", "reported", "450", OF_B},                        \
        {"pb", "proven", "240", OF_B},                                                             \
    {                                                                                              \
        "sb", "sanctioned", "180", OF_B                                                            \
    }

static const nt_ledger_row *row(const nt_results *results, const char *id)
{
    const nt_ledger_row *found = nt_ledger_find(results->ledger, id);
    if (!found) {
        fail_msg("no row %s", id);
    }
    return found;
}

TEST(rates_carry_their_interval)
{
    const nt_results *r = RESULTS(events, *state, CASES, {"va", "voters", "100000000", OF_A},
                                  {"ka", "regions", "38", .unit = "regions", OF_A});
    const nt_ledger_row *voters = row(r, "a.proven-per-million-voters");
    assert_true(voters->value == 3.78);
    /* 378: golden/stats.csv */
    assert_true(fabs(voters->lower - 3.408497575976468) < 1e-9);
    assert_true(fabs(voters->upper - 4.180945713023997) < 1e-9);
    assert_string_equal(voters->unit, "per-million");
    assert_int_equal(voters->method, NT_METHOD_GARWOOD);
    assert_int_equal(voters->part, 378);
    assert_int_equal(voters->whole, 100000000);
    const nt_ledger_row *regions = row(r, "a.reported-per-region");
    assert_true(regions->value == 1305.0 / 38);
    assert_string_equal(regions->unit, "per-region");
    assert_int_equal(regions->flags, 0);
    assert_false(r->figures->exposures_differ_in_kind);
    assert_true(row(r, "a.voters")->value == 100000000);
    assert_true(isnan(row(r, "b.voters")->value));
}

TEST(each_kind_of_region_has_its_rate)
{
    const nt_results *r =
        RESULTS(events, *state, CASES, {"ka", "regions", "270", .unit = "regions", OF_A},
                {"kb", "regions", "514", .unit = "regions", .category = "kabupaten/kota", OF_B},
                {"kc", "regions", "38", .unit = "regions", .category = "provinsi", OF_B});
    assert_true(r->figures->exposures_differ_in_kind);
    const nt_ledger_row *small = row(r, "b.proven-per-region.kabupaten-kota");
    assert_true(fabs(small->value - 240.0 / 514) < 1e-12);
    assert_int_equal(small->decimals, 2);
    assert_true(small->flags & NT_FLAG_EXPOSURE_DIFFERS);
    assert_int_equal(row(r, "b.proven-per-region.provinsi")->decimals, 1);
    assert_true(row(r, "b.regions.provinsi")->value == 38);
    bool known;
    assert_true(nt_results_truth(r, "exposures.differ", &known) && known);
}

TEST(the_same_kind_does_not_differ)
{
    const nt_results *r = RESULTS(events, *state, CASES, {"va", "voters", "1000000", OF_A},
                                  {"vb", "voters", "2000000", OF_B});
    assert_false(r->figures->exposures_differ_in_kind);
    assert_int_equal(row(r, "b.proven-per-million-voters")->flags, 0);
}

TEST(rounded_against_exact_differs)
{
    const nt_results *r = RESULTS(events, *state, CASES,
                                  {"va", "voters", "1000000", .qualifier = NT_APPROXIMATE, OF_A},
                                  {"vb", "voters", "2000000", OF_B});
    assert_false(r->figures->exposures_differ_in_kind); /* of regions nothing is known */
    assert_int_equal(row(r, "a.proven-per-million-voters")->flags,
                     NT_FLAG_EXPOSURE_DIFFERS | NT_FLAG_APPROXIMATE);
}

/* The sentence that it chooses speaks of the regions of both. */
TEST(regions_of_one_vote_differ_from_none)
{
    const nt_results *r = RESULTS(events, *state, CASES, {"va", "voters", "1000000", OF_A},
                                  {"vb", "voters", "2000000", OF_B},
                                  {"kb", "regions", "545", .unit = "regions", OF_B});
    assert_false(r->figures->exposures_differ_in_kind);
}

TEST(the_latest_exposure_is_used_and_none_is_zero)
{
    const nt_results *r =
        RESULTS(events, *state, CASES, {"v1", "voters", "1000000", "2020-01-01", .event = "A"},
                {"v2", "voters", "4000000", OF_A}, {"v0", "voters", "0", OF_B});
    assert_int_equal(r->figures->exposure_count, 3);
    assert_int_equal(r->figures->rate_count, 2);
    assert_true(row(r, "a.proven-per-million-voters")->value == 94.5);
}

/* 270 and 170 of one day contradict each other: neither is used while a sound figure, further from
 * the vote though it is, stands beside them. */
TEST(a_doubtful_exposure_gives_way)
{
    const nt_results *r =
        RESULTS(events, *state, CASES,
                {"k0", "regions", "270", "2020-06-15", .unit = "regions", .event = "A"},
                {"k1", "regions", "261", .unit = "regions", OF_A},
                {"k2", "regions", "170", .unit = "regions", OF_A},
                {"kb", "regions", "545", .unit = "regions", OF_B});
    assert_true(row(r, "k2")->flags & NT_FLAG_DOUBTFUL);
    assert_true(row(r, "a.regions")->value == 270);
    assert_true(row(r, "a.proven-per-region")->whole == 270);
}

TEST(of_doubtful_exposures_one_is_used_and_marked)
{
    const nt_results *r =
        RESULTS(events, *state, CASES, {"k1", "regions", "261", .unit = "regions", OF_A},
                {"k2", "regions", "170", .unit = "regions", OF_A});
    assert_true(row(r, "a.regions")->flags & NT_FLAG_DOUBTFUL);
    assert_true(row(r, "a.proven-per-region")->flags & NT_FLAG_DOUBTFUL);
}

#define REPORTED(ID, VALUE, EVENT, DAY, COUNTER)                                                   \
    {                                                                                              \
        (ID), "reported", (VALUE), (DAY), .event = (EVENT), .counter = (COUNTER)                   \
    }

#define REGIONS                                                                                    \
    {"ka", "regions", "10", .unit = "regions", OF_A},                                              \
    {                                                                                              \
        "kb", "regions", "20", .unit = "regions", OF_B                                             \
    }

/* Each vote has its latest count of another procedure; both have earlier ones of one, of which the
 * two nearest in age, -8 and +40 days, are taken. */
TEST(rates_are_of_counts_that_stand_beside_each_other)
{
    const nt_results *r =
        RESULTS(events, *state, REGIONS, REPORTED("a1", "100", "A", "2020-12-01", "KASN"),
                REPORTED("a2", "900", "A", "2020-12-19", "Bawaslu"),
                REPORTED("b0", "300", "B", "2024-04-01", "KASN"),
                REPORTED("b1", "200", "B", "2024-03-25", "KASN"),
                REPORTED("b2", "400", "B", "2024-04-25", "Kemendagri"));
    assert_true(row(r, "a.reported-per-region")->value == 100.0 / 10);
    assert_true(row(r, "b.reported-per-region")->value == 200.0 / 20);
}

/* What no count of the other vote may stand beside is shown as it is latest. */
TEST(rates_of_two_procedures_stay_apart)
{
    const nt_results *r =
        RESULTS(events, *state, REGIONS, REPORTED("a1", "100", "A", "2020-12-01", "KASN"),
                REPORTED("a2", "900", "A", "2020-12-19", "Bawaslu"),
                {"b1", "reported", "200", "2024-03-25", .unit = "reports", .event = "B",
                 .counter = "KASN"});
    assert_true(row(r, "a.reported-per-region")->value == 900.0 / 10);
    assert_true(row(r, "b.reported-per-region")->value == 200.0 / 20);
    assert_int_equal(r->figures->rate_count, 2);
    assert_false(nt_rate_comparable(&r->figures->rates[0], &r->figures->rates[1]));
}

TESTS(open_arena, close_arena)
