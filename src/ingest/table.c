#include "table.h"

#include <string.h>

#include "base/utf8.h"
#include "copy.h"
#include "headings.h"
#include "words/ingest.h"

/* Keeps every row of a file as cells. */
typedef struct {
    nt_cell_reader cells_reader;
    nt_cell_reader silent; /* for rows that are given up: reports to nobody */
    const nt_resource *resource;
    nt_columns columns;
    bool has_header;
    bool has_personal; /* a cell holds a person's number */
    NT_VEC(nt_cell) cells;
    size_t cells_max, row_count;
} collector;

/* At once, for growing leaves what it outgrew behind: as many as the file has lines for. What is
 * not used is not touched. */
static void make_room(collector *c)
{
    const nt_csv_input *input = c->cells_reader.input;
    size_t lines = 1, fields = c->resource->schema.count;
    for (const char *at = input->bytes; (at = memchr(at, '\n', (size_t)(input->end - at))); at++) {
        lines++;
    }
    c->cells.capacity = lines < c->cells_max / fields ? lines * fields : c->cells_max;
    c->cells.items = nt_new_array(c->cells_reader.arena, nt_cell, c->cells.capacity);
}

static nt_status check_room(const collector *c, const nt_csv_row *row, nt_error *err)
{
    return c->cells.count + c->resource->schema.count <= c->cells_max
               ? NT_OK
               : nt_fail(err, NT_INVALID, (nt_place){c->cells_reader.input->file, row->line, 1},
                         NT_MESSAGE_INGEST_NO_ROOM(.limit = NT_CELLS_MAX,
                                                   .columns = (long long)c->resource->schema.count,
                                                   .rows = (long long)c->row_count));
}

/* Room for a row, all of it unreadable so far. */
static nt_cell *push_row(collector *c, const nt_csv_row *row, bool given_up)
{
    size_t first = c->cells.count;
    nt_cell blank = {.place = {c->cells_reader.input->file, row->line, 0},
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

/* Every column is looked at, also those that the descriptor leaves out: the file may be attached.
 */
static void take_cell(collector *c, const nt_csv_cell *raw, nt_place place, size_t column,
                      bool given_up, nt_cell *cells)
{
    int field = column < c->columns.count ? c->columns.field_of[column] : -1;
    const nt_field *fields = c->resource->schema.fields;
    if (field >= 0 && fields[field].personal) {
        return;
    }
    bool withheld = nt_ingest_inspect_cell(&c->cells_reader, raw);
    c->has_personal = c->has_personal || withheld;
    if (is_read(c, field, given_up)) {
        cells[field].place = place;
        cells[field].text = withheld ? NT_CELL_UNREADABLE : "";
        if (!withheld) {
            nt_ingest_read_cell(given_up ? &c->silent : &c->cells_reader, (size_t)field, raw,
                                &cells[field]);
        }
    }
}

static nt_status take_row(void *context, const nt_csv_row *row, nt_error *err)
{
    collector *c = context;
    if (!c->has_header) {
        c->has_header = true;
        return nt_ingest_map_headings(&c->cells_reader, row, &c->columns, err);
    }
    nt_status status = check_room(c, row, err);
    if (status) {
        return status;
    }
    bool given_up = row->broken || row->count != c->columns.count;
    if (given_up && !row->broken) {
        nt_ingest_report_ragged(&c->cells_reader, row, c->columns.count);
    }
    nt_cell *cells = push_row(c, row, given_up);
    nt_place place = nt_nowhere;
    for (size_t i = 0; i < row->count && i < NT_COLUMNS_MAX; i++) {
        place = nt_ingest_place_after(c->cells_reader.input, &row->cells[i],
                                      i ? &row->cells[i - 1] : NULL, place);
        take_cell(c, &row->cells[i], place, i, given_up, cells);
    }
    return NT_OK;
}

static bool starts_with(nt_bytes bytes, const char *mark, size_t length)
{
    return bytes.length >= length && memcmp(bytes.bytes, mark, length) == 0;
}

nt_status nt_ingest_skip_mark(const nt_resource *resource, nt_bytes bytes, nt_problems *problems,
                              const char **start, nt_error *err)
{
    nt_place place = {resource->table->path, 1, 1};
    if (starts_with(bytes, "\xFF\xFE", 2) || starts_with(bytes, "\xFE\xFF", 2)) {
        return nt_fail(err, NT_INVALID, place, NT_MESSAGE_INGEST_UTF_16());
    }
    bool marked = starts_with(bytes, "\xEF\xBB\xBF", 3);
    if (marked && resource->windows_1252) {
        return nt_fail(err, NT_INVALID, place, NT_MESSAGE_INGEST_UTF_8_MARK());
    }
    if (marked && !resource->marked) {
        nt_problems_add(problems, NT_SEVERITY_WARNING, place, "byte-order-mark",
                        NT_MESSAGE_INGEST_BYTE_ORDER_MARK());
    }
    *start = bytes.bytes + (marked ? 3 : 0);
    return NT_OK;
}

static nt_status read_file(nt_arena *arena, const nt_resource *resource, nt_bytes *out,
                           nt_error *err)
{
    const nt_table *table = resource->table;
    if (!nt_file_exists(table->path)) {
        return nt_fail(err, NT_INVALID, resource->path_place,
                       NT_MESSAGE_INGEST_NO_FILE(.file = table->relative_path));
    }
    nt_status status = nt_file_read(arena, table->path, NT_FILE_BYTES_MAX, out, err);
    if (!status && !out->length) {
        return nt_fail(err, NT_INVALID, (nt_place){table->path, 0, 0},
                       NT_MESSAGE_INGEST_FILE_EMPTY());
    }
    return status;
}

static bool is_file_sound(const nt_resource *resource, const char *text, size_t length)
{
    return !resource->windows_1252 && nt_utf8_check(text, length) == length &&
           !memchr(text, '\0', length);
}

nt_status nt_ingest_read_table(nt_arena *arena, const nt_resource *resource, size_t *cells_left,
                               nt_problems *problems, nt_error *err)
{
    nt_table *table = resource->table;
    nt_bytes bytes;
    const char *start = NULL;
    nt_status status = read_file(arena, resource, &bytes, err);
    status = status ? status : nt_ingest_skip_mark(resource, bytes, problems, &start, err);
    if (status) {
        return status;
    }
    collector c = {.resource = resource, .cells_max = *cells_left};
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
    c.cells_reader = (nt_cell_reader){.arena = arena,
                                      .problems = problems,
                                      .input = &input,
                                      .schema = &resource->schema,
                                      .sound = sound,
                                      .spellings = resource->spellings};
    c.silent = c.cells_reader;
    c.silent.problems = nt_problems_open(arena);
    c.silent.spellings = NULL;
    if (!resource->header) {
        c.columns = nt_ingest_schema_order(arena, &resource->schema);
        c.has_header = true;
    }
    make_room(&c);
    status = nt_ingest_read_rows(arena, &input, err);
    if (!status && !c.has_header) {
        status = nt_fail(err, NT_INVALID, (nt_place){table->path, 0, 0},
                         NT_MESSAGE_INGEST_NO_HEADINGS());
    }
    if (!status && (c.has_personal || c.columns.personal ||
                    nt_ingest_has_personal_fields(&resource->schema))) {
        status = nt_ingest_copy_public(arena, &input, resource, &c.columns, &bytes, err);
    }
    if (!status) {
        table->bytes = bytes;
        *cells_left -= c.cells.count;
        table->cells = c.cells.items;
        table->row_count = c.row_count;
    }
    return status;
}
