/* Stages of a run: how long each took (`--verbose`), and a progress line for a run that takes over
 * half a second, where standard error is a terminal. */
#pragma once

#include <stdbool.h>

typedef struct nt_clock nt_clock;

/* `quiet` keeps the progress line away. */
nt_clock *nt_clock_open(bool quiet, bool verbose);

/* Ends the stage that ran and begins the next. `name` must be a literal. */
void nt_clock_stage(nt_clock *clock, const char *name);

/* Ends the last stage, clears the progress line and, if verbose, prints the table of stages to
 * standard error. */
void nt_clock_close(nt_clock *clock);
