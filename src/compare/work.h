/* The stages of one comparison, in the order in which results.c calls them, and what they share.
 * Private to the room. */
#ifndef NETRA_COMPARE_WORK_H
#define NETRA_COMPARE_WORK_H

#include "compare/results.h"
#include "index.h"

typedef struct {
    nt_arena *arena;
    const nt_published *published;
    nt_results *results; /* filled stage by stage */
    nt_index *index;
    const nt_ledger_row *unknown; /* where the name of a number leads that the edition lacks */
} work;

void work_publish_rows(work *w);  /* every published figure becomes a row */
void work_polling_days(work *w);  /* and every event's day */
void work_releases(work *w);      /* releases and their ratios */
void work_like_for_like(work *w); /* comparisons and the naive one */
void work_areas(work *w);
void work_categories(work *w); /* breakdowns, of areas too, and pairs */
void work_exposures(work *w);  /* exposures and rates */
void work_counts(work *w);     /* how many figures, sources, findings… */
void work_names(work *w);      /* names, truths and texts of the edition */

/* The latest and the first release of `event` with a sanction ratio, or NULL. Of two on one day the
 * one with the larger whole, then the first in the file. */
typedef enum { PICK_LATEST, PICK_USABLE, PICK_FIRST } pick;
const nt_release *release_pick(const nt_results *results, const nt_event *event, pick which);
/* Whether the release has a sanction ratio that no rule has found faulty. */
bool release_usable(const nt_release *release);

/* The comparison of that release, or NULL. */
const nt_like_for_like *comparison_of(const nt_results *results, const nt_release *release);

/* The dimension of the breakdowns that are made of area lists. */
extern const char area_dimension[];

/* The first or latest breakdown of a dimension and event with a known day, the longest of its day;
 * the longest area list of an event; NULL none. */
const nt_breakdown *breakdown_pick(const nt_results *results, const char *dimension,
                                   const nt_event *event, bool latest);
const nt_breakdown_pair *pair_of(const nt_results *results, const nt_breakdown *from,
                                 const nt_breakdown *to);
const nt_area_list *area_list_pick(const nt_results *results, const nt_event *event);

/* "reported", "proven", "sanctioned": the stage in ids and names, whatever the data call it. */
extern const char *const stage_ids[NT_STAGE_COUNT];

/* The last part of the ids and names of a rate: "proven-per-region",
 * "reported-per-million-voters.CATEGORY". */
const char *rate_stem(nt_arena *arena, nt_stage stage, const nt_figure *exposure);

#endif
