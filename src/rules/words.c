#include "words.h"

#include <string.h>

#include "base/utf8.h"

/* Marks beyond ASCII that mean something beside a number. */
static const char *const marks[] = {"\xC2\xB1",     "\xE2\x89\x88", "\xE2\x89\xA5",
                                    "\xE2\x89\xA4", "\xE2\x88\xBC", "\xE2\x80\x93",
                                    "\xE2\x80\x94", "\xE2\x80\x9C", "\xE2\x80\x9D"};

static size_t mark_length(const char *at)
{
    size_t count = (unsigned char)*at < 0x80 ? 0 : COUNT_OF(marks);
    NT_RETURN_FIRST(i, count, nt_begins(at, marks[i]), strlen(marks[i]), 0);
}

/* Of the blank that begins here, whatever its kind; 0 none. */
static size_t blank_length(const char *at)
{
    if (*at >= ' ' && *at < 0x7F) { /* nearly all are one of ASCII, or none */
        return *at == ' ';
    }
    const char *end = at + strnlen(at, 4), *behind = at;
    if (!nt_utf8_is_blank(at, end)) {
        return 0;
    }
    nt_utf8_next(&behind, end);
    return (size_t)(behind - at);
}

static bool is_letter_at(const char *at)
{
    char c = *at;
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           ((unsigned char)c >= 0x80 && !mark_length(at) && !blank_length(at));
}

static const char ellipsis[] = "\xE2\x80\xA6";

static size_t gap_length(const char *at)
{
    if (*at == *ellipsis && strncmp(at, ellipsis, 3) == 0) {
        return 3;
    }
    size_t dots = *at == '.' ? strspn(at, ".") : 0;
    return dots > 1 ? dots : 0;
}

static size_t number_length(const char *at)
{
    size_t length = 1;
    while (nt_is_digit(at[length]) ||
           ((at[length] == '.' || at[length] == ',') && nt_is_digit(at[length + 1]))) {
        length++;
    }
    return length;
}

static size_t word_length(const char *at)
{
    size_t length = 1;
    while (at[length] && !gap_length(at + length) &&
           (is_letter_at(at + length) || nt_is_digit(at[length]) ||
            (at[length] == '-' && is_letter_at(at + length + 1)))) {
        length++;
    }
    return length;
}

nt_token nt_words_next(const char **at)
{
    const char *c = *at;
    for (size_t blank; (blank = blank_length(c)) > 0;) {
        c += blank;
    }
    nt_token t = {NT_TOKEN_END, c, 0};
    if (!*c) {
        *at = c;
        return t;
    }
    if ((t.length = gap_length(c)) > 0) {
        t.kind = NT_TOKEN_GAP;
    } else if (nt_is_digit(*c)) {
        t.kind = NT_TOKEN_NUMBER;
        t.length = number_length(c);
    } else if (is_letter_at(c)) {
        t.kind = NT_TOKEN_WORD;
        t.length = word_length(c);
    } else {
        t.kind = NT_TOKEN_MARK;
        t.length = mark_length(c) ? mark_length(c) : 1;
    }
    *at = c + t.length;
    return t;
}

/* Letters of ASCII in any case; `word` has none that are capital. */
static bool same_letters(const char *at, const char *word, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        char c = at[i];
        if ((c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c) != word[i]) {
            return false;
        }
    }
    return true;
}

static bool matches(const char *at, size_t length, const char *word)
{
    return same_letters(at, word, length) && !word[length];
}

bool nt_token_spells(const nt_token *token, const char *word, size_t length)
{
    return (token->kind == NT_TOKEN_WORD || token->kind == NT_TOKEN_MARK) &&
           token->length == length && same_letters(token->at, word, length);
}

/* A rule asks it of each token of each quote: most words fall out by their first letter. */
bool nt_token_is(const nt_token *token, const char *words)
{
    bool spelt = token->kind == NT_TOKEN_WORD || token->kind == NT_TOKEN_MARK;
    char first = spelt ? nt_small(*token->at) : '\0';
    for (const char *at = words; spelt && (at = strchr(at, first)); at++) {
        if ((at == words || at[-1] == '|') && same_letters(token->at, at, token->length) &&
            (at[token->length] == '|' || !at[token->length])) {
            return true;
        }
    }
    return false;
}

bool nt_token_touches(const nt_token *left, const nt_token *right)
{
    return right->kind != NT_TOKEN_END && left->at + left->length == right->at;
}

/* A word and its power of ten. */
typedef struct {
    const char *word;
    int power;
} scale;

static const scale scales[] = {{"ribu", 3},      {"rb", 3},       {"thousand", 3}, {"juta", 6},
                               {"jt", 6},        {"miliar", 9},   {"milyar", 9},   {"million", 6},
                               {"billion", 9},   {"triliun", 12}, {"mn", 6},       {"trillion", 12},
                               {"puluh", 1},     {"ratus", 2},    {"hundred", 2},  {"hundreds", 2},
                               {"thousands", 3}, {"millions", 6}};

static int scale_of(const nt_token *token)
{
    NT_RETURN_FIRST(i, token->kind == NT_TOKEN_WORD ? COUNT_OF(scales) : 0,
                    matches(token->at, token->length, scales[i].word), scales[i].power, 0);
}

int nt_words_scale(const char **at)
{
    int power = 0;
    const char *next = *at;
    for (int words = 0; words < 2; words++) {
        nt_token token = nt_words_next(&next);
        int more = scale_of(&token);
        if (more == 0) {
            break;
        }
        power += more;
        *at = next;
    }
    return power;
}

bool nt_token_is_percent(const nt_token *first, const nt_token *second)
{
    return nt_token_is(first, "persen|percent|pct|%") ||
           (nt_token_is(first, "per") && nt_token_is(second, "cent"));
}

/* ---- numbers in words ---- */

typedef enum { ONE, WHOLE, TEEN, TIMES, A_THOUSAND, THOUSANDS } part;

/* A word of a numeral, in small letters. */
typedef struct {
    const char *word;
    part part;
    int64_t number;
} numeral_word;

/* In the order of the alphabet: most words of a quote are none of them, and each is asked. */
static const numeral_word numeral_words[] = {{"belas", TEEN, 10},
                                             {"delapan", ONE, 8},
                                             {"dua", ONE, 2},
                                             {"eight", ONE, 8},
                                             {"eighteen", WHOLE, 18},
                                             {"eighty", WHOLE, 80},
                                             {"eleven", WHOLE, 11},
                                             {"empat", ONE, 4},
                                             {"enam", ONE, 6},
                                             {"fifteen", WHOLE, 15},
                                             {"fifty", WHOLE, 50},
                                             {"five", ONE, 5},
                                             {"forty", WHOLE, 40},
                                             {"four", ONE, 4},
                                             {"fourteen", WHOLE, 14},
                                             {"hundred", TIMES, 100},
                                             {"juta", THOUSANDS, 1000000},
                                             {"lima", ONE, 5},
                                             {"million", THOUSANDS, 1000000},
                                             {"nine", ONE, 9},
                                             {"nineteen", WHOLE, 19},
                                             {"ninety", WHOLE, 90},
                                             {"one", ONE, 1},
                                             {"puluh", TIMES, 10},
                                             {"ratus", TIMES, 100},
                                             {"ribu", THOUSANDS, 1000},
                                             {"satu", ONE, 1},
                                             {"sebelas", WHOLE, 11},
                                             {"sembilan", ONE, 9},
                                             {"sepuluh", WHOLE, 10},
                                             {"seratus", WHOLE, 100},
                                             {"seribu", A_THOUSAND, 1000},
                                             {"seven", ONE, 7},
                                             {"seventeen", WHOLE, 17},
                                             {"seventy", WHOLE, 70},
                                             {"six", ONE, 6},
                                             {"sixteen", WHOLE, 16},
                                             {"sixty", WHOLE, 60},
                                             {"ten", WHOLE, 10},
                                             {"thirteen", WHOLE, 13},
                                             {"thirty", WHOLE, 30},
                                             {"thousand", THOUSANDS, 1000},
                                             {"three", ONE, 3},
                                             {"tiga", ONE, 3},
                                             {"tujuh", ONE, 7},
                                             {"twelve", WHOLE, 12},
                                             {"twenty", WHOLE, 20},
                                             {"two", ONE, 2}};

/* Below 0: the letters come before those of the word. */
static int order_of_letters(const char *at, size_t length, const char *word)
{
    size_t i = 0;
    while (i < length && nt_small(at[i]) == word[i]) {
        i++;
    }
    return (i < length ? (unsigned char)nt_small(at[i]) : 0) - (unsigned char)word[i];
}

static const numeral_word *find_numeral(const char *at, size_t length)
{
    const numeral_word *all = numeral_words;
    size_t first =
        NT_COUNT_BEFORE(i, COUNT_OF(numeral_words), order_of_letters(at, length, all[i].word) > 0);
    bool found =
        first < COUNT_OF(numeral_words) && order_of_letters(at, length, all[first].word) == 0;
    return found ? &all[first] : NULL;
}

/* What was read of a numeral: whole thousands, the rest below them, and a digit that may still be
 * multiplied. */
typedef struct {
    int64_t total, below, digit;
} numeral;

/* Whether the word goes on from what was read. */
static bool fits(const numeral *n, part next)
{
    switch (next) {
    case TEEN:
    case TIMES:
        return n->digit > 0;
    case A_THOUSAND:
        return n->digit == 0 && n->below == 0;
    case THOUSANDS:
        return n->digit + n->below > 0;
    default:
        return n->digit == 0;
    }
}

/* Takes one word in; false when it is no part of a numeral there. */
static bool take(numeral *n, const char *at, size_t length)
{
    const numeral_word *found = find_numeral(at, length);
    if (!found || !fits(n, found->part)) {
        return false;
    }
    switch (found->part) {
    case ONE:
        n->digit = found->number;
        return true;
    case WHOLE:
        n->below += found->number;
        return true;
    case TEEN:
        n->below += n->digit + found->number;
        break;
    case TIMES:
        n->below += n->digit * found->number;
        break;
    case A_THOUSAND:
        n->total += found->number;
        return true;
    case THOUSANDS:
        n->total += (n->digit + n->below) * found->number;
        n->below = 0;
        break;
    }
    n->digit = 0;
    return true;
}

/* "twenty-five" is one token and two words. */
static bool take_token(numeral *n, const nt_token *token)
{
    const char *hyphen = memchr(token->at, '-', token->length);
    if (!hyphen) {
        return take(n, token->at, token->length);
    }
    size_t first = (size_t)(hyphen - token->at);
    numeral tried = *n;
    if (!take(&tried, token->at, first) || !take(&tried, hyphen + 1, token->length - first - 1)) {
        return false;
    }
    *n = tried;
    return true;
}

/* Longer numerals than any source writes out would overflow. */
enum { NUMERAL_WORDS_MAX = 12 };

int64_t nt_words_numeral(const char **at)
{
    numeral n = {0, 0, 0};
    const char *end = *at, *next = *at;
    for (int words = 0; words < NUMERAL_WORDS_MAX; words++) {
        nt_token token = nt_words_next(&next);
        if (token.kind != NT_TOKEN_WORD || !take_token(&n, &token)) {
            break;
        }
        end = next;
    }
    if (end == *at) {
        return -1;
    }
    *at = end;
    return n.total + n.below + n.digit;
}

/* ---- fractions ---- */

/* By what they are parts of: alone, behind a numeral or an article, and "two-thirds" behind its
 * hyphen. */
static const struct {
    const char *one, *several;
} fractions[] = {
    [2] = {"setengah|setengahnya|separuh|separuhnya|separo|half", "perdua|half|halves"},
    [3] = {"sepertiga|sepertiganya", "pertiga|third|thirds"},
    [4] = {"seperempat|seperempatnya", "perempat|quarter|quarters|fourth|fourths"},
    [5] = {"seperlima|seperlimanya", "perlima|fifth|fifths"},
    [6] = {"seperenam", "perenam|sixth|sixths"},
    [7] = {"sepertujuh", "pertujuh|seventh|sevenths"},
    [8] = {"seperdelapan", "perdelapan|eighth|eighths"},
    [9] = {"sepersembilan", "persembilan|ninth|ninths"},
    [10] = {"sepersepuluh", "persepuluh|tenth|tenths"}};

/* Which part the token names; 0 none. */
static int part_named(const nt_token *token, bool alone)
{
    NT_RETURN_FIRST(i, COUNT_OF(fractions),
                    fractions[i].one &&
                        nt_token_is(token, alone ? fractions[i].one : fractions[i].several),
                    (int)i, 0);
}

/* "per tiga", "/3", "pertiga", "thirds". */
static int denominator_at(const char **at)
{
    nt_token token = nt_words_next(at);
    if (nt_token_is(&token, "per")) {
        int64_t parts = nt_words_numeral(at);
        return parts <= 10 ? (int)parts : 0;
    }
    if (!nt_token_is(&token, "/")) {
        return part_named(&token, false);
    }
    nt_token below = nt_words_next(at);
    return nt_token_touches(&token, &below) && below.kind == NT_TOKEN_NUMBER && below.length == 1
               ? *below.at - '0'
               : 0;
}

/* The token before a denominator, as a number: "dua", "a", "2", "two-" of "two-thirds". */
static int numerator_at(const char **at)
{
    const char *next = *at;
    nt_token token = nt_words_next(&next);
    const char *hyphen = memchr(token.at, '-', token.length);
    const numeral_word *found =
        token.kind == NT_TOKEN_WORD
            ? find_numeral(token.at, hyphen ? (size_t)(hyphen - token.at) : token.length)
            : NULL;
    *at = hyphen ? hyphen + 1 : next;
    return found && found->part == ONE                          ? (int)found->number
           : nt_token_is(&token, "a|an")                        ? 1
           : token.kind == NT_TOKEN_NUMBER && token.length == 1 ? *token.at - '0'
                                                                : 0;
}

double nt_words_fraction(const char **at)
{
    const char *next = *at;
    nt_token token = nt_words_next(&next);
    int of = part_named(&token, true), parts = 1;
    if (of == 0) {
        next = *at;
        parts = numerator_at(&next);
        of = parts > 0 ? denominator_at(&next) : 0;
    }
    if (parts >= of) {
        return -1;
    }
    *at = next;
    return 100.0 * parts / of;
}

/* ---- numbers in digits ---- */

enum { DIGITS_MAX = 15 };

double nt_token_number(const nt_token *token, int *decimals)
{
    const char *end = token->at + token->length, *last = NULL;
    int marks_seen = 0, digits = 0;
    double number = 0;
    for (const char *c = token->at; c < end && digits < DIGITS_MAX; c++) {
        if (nt_is_digit(*c)) {
            number = number * 10 + (*c - '0');
            digits++;
        } else {
            last = c;
            marks_seen++;
        }
    }
    *decimals = last && marks_seen == 1 && end - last != 4 ? (int)(end - last - 1) : 0;
    for (int i = 0; i < *decimals; i++) {
        number /= 10;
    }
    return number;
}

double nt_words_amount(const nt_token *token, const char **at, int *decimals)
{
    double number = nt_token_number(token, decimals);
    for (int power = nt_words_scale(at); power > 0; power--) {
        number *= 10;
    }
    return number;
}

bool nt_words_hold(const char *text, const char *words)
{
    const char *at = text;
    for (nt_token t = nt_words_next(&at); t.kind != NT_TOKEN_END; t = nt_words_next(&at)) {
        if (nt_token_is(&t, words)) {
            return true;
        }
    }
    return false;
}

size_t nt_words_numbers(const char *text, double *out)
{
    const char *at = text;
    for (size_t count = 0;;) {
        int64_t worded = nt_words_numeral(&at);
        nt_token t = worded < 0 ? nt_words_next(&at) : (nt_token){NT_TOKEN_WORD, at, 0};
        if (t.kind == NT_TOKEN_END) {
            return count;
        }
        if (worded >= 0 || t.kind == NT_TOKEN_NUMBER) {
            int decimals;
            double number = worded < 0 ? nt_token_number(&t, &decimals) : (double)worded;
            *(out ? out + count : &number) = number;
            count++;
        }
    }
}
