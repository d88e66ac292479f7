/* Who counted: the counters that the data name, and the procedures that a descriptor declares. */

#include <string.h>

#include "base/utf8.h"
#include "draft.h"
#include "names.h"
#include "netra.h"
#include "words/model.h"

/* Its letters and digits, small; of a name that is too long the name itself. */
static const char *key_of(nt_arena *arena, const char *name)
{
    char key[NT_KEY_MAX];
    nt_model_key(name, NT_KEY_OF_TEXT, key);
    return *key || strlen(name) < NT_KEY_MAX ? nt_arena_string(arena, key) : name;
}

/* What a member of a procedure is known by: one without a letter by its name. */
static const char *member_key(nt_arena *arena, const char *name)
{
    const char *key = key_of(arena, name);
    return *key ? key : name;
}

static const nt_json_form procedure_form[] = {
    {.key = "members", .is = NT_IS_LIST, .needed = true, .least = 2, .each = &nt_json_form_name},
    {.key = "reason", .is = NT_IS_ALL_TEXTS, .needed = true},
    {.key = NULL}};

const nt_json_form nt_model_procedure_form = {.is = NT_IS_OBJECT, .members = procedure_form};

static nt_status read_reason(const nt_json *procedure, nt_text *out, nt_error *err)
{
    const nt_json *reason = nt_json_get(procedure, "reason");
    return nt_json_texts(reason, out)
               ? NT_OK
               : nt_fail(err, NT_INVALID, reason->place, NT_MESSAGE_MODEL_COUNTER_REASON());
}

/* Keeps the members of the procedure that is about to be listed. */
static nt_status read_members(nt_counters *counters, const nt_json *procedure, nt_error *err)
{
    const nt_json *members = nt_json_get(procedure, "members");
    NT_JSON_EACH(member, members) {
        size_t own = counters->procedures.count;
        size_t first =
            nt_map_keep(&counters->members, member_key(counters->arena, member->string), own);
        NT_FAIL_IF(
            first != NT_MAP_NONE && first != own, err, NT_INVALID, member->place,
            NT_MESSAGE_MODEL_MEMBER_TWICE(.member = member->string,
                                          .procedure = counters->procedures.items[first]->id));
    }
    return NT_OK;
}

static nt_status read_procedure(nt_counters *counters, const nt_json *procedure, nt_error *err)
{
    nt_procedure *made = nt_new(counters->arena, nt_procedure);
    made->id = procedure->key;
    NT_TRY(read_members(counters, procedure, err));
    NT_TRY(read_reason(procedure, &made->reason, err));
    nt_vec_push(counters->arena, &counters->procedures, made);
    return NT_OK;
}

/* The declared procedure of the counter, or NULL. */
static const nt_procedure *procedure_of(const nt_counters *counters, const char *key)
{
    size_t at = nt_map_find(&counters->members, key);
    return at == NT_MAP_NONE ? NULL : counters->procedures.items[at];
}

/* Of members the one that all of them share. */
static const nt_procedure *procedure_for(const nt_counters *counters, const char *name,
                                         const char *key)
{
    const nt_procedure *declared = procedure_of(counters, key);
    nt_procedure *made = declared ? NULL : nt_new(counters->arena, nt_procedure);
    if (made) {
        made->id = name;
    }
    return declared ? declared : made;
}

static const nt_counter *open_counter(nt_counters *counters, const char *name, const char *key)
{
    const char *slug = nt_utf8_slug(counters->arena, name);
    slug = *slug || !*name ? slug : "counter";
    nt_counter *made = nt_new(counters->arena, nt_counter);
    *made = (nt_counter){.id = name,
                         .slug = nt_model_unique_slug(&counters->slugs, slug),
                         .procedure = procedure_for(counters, name, key),
                         .number = counters->count};
    nt_vec_push(counters->arena, counters, made);
    return made;
}

nt_status nt_model_read_counters(nt_arena *arena, const nt_json *netra, nt_counters *out,
                                 nt_error *err)
{
    const nt_json *declared = nt_json_get(netra, "counters");
    nt_counters counters = {.arena = arena,
                            .declared = declared,
                            .members = nt_map_open(arena),
                            .texts = nt_map_open(arena),
                            .keys = nt_map_open(arena),
                            .slugs = nt_map_open(arena)};
    NT_JSON_EACH_READ(procedure, declared) {
        NT_TRY(read_procedure(&counters, procedure, err));
    }
    open_counter(&counters, "", "");
    *out = counters;
    return NT_OK;
}

/* The first spelling that `map` has for the text, or NULL. */
static const nt_spelling *spelt(const nt_counters *counters, const nt_map *map, const char *text)
{
    size_t at = nt_map_find(map, text);
    return at == NT_MAP_NONE ? NULL : &counters->spellings.items[at];
}

static const nt_counter *take_spelling(nt_counters *counters, const nt_cell *cell, const char *key,
                                       nt_problems *problems)
{
    nt_spelling spelling = {.text = cell->text, .key = key, .place = cell->place};
    const nt_spelling *known = spelt(counters, &counters->keys, key);
    if (known) {
        nt_problems_add(
            problems, NT_SEVERITY_WARNING, cell->place, "counter-spelling",
            NT_MESSAGE_MODEL_COUNTER_SPELLING(.written = cell->text, .known = known->counter->id));
    }
    spelling.counter = known ? known->counter : open_counter(counters, cell->text, key);
    nt_map_keep(&counters->texts, cell->text, counters->spellings.count);
    nt_map_keep(&counters->keys, key, counters->spellings.count);
    nt_vec_push(counters->arena, &counters->spellings, spelling);
    return spelling.counter;
}

const nt_counter *nt_model_counter(nt_counters *counters, const nt_cell *cell,
                                   nt_problems *problems)
{
    const nt_spelling *known = cell->known ? spelt(counters, &counters->texts, cell->text) : NULL;
    if (known) {
        return known->counter;
    }
    const char *key = cell->known ? key_of(counters->arena, cell->text) : "";
    return *key ? take_spelling(counters, cell, key, problems) : counters->items[0];
}

static void judge_members(const nt_counters *counters, nt_problems *problems)
{
    const char **names = nt_new_array(counters->arena, const char *, counters->count);
    for (size_t i = 1; i < counters->count; i++) {
        names[i - 1] = counters->items[i]->id;
    }
    NT_JSON_EACH_READ(procedure, counters->declared) {
        NT_JSON_EACH(member, nt_json_get(procedure, "members")) {
            if (spelt(counters, &counters->keys, key_of(counters->arena, member->string))) {
                continue;
            }
            const char *nearest =
                nt_problems_may_search(problems, member->string, counters->count - 1)
                    ? nt_utf8_nearest(member->string, names, counters->count - 1)
                    : NULL;
            nt_message hint = NT_MESSAGE_MODEL_NEAREST_COUNTER(.near = nearest);
            nt_problems_add(problems, NT_SEVERITY_WARNING, member->place, "unknown-counter",
                            NT_MESSAGE_MODEL_UNKNOWN_COUNTER(.counter = member->string,
                                                             .hint = nearest ? &hint : NULL));
        }
    }
}

/* `near` is the key of `one`, a little changed. A swap leads back, and is told once. */
static void warn_if_near(const nt_counters *counters, size_t one, const char *near,
                         nt_problems *problems)
{
    size_t other = nt_map_find(&counters->keys, near);
    bool back = strlen(near) == strlen(counters->spellings.items[one].key);
    if (other == NT_MAP_NONE || (back && other > one)) {
        return;
    }
    const nt_spelling *earlier = &counters->spellings.items[one < other ? one : other];
    const nt_spelling *later = &counters->spellings.items[one < other ? other : one];
    if (!procedure_of(counters, earlier->key) || !procedure_of(counters, later->key)) {
        nt_problems_add(
            problems, NT_SEVERITY_WARNING, later->place, "counter-near-name",
            NT_MESSAGE_MODEL_COUNTER_NEAR_NAME(.later = later->text, .earlier = earlier->text));
    }
}

/* One letter more, or two swapped: "Bawasu", "Bawalsu". Another letter makes another place: Sulbar
 * and Sumbar. Short names are too near each other to tell, BKN and BKD, and long ones no names. */
static void judge_name(const nt_counters *counters, size_t one, nt_problems *problems)
{
    enum { TELLING = 6 };
    const char *key = counters->spellings.items[one].key, *end = key + strlen(key);
    size_t length = (size_t)(end - key);
    char near[NT_KEY_MAX];
    if (length < TELLING || length >= NT_KEY_MAX) {
        return;
    }
    for (const char *at = key, *next = key, *behind; at < end; at = next) {
        uint32_t letter = nt_utf8_next(&next, end);
        behind = next;
        if (next < end && nt_utf8_next(&behind, end) == letter) {
            continue; /* without the next one it is the same name */
        }
        size_t before = (size_t)(at - key), width = (size_t)(next - at);
        memcpy(near, key, before);
        memcpy(near + before, next, (size_t)(end - next) + 1);
        if (length - width >= TELLING) {
            warn_if_near(counters, one, near, problems);
        }
        size_t swapped = (size_t)(behind - next);
        memcpy(near + before, next, swapped);
        memcpy(near + before + swapped, at, width);
        memcpy(near + before + swapped + width, behind, (size_t)(end - behind) + 1);
        if (swapped) {
            warn_if_near(counters, one, near, problems);
        }
    }
}

void nt_model_judge_counters(const nt_counters *counters, nt_problems *problems)
{
    judge_members(counters, problems);
    for (size_t i = 0; i < counters->spellings.count; i++) {
        /* A counter is judged once, however it is written. */
        if (nt_map_find(&counters->keys, counters->spellings.items[i].key) == i) {
            judge_name(counters, i, problems);
        }
    }
}

/* One that no name finds: it is the counter of one source's figures and of nothing else. */
static const nt_counter *unknown_of_source(nt_counters *counters, const nt_source *source)
{
    nt_counter *made = nt_new(counters->arena, nt_counter);
    nt_procedure *own = nt_new(counters->arena, nt_procedure);
    own->id = source->id;
    *made = (nt_counter){.id = "", .slug = "", .procedure = own, .number = counters->count};
    nt_vec_push(counters->arena, counters, made);
    return made;
}

void nt_model_tell_unknown_counters_apart(nt_drafts *drafts)
{
    nt_counters *counters = &drafts->counters;
    const nt_counter *unknown = counters->items[0],
                     **of_source =
                         nt_new_array(drafts->arena, const nt_counter *, drafts->source_count + 1);
    bool named = counters->count > 1;
    for (size_t i = 0; i < drafts->count; i++) {
        nt_figure *figure = &drafts->drafts[i].figure;
        if (figure->indicator && figure->indicator->kind == NT_INDICATOR_EXPOSURE) {
            figure->counter = unknown;
        } else if (named && figure->counter == unknown && figure->source) {
            const nt_counter **own = &of_source[figure->source - drafts->sources];
            *own = *own ? *own : unknown_of_source(counters, figure->source);
            figure->counter = *own;
        }
    }
}
