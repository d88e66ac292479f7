/* The dialect of a resource: how its file is cut into rows and cells, and which rows are headings.
 */
#include "descriptor.h"

#include "words/ingest.h"

enum { ROWS_MAX = 1000 };

static const char one_character[] = "^[\\t -~]$";
static const nt_json_form row_number = {.is = NT_IS_WHOLE, .least = 1, .most = NT_WORKBOOK_ROW_MAX};

const nt_json_form nt_ingest_dialect_form[] = {
    {.key = "delimiter", .is = NT_IS_TEXT, .pattern = one_character},
    {.key = "quoteChar", .is = NT_IS_TEXT, .pattern = one_character},
    {.key = "doubleQuote", .is = NT_IS_BOOL},
    {.key = "header", .is = NT_IS_BOOL},
    {.key = "headerRows", .is = NT_IS_LIST, .least = 1, .most = ROWS_MAX, .each = &row_number},
    {.key = "headerJoin", .is = NT_IS_TEXT},
    {.key = "commentRows", .is = NT_IS_LIST, .least = 1, .most = ROWS_MAX, .each = &row_number},
    {.key = "sheetName", .is = NT_IS_TEXT},
    {.key = "sheetNumber", .is = NT_IS_WHOLE, .least = 1},
    {.key = "lineTerminator"},
    {.key = "skipInitialSpace", .is = NT_IS_BOOL},
    {.key = "csvddfVersion"},
    {.key = NULL}};

/* "headerRows", "commentRows": numbers from 1, in any order. */
static nt_row_list read_rows(nt_arena *arena, const nt_json *dialect, const char *key)
{
    const nt_json *list = nt_json_get(dialect, key);
    long *rows = nt_new_array(arena, long, list ? list->count : 0);
    size_t count = 0;
    NT_JSON_EACH(item, list) {
        long number = (long)item->number;
        size_t at = count++;
        for (; at && rows[at - 1] > number; at--) {
            rows[at] = rows[at - 1];
        }
        rows[at] = number;
    }
    return (nt_row_list){rows, count};
}

/* Which sheet of a spreadsheet. */
static nt_status read_sheet(nt_arena *arena, const nt_json *dialect, nt_resource *out,
                            nt_error *err)
{
    out->sheet_name = nt_ingest_key(arena, dialect, "sheetName");
    const nt_json *said = nt_json_get(dialect, "sheetNumber");
    NT_FAIL_IF(said && out->sheet_name, err, NT_INVALID, said->place,
               NT_MESSAGE_INGEST_SHEET_NUMBER());
    out->sheet_number = (size_t)nt_json_number(dialect, "sheetNumber", 1);
    out->sheet_said = said || out->sheet_name;
    return NT_OK;
}

/* What says how text is cut says nothing of a spreadsheet, and the other way round. */
static nt_status check_members(const nt_json *dialect, const nt_resource *resource, nt_error *err)
{
    static const char *const of_text[] = {"delimiter", "quoteChar", "doubleQuote", NULL},
                             *const of_sheets[] = {"sheetName", "sheetNumber", NULL};
    const char *const *unfit = resource->is_spreadsheet ? of_text : of_sheets;
    for (; *unfit; unfit++) {
        const nt_json *member = nt_json_get(dialect, *unfit);
        NT_FAIL_IF(member, err, NT_INVALID, member->key_place,
                   resource->is_spreadsheet
                       ? NT_MESSAGE_INGEST_NOT_OF_SPREADSHEETS(.key = *unfit)
                       : NT_MESSAGE_INGEST_ONLY_OF_SPREADSHEETS(.key = *unfit));
    }
    const nt_json *rows = nt_json_get(dialect, "headerRows");
    return rows && !resource->header
               ? nt_fail(err, NT_INVALID, rows->key_place, NT_MESSAGE_INGEST_HEADER_FALSE())
               : NT_OK;
}

/* Members of delimited text. */
static nt_status read_text(const nt_json *dialect, nt_resource *out, nt_error *err)
{
    NT_TRY(nt_ingest_get_char(dialect, "delimiter", &out->delimiter, err));
    NT_TRY(nt_ingest_get_char(dialect, "quoteChar", &out->quote, err));
    out->header = nt_json_bool(dialect, "header", true);
    NT_FAIL_IF(!nt_json_bool(dialect, "doubleQuote", true), err, NT_INVALID,
               nt_json_get(dialect, "doubleQuote")->place, NT_MESSAGE_INGEST_DOUBLE_QUOTE_FALSE());
    return out->delimiter == out->quote || out->quote == ' ' || out->quote == '\t'
               ? nt_fail(err, NT_INVALID, dialect->place, NT_MESSAGE_INGEST_QUOTE_LIKE_DELIMITER())
               : NT_OK;
}

nt_status nt_ingest_read_dialect(nt_arena *arena, const nt_json *json, nt_resource *out,
                                 nt_error *err)
{
    const nt_json *dialect = nt_json_get(json, "dialect");
    if (!dialect) {
        return NT_OK;
    }
    NT_TRY(read_text(dialect, out, err));
    NT_TRY(check_members(dialect, out, err));
    out->header_rows = read_rows(arena, dialect, "headerRows");
    out->comment_rows = read_rows(arena, dialect, "commentRows");
    out->header_join = nt_json_string(dialect, "headerJoin", out->header_join);
    return read_sheet(arena, dialect, out, err);
}
