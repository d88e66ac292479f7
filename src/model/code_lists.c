#include "code_lists.h"

#include <math.h>
#include <string.h>

#include "areas.h"
#include "base/utf8.h"
#include "netra.h"
#include "words/model.h"

enum { CODES_MAX = 65000 };

const char *const nt_model_dimension_names[NT_DIM_COUNT] = {
    "event", "province", "regency", "institution", "position", "violation", "sanction"};

const char *const nt_model_case_roles[NT_COLUMN_COUNT] = {
    "case.event",      "case.province",    "case.regency",    "case.institution",
    "case.position",   "case.violation",   "case.sanction",   "case.id",
    "case.outcome",    "case.reported_on", "case.decided_on", "case.sanctioned_on",
    "case.recorded_on"};

nt_code nt_model_new_code(const char *code, const char *label)
{
    return (nt_code){.code = code,
                     .label = nt_text_alike(label),
                     .civil_servants = NAN,
                     .voters = NAN,
                     .polling_day = NT_DATE_UNKNOWN};
}

static bool is_area(int dimension)
{
    return dimension == NT_DIM_PROVINCE || dimension == NT_DIM_REGENCY;
}

static nt_key_of kind_of(int dimension)
{
    return dimension == NT_DIM_REGENCY ? NT_KEY_OF_REGENCY
           : is_area(dimension)        ? NT_KEY_OF_AREA
                                       : NT_KEY_OF_TEXT;
}

/* Rows that are netra's own: cases without a code, sums, and all cases. */
static const char *const own_rows[] = {"unknown", "total", "all"};

/* Whether it is one of them, or what stands beside one. */
static bool may_clash(const char *code)
{
    return NT_ANY(i, sizeof own_rows / sizeof *own_rows, nt_is_below(code, own_rows[i], '-'));
}

/* A code that is called like a row of netra's own stands beside it under another name. */
static const char *beside_own(nt_code_lists *lists, nt_dimension dimension, const char *code)
{
    return may_clash(code) ? nt_model_unique_slug(&lists->own[dimension], code) : code;
}

uint32_t nt_model_code(const nt_code_lists *lists, nt_dimension dimension, const char *code)
{
    size_t at = nt_map_find(&lists->given[dimension], code);
    return at == NT_MAP_NONE ? 0 : (uint32_t)at;
}

const char *nt_model_new_slug(nt_code_lists *lists, nt_dimension dimension, const char *text)
{
    const char *slug = nt_utf8_slug(lists->arena, text);
    return nt_model_unique_slug(&lists->slugs[dimension], *slug ? slug : "x");
}

uint32_t nt_model_add_code(nt_code_lists *lists, nt_dimension dimension, const nt_code *code)
{
    nt_code_vec *codes = &lists->codes[dimension];
    uint32_t index = (uint32_t)codes->count;
    nt_code added = *code;
    added.code = beside_own(lists, dimension, code->code);
    nt_vec_push(lists->arena, codes, added);
    nt_map_keep(&lists->given[dimension], code->code, index);
    nt_map_keep(&lists->slugs[dimension], code->code, 1);
    nt_model_add_name(&lists->names[dimension], code->code, index);
    for (int lang = 0; lang < NT_LANG_COUNT; lang++) {
        nt_model_add_name(&lists->names[dimension], code->label.in[lang], index);
    }
    return index;
}

const char *nt_model_meanings(nt_arena *arena, const nt_code *codes, size_t count, const char *text)
{
    enum { TOLD_MAX = 4 };
    char asked[NT_KEY_MAX], key[NT_KEY_MAX];
    nt_buffer out = nt_buffer_open(arena);
    nt_model_key(text, NT_KEY_OF_AREA, asked);
    for (size_t i = 1, told = 0; i < count && told <= TOLD_MAX; i++) {
        const nt_area *where = codes[i].where; /* its name without what it lies in */
        nt_model_key(where ? where->name : codes[i].label.in[0], NT_KEY_OF_AREA, key);
        if (strcmp(nt_model_bare_key(key), nt_model_bare_key(asked)) == 0 && told++ < TOLD_MAX) {
            nt_buffer_printf(&out, "%s%s (%s)", out.length ? ", " : "", codes[i].label.in[0],
                             codes[i].code);
        } else if (told > TOLD_MAX) {
            nt_buffer_puts(&out, ", …");
        }
    }
    return nt_buffer_text(&out);
}

nt_status nt_model_read_text(const nt_json *text, nt_text *out, nt_error *err)
{
    if (text && text->type == NT_JSON_STRING) {
        *out = nt_text_alike(text->string);
    }
    if (!text || text->type == NT_JSON_STRING) {
        return NT_OK;
    }
    return nt_json_texts(text, out)
               ? NT_OK
               : nt_fail(err, NT_INVALID, text->place,
                         NT_MESSAGE_MODEL_TEXT_IN_BOTH_LANGUAGES(.key = text->key));
}

nt_status nt_model_read_label(const nt_json *json, nt_text *out, nt_error *err)
{
    *out = nt_text_alike(json->key);
    return nt_model_read_text(nt_json_get(json, "label"), out, err);
}

void nt_model_read_aliases(const nt_json *json, nt_code_names *names, uint32_t code)
{
    NT_JSON_EACH(alias, nt_json_get(json, "aliases")) {
        nt_model_add_name(names, alias->string, code);
    }
}

static nt_status read_polling_day(const nt_json *json, nt_date *out, nt_error *err)
{
    const nt_json *day = nt_json_get(json, "polling_day");
    const char *text = nt_json_string(json, "polling_day", "");
    *out = nt_date_parse_iso(text, strlen(text));
    return !day || nt_date_known(*out)
               ? NT_OK
               : nt_fail(err, NT_INVALID, day->place,
                         NT_MESSAGE_MODEL_NO_POLLING_DAY_HERE(.key = day->key));
}

static const nt_json_form code_form[] = {
    {.key = "label", .is = NT_IS_TEXT | NT_IS_ALL_TEXTS},
    {.key = "aliases", .is = NT_IS_LIST, .each = &nt_json_form_text},
    {.key = "polling_day", .is = NT_IS_TEXT, .pattern = NT_DAY_PATTERN},
    {.key = NULL}};

static const nt_json_form each_code = {.is = NT_IS_OBJECT, .members = code_form};
static const char *const open_list[] = {"open", NULL};

#define CODES         .is = NT_IS_OBJECT, .each = &each_code
#define CODES_OR_OPEN .is = NT_IS_OBJECT | NT_IS_TEXT, .each = &each_code, .choices = open_list

const nt_level *nt_model_code_level(const nt_code_lists *lists, const nt_code *code)
{
    const nt_area *area =
        code->where ? code->where : nt_model_program_area(lists->areas, code->label.in[0]);
    return area ? area->level : NULL;
}

const nt_level *nt_model_common_level(const nt_code_lists *lists, nt_dimension dimension)
{
    const nt_code_vec *codes = &lists->codes[dimension];
    const nt_level *level = NULL;
    for (size_t i = 1; i < codes->count; i++) {
        const nt_level *one = nt_model_code_level(lists, &codes->items[i]);
        if (!one || (level && one != level)) {
            return NULL;
        }
        level = one;
    }
    return level;
}

nt_text nt_model_level_words(const nt_level *level)
{
    return level ? level->label : (nt_text)NT_TEXT_MODEL_AREA;
}

/* nt_model_dimension_names, and the outcomes. */
const nt_json_form nt_model_codes_form[] = {
    {.key = "event", CODES_OR_OPEN},
    {.key = "province", CODES},
    {.key = "regency", CODES},
    {.key = "institution", CODES_OR_OPEN},
    {.key = "position", CODES_OR_OPEN},
    {.key = "violation", CODES_OR_OPEN},
    {.key = "sanction", CODES_OR_OPEN},
    {.key = "outcome", .is = NT_IS_OBJECT, .each = &nt_model_outcome_form},
    {.key = NULL}};

/* One member of a list: a new code, or aliases of one that a table has given. */
static nt_status read_code(nt_code_lists *lists, nt_dimension dimension, bool closed,
                           const nt_json *json, nt_error *err)
{
    nt_code code = nt_model_new_code(json->key, "");
    NT_TRY(nt_model_read_label(json, &code.label, err));
    NT_TRY(read_polling_day(json, &code.polling_day, err));
    uint32_t index = nt_model_code(lists, dimension, json->key);
    NT_FAIL_IF(!index && closed, err, NT_INVALID, json->key_place,
               NT_MESSAGE_MODEL_NO_CODE_FOR_ALIASES(.list = nt_model_dimension_names[dimension],
                                                    .code = json->key));
    NT_FAIL_IF(!index && lists->codes[dimension].count > CODES_MAX, err, NT_INVALID,
               json->key_place, NT_MESSAGE_MODEL_TOO_MANY_CODES(.limit = CODES_MAX));
    index = index ? index : nt_model_add_code(lists, dimension, &code);
    nt_code_names *names = &lists->names[dimension];
    names->within = lists->codes[dimension].items[index].parent;
    nt_model_read_aliases(json, names, index);
    names->within = 0;
    return NT_OK;
}

static nt_status read_list(nt_code_lists *lists, nt_dimension dimension, nt_error *err)
{
    const nt_json *list = nt_json_get(lists->described, nt_model_dimension_names[dimension]);
    bool closed = lists->codes[dimension].count > 1;
    bool area = is_area(dimension);
    if (!list) {
        return NT_OK;
    }
    if (list->type == NT_JSON_STRING && strcmp(list->string, "open") == 0 && !closed && !area) {
        lists->open[dimension] = true;
        return NT_OK;
    }
    NT_FAIL_IF(list->type != NT_JSON_OBJECT, err, NT_INVALID, list->place,
               closed || area ? NT_MESSAGE_MODEL_NO_OBJECT_OF_CODES(.key = list->key)
                              : NT_MESSAGE_MODEL_NO_CODES_AND_NOT_OPEN(.key = list->key));
    NT_JSON_EACH_READ(item, list) {
        NT_TRY(read_code(lists, dimension, closed, item, err));
    }
    return NT_OK;
}

static void take_enum(nt_code_lists *lists, nt_dimension dimension, const nt_field *field)
{
    NT_EACH_OF(const char, value, field->values, field->value_count) {
        nt_code code = nt_model_new_code(nt_model_new_slug(lists, dimension, value), value);
        nt_model_add_code(lists, dimension, &code);
    }
}

/* Without a list nothing tells a position from a person's name. */
static nt_status settle_list(nt_code_lists *lists, nt_dimension dimension, nt_error *err)
{
    int column = lists->columns[dimension];
    if (column < 0 || lists->codes[dimension].count > 1 || lists->open[dimension]) {
        return NT_OK;
    }
    const nt_field *field = &lists->cases->fields[column];
    take_enum(lists, dimension, field);
    const char *list = nt_model_dimension_names[dimension];
    return lists->codes[dimension].count > 1
               ? NT_OK
               : nt_fail(err, NT_INVALID, field->place,
                         is_area(dimension)
                             ? NT_MESSAGE_MODEL_NEEDS_AREAS(.role = field->role, .list = list)
                             : NT_MESSAGE_MODEL_NEEDS_CODES(.role = field->role, .list = list));
}

static void open_lists(nt_code_lists *lists)
{
    nt_code unknown = nt_model_new_code("", "");
    unknown.label = (nt_text)NT_TEXT_MODEL_UNKNOWN;
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        lists->columns[d] = nt_ingest_column(lists->cases, nt_model_case_roles[d]);
        lists->names[d] = nt_model_open_names(lists->arena, kind_of(d));
        lists->bare[d] = nt_model_open_names(lists->arena, kind_of(d));
        nt_vec_push(lists->arena, &lists->codes[d], unknown);
        lists->given[d] = lists->slugs[d] = lists->own[d] = nt_map_open(lists->arena);
        for (size_t i = 0; i < sizeof own_rows / sizeof *own_rows; i++) {
            nt_map_keep(&lists->own[d], own_rows[i], 1);
        }
    }
}

nt_status nt_model_read_codes(nt_arena *arena, const nt_package *package, const nt_table *cases,
                              const nt_json *netra, nt_problems *problems, nt_code_lists *out,
                              nt_error *err)
{
    nt_code_lists lists = {.arena = arena,
                           .problems = problems,
                           .cases = cases,
                           .described = nt_json_get(netra, "codes")};
    const nt_table *events = nt_ingest_table(package, "event");
    const nt_table *areas = nt_ingest_table(package, "area");
    open_lists(&lists);
    NT_TRY(nt_model_read_areas(arena, package, netra, problems, &lists.areas, err));
    if (events) {
        nt_model_read_event_codes(&lists, events);
    }
    if (areas) {
        nt_model_read_area_codes(&lists, areas);
    }
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        NT_TRY(read_list(&lists, (nt_dimension)d, err));
    }
    NT_TRY(nt_model_read_outcomes(&lists, nt_json_get(lists.described, "outcome"), err));
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        NT_TRY(settle_list(&lists, (nt_dimension)d, err));
        nt_model_add_others(&lists.names[d], &lists.bare[d]);
        nt_model_close_names(&lists.names[d]);
    }
    *out = lists;
    return NT_OK;
}
