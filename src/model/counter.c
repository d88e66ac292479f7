#include "counter.h"

#include <string.h>

#include "base/utf8.h"
#include "draft.h"
#include "key.h"

/* Its letters and digits, small; of a name that is too long the name itself. */
static const char *key_of(nt_arena *arena, const char *name)
{
    char key[NT_KEY_MAX];
    nt_model_key(name, false, key);
    return *key || strlen(name) < NT_KEY_MAX ? nt_arena_string(arena, key) : name;
}

static bool same_counter(const char *a, const char *b)
{
    char key_a[NT_KEY_MAX], key_b[NT_KEY_MAX];
    nt_model_key(a, false, key_a);
    nt_model_key(b, false, key_b);
    return *key_a ? strcmp(key_a, key_b) == 0 : strcmp(a, b) == 0;
}

static nt_status read_reason(const nt_json *procedure, nt_text *out, nt_error *err)
{
    static const char *const known[] = {"id", "en", NULL};
    const nt_json *reason = nt_json_get(procedure, "reason");
    nt_status status =
        reason && reason->type == NT_JSON_OBJECT ? nt_json_only(reason, known, err) : NT_OK;
    for (int lang = 0; !status && lang < NT_LANG_COUNT; lang++) {
        out->in[lang] = nt_json_string(reason, known[lang], NULL);
        if (!out->in[lang] || !*out->in[lang]) {
            return nt_fail(err, NT_INVALID, (reason ? reason : procedure)->place,
                           "counters are compared for a \"reason\": a text in both languages, "
                           "\"id\" and \"en\"");
        }
    }
    return status;
}

static const nt_json *procedure_of(const nt_json *declared, const char *name)
{
    NT_JSON_EACH(procedure, declared)
    {
        NT_JSON_EACH(member, nt_json_get(procedure, "members"))
        {
            if (same_counter(member->string, name)) {
                return procedure;
            }
        }
    }
    return NULL;
}

static nt_status check_members(const nt_json *declared, const nt_json *procedure, nt_error *err)
{
    const nt_json *members = nt_json_get(procedure, "members");
    size_t count = 0;
    if (!members || members->type != NT_JSON_ARRAY) {
        return nt_fail(err, NT_INVALID, (members ? members : procedure)->place,
                       "\"members\" must be a list of counters here, such as [\"KASN\", \"BKN\"]");
    }
    NT_JSON_EACH(member, members)
    {
        if (member->type != NT_JSON_STRING || !*member->string) {
            return nt_fail(err, NT_INVALID, member->place,
                           "a counter must be a name here, as the data have it");
        }
        count++;
    }
    if (count < 2) {
        return nt_fail(err, NT_INVALID, members->place,
                       "a procedure that several counters tell needs two \"members\" or more");
    }
    NT_JSON_EACH(member, members)
    {
        for (const nt_json *other = declared->child; other != procedure; other = other->next) {
            NT_JSON_EACH(theirs, nt_json_get(other, "members"))
            {
                if (same_counter(theirs->string, member->string)) {
                    return nt_fail(err, NT_INVALID, member->place,
                                   "\"%s\" is a member of \"%s\" already", member->string,
                                   other->key);
                }
            }
        }
    }
    return NT_OK;
}

/* Of members the one that all of them share. */
static const nt_procedure *open_procedure(nt_counters *counters, const char *name)
{
    const nt_json *declared = procedure_of(counters->declared, name);
    for (size_t i = 0; declared && i < counters->count; i++) {
        if (procedure_of(counters->declared, counters->items[i]->id) == declared) {
            return counters->items[i]->procedure;
        }
    }
    nt_procedure *made = nt_new(counters->arena, nt_procedure);
    made->id = declared ? declared->key : name;
    const nt_json *reason = declared ? nt_json_get(declared, "reason") : NULL;
    made->reason.in[NT_LANG_ID] = nt_json_string(reason, "id", NULL);
    made->reason.in[NT_LANG_EN] = nt_json_string(reason, "en", NULL);
    return made;
}

/* A slug is part of ids, so two counters never share one. */
static const char *unique_slug(const nt_counters *counters, const char *name)
{
    const char *slug = nt_utf8_slug(counters->arena, name);
    const char *tried = *slug || !*name ? slug : "counter";
    for (size_t number = 2, i = 0; i < counters->count; i++) {
        if (strcmp(counters->items[i]->slug, tried) == 0) {
            tried = nt_arena_printf(counters->arena, "%s-%zu", *slug ? slug : "counter", number++);
            i = (size_t)-1; /* the new one may be taken as well: from the start */
        }
    }
    return tried;
}

static const nt_counter *open_counter(nt_counters *counters, const char *name)
{
    nt_counter *made = nt_new(counters->arena, nt_counter);
    *made = (nt_counter){.id = name,
                         .slug = unique_slug(counters, name),
                         .procedure = open_procedure(counters, name),
                         .number = counters->count};
    nt_vec_push(counters->arena, counters, made);
    return made;
}

nt_status nt_model_read_counters(nt_arena *arena, const nt_json *netra, nt_counters *out,
                                 nt_error *err)
{
    static const char *const known[] = {"members", "reason", NULL};
    const nt_json *declared = nt_json_get(netra, "counters");
    nt_counters counters = {.arena = arena, .declared = declared};
    if (declared && declared->type != NT_JSON_OBJECT) {
        return nt_fail(err, NT_INVALID, declared->place,
                       "\"counters\" must be an object of procedures here");
    }
    NT_JSON_EACH(procedure, declared)
    {
        nt_text reason;
        nt_status status =
            procedure->type == NT_JSON_OBJECT
                ? nt_json_only(procedure, known, err)
                : nt_fail(err, NT_INVALID, procedure->place, "a procedure must be an object here");
        status = status ? status : check_members(declared, procedure, err);
        status = status ? status : read_reason(procedure, &reason, err);
        if (status) {
            return status;
        }
    }
    open_counter(&counters, "");
    *out = counters;
    return NT_OK;
}

static const nt_spelling *spelt(const nt_counters *counters, const char *text)
{
    for (size_t i = 0; i < counters->spellings.count; i++) {
        if (strcmp(counters->spellings.items[i].text, text) == 0) {
            return &counters->spellings.items[i];
        }
    }
    return NULL;
}

static const nt_spelling *spelt_otherwise(const nt_counters *counters, const char *key)
{
    for (size_t i = 0; i < counters->spellings.count; i++) {
        if (strcmp(counters->spellings.items[i].key, key) == 0) {
            return &counters->spellings.items[i];
        }
    }
    return NULL;
}

const nt_counter *nt_model_counter(nt_counters *counters, const nt_cell *cell,
                                   nt_problems *problems)
{
    const char *name = cell->known ? cell->text : "", *key = key_of(counters->arena, name);
    const nt_spelling *known = *key ? spelt(counters, name) : NULL;
    if (!*key || known) {
        return known ? known->counter : counters->items[0];
    }
    nt_spelling spelling = {.text = name, .key = key, .place = cell->place};
    known = spelt_otherwise(counters, key);
    if (known) {
        nt_problems_add(problems, NT_SEVERITY_WARNING, cell->place, "counter-spelling",
                        "%s is read as %s; write a counter in one way",
                        nt_ingest_quote(counters->arena, name),
                        nt_ingest_quote(counters->arena, known->counter->id));
    }
    spelling.counter = known ? known->counter : open_counter(counters, name);
    nt_vec_push(counters->arena, &counters->spellings, spelling);
    return spelling.counter;
}

static void judge_members(const nt_counters *counters, nt_problems *problems)
{
    const char **names = nt_new_array(counters->arena, const char *, counters->count);
    for (size_t i = 1; i < counters->count; i++) {
        names[i - 1] = counters->items[i]->id;
    }
    NT_JSON_EACH(procedure, counters->declared)
    {
        NT_JSON_EACH(member, nt_json_get(procedure, "members"))
        {
            if (spelt_otherwise(counters, key_of(counters->arena, member->string))) {
                continue;
            }
            const char *nearest =
                nt_problems_may_search(problems, member->string, counters->count - 1)
                    ? nt_utf8_nearest(member->string, names, counters->count - 1)
                    : NULL;
            nt_problems_add(problems, NT_SEVERITY_WARNING, member->place, "unknown-counter",
                            "no figure is counted by \"%s\"%s%s%s", member->string,
                            nearest ? "; the nearest counter is \"" : "", nearest ? nearest : "",
                            nearest ? "\"" : "");
        }
    }
}

/* One letter more, or two swapped: "Bawasu", "Bawalsu". Another letter makes another place: Sulbar
 * and Sumbar. Short names are too near each other to tell: BKN and BKD. */
static bool near_names(const char *a, const char *b)
{
    enum { TELLING = 6 };
    size_t first = strlen(a), second = strlen(b), at = 0;
    if (first < TELLING || second < TELLING || nt_utf8_distance(a, b, 1) != 1) {
        return false;
    }
    while (a[at] == b[at]) {
        at++;
    }
    return first != second || (a[at] == b[at + 1] && a[at + 1] == b[at]);
}

void nt_model_judge_counters(const nt_counters *counters, nt_problems *problems)
{
    judge_members(counters, problems);
    for (size_t i = 0; i < counters->spellings.count; i++) {
        const nt_spelling *later = &counters->spellings.items[i];
        for (size_t j = 0; j < i; j++) {
            const nt_spelling *earlier = &counters->spellings.items[j];
            bool both = procedure_of(counters->declared, later->text) &&
                        procedure_of(counters->declared, earlier->text);
            if (!both && near_names(earlier->key, later->key)) {
                nt_problems_add(problems, NT_SEVERITY_WARNING, later->place, "counter-near-name",
                                "%s is counted apart from %s; if it is one body, write it in one "
                                "way",
                                nt_ingest_quote(counters->arena, later->text),
                                nt_ingest_quote(counters->arena, earlier->text));
            }
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
