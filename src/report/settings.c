#include "settings.h"

#include <string.h>

#include "statement/statement.h"
#include "words/report.h"

enum { ID_MAX = 80 };

bool nt_report_is_id(const char *text)
{
    size_t length = strlen(text);
    bool fits = length > 0 && length <= ID_MAX && text[0] != '-';
    for (const char *c = text; fits && *c; c++) {
        fits = (*c >= 'a' && *c <= 'z') || (*c >= '0' && *c <= '9') || *c == '-';
    }
    return fits;
}

const nt_chart_setting *nt_report_chart_setting(const nt_settings *tpl, const char *id)
{
    size_t at = nt_map_find(&tpl->chart_places, id);
    return at == NT_MAP_NONE ? NULL : &tpl->charts.items[at];
}

const nt_table_setting *nt_report_table_setting(const nt_settings *tpl, const char *id)
{
    size_t at = nt_map_find(&tpl->table_places, id);
    return at == NT_MAP_NONE ? NULL : &tpl->tables.items[at];
}

nt_status nt_report_words(nt_arena *arena, nt_settings *tpl, const nt_origin *origin, nt_words *out,
                          nt_error *err)
{
    NT_TRY(nt_report_mustache_parse(arena, origin, out, err));
    nt_vec_push(arena, &tpl->texts, *out);
    return NT_OK;
}

/* --- forms --- */

#define A_TEXT        .is = NT_IS_TEXT | NT_IS_TEXTS, .needed = true
#define LIST_OF(form) .is = NT_IS_LIST, .each = &(form)

static const char *const inks[] = {"a", "b", "grey", NULL};
static const char *const profiles[] = {"1.7", "2.0", NULL};
static const char *const subjects[] = {"published", "register", "revision", NULL};

static const nt_json_form of_table[] = {
    {.key = "id", .is = NT_IS_TEXT, .needed = true, .pattern = NT_ID_PATTERN, .most = ID_MAX},
    {.key = "kind", .is = NT_IS_TEXT, .needed = true, .choice = nt_table_kind_id},
    {.key = "when", .is = NT_IS_TEXT},
    {.key = "caption", NT_WORDS},
    {.key = "subtitle", NT_WORDS},
    {.key = "note", NT_WORDS},
    {.key = NULL}};

static const nt_json_form of_tile[] = {{.key = "value", .is = NT_IS_TEXT, .needed = true},
                                       {.key = "when", .is = NT_IS_TEXT},
                                       {.key = "unless", .is = NT_IS_TEXT},
                                       {.key = "ink", .is = NT_IS_TEXT, .choices = inks},
                                       {.key = "label", NT_WORDS},
                                       {.key = "detail", NT_WORDS},
                                       {.key = NULL}};

static const nt_json_form of_headline[] = {
    {.key = "label", A_TEXT},
    {.key = "numbers", .needed = true, .least = 1, LIST_OF(nt_json_form_text)},
    {.key = NULL}};

static const nt_json_form of_parameter[] = {
    {.key = "default", .is = NT_IS_TEXT | NT_IS_NULL}, {.key = "description"}, {.key = NULL}};

static const nt_json_form of_organisation[] = {{.key = "name", NT_WORDS},
                                               {.key = "address", NT_WORDS},
                                               {.key = "sample", .is = NT_IS_BOOL},
                                               {.key = NULL}};

static const nt_json_form of_page[] = {{.key = "head_left", NT_WORDS},
                                       {.key = "head_right", NT_WORDS},
                                       {.key = "foot_left", NT_WORDS},
                                       {.key = NULL}};

static const nt_json_form each_text = {NT_WORDS},
                          each_tile = {.is = NT_IS_OBJECT, .members = of_tile},
                          each_headline = {.is = NT_IS_OBJECT, .members = of_headline},
                          each_parameter = {.is = NT_IS_OBJECT, .members = of_parameter};

static const nt_json_form of_report[] = {
    {.key = "language", .is = NT_IS_TEXT, .choices = nt_lang_codes},
    {.key = "name", .is = NT_IS_TEXT, .pattern = NT_ID_PATTERN, .most = ID_MAX},
    {.key = "data", .is = NT_IS_TEXT},
    {.key = "office", .is = NT_IS_TEXT},
    {.key = "profile", .is = NT_IS_TEXT, .choices = profiles},
    {.key = "synthetic", .is = NT_IS_BOOL},
    {.key = "kind", .is = NT_IS_TEXT, .choices = subjects},
    {.key = "published", .is = NT_IS_TEXT},
    {.key = "title", A_TEXT},
    {.key = "subtitle", NT_WORDS},
    {.key = "kicker", NT_WORDS},
    {.key = "classification", NT_WORDS},
    {.key = "subject", NT_WORDS},
    {.key = "keywords", NT_WORDS},
    {.key = "organisation", .is = NT_IS_OBJECT, .members = of_organisation},
    {.key = "page", .is = NT_IS_OBJECT, .members = of_page},
    {.key = "parameters", .is = NT_IS_OBJECT, .each = &each_parameter},
    {.key = "texts", .is = NT_IS_OBJECT, .each = &each_text},
    {.key = "charts", .is = NT_IS_LIST}, /* what each is: nt_report_form() */
    {.key = "tables", .is = NT_IS_LIST},
    {.key = "tiles", LIST_OF(each_tile)},
    {.key = "headlines", LIST_OF(each_headline)},
    {.key = NULL}};

static const nt_json_form *each_table(nt_arena *arena)
{
    NT_VEC(nt_json_form) own = {0};
    for (const char *id; (id = nt_table_kind_id(own.count));) {
        nt_json_form form = {.key = id, .members = nt_table_kind_form(nt_table_kind_called(id))};
        nt_vec_push(arena, &own, form);
    }
    nt_vec_push(arena, &own, (nt_json_form){.key = NULL});
    const nt_json_form table = {.is = NT_IS_OBJECT, .members = of_table, .kinds = own.items};
    return nt_arena_copy(arena, &table, sizeof table);
}

const nt_json_form *nt_report_form(nt_arena *arena)
{
    enum { MEMBERS = sizeof of_report / sizeof *of_report - 1 };
    nt_json_form *forms = nt_arena_copy(arena, of_report, sizeof of_report);
    nt_json_form *charts = NT_NAMED(forms, MEMBERS, key, "charts"),
                 *tables = NT_NAMED(forms, MEMBERS, key, "tables");
    charts->each = nt_chart_form(arena);
    tables->each = each_table(arena);
    return forms;
}

/* --- what has its form, read --- */

typedef struct {
    nt_arena *arena;
    nt_settings *tpl;
    nt_error *err;
} reader;

static nt_named named(const nt_json *object, const char *key)
{
    const nt_json *value = nt_json_get(object, key);
    return value ? (nt_named){value->string, value->place} : (nt_named){0};
}

/* A text, or one text for each language; the other language stands in for one that is missing. */
static nt_status read_words(const reader *r, const nt_json *object, const char *key, nt_words *out)
{
    const nt_json *text = nt_json_in(nt_json_get(object, key), r->tpl->about.lang);
    return text ? nt_report_words(r->arena, r->tpl, nt_report_origin_json(r->arena, text), out,
                                  r->err)
                : NT_OK;
}

typedef nt_status read_item(const reader *r, const nt_json *item);

static nt_status read_list(const reader *r, const nt_json *list, read_item *read)
{
    /* Members that hold words to print; what the others name is compared. */
    static const char *const words[] = {"title", "subtitle", "source", "note",   "caption",
                                        "head",  "names",    "label",  "detail", NULL};
    NT_JSON_EACH(item, list ? nt_json_canonical(r->arena, list, words) : NULL) {
        NT_TRY(read(r, item));
    }
    return NT_OK;
}

/* --- charts, tables, tiles --- */

static nt_status read_id(const reader *r, const nt_json *object, nt_text thing, const char **out)
{
    const nt_json *id = nt_json_get(object, "id");
    NT_FAIL_IF(!nt_report_is_id(id->string), r->err, NT_INVALID, id->place,
               NT_MESSAGE_REPORT_BAD_ID(.thing = thing));
    NT_FAIL_IF(nt_report_chart_setting(r->tpl, id->string) ||
                   nt_report_table_setting(r->tpl, id->string),
               r->err, NT_INVALID, id->place, NT_MESSAGE_REPORT_ID_TAKEN(.id = id->string));
    *out = id->string;
    return NT_OK;
}

/* A text that is what the statement says in that form, where there is no other. */
static nt_status read_statement(const reader *r, const nt_named *subject, nt_say_form form,
                                nt_words *out)
{
    if (!subject->name || *out) {
        return NT_OK;
    }
    const char *tag = nt_arena_printf(r->arena, "{{%s %s}}", nt_say_words[form], subject->name);
    return nt_report_words(r->arena, r->tpl, nt_report_origin_words(r->arena, tag, subject->place),
                           out, r->err);
}

static nt_status read_chart(const reader *r, const nt_json *object)
{
    nt_chart_setting chart = {
        .json = object, .statement = named(object, "statement"), .when = named(object, "when")};
    NT_TRY(read_id(r, object, (nt_text)NT_TEXT_REPORT_THING_CHART, &chart.id));
    NT_TRY(read_words(r, object, "title", &chart.title));
    NT_TRY(read_words(r, object, "subtitle", &chart.subtitle));
    NT_TRY(read_words(r, object, "source", &chart.source));
    NT_TRY(read_words(r, object, "note", &chart.note));
    NT_TRY(read_statement(r, &chart.statement, NT_SAY_HEADLINE, &chart.title));
    NT_TRY(read_statement(r, &chart.statement, NT_SAY_ALTERNATIVE, &chart.finding));
    nt_map_keep(&r->tpl->chart_places, chart.id, r->tpl->charts.count);
    nt_vec_push(r->arena, &r->tpl->charts, chart);
    return NT_OK;
}

static nt_status read_table(const reader *r, const nt_json *object)
{
    nt_table_setting table = {.json = object,
                              .kind = nt_table_kind_called(nt_json_string(object, "kind", "")),
                              .when = named(object, "when")};
    NT_TRY(read_id(r, object, (nt_text)NT_TEXT_REPORT_THING_TABLE, &table.id));
    NT_TRY(read_words(r, object, "caption", &table.caption));
    NT_TRY(read_words(r, object, "subtitle", &table.subtitle));
    NT_TRY(read_words(r, object, "note", &table.note));
    nt_map_keep(&r->tpl->table_places, table.id, r->tpl->tables.count);
    nt_vec_push(r->arena, &r->tpl->tables, table);
    return NT_OK;
}

static nt_status read_tile(const reader *r, const nt_json *object)
{
    bool inked = nt_json_get(object, "ink");
    nt_tile_setting tile = {.value = named(object, "value"),
                            .when = named(object, "when"),
                            .unless = named(object, "unless"),
                            .ink = inked ? (int)nt_json_choice(object, "ink", inks) : 2};
    NT_TRY(read_words(r, object, "label", &tile.label));
    NT_TRY(read_words(r, object, "detail", &tile.detail));
    nt_vec_push(r->arena, &r->tpl->tiles, tile);
    return NT_OK;
}

/* --- headlines, parameters, texts --- */

/* A measure named before the data: what it is called, and the numbers that are it. */
static nt_status read_headline(const reader *r, const nt_json *object)
{
    nt_settings *tpl = r->tpl;
    const nt_json *numbers = nt_json_get(object, "numbers");
    nt_headline_setting headline = {NULL, tpl->headline_numbers.count, numbers->count};
    NT_TRY(read_words(r, object, "label", &headline.label));
    NT_JSON_EACH(number, numbers) {
        nt_vec_push(r->arena, &tpl->headline_numbers, ((nt_named){number->string, number->place}));
        nt_vec_push(r->arena, &tpl->headline_names, number->string);
    }
    nt_vec_push(r->arena, &tpl->headlines, headline);
    tpl->about.headlines = tpl->headline_names.items;
    tpl->about.headline_count = tpl->headline_names.count;
    return NT_OK;
}

static void read_parameters(const reader *r, const nt_json *parameters)
{
    NT_JSON_EACH_READ(object, parameters) {
        const nt_json *value = nt_json_get(object, "default");
        const nt_parameter parameter = {object->key, value ? value->string : NULL,
                                        value ? value->place : object->place};
        nt_map_keep(&r->tpl->parameter_names, parameter.name, r->tpl->parameters.count);
        nt_vec_push(r->arena, &r->tpl->parameters, parameter);
    }
}

/* What {{>name}} puts in. */
static nt_status read_partials(const reader *r, const nt_json *texts)
{
    NT_JSON_EACH_READ(text, texts) {
        nt_partial partial = {text->key, NULL};
        NT_TRY(read_words(r, texts, text->key, &partial.text));
        if (partial.text) {
            nt_map_keep(&r->tpl->partial_names, partial.name, r->tpl->partials.count);
            nt_vec_push(r->arena, &r->tpl->partials, partial);
        }
    }
    return NT_OK;
}

/* --- the whole --- */

static void read_about(const nt_json *root, nt_settings *tpl)
{
    nt_template *about = &tpl->about;
    about->name = nt_json_string(root, "name", about->name);
    about->data = nt_json_string(root, "data", about->data);
    about->office_path = nt_json_string(root, "office", about->office_path);
    about->published = nt_json_string(root, "published", about->published);
    about->kind = (int)nt_json_choice(root, "kind", subjects);
    tpl->profile = (int)nt_json_choice(root, "profile", profiles);
    tpl->synthetic = nt_json_bool(root, "synthetic", false);
    tpl->sample = nt_json_bool(nt_json_get(root, "organisation"), "sample", false);
}

static nt_status read_front(const reader *r, const nt_json *root)
{
    static const struct {
        const char *within, *key; /* NULL: within none */
    } texts[NT_FRONT_COUNT] = {[NT_FRONT_TITLE] = {NULL, "title"},
                               [NT_FRONT_SUBTITLE] = {NULL, "subtitle"},
                               [NT_FRONT_KICKER] = {NULL, "kicker"},
                               [NT_FRONT_CLASSIFICATION] = {NULL, "classification"},
                               [NT_FRONT_SUBJECT] = {NULL, "subject"},
                               [NT_FRONT_KEYWORDS] = {NULL, "keywords"},
                               [NT_FRONT_ORGANISATION] = {"organisation", "name"},
                               [NT_FRONT_ADDRESS] = {"organisation", "address"},
                               [NT_FRONT_HEAD_LEFT] = {"page", "head_left"},
                               [NT_FRONT_HEAD_RIGHT] = {"page", "head_right"},
                               [NT_FRONT_FOOT_LEFT] = {"page", "foot_left"}};
    for (size_t i = 0; i < NT_FRONT_COUNT; i++) {
        const nt_json *object = texts[i].within ? nt_json_get(root, texts[i].within) : root;
        NT_TRY(read_words(r, object, texts[i].key, &r->tpl->front[i]));
    }
    return NT_OK;
}

/* Which language is known first: texts are read in it. What is asked for goes before the template's
 * own. */
static nt_status read_language(nt_arena *arena, const nt_json *root, const char *lang, nt_lang *out,
                               nt_error *err)
{
    *out = lang ? nt_lang_called(lang, strlen(lang))
                : (nt_lang)nt_json_choice(root, "language", nt_lang_codes);
    NT_FAIL_IF(
        *out == NT_LANG_COUNT, err, NT_USAGE, nt_nowhere,
        NT_MESSAGE_REPORT_NO_LANGUAGE(.value = lang, .codes = nt_text_either(arena, nt_lang_codes,
                                                                             NT_LANG_COUNT)));
    return NT_OK;
}

nt_status nt_report_settings(nt_arena *arena, const nt_json *root, const char *lang,
                             nt_settings *tpl, nt_error *err)
{
    const reader r = {arena, tpl, err};
    const nt_json_form form = {.is = NT_IS_OBJECT, .members = nt_report_form(arena)};
    const nt_json *name = nt_json_get(root, "name");
    NT_TRY(nt_json_form_check(arena, root, &form, err));
    NT_TRY(read_language(arena, root, lang, &tpl->about.lang, err));
    read_about(root, tpl);
    /* The stem of the outputs: a name that is safe on every file system. */
    NT_FAIL_IF(name && !nt_report_is_id(name->string), err, NT_INVALID, name->place,
               NT_MESSAGE_REPORT_BAD_NAME(.name = name->string));
    NT_TRY(read_front(&r, root));
    read_parameters(&r, nt_json_get(root, "parameters"));
    NT_TRY(read_partials(&r, nt_json_get(root, "texts")));
    NT_TRY(read_list(&r, nt_json_get(root, "charts"), read_chart));
    NT_TRY(read_list(&r, nt_json_get(root, "tables"), read_table));
    NT_TRY(read_list(&r, nt_json_get(root, "tiles"), read_tile));
    return read_list(&r, nt_json_get(root, "headlines"), read_headline);
}
