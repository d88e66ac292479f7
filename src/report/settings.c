#include "settings.h"

#include <stddef.h>
#include <string.h>

#include "base/utf8.h"
#include "statement/statement.h"
#include "words/base.h"
#include "words/report.h"

enum { ID_MAX = 80 };

/* What every step of the reading needs. The first failure is kept, and nothing is read behind it.
 */
typedef struct {
    nt_arena *arena;
    nt_settings *tpl;
    const char *lang; /* asked for; NULL: the template's own */
    nt_error *err;
    nt_status status;
} reader;

/* A member of an object of report.json: what it may be, how it is read, and into what of the
 * target. */
typedef struct member member;
struct member {
    nt_json_form form;
    void (*read)(reader *r, const nt_json *value, const member *m, void *out);
    size_t offset;
    const member *members;                        /* of read_object; the last has no key */
    void (*item)(reader *r, const nt_json *item); /* of read_list and read_each */
};

#define WORDS(name, at)                                                                            \
    {                                                                                              \
        {.key = name, NT_WORDS}, read_words, .offset = at                                          \
    }
#define STRING(name, at)                                                                           \
    {                                                                                              \
        {.key = name, .is = NT_IS_TEXT}, read_string, .offset = at                                 \
    }
#define CHOICE(name, of, at)                                                                       \
    {                                                                                              \
        {.key = name, .is = NT_IS_TEXT, .choices = of}, read_choice, .offset = at                  \
    }
#define BOOL(name, at)                                                                             \
    {                                                                                              \
        {.key = name, .is = NT_IS_BOOL}, read_bool, .offset = at                                   \
    }
#define LAST                                                                                       \
    {                                                                                              \
        {.key = NULL}, NULL, 0, NULL, NULL                                                         \
    }

static void fail(reader *r, nt_place place, nt_message message)
{
    r->status = r->status ? r->status : nt_fail(r->err, NT_INVALID, place, message);
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

/* --- kinds of members --- */

static void read_string(reader *r, const nt_json *value, const member *m, void *out)
{
    (void)r, (void)m;
    *(const char **)out = value->string;
}

static void read_named(reader *r, const nt_json *value, const member *m, void *out)
{
    (void)r, (void)m;
    *(nt_named *)out = (nt_named){value->string, value->place};
}

static void read_bool(reader *r, const nt_json *value, const member *m, void *out)
{
    (void)r, (void)m;
    *(bool *)out = value->number != 0;
}

/* One of a few words: its number. */
static void read_choice(reader *r, const nt_json *value, const member *m, void *out)
{
    (void)r;
    int at = 0;
    while (strcmp(m->form.choices[at], value->string) != 0) {
        at++;
    }
    *(int *)out = at;
}

/* A text, or one text for each language; the other language stands in for one that is missing. */
static void read_words(reader *r, const nt_json *value, const member *m, void *out)
{
    (void)m;
    const nt_json *text = nt_json_in(value, r->tpl->about.lang);
    if (text) {
        r->status =
            nt_report_words(r->arena, r->tpl, nt_report_origin_json(r->arena, text), out, r->err);
    }
}

static void read_members(reader *r, const nt_json *object, const member *members, void *target)
{
    for (const member *m = members; m->form.key; m++) {
        const nt_json *value = nt_json_get(object, m->form.key);
        if (value && m->read && !r->status) {
            m->read(r, value, m, (char *)target + m->offset);
        }
    }
}

static void read_object(reader *r, const nt_json *value, const member *m, void *out)
{
    read_members(r, value, m->members, out);
}

static void read_list(reader *r, const nt_json *value, const member *m, void *out)
{
    (void)out;
    /* Members that hold words to print; what the others name is compared. */
    static const char *const words[] = {"title", "subtitle", "source", "note",   "caption",
                                        "head",  "names",    "label",  "detail", NULL};
    const nt_json *list = nt_json_canonical(r->arena, value, words);
    for (const nt_json *item = list->child; item && !r->status; item = item->next) {
        m->item(r, item);
    }
}

/* --- charts, tables, tiles --- */

static void read_id(reader *r, const nt_json *object, nt_text thing, const char **out)
{
    const nt_json *value = nt_json_get(object, "id");
    if (!nt_report_is_id(value->string)) {
        fail(r, value->place, NT_MESSAGE_REPORT_BAD_ID(.thing = thing));
    } else if (nt_report_chart_setting(r->tpl, value->string) ||
               nt_report_table_setting(r->tpl, value->string)) {
        fail(r, value->place, NT_MESSAGE_REPORT_ID_TAKEN(.id = value->string));
    }
    *out = value->string;
}

/* A text that is what the statement says in that form, where there is no other. */
static void read_statement(reader *r, const nt_named *subject, nt_say_form form, nt_words *out)
{
    if (!subject->name || *out || r->status) {
        return;
    }
    const char *tag = nt_arena_printf(r->arena, "{{%s %s}}", nt_say_words[form], subject->name);
    r->status = nt_report_words(r->arena, r->tpl,
                                nt_report_origin_words(r->arena, tag, subject->place), out, r->err);
}

static void read_chart(reader *r, const nt_json *object)
{
    static const member members[] = {
        {{.key = "statement", .is = NT_IS_TEXT},
         read_named,
         .offset = offsetof(nt_chart_setting, statement)},
        {{.key = "when", .is = NT_IS_TEXT}, read_named, .offset = offsetof(nt_chart_setting, when)},
        WORDS("title", offsetof(nt_chart_setting, title)),
        WORDS("subtitle", offsetof(nt_chart_setting, subtitle)),
        WORDS("source", offsetof(nt_chart_setting, source)),
        WORDS("note", offsetof(nt_chart_setting, note)),
        LAST};
    nt_chart_setting chart = {.json = object};
    read_id(r, object, (nt_text)NT_TEXT_REPORT_THING_CHART, &chart.id);
    read_members(r, object, members, &chart);
    read_statement(r, &chart.statement, NT_SAY_HEADLINE, &chart.title);
    read_statement(r, &chart.statement, NT_SAY_ALTERNATIVE, &chart.finding);
    if (!r->status) {
        nt_map_keep(&r->tpl->chart_places, chart.id, r->tpl->charts.count);
        nt_vec_push(r->arena, &r->tpl->charts, chart);
    }
}

static const member of_table[] = {
    {{.key = "id", .is = NT_IS_TEXT, .needed = true, .pattern = NT_ID_PATTERN, .most = ID_MAX},
     NULL,
     .offset = 0},
    {{.key = "kind", .is = NT_IS_TEXT, .needed = true, .choice = nt_table_kind_id},
     NULL,
     .offset = 0},
    {{.key = "when", .is = NT_IS_TEXT}, read_named, .offset = offsetof(nt_table_setting, when)},
    WORDS("caption", offsetof(nt_table_setting, caption)),
    WORDS("subtitle", offsetof(nt_table_setting, subtitle)),
    WORDS("note", offsetof(nt_table_setting, note)),
    LAST};

static void read_table(reader *r, const nt_json *object)
{
    nt_table_setting table = {.json = object,
                              .kind = nt_table_kind_called(nt_json_string(object, "kind", ""))};
    read_id(r, object, (nt_text)NT_TEXT_REPORT_THING_TABLE, &table.id);
    read_members(r, object, of_table, &table);
    if (!r->status) {
        nt_map_keep(&r->tpl->table_places, table.id, r->tpl->tables.count);
        nt_vec_push(r->arena, &r->tpl->tables, table);
    }
}

static const char *const inks[] = {"a", "b", "grey", NULL};

static const member of_tile[] = {
    {{.key = "value", .is = NT_IS_TEXT, .needed = true},
     read_named,
     .offset = offsetof(nt_tile_setting, value)},
    {{.key = "when", .is = NT_IS_TEXT}, read_named, .offset = offsetof(nt_tile_setting, when)},
    {{.key = "unless", .is = NT_IS_TEXT}, read_named, .offset = offsetof(nt_tile_setting, unless)},
    CHOICE("ink", inks, offsetof(nt_tile_setting, ink)),
    WORDS("label", offsetof(nt_tile_setting, label)),
    WORDS("detail", offsetof(nt_tile_setting, detail)),
    LAST};

static void read_tile(reader *r, const nt_json *object)
{
    nt_tile_setting tile = {.ink = 2};
    read_members(r, object, of_tile, &tile);
    if (!r->status) {
        nt_vec_push(r->arena, &r->tpl->tiles, tile);
    }
}

/* --- headlines --- */

static void read_numbers(reader *r, const nt_json *value, const member *m, void *out)
{
    (void)m;
    nt_headline_setting *headline = out;
    NT_JSON_EACH(item, value) {
        nt_vec_push(r->arena, &r->tpl->headline_numbers, ((nt_named){item->string, item->place}));
        nt_vec_push(r->arena, &r->tpl->headline_names, item->string);
        headline->count++;
    }
}

static const member of_headline[] = {
    {{.key = "label", .is = NT_IS_TEXT | NT_IS_TEXTS, .needed = true},
     read_words,
     .offset = offsetof(nt_headline_setting, label)},
    {{.key = "numbers", .is = NT_IS_LIST, .needed = true, .least = 1, .each = &nt_json_form_text},
     read_numbers,
     .offset = 0},
    LAST};

/* A measure named before the data: what it is called, and the numbers that are it. */
static void read_headline(reader *r, const nt_json *object)
{
    nt_headline_setting headline = {NULL, r->tpl->headline_numbers.count, 0};
    read_members(r, object, of_headline, &headline);
    nt_vec_push(r->arena, &r->tpl->headlines, headline);
    r->tpl->about.headlines = r->tpl->headline_names.items;
    r->tpl->about.headline_count = r->tpl->headline_names.count;
}

/* --- parameters and texts: members as the template likes --- */

static const nt_json_form parameter_form[] = {
    {.key = "default", .is = NT_IS_TEXT | NT_IS_NULL}, {.key = "description"}, {.key = NULL}};

static void read_parameter(reader *r, const nt_json *object)
{
    const nt_json *value = nt_json_get(object, "default");
    const nt_parameter parameter = {object->key, value ? value->string : NULL,
                                    value ? value->place : object->place};
    nt_map_keep(&r->tpl->parameter_names, parameter.name, r->tpl->parameters.count);
    nt_vec_push(r->arena, &r->tpl->parameters, parameter);
}

/* What {{>name}} puts in. */
static void read_text(reader *r, const nt_json *value)
{
    nt_partial partial = {value->key, NULL};
    read_words(r, value, NULL, &partial.text);
    if (partial.text) {
        nt_map_keep(&r->tpl->partial_names, partial.name, r->tpl->partials.count);
        nt_vec_push(r->arena, &r->tpl->partials, partial);
    }
}

static void read_each(reader *r, const nt_json *value, const member *m, void *out)
{
    (void)out;
    NT_JSON_EACH_READ(each, value) {
        if (!r->status) {
            m->item(r, each);
        }
    }
}

/* --- the whole --- */

/* The stem of the outputs: a name that is safe on every file system. */
static void read_name(reader *r, const nt_json *value, const member *m, void *out)
{
    read_string(r, value, m, out);
    if (!r->status && !nt_report_is_id(value->string)) {
        fail(r, value->place, NT_MESSAGE_REPORT_BAD_NAME(.name = value->string));
    }
}

/* What is asked for goes before the template's own. */
static void read_language(reader *r, const nt_json *value, const member *m, void *out)
{
    int lang = NT_LANG_ID;
    read_choice(r, value, m, &lang);
    *(nt_lang *)out = r->lang ? r->tpl->about.lang : (nt_lang)lang;
}

#define FRONT(text) (offsetof(nt_settings, front) + (text) * sizeof(nt_words))

static const member of_organisation[] = {WORDS("name", FRONT(NT_FRONT_ORGANISATION)),
                                         WORDS("address", FRONT(NT_FRONT_ADDRESS)),
                                         BOOL("sample", offsetof(nt_settings, sample)), LAST};

static const member of_page[] = {WORDS("head_left", FRONT(NT_FRONT_HEAD_LEFT)),
                                 WORDS("head_right", FRONT(NT_FRONT_HEAD_RIGHT)),
                                 WORDS("foot_left", FRONT(NT_FRONT_FOOT_LEFT)), LAST};

static const char *const profiles[] = {"1.7", "2.0", NULL};
static const char *const subjects[] = {"published", "register", "revision", NULL};

static const nt_json_form each_parameter = {.is = NT_IS_OBJECT, .members = parameter_form},
                          each_text = {NT_WORDS};

/* "language" is the first: texts are read in it. */
static const member of_report[] = {
    {{.key = "language", .is = NT_IS_TEXT, .choices = nt_lang_codes},
     read_language,
     .offset = offsetof(nt_settings, about.lang)},
    {{.key = "name", .is = NT_IS_TEXT, .pattern = NT_ID_PATTERN, .most = ID_MAX},
     read_name,
     .offset = offsetof(nt_settings, about.name)},
    STRING("data", offsetof(nt_settings, about.data)),
    STRING("office", offsetof(nt_settings, about.office_path)),
    CHOICE("profile", profiles, offsetof(nt_settings, profile)),
    BOOL("synthetic", offsetof(nt_settings, synthetic)),
    CHOICE("kind", subjects, offsetof(nt_settings, about.kind)),
    STRING("published", offsetof(nt_settings, about.published)),
    {{.key = "title", .is = NT_IS_TEXT | NT_IS_TEXTS, .needed = true},
     read_words,
     .offset = FRONT(NT_FRONT_TITLE)},
    WORDS("subtitle", FRONT(NT_FRONT_SUBTITLE)),
    WORDS("kicker", FRONT(NT_FRONT_KICKER)),
    WORDS("classification", FRONT(NT_FRONT_CLASSIFICATION)),
    WORDS("subject", FRONT(NT_FRONT_SUBJECT)),
    WORDS("keywords", FRONT(NT_FRONT_KEYWORDS)),
    {{.key = "organisation", .is = NT_IS_OBJECT}, read_object, .members = of_organisation},
    {{.key = "page", .is = NT_IS_OBJECT}, read_object, .members = of_page},
    {{.key = "parameters", .is = NT_IS_OBJECT, .each = &each_parameter},
     read_each,
     .item = read_parameter},
    {{.key = "texts", .is = NT_IS_OBJECT, .each = &each_text}, read_each, .item = read_text},
    {{.key = "charts", .is = NT_IS_LIST}, read_list, .item = read_chart},
    {{.key = "tables", .is = NT_IS_LIST}, read_list, .item = read_table},
    {{.key = "tiles", .is = NT_IS_LIST}, read_list, .item = read_tile},
    {{.key = "headlines", .is = NT_IS_LIST}, read_list, .item = read_headline},
    LAST};

/* --- the same as forms, for the schema --- */

static nt_json_form *forms_of(nt_arena *arena, const member *members)
{
    NT_VEC(nt_json_form) forms = {0};
    for (; members->form.key; members++) {
        nt_json_form form = members->form;
        form.members = members->members ? forms_of(arena, members->members) : form.members;
        nt_vec_push(arena, &forms, form);
    }
    nt_vec_push(arena, &forms, ((nt_json_form){.key = NULL}));
    return forms.items;
}

static const nt_json_form *each_table(nt_arena *arena)
{
    NT_VEC(nt_json_form) own = {0};
    for (const char *id; (id = nt_table_kind_id(own.count));) {
        nt_json_form form = {.key = id, .members = nt_table_kind_form(nt_table_kind_called(id))};
        nt_vec_push(arena, &own, form);
    }
    nt_vec_push(arena, &own, (nt_json_form){.key = NULL});
    const nt_json_form table = {
        .is = NT_IS_OBJECT, .members = forms_of(arena, of_table), .kinds = own.items};
    return nt_arena_copy(arena, &table, sizeof table);
}

static const nt_json_form *each_of(nt_arena *arena, const member *members)
{
    const nt_json_form form = {.is = NT_IS_OBJECT, .members = forms_of(arena, members)};
    return nt_arena_copy(arena, &form, sizeof form);
}

const nt_json_form *nt_report_form(nt_arena *arena)
{
    nt_json_form *forms = forms_of(arena, of_report);
    for (nt_json_form *form = forms; form->key; form++) {
        form->each = strcmp(form->key, "charts") == 0      ? nt_chart_form(arena)
                     : strcmp(form->key, "tables") == 0    ? each_table(arena)
                     : strcmp(form->key, "tiles") == 0     ? each_of(arena, of_tile)
                     : strcmp(form->key, "headlines") == 0 ? each_of(arena, of_headline)
                                                           : form->each;
    }
    return forms;
}

nt_status nt_report_settings(nt_arena *arena, const nt_json *root, const char *lang,
                             nt_settings *tpl, nt_error *err)
{
    reader r = {arena, tpl, lang, err, NT_OK};
    const nt_json_form form = {.is = NT_IS_OBJECT, .members = nt_report_form(arena)};
    NT_TRY(nt_json_form_check(arena, root, &form, err));
    tpl->about.lang = lang ? nt_lang_called(lang, strlen(lang)) : NT_LANG_ID;
    if (!r.status && tpl->about.lang == NT_LANG_COUNT) {
        nt_text codes = nt_text_either(arena, nt_lang_codes, NT_LANG_COUNT, "");
        return nt_fail(err, NT_USAGE, nt_nowhere,
                       NT_MESSAGE_REPORT_NO_LANGUAGE(.value = lang, .codes = codes));
    }
    read_members(&r, root, of_report, tpl);
    return r.status;
}
