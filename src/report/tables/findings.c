/* What does not fit in the sources, each with its sentence. */
#include <string.h>

#include "table.h"
#include "text/number.h"
#include "words/report.h"

static const nt_column_plan plan[] = {
    {NT_TEXT_REPORT_NO_NO, NT_ALIGN_RIGHT, 0, true},
    {NT_TEXT_REPORT_RULE, NT_ALIGN_LEFT, 0.8, false},
    {NT_TEXT_REPORT_WHAT_DOES_NOT_FIT, NT_ALIGN_LEFT, 4, false},
    {NT_TEXT_REPORT_FIGURES_NO, NT_ALIGN_LEFT, 0.4, false},
};

static const char *figure_numbers(const nt_draft *draft, const nt_finding *finding)
{
    nt_buffer out = nt_buffer_open(draft->arena);
    for (size_t i = 0; i < finding->figure_count; i++) {
        nt_buffer_printf(&out, "%s%zu", i ? ", " : "", finding->figures[i]->number_in_list);
    }
    return nt_buffer_text(&out);
}

/* The figures that the sentence names keep their ids. */
static void sentence_cell(nt_draft *draft, const nt_finding *finding)
{
    size_t count;
    const nt_phrase_piece *pieces =
        nt_text_pieces(draft->arena, draft->lang, &finding->sentence, &count);
    for (size_t i = 0; i < count; i++) {
        const char *id = pieces[i].arg ? pieces[i].arg->ledger_id : NULL;
        const nt_ledger_row *row = id ? nt_ledger_find(draft->results->ledger, id) : NULL;
        nt_report_draft_run(
            draft, &(nt_inline){.text = pieces[i].text, .ledger_id = row ? row->id : NULL});
    }
    nt_report_draft_cell(draft, 1);
}

static nt_status build(nt_draft *draft, nt_error *err)
{
    nt_place place;
    const char *rule = nt_report_draft_member(draft, "rule", &place);
    size_t count;
    const nt_rule *rules = nt_rules(&count);
    const char **names = nt_new_array(draft->arena, const char *, count + 1);
    bool known = nt_json_get(draft->definition, "rule") == NULL;
    for (size_t i = 0; i < count; i++) {
        names[i] = rules[i].id;
        known = known || (rule && strcmp(rule, names[i]) == 0);
    }
    if (!known) {
        return nt_report_draft_unknown(draft, "rule", names, count, err);
    }
    nt_report_draft_columns(draft, plan, sizeof plan / sizeof *plan);
    for (size_t i = 0; i < draft->figures->findings.count; i++) {
        const nt_finding *finding = &draft->figures->findings.items[i];
        if (rule && strcmp(rule, finding->rule->id) != 0) {
            continue;
        }
        nt_report_draft_text(draft, nt_arena_printf(draft->arena, "%zu", finding->number));
        nt_report_draft_text(draft, finding->rule->title.in[draft->lang]);
        sentence_cell(draft, finding);
        nt_report_draft_text(draft, figure_numbers(draft, finding));
        nt_report_draft_row(draft, NT_ROW_BODY);
    }
    draft->caption = (nt_text)NT_TEXT_REPORT_FINDINGS_ON_THE_SOURCES;
    draft->summary =
        nt_report_say(draft, (nt_text)NT_TEXT_REPORT_ONE_ROW_FOR_EACH_FINDING_NUMBER_RULE);
    return NT_OK;
}

const nt_table_kind nt_table_findings = {"findings", {"rule", NULL}, build};
