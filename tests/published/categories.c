/* Shares of categories and of areas, and what changed between two lists. */
#include <math.h>
#include <string.h>

#include "check.h"
#include "published/builder.h"

static const given_event events[] = {{"A", "a", "2020-12-09"}, {"B", "b", "2024-02-14"}};

#define POSITION .indicator = "share-by-position"
#define JUNE     .event = "A", .as_of = "2020-06-26"
#define JULY     .event = "A", .as_of = "2020-07-31"
#define MARCH    .event = "B", .as_of = "2024-03-25"

static const nt_category_change *change(const nt_breakdown_pair *pair, const char *category)
{
    NT_RETURN_FIRST(i, pair ? pair->change_count : 0,
                    strcmp(pair->changes[i].category, category) == 0, &pair->changes[i], NULL);
}

TEST(lists_fall_and_ties_keep_their_order)
{
    const nt_results *r =
        RESULTS(events, *state, {"1", POSITION, .value = "12", .category = "x", JUNE},
                {"2", POSITION, .value = "17", .category = "y", JUNE},
                {"3", POSITION, .value = "12", .category = "w", JUNE},
                {"4", POSITION, .value = "50", .category = "z", .source = "two", JUNE},
                {"5", POSITION, .value = "50", .category = "v", .event = "A"});
    assert_int_equal(r->figures->breakdown_count, 3);
    assert_string_equal(r->figures->breakdowns[0].id, "position.a.unknown");
    assert_string_equal(r->figures->breakdowns[1].id, "position.a.2020-06-26");
    assert_string_equal(r->figures->breakdowns[2].id, "position.a.2020-06-26.2");
    const nt_category_share *shares = r->figures->breakdowns[1].shares;
    assert_string_equal(shares[0].figure->category, "y");
    assert_string_equal(shares[1].figure->category, "x");
    assert_string_equal(shares[2].figure->category, "w");
    assert_null(r->figures->breakdowns[1].base);
    assert_int_equal(r->figures->pair_count, 0);
}

TEST(only_what_both_give_is_compared)
{
    const nt_results *r =
        RESULTS(events, *state, {"p", "proven", "1000", JUNE}, {"q", "proven", "2000", JULY},
                {"1", POSITION, .value = "36", .category = "top", .base = "p", JUNE},
                {"2", POSITION, .value = "17", .category = "old", .base = "p", JUNE},
                {"3", POSITION, .value = "27.6", .category = "top", .base = "q", JULY},
                {"4", POSITION, .value = "9.1", .category = "new", .base = "q", JULY});
    assert_int_equal(r->figures->pair_count, 1);
    const nt_breakdown_pair *pair = &r->figures->pairs[0];
    assert_string_equal(pair->id, "position.a.2020-06-26.a.2020-07-31");
    assert_int_equal(pair->change_count, 1);
    assert_int_equal(pair->only_from_count, 1);
    assert_string_equal(pair->only_from[0], "old");
    assert_int_equal(pair->only_to_count, 1);
    assert_string_equal(pair->only_to[0], "new");
    const nt_category_change *top = &pair->changes[0];
    assert_true(top->difference->value == -8.4);
    assert_int_equal(top->difference->decimals, 1);
    /* 552 of 2000, of which 360 of 1000 were counted before: golden/counts.csv, "nested" */
    assert_true(fabs(top->difference->lower - -10.549459173173817) < 1e-9);
    assert_true(fabs(top->difference->upper - -6.337000745228301) < 1e-9);
    assert_int_equal(top->difference->method, NT_METHOD_PAIRED_ROUNDED);
    assert_true(top->distinguishable);
    assert_false(pair->bases_differ);
    assert_ptr_equal(nt_ledger_find(r->ledger, "position.a.first.latest.top.difference"),
                     top->difference);
}

TEST(a_share_of_something_else_is_no_change)
{
    const nt_results *r =
        RESULTS(events, *state, {"p", "proven", "1000", JUNE}, {"q", "reported", "2000", JULY},
                {"1", POSITION, .value = "36", .category = "top", .base = "p", JUNE},
                {"3", POSITION, .value = "27.6", .category = "top", .base = "q", JULY});
    assert_true(r->figures->pairs[0].bases_differ);
    assert_false(r->figures->pairs[0].changes[0].distinguishable);
}

TEST(an_unknown_base_gives_no_interval)
{
    const nt_results *r =
        RESULTS(events, *state, {"p", "proven", "1000", JUNE},
                {"1", POSITION, .value = "90", .category = "top", .base = "p", JUNE},
                {"3", POSITION, .value = "2", .category = "top", JULY});
    const nt_category_change *top = &r->figures->pairs[0].changes[0];
    assert_true(top->difference->value == -88);
    assert_true(isnan(top->difference->lower));
    assert_int_equal(top->difference->method, NT_METHOD_DIFFERENCE);
    assert_false(top->distinguishable);
    assert_false(r->figures->pairs[0].bases_differ);
}

TEST(an_approximate_share_decides_nothing)
{
    const nt_results *r =
        RESULTS(events, *state, {"p", "proven", "1000", JUNE}, {"q", "proven", "2000", JULY},
                {"1", POSITION, .value = "90", .category = "top", .base = "p", JUNE},
                {"3", POSITION, .value = "60", .category = "top", .base = "q",
                 .qualifier = NT_APPROXIMATE, JULY});
    assert_true(r->figures->pairs[0].changes[0].difference->upper < 0);
    assert_false(r->figures->pairs[0].changes[0].distinguishable);
}

/* What was counted first is some of what was counted later, unless cases were sorted anew: then
 * nobody knows what the two share. */
TEST(a_list_sorted_anew_has_no_interval)
{
    static const struct {
        const char *whole, *share;
        bool grown;
    } of[] = {{"2000", "30", true},
              {"2000", "20", false} /* 500, then 400 */,
              {"2000", "80", false} /* of 500 others 400 are left */,
              {"1000", "50", false} /* nothing came between */};
    for (size_t i = 0; i < COUNT_OF(of); i++) {
        const nt_results *r = RESULTS(
            events, *state, {"p", "proven", "1000", JUNE}, {"q", "proven", of[i].whole, JULY},
            {"1", POSITION, .value = "50", .category = "top", .base = "p", JUNE},
            {"3", POSITION, .value = of[i].share, .category = "top", .base = "q", JULY});
        const nt_category_change *top = &r->figures->pairs[0].changes[0];
        assert_int_equal(isnan(top->difference->upper), !of[i].grown);
        assert_int_equal(top->distinguishable, of[i].grown);
    }
}

TEST(days_and_events_are_paired_once)
{
    const nt_results *r = RESULTS(
        events, *state, {"a", "reported", "9", JUNE}, {"b", "reported", "9", MARCH},
        {"1", POSITION, .value = "30", .category = "top", JUNE},
        {"2", POSITION, .value = "20", .category = "top", JULY},
        {"3", POSITION, .value = "10", .category = "top", .event = "A", .as_of = "2020-11-05"},
        {"4", POSITION, .value = "40", .category = "top", MARCH});
    assert_int_equal(r->figures->pair_count, 4);
    assert_string_equal(r->figures->pairs[0].id, "position.a.2020-06-26.a.2020-07-31");
    assert_string_equal(r->figures->pairs[1].id, "position.a.2020-07-31.a.2020-11-05");
    assert_string_equal(r->figures->pairs[2].id, "position.a.2020-06-26.a.2020-11-05");
    assert_string_equal(r->figures->pairs[3].id, "position.a.2020-11-05.b.2024-03-25");
    assert_ptr_equal(nt_published_pair(r, "position.a.b"), &r->figures->pairs[3]);
    assert_ptr_equal(nt_published_pair(r, "position.a.first.latest"), &r->figures->pairs[2]);
    assert_null(nt_published_pair(r, "position.b.first.latest"));
    assert_true(change(&r->figures->pairs[3], "top")->difference->value == 30);
}

/* The latest list of each vote is of another procedure; the pair is of the latest two that may be
 * set beside each other, and its bases are theirs. */
TEST(two_votes_are_paired_by_lists_of_one_procedure)
{
#define COUNTED(share, name, day) POSITION, .value = share, .category = "top", .counter = name, day
    const nt_results *r =
        RESULTS(events, *state, {"r", "reported", "900", .counter = "KASN", JULY},
                {"p", "proven", "900", .counter = "KASN", MARCH},
                {"1", COUNTED("30", "KASN", JUNE)}, {"2", .base = "r", COUNTED("20", "KASN", JULY)},
                {"3", COUNTED("10", "Bawaslu", .event = "A"), .as_of = "2020-11-05"},
                {"4", .base = "p", COUNTED("45", "KASN", MARCH)},
                {"5", COUNTED("50", "BKN", .event = "B"), .as_of = "2024-05-01"});
    const nt_breakdown_pair *pair = nt_published_pair(r, "position.a.b");
    assert_non_null(pair);
    assert_string_equal(pair->id, "position.a.2020-07-31.b.2024-03-25");
    assert_true(change(pair, "top")->difference->value == 25);
    assert_string_equal(nt_results_text(r, "position.a.b.from.base")->in[NT_LANG_EN], "reported");
    assert_string_equal(nt_results_text(r, "position.a.b.to.base")->in[NT_LANG_EN], "proven");
    r = RESULTS(events, *state, {"a", "reported", "9", JUNE}, {"b", "reported", "9", MARCH},
                {"1", COUNTED("30", "Bawaslu", JUNE)}, {"2", COUNTED("45", "KASN", MARCH)});
    assert_null(nt_published_pair(r, "position.a.b"));
#undef COUNTED
}

TEST(areas_fall_and_are_shares_of_their_total)
{
    const nt_results *r = RESULTS(events, *state, {"r", "reported", "694", JUNE},
                                  {"1", "reported", "83", .area = "Y", .base = "r", JUNE},
                                  {"2", "reported", "90", .area = "X", .base = "r", JUNE},
                                  {"3", "violations", "45", .area = "X", .event = "B"},
                                  {"4", "violations", "46", .area = "Y", .event = "B"},
                                  {"5", "violations", "46", .area = "Z", .event = "B"});
    assert_int_equal(r->figures->area_list_count, 2);
    const nt_area_list *dated = &r->figures->area_lists[0], *undated = &r->figures->area_lists[1];
    assert_string_equal(dated->id, "area.reported.a.2020-06-26");
    assert_string_equal(dated->figures[0]->area, "X");
    assert_string_equal(dated->total->id, "r");
    assert_int_equal(dated->share_rows[0]->part, 90);
    assert_int_equal(dated->share_rows[0]->whole, 694);
    assert_string_equal(undated->id, "area.violations.b.unknown");
    assert_string_equal(undated->figures[0]->area, "Y");
    assert_null(undated->total);
    assert_null(undated->share_rows[0]);
    assert_true(undated->rows[0]->flags & NT_FLAG_AS_OF_UNKNOWN);
    assert_int_equal(nt_ledger_find(r->ledger, "area.violations.b.unknown.count")->flags,
                     NT_FLAG_AS_OF_UNKNOWN);
    assert_ptr_equal(nt_published_area_list(r, "area.a"), dated);
    assert_true(nt_ledger_find(r->ledger, "area.a.1")->value == 90);
    assert_true(nt_ledger_find(r->ledger, "area.a.count")->value == 2);
    assert_string_equal(nt_results_text(r, "area.a.2.name")->in[NT_LANG_ID], "Y");
}

/* Areas that add up to the whole leave nothing for others; nor is that known of rounded ones. */
TEST(areas_that_make_up_the_whole)
{
    static const struct {
        const char *whole, *second;
        nt_qualifier qualifier;
        bool complete;
    } of[] = {{"173", "90", NT_EXACT, true},
              {"173", "90", NT_APPROXIMATE, false},
              {"174", "90", NT_EXACT, false},
              {"173", "89", NT_EXACT, false}};
    for (size_t i = 0; i < COUNT_OF(of); i++) {
        const nt_results *r = RESULTS(events, *state, {"r", "reported", of[i].whole, JUNE},
                                      {"1", "reported", "83", .area = "Y", .base = "r", JUNE},
                                      {"2", "reported", of[i].second, .qualifier = of[i].qualifier,
                                       .area = "X", .base = "r", JUNE});
        bool known;
        assert_int_equal(nt_results_truth(r, "area.a.complete", &known), of[i].complete);
    }
}

/* Provinces and regencies of one day, unit and source are two lists; neither is set against the
 * other, nor against the same of another event. */
TEST(levels_of_areas_stay_apart)
{
    const nt_results *r = RESULTS(
        events, *state, {"n", "reported", "694", JUNE},
        {"1", "reported", "49", .area = "Sulsel", .base = "n", JUNE},
        {"2", "reported", "81", .area = "NTB", .base = "n", JUNE},
        {"3", "reported", "28", .area = "Kab. Pinrang", .base = "1", JUNE},
        {"4", "reported", "18", .area = "Luwu Timur", .base = "1", JUNE},
        {"5", "reported", "3", .area = "Kecamatan Wara", JUNE},
        {"6", "reported", "9", .area = "Luar negeri", JUNE},
        {"m", "reported", "500", "2024-03-25", .event = "B"},
        {"7", "reported", "30", "2024-03-25", .area = "Kota Makassar", .base = "m", .event = "B"});
    static const struct {
        const char *id, *level, *first, *second, *total;
    } lists[] = {
        {"area.reported.a.2020-06-26", "province", "Nusa Tenggara Barat", "Sulawesi Selatan", "n"},
        {"area.reported.a.2020-06-26.2", "regency", "Kabupaten Pinrang", "Kabupaten Luwu Timur",
         "1"},
        {"area.reported.a.2020-06-26.3", "district", "Kecamatan Wara", NULL, "n"},
        {"area.reported.a.2020-06-26.4", "", "Luar negeri", NULL, "n"},
        {"area.reported.b.2024-03-25", "regency", "Kota Makassar", NULL, "m"},
    };
    assert_int_equal(r->figures->area_list_count, COUNT_OF(lists));
    for (size_t i = 0; i < COUNT_OF(lists); i++) {
        const nt_area_list *list = &r->figures->area_lists[i];
        assert_string_equal(list->id, lists[i].id);
        assert_string_equal(list->level ? list->level->id : "", lists[i].level);
        assert_int_equal(list->count, lists[i].second ? 2 : 1);
        assert_string_equal(nt_published_area_name(list, 0).in[NT_LANG_ID], lists[i].first);
        if (lists[i].second) {
            assert_string_equal(nt_published_area_name(list, 1).in[NT_LANG_ID], lists[i].second);
        }
        assert_string_equal(list->total->id, lists[i].total);
        assert_int_equal(list->tiling->fit, i ? NT_TILING_NONE : NT_TILING_FITS);
    }
    assert_ptr_equal(nt_published_area_list(r, "area.a"), &r->figures->area_lists[0]);
    assert_ptr_equal(nt_published_area_list(r, "area.a.below"), &r->figures->area_lists[1]);
    assert_ptr_equal(nt_published_area_list(r, "area.b"), &r->figures->area_lists[4]);
    assert_null(nt_published_area_list(r, "area.b.below"));
    assert_string_equal(nt_results_text(r, "area.a.below.level")->in[NT_LANG_EN],
                        "regency or city");
    bool known;
    assert_true(nt_results_truth(r, "area.a.mapped", &known) && known);
    assert_true(nt_results_truth(r, "area.a.of-whole", &known));
    assert_false(nt_results_truth(r, "area.a.below.of-whole", &known));
    for (size_t i = 0; i < r->figures->pair_count; i++) {
        assert_ptr_equal(r->figures->pairs[i].from->level, r->figures->pairs[i].to->level);
    }
    assert_null(nt_published_pair(r, "area.a.b"));
}

/* An area whose part of the total has changed, by counts that are known exactly. */
TEST(areas_change_like_categories)
{
    const nt_results *r =
        RESULTS(events, *state, {"p", "reported", "1000", JUNE}, {"q", "reported", "2000", JULY},
                {"1", "reported", "360", .area = "X", .base = "p", JUNE},
                {"2", "reported", "100", .area = "Y", .base = "p", JUNE},
                {"3", "reported", "552", .area = "X", .base = "q", JULY});
    const nt_breakdown_pair *pair = nt_published_pair(r, "area.a.first.latest");
    assert_non_null(pair);
    const nt_category_change *x = change(pair, "X");
    assert_non_null(x);
    assert_true(fabs(x->difference->lower - -10.549459173173817) < 1e-9);
    assert_int_equal(x->difference->method, NT_METHOD_PAIRED);
    assert_true(x->distinguishable);
    assert_string_equal(pair->only_from[0], "Y");
}

TEST(what_is_counted_otherwise_is_another_list)
{
    const nt_results *r =
        RESULTS(events, *state, {"p", "reported", "1000", JUNE}, {"q", "proven", "800", JULY},
                {"1", "reported", "360", .area = "X", .base = "p", JUNE},
                {"2", "reported", "9", .unit = "reports", .area = "X", JUNE},
                {"3", "proven", "552", .area = "X", .base = "q", JULY});
    assert_int_equal(r->figures->area_list_count, 3);
    assert_string_equal(r->figures->area_lists[1].id, "area.reported.a.2020-06-26.2");
    assert_string_equal(r->figures->area_lists[1].unit, "reports");
    assert_null(r->figures->area_lists[1].total);
    assert_int_equal(r->figures->breakdown_count, 2);
    assert_int_equal(r->figures->pair_count, 0);
}

TEST(of_two_totals_neither_is_guessed)
{
    const nt_results *r = RESULTS(events, *state, {"p", "reported", "1000", JUNE},
                                  {"q", "reported", "1010", .source = "two", JUNE},
                                  {"1", "reported", "360", .area = "X", .source = "three", JUNE},
                                  {"2", "reported", "350", .area = "X", .source = "two", JUNE});
    assert_null(nt_published_area_list(r, "area.reported.a.2020-06-26.2")->total);
    assert_string_equal(nt_published_area_list(r, "area.reported.a.2020-06-26")->total->id, "q");
}

TESTS(open_arena, close_arena)
