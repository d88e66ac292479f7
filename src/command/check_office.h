/* The file of an office, for `netra check`. */
#pragma once

#include "edition/pipeline.h"

/* Prints what it holds. NT_INVALID at its place: what a build would refuse. */
nt_status nt_check_office(nt_run_state *run, const char *path, nt_error *err);
