/* Lists and columns as the query has them. */
#include <stdlib.h>
#include <string.h>

#include "model/key.h"
#include "sql.h"

/* ---- lists ---- */

static void put_triple(sql_asking *a, bool *first, const char *one, const char *two,
                       const char *three)
{
    nt_buffer_puts(&a->out, *first ? "  (" : ",\n  (");
    sql_text(a, one);
    nt_buffer_puts(&a->out, ", ");
    sql_text(a, two);
    nt_buffer_puts(&a->out, ", ");
    sql_text_or_null(a, three);
    nt_buffer_putc(&a->out, ')');
    *first = false;
}

bool sql_is_listed(const sql_asking *a, int column)
{
    return (column < NT_DIM_COUNT || column == NT_COLUMN_OUTCOME) && sql_has(a, column);
}

void sql_names(sql_asking *a)
{
    bool first = true;
    for (int c = 0; c < NT_COLUMN_COUNT; c++) {
        size_t count = 0;
        const nt_counted_name *names =
            sql_is_listed(a, c) ? nt_model_counted_names(a->arena, a->reg, c, &count) : NULL;
        NT_EACH(const nt_counted_name, name, names, count) {
            if (!strchr(name->key, ':')) {
                put_triple(a, &first, nt_cube_lacks[c], name->key, name->code);
            }
        }
    }
    put_triple(a, &first, "none", "", "");
}

/* "17:sukabumi": within the province of that number. */
void sql_shared(sql_asking *a)
{
    size_t count;
    bool first = true;
    const nt_codes *provinces = &a->reg->codes[NT_DIM_PROVINCE];
    const nt_counted_name *names = nt_model_counted_names(a->arena, a->reg, NT_DIM_REGENCY, &count);
    NT_EACH(const nt_counted_name, name, names, count) {
        const char *colon = strchr(name->key, ':');
        size_t province = colon ? strtoul(name->key, NULL, 10) : 0;
        if (province && province < provinces->count && name->code) {
            put_triple(a, &first, provinces->items[province].code, colon + 1, name->code);
        }
    }
    put_triple(a, &first, "", "", "");
}

static void put_pair(sql_asking *a, bool *first, const char *one, const char *two)
{
    nt_buffer_puts(&a->out, *first ? "  (" : ",\n  (");
    sql_text(a, one);
    nt_buffer_puts(&a->out, ", ");
    sql_text(a, two);
    nt_buffer_putc(&a->out, ')');
    *first = false;
}

void sql_parents(sql_asking *a)
{
    bool first = true;
    const nt_codes *regencies = &a->reg->codes[NT_DIM_REGENCY];
    for (size_t i = 1; i < regencies->count; i++) {
        const nt_code *code = &regencies->items[i];
        if (code->parent) {
            put_pair(a, &first, code->code,
                     a->reg->codes[NT_DIM_PROVINCE].items[code->parent].code);
        }
    }
    put_pair(a, &first, "", "");
}

void sql_kinds(sql_asking *a)
{
    static const char *const kinds[NT_OUTCOME_KINDS] = {"unknown", "pending", "proven",
                                                        "not-proven", "closed"};
    bool first = true;
    const nt_outcomes *outcomes = nt_register_outcomes(a->reg);
    for (size_t i = 1; i < outcomes->count; i++) {
        put_pair(a, &first, outcomes->items[i].code, kinds[outcomes->items[i].kind]);
    }
}

/* ---- columns ---- */

static const nt_json *missing_values(const sql_asking *a)
{
    NT_JSON_EACH(resource, nt_json_get(a->reg->package->descriptor, "resources")) {
        if (strcmp(nt_json_string(resource, "name", ""), a->table->name) == 0) {
            return nt_json_get(nt_json_get(resource, "schema"), "missingValues");
        }
    }
    return NULL;
}

/* The cell as a text; NULL where it says nothing. */
static void put_cell(sql_asking *a, size_t field)
{
    const nt_json *missing = missing_values(a);
    NT_JSON_EACH(text, missing) {
        nt_buffer_puts(&a->out, text->string && *text->string ? "NULLIF(" : "");
    }
    nt_buffer_puts(&a->out, "NULLIF(TRIM(CAST(");
    sql_name(a, a->table->fields[field].name);
    sql_say(a, " AS %s)), '')", a->as->text);
    NT_JSON_EACH(text, missing) {
        if (text->string && *text->string) {
            nt_buffer_puts(&a->out, ", ");
            sql_text(a, text->string);
            nt_buffer_putc(&a->out, ')');
        }
    }
}

int sql_field_of(const sql_asking *a, int column, size_t n)
{
    for (size_t f = 0; sql_has(a, column) && f < a->table->field_count; f++) {
        const char *role = a->table->fields[f].role;
        if (role && strcmp(role, a->reg->columns[column]) == 0 && !n--) {
            return (int)f;
        }
    }
    return -1;
}

static void put_column(sql_asking *a, int column)
{
    int field = sql_field_of(a, column, 0);
    if (field >= 0) {
        put_cell(a, (size_t)field);
    } else {
        sql_say(a, "CAST(NULL AS %s)", a->as->text);
    }
}

/* An id of several cells is joined by a stroke, or by colons where a cell has strokes. */
static void put_id(sql_asking *a)
{
    static const char *const joints[] = {" || ':' || ", " || '/' || ", " || "};
    if (sql_field_of(a, NT_COLUMN_ID, 1) < 0) {
        put_column(a, NT_COLUMN_ID);
        return;
    }
    nt_buffer_puts(&a->out, "CASE WHEN ");
    for (int way = 2; way >= 0; way = way == 2 ? 0 : way == 0 ? 1 : -1) {
        int field;
        for (size_t n = 0; (field = sql_field_of(a, NT_COLUMN_ID, n)) >= 0; n++) {
            nt_buffer_puts(&a->out, n ? joints[way] : "");
            put_cell(a, (size_t)field);
        }
        nt_buffer_puts(&a->out, way == 2 ? " LIKE '%/%' THEN " : way == 0 ? " ELSE " : " END");
    }
}

void sql_typed(sql_asking *a)
{
    nt_buffer_puts(&a->out, "    ");
    put_id(a);
    nt_buffer_puts(&a->out, " AS id");
    for (int c = 0; c < NT_COLUMN_COUNT; c++) {
        if (c < NT_DIM_COUNT || c == NT_COLUMN_OUTCOME) {
            nt_buffer_puts(&a->out, ",\n    ");
            put_column(a, c);
            sql_say(a, " AS %s_0", nt_cube_lacks[c]);
        } else if (c != NT_COLUMN_ID) {
            nt_buffer_puts(&a->out, ",\n    ");
            put_column(a, c);
            sql_say(a, " AS %s_text, CAST(", nt_cube_lacks[c]);
            put_column(a, c);
            sql_say(a, " AS DATE) AS %s_0", nt_cube_lacks[c]);
        }
    }
}

void sql_some_cell(sql_asking *a)
{
    nt_buffer_puts(&a->out, "id IS NOT NULL");
    for (int c = 0; c < NT_COLUMN_COUNT; c++) {
        if (sql_has(a, c) && c != NT_COLUMN_ID) {
            sql_say(a, " OR %s_%s IS NOT NULL", nt_cube_lacks[c],
                    c < NT_DIM_COUNT || c == NT_COLUMN_OUTCOME ? "0" : "text");
        }
    }
}

void sql_texts(sql_asking *a)
{
    bool first = true;
    for (int c = 0; c < NT_COLUMN_COUNT; c++) {
        if (sql_is_listed(a, c)) {
            const char *name = nt_cube_lacks[c];
            sql_say(
                a,
                "%s  SELECT DISTINCT '%s' AS list, %s_0 AS written FROM rows_read WHERE %s_0 IS "
                "NOT NULL",
                first ? "" : "\n  UNION ALL\n", name, name, name);
            first = false;
        }
    }
    nt_buffer_puts(&a->out, first ? "  SELECT 'none' AS list, id AS written FROM rows_read" : "");
}

static const char signs[] = "[ -/:-`{-~]+";

void sql_key(sql_asking *a)
{
    sql_say(a, "regexp_replace(lower(written), '%s', ''%s)", signs, a->as->all);
}

/* Each word of an area's name in its one spelling; every word has blanks of its own. */
void sql_area_key(sql_asking *a)
{
    size_t count = 0;
    nt_buffer_puts(&a->out, "replace(");
    while (nt_model_spellings[count][0]) {
        nt_buffer_puts(&a->out, "replace(");
        count++;
    }
    sql_say(a, "' ' || regexp_replace(lower(written), '%s', '  '%s) || ' '", signs, a->as->all);
    for (size_t i = 0; i < count; i++) {
        sql_say(a, ", ' %s ', ' %s ')", nt_model_spellings[i][0], nt_model_spellings[i][1]);
    }
    nt_buffer_puts(&a->out, ", ' ', '')");
}
