/* What a row seems to be: a case, or one of several allegations or persons of a case. */
#include <string.h>

#include "guess.h"

/* Of rows whose id stood before: how many there are, and how many say the same day, and another
 * person, than the first with it. */
typedef struct {
    size_t again, same_day, other_person;
} repeats;

static const nt_survey_field *person_of(const nt_survey *survey)
{
    NT_EACH(const nt_survey_field, field, survey->fields, survey->field_count) {
        if (field->personal && nt_survey_hinted(field->column->heading, NT_HINT_PERSON) &&
            !nt_survey_hinted(field->column->heading, NT_HINT_FREE)) {
            return field;
        }
    }
    return NULL;
}

/* The cells of the id, one or two; "" where one is empty. */
static const char *id_of(nt_arena *arena, const nt_survey *survey, const nt_grid_row *row)
{
    const char *id = "";
    NT_EACH(const nt_survey_field, field, survey->fields, survey->field_count) {
        if (field->role && strcmp(field->role, "case.id") == 0) {
            const char *text = nt_survey_cell(row, field);
            id = *text ? nt_arena_printf(arena, "%s\n%s", id, text) : "";
        }
    }
    return id;
}

static repeats count_repeats(const nt_survey *survey, const nt_survey_field *day,
                             const nt_survey_field *person)
{
    NT_PASSING_ARENA(scratch);
    nt_map first = nt_map_open(scratch);
    repeats found = {0};
    for (size_t r = survey->table->first_row; r < survey->table->end; r++) {
        const nt_grid_row *row = &survey->sheet->rows[r];
        const char *id = id_of(scratch, survey, row);
        size_t at = *id ? nt_map_keep(&first, id, r) : NT_MAP_NONE;
        if (at != NT_MAP_NONE) {
            const nt_grid_row *before = &survey->sheet->rows[at];
            found.again++;
            found.same_day += strcmp(nt_survey_cell(before, day), nt_survey_cell(row, day)) == 0;
            found.other_person +=
                person && strcmp(nt_survey_cell(before, person), nt_survey_cell(row, person)) != 0;
        }
    }
    return found;
}

nt_row_unit nt_survey_row_unit(const nt_survey *survey)
{
    const nt_survey_field *day = nt_survey_holder(survey, "case.reported_on");
    bool versions = nt_survey_holder(survey, "case.recorded_on") != NULL;
    if (!day || versions || !nt_survey_holder(survey, "case.id")) {
        return NT_ROW_CASE;
    }
    repeats found = count_repeats(survey, day, person_of(survey));
    /* A case that was typed twice is rare, and has another day as often as not. */
    size_t rows = survey->table->end - survey->table->first_row;
    bool parts = 20 * found.again >= rows && 10 * found.same_day >= 9 * found.again;
    return !parts                                  ? NT_ROW_CASE
           : 2 * found.other_person >= found.again ? NT_ROW_PERSON
                                                   : NT_ROW_ALLEGATION;
}
