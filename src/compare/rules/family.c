#include "rules/family.h"

static bool has_areas(const nt_figure *figure)
{
    return !nt_figure_is_share(figure) && *figure->area;
}

static bool is_total(nt_family_kind kind, const nt_figure *figure)
{
    return kind == NT_FAMILY_AREAS ? figure->whole_area : !*figure->category;
}

/* A district of a province whose own count is given would be counted twice. */
static bool lies_in_a_part(nt_family_kind kind, const nt_figure *figure)
{
    const nt_figure *base = figure->base;
    return base && nt_rules_agree(base, figure, "i") && !is_total(kind, base) &&
           !nt_rules_agree(base, figure, kind == NT_FAMILY_AREAS ? "a" : "c");
}

static nt_family family_of(const nt_finding_sink *sink, nt_family_kind kind, const nt_group *group)
{
    nt_family family = {.kind = kind};
    family.parts.items = nt_new_array(sink->arena, const nt_figure *, group->count);
    nt_range highest = {0, 0, false};
    for (size_t i = 0; i < group->count; i++) {
        const nt_figure *figure = group->items[i];
        nt_range range = nt_rules_range(sink, figure);
        if (!is_total(kind, figure)) {
            if (!lies_in_a_part(kind, figure)) {
                family.parts.items[family.parts.count++] = figure;
            }
        } else if (!family.total || range.unbounded || range.high > highest.high) {
            family.total = highest.unbounded ? family.total : figure;
            highest = highest.unbounded ? highest : range;
        }
    }
    return family;
}

static void each_of(nt_finding_sink *sink, nt_family_kind kind, nt_family_visit *visit)
{
    bool areas = kind == NT_FAMILY_AREAS;
    const char *keys = areas ? "eicpdu" : "eiapdu";
    /* Categories of an exposure (provinces, regencies) may hold one another. */
    nt_group all =
        nt_rules_select(sink, areas ? has_areas : nt_rules_is_tally, areas ? "eicpdua" : "eiapduc");
    for (nt_group group = {0}; nt_rules_next_group(&all, keys, &group);) {
        if (group.count < 2) {
            continue;
        }
        nt_family family = family_of(sink, kind, &group);
        if (family.total && family.parts.count > 0) {
            visit(sink, &family);
        }
    }
}

void nt_rules_each_family(nt_finding_sink *sink, nt_family_visit *visit)
{
    each_of(sink, NT_FAMILY_AREAS, visit);
    each_of(sink, NT_FAMILY_CATEGORIES, visit);
}
