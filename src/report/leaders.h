/* Who stands first in a breakdown or a list of areas. */
#ifndef NETRA_REPORT_LEADERS_H
#define NETRA_REPORT_LEADERS_H

#include "base/lang.h"
#include "published/figures.h"

/* Whether editions have a list of that name, though this one may lack it: "position.a.b". */
bool nt_report_knows_list(nt_arena *arena, const nt_results *results, const char *name);

/* "LIST.largest": all that have the largest number, "A, B, dan C"; "" where this edition lacks the
 * list, NULL for another name. */
const char *nt_report_leaders(nt_arena *arena, nt_lang lang, const nt_results *results,
                              const char *name);

/* "LIST.ranked": somebody stands above somebody else; "LIST.tied": more than one stand first.
 * *known is false for another name. */
bool nt_report_leads(nt_arena *arena, const nt_results *results, const char *name, bool *known);

#endif
