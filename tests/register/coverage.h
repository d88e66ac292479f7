/* How often the 95 per cent intervals of simulated registers' reports hold the truth, which is
 * known of the processes that made them. */
#ifndef NETRA_TESTS_REGISTER_COVERAGE_H
#define NETRA_TESTS_REGISTER_COVERAGE_H

#include "simulated.h"

/* The headline numbers by themselves, what they differ by from the period before and from the year
 * before, what a filling period is expected to come to, and two votes by days since proof and
 * report, and at the latest age. */
enum {
    LEVELS = 23,
    DIFFERENCES = 18,
    TWO_VOTES = 9,
    COVERED = LEVELS + DIFFERENCES + 1 + TWO_VOTES
};
const char *covered_name(int number);

/* Differences are judged together, which makes their intervals wider than 95 per cent: here they
 * are taken as wide as they were before. `given`: of how many registers there was an interval and a
 * truth; where the register fills, only what is expected and what differs is known. */
typedef struct {
    int registers, given[COVERED], held[COVERED];
} coverage;

/* Of registers with the seeds 1 to `registers`. */
coverage count_coverage(simulation s, int registers);

/* Whether so many of `given` are fewer than a rate of 93 in a hundred lets be once in 10,000 times,
 * and more than one of 97 does. */
bool coverage_lacks(int held, int given);
bool coverage_exceeds(int held, int given);

#endif
