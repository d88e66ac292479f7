#include "coverage.h"

#include <math.h>
#include <string.h>

#include "distributions.h"
#include "verdicts.h"

enum { DAYS = 1643 /* that nothing_changes runs for */, QUARTER = 91, YEAR = 366 };

/* What a number is of a register in which nothing changes. */
typedef enum {
    ARRIVALS,
    PROVEN,
    OPEN,
    SHARE_PROVEN,
    COHORT,
    DAY,
    DECIDED_BY,
    SANCTIONED_BY,
    OUTCOME_BY
} kind;

static const struct {
    const char *name;
    kind kind;
    double of;
} levels[LEVELS] = {
    {"period.reported", ARRIVALS, 0},
    {"period.decided", ARRIVALS, 0},
    {"period.proven", PROVEN, 0},
    {"period.sanctioned", PROVEN, 0},
    {"period.open", OPEN, 0},
    {"period.proof-ratio", SHARE_PROVEN, 0},
    {"period.sanction-ratio", COHORT, 0},
    /* Half are done when that day ends, and nothing happens until the next does. */
    {"period.median-days-to-decision", DAY, 30.5},
    {"period.median-days-to-sanction", DAY, 60.5},
    {"decision.median", DAY, 30.5},
    {"sanction.median", DAY, 60.5},
    {"decision.by-30", DECIDED_BY, 30},
    {"decision.by-90", DECIDED_BY, 90},
    {"decision.by-180", DECIDED_BY, 180},
    {"decision.by-365", DECIDED_BY, 365},
    {"sanction.by-30", SANCTIONED_BY, 30},
    {"sanction.by-90", SANCTIONED_BY, 90},
    {"sanction.by-180", SANCTIONED_BY, 180},
    {"sanction.by-365", SANCTIONED_BY, 365},
    {"outcome.by-30", OUTCOME_BY, 30},
    {"outcome.by-90", OUTCOME_BY, 90},
    {"outcome.by-180", OUTCOME_BY, 180},
    {"outcome.by-365", OUTCOME_BY, 365},
};

static const char *const others[] = {
    "period.reported.difference",
    "period.reported.year-difference",
    "period.decided.difference",
    "period.decided.year-difference",
    "period.sanctioned.difference",
    "period.sanctioned.year-difference",
    "period.open.difference",
    "period.open.year-difference",
    "period.median-days-to-decision.difference",
    "period.median-days-to-decision.year-difference",
    "period.median-days-to-sanction.difference",
    "period.median-days-to-sanction.year-difference",
    "period.proven.difference",
    "period.proven.year-difference",
    "period.proof-ratio.difference",
    "period.proof-ratio.year-difference",
    "period.sanction-ratio.difference",
    "period.sanction-ratio.year-difference",
    "period.expected",
    "since.sanction.30.difference",
    "since.sanction.90.difference",
    "since.sanction.180.difference",
    "since.sanction.365.difference",
    "since.decision.30.difference",
    "since.decision.90.difference",
    "since.decision.180.difference",
    "since.decision.365.difference",
    "events.latest.difference",
};

enum { EXPECTED = LEVELS + DIFFERENCES, VOTES, OF_HEADLINES = 12 };

const char *covered_name(int number)
{
    return number < LEVELS ? levels[number].name : others[number - LEVELS];
}

/* --- the truth --- */

/* Sanctioned by so many days after the report, of the proven. */
static double closed_by(const simulation *s, int days)
{
    double sum = 0;
    for (int i = 1; i <= days; i++) {
        double decided = simulated_decided_by(i) - simulated_decided_by(i - 1);
        sum += decided * simulated_sanctioned_by(s, days - i);
    }
    return sum;
}

static double mean_open_days(const simulation *s)
{
    double sum = 0;
    for (int day = 0; day < DAYS; day++) {
        sum += 1 - (1 - SIMULATED_PROOF_RATIO) * simulated_decided_by(day) -
               SIMULATED_PROOF_RATIO * closed_by(s, day);
    }
    return sum;
}

static double cohort_done(const simulation *s)
{
    double sum = 0;
    for (int day = 0; day < YEAR; day++) {
        sum += simulated_sanctioned_by(s, day);
    }
    return sum / YEAR;
}

static double level_of(const simulation *s, int number)
{
    double rate = s->streams[0].cases / (s->streams[0].last - s->streams[0].first + 1);
    int days = (int)levels[number].of;
    switch (levels[number].kind) {
    case ARRIVALS:
        return rate * QUARTER;
    case PROVEN:
        return rate * QUARTER * SIMULATED_PROOF_RATIO;
    case OPEN:
        return rate * mean_open_days(s);
    case SHARE_PROVEN:
        return 100 * SIMULATED_PROOF_RATIO;
    case COHORT:
        return 100 * cohort_done(s);
    case DECIDED_BY:
        return 100 * simulated_decided_by(days);
    case SANCTIONED_BY:
        return 100 * simulated_sanctioned_by(s, days);
    case OUTCOME_BY:
        return 100 * SIMULATED_PROOF_RATIO * closed_by(s, days);
    case DAY:
    default:
        return levels[number].of;
    }
}

/* How many were reported in the quarter of the state, recorded or not: all is, in the end. */
static double arrived(const simulation *s)
{
    NT_PASSING_ARENA(arena);
    simulation later = *s;
    later.end += 100 * DAYS;
    const nt_register *all = simulated_register(arena, &later);
    double count = 0;
    for (size_t i = 0; i < all->case_count; i++) {
        bool first = i == 0 || strcmp(all->cases[i].id, all->cases[i - 1].id) != 0;
        nt_date day = all->cases[i].reported;
        count += first && day <= s->day && day > s->day - QUARTER;
    }
    return count;
}

static void know(const simulation *s, double truths[COVERED])
{
    bool votes = nt_date_known(s->polling_days[1]), whole = s->lag <= 0 && !votes;
    for (int i = 0; i < COVERED; i++) {
        truths[i] = i < LEVELS      ? (whole ? level_of(s, i) : NAN)
                    : i == EXPECTED ? NAN
                    : i < EXPECTED  ? (votes ? NAN : 0)
                                    : (votes ? 0 : NAN);
    }
}

/* --- counting --- */

/* By how much limits were stretched when these were taken together. */
static double stretch_of(const nt_ledger *ledger, int first, int last)
{
    int made = 0, told = 0;
    for (int i = first; i < last; i++) {
        const nt_ledger_row *row = nt_ledger_find(ledger, covered_name(i));
        made += row && !isnan(row->lower) && !isnan(row->upper);
        told += row && (row->lower > 0 || row->upper < 0);
    }
    return made ? normal_distance(0.05 * (told ? told : 1) / made) / NORMAL_Z : 1;
}

static void add(coverage *out, const nt_ledger *ledger, int number, double truth, double stretch)
{
    const nt_ledger_row *row = nt_ledger_find(ledger, covered_name(number));
    if (!row || isnan(truth) || isnan(row->lower) || isnan(row->upper)) {
        return;
    }
    out->given[number]++;
    out->held[number] += row->value - (row->value - row->lower) / stretch <= truth &&
                         truth <= row->value + (row->upper - row->value) / stretch;
}

static void add_report(coverage *out, const nt_ledger *ledger, const double truths[COVERED])
{
    const int edges[] = {0,         LEVELS, LEVELS + OF_HEADLINES, EXPECTED, VOTES, VOTES + 4,
                         VOTES + 8, COVERED};
    for (size_t e = 0; e + 1 < sizeof edges / sizeof *edges; e++) {
        bool together = e == 1 || e == 2 || e == 4 || e == 5;
        double stretch = together ? stretch_of(ledger, edges[e], edges[e + 1]) : 1;
        for (int i = edges[e]; i < edges[e + 1]; i++) {
            add(out, ledger, i, truths[i], stretch);
        }
    }
}

coverage count_coverage(simulation s, int registers)
{
    coverage out = {.registers = registers};
    double truths[COVERED];
    know(&s, truths);
    for (int i = 1; i <= registers; i++) {
        NT_PASSING_ARENA(arena);
        s.seed = (uint64_t)i;
        truths[EXPECTED] = s.lag > 0 && isnan(truths[VOTES]) ? arrived(&s) : NAN;
        const nt_results *results = simulated_report(arena, &s);
        add_report(&out, results->ledger, truths);
    }
    return out;
}

/* The chance of at most `count` of `of`, each with chance p. */
static double at_most(int count, int of, double p)
{
    double sum = 0;
    for (int i = 0; i <= count; i++) {
        sum += exp(lgamma(of + 1) - lgamma(i + 1) - lgamma(of - i + 1) + i * log(p) +
                   (of - i) * log1p(-p));
    }
    return sum;
}

bool coverage_lacks(int held, int given)
{
    return given && at_most(held, given, 0.93) <= 1e-4;
}

bool coverage_exceeds(int held, int given)
{
    return given && at_most(given - held, given, 0.03) <= 1e-4;
}
