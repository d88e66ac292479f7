/* Published figures made by hand, for the tests of compare: what ingest and model would give. */
#pragma once

#include "published/figures.h"

/* A figure; what is left out is: area Indonesia (the whole), no category, period, day or base, unit
 * persons (percent for a share), exact, source "s", the unknown counter. `value` as printed:
 * "34.9". */
typedef struct {
    const char *id, *indicator, *event, *as_of, *value;
    const char *base, *source, *area, *category, *unit, *start, *end;
    const char *counter, *procedure; /* who counted, and in which procedure; its own when NULL */
    nt_qualifier qualifier;
} given;

/* An event by code, slug and polling day ("" unknown), in order of polling day. */
typedef struct {
    const char *id, *slug, *polling_day;
} given_event;

/* Indicators: reported proven sanctioned, share-proven share-sanctioned, violations,
 * share-by-position, share-by-violation, regions, voters. A publisher is "Publisher of SOURCE". */
const nt_published *build_published(nt_arena *arena, const given_event *events, size_t event_count,
                                    const given *figures, size_t figure_count);

/* The results for the busiest two events; fails the test when there are none. */
const nt_results *build_results(nt_arena *arena, const given_event *events, size_t event_count,
                                const given *figures, size_t figure_count);

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))
#define RESULTS(events, arena, ...)                                                                \
    build_results((arena), (events), COUNT_OF(events), (const given[]){__VA_ARGS__},               \
                  COUNT_OF(((const given[]){__VA_ARGS__})))
