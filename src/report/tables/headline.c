/* The latest release against the latest: what a headline does. */
#include "table.h"
#include "text/number.h"

static const nt_column_plan plan[] = {
    {{{"Rilis terakhir", "Latest release"}}, NT_ALIGN_LEFT, 1, true},
    {{{"Umur", "Age"}}, NT_ALIGN_RIGHT, 0, false},
    {{{"Dijatuhi sanksi", "Sanctioned"}}, NT_ALIGN_DECIMAL, 0, false},
    {{{"Terbukti", "Proven"}}, NT_ALIGN_DECIMAL, 0, false},
    {{{"Persen", "Per cent"}}, NT_ALIGN_DECIMAL, 0, false},
    {{{"95 %", "95 %"}}, NT_ALIGN_RIGHT, 0, false},
};

static void add_release(nt_draft *draft, const nt_release *release)
{
    const char *name = nt_report_event_day(draft, release->event, release->as_of);
    nt_report_draft_text(draft, release->doubt ? nt_arena_printf(draft->arena, "%s*", name) : name);
    nt_report_draft_age(draft, release, "", nt_report_word(NT_WORD_UNKNOWN, draft->lang));
    nt_report_draft_number(draft, release->stage_rows[NT_STAGE_SANCTIONED]);
    nt_report_draft_number(draft, release->stage_rows[NT_STAGE_PROVEN]);
    nt_report_draft_ratio(draft, release->sanction.row);
    nt_report_draft_row(draft, NT_ROW_BODY);
}

static void add_difference(nt_draft *draft, const nt_naive *naive)
{
    nt_report_draft_text(
        draft, nt_report_say(draft, "Selisih (poin persentase)", "Difference (percentage points)"));
    if (naive->age_gap) {
        nt_report_draft_quantity(draft, naive->age_gap);
    } else {
        nt_report_draft_text(draft, NULL);
    }
    nt_report_draft_blank(draft);
    nt_report_draft_blank(draft);
    nt_report_draft_signed(draft, naive->difference);
    nt_report_draft_interval(draft, naive->difference);
    nt_report_draft_row(draft, NT_ROW_TOTAL);
}

static nt_status build(nt_draft *draft, nt_error *err)
{
    (void)err;
    const nt_naive *naive = &draft->results->naive;
    nt_report_draft_columns(draft, plan, sizeof plan / sizeof *plan);
    if (naive->a) {
        add_release(draft, naive->a);
    }
    if (naive->b) {
        add_release(draft, naive->b);
    }
    if (naive->a && naive->b) {
        add_difference(draft, naive);
    }
    const nt_finding *doubts[2];
    size_t count = 0;
    for (int i = 0; i < 2; i++) {
        const nt_release *release = i ? naive->b : naive->a;
        if (release && release->doubt) {
            doubts[count++] = release->doubt;
        }
    }
    nt_report_draft_doubts(draft, doubts, count);
    bool apart = naive->age_gap && naive->age_gap->value > 0;
    draft->caption =
        apart ? (nt_text){{"Rilis terakhir lawan rilis terakhir: umurnya tidak sama",
                           "Latest against latest: the ages are not the same"}}
              : (nt_text){{"Rilis terakhir lawan rilis terakhir", "Latest against latest"}};
    draft->summary = nt_report_say(draft, "Rilis terakhir kedua pemilihan dan selisihnya.",
                                   "The latest releases of both events and their difference.");
    return NT_OK;
}

const nt_table_kind nt_table_headline = {
    "headline", "the latest release against the latest", {NULL}, build};
