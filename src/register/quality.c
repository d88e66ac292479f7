/* What is wrong or lacking in the data. */
#include <math.h>
#include <string.h>

#include "sheet.h"
#include "words/register.h"

/* Counts of a column or a kind of problem; small ones are suppressed like any. */
static draft *put_tally(sheet *s, sheet_frame *f, size_t row, nt_text label, const nt_tally *t)
{
    f->rows[row] = (nt_frame_key){t->code, label, NAN, NULL};
    return put_exact(s, (spot){f, row, 0}, t->count);
}

/* Problems that speak of stages; what the others are called is the report's. */
static nt_text problem_label(const char *code)
{
    static const struct {
        const char *code;
        nt_text label;
    } of_stages[] = {{"decided-before-reported", NT_TEXT_REGISTER_DECIDED_BEFORE_REPORTED},
                     {"sanctioned-before-decided", NT_TEXT_REGISTER_SANCTIONED_BEFORE_DECIDED},
                     {"sanctioned-before-reported", NT_TEXT_REGISTER_SANCTIONED_BEFORE_REPORTED},
                     {"sanction-without-proof", NT_TEXT_REGISTER_SANCTIONED_BUT_NOT_PROVEN}};
    NT_RETURN_FIRST(i, sizeof of_stages / sizeof *of_stages, strcmp(code, of_stages[i].code) == 0,
                    of_stages[i].label, nt_text_alike(code));
}

static void problems(sheet *s)
{
    sheet_frame *f = sheet_open(s, "quality.problems", s->reg->problem_count);
    for (size_t i = 0; i < s->reg->problem_count; i++) {
        const nt_tally *problem = &s->reg->problems[i];
        put_tally(s, f, i, problem_label(problem->code), problem);
    }
}

/* A column that a register may lack, and what of the report needs it. */
typedef struct {
    nt_frame_key key;
    nt_text lost;
} role;

static const role dimension_roles[NT_DIM_COUNT] = {
    [NT_DIM_EVENT] = {{"case.event", NT_TEXT_REGISTER_EVENT, NAN, NULL},
                      NT_TEXT_REGISTER_COMPARISON_OF_TWO_ELECTIONS},
    [NT_DIM_PROVINCE] = {{"case.province", NT_TEXT_REGISTER_AREAS_OF_THE_FIRST_LEVEL, NAN, NULL},
                         NT_TEXT_REGISTER_TABLE_MAP_RANKING_AND_FUNNEL_OF_THE},
    [NT_DIM_REGENCY] = {{"case.regency", NT_TEXT_REGISTER_AREAS_OF_THE_SECOND_LEVEL, NAN, NULL},
                        NT_TEXT_REGISTER_TABLE_AND_CHART_OF_THE_AREAS_OF_THAT},
    [NT_DIM_INSTITUTION] = {{"case.institution", NT_TEXT_REGISTER_INSTITUTION, NAN, NULL},
                            NT_TEXT_REGISTER_TABLE_OF_INSTITUTIONS_INSTITUTIONS_IN},
    [NT_DIM_POSITION] = {{"case.position", NT_TEXT_REGISTER_POSITION, NAN, NULL},
                         NT_TEXT_REGISTER_TABLE_AND_CHART_OF_POSITIONS_TIMES_BY},
    [NT_DIM_VIOLATION] = {{"case.violation", NT_TEXT_REGISTER_KIND, NAN, NULL},
                          NT_TEXT_REGISTER_TABLE_AND_CHART_BY_KIND},
    [NT_DIM_SANCTION] = {{"case.sanction", NT_TEXT_REGISTER_SANCTION, NAN, NULL},
                         NT_TEXT_REGISTER_CHECK_FOR_SANCTIONS_WITHOUT_A_DAY},
};
static const role decided_role = {{"case.decided_on", NT_TEXT_REGISTER_DAY_WHEN_DECIDED, NAN, NULL},
                                  NT_TEXT_REGISTER_CASES_DECIDED_BY_MONTH_AND_QUARTER_OPEN};
static const role outcome_role = {{"case.outcome", NT_TEXT_REGISTER_OUTCOME, NAN, NULL},
                                  NT_TEXT_REGISTER_PROVEN_AND_NOT_PROVEN_SANCTION_RATIO};
static const role sanctioned_role = {
    {"case.sanctioned_on", NT_TEXT_REGISTER_DAY_WHEN_SANCTIONED, NAN, NULL},
    NT_TEXT_REGISTER_CASES_SANCTIONED_SANCTION_RATIO_TIME};
/* Of a register whose cases end with the decision. */
static const role decided_alone = {
    {"case.decided_on", NT_TEXT_REGISTER_DAY_WHEN_DECIDED, NAN, NULL},
    NT_TEXT_REGISTER_CASES_DECIDED_BY_MONTH_AND_QUARTER_OPEN_KASUS_YANG_DECIDED};
static const role outcome_alone = {{"case.outcome", NT_TEXT_REGISTER_OUTCOME, NAN, NULL},
                                   NT_TEXT_REGISTER_PROVEN_AND_NOT_PROVEN};
static const role recorded_role = {
    {"case.recorded_on", NT_TEXT_REGISTER_DAY_OF_RECORDING, NAN, NULL},
    NT_TEXT_REGISTER_AS_KNOWN_THEN_AND_AS_KNOWN_NOW_TIME_TO};

static nt_text column_label(const sheet *s, int column)
{
    if (column == NT_DIM_PROVINCE || column == NT_DIM_REGENCY) {
        return sheet_level(s, (nt_dimension)column); /* in the words of the table of areas */
    }
    switch (column) {
    case NT_COLUMN_ID:
        return (nt_text)NT_TEXT_REGISTER_CASE_ID;
    case NT_COLUMN_REPORTED:
        return (nt_text)NT_TEXT_REGISTER_DAY_WHEN_REPORTED;
    case NT_COLUMN_DECIDED:
        return decided_role.key.label;
    case NT_COLUMN_OUTCOME:
        return outcome_role.key.label;
    case NT_COLUMN_SANCTIONED:
        return sanctioned_role.key.label;
    case NT_COLUMN_RECORDED:
        return recorded_role.key.label;
    default:
        return dimension_roles[column].key.label;
    }
}

/* Of the cases as they stand on the day: what an earlier version lacked is not counted. */
static void missing(sheet *s)
{
    nt_tally lacking[NT_COLUMN_COUNT];
    nt_text labels[NT_COLUMN_COUNT];
    size_t count = 0;
    for (int c = 0; c < NT_COLUMN_COUNT; c++) {
        if (s->reg->columns[c]) {
            labels[count] = column_label(s, c);
            lacking[count++] = (nt_tally){s->reg->columns[c], s->whole->missing[c]};
        }
    }
    sheet_frame *f = sheet_open(s, "quality.missing", count);
    for (size_t i = 0; i < count; i++) {
        draft *lack = put_tally(s, f, i, labels[i], &lacking[i]);
        put_share(s, (spot){f, i, 1}, lacking[i].count, s->whole->cases, &lack, 1);
    }
}

enum { DATES = 4, ROLES = NT_DIM_COUNT + DATES };

static size_t lacking(const sheet *s, const role *out[ROLES])
{
    const nt_register *reg = s->reg;
    bool sanctions = sheet_speaks_of_sanctions(s);
    const struct {
        bool present;
        const role *role;
    } dates[DATES] = {{reg->has_decided, sanctions ? &decided_role : &decided_alone},
                      {reg->has_outcome, sanctions ? &outcome_role : &outcome_alone},
                      {reg->has_sanctioned || !sanctions, &sanctioned_role},
                      {reg->has_recorded, &recorded_role}};
    size_t count = 0;
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        /* Votes and kinds of sanction are of one trade. */
        bool apart = reg->own_words && (d == NT_DIM_SANCTION || d == NT_DIM_EVENT);
        if (!reg->codes[d].present && !apart) {
            out[count++] = &dimension_roles[d];
        }
    }
    return count + NT_PICK(out + count, i, DATES, dates[i].role, !dates[i].present);
}

/* The columns that the register lacks, and what is therefore not in this report. */
static void left_out(sheet *s)
{
    const role *roles[ROLES];
    size_t count = lacking(s, roles);
    sheet_frame *f = sheet_open(s, "quality.left-out", count);
    for (size_t i = 0; i < count; i++) {
        f->rows[i] = roles[i]->key;
        put_words(s, (spot){f, i, 0}, sheet_words(s, roles[i]->lost));
    }
}

void sheet_quality(sheet *s)
{
    problems(s);
    missing(s);
    left_out(s);
}
