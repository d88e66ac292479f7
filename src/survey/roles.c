/* Which column is which: persons first, whose texts nobody looks at again; then the days by their
 * order in time, the id, the outcome, and what cases are counted by. */
#include <stdlib.h>
#include <string.h>

#include "guess.h"
#include "ingest/date_format.h"
#include "words/survey.h"

void nt_survey_take(nt_survey_field *field, const char *role, nt_sureness sure, nt_text why)
{
    field->role = role;
    field->sure = sure;
    field->why = why;
}

static int hinted(const nt_survey_field *field, nt_survey_hint hint)
{
    return nt_survey_hinted(field->column->heading, hint);
}

bool nt_survey_holds_days(const nt_survey_column *column)
{
    size_t days = column->days.days + column->typed_days;
    return days && 5 * days >= 4 * (column->filled - column->waiting);
}

bool nt_survey_repeats(const nt_survey_column *column)
{
    return column->filled && 2 * column->often >= column->filled;
}

static bool is_free(const nt_survey_field *field)
{
    return !field->role && !field->personal;
}

/* ---- persons ---- */

static void mark(nt_survey_field *field, nt_sureness sure, nt_text why)
{
    field->personal = true;
    field->role = NULL;
    field->sure = sure;
    field->why = why;
}

/* "Nama Pemohon", but neither "Nama Instansi" nor "Jenis Pemohon". */
static bool is_called_so(const nt_survey_field *field)
{
    return hinted(field, NT_HINT_PERSON) && !hinted(field, NT_HINT_THING) &&
           !(hinted(field, NT_HINT_SORT) && nt_survey_repeats(field->column));
}

/* Known areas, or outcomes and sanctions of few words in a column that is called so: no names,
 * however seldom they stand. */
static bool is_known(const nt_survey *survey, const nt_survey_field *field)
{
    enum { WORDS_MAX = 3 };
    NT_PASSING_ARENA(passing);
    const nt_survey_column *c = field->column;
    bool outcomes = hinted(field, NT_HINT_OUTCOME) > 1;
    bool sanctions = hinted(field, NT_HINT_SANCTION) > 1;
    size_t areas = 0;
    for (size_t v = 0; v < c->value_count; v++) {
        const char *text = c->values[v].text;
        int words = 1;
        for (const char *at = text; *at; at++) {
            words += *at == ' ';
        }
        outcomes = outcomes && words <= WORDS_MAX && nt_survey_outcome_kind(text);
        sanctions = sanctions && words <= WORDS_MAX && nt_survey_is_sanction(text);
        nt_area_found found = nt_model_find_area(passing, survey->program, text);
        areas += found.area || found.several ? c->values[v].count : 0;
    }
    return outcomes || sanctions || 5 * areas >= 4 * c->filled;
}

static void judge_person(const nt_survey *survey, nt_survey_field *field)
{
    const nt_survey_column *c = field->column;
    bool days = nt_survey_holds_days(c);
    if (c->personal_numbers) {
        mark(field, NT_SURE_PROVEN, (nt_text)NT_TEXT_SURVEY_HOLDS_PERSONAL_NUMBERS);
    } else if (3 * c->addresses > c->filled) {
        mark(field, NT_SURE_PROVEN, (nt_text)NT_TEXT_SURVEY_HOLDS_ADDRESSES);
    } else if (days ? hinted(field, NT_HINT_BIRTH) > 0 : is_called_so(field)) {
        mark(field, NT_SURE_LIKELY, (nt_text)NT_TEXT_SURVEY_CALLED_PERSONAL);
    } else if (!days && c->filled && 10 * c->plain_ids < 9 * c->filled &&
               10 * c->numbers < 9 * c->filled && !nt_survey_repeats(c) &&
               !is_known(survey, field)) {
        mark(field, NT_SURE_LIKELY, (nt_text)NT_TEXT_SURVEY_FREE_TEXT);
    }
}

void nt_survey_find_persons(nt_survey *survey)
{
    for (size_t i = 0; i < survey->field_count; i++) {
        judge_person(survey, &survey->fields[i]);
    }
}

const char *nt_survey_cell(const nt_grid_row *row, const nt_survey_field *field)
{
    return nt_ingest_grid_cell(row, field->column->index).text;
}

/* ---- days ---- */

/* The day in the cell, or unknown. */
static nt_date day_of(const nt_grid_row *row, const nt_survey_field *field)
{
    nt_grid_cell cell = nt_ingest_grid_cell(row, field->column->index);
    const char *format = field->column->days.format;
    nt_civil civil;
    if (cell.kind >= NT_GRID_DAY) {
        return nt_date_parse_iso(cell.text, 10);
    }
    return format && nt_ingest_parse_date(cell.text, format, NT_SURVEY_CENTURY, &civil)
               ? nt_date_from_civil(civil.year, civil.month, civil.day)
               : NT_DATE_UNKNOWN;
}

typedef struct {
    size_t before, same, after; /* rows in which the first lies before the second… */
} day_order;

static day_order order_of(const nt_survey *survey, const nt_survey_field *a,
                          const nt_survey_field *b)
{
    day_order order = {0};
    for (size_t r = survey->table->first_row; r < survey->table->end; r++) {
        nt_date first = day_of(&survey->sheet->rows[r], a);
        nt_date second = day_of(&survey->sheet->rows[r], b);
        if (nt_date_known(first) && nt_date_known(second)) {
            order.before += first < second;
            order.same += first == second;
            order.after += first > second;
        }
    }
    return order;
}

/* No day of the first lies behind one of the second, but for slips. */
static bool comes_first(const nt_survey *survey, const nt_survey_field *a, const nt_survey_field *b)
{
    day_order order = order_of(survey, a, b);
    return 20 * order.after <= order.before + order.same + order.after;
}

/* One of a hearing or an appeal is a stage only where its heading says so, too. */
static bool is_day(const nt_survey_field *field)
{
    int aside = hinted(field, NT_HINT_ASIDE);
    return is_free(field) && nt_survey_holds_days(field->column) &&
           !hinted(field, NT_HINT_PLANNED) &&
           (aside <= hinted(field, NT_HINT_DECIDED) || aside <= hinted(field, NT_HINT_REPORTED));
}

/* Columns, each of which is held against each: the first ones, where a table has more than any
 * register. */
enum { FEW_MAX = 64 };
typedef struct {
    nt_survey_field *fields[FEW_MAX];
    size_t count;
} few_columns;

static few_columns list_few(const nt_survey *survey, bool (*is_one)(const nt_survey_field *))
{
    few_columns few = {.count = 0};
    for (size_t i = 0; i < survey->field_count && few.count < FEW_MAX; i++) {
        if (is_one(&survey->fields[i])) {
            few.fields[few.count++] = &survey->fields[i];
        }
    }
    return few;
}

/* Whether its heading speaks of another stage than that one, which it is called by that much. */
static bool is_of_another(const nt_survey_field *field, nt_survey_hint hint, int called)
{
    bool other = hinted(field, NT_HINT_INCIDENT) || hinted(field, NT_HINT_REPORTED);
    return (!called && other) ||
           (hint == NT_HINT_DECIDED && hinted(field, NT_HINT_SANCTIONED) > called);
}

/* The best by its heading among days that come after `after`, which may be NULL; a later stage
 * needs a word of its own where `asks` says so. What was decided on appeal, or followed up of a
 * decision, gives way to the decision. */
static nt_survey_field *find_day(const nt_survey *survey, const few_columns *days,
                                 nt_survey_hint hint, const nt_survey_field *after, int asks)
{
    nt_survey_field *best = NULL;
    int best_score = -1;
    NT_EACH_OF(nt_survey_field, field, days->fields, days->count) {
        int called = hinted(field, hint);
        if (!is_free(field) || called < asks || is_of_another(field, hint, called) ||
            (after && !comes_first(survey, after, field))) {
            continue;
        }
        bool yields = hinted(field, NT_HINT_ASIDE) ||
                      (hint == NT_HINT_DECIDED && hinted(field, NT_HINT_SANCTIONED));
        int score = 4 * called + (after && field->column->blank > 0) - (yields ? 3 : 0);
        if (score > best_score) {
            best = field;
            best_score = score;
        }
    }
    return best;
}

/* How many of the other days come no earlier. */
static int firsts(const nt_survey *survey, const few_columns *days, const nt_survey_field *field)
{
    nt_survey_field *const *all = days->fields;
    return NT_SUM(int, i, days->count,
                  all[i] != field && is_free(all[i]) && comes_first(survey, field, all[i]));
}

/* The first day in time, of nearly every row, and called so; what a case is about comes before it,
 * and is that day only where no other is. */
static nt_survey_field *find_reported(const nt_survey *survey, const few_columns *days)
{
    nt_survey_field *best = NULL;
    int best_score = -100;
    NT_EACH_OF(nt_survey_field, field, days->fields, days->count) {
        if (!is_free(field)) {
            continue;
        }
        const nt_survey_column *c = field->column;
        int score = 2 * firsts(survey, days, field) + 3 * hinted(field, NT_HINT_REPORTED) -
                    3 * hinted(field, NT_HINT_INCIDENT) - 2 * hinted(field, NT_HINT_DECIDED) -
                    2 * hinted(field, NT_HINT_SANCTIONED) - 2 * hinted(field, NT_HINT_RECORDED) -
                    (20 * c->blank > c->filled + c->blank ? 6 : 0);
        if (score > best_score) {
            best = field;
            best_score = score;
        }
    }
    return best;
}

/* A row that was written on a day says nothing of later ones: else the column is another day. */
static bool is_written_last(const nt_survey *survey, const few_columns *days,
                            const nt_survey_field *field)
{
    return NT_ALL(i, days->count,
                  days->fields[i] == field || comes_first(survey, days->fields[i], field));
}

static void give_day(nt_survey_field *field, const char *role, nt_survey_hint hint)
{
    if (field) {
        bool called = hinted(field, hint) > 0;
        nt_survey_take(field, role, called ? NT_SURE_LIKELY : NT_SURE_OPEN,
                       called ? (nt_text)NT_TEXT_SURVEY_CALLED_AND_ORDERED
                              : (nt_text)NT_TEXT_SURVEY_ORDERED);
    }
}

/* Why a column of days is none of the case's: true of what it holds, not only of its heading. */
static void tell_other_days(const nt_survey *survey, const nt_survey_field *reported)
{
    NT_EACH(nt_survey_field, field, survey->fields, survey->field_count) {
        if (is_free(field) && nt_survey_holds_days(field->column)) {
            int planned = hinted(field, NT_HINT_PLANNED);
            field->why = planned > 1 ? (nt_text)NT_TEXT_SURVEY_PLANNED_DAY
                         : planned   ? (nt_text)NT_TEXT_SURVEY_UPDATED_DAY
                         : !comes_first(survey, reported, field)
                             ? (nt_text)NT_TEXT_SURVEY_DAY_BEFORE
                             : (nt_text)NT_TEXT_SURVEY_ANOTHER_DAY;
        }
    }
}

static void find_days(const nt_survey *survey)
{
    few_columns days = list_few(survey, is_day);
    nt_survey_field *recorded = find_day(survey, &days, NT_HINT_RECORDED, NULL, 2);
    if (recorded && hinted(recorded, NT_HINT_REPORTED) < 2 &&
        is_written_last(survey, &days, recorded)) {
        give_day(recorded, "case.recorded_on", NT_HINT_RECORDED);
    }
    nt_survey_field *reported = find_reported(survey, &days);
    if (!reported) {
        return;
    }
    give_day(reported, "case.reported_on", NT_HINT_REPORTED);
    give_day(find_day(survey, &days, NT_HINT_DECIDED, reported, 0), "case.decided_on",
             NT_HINT_DECIDED);
    give_day(find_day(survey, &days, NT_HINT_SANCTIONED, reported, 2), "case.sanctioned_on",
             NT_HINT_SANCTIONED);
    tell_other_days(survey, reported);
}

/* ---- the id ---- */

/* "1 2 3 …" in the order of the rows: a number that says where a row stands, not which case it is.
 */
static bool counts_rows(const nt_survey *survey, const nt_survey_field *field)
{
    size_t matched = 0, rows = survey->table->end - survey->table->first_row;
    for (size_t i = 0; i < rows; i++) {
        char number[24];
        snprintf(number, sizeof number, "%zu", i + 1);
        matched += strcmp(nt_survey_cell(&survey->sheet->rows[survey->table->first_row + i], field),
                          number) == 0;
    }
    return 10 * matched >= 9 * rows;
}

/* "1 2 3 … 1 2 3": numbers of rows that begin anew, as in each sheet, and name no case. */
static bool starts_over(const nt_survey *survey, const nt_survey_field *field)
{
    long before = 0;
    bool again = false;
    for (size_t r = survey->table->first_row; r < survey->table->end; r++) {
        const char *text = nt_survey_cell(&survey->sheet->rows[r], field);
        char *end;
        long number = strtol(text, &end, 10);
        if (end == text || *end || (number != 1 && number != before + 1)) {
            return false;
        }
        again = again || (number == 1 && before);
        before = number;
    }
    return again;
}

/* "45 39 51", each once: an age, an amount or a count, where the heading does not call it a number
 * of a case and it does not stand first. */
static bool is_amount(const nt_survey_field *field)
{
    const nt_survey_column *c = field->column;
    return c->index && c->numbers == c->filled && !hinted(field, NT_HINT_ID);
}

static bool may_be_id(const nt_survey_field *field)
{
    const nt_survey_column *c = field->column;
    return is_free(field) && !nt_survey_holds_days(c) && c->filled && !is_amount(field) &&
           50 * c->plain_ids >= 49 * (c->filled + c->blank);
}

/* Every value once. */
static bool is_unique(const nt_survey_field *field)
{
    return field->column->value_count == field->column->filled;
}

static int id_score(const nt_survey *survey, const nt_survey_field *field)
{
    return 4 * hinted(field, NT_HINT_ID) + (is_unique(field) ? 20 : 0) -
           (counts_rows(survey, field) ? 10 : 0) - (field->column->index > 3);
}

/* Whether the two cells together stand once. */
static bool are_unique(const nt_survey *survey, const nt_survey_field *a, const nt_survey_field *b)
{
    NT_PASSING_ARENA(passing);
    nt_map seen = nt_map_open(passing);
    for (size_t r = survey->table->first_row; r < survey->table->end; r++) {
        const nt_grid_row *row = &survey->sheet->rows[r];
        const char *pair =
            nt_arena_printf(passing, "%s\n%s", nt_survey_cell(row, a), nt_survey_cell(row, b));
        if (nt_map_keep(&seen, pair, 1) != NT_MAP_NONE) {
            return false;
        }
    }
    return true;
}

/* The best two columns that name a case together, where none does alone: a year and a number. */
static bool find_pair(nt_arena *arena, const nt_survey *survey)
{
    few_columns few = list_few(survey, may_be_id);
    for (size_t i = 0; i < few.count; i++) {
        for (size_t j = i + 1; j < few.count; j++) {
            nt_survey_field *a = few.fields[i], *b = few.fields[j];
            if ((hinted(a, NT_HINT_ID) || hinted(b, NT_HINT_ID)) && are_unique(survey, a, b)) {
                nt_text why = nt_message_texts(
                    arena,
                    NT_MESSAGE_SURVEY_TOGETHER_ONCE(.count =
                                                        (long long)(survey->table->end -
                                                                    survey->table->first_row)));
                nt_survey_take(a, "case.id", NT_SURE_PROVEN, why);
                nt_survey_take(b, "case.id", NT_SURE_PROVEN, why);
                return true;
            }
        }
    }
    return false;
}

static void find_id(nt_arena *arena, const nt_survey *survey)
{
    nt_survey_field *best = NULL;
    bool versions = nt_survey_holder(survey, "case.recorded_on") != NULL;
    NT_EACH(nt_survey_field, field, survey->fields, survey->field_count) {
        bool fits =
            may_be_id(field) && (is_unique(field) || versions ||
                                 (hinted(field, NT_HINT_ID) && !starts_over(survey, field)));
        if (fits && (!best || id_score(survey, field) > id_score(survey, best))) {
            best = field;
        }
    }
    if (!(best && is_unique(best)) && !versions && find_pair(arena, survey)) {
        return;
    }
    if (best && is_unique(best) && counts_rows(survey, best)) {
        nt_survey_take(best, "case.id", NT_SURE_OPEN, (nt_text)NT_TEXT_SURVEY_COUNTS_ROWS);
    } else if (best) {
        size_t values = best->column->value_count;
        nt_survey_take(
            best, "case.id", is_unique(best) ? NT_SURE_PROVEN : NT_SURE_OPEN,
            nt_message_texts(
                arena, is_unique(best)
                           ? NT_MESSAGE_SURVEY_EACH_ONCE(.count = (long long)values)
                           : NT_MESSAGE_SURVEY_NOT_ONCE(.count = (long long)values,
                                                        .rows = (long long)best->column->filled)));
    }
}

/* Rows of one id, one day of report and one person that say when they were written anew are
 * versions of a case, not parts of it; of other days they are other cases. */
static void find_versions(const nt_survey *survey)
{
    const nt_survey_field *id = nt_survey_holder(survey, "case.id");
    if (nt_survey_row_unit(survey) != NT_ROW_ALLEGATION) {
        return;
    }
    NT_EACH(nt_survey_field, field, survey->fields, survey->field_count) {
        bool last = is_free(field) && nt_survey_holds_days(field->column) &&
                    hinted(field, NT_HINT_PLANNED) == 1 && are_unique(survey, id, field);
        for (size_t i = 0; i < survey->field_count && last; i++) {
            const nt_survey_field *other = &survey->fields[i];
            last = other == field || !nt_survey_holds_days(other->column) ||
                   comes_first(survey, other, field);
        }
        if (last) {
            nt_survey_take(field, "case.recorded_on", NT_SURE_OPEN,
                           (nt_text)NT_TEXT_SURVEY_CALLED_AND_ORDERED);
            return;
        }
    }
}

/* ---- the outcome, and what cases are counted by ---- */

/* How many cells say something of a case that is known as an outcome. */
static size_t known_outcomes(const nt_survey_column *c)
{
    return NT_SUM(size_t, i, c->value_count,
                  nt_survey_outcome_in(c, c->values[i].text) ? c->values[i].count : 0);
}

static bool may_be_coded(const nt_survey_field *field)
{
    const nt_survey_column *c = field->column;
    return is_free(field) && !nt_survey_holds_days(c) && c->value_count >= 1 &&
           nt_survey_repeats(c);
}

/* "Terbukti? Ya, Tidak" says more than what a case is at. */
static bool is_answered(const nt_survey_column *c)
{
    NT_PASSING_ARENA(scratch);
    bool all = c->value_count > 0 &&
               NT_ALL(i, c->value_count, nt_survey_answered(scratch, c, c->values[i].text));
    return all;
}

static void find_outcome(const nt_survey *survey)
{
    enum { OUTCOMES_MAX = 25, ANSWERED = 4 };
    nt_survey_field *best = NULL;
    size_t best_score = 0;
    NT_EACH(nt_survey_field, field, survey->fields, survey->field_count) {
        const nt_survey_column *c = field->column;
        size_t known = known_outcomes(c) * 10 / (c->filled + 1);
        bool few = c->filled && c->value_count <= OUTCOMES_MAX;
        int called = few && is_answered(c) ? ANSWERED : hinted(field, NT_HINT_OUTCOME);
        size_t score = known + 4 * (size_t)called;
        if (is_free(field) && !nt_survey_holds_days(c) && few && (known >= 5 || called > 1) &&
            score > best_score) {
            best = field;
            best_score = score;
        }
    }
    if (best) {
        bool words = 2 * known_outcomes(best->column) >= best->column->filled;
        nt_survey_take(best, "case.outcome", NT_SURE_LIKELY,
                       words ? (nt_text)NT_TEXT_SURVEY_OUTCOME_WORDS
                             : (nt_text)NT_TEXT_SURVEY_CALLED);
    }
}

/* "Jenis Pelapor", "Jenis Kelamin", "Jenis Instansi": neither kinds of cases nor what they name. */
static bool is_sort_of_another(const nt_survey_field *field)
{
    return hinted(field, NT_HINT_SORT) &&
           (hinted(field, NT_HINT_PERSON) || hinted(field, NT_HINT_TRAIT) ||
            hinted(field, NT_HINT_INSTITUTION) > 1 ||
            nt_survey_hinted_area(field->column->heading) > 1);
}

static void find_coded(const nt_survey *survey, const char *role, nt_survey_hint hint, int asks)
{
    nt_survey_field *best = NULL;
    int best_weight = asks - 1;
    NT_EACH(nt_survey_field, field, survey->fields, survey->field_count) {
        int weight = may_be_coded(field) && !is_sort_of_another(field) ? hinted(field, hint) : 0;
        if (weight > best_weight) {
            best = field;
            best_weight = weight;
        }
    }
    if (best) {
        nt_survey_take(best, role, NT_SURE_LIKELY, (nt_text)NT_TEXT_SURVEY_CALLED);
    }
}

/* The column that is called so, else one that is made of words of sanctions: "Tindak Lanjut". What
 * is recommended has not come to pass. */
static void find_sanction(const nt_survey *survey)
{
    find_coded(survey, "case.sanction", NT_HINT_SANCTION, 2);
    for (size_t i = 0; i < survey->field_count && !nt_survey_holder(survey, "case.sanction"); i++) {
        nt_survey_field *field = &survey->fields[i];
        const nt_survey_column *c = field->column;
        size_t cells = NT_SUM(size_t, v, c->value_count,
                              nt_survey_is_sanction(c->values[v].text) ? c->values[v].count : 0);
        if (may_be_coded(field) && 2 * cells > c->filled && !hinted(field, NT_HINT_DECIDED)) {
            nt_survey_take(field, "case.sanction", NT_SURE_LIKELY,
                           (nt_text)NT_TEXT_SURVEY_SANCTION_WORDS);
        }
    }
}

/* The column that names the most elections; without any the one that is called so, but for what
 * they are parted into: "Tahapan Pemilihan". */
static void find_event(const nt_survey *survey)
{
    nt_survey_field *best = NULL;
    size_t most = 0;
    NT_EACH(nt_survey_field, field, survey->fields, survey->field_count) {
        const nt_survey_column *c = field->column;
        bool may_be = may_be_coded(field) && hinted(field, NT_HINT_EVENT);
        size_t cells = may_be && !hinted(field, NT_HINT_SORT);
        for (size_t v = 0; may_be && v < c->value_count; v++) {
            cells += nt_survey_is_election(c->values[v].text) ? c->values[v].count : 0;
        }
        best = cells > most ? field : best;
        most = cells > most ? cells : most;
    }
    if (best) {
        nt_survey_take(best, "case.event", NT_SURE_LIKELY, (nt_text)NT_TEXT_SURVEY_CALLED);
    }
}

void nt_survey_find_roles(nt_arena *arena, nt_survey *survey)
{
    find_days(survey);
    find_id(arena, survey);
    find_versions(survey);
    find_sanction(survey);
    find_outcome(survey);
    nt_survey_find_places(arena, survey);
    find_event(survey);
    find_coded(survey, "case.position", NT_HINT_POSITION, 2);
    find_coded(survey, "case.violation", NT_HINT_KIND, 1);
    find_coded(survey, "case.institution", NT_HINT_INSTITUTION, 1);
}
