/* Intervals against golden/stats.csv, which tests/tools/stats_oracle.py made with statsmodels,
 * scipy and mpmath. */
#include "stats/stats.h"

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"

static bool close_to(double got, double expected, double tolerance)
{
    return fabs(got - expected) <= tolerance * fmax(fabs(expected), 1e-3);
}

/* One line of the golden file: kind, four counts, lower, upper. */
typedef struct {
    char kind[16];
    long long a, b, c, d;
    double lower, upper;
} expected;

static bool parse(const char *line, expected *e)
{
    return sscanf(line, "%15[a-z],%lld,%lld,%lld,%lld,%lf,%lf", e->kind, &e->a, &e->b, &e->c, &e->d,
                  &e->lower, &e->upper) == 7;
}

static nt_interval compute(const expected *e)
{
    if (strcmp(e->kind, "wilson") == 0) {
        return nt_stats_wilson(e->a, e->b);
    }
    if (strcmp(e->kind, "newcombe") == 0) {
        return nt_stats_newcombe(e->a, e->b, e->c, e->d);
    }
    return nt_stats_poisson_rate(e->a, 1, 1);
}

TEST(agrees_with_the_oracle)
{
    FILE *file = fopen(NT_SOURCE_DIR "/tests/stats/golden/stats.csv", "r");
    assert_non_null(file);
    char line[256];
    int seen = 0;
    while (fgets(line, sizeof line, file)) {
        expected e;
        if (!parse(line, &e)) {
            continue;
        }
        nt_interval got = compute(&e);
        if (!close_to(got.lower, e.lower, 1e-10) || !close_to(got.upper, e.upper, 1e-10)) {
            fail_msg("%.*s: got %.15g to %.15g", (int)strcspn(line, "\n"), line, got.lower,
                     got.upper);
        }
        seen++;
    }
    fclose(file);
    assert_int_equal(seen, 20 + 18 + 18);
}

/* R. G. Newcombe (1998), Table II, contrast (a): 56/70 against 48/80. */
TEST(newcombe_gives_his_own_example)
{
    nt_interval got = nt_stats_newcombe(56, 70, 48, 80);
    assert_true(close_to(got.estimate, 0.2, 1e-12));
    assert_int_equal(lround(got.lower * 1e4), 524);
    assert_int_equal(lround(got.upper * 1e4), 3339);
}

TEST(wilson_ends_where_it_must)
{
    assert_true(nt_stats_wilson(0, 7).lower == 0);
    assert_true(nt_stats_wilson(7, 7).upper == 1);
    nt_interval none = nt_stats_wilson(0, 0);
    assert_true(isnan(none.estimate) && isnan(none.lower) && isnan(none.upper));
}

TEST(newcombe_is_antisymmetric)
{
    nt_interval there = nt_stats_newcombe(97, 183, 580, 727);
    nt_interval back = nt_stats_newcombe(580, 727, 97, 183);
    assert_true(there.estimate == -back.estimate);
    assert_true(there.lower == -back.upper && there.upper == -back.lower);
}

TEST(rates_are_scaled)
{
    nt_interval rate = nt_stats_poisson_rate(378, 204800000, 1e6);
    assert_true(close_to(rate.estimate, 1.845703125, 1e-12));
    assert_true(close_to(rate.lower, 340.8497575976468 / 204.8, 1e-10));
    nt_interval none = nt_stats_poisson_rate(0, 38, 1);
    assert_true(none.estimate == 0 && none.lower == 0 && none.upper > 0);
}

/* The two methods behind the Poisson quantile meet without a step. */
TEST(poisson_grows_with_the_count)
{
    double before = 0;
    for (int64_t count = 99990; count < 100010; count++) {
        double lower = nt_stats_poisson_rate(count, 1, 1).lower;
        if (before > 0) {
            assert_true(close_to(lower - before, 1 - 0.98 / sqrt(1e5), 1e-5));
        }
        before = lower;
    }
}

static double binomial(int count, int of, double p)
{
    return exp(lgamma(of + 1) - lgamma(count + 1) - lgamma(of - count + 1) + count * log(p) +
               (of - count) * log1p(-p));
}

/* Exactly, without drawing, of counts as large as the published ones and a share that is the same:
 * how often the interval of a ratio holds it, and how often two ratios are told apart, which a
 * verdict, that asks it of two neighbours, is at most. */
TEST(published_ratios_are_as_sure_as_they_say)
{
    enum { ONE = 183, OTHER = 727 };
    for (double p = 0.1; p < 0.95; p += 0.1) {
        double held = 0, apart = 0;
        for (int a = 0; a <= ONE; a++) {
            nt_interval of = nt_stats_wilson(a, ONE);
            held += of.lower <= p && p <= of.upper ? binomial(a, ONE, p) : 0;
            for (int b = 0; b <= OTHER; b++) {
                nt_interval d = nt_stats_newcombe(a, ONE, b, OTHER);
                bool told = d.lower > 0 || d.upper < 0;
                apart += told ? binomial(a, ONE, p) * binomial(b, OTHER, p) : 0;
            }
        }
        assert_true(held > 0.93 && held < 0.97);
        assert_true(apart > 0.03 && apart < 0.055);
    }
}

TESTS(NULL, NULL)
