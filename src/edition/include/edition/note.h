/* A revision note on its way to results: the two editions that it compares.
 *
 * They are named by --old and --new, or lie in a data package of two resources, "old" and "new":
 * finished PDFs, which carry what they were built from. That package travels with the note, so that
 * it can be built again from what is attached to it. */
#pragma once

#include "edition/pipeline.h"

/* nt_run_results for every template, this kind among them: opens both editions, compares, and fills
 * run->package, run->edition and run->results. */
nt_status nt_note_results(nt_run_state *run, nt_error *err);
