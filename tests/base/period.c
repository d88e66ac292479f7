/* Months, quarters, half-years and years: their codes, and their first and last days. */
#include "base/period.h"

#include <string.h>

#include "check.h"

static const struct {
    const char *code, *first, *last, *before; /* before: the one before it */
    int months, number;
} periods[] = {
    {"2024-02", "2024-02-01", "2024-02-29", "2024-01", 1, 2},
    {"2023-02", "2023-02-01", "2023-02-28", "2023-01", 1, 2},
    {"2024-12", "2024-12-01", "2024-12-31", "2024-11", 1, 12},
    {"2024-01", "2024-01-01", "2024-01-31", "2023-12", 1, 1},
    {"2024-Q1", "2024-01-01", "2024-03-31", "2023-Q4", 3, 1},
    {"2024-Q4", "2024-10-01", "2024-12-31", "2024-Q3", 3, 4},
    {"2024-H1", "2024-01-01", "2024-06-30", "2023-H2", 6, 1},
    {"2024-H2", "2024-07-01", "2024-12-31", "2024-H1", 6, 2},
    {"2024", "2024-01-01", "2024-12-31", "2023", 12, 1},
    {"9999", "9999-01-01", "9999-12-31", "9998", 12, 1},
    {"0002", "0002-01-01", "0002-12-31", "0001", 12, 1},
};

static nt_date day_of(const char *text)
{
    return nt_date_parse_iso(text, strlen(text));
}

TEST(test_codes_and_days)
{
    for (size_t i = 0; i < sizeof periods / sizeof *periods; i++) {
        nt_period p;
        assert_true(nt_period_read(periods[i].code, &p));
        assert_string_equal(nt_period_code(*state, p), periods[i].code);
        assert_int_equal(nt_period_first_day(p), day_of(periods[i].first));
        assert_int_equal(nt_period_last_day(p), day_of(periods[i].last));
        assert_int_equal(nt_period_months(p.kind), periods[i].months);
        assert_int_equal(nt_period_number(p), periods[i].number);
        nt_period before = nt_period_before(p, periods[i].months);
        assert_string_equal(nt_period_code(*state, before), periods[i].before);
    }
}

TEST(test_a_day_is_in_its_period)
{
    for (nt_date day = day_of("2023-12-01"); day <= day_of("2025-02-01"); day++) {
        for (nt_period_kind kind = NT_PERIOD_MONTH; kind < NT_PERIOD_KINDS; kind++) {
            nt_period p = nt_period_of(kind, day), same;
            assert_true(nt_period_first_day(p) <= day && day <= nt_period_last_day(p));
            assert_true(nt_period_read(nt_period_code(*state, p), &same));
            assert_true(same.kind == p.kind && same.first == p.first);
        }
    }
}

TEST(test_what_is_no_period)
{
    static const char *const not [] = {"",        "2024-",    "2024-13", "2024-00",  "2024-1",
                                       "2024-Q0", "2024-Q5",  "2024-H3", "2024-H0",  "2024-q1",
                                       "0000",    "0000-Q1",  "24-Q1",   "2024-001", "2024Q1",
                                       "20245",   "2024-Q11", "2024 Q1", "2024-0a",  "-024-01"};
    nt_period p;
    for (size_t i = 0; i < sizeof not / sizeof *not ; i++) {
        assert_false(nt_period_read(not [i], &p));
    }
    assert_false(nt_period_read(NULL, &p));
}

TESTS(open_arena, close_arena)
