#include "published/labels.h"

#include "words/base.h"
#include "words/model.h"
#include "words/published.h"

/* "2023" for a calendar year, "2020–2022" for some, else both days, or the one. */
static const char *period_of(nt_arena *arena, const nt_figure *figure)
{
    nt_date start = figure->period_start, end = figure->period_end;
    if (nt_date_known(start) && nt_date_known(end)) {
        nt_civil from = nt_date_to_civil(start), to = nt_date_to_civil(end);
        if (from.month == 1 && from.day == 1 && to.month == 12 && to.day == 31) {
            return from.year == to.year ? nt_arena_printf(arena, "%d", from.year)
                                        : nt_arena_printf(arena, "%d–%d", from.year, to.year);
        }
    }
    char first[11], last[11];
    if (start == end) {
        return nt_arena_string(arena, nt_date_format_iso(end, last));
    }
    return nt_arena_printf(arena, "%s–%s", nt_date_format_iso(start, first),
                           nt_date_format_iso(end, last));
}

nt_text nt_label_counted(nt_arena *arena, nt_text label, const nt_counter *counter)
{
    static const nt_text by = NT_TEXT_PUBLISHED_AND_COUNTED_BY;
    return nt_counter_known(counter) ? NT_JOINED(arena, label, by, nt_text_alike(counter->id))
                                     : label;
}

nt_text nt_label_figure(nt_arena *arena, const nt_figure *figure)
{
    bool has_area = !figure->whole_area && *figure->area;
    nt_text label = figure->indicator->label;
    if (*figure->category) {
        label = NT_JOINED(arena, figure->category_label, nt_text_alike(": "), label);
    }
    label = figure->event ? nt_label_event(arena, label, figure->event) : label;
    label = has_area ? NT_JOINED(arena, label, nt_text_alike(", "), nt_figure_area_label(figure))
                     : label;
    if (nt_figure_has_period(figure)) {
        label =
            NT_JOINED(arena, label, nt_text_alike(", "), nt_text_alike(period_of(arena, figure)));
    }
    return nt_label_counted(arena, label, figure->counter);
}

/* Days to the vote, the way both languages write them; the ISO day when the vote is unknown. */
static nt_text moment(nt_arena *arena, const nt_event *event, nt_date day)
{
    static const nt_text unknown = NT_TEXT_BASE_DATE_UNKNOWN,
                         at_the_vote = NT_TEXT_BASE_THE_DAY_OF_THE_VOTE,
                         from_the_vote = NT_TEXT_MODEL_DAY_OF_THE_VOTE;
    if (!nt_date_known(event->polling_day) || !nt_date_known(day)) {
        return nt_date_known(day)
                   ? nt_text_alike(nt_date_format_iso(day, nt_arena_alloc(arena, 11)))
                   : unknown;
    }
    int age = day - event->polling_day;
    const char *days = nt_arena_printf(arena, "%s%d", age < 0 ? "−" : "+", age < 0 ? -age : age);
    return age == 0 ? at_the_vote : NT_JOINED(arena, from_the_vote, nt_text_alike(days));
}

nt_text nt_label_release(nt_arena *arena, nt_text what, const nt_release *release)
{
    nt_text label = NT_JOINED(arena, nt_label_event(arena, what, release->event),
                              nt_text_alike(", "), moment(arena, release->event, release->as_of));
    return nt_label_counted(arena, label, release->counter);
}

nt_text nt_label_event(nt_arena *arena, nt_text what, const nt_event *event)
{
    return NT_JOINED(arena, what, nt_text_alike(", "), event->label);
}

/* " Pemilu 2024 (H+40, hitungan Kemendagri)". */
static nt_text put_moment(nt_arena *arena, nt_text label, nt_label_moment at, bool counted)
{
    label = NT_JOINED(arena, label, nt_text_alike(" "), at.event->label, nt_text_alike(" ("),
                      moment(arena, at.event, at.day));
    label = counted ? nt_label_counted(arena, label, at.counter) : label;
    return NT_JOINED(arena, label, nt_text_alike(")"));
}

static nt_text two_moments(nt_arena *arena, nt_text what, nt_text joint, nt_label_moment to,
                           nt_label_moment from)
{
    bool counted = to.counter != from.counter;
    nt_text label = NT_JOINED(arena, what, nt_text_alike(":"));
    label = put_moment(arena, label, to, counted);
    label = NT_JOINED(arena, label, nt_text_alike(" "), joint);
    return put_moment(arena, label, from, counted);
}

nt_text nt_label_difference(nt_arena *arena, nt_text what, nt_label_moment to, nt_label_moment from)
{
    return two_moments(arena, what, (nt_text)NT_TEXT_PUBLISHED_LESS, to, from);
}

nt_text nt_label_between(nt_arena *arena, nt_text what, nt_label_moment to, nt_label_moment from)
{
    return two_moments(arena, what, (nt_text)NT_TEXT_PUBLISHED_AND, to, from);
}

const nt_text *nt_label_level(const nt_level *level)
{
    static const nt_text unknown = NT_TEXT_MODEL_AREA;
    return level ? &level->label : &unknown;
}

const nt_text *nt_label_stage(const nt_published *published, nt_stage stage)
{
    NT_EACH(const nt_indicator, indicator, published->indicators, published->indicator_count) {
        if (indicator->kind == NT_INDICATOR_STAGE && indicator->stage == stage) {
            return &indicator->label;
        }
    }
    return NULL;
}
