/* Whether an edition can be the one that went out before a report. */
#ifndef NETRA_EDITION_BEFORE_H
#define NETRA_EDITION_BEFORE_H

#include "edition/pipeline.h"

/* When run->results are there. NT_INVALID, at the parameter's place: an edition of another kind of
 * report, of another area, or of published figures on a later day. What it says of such a report
 * would be true of none. */
nt_status nt_before_judge(const nt_run_state *run, nt_error *err);

#endif
