/* A part above what it is a part of: a base, an earlier stage, a whole area or category, or the
 * count of all events over a period that holds the event. */
#include "family.h"
#include "sentence.h"

/* An event's cases come in before its vote and for long after. A period holds them all only when it
 * opens well before the vote and closes well behind it. */
enum { DAYS_BEFORE_VOTE = 180, DAYS_AFTER_VOTE = 365 };

static bool exceeds(const nt_finding_sink *sink, const nt_figure *part, const nt_figure *whole)
{
    return nt_range_above(nt_rules_range(sink, part), nt_rules_range(sink, whole));
}

static bool is_part_of_base(const nt_figure *figure)
{
    return figure->base && !nt_figure_is_share(figure) && !nt_figure_is_share(figure->base) &&
           nt_rules_agree(figure, figure->base, "uk");
}

static void report(nt_finding_sink *sink, const nt_figure *part, const nt_figure *whole)
{
    nt_rules_report_pair(sink, 1,
                         (nt_text)NT_TEXT_RULES_PART_EXCEEDS_WHOLE_IS_GIVEN_AS_MORE_THAN_THE_WHOLE,
                         "Wvsd", part, whole);
}

static void judge_bases(nt_finding_sink *sink, const nt_published *published)
{
    NT_EACH(const nt_figure, part, published->figures, published->figure_count) {
        if (is_part_of_base(part) && exceeds(sink, part, part->base)) {
            report(sink, part, part->base);
        }
    }
}

/* Of each stage the count with the highest reading; NULL where none was given. */
typedef struct {
    const nt_figure *of[NT_STAGE_COUNT];
} highest;

static highest highest_of(const nt_finding_sink *sink, const nt_group *figures)
{
    highest found = {{NULL}};
    for (size_t i = 0; i < figures->count; i++) {
        const nt_figure **best = &found.of[figures->items[i]->indicator->stage];
        *best = nt_rules_roomier(sink, *best, figures->items[i]);
    }
    return found;
}

/* The nearest earlier stage that was given for the day: by the same source, else by any. */
static const nt_figure *stage_before(const highest *own, const highest *any, const nt_figure *part)
{
    for (int stage = (int)part->indicator->stage - 1; stage >= 0; stage--) {
        const nt_figure *whole = own->of[stage] ? own->of[stage] : any->of[stage];
        if (whole) {
            return whole;
        }
    }
    return NULL;
}

static void judge_stages_of(nt_finding_sink *sink, const nt_group *source, const highest *any)
{
    highest own = highest_of(sink, source);
    NT_EACH_OF(const nt_figure, part, source->items, source->count) {
        if (is_part_of_base(part)) {
            continue; /* it names its whole */
        }
        const nt_figure *whole = stage_before(&own, any, part);
        if (whole && exceeds(sink, part, whole)) {
            report(sink, part, whole);
        }
    }
}

static void judge_stages(nt_finding_sink *sink)
{
    nt_group all = nt_rules_select(sink, nt_rules_is_stage, "eacpduks");
    for (nt_group day = {0}; nt_rules_next_group(sink, &all, "eacpduk", &day);) {
        highest any = highest_of(sink, &day);
        for (nt_group source = {0};
             day.count > 1 && nt_rules_next_group(sink, &day, "eacpduks", &source);) {
            judge_stages_of(sink, &source, &any);
        }
    }
}

static void judge_family(nt_finding_sink *sink, const nt_family *family, const void *context)
{
    (void)context;
    bool sure = false;
    NT_EACH_OF(const nt_figure, part, family->parts.items, family->parts.count) {
        if (is_part_of_base(part) || !exceeds(sink, part, family->total)) {
            continue;
        }
        sure = sure || nt_family_is_sure(sink, family);
        if (!sure) {
            return;
        }
        report(sink, part, family->total);
    }
}

/* ---- events within the count of all events ---- */

static bool has_whole_period(const nt_figure *figure)
{
    return nt_date_known(figure->period_start) && nt_date_known(figure->period_end);
}

static bool may_meet_all_events(const nt_figure *figure)
{
    return nt_rules_is_flow(figure) && (figure->event || has_whole_period(figure)) &&
           nt_date_known(figure->as_of);
}

/* Each case of the part is a case of the whole: the same count, a later stage, or proven cases
 * among "violations". What is only reported need not be a violation. */
static bool counts_among(const nt_figure *part, const nt_figure *whole)
{
    const nt_indicator *p = part->indicator, *w = whole->indicator;
    if (p == w) {
        return true;
    }
    if (p->kind != NT_INDICATOR_STAGE) {
        return false;
    }
    return w->kind == NT_INDICATOR_STAGE ? p->stage >= w->stage : p->stage >= NT_STAGE_PROVEN;
}

/* What the figures say that events are held against the counts of all of them by. */
typedef struct {
    nt_group events;    /* counts, by event */
    nt_date *first;     /* at the first of each: the first day that they speak of */
    nt_group namesakes; /* counts by name of the number, thinned */
} background;

static background read_background(const nt_finding_sink *sink)
{
    background out = {.events = nt_rules_select_all(sink, nt_rules_is_tally, "e"),
                      .namesakes = nt_rules_select_all(sink, nt_rules_is_tally, "eacpdkv")};
    nt_rules_thin(sink, &out.namesakes, "eacpdkv");
    out.first = nt_new_array(sink->passing, nt_date, out.events.count + 1);
    for (nt_group event = {0}; nt_rules_next_group(sink, &out.events, "e", &event);) {
        nt_date *first = &out.first[event.items - out.events.items];
        *first = INT32_MAX;
        NT_EACH_OF(const nt_figure, f, event.items, event.count) {
            nt_date day = nt_date_known(f->period_start) ? f->period_start : f->as_of;
            *first = nt_date_known(day) && day < *first ? day : *first;
        }
    }
    return out;
}

/* Does the period of `whole` hold all that `part` counts, and was it counted late enough? */
static bool period_holds(const background *behind, const nt_figure *whole, const nt_figure *part)
{
    nt_date counted = part->as_of < whole->period_end ? part->as_of : whole->period_end;
    if (whole->as_of < counted) {
        return false;
    }
    if (nt_figure_has_period(part)) {
        return has_whole_period(part) && part->period_start >= whole->period_start &&
               part->period_end <= whole->period_end;
    }
    /* The first day that the figures of its event speak of: cases were there by then. */
    nt_group event = nt_rules_equal(&behind->events, part, "e");
    nt_date first = behind->first[event.items - behind->events.items];
    nt_date vote = part->event->polling_day;
    return nt_date_known(vote) && vote - DAYS_BEFORE_VOTE >= whole->period_start &&
           (part->as_of <= whole->period_end || vote + DAYS_AFTER_VOTE <= whole->period_end) &&
           first >= whole->period_start;
}

static void report_event(nt_finding_sink *sink, const background *behind, const nt_group *parts,
                         const nt_figure *whole)
{
    static const nt_text plain = NT_TEXT_RULES_PART_EXCEEDS_WHOLE_IS_GIVEN_AS_MORE_THAN_THE_NUMBER;
    static const nt_text words_differ =
        NT_TEXT_RULES_PART_EXCEEDS_WHOLE_IS_GIVEN_AS_MORE_THAN_THE_NUMBER_DITULIS_LEBIH_BESAR;
    static const nt_text stages_differ =
        NT_TEXT_RULES_PART_EXCEEDS_WHOLE_IS_GIVEN_AS_MORE_THAN_THE_NUMBER_2;
    const nt_figure *part = parts->items[0];
    /* The same number under another name on the same day, such as "reported" for "violations". */
    nt_group same = nt_rules_equal(&behind->namesakes, part, "eacpdkv");
    const nt_figure *other = nt_rules_first_other(&same, part);
    const nt_text *pattern = part->indicator != whole->indicator ? &stages_differ
                             : other                             ? &words_differ
                                                                 : &plain;
    const nt_say say[] = {
        nt_say_of("Wvsd", part),
        nt_say_of("pvsdl", whole),
        nt_say_of("ls", other ? other : part),
        {0},
    };
    nt_rules_name_all(sink, parts);
    nt_rules_name(sink, whole);
    nt_rules_report(sink, parts->count, *pattern, say);
}

/* One finding for an event, whichever of its days exceed the whole; whether there is one. */
static bool judge_event(nt_finding_sink *sink, const background *behind, const nt_group *event,
                        const nt_figure *whole)
{
    nt_group found = {NULL, 0};
    NT_EACH_OF(const nt_figure, part, event->items, event->count) {
        if (part->number > whole->number && counts_among(part, whole) &&
            exceeds(sink, part, whole) && period_holds(behind, whole, part)) {
            if (!found.items) {
                found.items = nt_new_array(sink->passing, const nt_figure *, event->count + 1);
            }
            found.items[found.count++] = part;
        }
    }
    if (found.count > 0) {
        report_event(sink, behind, &found, whole);
    }
    return found.count > 0;
}

/* So many periods of one kind are looked at, and so many told of one event: all events of a longer
 * time than any report spans, month by month. */
enum { PERIODS_MAX = 256, TOLD_MAX = 8 };

/* The count of each period that leaves the most room. */
static nt_group roomiest(const nt_finding_sink *sink, const nt_group *wholes)
{
    nt_group found = {nt_new_array(sink->passing, const nt_figure *, PERIODS_MAX), 0};
    nt_group period = {0};
    while (found.count < PERIODS_MAX && nt_rules_next_group(sink, wholes, "ncukeip", &period)) {
        const nt_figure *whole = NULL;
        for (size_t i = 0; i < period.count; i++) {
            whole = nt_rules_roomier(sink, whole, period.items[i]);
        }
        found.items[found.count++] = whole;
    }
    return found;
}

/* Figures of no event follow those of events in a group: pointers to none sort last. */
static void judge_all_events(nt_finding_sink *sink)
{
    const background behind = read_background(sink);
    nt_group all = nt_rules_select(sink, may_meet_all_events, "ncukeipd");
    for (nt_group kind = {0}; nt_rules_next_group(sink, &all, "ncuk", &kind);) {
        size_t events = 0;
        while (events < kind.count && kind.items[events]->event) {
            events++;
        }
        const nt_group parts = {kind.items, events};
        const nt_group rest = {kind.items + events, kind.count - events};
        if (!parts.count || !rest.count) {
            continue;
        }
        const nt_group wholes = roomiest(sink, &rest);
        for (nt_group event = {0}; nt_rules_next_group(sink, &parts, "ncukei", &event);) {
            for (size_t i = 0, told = 0; i < wholes.count && told < TOLD_MAX; i++) {
                told += judge_event(sink, &behind, &event, wholes.items[i]);
            }
        }
    }
}

void nt_rule_part_exceeds_whole(nt_finding_sink *sink)
{
    const nt_published *published = sink->published;
    judge_bases(sink, published);
    judge_stages(sink);
    nt_rules_each_family(sink, judge_family, NULL);
    judge_all_events(sink);
}
