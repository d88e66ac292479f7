#include <string.h>

#include "headings.h"
#include "ingest/stream.h"
#include "table.h"

typedef struct {
    nt_cell_reader reader;
    const char **found;
} seeker;

/* A role says what stands in a column, a list of values what may. Numbers and days hold no name. */
static bool is_free(const nt_field *field)
{
    return field->personal ||
           (field->type == NT_FIELD_STRING && !field->role && !field->value_count);
}

static const char *free_field(const nt_schema *schema)
{
    for (size_t f = 0; f < schema->count; f++) {
        if (is_free(&schema->fields[f])) {
            return schema->fields[f].name;
        }
    }
    return NULL;
}

/* Stops at the headings: any status but NT_OK does. */
static nt_status take_headings(void *context, const nt_csv_row *row, nt_error *err)
{
    seeker *s = context;
    nt_columns columns;
    nt_status status = nt_ingest_map_headings(&s->reader, row, &columns, err);
    for (size_t i = 0; !status && !*s->found && i < columns.count; i++) {
        if (columns.field_of[i] < 0) {
            *s->found = nt_arena_text(s->reader.arena, row->cells[i].text, row->cells[i].length);
        }
    }
    return status ? status : NT_INVALID;
}

nt_status nt_ingest_free_column(nt_arena *arena, const nt_table *table, nt_bytes bytes,
                                const char **out, nt_error *err)
{
    const nt_resource *resource = table->source;
    const char *start, *found = free_field(&resource->schema);
    nt_problems *unheard = nt_problems_open(arena); /* reported when the table was read */
    nt_status status = nt_ingest_skip_mark(resource, bytes, unheard, &start, err);
    if (!status && !found && resource->header) {
        seeker s = {.found = &found};
        nt_csv_input input = {.file = table->path,
                              .bytes = start,
                              .end = bytes.bytes + bytes.length,
                              .delimiter = resource->delimiter,
                              .quote = resource->quote,
                              .single_byte = resource->windows_1252,
                              .problems = unheard,
                              .on_row = take_headings,
                              .context = &s};
        s.reader = (nt_cell_reader){
            .arena = arena, .problems = unheard, .input = &input, .schema = &resource->schema};
        nt_error stopped = {0};
        status = nt_ingest_read_rows(arena, &input, &stopped);
        if (nt_error_speaks(&stopped)) {
            *err = stopped;
            return status;
        }
        status = NT_OK;
    }
    if (!status) {
        *out = found;
    }
    return status;
}
