/* The rules that the figures were held against, and how many findings each has. */
#include "table.h"
#include "text/number.h"
#include "words/report.h"

static const nt_column_plan plan[] = {
    {NT_TEXT_REPORT_RULE, NT_ALIGN_LEFT, 1, true},
    {NT_TEXT_REPORT_WHAT_IT_ASKS, NT_ALIGN_LEFT, 2.4, false},
    {NT_TEXT_REPORT_FINDINGS, NT_ALIGN_RIGHT, 0, false},
};

static nt_status build(nt_draft *draft, nt_error *err)
{
    (void)err;
    size_t count;
    const nt_rule *rules = nt_rules(&count);
    nt_report_draft_columns(draft, plan, sizeof plan / sizeof *plan);
    for (size_t i = 0; i < count; i++) {
        const char *id = nt_arena_printf(draft->arena, "findings.%s.count", rules[i].id);
        nt_report_draft_text(draft, rules[i].title.in[draft->lang]);
        nt_report_draft_text(draft, rules[i].explanation.in[draft->lang]);
        nt_report_draft_number(draft, nt_ledger_find(draft->results->ledger, id));
        nt_report_draft_row(draft, NT_ROW_BODY);
    }
    draft->caption = (nt_text)NT_TEXT_REPORT_RULES_OF_CONSISTENCY;
    draft->summary =
        nt_report_say(draft, (nt_text)NT_TEXT_REPORT_ONE_ROW_FOR_EACH_RULE_WHAT_IT_ASKS_AND);
    return NT_OK;
}

const nt_table_kind nt_table_rules = {"rules", {NULL}, build};
