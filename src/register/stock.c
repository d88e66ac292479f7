/* What was open at the ends of steps, and for how long. */

#include "sheet.h"
#include "words/register.h"

enum { BALANCE_COLUMNS = 4 };

/* A case leaves the stock when it is found not proven, or is sanctioned: where the register cannot
 * tell one of the two, nobody knows what is open. One without sanctions follows a case up to its
 * decision. */
bool sheet_knows_stock(const sheet *s)
{
    return s->reg->has_decided && (s->reg->has_outcome || !s->reg->has_sanctioned);
}

/* Who is not proven awaits no sanction. */
bool sheet_knows_sanctions(const sheet *s)
{
    return s->reg->has_decided && s->reg->has_outcome && s->reg->has_sanctioned;
}

static uint64_t reported_in(const sheet *s, int step)
{
    uint64_t sum = 0;
    for (int m = s->calendar.step_month[step]; m < s->calendar.step_month[step + 1]; m++) {
        sum += s->scope.flow[m][NT_FLOW_REPORTED];
    }
    return sum;
}

static void balance(sheet *s)
{
    const nt_calendar *c = &s->calendar;
    sheet_frame *f =
        sheet_open(s, frame_behind("stock.steps", c->period.kind), (size_t)c->step_count);
    uint64_t open = s->scope.open_before;
    for (int step = 0; step < c->step_count; step++) {
        uint64_t in = reported_in(s, step), out = s->scope.closed[step];
        f->rows[step] = nt_calendar_step_key(s->arena, c, step);
        f->as_of = c->step_ends[step];
        uint64_t row[BALANCE_COLUMNS] = {open, in, out, open + in - out};
        bool known = sheet_knows_stock(s) && nt_calendar_knows_step(c, step);
        for (size_t i = 0; known && i < BALANCE_COLUMNS; i++) {
            put_exact(s, (spot){f, (size_t)step, i}, row[i]);
        }
        open = row[3];
    }
}

static void put_bands(sheet *s, sheet_frame *f, size_t row, const uint64_t bands[NT_AGE_BANDS])
{
    uint64_t total = 0;
    if (!sheet_knows_stock(s)) {
        return;
    }
    for (size_t b = 0; b < NT_AGE_BANDS; b++) {
        put_exact(s, (spot){f, row, b}, bands[b]);
        total += bands[b];
    }
    put_exact(s, (spot){f, row, NT_AGE_BANDS}, total);
}

static void ages(sheet *s)
{
    const nt_calendar *c = &s->calendar;
    sheet_frame *f = sheet_open(s, "stock.ages", (size_t)c->step_count);
    f->title = c->step_months == 1 ? (nt_text)NT_TEXT_REGISTER_AGE_OF_OPEN_CASES_AT_THE_END_OF_THE
                                   : f->title;
    for (int step = 0; step < c->step_count; step++) {
        uint64_t bands[NT_AGE_BANDS];
        for (int b = 0; b < NT_AGE_BANDS; b++) {
            bands[b] = s->scope.open_at[step][0][b] + s->scope.open_at[step][1][b];
        }
        f->rows[step] = nt_calendar_step_key(s->arena, c, step);
        f->as_of = c->step_ends[step];
        if (nt_calendar_knows_step(c, step)) {
            put_bands(s, f, (size_t)step, bands);
        }
    }
}

static void ages_by_stage(sheet *s)
{
    sheet_frame *f = sheet_open_rows(s, "stock.ages.stage");
    for (size_t stage = 0; stage < NT_STOCK_STAGES; stage++) {
        if (stage == NT_STOCK_AWAITING_DECISION || sheet_knows_sanctions(s)) {
            put_bands(s, f, stage, s->scope.open_at[s->calendar.step_count - 1][stage]);
        }
    }
}

void sheet_stock(sheet *s)
{
    balance(s);
    ages(s);
    ages_by_stage(s);
}
