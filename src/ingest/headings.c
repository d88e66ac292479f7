#include "headings.h"

#include <string.h>

#include "personal.h"
#include "words/ingest.h"

/* --- the texts --- */

static void widen(nt_arena *arena, nt_headings *headings, size_t columns)
{
    if (columns > headings->capacity) {
        nt_headings wide = {.texts = nt_new_array(arena, const char *, columns),
                            .parts = nt_new_array(arena, const char *, columns),
                            .places = nt_new_array(arena, nt_place, columns),
                            .count = headings->count,
                            .capacity = columns,
                            .line = headings->line,
                            .personal = headings->personal};
        for (size_t i = 0; i < headings->count; i++) {
            wide.texts[i] = headings->texts[i];
            wide.parts[i] = headings->parts[i];
            wide.places[i] = headings->places[i];
        }
        *headings = wide;
    }
    for (; headings->count < columns; headings->count++) {
        headings->texts[headings->count] = headings->parts[headings->count] = "";
    }
}

static void add_part(nt_arena *arena, nt_headings *headings, size_t column, const char *join,
                     const char *text, nt_place place)
{
    const char *before = headings->texts[column];
    if (!*text || strcmp(headings->parts[column], text) == 0) {
        return;
    }
    if (*before) {
        const char *joined = nt_arena_printf(arena, "%s%s%s", before, join, text);
        headings->texts[column] = nt_utf8_canonical(arena, joined, strlen(joined));
    } else {
        headings->texts[column] = text;
    }
    headings->parts[column] = text;
    headings->places[column] = place;
}

/* Of cells that are merged the others are empty, and mean the same. */
static void spread(const nt_cell_reader *reader, const nt_heading_rule *rule, size_t column,
                   long line, const char *text, nt_place place, nt_headings *headings)
{
    NT_EACH(const nt_merged, m, rule->merged, rule->merged_count) {
        size_t last = m->last_column < NT_COLUMNS_MAX ? m->last_column : NT_COLUMNS_MAX;
        if (m->row == line && m->column == column + 1) {
            widen(reader->arena, headings, last);
            for (size_t c = m->column; c < last; c++) {
                add_part(reader->arena, headings, c, rule->join, text, place);
            }
        }
    }
}

nt_status nt_ingest_add_headings(const nt_cell_reader *reader, const nt_csv_row *row,
                                 const nt_heading_rule *rule, nt_headings *headings, nt_error *err)
{
    nt_place place = {reader->input->file, row->line, 0};
    NT_FAIL_IF(row->broken, err, NT_INVALID, place, NT_MESSAGE_INGEST_HEADINGS_UNREADABLE());
    size_t columns = reader->input->is_sheet ? row->cells[row->count - 1].column + 1 : row->count;
    NT_FAIL_IF(
        columns > NT_COLUMNS_MAX, err, NT_INVALID, place,
        NT_MESSAGE_INGEST_TOO_MANY_COLUMNS(.found = (long long)columns, .limit = NT_COLUMNS_MAX));
    widen(reader->arena, headings, columns);
    headings->line = row->line;
    for (size_t i = 0; i < row->count; i++) {
        const nt_csv_cell *cell = &row->cells[i];
        place = nt_ingest_place_after(reader->input, cell, i ? cell - 1 : NULL, place);
        headings->personal = nt_ingest_inspect_cell(reader, cell) || headings->personal;
        const char *text = nt_ingest_heading(reader, cell, place);
        add_part(reader->arena, headings, cell->column, rule->join, text ? text : "", place);
        spread(reader, rule, cell->column, row->line, text ? text : "", place, headings);
    }
    return NT_OK;
}

/* --- the columns --- */

static nt_status report_twin(const nt_headings *headings, size_t first, size_t second,
                             nt_error *err)
{
    return nt_fail(err, NT_INVALID, headings->places[second],
                   NT_MESSAGE_INGEST_HEADING_TWICE(.heading = headings->texts[second],
                                                   .first = (long long)(first + 1),
                                                   .second = (long long)(second + 1)));
}

/* A field with a role is the author's word that the column holds no persons. */
static void warn_of_persons(const nt_cell_reader *reader, const nt_headings *headings,
                            const nt_columns *columns)
{
    for (size_t i = 0; i < columns->count; i++) {
        int f = columns->field_of[i];
        const nt_field *field = f < 0 ? NULL : &reader->schema->fields[f];
        if ((!field || !(field->personal || field->role)) &&
            nt_ingest_is_personal_heading(headings->texts[i])) {
            nt_problems_add(nt_problems_whole(reader->problems), NT_SEVERITY_WARNING,
                            headings->places[i], "personal-column",
                            NT_MESSAGE_INGEST_PERSONAL_COLUMN(.column = headings->texts[i]));
        }
    }
}

/* The mark that parts the headings where the file was cut at another, so that they are one; NULL:
 * none. Tabs are blanks by now, between names that the schema has. */
static const char *other_delimiter(const nt_headings *headings, const nt_schema *schema)
{
    static const char *const marks[] = {";", "|", ",", NULL};
    const char *const *mark = marks, *all = headings->count == 1 ? headings->parts[0] : "";
    while (*mark && !strstr(all, *mark)) {
        mark++;
    }
    bool tabs = !*mark && schema->count > 1 && strstr(all, schema->fields[0].name) &&
                strstr(all, schema->fields[schema->count - 1].name);
    return tabs ? "\\t" : *mark;
}

/* What a field without a column tells: that the file is cut otherwise, that its headings stand
 * elsewhere, or a name that is nearly the one that is sought. */
static nt_message no_column(const nt_cell_reader *reader, const nt_headings *headings,
                            const nt_map *index, const char *field)
{
    const nt_schema *schema = reader->schema;
    const char *mark = reader->input->is_sheet ? NULL : other_delimiter(headings, schema);
    size_t found =
        NT_SUM(size_t, f, schema->count, nt_map_find(index, schema->fields[f].name) != NT_MAP_NONE);
    const nt_message *hint = nt_ingest_hint(reader->arena, field, headings->texts, headings->count);
    return mark ? NT_MESSAGE_INGEST_OTHER_DELIMITER(.delimiter = mark)
           : found || hint || schema->count < 2
               ? NT_MESSAGE_INGEST_NO_COLUMN(.column = field, .hint = hint)
               : NT_MESSAGE_INGEST_NO_HEADING_HERE(.column = field);
}

static nt_status find_fields(const nt_cell_reader *reader, const nt_headings *headings,
                             const nt_map *index, nt_columns *columns, nt_error *err)
{
    const nt_schema *schema = reader->schema;
    for (size_t f = 0; f < schema->count; f++) {
        size_t column = nt_map_find(index, schema->fields[f].name);
        if (schema->rules[f].unpivoted) {
            columns->column_of[f] = -1;
            continue;
        }
        NT_FAIL_IF(column == NT_MAP_NONE, err, NT_INVALID,
                   (nt_place){reader->input->file, headings->line, 0},
                   no_column(reader, headings, index, schema->fields[f].name));
        columns->field_of[column] = (int)f;
        columns->column_of[f] = (int)column;
    }
    return NT_OK;
}

nt_status nt_ingest_map_headings(const nt_cell_reader *reader, const nt_headings *headings,
                                 nt_columns *out, nt_error *err)
{
    nt_arena *arena = reader->arena;
    nt_map index = nt_map_open(arena);
    nt_columns columns = {.field_of = nt_new_array(arena, int, headings->count + 1),
                          .column_of = nt_new_array(arena, int, reader->schema->count + 1),
                          .headings = headings->texts,
                          .count = headings->count,
                          .personal = headings->personal};
    for (size_t i = 0; i < columns.count; i++) {
        const char *heading = headings->texts[i];
        columns.field_of[i] = -1;
        /* Spreadsheets write empty headings for columns they have forgotten. */
        size_t twin = *heading ? nt_map_keep(&index, heading, i) : NT_MAP_NONE;
        if (twin != NT_MAP_NONE) {
            return report_twin(headings, twin, i, err);
        }
    }
    NT_TRY(find_fields(reader, headings, &index, &columns, err));
    warn_of_persons(reader, headings, &columns);
    *out = columns;
    return NT_OK;
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
    if (raw->made) {
        return false;
    }
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
