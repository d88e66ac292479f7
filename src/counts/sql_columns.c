/* Lists and columns as the query has them. */
#include <stdlib.h>
#include <string.h>

#include "model/key.h"
#include "sql.h"

/* ---- lists ---- */

bool sql_is_listed(const sql_asking *a, int column)
{
    return (column < NT_DIM_COUNT || column == NT_COLUMN_OUTCOME) && sql_has(a, column);
}

/* The area that an area lies in, what kind an outcome is; NULL: none. */
static const char *belongs_to(const sql_asking *a, int column, const char *code)
{
    static const char *const kinds[NT_OUTCOME_KINDS] = {"unknown", "pending", "proven",
                                                        "not-proven", "closed"};
    const nt_outcomes *outcomes = nt_register_outcomes(a->reg);
    const nt_codes *areas = &a->reg->codes[NT_DIM_REGENCY];
    for (size_t i = 1; code && column == NT_COLUMN_OUTCOME && i < outcomes->count; i++) {
        if (strcmp(outcomes->items[i].code, code) == 0) {
            return kinds[outcomes->items[i].kind];
        }
    }
    for (size_t i = 1; code && column == NT_DIM_REGENCY && i < areas->count; i++) {
        if (areas->items[i].parent && strcmp(areas->items[i].code, code) == 0) {
            return a->reg->codes[NT_DIM_PROVINCE].items[areas->items[i].parent].code;
        }
    }
    return NULL;
}

/* "17:sukabumi": within the province of that number, which has a list of its own, "regency 32". */
static void put_name(sql_asking *a, int column, const nt_counted_name *name)
{
    const char *colon = strchr(name->key, ':'), *list = nt_cube_lacks[column];
    size_t province = colon ? strtoul(name->key, NULL, 10) : 0;
    if (colon) {
        list = nt_arena_printf(a->arena, "%s %s", list,
                               a->reg->codes[NT_DIM_PROVINCE].items[province].code);
    }
    const char *cells[] = {list, colon ? colon + 1 : name->key, name->code,
                           belongs_to(a, column, name->code)};
    for (size_t i = 0; i < 4; i++) {
        nt_buffer_puts(&a->out, i ? ", " : "  (");
        if (cells[i]) {
            sql_text(a, cells[i]);
        } else {
            nt_buffer_puts(&a->out, "NULL");
        }
    }
    nt_buffer_puts(&a->out, "),\n");
}

void sql_names(sql_asking *a)
{
    for (int c = 0; c < NT_COLUMN_COUNT; c++) {
        size_t count = 0;
        const nt_counted_name *names =
            sql_is_listed(a, c) ? nt_model_counted_names(a->arena, a->reg, c, &count) : NULL;
        NT_EACH(const nt_counted_name, name, names, count) {
            put_name(a, c, name);
        }
    }
    sql_say(a, "  ('none', '', '', '')");
}

/* ---- columns ---- */

/* Of the field, else of the schema. */
static const nt_json *missing_values(const sql_asking *a, size_t field)
{
    NT_JSON_EACH(resource, nt_json_get(a->reg->package->descriptor, "resources")) {
        if (strcmp(nt_json_string(resource, "name", ""), a->table->name) == 0) {
            const nt_json *schema = nt_json_get(resource, "schema");
            const nt_json *one = nt_json_get(schema, "fields")->child;
            for (size_t f = 0; f < field; f++) {
                one = one->next;
            }
            const nt_json *own = nt_json_get(one, "missingValues");
            return own ? own : nt_json_get(schema, "missingValues");
        }
    }
    return NULL;
}

/* The cell as a text; NULL where it says nothing. */
static void put_cell(sql_asking *a, size_t field)
{
    const nt_json *missing = missing_values(a, field);
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

/* ---- looked up ---- */

static void put_code(sql_asking *a, int column, bool within)
{
    const char *name = nt_cube_lacks[column], *other = within ? ", w.code" : "";
    sql_say(a, ",\n    coalesce(l_%s.code%s) AS %s_1, coalesce(l_%s.belongs%s) AS %s_of,\n", name,
            other, name, name, within ? ", w.belongs" : "", name);
    sql_say(a, "    CASE WHEN %s_0 IS NOT NULL AND coalesce(l_%s.code%s) IS NULL THEN ", name, name,
            other);
    sql_say(
        a,
        "CASE WHEN l_%s.list IS NULL THEN 'unknown-code' ELSE 'ambiguous-code' END END AS %s_fault",
        name, name);
}

static bool has_within(const sql_asking *a, int column)
{
    return column == NT_DIM_REGENCY && sql_is_listed(a, NT_DIM_PROVINCE);
}

void sql_codes(sql_asking *a)
{
    for (int c = 0; c < NT_COLUMN_COUNT; c++) {
        const char *name = nt_cube_lacks[c], *text = a->as->text;
        if (sql_is_listed(a, c)) {
            put_code(a, c, has_within(a, c));
        } else if (c < NT_DIM_COUNT || c == NT_COLUMN_OUTCOME) {
            sql_say(a, ",\n    CAST(NULL AS %s) AS %s_1, CAST(NULL AS %s) AS %s_of, ", text, name,
                    text, name);
            sql_say(a, "CAST(NULL AS %s) AS %s_fault", text, name);
        }
    }
}

/* What stands between words goes, or becomes blanks. */
static void put_plain_key(sql_asking *a, int column, const char *blanks)
{
    sql_say(a, "regexp_replace(lower(r.%s_0), '[ -/:-`{-~]+', '%s'%s)", nt_cube_lacks[column],
            blanks, a->as->all);
}

/* Of an area each word in its one spelling; every word has blanks of its own. What has no letters
 * has no such words. */
static void put_area_key(sql_asking *a, int column)
{
    const char *name = nt_cube_lacks[column];
    nt_key_of kind = column == NT_DIM_REGENCY ? NT_KEY_OF_REGENCY : NT_KEY_OF_AREA;
    size_t count = 0, passed = 0;
    sql_say(a, "CASE WHEN lower(r.%s_0) = upper(r.%s_0) THEN ", name, name);
    put_plain_key(a, column, "");
    nt_buffer_puts(&a->out, " ELSE ");
    for (; nt_model_spellings[count][0]; count++) {
        nt_buffer_puts(&a->out, *nt_model_spellings[count][kind] ? "replace(" : "");
    }
    nt_buffer_puts(&a->out, "replace(regexp_replace(' ' || ");
    put_plain_key(a, column, "  ");
    nt_buffer_puts(&a->out, " || ' ', '");
    for (size_t i = 0; i < count; i++) {
        if (!*nt_model_spellings[i][kind]) {
            sql_say(a, "%s %s ", passed++ ? "|" : "", nt_model_spellings[i][0]);
        }
    }
    sql_say(a, "', ''%s)", a->as->all);
    for (size_t i = 0; i < count; i++) {
        if (*nt_model_spellings[i][kind]) {
            sql_say(a, ", ' %s ', ' %s ')", nt_model_spellings[i][0], nt_model_spellings[i][kind]);
        }
    }
    nt_buffer_puts(&a->out, ", ' ', '') END");
}

void sql_joins(sql_asking *a)
{
    for (int c = 0; c < NT_COLUMN_COUNT; c++) {
        const char *name = nt_cube_lacks[c];
        if (sql_is_listed(a, c)) {
            sql_say(a, "\n  LEFT JOIN names l_%s ON l_%s.list = '%s' AND l_%s.key = ", name, name,
                    name, name);
            if (c == NT_DIM_PROVINCE || c == NT_DIM_REGENCY) {
                put_area_key(a, c);
            } else {
                put_plain_key(a, c, "");
            }
        }
        if (sql_is_listed(a, c) && has_within(a, c)) {
            sql_say(a,
                    "\n  LEFT JOIN names w ON l_%s.code IS NULL AND w.key = l_%s.key AND w.list = "
                    "'%s ' || l_province.code",
                    name, name, name);
        }
    }
}
