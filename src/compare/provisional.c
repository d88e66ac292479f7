/* Which published figures are provisional: the source calls them so, or cases of the event are
 * still being counted and no later count has taken their place. */
#include <string.h>

#include "rows.h"

/* Without a day in the data the book of an event is open for a year: that long cases of a vote are
 * reported, decided and sanctioned. */
enum { OPEN_DAYS = 365 };

static nt_date closing_day(const nt_event *event)
{
    return nt_date_known(event->closed_on)     ? event->closed_on
           : nt_date_known(event->polling_day) ? event->polling_day + OPEN_DAYS
                                               : NT_DATE_UNKNOWN;
}

static bool is_open(const nt_event *event, nt_date edition)
{
    nt_date closing = event ? closing_day(event) : NT_DATE_UNKNOWN;
    return nt_date_known(closing) && edition < closing;
}

/* A printed share gives way to later counts of its stage. */
static bool tells_the_same(const nt_indicator *later, const nt_indicator *indicator)
{
    bool counts = indicator->kind == NT_INDICATOR_SHARE && later->kind == NT_INDICATOR_STAGE;
    return later == indicator || (counts && later->stage == indicator->stage);
}

/* A share is of what its base counts; without a base nobody says. */
static bool same_unit(const nt_figure *later, const nt_figure *figure)
{
    const nt_figure *a = nt_figure_is_share(later) ? later->base : later;
    const nt_figure *b = nt_figure_is_share(figure) ? figure->base : figure;
    return !a || !b || strcmp(a->unit, b->unit) == 0;
}

/* At a later day; a list of categories or areas takes the place of an earlier one whole. What
 * another counts, or counts in another unit, is no later word on the same. */
static bool takes_place_of(const nt_figure *later, const nt_figure *figure)
{
    return later->event == figure->event && later->whole_area == figure->whole_area &&
           later->counter == figure->counter && later->as_of > figure->as_of &&
           tells_the_same(later->indicator, figure->indicator) && same_unit(later, figure);
}

bool figure_is_provisional(const nt_published *published, const nt_figure *figure)
{
    if (figure->status != NT_STATUS_UNSTATED) {
        return figure->status == NT_STATUS_PROVISIONAL;
    }
    if (figure->indicator->kind == NT_INDICATOR_EXPOSURE ||
        figure->indicator->kind == NT_INDICATOR_STOCK || nt_figure_has_period(figure) ||
        !nt_date_known(figure->as_of) || !is_open(figure->event, published->as_of)) {
        return false;
    }
    for (size_t i = 0; i < published->figure_count; i++) {
        if (takes_place_of(&published->figures[i], figure)) {
            return false;
        }
    }
    return true;
}
