/* The kinds of chart: one file in kinds and one line here. */
#include "kind.h"

static const nt_chart_kind kinds[] = {
    {"ratio-by-age", &nt_kind_ratio_by_age},
    {"slope", &nt_kind_slope},
    {"dumbbell", &nt_kind_dumbbell},
    {"ranked-bars", &nt_kind_ranked_bars},
    {"grouped-bars", &nt_kind_grouped_bars},
    {"funnel", &nt_kind_funnel},
    {"tile-map", &nt_kind_tile_map},
    {"step-curve", &nt_kind_step_curve},
    {"lines", &nt_kind_lines},
    {"stacked-bars", &nt_kind_stacked_bars},
    {"age-areas", &nt_kind_age_areas},
    {"heat-map", &nt_kind_heat_map},
    {"funnel-plot", &nt_kind_funnel_plot},
    {"small-multiples", &nt_kind_small_multiples},
    {"trends", &nt_kind_trends},
    {"targets", &nt_kind_targets},
    {"pareto", &nt_kind_pareto},
    {"histogram", &nt_kind_histogram},
};

const nt_chart_kind *nt_chart_kinds(size_t *count)
{
    *count = sizeof kinds / sizeof *kinds;
    return kinds;
}

const nt_chart_kind *nt_chart_kind_called(const char *id)
{
    return NT_NAMED(kinds, sizeof kinds / sizeof *kinds, id, id);
}

const nt_kind *nt_kind_of(const nt_chart *chart)
{
    return chart->kind->implementation;
}
