/* The stages of one comparison, in the order in which figures.c calls them, and what they share.
 * Private to the room. */
#pragma once

#include "published/figures.h"

typedef struct {
    nt_arena *arena;
    const nt_published *published;
    nt_ledger *ledger; /* these three are filled stage by stage */
    nt_index *index;
    nt_figures_report *report;
    nt_map sources;               /* the row, from 1, that took each last */
    nt_map exposures;             /* that are used, by what they are of */
    const nt_ledger_row *unknown; /* where the name of a number leads that the edition lacks */
    bool measure_given;           /* the template names the ratio to compare */
    nt_stage measure;
} work;

void work_publish_rows(work *w); /* every published figure becomes a row */
void work_polling_days(work *w); /* and every event's day */
/* Releases and their ratios; more counts of a day than NT_COUNTS_OF_DAY_MAX are an error. */
nt_status work_releases(work *w, nt_error *err);
void work_votes(work *w);  /* the votes, each with each: what is compared, and how it ends */
void work_totals(work *w); /* running counts */
void compare_totals(work *w, nt_vote_pair *pair);
/* Whether the ratios of two releases may be set beside each other: one procedure, one unit. */
bool release_comparable(const nt_release *one, const nt_release *other, nt_stage measure);
/* Compares the two votes of a pair whose measure is settled. */
void compare_votes(work *w, nt_vote_pair *pair);
/* Lists of areas; breakdowns, of areas too, and pairs. More lists than NT_LISTS_MAX are an error.
 */
nt_status work_areas(work *w, nt_error *err);
nt_status work_categories(work *w, nt_error *err);
void work_exposures(work *w); /* exposures and rates */
void work_counts(work *w);    /* how many figures, sources, findings… */
void work_names(work *w);     /* names, truths and texts of the edition */

/* A number that a release may have, and which of an event's releases is asked for it: the latest,
 * the latest whose number no rule has found faulty, the first. Of two on one day the one with the
 * larger whole, or count, then the first in the file. NULL: no release has it. */
typedef enum { PICK_ANY, PICK_COUNT, PICK_SHARE, PICK_RATIO } pick_of;
typedef struct {
    pick_of of;
    nt_stage stage; /* of the count, or of the numerator */
} pick_what;
typedef enum { PICK_LATEST, PICK_USABLE, PICK_FIRST } pick_rule;
const nt_release *release_pick_with(const nt_figures_report *report, const nt_event *event,
                                    pick_what what, pick_rule which);
/* The row of that number; NULL when the release lacks it. */
const nt_ledger_row *release_number(const nt_release *release, pick_what what);

/* The comparison of that release among them; NULL none. */
const nt_like_for_like *comparison_of(const nt_like_for_like *items, size_t count,
                                      const nt_release *release);
/* What `event` is set against where nobody says: b for a, a for all others. NULL: alone. */
const nt_event *vote_partner(const nt_figures_report *report, const nt_event *event);
/* The dimension of the breakdowns that are made of area lists. */
extern const char area_dimension[];

/* The first or latest breakdown of a dimension and event with a known day, the longest of its day;
 * the longest area list of an event; NULL none. */
const nt_breakdown *breakdown_pick(const nt_figures_report *report, const char *dimension,
                                   const nt_event *event, bool latest);
/* The lists of a dimension in which a and b are set beside each other: b's latest, of the widest
 * level, that one of a's is counted like, and the latest such of a. Both NULL where none is. */
void breakdown_beside(const nt_figures_report *report, const char *dimension,
                      const nt_breakdown **a, const nt_breakdown **b);
const nt_breakdown_pair *pair_of(const nt_figures_report *report, const nt_breakdown *from,
                                 const nt_breakdown *to);
/* Of the widest level below `above`, or of the widest of all with NULL; NULL none. */
const nt_area_list *area_list_pick(const nt_figures_report *report, const nt_event *event,
                                   const nt_area_list *above);
/* The order of two sizes; of the source in the list of sources, 0 of none. */
int compare_size(size_t a, size_t b);
size_t source_number(const nt_figure *figure);
/* The day of a list in its id: "unknown" where it is. */
const char *list_day(nt_arena *arena, nt_date day);
/* The wider level first, the unknown last: below, equal or above zero. */
int area_level_order(const nt_level *a, const nt_level *b);

/* "reported", "proven", "sanctioned": the stage in ids and names, whatever the data call it. */
extern const char *const stage_ids[NT_STAGE_COUNT];

/* The last part of the ids and names of a rate: "proven-per-region",
 * "reported-per-million-voters.CATEGORY". */
const char *rate_stem(nt_arena *arena, nt_stage stage, const nt_figure *exposure);
