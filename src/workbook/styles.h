/* Which cells of an XLSX hold days: a cell names its style, the style a number format. */
#pragma once

#include "parts.h"

/* What kind of value a number format shows (ECMA-376 part 1, 18.8.30 and 18.8.31). */
typedef enum {
    NT_FORMAT_NUMBER,
    NT_FORMAT_PERCENT,
    NT_FORMAT_DAY, /* a day, a time of day, or both */
    NT_FORMAT_DURATION
} nt_number_shown;

/* Of a format code: "dd/mm/yyyy", "[h]:mm", "0.0%". */
nt_number_shown nt_number_format_shows(const char *code);

/* Of those that every program has: 14 is a day. In some locales more of them are. */
nt_number_shown nt_number_format_builtin(unsigned id);

typedef struct {
    nt_arena *arena;
    NT_VEC(nt_number_shown) shown; /* one a style */
} nt_styles;

/* Of the part with the styles. */
nt_status nt_styles_read(nt_parts *parts, size_t part, nt_styles *styles, nt_error *err);

/* Of the style that a cell names; one that is not there shows plain numbers. */
nt_number_shown nt_styles_of(const nt_styles *styles, const char *style);
