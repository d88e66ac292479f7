/* Registers drawn in memory from known processes, to ask what a report says of them. */
#pragma once

#include "model/register.h"

/* Reports are a Poisson process: they come at one rate from the first day to the last. */
typedef struct {
    uint32_t event; /* 1 or 2; 0 none */
    nt_date first, last;
    double cases;      /* expected */
    uint32_t province; /* 1 to STREAMS_MAX; 0 none */
} report_stream;

enum { STREAMS_MAX = 4, SIMULATED_EVENTS = 3 };

/* One process of decision and sanction for all cases, as make_register has it: log-normal days to a
 * decision, Weibull days from proof to sanction, exponential days until a stage is written down.
 * All that is proven is sanctioned in the end: else what is open would grow for ever. */
typedef struct {
    uint64_t seed;
    report_stream streams[STREAMS_MAX]; /* up to the first without cases */
    nt_date polling_days[SIMULATED_EVENTS];
    double sanction_median[SIMULATED_EVENTS]; /* days, by event */
    double lag;                               /* mean days until a stage is written down */
    nt_date day;                              /* of the state that is asked for */
    nt_date end;                              /* what was written down later is not in the file */
    double scatter; /* cases come in bursts: how much more than by chance; 0: they do not */
    bool recorded;  /* rows carry the day on which they were written, and a case all its versions */
} simulation;

/* The share of cases that are proven, and of those decided, or sanctioned, by so many days. */
#define SIMULATED_PROOF_RATIO 0.75
double simulated_decided_by(int days);
double simulated_sanctioned_by(const simulation *s, int days);

/* Without streams, votes and seed. */
simulation simulation_of(double lag, nt_date day, bool recorded);

const nt_register *simulated_register(nt_arena *arena, const simulation *s);
