/* Counts, pairs of counts, funnels and many comparisons against golden/pairs.csv, which
 * tests/tools/pairs_oracle.R made and tests/tools/pairs_oracle.py confirmed. */
#include "check.h"
#include "distributions.h"
#include "golden.h"
#include "stats/discovery.h"
#include "stats/funnel.h"
#include "stats/stats.h"

static void check_interval(const golden_row *row, int first, nt_interval got)
{
    golden_check(row, first, got.lower);
    golden_check(row, first + 1, got.upper);
}

static void poisson(const golden_row *row)
{
    nt_interval got = nt_stats_poisson(golden_count(row, 1));
    golden_check(row, 1, got.estimate);
    check_interval(row, 2, got);
}

static void difference(const golden_row *row)
{
    nt_interval got = nt_stats_poisson_difference(golden_count(row, 1), golden_count(row, 2));
    assert_true(got.estimate == golden_number(row, 1) - golden_number(row, 2));
    check_interval(row, 3, got);
}

static void binomial(const golden_row *row)
{
    golden_check(
        row, 4,
        nt_stats_binomial_p(golden_count(row, 1), golden_count(row, 2), golden_number(row, 3)));
}

static void funnel(const golden_row *row)
{
    nt_funnel got = nt_funnel_limits(golden_number(row, 1), golden_count(row, 2));
    golden_check(row, 3, got.lower_95);
    golden_check(row, 4, got.upper_95);
    golden_check(row, 5, got.lower_998);
    golden_check(row, 6, got.upper_998);
}

static const struct {
    const char *kind;
    void (*check)(const golden_row *row);
    int rows;
} kinds[] = {
    {"poisson", poisson, 8},
    {"difference", difference, 7},
    {"binomial", binomial, 11},
    {"funnel", funnel, 45},
};

TEST(agrees_with_r)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        FILE *file = fopen(NT_SOURCE_DIR "/tests/stats/golden/pairs.csv", "r");
        assert_non_null(file);
        int rows = 0;
        for (golden_row row; golden_next(file, &row);) {
            if (golden_is(&row, 0, kinds[i].kind)) {
                kinds[i].check(&row);
                rows++;
            }
        }
        fclose(file);
        assert_int_equal(rows, kinds[i].rows);
    }
}

enum { LIST_MAX = 64 };

/* One list of p-values: adjusted in place and held against what R says of it. */
static void check_list(nt_arena *arena, golden_row *rows, size_t count)
{
    double values[LIST_MAX] = {0};
    for (size_t i = 0; i < count; i++) {
        values[i] = golden_number(&rows[i], 2);
    }
    nt_discovery_adjust(arena, values, count, values);
    for (size_t i = 0; i < count; i++) {
        golden_check(&rows[i], 3, values[i]);
    }
}

TEST(benjamini_hochberg_agrees_with_r)
{
    FILE *file = fopen(NT_SOURCE_DIR "/tests/stats/golden/pairs.csv", "r");
    assert_non_null(file);
    const char *const lists[] = {"benjamini", "one",  "none",     "ties",
                                 "unknown",   "zero", "provinces"};
    golden_row *rows = nt_new_array(*state, golden_row, LIST_MAX);
    size_t list = 0, count = 0;
    for (golden_row row; golden_next(file, &row);) {
        if (!golden_is(&row, 0, "bh")) {
            continue;
        }
        if (!golden_is(&row, 1, lists[list])) {
            check_list(*state, rows, count);
            list++, count = 0;
            assert_true(list < sizeof lists / sizeof *lists && golden_is(&row, 1, lists[list]));
        }
        assert_true(count < LIST_MAX);
        golden_row *kept = &rows[count++];
        *kept = row;
        for (int i = 0; i < row.count; i++) { /* cells point into the row's own text */
            kept->cells[i] = kept->text + (row.cells[i] - row.text);
        }
    }
    check_list(*state, rows, count);
    fclose(file);
    assert_int_equal(list + 1, sizeof lists / sizeof *lists);
}

/* Y. Benjamini and Y. Hochberg (1995), their example: of fifteen comparisons four stand at 5 %. */
TEST(their_own_example)
{
    const double p[] = {0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
                        0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000};
    double adjusted[15];
    nt_discovery_adjust(*state, p, 15, adjusted);
    for (size_t i = 0; i < 15; i++) {
        assert_true((adjusted[i] <= 0.05) == (i < 4));
    }
    nt_discovery_adjust(*state, NULL, 0, NULL);
}

/* Beyond the limits as drawn is beyond them by chance, for every count of every size. */
TEST(a_funnel_names_nobody_for_noise)
{
    for (int64_t whole = 1; whole <= 120; whole += 1 + whole / 10) {
        for (double centre = 0.02; centre < 1; centre += 0.049) {
            nt_funnel limits = nt_funnel_limits(centre, whole);
            for (int64_t part = 0; part <= whole; part++) {
                bool rare = binomial_at_most(part, whole, centre) < 0.001 ||
                            binomial_at_most(whole - part, whole, 1 - centre) < 0.001;
                assert_int_equal(nt_funnel_outside(&limits, part, whole), rare);
            }
            assert_true(limits.lower_998 <= limits.lower_95 && limits.lower_95 <= centre);
            assert_true(limits.upper_998 >= limits.upper_95 && limits.upper_95 >= centre);
        }
    }
}

TEST(a_funnel_at_its_ends)
{
    nt_funnel none = nt_funnel_limits(0.5, 0);
    assert_true(isnan(none.lower_95) && isnan(none.upper_998));
    assert_false(nt_funnel_outside(&none, 0, 0));
    nt_funnel all = nt_funnel_limits(1, 9);
    assert_true(all.lower_998 >= 1 && all.upper_998 <= 1);
    assert_false(nt_funnel_outside(&all, 9, 9));
    assert_true(nt_funnel_outside(&all, 8, 9));
}

int main(void)
{
    int failed = run_enlisted(open_arena, close_arena);
    golden_tell("pairs");
    return failed;
}
