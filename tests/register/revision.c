/* What was known of the shipped register's quarters at the end of each. */
#include <math.h>

#include "check.h"
#include "packages.h"
#include "register/results.h"

enum { QUARTERS = 8, KNOWN_NOW = QUARTERS - 1 };

static const nt_results *report(nt_arena *arena, bool internal)
{
    const nt_register *reg = register_in(arena, OF_REGISTER, NT_DATE_UNKNOWN);
    const nt_results *out = NULL;
    nt_error err;
    nt_date end = nt_date_from_civil(2024, 3, 31);
    nt_register_request request = {.period = {NT_PERIOD_QUARTER, 2024 * 12},
                                   .as_of = end,
                                   .threshold = 3,
                                   .internal = internal};
    const nt_cube *cube = nt_cube_count(arena, reg, end, 0, reg->case_count);
    assert_int_equal(nt_register_results(arena, reg, cube, &request, &out, &err), NT_OK);
    return out;
}

static const nt_ledger_row *cell(const nt_results *r, const char *frame, size_t row, size_t column)
{
    const nt_ledger_row *out = nt_frame_cell(nt_results_frame(r, frame), row, column);
    assert_non_null(out);
    return out;
}

TEST(test_triangle_grows_to_what_is_known_now)
{
    const nt_results *r = report(*state, true);
    for (size_t q = 0; q < QUARTERS; q++) {
        assert_true(cell(r, "revision.triangle", q, q)->value == cell(r, "revision", q, 0)->value);
        assert_true(cell(r, "revision.triangle", q, KNOWN_NOW)->value ==
                    cell(r, "flow.quarters", q, 0)->value);
        for (size_t at = 0; at < q; at++) { /* it had not begun: neither zero nor unknown */
            const nt_ledger_row *before = cell(r, "revision.triangle", q, at);
            assert_true(isnan(before->value) && before->whole == 0);
        }
    }
}

/* An increment of one or two is a small count: one of its ends is suppressed. */
TEST(test_no_increment_is_small)
{
    const nt_results *r = report(*state, false), *all = report(*state, true);
    int small = 0;
    for (size_t q = 0; q < QUARTERS; q++) {
        for (size_t at = q; at + 1 < QUARTERS; at++) {
            double growth = cell(all, "revision.triangle", q, at + 1)->value -
                            cell(all, "revision.triangle", q, at)->value;
            unsigned ends = cell(r, "revision.triangle", q, at)->flags |
                            cell(r, "revision.triangle", q, at + 1)->flags;
            small += growth == 1 || growth == 2;
            assert_true((growth != 1 && growth != 2) || ends & NT_FLAG_SUPPRESSED);
        }
    }
    assert_true(small > 0);
}

TESTS(open_arena, close_arena)
