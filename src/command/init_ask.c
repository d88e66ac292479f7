/* The few questions that the data cannot answer, on the terminal, with a proposal each. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "init.h"
#include "words/command.h"

enum { LINE_MAX_BYTES = 400 };

/* A line of the terminal without blanks at its ends; what is empty, or no UTF-8, is the proposal.
 */
const char *nt_init_answer(nt_arena *arena, const char *proposal)
{
    char line[LINE_MAX_BYTES];
    printf("[%s] ", proposal);
    fflush(stdout);
    if (!fgets(line, sizeof line, stdin)) {
        putchar('\n');
        return proposal;
    }
    size_t length = strlen(line);
    const char *text =
        nt_utf8_check(line, length) == length ? nt_utf8_canonical(arena, line, length) : "";
    return *text ? text : proposal;
}

/* A number from 1 to `last`; 0 for "?", who does not know. */
static size_t choice(nt_arena *arena, size_t proposal, size_t last)
{
    for (;;) {
        const char *text = nt_init_answer(arena, nt_arena_printf(arena, "%zu", proposal));
        char *end;
        unsigned long number = strtoul(text, &end, 10);
        if (strcmp(text, "?") == 0) {
            return 0;
        }
        if (!*end && number >= 1 && number <= last) {
            return number;
        }
        printf("1-%zu, ? ", last);
    }
}

static void ask_order(nt_arena *arena, nt_lang lang, nt_survey_field *field)
{
    nt_survey_column *column = (nt_survey_column *)field->column;
    nt_survey_days *days = &column->days;
    nt_tell(stdout, lang,
            NT_MESSAGE_COMMAND_INIT_ASK_ORDER(.column = column->heading, .first = days->format,
                                              .second = days->rival));
    size_t chosen = choice(arena, 1, 2);
    if (chosen) {
        field->open_order = false;
        field->sure = NT_SURE_PROVEN;
        days->format = chosen == 1 ? days->format : days->rival;
        days->rival = NULL;
    }
}

/* Which column has the role, among those without one; a proposal may be that which has it. */
static void ask_column(nt_arena *arena, nt_lang lang, nt_survey *survey, const char *role)
{
    nt_survey_field *now = nt_survey_holder(survey, role);
    nt_survey_field **offered = nt_new_array(arena, nt_survey_field *, survey->field_count + 1);
    size_t count = 0, proposal = 0;
    nt_tell(stdout, lang, NT_MESSAGE_COMMAND_INIT_ASK_COLUMN(.role = nt_init_role_words(role)));
    NT_EACH(nt_survey_field, field, survey->fields, survey->field_count) {
        if (field == now || (!field->role && !field->personal)) {
            offered[count++] = field;
            proposal = field == now ? count : proposal;
            nt_tell(stdout, lang,
                    NT_MESSAGE_COMMAND_INIT_OFFER(.number = (long long)count,
                                                  .column = field->column->heading));
        }
    }
    nt_tell(stdout, lang, NT_MESSAGE_COMMAND_INIT_OFFER_NONE(.number = (long long)count + 1));
    size_t chosen = choice(arena, proposal ? proposal : count + 1, count + 1);
    if (chosen && chosen <= count) {
        nt_survey_give(survey, offered[chosen - 1], role);
    } else if (chosen && now) {
        now->role = NULL;
    }
}

static void ask_kind(nt_arena *arena, nt_lang lang, nt_survey_outcome *outcome)
{
    nt_tell(stdout, lang,
            NT_MESSAGE_COMMAND_INIT_ASK_KIND(.outcome = outcome->text,
                                             .count = (long long)outcome->count));
    size_t chosen = choice(arena, outcome->kind, NT_OUTCOME_CLOSED);
    if (chosen) {
        outcome->kind = (nt_outcome)chosen;
        outcome->sure = NT_SURE_PROVEN;
    }
}

static void ask_roles(nt_arena *arena, nt_lang lang, nt_survey *survey)
{
    static const char *const roles[] = {"case.id", "case.reported_on", "case.decided_on",
                                        "case.outcome"};
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        const nt_survey_field *field = nt_survey_holder(survey, roles[i]);
        if (i < 2 ? !field || field->sure == NT_SURE_OPEN : field && field->sure == NT_SURE_OPEN) {
            ask_column(arena, lang, survey, roles[i]);
        }
    }
}

void nt_init_ask(nt_arena *arena, nt_lang lang, nt_survey *survey, nt_init_answers *answers)
{
    nt_tell(stdout, lang, NT_MESSAGE_COMMAND_INIT_QUESTIONS());
    ask_roles(arena, lang, survey);
    nt_survey_settle(arena, survey);
    for (size_t i = 0; i < survey->field_count; i++) {
        if (survey->fields[i].open_order && survey->fields[i].role) {
            ask_order(arena, lang, &survey->fields[i]);
        }
    }
    for (size_t i = 0; i < survey->outcome_count; i++) {
        if (survey->outcomes[i].sure == NT_SURE_OPEN) {
            ask_kind(arena, lang, &survey->outcomes[i]);
        }
    }
    nt_tell(stdout, lang, NT_MESSAGE_COMMAND_INIT_ASK_SUBJECT());
    answers->subject = nt_init_answer(arena, "");
    nt_tell(stdout, lang, NT_MESSAGE_COMMAND_INIT_ASK_OFFICE());
    answers->office = nt_init_answer(arena, "");
}
