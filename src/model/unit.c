#include "unit.h"

#include <string.h>

#include "base/utf8.h"
#include "netra.h"
#include "words/model.h"

/* Each word of the data is held against each of these. */
enum { WORDS_MAX = 200 };

static const char percent[] = "percent";

/* A built-in unit may keep its words. */
static nt_status read_label(const nt_json *json, nt_unit *out, nt_error *err)
{
    const nt_json *label = nt_json_get(json, "label");
    return label ? nt_unit_read_label(label, out, err)
           : out->called.in[0][0]
               ? NT_OK
               : nt_fail(err, NT_INVALID, json->place, NT_MESSAGE_MODEL_UNIT_NO_LABEL());
}

static const nt_unit *called(const nt_units *units, const char *word, size_t length, bool in_prose)
{
    NT_RETURN_FIRST(i, units->count, nt_unit_is_called(units->items[i], word, length, in_prose),
                    units->items[i], NULL);
}

/* Its words: those of the built-in unit, its labels, its aliases. None names another unit of the
 * descriptor. */
static nt_status read_words(nt_arena *arena, const nt_json *json, const nt_units *before,
                            nt_unit *out, nt_error *err)
{
    const nt_json *aliases = nt_json_get(json, "aliases");
    NT_VEC(const char *) words = {0};
    for (const char *const *word = out->words; word && *word; word++) {
        nt_vec_push(arena, &words, *word);
    }
    for (int lang = 0; lang < NT_LANG_COUNT; lang++) {
        for (int form = 0; form < NT_LANG_FORMS_MAX; form++) {
            nt_vec_push(arena, &words, out->called.in[lang][form]);
        }
    }
    NT_JSON_EACH(alias, aliases) {
        const char *word = alias->string;
        const nt_unit *other = called(before, word, strlen(word), false);
        NT_FAIL_IF(!*word, err, NT_INVALID, alias->place, NT_MESSAGE_MODEL_ALIAS_NO_TEXT());
        NT_FAIL_IF(other, err, NT_INVALID, alias->place,
                   NT_MESSAGE_MODEL_UNIT_NAMED_TWICE(.word = word, .unit = other->id));
        nt_vec_push(arena, &words, word);
    }
    nt_vec_push(arena, &words, NULL);
    out->words = words.items;
    return NT_OK;
}

static const nt_json_form unit_form[] = {
    {.key = "label", .is = NT_IS_FORMS},
    {.key = "aliases", .is = NT_IS_LIST, .each = &nt_json_form_name},
    {.key = NULL}};

const nt_json_form nt_model_unit_form = {.is = NT_IS_OBJECT, .members = unit_form};

static nt_status read_unit(nt_arena *arena, const nt_json *json, nt_units *units, nt_error *err)
{
    const nt_unit *before = nt_unit_built_in(json->key);
    const nt_unit *taken = called(units, json->key, strlen(json->key), false);
    NT_FAIL_IF(taken, err, NT_INVALID, json->key_place,
               NT_MESSAGE_MODEL_UNIT_NAMED_TWICE(.word = json->key, .unit = taken->id));
    NT_FAIL_IF(!*json->key || (before && (!before->words || strcmp(before->id, percent) == 0)), err,
               NT_INVALID, json->key_place, NT_MESSAGE_MODEL_UNIT_OF_OWN(.unit = json->key));
    nt_unit *made = nt_new(arena, nt_unit);
    *made = before ? *before : (nt_unit){.id = json->key};
    NT_TRY(read_label(json, made, err));
    NT_TRY(read_words(arena, json, units, made, err));
    nt_vec_push(arena, units, made);
    return NT_OK;
}

nt_status nt_model_read_units(nt_arena *arena, const nt_json *netra, nt_units *out, nt_error *err)
{
    nt_units units = {0};
    size_t words = 0;
    NT_JSON_EACH_READ(json, nt_json_get(netra, "units")) {
        const nt_json *aliases = nt_json_get(json, "aliases");
        words += 1 + (aliases ? aliases->count : 0);
        NT_TRY(words <= WORDS_MAX ? read_unit(arena, json, &units, err)
                                  : nt_fail(err, NT_INVALID, json->key_place,
                                            NT_MESSAGE_MODEL_TOO_MANY_UNITS(.limit = WORDS_MAX)));
        nt_unit_declare(units.items[units.count - 1]);
    }
    units.declared_count = units.count;
    size_t count;
    const nt_unit *known = nt_units_built_in(&count);
    NT_VEC_PICK(arena, &units, i, count, &known[i], known[i].words);
    *out = units;
    return NT_OK;
}

/* Without a descriptor's units, those built in. */
static const nt_unit *any_called(const nt_units *units, const char *word, size_t length,
                                 bool in_prose)
{
    if (units) {
        return called(units, word, length, in_prose);
    }
    size_t count;
    const nt_unit *known = nt_units_built_in(&count);
    NT_RETURN_FIRST(i, count,
                    known[i].words && nt_unit_is_called(&known[i], word, length, in_prose),
                    &known[i], NULL);
}

const nt_unit *nt_model_unit(const nt_units *units, const char *word, size_t length)
{
    return any_called(units, word, length, false);
}

const nt_unit *nt_model_unit_in_prose(const nt_units *units, const char *word, size_t length)
{
    return any_called(units, word, length, true);
}

const char *nt_model_nearest_unit(const nt_units *units, const char *word, nt_problems *problems,
                                  const nt_unit **unit)
{
    NT_PASSING_ARENA(arena);
    NT_VEC(const char *) words = {0};
    NT_EACH_OF(const nt_unit, at, units->items, units->count) {
        const char *const *lists[] = {at->words, at->loose_words};
        nt_vec_push(arena, &words, at->id);
        for (size_t l = 0; l < 2; l++) {
            for (const char *const *w = lists[l]; w && *w; w++) {
                nt_vec_push(arena, &words, *w);
            }
        }
    }
    const char *nearest = nt_problems_may_search(problems, word, words.count)
                              ? nt_utf8_nearest(word, words.items, words.count)
                              : NULL;
    *unit = nearest ? nt_model_unit(units, nearest, strlen(nearest)) : NULL;
    return nearest;
}
