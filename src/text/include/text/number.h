/* Numbers, days and units in the form of a language.
 * Indonesian: PUEBI / EYD edisi V (2022): 1.678 · 27,6 persen · 100,3 juta · 31 Juli 2020.
 * English: 1,678 · 27.6 per cent · 100.3 million · 31 July 2020. Minus is U+2212, ranges take an en
 * dash U+2013; NAN prints as "tidak diketahui" / "unknown". All texts live in the arena or forever.
 *
 * Rounding is half away from zero on the decimal value: the shortest decimal that reads back as the
 * same double. So 0.125 gives 0,13 and 1.005, which is stored a little lower, 1,01. A percentage is
 * best computed as 100.0 * part / whole, which keeps exact halves exact. `decimals` is 0 to 15. */
#pragma once

#include "base/arena.h"
#include "base/lang.h"

const char *nt_text_number(nt_arena *arena, nt_lang lang, double value, int decimals);

/* "27,6 persen", "1.678 orang", "3 poin persentase", with a no-break space behind the number; an
 * unknown unit's code is printed as it is, "" is no unit. From 1,000,000 and with `decimals` 0 a
 * number that is round to five digits is put in juta/million ("100,3 juta pemilih" when unit is
 * "voters"). */
const char *nt_text_quantity(nt_arena *arena, nt_lang lang, double value, int decimals,
                             const char *unit);
bool nt_text_is_of_millions(double value, int decimals); /* whether it is put so */
/* The same with all its digits, as it stands below and beside others: "100.300.000 pemilih". */
const char *nt_text_in_full(nt_arena *arena, nt_lang lang, double value, int decimals,
                            const char *unit);

/* "69,8–75,7". */
const char *nt_text_range(nt_arena *arena, nt_lang lang, double lower, double upper, int decimals);

/* +2,2 and −11,0: always with a sign, zero without. */
const char *nt_text_signed(nt_arena *arena, nt_lang lang, double value, int decimals);

/* "31 Juli 2020"; "tanggal tidak diketahui" / "date unknown". */
const char *nt_text_date(nt_arena *arena, nt_lang lang, nt_date date);
/* "31 Jul 2020", for axes and tables; Mei, Agu, Okt, Des in Indonesian. */
const char *nt_text_date_short(nt_arena *arena, nt_lang lang, nt_date date);
/* "Jul": the month in it, from 1. */
const char *nt_text_month_short(nt_lang lang, int month);

/* Days to the vote: "H−8", "hari-H", "H+40" in Indonesian, "day −8", "polling day", "day +40". */
const char *nt_text_age(nt_arena *arena, nt_lang lang, int age_days);

/* "satu" … "dua belas", digits above; for numbers that open a sentence. */
const char *nt_text_in_words(nt_arena *arena, nt_lang lang, int number);

/* The text with its first letter, where that is ASCII, a capital. */
const char *nt_text_capital(nt_arena *arena, const char *text);

/* "orang" / "persons"; the code itself when nobody knows the unit (base/unit.h). */
const char *nt_text_unit(nt_lang lang, const char *unit);

/* Fills a phrase's pattern with its arguments in the form of the language. A pattern that names an
 * argument which is not there, or leaves a brace open, is a bug: asserted. An NT_ARG_UNIT has
 * the form that stands behind its `number`: "person" behind 1. */
const char *nt_text_phrase(nt_arena *arena, nt_lang lang, const nt_phrase *phrase);

nt_text nt_text_phrases(nt_arena *arena, const nt_phrase *phrase); /* in each language */

/* The same in pieces: words of the pattern and arguments, one after the other. */
typedef struct {
    const char *text;
    const nt_arg *arg; /* NULL: words of the pattern */
} nt_phrase_piece;
const nt_phrase_piece *nt_text_pieces(nt_arena *arena, nt_lang lang, const nt_phrase *phrase,
                                      size_t *count);

/* "A", "A dan B", "A, B, dan C" / "A, B and C"; "" for none. */
const char *nt_text_join(nt_arena *arena, nt_lang lang, const char *const *items, size_t count);
/* The same with "atau", "or"; English has a comma before the last of three and more, too. */
const char *nt_text_join_or(nt_arena *arena, nt_lang lang, const char *const *items, size_t count);
