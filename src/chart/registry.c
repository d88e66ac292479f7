/* The kinds of chart: one file in kinds and one line here. */
#include <string.h>

#include "kind.h"

static const nt_chart_kind kinds[] = {
    {"ratio-by-age", "a ratio of two events by days from the vote, with intervals",
     &nt_kind_ratio_by_age},
    {"slope", "shares of categories on two days", &nt_kind_slope},
    {"dumbbell", "shares of categories in two events, side by side on one scale",
     &nt_kind_dumbbell},
    {"ranked-bars", "areas or categories as bars, the largest first", &nt_kind_ranked_bars},
    {"grouped-bars", "two series of bars for the same categories, areas or stages",
     &nt_kind_grouped_bars},
    {"funnel", "reported, proven, sanctioned in one or two releases, with the ratios between",
     &nt_kind_funnel},
    {"tile-map", "areas as tiles of one size, unknown ones shown as unknown", &nt_kind_tile_map},
    {"step-curve", "the share done by day with its band and the number still followed",
     &nt_kind_step_curve},
    {"lines", "flows by month or quarter", &nt_kind_lines},
    {"stacked-bars", "the parts of months or quarters, stacked", &nt_kind_stacked_bars},
    {"age-areas", "open cases by age band and quarter, stacked", &nt_kind_age_areas},
    {"heat-map", "areas by months, a cell each", &nt_kind_heat_map},
    {"funnel-plot", "ratios of areas against their size, between limits of chance",
     &nt_kind_funnel_plot},
    {"small-multiples", "one small chart a category, all on one scale", &nt_kind_small_multiples},
    {"pareto", "categories by size, and the share that the first of them make up", &nt_kind_pareto},
    {"histogram", "cases by bins of days, with the median", &nt_kind_histogram},
};

const nt_chart_kind *nt_chart_kinds(size_t *count)
{
    *count = sizeof kinds / sizeof *kinds;
    return kinds;
}

const nt_chart_kind *nt_kind_named(const char *id)
{
    size_t i = 0;
    while (strcmp(kinds[i].id, id) != 0) {
        i++;
    }
    return &kinds[i];
}

const nt_kind *nt_kind_of(const nt_chart *chart)
{
    return chart->kind->implementation;
}
