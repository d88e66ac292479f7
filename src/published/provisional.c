/* Which published figures are provisional: the source calls them so, or cases of the event are
 * still being counted and no later count has taken their place. */
#include "rows.h"

static bool is_open(const nt_event *event, nt_date edition)
{
    nt_date closing = event ? nt_event_closing(event) : NT_DATE_UNKNOWN;
    return nt_date_known(closing) && edition < closing;
}

/* A share is of what its base counts; NULL: without a base nobody says. */
static const char *unit_of(const nt_figure *figure)
{
    const nt_figure *of = nt_figure_is_share(figure) ? figure->base : figure;
    return of ? of->unit : NULL;
}

static const char any_unit[] = "\n", unknown_unit[] = ""; /* which no unit is called */

struct latest_words {
    nt_arena *arena;
    const nt_event *events; /* of which figures are */
    nt_map days;            /* of the subjects, by unit: how many days behind the unknown one */
};

/* What a figure is a word on: what one counter says of an event, or of its parts, by the indicator.
 * A printed share gives way to later counts of its stage as well. A list of categories or areas
 * takes the place of an earlier one whole. What is counted in another unit is no later word on the
 * same; where nobody knows the unit, any may be. */
static const char *subject(const latest_words *words, const nt_figure *figure, bool of_stage,
                           const char *unit)
{
    const nt_indicator *indicator = figure->indicator;
    return nt_arena_printf(words->arena, "%td %d %zu %c%d %s %s", figure->event - words->events,
                           figure->whole_area, figure->counter->number, of_stage ? '#' : '=',
                           of_stage ? (int)indicator->stage : 0, of_stage ? "" : indicator->id,
                           unit);
}

static size_t number_of(nt_date day)
{
    return (size_t)((int64_t)day - NT_DATE_UNKNOWN);
}

latest_words *latest_words_of(nt_arena *arena, const nt_published *published)
{
    latest_words *words = nt_new(arena, latest_words);
    *words = (latest_words){arena, published->events, nt_map_open(arena)};
    NT_EACH(const nt_figure, figure, published->figures, published->figure_count) {
        const char *unit = unit_of(figure);
        const char *units[] = {unit ? unit : unknown_unit, any_unit};
        int kinds = figure->indicator->kind == NT_INDICATOR_STAGE ? 2 : 1;
        for (int k = 0; k < 2 * kinds && figure->event && nt_date_known(figure->as_of); k++) {
            size_t *latest =
                nt_map_number(&words->days, subject(words, figure, k / 2, units[k % 2]));
            *latest = number_of(figure->as_of) > *latest ? number_of(figure->as_of) : *latest;
        }
    }
    return words;
}

/* Whether somebody's later word has taken the figure's place. */
static bool gave_way(const latest_words *words, const nt_figure *figure, bool to_stage)
{
    const char *unit = unit_of(figure);
    const char *units[] = {unit ? unit : any_unit, unknown_unit};
    bool later = false;
    for (size_t i = 0; i < 2; i++) {
        size_t latest = nt_map_find(&words->days, subject(words, figure, to_stage, units[i]));
        later = later || (latest != NT_MAP_NONE && latest > number_of(figure->as_of));
    }
    return later;
}

bool figure_is_provisional(const nt_published *published, const latest_words *words,
                           const nt_figure *figure)
{
    const nt_indicator *indicator = figure->indicator;
    if (figure->status != NT_STATUS_UNSTATED) {
        return figure->status == NT_STATUS_PROVISIONAL;
    }
    if (indicator->kind == NT_INDICATOR_EXPOSURE || indicator->kind == NT_INDICATOR_STOCK ||
        nt_figure_has_period(figure) || !nt_date_known(figure->as_of) ||
        !is_open(figure->event, published->as_of)) {
        return false;
    }
    return !gave_way(words, figure, false) &&
           !(indicator->kind == NT_INDICATOR_SHARE && gave_way(words, figure, true));
}
