/* Whether anything may stand in a table: what keeps its file from leaving the house. */
#include "sheet.h"

/* A role says what stands in a column, a list of values what may. Numbers and days hold no name. */
static bool is_free(const nt_field *field)
{
    return field->personal ||
           (field->type == NT_FIELD_STRING && !field->role && !field->value_count);
}

static const char *free_field(const nt_schema *schema)
{
    NT_RETURN_FIRST(f, schema->count, is_free(&schema->fields[f]), schema->fields[f].name, NULL);
}

/* Behind the headings nothing is read: any status but NT_OK stops. */
static nt_status stop(void *context, const nt_csv_row *row, bool unfit, nt_error *err)
{
    (void)context, (void)row, (void)unfit, (void)err;
    return NT_INVALID;
}

nt_status nt_ingest_free_column(nt_arena *arena, const nt_table *table, const nt_table_file *part,
                                nt_bytes bytes, const char **out, nt_error *err)
{
    const char *found = free_field(&table->source->schema);
    nt_error stopped = {0};
    /* What is wrong with the table was reported when it was read. */
    nt_sheet_reader sheet = {.resource = table->source,
                             .part = part,
                             .reader = {.arena = arena, .problems = nt_problems_open(arena)},
                             .on_row = stop};
    nt_status status = nt_ingest_open_sheet(&sheet, bytes, err);
    if (!status && !found && table->source->header) {
        status = nt_ingest_read_sheet(&sheet, &stopped);
        if (nt_error_speaks(&stopped)) {
            *err = stopped;
            return status;
        }
        for (size_t i = 0; !found && i < sheet.columns.count; i++) {
            found = sheet.columns.field_of[i] < 0 ? sheet.columns.headings[i] : NULL;
        }
        status = NT_OK;
    }
    if (!status) {
        *out = found;
    }
    return status;
}
