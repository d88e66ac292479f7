#include "family.h"

static bool counts_something(const nt_figure *figure)
{
    return !nt_figure_is_share(figure);
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
    for (size_t i = 0; i < group->count; i++) {
        const nt_figure *figure = group->items[i];
        if (is_total(kind, figure)) {
            family.total = nt_rules_roomier(sink, family.total, figure);
        } else if (!lies_in_a_part(kind, figure)) {
            family.parts.items[family.parts.count++] = figure;
        }
    }
    return family;
}

static void each_of(nt_finding_sink *sink, nt_family_kind kind, nt_family_visit *visit)
{
    bool areas = kind == NT_FAMILY_AREAS;
    const char *keys = areas ? "eicpduk" : "eiapduk";
    /* Categories of an exposure (provinces, regencies) may hold one another. */
    nt_group all = nt_rules_select(sink, areas ? counts_something : nt_rules_is_tally,
                                   areas ? "eicpduka" : "eiapdukc");
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

/* The whole is named in this many figures at least, and twice as often as any part. */
enum { PLENTY = 3 };

static size_t figures_of(const nt_published *published, const nt_figure *like)
{
    size_t count = 0;
    for (size_t i = 0; i < published->figure_count; i++) {
        const nt_figure *f = &published->figures[i];
        count += nt_rules_agree(f, like, "en") && !*f->category;
    }
    return count;
}

static bool is_named_in_plenty(const nt_published *published, const nt_family *family)
{
    size_t count = figures_of(published, family->total);
    for (size_t i = 0; count >= PLENTY && i < family->parts.count; i++) {
        if (count < 2 * figures_of(published, family->parts.items[i])) {
            return false;
        }
    }
    return count >= PLENTY;
}

bool nt_family_is_sure(const nt_finding_sink *sink, const nt_family *family)
{
    const nt_figure *total = family->total;
    bool country = total->level && total->level->rank == 0;
    if (family->kind != NT_FAMILY_AREAS || !*total->area || country) {
        return true;
    }
    for (size_t i = 0; i < sink->published->figure_count; i++) {
        const nt_figure *f = &sink->published->figures[i], *base = f->base;
        bool is_base = base && nt_rules_agree(base, total, "en") && !nt_rules_agree(f, total, "n");
        bool elsewhere = f->whole_area && f->event != total->event && nt_rules_agree(f, total, "n");
        if (is_base || elsewhere) {
            return true;
        }
    }
    return is_named_in_plenty(sink->published, family);
}
