/* Verdicts: a release beside its neighbours in age in the other event. */
#include <math.h>
#include <string.h>

#include "check.h"
#include "published/builder.h"

static const given_event events[] = {{"A", "a", "2020-01-01"}, {"B", "b", "2024-01-01"}};

/* A release of two figures: proven and sanctioned. */
#define RELEASE(e, day, part, whole)                                                               \
    {e "-p-" day, "proven", whole, day, .event = e},                                               \
    {                                                                                              \
        e "-s-" day, "sanctioned", part, day, .event = e                                           \
    }

static const nt_like_for_like *of(const nt_results *results, const char *id)
{
    for (size_t i = 0; i < results->figures->comparison_count; i++) {
        if (strcmp(results->figures->comparisons[i].release->id, id) == 0) {
            return &results->figures->comparisons[i];
        }
    }
    fail_msg("no comparison of %s", id);
    return NULL;
}

static void expect(const nt_like_for_like *c, nt_verdict verdict, nt_verdict_reason reason)
{
    assert_string_equal(nt_verdict_id(c->verdict), nt_verdict_id(verdict));
    assert_string_equal(nt_verdict_reason_id(c->reason), nt_verdict_reason_id(reason));
}

/* The counts of Pilkada 2020 and Pemilu 2024 about the vote: 13 days before and 10 after, 8 before.
 */
TEST(lower_than_both_is_lower)
{
    const nt_results *r =
        RESULTS(events, *state, RELEASE("A", "2019-12-19", "580", "727"),
                RELEASE("A", "2020-01-11", "635", "872"), RELEASE("B", "2023-12-24", "97", "183"));
    const nt_like_for_like *c = of(r, "b.2023-12-24");
    expect(c, NT_VERDICT_LOWER, NT_REASON_NONE);
    assert_int_equal(c->earlier->age_days, -13);
    assert_int_equal(c->later->age_days, 10);
    /* statsmodels, golden/stats.csv */
    assert_true(fabs(c->earlier_difference->lower - -34.502424609248733) < 1e-9);
    assert_true(fabs(c->earlier_difference->upper - -19.042800321441733) < 1e-9);
    assert_true(fabs(c->later_difference->upper - -12.093691065144234) < 1e-9);
    assert_string_equal(c->later_difference->id, "b.2023-12-24.vs.a.2020-01-11.difference");
    assert_string_equal(c->later_difference->unit, "points");
    assert_true(nt_ledger_find(r->ledger, "b.compared.later-age-gap")->value == 18);
}

TEST(higher_than_both_is_higher)
{
    const nt_results *r =
        RESULTS(events, *state, RELEASE("A", "2020-01-11", "100", "400"),
                RELEASE("A", "2020-03-01", "120", "400"), RELEASE("B", "2024-02-01", "300", "400"));
    expect(of(r, "b.2024-02-01"), NT_VERDICT_HIGHER, NT_REASON_NONE);
    expect(of(r, "a.2020-01-11"), NT_VERDICT_NOT_COMPARABLE, NT_REASON_NO_EARLIER);
    expect(of(r, "a.2020-03-01"), NT_VERDICT_NOT_COMPARABLE, NT_REASON_NO_LATER);
}

TEST(neighbours_that_disagree_allow_no_verdict)
{
    const nt_results *r = RESULTS(events, *state, RELEASE("A", "2020-01-11", "635", "872"),
                                  RELEASE("A", "2021-01-07", "1365", "1588"),
                                  RELEASE("B", "2024-02-10", "180", "240"));
    expect(of(r, "b.2024-02-10"), NT_VERDICT_NOT_DISTINGUISHABLE, NT_REASON_NEIGHBOURS_DISAGREE);
}

TEST(both_about_equal_is_not_distinguishable)
{
    const nt_results *r =
        RESULTS(events, *state, RELEASE("A", "2020-01-11", "200", "400"),
                RELEASE("A", "2020-03-01", "210", "400"), RELEASE("B", "2024-02-01", "205", "400"));
    expect(of(r, "b.2024-02-01"), NT_VERDICT_NOT_DISTINGUISHABLE, NT_REASON_NONE);
}

/* Above one and below the other is no verdict either. */
TEST(between_them_is_no_verdict)
{
    const nt_results *r =
        RESULTS(events, *state, RELEASE("A", "2020-01-11", "100", "400"),
                RELEASE("A", "2020-03-01", "300", "400"), RELEASE("B", "2024-02-01", "200", "400"));
    expect(of(r, "b.2024-02-01"), NT_VERDICT_NOT_DISTINGUISHABLE, NT_REASON_NEIGHBOURS_DISAGREE);
}

TEST(equal_age_is_the_only_neighbour)
{
    const nt_results *r = RESULTS(events, *state, RELEASE("A", "2020-01-11", "100", "400"),
                                  RELEASE("B", "2024-01-11", "200", "400"));
    const nt_like_for_like *c = of(r, "b.2024-01-11");
    expect(c, NT_VERDICT_HIGHER, NT_REASON_NONE);
    assert_true(c->same_age);
    assert_string_equal(c->earlier->id, "a.2020-01-11");
    assert_null(c->later);
    assert_null(c->later_difference);
}

/* Two institutions that differ by a few cases: both may stand, the larger count speaks. */
TEST(of_two_at_one_age_the_larger_speaks)
{
    const nt_results *r = RESULTS(
        events, *state, {"p1", "proven", "58", "2020-01-11", .event = "A"},
        {"s1", "sanctioned", "44", "2020-01-11", .base = "p1", .event = "A"},
        {"p2", "proven", "60", "2020-01-11", .source = "two", .event = "A"},
        {"s2", "sanctioned", "45", "2020-01-11", .base = "p2", .source = "two", .event = "A"},
        RELEASE("B", "2024-02-01", "30", "60"));
    const nt_release *earlier = of(r, "b.2024-02-01")->earlier;
    assert_non_null(earlier);
    assert_int_equal(earlier->sanction.row->whole, 60);
}

TEST(different_things_are_not_compared)
{
    const nt_results *r =
        RESULTS(events, *state, RELEASE("A", "2020-01-11", "100", "400"),
                RELEASE("A", "2020-03-01", "120", "400"),
                {"p", "proven", "400", "2024-02-01", .unit = "violations", .event = "B"},
                {"s", "sanctioned", "300", "2024-02-01", .unit = "violations", .event = "B"});
    const nt_like_for_like *c = of(r, "b.2024-02-01");
    expect(c, NT_VERDICT_NOT_COMPARABLE, NT_REASON_UNITS_DIFFER);
    assert_null(c->earlier_difference);
    assert_null(r->figures->naive.difference);
}

/* A sum that falls: the release it falls to is shown, but neither judged nor used to judge. */
TEST(a_faulty_release_carries_no_verdict)
{
    const nt_results *r = RESULTS(
        events, *state, RELEASE("A", "2020-01-11", "635", "872"),
        RELEASE("A", "2020-02-20", "600", "900"), RELEASE("A", "2021-01-07", "1365", "1588"),
        RELEASE("B", "2024-02-10", "180", "240"), RELEASE("B", "2024-03-12", "94", "378"),
        RELEASE("B", "2024-05-10", "300", "400"));
    const nt_like_for_like *doubtful = of(r, "b.2024-03-12");
    expect(doubtful, NT_VERDICT_NOT_COMPARABLE, NT_REASON_DOUBTFUL);
    assert_non_null(doubtful->earlier);
    assert_null(doubtful->earlier_difference);
    assert_true(doubtful->release->sanction.row->flags & NT_FLAG_DOUBTFUL);
    assert_int_equal(of(r, "b.2024-02-10")->later->age_days, 372);
    assert_string_equal(nt_published_release(r, "b.compared")->id, "b.2024-05-10");
}

TEST(the_naive_comparison_says_so)
{
    const nt_results *r = RESULTS(events, *state, RELEASE("A", "2019-12-19", "580", "727"),
                                  RELEASE("A", "2023-02-28", "1450", "1597"),
                                  RELEASE("B", "2023-12-24", "97", "183"));
    assert_string_equal(r->figures->naive.a->id, "a.2023-02-28");
    assert_string_equal(r->figures->naive.b->id, "b.2023-12-24");
    assert_true(r->figures->naive.difference->flags & NT_FLAG_NAIVE);
    assert_true(fabs(r->figures->naive.difference->value - 100 * (97.0 / 183 - 1450.0 / 1597)) <
                1e-9);
    assert_true(r->figures->naive.age_gap->value == 1154 + 8);
    assert_int_equal(r->figures->naive.difference->as_of, nt_date_from_civil(2023, 12, 24));
}

/* Ages a day apart are one age, as those of running counts: no sentence says that they differ. */
TEST(ages_a_day_apart_are_one)
{
    static const struct {
        const char *day;
        bool differ;
    } cases[] = {{"2024-01-09", true},
                 {"2024-01-10", false},
                 {"2024-01-11", false},
                 {"2024-01-12", false},
                 {"2024-01-13", true}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const nt_results *r = RESULTS(events, *state, RELEASE("A", "2020-01-11", "580", "727"),
                                      {"r", "proven", "183", cases[i].day, .event = "B"},
                                      {"s", "sanctioned", "97", cases[i].day, .event = "B"});
        bool known = false;
        assert_int_equal(r->figures->naive.ages_differ, cases[i].differ);
        assert_int_equal(nt_results_truth(r, "naive.ages-differ", &known), cases[i].differ);
        assert_true(known);
    }
}

TEST(one_event_has_nothing_to_compare_with)
{
    const nt_results *r = RESULTS(events, *state, RELEASE("B", "2024-02-10", "180", "240"));
    assert_string_equal(r->figures->a->id, "B");
    assert_null(r->figures->b);
    assert_int_equal(r->figures->comparison_count, 0);
    assert_null(r->figures->naive.difference);
    assert_true(isnan(nt_ledger_find(r->ledger, "naive.difference")->value));
    assert_true(isnan(nt_ledger_find(r->ledger, "b.compared.sanction-ratio")->value));
}

static const given_event three_events[] = {
    {"A", "a", "2020-01-01"}, {"B", "b", "2022-01-01"}, {"C", "c", "2024-01-01"}};

static const given three_releases[] = {
    RELEASE("A", "2020-01-11", "100", "400"), RELEASE("B", "2022-02-01", "100", "400"),
    RELEASE("C", "2024-02-01", "300", "400"), RELEASE("A", "2020-03-01", "120", "400"),
    RELEASE("C", "2024-03-01", "320", "400"),
};

TEST(the_busiest_two_of_three_are_compared)
{
    const nt_results *r = build_results(*state, three_events, 3, three_releases, 10);
    assert_string_equal(r->figures->a->id, "A");
    assert_string_equal(r->figures->b->id, "C");
    assert_int_equal(r->figures->comparison_count, 4);
}

TEST(the_earlier_vote_comes_first)
{
    const nt_results *r =
        RESULTS(events, *state, RELEASE("A", "2020-01-11", "100", "400"),
                RELEASE("B", "2024-02-01", "300", "400"), RELEASE("B", "2024-03-01", "310", "400"));
    assert_string_equal(r->figures->a->id, "A");
    assert_string_equal(r->figures->b->id, "B");
}

TEST(events_can_be_named)
{
    const nt_published *p = build_published(*state, three_events, 3, three_releases, 10);
    const nt_results *r = NULL;
    nt_error err;
    nt_published_request asked = {.event_a = "B"};
    assert_int_equal(nt_published_results(*state, p, &asked, &r, &err), NT_OK);
    assert_string_equal(r->figures->a->id, "B");
    assert_string_equal(r->figures->b->id, "A");
    asked = (nt_published_request){.event_a = "C", .event_b = "B"};
    assert_int_equal(nt_published_results(*state, p, &asked, &r, &err), NT_OK);
    assert_string_equal(r->figures->a->id, "C");
    assert_string_equal(r->figures->b->id, "B");
}

TEST(an_unknown_event_is_an_error_at_its_place)
{
    static const given_event pair[] = {{"Pilkada 2020", "pilkada-2020", "2020-12-09"}};
    const nt_published *p = build_published(*state, pair, 1, NULL, 0);
    const nt_results *r = NULL;
    nt_error err;
    nt_published_request asked = {.event_a = "Pilkada 2021",
                                  .event_a_place = {"report.json", 7, 12}};
    assert_int_equal(nt_published_results(*state, p, &asked, &r, &err), NT_INVALID);
    assert_null(r);
    assert_int_equal(err.line, 7);
    assert_non_null(strstr(err.message[NT_LANG_EN], "\"Pilkada 2021\""));
    assert_non_null(strstr(err.message[NT_LANG_EN], "\"Pilkada 2020\""));
    asked.event_a = asked.event_b = "Pilkada 2020";
    assert_int_equal(nt_published_results(*state, p, &asked, &r, &err), NT_INVALID);
}

/* Each is set against each: of very many nothing is compared, and the first beyond is named. */
TEST(more_votes_than_can_be_paired_are_an_error)
{
    given_event many[NT_VOTES_MAX + 1];
    for (int i = 0; i <= NT_VOTES_MAX; i++) {
        const char *id = nt_arena_printf(*state, "V%d", i);
        many[i] = (given_event){id, id, nt_arena_printf(*state, "%d-01-01", 1950 + i)};
    }
    nt_published p = *build_published(*state, many, NT_VOTES_MAX + 1, NULL, 0);
    const nt_results *r = NULL;
    nt_error err;
    ((nt_event *)p.events)[NT_VOTES_MAX].place = (nt_place){"events.csv", 42, 1};
    assert_int_equal(nt_published_results(*state, &p, NULL, &r, &err), NT_INVALID);
    assert_null(r);
    assert_int_equal(err.line, 42);
    assert_non_null(strstr(err.message[NT_LANG_EN], "\"V40\" is one of 41 votes"));
    assert_non_null(strstr(err.message[NT_LANG_EN], "of 40 at most"));
    p.event_count = NT_VOTES_MAX;
    assert_int_equal(nt_published_results(*state, &p, NULL, &r, &err), NT_OK);
}

/* Each release is set against each other vote: the first beyond what that allows is named. */
TEST(more_releases_than_can_be_compared_are_an_error)
{
    enum { OTHERS = NT_VOTES_MAX - 1, MOST = NT_COMPARISONS_MAX / OTHERS };
    given_event votes[NT_VOTES_MAX];
    given *figures = nt_new_array(*state, given, MOST + 1);
    for (int i = 0; i < NT_VOTES_MAX; i++) {
        const char *id = nt_arena_printf(*state, "V%d", i);
        votes[i] = (given_event){id, id, nt_arena_printf(*state, "%d-01-01", 1950 + i)};
    }
    for (int i = 0; i <= MOST; i++) {
        figures[i] = (given){nt_arena_printf(*state, "f%d", i), "proven", "7",
                             nt_arena_printf(*state, "%d-%02d-01", 1951 + i / 12, 1 + i % 12),
                             .event = "V0"};
    }
    const nt_results *r = NULL;
    nt_error err;
    const nt_published *p = build_published(*state, votes, NT_VOTES_MAX, figures, MOST + 1);
    assert_int_equal(nt_published_results(*state, p, NULL, &r, &err), NT_INVALID);
    assert_non_null(strstr(err.message[NT_LANG_EN], "is one of 257 releases"));
    p = build_published(*state, votes, NT_VOTES_MAX, figures, MOST);
    assert_int_equal(nt_published_results(*state, p, NULL, &r, &err), NT_OK);
}

/* As many figures of one day, or of one area each on a day of its own, of the indicator. */
static nt_status compare_many(nt_arena *arena, size_t count, const given *form, bool of_one_day,
                              nt_error *err)
{
    static const given_event vote[] = {{"V", "v", "1950-01-01"}};
    given *figures = nt_new_array(arena, given, count);
    for (size_t i = 0; i < count; i++) {
        char iso[11];
        figures[i] = *form;
        figures[i].id = nt_arena_printf(arena, "f%zu", i);
        figures[i].event = "V";
        figures[i].value = nt_arena_printf(arena, "%zu", i);
        figures[i].as_of =
            of_one_day ? "1950-01-02" : nt_arena_string(arena, nt_date_format_iso((nt_date)i, iso));
    }
    const nt_results *r = NULL;
    return nt_published_results(arena, build_published(arena, vote, 1, figures, count), NULL, &r,
                                err);
}

/* What is set against all the rest has a limit, and the first beyond it is named. */
TEST(more_than_can_be_set_against_the_rest_is_an_error)
{
    static const struct {
        given form;
        bool of_one_day;
        size_t most;
        const char *says;
    } limits[] = {
        {{.indicator = "violations"}, false, NT_FIGURES_MAX, "\"f10000\" is one of 10001 figures"},
        {{.indicator = "proven"},
         true,
         NT_COUNTS_OF_DAY_MAX,
         "\"f1000\" is one of more than 1000 counts of stages that \"V\" has on 1950-01-02"},
        {{.indicator = "violations", .area = "Bali"},
         false,
         NT_LISTS_MAX,
         "\"f1000\" begins list 1001 of areas, and a report has room for 1000"},
        {{.indicator = "share-by-position", .category = "Guru"},
         false,
         NT_LISTS_MAX,
         "\"f1000\" begins list 1001 of categories, and a report has room for 1000"},
    };
    for (size_t i = 0; i < COUNT_OF(limits); i++) {
        NT_PASSING_ARENA(arena);
        nt_error err;
        assert_int_equal(
            compare_many(arena, limits[i].most + 1, &limits[i].form, limits[i].of_one_day, &err),
            NT_INVALID);
        assert_non_null(strstr(err.message[NT_LANG_EN], limits[i].says));
        assert_int_equal(
            compare_many(arena, limits[i].most, &limits[i].form, limits[i].of_one_day, &err),
            NT_OK);
    }
}

/* ---- the measure ---- */

#define PROOF(e, day, part, whole)                                                                 \
    {e "-r-" day, "reported", whole, day, .event = e},                                             \
    {                                                                                              \
        e "-q-" day, "proven", part, day, .event = e                                               \
    }

TEST(without_sanctions_the_proofs_are_compared)
{
    const nt_results *r =
        RESULTS(events, *state, PROOF("A", "2020-01-11", "100", "400"),
                PROOF("A", "2020-03-01", "120", "400"), PROOF("B", "2024-02-01", "300", "400"));
    const nt_like_for_like *c = of(r, "b.2024-02-01");
    expect(c, NT_VERDICT_HIGHER, NT_REASON_NONE);
    assert_int_equal(r->figures->measure, NT_STAGE_PROVEN);
    assert_string_equal(c->later_difference->id, "b.2024-02-01.vs.a.2020-03-01.proof-difference");
    assert_true(fabs(c->later_difference->value - 45) < 1e-9);
    assert_true(fabs(r->figures->naive.difference->value - 45) < 1e-9);
}

/* Only one has sanctions: what both have is compared; what the template names, or nothing. */
TEST(the_furthest_that_both_have_is_compared)
{
    static const given figures[] = {PROOF("A", "2020-01-11", "100", "400"),
                                    {"s", "sanctioned", "50", "2020-01-11", .event = "A"},
                                    PROOF("B", "2024-01-11", "300", "400")};
    const nt_published *p = build_published(*state, events, 2, figures, COUNT_OF(figures));
    const nt_results *r = NULL;
    nt_error err;
    assert_int_equal(nt_published_results(*state, p, NULL, &r, &err), NT_OK);
    expect(of(r, "b.2024-01-11"), NT_VERDICT_HIGHER, NT_REASON_NONE);
    nt_published_request asked = {.measure = "sanction", .measure_place = {"report.json", 3, 9}};
    assert_int_equal(nt_published_results(*state, p, &asked, &r, &err), NT_OK);
    assert_false(r->figures->vote_pairs[0].has_measure);
    assert_int_equal(r->figures->comparison_count, 0);
    assert_null(r->figures->naive.difference);
    asked.measure = "guilt";
    assert_int_equal(nt_published_results(*state, p, &asked, &r, &err), NT_INVALID);
    assert_int_equal(err.line, 3);
}

/* ---- who counted ---- */

#define COUNTED(e, day, part, whole, by, in)                                                       \
    {e "-p-" by day, "proven", whole, day, .event = e, .counter = by, .procedure = in},            \
    {                                                                                              \
        e "-s-" by day, "sanctioned", part, day, .event = e, .counter = by, .procedure = in        \
    }

TEST(only_counters_of_one_procedure_are_compared)
{
    const nt_results *apart =
        RESULTS(events, *state, COUNTED("A", "2020-01-11", "100", "400", "One", "One"),
                COUNTED("A", "2020-03-01", "120", "400", "One", "One"),
                COUNTED("B", "2024-02-01", "300", "400", "Two", "Two"));
    expect(of(apart, "b.2024-02-01"), NT_VERDICT_NOT_COMPARABLE, NT_REASON_PROCEDURES_DIFFER);
    assert_null(of(apart, "b.2024-02-01")->earlier);
    assert_null(apart->figures->naive.difference);
    bool known;
    assert_true(nt_results_truth(apart, "naive.procedures-differ", &known));
    const nt_results *one =
        RESULTS(events, *state, COUNTED("A", "2020-01-11", "100", "400", "One", "Desk"),
                COUNTED("A", "2020-03-01", "120", "400", "One", "Desk"),
                COUNTED("B", "2024-02-01", "300", "400", "Two", "Desk"));
    expect(of(one, "b.2024-02-01"), NT_VERDICT_HIGHER, NT_REASON_NONE);
    assert_true(nt_results_truth(one, "b.compared.counters-differ", &known));
}

/* A nearer release of another procedure does not take the place of one that can be compared, and
 * of two at one age the own counter speaks. */
TEST(the_nearest_of_the_procedure_is_the_neighbour)
{
    const nt_results *r =
        RESULTS(events, *state, COUNTED("A", "2020-01-05", "100", "400", "One", "Desk"),
                COUNTED("A", "2020-01-10", "100", "400", "Other", "Other"),
                COUNTED("A", "2020-03-01", "121", "410", "Two", "Desk"),
                COUNTED("A", "2020-03-01", "120", "400", "One", "Desk"),
                COUNTED("B", "2024-01-11", "300", "400", "One", "Desk"));
    const nt_like_for_like *c = of(r, "b.2024-01-11");
    assert_int_equal(c->earlier->age_days, 4);
    assert_int_equal(c->later->sanction.row->whole, 400);
}

/* Two of one counter bound what lay between them better than two of two, unless those lie much
 * closer together. Polling day of A is 2020-01-01. */
TEST(both_neighbours_are_of_one_counter)
{
    static const struct {
        const char *earlier_two; /* the day of the other counter's release */
        int earlier_age, later_age;
    } cases[] = {{"2020-01-20", 4, 60}, {"2020-02-01", 4, 60}, {"2020-02-05", 35, 60}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const given figures[] = {COUNTED("A", "2020-01-05", "100", "400", "One", "Desk"),
                                 {"p", "proven", "400", cases[i].earlier_two, .event = "A",
                                  .counter = "Two", .procedure = "Desk"},
                                 {"s", "sanctioned", "390", cases[i].earlier_two, .event = "A",
                                  .counter = "Two", .procedure = "Desk"},
                                 COUNTED("A", "2020-03-01", "120", "400", "One", "Desk"),
                                 COUNTED("B", "2024-02-10", "300", "400", "Three", "Desk")};
        const nt_results *r = build_results(*state, events, 2, figures, COUNT_OF(figures));
        const nt_like_for_like *c = of(r, "b.2024-02-10");
        assert_int_equal(c->earlier->age_days, cases[i].earlier_age);
        assert_int_equal(c->later->age_days, cases[i].later_age);
    }
}

/* ---- how far ---- */

TEST(a_release_too_far_in_age_is_no_neighbour)
{
    static const given figures[] = {RELEASE("A", "2020-01-11", "100", "400"),
                                    RELEASE("A", "2021-02-05", "120", "400"),
                                    RELEASE("B", "2024-02-06", "300", "400")};
    const nt_published *p = build_published(*state, events, 2, figures, COUNT_OF(figures));
    const nt_results *r = NULL;
    nt_error err;
    assert_int_equal(nt_published_results(*state, p, NULL, &r, &err), NT_OK);
    assert_int_equal(of(r, "b.2024-02-06")->later->age_days - 36, 365);
    expect(of(r, "b.2024-02-06"), NT_VERDICT_HIGHER, NT_REASON_NONE);
    nt_published_request asked = {.age_limit = "364"};
    assert_int_equal(nt_published_results(*state, p, &asked, &r, &err), NT_OK);
    expect(of(r, "b.2024-02-06"), NT_VERDICT_NOT_COMPARABLE, NT_REASON_TOO_FAR);
    assert_null(of(r, "b.2024-02-06")->later);
    assert_non_null(of(r, "b.2024-02-06")->earlier);
    asked.age_limit = "-1";
    assert_int_equal(nt_published_results(*state, p, &asked, &r, &err), NT_INVALID);
    asked.age_limit = "12 days";
    assert_int_equal(nt_published_results(*state, p, &asked, &r, &err), NT_INVALID);
}

TEST(without_a_polling_day_there_is_no_age)
{
    static const given_event undated[] = {{"A", "a", ""}, {"B", "b", "2024-01-01"}};
    const nt_results *r = RESULTS(undated, *state, RELEASE("A", "2020-01-11", "100", "400"),
                                  RELEASE("B", "2024-02-01", "300", "400"));
    expect(of(r, "b.2024-02-01"), NT_VERDICT_NOT_COMPARABLE, NT_REASON_NO_AGE);
    assert_null(of(r, "b.2024-02-01")->earlier);
    assert_non_null(r->figures->naive.difference);
    assert_null(r->figures->naive.age_gap);
}

/* ---- each with each ---- */

TEST(each_vote_is_set_against_each)
{
    const nt_results *r = build_results(*state, three_events, 3, three_releases, 10);
    assert_int_equal(r->figures->vote_count, 3);
    assert_int_equal(r->figures->vote_pair_count, 3);
    assert_string_equal(r->figures->vote_pairs[0].id, "a.c");
    assert_string_equal(r->figures->vote_pairs[1].id, "a.b");
    assert_string_equal(r->figures->vote_pairs[2].id, "b.c");
    /* B at 31 days lies between A at 10 and at 60; C at 31 is of its age. */
    expect(&r->figures->vote_pairs[1].comparisons[2], NT_VERDICT_NOT_DISTINGUISHABLE,
           NT_REASON_NONE);
    expect(&r->figures->vote_pairs[2].comparisons[0], NT_VERDICT_LOWER, NT_REASON_NONE);
    assert_true(r->figures->vote_pairs[2].comparisons[0].same_age);
    assert_string_equal(r->figures->vote_pairs[1].naive.difference->id, "a.b.naive.difference");
}

TESTS(open_arena, close_arena)
