/* Whether a table is wide, a column a month, an area, a stage or a kind, and what its columns are
 * then. */
#include "guess.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/personal.h"
#include "base/utf8.h"
#include "ingest/date_format.h"
#include "model/published.h"

enum { LEAST = 3, SEARCHED = 40, JUDGED = 60, YEAR_FIRST = 1900, YEAR_LAST = 2100 };

/* How headings name times, and what they are of where a day stands for more. */
static const char *const formats[] = {
    /* months */
    "%B %Y", "%b-%y", "%b %y", "%B-%Y", "%m/%Y", "%m-%Y", "%Y-%m", "%Y %B",
    /* years, and months of one */
    "%Y", "Tahun %Y", "%B", "Bulan %B",
    /* quarters */
    "Triwulan %q %Y", "%Y Triwulan %q", "Triwulan %q", "TW %q %Y", "%Y TW %q", "TW %q", "TW%q",
    "Q%q %Y", "%Y Q%q", "Q%q", "Kuartal %q %Y", "Kuartal %q", "%Y Kuartal %q",
    /* halves */
    "Semester %s %Y", "%Y Semester %s", "Semester %s", "Smt %s %Y", "Semester %s Tahun %Y",
    /* days */
    "%Y-%m-%d", "%d/%m/%Y", "%d %B %Y",
    /* quarters in English */
    "Quarter %q %Y", "Quarter %q"};
enum { FORMATS = sizeof formats / sizeof *formats };

static bool reads(const char *text, const char *format, nt_time_span *out)
{
    return nt_ingest_parse_span(text, format, NT_SURVEY_CENTURY, out) &&
           (!out->year || (out->year >= YEAR_FIRST && out->year <= YEAR_LAST));
}

/* Of a number a minus sign is no mark between the parts of a day. Where headings name times, any
 * text with a digit is meant as one: "±12", "3-5". */
static bool is_number(nt_grid_cell cell, bool below_times)
{
    const char *text = cell.text + (cell.text[0] == '-' && cell.text[1]);
    return cell.kind == NT_GRID_NUMBER ||
           (cell.kind == NT_GRID_TEXT && strpbrk(text, "0123456789") &&
            (below_times || !text[strspn(text, "0123456789.,% ")]) && !nt_survey_is_day(text));
}

/* Whether it is a time as the headings are, "Maret 2024"; of years alone each may be a number. */
static bool is_time(const char *text, const char *format)
{
    nt_time_span span;
    return strcmp(format, "%Y") != 0 && reads(text, format, &span);
}

/* Whether numbers stand in the column below the row, up to `end`, and little else; below headings
 * of times in that format, or NULL. */
static bool holds_numbers(const nt_grid *sheet, size_t row, size_t end, size_t column,
                          const char *times)
{
    size_t numbers = 0, others = 0;
    for (size_t r = row + 1; r < end && r <= row + JUDGED; r++) {
        nt_grid_cell cell = nt_ingest_grid_cell(&sheet->rows[r], column);
        bool number = is_number(cell, times != NULL) && !(times && is_time(cell.text, times));
        numbers += number;
        others += !number && !nt_survey_is_missing(cell.text);
    }
    return numbers && numbers >= 4 * others;
}

/* ---- the row of headings ---- */

/* How many cells of the row name times of one format above numbers. Years, which any number may be,
 * follow one another. */
static size_t count_spans(const nt_grid *sheet, size_t r, const char *format)
{
    const nt_grid_row *row = &sheet->rows[r];
    size_t count = 0;
    int before = 0;
    for (size_t c = 0; c < row->count; c++) {
        nt_time_span span;
        if (reads(nt_ingest_grid_cell(row, c).text, format, &span) &&
            holds_numbers(sheet, r, sheet->row_count, c, format)) {
            bool follows = !before || abs(span.year - before) == 1;
            if (strcmp(format, "%Y") == 0 && !follows) {
                return 0;
            }
            before = span.year;
            count++;
        }
    }
    return count;
}

/* Two times are headings only where no row above is as long: else years may be data. */
static size_t least_spans(const nt_grid *sheet, size_t r)
{
    size_t width = nt_survey_filled(&sheet->rows[r]);
    NT_RETURN_FIRST(above, r, nt_survey_filled(&sheet->rows[above]) >= width, LEAST,
                    width > 2 ? 2 : LEAST);
}

static const char *span_format(const nt_grid *sheet, size_t r)
{
    size_t best = least_spans(sheet, r) - 1;
    const char *found = NULL;
    for (size_t f = 0; f < FORMATS; f++) {
        size_t count = count_spans(sheet, r, formats[f]);
        if (count > best) {
            best = count;
            found = formats[f];
        }
    }
    return found;
}

/* Whether the row has years and no other times: "2023", merged above its months. */
static bool has_years(const nt_grid_row *row)
{
    size_t years = 0;
    for (size_t c = 0; c < row->count; c++) {
        nt_time_span span;
        years += reads(nt_ingest_grid_cell(row, c).text, "%Y", &span);
    }
    return years > 0;
}

size_t nt_survey_find_spans(const nt_grid *sheet, size_t *first)
{
    for (size_t r = 0; r + 1 < sheet->row_count && r < SEARCHED; r++) {
        const char *format = span_format(sheet, r);
        bool without_year;
        if (format && nt_ingest_is_span_format(format, &without_year)) {
            bool above = without_year && r && has_years(&sheet->rows[r - 1]);
            *first = r - above;
            return 1 + above;
        }
    }
    return 0;
}

/* ---- what its columns are ---- */

typedef struct {
    nt_arena *arena;
    nt_survey *survey;
    nt_survey_wide *wide;
    bool counts_only; /* each column counts something, and is called so */
} judging;

static bool is_column_of_numbers(const nt_survey *survey, const nt_survey_field *field,
                                 const char *times)
{
    return !field->column->filled || holds_numbers(survey->sheet, survey->table->first_row - 1,
                                                   survey->table->end, field->column->index, times);
}

static bool knows_area(const judging *j, const char *text)
{
    return nt_model_find_area(j->arena, j->survey->program, text).area != NULL;
}

/* Whether the heading or each of its cells says that it holds percents. */
static bool holds_percents(const nt_survey_column *c)
{
    bool all = c->filled && NT_ALL(v, c->value_count, strchr(c->values[v].text, '%') != NULL);
    return all || nt_survey_is_percent(c->heading);
}

static bool is_part(judging *j, const nt_survey_field *field)
{
    (void)j;
    return field->column->filled && holds_percents(field->column);
}

/* The number of a cell without marks; -1: it is none. */
static long long number_in(const nt_grid_row *row, const nt_survey_field *field)
{
    const char *text = nt_survey_cell(row, field);
    long long number = *text ? 0 : -1;
    for (; *text && number >= 0 && number < 1000000000000; text++) {
        bool digit = nt_is_digit((unsigned char)*text);
        number = digit ? 10 * number + *text - '0' : strchr("., ", *text) ? number : -1;
    }
    return number;
}

/* Whether it is what the other columns of values make in any row. */
static bool adds_up(const judging *j, const nt_survey_field *total)
{
    const nt_survey *survey = j->survey;
    for (size_t r = survey->table->first_row; r < survey->table->end; r++) {
        const nt_grid_row *row = &survey->sheet->rows[r];
        long long sum = 0;
        for (size_t i = 0; i < survey->field_count; i++) {
            long long part = number_in(row, &survey->fields[i]);
            sum += j->wide->kinds[i] == NT_WIDE_VALUE && part > 0 ? part : 0;
        }
        if (sum == number_in(row, total)) {
            return true;
        }
    }
    return false;
}

/* "Jumlah laporan" adds up nothing where all columns count something else. */
static bool is_total(const judging *j, const char *heading)
{
    const char *slug = nt_utf8_slug(j->arena, heading);
    bool of_something =
        nt_begins(slug, "jumlah-") || nt_begins(slug, "total-") || nt_begins(slug, "jml-");
    return nt_ingest_is_total_heading(j->arena, heading) && !(j->counts_only && of_something);
}

static void keep_if(judging *j, bool (*is)(judging *j, const nt_survey_field *field), size_t *count)
{
    *count = 0;
    NT_EACH(nt_survey_field, field, j->survey->fields, j->survey->field_count) {
        /* Beside stages nothing adds them up, and "Jumlah laporan" is one; a mean adds up nothing,
         * and a share only shares. */
        bool total = j->wide->of != NT_WIDE_STAGES && is_total(j, field->column->heading) &&
                     (is == is_part || !nt_survey_is_share(field->column->heading));
        bool numbers = is_column_of_numbers(j->survey, field,
                                            j->wide->of == NT_WIDE_SPANS ? j->wide->format : NULL);
        bool value = !total && numbers && is(j, field);
        j->wide->kinds[field - j->survey->fields] = value              ? NT_WIDE_VALUE
                                                    : total && numbers ? NT_WIDE_TOTAL
                                                                       : NT_WIDE_OTHER;
        *count += value;
    }
}

static bool is_span(judging *j, const nt_survey_field *field)
{
    nt_time_span span;
    return reads(field->column->heading, j->wide->format, &span);
}

static bool is_area(judging *j, const nt_survey_field *field)
{
    return knows_area(j, field->column->heading);
}

/* The format that reads most headings of columns of numbers. */
static size_t find_format(judging *j)
{
    size_t best = least_spans(j->survey->sheet, j->survey->table->first_heading) - 1;
    const char *found = NULL;
    for (size_t f = 0; f < FORMATS; f++) {
        size_t count;
        j->wide->format = formats[f];
        keep_if(j, is_span, &count);
        if (count > best) {
            best = count;
            found = formats[f];
        }
    }
    j->wide->format = found;
    if (found) {
        keep_if(j, is_span, &best);
    }
    return found ? best : 0;
}

static bool is_first(const judging *j, const char *text)
{
    nt_time_span span;
    return reads(text, j->wide->format, &span) && span.day == 1;
}

/* Days that are all the first of a month stand for it: what a spreadsheet makes of "Jan 2024". */
static bool are_firsts(const judging *j)
{
    const nt_survey_column *c = j->wide->time ? j->wide->time->column : NULL;
    for (size_t v = 0; c && v < c->value_count; v++) {
        if (!is_first(j, c->values[v].text)) {
            return false;
        }
    }
    for (size_t i = 0; !c && i < j->survey->field_count; i++) {
        if (j->wide->kinds[i] == NT_WIDE_VALUE &&
            !is_first(j, j->survey->fields[i].column->heading)) {
            return false;
        }
    }
    return strstr(j->wide->format, "%d") != NULL;
}

enum { SEVERAL_YEARS = -1 };

/* The year of four digits in a text; 0: there is none, or SEVERAL_YEARS. */
static int year_in(const char *text)
{
    int found = 0;
    for (const char *at = text; *at; at++) {
        size_t digits = strspn(at, "0123456789");
        int year = digits == 4 ? atoi(at) : 0;
        if (year >= YEAR_FIRST && year <= YEAR_LAST) {
            found = found && found != year ? SEVERAL_YEARS : year;
        }
        at += digits ? digits - 1 : 0;
    }
    return found;
}

/* The text from which the year is taken: what stands above the table, else the sheet's name or the
 * file's. */
static const char *text_with_year(const nt_grid *sheet, const nt_survey_table *table,
                                  const char *file)
{
    for (size_t r = 0; r < table->first_heading; r++) {
        for (size_t c = 0; c < sheet->rows[r].count; c++) {
            const char *text = nt_ingest_grid_cell(&sheet->rows[r], c).text;
            if (year_in(text)) {
                return text;
            }
        }
    }
    return year_in(sheet->name) ? sheet->name : file;
}

int nt_survey_year_of(const nt_grid *sheet, const nt_survey_table *table, const char *file)
{
    int year = year_in(text_with_year(sheet, table, file));
    return year == SEVERAL_YEARS ? 0 : year;
}

/* ---- the time of each row, or of all ---- */

/* What the words around the table say that is counted; NULL nothing. */
static const char *unit_in(const char *text)
{
    static const char *const counted[] = {"reports",   "violations", "sanctions",
                                          "decisions", "persons",    NULL};
    for (const char *at = text; *at;) {
        size_t length = strcspn(at, " ,.()/_-");
        const nt_unit *unit = length ? nt_model_unit(NULL, at, length) : NULL;
        if (unit && nt_utf8_is_one_of(unit->id, counted)) {
            return unit->id;
        }
        at += length + (at[length] != '\0');
    }
    return NULL;
}

/* "Pelaku (orang)" counts persons, whatever its other words. NULL: its brackets name no unit. */
static const char *unit_in_brackets(const char *heading)
{
    const char *open = strrchr(heading, '(');
    const nt_unit *unit = open ? nt_model_unit(NULL, open + 1, strcspn(open + 1, ")")) : NULL;
    return unit ? unit->id : NULL;
}

/* The format that reads all cells of a column: that of headings, and numbers of years, months and
 * quarters where the heading calls them so: "Bulan laporan", not "Laporan bulan ini". NULL none. */
static const char *row_format(const judging *j, const nt_survey_field *field)
{
    const nt_survey_column *c = field->column;
    const char *slug = nt_utf8_slug(j->arena, c->heading);
    size_t said = unit_in(c->heading) ? strcspn(slug, "-") : strlen(slug);
    slug = nt_arena_printf(j->arena, "-%.*s-", (int)said, slug);
    const char *bare = nt_utf8_has_word(slug, "bulan bln month")                 ? "%m"
                       : nt_utf8_has_word(slug, "triwulan tw kuartal quarter q") ? "%q"
                       : nt_utf8_has_word(slug, "semester smt")                  ? "%s"
                                                                                 : NULL;
    bool of_years = nt_utf8_has_word(slug, "tahun thn year periode period");
    for (size_t f = 0; c->filled && f < FORMATS + 2; f++) {
        const char *format = f > 1 ? formats[f - 2] : f ? bare : c->days.format;
        bool without_year, all = format && nt_ingest_is_span_format(format, &without_year) &&
                                 (strcmp(format, "%Y") != 0 || of_years);
        for (size_t v = 0; all && v < c->value_count; v++) {
            nt_time_span span;
            all = reads(c->values[v].text, format, &span);
        }
        if (all) {
            return format;
        }
    }
    return NULL;
}

/* "No. Berkas" is called a number of cases, "Laporan (berkas)" is not. */
static bool is_called_id(const judging *j, const nt_survey_field *field)
{
    const char *heading = field->column->heading;
    return nt_survey_hinted(nt_arena_text(j->arena, heading, strcspn(heading, "(")), NT_HINT_ID);
}

/* "1 2 3", times, days of a month, codes: numbers that count nothing; nor do shares. */
static bool is_kind(judging *j, const nt_survey_field *field)
{
    static const char *const counters[] = {"no",   "nomor", "tahun",   "year", "kode",
                                           "code", "urut",  "tanggal", "tgl",  "hari",
                                           "day",  "date",  NULL};
    const char *slug = nt_utf8_slug(j->arena, field->column->heading);
    return field->column->filled && !nt_utf8_is_one_of(slug, counters) && !nt_begins(slug, "no-") &&
           !nt_survey_is_share(field->column->heading) && !is_called_id(j, field) &&
           !row_format(j, field) && !holds_percents(field->column);
}

/* "Aduan" and "Temuan" are words for one unit: rows that hold both are of two kinds, unless the
 * heading says otherwise. */
static bool names_units(const judging *j, const nt_survey_column *c)
{
    bool called = nt_utf8_has_word(nt_utf8_framed(j->arena, c->heading), "satuan unit");
    const nt_unit *unit = NULL;
    for (size_t v = 0; v < c->value_count; v++) {
        const char *text = c->values[v].text;
        const nt_unit *before = unit;
        unit = nt_model_unit(NULL, text, strlen(text));
        if (!unit || (unit == before && !called)) {
            return false;
        }
    }
    return unit != NULL;
}

/* "Lembaga" is who counted; agencies and offices are those that are counted. */
static bool names_counter(const judging *j, const nt_survey_column *c)
{
    static const char *const called[] = {
        "lembaga",       "penghitung",   "pencatat",   "lembaga-pencatat", "lembaga-penghitung",
        "dihitung-oleh", "dicatat-oleh", "counted-by", "counter",          NULL};
    return c->filled && nt_utf8_is_one_of(nt_utf8_slug(j->arena, c->heading), called);
}

static bool is_stage(judging *j, const nt_survey_field *field)
{
    return nt_survey_indicator(field->column->heading) != NULL && !is_called_id(j, field);
}

/* What rows say of their numbers: in what unit, and by whom they were counted. */
static void find_row_words(judging *j)
{
    j->wide->unit_field = j->wide->counter = NULL;
    NT_EACH(const nt_survey_field, field, j->survey->fields, j->survey->field_count) {
        if (j->wide->kinds[field - j->survey->fields] == NT_WIDE_OTHER) {
            j->wide->unit_field = names_units(j, field->column) ? field : j->wide->unit_field;
            j->wide->counter = names_counter(j, field->column) ? field : j->wide->counter;
        }
    }
}

/* "2024 (s.d. Juni)", "Jan-Mar 2024", "Caturwulan I 2023": words of time alone, with a year or a
 * month among them. */
static bool is_time_alone(const judging *j, const char *text)
{
    static const char months[] = "jan* feb* peb* mar* apr* mei may jun* jul* agu* aug* sep* okt* "
                                 "oct* nov* nop* des* dec*",
                      others[] =
                          "ags agt triwulan tw kuartal quarter caturwulan cawu semester smt bulan "
                          "tahun thn year month periode s d sd dengan sampai hingga until through "
                          "to up per tanggal tgl awal akhir i ii iii iv v vi vii viii ix x xi xii "
                          "q1 q2 q3 q4";
    const char *slug = nt_utf8_slug(j->arena, text);
    bool says = year_in(text) || nt_utf8_has_word(nt_utf8_framed(j->arena, text), months);
    for (const char *at = slug; says && *at;) {
        size_t length = strcspn(at, "-");
        const char *word = nt_arena_printf(j->arena, "-%.*s-", (int)length, at);
        says = strspn(at, "0123456789") == length || nt_utf8_has_word(word, months) ||
               nt_utf8_has_word(word, others);
        at += length + (at[length] == '-');
    }
    return says;
}

/* Times that are read in no one way: "2020/2021", a school year, or two years, of which no cell
 * says the first day; "2023", "2024 (s.d. Juni)", of which one is not all of its year. */
static bool names_years(const judging *j, const nt_survey_column *c)
{
    bool called = nt_utf8_has_word(nt_utf8_framed(j->arena, c->heading), "tahun thn year periode");
    bool several = called && NT_ALL(v, c->value_count, year_in(c->values[v].text) == SEVERAL_YEARS);
    bool alone =
        c->numbers < c->filled && NT_ALL(v, c->value_count, is_time_alone(j, c->values[v].text));
    return c->filled && (several || alone);
}

/* The first column of numbers whose heading is a time that is not read as one: beside others that
 * are, or as all of them. */
static const nt_survey_field *find_unread_time(judging *j)
{
    const nt_survey_wide *w = j->wide;
    nt_wide_kind kind = w->of == NT_WIDE_SPANS ? NT_WIDE_OTHER : NT_WIDE_VALUE;
    const nt_survey_field *found = NULL;
    for (size_t i = 0; i < j->survey->field_count; i++) {
        const nt_survey_field *field = &j->survey->fields[i];
        bool unread = w->kinds[i] == kind && is_time_alone(j, field->column->heading) &&
                      is_column_of_numbers(j->survey, field, w->format ? w->format : "%Y");
        if (!unread && kind == NT_WIDE_VALUE && w->kinds[i] == kind) {
            return NULL;
        }
        found = unread && !found && field != w->time && field != w->year_field ? field : found;
    }
    return w->of == NT_WIDE_SPANS || w->of == NT_WIDE_KINDS ? found : NULL;
}

/* The column of times of rows, and of years where these have none; a column of years alone is one
 * of times. */
static void find_row_columns(judging *j)
{
    nt_survey_wide *w = j->wide;
    const nt_survey_field *years = NULL;
    const char *of_years = NULL;
    w->time = w->year_field = NULL;
    w->format = NULL;
    for (size_t i = 0; i < j->survey->field_count; i++) {
        const nt_survey_field *field = &j->survey->fields[i];
        const char *format = w->kinds[i] == NT_WIDE_OTHER ? row_format(j, field) : NULL;
        if (format && strcmp(format + strlen(format) - 2, "%Y") == 0 &&
            !strpbrk(format, "Bmdqbs")) {
            years = field;
            of_years = format;
        } else if (format && !w->time) {
            w->time = field;
            w->format = format;
        }
    }
    bool without_year = false;
    if (!w->time) {
        w->time = years;
        w->format = of_years;
    } else if (nt_ingest_is_span_format(w->format, &without_year) && without_year) {
        w->year_field = years;
    }
    find_row_words(j);
    w->years = NULL;
    for (size_t i = 0; !w->time && i < j->survey->field_count; i++) {
        const nt_survey_field *field = &j->survey->fields[i];
        bool several = w->kinds[i] == NT_WIDE_OTHER && names_years(j, field->column);
        w->years = several ? field : w->years;
    }
}

/* A text that speaks of a part of a year, or of its days so far. */
static bool tells_part_of_year(const judging *j, const char *text)
{
    static const char parts[] = "jan* feb* peb* mar* apr* mei may jun* jul* agu* aug* sep* okt* "
                                "oct* nov* des* dec* triwulan "
                                "tw kuartal quarter q1 q2 q3 q4 caturwulan semester smt bulan "
                                "month sd s-d sampai hingga per "
                                "until through up";
    return nt_utf8_has_word(nt_utf8_framed(j->arena, text), parts);
}

/* "Data per 31 Desember 2024", the same in brackets. */
static nt_date day_up_to(const judging *j, const char *text)
{
    for (const char *at = text; *at; at++) {
        bool begins = at == text || nt_small(at[-1]) < 'a' || nt_small(at[-1]) > 'z';
        if (begins && nt_small(at[0]) == 'p' && nt_small(at[1]) == 'e' && nt_small(at[2]) == 'r' &&
            at[3] == ' ') {
            const char *day = nt_arena_text(j->arena, at + 4, strcspn(at + 4, ",;)"));
            const char *format = nt_ingest_format_of_date(day);
            nt_civil civil;
            if (format && nt_ingest_parse_date(day, format, NT_SURVEY_CENTURY, &civil)) {
                return nt_date_from_civil(civil.year, civil.month, civil.day);
            }
        }
    }
    return NT_DATE_UNKNOWN;
}

/* The day of all numbers that is said above or below the table; else their year, where nothing says
 * that it is a part of it. */
static void find_common_time(judging *j, const char *file)
{
    const nt_grid *sheet = j->survey->sheet;
    const nt_survey_table *table = j->survey->table;
    for (size_t r = 0; r < sheet->row_count && !nt_date_known(j->wide->as_of); r++) {
        bool around = r < table->first_heading || r >= table->end;
        for (size_t c = 0; around && c < sheet->rows[r].count; c++) {
            nt_date day = day_up_to(j, nt_ingest_grid_cell(&sheet->rows[r], c).text);
            j->wide->as_of = nt_date_known(day) ? day : j->wide->as_of;
        }
    }
    bool whole = !nt_date_known(j->wide->as_of) &&
                 !tells_part_of_year(j, text_with_year(sheet, table, file));
    j->wide->year = whole ? nt_survey_year_of(sheet, table, file) : 0;
}

/* "Bulan; 2023; 2024": rows that have a time beside that of the headings. */
static const nt_survey_field *find_part(const judging *j)
{
    NT_RETURN_FIRST(i, j->survey->field_count,
                    j->wide->kinds[i] == NT_WIDE_OTHER &&
                        &j->survey->fields[i] != j->wide->year_field &&
                        row_format(j, &j->survey->fields[i]),
                    &j->survey->fields[i], NULL);
}

/* The year of headings that have none. */
static void find_year(judging *j, const char *file)
{
    const nt_survey *survey = j->survey;
    NT_EACH(const nt_survey_field, field, survey->fields, survey->field_count) {
        const char *format = row_format(j, field);
        if (format && strcmp(format, "%Y") == 0) {
            j->wide->year_field = field;
            return;
        }
    }
    j->wide->year = nt_survey_year_of(survey->sheet, survey->table, file);
}

/* Rows "Laporan masuk", "Terbukti": no remarks, whatever the column is called. */
static bool names_stages(const nt_survey_column *c)
{
    size_t stages = 0;
    while (stages < c->value_count && nt_survey_indicator(c->values[stages].text)) {
        stages++;
    }
    return stages == c->value_count;
}

/* A column whose texts tell rows apart and may be printed: no names of persons. */
static bool may_tell(const judging *j, const nt_survey_field *field)
{
    const nt_survey_column *c = field->column;
    bool person = nt_survey_hinted(c->heading, NT_HINT_PERSON) &&
                  !nt_survey_hinted(c->heading, NT_HINT_THING) &&
                  !nt_survey_hinted(c->heading, NT_HINT_SORT);
    return j->wide->kinds[field - j->survey->fields] == NT_WIDE_OTHER && c->filled && !person &&
           !c->personal_numbers && !c->addresses &&
           (!nt_survey_hinted(c->heading, NT_HINT_FREE) || names_stages(c)) &&
           field != j->wide->time && field != j->wide->year_field && field != j->wide->unit_field &&
           field != j->wide->counter && field != j->wide->years && field != j->wide->part &&
           !is_column_of_numbers(j->survey, field, NULL);
}

static bool holds_areas(const judging *j, const nt_survey_field *field)
{
    size_t known = 0, rows = 0;
    if (nt_survey_hinted_area(field->column->heading) == 2) {
        return true;
    }
    for (size_t v = 0; v < field->column->value_count; v++) {
        known += knows_area(j, field->column->values[v].text) ? field->column->values[v].count : 0;
        rows += field->column->values[v].count;
    }
    return 2 * known > rows;
}

/* Whether the column says the same in all rows that the other one holds alike; NULL: in all. */
static bool follows(const judging *j, const nt_survey_field *field, const nt_survey_field *other)
{
    NT_PASSING_ARENA(scratch);
    const nt_grid_row *rows = j->survey->sheet->rows;
    nt_map seen = nt_map_open(scratch);
    for (size_t r = j->survey->table->first_row; r < j->survey->table->end; r++) {
        const char *key = other ? nt_survey_cell(&rows[r], other) : "";
        size_t first = nt_map_keep(&seen, key, r);
        if (first != NT_MAP_NONE &&
            strcmp(nt_survey_cell(&rows[first], field), nt_survey_cell(&rows[r], field)) != 0) {
            return false;
        }
    }
    return true;
}

/* Whether the column adds nothing to the area and the time: it is the same all the way down, or a
 * name beside a code; a kind is told even where each area has one. */
static bool is_implied(const judging *j, const nt_survey_field *field)
{
    const nt_survey_wide *w = j->wide;
    return ((w->area || w->time) && follows(j, field, NULL)) ||
           (w->area && !nt_survey_hinted(field->column->heading, NT_HINT_SORT) &&
            follows(j, field, w->area));
}

/* The last column of areas, which is the narrowest as tables are written, and the first of other
 * texts that says more. Where headings name kinds, rows can have none of their own. */
static void find_labels(judging *j)
{
    nt_survey_wide *w = j->wide;
    const nt_survey_field *other = NULL;
    w->area = NULL;
    NT_EACH(const nt_survey_field, field, j->survey->fields, j->survey->field_count) {
        bool areas = w->of != NT_WIDE_AREAS && may_tell(j, field) && holds_areas(j, field);
        w->area = areas ? field : w->area;
    }
    NT_EACH(const nt_survey_field, field, j->survey->fields, j->survey->field_count) {
        if (!other && may_tell(j, field) && !holds_areas(j, field) && !is_implied(j, field)) {
            other = field;
        }
    }
    bool of_kinds = w->of == NT_WIDE_KINDS && !w->single;
    w->category = of_kinds ? NULL : other;
    w->rival = of_kinds ? other : NULL;
}

static const char *before_percent(nt_arena *arena, const char *text)
{
    size_t length = strcspn(text, "%");
    length -= length && text[length] && text[length - 1] == ' ';
    return text[length] ? nt_arena_text(arena, text, length) : text;
}

/* How the amounts of all columns are written. Of "1.234" alone nobody knows which mark it has: that
 * of a count is the one between thousands, and a spreadsheet knows it. */
static void judge_amounts(judging *j)
{
    NT_VEC(nt_survey_value) values = {0};
    bool grouped = j->survey->sheet->number == 0;
    for (size_t i = 0; i < j->survey->field_count; i++) {
        const nt_survey_column *c = j->survey->fields[i].column;
        for (size_t v = 0; j->wide->kinds[i] == NT_WIDE_VALUE && v < c->value_count; v++) {
            nt_survey_value value = c->values[v];
            value.text = before_percent(j->arena, value.text);
            const char *mark = strpbrk(value.text, ".,");
            nt_vec_push(j->arena, &values, value);
            j->wide->mark = mark && !j->wide->mark ? *mark : j->wide->mark;
            grouped = grouped && (!mark || (*mark == j->wide->mark && strlen(mark) % 4 == 0));
        }
    }
    j->wide->amounts = nt_survey_judge_numbers(values.items, values.count);
    j->wide->is_whole = grouped || !j->wide->mark;
}

/* "100 persen data masuk" is an amount. */
static bool has_amount(const char *text)
{
    for (const char *at = text; (at = strpbrk(at, "0123456789"));) {
        at += strspn(at, "0123456789.,");
        const char *unit = at + (*at == ' ');
        if (*unit == '%' || strncasecmp(unit, "persen", 6) == 0 ||
            strncasecmp(unit, "percent", 7) == 0) {
            return true;
        }
    }
    return false;
}

/* "Jumlah dan persentase" does not say which a number is. */
static bool says_percents(const judging *j, const char *text)
{
    const char *slug = nt_utf8_framed(j->arena, text);
    return nt_survey_is_percent(text) && !has_amount(text) &&
           !(nt_utf8_has_word(slug, "jumlah banyaknya number") &&
             nt_utf8_has_word(slug, "dan serta and"));
}

/* Whether it is from 0 to 100, as far as its form tells. */
static bool is_percent(const char *text)
{
    char *rest;
    long whole = strtol(text, &rest, 10);
    return *text != '-' && (whole < 100 || (whole == 100 && !strpbrk(rest, "123456789")));
}

/* Whether the numbers are shares of kinds, in percent: the columns say so, or the title does, where
 * rows have no unit of their own, and none exceeds a hundred. */
static bool are_shares(const judging *j)
{
    const nt_survey_wide *w = j->wide;
    bool said =
        !w->unit_field && (says_percents(j, w->title) || says_percents(j, j->survey->sheet->name));
    bool shares = (w->category || (w->of == NT_WIDE_KINDS && !w->single)) &&
                  !(w->unit_field && w->unit_field->column->value_count > 1);
    for (size_t i = 0; shares && i < j->survey->field_count; i++) {
        const nt_survey_column *c = j->survey->fields[i].column;
        bool value = w->kinds[i] == NT_WIDE_VALUE;
        shares = !value || said || holds_percents(c);
        for (size_t v = 0; value && shares && v < c->value_count; v++) {
            shares = is_percent(c->values[v].text);
        }
    }
    return shares && w->of != NT_WIDE_STAGES;
}

/* The first line above the table is its title; what is counted may stand in it. */
static void find_words(judging *j, const char *file)
{
    enum { TITLE_BYTES_MAX = 120 };
    const nt_survey *survey = j->survey;
    j->wide->title = "";
    for (size_t r = 0; r < survey->table->first_heading && !*j->wide->title; r++) {
        const char *text = nt_ingest_grid_cell(&survey->sheet->rows[r], 0).text;
        bool fits = strlen(text) < TITLE_BYTES_MAX && !nt_personal_holds(text, strlen(text));
        j->wide->title = fits ? text : "";
    }
    const char *unit = unit_in(j->wide->title);
    unit = unit || !j->wide->single ? unit : unit_in(j->wide->single->column->heading);
    unit = unit ? unit : unit_in(survey->sheet->name);
    j->wide->unit = unit ? unit : unit_in(file);
}

/* Where headings name units in brackets, each column has its own: that, else the first in its
 * words, else the table's. */
static void find_units(judging *j)
{
    nt_survey_wide *w = j->wide;
    const char **units = nt_new_array(j->arena, const char *, j->survey->field_count + 1);
    bool named = false;
    for (size_t i = 0; i < j->survey->field_count; i++) {
        const char *heading = j->survey->fields[i].column->heading;
        if (w->kinds[i] == NT_WIDE_VALUE) {
            const char *own = unit_in_brackets(heading), *word = unit_in(heading);
            units[i] = own ? own : word ? word : w->unit;
            named = named || own;
        }
    }
    if (named && !w->unit_field && (w->of == NT_WIDE_STAGES || w->of == NT_WIDE_KINDS)) {
        w->unit = NULL;
        w->units = units;
    }
}

static bool is_of_areas(judging *j)
{
    size_t count;
    j->wide->of = NT_WIDE_AREAS;
    keep_if(j, is_area, &count);
    find_row_columns(j);
    return count >= LEAST;
}

/* "No" beside rows, which has a number for each of them: no case is called by it. */
static bool is_row_number(const nt_survey_field *field)
{
    static const char *const called[] = {"no", "nomor", "nr", "no-urut", "nomor-urut", NULL};
    NT_PASSING_ARENA(scratch);
    return nt_utf8_is_one_of(nt_utf8_slug(scratch, field->column->heading), called);
}

/* Whether no day stands twice beside one text of the column. */
static bool is_once_a_day(const judging *j, const nt_survey_field *label)
{
    NT_PASSING_ARENA(scratch);
    nt_map seen = nt_map_open(scratch);
    for (size_t r = j->survey->table->first_row; r < j->survey->table->end; r++) {
        const nt_grid_row *row = &j->survey->sheet->rows[r];
        const char *pair = nt_arena_printf(scratch, "%s\n%s", nt_survey_cell(row, label),
                                           nt_survey_cell(row, j->wide->time));
        if (nt_map_keep(&seen, pair, r) != NT_MAP_NONE) {
            return false;
        }
    }
    return true;
}

/* Whether a row tells of one agency or area what was known on a day: each stands once beside it,
 * and all else are numbers. The day is one for all, or not called that of a report, and two are
 * counted: else it may be the day of a case, and the number its amount. */
static bool is_of_states(const judging *j)
{
    const nt_survey_wide *w = j->wide;
    const nt_survey_field *label = w->area ? w->area : w->category ? w->category : w->rival;
    if (!w->time || !label || is_called_id(j, label) || label->column->filled < 2) {
        return false;
    }
    bool one_day = w->time->column->value_count == 1;
    bool plain = !nt_survey_hinted(w->time->column->heading, NT_HINT_REPORTED) && !w->single;
    return (one_day || plain) && is_once_a_day(j, label) &&
           NT_ALL(i, j->survey->field_count,
                  (w->kinds[i] != NT_WIDE_OTHER &&
                   !nt_survey_hinted(j->survey->fields[i].column->heading, NT_HINT_TRAIT)) ||
                      &j->survey->fields[i] == w->time || &j->survey->fields[i] == label ||
                      is_row_number(&j->survey->fields[i]) ||
                      holds_percents(j->survey->fields[i].column));
}

/* Days are those of cases, unless each stands once, or tells what was known, beside columns of
 * counts: numbers of which some are more than a tick. */
static bool has_cases(const judging *j)
{
    const nt_survey_field *day = nt_survey_holder(j->survey, "case.reported_on");
    bool counts = !day || day->column->value_count == day->column->filled || is_of_states(j);
    for (size_t i = 0; day && counts && i < j->survey->field_count; i++) {
        const nt_survey_column *c = j->survey->fields[i].column;
        bool more =
            j->wide->kinds[i] != NT_WIDE_VALUE ||
            NT_ANY(v, c->value_count, strspn(c->values[v].text, "01") != strlen(c->values[v].text));
        counts = more;
    }
    return !counts;
}

/* Stages, each once, and at least two of them or no other numbers, whose rows can be told apart. */
static bool is_of_stages(judging *j)
{
    size_t count, numbers;
    j->wide->of = NT_WIDE_STAGES;
    keep_if(j, is_kind, &numbers);
    keep_if(j, is_stage, &count);
    find_row_columns(j);
    find_labels(j);
    nt_map seen = nt_map_open(j->arena);
    bool once = true;
    for (size_t i = 0; i < j->survey->field_count; i++) {
        const char *heading = j->survey->fields[i].column->heading;
        once = once && (j->wide->kinds[i] != NT_WIDE_VALUE ||
                        nt_map_keep(&seen, nt_survey_indicator(heading), i) == NT_MAP_NONE);
    }
    return once && count && (count > 1 || numbers == 1) &&
           (j->wide->area || j->wide->category || j->wide->time || j->wide->counter ||
            j->wide->years) &&
           !has_cases(j);
}

/* The one column of a kind; NULL: there is none, or several. */
static const nt_survey_field *only(const judging *j, nt_wide_kind kind)
{
    const nt_survey_field *found = NULL;
    size_t count = 0;
    for (size_t i = 0; i < j->survey->field_count; i++) {
        count += j->wide->kinds[i] == kind;
        found = j->wide->kinds[i] == kind ? &j->survey->fields[i] : found;
    }
    return count == 1 ? found : NULL;
}

/* The one column of numbers, which is no kind; one that adds up others adds up none. */
static const nt_survey_field *find_single(const judging *j, size_t count)
{
    const nt_survey_field *single = only(j, count ? NT_WIDE_VALUE : NT_WIDE_TOTAL);
    if (single) {
        j->wide->kinds[single - j->survey->fields] = NT_WIDE_VALUE;
    }
    return single;
}

/* Whether the heading of the one column says that it counts something. */
static bool is_single_count(const judging *j)
{
    const nt_survey_field *single = j->wide->single;
    return single && (nt_ingest_is_total_heading(j->arena, single->column->heading) ||
                      holds_percents(single->column) || unit_in(single->column->heading));
}

/* Whether all but the time of a row are counts, none of them a number of a case. */
static bool has_numbers_alone(const judging *j)
{
    return NT_ALL(i, j->survey->field_count,
                  &j->survey->fields[i] == j->wide->time || j->wide->kinds[i] == NT_WIDE_VALUE);
}

/* "Perkara; Masuk; Putus; Sisa": kinds of rows, each once, beside nothing but numbers. */
static bool has_rival_alone(const judging *j)
{
    const nt_survey_field *rival = j->wide->rival;
    size_t kinds = rival ? rival->column->value_count : 0;
    if (kinds < 2 || kinds != rival->column->filled || is_called_id(j, rival)) {
        return false;
    }
    return NT_ALL(i, j->survey->field_count,
                  &j->survey->fields[i] == rival || j->wide->kinds[i] != NT_WIDE_OTHER);
}

/* Columns of numbers in a table without days of cases, whose rows are areas or times; one of counts
 * may be of anything that tells rows apart, and several beside one column of kinds are said to have
 * two. Where none counts, of percents. */
static bool is_of_kinds(judging *j)
{
    size_t count;
    j->wide->of = NT_WIDE_KINDS;
    keep_if(j, is_kind, &count);
    const nt_survey_field *total = only(j, NT_WIDE_TOTAL);
    if (count == 0 ? !total : total && !adds_up(j, total)) {
        j->counts_only = true;
        keep_if(j, is_kind, &count);
    }
    if (!count && !only(j, NT_WIDE_TOTAL)) {
        keep_if(j, is_part, &count);
    }
    j->wide->single = find_single(j, count);
    find_row_columns(j);
    find_labels(j);
    return (count || j->wide->single) &&
           (j->wide->area || j->wide->time || j->wide->years || has_rival_alone(j) ||
            ((j->wide->category || j->wide->counter) && is_single_count(j))) &&
           (!nt_survey_holder(j->survey, "case.reported_on") ||
            ((has_numbers_alone(j) || is_of_states(j)) && !has_cases(j)));
}

/* "Harga", "Anggaran (Rp)": of money, which counts nothing. */
static bool is_money(const judging *j, size_t field)
{
    const char *heading = j->survey->fields[field].column->heading;
    return nt_utf8_has_word(nt_utf8_framed(j->arena, heading),
                            "harga biaya nilai anggaran pagu realisasi rupiah rp tarif gaji denda "
                            "price cost amount budget value salary fee idr usd");
}

/* A figure has one category: where rows name agencies or kinds, each column is a count of its own;
 * where they name areas besides, the columns are rather kinds of one count. */
static void give_way(const judging *j)
{
    nt_survey_wide *w = j->wide;
    if (w->rival && !w->area &&
        NT_ALL(i, j->survey->field_count, w->kinds[i] != NT_WIDE_VALUE || !is_money(j, i))) {
        w->of = NT_WIDE_COUNTS;
        w->category = w->rival;
        w->rival = NULL;
    }
}

nt_survey_wide *nt_survey_find_wide(nt_arena *arena, nt_survey *survey, const char *file)
{
    nt_survey_wide *wide = nt_new(arena, nt_survey_wide);
    judging j = {.arena = arena, .survey = survey, .wide = wide};
    bool without_year = true;
    wide->kinds = nt_new_array(arena, nt_wide_kind, survey->field_count + 1);
    wide->as_of = NT_DATE_UNKNOWN;
    if (find_format(&j)) {
        wide->of = NT_WIDE_SPANS;
        find_row_words(&j);
    } else if (!is_of_areas(&j) && !is_of_stages(&j) && !is_of_kinds(&j)) {
        return NULL;
    }
    if (!wide->format) {
        find_common_time(&j, file);
    } else {
        wide->stands_for_month = are_firsts(&j);
        nt_ingest_is_span_format(wide->format, &without_year);
        if (without_year && !wide->year_field) {
            find_year(&j, file);
        }
        wide->lacks_year = without_year && !wide->year && !wide->year_field;
    }
    wide->part = wide->of == NT_WIDE_SPANS ? find_part(&j) : NULL;
    wide->unread = find_unread_time(&j);
    find_labels(&j);
    judge_amounts(&j);
    find_words(&j, file);
    wide->is_shares = are_shares(&j);
    wide->is_whole = wide->is_whole && !wide->is_shares;
    if (wide->is_shares) {
        wide->unit = "percent";
        wide->unit_field = NULL; /* that is of what they are shares of */
    } else if (says_percents(&j, wide->title)) {
        wide->unit = NULL; /* what it names may be what they are percents of */
    }
    if (!wide->is_shares) {
        find_units(&j);
        give_way(&j);
    }
    return wide;
}
