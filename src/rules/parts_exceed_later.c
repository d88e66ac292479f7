/* Parts of one day that add up to more than the total of a later one: four regencies with twelve
 * cases, and three days on the province has seven. */
#include "family.h"
#include "sentence.h"
#include "series.h"

/* Two ways in which a list divides what it does not give the total of. */
typedef struct {
    const char *sorting, *list, *part; /* keys: of all lists, of one, of one of its parts */
    const char *whole,
        *days; /* keys in which the total agrees with whole_of() a part, and the day */
    bool by_area;
} division;

static const division divisions[] = {
    {"eicukdswa", "eicukdsw", "eicukdswa", "eicuko", "eicukod", true},
    {"eiaukdsc", "eiaukds", "eiaukdsc", "eiaukc", "eiaukcd", false},
};

static bool is_area_of_one(const nt_figure *figure)
{
    return nt_rules_in_series(figure) && figure->where && figure->where->parent &&
           !figure->whole_area;
}

static bool is_category(const nt_figure *figure)
{
    return nt_rules_in_series(figure) && *figure->category;
}

/* What the total of the part's list would look like. */
static nt_figure whole_of(const division *by, const nt_figure *part)
{
    nt_figure whole = *part;
    if (by->by_area) {
        whole.where = part->where->parent;
    } else {
        whole.category = "";
    }
    return whole;
}

/* The first later total; NULL where the day itself has one, which other rules hold the list
 * against, or none is later. `totals` are sorted by day within by->whole. */
static const nt_figure *later_total(const nt_group *totals, const division *by,
                                    const nt_figure *part)
{
    nt_figure like = whole_of(by, part);
    nt_group later = nt_rules_from(totals, &like, by->whole, by->days);
    return later.count > 0 && later.items[0]->as_of > part->as_of ? later.items[0] : NULL;
}

static void report(nt_finding_sink *sink, const nt_parts_sum *list)
{
    const nt_group *parts = &list->parts;
    const nt_say say[] = {
        nt_say_of("sd", parts->items[0]),
        nt_say_list("V", parts),
        nt_say_count((double)list->sum.low / 1e7),
        nt_say_of("wvsd", list->total),
        {0},
    };
    nt_rules_name(sink, list->total);
    nt_rules_name_all(sink, parts);
    nt_rules_report(
        sink, 1, (nt_text)NT_TEXT_RULES_PARTS_EXCEED_LATER_THE_PARTS_GIVEN_BY_FOR_WHICH_ARE, say);
}

static void judge(nt_finding_sink *sink, const nt_group *totals, const division *by,
                  const nt_group *list)
{
    if (list->count < 2 || nt_rules_known(sink, list->items[0])->splitting) {
        return;
    }
    const nt_figure *total = later_total(totals, by, list->items[0]);
    if (!total) {
        return;
    }
    nt_parts_sum t = nt_parts_open(sink, total, list->count, true);
    for (size_t i = 0; i < list->count; i++) {
        nt_parts_add(sink, &t, list->items[i], by->part);
    }
    if (nt_parts_exceed(sink, &t)) {
        nt_rules_sort_by_place(&t.parts);
        report(sink, &t);
    }
}

void nt_rule_parts_exceed_later(nt_finding_sink *sink)
{
    NT_EACH(const division, by, divisions, sizeof divisions / sizeof *divisions) {
        nt_group totals = nt_rules_select(sink, nt_rules_in_series, by->days);
        nt_group all =
            nt_rules_select(sink, by->by_area ? is_area_of_one : is_category, by->sorting);
        for (nt_group list = {0}; nt_rules_next_group(sink, &all, by->list, &list);) {
            judge(sink, &totals, by, &list);
        }
    }
}
