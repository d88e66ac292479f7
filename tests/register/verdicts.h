/* What reports say of simulated registers: how often a number is told to rise or to fall. */
#pragma once

#include "register/results.h"
#include "simulated.h"

/* The headline numbers, against the period before and the same a year before; then the sanction
 * ratios of two votes at the latest age, and by days since proof and report; then whether an area
 * stands out. */
enum { HEADLINES = 9, SIDES = 2, PERIODS = HEADLINES * SIDES, DAYS_SINCE = 8 };
enum { AT_AGE = PERIODS, SINCE, AREAS = SINCE + DAYS_SINCE, VERDICTS };
extern const char *const verdict_names[VERDICTS]; /* "reported", "reported.year", ... */

/* `any`: in how many registers one of the headlines is told to differ, or one of the others. */
typedef struct {
    int registers;
    int rises[VERDICTS], falls[VERDICTS], steady[VERDICTS];
    int any[2];
} verdicts;

/* An internal report with the headlines of the shipped quarterly, in the state on `s->day`. */
const nt_results *simulated_report(nt_arena *arena, const simulation *s);
bool verdict_is_of_headline(int verdict);

/* Of reports in the state on `s.day`, of registers with the seeds of 1 to `registers`. */
verdicts count_verdicts(simulation s, int registers);

/* Of so many at 5 per cent, more are false once in 10,000 times. */
int verdicts_by_chance(int registers);

/* Two votes with one process and so many expected cases each, reported from 240 days before the
 * vote to 200 after it; of the second that many days earlier. */
simulation two_votes(double cases, double lag, bool recorded, int head_start);

/* So many expected cases in the four and a half years up to the middle of 2024, the day of the
 * state, in which nothing changes; the register runs for so many days more. */
simulation nothing_changes(double cases, double lag, bool recorded, int days_more);

/* Four areas of one process, a quarter of the cases each; those of the last are all reported within
 * so many days before the state (0: as those of the others). */
simulation four_areas(double cases, int late);
