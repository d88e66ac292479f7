/* Running counts of two votes at like age: what follows from counts that cannot fall. */
#include <string.h>

#include "check.h"
#include "published/builder.h"

static const given_event events[] = {{"A", "a", "2020-01-01"}, {"B", "b", "2024-01-01"}};

#define REPORTED(name, e, day, number, by)                                                         \
    {                                                                                              \
        name, "reported", number, day, .event = e, .unit = "reports", .counter = by,               \
                                       .procedure = "Desk", .source = by                           \
    }

static const nt_total_comparison *only(const nt_results *results)
{
    assert_int_equal(results->figures->vote_pairs[0].total_count, 1);
    return &results->figures->vote_pairs[0].totals[0];
}

/* One count of B at 10 days beside two of A: worked by hand from "it cannot fall". */
TEST(a_count_that_cannot_fall_bounds_the_other)
{
    static const struct {
        const char *early_day, *early, *late_day, *late, *count;
        nt_total_reading reading;
    } cases[] = {
        {"2020-01-05", "50", "2020-02-01", "90", "40", NT_TOTAL_FEWER},
        {"2020-01-05", "50", "2020-02-01", "90", "100", NT_TOTAL_MORE},
        {"2020-01-05", "50", "2020-02-01", "90", "70", NT_TOTAL_BETWEEN},
        {"2020-01-05", "50", "2020-02-01", "90", "50", NT_TOTAL_BETWEEN},
        {"2020-01-05", "50", "2020-02-01", "90", "90", NT_TOTAL_BETWEEN},
        /* A day apart is one age; two days are not. */
        {"2020-01-05", "50", "2020-01-12", "90", "70", NT_TOTAL_FEWER},
        {"2020-01-05", "50", "2020-01-13", "90", "70", NT_TOTAL_BETWEEN},
        {"2020-01-10", "50", "2020-02-01", "90", "70", NT_TOTAL_MORE},
        {"2020-01-09", "50", "2020-02-01", "90", "70", NT_TOTAL_BETWEEN},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const nt_results *r =
            RESULTS(events, *state, REPORTED("e", "A", cases[i].early_day, cases[i].early, "One"),
                    REPORTED("l", "A", cases[i].late_day, cases[i].late, "One"),
                    REPORTED("c", "B", "2024-01-11", cases[i].count, "One"));
        if (only(r)->reading != cases[i].reading) {
            fail_msg("case %zu is %s", i, nt_total_reading_id(only(r)->reading));
        }
    }
}

TEST(equal_age_is_one_neighbour)
{
    const nt_results *r = RESULTS(events, *state, REPORTED("e", "A", "2020-01-11", "50", "One"),
                                  REPORTED("c", "B", "2024-01-11", "50", "One"));
    assert_true(only(r)->same_age);
    assert_null(only(r)->later);
    assert_int_equal(only(r)->reading, NT_TOTAL_EQUAL);
}

/* Another body of the procedure stands beside it, named, and bounds nothing. */
TEST(another_counter_bounds_nothing)
{
    const nt_results *r = RESULTS(events, *state, REPORTED("e", "A", "2020-01-05", "900", "One"),
                                  REPORTED("c", "B", "2024-01-11", "50", "Two"));
    assert_int_equal(only(r)->reading, NT_TOTAL_OTHER_COUNTER);
    assert_string_equal(only(r)->earlier->counter->id, "One");
    const nt_results *apart = RESULTS(
        events, *state, REPORTED("e", "A", "2020-01-05", "900", "One"),
        {"c", "reported", "50", "2024-01-11", .event = "B", .unit = "reports", .counter = "Other"});
    assert_int_equal(apart->figures->vote_pairs[0].total_count, 0);
}

/* Told on one day of two votes years apart: shown, and nothing follows. */
TEST(too_far_in_age_is_shown_for_its_day_only)
{
    const nt_results *r = RESULTS(events, *state, REPORTED("e", "A", "2024-06-01", "900", "One"),
                                  REPORTED("c", "B", "2024-06-01", "50", "One"));
    assert_null(only(r)->earlier);
    assert_null(only(r)->later);
    assert_string_equal(only(r)->of_one_day->row->id, "e");
    assert_int_equal(only(r)->reading, NT_TOTAL_OPEN);
    assert_true(only(r)->of_one_day_gap->value == 1613 - 152);
}

/* 1,056 findings and 167 reports, printed as 1,223 persons. */
TEST(parts_that_make_a_whole_of_another_unit_count_in_theirs)
{
    const nt_results *r = RESULTS(
        events, *state, {"w", "reported", "1223", "2020-01-09", .event = "A", .counter = "One"},
        {"p1", "reported", "1056", "2020-01-09", .event = "A", .category = "temuan",
         .unit = "reports", .base = "w", .counter = "One"},
        {"p2", "reported", "167", "2020-01-09", .event = "A", .category = "laporan",
         .unit = "reports", .base = "w", .counter = "One"},
        {"c", "reported", "878", "2024-01-08", .event = "B", .unit = "reports", .counter = "One"});
    const nt_total_comparison *c = only(r);
    assert_string_equal(c->later->row->id, "w.parts");
    assert_int_equal(c->later->row->method, NT_METHOD_SUM);
    assert_true(c->later->row->value == 1223);
    assert_int_equal(c->reading, NT_TOTAL_FEWER);
}

TESTS(open_arena, close_arena)
