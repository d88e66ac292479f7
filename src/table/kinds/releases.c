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
    for (int s = 0; s < NT_STAGE_COUNT; s++) {
        if (release->stages[s]) {
            return release->stages[s]->unit;
        }
    }
    return NULL;
}

/* The unit that most releases count in stands in the head; another stands in its row. */
static const char *common_unit(const nt_figures_report *figures)
{
    const char *best = "persons";
    size_t most = 0;
    for (size_t i = 0; i < figures->release_count; i++) {
        const char *unit = unit_of(&figures->releases[i]);
        size_t count = 0;
        for (size_t k = 0; unit && k < figures->release_count; k++) {
            const char *other = unit_of(&figures->releases[k]);
            count += other && strcmp(other, unit) == 0;
        }
        if (count > most) {
            most = count;
            best = unit;
        }
    }
    return best;
}

/* The day, and the unit where it is not that of the head. */
static void day_cell(nt_draft *draft, const nt_release *release, const char *common)
{
    const char *unit = unit_of(release);
    nt_buffer text = nt_buffer_open(draft->arena);
    nt_buffer_puts(&text, nt_text_date_short(draft->arena, draft->lang, release->as_of));
    if (unit && strcmp(unit, common) != 0) {
        nt_buffer_printf(&text, " (%s)", nt_text_unit(draft->lang, unit));
    }
    const nt_finding *doubt = release->doubt ? release->doubt : release->proof_doubt;
    nt_draft_doubt(draft, doubt);
    nt_draft_text(draft, nt_buffer_text(&text));
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

static void add_release(nt_draft *draft, const nt_release *release, const char *common)
{
    day_cell(draft, release, common);
    nt_draft_age(draft, release, "", nt_draft_say(draft, (nt_text)NT_TEXT_BASE_UNKNOWN));
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

static void set_heads(nt_draft *draft, const char *common)
{
    static const nt_column_plan last[] = {{NT_TEXT_TABLE_COUNTED_BY_PENGHITUNG, NT_ALIGN_LEFT, 0},
                                          {NT_TEXT_CHART_SOURCE, NT_ALIGN_RIGHT, 0}};
    const char *number = nt_draft_say(draft, (nt_text)NT_TEXT_TABLE_NUMBER);
    const char *counts =
        nt_arena_printf(draft->arena, "%s (%s)", number, nt_text_unit(draft->lang, common));
    nt_draft_group_head(draft, "", 2);
    nt_draft_group_head(draft, counts, 3);
    for (nt_stage s = NT_STAGE_REPORTED; s < NT_STAGE_COUNT; s++) {
        const char *label = nt_text_capital(draft->arena, stage_label(draft, s));
        nt_draft_column(draft, label, NT_ALIGN_DECIMAL, 0);
    }
    add_ratio_head(draft, NT_STAGE_PROVEN);
    add_ratio_head(draft, NT_STAGE_SANCTIONED);
    nt_draft_columns(draft, draft->many_counters ? last : last + 1, draft->many_counters ? 2 : 1);
    nt_draft_group_head(draft, "", draft->many_counters ? 2 : 1);
}

static nt_status build(nt_draft *draft)
{
    char side;
    NT_TRY(nt_draft_side(draft, &side));
    const nt_figures_report *figures = draft->figures;
    const char *common = common_unit(figures);
    const nt_event *only = side == 'a' ? figures->a : figures->b, *group = NULL;
    set_heads(draft, common);
    NT_EACH(const nt_release, release, figures->releases, figures->release_count) {
        if (side && release->event != only) {
            continue;
        }
        if (!side && release->event != group) {
            group = release->event;
            nt_draft_group(draft, nt_draft_say(draft, group->label));
        }
        add_release(draft, release, common);
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
    .columns = {{NT_TEXT_TABLE_DAY, NT_ALIGN_LEFT, 1}, {NT_TEXT_TABLE_AGE, NT_ALIGN_RIGHT, 0}}};
