#include "settings.h"

#include <string.h>

#include "base/utf8.h"
#include "words/base.h"
#include "words/report.h"

enum { ID_MAX = 80 };

/* What every step of the reading needs. */
typedef struct {
    nt_arena *arena;
    nt_template *tpl;
    nt_error *err;
} reader;

static nt_status expect(const reader *r, const nt_json *value, nt_json_type type, nt_text what)
{
    return value->type == type
               ? NT_OK
               : nt_fail(r->err, NT_INVALID, value->place,
                         NT_MESSAGE_REPORT_WRONG_TYPE(.what = what,
                                                      .found = nt_json_type_text(value->type),
                                                      .wanted = nt_json_type_text(type)));
}

static nt_status expect_member(const reader *r, const nt_json *value, nt_json_type type,
                               const char *key)
{
    return expect(r, value, type, nt_text_alike(nt_arena_printf(r->arena, "\"%s\"", key)));
}

static nt_status no_text(const reader *r, const nt_json *value, const char *key)
{
    nt_text found = nt_json_type_text(value->type);
    return nt_fail(r->err, NT_INVALID, value->place,
                   NT_MESSAGE_REPORT_NO_TEXT(.member = key, .found = found));
}

bool nt_report_is_id(const char *text)
{
    size_t length = strlen(text);
    bool fits = length > 0 && length <= ID_MAX && text[0] != '-';
    for (const char *c = text; fits && *c; c++) {
        fits = (*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9') || *c == '-';
    }
    return fits;
}

const nt_chart_setting *nt_report_chart_setting(const nt_template *tpl, const char *id)
{
    size_t at = nt_map_find(&tpl->chart_places, id);
    return at == NT_MAP_NONE ? NULL : &tpl->charts.items[at];
}

const nt_table_setting *nt_report_table_setting(const nt_template *tpl, const char *id)
{
    size_t at = nt_map_find(&tpl->table_places, id);
    return at == NT_MAP_NONE ? NULL : &tpl->tables.items[at];
}

/* A text, or one text for each language; the other language stands in for one that is missing. */
static nt_status pick_language(const reader *r, const nt_json *value, const char *key,
                               const nt_json **out)
{
    if (value->type == NT_JSON_STRING) {
        *out = value;
        return NT_OK;
    }
    const nt_json *own = nt_json_in(value, r->tpl->lang);
    if (value->type != NT_JSON_OBJECT) {
        return no_text(r, value, key);
    }
    nt_status status = nt_json_only(value, nt_lang_codes, r->err);
    for (const nt_json *each = value->child; each && !status; each = each->next) {
        status = expect_member(r, each, NT_JSON_STRING, key);
    }
    if (!status && own) {
        *out = own;
    }
    return status || own ? status : no_text(r, value, key);
}

nt_status nt_report_words(nt_arena *arena, nt_template *tpl, const nt_origin *origin, nt_words *out,
                          nt_error *err)
{
    nt_status status = nt_report_mustache_parse(arena, origin, out, err);
    if (!status) {
        nt_vec_push(arena, &tpl->texts, *out);
    }
    return status;
}

static nt_status read_value(const reader *r, const nt_json *value, const char *key, nt_words *out)
{
    if (!value || value->type == NT_JSON_NULL) {
        return NT_OK;
    }
    nt_status status = pick_language(r, value, key, &value);
    return status ? status
                  : nt_report_words(r->arena, r->tpl, nt_report_origin_json(r->arena, value), out,
                                    r->err);
}

static nt_status read_words(const reader *r, const nt_json *object, const char *key, nt_words *out)
{
    return read_value(r, nt_json_get(object, key), key, out);
}

typedef struct {
    const char *key;
    nt_words *out;
} words_of;

static nt_status read_all_words(const reader *r, const nt_json *object, const words_of *texts,
                                size_t count)
{
    nt_status status = NT_OK;
    for (size_t i = 0; i < count && !status; i++) {
        status = read_words(r, object, texts[i].key, texts[i].out);
    }
    return status;
}

/* A member that must be a string when it is there. */
static nt_status read_string(const reader *r, const nt_json *object, const char *key,
                             const char **out, nt_place *place)
{
    const nt_json *value = nt_json_get(object, key);
    if (!value) {
        return NT_OK;
    }
    nt_status status = expect_member(r, value, NT_JSON_STRING, key);
    if (!status) {
        *out = value->string;
        *place = value->place;
    }
    return status;
}

static bool choose(const char *text, const char *const *choices, size_t count, int *out)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(text, choices[i]) == 0) {
            *out = (int)i;
            return true;
        }
    }
    return false;
}

/* One of a few words. */
static nt_status read_choice(const reader *r, const nt_json *object, const char *key,
                             const char *const *choices, size_t count, int *out)
{
    const char *text = NULL;
    nt_place place;
    nt_status status = read_string(r, object, key, &text, &place);
    if (status || !text || choose(text, choices, count, out)) {
        return status;
    }
    nt_text known = nt_text_either(r->arena, choices, count, "\"");
    return nt_fail(r->err, NT_INVALID, place,
                   NT_MESSAGE_REPORT_NO_CHOICE(.value = text, .member = key, .choices = known));
}

static nt_status read_id(const reader *r, const nt_json *object, nt_text thing, const char **out)
{
    const nt_json *value = nt_json_get(object, "id");
    if (!value) {
        return nt_fail(r->err, NT_INVALID, object->place, NT_MESSAGE_REPORT_NO_ID(.thing = thing));
    }
    if (value->type != NT_JSON_STRING || !nt_report_is_id(value->string)) {
        return nt_fail(r->err, NT_INVALID, value->place, NT_MESSAGE_REPORT_BAD_ID(.thing = thing));
    }
    if (nt_report_chart_setting(r->tpl, value->string) ||
        nt_report_table_setting(r->tpl, value->string)) {
        return nt_fail(r->err, NT_INVALID, value->place,
                       NT_MESSAGE_REPORT_ID_TAKEN(.id = value->string));
    }
    *out = value->string;
    return NT_OK;
}

static nt_status unknown_kind(const reader *r, const nt_json *kind, nt_text thing,
                              const char *const *names, size_t count)
{
    nt_message hint = nt_report_near_or_all(r->arena, kind->string, names, count);
    return nt_fail(r->err, NT_INVALID, kind->place,
                   NT_MESSAGE_REPORT_NO_KIND(.kind = kind->string, .thing = thing, .hint = &hint));
}

static nt_status read_kind(const reader *r, const nt_json *object, nt_text thing,
                           const nt_json **out)
{
    const nt_json *kind = nt_json_get(object, "kind");
    if (!kind) {
        const char *id = nt_json_string(object, "id", "");
        return nt_fail(r->err, NT_INVALID, object->place,
                       NT_MESSAGE_REPORT_WITHOUT_KIND(.thing = thing, .id = id));
    }
    *out = kind;
    return expect_member(r, kind, NT_JSON_STRING, "kind");
}

static nt_status read_chart(const reader *r, const nt_json *object)
{
    static const nt_text thing = NT_TEXT_REPORT_THING_CHART, a_chart = NT_TEXT_REPORT_A_CHART;
    nt_chart_setting chart = {.json = object};
    const nt_json *kind = NULL;
    nt_status status = expect(r, object, NT_JSON_OBJECT, a_chart);
    status = status ? status : read_id(r, object, thing, &chart.id);
    status = status ? status : read_kind(r, object, thing, &kind);
    if (status) {
        return status;
    }
    size_t count;
    const nt_chart_kind *kinds = nt_chart_kinds(&count);
    const char **names = nt_new_array(r->arena, const char *, count);
    bool known = false;
    for (size_t i = 0; i < count; i++) {
        names[i] = kinds[i].id;
        known = known || strcmp(names[i], kind->string) == 0;
    }
    if (!known) {
        return unknown_kind(r, kind, thing, names, count);
    }
    const words_of texts[] = {{"title", &chart.title},
                              {"subtitle", &chart.subtitle},
                              {"source", &chart.source},
                              {"note", &chart.note}};
    status = read_all_words(r, object, texts, sizeof texts / sizeof *texts);
    if (!status) {
        nt_map_keep(&r->tpl->chart_places, chart.id, r->tpl->charts.count);
        nt_vec_push(r->arena, &r->tpl->charts, chart);
    }
    return status;
}

/* The members that every table has, and those of its kind. */
static nt_status check_table_members(const reader *r, const nt_json *object,
                                     const nt_table_kind *kind)
{
    static const char *const common[] = {"id", "kind", "caption", "subtitle", "note"};
    enum { COMMON = sizeof common / sizeof *common };
    const char *known[COMMON + NT_TABLE_MEMBERS_MAX + 1] = {0};
    memcpy(known, common, sizeof common);
    for (size_t i = 0; i < NT_TABLE_MEMBERS_MAX && kind->members[i]; i++) {
        known[COMMON + i] = kind->members[i];
    }
    return nt_json_only(object, known, r->err);
}

static nt_status read_table(const reader *r, const nt_json *object)
{
    static const nt_text thing = NT_TEXT_REPORT_THING_TABLE, a_table = NT_TEXT_REPORT_A_TABLE;
    nt_table_setting table = {.json = object};
    const nt_json *kind = NULL;
    nt_status status = expect(r, object, NT_JSON_OBJECT, a_table);
    status = status ? status : read_id(r, object, thing, &table.id);
    status = status ? status : read_kind(r, object, thing, &kind);
    if (status) {
        return status;
    }
    size_t count;
    const nt_table_kind *const *kinds = nt_report_table_kinds(&count);
    const char **names = nt_new_array(r->arena, const char *, count);
    for (size_t i = 0; i < count; i++) {
        names[i] = kinds[i]->id;
        table.kind = strcmp(names[i], kind->string) == 0 ? kinds[i] : table.kind;
    }
    if (!table.kind) {
        return unknown_kind(r, kind, thing, names, count);
    }
    const words_of texts[] = {
        {"caption", &table.caption}, {"subtitle", &table.subtitle}, {"note", &table.note}};
    status = check_table_members(r, object, table.kind);
    status = status ? status : read_all_words(r, object, texts, sizeof texts / sizeof *texts);
    if (!status) {
        nt_map_keep(&r->tpl->table_places, table.id, r->tpl->tables.count);
        nt_vec_push(r->arena, &r->tpl->tables, table);
    }
    return status;
}

static nt_status read_tile(const reader *r, const nt_json *object)
{
    static const char *const known[] = {"value", "label", "detail", "ink", "when", "unless", NULL};
    static const char *const inks[] = {"a", "b", "grey"};
    nt_tile_setting tile = {.ink = 2};
    nt_status status = expect(r, object, NT_JSON_OBJECT, (nt_text)NT_TEXT_REPORT_A_TILE);
    status = status ? status : nt_json_only(object, known, r->err);
    status = status ? status : read_string(r, object, "value", &tile.value, &tile.value_place);
    if (!status && !tile.value) {
        return nt_fail(r->err, NT_INVALID, object->place, NT_MESSAGE_REPORT_TILE_WITHOUT_VALUE());
    }
    status = status ? status : read_string(r, object, "when", &tile.when, &tile.when_place);
    status = status ? status : read_string(r, object, "unless", &tile.unless, &tile.unless_place);
    status = status ? status : read_choice(r, object, "ink", inks, 3, &tile.ink);
    const words_of texts[] = {{"label", &tile.label}, {"detail", &tile.detail}};
    status = status ? status : read_all_words(r, object, texts, 2);
    if (!status) {
        nt_vec_push(r->arena, &r->tpl->tiles, tile);
    }
    return status;
}

static nt_status read_list(const reader *r, const nt_json *root, const char *key,
                           nt_status (*read)(const reader *, const nt_json *))
{
    /* Members that hold words to print; what the others name is compared. */
    static const char *const words[] = {"title", "subtitle", "source", "note",   "caption",
                                        "head",  "names",    "label",  "detail", NULL};
    const nt_json *list = nt_json_get(root, key);
    if (!list) {
        return NT_OK;
    }
    nt_status status = expect_member(r, list, NT_JSON_ARRAY, key);
    list = nt_json_canonical(r->arena, list, words);
    for (const nt_json *item = list->child; item && !status; item = item->next) {
        status = read(r, item);
    }
    return status;
}

static nt_status read_parameter(const reader *r, const nt_json *object)
{
    static const char *const known[] = {"default", "description", NULL};
    nt_status status = expect(r, object, NT_JSON_OBJECT, (nt_text)NT_TEXT_REPORT_A_PARAMETER);
    status = status ? status : nt_json_only(object, known, r->err);
    const nt_json *value = nt_json_get(object, "default");
    nt_parameter parameter = {object->key, NULL, value ? value->place : object->place};
    if (!status && value && value->type != NT_JSON_NULL) {
        status = expect_member(r, value, NT_JSON_STRING, "default");
        parameter.value = value->string;
    }
    if (!status) {
        nt_map_keep(&r->tpl->parameter_names, parameter.name, r->tpl->parameters.count);
        nt_vec_push(r->arena, &r->tpl->parameters, parameter);
    }
    return status;
}

static nt_status read_parameters(const reader *r, const nt_json *root)
{
    const nt_json *object = nt_json_get(root, "parameters");
    if (!object) {
        return NT_OK;
    }
    nt_status status = expect_member(r, object, NT_JSON_OBJECT, "parameters");
    for (const nt_json *each = object->child; each && !status; each = each->next) {
        status = read_parameter(r, each);
    }
    return status;
}

/* "texts": what {{>name}} puts in. */
static nt_status read_texts(const reader *r, const nt_json *root)
{
    const nt_json *object = nt_json_get(root, "texts");
    if (!object) {
        return NT_OK;
    }
    nt_status status = expect_member(r, object, NT_JSON_OBJECT, "texts");
    for (const nt_json *each = object->child; each && !status; each = each->next) {
        nt_partial partial = {each->key, NULL};
        status = read_value(r, each, each->key, &partial.text);
        if (!status && partial.text) {
            nt_map_keep(&r->tpl->partial_names, partial.name, r->tpl->partials.count);
            nt_vec_push(r->arena, &r->tpl->partials, partial);
        }
    }
    return status;
}

static nt_status read_bool(const reader *r, const nt_json *object, const char *key, bool *out)
{
    const nt_json *value = nt_json_get(object, key);
    if (!value) {
        return NT_OK;
    }
    *out = value->number != 0;
    return expect_member(r, value, NT_JSON_BOOL, key);
}

static nt_status read_organisation(const reader *r, const nt_json *root)
{
    static const char *const known[] = {"name", "address", "sample", NULL};
    const nt_json *object = nt_json_get(root, "organisation");
    if (!object) {
        return NT_OK;
    }
    nt_words *front = r->tpl->front;
    const words_of texts[] = {{"name", &front[NT_FRONT_ORGANISATION]},
                              {"address", &front[NT_FRONT_ADDRESS]}};
    nt_status status = expect_member(r, object, NT_JSON_OBJECT, "organisation");
    status = status ? status : nt_json_only(object, known, r->err);
    status = status ? status : read_all_words(r, object, texts, 2);
    return status ? status : read_bool(r, object, "sample", &r->tpl->sample);
}

static nt_status read_page(const reader *r, const nt_json *root)
{
    static const char *const known[] = {"head_left", "head_right", "foot_left", NULL};
    const nt_json *object = nt_json_get(root, "page");
    if (!object) {
        return NT_OK;
    }
    nt_words *front = r->tpl->front;
    const words_of texts[] = {{"head_left", &front[NT_FRONT_HEAD_LEFT]},
                              {"head_right", &front[NT_FRONT_HEAD_RIGHT]},
                              {"foot_left", &front[NT_FRONT_FOOT_LEFT]}};
    nt_status status = expect_member(r, object, NT_JSON_OBJECT, "page");
    status = status ? status : nt_json_only(object, known, r->err);
    return status ? status : read_all_words(r, object, texts, 3);
}

static nt_status read_front(const reader *r, const nt_json *root)
{
    nt_words *front = r->tpl->front;
    const words_of texts[] = {
        {"title", &front[NT_FRONT_TITLE]},     {"subtitle", &front[NT_FRONT_SUBTITLE]},
        {"kicker", &front[NT_FRONT_KICKER]},   {"classification", &front[NT_FRONT_CLASSIFICATION]},
        {"subject", &front[NT_FRONT_SUBJECT]}, {"keywords", &front[NT_FRONT_KEYWORDS]}};
    if (!nt_json_get(root, "title")) {
        return nt_fail(r->err, NT_INVALID, root->place, NT_MESSAGE_REPORT_NO_TITLE());
    }
    nt_status status = read_all_words(r, root, texts, sizeof texts / sizeof *texts);
    status = status ? status : read_organisation(r, root);
    return status ? status : read_page(r, root);
}

/* The stem of the outputs: a name that is safe on every file system. */
static nt_status read_name(const reader *r, const nt_json *root)
{
    const char *name = NULL;
    nt_place place;
    nt_status status = read_string(r, root, "name", &name, &place);
    if (!status && name && !nt_report_is_id(name)) {
        return nt_fail(r->err, NT_INVALID, place, NT_MESSAGE_REPORT_BAD_NAME(.name = name));
    }
    r->tpl->name = name ? name : r->tpl->name;
    return status;
}

static nt_status read_language(const reader *r, const nt_json *root, const char *asked)
{
    int lang = NT_LANG_ID;
    nt_status status = read_choice(r, root, "language", nt_lang_codes, NT_LANG_COUNT, &lang);
    if (!status && asked && !choose(asked, nt_lang_codes, NT_LANG_COUNT, &lang)) {
        nt_text codes = nt_text_either(r->arena, nt_lang_codes, NT_LANG_COUNT, "");
        return nt_fail(r->err, NT_USAGE, nt_nowhere,
                       NT_MESSAGE_REPORT_NO_LANGUAGE(.value = asked, .codes = codes));
    }
    r->tpl->lang = (nt_lang)lang;
    return status;
}

nt_status nt_report_settings(nt_arena *arena, const nt_json *root, const char *lang,
                             nt_template *tpl, nt_error *err)
{
    static const char *const known[] = {
        "name",    "title",    "subtitle",     "kicker",         "language",
        "data",    "profile",  "organisation", "classification", "page",
        "subject", "keywords", "texts",        "parameters",     "charts",
        "tables",  "tiles",    "synthetic",    "kind",           "published",
        NULL};
    static const char *const profiles[] = {"1.7", "2.0"};
    static const char *const subjects[] = {"published", "register", "revision"};
    reader r = {arena, tpl, err};
    nt_place place;
    int profile = 0, subject = 0;
    nt_status status = expect(&r, root, NT_JSON_OBJECT, nt_text_alike("report.json"));
    status = status ? status : nt_json_only(root, known, err);
    status = status ? status : read_language(&r, root, lang);
    status = status ? status : read_name(&r, root);
    status = status ? status : read_string(&r, root, "data", &tpl->data, &place);
    status = status ? status : read_choice(&r, root, "profile", profiles, 2, &profile);
    tpl->profile = (nt_pdf_profile)profile;
    status = status ? status : read_bool(&r, root, "synthetic", &tpl->synthetic);
    status = status ? status : read_choice(&r, root, "kind", subjects, 3, &subject);
    tpl->is_register = subject == 1;
    tpl->is_revision = subject == 2;
    status = status ? status : read_string(&r, root, "published", &tpl->published, &place);
    status = status ? status : read_front(&r, root);
    status = status ? status : read_parameters(&r, root);
    status = status ? status : read_texts(&r, root);
    status = status ? status : read_list(&r, root, "charts", read_chart);
    status = status ? status : read_list(&r, root, "tables", read_table);
    return status ? status : read_list(&r, root, "tiles", read_tile);
}
