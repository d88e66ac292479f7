/* Columns with more categories than one report can tell: they get no role, as the report that init
 * proposes would be refused. */
#include <string.h>

#include "guess.h"
#include "words/survey.h"

/* Values of the JSON of a report's ledger that are left to categories: what is told of the whole,
 * by periods and by days of waiting, takes less than the rest. */
enum { ROOM = NT_JSON_VALUES_MAX - 40000 };

/* How many values each category of a role makes in the ledger of the quarterly report, as counted
 * in such ledgers (command.init holds that what is left builds); `ranked` ones one more for each of
 * their list, of which a cumulative share is told. */
static const struct {
    const char *role;
    size_t values;
    bool ranked;
} costs[] = {{"case.violation", 141, true},   {"case.position", 141, true},
             {"case.institution", 141, true}, {"case.sanction", 141, true},
             {"case.outcome", 141, true},     {"case.regency", 88, false},
             {"case.province", 300, false}};

/* Texts that are listed: what stands more seldom is counted as unknown. */
static size_t categories_of(const nt_survey_field *field)
{
    const nt_survey_column *c = field->column;
    size_t count = 0;
    while (count < c->value_count && c->values[count].count >= NT_SURVEY_OFTEN) {
        count++;
    }
    return count;
}

/* The values of all such columns, and the column that makes the most. */
static size_t values_of(const nt_survey *survey, nt_survey_field **most)
{
    size_t all = 0, best = 0;
    for (size_t i = 0; i < sizeof costs / sizeof *costs; i++) {
        nt_survey_field *field = nt_survey_holder(survey, costs[i].role);
        size_t count = field ? categories_of(field) : 0;
        size_t values = count * (costs[i].values + (costs[i].ranked ? count : 0));
        all += values;
        *most = values > best ? field : *most;
        best = values > best ? values : best;
    }
    return all;
}

void nt_survey_leave_many(nt_arena *arena, nt_survey *survey)
{
    nt_survey_field *most = NULL;
    while (values_of(survey, &most) > ROOM) {
        nt_text why = nt_message_texts(
            arena, NT_MESSAGE_SURVEY_TOO_MANY(.count = (long long)categories_of(most)));
        nt_survey_take(most, NULL, NT_SURE_PROVEN, why);
    }
}
