/* Rows of a register as cases: by code lists and days, judged as they are read. */
#include "case_events.h"

#include <stdio.h>
#include <string.h>

#include "base/threads.h"
#include "base/utf8.h"
#include "ingest/grid.h"
#include "words/ingest.h"
#include "words/model.h"

enum { RUN_MIN = 10, RUNS_MAX = 1000 };

/* Twice what the ids of a block of cases can take: by the time that it is used again, they are
 * packed. */
enum { POOL = 2 * NT_BLOCK_CASES * (NT_ID_MAX + 1) };

#define warn(cases, row, watch, code, ...)                                                         \
    nt_problems_add_in((cases)->problems, NT_SEVERITY_WARNING,                                     \
                       nt_model_place_of(cases, row, watch), code, nt_model_heading(cases, watch), \
                       __VA_ARGS__)

const int nt_model_day_columns[NT_DAY_COUNT] = {[NT_DAY_REPORTED] = NT_COLUMN_REPORTED,
                                                [NT_DAY_DECIDED] = NT_COLUMN_DECIDED,
                                                [NT_DAY_SANCTIONED] = NT_COLUMN_SANCTIONED,
                                                [NT_DAY_RECORDED] = NT_COLUMN_RECORDED};

nt_place nt_model_place_of(const nt_cases *cases, const nt_stream_row *row, int watch)
{
    int column = cases->watches[watch].column;
    return column < 0 ? nt_ingest_line_place(cases->table, row->line)
                      : nt_ingest_row_place(row, (size_t)column);
}

void nt_model_end_run(nt_cases *cases, nt_watch *watch)
{
    if (watch->run.length >= RUN_MIN && watch->runs.count < RUNS_MAX) {
        nt_vec_push(cases->arena, &watch->runs, watch->run);
    }
    watch->run.length = 0;
}

static void judge_missing(nt_cases *cases, const nt_stream_row *row, int w)
{
    /* Of several rows of a case any may have the value. */
    bool asked = cases->row == NT_ROW_CASE && w != NT_COLUMN_ID;
    if (asked && cases->table->fields[cases->watches[w].column].required) {
        warn(cases, row, w, "missing-value",
             NT_MESSAGE_INGEST_EMPTY_CELL(.column = nt_model_heading(cases, w)));
    }
}

static nt_outcome kind_of(const nt_cases *cases, const nt_case *c)
{
    return cases->lists->outcomes.items[c->outcome].kind;
}

unsigned nt_model_lacking(const nt_cases *cases, unsigned blank, const nt_case *c)
{
    bool decided = kind_of(cases, c) > NT_OUTCOME_PENDING;
    const struct {
        int column;
        bool reached;
    } stages[] = {{NT_COLUMN_OUTCOME, nt_date_known(c->decided)},
                  {NT_COLUMN_DECIDED, decided},
                  {NT_COLUMN_SANCTIONED, c->codes[NT_DIM_SANCTION] != 0},
                  {NT_DIM_SANCTION, nt_date_known(c->sanctioned)}};
    unsigned wanted = ~(unsigned)NT_LACKED_BEFORE_DECISION;
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++) {
        wanted |= (unsigned)stages[i].reached << stages[i].column;
    }
    return blank & wanted;
}

/* Which columns are blank, and how long they were so row by row. */
static unsigned watch_cells(nt_cases *cases, const nt_stream_row *row)
{
    unsigned blank = 0;
    for (int w = 0; w < NT_COLUMN_COUNT; w++) {
        nt_watch *watch = &cases->watches[w];
        if (watch->column < 0) {
            continue;
        }
        if (nt_model_is_missing(&row->cells[watch->column])) {
            blank |= 1u << w;
            watch->missing++;
            judge_missing(cases, row, w);
            watch->run.line = watch->run.length++ ? watch->run.line : row->line;
        } else if (watch->run.length) {
            nt_model_end_run(cases, watch);
        }
    }
    return blank;
}

const char *nt_model_keep_id(nt_cases *cases, const char *id, size_t length)
{
    if (length + 1 > cases->pool_left) {
        bool again = cases->pool && cases->cases.settled;
        cases->pool = again ? cases->pool : nt_arena_alloc(cases->arena, POOL);
        cases->pool_left = POOL;
    }
    char *kept = memcpy(cases->pool + POOL - cases->pool_left, id, length);
    kept[length] = '\0';
    cases->pool_left -= length + 1;
    return kept;
}

bool nt_model_is_plain_id(const char *text, size_t length, size_t colons)
{
    bool digit = false;
    for (size_t i = 0; i < length; i++) {
        char c = text[i], low = (char)(c | 0x20);
        if (!nt_is_digit(c) && (low < 'a' || low > 'z') && c != '-' && c != '/' && c != '.' &&
            c != '_' && (c != ':' || !colons--)) {
            return false;
        }
        digit = digit || nt_is_digit(c);
    }
    return digit && !colons && length <= NT_ID_MAX;
}

/* The cells of the id, one or several; NULL where one of them is empty, which is reported, or
 * cannot be read. Joined by a stroke, or by a colon where a cell has a stroke itself, so that no
 * two ids become one. */
static const char *join_id(nt_cases *cases, const nt_stream_row *row, char *joint)
{
    nt_buffer *joined = &cases->joined_id;
    joined->length = 0;
    *joint = '/';
    for (size_t i = 0; i < cases->id_column_count; i++) {
        const nt_cell *cell = &row->cells[cases->id_columns[i]];
        *joint = cases->id_column_count > 1 && strchr(cell->text, '/') ? ':' : *joint;
    }
    for (size_t i = 0; i < cases->id_column_count; i++) {
        size_t field = cases->id_columns[i];
        const nt_cell *cell = &row->cells[field];
        if (nt_model_is_missing(cell)) {
            nt_problems_add(cases->problems, NT_SEVERITY_ERROR, nt_ingest_row_place(row, field),
                            "missing-id", NT_MESSAGE_MODEL_NO_CASE_ID());
        }
        if (!cell->known) {
            return NULL;
        }
        nt_buffer_add(joined, joint, i ? 1 : 0);
        nt_buffer_puts(joined, cell->text);
    }
    return nt_buffer_text(joined);
}

/* Where no column is the id, it is the number of the row; "2/17" of the second of several files. */
static const char *number_of(nt_cases *cases, const nt_stream_row *row)
{
    char number[48];
    unsigned line = nt_ingest_line_place(cases->table, row->line).line;
    size_t part = nt_ingest_line_part(cases->table, row->line);
    int length = cases->table->part_count > 1
                     ? snprintf(number, sizeof number, "%zu/%u", part + 1, line)
                     : snprintf(number, sizeof number, "%u", line);
    return nt_model_keep_id(cases, number, (size_t)length);
}

/* A row of the case above, as merged cells leave it: its id is empty. */
static bool goes_on(const nt_cases *cases, const nt_stream_row *row)
{
    return cases->goes_on && *cases->id_above &&
           NT_ALL(i, cases->id_column_count,
                  nt_model_is_missing(&row->cells[cases->id_columns[i]]));
}

/* A case's id goes into reports; what could be a name does not. */
static const char *read_id(nt_cases *cases, const nt_stream_row *row)
{
    char joint;
    const nt_cell *cell = nt_model_cell_of(cases, row, NT_COLUMN_ID);
    if (goes_on(cases, row)) {
        return cases->id_above;
    }
    cases->id_above = "";
    const char *text = join_id(cases, row, &joint);
    size_t length = text ? strlen(text) : 0;
    if (text &&
        !nt_model_is_plain_id(text, length, joint == ':' ? cases->id_column_count - 1 : 0)) {
        nt_problems_add(cases->problems, NT_SEVERITY_ERROR,
                        nt_model_place_of(cases, row, NT_COLUMN_ID), "case-id",
                        NT_MESSAGE_MODEL_ID_LIKE_A_NAME(.limit = NT_ID_MAX));
    } else if (text) {
        const char *id = nt_model_id_again(cases, text);
        id = id ? id : nt_model_keep_id(cases, text, length);
        if (cases->id_column_count == 1 && cell->spelling && cases->odd_ids.count < NT_MEMO_MAX) {
            nt_odd_id kept = {{.text = nt_arena_string(cases->arena, id),
                               .spelling = nt_arena_string(cases->arena, cell->spelling),
                               .place = nt_model_place_of(cases, row, NT_COLUMN_ID)},
                              row->line};
            nt_vec_push(cases->arena, &cases->odd_ids, kept);
        }
        cases->id_above = id;
        return id;
    }
    return "";
}

/* A value of an open list: a code of its own for now. */
static uint32_t open_code(nt_cases *cases, const nt_stream_row *row, int d, const char *text)
{
    char key[NT_KEY_MAX];
    nt_model_key(text, NT_KEY_OF_TEXT, key);
    size_t known = nt_map_find(&cases->open_keys[d], key);
    if (known != NT_MAP_NONE || !*key || cases->open_values[d].count >= NT_MEMO_MAX) {
        return known == NT_MAP_NONE ? 0 : (uint32_t)known;
    }
    nt_open_value value = {.text = nt_arena_string(cases->arena, text),
                           .place = nt_model_place_of(cases, row, d)};
    nt_vec_push(cases->arena, &cases->open_values[d], value);
    nt_map_keep(&cases->open_keys[d], nt_arena_string(cases->arena, key),
                cases->open_values[d].count);
    return (uint32_t)cases->open_values[d].count;
}

static uint32_t look_up(nt_cases *cases, const nt_stream_row *row, int w, const char *text)
{
    const nt_code_lists *lists = cases->lists;
    const nt_code_names *outcomes = cases->by_stage ? &cases->stage_names : &lists->outcome_names;
    return w == NT_COLUMN_OUTCOME ? nt_model_find_name(outcomes, text)
           : lists->open[w]       ? open_code(cases, row, w, text)
                                  : nt_model_find_name(&lists->names[w], text);
}

/* A name that several regencies share may be plain within the row's province. */
static uint32_t within_province(const nt_cases *cases, const char *text, uint32_t province)
{
    char key[NT_KEY_MAX];
    nt_model_key(text, NT_KEY_OF_REGENCY, key);
    uint32_t code = nt_model_find_within(&cases->lists->names[NT_DIM_REGENCY], key, province);
    return code != NT_NAME_UNKNOWN ? code : NT_NAME_AMBIGUOUS;
}

/* What the text of the cell names. Each way to write a text is looked up once, and compared with
 * the others then. */
static uint32_t remembered(nt_cases *cases, const nt_stream_row *row, int w)
{
    nt_map *memo = &cases->memos[w];
    const nt_cell *cell = nt_model_cell_of(cases, row, w);
    const char *written = cell->spelling ? cell->spelling : cell->text;
    size_t known = nt_map_find(memo, written);
    if (known != NT_MAP_NONE) {
        return (uint32_t)known;
    }
    uint32_t code = look_up(cases, row, w, cell->text);
    if (memo->count < NT_MEMO_MAX) {
        nt_map_keep(memo, nt_arena_string(cases->arena, written), code);
    }
    nt_ingest_tell_spelling(cases->table, cases->problems, cell, nt_model_place_of(cases, row, w));
    return code;
}

static uint32_t read_code(nt_cases *cases, const nt_stream_row *row, int d, const nt_case *c)
{
    const nt_cell *cell = nt_model_cell_of(cases, row, d);
    uint32_t code = cell->known ? remembered(cases, row, d) : 0;
    if (code == NT_NAME_AMBIGUOUS && d == NT_DIM_REGENCY) {
        code = within_province(cases, cell->text, c->codes[NT_DIM_PROVINCE]);
    }
    if (code >= NT_NAME_AMBIGUOUS) {
        nt_model_keep_unmatched(cases, row, d, c->id, code == NT_NAME_AMBIGUOUS);
    }
    code = code < NT_NAME_AMBIGUOUS ? code : 0;
    if (code && cases->lists->open[d]) {
        nt_model_count_row(&cases->open_values[d].items[code - 1].seen, c->id);
    }
    return code;
}

uint8_t nt_model_blank_outcome(const nt_cases *cases, const nt_stream_row *row)
{
    /* Neither an outcome nor a day of a decision or sanction: not decided yet. */
    bool open = nt_model_is_missing(nt_model_cell_of(cases, row, NT_COLUMN_OUTCOME)) &&
                cases->watches[NT_COLUMN_DECIDED].column >= 0 &&
                nt_model_is_missing(nt_model_cell_of(cases, row, NT_COLUMN_DECIDED)) &&
                nt_model_is_missing(nt_model_cell_of(cases, row, NT_COLUMN_SANCTIONED));
    return open ? NT_OUTCOME_PENDING : NT_OUTCOME_UNKNOWN;
}

static uint8_t read_outcome(nt_cases *cases, const nt_stream_row *row, const char *id)
{
    const nt_cell *cell = nt_model_cell_of(cases, row, NT_COLUMN_OUTCOME);
    if (cases->row == NT_ROW_EVENT && nt_model_is_missing(cell)) {
        return NT_OUTCOME_UNSAID;
    }
    if (!cell->known) {
        return nt_model_blank_outcome(cases, row);
    }
    uint32_t code = remembered(cases, row, NT_COLUMN_OUTCOME);
    if (code >= NT_NAME_AMBIGUOUS) {
        nt_model_keep_unmatched(cases, row, NT_COLUMN_OUTCOME, id, false);
        return NT_OUTCOME_UNKNOWN;
    }
    return (uint8_t)code;
}

/* Days that stand for "none" in databases and spreadsheets. */
static bool is_default_day(nt_date day)
{
    static const char *const defaults[] = {"0001-01-01", "1753-01-01", "1899-12-30", "1899-12-31",
                                           "1900-01-01", "1904-01-01", "1970-01-01", "1980-01-01",
                                           "2099-12-31", "9999-12-31", NULL};
    char text[11];
    return nt_utf8_is_one_of(nt_date_format_iso(day, text), defaults);
}

static nt_date read_day(nt_cases *cases, const nt_stream_row *row, nt_day which)
{
    int watch = nt_model_day_columns[which];
    const nt_cell *cell = nt_model_cell_of(cases, row, watch);
    if (!cell->known) {
        return NT_DATE_UNKNOWN;
    }
    char text[11];
    nt_date day = cell->date;
    if ((day < NT_PLAIN_DAY_FIRST || day > NT_PLAIN_DAY_LAST) && is_default_day(day)) {
        warn(cases, row, watch, "default-date",
             NT_MESSAGE_MODEL_DEFAULT_DAY(.day = nt_date_format_iso(day, text),
                                          .column = nt_model_heading(cases, watch)));
        return NT_DATE_UNKNOWN;
    }
    if (!nt_model_in_range(day)) {
        warn(cases, row, watch, "outside-coverage",
             NT_MESSAGE_MODEL_FAR_DAY(.day = nt_date_format_iso(day, text),
                                      .column = nt_model_heading(cases, watch)));
        return NT_DATE_UNKNOWN;
    }
    cases->days[which][day - NT_DAYS_FIRST]++;
    return day;
}

/* A row that names what came to pass on its day. */
static void read_stage(nt_cases *cases, const nt_stream_row *row, nt_case *c)
{
    const nt_cell *cell = nt_model_cell_of(cases, row, NT_COLUMN_OUTCOME);
    uint32_t code = cell->known ? remembered(cases, row, NT_COLUMN_OUTCOME) : NT_NAME_UNKNOWN;
    nt_day day = NT_DAY_REPORTED;
    for (nt_day i = 0; i < NT_DAY_COUNT; i++) {
        c->days[i] = NT_DATE_UNKNOWN;
    }
    c->outcome = NT_OUTCOME_UNSAID;
    if (cell->known && code >= NT_NAME_AMBIGUOUS) {
        nt_model_keep_unmatched(cases, row, NT_COLUMN_OUTCOME, c->id, false);
    } else if (cell->known && nt_model_stage(cases, code, &day, &c->outcome)) {
        c->days[day] = cases->watches[nt_model_day_columns[day]].column >= 0
                           ? read_day(cases, row, day)
                           : NT_DATE_UNKNOWN;
    }
}

/* Of a whole case, its first row. */
static nt_place place_in(const nt_cases *cases, const nt_stream_row *row, int watch,
                         const nt_case *c)
{
    return row ? nt_model_place_of(cases, row, watch) : nt_ingest_line_place(cases->table, c->line);
}

/* A day that contradicts an earlier stage is not used: no duration is negative. */
static void judge_order(nt_cases *cases, const nt_stream_row *row, nt_case *c)
{
    static const struct {
        nt_day later, earlier;
        const char *code;
        nt_text fault;
    } orders[] = {{NT_DAY_DECIDED, NT_DAY_REPORTED, "decided-before-reported",
                   NT_TEXT_MODEL_DECIDED_BEFORE_REPORTED},
                  {NT_DAY_SANCTIONED, NT_DAY_DECIDED, "sanctioned-before-decided",
                   NT_TEXT_MODEL_SANCTIONED_BEFORE_DECIDED},
                  {NT_DAY_SANCTIONED, NT_DAY_REPORTED, "sanctioned-before-reported",
                   NT_TEXT_MODEL_SANCTIONED_BEFORE_REPORTED}};
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        if (nt_date_before(c->days[orders[i].later], c->days[orders[i].earlier])) {
            int watch = nt_model_day_columns[orders[i].later];
            nt_problems_add_in(cases->problems, NT_SEVERITY_WARNING, place_in(cases, row, watch, c),
                               orders[i].code, nt_model_heading(cases, watch),
                               nt_message_of(orders[i].fault));
            c->days[orders[i].later] = NT_DATE_UNKNOWN;
        }
    }
}

static void judge_sanction(nt_cases *cases, const nt_stream_row *row, nt_case *c)
{
    bool sanctioned = nt_date_known(c->sanctioned) || c->codes[NT_DIM_SANCTION];
    if (sanctioned && cases->watches[NT_COLUMN_OUTCOME].column >= 0 &&
        kind_of(cases, c) != NT_OUTCOME_PROVEN) {
        int watch = nt_date_known(c->sanctioned) ? (int)NT_COLUMN_SANCTIONED : (int)NT_DIM_SANCTION;
        nt_problems_add_in(cases->problems, NT_SEVERITY_WARNING, place_in(cases, row, watch, c),
                           "sanction-without-proof", nt_model_heading(cases, watch),
                           NT_MESSAGE_MODEL_SANCTION_WITHOUT_PROOF());
        c->sanctioned = NT_DATE_UNKNOWN;
        c->codes[NT_DIM_SANCTION] = 0;
    }
}

void nt_model_judge_days(nt_cases *cases, const nt_stream_row *row, nt_case *c)
{
    judge_order(cases, row, c);
    judge_sanction(cases, row, c);
}

/* What a row says of days after it was written, or after the day of the check, cannot be known. */
static void judge_future(nt_cases *cases, const nt_stream_row *row, const nt_case *c)
{
    nt_date limit = nt_date_known(c->recorded) ? c->recorded : cases->as_of;
    if (nt_date_before(cases->as_of, c->recorded) || !nt_date_known(limit)) {
        return;
    }
    for (nt_day i = 0; i < NT_DAY_RECORDED; i++) {
        if (nt_date_before(limit, c->days[i])) {
            char day[11], last[11];
            nt_date_format_iso(c->days[i], day);
            nt_date_format_iso(limit, last);
            warn(cases, row, nt_model_day_columns[i], "future-date",
                 nt_date_known(c->recorded)
                     ? NT_MESSAGE_MODEL_FUTURE_WHEN_RECORDED(.day = day, .limit = last)
                     : NT_MESSAGE_MODEL_FUTURE_OF_THE_DATA(.day = day, .limit = last));
        }
    }
}

/* A regency lies in one province, so it also tells one that the row leaves out. */
static void judge_area(nt_cases *cases, const nt_stream_row *row, nt_case *c)
{
    uint32_t regency = c->codes[NT_DIM_REGENCY], province = c->codes[NT_DIM_PROVINCE];
    uint32_t parent = cases->lists->codes[NT_DIM_REGENCY].items[regency].parent;
    if (!regency || !parent) {
        return;
    }
    if (!province) {
        c->codes[NT_DIM_PROVINCE] = parent;
    } else if (province != parent) {
        const nt_code_lists *lists = cases->lists;
        const nt_code *provinces = lists->codes[NT_DIM_PROVINCE].items;
        const nt_code *narrow = &lists->codes[NT_DIM_REGENCY].items[regency];
        warn(cases, row, NT_DIM_REGENCY, "regency-outside-province",
             NT_MESSAGE_MODEL_REGENCY_ELSEWHERE(.level = nt_model_level_words(
                                                    nt_model_code_level(lists, narrow)),
                                                .wider = nt_model_level_words(nt_model_code_level(
                                                    lists, &provinces[province])),
                                                .province = provinces[parent].label.in[0],
                                                .row = provinces[province].label.in[0]));
        c->codes[NT_DIM_REGENCY] = 0;
    }
}

/* Whether nothing stands in it that is read: the number of a row yet to be filled in, the name of a
 * group of rows. */
static bool is_blank_row(const nt_cases *cases, const nt_stream_row *row)
{
    return NT_ALL(f, cases->table->field_count,
                  !cases->table->fields[f].role || nt_model_is_missing(&row->cells[f]));
}

void nt_model_end_blank_rows(nt_cases *cases)
{
    if (cases->blank_rows.length) {
        nt_problems_add(cases->problems, NT_SEVERITY_WARNING,
                        nt_ingest_line_place(cases->table, cases->blank_rows.line), "blank-row",
                        NT_MESSAGE_MODEL_BLANK_ROWS(.count = (long long)cases->blank_rows.length));
        cases->blank_rows.length = 0;
    }
}

static bool is_amount(const char *text)
{
    return *text && !text[strspn(text, "0123456789.,")];
}

/* "Jumlah", or "Jumlah Aceh" as the first words of the row; "SUM-7" is an id. */
static bool says_total(const nt_cases *cases, const nt_stream_row *row)
{
    NT_PASSING_ARENA(scratch);
    bool first = true, found = false;
    for (size_t f = 0; f < cases->table->field_count && !found; f++) {
        const nt_cell *cell = &row->cells[f];
        found =
            cell->known && (nt_ingest_is_total(cell->text) ||
                            (first && !nt_model_is_plain_id(cell->text, strlen(cell->text), 0) &&
                             nt_ingest_is_total_heading(scratch, cell->text)));
        first = first && !cell->known;
    }
    return found;
}

/* An amount, but no id, where the row is not of the case above. */
static bool holds_sum(const nt_cases *cases, const nt_stream_row *row)
{
    bool amount =
        NT_ANY(f, cases->table->field_count,
               cases->table->fields[f].type != NT_FIELD_DATE && is_amount(row->cells[f].text));
    return amount && !cases->numbered && !cases->goes_on &&
           nt_model_is_missing(nt_model_cell_of(cases, row, NT_COLUMN_ID));
}

/* A row that is no case: unreadable, blank or a total. */
static bool is_passed_over(nt_cases *cases, const nt_stream_row *row)
{
    if (row->unreadable) {
        return true;
    }
    bool dated = nt_model_cell_of(cases, row, NT_COLUMN_REPORTED)->known;
    bool total = !dated && says_total(cases, row);
    if (!dated && !total && is_blank_row(cases, row)) {
        cases->blank_rows.line = cases->blank_rows.length++ ? cases->blank_rows.line : row->line;
        return true;
    }
    nt_model_end_blank_rows(cases);
    if (total || (!dated && holds_sum(cases, row))) {
        nt_problems_add(cases->problems, NT_SEVERITY_WARNING,
                        nt_ingest_line_place(cases->table, row->line), "total-row",
                        NT_MESSAGE_MODEL_TOTAL_ROW());
        return true;
    }
    return false;
}

void nt_model_push_case(nt_cases *cases, const nt_case *c)
{
    nt_case_store *store = &cases->cases;
    nt_vec_push(store->arena, &store->loose, *c);
    store->count++;
    if (store->settled && store->loose.count == NT_BLOCK_CASES) {
        nt_store_pack(store);
    }
}

void nt_model_pack_cases(nt_cases *cases)
{
    nt_store_pack(&cases->cases);
    nt_arena_give_back(cases->arena, cases->cases.loose.items);
    nt_arena_give_back(cases->arena, cases->pool);
    cases->cases.loose.items = NULL;
    cases->pool = NULL;
}

static nt_status take_row(void *context, const nt_stream_row *row, nt_error *err)
{
    nt_cases *cases = context;
    (void)err;
    if (is_passed_over(cases, row)) {
        return NT_OK;
    }
    unsigned blank = watch_cells(cases, row);
    nt_case c = {.id = cases->numbered ? number_of(cases, row) : read_id(cases, row),
                 .line = (uint32_t)row->line};
    if (cases->by_stage) {
        read_stage(cases, row, &c);
    } else {
        c.outcome = read_outcome(cases, row, c.id);
        for (nt_day day = 0; day < NT_DAY_COUNT; day++) {
            c.days[day] = read_day(cases, row, day);
        }
    }
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        c.codes[d] = read_code(cases, row, d, &c);
    }
    if (cases->row != NT_ROW_EVENT) {
        c.missing = (uint16_t)nt_model_lacking(cases, blank, &c);
        nt_model_judge_days(cases, row, &c);
    } else {
        c.missing = (uint16_t)(blank & ~(NT_LACKED_BEFORE_DECISION | 1u << NT_COLUMN_REPORTED));
    }
    judge_future(cases, row, &c);
    judge_area(cases, row, &c);
    cases->row_count++;
    if (!nt_model_fold(cases, row, &c)) {
        nt_model_push_case(cases, &c);
    }
    return NT_OK;
}

static size_t tell_odd_ids(nt_cases *cases, size_t next, uint32_t before)
{
    for (; next < cases->odd_ids.count && cases->odd_ids.items[next].line < before; next++) {
        const nt_cell *odd = &cases->odd_ids.items[next].cell;
        nt_ingest_tell_spelling(cases->table, cases->problems, odd, odd->place);
    }
    return next;
}

/* Ids are too many to remember how each is written. Where some are written oddly, those that are
 * the same are looked for. An odd one of a later row of a case stands between the cases. */
static void compare_odd_ids(nt_cases *cases)
{
    nt_map odd = nt_map_open(cases->arena);
    for (size_t i = 0; i < cases->odd_ids.count; i++) {
        nt_map_keep(&odd, cases->odd_ids.items[i].cell.text, i);
    }
    size_t next = 0;
    nt_id_text id = {.next = 0};
    for (size_t i = 0; odd.count && i < cases->cases.count; i++) {
        uint32_t line = nt_store_case(&cases->cases, i).line;
        nt_cell plain = {.text = nt_store_id(&cases->cases, i, &id),
                         .place = nt_ingest_line_place(cases->table, line)};
        next = tell_odd_ids(cases, next, line);
        bool is_odd = next < cases->odd_ids.count && cases->odd_ids.items[next].line == line;
        const nt_cell *cell = is_odd ? &cases->odd_ids.items[next++].cell : &plain;
        if (nt_map_find(&odd, plain.text) != NT_MAP_NONE) {
            nt_ingest_tell_spelling(cases->table, cases->problems, cell, cell->place);
        }
    }
    tell_odd_ids(cases, next, UINT32_MAX);
}

/* The fields whose cells make the id. */
static void find_id_columns(nt_cases *cases)
{
    cases->id_columns = nt_new_array(cases->arena, size_t, cases->table->field_count + 1);
    cases->joined_id = nt_buffer_open(cases->arena);
    cases->id_above = "";
    for (size_t f = 0; f < cases->table->field_count; f++) {
        const char *role = cases->table->fields[f].role;
        if (role && strcmp(role, nt_model_case_roles[NT_COLUMN_ID]) == 0) {
            cases->id_columns[cases->id_column_count++] = f;
        }
    }
}

nt_status nt_model_read_cases(nt_cases *cases, const nt_json *netra,
                              const nt_step_words words[NT_STEP_COUNT], nt_error *err)
{
    find_id_columns(cases);
    for (int w = 0; w < NT_COLUMN_COUNT; w++) {
        cases->watches[w].column = nt_ingest_column(cases->table, nt_model_case_roles[w]);
        cases->memos[w] = nt_map_open(cases->arena);
        cases->unmatched_texts[w] = nt_map_open(cases->arena);
    }
    NT_TRY(nt_model_open_events(cases, netra, words, err));
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        cases->open_keys[d] = nt_map_open(cases->arena);
    }
    for (int i = 0; i < NT_DAY_COUNT; i++) {
        cases->days[i] = nt_new_array(cases->arena, uint32_t, NT_DAYS_RANGE);
    }
    size_t guess = nt_ingest_guess_rows(cases->table);
    nt_case_store *store = &cases->cases;
    store->settled = cases->row == NT_ROW_CASE;
    store->loose.capacity = store->settled ? NT_BLOCK_CASES : guess + guess / 16 + 16;
    store->loose.items = nt_new_array(store->arena, nt_case, store->loose.capacity);
    NT_TRY(nt_threads_allowed(&cases->threads, err));
    nt_status status = nt_ingest_stream(cases->arena, cases->table, cases->problems,
                                        nt_model_ordinary_rows(cases), take_row, cases, err);
    nt_model_end_blank_rows(cases);
    nt_model_pack_cases(cases);
    compare_odd_ids(cases);
    if (cases->row == NT_ROW_EVENT) {
        nt_model_end_events(cases);
    }
    for (int w = 0; w < NT_COLUMN_COUNT; w++) {
        nt_model_end_run(cases, &cases->watches[w]);
    }
    return status;
}
