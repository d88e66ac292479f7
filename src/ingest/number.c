/* Numbers as a field's format writes them. */
#include "schema.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"

enum { DIGITS_MAX = 15 };

double nt_decimal_value(nt_decimal decimal)
{
    /* Both operands are exact, so the quotient is the double nearest to the printed number. */
    double power = 1;
    for (int i = 0; i < decimal.decimals; i++) {
        power *= 10;
    }
    return (double)decimal.digits / power;
}

/* Words beside a number that change it: passed over, they would make another number of it. Those of
 * size also end in "-an" or "-s": "ribuan", "thousands". */
static const char *const sizes[] = {
    "ribu",  "juta", "miliar", "milyar",   "triliun", "ratus",   "puluh",    "belas",
    "lusin", "kodi", "dozen",  "thousand", "million", "billion", "trillion", "hundred"};
static const char others[] =
    " rb jt mio mln bn mrd lakh lakhs crore crores gross k K M T B koma point half setengah "
    "separuh minus negatif negative an ish odd sekian ke lebih kurang naik turun up atas bawah "
    "above below over under more less fewer least most paling minimal minimum maksimal maksimum "
    "maks max sedikitnya setidaknya sekitar kira hampir nyaris mendekati diperkirakan estimated "
    "about around roughly almost nearly ca circa sampai hingga antara between atau or bukan tidak "
    "belum not ";

enum { WORD_MAX = 16 };

static bool is_word(const char *word, size_t length, const char *stem, const char *ending)
{
    size_t before = strlen(stem);
    return length >= before && nt_begins(word, stem) &&
           nt_spells(word + before, length - before, ending);
}

static bool is_telling(const char *word, size_t length)
{
    bool found =
        NT_ANY(i, sizeof sizes / sizeof *sizes,
               is_word(word, length, sizes[i], "") || is_word(word, length, sizes[i], "an") ||
                   is_word(word, length, sizes[i], "s"));
    char between[WORD_MAX + 3];
    snprintf(between, sizeof between, " %.*s ", (int)length, word);
    return found || (length && strstr(others, between));
}

/* In small letters; but a letter alone is another word as a capital: "5 M" are milliards. */
static void take_letter(char word[WORD_MAX], size_t *length, uint32_t c)
{
    if (*length == 1 && word[0] < 'a') {
        word[0] = (char)nt_utf8_lower((uint32_t)word[0]);
    }
    if (*length < WORD_MAX) {
        uint32_t kept = *length ? nt_utf8_lower(c) : c;
        word[(*length)++] = kept < 0x80 ? (char)kept : '?';
    }
}

/* Whether a text beside a number leaves it what it is: words, units, currencies and the marks
 * between them. A sign, a bracket, a digit of whatever script or a word that changes it does not.
 */
static bool is_idle(const char *at, const char *end)
{
    char word[WORD_MAX];
    size_t length = 0;
    while (at < end) {
        uint32_t c = nt_utf8_next(&at, end);
        nt_char_kind kind = nt_utf8_kind(c);
        bool letter = kind == NT_CHAR_LETTER;
        if (kind == NT_CHAR_INVISIBLE) {
            continue; /* it does not end a word */
        }
        if (!letter && kind != NT_CHAR_BLANK && kind != NT_CHAR_CURRENCY &&
            (c >= 0x80 || !strchr("%.,:;*/'\"", (int)c))) {
            return false;
        }
        if (letter) {
            take_letter(word, &length, c);
        } else if (is_telling(word, length)) {
            return false;
        }
        length = letter ? length : 0;
    }
    return !is_telling(word, length);
}

/* Letters that are typed, or read by a scanner, for 0 and 1: "1O", "l7". */
static bool is_like_digit(uint32_t c)
{
    static const uint32_t letters[] = {'O', 'o', 'I', 'l', 0x41E, 0x43E, 0x406, 0x39F, 0x3BF};
    return NT_ANY(i, sizeof letters / sizeof *letters, letters[i] == c);
}

/* Whether the word that touches the digits is made of such letters alone: at the end of the text
 * before them, at the beginning of the one behind. */
static bool touches_like_digits(const char *at, const char *end, bool before)
{
    bool letters = false, alike = true;
    while (at < end) {
        uint32_t c = nt_utf8_next(&at, end);
        if (nt_utf8_kind(c) == NT_CHAR_LETTER) {
            letters = true;
            alike = alike && is_like_digit(c);
        } else if (before) {
            letters = false;
            alike = true;
        } else {
            break;
        }
    }
    return letters && alike;
}

/* ".7": the mark is the number's, unless it ends a word, as in "Rp.7". */
static bool ends_in_own_mark(const char *at, const char *end)
{
    bool own = false, letter = false;
    while (at < end) {
        uint32_t c = nt_utf8_next(&at, end);
        own = (c == '.' || c == ',' || c == '\'') && !letter;
        letter = nt_utf8_kind(c) == NT_CHAR_LETTER;
    }
    return own;
}

/* The minus sign of typographers, U+2212. */
static bool take_minus(const char **at, const char *end)
{
    static const char minus[] = "\xE2\x88\x92";
    bool plain = *at < end && **at == '-';
    bool fine =
        (size_t)(end - *at) >= sizeof minus - 1 && memcmp(*at, minus, sizeof minus - 1) == 0;
    *at += plain ? 1 : fine ? sizeof minus - 1 : 0;
    return plain || fine;
}

/* "Rp 1.000,-": the hyphen stands for no cents. */
static const char *without_no_cents(const char *at, const char *end)
{
    const char *mark = end;
    while (mark > at && mark[-1] == '-') {
        mark--;
    }
    bool stands = mark < end && mark > at && (mark[-1] == ',' || mark[-1] == '.');
    return stands ? mark : end;
}

/* The part from the first sign or digit to the last digit; false when what stands around it is more
 * than the words of a unit. */
static bool strip_surroundings(const char **text, const char **end)
{
    const char *at = *text, *stop = without_no_cents(*text, *end), *sign;
    while (at < stop && !nt_is_digit(*at)) {
        sign = at;
        if (take_minus(&sign, stop) && sign < stop && nt_is_digit(*sign)) {
            break;
        }
        if (*at == '+' && at + 1 < stop && nt_is_digit(at[1])) {
            break;
        }
        nt_utf8_next(&at, stop);
    }
    const char *last = stop;
    while (last > at && !nt_is_digit(last[-1])) {
        last--;
    }
    bool idle = is_idle(*text, at) && is_idle(last, stop) && !ends_in_own_mark(*text, at) &&
                !touches_like_digits(*text, at, true) && !touches_like_digits(last, stop, false);
    *text = at;
    *end = last;
    return idle;
}

/* A run of digits into *out; the length of the run, or -1 when the number gets too long. */
static int take_digits(const char **at, const char *end, nt_decimal *out, int *total)
{
    int length = 0;
    for (; *at < end && nt_is_digit(**at); (*at)++, length++) {
        /* Zeros in front carry no precision. */
        *total += out->digits != 0 || **at != '0';
        if (*total > DIGITS_MAX) {
            return -1;
        }
        out->digits = out->digits * 10 + (**at - '0');
    }
    return length;
}

/* Where the mark is a blank, a blank of any kind is one. */
static bool take_mark(const char **at, const char *end, const char *mark)
{
    size_t length = strlen(mark);
    if (length && nt_utf8_is_blank(mark, mark + length) && nt_utf8_is_blank(*at, end)) {
        nt_utf8_next(at, end);
        return true;
    }
    if (!length || (size_t)(end - *at) < length || memcmp(*at, mark, length) != 0) {
        return false;
    }
    *at += length;
    return true;
}

bool nt_ingest_parse_number(const char *text, const nt_number_format *format, nt_decimal *out)
{
    const char *at = text, *end = text + strlen(text);
    if (!format->bare && !strip_surroundings(&at, &end)) {
        return false;
    }
    bool negative = take_minus(&at, end);
    at += !negative && at < end && *at == '+';
    const char *start = at;
    nt_decimal number = {0};
    int total = 0, length = take_digits(&at, end, &number, &total);
    bool first = true;
    if (length < 1) {
        return false;
    }
    while (take_mark(&at, end, format->group_mark)) {
        /* "12.34" with "." between groups is a decimal point in the wrong place, no number; and no
         * number in groups begins with a zero: "0.125". */
        if ((first && (length > 3 || *start == '0')) ||
            take_digits(&at, end, &number, &total) != 3) {
            return false;
        }
        first = false;
    }
    if (take_mark(&at, end, format->decimal_mark)) {
        number.decimals = take_digits(&at, end, &number, &total);
        if (number.decimals < 1 || number.decimals > DIGITS_MAX) {
            return false;
        }
    }
    if (at != end) {
        return false;
    }
    number.digits = negative ? -number.digits : number.digits;
    *out = number;
    return true;
}
