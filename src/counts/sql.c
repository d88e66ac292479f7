/* The one query whose result is cube.csv, for the engine that holds the register: cube.sql, with
 * the lists, columns and settings of this one in its braces. */
#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "sql.h"
#include "words/counts.h"

static const sql_dialect dialects[] = {
    {"duckdb", "VARCHAR", "", ", 'g'", "d - earlier", "CAST(%s AS VARCHAR)", '"', false},
    {"postgresql", "TEXT", " COLLATE \"C\"", ", 'g'", "d - earlier", "to_char(%s, 'YYYY-MM-DD')",
     '"', false},
    {"spark", "STRING", "", "", "datediff(d, earlier)", "CAST(%s AS STRING)", '`', true}};

void sql_text(sql_asking *a, const char *text)
{
    nt_buffer_putc(&a->out, '\'');
    for (; *text; text++) {
        bool doubled = *text == '\'' && !a->as->escapes;
        bool escaped = a->as->escapes && (*text == '\'' || *text == '\\');
        nt_buffer_puts(&a->out, doubled ? "'" : escaped ? "\\" : "");
        nt_buffer_putc(&a->out, *text);
    }
    nt_buffer_putc(&a->out, '\'');
}

void sql_text_or_null(sql_asking *a, const char *text)
{
    if (text && *text) {
        sql_text(a, text);
    } else {
        sql_say(a, "CAST(NULL AS %s)", a->as->text);
    }
}

void sql_name(sql_asking *a, const char *name)
{
    nt_buffer_putc(&a->out, a->as->quote);
    for (; *name; name++) {
        if (*name == a->as->quote) {
            nt_buffer_putc(&a->out, *name);
        }
        nt_buffer_putc(&a->out, *name);
    }
    nt_buffer_putc(&a->out, a->as->quote);
}

void sql_day(sql_asking *a, nt_date day)
{
    char text[11];
    if (nt_date_known(day)) {
        sql_say(a, "DATE '%s'", nt_date_format_iso(day, text));
    } else {
        sql_say(a, "CAST(NULL AS DATE)");
    }
}

/* The day of a column as a text. */
void sql_day_as_text(sql_asking *a, const char *column)
{
    const char *slot = strstr(a->as->day, "%s");
    nt_buffer_add(&a->out, a->as->day, (size_t)(slot - a->as->day));
    nt_buffer_puts(&a->out, column);
    nt_buffer_puts(&a->out, slot + 2);
}

bool sql_has(const sql_asking *a, int column)
{
    return a->reg->columns[column] != NULL;
}

/* ---- days ---- */

/* Stated, or found; a stated end that lies beyond the rows leaves no other (model/coverage.c). */
static void put_end(sql_asking *a, bool stated, nt_date day, bool other_stated, nt_date other,
                    const char *found)
{
    if (stated) {
        sql_day(a, day);
    } else if (other_stated) {
        sql_say(a, "%s, ", found);
        sql_day(a, other);
        nt_buffer_putc(&a->out, ')');
    } else {
        nt_buffer_puts(&a->out, strchr(found, '(') + 1);
    }
}

static void put_from(sql_asking *a)
{
    const nt_coverage *c = &a->reg->coverage;
    put_end(a, c->from_stated, c->from, c->to_stated, c->to, "least(a");
}

static void put_to(sql_asking *a)
{
    const nt_coverage *c = &a->reg->coverage;
    put_end(a, c->to_stated, c->to, c->from_stated, c->from, "greatest(b");
}

static void put_inner_from(sql_asking *a)
{
    nt_buffer_puts(&a->out, a->reg->coverage.from_stated
                                ? "ran_from"
                                : "CASE WHEN d <= 22 THEN ran_from + mod(22 - d, 7) WHEN m = 12 "
                                  "THEN make_date(y + 1, 1, 1) ELSE make_date(y, m + 1, 1) END");
}

static void put_inner_to(sql_asking *a)
{
    nt_buffer_puts(&a->out, a->reg->coverage.to_stated
                                ? "ran_to"
                                : "ran_to - CASE WHEN passed > 21 THEN passed - 21 ELSE "
                                  "mod(passed, 7) END");
}

static void put_of_days(sql_asking *a)
{
    const nt_coverage *c = &a->reg->coverage;
    nt_buffer_puts(&a->out, c->from_stated && c->to_stated ? "" : " FROM found_days");
}

static void put_open_on(sql_asking *a)
{
    if (nt_date_known(a->about->day)) {
        nt_buffer_puts(&a->out, "least(covers_to, ");
        sql_day(a, a->about->day);
        nt_buffer_putc(&a->out, ')');
        return;
    }
    nt_buffer_puts(&a->out,
                   "CASE\n    WHEN make_date(CASE WHEN q = 4 THEN y + 1 ELSE y END, CASE WHEN q = "
                   "4 THEN 1 ELSE 3 * q + 1 END, 1) - 1 > covers_to\n"
                   "     AND make_date(CASE WHEN q = 1 THEN y - 1 ELSE y END, CASE WHEN q = 1 THEN "
                   "10 ELSE 3 * q - 5 END, 1) >= covers_from\n"
                   "    THEN make_date(y, 3 * q - 2, 1) - 1 ELSE covers_to END");
}

static void put_about(sql_asking *a)
{
    size_t count;
    const nt_cube_fact *facts = nt_cube_facts(a->arena, a->about, &count);
    for (size_t i = 0; i < count; i++) {
        nt_buffer_puts(&a->out, i ? ",\n    (" : "    (");
        sql_text(a, facts[i].name);
        nt_buffer_puts(&a->out, ", ");
        sql_text_or_null(a, facts[i].value);
        nt_buffer_putc(&a->out, ')');
    }
}

static const char *const result_columns[] = {
    "kind",       "name",      "value",    "event",      "province",  "regency", "institution",
    "position_c", "violation", "sanction", "outcome",    "reported",  "decided", "sanctioned",
    "lacks",      "rows_c",    "entered",  "known_from", "known_till"};
enum { RESULT = sizeof result_columns / sizeof *result_columns, NOTED = 3 };

static void put_nothing(sql_asking *a)
{
    for (size_t i = NOTED; i < RESULT; i++) {
        sql_say(a, "%sCAST(NULL AS %s) AS %s", i > NOTED ? ", " : "", a->as->text,
                result_columns[i]);
    }
}

static void put_order(sql_asking *a)
{
    for (size_t i = 0; i < RESULT; i++) {
        sql_say(a, "%s%s%s NULLS FIRST", i ? ", " : "", result_columns[i], a->as->collation);
    }
}

/* ---- the query ---- */

static void put_pending(sql_asking *a)
{
    const nt_outcomes *outcomes = nt_register_outcomes(a->reg);
    nt_buffer_puts(&a->out, outcomes->items[NT_OUTCOME_PENDING].code);
}

static void put_table(sql_asking *a)
{
    sql_name(a, a->table->name);
}

static const struct {
    const char *name;
    void (*put)(sql_asking *a);
} slots[] = {{"names", sql_names},
             {"typed", sql_typed},
             {"table", put_table},
             {"some_cell", sql_some_cell},
             {"codes", sql_codes},
             {"joins", sql_joins},
             {"lacks", sql_lacks},
             {"sums", sql_sums},
             {"sum_of", sql_sum_of},
             {"faults", sql_faults},
             {"alike", sql_alike},
             {"from", put_from},
             {"to", put_to},
             {"of_days", put_of_days},
             {"inner_to", put_inner_to},
             {"inner_from", put_inner_from},
             {"open_on", put_open_on},
             {"about", put_about},
             {"nothing", put_nothing},
             {"order", put_order},
             {"pending", put_pending}};

/* What a slot says by itself; NULL: it is another. */
static const char *plain_slot(const sql_asking *a, const char *name)
{
    static const char same_day[] =
        " AND lag(recorded_1) OVER of_case IS NOT DISTINCT FROM recorded_1";
    const nt_register *reg = a->reg;
    const struct {
        const char *name, *text;
    } plain[] = {{"default_days", sql_default_days},
                 {"C", a->as->collation},
                 {"T", a->as->text},
                 {"gap", a->as->gap},
                 {"same_day", reg->has_recorded ? same_day : ""},
                 {"proven_since", reg->has_decided ? "decided" : "reported"},
                 {"is_last", reg->has_recorded ? "lead(1) OVER of_case IS NULL" : "TRUE"},
                 {"has_decided", reg->has_decided ? "TRUE" : "FALSE"},
                 {"has_outcome", reg->has_outcome ? "TRUE" : "FALSE"},
                 {"has_sanctioned", reg->has_sanctioned ? "TRUE" : "FALSE"},
                 {"has_recorded", reg->has_recorded ? "TRUE" : "FALSE"}};
    size_t i = 0, count = sizeof plain / sizeof *plain;
    while (i < count && strcmp(plain[i].name, name) != 0) {
        i++;
    }
    return i < count ? plain[i].text : NULL;
}

static void put_slot(sql_asking *a, const char *name, const char *argument)
{
    const char *plain = plain_slot(a, name);
    for (size_t i = 0; i < sizeof slots / sizeof *slots; i++) {
        if (strcmp(slots[i].name, name) == 0) {
            slots[i].put(a);
            return;
        }
    }
    if (plain) {
        nt_buffer_puts(&a->out, plain);
    } else if (strcmp(name, "day") == 0) {
        sql_day(a, a->about->day);
    } else if (strcmp(name, "text") == 0) {
        sql_day_as_text(a, argument);
    } else if (strcmp(name, "q") == 0) {
        sql_name(a, argument);
    } else {
        assert(strcmp(name, "far") == 0);
        sql_say(a, "%s < c.ran_from - 1830 OR %s > c.ran_to + 366", argument, argument);
    }
}

static void expand(sql_asking *a)
{
    const char *at = nt_counts_sql;
    for (const char *brace; (brace = strchr(at, '{')); at = strchr(brace, '}') + 1) {
        nt_buffer_add(&a->out, at, (size_t)(brace - at));
        char *slot = nt_arena_text(a->arena, brace + 1, strcspn(brace + 1, "}"));
        char *colon = strchr(slot, ':');
        if (colon) {
            *colon = '\0';
        }
        put_slot(a, slot, colon ? colon + 1 : "");
    }
    nt_buffer_puts(&a->out, at);
}

/* What no query can do: say so, rather than count otherwise. */
static nt_status judge(const sql_asking *a, nt_error *err)
{
    nt_place place = a->reg->package->descriptor->place;
    NT_FAIL_IF(a->reg->row != NT_ROW_CASE || a->reg->numbered, err, NT_INVALID, place,
               NT_MESSAGE_COUNTS_SQL_OF_CASES());
    for (int c = 0; c < NT_COLUMN_COUNT; c++) {
        int field = sql_field_of(a, c, 0);
        NT_FAIL_IF(c < NT_DIM_COUNT && sql_has(a, c) && a->reg->open[c], err, NT_INVALID, place,
                   NT_MESSAGE_COUNTS_SQL_OF_OPEN(.list = nt_cube_lacks[c]));
        NT_FAIL_IF(field >= 0 && a->table->fields[field].value_count, err, NT_INVALID,
                   a->table->fields[field].place, NT_MESSAGE_COUNTS_SQL_OF_ENUM());
    }
    return NT_OK;
}

nt_status nt_cube_sql(nt_arena *arena, const nt_register *reg, const nt_cube_about *about,
                      const char *engine, nt_buffer *out, nt_error *err)
{
    sql_asking a = {.arena = arena,
                    .reg = reg,
                    .table = nt_ingest_table(reg->package, "case"),
                    .about = about,
                    .as = NT_NAMED(dialects, sizeof dialects / sizeof *dialects, name, engine),
                    .out = nt_buffer_open(arena)};
    NT_FAIL_IF(!a.as, err, NT_USAGE, nt_nowhere, NT_MESSAGE_COUNTS_NO_ENGINE(.value = engine));
    NT_TRY(judge(&a, err));
    expand(&a);
    *out = a.out;
    return NT_OK;
}
