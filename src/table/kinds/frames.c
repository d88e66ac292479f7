/* Tables that print a frame of the register: any of its frames, as the template asks, and those
 * that have words and columns of their own. */
#include <string.h>

#include "frame_table.h"
#include "words/table.h"

const nt_table_kind nt_table_frame = {.id = "frame",
                                      .members = nt_table_frame_form,
                                      .build = nt_draft_defined,
                                      .plan = &(const nt_frame_plan){0}};

/* The cases that have waited longest: by id and institution, never by person. */
static const nt_frame_plan longest_open = {
    .frame = "longest-open",
    .selected = true,
    .row_head = NT_TEXT_TABLE_CASE_ID,
    .columns =
        (const nt_column_choice[]){
            {"institution", NT_TEXT_TABLE_INSTITUTION, .show = NT_SHOW_WORDS},
            {"stage", NT_TEXT_TABLE_STAGE, .show = NT_SHOW_WORDS},
            {"days", NT_TEXT_TABLE_DAYS_WAITING, .show = NT_SHOW_NUMBER}},
    .column_count = 3};

const nt_table_kind nt_table_longest_open = {
    .id = "longest-open",
    .members = nt_table_rows,
    .build = nt_draft_defined,
    .caption = NT_TEXT_TABLE_CASES_OPEN_LONGEST,
    .summary = NT_TEXT_TABLE_ONE_ROW_FOR_EACH_CASE_ID_INSTITUTION_ITS,
    .plan = &longest_open};

/* The register against the published figures of the same day and stage. */
static const nt_frame_plan reconciliation = {
    .frame = "reconciliation",
    .row_head = NT_TEXT_TABLE_STAGE_ELECTION_DAY,
    .columns =
        (const nt_column_choice[]){
            {"register", NT_TEXT_TABLE_REGISTER, .show = NT_SHOW_NUMBER},
            {"published", NT_TEXT_TABLE_PUBLISHED, .show = NT_SHOW_NUMBER},
            {"difference", NT_TEXT_TABLE_DIFFERENCE, .show = NT_SHOW_SIGNED}},
    .column_count = 3};

const nt_table_kind nt_table_reconciliation = {
    .id = "reconciliation",
    .members = nt_table_rows,
    .build = nt_draft_defined,
    .caption = NT_TEXT_TABLE_THE_REGISTER_AGAINST_PUBLISHED_FIGURES,
    .summary = NT_TEXT_TABLE_ONE_ROW_FOR_EACH_PUBLISHED_FIGURE_THE,
    .plan = &reconciliation};

/* What is wrong or lacking in the register: problems by kind, missing values by column, columns. */

/* What the codes of problems are called in print; another code stands for itself. */
static const nt_row_name names[] = {
    {"type", NT_TEXT_TABLE_NO_NUMBER_DATE_OR_BOOLEAN},
    {"unknown-code", NT_TEXT_TABLE_NOT_IN_THE_CODE_LIST},
    {"ambiguous-code", NT_TEXT_TABLE_MATCHES_MORE_THAN_ONE_CODE},
    {"invisible-difference", NT_TEXT_TABLE_TEXTS_THAT_DIFFER_ONLY_IN_WHAT_CANNOT_BE},
    {"rare-value", NT_TEXT_TABLE_VALUE_TOO_RARE_TO_BE_PRINTED},
    {"missing-value", NT_TEXT_TABLE_NEEDED_VALUE_MISSING},
    {"missing-id", NT_TEXT_TABLE_CASE_WITHOUT_ID},
    {"case-id", NT_TEXT_TABLE_CASE_ID_THAT_DOES_NOT_LOOK_LIKE_ONE},
    {"duplicate-id", NT_TEXT_TABLE_REPEATED_CASE_ID},
    {"rows-differ", NT_TEXT_TABLE_ROWS_OF_ONE_CASE_THAT_DIFFER},
    {"numbered-rows", NT_TEXT_TABLE_CASES_WITHOUT_AN_ID},
    {"likely-duplicate", NT_TEXT_TABLE_LIKELY_ONE_CASE_TWO_IDS},
    {"future-date", NT_TEXT_TABLE_DAY_AFTER_THE_DAY_OF_THE_REPORT},
    {"default-date", NT_TEXT_TABLE_DEFAULT_DAY_OF_AN_APPLICATION},
    {"date-spike", NT_TEXT_TABLE_ONE_DAY_STANDS_TOO_OFTEN},
    {"impossible-date", NT_TEXT_TABLE_DAY_THAT_DOES_NOT_EXIST},
    {"ambiguous-date", NT_TEXT_TABLE_DAY_THAT_CAN_BE_READ_BOTH_WAYS},
    {"swapped-days", NT_TEXT_TABLE_DAYS_AND_MONTHS_TURNED_ROUND},
    {"serial-date", NT_TEXT_TABLE_DAY_AS_A_SERIAL_NUMBER},
    {"thousands-dot", NT_TEXT_TABLE_THOUSANDS_DOT_IN_A_NUMBER},
    {"regency-outside-province", NT_TEXT_TABLE_AREA_OUTSIDE_THE_ONE_THAT_IT_IS_A_PART},
    {"blank-run", NT_TEXT_TABLE_RUN_OF_BLANK_ROWS},
    {"blank-row", NT_TEXT_TABLE_BLANK_ROW},
    {"hidden-rows", NT_TEXT_TABLE_HIDDEN_ROW_THAT_IS_READ},
    {"total-row", NT_TEXT_TABLE_TOTAL_ROW_AT_THE_END},
    {"ragged-row", NT_TEXT_TABLE_ROW_WITH_A_WRONG_NUMBER_OF_CELLS},
    {"stray-quote", NT_TEXT_TABLE_QUOTE_INSIDE_A_CELL},
    {"unterminated-quote", NT_TEXT_TABLE_QUOTE_THAT_IS_NEVER_CLOSED},
    {"encoding", NT_TEXT_TABLE_BYTE_OUTSIDE_THE_FILES_ENCODING},
    {"mojibake", NT_TEXT_TABLE_LETTERS_SPOILT_BY_A_WRONG_ENCODING},
    {"too-long", NT_TEXT_TABLE_CELL_TOO_LONG},
    {"personal-number", NT_TEXT_TABLE_PERSONS_NUMBER_NOT_READ},
};

static const nt_frame_plan problems = {
    .frame = "quality.problems",
    .row_head = NT_TEXT_TABLE_PROBLEM,
    .columns =
        (const nt_column_choice[]){{"count", NT_TEXT_TABLE_HOW_MANY, .show = NT_SHOW_NUMBER}},
    .column_count = 1};

static const nt_frame_plan missing = {
    .frame = "quality.missing",
    .only_telling = true,
    .row_head = NT_TEXT_TABLE_COLUMN,
    .columns = (const nt_column_choice[]){{"count", NT_TEXT_TABLE_MISSING, .show = NT_SHOW_NUMBER},
                                          {"share", NT_TEXT_TABLE_PER_CENT_PERSEN,
                                           .show = NT_SHOW_NUMBER}},
    .column_count = 2};

static const nt_frame_plan left_out = {
    .frame = "quality.left-out",
    .row_head = NT_TEXT_TABLE_COLUMN,
    .columns = (const nt_column_choice[]){{"left-out", NT_TEXT_TABLE_WHAT_IS_NOT_IN_THIS_REPORT,
                                           .show = NT_SHOW_WORDS}},
    .column_count = 1};

static nt_status build_part(nt_draft *draft)
{
    nt_frame_plan plan = *draft->kind->plan;
    plan.place = nt_json_get(draft->definition, "of")->place;
    plan.names = names;
    plan.name_count = sizeof names / sizeof *names;
    return nt_draft_frame(draft, &plan);
}

static const nt_table_kind parts[] = {{.id = "problems",
                                       .build = build_part,
                                       .caption = NT_TEXT_TABLE_PROBLEMS_BY_KIND,
                                       .plan = &problems},
                                      {.id = "missing",
                                       .build = build_part,
                                       .caption = NT_TEXT_TABLE_MISSING_VALUES_BY_COLUMN,
                                       .plan = &missing},
                                      {.id = "left-out",
                                       .build = build_part,
                                       .caption = NT_TEXT_TABLE_COLUMNS_THAT_THE_REGISTER_LACKS,
                                       .plan = &left_out}};

static const char *part_called(size_t index)
{
    return index < sizeof parts / sizeof *parts ? parts[index].id : NULL;
}

static const nt_json_form members[] = {
    {.key = "of", .is = NT_IS_TEXT, .needed = true, .choice = part_called}, {.key = NULL}};

static nt_status build_quality(nt_draft *draft)
{
    draft->kind = nt_draft_part(draft, parts, sizeof parts / sizeof *parts);
    return nt_draft_fill(draft);
}

const nt_table_kind nt_table_quality = {
    .id = "quality", .members = members, .build = build_quality};
