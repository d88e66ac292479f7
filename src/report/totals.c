#include "totals.h"

#include <string.h>

#include "text/number.h"
#include "words/base.h"

static const char *const sides[] = {"", "earlier.", "later.", "of-one-day."};
enum { SIDE_COUNT = sizeof sides / sizeof *sides };

static const nt_running_total *total_at(const nt_total_comparison *item, size_t side)
{
    const nt_running_total *const totals[SIDE_COUNT] = {item->total, item->earlier, item->later,
                                                        item->of_one_day};
    return totals[side];
}

/* The field behind "earlier." and the like; the longest prefix counts. */
static const char *split(const char *field, size_t *side)
{
    for (*side = SIDE_COUNT - 1; *side > 0; --*side) {
        size_t length = strlen(sides[*side]);
        if (strncmp(field, sides[*side], length) == 0) {
            return field + length;
        }
    }
    return field;
}

bool nt_report_is_summed(const nt_running_total *total)
{
    return total && total->row->method == NT_METHOD_SUM;
}

static const char *field_of(nt_arena *arena, nt_lang lang, const nt_running_total *total,
                            const char *field)
{
    const char *unknown = ((nt_text)NT_TEXT_BASE_UNKNOWN).in[lang];
    if (strcmp(field, "event") == 0) {
        return total ? total->event->name : unknown;
    }
    if (strcmp(field, "as_of") == 0) {
        return total ? nt_text_date(arena, lang, total->as_of) : unknown;
    }
    if (strcmp(field, "age") == 0) {
        return total && total->has_age ? nt_text_age(arena, lang, total->age_days) : unknown;
    }
    if (strcmp(field, "counter") == 0) {
        return total && *total->counter->id ? total->counter->id : unknown;
    }
    return NULL;
}

const char *nt_report_total_field(nt_arena *arena, nt_lang lang, const nt_total_comparison *item,
                                  const char *field)
{
    size_t side;
    const char *rest = split(field, &side);
    if (strcmp(field, "indicator") == 0) {
        return item->total->indicator->label.in[lang];
    }
    if (strcmp(field, "reading") == 0) {
        return nt_total_reading_text[item->reading].in[lang];
    }
    return field_of(arena, lang, total_at(item, side), rest);
}

const nt_ledger_row *nt_report_total_row(const nt_total_comparison *item, const char *field,
                                         bool *known)
{
    const nt_ledger_row *const gaps[SIDE_COUNT] = {NULL, item->earlier_gap, item->later_gap,
                                                   item->of_one_day_gap};
    size_t side;
    const char *rest = split(field, &side);
    const nt_running_total *total = total_at(item, side);
    bool gap = side > 0 && strcmp(rest, "gap") == 0;
    *known = gap || strcmp(rest, "count") == 0;
    return gap ? gaps[side] : *known && total ? total->row : NULL;
}

static bool counters_differ(const nt_total_comparison *item)
{
    const nt_counter *own = item->total->counter;
    return (item->earlier && item->earlier->counter != own) ||
           (item->later && item->later->counter != own);
}

bool nt_report_total_truth(const nt_total_comparison *item, const char *name, bool *known)
{
    size_t side;
    const char *rest = split(name, &side);
    const nt_running_total *total = total_at(item, side);
    const struct {
        const char *name;
        bool holds;
    } truths[] = {{"known", total != NULL},
                  {"counter.known", total && *total->counter->id},
                  {"summed", nt_report_is_summed(total)},
                  {"same-age", item->same_age},
                  {"counters-differ", counters_differ(item)}};
    for (size_t i = 0; i < sizeof truths / sizeof *truths; i++) {
        if (strcmp(rest, truths[i].name) == 0) {
            *known = true;
            return truths[i].holds;
        }
    }
    for (nt_total_reading r = NT_TOTAL_FEWER; r < NT_TOTAL_READING_COUNT; r++) {
        if (strcmp(name, nt_total_reading_id(r)) == 0) {
            *known = true;
            return item->reading == r;
        }
    }
    return false;
}
