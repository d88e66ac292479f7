#include "model/given.h"

#include <stdlib.h>
#include <string.h>

#include "base/list.h"
#include "base/utf8.h"
#include "check.h"

static const nt_indicator vocabulary[] = {
    {"reported", NT_INDICATOR_STAGE, NT_STAGE_REPORTED, "", {{"dilaporkan", "reported"}}},
    {"proven", NT_INDICATOR_STAGE, NT_STAGE_PROVEN, "", {{"terbukti", "proven"}}},
    {"sanctioned", NT_INDICATOR_STAGE, NT_STAGE_SANCTIONED, "", {{"disanksi", "sanctioned"}}},
    {"violations", NT_INDICATOR_COUNT, 0, "", {{"pelanggaran", "violations"}}},
    {"reports", NT_INDICATOR_COUNT, 0, "", {{"laporan", "reports"}}},
    {"status", NT_INDICATOR_COUNT, 0, "", {{"menurut status", "by status"}}},
    {"not-proven", NT_INDICATOR_COUNT, 0, "", {{"tidak terbukti", "not proven"}}},
    {"open", NT_INDICATOR_STOCK, 0, "", {{"belum selesai", "open"}}},
    {"share-proven", NT_INDICATOR_SHARE, NT_STAGE_PROVEN, "", {{"x", "x"}}},
    {"share-sanctioned", NT_INDICATOR_SHARE, NT_STAGE_SANCTIONED, "", {{"x", "x"}}},
    {"share-by-position", NT_INDICATOR_CATEGORY_SHARE, 0, "position", {{"x", "by position"}}},
    {"share-by-violation", NT_INDICATOR_CATEGORY_SHARE, 0, "violation", {{"x", "by kind"}}},
    {"regions", NT_INDICATOR_EXPOSURE, 0, "", {{"daerah", "regions"}}},
    {"voters", NT_INDICATOR_EXPOSURE, 0, "", {{"pemilih", "voters"}}},
};
enum { INDICATORS = sizeof vocabulary / sizeof *vocabulary };

static const char *or_else(const char *text, const char *fallback)
{
    return text ? text : fallback;
}

static nt_date day(const char *text)
{
    return text ? nt_date_parse_iso(text, strlen(text)) : NT_DATE_UNKNOWN;
}

static const nt_indicator *indicator(const char *id)
{
    const nt_indicator *found = NT_NAMED(vocabulary, INDICATORS, id, id);
    if (!found) {
        fail_msg("the builder has no indicator %s", id);
    }
    return found;
}

static nt_decimal decimal(const char *text)
{
    const char *point = strchr(text, '.');
    nt_decimal value = {0, point ? (int)strlen(point + 1) : 0};
    for (; *text; text++) {
        if (*text != '.') {
            value.digits = value.digits * 10 + (*text - '0');
        }
    }
    return value;
}

static const nt_source *source_of(nt_arena *arena, nt_published *published, const char *id)
{
    nt_source *sources = (nt_source *)published->sources;
    for (size_t i = 0; i < published->source_count; i++) {
        if (strcmp(sources[i].id, id) == 0) {
            return &sources[i];
        }
    }
    const char *at = strchr(id, '@');
    nt_source *added = &sources[published->source_count++];
    *added = (nt_source){.id = id,
                         .publisher = nt_arena_text(arena, id, at ? (size_t)(at - id) : strlen(id)),
                         .title = id,
                         .url = "",
                         .note = "",
                         .published_on = day(at ? at + 1 : NULL),
                         .number = published->source_count};
    return added;
}

static const nt_event *event_of(const nt_published *published, const char *id)
{
    NT_RETURN_FIRST(i, id ? published->event_count : 0, strcmp(published->events[i].id, id) == 0,
                    &published->events[i], NULL);
}

static const nt_counter *counter_of(nt_arena *arena, const nt_published *published, const given *g)
{
    const char *id = or_else(g->counter, ""), *procedure = or_else(g->procedure, id);
    const nt_procedure *shared = NULL;
    for (size_t i = 0; i < published->figure_count; i++) {
        const nt_counter *known = published->figures[i].counter;
        if (known && strcmp(known->id, id) == 0) {
            return known;
        }
        if (known && strcmp(known->procedure->id, procedure) == 0) {
            shared = known->procedure;
        }
    }
    nt_procedure *own = nt_new(arena, nt_procedure);
    *own = (nt_procedure){.id = procedure, .reason = {{"alasan", "a reason"}}};
    nt_counter *made = nt_new(arena, nt_counter);
    *made = (nt_counter){id, nt_utf8_slug(arena, id), shared ? shared : own, 0};
    return made;
}

static void place(nt_arena *arena, const nt_published *published, nt_figure *figure)
{
    nt_area_found found = nt_model_find_area(arena, published->areas, figure->area);
    figure->where = found.area;
    figure->area_key = found.key;
    figure->level = found.level;
}

static bool is_whole(const char *area)
{
    return !*area || strcmp(area, "Indonesia") == 0 || strcmp(area, "Nusantara") == 0;
}

static nt_figure figure_of(nt_arena *arena, nt_published *published, const given *g, size_t number)
{
    nt_figure figure = {.id = g->id,
                        .indicator = indicator(g->indicator),
                        .event = event_of(published, g->event),
                        .counter = counter_of(arena, published, g),
                        .area = or_else(g->area, "Indonesia"),
                        .category = or_else(g->category, ""),
                        .category_label = nt_text_alike(or_else(g->category, "")),
                        .whole_area = is_whole(or_else(g->area, "")),
                        .period_start = day(g->start),
                        .period_end = day(g->end),
                        .as_of = day(g->as_of),
                        .value = decimal(g->value),
                        .number = strtod(g->value, NULL),
                        .qualifier = g->qualifier,
                        .status = g->status,
                        .change_from = or_else(g->change_from, ""),
                        .change_to = or_else(g->change_to, ""),
                        .quote = or_else(g->quote, ""),
                        .note = "",
                        .number_in_list = number};
    figure.unit = or_else(g->unit, nt_figure_is_share(&figure) ? "percent" : "persons");
    figure.source = source_of(arena, published, or_else(g->source, "s"));
    place(arena, published, &figure);
    return figure;
}

static void link_bases(nt_figure *figures, const given *given_figures, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        for (size_t j = 0; given_figures[i].base && j < count; j++) {
            if (strcmp(figures[j].id, given_figures[i].base) == 0) {
                figures[i].base = &figures[j];
            }
        }
    }
}

static void list_counters(nt_arena *arena, nt_published *published)
{
    nt_counter **counters = nt_new_array(arena, nt_counter *, published->figure_count + 1);
    for (size_t i = 0; i < published->figure_count; i++) {
        size_t at = 0;
        while (at < published->counter_count && counters[at] != published->figures[i].counter) {
            at++;
        }
        counters[at] = (nt_counter *)published->figures[i].counter;
        counters[at]->number = at;
        published->counter_count += at == published->counter_count;
    }
    published->counters = (const nt_counter *const *)counters;
}

const nt_published *build_published(nt_arena *arena, const given_event *events, size_t event_count,
                                    const given *figures, size_t figure_count)
{
    nt_published *published = nt_new(arena, nt_published);
    nt_event *built_events = nt_new_array(arena, nt_event, event_count);
    for (size_t i = 0; i < event_count; i++) {
        built_events[i] = (nt_event){.id = events[i].id,
                                     .short_name = events[i].id,
                                     .slug = events[i].slug,
                                     .label = nt_text_alike(or_else(events[i].label, events[i].id)),
                                     .polling_day = day(events[i].polling_day)};
    }
    *published = (nt_published){.events = built_events,
                                .event_count = event_count,
                                .sources = nt_new_array(arena, nt_source, figure_count),
                                .indicators = vocabulary,
                                .indicator_count = INDICATORS,
                                .as_of = NT_DATE_UNKNOWN};
    nt_error err;
    assert_int_equal(nt_model_read_areas(arena, NULL, NULL, NULL, &published->areas, &err), NT_OK);
    nt_figure *built = nt_new_array(arena, nt_figure, figure_count);
    published->figures = built;
    for (size_t i = 0; i < figure_count; i++) {
        published->figure_count = i;
        built[i] = figure_of(arena, published, &figures[i], i + 1);
        published->as_of = built[i].as_of > published->as_of ? built[i].as_of : published->as_of;
    }
    link_bases(built, figures, figure_count);
    published->figure_count = figure_count;
    list_counters(arena, published);
    return published;
}
