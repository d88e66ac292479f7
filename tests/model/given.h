/* Published figures made by hand: what ingest and the model would hand over. */
#pragma once

#include "model/published.h"

#pragma GCC diagnostic ignored "-Wmissing-field-initializers" /* what is left out has a meaning */

/* One figure; what is left out is unknown. `value` is as printed ("34.9"). Defaults: no event,
 * area Indonesia (the whole; so is "Nusantara", of which no table tells), unit persons (percent for
 * shares), source "s", exact. A source is its publisher, with the day of publication behind "@"
 * ("Harian@2020-08-05"); "" is one without name. */
typedef struct {
    const char *id, *indicator, *value, *as_of;
    const char *event, *base, *source, *area, *category, *unit, *start, *end, *quote;
    const char *change_from, *change_to;
    const char *counter,
        *procedure; /* who counted, and in which procedure; NULL: unknown, its own */
    nt_qualifier qualifier;
    nt_figure_status status;
} given;

/* An event by code, slug and polling day ("" unknown), in order of polling day; without a label it
 * is called by its code. */
typedef struct {
    const char *id, *slug, *polling_day, *label;
} given_event;

const nt_published *build_published(nt_arena *arena, const given_event *events, size_t event_count,
                                    const given *figures, size_t figure_count);
