/* The stages of each release with its age and both ratios. */
#include <string.h>

#include "draft.h"
#include "published/labels.h"
#include "text/number.h"
#include "words/base.h"
#include "words/chart.h"
#include "words/table.h"

static const char *unit_of(const nt_release *release)
{
    NT_RETURN_FIRST(s, NT_STAGE_COUNT, release->stages[s], release->stages[s]->unit, NULL);
}

static bool same_unit(const char *one, const char *other)
{
    return one && other ? strcmp(one, other) == 0 : one == other;
}

/* What all of them count in; NULL where they differ: then their groups say it. */
static const char *one_unit(const nt_figures_report *figures)
{
    const char *unit = NULL;
    NT_EACH(const nt_release, release, figures->releases, figures->release_count) {
        const char *own = unit_of(release);
        if (unit && own && strcmp(unit, own) != 0) {
            return NULL;
        }
        unit = unit ? unit : own;
    }
    return unit ? unit : "persons";
}

static void day_cell(nt_draft *draft, const nt_release *release)
{
    nt_draft_doubt(draft, release->doubt ? release->doubt : release->proof_doubt);
    nt_draft_text(draft, nt_text_date_short(draft->arena, draft->lang, release->as_of));
}

/* The numbers of the sources that the counts come from, each once. */
static void source_cell(nt_draft *draft, const nt_release *release)
{
    nt_buffer text = nt_buffer_open(draft->arena);
    const nt_source *seen[NT_STAGE_COUNT] = {NULL};
    for (int s = 0; s < NT_STAGE_COUNT; s++) {
        seen[s] = release->stages[s] ? release->stages[s]->source : NULL;
        bool new = seen[s] && (s < 1 || seen[s] != seen[0]) && (s < 2 || seen[s] != seen[1]);
        if (new) {
            nt_buffer_printf(&text, "%s%zu", text.length ? ", " : "", seen[s]->number);
        }
    }
    nt_draft_text(draft, nt_buffer_text(&text));
}

static void add_release(nt_draft *draft, const nt_release *release)
{
    day_cell(draft, release);
    nt_draft_age_days(draft, release);
    for (int s = 0; s < NT_STAGE_COUNT; s++) {
        /* A stage in a unit of its own says so. */
        const nt_figure *count = release->stages[s];
        bool own = count && strcmp(count->unit, unit_of(release)) != 0;
        (own ? nt_draft_quantity : nt_draft_number)(draft, release->stage_rows[s]);
    }
    nt_draft_ratio(draft, release->proof.row);
    nt_draft_ratio(draft, release->sanction.row);
    if (draft->many_counters) {
        nt_draft_text(draft, nt_draft_counter(draft, release->counter));
    }
    source_cell(draft, release);
    nt_draft_row(draft, NT_ROW_BODY);
}

/* What the data call a stage. */
static const char *stage_label(const nt_draft *draft, nt_stage stage)
{
    const nt_published *published = draft->results->published;
    const nt_text *label = published ? nt_label_stage(published, stage) : NULL;
    return nt_draft_say(draft, label ? *label : (nt_text)NT_TEXT_BASE_UNKNOWN);
}

static void add_ratio_head(nt_draft *draft, nt_stage stage)
{
    static const nt_column_plan plan[] = {{NT_TEXT_TABLE_PER_CENT_PERSEN, NT_ALIGN_DECIMAL, 0},
                                          {NT_TEXT_TABLE_95_PERCENT, NT_ALIGN_RIGHT, 0}};
    const char *of = nt_arena_printf(draft->arena, "%s %s %s", stage_label(draft, stage),
                                     nt_draft_say(draft, (nt_text)NT_TEXT_CHART_OF),
                                     stage_label(draft, stage - 1));
    nt_draft_group_head(draft, nt_text_capital(draft->arena, of), 2);
    nt_draft_columns(draft, plan, 2);
}

static void set_heads(nt_draft *draft, const char *unit)
{
    static const nt_column_plan last[] = {{NT_TEXT_TABLE_COUNTED_BY_PENGHITUNG, NT_ALIGN_LEFT, 0},
                                          {NT_TEXT_CHART_SOURCE, NT_ALIGN_RIGHT, 0}};
    const char *number = nt_draft_say(draft, (nt_text)NT_TEXT_TABLE_NUMBER);
    nt_draft_group_head(draft, "", 2);
    nt_draft_group_head(
        draft,
        unit ? nt_arena_printf(draft->arena, "%s (%s)", number, nt_text_unit(draft->lang, unit))
             : number,
        3);
    for (nt_stage s = NT_STAGE_REPORTED; s < NT_STAGE_COUNT; s++) {
        const char *label = nt_text_capital(draft->arena, stage_label(draft, s));
        nt_draft_column(draft, label, NT_ALIGN_DECIMAL, 0);
    }
    add_ratio_head(draft, NT_STAGE_PROVEN);
    add_ratio_head(draft, NT_STAGE_SANCTIONED);
    nt_draft_columns(draft, draft->many_counters ? last : last + 1, draft->many_counters ? 2 : 1);
    nt_draft_group_head(draft, "", draft->many_counters ? 2 : 1);
}

/* "Pilkada Serentak 2020 (orang)"; the event alone in a table of one unit, the unit in one of one
 * event. */
static void name_group(nt_draft *draft, const nt_event *event, const char *unit)
{
    const char *name = event ? nt_draft_say(draft, event->label) : NULL;
    const char *counted = unit ? nt_text_unit(draft->lang, unit) : NULL;
    if (name || counted) {
        nt_draft_group(draft, !counted ? name
                              : !name  ? nt_text_capital(draft->arena, counted)
                                       : nt_arena_printf(draft->arena, "%s (%s)", name, counted));
    }
}

/* The releases of one event in order of their days, those of each unit together: counts of persons
 * and of reports stand in no column side by side. */
static void add_event(nt_draft *draft, const nt_release *releases, size_t count, bool named,
                      bool units)
{
    NT_VEC(const char *) done = {0};
    for (size_t i = 0; i < count; i++) {
        const char *unit = unit_of(&releases[i]);
        bool is_done = NT_ANY(k, done.count, same_unit(done.items[k], unit));
        if (is_done || (!units && i > 0)) {
            continue;
        }
        nt_vec_push(draft->arena, &done, unit);
        name_group(draft, named ? releases->event : NULL, units ? unit : NULL);
        NT_EACH(const nt_release, release, &releases[i], count - i) {
            if (!units || same_unit(unit, unit_of(release))) {
                add_release(draft, release);
            }
        }
    }
}

static nt_status build(nt_draft *draft)
{
    char side = nt_draft_side(draft);
    const nt_figures_report *figures = draft->figures;
    const char *unit = one_unit(figures);
    const nt_event *only = side == 'a' ? figures->a : figures->b;
    set_heads(draft, unit);
    for (size_t from = 0, to; from < figures->release_count; from = to) {
        const nt_release *first = &figures->releases[from];
        for (to = from + 1; to < figures->release_count; to++) {
            if (figures->releases[to].event != first->event) {
                break;
            }
        }
        if (!side || first->event == only) {
            add_event(draft, first, to - from, !side, !unit);
        }
    }
    nt_draft_doubts(draft);
    return NT_OK;
}

const nt_table_kind nt_table_releases = {
    .id = "releases",
    .members = nt_table_side,
    .build = build,
    .caption = NT_TEXT_TABLE_STAGES_BY_RELEASE,
    .summary = NT_TEXT_TABLE_ONE_ROW_FOR_EACH_RELEASE_DAY_AGE_THE,
    .may_turn = true,
    .columns = {{NT_TEXT_TABLE_DAY, NT_ALIGN_LEFT, 1},
                {NT_TEXT_TABLE_AGE_IN_DAYS, NT_ALIGN_RIGHT, 0}}};
