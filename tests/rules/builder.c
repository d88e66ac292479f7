#include "rules/builder.h"

#include "check.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const nt_indicator indicators[] = {
    {"reported", NT_INDICATOR_STAGE, NT_STAGE_REPORTED, "", {{"dilaporkan", "reported"}}},
    {"proven", NT_INDICATOR_STAGE, NT_STAGE_PROVEN, "", {{"terbukti", "proven"}}},
    {"sanctioned", NT_INDICATOR_STAGE, NT_STAGE_SANCTIONED, "", {{"disanksi", "sanctioned"}}},
    {"violations", NT_INDICATOR_COUNT, NT_STAGE_REPORTED, "", {{"pelanggaran", "violations"}}},
    {"reports", NT_INDICATOR_COUNT, NT_STAGE_REPORTED, "", {{"laporan", "reports"}}},
    {"status", NT_INDICATOR_COUNT, NT_STAGE_REPORTED, "", {{"menurut status", "by status"}}},
    {"not-proven", NT_INDICATOR_COUNT, NT_STAGE_REPORTED, "", {{"tidak terbukti", "not proven"}}},
    {"open", NT_INDICATOR_STOCK, NT_STAGE_REPORTED, "", {{"belum selesai", "open"}}},
    {"share-proven", NT_INDICATOR_SHARE, NT_STAGE_PROVEN, "", {{"x", "x"}}},
    {"share-sanctioned", NT_INDICATOR_SHARE, NT_STAGE_SANCTIONED, "", {{"x", "x"}}},
    {"share-by-position",
     NT_INDICATOR_CATEGORY_SHARE,
     NT_STAGE_REPORTED,
     "position",
     {{"menurut jabatan", "by position"}}},
    {"share-by-violation",
     NT_INDICATOR_CATEGORY_SHARE,
     NT_STAGE_REPORTED,
     "violation",
     {{"menurut jenis", "by kind"}}},
    {"voters", NT_INDICATOR_EXPOSURE, NT_STAGE_REPORTED, "", {{"pemilih", "voters"}}},
    {"regions", NT_INDICATOR_EXPOSURE, NT_STAGE_REPORTED, "", {{"daerah", "regions"}}},
};

enum { INDICATORS = sizeof indicators / sizeof *indicators, SOURCES_MAX = 64 };

static const char *or_else(const char *text, const char *fallback)
{
    return text ? text : fallback;
}

static nt_date date(const char *text)
{
    return text ? nt_date_parse_iso(text, strlen(text)) : NT_DATE_UNKNOWN;
}

static nt_decimal decimal(const char *text)
{
    nt_decimal value = {0, 0};
    bool behind = false;
    for (; *text; text++) {
        if (*text == '.') {
            behind = true;
            continue;
        }
        value.digits = value.digits * 10 + (*text - '0');
        value.decimals += behind;
    }
    return value;
}

static const nt_indicator *indicator(const char *id)
{
    for (size_t i = 0; i < INDICATORS; i++) {
        if (strcmp(indicators[i].id, id) == 0) {
            return &indicators[i];
        }
    }
    assert(!"an indicator of the builder");
    return NULL;
}

static const nt_source *source(nt_arena *arena, nt_source *sources, size_t *count, const char *id)
{
    for (size_t i = 0; i < *count; i++) {
        if (strcmp(sources[i].id, id) == 0) {
            return &sources[i];
        }
    }
    assert(*count < SOURCES_MAX);
    const char *at = strchr(id, '@');
    size_t length = at ? (size_t)(at - id) : strlen(id);
    sources[*count] = (nt_source){.id = id,
                                  .publisher = nt_arena_text(arena, id, length),
                                  .title = "",
                                  .url = "",
                                  .note = "",
                                  .published_on = date(at ? at + 1 : NULL)};
    return &sources[(*count)++];
}

static const nt_counter *counter(nt_arena *arena, const nt_figure *figures, size_t count,
                                 const char *name)
{
    const char *at = strchr(name, '@');
    const char *id = nt_arena_text(arena, name, at ? (size_t)(at - name) : strlen(name));
    const char *told = at ? at + 1 : id;
    const nt_procedure *procedure = NULL;
    for (size_t i = 0; i < count; i++) {
        const nt_counter *known = figures[i].counter;
        if (strcmp(known->id, id) == 0) {
            return known;
        }
        procedure = strcmp(known->procedure->id, told) == 0 ? known->procedure : procedure;
    }
    nt_procedure *own = nt_new(arena, nt_procedure);
    own->id = told;
    nt_counter *made = nt_new(arena, nt_counter);
    *made = (nt_counter){.id = id, .slug = id, .procedure = procedure ? procedure : own};
    return made;
}

static nt_figure figure(const row *r)
{
    nt_figure f = {
        .id = r->id,
        .indicator = indicator(r->indicator),
        .area = or_else(r->area, "Indonesia"),
        .category = or_else(r->category, ""),
        .category_label = nt_text_alike(or_else(r->category, "")),
        .period_start = date(r->start),
        .period_end = date(r->end),
        .as_of = date(r->as_of),
        .value = decimal(r->value),
        .unit = r->unit,
        .qualifier = r->qualifier,
        .status = r->status,
        .quote = or_else(r->quote, ""),
        .change_from = or_else(r->change_from, ""),
        .change_to = or_else(r->change_to, ""),
        .note = "",
    };
    f.whole_area = !*f.area || strcmp(f.area, "Indonesia") == 0 || strcmp(f.area, "Nusantara") == 0;
    f.number = (double)f.value.digits;
    for (int i = 0; i < f.value.decimals; i++) {
        f.number /= 10;
    }
    f.unit = or_else(f.unit, nt_figure_is_share(&f) ? "percent" : "persons");
    return f;
}

static const nt_figure *base(const nt_figure *figures, size_t count, const char *id)
{
    for (size_t i = 0; id && i < count; i++) {
        if (strcmp(figures[i].id, id) == 0) {
            return &figures[i];
        }
    }
    assert(!id);
    return NULL;
}

static const nt_gazetteer *gazetteer(nt_arena *arena)
{
    const nt_gazetteer *areas = NULL;
    nt_error err;
    nt_status status = nt_model_read_areas(arena, NULL, NULL, &areas, &err);
    assert(!status);
    (void)status;
    return areas;
}

static void place(nt_arena *arena, const nt_gazetteer *areas, nt_figure *f)
{
    nt_area_found found = nt_model_find_area(arena, areas, f->area);
    f->where = found.area;
    f->area_key = found.key;
    f->level = found.level;
}

const nt_published *rules_publish(nt_arena *arena, const row *rows, size_t count)
{
    const nt_gazetteer *areas = gazetteer(arena);
    nt_event *events = nt_new_array(arena, nt_event, 2);
    events[0] = (nt_event){.id = "a", .slug = "a", .label = nt_text_alike("Pilkada A")};
    events[0].polling_day = nt_date_from_civil(2020, 12, 9);
    events[1] = (nt_event){.id = "b", .slug = "b", .label = nt_text_alike("Pemilu B")};
    events[1].polling_day = nt_date_from_civil(2024, 2, 14);
    nt_source *sources = nt_new_array(arena, nt_source, SOURCES_MAX);
    nt_figure *figures = nt_new_array(arena, nt_figure, count + 1);
    size_t source_count = 0;
    for (size_t i = 0; i < count; i++) {
        figures[i] = figure(&rows[i]);
        figures[i].number_in_list = i + 1;
        figures[i].counter = counter(arena, figures, i, or_else(rows[i].counter, ""));
        place(arena, areas, &figures[i]);
        const char *event = or_else(rows[i].event, "a");
        figures[i].event = *event == '-' ? NULL : &events[*event == 'b'];
        figures[i].source = source(arena, sources, &source_count, or_else(rows[i].source, "s"));
    }
    for (size_t i = 0; i < count; i++) {
        figures[i].base = base(figures, count, rows[i].base);
    }
    nt_published *published = nt_new(arena, nt_published);
    *published = (nt_published){.areas = areas,
                                .figures = figures,
                                .figure_count = count,
                                .sources = sources,
                                .source_count = source_count,
                                .events = events,
                                .event_count = 2,
                                .indicators = indicators,
                                .indicator_count = INDICATORS,
                                .as_of = NT_DATE_UNKNOWN};
    return published;
}

const char *rules_list(nt_arena *arena, const nt_findings *findings)
{
    nt_buffer out = nt_buffer_open(arena);
    for (size_t i = 0; i < findings->count; i++) {
        const nt_finding *f = &findings->items[i];
        nt_buffer_printf(&out, "%s:", f->rule->id);
        for (size_t j = 0; j < f->figure_count; j++) {
            nt_buffer_printf(&out, " %s%s", f->figures[j]->id, j < f->doubtful_count ? "*" : "");
        }
        nt_buffer_putc(&out, '\n');
    }
    return nt_buffer_text(&out);
}

void rules_expect(const row *rows, size_t count, const char *expected, const char *file, int line)
{
    nt_arena *arena = nt_arena_open();
    nt_findings findings = nt_rules_run(arena, rules_publish(arena, rows, count));
    const char *found = rules_list(arena, &findings);
    bool same = strcmp(found, expected) == 0;
    if (!same) {
        print_error("expected:\n%sfound:\n%s", expected, found);
    }
    nt_arena_close(arena);
    _assert_true(same, "the findings are those expected", file, line);
}
