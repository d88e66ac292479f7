/* Counts that scatter, that share cases and that are still filling, against golden/counts.csv,
 * which tests/tools/counts_oracle.R made; how often the limits of what is still filling hold. */
#include "check.h"
#include "golden.h"
#include "stats/discovery.h"
#include "stats/nowcast.h"

typedef struct {
    int64_t scatter[8];
    size_t count, per_group;
    NT_VEC(nt_delay) delays;
    nt_interval intervals[18];
    size_t interval_count;
    bool widened;
    char name[16];
} lists;

static void check_overlap(const golden_row *row)
{
    int64_t n[9];
    for (int i = 1; i < 9; i++) {
        n[i] = golden_count(row, i);
    }
    nt_overlap overlap = {n[5], n[6], n[7], n[8]};
    golden_check(row, 9, nt_stats_overlap_correlation(n[1], n[2], n[3], n[4], overlap));
}

static void check_nested(const golden_row *row)
{
    int64_t a = golden_count(row, 1), n = golden_count(row, 2), b = golden_count(row, 3),
            m = golden_count(row, 4);
    nt_interval got = nt_stats_difference(nt_stats_wilson(a, n), nt_stats_wilson(b, m),
                                          sqrt((double)m / (double)n));
    golden_check(row, 5, got.estimate);
    golden_check(row, 6, got.lower);
    golden_check(row, 7, got.upper);
}

static void check_nowcast(nt_arena *arena, const lists *l, const golden_row *row)
{
    nt_nowcast got = nt_nowcast_estimate(arena, l->delays.items, l->delays.count,
                                         (int)golden_count(row, 2), (int)golden_count(row, 3));
    assert_int_equal(got.known, golden_count(row, 4));
    golden_check(row, 5, got.total.estimate);
    golden_check(row, 6, got.total.lower);
    golden_check(row, 7, got.total.upper);
}

static void take_interval(lists *l, const golden_row *row)
{
    if (l->widened || strcmp(l->name, row->cells[1]) != 0) {
        l->interval_count = 0;
        l->widened = false;
        strcpy(l->name, row->cells[1]);
    }
    double estimate = strcmp(row->cells[2], "NA") == 0 ? NAN : golden_number(row, 2);
    l->intervals[l->interval_count++] =
        (nt_interval){estimate, golden_number(row, 3), golden_number(row, 4)};
}

static void check_together(nt_arena *arena, lists *l, const golden_row *row)
{
    if (!l->widened) {
        nt_discovery_widen(arena, l->intervals, l->interval_count);
        l->widened = true;
    }
    golden_check(row, 3, l->intervals[golden_count(row, 2)].lower);
    golden_check(row, 4, l->intervals[golden_count(row, 2)].upper);
}

static void check_row(nt_arena *arena, lists *l, const golden_row *row)
{
    if (golden_is(row, 0, "scatter")) {
        l->per_group = (size_t)golden_count(row, 2);
        l->count = 0;
        for (int i = 3; i < row->count; i++) {
            l->scatter[l->count++] = golden_count(row, i);
        }
    } else if (golden_is(row, 0, "dispersion")) {
        golden_check(row, 2, nt_stats_dispersion(l->scatter, l->count, l->per_group));
    } else if (golden_is(row, 0, "nested")) {
        check_nested(row);
    } else if (golden_is(row, 0, "overlap")) {
        check_overlap(row);
    } else if (golden_is(row, 0, "interval")) {
        take_interval(l, row);
    } else if (golden_is(row, 0, "together")) {
        check_together(arena, l, row);
    } else if (golden_is(row, 0, "delay")) {
        if (strcmp(l->name, row->cells[1]) != 0) {
            l->delays.count = 0;
            strcpy(l->name, row->cells[1]);
        }
        nt_delay delay = {(int)golden_count(row, 2), (int)golden_count(row, 3),
                          (uint64_t)golden_count(row, 4)};
        nt_vec_push(arena, &l->delays, delay);
    } else {
        assert_true(golden_is(row, 0, "nowcast"));
        check_nowcast(arena, l, row);
    }
}

TEST(agrees_with_r)
{
    FILE *file = fopen(NT_SOURCE_DIR "/tests/stats/golden/counts.csv", "r");
    assert_non_null(file);
    lists l = {.count = 0};
    int rows = 0;
    for (golden_row row; golden_next(file, &row); rows++) {
        check_row(*state, &l, &row);
    }
    fclose(file);
    assert_true(rows > 1000);
}

/* Scatter below chance narrows nothing; above it, both sides grow by the root. */
TEST(limits_are_widened_never_narrowed)
{
    const nt_interval plain = {10, 6, 16};
    nt_interval same = nt_stats_widened(plain, 0.3), unknown = nt_stats_widened(plain, NAN);
    nt_interval wide = nt_stats_widened(plain, 4);
    assert_true(same.lower == 6 && same.upper == 16 && unknown.lower == 6 && unknown.upper == 16);
    assert_true(wide.estimate == 10 && wide.lower == 2 && wide.upper == 22);
    assert_true(isnan(nt_stats_dispersion((int64_t[]){5}, 1, 4)));
    assert_true(isnan(nt_stats_dispersion((int64_t[]){0, 0}, 2, 2)));
}

/* Two cohorts of the same cases differ less by chance than two of their own. */
TEST(what_is_shared_narrows)
{
    nt_interval a = nt_stats_wilson(50, 100), b = nt_stats_wilson(40, 100);
    nt_interval apart = nt_stats_difference(a, b, 0), paired = nt_stats_difference(a, b, 0.8);
    assert_true(paired.upper - paired.lower < 0.6 * (apart.upper - apart.lower));
    double same = nt_stats_overlap_correlation(50, 100, 50, 100, (nt_overlap){100, 50, 50, 50});
    assert_true(fabs(same - 1) < 1e-12);
    nt_interval of = nt_stats_wilson(41, 82), none = nt_stats_difference(of, of, 1);
    assert_true(fabs(none.lower) < 1e-7 && fabs(none.upper) < 1e-7); /* not: unknown */
    assert_true(nt_stats_overlap_correlation(100, 100, 50, 100, (nt_overlap){9, 9, 4, 4}) == 0);
}

static double uniform(uint64_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 7;
    *seed ^= *seed << 17;
    return ((double)(*seed >> 11) + 0.5) / 9007199254740992.0;
}

/* Cases of `days` days by an exponential waiting time, recorded with an exponential lag; what of
 * the youngest 90 will have happened is returned. */
static uint64_t cases_with_lag(nt_arena *arena, uint64_t *seed, double rate, double mean_lag,
                               int days, nt_delay **delays, size_t *count)
{
    NT_VEC(nt_delay) out = {0};
    uint64_t truth = 0;
    for (double t = -log(uniform(seed)) / rate; t < days; t += -log(uniform(seed)) / rate) {
        int age = days - 1 - (int)t, lag = (int)(-log(uniform(seed)) * mean_lag);
        truth += age < 90;
        if (lag <= age) {
            nt_vec_push(arena, &out, ((nt_delay){age, lag, 1}));
        }
    }
    *delays = out.items;
    *count = out.count;
    return truth;
}

/* Of 1,000 quarters that are filling, with few and many cases and short and long lags, the limits
 * hold the truth in 93 to 97 of a hundred; and the estimate is not bent. */
TEST(limits_hold_what_comes)
{
    static const struct {
        double rate, lag;
    } settings[] = {{1, 10}, {1, 25}, {5, 10}, {5, 25}, {20, 15}};
    uint64_t seed = 20241127;
    for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++) {
        int held = 0, runs = 1000;
        double bent = 0;
        for (int run = 0; run < runs; run++) {
            NT_PASSING_ARENA(arena);
            nt_delay *delays;
            size_t count;
            uint64_t truth = cases_with_lag(arena, &seed, settings[i].rate, settings[i].lag, 455,
                                            &delays, &count);
            nt_nowcast got = nt_nowcast_estimate(arena, delays, count, 0, 89);
            held += got.total.lower <= (double)truth && (double)truth <= got.total.upper;
            bent += (got.total.estimate - (double)truth) / (double)truth / runs;
        }
        assert_in_range(held, 930, 970);
        assert_true(fabs(bent) < 0.01);
    }
}

TEST(what_nobody_can_tell)
{
    const nt_delay late[] = {{40, 40, 3}, {39, 38, 2}};
    nt_nowcast none = nt_nowcast_estimate(*state, NULL, 0, 0, 30);
    assert_true(none.known == 0 && isnan(none.total.estimate));
    nt_nowcast young = nt_nowcast_estimate(*state, late, 2, 0, 39);
    assert_true(young.known == 2 && isnan(young.total.estimate));
}

int main(void)
{
    int failed = run_enlisted(open_arena, close_arena);
    golden_tell("counts");
    return failed;
}
