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

/* ---- which names an edition may lack ---- */

/* What is not found draws an empty frame where this edition lacks it, of a day that it has not,
 * say; what no edition has is a slip of the pen. */
static nt_status refuse_unknown(const nt_taking *taking, nt_choice name, nt_index_kind kind,
                                bool of_other_day, nt_text thing, nt_text example, nt_error *err)
{
    size_t count;
    const char *const *names = nt_results_names(taking->results, kind, &count);
    if (of_other_day || nt_results_knows(taking->results, kind, name.text)) {
        return NT_OK;
    }
    const char *nearest = nt_utf8_nearest(name.text, names, count);
    nt_message hint =
        nearest ? NT_MESSAGE_BASE_DID_YOU_MEAN(.near = nearest) : nt_message_of(example);
    return nt_fail(
        err, NT_INVALID, name.place,
        NT_MESSAGE_CHART_NOT_IN_RESULTS(.thing = thing, .name = name.text, .hint = &hint));
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
    for (size_t i = 0; published && i < published->indicator_count; i++) {
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
    for (size_t i = 0; published && i < published->event_count; i++) {
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

nt_status nt_select_release(const nt_taking *taking, nt_choice name, const nt_release **out,
                            nt_error *err)
{
    *out = nt_published_release(taking->results, name.text);
    return refuse_unknown(
        taking, name, NT_INDEX_RELEASE, day_and_number(skip_event(taking->results, name.text)),
        (nt_text)NT_TEXT_CHART_THING_RELEASE, (nt_text)NT_TEXT_CHART_NAME_RELEASE, err);
}

nt_status nt_select_breakdown(const nt_taking *taking, nt_choice name, const nt_breakdown **out,
                              nt_error *err)
{
    const char *at = skip_event(taking->results, skip_dimension(taking->results, name.text));
    *out = nt_published_breakdown(taking->results, name.text);
    return refuse_unknown(taking, name, NT_INDEX_BREAKDOWN, day_and_number(at),
                          (nt_text)NT_TEXT_CHART_THING_BREAKDOWN,
                          (nt_text)NT_TEXT_CHART_NAME_BREAKDOWN, err);
}

nt_status nt_select_pair(const nt_taking *taking, nt_choice name, const nt_breakdown_pair **out,
                         nt_error *err)
{
    const nt_results *results = taking->results;
    const char *second = skip_day(skip_event(results, skip_dimension(results, name.text)));
    *out = nt_published_pair(results, name.text);
    return refuse_unknown(taking, name, NT_INDEX_PAIR, day_and_number(skip_event(results, second)),
                          (nt_text)NT_TEXT_CHART_THING_PAIR, (nt_text)NT_TEXT_CHART_NAME_PAIR, err);
}

/* "area.reported.pilkada-2020.2020-09-30" of another edition. */
static bool areas_of_other_day(const nt_results *results, const char *text)
{
    const char *rest = skip_word(text, "area");
    const nt_published *published = results->published;
    for (size_t i = 0; rest && published && i < published->indicator_count; i++) {
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
    *out = nt_published_area_list(taking->results, name.text);
    return refuse_unknown(
        taking, name, NT_INDEX_AREA_LIST, areas_of_other_day(taking->results, name.text),
        (nt_text)NT_TEXT_CHART_THING_AREA_LIST, (nt_text)NT_TEXT_CHART_NAME_AREAS, err);
}
