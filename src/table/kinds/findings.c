/* What does not fit in the sources, each with its sentence; and the rules that the figures were
 * held against, with how many findings each has. */
#include <string.h>

#include "draft.h"
#include "text/number.h"
#include "words/table.h"

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
        nt_draft_put(draft, pieces[i].text, row ? row->id : NULL);
    }
    nt_draft_cell(draft, 1);
}

static nt_status build_findings(nt_draft *draft)
{
    const char *rule = nt_draft_member(draft, "rule");
    NT_EACH(const nt_finding, finding, draft->figures->findings.items,
            draft->figures->findings.count) {
        if (rule && strcmp(rule, finding->rule->id) != 0) {
            continue;
        }
        nt_draft_count(draft, finding->number);
        nt_draft_text(draft, nt_draft_say(draft, finding->rule->title));
        sentence_cell(draft, finding);
        nt_draft_text(draft, figure_numbers(draft, finding));
        nt_draft_row(draft, NT_ROW_BODY);
    }
    return NT_OK;
}

static nt_status build_rules(nt_draft *draft)
{
    size_t count;
    const nt_rule *rules = nt_rules(&count);
    for (size_t i = 0; i < count; i++) {
        const char *id = nt_arena_printf(draft->arena, "findings.%s.count", rules[i].id);
        nt_draft_text(draft, nt_draft_say(draft, rules[i].title));
        nt_draft_text(draft, nt_draft_say(draft, rules[i].explanation));
        nt_draft_number(draft, nt_ledger_find(draft->results->ledger, id));
        nt_draft_row(draft, NT_ROW_BODY);
    }
    return NT_OK;
}

static const char *rule_called(size_t index)
{
    size_t count;
    const nt_rule *rules = nt_rules(&count);
    return index < count ? rules[index].id : NULL;
}

static const nt_json_form members[] = {{.key = "rule", .is = NT_IS_TEXT, .choice = rule_called},
                                       {.key = NULL}};

const nt_table_kind nt_table_findings = {
    .id = "findings",
    .members = members,
    .build = build_findings,
    .caption = NT_TEXT_TABLE_FINDINGS_ON_THE_SOURCES,
    .summary = NT_TEXT_TABLE_ONE_ROW_FOR_EACH_FINDING_NUMBER_RULE,
    .columns = {{NT_TEXT_TABLE_NO_NO, NT_ALIGN_RIGHT, 0},
                {NT_TEXT_TABLE_RULE, NT_ALIGN_LEFT, 0.8},
                {NT_TEXT_TABLE_WHAT_DOES_NOT_FIT, NT_ALIGN_LEFT, 4},
                {NT_TEXT_TABLE_FIGURES_NO, NT_ALIGN_LEFT, 0.4}}};

const nt_table_kind nt_table_rules = {.id = "rules",
                                      .build = build_rules,
                                      .caption = NT_TEXT_TABLE_RULES_OF_CONSISTENCY,
                                      .summary =
                                          NT_TEXT_TABLE_ONE_ROW_FOR_EACH_RULE_WHAT_IT_ASKS_AND,
                                      .columns = {{NT_TEXT_TABLE_RULE, NT_ALIGN_LEFT, 1},
                                                  {NT_TEXT_TABLE_WHAT_IT_ASKS, NT_ALIGN_LEFT, 2.4},
                                                  {NT_TEXT_TABLE_FINDINGS, NT_ALIGN_RIGHT, 0}}};
