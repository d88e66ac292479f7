/* The results of figures made by hand. */
#pragma once

#include "model/given.h"
#include "published/figures.h"

/* The results for the busiest two events; fails the test when there are none. */
const nt_results *build_results(nt_arena *arena, const given_event *events, size_t event_count,
                                const given *figures, size_t figure_count);

#define COUNT_OF(array) (sizeof(array) / sizeof *(array))
#define RESULTS(events, arena, ...)                                                                \
    build_results((arena), (events), COUNT_OF(events), (const given[]){__VA_ARGS__},               \
                  COUNT_OF(((const given[]){__VA_ARGS__})))
