/* The pieces of the query that counts a register where it lives: what stands in the braces of
 * cube.sql. Each is written behind what is there. */
#pragma once

#include "counts/cube.h"

extern const char nt_counts_sql[]; /* cube.sql */

/* How an engine says what others say otherwise. */
typedef struct {
    const char *name, *text, *collation, *all; /* the type of texts; "g" of regexp_replace */
    const char *gap, *day;                     /* days between two; a day as a text */
    char quote;
    bool escapes; /* a backslash in a text is one */
} sql_dialect;

typedef struct {
    nt_arena *arena;
    const nt_register *reg;
    const nt_table *table;
    const nt_cube_about *about;
    const sql_dialect *as;
    nt_buffer out;
} sql_asking;

#define sql_say(a, ...) nt_buffer_printf(&(a)->out, __VA_ARGS__)

/* A text in quotes; the day of a column as a text; the name of a table or column. */
void sql_text(sql_asking *a, const char *text);
void sql_text_or_null(sql_asking *a, const char *text);
void sql_day(sql_asking *a, nt_date day);
void sql_day_as_text(sql_asking *a, const char *column);
void sql_name(sql_asking *a, const char *name);

/* Whether the table has the column, by NT_COLUMN_…; whether its texts are looked up in a list; its
 * n-th field, or -1. */
bool sql_has(const sql_asking *a, int column);
bool sql_is_listed(const sql_asking *a, int column);
int sql_field_of(const sql_asking *a, int column, size_t n);

/* Columns: typed; of which a row has some. */
void sql_typed(sql_asking *a);
void sql_some_cell(sql_asking *a);

/* Lists: what texts mean; each column's code, what that belongs to and what is wrong with its text;
 * where these are looked up, as texts are compared (model/key.h). */
void sql_names(sql_asking *a);
void sql_codes(sql_asking *a);
void sql_joins(sql_asking *a);

/* What is wrong: what a case lacks; how often something is; what two reports of a case share. */
extern const char sql_default_days[]; /* that stand for none */
void sql_lacks(sql_asking *a);
void sql_sums(sql_asking *a);
void sql_sum_of(sql_asking *a);
void sql_faults(sql_asking *a);
void sql_alike(sql_asking *a);
