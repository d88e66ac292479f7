/* The latest release against the latest: what a headline does. */
#include "draft.h"
#include "text/number.h"
#include "words/published.h"
#include "words/table.h"

/* The heads of the two counts are what the data call the stages, where all pairs compare the same.
 */
static void set_heads(nt_draft *draft, const nt_ratio *common)
{
    nt_text part = NT_TEXT_TABLE_PART, whole = NT_TEXT_TABLE_WHOLE;
    if (common) {
        const char *of = nt_draft_say(draft, common->part->indicator->label);
        const char *in = nt_draft_say(draft, common->whole->indicator->label);
        part = nt_text_alike(nt_text_capital(draft->arena, of));
        whole = nt_text_alike(nt_text_capital(draft->arena, in));
    }
    const nt_column_plan plan[] = {{part, NT_ALIGN_DECIMAL, 0},
                                   {whole, NT_ALIGN_DECIMAL, 0},
                                   {NT_TEXT_TABLE_PER_CENT_PERSEN, NT_ALIGN_DECIMAL, 0},
                                   {NT_TEXT_TABLE_95_PERCENT, NT_ALIGN_RIGHT, 0},
                                   {NT_TEXT_TABLE_COUNTED_BY_PENGHITUNG, NT_ALIGN_LEFT, 0}};
    nt_draft_columns(draft, plan, draft->many_counters ? 5 : 4);
}

static const nt_ledger_row *figure_row(const nt_draft *draft, const nt_figure *figure)
{
    return nt_ledger_find(draft->results->ledger, figure->id);
}

static void add_release(nt_draft *draft, const nt_release *release, nt_stage measure)
{
    const nt_ratio *ratio = nt_release_ratio(release, measure);
    const char *name = nt_draft_event_day(draft, release->event, release->as_of);
    nt_draft_doubt(draft, nt_release_doubt(release, measure));
    nt_draft_text(draft, name);
    nt_draft_age_days(draft, release);
    nt_draft_number(draft, figure_row(draft, ratio->part));
    nt_draft_number(draft, figure_row(draft, ratio->whole));
    nt_draft_ratio(draft, ratio->row);
    if (draft->many_counters) {
        nt_draft_text(draft, nt_draft_counter(draft, release->counter));
    }
    nt_draft_row(draft, NT_ROW_BODY);
}

static void add_difference(nt_draft *draft, const nt_naive *naive)
{
    nt_draft_text(draft, nt_draft_say(draft, (nt_text)NT_TEXT_TABLE_DIFFERENCE_PERCENTAGE_POINTS));
    if (naive->age_gap) {
        nt_draft_number(draft, naive->age_gap);
    } else {
        nt_draft_text(draft, NULL);
    }
    nt_draft_cell(draft, 1);
    nt_draft_cell(draft, 1);
    nt_draft_signed(draft, naive->difference);
    nt_draft_interval(draft, naive->difference);
    if (draft->many_counters) {
        nt_draft_cell(draft, 1);
    }
    nt_draft_row(draft, NT_ROW_TOTAL);
}

/* Two counts of two procedures stand in no table together: a reader would subtract them. */
static bool shown(const nt_vote_pair *pair)
{
    return pair->naive.difference != NULL;
}

static void add_pair(nt_draft *draft, const nt_vote_pair *pair)
{
    const nt_release *const both[] = {pair->naive.a, pair->naive.b};
    if (draft->figures->vote_pair_count > 1) {
        const char *and = nt_draft_say(draft, (nt_text)NT_TEXT_PUBLISHED_AND);
        nt_draft_group(draft, nt_arena_printf(draft->arena, "%s %s %s", pair->a->short_name, and,
                                              pair->b->short_name));
    }
    for (size_t i = 0; i < 2; i++) {
        add_release(draft, both[i], pair->measure);
    }
    add_difference(draft, &pair->naive);
}

/* The ratio that all pairs shown compare; NULL where they compare several. */
static const nt_ratio *common_ratio(const nt_figures_report *figures)
{
    const nt_vote_pair *first = NULL;
    NT_EACH(const nt_vote_pair, pair, figures->vote_pairs, figures->vote_pair_count) {
        if (shown(pair) && first && first->measure != pair->measure) {
            return NULL;
        }
        first = shown(pair) && !first ? pair : first;
    }
    return first ? nt_release_ratio(first->naive.a, first->measure) : NULL;
}

static nt_status build(nt_draft *draft)
{
    const nt_figures_report *figures = draft->figures;
    bool apart = false;
    set_heads(draft, common_ratio(figures));
    NT_EACH(const nt_vote_pair, pair, figures->vote_pairs, figures->vote_pair_count) {
        if (shown(pair)) {
            add_pair(draft, pair);
            apart = apart || pair->naive.ages_differ;
        }
    }
    nt_draft_doubts(draft);
    if (apart) {
        draft->caption = (nt_text)NT_TEXT_TABLE_LATEST_AGAINST_LATEST_THE_AGES_ARE_NOT;
    }
    return NT_OK;
}

const nt_table_kind nt_table_headline = {
    .id = "headline",
    .build = build,
    .caption = NT_TEXT_TABLE_LATEST_AGAINST_LATEST,
    .summary = NT_TEXT_TABLE_THE_LATEST_RELEASES_OF_EACH_TWO_VOTES,
    .columns = {{NT_TEXT_TABLE_LATEST_RELEASE, NT_ALIGN_LEFT, 1},
                {NT_TEXT_TABLE_AGE_IN_DAYS, NT_ALIGN_RIGHT, 0}}};
