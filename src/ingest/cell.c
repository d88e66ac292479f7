#include "cell.h"

#include <stdio.h>
#include <string.h>

#include "base/shown.h"
#include "ingest/date_format.h"
#include "words/ingest.h"

/* In a register the problems of a column are told together. */
#define report(reader, field, cell, code, ...)                                                     \
    nt_problems_add_in((reader)->problems, severity(reader), (cell)->place, code,                  \
                       (reader)->streamed ? (field)->name : NULL, __VA_ARGS__)

static nt_severity severity(const nt_cell_reader *reader)
{
    return reader->streamed ? NT_SEVERITY_WARNING : NT_SEVERITY_ERROR;
}

/* In a register a text may be a name; a day or an amount in an odd form is none. */
static nt_text shown(const nt_cell_reader *reader, const char *text)
{
    bool figures = text[strspn(text, "0123456789.,:/- ")] == '\0';
    return reader->streamed && !figures && !nt_problems_shows_values(reader->problems)
               ? (nt_text)NT_TEXT_INGEST_TEXT_NOT_SHOWN
               : nt_quoted(reader->arena, text);
}

static bool contains(const nt_strings *strings, const char *text)
{
    if (strings->places.count) {
        return nt_map_find(&strings->places, text) != NT_MAP_NONE;
    }
    return nt_utf8_is_among(text, strings->items, strings->count);
}

static void report_byte(const nt_cell_reader *reader, const nt_csv_cell *raw, size_t offset)
{
    const nt_csv_input *input = reader->input;
    const char *at = raw->at + offset;
    nt_problems_add(
        reader->problems, NT_SEVERITY_ERROR, nt_ingest_place(input, raw, at), "encoding",
        NT_MESSAGE_INGEST_WRONG_BYTE(.byte = nt_arena_printf(reader->arena, "0x%02X",
                                                             (unsigned char)*at),
                                     .encoding = input->single_byte ? "windows-1252" : "UTF-8"));
}

static size_t undefined_byte(const char *text, size_t length)
{
    size_t at = 0;
    while (at < length && (!text[at] || nt_utf8_of_windows_1252((unsigned char)text[at]))) {
        at++;
    }
    return at;
}

/* Looks at the bytes as they stand in the file, where an offset is a place. */
static bool is_sound(const nt_cell_reader *reader, const nt_csv_cell *raw, nt_place place)
{
    size_t length = (size_t)(raw->end - raw->at);
    size_t bad = reader->input->single_byte ? undefined_byte(raw->at, length)
                                            : nt_utf8_check(raw->at, length);
    if (bad < length) {
        report_byte(reader, raw, bad);
        return false;
    }
    if (memchr(raw->at, '\0', length)) {
        nt_problems_add(reader->problems, NT_SEVERITY_ERROR, place, "nul",
                        NT_MESSAGE_INGEST_NUL_BYTE());
        return false;
    }
    return true;
}

/* What is written in the cell, as UTF-8; false after a problem. */
static bool read_text(const nt_cell_reader *reader, const nt_csv_cell *raw, nt_place place,
                      const char **text, size_t *length)
{
    if (!reader->sound && !is_sound(reader, raw, place)) {
        return false;
    }
    *text = raw->text;
    *length = raw->length;
    if (reader->input->single_byte && nt_utf8_check(raw->text, raw->length) < raw->length) {
        *text = nt_utf8_from_windows_1252(reader->arena, raw->text, raw->length, length);
    }
    return true;
}

const char *nt_ingest_heading(const nt_cell_reader *reader, const nt_csv_cell *raw, nt_place place)
{
    const char *written;
    size_t length;
    if (!read_text(reader, raw, place, &written, &length)) {
        return NULL;
    }
    const char *text = nt_utf8_canonical(reader->arena, written, length);
    if (reader->spellings) {
        nt_ingest_remember(reader->spellings, reader->spellings->problems, text,
                           nt_ingest_spelling(reader->arena, written, length, text), place);
    }
    return text;
}

static const char *number_example(nt_arena *arena, nt_field_type type,
                                  const nt_number_format *format)
{
    const char *fraction = type == NT_FIELD_NUMBER ? "5" : "";
    return nt_arena_printf(arena, "1%s678%s%s", format->group_mark,
                           *fraction ? format->decimal_mark : "", fraction);
}

static bool parse_number(const nt_field *field, const nt_number_format *format, const char *text,
                         nt_decimal *out)
{
    return nt_ingest_parse_number(text, format, out) &&
           (field->type == NT_FIELD_NUMBER || !out->decimals);
}

static bool refuse_number(const nt_cell_reader *reader, const nt_field *field,
                          const nt_number_format *format, nt_cell *out)
{
    out->number = (nt_decimal){0};
    nt_text value = shown(reader, out->text);
    const char *column = field->name;
    const char *example = number_example(reader->arena, field->type, format);
    report(reader, field, out, "type",
           field->type == NT_FIELD_INTEGER
               ? NT_MESSAGE_INGEST_NO_WHOLE_NUMBER(.value = value, .column = column,
                                                   .example = example)
               : NT_MESSAGE_INGEST_NO_NUMBER(.value = value, .column = column, .example = example));
    return false;
}

static bool read_number(const nt_cell_reader *reader, const nt_field *field, const nt_rules *rules,
                        nt_cell *out)
{
    return parse_number(field, &rules->number, out->text, &out->number) ||
           refuse_number(reader, field, &rules->number, out);
}

/* A number of a spreadsheet has no marks of the author's, and no more digits than are shown of a
 * double. One in percent is what it shows, where the field passes over such words. */
static bool read_typed_number(const nt_cell_reader *reader, const nt_field *field,
                              const nt_rules *rules, const nt_sheet_cell *typed, nt_cell *out)
{
    char rounded[40];
    const nt_number_format plain = {.decimal_mark = ".", .group_mark = "", .bare = true};
    const nt_number_format in_words = {.decimal_mark = ".", .group_mark = "", .bare = false};
    bool percent = typed->kind == NT_SHEET_PERCENT;
    if (percent && rules->number.bare) {
        report(reader, field, out, "type",
               NT_MESSAGE_INGEST_PERCENT_CELL(.value = typed->text, .column = field->name));
        return false;
    }
    if (parse_number(field, percent ? &in_words : &plain, out->text, &out->number)) {
        return true;
    }
    snprintf(rounded, sizeof rounded, "%.15g", typed->number);
    return (!percent && parse_number(field, &plain, rounded, &out->number)) ||
           refuse_number(reader, field, &plain, out);
}

static void report_impossible(const nt_cell_reader *reader, const nt_field *field,
                              const nt_cell *cell, nt_civil day)
{
    if (day.year >= 1 && day.month >= 1 && day.month <= 12) {
        report(reader, field, cell, "impossible-date",
               NT_MESSAGE_INGEST_NO_DAY_OF_MONTH(.day = day.day, .month = nt_months[day.month - 1],
                                                 .year = day.year,
                                                 .days = nt_days_in_month(day.year, day.month)));
    } else {
        report(reader, field, cell, "impossible-date",
               NT_MESSAGE_INGEST_NO_DAY(.day = shown(reader, cell->text)));
    }
}

/* The day that a spreadsheet keeps as that many days since 30 December 1899; only days from 1955 to
 * 2064, or any small number would be one. */
static nt_date serial_day(const char *text)
{
    long days = 0;
    size_t digits = strspn(text, "0123456789");
    for (size_t i = 0; i < digits && digits == 5; i++) {
        days = days * 10 + (text[i] - '0');
    }
    bool whole =
        !text[digits] || ((text[digits] == '.' || text[digits] == ',') && text[digits + 1] &&
                          !text[digits + 1 + strspn(text + digits + 1, "0123456789")]);
    return whole && days >= 20000 && days < 60000 ? (nt_date)(days - 25569) : NT_DATE_UNKNOWN;
}

/* 01/02/2024 and its like: both orders give a day. */
static bool has_two_readings(const char *text, nt_civil *day_first)
{
    static const char *const orders[] = {"%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y"};
    NT_RETURN_FIRST(i, sizeof orders / sizeof *orders,
                    nt_ingest_parse_date(text, orders[i], 0, day_first),
                    day_first->day >= 1 && day_first->day <= 12 && day_first->month >= 1 &&
                        day_first->month <= 12,
                    false);
}

static nt_message serial_date(const nt_cell_reader *reader, const nt_field *field, const char *text,
                              nt_date serial)
{
    char day[11];
    nt_text value = shown(reader, text);
    const char *found = nt_arena_string(reader->arena, nt_date_format_iso(serial, day));
    return reader->input->is_sheet
               ? NT_MESSAGE_INGEST_SERIAL_DATE_CELL(.value = value, .column = field->name,
                                                    .day = found)
               : NT_MESSAGE_INGEST_SERIAL_DATE(.value = value, .column = field->name, .day = found);
}

/* What is right of a text that is no date in its column: with its own format, where it has one. */
static nt_message no_date(const nt_cell_reader *reader, const nt_field *field, const char *text,
                          const char *pattern)
{
    nt_text value = shown(reader, text);
    const char *example = nt_ingest_example_date(reader->arena, pattern);
    const char *format = nt_ingest_format_of_date(text);
    return format ? NT_MESSAGE_INGEST_DATE_OF_OTHER_FORMAT(.value = value, .column = field->name,
                                                           .example = example, .format = format)
                  : NT_MESSAGE_INGEST_NO_DATE(.value = value, .column = field->name,
                                              .example = example);
}

static void report_no_date(const nt_cell_reader *reader, const nt_field *field, const nt_cell *out,
                           const char *pattern)
{
    nt_civil civil;
    nt_date serial = serial_day(out->text);
    if (nt_date_known(serial)) {
        report(reader, field, out, "serial-date", serial_date(reader, field, out->text, serial));
    } else if (has_two_readings(out->text, &civil)) {
        report(reader, field, out, "ambiguous-date",
               NT_MESSAGE_INGEST_AMBIGUOUS_DATE(.value = shown(reader, out->text),
                                                .column = field->name, .day = civil.day,
                                                .month = civil.month,
                                                .example = nt_ingest_example_date(reader->arena,
                                                                                  pattern)));
    } else {
        report(reader, field, out, "type", no_date(reader, field, out->text, pattern));
    }
}

static bool read_date(const nt_cell_reader *reader, const nt_field *field, const nt_rules *rules,
                      nt_cell *out)
{
    nt_civil civil;
    const char *pattern = rules->date_pattern ? rules->date_pattern : "%Y-%m-%d";
    /* The default is ISO 8601 in full: 2024-2-6 is no such date. */
    bool form = rules->date_pattern || strlen(out->text) == 10;
    if (!form || !nt_ingest_parse_date(out->text, pattern, rules->century, &civil)) {
        report_no_date(reader, field, out, pattern);
        return false;
    }
    out->date = nt_date_from_civil(civil.year, civil.month, civil.day);
    if (!nt_date_known(out->date)) {
        report_impossible(reader, field, out, civil);
        return false;
    }
    return true;
}

static bool is_kept_as_day(const nt_sheet_cell *typed)
{
    return typed && (typed->kind == NT_SHEET_DAY || typed->kind == NT_SHEET_MOMENT);
}

/* A day of a spreadsheet needs no pattern; a time of day is dropped where there is one, be it for
 * texts that stand beside it. */
static bool read_typed_day(const nt_cell_reader *reader, const nt_field *field,
                           const nt_rules *rules, const nt_sheet_cell *typed, nt_cell *out)
{
    bool has_time = typed->kind == NT_SHEET_MOMENT;
    nt_civil leap_day = {1900, 2, 29}; /* which Excel has, and no other day is none */
    if (has_time && !rules->date_pattern) {
        report(reader, field, out, "type",
               NT_MESSAGE_INGEST_DAY_WITH_TIME(.value = typed->text, .column = field->name));
        return false;
    }
    out->date = nt_date_parse_iso(typed->text, 10);
    if (!nt_date_known(out->date)) {
        report_impossible(reader, field, out, leap_day);
    }
    return nt_date_known(out->date);
}

static bool read_boolean(const nt_cell_reader *reader, const nt_field *field, const nt_rules *rules,
                         nt_cell *out)
{
    out->boolean = contains(&rules->true_values, out->text);
    if (out->boolean || contains(&rules->false_values, out->text)) {
        return true;
    }
    const char *yes = rules->true_values.count ? rules->true_values.items[0] : "";
    const char *no = rules->false_values.count ? rules->false_values.items[0] : "";
    report(reader, field, out, "type",
           NT_MESSAGE_INGEST_NO_BOOLEAN(.value = shown(reader, out->text), .column = field->name,
                                        .yes = yes, .no = no));
    return false;
}

static bool read_type(const nt_cell_reader *reader, const nt_field *field, const nt_rules *rules,
                      nt_cell *out)
{
    switch (field->type) {
    case NT_FIELD_INTEGER:
    case NT_FIELD_NUMBER:
        return read_number(reader, field, rules, out);
    case NT_FIELD_DATE:
        return read_date(reader, field, rules, out);
    case NT_FIELD_BOOLEAN:
        return read_boolean(reader, field, rules, out);
    case NT_FIELD_STRING:
        break;
    }
    return true;
}

/* By what the spreadsheet says that it is; what the field does not ask for is read as its text. */
static bool read_typed(const nt_cell_reader *reader, const nt_field *field, const nt_rules *rules,
                       const nt_sheet_cell *typed, nt_cell *out)
{
    nt_sheet_kind kind = typed ? typed->kind : NT_SHEET_TEXT;
    bool wants_number = field->type == NT_FIELD_NUMBER || field->type == NT_FIELD_INTEGER;
    if (wants_number && (kind == NT_SHEET_NUMBER || kind == NT_SHEET_PERCENT)) {
        return read_typed_number(reader, field, rules, typed, out);
    }
    if (field->type == NT_FIELD_DATE && is_kept_as_day(typed)) {
        return read_typed_day(reader, field, rules, typed, out);
    }
    if (field->type == NT_FIELD_BOOLEAN && kind == NT_SHEET_BOOLEAN) {
        out->boolean = typed->text[0] == 't';
        return true;
    }
    return read_type(reader, field, rules, out);
}

/* Fewer of either kind may be so by chance: of ten days of a month's first twelve, nine in 100,000
 * columns; of as many that are all behind it, six in a thousand. */
enum { DAYS_TELLING = 10 };

static void count_day(const nt_cell_reader *reader, const nt_field *field,
                      const nt_sheet_cell *typed, const nt_cell *cell)
{
    nt_days_kept *days = &reader->days[field - reader->schema->fields];
    bool kept = is_kept_as_day(typed);
    bool late = nt_date_to_civil(cell->date).day > 12;
    if (!kept && !days->written) {
        days->first_written = cell->place;
    }
    days->kept += kept;
    days->kept_late += kept && late;
    days->written += !kept;
    days->written_late += !kept && late;
}

/* "%d/%m" or, if `month_first`, "%m/%d", whatever stands between: either reads the days of the
 * other up to the twelfth. */
static bool is_order(const char *pattern, bool month_first)
{
    const char *first = month_first ? "%m" : "%d", *second = month_first ? "%d" : "%m";
    return pattern && strncmp(pattern, first, 2) == 0 && pattern[2] &&
           strncmp(pattern + 3, second, 2) == 0;
}

void nt_ingest_tell_days(const nt_cell_reader *reader)
{
    for (size_t f = 0; reader->days && f < reader->schema->count; f++) {
        const nt_days_kept *d = &reader->days[f];
        const char *pattern = reader->schema->rules[f].date_pattern;
        bool month_first = is_order(pattern, true);
        if (d->kept >= DAYS_TELLING && !d->kept_late && d->written >= DAYS_TELLING &&
            d->written_late == d->written && (month_first || is_order(pattern, false))) {
            nt_text order = month_first ? (nt_text)NT_TEXT_INGEST_MONTH_DAY_YEAR
                                        : (nt_text)NT_TEXT_INGEST_DAY_MONTH_YEAR;
            nt_problems_add(nt_problems_whole(reader->problems), NT_SEVERITY_ERROR,
                            d->first_written, "swapped-days",
                            NT_MESSAGE_INGEST_SWAPPED_DAYS(.column = reader->schema->fields[f].name,
                                                           .kept = (long long)d->kept,
                                                           .written = (long long)d->written,
                                                           .order = order));
        }
    }
}

static bool in_range(const nt_cell_reader *reader, const nt_field *field, const nt_rules *rules,
                     const nt_cell *cell)
{
    double number = field->type == NT_FIELD_DATE ? cell->date : nt_decimal_value(cell->number);
    bool low = rules->minimum_text && number < rules->minimum;
    bool high = rules->maximum_text && number > rules->maximum;
    if (low || high) {
        nt_text value = shown(reader, cell->text);
        report(reader, field, cell, "range",
               low ? NT_MESSAGE_INGEST_BELOW_MINIMUM(.value = value, .column = field->name,
                                                     .limit = rules->minimum_text)
                   : NT_MESSAGE_INGEST_ABOVE_MAXIMUM(.value = value, .column = field->name,
                                                     .limit = rules->maximum_text));
    }
    return !low && !high;
}

static bool right_length(const nt_cell_reader *reader, const nt_field *field, const nt_rules *rules,
                         const nt_cell *cell)
{
    if (field->type != NT_FIELD_STRING || (rules->shortest < 0 && rules->longest < 0)) {
        return true;
    }
    long length = (long)nt_utf8_count(cell->text, strlen(cell->text));
    bool low = length < rules->shortest, high = rules->longest >= 0 && length > rules->longest;
    if (low || high) {
        report(reader, field, cell, "length",
               low ? NT_MESSAGE_INGEST_TOO_SHORT(.column = field->name, .length = length,
                                                 .limit = rules->shortest)
                   : NT_MESSAGE_INGEST_TOO_LONG(.column = field->name, .length = length,
                                                .limit = rules->longest));
    }
    return !low && !high;
}

static bool in_enum(const nt_cell_reader *reader, const nt_field *field, const nt_rules *rules,
                    const nt_cell *cell)
{
    const nt_strings *values = &rules->allowed;
    if (!values->count || contains(values, cell->text)) {
        return true;
    }
    const nt_message *hint =
        nt_problems_may_search(reader->problems, cell->text, values->count)
            ? nt_ingest_hint(reader->arena, cell->text, values->items, values->count)
            : NULL;
    report(reader, field, cell, "enum",
           NT_MESSAGE_INGEST_NOT_OF_LIST(.value = shown(reader, cell->text), .column = field->name,
                                         .values = rules->allowed_text, .hint = hint));
    return false;
}

/* The text of the cell and, of a key that is written otherwise, how. Texts that are quoted, numbers
 * and days stay as they are written. */
static void settle_text(const nt_cell_reader *reader, const nt_rules *rules, const char *written,
                        size_t length, nt_cell *out)
{
    if (nt_utf8_is_plain(written, length)) {
        out->text = nt_arena_text(reader->arena, written, length);
        return;
    }
    out->text = nt_utf8_canonical(reader->arena, written, length);
    if (contains(&rules->missing, out->text)) {
        return;
    }
    if (rules->key) {
        out->spelling = nt_ingest_spelling(reader->arena, written, length, out->text);
    } else {
        out->text = nt_ingest_trimmed(reader->arena, written, length, true);
    }
}

/* A cell of a spreadsheet that holds no value: reported. */
static bool is_without_value(const nt_cell_reader *reader, const nt_field *field,
                             const nt_csv_cell *raw, const nt_cell *out)
{
    if (!raw->typed || raw->typed->kind < NT_SHEET_ERROR) {
        return false;
    }
    if (raw->typed->kind == NT_SHEET_ERROR) {
        report(reader, field, out, "error-cell",
               NT_MESSAGE_INGEST_ERROR_CELL(.value = raw->typed->text, .column = field->name));
    } else {
        report(reader, field, out, "formula-without-value",
               NT_MESSAGE_INGEST_FORMULA_WITHOUT_VALUE(.column = field->name));
    }
    return true;
}

void nt_ingest_read_cell(const nt_cell_reader *reader, size_t field_index, const nt_csv_cell *raw,
                         nt_cell *out)
{
    const nt_field *field = &reader->schema->fields[field_index];
    const nt_rules *rules = &reader->schema->rules[field_index];
    const char *written;
    size_t length;
    if (is_without_value(reader, field, raw, out) ||
        !read_text(reader, raw, out->place, &written, &length)) {
        out->text = NT_CELL_UNREADABLE;
        return;
    }
    settle_text(reader, rules, written, length, out);
    if (!*out->text || contains(&rules->missing, out->text)) {
        out->text = "";
        if (field->required && !reader->streamed) {
            report(reader, field, out, "required",
                   NT_MESSAGE_INGEST_EMPTY_CELL(.column = field->name));
        }
        return;
    }
    out->known = read_typed(reader, field, rules, raw->typed, out) &&
                 in_range(reader, field, rules, out) && right_length(reader, field, rules, out) &&
                 in_enum(reader, field, rules, out);
    if (out->known && reader->days && field->type == NT_FIELD_DATE) {
        count_day(reader, field, raw->typed, out);
    }
    if (out->known && reader->spellings && rules->key) {
        nt_ingest_remember(reader->spellings, reader->problems, out->text, out->spelling,
                           out->place);
    }
    if (!out->known) {
        out->number = (nt_decimal){0};
        out->date = NT_DATE_UNKNOWN;
        out->boolean = false;
    }
}

static bool is_of_type(const nt_field *field, const nt_rules *rules, const char *text, nt_cell *out)
{
    nt_civil civil;
    switch (field->type) {
    case NT_FIELD_INTEGER:
    case NT_FIELD_NUMBER:
        return parse_number(field, &rules->number, text, &out->number);
    case NT_FIELD_DATE:
        out->date = !rules->date_pattern ? nt_date_parse_iso(text, strlen(text))
                    : nt_ingest_parse_date(text, rules->date_pattern, rules->century, &civil)
                        ? nt_date_from_civil(civil.year, civil.month, civil.day)
                        : NT_DATE_UNKNOWN;
        return nt_date_known(out->date);
    case NT_FIELD_BOOLEAN:
        out->boolean = contains(&rules->true_values, text);
        return out->boolean || contains(&rules->false_values, text);
    case NT_FIELD_STRING:
        break;
    }
    return true;
}

bool nt_ingest_is_sound(const nt_schema *schema, size_t field_index, const char *text, nt_cell *out)
{
    const nt_field *field = &schema->fields[field_index];
    const nt_rules *rules = &schema->rules[field_index];
    if (contains(&rules->missing, text) || !is_of_type(field, rules, text, out)) {
        return false;
    }
    long length = (long)strlen(text);
    bool is_text = field->type == NT_FIELD_STRING;
    double number = field->type == NT_FIELD_DATE ? out->date : nt_decimal_value(out->number);
    return !(is_text &&
             (length < rules->shortest || (rules->longest >= 0 && length > rules->longest))) &&
           !(rules->minimum_text && number < rules->minimum) &&
           !(rules->maximum_text && number > rules->maximum) &&
           (!rules->allowed.count || contains(&rules->allowed, text));
}
