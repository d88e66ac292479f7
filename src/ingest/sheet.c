#include "sheet.h"

#include <string.h>

#include "words/ingest.h"

static bool starts_with(nt_bytes bytes, const char *mark, size_t length)
{
    return bytes.length >= length && memcmp(bytes.bytes, mark, length) == 0;
}

static nt_status skip_mark(const nt_sheet_reader *sheet, nt_bytes bytes, const char **start,
                           nt_error *err)
{
    const nt_resource *resource = sheet->resource;
    nt_place place = {resource->table->path, 1, 1};
    if (starts_with(bytes, "\xFF\xFE", 2) || starts_with(bytes, "\xFE\xFF", 2)) {
        return nt_fail(err, NT_INVALID, place, NT_MESSAGE_INGEST_UTF_16());
    }
    bool marked = starts_with(bytes, "\xEF\xBB\xBF", 3);
    if (marked && resource->windows_1252) {
        return nt_fail(err, NT_INVALID, place, NT_MESSAGE_INGEST_UTF_8_MARK());
    }
    if (marked && !resource->marked) {
        nt_problems_add(nt_problems_whole(sheet->reader.problems), NT_SEVERITY_WARNING, place,
                        "byte-order-mark", NT_MESSAGE_INGEST_BYTE_ORDER_MARK());
    }
    *start = bytes.bytes + (marked ? 3 : 0);
    return NT_OK;
}

static nt_status take_row(void *context, const nt_csv_row *row, nt_error *err)
{
    nt_sheet_reader *sheet = context;
    if (!sheet->has_headings) {
        sheet->has_headings = true;
        return nt_ingest_map_headings(&sheet->reader, row, &sheet->columns, err);
    }
    bool ragged = !row->broken && row->count != sheet->columns.count;
    if (ragged) {
        nt_ingest_report_ragged(&sheet->reader, row, sheet->columns.count);
    }
    return sheet->on_row(sheet->context, row, ragged || row->broken, err);
}

nt_status nt_ingest_open_sheet(nt_sheet_reader *sheet, nt_bytes bytes, nt_error *err)
{
    const nt_resource *resource = sheet->resource;
    const char *start;
    nt_status status = skip_mark(sheet, bytes, &start, err);
    if (status) {
        return status;
    }
    sheet->input = (nt_csv_input){.file = resource->table->path,
                                  .bytes = start,
                                  .end = bytes.bytes + bytes.length,
                                  .delimiter = resource->delimiter,
                                  .quote = resource->quote,
                                  .single_byte = resource->windows_1252,
                                  .problems = sheet->reader.problems,
                                  .on_row = take_row,
                                  .context = sheet};
    sheet->reader.input = &sheet->input;
    sheet->reader.schema = &resource->schema;
    return NT_OK;
}

nt_status nt_ingest_read_sheet(nt_sheet_reader *sheet, nt_error *err)
{
    nt_arena *arena = sheet->reader.arena;
    if (!sheet->resource->header) {
        sheet->columns = nt_ingest_schema_order(arena, &sheet->resource->schema);
        sheet->has_headings = true;
    }
    nt_status status = nt_ingest_read_rows(arena, &sheet->input, err);
    return status || sheet->has_headings
               ? status
               : nt_fail(err, NT_INVALID, (nt_place){sheet->input.file, 0, 0},
                         NT_MESSAGE_INGEST_NO_HEADINGS());
}
