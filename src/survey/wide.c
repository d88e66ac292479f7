/* Whether a table is wide, a column a month, an area, a stage or a kind, and what its columns are
 * then. */
#include "wide.h"

#include <stdlib.h>
#include <string.h>

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

/* Of a number a minus sign is no mark between the parts of a day. */
static bool is_number(nt_grid_cell cell)
{
    const char *text = cell.text + (cell.text[0] == '-' && cell.text[1]);
    return cell.kind == NT_GRID_NUMBER ||
           (cell.kind == NT_GRID_TEXT && strpbrk(text, "0123456789") &&
            !text[strspn(text, "0123456789.,")] && !nt_survey_is_day(text));
}

/* Whether numbers stand in the column below the row, and little else. */
static bool holds_numbers(const nt_grid *sheet, size_t row, size_t column)
{
    size_t numbers = 0, others = 0;
    for (size_t r = row + 1; r < sheet->row_count && r <= row + JUDGED; r++) {
        nt_grid_cell cell = nt_survey_cell_at(&sheet->rows[r], column);
        bool number = is_number(cell);
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
        if (reads(nt_survey_cell_at(row, c).text, format, &span) && holds_numbers(sheet, r, c)) {
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

static const char *span_format(const nt_grid *sheet, size_t r)
{
    size_t best = LEAST - 1;
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
        years += reads(nt_survey_cell_at(row, c).text, "%Y", &span);
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
} judging;

static bool is_column_of_numbers(const nt_survey *survey, const nt_survey_field *field)
{
    return !field->column->filled ||
           holds_numbers(survey->sheet, survey->table->first_row - 1, field->column->index);
}

static bool knows_area(const judging *j, const char *text)
{
    return nt_model_find_area(j->arena, j->survey->program, text).area != NULL;
}

static void keep_if(judging *j, bool (*is)(judging *j, const nt_survey_field *field), size_t *count)
{
    *count = 0;
    NT_EACH(nt_survey_field, field, j->survey->fields, j->survey->field_count) {
        /* Beside stages nothing adds them up, and "Jumlah laporan" is one; a mean adds up nothing.
         */
        bool total = j->wide->of != NT_WIDE_STAGES &&
                     nt_ingest_is_total_heading(j->arena, field->column->heading) &&
                     !nt_survey_is_share(field->column->heading);
        bool value = !total && is_column_of_numbers(j->survey, field) && is(j, field);
        j->wide->kinds[field - j->survey->fields] =
            value                                             ? NT_WIDE_VALUE
            : total && is_column_of_numbers(j->survey, field) ? NT_WIDE_TOTAL
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

static bool is_stage(judging *j, const nt_survey_field *field)
{
    (void)j;
    return nt_survey_indicator(field->column->heading) != NULL;
}

/* "1 2 3", years, codes: numbers that count nothing; nor do shares. */
static bool is_kind(judging *j, const nt_survey_field *field)
{
    static const char *const counters[] = {"no",   "nomor", "tahun", "year",
                                           "kode", "code",  "urut",  NULL};
    (void)j;
    const char *slug = nt_utf8_slug(j->arena, field->column->heading);
    return field->column->filled && !nt_utf8_is_one_of(slug, counters) &&
           strncmp(slug, "no-", 3) != 0 && !nt_survey_is_share(field->column->heading) &&
           !nt_survey_hinted(field->column->heading, NT_HINT_ID);
}

/* The format that reads most headings of columns of numbers. */
static size_t find_format(judging *j)
{
    size_t best = LEAST - 1;
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

/* Days that are all the first of a month stand for it: what a spreadsheet makes of "Jan 2024". */
static bool are_firsts(const judging *j)
{
    for (size_t i = 0; i < j->survey->field_count; i++) {
        nt_time_span span;
        if (j->wide->kinds[i] == NT_WIDE_VALUE &&
            (!reads(j->survey->fields[i].column->heading, j->wide->format, &span) ||
             span.day != 1)) {
            return false;
        }
    }
    return true;
}

/* A year of four digits in a text; 0 none. */
static int year_in(const char *text)
{
    for (const char *at = text; *at; at++) {
        size_t digits = strspn(at, "0123456789");
        int year = digits == 4 ? atoi(at) : 0;
        if (year >= YEAR_FIRST && year <= YEAR_LAST) {
            return year;
        }
        at += digits ? digits - 1 : 0;
    }
    return 0;
}

/* The year of headings that have none: of a column of years, else of what stands above the table,
 * else of the sheet's name or the file's. */
int nt_survey_year_of(const nt_grid *sheet, const nt_survey_table *table, const char *file)
{
    int year = 0;
    for (size_t r = 0; !year && r < table->first_heading; r++) {
        for (size_t c = 0; !year && c < sheet->rows[r].count; c++) {
            year = year_in(nt_survey_cell_at(&sheet->rows[r], c).text);
        }
    }
    year = year ? year : year_in(sheet->name);
    return year ? year : year_in(file);
}

static void find_year(judging *j, const char *file)
{
    const nt_survey *survey = j->survey;
    NT_EACH(const nt_survey_field, field, survey->fields, survey->field_count) {
        const nt_survey_column *c = field->column;
        size_t years = 0;
        for (size_t v = 0; v < c->value_count; v++) {
            years += strlen(c->values[v].text) == 4 && year_in(c->values[v].text) ? 1 : 0;
        }
        if (years && years == c->value_count) {
            j->wide->year_field = field;
            return;
        }
    }
    j->wide->year = nt_survey_year_of(survey->sheet, survey->table, file);
}

/* A column whose texts tell rows apart and may be printed: no names of persons. */
static bool may_tell(const judging *j, const nt_survey_field *field)
{
    const nt_survey_column *c = field->column;
    bool person = nt_survey_hinted(c->heading, NT_HINT_PERSON) &&
                  !nt_survey_hinted(c->heading, NT_HINT_THING) &&
                  !nt_survey_hinted(c->heading, NT_HINT_SORT);
    return j->wide->kinds[field - j->survey->fields] == NT_WIDE_OTHER && c->filled && !person &&
           !c->personal_numbers && !c->addresses && !nt_survey_hinted(c->heading, NT_HINT_FREE) &&
           !is_column_of_numbers(j->survey, field);
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

/* The last column of areas, which is the narrowest as tables are written, and where that does not
 * tell all rows apart the first of other texts. */
static void find_labels(judging *j)
{
    nt_survey_wide *w = j->wide;
    NT_EACH(nt_survey_field, field, j->survey->fields, j->survey->field_count) {
        bool tells = may_tell(j, field), areas = tells && holds_areas(j, field);
        if (areas && w->of != NT_WIDE_AREAS) {
            w->area = field;
        } else if (tells && !areas && !w->category && w->of != NT_WIDE_KINDS) {
            w->category = field;
        }
    }
    if (w->area && w->area->column->value_count == w->area->column->filled) {
        w->category = NULL;
    }
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
            const char *mark = strpbrk(c->values[v].text, ".,");
            nt_vec_push(j->arena, &values, c->values[v]);
            j->wide->mark = mark && !j->wide->mark ? *mark : j->wide->mark;
            grouped = grouped && (!mark || (*mark == j->wide->mark && strlen(mark) % 4 == 0));
        }
    }
    j->wide->amounts = nt_survey_judge_numbers(values.items, values.count);
    j->wide->is_whole = grouped || !j->wide->mark;
}

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

/* The first line above the table is its title; what is counted may stand in it. */
static void find_words(judging *j, const char *file)
{
    enum { TITLE_BYTES_MAX = 120 };
    const nt_survey *survey = j->survey;
    j->wide->title = "";
    for (size_t r = 0; r < survey->table->first_heading && !*j->wide->title; r++) {
        const char *text = nt_survey_cell_at(&survey->sheet->rows[r], 0).text;
        bool fits = strlen(text) < TITLE_BYTES_MAX && !nt_personal_holds(text, strlen(text));
        j->wide->title = fits ? text : "";
    }
    const char *unit = unit_in(j->wide->title);
    unit = unit ? unit : unit_in(survey->sheet->name);
    j->wide->unit = unit ? unit : unit_in(file);
}

static bool is_of_areas(judging *j)
{
    size_t count;
    j->wide->of = NT_WIDE_AREAS;
    keep_if(j, is_area, &count);
    return count >= LEAST;
}

/* Two stages at the least, each once, in a table without days whose rows can be told apart. */
static bool is_of_stages(judging *j)
{
    size_t count;
    j->wide->of = NT_WIDE_STAGES;
    keep_if(j, is_stage, &count);
    find_labels(j);
    nt_map seen = nt_map_open(j->arena);
    bool once = true;
    for (size_t i = 0; i < j->survey->field_count; i++) {
        const char *heading = j->survey->fields[i].column->heading;
        once = once && (j->wide->kinds[i] != NT_WIDE_VALUE ||
                        nt_map_keep(&seen, nt_survey_indicator(heading), i) == NT_MAP_NONE);
    }
    return once && count > 1 && (j->wide->area || j->wide->category) &&
           !nt_survey_holder(j->survey, "case.reported_on");
}

/* Columns of numbers in a table without days, whose rows are areas. */
static bool is_of_kinds(judging *j)
{
    size_t count;
    j->wide->of = NT_WIDE_KINDS;
    keep_if(j, is_kind, &count);
    find_labels(j);
    return count >= LEAST && j->wide->area && !nt_survey_holder(j->survey, "case.reported_on");
}

nt_survey_wide *nt_survey_find_wide(nt_arena *arena, nt_survey *survey, const char *file)
{
    nt_survey_wide *wide = nt_new(arena, nt_survey_wide);
    judging j = {arena, survey, wide};
    bool without_year = true;
    wide->kinds = nt_new_array(arena, nt_wide_kind, survey->field_count + 1);
    if (find_format(&j)) {
        wide->of = NT_WIDE_SPANS;
        wide->stands_for_month = strstr(wide->format, "%d") && are_firsts(&j);
        nt_ingest_is_span_format(wide->format, &without_year);
    } else if (!is_of_areas(&j) && !is_of_stages(&j) && !is_of_kinds(&j)) {
        return NULL;
    }
    if (without_year) {
        find_year(&j, file);
    }
    wide->lacks_year = without_year && !wide->year && !wide->year_field;
    if (wide->of != NT_WIDE_SPANS && wide->year_field) {
        return NULL; /* a year a row is more than can be told of areas and kinds side by side */
    }
    find_labels(&j);
    judge_amounts(&j);
    find_words(&j, file);
    return wide;
}
