/* Figures side by side: chosen, sorted by what they say, and taken group by group. */
#pragma once

#include "rule.h"

typedef struct {
    const nt_figure **items;
    size_t count;
} nt_group;

/* All figures for which `wanted` holds (NULL: all) and that no final figure has taken the place of,
 * sorted by `keys`, ties in the order of the file. A key is one letter, the most telling first:
 *   e event   i indicator   a area     c category   p period   d day   u unit
 *   s source  b base        v value    k counter    n name of the area
 *   x last day that is counted  l level of the area
 *   t first day of the period    o area in a table    w area that holds that one
 *   g stage that a count is of, or a share   y whether a base is named
 *   f what the base states: two rows may state one count; none comes last
 *   q indicator of a share's base: a count is the same count whether its base is named or not
 * Where the day is unknown, 'd' parts by source as well: two sources that do not say their day may
 * speak of different days. */
nt_group nt_rules_select(const nt_finding_sink *sink, bool (*wanted)(const nt_figure *),
                         const char *keys);

/* The same with those that a final figure has taken the place of. */
nt_group nt_rules_select_all(const nt_finding_sink *sink, bool (*wanted)(const nt_figure *),
                             const char *keys);

/* Sorts figures that were selected anew, those that agree staying as they were. */
void nt_rules_sort(const nt_finding_sink *sink, nt_group *group, const char *keys);

/* For the sink: what the sorting remembers of each key. */
nt_ranks *nt_rules_open_ranks(nt_arena *arena);

/* Steps through runs of figures that agree in `keys`, which must open the keys of the sorting.
 * Start with a zeroed group; false behind the last. */
bool nt_rules_next_group(const nt_finding_sink *sink, const nt_group *all, const char *keys,
                         nt_group *group);

/* Those that agree with the figure in `keys`, which must open the keys of the sorting; may be none.
 */
nt_group nt_rules_equal(const nt_group *sorted, const nt_figure *figure, const char *keys);

/* Of those that agree with the figure in `keys` the ones that do not come before it in `all`, which
 * are more keys of the sorting; that come behind it. */
nt_group nt_rules_from(const nt_group *sorted, const nt_figure *figure, const char *keys,
                       const char *all);
nt_group nt_rules_beyond(const nt_group *sorted, const nt_figure *figure, const char *keys,
                         const char *all);

/* Leaves of each run of figures that agree in `keys` the few among which, whatever the indicator
 * and the source, the first of another indicator and another source is found. */
void nt_rules_thin(const nt_finding_sink *sink, nt_group *sorted, const char *keys);

/* The first of the figures that is of another indicator and another source; NULL none. */
const nt_figure *nt_rules_first_other(const nt_group *figures, const nt_figure *figure);

/* Puts the figures of the group in the order of the file. */
void nt_rules_sort_by_place(nt_group *group);

/* Below, equal or above zero. */
int nt_rules_order(const nt_figure *a, const nt_figure *b, const char *keys);

/* The last day that the figure counts: of its period, else its own. */
static inline nt_date nt_rules_end(const nt_figure *figure)
{
    return nt_date_known(figure->period_end) ? figure->period_end : figure->as_of;
}

/* The days of its period; 0 where that is not known. */
static inline nt_date nt_rules_length(const nt_figure *figure)
{
    bool whole = nt_date_known(figure->period_start) && nt_date_known(figure->period_end);
    return whole ? figure->period_end - figure->period_start + 1 : 0;
}

/* Of as many days; months and years differ by a few. */
static inline bool nt_rules_as_long(const nt_figure *a, const nt_figure *b)
{
    nt_date longer = nt_rules_length(a) - nt_rules_length(b);
    return longer <= 3 && longer >= -3;
}

/* All of the group agree. */
bool nt_rules_alike(const nt_group *group, const char *keys);

static inline bool nt_rules_agree(const nt_figure *a, const nt_figure *b, const char *keys)
{
    return nt_rules_order(a, b, keys) == 0;
}
