/* UTF-8 (RFC 3629) and the legacy encoding that spreadsheets write (windows-1252). */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

#define NT_UTF8_INVALID UINT32_MAX
/* Stands where a character cannot: U+FFFD. */
#define NT_UTF8_REPLACEMENT "\xEF\xBF\xBD"

/* Decodes the code point at *at, which must be below `end`, and moves *at behind it. Overlong
 * forms, surrogates and values above U+10FFFF are invalid: NT_UTF8_INVALID, *at one byte on. */
uint32_t nt_utf8_next(const char **at, const char *end);

/* Writes the code point and returns the bytes written, 1 to 4. */
size_t nt_utf8_put(uint32_t code_point, char out[static 4]);

/* The offset of the first invalid byte, or `length` when there is none. */
size_t nt_utf8_check(const char *text, size_t length);

/* Code points in valid UTF-8. */
size_t nt_utf8_count(const char *text, size_t length);

/* Unicode's normalization forms C and D (UAX 15): "é" in one character, or as "e" and its accent. A
 * text that is no valid UTF-8 is copied. */
char *nt_utf8_compose(nt_arena *arena, const char *text);
char *nt_utf8_decompose(nt_arena *arena, const char *text);

/* The form that texts share which differ in nothing that can be seen (base/canonical.c says what
 * that is): NFC, one blank for each run of blanks, none at the ends, nothing invisible. It is its
 * own canonical form. A text that is no valid UTF-8 is copied. */
char *nt_utf8_canonical(nt_arena *arena, const char *text, size_t length);

/* Whether the bytes alone say that the text is its own canonical form: printable ASCII, with single
 * blanks within. Nearly all texts are. */
bool nt_utf8_is_plain(const char *text, size_t length);

/* What a character is for (its general category). Digits are those of all scripts, also raised and
 * in circles; what can be seen by nothing is invisible: joiners, marks of direction and of byte
 * order, soft hyphens, control characters. */
typedef enum {
    NT_CHAR_LETTER, /* and the marks on letters */
    NT_CHAR_DIGIT,
    NT_CHAR_BLANK,
    NT_CHAR_INVISIBLE,
    NT_CHAR_CURRENCY,
    NT_CHAR_OTHER
} nt_char_kind;
nt_char_kind nt_utf8_kind(uint32_t code_point);

/* Whether a blank of any kind begins at `at`. */
bool nt_utf8_is_blank(const char *at, const char *end);

/* Whether it is a mark on the character before it (its combining class is not 0). */
bool nt_utf8_is_mark(uint32_t code_point);

/* One of ASCII's ten; a byte of a longer character is none. */
static inline bool nt_is_digit(uint32_t c)
{
    return c >= '0' && c <= '9';
}

/* The small letter of one of ASCII's capitals, else the byte itself. */
static inline char nt_small(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c - 'A' + 'a') : c;
}

/* 0 to 15 for a hexadecimal digit of either case, else -1. */
static inline int nt_hex_digit(char c)
{
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
}

/* 0 to 9 for one digit of any script, also raised, in a circle or full-width, else -1. */
int nt_utf8_digit(uint32_t code_point);

/* The letter that stands for all cases of one (simple case folding: no letter becomes two). */
uint32_t nt_utf8_lower(uint32_t code_point);

/* The character that windows-1252 has for the byte; 0: it leaves five undefined. */
uint32_t nt_utf8_of_windows_1252(unsigned char byte);
/* From windows-1252 without undefined bytes, ended by a NUL. */
char *nt_utf8_from_windows_1252(nt_arena *arena, const char *text, size_t length,
                                size_t *out_length);

enum { NT_UTF8_NAME_MAX = 128 };

/* Edit distance in code points (insert, delete, change, swap of neighbours: the optimal string
 * alignment), at most `limit` + 1. Names are compared by their first NT_UTF8_NAME_MAX characters.
 */
size_t nt_utf8_distance(const char *a, const char *b, size_t limit);

/* Which of `count` texts it is, to the letter; `count` none. Whether it is one of them; of those
 * before a NULL. */
size_t nt_utf8_index(const char *text, const char *const *texts, size_t count);
bool nt_utf8_is_among(const char *text, const char *const *texts, size_t count);
bool nt_utf8_is_one_of(const char *text, const char *const *texts);

/* Sorts by strcmp; of none too. */
void nt_utf8_sort(const char **texts, size_t count);

/* The entry of `names` nearest to `name`, or NULL when none is within a third of its length. */
const char *nt_utf8_nearest(const char *name, const char *const *names, size_t count);
/* The nearest of `count` things of `size` bytes, each of which begins with its name; or NULL. */
const char *nt_utf8_nearest_of(nt_arena *arena, const char *name, const void *things, size_t count,
                               size_t size);

bool nt_utf8_is_ascii(const char *text);

/* "Pilkada Serentak 2020" -> "pilkada-serentak-2020": ASCII letters and digits lowered, everything
 * else one hyphen, none at the ends; "" stays "". For ids that are made from names. */
char *nt_utf8_slug(nt_arena *arena, const char *text);

/* A slug between hyphens, "-tanggal-masuk-", in which words are looked for. */
const char *nt_utf8_framed(nt_arena *arena, const char *text);
/* Whether it holds the word, of one part or several ("kurang-bukti"), whole; one with a star at its
 * end begins a word. */
bool nt_utf8_holds_word(const char *framed, const char *word, size_t length);
/* Whether it holds one of the words, which are parted by blanks. */
bool nt_utf8_has_word(const char *framed, const char *words);
