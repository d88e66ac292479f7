/* What the sentence that a figure was read from says of its number: whether it hedges or rounds it,
 * and what it counts. Indonesian and English. */
#pragma once

#include <stddef.h>

#include "hedge.h"
#include "model/published.h"

typedef struct {
    nt_hedge hedge;
    const char *words; /* the hedge and the number as the quote has them, not NUL-terminated */
    size_t length;     /* 0 when there is no hedge */
    /* What cases are counted in: "persons", "violations", "reports" or a unit of the descriptor's;
     * NULL where the quote does not say. */
    const char *unit;
} nt_reading;

/* Finds the figure's own number in its quote (1.678, 1,678, 204,8 juta, 34.9 persen) and reads the
 * words beside it. A number that also stands there plain is not hedged; one that is not found says
 * nothing. */
nt_reading nt_quote_read(const nt_units *units, const nt_figure *figure);

/* The qualifier that figure and quote together amount to: a hedge in the quote counts even where
 * the figure was recorded as exact. */
nt_qualifier nt_quote_qualifier(const nt_figure *figure, const nt_reading *reading);
