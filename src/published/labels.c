#include "published/labels.h"

#include <stdio.h>

#include "words/base.h"
#include "words/model.h"
#include "words/published.h"

/* "2023" for a calendar year, "2020–2022" for some, else both days. */
static void put_period(nt_buffer *out, const nt_figure *figure)
{
    nt_date start = figure->period_start, end = figure->period_end;
    if (nt_date_known(start) && nt_date_known(end)) {
        nt_civil from = nt_date_to_civil(start), to = nt_date_to_civil(end);
        if (from.month == 1 && from.day == 1 && to.month == 12 && to.day == 31) {
            nt_buffer_printf(out, ", %d", from.year);
            if (from.year != to.year) {
                nt_buffer_printf(out, "–%d", to.year);
            }
            return;
        }
    }
    char first[11], last[11];
    nt_buffer_printf(out, ", %s–%s", nt_date_format_iso(start, first),
                     nt_date_format_iso(end, last));
}

/* ", hitungan KASN"; nothing where nobody says who counted. */
static void put_counter(nt_buffer *out, const nt_counter *counter, nt_lang lang)
{
    if (nt_counter_known(counter)) {
        static const nt_text words = NT_TEXT_PUBLISHED_AND_COUNTED_BY;
        nt_buffer_printf(out, "%s%s", words.in[lang], counter->id);
    }
}

nt_text nt_label_counted(nt_arena *arena, nt_text label, const nt_counter *counter)
{
    for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
        nt_buffer out = nt_buffer_open(arena);
        nt_buffer_puts(&out, label.in[lang]);
        put_counter(&out, counter, lang);
        label.in[lang] = nt_buffer_text(&out);
    }
    return label;
}

static const char *figure_in(nt_arena *arena, const nt_figure *figure, nt_lang lang)
{
    nt_buffer out = nt_buffer_open(arena);
    if (*figure->category) {
        nt_buffer_printf(&out, "%s: ", figure->category);
    }
    nt_buffer_puts(&out, figure->indicator->label.in[lang]);
    if (figure->event) {
        nt_buffer_printf(&out, ", %s", figure->event->name);
    }
    if (!figure->whole_area && *figure->area) {
        nt_buffer_printf(&out, ", %s", figure->area);
    }
    if (nt_figure_has_period(figure)) {
        put_period(&out, figure);
    }
    return nt_buffer_text(&out);
}

nt_text nt_label_figure(nt_arena *arena, const nt_figure *figure)
{
    nt_text label;
    for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
        label.in[lang] = figure_in(arena, figure, lang);
    }
    return nt_label_counted(arena, label, figure->counter);
}

/* Days to the vote, the way both languages write them; the ISO day when the vote is unknown. */
static const char *moment(nt_arena *arena, const nt_event *event, nt_date day, nt_lang lang)
{
    if (!nt_date_known(event->polling_day) || !nt_date_known(day)) {
        return nt_date_known(day) ? nt_date_format_iso(day, nt_arena_alloc(arena, 11))
                                  : ((nt_text)NT_TEXT_BASE_DATE_UNKNOWN).in[lang];
    }
    int age = day - event->polling_day;
    if (age == 0) {
        return ((nt_text)NT_TEXT_BASE_THE_DAY_OF_THE_VOTE).in[lang];
    }
    return nt_arena_printf(arena, "%s%s%d", ((nt_text)NT_TEXT_MODEL_DAY_OF_THE_VOTE).in[lang],
                           age < 0 ? "−" : "+", age < 0 ? -age : age);
}

nt_text nt_label_release(nt_arena *arena, nt_text what, const nt_release *release)
{
    nt_text label;
    for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
        label.in[lang] = nt_arena_printf(arena, "%s, %s, %s", what.in[lang], release->event->name,
                                         moment(arena, release->event, release->as_of, lang));
    }
    return nt_label_counted(arena, label, release->counter);
}

nt_text nt_label_event(nt_arena *arena, nt_text what, const nt_event *event)
{
    nt_text label;
    for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
        label.in[lang] = nt_arena_printf(arena, "%s, %s", what.in[lang], event->name);
    }
    return label;
}

static void put_moment(nt_buffer *out, nt_label_moment at, bool counted, nt_lang lang)
{
    nt_buffer_printf(out, " %s (%s", at.event->name, moment(out->arena, at.event, at.day, lang));
    if (counted) {
        put_counter(out, at.counter, lang);
    }
    nt_buffer_puts(out, ")");
}

static nt_text two_moments(nt_arena *arena, nt_text what, nt_text joint, nt_label_moment to,
                           nt_label_moment from)
{
    nt_text label;
    for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
        nt_buffer out = nt_buffer_open(arena);
        nt_buffer_printf(&out, "%s:", what.in[lang]);
        put_moment(&out, to, to.counter != from.counter, lang);
        nt_buffer_printf(&out, " %s", joint.in[lang]);
        put_moment(&out, from, to.counter != from.counter, lang);
        label.in[lang] = nt_buffer_text(&out);
    }
    return label;
}

nt_text nt_label_difference(nt_arena *arena, nt_text what, nt_label_moment to, nt_label_moment from)
{
    return two_moments(arena, what, (nt_text)NT_TEXT_PUBLISHED_LESS, to, from);
}

nt_text nt_label_between(nt_arena *arena, nt_text what, nt_label_moment to, nt_label_moment from)
{
    return two_moments(arena, what, (nt_text)NT_TEXT_PUBLISHED_AND, to, from);
}

const nt_text *nt_label_level(const nt_level *level)
{
    static const nt_text unknown = NT_TEXT_MODEL_AREA;
    return level ? &level->label : &unknown;
}

const nt_text *nt_label_stage(const nt_published *published, nt_stage stage)
{
    for (size_t i = 0; i < published->indicator_count; i++) {
        const nt_indicator *indicator = &published->indicators[i];
        if (indicator->kind == NT_INDICATOR_STAGE && indicator->stage == stage) {
            return &indicator->label;
        }
    }
    return NULL;
}
