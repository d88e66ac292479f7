/* The guesses together. */
#include "survey/survey.h"

#include <string.h>

#include "base/personal.h"
#include "guess.h"
#include "words/survey.h"

nt_survey_field *nt_survey_holder(const nt_survey *survey, const char *role)
{
    NT_RETURN_FIRST(i, survey->field_count,
                    survey->fields[i].role && strcmp(survey->fields[i].role, role) == 0,
                    &survey->fields[i], NULL);
}

bool nt_survey_has_personal_heading(const nt_survey *survey)
{
    for (size_t i = 0; i < survey->field_count; i++) {
        const char *heading = survey->fields[i].column->heading;
        if (nt_personal_find_long(heading, strlen(heading), &(nt_personal){0, 0, 0})) {
            return true;
        }
    }
    return false;
}

bool nt_survey_holds_amounts(const nt_survey_field *field)
{
    const nt_survey_column *c = field->column;
    return !field->role && !field->personal && !nt_survey_holds_days(c) && c->amounts.telling &&
           c->amounts.read == c->filled && !nt_survey_is_area_code(c->heading);
}

bool nt_survey_may_show(const nt_survey_field *field, const nt_survey_value *value)
{
    bool outcome = field->role && strcmp(field->role, "case.outcome") == 0;
    bool event = field->role && strcmp(field->role, "case.event") == 0;
    bool sanction = field->role && strcmp(field->role, "case.sanction") == 0;
    return !field->personal && field->role && !nt_personal_is_addressed(value->text) &&
           (value->count >= NT_SURVEY_OFTEN || (event && nt_survey_is_election(value->text)) ||
            (outcome && nt_survey_is_plain_outcome(value->text)) ||
            (sanction && nt_survey_denies_plainly(value->text)));
}

void nt_survey_give(nt_survey *survey, nt_survey_field *field, const char *role)
{
    nt_survey_field *before;
    while (role && (before = nt_survey_holder(survey, role))) {
        before->role = NULL;
    }
    field->personal = false;
    nt_survey_take(field, role, NT_SURE_PROVEN, (nt_text)NT_TEXT_SURVEY_AS_ANSWERED);
}

/* The outcomes by their counts; a text that stands seldom and is no word of the trade may be a
 * name. */
static void list_outcomes(nt_arena *arena, nt_survey *survey)
{
    const nt_survey_field *field = nt_survey_holder(survey, "case.outcome");
    size_t count = field ? field->column->value_count : 0;
    survey->outcomes = nt_new_array(arena, nt_survey_outcome, count + 1);
    survey->outcome_count = 0;
    bool denied = false;
    for (size_t i = 0; i < count && !denied; i++) {
        denied = nt_survey_outcome_in(field->column, field->column->values[i].text) ==
                 NT_OUTCOME_NOT_PROVEN;
    }
    for (size_t i = 0; i < count; i++) {
        const nt_survey_value *value = &field->column->values[i];
        /* Beside "Ditolak" it was granted; alone it does not say how a case ended. */
        bool open = !denied && nt_survey_only_ends(value->text);
        nt_outcome kind =
            open ? NT_OUTCOME_UNKNOWN : nt_survey_outcome_in(field->column, value->text);
        if (!nt_survey_may_show(field, value) ||
            (!kind && !open && value->count < NT_SURVEY_OFTEN)) {
            survey->rare_values++;
            continue;
        }
        survey->outcomes[survey->outcome_count++] =
            (nt_survey_outcome){value->text, value->count, kind ? kind : NT_OUTCOME_CLOSED,
                                kind ? NT_SURE_LIKELY : NT_SURE_OPEN};
    }
}

static bool is_no_day(const char *text)
{
    return nt_survey_is_missing(text) || nt_survey_is_waiting(text);
}

/* Of an outcome that no word tells: where its cases have no day of a decision, they wait. */
static void judge_by_days(nt_survey *survey)
{
    const nt_survey_field *outcome = nt_survey_holder(survey, "case.outcome");
    const nt_survey_field *decided = nt_survey_holder(survey, "case.decided_on");
    for (size_t i = 0; decided && i < survey->outcome_count; i++) {
        nt_survey_outcome *o = &survey->outcomes[i];
        size_t rows = 0, blank = 0;
        for (size_t r = survey->table->first_row; r < survey->table->end; r++) {
            const nt_grid_row *row = &survey->sheet->rows[r];
            bool is = strcmp(nt_survey_cell(row, outcome), o->text) == 0;
            rows += is;
            blank += is && is_no_day(nt_survey_cell(row, decided));
        }
        if (o->sure == NT_SURE_OPEN && 10 * blank >= 9 * rows) {
            o->kind = NT_OUTCOME_PENDING;
        }
    }
}

bool nt_survey_is_none(const nt_survey_field *field, const nt_survey_value *value)
{
    bool sanctions = field->role && strcmp(field->role, "case.sanction") == 0;
    return nt_survey_holds_days(field->column)
               ? nt_survey_is_waiting(value->text)
               : sanctions && nt_survey_may_show(field, value) && nt_survey_says_none(value->text);
}

/* The words for "not known" that stand in some cell. */
static void list_missing(nt_arena *arena, nt_survey *survey)
{
    NT_VEC(const char *) missing = {0};
    nt_map seen = nt_map_open(arena);
    nt_map_keep(&seen, "", 1);
    nt_vec_push(arena, &missing, "");
    for (size_t r = survey->table->first_row; r < survey->table->end; r++) {
        const nt_grid_row *row = &survey->sheet->rows[r];
        for (size_t c = 0; c < row->count; c++) {
            const char *text = nt_ingest_grid_cell(row, c).text;
            if (*text && nt_survey_is_missing(text) && nt_map_keep(&seen, text, 1) == NT_MAP_NONE) {
                nt_vec_push(arena, &missing, text);
            }
        }
    }
    survey->missing = missing.items;
    survey->missing_count = missing.count;
}

void nt_survey_settle(nt_arena *arena, nt_survey *survey)
{
    survey->rare_values = 0;
    list_missing(arena, survey);
    list_outcomes(arena, survey);
    judge_by_days(survey);
    nt_survey_list_areas(arena, survey);
    NT_EACH(nt_survey_field, field, survey->fields, survey->field_count) {
        const nt_survey_column *c = field->column;
        field->open_order = !field->personal && nt_survey_holds_days(c) && c->days.rival &&
                            (!c->days.telling || c->days.against);
    }
}

/* A column that proves no order is read as one of the same spelling that does; nothing more than a
 * proposal. */
static void lean_on_others(nt_survey *survey)
{
    for (size_t i = 0; i < survey->field_count; i++) {
        nt_survey_days *days = &((nt_survey_column *)survey->fields[i].column)->days;
        for (size_t j = 0; days->rival && !days->telling && j < survey->field_count; j++) {
            const nt_survey_days *other = &survey->fields[j].column->days;
            if (other->telling && strcmp(other->format, days->rival) == 0) {
                *days = (nt_survey_days){.format = days->rival,
                                         .rival = days->format,
                                         .read = days->read,
                                         .days = days->days};
                break;
            }
        }
    }
}

nt_survey *nt_survey_make(nt_arena *arena, const nt_grid *sheet, const nt_survey_table *table)
{
    nt_survey *survey = nt_new(arena, nt_survey);
    *survey =
        (nt_survey){.table = table, .sheet = sheet, .program = nt_survey_program_areas(arena)};
    survey->fields = nt_new_array(arena, nt_survey_field, table->columns + 1);
    for (size_t c = 0; c < table->columns; c++) {
        if (*table->headings[c]) {
            nt_survey_column *column = nt_new(arena, nt_survey_column);
            *column = nt_survey_count_column(arena, sheet, table, c);
            survey->fields[survey->field_count++] =
                (nt_survey_field){.column = column, .why = NT_TEXT_SURVEY_NOTHING};
        }
    }
    lean_on_others(survey);
    nt_survey_find_persons(survey);
    nt_survey_find_roles(arena, survey);
    nt_survey_leave_many(arena, survey);
    nt_survey_settle(arena, survey);
    return survey;
}
