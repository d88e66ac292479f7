/* Characters that no font has, found where they stand before a page is made. */
#pragma once

#include "edition/pipeline.h"

/* What is wrong with the first character of the text that cannot be set, as "no font has the
 * character U+1F600 (😀)", and where it stands; *at is NULL when all can. The fonts are opened when
 * the first character beyond ASCII is met: a failure of that is the status. */
nt_status nt_characters_find(nt_run_state *run, const char *text, size_t length, const char **at,
                             nt_text *wrong, nt_error *err);

/* Of the data read so far, whatever of them may be printed: errors in the log of problems. */
nt_status nt_characters_judge(nt_run_state *run, nt_error *err);
