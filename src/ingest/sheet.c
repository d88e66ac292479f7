#include "sheet.h"

#include <string.h>

#include "unpivot.h"
#include "words/ingest.h"

static bool starts_with(nt_bytes bytes, const char *mark, size_t length)
{
    return bytes.length >= length && memcmp(bytes.bytes, mark, length) == 0;
}

static nt_status skip_mark(const nt_sheet_reader *sheet, nt_bytes bytes, const char **start,
                           nt_error *err)
{
    const nt_resource *resource = sheet->resource;
    nt_place place = {sheet->part->path, 1, 1};
    NT_FAIL_IF(nt_workbook_is_binary(bytes.bytes, bytes.length), err, NT_INVALID,
               nt_place_in(place.file), NT_MESSAGE_INGEST_IS_SPREADSHEET());
    NT_FAIL_IF(starts_with(bytes, "\xFF\xFE", 2) || starts_with(bytes, "\xFE\xFF", 2), err,
               NT_INVALID, place, NT_MESSAGE_INGEST_UTF_16());
    if (bytes.length > 1 && (!bytes.bytes[0] || !bytes.bytes[1])) { /* UTF-16 without its mark */
        return nt_fail(err, NT_INVALID, place, NT_MESSAGE_INGEST_UTF_16());
    }
    bool marked = starts_with(bytes, "\xEF\xBB\xBF", 3);
    NT_FAIL_IF(marked && resource->windows_1252, err, NT_INVALID, place,
               NT_MESSAGE_INGEST_UTF_8_MARK());
    if (marked && !resource->marked) {
        nt_problems_add(nt_problems_whole(sheet->reader.problems), NT_SEVERITY_WARNING, place,
                        "byte-order-mark", NT_MESSAGE_INGEST_BYTE_ORDER_MARK());
    }
    *start = bytes.bytes + (marked ? 3 : 0);
    return NT_OK;
}

static bool is_listed(const nt_row_list *rows, long number)
{
    for (size_t i = 0; i < rows->count && rows->items[i] <= number; i++) {
        if (rows->items[i] == number) {
            return true;
        }
    }
    return false;
}

/* Rows are counted as Data Package 2 does: one that breaks its lines in quotes is one, a blank one
 * is one too. */
static long number_of(nt_sheet_reader *sheet, const nt_csv_row *row)
{
    long number = row->line - sheet->more_lines;
    if (nt_ingest_counts_rows(sheet->resource) && !sheet->input.is_sheet) {
        sheet->more_lines += nt_ingest_lines_within(&sheet->input, row);
    }
    return number;
}

bool nt_ingest_counts_rows(const nt_resource *resource)
{
    return resource->header_rows.count || resource->comment_rows.count;
}

nt_sheet_row_kind nt_ingest_kind_of_row(nt_sheet_reader *sheet, const nt_csv_row *row, long *number)
{
    const nt_row_list *headings = &sheet->resource->header_rows;
    *number = number_of(sheet, row);
    if (is_listed(&sheet->resource->comment_rows, *number)) {
        return NT_ROW_LEFT_OUT;
    }
    if (headings->count ? is_listed(headings, *number) : !sheet->has_headings) {
        return NT_ROW_OF_HEADINGS;
    }
    bool above = headings->count && *number < headings->items[headings->count - 1];
    return above || nt_ingest_is_around(sheet, row) ? NT_ROW_LEFT_OUT : NT_ROW_OF_DATA;
}

nt_status nt_ingest_finish_headings(nt_sheet_reader *sheet, nt_error *err)
{
    sheet->has_headings = true;
    NT_FAIL_IF(!sheet->headings.line, err, NT_INVALID, nt_place_in(sheet->input.file),
               NT_MESSAGE_INGEST_NO_HEADINGS());
    NT_TRY(nt_ingest_map_headings(&sheet->reader, &sheet->headings, &sheet->columns, err));
    if (sheet->resource->wide) {
        NT_TRY(nt_ingest_open_unpivot(sheet, err));
    }
    sheet->totals = nt_ingest_open_totals(sheet);
    return NT_OK;
}

static nt_status take_data(nt_sheet_reader *sheet, const nt_csv_row *row, nt_error *err)
{
    bool ragged = !sheet->input.is_sheet && !row->broken && row->count != sheet->columns.count &&
                  !nt_ingest_is_blank(row);
    if (ragged) {
        nt_ingest_report_ragged(&sheet->reader, row, sheet->columns.count);
    }
    if (sheet->totals && !ragged && !row->broken) {
        nt_ingest_add_up(sheet, row, false);
    }
    return sheet->unpivot && !ragged && !row->broken
               ? nt_ingest_unpivot(sheet, row, err)
               : sheet->on_row(sheet->context, row, ragged || row->broken, err);
}

/* A number in what is left out travels with the file, too: then a copy without it does. */
static void look_for_persons(nt_sheet_reader *sheet, const nt_csv_row *row)
{
    for (size_t i = 0; i < row->count && i < NT_COLUMNS_MAX; i++) {
        const nt_csv_cell *cell = &row->cells[i];
        bool held = nt_personal_holds(cell->text, cell->length);
        sheet->columns.personal = sheet->columns.personal || held;
    }
}

nt_status nt_ingest_take_row(void *context, const nt_csv_row *row, nt_error *err)
{
    nt_sheet_reader *sheet = context;
    long number;
    nt_sheet_row_kind kind = nt_ingest_kind_of_row(sheet, row, &number);
    nt_ingest_pass_row(sheet, row);
    if (kind == NT_ROW_LEFT_OUT && !sheet->reader.streamed) {
        look_for_persons(sheet, row);
    }
    if (kind == NT_ROW_LEFT_OUT && sheet->around.at_total && sheet->totals) {
        nt_ingest_add_up(sheet, row, true);
    }
    if (kind == NT_ROW_OF_HEADINGS) {
        nt_ingest_keep_heading_row(sheet, row);
        NT_TRY(nt_ingest_add_headings(&sheet->reader, row, &sheet->rule, &sheet->headings, err));
        return sheet->resource->header_rows.count ? NT_OK : nt_ingest_finish_headings(sheet, err);
    }
    if (kind == NT_ROW_OF_DATA && !sheet->has_headings) {
        NT_TRY(nt_ingest_finish_headings(sheet, err));
    }
    return kind == NT_ROW_OF_DATA ? take_data(sheet, row, err) : NT_OK;
}

nt_status nt_ingest_open_sheet(nt_sheet_reader *sheet, nt_bytes bytes, nt_error *err)
{
    const nt_resource *resource = sheet->resource;
    const char *start = NULL;
    sheet->rule.join = resource->header_join;
    sheet->reader.input = &sheet->input;
    sheet->reader.schema = &resource->schema;
    if (resource->is_spreadsheet) {
        sheet->reader.days =
            nt_new_array(sheet->reader.arena, nt_days_kept, resource->schema.count);
        nt_ingest_open_tab(sheet, bytes);
        return NT_OK;
    }
    NT_TRY(skip_mark(sheet, bytes, &start, err));
    sheet->input = (nt_csv_input){.file = sheet->part->path,
                                  .bytes = start,
                                  .end = bytes.bytes + bytes.length,
                                  .delimiter = resource->delimiter,
                                  .quote = resource->quote,
                                  .single_byte = resource->windows_1252,
                                  .problems = sheet->reader.problems,
                                  .on_row = nt_ingest_take_row,
                                  .context = sheet};
    return NT_OK;
}

static nt_status read_all(nt_sheet_reader *sheet, nt_error *err)
{
    nt_arena *arena = sheet->reader.arena;
    if (!sheet->resource->header) {
        sheet->columns = nt_ingest_schema_order(arena, &sheet->resource->schema);
        sheet->has_headings = true;
    }
    if (sheet->input.is_sheet) {
        return nt_ingest_read_tab(sheet, err);
    }
    NT_TRY(nt_ingest_read_rows(arena, &sheet->input, err));
    return sheet->has_headings ? NT_OK : nt_ingest_finish_headings(sheet, err);
}

nt_status nt_ingest_read_sheet(nt_sheet_reader *sheet, nt_error *err)
{
    nt_status status = read_all(sheet, err);
    if (!status) {
        nt_ingest_tell_totals(sheet);
        nt_ingest_tell_around(sheet);
        nt_ingest_tell_days(&sheet->reader);
    }
    nt_ingest_close_totals(sheet->totals);
    nt_ingest_close_unpivot(sheet->unpivot);
    sheet->totals = NULL;
    sheet->unpivot = NULL;
    return status;
}
