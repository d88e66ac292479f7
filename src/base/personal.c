#include "base/personal.h"

#include <limits.h>
#include <stdint.h>
#include <string.h>

#include "base/date.h"
#include "base/utf8.h"

enum {
    NIP_DIGITS = 18,
    NIK_DIGITS = 16,
    DIGITS_MIN = 10, /* the others may be letters that look like digits */
    SHORTEST = 7,    /* 1985E17 */
    GAP_MAX = 40,    /* characters between two groups of one number */
    WIDE_GAP = 1     /* a gap of several characters, or the beginning */
};

typedef struct {
    size_t start, end;
    uint32_t gap;     /* before it: 0 none, the character that fills it, or WIDE_GAP */
    char value, head; /* 0 to 9; the byte before it */
    bool is_letter;   /* a letter that looks like a digit */
} digit;

/* The last digits of a number that may have gaps, and how many stand without one. */
typedef struct {
    digit last[NIP_DIGITS];
    int count, unbroken, gap_length;
    uint32_t gap;
} number;

static int value_of(const digit *digits, int length)
{
    int value = 0;
    for (int i = 0; i < length; i++) {
        value = value * 10 + digits[i].value;
    }
    return value;
}

static bool has_digits(const digit *d, int count)
{
    int letters = 0;
    for (int i = 0; i < count; i++) {
        letters += d[i].is_letter;
    }
    return count - letters >= DIGITS_MIN;
}

/* Born YYYYMMDD, appointed YYYYMM (from 21 on: a contract's number), sex, serial number. */
static bool is_nip(const digit *d)
{
    int born = value_of(d, 4), appointed = value_of(d + 8, 4), month = value_of(d + 12, 2);
    bool month_fits = (month >= 1 && month <= 12) || (month >= 21 && month <= 29);
    return born >= 1920 && born <= 2020 && appointed >= born + 14 && appointed <= born + 70 &&
           month_fits && (d[14].value == 1 || d[14].value == 2) && value_of(d + 15, 3) > 0 &&
           has_digits(d, NIP_DIGITS) &&
           nt_date_known(nt_date_from_civil(born, value_of(d + 4, 2), value_of(d + 6, 2)));
}

/* Area of six digits, born DDMMYY (a woman's day has 40 added), serial number. */
static bool is_nik(const digit *d)
{
    int province = value_of(d, 2), day = value_of(d + 6, 2), month = value_of(d + 8, 2);
    day -= day > 40 ? 40 : 0;
    return province >= 11 && day >= 1 && day <= 31 && month >= 1 && month <= 12 &&
           value_of(d + 2, 2) > 0 && value_of(d + 4, 2) > 0 && value_of(d + 12, 4) > 0 &&
           has_digits(d, NIK_DIGITS);
}

/* "2004-01-02, 2020-01-12, 73": two days, each in its groups, and another number. */
static bool is_two_days(const digit *d)
{
    bool parts = d[12].gap && d[14].gap;
    bool whole = !d[9].gap && !d[10].gap && !d[11].gap && !d[12].gap && !d[13].gap && !d[14].gap;
    return d[8].gap && d[16].gap && !d[15].gap && (parts || whole);
}

/* A number with gaps is one from the beginning of a group to the end of another. */
static bool ends_nip(const number *n)
{
    return n->count == NIP_DIGITS && is_nip(n->last) &&
           (n->unbroken >= NIP_DIGITS || (n->last[0].gap && !is_two_days(n->last)));
}

/* Groups by their first digits: bit i is a gap before digit i. */
static bool is_nik_grouping(unsigned gaps)
{
    static const unsigned known[] = {
        1u << 4 | 1u << 8 | 1u << 12,                               /* 4 4 4 4 */
        1u << 6 | 1u << 12,                                         /* 6 6 4 */
        1u << 6,                                                    /* 6 10 */
        1u << 12,                                                   /* 12 4 */
        1u << 2 | 1u << 4 | 1u << 6 | 1u << 12,                     /* 2 2 2 6 4 */
        1u << 6 | 1u << 8 | 1u << 10 | 1u << 12,                    /* 6 2 2 2 4 */
        1u << 2 | 1u << 4 | 1u << 6 | 1u << 8 | 1u << 10 | 1u << 12 /* 2 2 2 2 2 2 4 */
    };
    return NT_ANY(i, sizeof known / sizeof *known, gaps == known[i]);
}

/* With one separator throughout, which is none between cells and none of a list. */
static bool is_parted_nik(const digit *d)
{
    unsigned gaps = 0;
    uint32_t separator = 0;
    for (int i = 1; i < NIK_DIGITS; i++) {
        if (d[i].gap) {
            gaps |= 1u << i;
            separator = separator ? separator : d[i].gap;
            if (d[i].gap != separator) {
                return false;
            }
        }
    }
    bool listed =
        separator == WIDE_GAP || (separator < 0x80 && strchr(",;:|\t\r\n\"", (int)separator));
    return !listed && d[0].gap && d[0].gap != separator && is_nik_grouping(gaps);
}

static bool is_hexadecimal(char c)
{
    return c >= 'a' && c <= 'f';
}

/* "0.7371011503850001" */
static bool is_fraction(const number *n, const digit *first)
{
    bool follows = n->count > NIK_DIGITS && (first->gap == '.' || first->gap == ',');
    return follows && first[-1].gap;
}

static bool ends_nik(const number *n, char next)
{
    if (n->count < NIK_DIGITS) {
        return false;
    }
    const digit *d = n->last + n->count - NIK_DIGITS;
    if (!is_nik(d)) {
        return false;
    }
    return n->unbroken == NIK_DIGITS
               ? !is_fraction(n, d) && !is_hexadecimal(next) && !is_hexadecimal(d->head)
               : n->unbroken < NIK_DIGITS && is_parted_nik(d);
}

static void add_digit(number *n, digit d)
{
    if (n->count == NIP_DIGITS) {
        memmove(n->last, n->last + 1, (NIP_DIGITS - 1) * sizeof *n->last);
        n->count--;
    }
    d.gap = !n->count || n->gap_length > 1 ? WIDE_GAP : n->gap_length ? n->gap : 0;
    n->unbroken = d.gap ? 1 : n->unbroken + 1;
    n->gap_length = 0;
    n->last[n->count++] = d;
}

static bool found(const number *n, int digits, nt_personal *out)
{
    *out = (nt_personal){n->last[n->count - digits].start, n->last[n->count - 1].end, digits};
    return true;
}

static bool is_mark(uint32_t c)
{
    return (c >= 0x300 && c <= 0x36F) || (c >= 0x20D0 && c <= 0x20FF);
}

static bool is_word(uint32_t c)
{
    nt_char_kind kind = c < 0x80 ? NT_CHAR_OTHER : nt_utf8_kind(c);
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (kind == NT_CHAR_LETTER && !is_mark(c)) || kind == NT_CHAR_DIGIT;
}

/* 0 and 1 for letters that look so, else -1. */
static int looks_like(uint32_t c)
{
    static const uint32_t letters[] = {'O', 'o', 0x39F, 0x3BF, 0x41E, 0x43E, /* 0 */
                                       'l', 'I', 'i',   0x399, 0x406, 0x456, 0x131};
    enum { ZEROS = 6 };
    NT_RETURN_FIRST(i, sizeof letters / sizeof *letters, c == letters[i], i >= ZEROS, -1);
}

/* The end of the word that begins here when each of its letters looks like a digit, else NULL. */
static const char *end_of_lookalikes(const char *at, const char *end)
{
    while (at < end) {
        const char *start = at;
        uint32_t c = nt_utf8_next(&at, end);
        if (!is_word(c)) {
            return start;
        }
        if (nt_utf8_digit(c) < 0 && looks_like(c) < 0) {
            return NULL;
        }
    }
    return end;
}

/* The value of hexadecimal or decimal digits in *at, which is moved behind them; 0 without any. */
static uint32_t take_code(const char **at, const char *end, int radix, int digits_max)
{
    uint32_t code = 0;
    for (int i = 0; *at < end && i < digits_max; i++, ++*at) {
        int next = nt_hex_digit(**at);
        if (next < 0 || next >= radix) {
            break;
        }
        code = code * (uint32_t)radix + (uint32_t)next;
    }
    return code;
}

/* "&nbsp;", "&#49;", "&#x31;" */
static bool take_entity(const char **at, const char *end, uint32_t *c)
{
    enum { LONGEST = 10 };
    const char *next = *at + 1;
    bool coded = next < end && *next == '#', hex = coded && next + 1 < end && (next[1] | 32) == 'x';
    next += coded + hex;
    *c = coded ? take_code(&next, end, hex ? 16 : 10, 7) : 0xA0;
    for (; !coded && next < end && next - *at < LONGEST && is_word((unsigned char)*next); next++) {
    }
    bool whole = next < end && *next == ';' && next - *at > 1;
    *at = whole ? next + 1 : *at;
    return whole;
}

/* "\n", "\u0031" */
static bool take_escape(const char **at, const char *end, uint32_t *c)
{
    const char *next = *at + 2;
    if (next > end || !strchr("nrtbfu", (*at)[1])) {
        return false;
    }
    *c = (*at)[1] == 'u' ? take_code(&next, end, 16, 4) : '\n';
    *at = next;
    return true;
}

/* "%20"; what is beyond ASCII parts digits, as a blank does. */
static bool take_percent(const char **at, const char *end, uint32_t *c)
{
    const char *next = *at + 1;
    *c = take_code(&next, end, 16, 2);
    bool whole = next == *at + 3;
    *c = *c < 0x80 ? *c : 0xA0;
    *at = whole ? next : *at;
    return whole;
}

/* The next character where it may be spelled out, as HTML, JSON and web addresses do. */
static uint32_t next_spelled(const char **at, const char *end)
{
    uint32_t c;
    bool taken = **at == '&'    ? take_entity(at, end, &c)
                 : **at == '\\' ? take_escape(at, end, &c)
                 : **at == '%'  ? take_percent(at, end, &c)
                                : false;
    return taken ? c : nt_utf8_next(at, end);
}

typedef struct {
    const char *text, *at, *end;
    const char *lookalikes; /* up to here letters may be digits */
    bool is_spelled;        /* characters may be spelled out */
    bool in_word;           /* a letter that is no digit stands right before */
    number n;
} scan;

/* 0 to 9, or -1; a word that is not made of digits alone hides none of its letters. */
static int value_here(scan *s, const char *start, uint32_t c, bool *is_letter)
{
    int value = nt_utf8_digit(c);
    *is_letter = false;
    if (value >= 0 || looks_like(c) < 0) {
        return value;
    }
    if (start >= s->lookalikes) {
        const char *behind = s->in_word ? NULL : end_of_lookalikes(start, s->end);
        if (!behind) {
            return -1;
        }
        s->lookalikes = behind;
    }
    *is_letter = true;
    return looks_like(c);
}

static void meet_other(scan *s, uint32_t c)
{
    number *n = &s->n;
    bool letter = is_word(c);
    s->in_word = letter;
    n->gap = c;
    n->gap_length++;
    if (letter || n->gap_length > GAP_MAX) {
        n->count = n->unbroken = n->gap_length = 0;
    }
}

static bool ends_number(const scan *s, const char *next, nt_personal *out)
{
    return ends_nip(&s->n)
               ? found(&s->n, NIP_DIGITS, out)
               : ends_nik(&s->n, next < s->end ? *next : '\0') && found(&s->n, NIK_DIGITS, out);
}

static bool step(scan *s, nt_personal *out)
{
    bool is_letter;
    const char *start = s->at;
    uint32_t c = s->is_spelled ? next_spelled(&s->at, s->end) : nt_utf8_next(&s->at, s->end);
    int value = value_here(s, start, c, &is_letter);
    if (value >= 0) {
        char head = start > s->text ? start[-1] : '\0';
        add_digit(&s->n, (digit){(size_t)(start - s->text), (size_t)(s->at - s->text), 0,
                                 (char)value, head, is_letter});
        return s->n.unbroken >= NIP_DIGITS && ends_nip(&s->n) && found(&s->n, NIP_DIGITS, out);
    }
    bool printed = c >= ' ' && c < 0x7F;
    if (!printed && c != NT_UTF8_INVALID && (is_mark(c) || nt_utf8_kind(c) == NT_CHAR_INVISIBLE)) {
        return false; /* it parts nothing that is seen */
    }
    if (s->n.count && !s->n.gap_length && ends_number(s, start, out)) {
        return true;
    }
    meet_other(s, c);
    return false;
}

/* Within a checksum: hexadecimal digits, 32 or more, with a letter among them. */
static bool is_in_sum(const char *text, const char *at, const char *end)
{
    enum { SHORTEST_SUM = 32, LONGEST_SUM = 128 };
    const char *from = at, *to = at;
    bool letter = false;
    while (from > text && at - from < LONGEST_SUM && nt_hex_digit(from[-1]) >= 0) {
        from--;
    }
    while (to < end && to - at < LONGEST_SUM && nt_hex_digit(*to) >= 0) {
        to++;
    }
    for (const char *c = from; c < to; c++) {
        letter = letter || nt_hex_digit(*c) > 9;
    }
    return letter && to - from >= SHORTEST_SUM;
}

/* 1.98503152010011E+17: what a spreadsheet makes of a number of 18 digits still has its head. */
static bool find_mangled(const char *text, size_t length, nt_personal *out)
{
    const char *end = text + length, *at = text;
    for (; (at = memchr(at, '7', (size_t)(end - at))); at++) {
        size_t power = (size_t)(at - text), digits = 0;
        bool is_signed = power > 2 && at[-2] == '+';
        power = power > 2 && at[-1] == '1' ? power - 2 - is_signed : 0;
        if (!power || (text[power] | 0x20) != 'e') {
            continue;
        }
        size_t start = power;
        while (start && (nt_is_digit((unsigned char)text[start - 1]) || text[start - 1] == '.' ||
                         text[start - 1] == ',')) {
            digits += text[--start] >= '0';
        }
        if (digits >= (is_signed ? 3 : 4) && !is_in_sum(text, text + power, end)) {
            *out = (nt_personal){start, power, 0};
            return true;
        }
    }
    return false;
}

/* Passes most texts by at the speed of a count: they have too few digits, in any form. */
static bool has_many_digits(const char *text, size_t length)
{
    const unsigned char *bytes = (const unsigned char *)text;
    size_t count = 0;
    while (length && count < DIGITS_MIN) {
        /* Of so many bytes the count fits one, which compilers make sixteen of at a time. */
        size_t piece = length < UCHAR_MAX ? length : UCHAR_MAX;
        unsigned char here = 0;
        for (size_t i = 0; i < piece; i++) {
            here += (unsigned char)((unsigned char)(bytes[i] - '0') < 10) | (bytes[i] >= 0xC2);
        }
        count += here;
        bytes += piece;
        length -= piece;
    }
    return count >= DIGITS_MIN;
}

/* Whether as many stand together as a number has: a letter that looks like none parts them. */
static bool has_stretch(const char *text, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length && count < DIGITS_MIN; i++) {
        unsigned char c = (unsigned char)text[i], small = c | 0x20;
        bool parts = small >= 'a' && small <= 'z' && small != 'o' && small != 'l' && small != 'i';
        count = parts ? 0 : count + ((unsigned char)(c - '0') < 10 || c >= 0xC2);
    }
    return count >= DIGITS_MIN;
}

static bool find_digits(const char *text, size_t length, bool is_spelled, nt_personal *out)
{
    scan s = {.text = text,
              .at = text,
              .end = text + length,
              .lookalikes = text,
              .is_spelled = is_spelled};
    while (s.at < s.end) {
        if (step(&s, out)) {
            return true;
        }
    }
    return s.n.count && !s.n.gap_length && ends_number(&s, s.end, out);
}

static bool may_be_spelled(const char *text, size_t length)
{
    return memchr(text, '&', length) || memchr(text, '\\', length) || memchr(text, '%', length);
}

bool nt_personal_find(const char *text, size_t length, nt_personal *out)
{
    bool digits = length >= NIK_DIGITS && has_many_digits(text, length);
    return (digits && has_stretch(text, length) && find_digits(text, length, false, out)) ||
           (digits && may_be_spelled(text, length) && find_digits(text, length, true, out)) ||
           (length >= SHORTEST && find_mangled(text, length, out));
}

bool nt_personal_holds(const char *text, size_t length)
{
    nt_personal unused;
    return nt_personal_find(text, length, &unused);
}

static bool parts_long(uint32_t c)
{
    return c == ' ' || c == '.' || c == 0xA0;
}

/* At *at stands a digit, which is moved behind the number. */
static bool is_long(const char **at, const char *end, nt_personal *out)
{
    int digits = 0, unbroken = 0, longest = 0;
    const char *next = *at;
    while (next < end) {
        uint32_t c = nt_utf8_next(&next, end);
        if (nt_utf8_digit(c) >= 0) {
            digits++;
            unbroken++;
            longest = unbroken > longest ? unbroken : longest;
            *at = next;
        } else if (unbroken && parts_long(c)) {
            unbroken = 0;
        } else {
            break;
        }
    }
    out->digits = digits;
    return longest >= NIK_DIGITS || digits >= NIP_DIGITS;
}

bool nt_personal_find_long(const char *text, size_t length, nt_personal *out)
{
    const char *at = text, *end = text + length;
    if (nt_personal_find(text, length, out)) {
        return true;
    }
    while (length >= NIK_DIGITS && at < end) {
        const char *start = at, *behind = at;
        nt_personal one;
        uint32_t c = nt_utf8_next(&at, end);
        if (nt_utf8_digit(c) < 0) {
            continue;
        }
        if (is_long(&behind, end, &one) && !is_in_sum(text, start, end)) {
            *out = (nt_personal){(size_t)(start - text), (size_t)(behind - text), one.digits};
            return true;
        }
        at = behind;
    }
    return false;
}

/* One "#" for each character between that is part of a number's groups. */
static char *mask(char *at, const char *end, char *to)
{
    const char *from = at;
    while (from < end) {
        const char *start = from;
        uint32_t c = nt_utf8_next(&from, end);
        if (is_word(c)) {
            *to++ = '#';
        } else {
            size_t length = (size_t)(from - start);
            memmove(to, start, length);
            to += length;
        }
    }
    return to;
}

void nt_personal_mask(char *text)
{
    nt_personal one;
    size_t length = strlen(text);
    while (nt_personal_find_long(text, length, &one)) {
        char *end = mask(text + one.start, text + one.end, text + one.start);
        size_t rest = length - one.end;
        memmove(end, text + one.end, rest + 1);
        length = (size_t)(end - text) + rest;
    }
}
