#include "base/json_form.h"

#include <assert.h>
#include <string.h>

#include "base/utf8.h"
#include "words/base.h"

const nt_json_form nt_json_form_text = {.is = NT_IS_TEXT},
                   nt_json_form_name = {.is = NT_IS_TEXT, .least = 1};

enum { KEYS_MAX = 64, FEW = 8, BY_LANGUAGE = NT_IS_TEXTS | NT_IS_ALL_TEXTS | NT_IS_FORMS };

/* Fails at a member that is in neither of the two tables, each of which may be NULL. */
static nt_status only_known(const nt_json *object, const nt_json_form *members,
                            const nt_json_form *more, nt_error *err)
{
    const nt_json_form *const tables[] = {members, more};
    const char *keys[KEYS_MAX + 1] = {0};
    size_t count = 0;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        for (const nt_json_form *m = tables[i]; m && m->key; m++) {
            assert(count < KEYS_MAX);
            keys[count++] = m->key;
        }
    }
    return nt_json_only(object, keys, err);
}

/* --- a value held against its form --- */

static unsigned may_be(const nt_json *value)
{
    static const unsigned types[] = {
        [NT_JSON_NULL] = NT_IS_NULL,     [NT_JSON_BOOL] = NT_IS_BOOL,
        [NT_JSON_NUMBER] = NT_IS_NUMBER, [NT_JSON_STRING] = NT_IS_TEXT,
        [NT_JSON_ARRAY] = NT_IS_LIST,    [NT_JSON_OBJECT] = NT_IS_OBJECT | BY_LANGUAGE};
    double number = value->type == NT_JSON_NUMBER ? value->number : 0.5;
    bool whole = number > -1e15 && number < 1e15 && (double)(long long)number == number;
    return types[value->type] | (whole ? NT_IS_WHOLE : 0);
}

/* "a text or a list" */
static nt_text wanted(nt_arena *arena, const nt_json_form *form)
{
    static const struct {
        unsigned is;
        nt_text name;
    } order[] = {{NT_IS_TEXT, NT_TEXT_BASE_JSON_STRING},
                 {NT_IS_NUMBER, NT_TEXT_BASE_JSON_NUMBER},
                 {NT_IS_WHOLE, NT_TEXT_BASE_JSON_WHOLE},
                 {NT_IS_BOOL, NT_TEXT_BASE_JSON_BOOL},
                 {NT_IS_LIST, NT_TEXT_BASE_JSON_ARRAY},
                 {NT_IS_OBJECT | BY_LANGUAGE, NT_TEXT_BASE_JSON_OBJECT}};
    enum { TYPES = sizeof order / sizeof *order };
    nt_text out;
    for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
        const char *names[TYPES];
        size_t count = NT_PICK(names, i, TYPES, order[i].name.in[lang], form->is & order[i].is);
        out.in[lang] = nt_text_either(arena, names, count).in[lang];
    }
    return out;
}

static nt_status wrong(nt_arena *arena, const nt_json *value, const nt_json_form *form,
                       nt_error *err)
{
    nt_text found = nt_json_type_text(value->type), right = wanted(arena, form);
    return nt_fail(err, NT_INVALID, value->place,
                   value->key ? NT_MESSAGE_BASE_JSON_WRONG_MEMBER(.key = value->key, .found = found,
                                                                  .wanted = right)
                              : NT_MESSAGE_BASE_JSON_WRONG_FORM(.found = found, .wanted = right));
}

static const char *choice_of(const nt_json_form *form, size_t index)
{
    return form->choices ? form->choices[index] : form->choice ? form->choice(index) : NULL;
}

typedef NT_VEC(const char *) choice_list;

static choice_list choices_of(nt_arena *arena, const nt_json_form *form)
{
    choice_list list = {0};
    for (const char *one; (one = choice_of(form, list.count));) {
        nt_vec_push(arena, &list, one);
    }
    return list;
}

static nt_message all_of(nt_arena *arena, const choice_list *known)
{
    return NT_MESSAGE_BASE_THERE_ARE(.kinds =
                                         nt_text_comma_list(arena, known->items, known->count));
}

/* Of choices a few are named; of many the nearest. */
static nt_status check_text(nt_arena *arena, const nt_json *text, const nt_json_form *form,
                            nt_error *err)
{
    NT_FAIL_IF(form->least && !*text->string, err, NT_INVALID, text->place,
               NT_MESSAGE_BASE_JSON_EMPTY());
    const choice_list known = choices_of(arena, form);
    if (!known.count || nt_utf8_is_among(text->string, known.items, known.count)) {
        return NT_OK;
    }
    nt_message hint = form->needs.in[0] ? NT_MESSAGE_BASE_JSON_NEEDS(.what = form->needs)
                      : known.count > FEW
                          ? nt_message_near_or_all(arena, text->string, known.items, known.count)
                          : all_of(arena, &known);
    return nt_fail(
        err, NT_INVALID, text->place,
        NT_MESSAGE_BASE_NO_CHOICE(.value = text->string, .member = text->key, .hint = &hint));
}

/* Of a number; of a list how long it is, where the limits are not those of a number. */
static nt_status check_limits(const nt_json *value, const nt_json_form *form, nt_error *err)
{
    bool is_list = value->type == NT_JSON_ARRAY;
    bool has_least = form->least || form->from_zero, has_most = form->most;
    if (is_list && (form->is & (NT_IS_NUMBER | NT_IS_WHOLE))) {
        has_least = form->least == 1;
        has_most = false;
    }
    double found = is_list ? value->count : value->number;
    NT_FAIL_IF(has_least && found < (double)form->least, err, NT_INVALID, value->place,
               is_list ? NT_MESSAGE_BASE_JSON_TOO_FEW(.found = value->count, .least = form->least)
                       : NT_MESSAGE_BASE_JSON_TOO_SMALL(.least = form->least));
    NT_FAIL_IF(has_most && found > (double)form->most, err, NT_INVALID, value->place,
               is_list ? NT_MESSAGE_BASE_JSON_TOO_MANY(.found = value->count, .most = form->most)
                       : NT_MESSAGE_BASE_JSON_TOO_LARGE(.most = form->most));
    return NT_OK;
}

static nt_status check_list(nt_arena *arena, const nt_json *list, const nt_json_form *form,
                            nt_error *err)
{
    NT_TRY(check_limits(list, form, err));
    NT_JSON_EACH(item, form->each ? list : NULL) {
        NT_TRY(nt_json_form_check(arena, item, form->each, err));
    }
    return NT_OK;
}

static nt_status missing(nt_arena *arena, const nt_json *object, const nt_json_form *form,
                         nt_error *err)
{
    const choice_list known = choices_of(arena, form);
    nt_message hint =
        form->needs.in[0] ? NT_MESSAGE_BASE_JSON_NEEDS(.what = form->needs) : all_of(arena, &known);
    return nt_fail(
        err, NT_INVALID, object->place,
        NT_MESSAGE_BASE_JSON_MISSING(.key = form->key,
                                     .hint = form->needs.in[0] || known.count ? &hint : NULL));
}

static nt_status check_members(nt_arena *arena, const nt_json *object, const nt_json_form *members,
                               nt_error *err)
{
    for (; members && members->key; members++) {
        const nt_json *value = nt_json_get(object, members->key);
        NT_TRY(object && !value && members->needed
                   ? missing(arena, object, members, err)
                   : nt_json_form_check(arena, value, members, err));
    }
    return NT_OK;
}

/* The members that objects of this one's kind have. */
static const nt_json_form *kind_of(const nt_json *object, const nt_json_form *kinds)
{
    const char *called = nt_json_string(object, "kind", "");
    while (kinds && kinds->key && strcmp(kinds->key, called) != 0) {
        kinds++;
    }
    return kinds ? kinds->members : NULL;
}

static nt_status check_named(nt_arena *arena, const nt_json *object, const nt_json_form *form,
                             nt_error *err)
{
    const nt_json_form *own = kind_of(object, form->kinds);
    /* Without a kind that there is, no more can be said of the members. */
    NT_TRY(form->kinds ? check_members(arena, object, form->members, err) : NT_OK);
    NT_TRY(only_known(object, form->members, own, err));
    return check_members(arena, object, form->kinds ? own : form->members, err);
}

static nt_status check_texts(nt_arena *arena, const nt_json *texts, const nt_json_form *form,
                             nt_error *err)
{
    NT_TRY(nt_json_only(texts, nt_lang_codes, err));
    NT_FAIL_IF((form->is & NT_IS_TEXTS) && !nt_json_in(texts, NT_LANG_ID), err, NT_INVALID,
               texts->place,
               NT_MESSAGE_BASE_JSON_MISSING(.key = nt_lang_codes[NT_LANG_ID], .hint = NULL));
    NT_JSON_EACH_READ(text, form->is & NT_IS_FORMS ? NULL : texts) {
        NT_TRY(nt_json_form_check(arena, text, &nt_json_form_text, err));
    }
    return NT_OK;
}

static nt_status check_object(nt_arena *arena, const nt_json *value, const nt_json_form *form,
                              nt_error *err)
{
    if (form->members) {
        return check_named(arena, value, form, err);
    }
    if (!form->each && (form->is & BY_LANGUAGE)) {
        return check_texts(arena, value, form, err);
    }
    NT_JSON_EACH(member, form->each ? value : NULL) {
        bool is_read = form->by_name || !nt_json_is_own(member->key);
        NT_TRY(is_read ? nt_json_form_check(arena, member, form->each, err) : NT_OK);
    }
    return NT_OK;
}

nt_status nt_json_form_check(nt_arena *arena, const nt_json *value, const nt_json_form *form,
                             nt_error *err)
{
    if (!value || !form->is || form->is == NT_IS_REFUSED) {
        return NT_OK;
    }
    if (!(form->is & may_be(value))) {
        return wrong(arena, value, form, err);
    }
    switch (value->type) {
    case NT_JSON_STRING:
        return check_text(arena, value, form, err);
    case NT_JSON_NUMBER:
        return check_limits(value, form, err);
    case NT_JSON_ARRAY:
        return check_list(arena, value, form, err);
    case NT_JSON_OBJECT:
        return check_object(arena, value, form, err);
    default:
        return NT_OK;
    }
}

size_t nt_json_choice(const nt_json *object, const char *key, const char *const *choices)
{
    const char *text = nt_json_string(object, key, choices[0]);
    size_t at = 0;
    while (choices[at + 1] && strcmp(choices[at], text) != 0) {
        at++;
    }
    return at;
}

/* --- the schema --- */

static const char own_keys[] = "^(x-|\\$)";

static void put_form(nt_json_writer *w, const nt_json_form *form);

static void put_limits(nt_json_writer *w, const nt_json_form *form, const char *least,
                       const char *most)
{
    if (form->least || form->from_zero) {
        nt_json_member_integer(w, least, form->least);
    }
    if (form->most) {
        nt_json_member_integer(w, most, form->most);
    }
}

static void put_text(nt_json_writer *w, const nt_json_form *form)
{
    nt_json_member(w, "type", "string");
    if (choice_of(form, 0)) {
        nt_json_member_begin(w, "enum", '[');
        for (size_t i = 0; choice_of(form, i); i++) {
            nt_json_put_string(w, choice_of(form, i));
        }
        nt_json_end(w, ']');
    }
    if (form->example) {
        nt_json_member_begin(w, "examples", '[');
        for (size_t i = 0; form->example(i); i++) {
            nt_json_put_string(w, form->example(i));
        }
        nt_json_end(w, ']');
    }
    nt_json_member_if(w, "pattern", form->pattern);
    if (form->is & NT_IS_LIST && form->least) {
        nt_json_member_integer(w, "minLength", 1);
    } else if (!(form->is & (NT_IS_NUMBER | NT_IS_WHOLE | NT_IS_LIST))) {
        put_limits(w, form, "minLength", "maxLength");
    }
}

static void put_list(nt_json_writer *w, const nt_json_form *form)
{
    nt_json_member(w, "type", "array");
    if (form->each) {
        nt_json_key(w, "items");
        put_form(w, form->each);
    }
    if (!(form->is & (NT_IS_NUMBER | NT_IS_WHOLE))) {
        put_limits(w, form, "minItems", "maxItems");
    } else if (form->least == 1) {
        nt_json_member_integer(w, "minItems", 1);
    }
}

/* Members that begin with "x-" or "$" are the author's own. */
static void put_own(nt_json_writer *w)
{
    nt_json_member_begin(w, "patternProperties", '{');
    nt_json_key(w, own_keys);
    nt_json_begin(w, '{');
    nt_json_end(w, '}');
    nt_json_end(w, '}');
}

static void put_properties(nt_json_writer *w, const nt_json_form *members)
{
    nt_json_member_begin(w, "properties", '{');
    for (; members && members->key; members++) {
        nt_json_key(w, members->key);
        put_form(w, members);
    }
    nt_json_end(w, '}');
}

static void put_needed(nt_json_writer *w, const nt_json_form *members)
{
    bool any = false;
    for (const nt_json_form *m = members; m && m->key; m++) {
        any = any || m->needed;
    }
    if (!any) {
        return;
    }
    nt_json_member_begin(w, "required", '[');
    for (; members->key; members++) {
        nt_json_put_if(w, members->needed ? members->key : NULL);
    }
    nt_json_end(w, ']');
}

static void put_keys(nt_json_writer *w, const nt_json_form *members)
{
    for (; members && members->key; members++) {
        nt_json_put_string(w, members->key);
    }
}

/* No members but those of all and those of the kind. */
static void put_only(nt_json_writer *w, const nt_json_form *all, const nt_json_form *own)
{
    nt_json_member_begin(w, "propertyNames", '{');
    nt_json_member_begin(w, "anyOf", '[');
    nt_json_begin(w, '{');
    nt_json_member(w, "pattern", own_keys);
    nt_json_end(w, '}');
    nt_json_begin(w, '{');
    nt_json_member_begin(w, "enum", '[');
    put_keys(w, all);
    put_keys(w, own);
    nt_json_end(w, ']');
    nt_json_end(w, '}');
    nt_json_end(w, ']');
    nt_json_end(w, '}');
}

static void put_kind(nt_json_writer *w, const nt_json_form *of, const nt_json_form *kind)
{
    nt_json_begin(w, '{');
    nt_json_member_begin(w, "if", '{');
    nt_json_member_begin(w, "properties", '{');
    nt_json_member_begin(w, "kind", '{');
    nt_json_member(w, "const", kind->key);
    nt_json_end(w, '}');
    nt_json_end(w, '}');
    nt_json_end(w, '}');
    nt_json_member_begin(w, "then", '{');
    put_properties(w, kind->members);
    put_needed(w, kind->members);
    put_only(w, of->members, kind->members);
    nt_json_end(w, '}');
    nt_json_end(w, '}');
}

static void put_members(nt_json_writer *w, const nt_json_form *form)
{
    put_properties(w, form->members);
    put_needed(w, form->members);
    if (form->kinds) {
        nt_json_member_begin(w, "allOf", '[');
        for (const nt_json_form *kind = form->kinds; kind->key; kind++) {
            put_kind(w, form, kind);
        }
        nt_json_end(w, ']');
    } else {
        put_own(w);
        nt_json_member_bool(w, "additionalProperties", false);
    }
}

static void put_object(nt_json_writer *w, const nt_json_form *form)
{
    nt_json_member(w, "type", "object");
    if (form->members) {
        put_members(w, form);
    } else if (form->each) {
        if (!form->by_name) {
            put_own(w);
        }
        nt_json_key(w, "additionalProperties");
        put_form(w, form->each);
    }
}

/* A text a language; where `forms`, one behind 1 and one behind other numbers in languages that
 * tell them apart. */
static void put_languages(nt_json_writer *w, bool all, bool forms)
{
    static const nt_json_form numbers[] = {
        {.key = "one", .is = NT_IS_TEXT, .needed = true, .least = 1},
        {.key = "other", .is = NT_IS_TEXT, .needed = true, .least = 1},
        {.key = NULL}};
    nt_json_form members[NT_LANG_COUNT + 1] = {{.key = NULL}};
    for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
        bool two = forms && nt_lang_forms[lang] > 1;
        members[lang] = (nt_json_form){.key = nt_lang_codes[lang],
                                       .is = NT_IS_TEXT | (two ? NT_IS_OBJECT : 0),
                                       .needed = all && lang <= NT_LANG_EN,
                                       .least = all,
                                       .members = two ? numbers : NULL};
    }
    const nt_json_form form = {.is = NT_IS_OBJECT, .members = members};
    put_object(w, &form);
    if (!all) {
        nt_json_member_integer(w, "minProperties", 1);
    }
}

static void put_as(nt_json_writer *w, const nt_json_form *form, unsigned is)
{
    switch (is) {
    case NT_IS_TEXT:
        put_text(w, form);
        break;
    case NT_IS_NUMBER:
    case NT_IS_WHOLE:
        nt_json_member(w, "type", is == NT_IS_WHOLE ? "integer" : "number");
        put_limits(w, form, "minimum", "maximum");
        break;
    case NT_IS_BOOL:
    case NT_IS_NULL:
        nt_json_member(w, "type", is == NT_IS_BOOL ? "boolean" : "null");
        break;
    case NT_IS_LIST:
        put_list(w, form);
        break;
    case NT_IS_OBJECT:
        put_object(w, form);
        break;
    case NT_IS_REFUSED:
        nt_json_member_begin(w, "not", '{');
        nt_json_end(w, '}');
        break;
    default:
        put_languages(w, is != NT_IS_TEXTS, is == NT_IS_FORMS);
    }
}

static void put_form(nt_json_writer *w, const nt_json_form *form)
{
    nt_json_begin(w, '{');
    if (form->is & (form->is - 1)) {
        nt_json_member_begin(w, "anyOf", '[');
        for (unsigned is = 1; is <= NT_IS_FORMS; is <<= 1) {
            if (form->is & is) {
                nt_json_begin(w, '{');
                put_as(w, form, is);
                nt_json_end(w, '}');
            }
        }
        nt_json_end(w, ']');
    } else if (form->is) {
        put_as(w, form, form->is);
    }
    nt_json_end(w, '}');
}

void nt_json_form_write(const nt_json_form *members, const char *title, nt_buffer *out)
{
    const nt_json_form root = {.is = NT_IS_OBJECT, .members = members};
    nt_json_writer w = nt_json_writer_open(out);
    nt_json_begin(&w, '{');
    nt_json_member(&w, "$schema", "http://json-schema.org/draft-07/schema#");
    nt_json_member(&w, "title", title);
    put_object(&w, &root);
    nt_json_end(&w, '}');
}
