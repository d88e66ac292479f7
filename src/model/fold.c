/* Rows of one case become the case. What belongs to the case agrees in all of its rows, or is a
 * problem and not known; of what each allegation or person has of its own the case has what
 * docs/data.md says. Whatever is joined, the order of the rows does not matter. */
#include <string.h>

#include "case_events.h"
#include "netra.h"
#include "words/ingest.h"
#include "words/model.h"

/* ---- what the descriptor says ---- */

const char *const nt_row_units[] = {"case", "allegation", "person", "event", NULL};
const char *const nt_model_id_kinds[] = {"column", "row", "above", NULL};
enum { ID_OF_COLUMN, ID_OF_ROW, ID_ABOVE };

/* A number of a row is an id of nothing but the row. */
static nt_status check_numbered(nt_cases *cases, const nt_json *netra, nt_error *err)
{
    const nt_table *table = cases->table;
    int column = nt_ingest_column(table, nt_model_case_roles[NT_COLUMN_ID]);
    bool versions = nt_ingest_column(table, nt_model_case_roles[NT_COLUMN_RECORDED]) >= 0;
    if (!cases->numbered) {
        return column >= 0 ? NT_OK
                           : nt_fail(err, NT_INVALID, table->fields[0].place,
                                     NT_MESSAGE_MODEL_NO_ID_COLUMN());
    }
    NT_FAIL_IF(column >= 0 || versions || cases->row != NT_ROW_CASE, err, NT_INVALID,
               nt_json_get(netra, "id")->place, NT_MESSAGE_MODEL_ID_OF_ROW_AND_OTHER());
    nt_problems_add(cases->problems, NT_SEVERITY_WARNING, nt_ingest_line_place(table, 0),
                    "numbered-rows", NT_MESSAGE_MODEL_NUMBERED_ROWS());
    return NT_OK;
}

nt_status nt_model_read_row_unit(nt_cases *cases, const nt_json *netra, nt_error *err)
{
    size_t id = nt_json_choice(netra, "id", nt_model_id_kinds);
    cases->row = (nt_row_unit)nt_json_choice(netra, "row", nt_row_units);
    cases->numbered = id == ID_OF_ROW;
    cases->goes_on = id == ID_ABOVE;
    NT_FAIL_IF(cases->goes_on && cases->row == NT_ROW_CASE, err, NT_INVALID,
               nt_json_get(netra, "id")->place, NT_MESSAGE_MODEL_ID_ABOVE_OF_CASES());
    cases->ids = nt_map_open(cases->arena);
    nt_vec_push(cases->arena, &cases->parts, ((nt_case_part){0, 0})); /* none */
    return check_numbered(cases, netra, err);
}

/* ---- what it is made of ---- */

nt_dimension nt_row_counted_by(nt_row_unit row)
{
    return row == NT_ROW_ALLEGATION ? NT_DIM_VIOLATION
           : row == NT_ROW_PERSON   ? NT_DIM_POSITION
                                    : NT_DIM_COUNT;
}

static void add_part(nt_cases *cases, nt_case *k, uint32_t code)
{
    nt_case_part part = {code, k->made_of};
    k->made_of = (uint32_t)cases->parts.count;
    nt_vec_push(cases->arena, &cases->parts, part);
}

/* One row more, before its codes are joined: the first of them has that of the case. */
static void count_row(nt_cases *cases, nt_case *k, const nt_case *c)
{
    nt_dimension by = nt_row_counted_by(cases->row);
    bool counted = by < NT_DIM_COUNT;
    if (!k->made_of) {
        add_part(cases, k, counted ? k->codes[by] : 0);
    }
    add_part(cases, k, counted ? c->codes[by] : 0);
}

static void settle_parts(nt_cases *cases, uint32_t *made_of)
{
    NT_VEC(nt_mixture_part) rows = {0};
    for (uint32_t at = *made_of; at; at = cases->parts.items[at].before) {
        nt_vec_push(cases->arena, &rows, ((nt_mixture_part){cases->parts.items[at].code, 1}));
    }
    *made_of = rows.count ? nt_mixtures_keep(&cases->mixtures, rows.items, rows.count) : 0;
}

/* ---- what belongs to the case ---- */

/* In place of a code, until the lists are settled. */
#define DISPUTED (UINT32_MAX - 1) /* rows disagree: not known */
#define SEVERAL  UINT32_MAX       /* rows rightly differ */

/* Dimensions in which rows of one case may differ. */
static const unsigned own[NT_ROW_UNITS] = {
    [NT_ROW_ALLEGATION] = 1 << NT_DIM_VIOLATION,
    [NT_ROW_PERSON] = 1 << NT_DIM_VIOLATION | 1 << NT_DIM_POSITION | 1 << NT_DIM_INSTITUTION};

/* Columns of which a case lacks what any of its rows lacks; of the others, what all lack. */
static unsigned lacked_by_any(nt_row_unit row)
{
    return own[row] | (row == NT_ROW_EVENT ? 0u : (unsigned)NT_LACKED_BEFORE_DECISION);
}

static void report(nt_cases *cases, const nt_stream_row *row, int column, const nt_case *k)
{
    const char *heading = nt_model_heading(cases, column);
    if (!nt_problems_take(cases->problems, NT_SEVERITY_WARNING, "rows-differ", heading, 1)) {
        return;
    }
    const char *line = nt_ingest_line_text(cases->arena, cases->table, k->line, row->line);
    nt_message earlier = k->pieced ? NT_MESSAGE_MODEL_ROWS_FROM(.line = line)
                                   : NT_MESSAGE_MODEL_THE_ROW(.line = line);
    bool day = column == NT_COLUMN_REPORTED || column == NT_COLUMN_DECIDED ||
               column == NT_COLUMN_SANCTIONED;
    nt_problems_list(
        cases->problems, nt_model_place_of(cases, row, column),
        day ? NT_MESSAGE_MODEL_DAYS_DIFFER(.column = heading, .case_id = k->id, .rows = &earlier)
            : NT_MESSAGE_MODEL_ROWS_DIFFER(.column = heading, .case_id = k->id, .rows = &earlier));
}

static void join_code(nt_cases *cases, const nt_stream_row *row, nt_case *k, const nt_case *c,
                      int d)
{
    uint32_t *kept = &k->codes[d], code = c->codes[d];
    if (!code || *kept == code || *kept >= DISPUTED) {
        return;
    }
    if (!*kept) {
        *kept = code;
        k->pieced = true;
    } else if (own[cases->row] >> d & 1) {
        *kept = SEVERAL;
    } else {
        *kept = DISPUTED;
        if (cases->watches[d].column >= 0) { /* else it is the province of the regency */
            report(cases, row, d, k);
        }
    }
}

/* The earlier of two days that should be one. */
static void join_day(nt_cases *cases, const nt_stream_row *row, nt_case *k, const nt_case *c,
                     nt_day which)
{
    nt_date *kept = &k->days[which], day = c->days[which];
    if (!nt_date_known(day) || *kept == day) {
        return;
    }
    if (!nt_date_known(*kept)) {
        k->pieced = true;
    } else {
        report(cases, row, nt_model_day_columns[which], k);
    }
    *kept = nt_date_known(*kept) && *kept < day ? *kept : day;
}

/* ---- how the case ended ---- */

/* What of several outcomes is that of the case: the highest. */
enum { CLOSED, NOT_PROVEN, NOT_KNOWN, PENDING, PROVEN };

static bool is_sanctioned(const nt_case *c)
{
    return nt_date_known(c->sanctioned) || c->codes[NT_DIM_SANCTION];
}

static int rank_of(const nt_cases *cases, const nt_case *c)
{
    static const int ranks[NT_OUTCOME_KINDS] = {[NT_OUTCOME_UNKNOWN] = NOT_KNOWN,
                                                [NT_OUTCOME_PENDING] = PENDING,
                                                [NT_OUTCOME_PROVEN] = PROVEN,
                                                [NT_OUTCOME_NOT_PROVEN] = NOT_PROVEN,
                                                [NT_OUTCOME_CLOSED] = CLOSED};
    /* Without a column of outcomes a sanction tells. */
    return is_sanctioned(c) ? (int)PROVEN : ranks[cases->lists->outcomes.items[c->outcome].kind];
}

/* Proven from the first proof on; else decided with the last decision, and not before. A day that
 * is unknown is before all others, since nothing can be later: NT_DATE_UNKNOWN is the least. */
static void join_outcome(const nt_cases *cases, nt_case *k, const nt_case *c)
{
    int before = rank_of(cases, k), rank = rank_of(cases, c), high = rank > before ? rank : before;
    nt_date last = k->decided > c->decided ? k->decided : c->decided;
    if (before == rank && rank == PROVEN) {
        bool earlier =
            c->decided < k->decided || (c->decided == k->decided && c->outcome < k->outcome);
        k->outcome = earlier ? c->outcome : k->outcome;
        k->decided = earlier ? c->decided : k->decided;
        return;
    }
    if (high == PROVEN) {
        k->decided = rank == PROVEN ? c->decided : k->decided;
    } else {
        k->decided = high == PENDING ? NT_DATE_UNKNOWN : last;
    }
    k->outcome =
        rank > before || (rank == before && c->outcome < k->outcome) ? c->outcome : k->outcome;
}

/* The first sanction, and what kind it is. */
static void join_sanction(nt_case *k, const nt_case *c)
{
    uint32_t *kept = &k->codes[NT_DIM_SANCTION], code = c->codes[NT_DIM_SANCTION];
    if (!is_sanctioned(c)) {
        return;
    }
    bool same_day = is_sanctioned(k) && c->sanctioned == k->sanctioned;
    if (!is_sanctioned(k) || c->sanctioned < k->sanctioned ||
        (same_day && code && (!*kept || code < *kept))) {
        k->sanctioned = c->sanctioned;
        *kept = code;
    }
}

/* ---- the rows ---- */

static void fold(nt_cases *cases, const nt_stream_row *row, nt_case *k, const nt_case *c)
{
    unsigned any = lacked_by_any(cases->row);
    bool is_event = cases->row == NT_ROW_EVENT;
    count_row(cases, k, c);
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        if (d != NT_DIM_SANCTION || is_event) {
            join_code(cases, row, k, c, d);
        }
    }
    join_day(cases, row, k, c, NT_DAY_REPORTED);
    if (is_event) {
        k->outcome = nt_model_join_event_outcome(cases, k, c);
        join_day(cases, row, k, c, NT_DAY_DECIDED);
        join_day(cases, row, k, c, NT_DAY_SANCTIONED);
    } else {
        join_outcome(cases, k, c); /* while both tell whether they are sanctioned */
        join_sanction(k, c);
    }
    k->missing = (uint16_t)((k->missing & c->missing) | ((k->missing | c->missing) & any));
}

/* Of a version of a case both the id and the day. */
static const char *key_of(nt_cases *cases, const nt_case *c)
{
    if (cases->watches[NT_COLUMN_RECORDED].column < 0) {
        return c->id;
    }
    nt_buffer *key = &cases->joined_id;
    key->length = 0;
    nt_buffer_printf(key, "%s %d", c->id, (int)c->recorded);
    return nt_buffer_text(key);
}

const char *nt_model_id_again(const nt_cases *cases, const char *id)
{
    bool folds = cases->row != NT_ROW_CASE && cases->watches[NT_COLUMN_RECORDED].column < 0;
    size_t at = !folds ? NT_MAP_NONE : nt_map_find(&cases->ids, id);
    return at == NT_MAP_NONE ? NULL : cases->cases.loose.items[at].id;
}

bool nt_model_fold(nt_cases *cases, const nt_stream_row *row, const nt_case *c)
{
    if (cases->row == NT_ROW_CASE || !*c->id) {
        return false;
    }
    const char *key = key_of(cases, c);
    size_t at = nt_map_find(&cases->ids, key);
    if (at == NT_MAP_NONE) {
        const char *kept = key == c->id ? key : nt_arena_string(cases->arena, key);
        nt_map_keep(&cases->ids, kept, cases->cases.count);
        return false;
    }
    fold(cases, row, &cases->cases.loose.items[at], c);
    return true;
}

/* ---- when all are read ---- */

static uint32_t several_of(nt_cases *cases, nt_dimension d)
{
    nt_code code = nt_model_new_code(nt_model_new_slug(cases->lists, d, "several"), "");
    code.label = (nt_text)NT_TEXT_MODEL_SEVERAL;
    return nt_model_add_code(cases->lists, d, &code);
}

uint32_t nt_model_settled(const uint32_t *codes, uint32_t code)
{
    return code < DISPUTED ? codes[code] : code;
}

/* Of a value that is needed any row of the case may have it. */
static void judge_missing(nt_cases *cases, const nt_case *c)
{
    for (int w = 0; c->missing >> w; w++) {
        const nt_field *field = &cases->table->fields[cases->watches[w].column];
        if (c->missing >> w & 1 && w != NT_COLUMN_ID && field->required) {
            nt_problems_add_in(cases->problems, NT_SEVERITY_WARNING,
                               nt_ingest_line_place(cases->table, c->line), "missing-value",
                               field->name, NT_MESSAGE_INGEST_EMPTY_CELL(.column = field->name));
        }
    }
}

typedef struct {
    nt_cases *cases;
    uint32_t several[NT_DIM_COUNT];
} settling;

static bool settle_case(void *context, nt_case *c)
{
    settling *s = context;
    uint32_t *codes = c->codes;
    judge_missing(s->cases, c);
    if (codes[NT_DIM_PROVINCE] == DISPUTED) {
        codes[NT_DIM_REGENCY] = 0;
    }
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        if (codes[d] == SEVERAL && !s->several[d]) {
            s->several[d] = several_of(s->cases, (nt_dimension)d);
        }
        codes[d] = codes[d] == SEVERAL ? s->several[d] : codes[d] == DISPUTED ? 0 : codes[d];
    }
    settle_parts(s->cases, &c->made_of);
    return true;
}

void nt_model_settle_rows(nt_cases *cases)
{
    settling s = {.cases = cases};
    nt_dimension by = nt_row_counted_by(cases->row);
    cases->mixtures = nt_mixtures_open(cases->arena);
    if (cases->row != NT_ROW_CASE) {
        nt_store_change(&cases->cases, settle_case, &s);
        cases->several = by < NT_DIM_COUNT ? s.several[by] : 0;
    }
}
