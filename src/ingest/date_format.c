/* Reads a date by a pattern of strptime's letters, each of which is a row of one table. */
#include "ingest/date_format.h"

#include <string.h>
#include <strings.h>

#include "base/utf8.h"

/* As registers spell them: Indonesian, with the older Pebruari and Nopember, and English. The
 * letters that a shortened name must have at the least, and the whole. */
static const struct {
    const char *least, *whole;
    int month;
} month_names[] = {
    {"jan", "januari", 1},   {"jan", "january", 1},   {"feb", "februari", 2},
    {"feb", "february", 2},  {"peb", "pebruari", 2},  {"mar", "maret", 3},
    {"mar", "march", 3},     {"apr", "april", 4},     {"mei", "mei", 5},
    {"may", "may", 5},       {"jun", "juni", 6},      {"jun", "june", 6},
    {"jul", "juli", 7},      {"jul", "july", 7},      {"agu", "agustus", 8},
    {"ags", "ags", 8},       {"agt", "agt", 8},       {"aug", "august", 8},
    {"sep", "september", 9}, {"okt", "oktober", 10},  {"oct", "october", 10},
    {"nov", "november", 11}, {"nop", "nopember", 11}, {"des", "desember", 12},
    {"dec", "december", 12},
};

typedef struct {
    const char *at;
    bool tight; /* a number stands right beside this one in the pattern */
    int century;
    nt_civil civil;
    int weekday; /* 1 for Monday; 0 not said */
    int quarter, half;
    bool caseless; /* letters that stand for themselves: "TRIWULAN II" */
} nt_date_text;

static bool take_digits(nt_date_text *text, int shortest, int longest, int *out)
{
    int number = 0, length = 0;
    while (length < longest && text->at[0] >= '0' && text->at[0] <= '9') {
        number = number * 10 + (*text->at++ - '0');
        length++;
    }
    *out = number;
    return length >= shortest;
}

static bool take_year(nt_date_text *text)
{
    return take_digits(text, 4, 4, &text->civil.year);
}

/* The one year of the hundred that ends so. */
static bool take_short_year(nt_date_text *text)
{
    int end;
    bool taken = take_digits(text, 2, 2, &end);
    text->civil.year = text->century + (end - text->century % 100 + 100) % 100;
    return taken;
}

static bool take_month(nt_date_text *text)
{
    return take_digits(text, text->tight ? 2 : 1, 2, &text->civil.month);
}

static bool take_day(nt_date_text *text)
{
    return take_digits(text, text->tight ? 2 : 1, 2, &text->civil.day);
}

static size_t letters(const char *text)
{
    size_t length = 0;
    while ((text[length] | 0x20) >= 'a' && (text[length] | 0x20) <= 'z') {
        length++;
    }
    return length;
}

/* The number that capital letters of a text spell, from 1 to `most`, which are taken; 0: none. */
static int take_roman(nt_date_text *text, int most, bool caseless)
{
    static const char *const romans[] = {"I",   "II",   "III", "IV", "V",  "VI",
                                         "VII", "VIII", "IX",  "X",  "XI", "XII"};
    size_t length = letters(text->at);
    for (int i = 0; i < most; i++) {
        int (*compare)(const char *, const char *, size_t) = caseless ? strncasecmp : strncmp;
        if (length == strlen(romans[i]) && compare(text->at, romans[i], length) == 0) {
            text->at += length;
            return i + 1;
        }
    }
    return 0;
}

/* Any beginning of a month's name that is long enough, with a point behind it or without; in
 * letters, "12-XI-2024", its number. */
static bool take_month_name(nt_date_text *text)
{
    size_t length = letters(text->at);
    for (size_t i = 0; i < sizeof month_names / sizeof *month_names; i++) {
        const char *whole = month_names[i].whole;
        if (length >= strlen(month_names[i].least) && length <= strlen(whole) &&
            strncasecmp(text->at, whole, length) == 0) {
            text->civil.month = month_names[i].month;
            text->at += length;
            text->at += length < strlen(whole) && *text->at == '.';
            return true;
        }
    }
    text->civil.month = take_roman(text, 12, false);
    return text->civil.month;
}

/* Whole or cut, "Jum'at" too, with what stands between it and the day: ", " or " / ". */
static bool take_weekday(nt_date_text *text)
{
    static const char *const names[][7] = {
        {"senin", "selasa", "rabu", "kamis", "jumat", "sabtu", "minggu"},
        {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"}};
    enum { LEAST = 3 };
    size_t length = letters(text->at);
    for (int i = 0; length >= LEAST && !text->weekday && i < 14; i++) {
        const char *whole = names[i / 7][i % 7];
        bool is = length <= strlen(whole) && strncasecmp(text->at, whole, length) == 0;
        text->weekday = is ? i % 7 + 1 : 0;
    }
    text->at += length;
    size_t mark = *text->at == '\'' ? 1 : nt_begins(text->at, "\u2019") ? 3 : 0;
    text->at += mark && strncasecmp(text->at + mark, "at", 2) == 0 ? mark + 2 : 0;
    size_t between = strspn(text->at, " ,./");
    text->at += between ? between - 1 : 0; /* the pattern has a blank */
    return text->weekday;
}

/* I to IV, or 1 to 4. */
static bool take_quarter(nt_date_text *text)
{
    text->quarter = take_roman(text, 4, true);
    return text->quarter ||
           (take_digits(text, 1, 1, &text->quarter) && text->quarter >= 1 && text->quarter <= 4);
}

/* I and II, or 1 and 2. */
static bool take_half(nt_date_text *text)
{
    text->half = take_roman(text, 2, true);
    return text->half ||
           (take_digits(text, 1, 1, &text->half) && text->half >= 1 && text->half <= 2);
}

static bool take_below(nt_date_text *text, int limit)
{
    int number;
    return take_digits(text, 2, 2, &number) && number < limit;
}

static bool take_hour(nt_date_text *text)
{
    int hour;
    return take_digits(text, text->tight ? 2 : 1, 2, &hour) && hour < 24;
}

static bool take_minute(nt_date_text *text)
{
    return take_below(text, 60);
}

/* With a leap second, and with the fraction that a database writes. */
static bool take_second(nt_date_text *text)
{
    bool taken = take_below(text, 61);
    size_t fraction = strspn(text->at + (*text->at != '\0'), "0123456789");
    if (taken && (*text->at == '.' || *text->at == ',') && fraction) {
        text->at += 1 + fraction;
    }
    return taken;
}

/* Z, +07, +0700, +07:00, a name of Indonesia's zones, or nothing, as ISO 8601 allows it to be. */
static bool take_zone(nt_date_text *text)
{
    static const char *const names[] = {"Z", "UTC", "GMT", "WITA", "WIT", "WIB"};
    while (*text->at == ' ') {
        text->at++;
    }
    if (*text->at == '+' || *text->at == '-') {
        text->at++;
        bool hours = take_below(text, 24), colon = *text->at == ':';
        text->at += colon;
        bool minutes = colon || (*text->at >= '0' && *text->at <= '9');
        return hours && (!minutes || take_below(text, 60));
    }
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        if (letters(text->at) == strlen(names[i]) &&
            strncasecmp(text->at, names[i], strlen(names[i])) == 0) {
            text->at += strlen(names[i]);
            return true;
        }
    }
    return !*text->at;
}

enum part { YEAR, MONTH, DAY, WEEKDAY, QUARTER, HOUR, MINUTE, SECOND, ZONE, PARTS };

typedef struct {
    char letter;
    enum part part;
    bool number;
    bool (*take)(nt_date_text *text);
    const char *example;
} nt_date_letter;

static const nt_date_letter date_letters[] = {
    {'Y', YEAR, true, take_year, "2020"},        {'y', YEAR, true, take_short_year, "20"},
    {'m', MONTH, true, take_month, "11"},        {'B', MONTH, false, take_month_name, "November"},
    {'b', MONTH, false, take_month_name, "Nov"}, {'d', DAY, true, take_day, "30"},
    {'H', HOUR, true, take_hour, "13"},          {'M', MINUTE, true, take_minute, "45"},
    {'S', SECOND, true, take_second, "00"},      {'z', ZONE, false, take_zone, "+07:00"},
    {'q', QUARTER, false, take_quarter, "IV"},   {'A', WEEKDAY, false, take_weekday, "Senin,"},
    {'s', QUARTER, false, take_half, "II"},
};

/* What stands behind a per cent sign; NULL for anything else. */
static const nt_date_letter *letter_at(const char *pattern)
{
    NT_RETURN_FIRST(i, pattern[0] == '%' ? sizeof date_letters / sizeof *date_letters : 0,
                    date_letters[i].letter == pattern[1], &date_letters[i], NULL);
}

/* How often each part stands in it; false where it is no pattern. */
static bool count_parts(const char *pattern, int times[PARTS])
{
    enum { BYTES_MAX = 40 };
    if (strlen(pattern) > BYTES_MAX) {
        return false;
    }
    for (const char *at = pattern; *at; at++) {
        const nt_date_letter *letter = letter_at(at);
        /* A literal digit would run together with the day's. */
        if (letter ? ++times[letter->part] > 1 : *at == '%' || (*at >= '0' && *at <= '9')) {
            return false;
        }
        at += letter != NULL;
    }
    return true;
}

bool nt_ingest_is_date_format(const char *pattern)
{
    int times[PARTS] = {0};
    return count_parts(pattern, times) && times[YEAR] && times[MONTH] && times[DAY] &&
           !times[QUARTER];
}

bool nt_ingest_is_span_format(const char *pattern, bool *without_year)
{
    int times[PARTS] = {0};
    if (!count_parts(pattern, times) || times[HOUR] || times[MINUTE] || times[SECOND] ||
        times[ZONE] || times[WEEKDAY] || times[QUARTER] + times[MONTH] > 1 ||
        (times[DAY] && !(times[MONTH] && times[YEAR]))) {
        return false;
    }
    *without_year = !times[YEAR];
    return times[YEAR] || times[MONTH] || times[QUARTER];
}

bool nt_ingest_has_short_year(const char *pattern)
{
    return strstr(pattern, "%y") != NULL;
}

/* A letter of the pattern, or a character that stands for itself. */
static bool take(nt_date_text *text, const char **pattern, bool behind_number)
{
    const char *end = text->at + strlen(text->at);
    const nt_date_letter *letter = letter_at(*pattern);
    if (letter) {
        const nt_date_letter *next = letter_at(*pattern += 2);
        text->tight = letter->number && (behind_number || (next && next->number));
        return letter->take(text);
    }
    if (*(*pattern)++ == ' ' && nt_utf8_is_blank(text->at, end)) {
        nt_utf8_next(&text->at, end); /* a blank of any kind, as the pattern's may be */
        return true;
    }
    char wanted = (*pattern)[-1], found = *text->at++;
    return text->caseless ? nt_small(found) == nt_small(wanted) : found == wanted;
}

/* The whole text by the whole pattern. */
static bool take_all(nt_date_text *text, const char *pattern)
{
    bool behind_number = false;
    while (*pattern) {
        const nt_date_letter *letter = letter_at(pattern);
        if ((!*text->at && !(letter && letter->part == ZONE)) ||
            !take(text, &pattern, behind_number)) {
            return false;
        }
        behind_number = letter && letter->number;
    }
    return !*text->at;
}

/* 1 January 1970 was a Thursday. */
static int weekday_of(nt_civil civil)
{
    nt_date date = nt_date_from_civil(civil.year, civil.month, civil.day);
    return nt_date_known(date) ? (int)(((date + 3) % 7 + 7) % 7) + 1 : 0;
}

bool nt_ingest_parse_date(const char *text, const char *pattern, int century, nt_civil *out)
{
    nt_date_text taken = {.at = text, .century = century};
    if (!take_all(&taken, pattern) || (taken.weekday && taken.weekday != weekday_of(taken.civil))) {
        return false;
    }
    *out = taken.civil;
    return true;
}

bool nt_ingest_parse_span(const char *text, const char *pattern, int century, nt_time_span *out)
{
    nt_date_text taken = {.at = text, .century = century, .caseless = true};
    if (!take_all(&taken, pattern) || taken.civil.month > 12 ||
        (strstr(pattern, "%m") && !taken.civil.month)) {
        return false;
    }
    *out = (nt_time_span){.year = taken.civil.year,
                          .month = taken.quarter ? 3 * taken.quarter - 2
                                   : taken.half  ? 6 * taken.half - 5
                                                 : taken.civil.month,
                          .months = taken.quarter       ? 3
                                    : taken.half        ? 6
                                    : taken.civil.month ? 1
                                                        : 12,
                          .day = taken.civil.day};
    out->month += out->months == 12;
    return !out->day || nt_date_known(nt_date_from_civil(out->year, out->month, out->day));
}

const char *nt_ingest_near_span(nt_arena *arena, const char *text, const char *pattern, int century)
{
    enum { NAMES = sizeof month_names / sizeof *month_names };
    const char *near[NAMES];
    size_t count = 0, before = 0;
    while (text[before] && !letters(text + before)) {
        before++;
    }
    const char *behind = text + before + letters(text + before);
    for (size_t i = 0; i < NAMES; i++) {
        nt_time_span span;
        char *name = nt_arena_string(arena, month_names[i].whole);
        *name = (char)(*name - ('a' - 'A'));
        near[count] = nt_arena_printf(arena, "%.*s%s%s", (int)before, text, name, behind);
        count += nt_ingest_parse_span(near[count], pattern, century, &span);
    }
    return nt_utf8_nearest(text, near, count);
}

const char *nt_ingest_format_of_date(const char *text)
{
    /* Of two orders of the same marks at most one gives a day where the other is none. */
    static const char *const formats[] = {
        /* the year first */
        "%Y-%m-%d %H:%M:%S%z", "%Y-%m-%dT%H:%M:%S%z", "%Y-%m-%d %H:%M", "%Y/%m/%d", "%Y.%m.%d",
        "%Y%m%d",
        /* with the month's name */
        "%d %B %Y", "%d-%B-%Y", "%d/%B/%Y", "%d.%B.%Y", "%B %d, %Y", "%d-%b-%y", "%d %b %y",
        /* the day first, or the month */
        "%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%m/%d/%Y", "%m-%d-%Y"};
    nt_civil civil;
    NT_RETURN_FIRST(i, sizeof formats / sizeof *formats,
                    nt_ingest_parse_date(text, formats[i], 2000, &civil) &&
                        nt_date_known(nt_date_from_civil(civil.year, civil.month, civil.day)),
                    formats[i], NULL);
}

const char *nt_ingest_example_date(nt_arena *arena, const char *pattern)
{
    nt_buffer out = nt_buffer_open(arena);
    for (const char *at = pattern; *at; at++) {
        const nt_date_letter *letter = letter_at(at);
        if (letter) {
            nt_buffer_puts(&out, letter->example);
            at++;
        } else {
            nt_buffer_putc(&out, *at);
        }
    }
    return nt_buffer_text(&out);
}
