/* `netra init` of a wide table: what it says, asks and finds wrong. Its numbers are published
 * figures, not cases. */

#include "edition/pipeline.h"
#include "init.h"
#include "words/command.h"

static nt_text meaning_of(const nt_survey_wide *wide, const nt_survey_field *field,
                          nt_wide_kind kind)
{
    return field == wide->area         ? (nt_text)NT_TEXT_COMMAND_INIT_FIGURE_AREA
           : field == wide->rival      ? (nt_text)NT_TEXT_COMMAND_INIT_FIGURE_CATEGORY
           : field == wide->category   ? (nt_text)NT_TEXT_COMMAND_INIT_FIGURE_CATEGORY
           : field == wide->time       ? (nt_text)NT_TEXT_COMMAND_INIT_FIGURE_TIME
           : field == wide->year_field ? (nt_text)NT_TEXT_COMMAND_INIT_FIGURE_YEAR
           : field == wide->counter    ? (nt_text)NT_TEXT_COMMAND_INIT_FIGURE_COUNTER
           : field == wide->unit_field ? (nt_text)NT_TEXT_COMMAND_INIT_FIGURE_UNITS
           : kind == NT_WIDE_TOTAL     ? (nt_text)NT_TEXT_COMMAND_INIT_FIGURE_TOTAL
                                       : (nt_text)NT_TEXT_COMMAND_INIT_NO_ROLE;
}

static void tell_values(nt_lang lang, const nt_survey *survey, const nt_survey_wide *wide)
{
    static const nt_text words[] = {[NT_WIDE_SPANS] = NT_TEXT_COMMAND_INIT_WIDE_SPANS,
                                    [NT_WIDE_AREAS] = NT_TEXT_COMMAND_INIT_WIDE_AREAS,
                                    [NT_WIDE_STAGES] = NT_TEXT_COMMAND_INIT_WIDE_STAGES,
                                    [NT_WIDE_KINDS] = NT_TEXT_COMMAND_INIT_WIDE_KINDS,
                                    [NT_WIDE_COUNTS] = NT_TEXT_COMMAND_INIT_WIDE_COUNTS};
    const char *first = NULL, *last = "";
    size_t count = 0;
    for (size_t i = 0; i < survey->field_count; i++) {
        if (wide->kinds[i] == NT_WIDE_VALUE) {
            last = survey->fields[i].column->heading;
            first = first ? first : last;
            count++;
        }
    }
    nt_tell(stdout, lang,
            count == 1 ? NT_MESSAGE_COMMAND_INIT_WIDE_ONE(.column = last)
                       : NT_MESSAGE_COMMAND_INIT_WIDE(.columns = (long long)count,
                                                      .first = first ? first : "", .last = last,
                                                      .meaning = words[wide->of]));
}

void nt_init_tell_wide(nt_lang lang, const nt_survey *survey, const nt_survey_wide *wide)
{
    tell_values(lang, survey, wide);
    for (size_t i = 0; i < survey->field_count; i++) {
        const nt_survey_field *field = &survey->fields[i];
        if (wide->kinds[i] != NT_WIDE_VALUE || field == wide->year_field) {
            nt_tell(stdout, lang,
                    NT_MESSAGE_COMMAND_INIT_FIGURE_COLUMN(.column = field->column->heading,
                                                          .meaning = meaning_of(wide, field,
                                                                                wide->kinds[i])));
        }
    }
    for (size_t i = 0; wide->units && i < survey->field_count; i++) {
        if (wide->units[i]) {
            nt_tell(stdout, lang,
                    NT_MESSAGE_COMMAND_INIT_COLUMN_UNIT(.column = survey->fields[i].column->heading,
                                                        .unit = wide->units[i]));
        }
    }
    if (wide->is_shares) {
        nt_tell(stdout, lang, NT_MESSAGE_COMMAND_INIT_FIGURE_SHARES());
    } else if (wide->unit) {
        nt_tell(stdout, lang, NT_MESSAGE_COMMAND_INIT_FIGURE_UNIT(.unit = wide->unit));
    }
}

void nt_init_ask_wide(nt_arena *arena, nt_lang lang, nt_survey_wide *wide, nt_init_answers *answers)
{
    nt_tell(stdout, lang, NT_MESSAGE_COMMAND_INIT_QUESTIONS());
    if (!wide->is_shares && !wide->units) {
        nt_tell(stdout, lang, NT_MESSAGE_COMMAND_INIT_ASK_UNIT());
        const char *unit = nt_init_answer(arena, wide->unit ? wide->unit : "");
        wide->unit = *unit ? unit : wide->unit;
    }
    nt_tell(stdout, lang, NT_MESSAGE_COMMAND_INIT_ASK_PUBLISHER());
    wide->publisher = nt_init_answer(arena, "");
    nt_tell(stdout, lang, NT_MESSAGE_COMMAND_INIT_ASK_OFFICE());
    answers->office = nt_init_answer(arena, wide->publisher);
}

/* Of "2023" and "2024 (s.d. Juni)" the one that is not read. */
static const char *longest_text(const nt_survey_column *c)
{
    const char *longest = c->values[0].text;
    for (size_t i = 1; i < c->value_count; i++) {
        longest = strlen(c->values[i].text) > strlen(longest) ? c->values[i].text : longest;
    }
    return longest;
}

/* Rows have to be told apart by what may be printed, and every number has its time. */
nt_status nt_init_judge_wide(const nt_survey *survey, const nt_survey_wide *wide, const char *path,
                             nt_error *err)
{
    NT_FAIL_IF(wide->rival, err, NT_INVALID, nt_place_in(path),
               NT_MESSAGE_COMMAND_INIT_WIDE_RIVAL(.column = wide->rival->column->heading));
    NT_FAIL_IF(wide->years, err, NT_INVALID, nt_place_in(path),
               NT_MESSAGE_COMMAND_INIT_WIDE_YEARS(.column = wide->years->column->heading,
                                                  .text = longest_text(wide->years->column)));
    NT_FAIL_IF(wide->unread, err, NT_INVALID, nt_place_in(path),
               NT_MESSAGE_COMMAND_INIT_WIDE_UNREAD(.column = wide->unread->column->heading));
    NT_FAIL_IF(wide->part, err, NT_INVALID, nt_place_in(path),
               NT_MESSAGE_COMMAND_INIT_WIDE_TWO_TIMES(.column = wide->part->column->heading));
    const nt_survey_field *labels[] = {wide->area, wide->category, wide->counter};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++) {
        NT_FAIL_IF(
            labels[i] && labels[i]->column->blank, err, NT_INVALID, nt_place_in(path),
            NT_MESSAGE_COMMAND_INIT_WIDE_BLANK(.column = labels[i]->column->heading,
                                               .count = (long long)labels[i]->column->blank));
    }
    bool told = wide->area || wide->category || wide->counter || wide->time || wide->year_field;
    NT_FAIL_IF(wide->lacks_year, err, NT_INVALID, nt_place_in(path),
               NT_MESSAGE_COMMAND_INIT_WIDE_NO_YEAR());
    return told || survey->table->end - survey->table->first_row < 2
               ? NT_OK
               : nt_fail(err, NT_INVALID, nt_place_in(path),
                         NT_MESSAGE_COMMAND_INIT_WIDE_NO_LABEL());
}
