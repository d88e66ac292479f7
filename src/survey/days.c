/* Which format a column's days have. Day first and month first are proven only by a day behind the
 * twelfth; where none is, both stand. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "guess.h"
#include "ingest/date_format.h"

/* Formats of a day, the two orders of one spelling beside each other: "other" is the index of the
 * one that reads the same texts. */
static const struct {
    const char *pattern;
    int other; /* how far away; 0 none */
} days[] = {
    {"%Y-%m-%d", 0},  {"%Y/%m/%d", 0},  {"%Y.%m.%d", 0},    {"%d/%m/%Y", 1},    {"%m/%d/%Y", -1},
    {"%d-%m-%Y", 1},  {"%m-%d-%Y", -1}, {"%d.%m.%Y", 1},    {"%m.%d.%Y", -1},   {"%d/%m/%y", 1},
    {"%m/%d/%y", -1}, {"%d-%m-%y", 1},  {"%m-%d-%y", -1},   {"%d.%m.%y", 1},    {"%m.%d.%y", -1},
    {"%d %B %Y", 0},  {"%d-%B-%Y", 0},  {"%d/%B/%Y", 0},    {"%d.%B.%Y", 0},    {"%B %d, %Y", 0},
    {"%d-%B-%y", 0},  {"%d %B %y", 0},  {"%A %d %B %Y", 0}, {"%A %d/%m/%Y", 0}, {"%A %d-%m-%Y", 0},
    {"%Y%m%d", 0},
};
static const char *const times[] = {"",       " %H:%M", " %H:%M:%S", " %H:%M:%S%z", "T%H:%M:%S%z",
                                    "T%H:%M", " %H.%M", " %H:%M%z",  " %H.%M%z"};
enum {
    DAYS = sizeof days / sizeof *days,
    TIMES = sizeof times / sizeof *times,
    FORMATS = DAYS * TIMES
};

/* The formats, spelt out once. */
static const char *format_at(size_t day, size_t time)
{
    static char formats[FORMATS][40];
    char *format = formats[day * TIMES + time];
    if (!*format) {
        snprintf(format, sizeof formats[0], "%s%s", days[day].pattern, times[time]);
    }
    return format;
}

static bool reads(const char *text, const char *format)
{
    nt_civil civil;
    return nt_ingest_parse_date(text, format, NT_SURVEY_CENTURY, &civil) &&
           nt_date_known(nt_date_from_civil(civil.year, civil.month, civil.day));
}

bool nt_survey_is_day(const char *text)
{
    for (size_t d = 0; *text && d < DAYS - 1; d++) { /* eight digits alone may be anything */
        for (size_t t = 0; t < TIMES; t++) {
            if (reads(text, format_at(d, t))) {
                return true;
            }
        }
    }
    return false;
}

/* Cells of texts that the first reads and, where `unless` is one, that does not. */
static size_t cells_read(const nt_survey_value *values, size_t count, const char *format,
                         const char *unless)
{
    size_t cells = 0;
    for (size_t i = 0; i < count; i++) {
        if (reads(values[i].text, format) && !(unless && reads(values[i].text, unless))) {
            cells += values[i].count - values[i].kept;
        }
    }
    return cells;
}

static size_t cells_of_days(const nt_survey_value *values, size_t count)
{
    size_t cells = 0;
    for (size_t i = 0; i < count; i++) {
        size_t written = values[i].count - values[i].kept;
        cells += written && nt_survey_is_day(values[i].text) ? written : 0;
    }
    return cells;
}

/* Whether any of the first texts is a day: a register has as many ids as rows, and each format
 * would be tried on all of them. */
static bool may_hold_days(const nt_survey_value *values, size_t count)
{
    enum { TRIED = 500 };
    for (size_t i = 0; i < count && i < TRIED; i++) {
        if (nt_survey_is_day(values[i].text) || reads(values[i].text, "%Y%m%d")) {
            return true;
        }
    }
    return false;
}

nt_survey_days nt_survey_judge_days(const nt_survey_value *values, size_t count)
{
    nt_survey_days best = {.format = NULL};
    for (size_t d = may_hold_days(values, count) ? 0 : DAYS; d < DAYS; d++) {
        for (size_t t = 0; t < TIMES; t++) {
            const char *format = format_at(d, t);
            size_t read = cells_read(values, count, format, NULL);
            if (read > best.read) {
                const char *other = days[d].other ? format_at(d + (size_t)days[d].other, t) : NULL;
                best = (nt_survey_days){.format = format, .rival = other, .read = read};
            }
        }
    }
    size_t all = best.format ? cells_of_days(values, count) : 0;
    best.days = all > best.read ? all : best.read;
    if (best.rival) {
        best.telling = cells_read(values, count, best.format, best.rival);
        best.against = cells_read(values, count, best.rival, best.format);
    }
    return best;
}

static bool is_serial(const char *text)
{
    enum { SERIAL_1990 = 32874, SERIAL_2100 = 73051 };
    size_t digits = strspn(text, "0123456789");
    long number = digits == 5 && !text[digits] ? strtol(text, NULL, 10) : 0;
    return number >= SERIAL_1990 && number < SERIAL_2100;
}

/* Whether most of its cells hold four digits beside each other, as those of a year. */
static bool holds_years(const nt_survey_column *c)
{
    enum { DIGITS = 4 };
    size_t cells = 0;
    for (size_t i = 0; i < c->value_count; i++) {
        const char *at = strpbrk(c->values[i].text, "0123456789");
        while (at && strspn(at, "0123456789") < DIGITS) {
            at = strpbrk(at + strspn(at, "0123456789"), "0123456789");
        }
        cells += at ? c->values[i].count : 0;
    }
    return 2 * cells > c->filled;
}

const nt_survey_column *nt_survey_unread_days(const nt_survey *survey, bool *serial)
{
    const nt_survey_field *reported = nt_survey_holder(survey, "case.reported_on");
    NT_EACH(const nt_survey_field, field, survey->fields, survey->field_count) {
        NT_PASSING_ARENA(scratch);
        const nt_survey_column *c = field->column;
        const char *slug = nt_utf8_framed(scratch, c->heading);
        bool called = nt_utf8_has_word(slug, "tanggal tgl hari date day waktu bulan bln month "
                                             "triwulan tw quarter");
        bool comes_in = nt_survey_hinted(c->heading, NT_HINT_REPORTED);
        if (called && holds_years(c) && !nt_survey_holds_days(c) &&
            (!reported || (comes_in && reported->sure == NT_SURE_OPEN))) {
            *serial = NT_ALL(i, c->value_count, is_serial(c->values[i].text));
            return c;
        }
    }
    return NULL;
}

/* Whether it is called by one of the words and its cells are whole numbers up to `most`; 0:
 * whatever they are, as months are numbers or words. */
static bool is_part(const nt_survey_field *field, const char *words, long most)
{
    NT_PASSING_ARENA(scratch);
    const nt_survey_column *c = field->column;
    size_t cells = 0;
    for (size_t i = 0; i < c->value_count; i++) {
        char *end;
        long number = strtol(c->values[i].text, &end, 10);
        cells += !*end && number >= 1 && number <= most ? c->values[i].count : 0;
    }
    return !field->personal && !nt_survey_hinted(c->heading, NT_HINT_BIRTH) &&
           nt_utf8_has_word(nt_utf8_framed(scratch, c->heading), words) &&
           (!most || (c->filled && 10 * cells >= 9 * c->filled));
}

static bool are_parts(const nt_survey_field *day, const nt_survey_field *month,
                      const nt_survey_field *year)
{
    enum { DAY_MAX = 31, YEAR_MAX = 2099 };
    return is_part(day, "tanggal tgl hari date day", DAY_MAX) &&
           is_part(month, "bulan bln month", 0) && is_part(year, "tahun thn year", YEAR_MAX);
}

const nt_survey_field *nt_survey_parted_day(const nt_survey *survey)
{
    const nt_survey_field *reported = nt_survey_holder(survey, "case.reported_on");
    if (reported && reported->sure != NT_SURE_OPEN) {
        return NULL;
    }
    for (size_t i = 0; i + 2 < survey->field_count; i++) {
        const nt_survey_field *three = &survey->fields[i];
        if (are_parts(&three[0], &three[1], &three[2]) ||
            are_parts(&three[2], &three[1], &three[0])) {
            return three;
        }
    }
    return NULL;
}
