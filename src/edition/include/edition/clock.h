/* Stages of a run: how long each took (`--verbose`), and a progress line for a run that takes over
 * half a second, where standard error is a terminal. Behind them moments from outside. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"
#include "base/lang.h"

typedef struct nt_clock nt_clock;

/* `quiet` keeps the progress line away; `lang` is its language. */
nt_clock *nt_clock_open(bool quiet, bool verbose, nt_lang lang);

/* Ends the stage that ran and begins the next. `name` must be a literal. */
void nt_clock_stage(nt_clock *clock, const char *name);

/* Of the stage so much is done: the line shows a bar, how many a second and how long still. Any
 * thread may call, and of NULL nothing happens. */
void nt_clock_count(nt_clock *clock, size_t done, size_t all);

/* Prints to standard error in the place of the progress line, which comes back behind it. */
void nt_clock_print(nt_clock *clock, const char *text);

/* Ends the last stage, clears the progress line and, if verbose, prints the table of stages to
 * standard error. */
void nt_clock_close(nt_clock *clock);

/* ---- moments that come in from outside, in seconds since 1970-01-01 UTC ---- */

/* SOURCE_DATE_EPOCH; *given is false, and *out untouched, where it is not set. */
nt_status nt_moment_epoch(long long *out, bool *given, nt_error *err);

/* "2024-04-25T09:00:00Z"; false when it is no such moment. */
bool nt_moment_parse(const char *text, long long *out);

/* The clock. What is built never depends on it. */
long long nt_moment_now(void);
