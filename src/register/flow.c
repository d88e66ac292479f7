/* What came in, was decided and sanctioned, by month and step. */
#include <math.h>

#include "sheet.h"
#include "words/register.h"

bool sheet_knows_closed(const sheet *s)
{
    return s->reg->has_outcome && nt_register_has_kind(s->reg, NT_OUTCOME_CLOSED);
}

static int flows(const sheet *s)
{
    return sheet_knows_closed(s) ? NT_FLOW_COUNT : NT_FLOW_CLOSED;
}

/* Whether the register can tell this flow. */
bool sheet_knows_flow(const sheet *s, int flow)
{
    const nt_register *reg = s->reg;
    switch (flow) {
    case NT_FLOW_DECIDED:
        return reg->has_decided;
    case NT_FLOW_PROVEN:
    case NT_FLOW_NOT_PROVEN:
    case NT_FLOW_CLOSED:
        return reg->has_decided && reg->has_outcome;
    case NT_FLOW_SANCTIONED:
        return reg->has_sanctioned;
    default:
        return true;
    }
}

static nt_date last_day(const sheet *s, int month)
{
    nt_date last = s->calendar.starts[month + 1] - 1;
    return last < s->calendar.end ? last : s->calendar.end;
}

static void months(sheet *s)
{
    sheet_frame *f = sheet_open(s, "flow.months", NT_CALENDAR_MONTHS);
    for (int m = 0; m < NT_CALENDAR_MONTHS; m++) {
        f->rows[m] = nt_calendar_month_key(s->arena, &s->calendar, m);
        f->as_of = last_day(s, m);
        for (int c = 0; nt_calendar_knows_month(&s->calendar, m) && c < flows(s); c++) {
            if (sheet_knows_flow(s, c)) {
                put_count(s, (spot){f, (size_t)m, (size_t)c}, s->scope.flow[m][c]);
            }
        }
    }
}

static void put_step(sheet *s, sheet_frame *f, int step)
{
    const nt_calendar *c = &s->calendar;
    for (int flow = 0; nt_calendar_knows_step(c, step) && flow < flows(s); flow++) {
        uint64_t sum = 0;
        for (int m = c->step_month[step]; m < c->step_month[step + 1]; m++) {
            sum += s->scope.flow[m][flow];
        }
        if (sheet_knows_flow(s, flow)) {
            put_count(s, (spot){f, (size_t)step, (size_t)flow}, sum);
        }
    }
}

/* Where the steps are months the table of months is theirs, too. */
static void quarters(sheet *s)
{
    if (s->calendar.step_months == 1) {
        return;
    }
    sheet_frame *f = sheet_open(s, "flow.quarters", (size_t)s->calendar.step_count);
    for (int q = 0; q < s->calendar.step_count; q++) {
        f->rows[q] = nt_calendar_step_key(s->arena, &s->calendar, q);
        f->as_of = s->calendar.step_ends[q];
        put_step(s, f, q);
    }
}

/* --- what is compared with a period that is covered in part --- */

static const nt_text piece_words[NT_PIECES] = {
    [NT_PIECE_FIRST] = NT_TEXT_REGISTER_THE_SAME_PART,
    [NT_PIECE_REST] = NT_TEXT_REGISTER_THE_REST,
    [NT_PIECE_MONTH_FIRST] = NT_TEXT_REGISTER_THE_MONTH_THAT_IS_CUT_ITS_BEGINNING,
    [NT_PIECE_MONTH_REST] = NT_TEXT_REGISTER_THE_MONTH_THAT_IS_CUT_ITS_REST,
};

static nt_frame_key piece_key(sheet *s, int k, int piece)
{
    nt_frame_key key = nt_calendar_period_key(s->arena, s->calendar.periods[k]);
    key.code = nt_arena_printf(s->arena, "%s-%s", key.code, nt_piece_codes[piece]);
    key.label = text_join(s->arena, key.label, ", ", piece_words[piece]);
    return key;
}

static void put_piece(sheet *s, sheet_frame *f, size_t row, const uint64_t count[NT_MOVES])
{
    for (int flow = 0; flow < flows(s); flow++) {
        if (sheet_knows_flow(s, flow)) {
            put_count(s, (spot){f, row, (size_t)flow}, count[flow]);
        }
    }
    if (sheet_knows_stock(s)) {
        put_exact(s, (spot){f, row, f->column_count - 1}, count[NT_FLOW_LEFT]);
    }
}

/* Everything that the same part of another period lets a reader work out is a number of its own,
 * so that it is protected like any. */
static void pieces(sheet *s)
{
    const nt_calendar *c = &s->calendar;
    size_t count = 0;
    for (int k = 0; k < NT_COMPARED; k++) {
        for (int i = 0; i < NT_PIECES; i++) {
            count += c->has_piece[k][i];
        }
    }
    if (!count) {
        return;
    }
    sheet_frame *f = sheet_open(s, "flow.parts", count);
    for (size_t i = 0, row = 0; i < NT_COMPARED * NT_PIECES; i++) {
        int k = (int)i / NT_PIECES, piece = (int)i % NT_PIECES;
        if (c->has_piece[k][piece]) {
            f->rows[row] = piece_key(s, k, piece);
            f->as_of = c->pieces[k][piece].last;
            put_piece(s, f, row++, s->scope.pieces[k][piece]);
        }
    }
}

/* What is settled stands first, then what is open, the unknown last. */
static const nt_outcome_code *outcome_at(const sheet *s, size_t at, size_t *index)
{
    const nt_outcomes *of = nt_register_outcomes(s->reg);
    size_t open = 0;
    while (1 + open < of->count && of->items[1 + open].kind == NT_OUTCOME_PENDING) {
        open++;
    }
    size_t settled = of->count - 1 - open;
    *index = at < settled ? 1 + open + at : at < of->count - 1 ? 1 + at - settled : 0;
    return &of->items[*index];
}

nt_outcome sheet_outcome_kind(const sheet *s, size_t at)
{
    size_t index;
    return outcome_at(s, at, &index)->kind;
}

static void outcomes_by_month(sheet *s, const nt_frame_key *keys, size_t count)
{
    sheet_frame *f = sheet_open_columns(s, "flow.outcomes", NT_CALENDAR_MONTHS, keys, count);
    for (int m = 0; m < NT_CALENDAR_MONTHS; m++) {
        f->rows[m] = nt_calendar_month_key(s->arena, &s->calendar, m);
        for (size_t c = 0, index; nt_calendar_knows_month(&s->calendar, m) && c < count; c++) {
            outcome_at(s, c, &index);
            put_exact(s, (spot){f, (size_t)m, c}, s->scope.outcome[index][m]);
        }
    }
}

static void all_outcomes(sheet *s, const nt_frame_key *keys, size_t count)
{
    sheet_frame *f = sheet_open(s, "outcomes", count);
    for (size_t row = 0, index; row < count; row++) {
        f->rows[row] = keys[row];
        f->rows[row].unit = NULL;
        outcome_at(s, row, &index);
        put_ratio(s, (spot){f, row, 1},
                  put_exact(s, (spot){f, row, 0}, s->scope.outcome_cases[index]),
                  s->total[NT_FLOW_REPORTED]);
    }
}

static void outcomes(sheet *s)
{
    size_t count = nt_register_outcomes(s->reg)->count;
    nt_frame_key keys[UINT8_MAX];
    for (size_t at = 0, index; at < count; at++) {
        const nt_outcome_code *outcome = outcome_at(s, at, &index);
        keys[at] = (nt_frame_key){outcome->code, outcome->label, NAN, "cases"};
    }
    if (s->reg->has_outcome) {
        outcomes_by_month(s, keys, count);
        all_outcomes(s, keys, count);
    }
}

void sheet_flow(sheet *s)
{
    months(s);
    quarters(s);
    pieces(s);
    outcomes(s);
}
