#include "select.h"

#include <string.h>

#include "base/utf8.h"
#include "words/base.h"
#include "words/chart.h"

/* Of one that is alone, or of each in a list: in the language of the report. */
static nt_status read_names(const nt_taking *taking, const char *member, bool expands,
                            nt_choices *out)
{
    const nt_chart_request *request = taking->request;
    const nt_json *value = nt_json_get(request->definition, member);
    bool is_list = value && value->type == NT_JSON_ARRAY;
    size_t count = is_list ? value->count : value != NULL;
    nt_choice *items = nt_new_array(taking->arena, nt_choice, count + 1);
    const nt_json *item = is_list ? value->child : value;
    for (size_t i = 0; i < count; i++, item = item->next) {
        const nt_json *text = nt_json_in(item, request->lang);
        items[i] = (nt_choice){text->string, item->place};
        NT_TRY(expands ? request->expand(request->names, text, &items[i].text) : NT_OK);
    }
    *out = (nt_choices){items, count};
    return NT_OK;
}

nt_choices nt_select_strings(const nt_taking *taking, const char *member)
{
    nt_choices names;
    read_names(taking, member, false, &names);
    return names;
}

nt_status nt_select_texts(const nt_taking *taking, const char *member, nt_choices *out)
{
    return read_names(taking, member, taking->request->expand != NULL, out);
}

nt_choice nt_select_one(const nt_taking *taking, const char *member)
{
    return nt_select_strings(taking, member).items[0];
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

/* Moves behind `word` and a point (or to the end); NULL when `at` does not begin so. */
static const char *skip_word(const char *at, const char *word)
{
    const char *rest = at && *word && nt_is_below(at, word, '.') ? nt_behind(at, word) : NULL;
    return rest ? rest + (*rest == '.') : NULL;
}

static const char *skip_day(const char *at)
{
    if (at && strlen(at) >= 10 && nt_date_known(nt_date_parse_iso(at, 10))) {
        return at[10] == '.' ? at + 11 : at[10] == '\0' ? at + 10 : NULL;
    }
    return skip_word(at, "unknown");
}

/* The words that stand for a part of a name; NULL behind the last. */
static const char *word_of(const nt_published *published, char part, size_t i)
{
    size_t count = !published    ? 0
                   : part == 'e' ? published->event_count
                                 : published->indicator_count;
    return i >= count                           ? NULL
           : part == 'e'                        ? published->events[i].slug
           : part == 'i'                        ? published->indicators[i].id
           : published->indicators[i].dimension ? published->indicators[i].dimension
                                                : "";
}

/* Whether `at` is what stands in `shape` (an event, an indicator, a dimension, a day, each by its
 * letter) and at most the number of a second one on that day:
 * "area.reported.pilkada-2020.2020-09-30" of another edition. */
static bool has_shape(const nt_published *published, const char *at, const char *shape)
{
    if (!*shape) {
        return at[strspn(at, "0123456789")] == '\0';
    }
    if (*shape == 't') {
        at = skip_day(at);
        return at && has_shape(published, at, shape + 1);
    }
    const char *word;
    for (size_t i = 0; (word = word_of(published, *shape, i)) != NULL; i++) {
        const char *rest = skip_word(at, word);
        if (rest && has_shape(published, rest, shape + 1)) {
            return true;
        }
    }
    return false;
}

/* A name that may be looked for: of what, in which shape, and how both are called in a message. */
static const struct {
    const char *before, *shape;
    nt_text thing, example;
} name_kinds[NT_INDEX_KIND_COUNT] = {
    [NT_INDEX_RELEASE] = {"", "et", NT_TEXT_CHART_THING_RELEASE, NT_TEXT_CHART_NAME_RELEASE},
    [NT_INDEX_BREAKDOWN] = {"", "det", NT_TEXT_CHART_THING_BREAKDOWN, NT_TEXT_CHART_NAME_BREAKDOWN},
    [NT_INDEX_PAIR] = {"", "detet", NT_TEXT_CHART_THING_PAIR, NT_TEXT_CHART_NAME_PAIR},
    [NT_INDEX_AREA_LIST] = {"area", "iet", NT_TEXT_CHART_THING_AREA_LIST,
                            NT_TEXT_CHART_NAME_AREAS}};

/* What is not found draws an empty frame where this edition lacks it, of a day that it has not,
 * say; what no edition has is a slip of the pen. */
static nt_status refuse_unknown(const nt_taking *taking, nt_choice name, nt_index_kind kind,
                                nt_error *err)
{
    size_t count;
    const char *const *names = nt_results_names(taking->results, kind, &count);
    const char *before = name_kinds[kind].before;
    const char *rest = *before ? skip_word(name.text, before) : name.text;
    if ((rest && has_shape(taking->results->published, rest, name_kinds[kind].shape)) ||
        nt_results_knows(taking->results, kind, name.text)) {
        return NT_OK;
    }
    const char *nearest = nt_utf8_nearest(name.text, names, count);
    nt_message hint = nearest ? NT_MESSAGE_BASE_DID_YOU_MEAN(.near = nearest)
                              : nt_message_of(name_kinds[kind].example);
    return nt_fail(err, NT_INVALID, name.place,
                   NT_MESSAGE_CHART_NOT_IN_RESULTS(.thing = name_kinds[kind].thing,
                                                   .name = name.text, .hint = &hint));
}

nt_status nt_select_release(const nt_taking *taking, nt_choice name, const nt_release **out,
                            nt_error *err)
{
    *out = nt_published_release(taking->results, name.text);
    return refuse_unknown(taking, name, NT_INDEX_RELEASE, err);
}

nt_status nt_select_breakdown(const nt_taking *taking, nt_choice name, const nt_breakdown **out,
                              nt_error *err)
{
    *out = nt_published_breakdown(taking->results, name.text);
    return refuse_unknown(taking, name, NT_INDEX_BREAKDOWN, err);
}

nt_status nt_select_pair(const nt_taking *taking, nt_choice name, const nt_breakdown_pair **out,
                         nt_error *err)
{
    *out = nt_published_pair(taking->results, name.text);
    return refuse_unknown(taking, name, NT_INDEX_PAIR, err);
}

nt_status nt_select_areas(const nt_taking *taking, nt_choice name, const nt_area_list **out,
                          nt_error *err)
{
    *out = nt_published_area_list(taking->results, name.text);
    return refuse_unknown(taking, name, NT_INDEX_AREA_LIST, err);
}
