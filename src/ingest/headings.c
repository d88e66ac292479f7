#include "headings.h"

#include "base/map.h"
#include "base/utf8.h"
#include "personal.h"
#include "words/ingest.h"

static nt_status report_twin(const nt_cell_reader *reader, const nt_csv_row *row,
                             const char *heading, size_t first, size_t second, nt_error *err)
{
    return nt_fail(err, NT_INVALID,
                   nt_ingest_place_after(reader->input, &row->cells[second], NULL, nt_nowhere),
                   NT_MESSAGE_INGEST_HEADING_TWICE(.heading = heading,
                                                   .first = (long long)(first + 1),
                                                   .second = (long long)(second + 1)));
}

/* A field with a role is the author's word that the column holds no persons. */
static void warn_of_persons(const nt_cell_reader *reader, const nt_csv_row *row,
                            const nt_columns *columns, const char *const *headings)
{
    for (size_t i = 0; i < columns->count; i++) {
        int f = columns->field_of[i];
        const nt_field *field = f < 0 ? NULL : &reader->schema->fields[f];
        if ((!field || !(field->personal || field->role)) &&
            nt_ingest_is_personal_heading(headings[i])) {
            nt_problems_add(nt_problems_whole(reader->problems), NT_SEVERITY_WARNING,
                            nt_ingest_place_after(reader->input, &row->cells[i], NULL, nt_nowhere),
                            "personal-column",
                            NT_MESSAGE_INGEST_PERSONAL_COLUMN(.column = headings[i]));
        }
    }
}

static nt_status find_fields(const nt_cell_reader *reader, const nt_csv_row *row,
                             const nt_map *index, const char *const *headings, nt_columns *columns,
                             nt_error *err)
{
    const nt_schema *schema = reader->schema;
    for (size_t f = 0; f < schema->count; f++) {
        size_t column = nt_map_find(index, schema->fields[f].name);
        if (column == NT_MAP_NONE) {
            return nt_fail(err, NT_INVALID, (nt_place){reader->input->file, row->line, 0},
                           NT_MESSAGE_INGEST_NO_COLUMN(.column = schema->fields[f].name,
                                                       .hint = nt_ingest_hint(
                                                           reader->arena, schema->fields[f].name,
                                                           headings, columns->count)));
        }
        columns->field_of[column] = (int)f;
        columns->column_of[f] = (int)column;
    }
    return NT_OK;
}

static nt_status map(const nt_cell_reader *reader, const nt_csv_row *row,
                     const char *const *headings, nt_columns *columns, nt_error *err)
{
    nt_map index = nt_map_open(reader->arena);
    for (size_t i = 0; i < columns->count; i++) {
        columns->field_of[i] = -1;
        /* Spreadsheets write empty headings for columns they have forgotten. */
        size_t twin = *headings[i] ? nt_map_keep(&index, headings[i], i) : NT_MAP_NONE;
        if (twin != NT_MAP_NONE) {
            return report_twin(reader, row, headings[i], twin, i, err);
        }
    }
    return find_fields(reader, row, &index, headings, columns, err);
}

nt_status nt_ingest_map_headings(const nt_cell_reader *reader, const nt_csv_row *row,
                                 nt_columns *out, nt_error *err)
{
    nt_arena *arena = reader->arena;
    nt_place place = {reader->input->file, row->line, 0};
    if (row->broken) {
        return nt_fail(err, NT_INVALID, place, NT_MESSAGE_INGEST_HEADINGS_UNREADABLE());
    }
    if (row->count > NT_COLUMNS_MAX) {
        return nt_fail(err, NT_INVALID, place,
                       NT_MESSAGE_INGEST_TOO_MANY_COLUMNS(.found = (long long)row->count,
                                                          .limit = NT_COLUMNS_MAX));
    }
    nt_columns columns = {.field_of = nt_new_array(arena, int, row->count + 1),
                          .column_of = nt_new_array(arena, int, reader->schema->count + 1),
                          .count = row->count};
    const char **headings = nt_new_array(arena, const char *, row->count + 1);
    for (size_t i = 0; i < row->count; i++) {
        place = nt_ingest_place_after(reader->input, &row->cells[i], i ? &row->cells[i - 1] : NULL,
                                      place);
        columns.personal = nt_ingest_inspect_cell(reader, &row->cells[i]) || columns.personal;
        const char *text = nt_ingest_heading(reader, &row->cells[i], place);
        headings[i] = text ? text : "";
    }
    nt_status status = map(reader, row, headings, &columns, err);
    if (!status) {
        warn_of_persons(reader, row, &columns, headings);
        columns.headings = headings;
        *out = columns;
    }
    return status;
}

nt_columns nt_ingest_schema_order(nt_arena *arena, const nt_schema *schema)
{
    nt_columns columns = {.field_of = nt_new_array(arena, int, schema->count + 1),
                          .column_of = nt_new_array(arena, int, schema->count + 1),
                          .count = schema->count};
    for (size_t i = 0; i < schema->count; i++) {
        columns.field_of[i] = columns.column_of[i] = (int)i;
    }
    return columns;
}

void nt_ingest_report_ragged(const nt_cell_reader *reader, const nt_csv_row *row, size_t columns)
{
    bool surplus = row->count > columns;
    /* The first cell too many, or the last one there is. */
    size_t at = surplus ? columns : row->count - 1;
    nt_place place = at < NT_COLUMNS_MAX
                         ? nt_ingest_place_after(reader->input, &row->cells[at], NULL, nt_nowhere)
                         : (nt_place){reader->input->file, row->line, 0};
    long long cells = (long long)row->count, headings = (long long)columns;
    nt_problems_add(reader->problems, NT_SEVERITY_ERROR, place, "ragged-row",
                    surplus
                        ? NT_MESSAGE_INGEST_ROW_TOO_LONG(.cells = cells, .headings = headings)
                        : NT_MESSAGE_INGEST_ROW_TOO_SHORT(.cells = cells, .headings = headings));
}

static void report(const nt_cell_reader *reader, const nt_csv_cell *raw, nt_severity severity,
                   const char *code, nt_message message)
{
    nt_problems_add(reader->problems, severity,
                    nt_ingest_place_after(reader->input, raw, NULL, nt_nowhere), code, message);
}

/* Letters of windows-1252 in a row that make valid UTF-8 were UTF-8. */
static bool is_spoilt(const nt_csv_input *input, const nt_csv_cell *raw)
{
    return input->single_byte ? nt_utf8_check(raw->text, raw->length) == raw->length
                              : nt_ingest_is_mojibake(raw->text, raw->length);
}

bool nt_ingest_inspect_cell(const nt_cell_reader *reader, const nt_csv_cell *raw)
{
    if (nt_personal_holds(raw->text, raw->length)) {
        report(reader, raw, NT_SEVERITY_ERROR, "personal-number",
               NT_MESSAGE_INGEST_NUMBER_IN_CELL());
        return true;
    }
    if (!nt_ingest_is_plain_ascii(raw->text, raw->length) && is_spoilt(reader->input, raw)) {
        report(reader, raw, NT_SEVERITY_WARNING, "mojibake", NT_MESSAGE_INGEST_SPOILT_CELL());
    }
    return false;
}
