/* What is wrong or lacking in the register: problems by kind, missing values by column, columns. */
#include <string.h>

#include "frame_table.h"
#include "words/report.h"

/* What the codes of problems are called in print; another code stands for itself. */
static const nt_row_name names[] = {
    {"type", NT_TEXT_REPORT_NO_NUMBER_DATE_OR_BOOLEAN},
    {"unknown-code", NT_TEXT_REPORT_NOT_IN_THE_CODE_LIST},
    {"ambiguous-code", NT_TEXT_REPORT_MATCHES_MORE_THAN_ONE_CODE},
    {"invisible-difference", NT_TEXT_REPORT_TEXTS_THAT_DIFFER_ONLY_IN_WHAT_CANNOT_BE},
    {"rare-value", NT_TEXT_REPORT_VALUE_TOO_RARE_TO_BE_PRINTED},
    {"missing-value", NT_TEXT_REPORT_NEEDED_VALUE_MISSING},
    {"missing-id", NT_TEXT_REPORT_CASE_WITHOUT_ID},
    {"case-id", NT_TEXT_REPORT_CASE_ID_THAT_DOES_NOT_LOOK_LIKE_ONE},
    {"duplicate-id", NT_TEXT_REPORT_REPEATED_CASE_ID},
    {"likely-duplicate", NT_TEXT_REPORT_LIKELY_ONE_CASE_TWO_IDS},
    {"future-date", NT_TEXT_REPORT_DAY_AFTER_THE_DAY_OF_THE_REPORT},
    {"default-date", NT_TEXT_REPORT_DEFAULT_DAY_OF_AN_APPLICATION},
    {"date-spike", NT_TEXT_REPORT_ONE_DAY_STANDS_TOO_OFTEN},
    {"impossible-date", NT_TEXT_REPORT_DAY_THAT_DOES_NOT_EXIST},
    {"ambiguous-date", NT_TEXT_REPORT_DAY_THAT_CAN_BE_READ_BOTH_WAYS},
    {"serial-date", NT_TEXT_REPORT_DAY_AS_A_SERIAL_NUMBER},
    {"thousands-dot", NT_TEXT_REPORT_THOUSANDS_DOT_IN_A_NUMBER},
    {"regency-outside-province", NT_TEXT_REPORT_AREA_OUTSIDE_THE_ONE_THAT_IT_IS_A_PART},
    {"blank-run", NT_TEXT_REPORT_RUN_OF_BLANK_ROWS},
    {"blank-row", NT_TEXT_REPORT_BLANK_ROW},
    {"total-row", NT_TEXT_REPORT_TOTAL_ROW_AT_THE_END},
    {"ragged-row", NT_TEXT_REPORT_ROW_WITH_A_WRONG_NUMBER_OF_CELLS},
    {"stray-quote", NT_TEXT_REPORT_QUOTE_INSIDE_A_CELL},
    {"unterminated-quote", NT_TEXT_REPORT_QUOTE_THAT_IS_NEVER_CLOSED},
    {"encoding", NT_TEXT_REPORT_BYTE_OUTSIDE_THE_FILES_ENCODING},
    {"mojibake", NT_TEXT_REPORT_LETTERS_SPOILT_BY_A_WRONG_ENCODING},
    {"byte-order-mark", NT_TEXT_REPORT_BYTE_ORDER_MARK},
    {"too-long", NT_TEXT_REPORT_CELL_TOO_LONG},
    {"personal-number", NT_TEXT_REPORT_PERSONS_NUMBER_NOT_READ},
    {"personal-column", NT_TEXT_REPORT_PERSONAL_COLUMN_NOT_READ},
};

static const nt_column_choice of_problems[] = {
    {"count", NT_TEXT_REPORT_HOW_MANY, .show = NT_SHOW_NUMBER},
};

static const nt_column_choice of_missing[] = {
    {"count", NT_TEXT_REPORT_MISSING, .show = NT_SHOW_NUMBER},
    {"share", NT_TEXT_REPORT_PER_CENT_PERSEN, .show = NT_SHOW_NUMBER},
};

static const nt_column_choice of_left_out[] = {
    {"left-out", NT_TEXT_REPORT_WHAT_IS_NOT_IN_THIS_REPORT, .show = NT_SHOW_WORDS},
};

static const struct {
    const char *of;
    nt_text caption;
    nt_frame_plan plan;
} tables[] = {
    {"problems",
     NT_TEXT_REPORT_PROBLEMS_BY_KIND,
     {.frame = "quality.problems",
      .row_head = NT_TEXT_REPORT_PROBLEM,
      .columns = of_problems,
      .column_count = sizeof of_problems / sizeof *of_problems}},
    {"missing",
     NT_TEXT_REPORT_MISSING_VALUES_BY_COLUMN,
     {.frame = "quality.missing",
      .row_head = NT_TEXT_REPORT_COLUMN,
      .columns = of_missing,
      .column_count = sizeof of_missing / sizeof *of_missing}},
    {"left-out",
     NT_TEXT_REPORT_COLUMNS_THAT_THE_REGISTER_LACKS,
     {.frame = "quality.left-out",
      .row_head = NT_TEXT_REPORT_COLUMN,
      .columns = of_left_out,
      .column_count = sizeof of_left_out / sizeof *of_left_out}},
};

static nt_status build(nt_draft *draft, nt_error *err)
{
    nt_place place;
    const char *of = nt_report_draft_member(draft, "of", &place);
    for (size_t i = 0; of && i < sizeof tables / sizeof *tables; i++) {
        if (strcmp(of, tables[i].of) == 0) {
            nt_frame_plan plan = tables[i].plan;
            plan.place = place;
            plan.names = names;
            plan.name_count = sizeof names / sizeof *names;
            draft->caption = tables[i].caption;
            return nt_report_draft_frame(draft, &plan, err);
        }
    }
    place = place.file ? place : draft->definition->place;
    return nt_fail(err, NT_INVALID, place, NT_MESSAGE_REPORT_QUALITY_OF());
}

const nt_table_kind nt_table_quality = {"quality", {"of", NULL}, build};
