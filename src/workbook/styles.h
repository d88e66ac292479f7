/* Which cells of an XLSX hold days: a cell names its style, the style a number format. */
#pragma once

#include "number_format.h"
#include "parts.h"

typedef struct {
    nt_arena *arena;
    NT_VEC(nt_number_shown) shown; /* one a style */
} nt_styles;

/* Of the part with the styles. */
nt_status nt_styles_read(nt_parts *parts, size_t part, nt_styles *styles, nt_error *err);

/* Of the style that a cell names; one that is not there shows plain numbers. */
nt_number_shown nt_styles_of(const nt_styles *styles, const char *style);
