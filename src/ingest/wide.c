#include "wide.h"

#include <string.h>

#include "base/utf8.h"
#include "words/base.h"
#include "words/ingest.h"

static const nt_json_form wide_columns = {.is = NT_IS_TEXT},
                          wide_also = {.is = NT_IS_OBJECT,
                                       .each = &nt_json_form_text,
                                       .by_name = true},
                          wide_parts = {.is = NT_IS_LIST, .least = 1, .each = &nt_json_form_name};

static const char *const periods[] = {"month", "quarter", "year", NULL};

const nt_json_form nt_ingest_wide_form[] = {
    {.key = "columns",
     .is = NT_IS_LIST | NT_IS_OBJECT,
     .least = 1,
     .each = &wide_columns,
     .by_name = true},
    {.key = "from", .is = NT_IS_TEXT},
    {.key = "to", .is = NT_IS_TEXT},
    {.key = "allBut", .is = NT_IS_LIST, .each = &nt_json_form_text},
    {.key = "name", .is = NT_IS_TEXT},
    {.key = "time", .is = NT_IS_TEXT},
    {.key = "since", .is = NT_IS_TEXT},
    {.key = "until", .is = NT_IS_TEXT},
    {.key = "value", .is = NT_IS_TEXT, .needed = true},
    {.key = "format", .is = NT_IS_TEXT},
    {.key = "century", .is = NT_IS_WHOLE, .least = 1000, .most = 9900},
    {.key = "period", .is = NT_IS_TEXT, .choices = periods},
    {.key = "year", .is = NT_IS_TEXT | NT_IS_WHOLE, .least = 1, .most = 9999},
    {.key = "total", .is = NT_IS_LIST, .each = &nt_json_form_text},
    {.key = "zero", .is = NT_IS_LIST, .each = &nt_json_form_text},
    {.key = "same", .is = NT_IS_OBJECT, .each = &nt_json_form_text, .by_name = true},
    {.key = "also", .is = NT_IS_OBJECT, .each = &wide_also, .by_name = true},
    {.key = "made", .is = NT_IS_OBJECT, .each = &wide_parts, .by_name = true},
    {.key = NULL}};

/* The descriptor's member while it is read. */
typedef struct {
    nt_arena *arena;
    const nt_json *json;
    const nt_schema *schema;
    nt_wide_table wide;
} reading;

/* The field of that name, which is no one's. */
static nt_status find_field(const reading *r, const char *text, nt_place place, int *out,
                            nt_error *err)
{
    const char *name = nt_utf8_canonical(r->arena, text, strlen(text));
    size_t at = nt_ingest_field(r->schema, name);
    if (at == NT_MAP_NONE) {
        const char **names = nt_new_array(r->arena, const char *, r->schema->count);
        for (size_t i = 0; i < r->schema->count; i++) {
            names[i] = r->schema->fields[i].name;
        }
        return nt_fail(err, NT_INVALID, place,
                       NT_MESSAGE_INGEST_WIDE_NO_FIELD(.field = name,
                                                       .hint = nt_ingest_hint(r->arena, name, names,
                                                                              r->schema->count)));
    }
    NT_FAIL_IF(r->schema->fields[at].personal, err, NT_INVALID, place,
               NT_MESSAGE_INGEST_WIDE_PERSONAL(.field = name));
    *out = (int)at;
    return NT_OK;
}

/* A field that has no column of its own, and which nothing else fills. */
static nt_status take_field(const reading *r, const char *text, nt_place place, int *out,
                            nt_error *err)
{
    int field = 0;
    NT_TRY(find_field(r, text, place, &field, err));
    NT_FAIL_IF(r->schema->rules[field].unpivoted, err, NT_INVALID, place,
               NT_MESSAGE_INGEST_WIDE_FIELD_TWICE(.field = r->schema->fields[field].name));
    r->schema->rules[field].unpivoted = true;
    *out = field;
    return NT_OK;
}

static nt_status take_member(const reading *r, const char *key, int *out, nt_error *err)
{
    const nt_json *name = nt_json_get(r->json, key);
    return name ? take_field(r, name->string, name->place, out, err) : NT_OK;
}

/* A list of headings, or an object of headings with what each means. */
static void read_columns(reading *r)
{
    const nt_json *columns = nt_json_get(r->json, "columns");
    if (!columns || columns->type != NT_JSON_OBJECT) {
        nt_ingest_get_strings(r->arena, r->json, "columns", &r->wide.columns);
        r->wide.meanings = r->wide.columns.items;
        return;
    }
    const char **headings = nt_new_array(r->arena, const char *, columns->count);
    const char **meanings = nt_new_array(r->arena, const char *, columns->count);
    nt_strings *out = &r->wide.columns;
    *out = (nt_strings){.items = headings, .places = nt_map_open(r->arena)};
    NT_JSON_EACH(item, columns) {
        headings[out->count] = nt_utf8_canonical(r->arena, item->key, strlen(item->key));
        meanings[out->count] = nt_utf8_canonical(r->arena, item->string, strlen(item->string));
        nt_map_keep(&out->places, headings[out->count], out->count);
        out->count++;
    }
    r->wide.meanings = meanings;
}

/* Which columns hold values is said in one of three ways. */
static nt_status read_which(reading *r, nt_error *err)
{
    const nt_json *all_but = nt_json_get(r->json, "allBut");
    read_columns(r);
    r->wide.from = nt_ingest_key(r->arena, r->json, "from");
    r->wide.to = nt_ingest_key(r->arena, r->json, "to");
    nt_ingest_get_strings(r->arena, r->json, "allBut", &r->wide.all_but);
    nt_ingest_get_strings(r->arena, r->json, "total", &r->wide.totals);
    nt_ingest_get_strings(r->arena, r->json, "zero", &r->wide.zeros);
    int ways = (r->wide.columns.count > 0) + (r->wide.from != NULL) + (all_but != NULL);
    return ways == 1 && (r->wide.from || !r->wide.to)
               ? NT_OK
               : nt_fail(err, NT_INVALID, r->json->place, NT_MESSAGE_INGEST_WIDE_WHICH());
}

/* The year of headings that have none: a number, or the field in which it stands. */
static nt_status read_year(reading *r, bool wanted, nt_error *err)
{
    const nt_json *year = nt_json_get(r->json, "year");
    NT_FAIL_IF(wanted != (year != NULL), err, NT_INVALID,
               year ? year->place : nt_json_get(r->json, "format")->place,
               NT_MESSAGE_INGEST_WIDE_YEAR());
    if (year && year->type == NT_JSON_STRING) {
        return find_field(r, year->string, year->place, &r->wide.year_field, err);
    }
    r->wide.year = year ? (int)year->number : 0;
    return NT_OK;
}

static bool is_date(const reading *r, int field)
{
    return field >= 0 && r->schema->fields[field].type == NT_FIELD_DATE;
}

/* The field in which each row has its time. */
static nt_status read_time(reading *r, nt_error *err)
{
    const nt_json *time = nt_json_get(r->json, "time");
    return time ? find_field(r, time->string, time->place, &r->wide.time, err) : NT_OK;
}

/* That field is no other's, and keeps its column. */
static nt_status judge_time(const reading *r, nt_error *err)
{
    int time = r->wide.time;
    return time < 0 || (!r->schema->rules[time].unpivoted && time != r->wide.year_field)
               ? NT_OK
               : nt_fail(err, NT_INVALID, nt_json_get(r->json, "time")->place,
                         NT_MESSAGE_INGEST_WIDE_FIELD_TWICE(.field = r->schema->fields[time].name));
}

/* Spreadsheets make the first of January of "Jan 2024". */
static nt_status read_period(reading *r, nt_error *err)
{
    static const int months[] = {1, 3, 12};
    const nt_json *period = nt_json_get(r->json, "period");
    r->wide.months = period ? months[nt_json_choice(r->json, "period", periods)] : 0;
    bool has_day = r->wide.format && strstr(r->wide.format, "%d");
    return !period || has_day
               ? NT_OK
               : nt_fail(err, NT_INVALID, period->place, NT_MESSAGE_INGEST_WIDE_PERIOD());
}

/* How headings, or a field, tell the time, which goes into fields of days. */
static nt_status read_format(reading *r, nt_error *err)
{
    const nt_wide_table *wide = &r->wide;
    const nt_json *format = nt_json_get(r->json, "format");
    bool without_year = false;
    r->wide.format = nt_json_string(r->json, "format", NULL);
    r->wide.century = (int)nt_json_number(r->json, "century", 0);
    bool in_rows = wide->time >= 0;
    bool dated = is_date(r, wide->name) || wide->since >= 0 || wide->until >= 0;
    bool fits = dated == (format != NULL) && (in_rows ? dated : wide->since < 0) &&
                (wide->name < 0 || is_date(r, wide->name) == (dated && !in_rows)) &&
                (wide->since < 0 || is_date(r, wide->since)) &&
                (wide->until < 0 || is_date(r, wide->until));
    NT_FAIL_IF(!fits || (format && !nt_ingest_is_span_format(wide->format, &without_year)), err,
               NT_INVALID, format ? format->place : r->json->place,
               NT_MESSAGE_INGEST_WIDE_FORMAT());
    NT_FAIL_IF(format && nt_ingest_has_short_year(wide->format) != (wide->century > 0), err,
               NT_INVALID, format->place, NT_MESSAGE_INGEST_CENTURY());
    NT_TRY(read_period(r, err));
    return read_year(r, without_year, err);
}

static nt_status read_same(reading *r, nt_error *err)
{
    const nt_json *list = nt_json_get(r->json, "same");
    nt_wide_same *same = nt_new_array(r->arena, nt_wide_same, list ? list->count + 1 : 1);
    NT_JSON_EACH(item, list) {
        nt_wide_same *one = &same[r->wide.same_count++];
        NT_TRY(take_field(r, item->key, item->key_place, &one->field, err));
        one->text = item->string;
        one->place = item->place;
    }
    r->wide.same = same;
    return NT_OK;
}

/* The text of each heading of `columns`, and of no other. */
static nt_status read_texts(const reading *r, const nt_json *json, const char **out, nt_error *err)
{
    const nt_strings *columns = &r->wide.columns;
    NT_JSON_EACH(item, json) {
        const char *heading = nt_utf8_canonical(r->arena, item->key, strlen(item->key));
        size_t at = columns->count ? nt_map_find(&columns->places, heading) : NT_MAP_NONE;
        NT_FAIL_IF(
            at == NT_MAP_NONE, err, NT_INVALID, item->key_place,
            NT_MESSAGE_INGEST_NO_COLUMN(.column = heading,
                                        .hint = nt_ingest_hint(r->arena, heading, columns->items,
                                                               columns->count)));
        out[at] = item->string;
    }
    for (size_t i = 0; i < columns->count; i++) {
        NT_FAIL_IF(!out[i], err, NT_INVALID, json->place,
                   NT_MESSAGE_BASE_JSON_MISSING(.key = columns->items[i], .hint = NULL));
    }
    return NT_OK;
}

static nt_status read_also(reading *r, nt_error *err)
{
    const nt_json *list = nt_json_get(r->json, "also");
    nt_wide_also *also = nt_new_array(r->arena, nt_wide_also, list ? list->count + 1 : 1);
    NT_JSON_EACH(item, list) {
        nt_wide_also *one = &also[r->wide.also_count++];
        const char **texts = nt_new_array(r->arena, const char *, r->wide.columns.count + 1);
        NT_TRY(take_field(r, item->key, item->key_place, &one->field, err));
        NT_TRY(read_texts(r, item, texts, err));
        one->texts = texts;
    }
    r->wide.also = also;
    return NT_OK;
}

static nt_status read_parts(const reading *r, const nt_json *list, nt_wide_made *out, nt_error *err)
{
    int *parts = nt_new_array(r->arena, int, list->count + 1);
    NT_JSON_EACH(item, list) {
        NT_TRY(find_field(r, item->string, item->place, &parts[out->part_count], err));
        NT_FAIL_IF(parts[out->part_count++] == out->field, err, NT_INVALID, item->place,
                   NT_MESSAGE_INGEST_WIDE_FIELD_TWICE(.field = item->string));
    }
    out->parts = parts;
    return NT_OK;
}

static nt_status read_made(reading *r, nt_error *err)
{
    const nt_json *list = nt_json_get(r->json, "made");
    nt_wide_made *made = nt_new_array(r->arena, nt_wide_made, list ? list->count + 1 : 1);
    NT_JSON_EACH(item, list) {
        nt_wide_made *one = &made[r->wide.made_count++];
        NT_TRY(take_field(r, item->key, item->key_place, &one->field, err));
        NT_TRY(read_parts(r, item, one, err));
    }
    r->wide.made = made;
    return NT_OK;
}

nt_status nt_ingest_read_wide(nt_arena *arena, const nt_json *json, nt_resource *out, nt_error *err)
{
    const nt_json *wide = nt_json_get(nt_json_get(json, "netra"), "wide");
    if (!wide) {
        return NT_OK;
    }
    NT_FAIL_IF(!out->header, err, NT_INVALID, wide->key_place,
               NT_MESSAGE_INGEST_WIDE_HEADER_FALSE());
    reading r = {.arena = arena,
                 .json = wide,
                 .schema = &out->schema,
                 .wide = {.place = wide->place,
                          .name = NT_WIDE_NONE,
                          .time = NT_WIDE_NONE,
                          .since = NT_WIDE_NONE,
                          .until = NT_WIDE_NONE,
                          .value = NT_WIDE_NONE,
                          .year_field = NT_WIDE_NONE}};
    NT_TRY(take_member(&r, "name", &r.wide.name, err));
    NT_TRY(take_member(&r, "since", &r.wide.since, err));
    NT_TRY(take_member(&r, "until", &r.wide.until, err));
    NT_TRY(take_member(&r, "value", &r.wide.value, err));
    NT_TRY(read_time(&r, err));
    NT_TRY(read_which(&r, err));
    NT_TRY(read_format(&r, err));
    NT_TRY(read_same(&r, err));
    NT_TRY(read_also(&r, err));
    NT_TRY(read_made(&r, err));
    NT_TRY(judge_time(&r, err));
    out->wide = nt_arena_copy(arena, &r.wide, sizeof r.wide);
    return NT_OK;
}
