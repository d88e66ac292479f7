#include "table.h"

#include <string.h>

#include "base/utf8.h"
#include "cell.h"
#include "index.h"
#include "rows.h"

/* Keeps every row of a file as cells. */
typedef struct {
    nt_cell_reader cells_reader;
    nt_cell_reader silent; /* for rows that are given up: reports to nobody */
    const nt_resource *resource;
    int *field_of; /* one a column of the file: the field, or -1 */
    size_t column_count;
    bool has_header;
    NT_VEC(nt_cell) cells;
    size_t row_count;
} collector;

static nt_place first_place(const collector *c, const nt_csv_row *row)
{
    return (nt_place){c->cells_reader.input->file, row->line, 0};
}

static nt_status missing_column(const collector *c, const char *name, nt_place place,
                                const char *const *headings, nt_error *err)
{
    nt_arena *arena = c->cells_reader.arena;
    return nt_fail(err, NT_INVALID, place, "there is no column %s, which the descriptor names%s",
                   nt_ingest_quote(arena, name),
                   nt_ingest_hint(arena, name, headings, c->column_count));
}

/* Which column is which field: every field has its column, no heading stands twice. */
static nt_status map_headings(collector *c, const nt_csv_row *row, const char *const *headings,
                              nt_error *err)
{
    nt_arena *arena = c->cells_reader.arena;
    nt_index columns = nt_ingest_open_index(arena);
    for (size_t i = 0; i < c->column_count; i++) {
        c->field_of[i] = -1;
        /* Spreadsheets write empty headings for columns they have forgotten. */
        size_t twin = *headings[i] ? nt_ingest_keep(&columns, headings[i], i) : NT_INDEX_NONE;
        if (twin != NT_INDEX_NONE) {
            const nt_csv_input *input = c->cells_reader.input;
            return nt_fail(err, NT_INVALID,
                           nt_ingest_place_after(input, &row->cells[i], NULL, nt_nowhere),
                           "the heading %s stands twice, in columns %zu and %zu; each needs a name "
                           "of its own",
                           nt_ingest_quote(arena, headings[i]), twin + 1, i + 1);
        }
    }
    const nt_schema *schema = &c->resource->schema;
    for (size_t f = 0; f < schema->count; f++) {
        size_t column = nt_ingest_find(&columns, schema->fields[f].name);
        if (column == NT_INDEX_NONE) {
            return missing_column(c, schema->fields[f].name, first_place(c, row), headings, err);
        }
        c->field_of[column] = (int)f;
    }
    return NT_OK;
}

static nt_status read_header(collector *c, const nt_csv_row *row, nt_error *err)
{
    nt_arena *arena = c->cells_reader.arena;
    if (row->broken) {
        return nt_fail(err, NT_INVALID, first_place(c, row),
                       "the line of headings cannot be read; look for a stray or missing quote");
    }
    if (row->count > NT_COLUMNS_MAX) {
        return nt_fail(err, NT_INVALID, first_place(c, row), "has %zu columns; at most %d are read",
                       row->count, NT_COLUMNS_MAX);
    }
    c->column_count = row->count;
    c->field_of = nt_new_array(arena, int, row->count + 1);
    c->has_header = true;
    const char **headings = nt_new_array(arena, const char *, row->count + 1);
    nt_place place = nt_nowhere;
    for (size_t i = 0; i < row->count; i++) {
        place = nt_ingest_place_after(c->cells_reader.input, &row->cells[i],
                                      i ? &row->cells[i - 1] : NULL, place);
        const char *text = nt_ingest_cell_text(&c->cells_reader, &row->cells[i], place);
        headings[i] = text ? text : "";
    }
    return map_headings(c, row, headings, err);
}

static void take_schema_order(collector *c)
{
    c->column_count = c->resource->schema.count;
    c->field_of = nt_new_array(c->cells_reader.arena, int, c->column_count);
    for (size_t i = 0; i < c->column_count; i++) {
        c->field_of[i] = (int)i;
    }
    c->has_header = true;
}

static void report_ragged(const collector *c, const nt_csv_row *row)
{
    const nt_csv_input *input = c->cells_reader.input;
    bool surplus = row->count > c->column_count;
    /* The first cell too many, or the last one there is. */
    size_t shown = surplus ? c->column_count : row->count - 1;
    nt_place place = shown < NT_COLUMNS_MAX
                         ? nt_ingest_place_after(input, &row->cells[shown], NULL, nt_nowhere)
                         : first_place(c, row);
    nt_problems_add(input->problems, NT_SEVERITY_ERROR, place, "ragged-row",
                    "the row has %zu cells, the headings %zu; look for a separator %s", row->count,
                    c->column_count, surplus ? "in a cell without quotes" : "that is missing");
}

/* Room for a row, all of it unreadable so far. */
static nt_cell *push_row(collector *c, const nt_csv_row *row, bool given_up)
{
    size_t first = c->cells.count;
    nt_cell blank = {.place = first_place(c, row),
                     .text = given_up ? NT_CELL_UNREADABLE : "",
                     .date = NT_DATE_UNKNOWN};
    for (size_t i = 0; i < c->resource->schema.count; i++) {
        nt_vec_push(c->cells_reader.arena, &c->cells, blank);
    }
    c->row_count++;
    return &c->cells.items[first];
}

/* In a row that is given up a shifted cell may stand under the wrong heading, so nothing of it is
 * judged or used; only its keys are kept, so that what refers to the row is not a second fault. */
static bool is_read(const collector *c, int field, bool given_up)
{
    return field >= 0 && (!given_up || c->resource->schema.fields[field].unique);
}

static nt_status take_row(void *context, const nt_csv_row *row, nt_error *err)
{
    collector *c = context;
    if (!c->has_header) {
        return read_header(c, row, err);
    }
    if (!row->broken && row->count != c->column_count) {
        report_ragged(c, row);
    }
    bool given_up = row->broken || row->count != c->column_count;
    nt_cell *cells = push_row(c, row, given_up);
    nt_place place = nt_nowhere;
    for (size_t i = 0; i < row->count && i < c->column_count; i++) {
        place = nt_ingest_place_after(c->cells_reader.input, &row->cells[i],
                                      i ? &row->cells[i - 1] : NULL, place);
        int field = c->field_of[i];
        if (is_read(c, field, given_up)) {
            cells[field].place = place;
            nt_ingest_read_cell(given_up ? &c->silent : &c->cells_reader, (size_t)field,
                                &row->cells[i], &cells[field]);
        }
    }
    return NT_OK;
}

static bool starts_with(nt_bytes bytes, const char *mark, size_t length)
{
    return bytes.length >= length && memcmp(bytes.bytes, mark, length) == 0;
}

/* Moves *start behind a byte order mark; a mark of another encoding is an error. */
static nt_status skip_mark(const nt_resource *resource, nt_bytes bytes, const char **start,
                           nt_error *err)
{
    nt_place place = {resource->table->path, 1, 1};
    if (starts_with(bytes, "\xFF\xFE", 2) || starts_with(bytes, "\xFE\xFF", 2)) {
        return nt_fail(err, NT_INVALID, place, "the file is UTF-16; save it as UTF-8");
    }
    bool marked = starts_with(bytes, "\xEF\xBB\xBF", 3);
    if (marked && resource->windows_1252) {
        return nt_fail(err, NT_INVALID, place,
                       "the file begins with the mark of UTF-8, but the descriptor says "
                       "windows-1252; name the right encoding there");
    }
    *start = bytes.bytes + (marked ? 3 : 0);
    return NT_OK;
}

static nt_status read_file(nt_arena *arena, const nt_resource *resource, nt_bytes *out,
                           nt_error *err)
{
    const nt_table *table = resource->table;
    if (!nt_file_exists(table->path)) {
        return nt_fail(err, NT_INVALID, resource->path_place, "there is no file %s in that folder",
                       nt_ingest_quote(arena, table->relative_path));
    }
    nt_status status = nt_file_read(arena, table->path, NT_FILE_BYTES_MAX, out, err);
    if (!status && !out->length) {
        return nt_fail(err, NT_INVALID, (nt_place){table->path, 0, 0},
                       "the file is empty; its first line must hold the headings");
    }
    return status;
}

static bool is_file_sound(const nt_resource *resource, const char *text, size_t length)
{
    return !resource->windows_1252 && nt_utf8_check(text, length) == length &&
           !memchr(text, '\0', length);
}

nt_status nt_ingest_read_table(nt_arena *arena, const nt_resource *resource, nt_problems *problems,
                               nt_error *err)
{
    nt_table *table = resource->table;
    nt_bytes bytes;
    const char *start = NULL;
    nt_status status = read_file(arena, resource, &bytes, err);
    status = status ? status : skip_mark(resource, bytes, &start, err);
    if (status) {
        return status;
    }
    collector c = {.resource = resource};
    nt_csv_input input = {.file = table->path,
                          .bytes = start,
                          .end = bytes.bytes + bytes.length,
                          .delimiter = resource->delimiter,
                          .quote = resource->quote,
                          .single_byte = resource->windows_1252,
                          .problems = problems,
                          .on_row = take_row,
                          .context = &c};
    bool sound = is_file_sound(resource, start, (size_t)(input.end - start));
    c.cells_reader = (nt_cell_reader){arena, problems, &input, &resource->schema, sound};
    c.silent = c.cells_reader;
    c.silent.problems = nt_problems_open(arena);
    if (!resource->header) {
        take_schema_order(&c);
    }
    status = nt_ingest_read_rows(arena, &input, err);
    if (!status && !c.has_header) {
        status = nt_fail(err, NT_INVALID, (nt_place){table->path, 0, 0},
                         "the file holds no line of headings; its first line must");
    }
    if (!status) {
        table->bytes = bytes;
        table->cells = c.cells.items;
        table->row_count = c.row_count;
    }
    return status;
}
