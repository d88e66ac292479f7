/* What indicators mean: the built-in vocabulary, and what a descriptor adds to it. */
#include "draft.h"

#include <string.h>

#include "base/utf8.h"
#include "netra.h"
#include "words/model.h"

static const nt_indicator built_in[] = {
    {"reported", NT_INDICATOR_STAGE, NT_STAGE_REPORTED, "", NT_TEXT_MODEL_REPORTED},
    {"proven", NT_INDICATOR_STAGE, NT_STAGE_PROVEN, "", NT_TEXT_MODEL_PROVEN_TO_HAVE_VIOLATED},
    {"sanctioned", NT_INDICATOR_STAGE, NT_STAGE_SANCTIONED, "", NT_TEXT_MODEL_SANCTIONED},
    {"violations", NT_INDICATOR_COUNT, NT_STAGE_REPORTED, "", NT_TEXT_MODEL_VIOLATIONS},
    {"reports", NT_INDICATOR_COUNT, NT_STAGE_REPORTED, "", NT_TEXT_MODEL_REPORTS},
    {"complaints", NT_INDICATOR_COUNT, NT_STAGE_REPORTED, "", NT_TEXT_MODEL_COMPLAINTS},
    {"share-proven", NT_INDICATOR_SHARE, NT_STAGE_PROVEN, "",
     NT_TEXT_MODEL_PROVEN_OF_THOSE_REPORTED},
    {"share-sanctioned", NT_INDICATOR_SHARE, NT_STAGE_SANCTIONED, "",
     NT_TEXT_MODEL_SANCTIONED_OF_THOSE_PROVEN},
    {"share-by-position", NT_INDICATOR_CATEGORY_SHARE, NT_STAGE_REPORTED, "position",
     NT_TEXT_MODEL_BY_POSITION},
    {"share-by-violation", NT_INDICATOR_CATEGORY_SHARE, NT_STAGE_REPORTED, "violation",
     NT_TEXT_MODEL_BY_KIND_OF_VIOLATION},
    {"share-by-area", NT_INDICATOR_CATEGORY_SHARE, NT_STAGE_REPORTED, "area",
     NT_TEXT_MODEL_BY_AREA},
    {"regions", NT_INDICATOR_EXPOSURE, NT_STAGE_REPORTED, "", NT_TEXT_MODEL_REGIONS},
    {"voters", NT_INDICATOR_EXPOSURE, NT_STAGE_REPORTED, "", NT_TEXT_MODEL_VOTERS},
};

static const char *const kinds[] = {"stage",    "count", "share", "category-share",
                                    "exposure", "stock", NULL};
enum { KINDS = sizeof kinds / sizeof *kinds - 1 };
static const char *const stages[] = {"reported", "proven", "sanctioned", NULL};
static const char share_by[] = "share-by-";

/* Each vote has names for each of them. */
enum { INDICATORS_MAX = 1000 };

static const nt_indicator *find(const nt_vocabulary *vocabulary, const char *id)
{
    size_t at = nt_map_find(&vocabulary->ids, id);
    return at == NT_MAP_NONE ? NULL : vocabulary->items[at];
}

/* The descriptor's word takes the place of the built-in one. */
static void put(nt_vocabulary *vocabulary, const nt_indicator *indicator)
{
    size_t at = nt_map_keep(&vocabulary->ids, indicator->id, vocabulary->count);
    if (at == NT_MAP_NONE) {
        nt_vec_push(vocabulary->arena, vocabulary, indicator);
    } else {
        vocabulary->items[at] = indicator;
    }
}

/* "share-by-gender" -> "gender"; NULL for other ids. */
static const char *dimension_of(const char *id)
{
    const char *dimension = nt_behind(id, share_by);
    return dimension && *dimension ? dimension : NULL;
}

static const char *in_words(nt_arena *arena, const char *before, const char *id)
{
    char *words = nt_arena_printf(arena, "%s%s", before, id);
    for (char *at = words + strlen(before); *at; at++) {
        *at = *at == '-' || *at == '_' ? ' ' : *at;
    }
    return words;
}

/* Which of the choices the member has; -1 when it is absent. */
static int read_choice(const nt_json *json, const char *key, const char *const *choices)
{
    return nt_json_get(json, key) ? (int)nt_json_choice(json, key, choices) : -1;
}

static nt_status read_label(nt_arena *arena, const nt_json *json, nt_indicator *out, nt_error *err)
{
    const nt_json *label = nt_json_get(json, "label");
    const char *words = in_words(arena, "", out->id);
    if (!label) {
        for (int lang = 0; lang < NT_LANG_COUNT; lang++) {
            out->label.in[lang] = out->label.in[lang] ? out->label.in[lang] : words;
        }
        return NT_OK;
    }
    return nt_json_texts(label, &out->label)
               ? NT_OK
               : nt_fail(err, NT_INVALID, label->place, NT_MESSAGE_MODEL_LABEL_IN_BOTH_LANGUAGES());
}

/* What a kind cannot be without. */
static nt_status check_indicator(const nt_json *json, const nt_indicator *indicator, bool has_kind,
                                 bool has_stage, nt_error *err)
{
    NT_FAIL_IF(!has_kind, err, NT_INVALID, json->place, NT_MESSAGE_MODEL_INDICATOR_KIND());
    bool staged = indicator->kind == NT_INDICATOR_STAGE || indicator->kind == NT_INDICATOR_SHARE;
    NT_FAIL_IF(staged && !has_stage, err, NT_INVALID, json->place,
               NT_MESSAGE_MODEL_INDICATOR_STAGE());
    NT_FAIL_IF(indicator->kind == NT_INDICATOR_SHARE && indicator->stage == NT_STAGE_REPORTED, err,
               NT_INVALID, json->place, NT_MESSAGE_MODEL_SHARE_OF_REPORTED());
    NT_FAIL_IF(indicator->kind == NT_INDICATOR_CATEGORY_SHARE && !*indicator->dimension, err,
               NT_INVALID, json->place, NT_MESSAGE_MODEL_INDICATOR_DIMENSION());
    return NT_OK;
}

static void read_dimension(const nt_json *json, nt_indicator *out)
{
    const nt_json *given = nt_json_get(json, "dimension");
    const char *implied = dimension_of(out->id);
    if (given) {
        out->dimension = given->string;
    } else if (out->kind == NT_INDICATOR_CATEGORY_SHARE && !*out->dimension && implied) {
        out->dimension = implied;
    }
}

static const nt_json_form indicator_form[] = {{.key = "kind", .is = NT_IS_TEXT, .choices = kinds},
                                              {.key = "stage", .is = NT_IS_TEXT, .choices = stages},
                                              {.key = "dimension", .is = NT_IS_TEXT, .least = 1},
                                              {.key = "label", .is = NT_IS_ALL_TEXTS},
                                              {.key = NULL}};

const nt_json_form nt_model_indicator_form = {.is = NT_IS_OBJECT, .members = indicator_form};

static nt_status read_indicator(nt_vocabulary *vocabulary, const nt_json *json, nt_error *err)
{
    nt_arena *arena = vocabulary->arena;
    const nt_indicator *before = find(vocabulary, json->key);
    nt_indicator *made = nt_new(arena, nt_indicator);
    int kind = read_choice(json, "kind", kinds), stage = read_choice(json, "stage", stages);
    *made = before ? *before : (nt_indicator){.id = json->key, .dimension = ""};
    made->kind = kind >= 0 ? (nt_indicator_kind)kind : made->kind;
    made->stage = stage >= 0 ? (nt_stage)stage : made->stage;
    read_dimension(json, made);
    NT_TRY(read_label(arena, json, made, err));
    bool has_stage = stage >= 0 || (before && kind < 0);
    NT_TRY(check_indicator(json, made, before || kind >= 0, has_stage, err));
    put(vocabulary, made);
    return NT_OK;
}

nt_status nt_model_read_vocabulary(nt_arena *arena, const nt_json *netra, nt_vocabulary *out,
                                   nt_error *err)
{
    nt_vocabulary vocabulary = {.arena = arena, .ids = nt_map_open(arena)};
    for (size_t i = 0; i < sizeof built_in / sizeof *built_in; i++) {
        put(&vocabulary, &built_in[i]);
    }
    size_t count = 0;
    NT_JSON_EACH_READ(item, nt_json_get(netra, "indicators")) {
        NT_TRY(read_indicator(&vocabulary, item, err));
        NT_FAIL_IF(++count > INDICATORS_MAX, err, NT_INVALID, item->key_place,
                   NT_MESSAGE_MODEL_TOO_MANY_INDICATORS(.limit = INDICATORS_MAX));
    }
    *out = vocabulary;
    return NT_OK;
}

const nt_indicator *nt_model_indicator(nt_vocabulary *vocabulary, const char *id, const char *unit)
{
    const nt_indicator *known = find(vocabulary, id);
    const char *dimension = dimension_of(id);
    if (known || !dimension || strcmp(unit, "percent") != 0) {
        return known;
    }
    nt_indicator *made = nt_new(vocabulary->arena, nt_indicator);
    *made = (nt_indicator){.id = id,
                           .kind = NT_INDICATOR_CATEGORY_SHARE,
                           .dimension = dimension,
                           .label = {{in_words(vocabulary->arena, "menurut ", dimension),
                                      in_words(vocabulary->arena, "by ", dimension)}}};
    put(vocabulary, made);
    return made;
}

const char *nt_model_nearest_indicator(const nt_vocabulary *vocabulary, const char *id)
{
    const char **names = nt_new_array(vocabulary->arena, const char *, vocabulary->count + 1);
    for (size_t i = 0; i < vocabulary->count; i++) {
        names[i] = vocabulary->items[i]->id;
    }
    return nt_utf8_nearest(id, names, vocabulary->count);
}
