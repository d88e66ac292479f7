/* Moments that come in from outside, in seconds since 1970-01-01 UTC. */
#pragma once

#include <stdbool.h>

#include "base/error.h"

/* SOURCE_DATE_EPOCH; *given is false, and *out untouched, where it is not set. */
nt_status nt_moment_epoch(long long *out, bool *given, nt_error *err);

/* "2024-04-25T09:00:00Z"; false when it is no such moment. */
bool nt_moment_parse(const char *text, long long *out);

/* The clock. What is built never depends on it. */
long long nt_moment_now(void);
