/* Registers in which nothing changes: reports say so. A verdict of 95 per cent is false in one
 * register of twenty; more than chance allows is a fault. The long form is scripts/audit.sh. */
#include "check.h"
#include "verdicts.h"

enum { REGISTERS = 40 };

static int told(const verdicts *v, int verdict)
{
    return v->rises[verdict] + v->falls[verdict];
}

static void expect_few(const char *setting, const verdicts *v, int first, int last)
{
    for (int i = first; i < last; i++) {
        if (told(v, i) > verdicts_by_chance(REGISTERS)) {
            fail_msg("%s: %s is told to change in %d of %d registers", setting, verdict_names[i],
                     told(v, i), v->registers);
        }
    }
}

/* Of 20,000 cases with a lag of 15 days a quarter as known now lacks 180 of 1,100: set against the
 * one before as it is known now, it is told to fall in nearly all registers. */
TEST(periods_of_one_process_are_not_told_apart)
{
    static const double sizes[] = {4000, 20000, 20000}, lags[] = {0, 4, 15};
    for (size_t i = 0; i < 3; i++) {
        simulation s = nothing_changes(sizes[i], lags[i], true, 0);
        verdicts v = count_verdicts(s, REGISTERS);
        expect_few("recorded", &v, 0, PERIODS);
        for (int n = 0; n < PERIODS; n++) {
            assert_int_equal(told(&v, n) + v.steady[n], REGISTERS);
        }
    }
}

/* Where the register does not say when it learnt of a case, nothing is told of a period that fills;
 * later it is. */
TEST(a_period_that_fills_has_no_verdict)
{
    simulation s = nothing_changes(20000, 15, false, 0);
    verdicts v = count_verdicts(s, 2);
    for (int n = 0; n < PERIODS; n++) {
        assert_int_equal(told(&v, n) + v.steady[n], 0);
    }
    s = nothing_changes(20000, 15, false, 90);
    v = count_verdicts(s, REGISTERS);
    expect_few("90 days later", &v, 0, PERIODS);
    assert_int_equal(told(&v, 0) + v.steady[0], REGISTERS);
}

/* Half as many again came since the quarter began. */
TEST(what_changes_is_told)
{
    simulation s = nothing_changes(4000, 15, true, 0);
    nt_date quarter = nt_date_from_civil(2024, 4, 1);
    s.streams[1] = (report_stream){0, quarter, s.end, 4000.0 * (s.end - quarter + 1) / 1643 / 2, 0};
    verdicts v = count_verdicts(s, REGISTERS);
    assert_true(v.rises[0] > REGISTERS * 3 / 4 && v.rises[1] > REGISTERS * 3 / 4);
    assert_int_equal(v.falls[0] + v.falls[1], 0);
}

TEST(two_votes_of_one_process_are_not_told_apart)
{
    static const double lags[] = {0, 15};
    for (size_t l = 0; l < 2; l++) {
        simulation s = two_votes(1000, lags[l], true, 0);
        verdicts v = count_verdicts(s, REGISTERS);
        expect_few("two votes", &v, AT_AGE, AREAS);
        assert_true(told(&v, AT_AGE) + v.steady[AT_AGE] >= REGISTERS / 8);
        assert_int_equal(told(&v, SINCE) + v.steady[SINCE], REGISTERS);
    }
}

/* What is not recorded yet is the younger vote's: where the register does not tell when it learnt
 * of a case, both are taken as they stood before that. */
TEST(what_a_vote_still_lacks_is_no_difference)
{
    verdicts v = count_verdicts(two_votes(5000, 25, false, 0), REGISTERS);
    expect_few("untold", &v, SINCE, AREAS);
    assert_true(told(&v, SINCE) + v.steady[SINCE] > REGISTERS * 3 / 4);
    assert_int_equal(told(&v, AT_AGE) + v.steady[AT_AGE], 0);
}

/* The cases of the second came four months earlier: at one age to the vote that says nothing, and
 * by the time since proof it makes no difference. */
TEST(two_votes_that_waited_differently_are_told_by_the_time_since_proof)
{
    simulation s = two_votes(1000, 4, true, 120);
    verdicts v = count_verdicts(s, REGISTERS);
    assert_int_equal(told(&v, AT_AGE) + v.steady[AT_AGE], 0);
    expect_few("a head start", &v, SINCE, AREAS);
    assert_int_equal(told(&v, SINCE) + v.steady[SINCE], REGISTERS);
}

/* Two medians of 60 and 20 days are told apart wherever they may be. */
TEST(two_votes_that_differ_are_told_apart)
{
    simulation s = two_votes(1000, 4, true, 0);
    s.sanction_median[2] = 20;
    verdicts v = count_verdicts(s, REGISTERS);
    assert_true(v.rises[AT_AGE] >= REGISTERS / 8);
    assert_int_equal(v.rises[AT_AGE], told(&v, AT_AGE) + v.steady[AT_AGE]);
    assert_int_equal(v.rises[SINCE], REGISTERS);
}

/* The cases of one area are all of the last half year: fewer of them are sanctioned yet, and none
 * is slower. */
TEST(an_area_of_young_cases_does_not_stand_out)
{
    verdicts v = count_verdicts(four_areas(4000, 180), REGISTERS);
    expect_few("areas", &v, AREAS, VERDICTS);
    simulation s = four_areas(4000, 0);
    s.streams[3].event = 1;
    s.sanction_median[1] = 90;
    v = count_verdicts(s, REGISTERS);
    assert_true(told(&v, AREAS) > REGISTERS * 3 / 4);
}

TESTS(NULL, NULL)
