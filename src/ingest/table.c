#include "table.h"

#include <string.h>

#include "copy.h"
#include "words/ingest.h"

/* Keeps every row of a file as cells. */
typedef struct {
    nt_sheet_reader sheet;
    nt_cell_reader silent; /* for rows that are given up: reports to nobody */
    bool has_personal;     /* a cell holds a person's number */
    NT_VEC(nt_cell) cells;
    size_t cells_max, row_count;
} collector;

static size_t count_lines(nt_bytes bytes)
{
    size_t lines = 1;
    const char *end = bytes.bytes + bytes.length;
    for (const char *at = bytes.bytes; (at = memchr(at, '\n', (size_t)(end - at))); at++) {
        lines++;
    }
    return lines;
}

/* At once, for growing leaves what it outgrew behind: as many as the files have lines for. What is
 * not used is not touched. */
static void make_room(collector *c)
{
    enum { PACKED_ROW = 8 }; /* bytes of a spreadsheet that make a row, at the least */
    const nt_resource *resource = c->sheet.resource;
    size_t lines = 0, fields = resource->schema.count;
    NT_EACH(const nt_table_file, part, resource->table->parts, resource->table->part_count) {
        lines +=
            resource->is_spreadsheet ? part->bytes.length / PACKED_ROW : count_lines(part->bytes);
    }
    c->cells.capacity = lines < c->cells_max / fields ? lines * fields : c->cells_max;
    c->cells.items = nt_new_array(c->sheet.reader.arena, nt_cell, c->cells.capacity);
}

static nt_status check_room(const collector *c, const nt_csv_row *row, nt_error *err)
{
    return c->cells.count + c->sheet.resource->schema.count <= c->cells_max
               ? NT_OK
               : nt_fail(err, NT_INVALID, (nt_place){c->sheet.input.file, row->line, 1},
                         NT_MESSAGE_INGEST_NO_ROOM(.limit = NT_CELLS_MAX,
                                                   .columns =
                                                       (long long)c->sheet.resource->schema.count,
                                                   .rows = (long long)c->row_count));
}

/* Room for a row, all of it unreadable so far; what stays of a wide one is as in the row before. */
static nt_cell *push_row(collector *c, const nt_csv_row *row, bool given_up)
{
    const nt_schema *schema = &c->sheet.resource->schema;
    size_t first = c->cells.count;
    nt_cell blank = {.place = {c->sheet.input.file, row->line, 0},
                     .text = given_up ? NT_CELL_UNREADABLE : "",
                     .date = NT_DATE_UNKNOWN};
    for (size_t i = 0; i < schema->count; i++) {
        bool stays = row->again && !schema->rules[i].unpivoted;
        nt_cell cell = stays ? c->cells.items[first + i - schema->count] : blank;
        nt_vec_push(c->sheet.reader.arena, &c->cells, cell);
    }
    c->row_count++;
    return &c->cells.items[first];
}

/* In a row that is given up a shifted cell may stand under the wrong heading, so nothing of it is
 * judged or used; only its keys are kept, so that what refers to the row is not a second fault. */
static bool is_read(const collector *c, int field, bool given_up)
{
    return field >= 0 && (!given_up || c->sheet.resource->schema.fields[field].unique);
}

/* Every column is looked at, also those that the descriptor leaves out: the file may be attached.
 */
static void take_cell(collector *c, const nt_csv_cell *raw, nt_place place, bool given_up,
                      nt_cell *cells)
{
    int field = nt_ingest_field_of(&c->sheet.columns, raw);
    const nt_field *fields = c->sheet.resource->schema.fields;
    if (field >= 0 && fields[field].personal) {
        return;
    }
    bool withheld = nt_ingest_inspect_cell(&c->sheet.reader, raw);
    c->has_personal = c->has_personal || withheld;
    if (is_read(c, field, given_up)) {
        cells[field].place = place;
        cells[field].text = withheld ? NT_CELL_UNREADABLE : "";
        if (!withheld) {
            nt_ingest_read_cell(given_up ? &c->silent : &c->sheet.reader, (size_t)field, raw,
                                &cells[field]);
        }
    }
}

static nt_status take_row(void *context, const nt_csv_row *row, bool unfit, nt_error *err)
{
    collector *c = context;
    nt_status status = check_room(c, row, err);
    NT_TRY(status);
    nt_cell *cells = push_row(c, row, unfit);
    nt_place place = nt_nowhere;
    for (size_t i = 0; i < row->count && i < NT_COLUMNS_MAX; i++) {
        place = nt_ingest_place_after(&c->sheet.input, &row->cells[i],
                                      i ? &row->cells[i - 1] : NULL, place);
        take_cell(c, &row->cells[i], place, unfit, cells);
    }
    return NT_OK;
}

nt_status nt_ingest_find_file(const nt_table_file *part, nt_error *err)
{
    return nt_file_exists(part->path)
               ? NT_OK
               : nt_fail(err, NT_INVALID, part->place,
                         NT_MESSAGE_INGEST_NO_FILE(.file = part->relative_path));
}

/* Sheets of one file share its bytes. */
static nt_status read_file(nt_arena *arena, const nt_table *table, nt_table_file *part,
                           nt_error *err)
{
    for (const nt_table_file *other = table->parts; other < part; other++) {
        if (strcmp(other->relative_path, part->relative_path) == 0) {
            part->bytes = other->bytes;
            return NT_OK;
        }
    }
    NT_TRY(nt_ingest_find_file(part, err));
    NT_TRY(nt_file_read(arena, part->path, NT_FILE_BYTES_MAX, &part->bytes, err));
    return part->bytes.length ? NT_OK
                              : nt_fail(err, NT_INVALID, (nt_place){part->path, 0, 0},
                                        NT_MESSAGE_INGEST_FILE_EMPTY());
}

/* Of a spreadsheet no copy without columns about persons can be made: it is attached as it is. */
static nt_status check_personal(const nt_resource *resource, nt_error *err)
{
    const nt_schema *schema = &resource->schema;
    for (size_t f = 0; resource->is_spreadsheet && f < schema->count; f++) {
        NT_FAIL_IF(
            schema->fields[f].personal, err, NT_INVALID, schema->fields[f].place,
            NT_MESSAGE_INGEST_PERSONAL_IN_SPREADSHEET(.column = schema->fields[f].name,
                                                      .file =
                                                          resource->table->parts[0].relative_path));
    }
    return NT_OK;
}

static nt_status read_files(nt_arena *arena, const nt_resource *resource, nt_error *err)
{
    nt_table *table = resource->table;
    NT_EACH(nt_table_file, part, table->parts, table->part_count) {
        NT_TRY(read_file(arena, table, part, err));
    }
    NT_TRY(check_personal(resource, err));
    NT_EACH(nt_table_file, part, table->parts, resource->is_spreadsheet ? table->part_count : 0) {
        NT_TRY(nt_ingest_find_tab(arena, part, &part->bytes, err));
    }
    return NT_OK;
}

/* Valid UTF-8 without NUL. */
static bool is_sound(const nt_sheet_reader *sheet)
{
    const char *text = sheet->input.bytes;
    size_t length = (size_t)(sheet->input.end - text);
    return sheet->input.is_sheet ||
           (!sheet->input.single_byte && nt_utf8_check(text, length) == length &&
            !memchr(text, '\0', length));
}

static nt_status read_part(collector *c, nt_table_file *part, nt_error *err)
{
    const nt_resource *resource = c->sheet.resource;
    nt_cell_reader reader = {.arena = c->sheet.reader.arena,
                             .problems = c->sheet.reader.problems,
                             .spellings = resource->spellings};
    c->sheet = (nt_sheet_reader){
        .resource = resource, .part = part, .reader = reader, .on_row = take_row, .context = c};
    NT_TRY(nt_ingest_open_sheet(&c->sheet, part->bytes, err));
    c->sheet.reader.sound = is_sound(&c->sheet);
    c->silent = c->sheet.reader;
    c->silent.problems = nt_problems_open(reader.arena);
    c->silent.spellings = NULL;
    c->silent.days = NULL;
    c->has_personal = false;
    NT_TRY(nt_ingest_read_sheet(&c->sheet, err));
    bool is_private = c->has_personal || c->sheet.columns.personal ||
                      nt_ingest_has_personal_fields(&resource->schema);
    return is_private && !resource->is_spreadsheet
               ? nt_ingest_copy_public(reader.arena, &c->sheet, &part->bytes, err)
               : NT_OK;
}

nt_status nt_ingest_read_table(nt_arena *arena, const nt_resource *resource, size_t *cells_left,
                               nt_problems *problems, nt_error *err)
{
    nt_table *table = resource->table;
    collector c = {
        .sheet = {.resource = resource, .reader = {.arena = arena, .problems = problems}},
        .cells_max = *cells_left};
    NT_TRY(read_files(arena, resource, err));
    make_room(&c);
    NT_EACH(nt_table_file, part, table->parts, table->part_count) {
        NT_TRY(read_part(&c, part, err));
    }
    *cells_left -= c.cells.count;
    table->cells = c.cells.items;
    table->row_count = c.row_count;
    return NT_OK;
}
