#include "copy.h"

#include <string.h>

#include "base/csv.h"
#include "words/ingest.h"

typedef struct {
    nt_buffer out;
    const nt_sheet_reader *sheet;
    nt_sheet_reader again; /* counts the rows */
    long written;
} copier;

bool nt_ingest_has_personal_fields(const nt_schema *schema)
{
    return NT_ANY(f, schema->count, schema->fields[f].personal);
}

static bool needs_quotes(const nt_csv_input *input, const nt_csv_cell *cell)
{
    for (size_t i = 0; i < cell->length; i++) {
        char c = cell->text[i];
        if (c == input->delimiter || c == input->quote || c == '\n' || c == '\r') {
            return true;
        }
    }
    /* Blanks at the ends count only within quotes. */
    return cell->length &&
           (strchr(" \t", cell->text[0]) || strchr(" \t", cell->text[cell->length - 1]));
}

static void put_cell(copier *c, const nt_csv_cell *cell)
{
    if (nt_personal_holds(cell->text, cell->length)) {
        return;
    }
    const char *guard = nt_csv_needs_guard(cell->text, cell->length) ? "'" : "";
    char quote = c->sheet->input.quote;
    if (!needs_quotes(&c->sheet->input, cell)) {
        nt_buffer_puts(&c->out, guard);
        nt_buffer_add(&c->out, cell->text, cell->length);
        return;
    }
    nt_buffer_putc(&c->out, quote);
    nt_buffer_puts(&c->out, guard);
    for (size_t i = 0; i < cell->length; i++) {
        if (cell->text[i] == quote) {
            nt_buffer_putc(&c->out, quote);
        }
        nt_buffer_putc(&c->out, cell->text[i]);
    }
    nt_buffer_putc(&c->out, quote);
}

static nt_status copy_row(void *context, const nt_csv_row *row, nt_error *err)
{
    copier *c = context;
    (void)err;
    const nt_columns *columns = &c->sheet->columns;
    long number;
    nt_sheet_row_kind kind = nt_ingest_kind_of_row(&c->again, row, &number);
    nt_ingest_pass_row(&c->again, row);
    bool whole = kind == NT_ROW_OF_DATA ? row->count == columns->count : kind == NT_ROW_OF_HEADINGS;
    c->again.has_headings = true;
    if (row->broken || !whole) {
        return NT_OK;
    }
    /* Which rows are headings is said by number: those that are left out stay as blank ones. */
    while (nt_ingest_counts_rows(c->sheet->resource) && ++c->written < number) {
        nt_buffer_puts(&c->out, "\r\n");
    }
    bool first = true;
    for (size_t i = 0; i < row->count && i < columns->count; i++) {
        int field = columns->field_of[i];
        if (field < 0 || !c->sheet->resource->schema.fields[field].personal) {
            if (!first) {
                nt_buffer_putc(&c->out, c->sheet->input.delimiter);
            }
            put_cell(c, &row->cells[i]);
            first = false;
        }
    }
    nt_buffer_puts(&c->out, "\r\n");
    return NT_OK;
}

nt_status nt_ingest_copy_public(nt_arena *arena, const nt_sheet_reader *sheet, nt_bytes *out,
                                nt_error *err)
{
    copier c = {.out = nt_buffer_open(arena), .sheet = sheet, .again = *sheet};
    c.again.has_headings = !sheet->resource->header;
    c.again.more_lines = 0;
    nt_csv_input again = sheet->input;
    again.problems = nt_problems_open(arena); /* all is reported already */
    c.again.reader.problems = again.problems;
    c.again.around =
        (nt_around){.headings = {sheet->around.headings.items, sheet->around.headings.count, 0}};
    again.on_row = copy_row;
    again.context = &c;
    nt_status status = nt_ingest_read_rows(arena, &again, err);
    if (!status) {
        *out = (nt_bytes){nt_buffer_text(&c.out), c.out.length};
    }
    return status;
}

static bool has_personal(const nt_json *json)
{
    bool found = nt_json_bool(json, "personal", false);
    NT_JSON_EACH(item, json) {
        found = found || has_personal(item);
    }
    return found;
}

/* Of a list what is about persons is left out. */
static const nt_json *unless_personal(void *context, const nt_json *value)
{
    (void)context;
    return !value->key && nt_json_bool(value, "personal", false) ? NULL : value;
}

static void report_numbers(const nt_json *json, nt_problems *problems)
{
    if ((json->key && nt_personal_holds(json->key, strlen(json->key))) ||
        nt_json_is_personal(json)) {
        nt_problems_add(problems, NT_SEVERITY_ERROR, json->place, "personal-number",
                        NT_MESSAGE_INGEST_NUMBER_IN_DESCRIPTOR());
    }
    NT_JSON_EACH(item, json) {
        report_numbers(item, problems);
    }
}

nt_status nt_ingest_withhold_fields(nt_arena *arena, const nt_json *descriptor, nt_bytes *bytes,
                                    nt_problems *problems)
{
    report_numbers(descriptor, problems);
    if (has_personal(descriptor)) {
        nt_buffer out = nt_buffer_open(arena);
        nt_json_writer writer = nt_json_writer_open(&out);
        nt_json_put(&writer, descriptor, unless_personal, NULL);
        *bytes = (nt_bytes){nt_buffer_text(&out), out.length};
    }
    return NT_OK;
}
