/* A sheet of a spreadsheet as rows of cells, like those of a delimited file. */
#include "sheet.h"

#include <stdlib.h>
#include <string.h>

#include "words/ingest.h"

/* A cell that goes on below: what stands in its column up to that row. */
typedef struct {
    size_t column;
    unsigned last;
    const nt_sheet_cell *cell;
} held_cell;

typedef struct {
    nt_sheet_reader *sheet;
    nt_arena *arena;
    NT_VEC(nt_csv_cell) cells;
    size_t *described;       /* columns of fields, ascending; NULL: not yet known */
    const nt_merged *merged; /* the next ones, by row */
    size_t merged_count;
    NT_VEC(held_cell) held;
    long hidden, first_hidden;
} tab;

/* --- finding it --- */

static nt_status find(nt_workbook *workbook, const nt_table_file *part, nt_workbook_sheet *out,
                      nt_error *err)
{
    return nt_workbook_find(workbook, part->sheet, part->sheet_number, out, err);
}

nt_status nt_ingest_find_tab(nt_arena *arena, nt_table_file *part, const nt_bytes *bytes,
                             nt_error *err)
{
    nt_workbook *workbook;
    nt_workbook_sheet sheet;
    NT_TRY(nt_workbook_open(part->path, bytes, &workbook, err));
    nt_status status = find(workbook, part, &sheet, err);
    if (!status) {
        part->places = nt_place_sheet(arena, part->path, sheet.name);
    }
    nt_workbook_close(workbook);
    return status;
}

void nt_ingest_open_tab(nt_sheet_reader *sheet, nt_bytes bytes)
{
    sheet->input = (nt_csv_input){.file = sheet->part->places,
                                  .bytes = bytes.bytes,
                                  .end = bytes.length ? bytes.bytes + bytes.length : bytes.bytes,
                                  .is_sheet = true,
                                  .problems = sheet->reader.problems,
                                  .on_row = nt_ingest_take_row,
                                  .context = sheet};
    sheet->reader.sound = true; /* XML is valid text, and has no NUL */
}

/* --- its rows --- */

NT_ORDER(compare_columns, size_t, NT_BY((*a > *b) - (*a < *b)))

/* The columns of fields, and one behind all others. */
static const size_t *described_columns(tab *t)
{
    const nt_sheet_reader *sheet = t->sheet;
    size_t count = sheet->has_headings ? sheet->reader.schema->count : 0;
    if (t->described || !count) {
        static const size_t none[] = {SIZE_MAX};
        return t->described ? t->described : none;
    }
    t->described = nt_new_array(t->arena, size_t, count + 1);
    for (size_t f = 0; f < count; f++) {
        t->described[f] = (size_t)sheet->columns.column_of[f];
    }
    qsort(t->described, count, sizeof *t->described, compare_columns);
    t->described[count] = SIZE_MAX;
    return t->described;
}

/* --- merged cells --- */

/* What a cell says of its row, it says of all over which it is merged; a number is one, whatever
 * it spans. */
static bool goes_down(const nt_sheet_reader *sheet, size_t column)
{
    const nt_schema *schema = sheet->reader.schema;
    return NT_ANY(f, schema->count,
                  (size_t)sheet->columns.column_of[f] == column &&
                      schema->fields[f].type != NT_FIELD_INTEGER &&
                      schema->fields[f].type != NT_FIELD_NUMBER);
}

static held_cell *held_in(const tab *t, size_t column)
{
    held_cell *all = t->held.items;
    NT_RETURN_FIRST(i, t->held.count, all[i].column == column, &all[i], NULL);
}

static const nt_sheet_cell *cell_above(const tab *t, size_t column, unsigned row)
{
    const held_cell *held = held_in(t, column);
    return held && held->last >= row ? held->cell : NULL;
}

NT_ORDER(by_column, nt_sheet_cell, NT_RISING(column))

static void hold(tab *t, const nt_sheet_row *row, const nt_merged *m)
{
    nt_sheet_cell sought = {.column = m->column};
    const nt_sheet_cell *cell = bsearch(&sought, row->cells, row->count, sizeof sought, by_column);
    if (!cell || m->last_row <= m->row || !goes_down(t->sheet, m->column - 1)) {
        return;
    }
    held_cell *held = held_in(t, m->column - 1);
    if (!held) {
        nt_vec_push(t->arena, &t->held, (held_cell){0});
        held = &t->held.items[t->held.count - 1];
    }
    nt_sheet_cell *kept = nt_arena_copy(t->arena, cell, sizeof *cell);
    kept->text = nt_arena_text(t->arena, cell->text, cell->length);
    *held = (held_cell){m->column - 1, m->last_row, kept};
}

/* Takes up what begins in the row. */
static void hold_merged(tab *t, const nt_sheet_row *row)
{
    for (; t->merged_count && t->merged->row <= row->number; t->merged++, t->merged_count--) {
        if (t->merged->row == row->number) {
            hold(t, row, t->merged);
        }
    }
}

static void put_typed(nt_csv_cell *cell, const nt_sheet_cell *typed)
{
    cell->typed = typed;
    cell->text = cell->at = typed->text;
    cell->length = typed->length;
    cell->end = typed->text + typed->length;
}

/* Only what is there or wanted: a row may have something in its last column alone. */
static nt_status take_row(void *context, const nt_sheet_row *row, nt_error *err)
{
    tab *t = context;
    const size_t *wanted = described_columns(t);
    nt_csv_cell blank = {.text = "", .at = "", .line = (long)row->number};
    blank.end = blank.at;
    t->cells.count = 0;
    for (size_t i = 0; i < row->count || *wanted != SIZE_MAX;) {
        size_t column = i < row->count ? row->cells[i].column - 1 : SIZE_MAX;
        nt_csv_cell cell = blank;
        cell.column = column < *wanted ? column : *wanted;
        const nt_sheet_cell *typed =
            column <= *wanted ? &row->cells[i++] : cell_above(t, cell.column, row->number);
        if (typed) {
            put_typed(&cell, typed);
        }
        wanted += *wanted == cell.column;
        nt_vec_push(t->arena, &t->cells, cell);
    }
    const nt_row_list *headings = &t->sheet->resource->header_rows;
    bool below = headings->count ? (long)row->number > headings->items[headings->count - 1]
                                 : t->sheet->has_headings;
    nt_csv_row out = {.cells = t->cells.items, .count = t->cells.count, .line = (long)row->number};
    NT_TRY(t->sheet->input.on_row(t->sheet->input.context, &out, err));
    if (below && t->sheet->has_headings) { /* which the first row of data may have shown */
        hold_merged(t, row);
    }
    if (row->hidden && below && !t->hidden++) {
        t->first_hidden = (long)row->number;
    }
    return NT_OK;
}

static void warn_of_hidden(const tab *t)
{
    const nt_sheet_reader *sheet = t->sheet;
    if (t->hidden && nt_problems_take(sheet->reader.problems, NT_SEVERITY_WARNING, "hidden-rows",
                                      NULL, (size_t)t->hidden)) {
        nt_problems_list(sheet->reader.problems,
                         ((nt_place){sheet->input.file, (unsigned)t->first_hidden, 0}),
                         NT_MESSAGE_INGEST_HIDDEN_ROWS(.count = t->hidden));
    }
}

NT_ORDER(by_row, nt_merged, NT_RISING(row) || NT_RISING(column))

/* Merged cells above the last row of headings are spread over its columns, others down the rows. */
static nt_status read_rows(tab *t, nt_workbook *workbook, nt_error *err)
{
    nt_sheet_reader *sheet = t->sheet;
    const nt_row_list *rows = &sheet->resource->header_rows;
    nt_workbook_sheet found;
    const nt_merged *merged;
    size_t count, above = 0;
    NT_TRY(find(workbook, sheet->part, &found, err));
    unsigned last_above = rows->count > 1 ? (unsigned)rows->items[rows->count - 2] : 0;
    NT_TRY(nt_workbook_merged(workbook, &found, &merged, &count, err));
    nt_merged *all = nt_arena_copy(t->arena, merged, count * sizeof *all);
    nt_sort(all, count, sizeof *all, by_row);
    while (above < count && all[above].row <= last_above) {
        above++;
    }
    sheet->rule.merged = all;
    sheet->rule.merged_count = above;
    t->merged = all + above;
    t->merged_count = count - above;
    NT_TRY(nt_workbook_read(workbook, &found, take_row, t, err));
    warn_of_hidden(t);
    return NT_OK;
}

nt_status nt_ingest_read_tab(nt_sheet_reader *sheet, nt_error *err)
{
    nt_bytes bytes = {sheet->input.bytes, (size_t)(sheet->input.end - sheet->input.bytes)};
    nt_workbook *workbook;
    NT_TRY(nt_workbook_open(sheet->part->path, bytes.length ? &bytes : NULL, &workbook, err));
    tab t = {.sheet = sheet, .arena = nt_arena_open()};
    nt_status status = read_rows(&t, workbook, err);
    if (!status && !sheet->has_headings) { /* while what is merged is there */
        status = nt_ingest_finish_headings(sheet, err);
    }
    nt_arena_close(t.arena);
    nt_workbook_close(workbook);
    sheet->rule.merged = NULL;
    sheet->rule.merged_count = 0;
    return status;
}

/* --- all of the file --- */

typedef struct {
    const nt_table_file *file;
    nt_problems *problems;
    bool names_author;
} whole_file;

static nt_status judge_text(void *context, const char *part, const char *element, const char *text,
                            nt_error *err)
{
    static const char *const authors[] = {
        "creator", "initial-creator", "lastModifiedBy", "author", "printed-by", "Manager", NULL};
    whole_file *whole = context;
    (void)err;
    whole->names_author = whole->names_author ||
                          (nt_utf8_is_one_of(element, authors) && text[strspn(text, " \t\r\n")]);
    if (nt_personal_holds(text, strlen(text))) {
        nt_problems_add(whole->problems, NT_SEVERITY_ERROR, nt_place_in(whole->file->path),
                        "personal-number", NT_MESSAGE_INGEST_NUMBER_IN_PART(.part = part));
    }
    return NT_OK;
}

static bool is_described(const nt_package *package, const nt_table_file *file, const char *sheet)
{
    bool found = false;
    NT_EACH(const nt_table, table, package->tables, package->table_count) {
        NT_EACH(const nt_table_file, part, table->parts, table->part_count) {
            const char *name = nt_place_sheet_of(part->places);
            found = found || (name && strcmp(part->relative_path, file->relative_path) == 0 &&
                              strcmp(name, sheet) == 0);
        }
    }
    return found;
}

static nt_status warn_of_others(nt_workbook *workbook, const nt_package *package,
                                const nt_table_file *file, nt_problems *problems, nt_error *err)
{
    const nt_workbook_sheet *sheets;
    size_t count;
    NT_TRY(nt_workbook_sheets(workbook, &sheets, &count, err));
    for (size_t i = 0; i < count; i++) {
        if (!is_described(package, file, sheets[i].name)) {
            nt_problems_add(problems, NT_SEVERITY_WARNING, nt_place_in(file->path), "other-sheet",
                            NT_MESSAGE_INGEST_OTHER_SHEET(.sheet = sheets[i].name));
        }
    }
    return NT_OK;
}

nt_status nt_ingest_judge_whole(const nt_package *package, const nt_table_file *file,
                                nt_problems *problems, nt_error *err)
{
    whole_file whole = {file, problems, false};
    nt_workbook *workbook;
    NT_TRY(nt_workbook_open(file->path, &file->bytes, &workbook, err));
    nt_status status = nt_workbook_texts(workbook, judge_text, &whole, err);
    status = status ? status : warn_of_others(workbook, package, file, problems, err);
    if (whole.names_author) {
        nt_problems_add(problems, NT_SEVERITY_WARNING, nt_place_in(file->path), "names-author",
                        NT_MESSAGE_INGEST_NAMES_AUTHOR());
    }
    nt_workbook_close(workbook);
    return status;
}
