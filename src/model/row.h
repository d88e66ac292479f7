/* Cells of a row by role. A role without a column is a cell that is missing. */
#pragma once

#include "ingest/package.h"

enum { NT_MODEL_COLUMNS_MAX = 24 };

/* The columns of one table, looked up once. */
typedef struct {
    const nt_table *table;
    int columns[NT_MODEL_COLUMNS_MAX]; /* by the caller's own enum; -1 when no field has the role */
} nt_model_columns;

static inline nt_model_columns nt_model_columns_of(const nt_table *table, const char *const *roles,
                                                   size_t count)
{
    nt_model_columns columns = {.table = table};
    for (size_t i = 0; table && i < count; i++) {
        columns.columns[i] = nt_ingest_column(table, roles[i]);
    }
    return columns;
}

static const nt_cell nt_model_missing = {.text = "", .date = NT_DATE_UNKNOWN};

static inline const nt_cell *nt_model_cell(const nt_model_columns *columns, size_t row, int which)
{
    int column = columns->columns[which];
    return column < 0 ? &nt_model_missing
                      : &columns->table->cells[row * columns->table->field_count + (size_t)column];
}

/* A cell that says something that cannot be used; its problem is recorded already. */
static inline bool nt_model_is_invalid(const nt_cell *cell)
{
    return !cell->known && *cell->text;
}

/* Its text, "" when it is unknown. */
static inline const char *nt_model_text(const nt_cell *cell)
{
    return cell->known ? cell->text : "";
}
