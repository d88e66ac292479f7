#include "select.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "text/number.h"
#include "words/base.h"
#include "words/chart.h"

enum { SELECTED_MAX = 64 };

/* A string; or, where texts are taken, that of the language. */
static const char *string_of(const nt_json *item, const nt_taking *taking, bool texts)
{
    const nt_json *text =
        texts || item->type == NT_JSON_STRING ? nt_json_in(item, taking->request->lang) : NULL;
    return text ? text->string : NULL;
}

static nt_status read_strings(const nt_taking *taking, const char *member, bool texts,
                              nt_choices *out, nt_error *err)
{
    const nt_json *value = nt_json_get(taking->request->definition, member);
    size_t count = !value ? 0 : value->type == NT_JSON_ARRAY ? value->count : 1;
    if (count > SELECTED_MAX) {
        return nt_fail(err, NT_INVALID, value->place,
                       NT_MESSAGE_CHART_TOO_MANY_NAMES(.member = member, .names = (long long)count,
                                                       .most = SELECTED_MAX));
    }
    nt_choice *items = nt_new_array(taking->arena, nt_choice, count ? count : 1);
    const nt_json *item = value && value->type == NT_JSON_ARRAY ? value->child : value;
    for (size_t i = 0; i < count; i++, item = item->next) {
        items[i] = (nt_choice){string_of(item, taking, texts), item->place};
        if (!items[i].text) {
            return nt_fail(err, NT_INVALID, item->place,
                           texts ? NT_MESSAGE_CHART_TEXTS_ARE(.member = member)
                                 : NT_MESSAGE_CHART_NAMES_ARE(.member = member));
        }
    }
    *out = (nt_choices){items, count};
    return NT_OK;
}

nt_status nt_select_strings(const nt_taking *taking, const char *member, nt_choices *out,
                            nt_error *err)
{
    return read_strings(taking, member, false, out, err);
}

nt_status nt_select_texts(const nt_taking *taking, const char *member, nt_choices *out,
                          nt_error *err)
{
    return read_strings(taking, member, true, out, err);
}

nt_status nt_select_word(const nt_taking *taking, const char *member, const char *const *allowed,
                         size_t *out, nt_error *err)
{
    const nt_json *value = nt_json_get(taking->request->definition, member);
    if (!value) {
        *out = 0;
        return NT_OK;
    }
    nt_buffer list = nt_buffer_open(taking->arena);
    for (size_t i = 0; allowed[i]; i++) {
        if (value->type == NT_JSON_STRING && strcmp(value->string, allowed[i]) == 0) {
            *out = i;
            return NT_OK;
        }
        nt_buffer_printf(&list, "%s\"%s\"", i ? ", " : "", allowed[i]);
    }
    const char *known = nt_buffer_text(&list);
    return nt_fail(err, NT_INVALID, value->place,
                   value->type == NT_JSON_STRING
                       ? NT_MESSAGE_CHART_WORD_UNKNOWN(.member = member, .value = value->string,
                                                       .known = known)
                       : NT_MESSAGE_CHART_WORD_NO_TEXT(.member = member, .known = known));
}

nt_status nt_select_count(const nt_taking *taking, const char *member, size_t most, size_t fallback,
                          size_t *out, nt_error *err)
{
    const nt_json *value = nt_json_get(taking->request->definition, member);
    if (!value) {
        *out = fallback;
        return NT_OK;
    }
    if (value->type != NT_JSON_NUMBER || value->number < 1 || value->number > (double)most ||
        value->number != floor(value->number)) {
        return nt_fail(err, NT_INVALID, value->place,
                       NT_MESSAGE_CHART_WHOLE_NUMBER(.member = member, .most = (long long)most));
    }
    *out = (size_t)value->number;
    return NT_OK;
}

nt_status nt_select_missing(const nt_taking *taking, const char *member, nt_text needed,
                            nt_error *err)
{
    const nt_json *definition = taking->request->definition;
    return nt_fail(err, NT_INVALID, definition ? definition->place : nt_nowhere,
                   NT_MESSAGE_CHART_LACKS(.chart = taking->chart->id,
                                          .kind = taking->chart->kind->id, .member = member,
                                          .needed = needed));
}

/* ---- which names an edition may lack ----
 *
 * compare answers NULL for a name that this edition has no data for and for a name that no edition
 * has. A chart must tell the two apart: an early edition draws an empty frame, a slip of the pen is
 * an error. */

typedef struct {
    const char *const *ids; /* what the results have, for "did you mean" */
    size_t count;
    nt_text thing;   /* "release" */
    nt_text example; /* "; name one by…" */
} known_names;

static nt_status unknown_name(const known_names *known, nt_choice name, nt_error *err)
{
    const char *nearest = nt_utf8_nearest(name.text, known->ids, known->count);
    nt_message hint =
        nearest ? NT_MESSAGE_BASE_DID_YOU_MEAN(.near = nearest) : nt_message_of(known->example);
    return nt_fail(
        err, NT_INVALID, name.place,
        NT_MESSAGE_CHART_NOT_IN_RESULTS(.thing = known->thing, .name = name.text, .hint = &hint));
}

/* Moves behind `word` and a point (or to the end); NULL when `at` does not begin so. */
static const char *skip_word(const char *at, const char *word)
{
    size_t length = at ? strlen(word) : 0;
    if (!at || !length || strncmp(at, word, length) != 0) {
        return NULL;
    }
    return at[length] == '.' ? at + length + 1 : at[length] == '\0' ? at + length : NULL;
}

static const char *skip_dimension(const nt_results *results, const char *at)
{
    const nt_published *published = results->published;
    for (size_t i = 0; i < published->indicator_count; i++) {
        const char *dimension = published->indicators[i].dimension;
        const char *rest = dimension ? skip_word(at, dimension) : NULL;
        if (rest) {
            return rest;
        }
    }
    return NULL;
}

static const char *skip_event(const nt_results *results, const char *at)
{
    const nt_published *published = results->published;
    for (size_t i = 0; i < published->event_count; i++) {
        const char *rest = skip_word(at, published->events[i].slug);
        if (rest) {
            return rest;
        }
    }
    return NULL;
}

static const char *skip_day(const char *at)
{
    if (at && strlen(at) >= 10 && nt_date_known(nt_date_parse_iso(at, 10))) {
        return at[10] == '.' ? at + 11 : at[10] == '\0' ? at + 10 : NULL;
    }
    return skip_word(at, "unknown");
}

/* `at` is what follows the event: a day and at most the number of a second one on that day. */
static bool day_and_number(const char *at)
{
    const char *rest = skip_day(at);
    return rest && rest[strspn(rest, "0123456789")] == '\0';
}

static bool may_be_breakdown(const nt_results *results, const char *text)
{
    static const char *const names[] = {"a.latest", "b.latest", "a.first", "b.first"};
    const char *rest = skip_dimension(results, text);
    return rest && (nt_utf8_is_among(rest, names, 4) || day_and_number(skip_event(results, rest)));
}

static bool may_be_pair(const nt_results *results, const char *text)
{
    static const char *const names[] = {"a.b", "a.first.latest", "b.first.latest"};
    const char *rest = skip_dimension(results, text);
    if (!rest || nt_utf8_is_among(rest, names, 3)) {
        return rest != NULL;
    }
    const char *second = skip_day(skip_event(results, rest));
    return second && day_and_number(skip_event(results, second));
}

nt_status nt_select_release(const nt_taking *taking, nt_choice name, const nt_release **out,
                            nt_error *err)
{
    static const char *const names[] = {"a.latest",   "b.latest",           "a.compared",
                                        "b.compared", "b.compared.earlier", "b.compared.later"};
    const nt_results *results = taking->results;
    *out = nt_published_release(results, name.text);
    if (*out || nt_utf8_is_among(name.text, names, 6) ||
        day_and_number(skip_event(results, name.text))) {
        return NT_OK;
    }
    const char **ids =
        nt_new_array(taking->arena, const char *, taking->figures->release_count + 6);
    memcpy(ids, names, sizeof names);
    for (size_t i = 0; i < taking->figures->release_count; i++) {
        ids[6 + i] = taking->figures->releases[i].id;
    }
    const known_names known = {ids, taking->figures->release_count + 6, NT_TEXT_CHART_THING_RELEASE,
                               NT_TEXT_CHART_NAME_RELEASE};
    return unknown_name(&known, name, err);
}

nt_status nt_select_breakdown(const nt_taking *taking, nt_choice name, const nt_breakdown **out,
                              nt_error *err)
{
    const nt_results *results = taking->results;
    *out = nt_published_breakdown(results, name.text);
    if (*out || may_be_breakdown(results, name.text)) {
        return NT_OK;
    }
    const char **ids =
        nt_new_array(taking->arena, const char *, taking->figures->breakdown_count + 1);
    for (size_t i = 0; i < taking->figures->breakdown_count; i++) {
        ids[i] = taking->figures->breakdowns[i].id;
    }
    const known_names known = {ids, taking->figures->breakdown_count, NT_TEXT_CHART_THING_BREAKDOWN,
                               NT_TEXT_CHART_NAME_BREAKDOWN};
    return unknown_name(&known, name, err);
}

nt_status nt_select_pair(const nt_taking *taking, nt_choice name, const nt_breakdown_pair **out,
                         nt_error *err)
{
    const nt_results *results = taking->results;
    *out = nt_published_pair(results, name.text);
    if (*out || may_be_pair(results, name.text)) {
        return NT_OK;
    }
    const char **ids = nt_new_array(taking->arena, const char *, taking->figures->pair_count + 1);
    for (size_t i = 0; i < taking->figures->pair_count; i++) {
        ids[i] = taking->figures->pairs[i].id;
    }
    const known_names known = {ids, taking->figures->pair_count, NT_TEXT_CHART_THING_PAIR,
                               NT_TEXT_CHART_NAME_PAIR};
    return unknown_name(&known, name, err);
}

/* "area.a.below", or "area.reported.pilkada-2020.2020-09-30" of another edition. */
static bool may_be_areas(const nt_taking *taking, const char *text)
{
    const nt_results *results = taking->results;
    const char *rest = skip_word(text, "area");
    bool known = false;
    nt_results_truth(results, nt_arena_printf(taking->arena, "%s.known", text), &known);
    if (!rest || known) {
        return rest != NULL;
    }
    const nt_published *published = results->published;
    for (size_t i = 0; i < published->indicator_count; i++) {
        const char *event = skip_word(rest, published->indicators[i].id);
        if (event && day_and_number(skip_event(results, event))) {
            return true;
        }
    }
    return false;
}

nt_status nt_select_areas(const nt_taking *taking, nt_choice name, const nt_area_list **out,
                          nt_error *err)
{
    const nt_results *results = taking->results;
    *out = nt_published_area_list(results, name.text);
    if (*out || may_be_areas(taking, name.text)) {
        return NT_OK;
    }
    const char **ids =
        nt_new_array(taking->arena, const char *, taking->figures->area_list_count + 2);
    ids[0] = "area.a";
    ids[1] = "area.b";
    for (size_t i = 0; i < taking->figures->area_list_count; i++) {
        ids[2 + i] = taking->figures->area_lists[i].id;
    }
    const known_names known = {ids, taking->figures->area_list_count + 2,
                               NT_TEXT_CHART_THING_AREA_LIST, NT_TEXT_CHART_NAME_AREAS};
    return unknown_name(&known, name, err);
}
