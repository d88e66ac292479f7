#include "model/published.h"

#include <string.h>

#include "base/utf8.h"
#include "code_lists.h"
#include "draft.h"
#include "netra.h"

#include "words/model.h"

enum { SOURCE_ID, PUBLISHER, TITLE, PUBLISHED_ON, URL, SOURCE_NOTE, LANGUAGE, SOURCE_COLUMNS };
enum { EVENT_ID, EVENT_NAME, POLLING_DAY, EVENT_SOURCE, CLOSED_ON, EVENT_NAME_EN };

/* "id", "en-GB": two or three letters, then parts of at most eight letters and digits (RFC 5646).
 */
static bool is_language_tag(const char *text)
{
#define LETTERS "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
    enum { PART_MAX = 8 };
    size_t length = strspn(text, LETTERS);
    bool fits = length == 2 || length == 3;
    for (text += length; fits && *text; text += length) {
        length = *text == '-' ? 1 + strspn(text + 1, LETTERS "0123456789") : 0;
        fits = length > 1 && length <= 1 + PART_MAX;
    }
    return fits;
}

static const char *read_language(nt_drafts *drafts, const nt_cell *cell)
{
    if (cell->known && !is_language_tag(cell->text)) {
        nt_problems_add(drafts->problems, NT_SEVERITY_ERROR, cell->place, "unknown-language",
                        NT_MESSAGE_MODEL_UNKNOWN_LANGUAGE(.language = cell->text));
    }
    return cell->known ? cell->text : NULL;
}

static void read_sources(nt_drafts *drafts, const nt_table *table)
{
    static const char *const roles[SOURCE_COLUMNS] = {
        "source.id",  "source.publisher", "source.title",   "source.published_on",
        "source.url", "source.note",      "source.language"};
    nt_model_columns columns = nt_model_columns_of(table, roles, SOURCE_COLUMNS);
    drafts->sources = nt_new_array(drafts->arena, nt_source, table->row_count + 1);
    for (size_t row = 0; row < table->row_count; row++) {
        const nt_cell *id = nt_model_cell(&columns, row, SOURCE_ID);
        if (id->known) {
            nt_map_keep(&drafts->source_ids, id->text, drafts->source_count);
            drafts->sources[drafts->source_count++] = (nt_source){
                .id = id->text,
                .publisher = nt_model_text(nt_model_cell(&columns, row, PUBLISHER)),
                .title = nt_model_text(nt_model_cell(&columns, row, TITLE)),
                .url = nt_model_text(nt_model_cell(&columns, row, URL)),
                .note = nt_model_text(nt_model_cell(&columns, row, SOURCE_NOTE)),
                .language = read_language(drafts, nt_model_cell(&columns, row, LANGUAGE)),
                .published_on = nt_model_cell(&columns, row, PUBLISHED_ON)->date,
                .place = id->place};
        }
    }
}

NT_ORDER(by_polling_day, nt_event,
         NT_BY(nt_date_known(b->polling_day) - nt_date_known(a->polling_day)) ||
             NT_RISING(polling_day) || NT_RISING(place.line) || NT_BY_TEXT(place.file))

/* Without the day of the vote nothing is compared at like age. A day that cannot be read has its
 * own problem. */
static void warn_without_day(nt_drafts *drafts, const nt_cell *day, const nt_cell *event)
{
    if (!day->known && !day->text[0]) {
        nt_problems_add(drafts->problems, NT_SEVERITY_WARNING,
                        day->place.file ? day->place : event->place, "no-polling-day",
                        NT_MESSAGE_MODEL_NO_POLLING_DAY(.event = event->text));
    }
}

/* A code with a capital or a blank is a name already, and one that does not begin with a letter is
 * none in words either. */
static const char *short_name(nt_arena *arena, const char *code)
{
    size_t length = strlen(code);
    if (strspn(code, "abcdefghijklmnopqrstuvwxyz0123456789-_") < length || *code < 'a') {
        return code;
    }
    char *name = nt_arena_text(arena, code, length);
    for (size_t i = 0; i < length; i++) {
        name[i] = name[i] == '-' || name[i] == '_' ? ' ' : name[i];
    }
    name[0] = *name >= 'a' && *name <= 'z' ? (char)(*name - 'a' + 'A') : *name;
    return name;
}

static void call_by_code(nt_event *event)
{
    for (int lang = 0; lang < NT_LANG_COUNT; lang++) {
        bool has_none = event->label.in[lang] == event->short_name;
        event->label.in[lang] = has_none ? event->id : event->label.in[lang];
    }
    event->short_name = event->id;
}

/* By event, whether another is called the same: in the language, or in short where that is -1. */
static const bool *find_namesakes(nt_arena *arena, const nt_event *events, size_t count, int lang)
{
    NT_PASSING_ARENA(scratch);
    bool *shared = nt_new_array(arena, bool, count + 1);
    nt_map first = nt_map_open(scratch);
    for (size_t i = 0; i < count; i++) {
        const char *name = lang < 0 ? events[i].short_name : events[i].label.in[lang];
        size_t other = nt_map_keep(&first, name, i);
        if (other != NT_MAP_NONE) {
            shared[i] = shared[other] = true;
        }
    }
    return shared;
}

/* Two that read the same in words keep their codes; of two of one name each has the short one
 * beside it, which tells them apart: "Pilkades Serentak (Pilkades a)". */
static void tell_apart(nt_arena *arena, nt_event *events, size_t count)
{
    const bool *shared = find_namesakes(arena, events, count, -1);
    for (size_t i = 0; i < count; i++) {
        if (shared[i]) {
            call_by_code(&events[i]);
        }
    }
    for (int lang = 0; lang < NT_LANG_COUNT; lang++) {
        shared = find_namesakes(arena, events, count, lang);
        for (size_t i = 0; i < count; i++) {
            const char **name = &events[i].label.in[lang];
            if (shared[i] && strcmp(*name, events[i].short_name) != 0) {
                *name = nt_arena_printf(arena, "%s (%s)", *name, events[i].short_name);
            }
        }
    }
}

nt_event *nt_model_read_events(nt_arena *arena, nt_drafts *drafts, const nt_table *table,
                               size_t *count)
{
    static const char *const roles[] = {"event.id",     "event.name",      "event.polling_day",
                                        "event.source", "event.closed_on", "event.name_en"};
    nt_model_columns columns = nt_model_columns_of(table, roles, 6);
    nt_event *events = nt_new_array(arena, nt_event, table->row_count + 1);
    for (size_t row = 0; row < table->row_count; row++) {
        const nt_cell *id = nt_model_cell(&columns, row, EVENT_ID);
        const nt_cell *name = nt_model_cell(&columns, row, EVENT_NAME);
        const nt_cell *english = nt_model_cell(&columns, row, EVENT_NAME_EN);
        const char *in_short = id->known ? short_name(arena, id->text) : "";
        nt_text label = nt_text_alike(name->known ? name->text : in_short);
        label.in[NT_LANG_EN] = english->known ? english->text : label.in[NT_LANG_EN];
        const nt_cell *day = nt_model_cell(&columns, row, POLLING_DAY);
        const nt_cell *source = nt_model_cell(&columns, row, EVENT_SOURCE);
        if (id->known) {
            events[(*count)++] =
                (nt_event){.id = id->text,
                           .short_name = in_short,
                           .label = label,
                           .polling_day = day->date,
                           .closed_on = nt_model_cell(&columns, row, CLOSED_ON)->date,
                           .source = drafts ? nt_model_source(drafts, source) : NULL,
                           .place = id->place};
        }
        if (id->known && drafts) {
            warn_without_day(drafts, day, id);
        }
    }
    nt_sort(events, *count, sizeof *events, by_polling_day);
    tell_apart(arena, events, *count);
    return events;
}

static void read_events(nt_drafts *drafts, const nt_table *table)
{
    nt_map slugs = nt_map_open(drafts->arena);
    drafts->events = nt_model_read_events(drafts->arena, drafts, table, &drafts->event_count);
    for (size_t i = 0; i < drafts->event_count; i++) {
        const char *slug = nt_utf8_slug(drafts->arena, drafts->events[i].id);
        drafts->events[i].slug = nt_model_unique_slug(&slugs, *slug ? slug : "event");
        nt_map_keep(&drafts->event_ids, drafts->events[i].id, i);
    }
}

static const nt_json_form category_form[] = {{.key = "label", .is = NT_IS_TEXT | NT_IS_ALL_TEXTS},
                                             {.key = NULL}};

const nt_json_form nt_model_category_form = {.is = NT_IS_OBJECT, .members = category_form};

/* "categories" of the descriptor: what each is called in each language. */
static nt_status label_categories(nt_drafts *drafts, const nt_json *netra, nt_error *err)
{
    const nt_json *list = nt_json_get(netra, "categories");
    const nt_json **items = nt_new_array(drafts->arena, const nt_json *, list ? list->count : 1);
    nt_map at = nt_map_open(drafts->arena);
    size_t count = 0;
    NT_JSON_EACH_READ(item, list) {
        nt_map_keep(&at, item->key, count);
        items[count++] = item;
    }
    for (size_t i = 0; i < drafts->count; i++) {
        nt_figure *figure = &drafts->drafts[i].figure;
        size_t found = nt_map_find(&at, figure->category);
        figure->category_label = nt_text_alike(figure->category);
        if (found != NT_MAP_NONE) {
            NT_TRY(nt_model_read_label(items[found], &figure->category_label, err));
        }
    }
    return NT_OK;
}

/* The sources of the edition, numbered; everything that pointed at the full list is turned to it.
 */
static void list_sources(nt_drafts *drafts, nt_date as_of, nt_published *out)
{
    nt_source *listed = nt_new_array(drafts->arena, nt_source, drafts->source_count + 1);
    nt_source **moved = nt_new_array(drafts->arena, nt_source *, drafts->source_count + 1);
    const bool *is_listed = nt_model_listed_sources(drafts, as_of);
    size_t count = 0;
    for (size_t i = 0; i < drafts->source_count; i++) {
        if (is_listed[i]) {
            listed[count] = drafts->sources[i];
            listed[count].number = count + 1;
            moved[i] = &listed[count++];
        }
    }
    for (size_t i = 0; i < drafts->count; i++) {
        nt_figure *figure = &drafts->drafts[i].figure;
        figure->source = figure->source ? moved[figure->source - drafts->sources] : NULL;
    }
    NT_EACH(nt_event, event, drafts->events, drafts->event_count) {
        event->source = event->source ? moved[event->source - drafts->sources] : NULL;
    }
    out->sources = listed;
    out->source_count = count;
}

static void list_indicators(nt_drafts *drafts, nt_published *out)
{
    size_t count = drafts->vocabulary.count;
    nt_indicator *listed = nt_new_array(drafts->arena, nt_indicator, count + 1);
    for (size_t i = 0; i < count; i++) {
        listed[i] = *drafts->vocabulary.items[i];
    }
    for (size_t i = 0; i < drafts->count; i++) {
        nt_figure *figure = &drafts->drafts[i].figure;
        if (figure->indicator) {
            figure->indicator =
                &listed[nt_map_find(&drafts->vocabulary.ids, figure->indicator->id)];
        }
    }
    out->indicators = listed;
    out->indicator_count = count;
}

static void list_figures(nt_drafts *drafts, nt_published *out)
{
    nt_figure *listed = nt_new_array(drafts->arena, nt_figure, drafts->count + 1);
    const nt_figure **moved = nt_new_array(drafts->arena, const nt_figure *, drafts->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < drafts->count; i++) {
        const nt_figure_draft *draft = &drafts->drafts[i];
        out->withheld_count += draft->usable && draft->withheld;
        if (draft->usable && !draft->withheld) {
            listed[count] = draft->figure;
            listed[count].number_in_list = count + 1;
            moved[i] = &listed[count++];
        }
    }
    nt_map ids = nt_map_open(drafts->arena);
    for (size_t i = 0; i < drafts->count; i++) {
        size_t base = drafts->drafts[i].base;
        if (moved[i]) {
            size_t at = (size_t)(moved[i] - listed);
            listed[at].base = base == NT_NO_DRAFT ? NULL : moved[base];
            nt_map_keep(&ids, listed[at].id, at);
        }
    }
    out->figures = listed;
    out->figure_count = count;
    out->figure_ids = nt_arena_copy(drafts->arena, &ids, sizeof ids);
}

/* At the row of the first figure beyond the limit. */
static nt_status check_count(const nt_table *figures, nt_error *err)
{
    return figures->row_count <= NT_PUBLISHED_FIGURES_MAX
               ? NT_OK
               : nt_fail(err, NT_INVALID,
                         figures->cells[NT_PUBLISHED_FIGURES_MAX * figures->field_count].place,
                         NT_MESSAGE_MODEL_TOO_MANY_FIGURES(.limit = NT_PUBLISHED_FIGURES_MAX,
                                                           .found = (long long)figures->row_count));
}

nt_status nt_model_publish(nt_arena *arena, const nt_package *package, const nt_gazetteer *areas,
                           nt_date as_of, nt_problems *problems, const nt_published **out,
                           nt_error *err)
{
    nt_drafts drafts = {.arena = arena,
                        .problems = problems,
                        .areas = areas,
                        .source_ids = nt_map_open(arena),
                        .event_ids = nt_map_open(arena)};
    const nt_json *netra = NULL;
    const nt_table *figures = nt_ingest_table(package, "figure");
    const nt_table *sources = nt_ingest_table(package, "source");
    const nt_table *events = nt_ingest_table(package, "event");
    NT_FAIL_IF(!figures || !sources, err, NT_INVALID, package->descriptor->place,
               NT_MESSAGE_MODEL_NO_FIGURES());
    NT_TRY(nt_model_netra(arena, package, &netra, err));
    NT_TRY(nt_model_read_vocabulary(arena, netra, &drafts.vocabulary, err));
    NT_TRY(nt_model_read_units(arena, netra, &drafts.units, err));
    if (!areas) {
        NT_TRY(nt_model_read_areas(arena, package, netra, problems, &drafts.areas, err));
    }
    NT_TRY(nt_model_read_counters(arena, netra, &drafts.counters, err));
    NT_TRY(check_count(figures, err));
    read_sources(&drafts, sources);
    if (events) {
        read_events(&drafts, events);
    }
    nt_model_read_figures(&drafts, figures);
    nt_model_judge_counters(&drafts.counters, problems);
    nt_model_tell_unknown_counters_apart(&drafts);
    nt_model_link_bases(&drafts);
    nt_model_place_figures(&drafts, netra);
    NT_TRY(label_categories(&drafts, netra, err));
    nt_model_withhold(&drafts, as_of);
    nt_published *made = nt_new(arena, nt_published);
    made->package = package;
    made->areas = drafts.areas;
    made->as_of_given = nt_date_known(as_of);
    made->as_of = made->as_of_given ? as_of : nt_model_latest_day(&drafts);
    list_sources(&drafts, as_of, made);
    list_indicators(&drafts, made);
    list_figures(&drafts, made);
    made->units = nt_arena_copy(arena, &drafts.units, sizeof drafts.units);
    made->counters = drafts.counters.items;
    made->counter_count = drafts.counters.count;
    made->events = drafts.events;
    made->event_count = drafts.event_count;
    *out = made;
    return NT_OK;
}

const nt_figure *nt_model_figure(const nt_published *published, const char *id)
{
    if (published->figure_ids) {
        size_t at = nt_map_find(published->figure_ids, id);
        return at == NT_MAP_NONE ? NULL : &published->figures[at];
    }
    return NT_NAMED(published->figures, published->figure_count, id, id);
}
