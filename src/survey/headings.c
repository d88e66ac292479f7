/* Where in a sheet the table lies: lines of a title above it, one row of headings or several, and
 * what is written below. */
#include <stdlib.h>
#include <string.h>

#include "guess.h"

enum { SEARCHED = 40, HEADING_ROWS_MAX = 3, HEADING_MAX = 1000 /* bytes */, JUDGED = 60 };

size_t nt_survey_filled(const nt_grid_row *row)
{
    return NT_SUM(size_t, i, row->count, *nt_ingest_grid_cell(row, i).text != '\0');
}

static const char *text_at(const nt_grid_row *row, size_t column)
{
    return nt_ingest_grid_cell(row, column).text;
}

static bool is_number(const char *text)
{
    return *text && !text[strspn(text, "0123456789.,-")];
}

/* A cell that no heading is: a day, an amount or a page of text. */
static bool is_datum(const nt_grid_row *row, size_t column)
{
    nt_grid_cell cell = nt_ingest_grid_cell(row, column);
    return cell.kind != NT_GRID_TEXT || strnlen(cell.text, HEADING_MAX + 1) > HEADING_MAX ||
           is_number(cell.text) || nt_survey_is_day(cell.text);
}

static bool holds_data(const nt_grid_row *row)
{
    return NT_ANY(i, row->count, is_datum(row, i));
}

/* How many cells of most rows hold something. */
static size_t usual_width(const nt_grid *sheet)
{
    size_t widths[512] = {0}, best = 0;
    for (size_t r = 0; r < sheet->row_count && r < 2000; r++) {
        size_t width = nt_survey_filled(&sheet->rows[r]);
        widths[width < 511 ? width : 511]++;
    }
    for (size_t w = 2; w < 512; w++) {
        best = widths[w] && (!best || widths[w] >= widths[best]) ? w : best;
    }
    return best;
}

/* "1 2 3 4", "(1) (2) (3)": numbers of columns below the headings. */
static bool counts_columns(const nt_grid_row *row)
{
    long expected = 1;
    for (size_t i = 0; i < row->count; i++) {
        const char *text = nt_ingest_grid_cell(row, i).text;
        text += *text == '(';
        char *end;
        long number = strtol(text, &end, 10);
        if (end == text || number != expected++ || strlen(end) > 1 || (*end && *end != ')')) {
            return false;
        }
    }
    return expected > 3;
}

/* The first row that is wide enough and holds no data, with rows of data below. */
static bool find_first(const nt_grid *sheet, size_t *out)
{
    size_t width = usual_width(sheet);
    for (size_t r = 0; width && r + 1 < sheet->row_count && r < SEARCHED; r++) {
        const nt_grid_row *row = &sheet->rows[r];
        if (nt_survey_filled(row) >= 2 && 5 * nt_survey_filled(row) >= 2 * width &&
            !holds_data(row)) {
            *out = r;
            return true;
        }
    }
    return false;
}

/* Columns that hold data in most of the rows below: a row of headings has none there. */
static bool is_heading_row(const nt_grid *sheet, size_t r)
{
    const nt_grid_row *row = &sheet->rows[r];
    bool told = false;
    if (holds_data(row) || nt_survey_filled(row) < 2) {
        return false;
    }
    for (size_t c = 0; c < row->count; c++) {
        size_t data = 0, rows = 0;
        for (size_t below = r + 1; below < sheet->row_count && below < r + 1 + JUDGED; below++) {
            rows += *text_at(&sheet->rows[below], c) != '\0';
            data += is_datum(&sheet->rows[below], c);
        }
        told = told || (*nt_ingest_grid_cell(row, c).text && rows >= 2 && 5 * data >= 4 * rows);
    }
    return told;
}

/* A further row belongs to the headings where the one above leaves cells blank or says a thing
 * twice, as merged cells do, and what it says itself is said in no row below. */
static bool continues(const nt_grid *sheet, size_t first, size_t r)
{
    const nt_grid_row *above = &sheet->rows[first], *row = &sheet->rows[r];
    bool open = false, said = false;
    for (size_t c = 0; c < row->count; c++) {
        const char *text = nt_ingest_grid_cell(row, c).text, *head = text_at(above, c);
        open = open || (*text && (!*head || (c && strcmp(head, text_at(above, c - 1)) == 0)));
        for (size_t below = r + 1; *text && below < sheet->row_count && below < r + JUDGED;
             below++) {
            said = said || strcmp(text, text_at(&sheet->rows[below], c)) == 0;
        }
    }
    return open && !said && is_heading_row(sheet, r);
}

/* What stands over the column in the row: of merged cells the text is in the first of them. Without
 * them a blank cell has what stands left of it, where `covering` says so. */
static const char *over(const nt_grid *sheet, const nt_grid_row *row, size_t column, bool covering)
{
    NT_EACH(const nt_merged, m, sheet->merged, sheet->merged_count) {
        if (m->row == row->number && m->column <= column + 1 && column + 1 <= m->last_column) {
            return text_at(row, m->column - 1);
        }
    }
    while (covering && column && !*text_at(row, column)) {
        column--;
    }
    return text_at(row, column);
}

/* As a reader of "headerRows" joins them: with a blank, without what stands there already. */
static const char *joined(nt_arena *arena, const nt_grid *sheet, const nt_survey_table *t, size_t c,
                          bool covering)
{
    nt_buffer out = nt_buffer_open(arena);
    const char *last = "";
    for (size_t i = 0; i < t->heading_rows; i++) {
        const nt_grid_row *row = &sheet->rows[t->first_heading + i];
        bool below = i + 1 < t->heading_rows && *text_at(row + 1, c);
        const char *text = over(sheet, row, c, covering && below);
        if (*text && strcmp(text, last) != 0) {
            nt_buffer_printf(&out, "%s%s", out.length ? " " : "", text);
            last = text;
        }
    }
    return nt_buffer_text(&out);
}

/* Whether two are the same; where they may be `told`, a later one is numbered. */
static bool has_twins(nt_arena *arena, const char **headings, size_t count, bool told)
{
    nt_map seen = nt_map_open(arena); /* how many are called so */
    bool found = false;
    for (size_t c = 0; c < count; c++) {
        const char *plain = headings[c];
        while (*plain && nt_map_keep(&seen, headings[c], 1) != NT_MAP_NONE) {
            found = true;
            if (!told) {
                break;
            }
            headings[c] = nt_arena_printf(arena, "%s (%zu)", plain, ++*nt_map_number(&seen, plain));
        }
    }
    return found;
}

static const char **headings_of(nt_arena *arena, const nt_grid *sheet, nt_survey_table *t)
{
    const char **headings = nt_new_array(arena, const char *, t->columns + 1);
    for (int covering = 0; covering < 2 && (!covering || t->twins); covering++) {
        for (size_t c = 0; c < t->columns; c++) {
            headings[c] = joined(arena, sheet, t, c, covering);
        }
        t->twins = has_twins(arena, headings, t->columns, covering) || covering;
    }
    return headings;
}

static bool holds_day(const nt_grid *sheet, size_t r, size_t column)
{
    nt_grid_cell cell = nt_ingest_grid_cell(&sheet->rows[r], column);
    return cell.kind >= NT_GRID_DAY || nt_survey_is_day(cell.text);
}

/* Whether a day stands in the column in most of the first rows. */
static bool is_day_column(const nt_grid *sheet, size_t first, size_t column)
{
    size_t days = 0, rows = 0;
    for (size_t r = first; r < sheet->row_count && r < first + JUDGED; r++) {
        days += holds_day(sheet, r, column);
        rows += *text_at(&sheet->rows[r], column) != '\0';
    }
    return days && 5 * days >= 4 * rows;
}

/* Whether the row has a day where most have one. */
static bool has_day(const nt_grid *sheet, size_t first, size_t r)
{
    return NT_ANY(c, sheet->rows[r].count,
                  holds_day(sheet, r, c) && is_day_column(sheet, first, c));
}

/* A note: a cell or two where most rows have more, and no day where rows have one. */
static bool is_note(const nt_grid *sheet, size_t first, size_t r, size_t width)
{
    size_t filled = nt_survey_filled(&sheet->rows[r]);
    return filled <= 2 && filled < width && !has_day(sheet, first, r);
}

/* "Jumlah", without a day. */
static bool is_total(const nt_grid *sheet, size_t first, size_t r)
{
    return nt_survey_is_total_row(&sheet->rows[r]) && !has_day(sheet, first, r);
}

bool nt_survey_is_no_case(const nt_grid *sheet, const nt_survey_table *t, size_t r)
{
    const nt_grid_row *row = &sheet->rows[r];
    bool few = nt_survey_begins_as_total(row) ||
               (nt_survey_filled(row) <= 1 && !nt_survey_begins_as_id(row));
    if (!few || has_day(sheet, t->first_row, r)) {
        return false;
    }
    return NT_ANY(c, t->columns, is_day_column(sheet, t->first_row, c));
}

/* Behind the last row that is none. */
static size_t behind_rows(const nt_grid *sheet, size_t first)
{
    size_t end = sheet->row_count, width = usual_width(sheet);
    while (end > first &&
           (is_note(sheet, first, end - 1, width) || is_total(sheet, first, end - 1))) {
        end--;
    }
    return end;
}

/* Whether the row above has headings of columns that have none here, and else only years:
 * "Provinsi", and 2023 above its stages. */
static bool completes(const nt_grid *sheet, size_t r)
{
    bool found = false, only_years = true;
    for (size_t c = 0; c < sheet->rows[r - 1].count; c++) {
        nt_grid_cell above = nt_ingest_grid_cell(&sheet->rows[r - 1], c);
        bool year = strlen(above.text) == 4 && strspn(above.text, "0123456789") == 4;
        bool datum = *above.text && is_datum(&sheet->rows[r - 1], c);
        only_years = only_years && (!datum || year);
        found = found || (*above.text && !datum && !*text_at(&sheet->rows[r], c));
    }
    return found && only_years && nt_survey_filled(&sheet->rows[r - 1]) > 1;
}

nt_survey_table *nt_survey_find_table(nt_arena *arena, const nt_grid *sheet)
{
    nt_survey_table *t = nt_new(arena, nt_survey_table);
    size_t spans = nt_survey_find_spans(sheet, &t->first_heading);
    if (!spans && !find_first(sheet, &t->first_heading)) {
        return NULL;
    }
    t->heading_rows = spans ? spans : 1;
    if (!spans && t->first_heading && completes(sheet, t->first_heading)) {
        t->first_heading--;
        t->heading_rows++;
    }
    while (!spans && t->heading_rows < HEADING_ROWS_MAX &&
           t->first_heading + t->heading_rows + 1 < sheet->row_count &&
           continues(sheet, t->first_heading + t->heading_rows - 1,
                     t->first_heading + t->heading_rows)) {
        t->heading_rows++;
    }
    t->first_row = t->first_heading + t->heading_rows;
    if (t->first_row < sheet->row_count && counts_columns(&sheet->rows[t->first_row])) {
        t->numbered = true;
        t->first_row++;
    }
    t->end = behind_rows(sheet, t->first_row);
    t->columns = sheet->columns;
    nt_survey_find_end(arena, sheet, t);
    t->headings = headings_of(arena, sheet, t);
    return t->end > t->first_row ? t : NULL;
}
