/* Texts that match nothing in their code list: each is told once, with how many rows have it. */
#include <string.h>

#include "base/personal.h"
#include "cases.h"
#include "words/base.h"
#include "words/model.h"

/* What is beyond that many texts is counted as one, of which none is shown. */
static nt_unmatched *unmatched_of(nt_cases *cases, int column, const char *text)
{
    nt_map *texts = &cases->unmatched_texts[column];
    bool kept = texts->count < NT_MEMO_MAX || nt_map_find(texts, text) != NT_MAP_NONE;
    const char *key = kept ? text : "";
    size_t at = nt_map_find(texts, key);
    if (at == NT_MAP_NONE) {
        nt_unmatched made = {.text = nt_arena_string(cases->arena, key)};
        at = cases->unmatched[column].count;
        nt_vec_push(cases->arena, &cases->unmatched[column], made);
        nt_map_keep(texts, made.text, at);
    }
    return &cases->unmatched[column].items[at];
}

void nt_model_count_row(nt_occurrences *of, const char *id)
{
    of->rows++;
    if (of->cases < NT_OFTEN && (!of->cases || strcmp(of->last, id) != 0)) {
        of->cases++;
        strcpy(of->last, id);
    }
}

void nt_model_keep_unmatched(nt_cases *cases, const nt_stream_row *row, int column, const char *id,
                             bool ambiguous)
{
    nt_unmatched *of = unmatched_of(cases, column, nt_model_cell_of(cases, row, column)->text);
    if (of->seen.rows < NT_PROBLEM_NEXT) {
        of->first[of->seen.rows] = nt_model_place_of(cases, row, column);
    }
    nt_model_count_row(&of->seen, id);
    of->ambiguous = ambiguous;
}

bool nt_model_may_show(const char *text, const nt_occurrences *seen)
{
    return seen->cases >= NT_OFTEN && !nt_personal_is_addressed(text);
}

/* The text and its rows, where it is no name; else nothing. What may mean several codes is a word
 * of their list, however seldom it stands. */
static const nt_message *shown(const nt_cases *cases, const nt_unmatched *of, nt_message *out)
{
    size_t rows = of->seen.rows;
    bool is_plain = of->ambiguous || nt_model_may_show(of->text, &of->seen);
    if (!*of->text || (!is_plain && !nt_problems_shows_values(cases->problems))) {
        return NULL;
    }
    const char *lines = nt_problem_lines(cases->arena, of->first[0], of->first,
                                         rows < NT_PROBLEM_NEXT ? rows : NT_PROBLEM_NEXT, rows);
    *out = NT_MESSAGE_MODEL_TEXT_AND_ROWS(.text = of->text, .count = (long long)rows,
                                          .lines = nt_text_alike(lines));
    return out;
}

static nt_message unknown_of(const nt_cases *cases, int column, const nt_unmatched *of,
                             const nt_message *text, nt_message *hint)
{
    const char *heading = nt_model_heading(cases, column);
    if (column == NT_COLUMN_OUTCOME && cases->by_stage) {
        return NT_MESSAGE_MODEL_UNKNOWN_STAGE(.text = text, .column = heading,
                                              .outcomes = nt_model_outcome_codes(cases->lists));
    }
    if (column == NT_COLUMN_OUTCOME) {
        return NT_MESSAGE_MODEL_UNKNOWN_OUTCOME(.text = text, .column = heading,
                                                .outcomes = nt_model_outcome_codes(cases->lists));
    }
    bool is_area = column == NT_DIM_PROVINCE || column == NT_DIM_REGENCY;
    const nt_level *level =
        is_area ? nt_model_common_level(cases->lists, (nt_dimension)column) : NULL;
    nt_text list =
        is_area ? nt_model_level_words(level) : nt_text_alike(nt_model_dimension_names[column]);
    const nt_code_vec *codes = &cases->lists->codes[column];
    if (of->ambiguous) {
        bool tells =
            text && is_area && nt_problems_may_search(cases->problems, of->text, codes->count);
        const char *meanings =
            tells ? nt_model_meanings(cases->arena, codes->items, codes->count, of->text) : "";
        *hint = NT_MESSAGE_MODEL_MEANINGS(.meanings = meanings);
        return NT_MESSAGE_MODEL_AMBIGUOUS_CODE(.text = text, .column = heading, .list = list,
                                               .hint = *meanings ? hint : NULL);
    }
    const nt_code_names *names = &cases->lists->names[column];
    uint32_t nearest = nt_problems_may_search(cases->problems, of->text, names->keys.count)
                           ? nt_model_nearest_code(names, of->text)
                           : NT_NAME_UNKNOWN;
    bool found = nearest < NT_NAME_AMBIGUOUS;
    *hint = NT_MESSAGE_BASE_DID_YOU_MEAN(.near = found ? codes->items[nearest].label.in[0] : "");
    return NT_MESSAGE_MODEL_UNKNOWN_CODE(.text = text, .column = heading, .list = list,
                                         .hint = found ? hint : NULL);
}

/* What is shown stands alone; what is not is told together with the rest of its column. */
static void tell(nt_cases *cases, int column, const nt_unmatched *of)
{
    nt_message text, hint;
    const nt_message *told = shown(cases, of, &text);
    if (nt_problems_take(cases->problems, NT_SEVERITY_WARNING,
                         of->ambiguous ? "ambiguous-code" : "unknown-code",
                         told ? NULL : nt_model_heading(cases, column), of->seen.rows)) {
        nt_problems_list(cases->problems, of->first[0], unknown_of(cases, column, of, told, &hint));
    }
}

void nt_model_tell_unmatched(nt_cases *cases)
{
    for (int column = 0; column < NT_COLUMN_COUNT; column++) {
        for (size_t i = 0; i < cases->unmatched[column].count; i++) {
            tell(cases, column, &cases->unmatched[column].items[i]);
        }
    }
}
