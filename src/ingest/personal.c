#include "personal.h"

#include <string.h>

#include "base/date.h"
#include "base/utf8.h"

enum {
    NIP_DIGITS = 18,
    NIK_DIGITS = 16,
    SHORTEST = 11, /* 1.98503E+17 */
    GAP_MAX = 8    /* bytes between two groups of one number: " – " is five */
};

/* The last digits of a number that may have gaps, and how many stand without one. */
typedef struct {
    char last[NIP_DIGITS];
    int count, unbroken, gap;
} number;

static int value_of(const char *digits, int length)
{
    int value = 0;
    for (int i = 0; i < length; i++) {
        value = value * 10 + digits[i];
    }
    return value;
}

/* Born YYYYMMDD, appointed YYYYMM (from 21 on: a contract's number), sex, serial number. */
static bool is_nip(const char *d)
{
    int born = value_of(d, 4), appointed = value_of(d + 8, 4), month = value_of(d + 12, 2);
    bool month_fits = (month >= 1 && month <= 12) || (month >= 21 && month <= 29);
    return born >= 1920 && born <= 2020 && appointed >= born + 14 && appointed <= born + 70 &&
           month_fits && (d[14] == 1 || d[14] == 2) && value_of(d + 15, 3) > 0 &&
           nt_date_known(nt_date_from_civil(born, value_of(d + 4, 2), value_of(d + 6, 2)));
}

/* Area of six digits, born DDMMYY (a woman's day has 40 added), serial number. */
static bool is_nik(const char *d)
{
    int province = value_of(d, 2), day = value_of(d + 6, 2), month = value_of(d + 8, 2);
    day -= day > 40 ? 40 : 0;
    return province >= 11 && province <= 99 && day >= 1 && day <= 31 && month >= 1 && month <= 12 &&
           value_of(d + 12, 4) > 0;
}

/* True when this digit ends a civil servant's number. */
static bool add_digit(number *n, char digit)
{
    if (n->count == NIP_DIGITS) {
        memmove(n->last, n->last + 1, NIP_DIGITS - 1);
        n->count--;
    }
    n->last[n->count++] = digit;
    n->unbroken++;
    n->gap = 0;
    return n->count == NIP_DIGITS && is_nip(n->last);
}

/* A citizen's number is written without gaps. */
static bool ends_nik(const number *n)
{
    return n->unbroken == NIK_DIGITS && is_nik(n->last + n->count - NIK_DIGITS);
}

/* The digit at *at, also a full-width one, and *at moved behind it; -1 when there is none. */
static int take_digit(const char **at, const char *end)
{
    if (**at >= '0' && **at <= '9') {
        return *(*at)++ - '0';
    }
    const unsigned char *s = (const unsigned char *)*at;
    if (end - *at >= 3 && s[0] == 0xEF && s[1] == 0xBC && s[2] >= 0x90 && s[2] <= 0x99) {
        *at += 3;
        return s[2] - 0x90;
    }
    return -1;
}

/* People part long numbers by blanks and strokes; any other than ASCII may be one of those. */
static bool is_gap(char c)
{
    return (unsigned char)c >= 0x80 || (c && strchr(" \t\r\n.-/_'", c));
}

/* 1.98503152010011E+17: what a spreadsheet makes of a number of 18 digits still has its head. */
static bool is_mangled(const char *text, const char *end)
{
    for (const char *at = text; end - at >= 4; at++) {
        if ((*at == 'E' || *at == 'e') && memcmp(at + 1, "+17", 3) == 0 && at > text &&
            at[-1] >= '0' && at[-1] <= '9') {
            return true;
        }
    }
    return false;
}

/* Passes most texts by at the speed of a count: they have too few digits, in any form. */
static bool may_hold_number(const char *text, size_t length)
{
    size_t digits = 0, marks = 0;
    for (size_t i = 0; i < length; i++) {
        unsigned char c = (unsigned char)text[i];
        digits += (unsigned char)(c - '0') < 10;
        marks += c == 0xEF || c == '+'; /* a full-width digit, an exponent */
    }
    return digits >= NIK_DIGITS || marks;
}

bool nt_ingest_has_personal_number(const char *text, size_t length)
{
    const char *end = text + length;
    number n = {.count = 0};
    if (length < SHORTEST || !may_hold_number(text, length)) {
        return false;
    }
    for (const char *at = text; at < end;) {
        int digit = take_digit(&at, end);
        if (digit >= 0) {
            if (add_digit(&n, (char)digit)) {
                return true;
            }
            continue;
        }
        if (ends_nik(&n)) {
            return true;
        }
        n.unbroken = 0;
        if (!is_gap(*at++) || ++n.gap > GAP_MAX) {
            n.count = 0;
        }
    }
    return ends_nik(&n) || is_mangled(text, end);
}

/* "Nama_Lengkap" -> "-nama-lengkap-" */
static bool has_word(const char *words, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = strstr(words, word); at; at = strstr(at + 1, word)) {
        if ((at == words || at[-1] == '-') && (!at[length] || at[length] == '-')) {
            return true;
        }
    }
    return false;
}

bool nt_ingest_is_personal_heading(const char *heading)
{
    static const char *const anywhere[] = {"nip",   "nik", "ktp",     "npwp",   "email",
                                           "mail",  "hp",  "telepon", "telp",   "surel",
                                           "phone", "wa",  "alamat",  "address"};
    static const char *const whole[] = {"nama",         "name",     "nama-lengkap",  "full-name",
                                        "nama-pegawai", "nama-asn", "nama-terlapor", "terlapor",
                                        "nama-pelapor", "pelapor",  "employee-name"};
    nt_arena *scratch = nt_arena_open();
    const char *words = nt_utf8_slug(scratch, heading);
    bool found = false;
    for (size_t i = 0; i < sizeof anywhere / sizeof *anywhere; i++) {
        found = found || has_word(words, anywhere[i]);
    }
    for (size_t i = 0; i < sizeof whole / sizeof *whole; i++) {
        found = found || strcmp(words, whole[i]) == 0;
    }
    nt_arena_close(scratch);
    return found;
}

/* The byte that windows-1252 has for a character of UTF-8's later bytes (0x80 to 0xBF), or 0. */
static unsigned char trail_byte(uint32_t c)
{
    static const uint16_t upper[] = {
        0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
        0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
        0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};
    if (c >= 0x80 && c <= 0xBF) {
        return (unsigned char)c;
    }
    for (unsigned i = 0; i < 32; i++) {
        if (upper[i] && upper[i] == c) {
            return (unsigned char)(0x80 + i);
        }
    }
    return 0;
}

bool nt_ingest_is_mojibake(const char *text, size_t length)
{
    const char *at = text, *end = text + length;
    int owed = 0; /* later bytes that the last lead byte asks for */
    while (at < end) {
        uint32_t c = nt_utf8_next(&at, end);
        if (c == 0xFFFD || (owed == 1 && trail_byte(c))) {
            return true;
        }
        if (owed > 1 && trail_byte(c)) {
            owed--;
        } else {
            /* Not every lead byte: "CAFÉ”" is sound. These begin accents, dashes, quotes, emoji. */
            owed = c == 0xC2 || c == 0xC3 ? 1 : c == 0xE2 ? 2 : c == 0xF0 ? 3 : 0;
        }
    }
    return false;
}

bool nt_ingest_is_plain_ascii(const char *text, size_t length)
{
    static const uint64_t ones = 0x0101010101010101u, highs = 0x8080808080808080u;
    const char *at = text, *end = text + length;
    for (; end - at >= 8; at += 8) {
        uint64_t word;
        memcpy(&word, at, sizeof word);
        /* The high bit of a byte, or a borrow out of one that is zero. */
        if ((word | (word - ones)) & highs) {
            return false;
        }
    }
    for (; at < end; at++) {
        if ((signed char)*at <= 0) {
            return false;
        }
    }
    return true;
}
