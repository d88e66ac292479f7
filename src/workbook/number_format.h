/* What kind of value a number format shows (ECMA-376 part 1, 18.8.30 and 18.8.31). */
#pragma once

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
