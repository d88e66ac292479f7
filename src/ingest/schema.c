#include "schema.h"

#include <string.h>

#include "base/shown.h"
#include "base/utf8.h"
#include "ingest/date_format.h"
#include "roles.h"
#include "words/ingest.h"

static const char *const type_names[] = {"string",  "integer",  "number", "date",
                                         "boolean", "datetime", NULL};
enum { TYPE_COUNT = sizeof type_names / sizeof *type_names - 1, MOMENT = TYPE_COUNT - 1 };

enum { CENTURY_FIRST = 1000, CENTURY_LAST = 9900 };
static const char one_mark[] = "^[^0-9+-]$";

static const nt_json_form constraints_form[] = {
    {.key = "required", .is = NT_IS_BOOL},
    {.key = "unique", .is = NT_IS_BOOL},
    {.key = "enum", .is = NT_IS_LIST, .least = 1, .each = &nt_json_form_text},
    {.key = "minimum", .is = NT_IS_NUMBER | NT_IS_TEXT},
    {.key = "maximum", .is = NT_IS_NUMBER | NT_IS_TEXT},
    {.key = "minLength", .is = NT_IS_WHOLE, .from_zero = true},
    {.key = "maxLength", .is = NT_IS_WHOLE, .from_zero = true},
    {.key = "pattern", .is = NT_IS_REFUSED},
    {.key = NULL}};

static const nt_json_form field_form[] = {
    {.key = "name", .is = NT_IS_TEXT, .needed = true},
    {.key = "title"},
    {.key = "description"},
    {.key = "type", .is = NT_IS_TEXT, .choices = type_names},
    {.key = "format", .is = NT_IS_TEXT},
    {.key = "century", .is = NT_IS_WHOLE, .least = CENTURY_FIRST, .most = CENTURY_LAST},
    {.key = "example"},
    {.key = "rdfType"},
    {.key = "constraints", .is = NT_IS_OBJECT, .members = constraints_form},
    {.key = "role", .is = NT_IS_TEXT, .choice = nt_ingest_role_name},
    {.key = "decimalChar", .is = NT_IS_TEXT, .pattern = one_mark},
    {.key = "groupChar", .is = NT_IS_TEXT, .pattern = one_mark},
    {.key = "bareNumber", .is = NT_IS_BOOL},
    {.key = "missingValues", .is = NT_IS_LIST, .each = &nt_json_form_text},
    {.key = "trueValues", .is = NT_IS_LIST, .each = &nt_json_form_text},
    {.key = "falseValues", .is = NT_IS_LIST, .each = &nt_json_form_text},
    {.key = "personal", .is = NT_IS_BOOL},
    {.key = "question", .is = NT_IS_TEXT | NT_IS_ALL_TEXTS},
    {.key = NULL}};

/* One field, in a list or alone. */
#define FIELDS .is = NT_IS_TEXT | NT_IS_LIST, .each = &nt_json_form_text

static const nt_json_form reference_form[] = {{.key = "resource", .is = NT_IS_TEXT},
                                              {.key = "fields", .needed = true, FIELDS},
                                              {.key = NULL}};

static const nt_json_form key_form[] = {
    {.key = "fields", .needed = true, FIELDS},
    {.key = "reference", .is = NT_IS_OBJECT, .needed = true, .members = reference_form},
    {.key = NULL}};

static const nt_json_form each_field = {.is = NT_IS_OBJECT, .members = field_form},
                          each_key = {.is = NT_IS_OBJECT, .members = key_form};

const nt_json_form nt_ingest_schema_form[] = {
    {.key = "fields",
     .is = NT_IS_LIST,
     .needed = true,
     .least = 1,
     .most = NT_COLUMNS_MAX,
     .each = &each_field},
    {.key = "missingValues", .is = NT_IS_LIST, .each = &nt_json_form_text},
    {.key = "primaryKey", FIELDS},
    {.key = "foreignKeys", .is = NT_IS_LIST, .most = NT_FOREIGN_KEYS_MAX, .each = &each_key},
    {.key = "name"},
    {.key = "title"},
    {.key = "description"},
    {.key = NULL}};

const char *nt_ingest_type_name(nt_field_type type)
{
    return type_names[type];
}

size_t nt_ingest_field(const nt_schema *schema, const char *name)
{
    return nt_map_find(&schema->names, name);
}

/* A moment is read for its day. */
static void read_type(const nt_json *json, nt_field *field, nt_rules *rules)
{
    size_t at = nt_json_choice(json, "type", type_names);
    field->type = at == MOMENT ? NT_FIELD_DATE : (nt_field_type)at;
    rules->date_pattern = at == MOMENT ? "%Y-%m-%dT%H:%M:%S%z" : NULL;
}

/* The default format of every type; a pattern for dates. A string's formats (email, uri) say more
 * of it than is checked here, so they are refused rather than passed over. */
static nt_status read_format(nt_arena *arena, const nt_json *json, const nt_field *field,
                             nt_rules *rules, nt_error *err)
{
    const char *format = nt_ingest_key(arena, json, "format");
    if (!format || strcmp(format, "default") == 0) {
        return NT_OK;
    }
    if (field->type == NT_FIELD_DATE && nt_ingest_is_date_format(format)) {
        rules->date_pattern = format;
        return NT_OK;
    }
    return nt_fail(err, NT_INVALID, nt_json_get(json, "format")->place,
                   field->type == NT_FIELD_DATE ? NT_MESSAGE_INGEST_DATE_FORMAT()
                                                : NT_MESSAGE_INGEST_ONLY_DATES_HAVE_A_FORMAT());
}

/* Two digits of a year are of a hundred years that somebody has to name. */
static nt_status read_century(const nt_json *json, nt_rules *rules, nt_error *err)
{
    bool is_short = rules->date_pattern && nt_ingest_has_short_year(rules->date_pattern);
    const nt_json *member = nt_json_get(json, "century");
    NT_FAIL_IF(is_short != (member != NULL), err, NT_INVALID,
               member ? member->place : nt_json_get(json, "format")->place,
               NT_MESSAGE_INGEST_CENTURY());
    rules->century = (int)nt_json_number(json, "century", 0);
    return NT_OK;
}

static nt_status read_mark(const nt_json *json, const char *key, const char **out, nt_error *err)
{
    const char *mark = nt_json_string(json, key, *out);
    NT_FAIL_IF(
        mark != *out && (nt_utf8_count(mark, strlen(mark)) != 1 || strchr("0123456789+-", mark[0])),
        err, NT_INVALID, nt_json_get(json, key)->place, NT_MESSAGE_INGEST_NO_MARK(.key = key));
    *out = mark;
    return NT_OK;
}

static nt_status read_number_format(const nt_json *json, nt_field_type type,
                                    nt_number_format *number, nt_error *err)
{
    /* A whole number has no decimal mark, so a point may stand between its groups. */
    const char *mark = type == NT_FIELD_INTEGER ? "" : ".";
    *number = (nt_number_format){
        .decimal_mark = mark, .group_mark = "", .bare = nt_json_bool(json, "bareNumber", true)};
    NT_TRY(read_mark(json, "decimalChar", &number->decimal_mark, err));
    NT_TRY(read_mark(json, "groupChar", &number->group_mark, err));
    NT_FAIL_IF(*number->group_mark && strcmp(number->decimal_mark, number->group_mark) == 0, err,
               NT_INVALID, nt_json_get(json, "groupChar")->place, NT_MESSAGE_INGEST_MARKS_ALIKE());
    return NT_OK;
}

static void read_booleans(nt_arena *arena, const nt_json *json, nt_rules *rules)
{
    /* The defaults of Table Schema 1. */
    static const char *const yes[] = {"true", "True", "TRUE", "1"};
    static const char *const no[] = {"false", "False", "FALSE", "0"};
    rules->true_values = (nt_strings){.items = yes, .count = 4};
    rules->false_values = (nt_strings){.items = no, .count = 4};
    nt_ingest_get_strings(arena, json, "trueValues", &rules->true_values);
    nt_ingest_get_strings(arena, json, "falseValues", &rules->false_values);
}

static nt_status read_limit(nt_arena *arena, const nt_json *json, const char *key,
                            nt_field_type type, const char **text, double *out, nt_error *err)
{
    const nt_json *limit = nt_json_get(json, key);
    if (!limit) {
        return NT_OK;
    }
    switch (type) {
    case NT_FIELD_INTEGER:
    case NT_FIELD_NUMBER:
        NT_FAIL_IF(limit->type != NT_JSON_NUMBER, err, NT_INVALID, limit->place,
                   NT_MESSAGE_INGEST_LIMIT_NO_NUMBER(.key = key));
        *out = limit->number;
        *text = nt_arena_printf(arena, "%.15g", limit->number);
        return NT_OK;
    case NT_FIELD_DATE: {
        nt_date day = limit->type == NT_JSON_STRING
                          ? nt_date_parse_iso(limit->string, strlen(limit->string))
                          : NT_DATE_UNKNOWN;
        NT_FAIL_IF(!nt_date_known(day), err, NT_INVALID, limit->place,
                   NT_MESSAGE_INGEST_LIMIT_NO_DAY(.key = key));
        *out = day;
        *text = limit->string;
        return NT_OK;
    }
    default:
        return nt_fail(err, NT_INVALID, limit->place, NT_MESSAGE_INGEST_LIMIT_OF_TEXT(.key = key));
    }
}

/* "a, b, c, ...", none of them long. */
static const char *some_of(nt_arena *arena, const nt_strings *values, nt_lang lang)
{
    enum { SHOWN = 8, SHOWN_BYTES = 100 };
    nt_buffer list = nt_buffer_open(arena);
    for (size_t i = 0; i < values->count && i < SHOWN; i++) {
        const char *value = values->items[i];
        nt_buffer_printf(&list, "%s%s", i ? ", " : "",
                         strlen(value) > SHOWN_BYTES ? nt_quoted(arena, value).in[lang] : value);
    }
    nt_buffer_puts(&list, values->count > SHOWN ? ", ..." : "");
    return nt_buffer_text(&list);
}

static void read_enum(nt_arena *arena, const nt_json *constraints, nt_field *field, nt_rules *rules)
{
    nt_strings *allowed = &rules->allowed;
    nt_ingest_get_strings(arena, constraints, "enum", allowed);
    field->values = allowed->items;
    field->value_count = allowed->count;
    for (nt_lang lang = 0; allowed->count && lang < NT_LANG_COUNT; lang++) {
        rules->allowed_text.in[lang] = some_of(arena, allowed, lang);
    }
}

static nt_status read_constraints(nt_arena *arena, const nt_json *json, nt_field *field,
                                  nt_rules *rules, nt_error *err)
{
    const nt_json *given = nt_json_get(json, "constraints");
    NT_FAIL_IF(nt_json_get(given, "pattern"), err, NT_INVALID,
               nt_json_get(given, "pattern")->key_place, NT_MESSAGE_INGEST_PATTERN_UNSUPPORTED());
    field->required = nt_json_bool(given, "required", false);
    field->unique = nt_json_bool(given, "unique", false);
    rules->shortest = (long)nt_json_number(given, "minLength", -1);
    rules->longest = (long)nt_json_number(given, "maxLength", -1);
    read_enum(arena, given, field, rules);
    NT_TRY(read_limit(arena, given, "minimum", field->type, &rules->minimum_text, &rules->minimum,
                      err));
    return read_limit(arena, given, "maximum", field->type, &rules->maximum_text, &rules->maximum,
                      err);
}

/* What has a role reaches a report, and what is required is judged: neither fits what is not looked
 * at. */
static nt_status read_personal(const nt_json *json, nt_field *field, nt_error *err)
{
    field->personal = nt_json_bool(json, "personal", false);
    NT_FAIL_IF(field->personal && (field->role || field->required || field->unique), err,
               NT_INVALID, nt_json_get(json, "personal")->place,
               NT_MESSAGE_INGEST_PERSONAL_WITH_ROLE());
    return NT_OK;
}

static nt_status read_field(nt_arena *arena, const nt_json *json, nt_field *field, nt_rules *rules,
                            nt_error *err)
{
    field->place = json->place;
    field->name = nt_ingest_key(arena, json, "name");
    field->role = nt_json_string(json, "role", NULL);
    field->asked = nt_json_get(json, "question") != NULL;
    read_type(json, field, rules);
    NT_TRY(read_format(arena, json, field, rules, err));
    NT_TRY(read_century(json, rules, err));
    NT_TRY(read_number_format(json, field->type, &rules->number, err));
    read_booleans(arena, json, rules);
    nt_ingest_get_strings(arena, json, "missingValues", &rules->missing);
    NT_TRY(read_constraints(arena, json, field, rules, err));
    NT_TRY(read_personal(json, field, err));
    return field->role ? nt_ingest_check_role(json, field, err) : NT_OK;
}

static nt_status read_fields(nt_arena *arena, const nt_json *json, nt_schema *schema, nt_error *err)
{
    const nt_json *list = nt_json_get(json, "fields");
    nt_ingest_get_strings(arena, json, "missingValues", &schema->missing);
    schema->fields = nt_new_array(arena, nt_field, list->count);
    schema->rules = nt_new_array(arena, nt_rules, list->count);
    NT_JSON_EACH(item, list) {
        nt_field *field = &schema->fields[schema->count];
        schema->rules[schema->count].missing = schema->missing;
        NT_TRY(read_field(arena, item, field, &schema->rules[schema->count], err));
        NT_FAIL_IF(nt_map_keep(&schema->names, field->name, schema->count) != NT_MAP_NONE, err,
                   NT_INVALID, item->place, NT_MESSAGE_INGEST_FIELD_TWICE(.field = field->name));
        schema->count++;
    }
    return NT_OK;
}

static nt_status named_field(nt_arena *arena, const nt_schema *schema, const char *name,
                             nt_place place, size_t *out, nt_error *err)
{
    size_t found = nt_ingest_field(schema, name);
    if (found == NT_MAP_NONE) {
        const char **names = nt_new_array(arena, const char *, schema->count);
        for (size_t i = 0; i < schema->count; i++) {
            names[i] = schema->fields[i].name;
        }
        return nt_fail(
            err, NT_INVALID, place,
            NT_MESSAGE_INGEST_NO_FIELD(.field = name,
                                       .hint = nt_ingest_hint(arena, name, names, schema->count)));
    }
    NT_FAIL_IF(schema->fields[found].personal, err, NT_INVALID, place,
               NT_MESSAGE_INGEST_PERSONAL_KEY(.field = name));
    *out = found;
    return NT_OK;
}

static nt_status read_primary_key(nt_arena *arena, const nt_json *json, nt_schema *schema,
                                  nt_error *err)
{
    nt_strings names = {0};
    const nt_json *key = nt_json_get(json, "primaryKey");
    nt_ingest_get_strings(arena, json, "primaryKey", &names);
    NT_FAIL_IF(names.places.count < names.count, err, NT_INVALID, key->place,
               NT_MESSAGE_INGEST_PRIMARY_KEY_TWICE());
    schema->primary_key = nt_new_array(arena, size_t, names.count + 1);
    for (size_t i = 0; i < names.count; i++) {
        NT_TRY(
            named_field(arena, schema, names.items[i], key->place, &schema->primary_key[i], err));
    }
    schema->primary_key_count = names.count;
    for (size_t i = 0; i < names.count; i++) {
        nt_field *field = &schema->fields[schema->primary_key[i]];
        field->required = true; /* a key that is missing identifies nothing */
        field->unique = field->unique || names.count == 1;
    }
    return NT_OK;
}

static nt_status one_field(nt_arena *arena, const nt_json *json, const char **out, nt_error *err)
{
    nt_strings names = {0};
    nt_ingest_get_strings(arena, json, "fields", &names);
    NT_FAIL_IF(names.count != 1, err, NT_INVALID, nt_json_get(json, "fields")->place,
               NT_MESSAGE_INGEST_FOREIGN_KEY_FIELDS(.found = (long long)names.count));
    *out = names.items[0];
    return NT_OK;
}

static nt_status read_foreign_key(nt_arena *arena, const nt_json *json, nt_schema *schema,
                                  nt_error *err)
{
    const nt_json *reference = nt_json_get(json, "reference");
    const char *name = "", *resource = nt_ingest_key(arena, reference, "resource");
    nt_foreign_key key = {.resource = resource ? resource : "", .place = json->place};
    NT_TRY(one_field(arena, json, &name, err));
    NT_TRY(named_field(arena, schema, name, json->place, &key.field, err));
    NT_TRY(one_field(arena, reference, &key.target, err));
    schema->foreign_keys[schema->foreign_key_count++] = key;
    return NT_OK;
}

static nt_status read_foreign_keys(nt_arena *arena, const nt_json *json, nt_schema *schema,
                                   nt_error *err)
{
    const nt_json *list = nt_json_get(json, "foreignKeys");
    schema->foreign_keys = nt_new_array(arena, nt_foreign_key, list ? list->count : 0);
    NT_JSON_EACH(item, list) {
        NT_TRY(read_foreign_key(arena, item, schema, err));
    }
    return NT_OK;
}

nt_status nt_ingest_read_schema(nt_arena *arena, const nt_json *json, nt_schema *out, nt_error *err)
{
    nt_schema schema = {.names = nt_map_open(arena)};
    NT_TRY(read_fields(arena, json, &schema, err));
    NT_TRY(read_primary_key(arena, json, &schema, err));
    NT_TRY(read_foreign_keys(arena, json, &schema, err));
    *out = schema;
    return NT_OK;
}
