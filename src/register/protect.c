/* Suppression, row by row: what disclosure control says of counts, and everything made of them.
 *
 * Sentences and truths were settled on the drafts, with all their digits. */
#include <math.h>
#include <string.h>

#include "sheet.h"
#include "words/register.h"

static bool must_go(const sheet *s, const draft *d)
{
    if (d->suppressed || count_is_small(s, (uint64_t)d->row.part) ||
        count_is_small(s, (uint64_t)d->row.whole) ||
        (d->variable >= 0 && nt_disclosure_suppressed(s->disclosure, d->variable)) ||
        (d->part >= 0 && nt_disclosure_suppressed(s->disclosure, d->part))) {
        return true;
    }
    return NT_ANY(i, d->made_of_count, d->made_of[i]->suppressed);
}

static bool total_is_printed(const sheet *s, int total)
{
    return !s->total[total] || !nt_disclosure_suppressed(s->disclosure, s->total[total]->variable);
}

void sheet_hide(const sheet_frame *f)
{
    for (size_t i = 0; f && i < f->row_count * f->column_count; i++) {
        if (f->cells[i]) {
            f->cells[i]->suppressed = true;
        }
    }
}

/* A curve goes with its totals, being made of them. Its histogram would tell its steps. */
static void hide_histogram(sheet *s, const char *id, int cases, int events)
{
    if (!total_is_printed(s, cases) || !total_is_printed(s, events)) {
        sheet_hide(sheet_find(s, id));
    }
}

static bool is_withheld(const sheet *s, int step)
{
    return nt_disclosure_withheld(s->disclosure, nt_disclosure_step(s->edition, step));
}

/* Who has both counts has it. */
static bool is_share_of_two(const draft *d)
{
    return d->row.part >= 0 && d->made_of_count == 2;
}

/* A frame that is withheld, and of one that goes with what is withheld all but its counts. */
static void hide_withheld(sheet *s)
{
    NT_EACH_OF(sheet_frame, f, s->frames.items, s->frames.count) {
        bool whole = is_withheld(s, f->declared->withheld);
        bool estimates = is_withheld(s, f->declared->estimates);
        NT_EACH_OF(draft, d, f->cells, f->row_count * f->column_count) {
            if (d && (whole || (estimates && d->variable < 0 && !is_share_of_two(d)))) {
                d->suppressed = true;
            }
        }
    }
}

static size_t counted_in(const nt_ledger *plan, const char *id)
{
    const nt_ledger_row *row = nt_ledger_find(plan, id);
    return row && row->value > 0 ? (size_t)row->value : 0;
}

/* Small counts go in any case. */
static void follow_plan(sheet *s, const nt_ledger *plan)
{
    s->told = counted_in(plan, "suppressed.told");
    s->narrow = counted_in(plan, "suppressed.narrow");
    NT_EACH_OF(draft, d, s->drafts.items, s->drafts.count) {
        const nt_ledger_row *row = nt_ledger_find(plan, d->row.id);
        d->suppressed |= row && row->flags & NT_FLAG_SUPPRESSED;
        d->suppressed |= d->variable >= 0 && count_is_small(s, (uint64_t)draft_count(d));
    }
}

/* Drafts come after what they are made of, so one pass reaches all. */
void sheet_protect(sheet *s)
{
    if (!s->protects) {
        return;
    }
    if (s->request->plan) {
        follow_plan(s, s->request->plan);
    } else {
        s->unprotected = nt_disclosure_solve(s->disclosure);
        s->told = nt_disclosure_told(s->disclosure, s->edition);
        s->narrow = nt_disclosure_narrow(s->disclosure, s->edition);
        hide_withheld(s);
        hide_histogram(s, "delays.decision", NT_FLOW_REPORTED, NT_FLOW_DECIDED);
        hide_histogram(s, "delays.sanction", NT_FLOW_PROVEN, NT_FLOW_SANCTIONED);
    }
    for (size_t i = 0; i < s->drafts.count; i++) {
        s->drafts.items[i]->suppressed = must_go(s, s->drafts.items[i]);
    }
}

nt_status sheet_refuse(const sheet *s, nt_error *err)
{
    long long count = (long long)s->unprotected;
    if (!count) {
        return NT_OK;
    }
    return nt_fail(err, NT_INVALID, s->request->place,
                   NT_MESSAGE_REGISTER_UNPROTECTED(.count = count));
}

/* Nothing of the number stays, not even how many decimals it had. */
static void blank(nt_ledger_row *row)
{
    row->value = row->lower = row->upper = NAN;
    row->part = row->whole = -1;
    row->decimals = 0;
    row->flags |= NT_FLAG_SUPPRESSED;
}

/* A probability too small for its places is printed as less than the least: one digit stays. */
static double rounded(double value, int decimals)
{
    bool vanishes = decimals > 2 && value > 0 && value < 0.5 * pow(10, -decimals);
    double scale = pow(10, vanishes ? -floor(log10(value)) : decimals);
    return round(value * scale) / scale + 0.0; /* no minus before a zero */
}

/* The digits behind those printed would tell the counts behind an estimate. A count's own limits
 * tell no more than the count. */
static void round_as_printed(nt_ledger_row *row)
{
    if (row->method != NT_METHOD_GARWOOD) {
        int decimals = nt_ledger_limit_decimals(row);
        row->value = rounded(row->value, row->decimals);
        row->lower = rounded(row->lower, decimals);
        row->upper = rounded(row->upper, decimals);
    }
}

/* Rows and columns of a frame, from first up to last. */
typedef struct {
    size_t row, last_row, column, last_column;
} extent;

static bool is_empty(const sheet_frame *f, bool column, size_t at)
{
    size_t count = column ? f->row_count : f->column_count;
    return NT_ALL(i, count, !(column ? sheet_cell(f, i, at) : sheet_cell(f, at, i)));
}

/* Months and steps that the register does not cover, before and behind those that it does, have no
 * place: what is unknown is no point on a chart. */
static extent covered(const sheet_frame *f)
{
    extent e = {0, f->row_count, 0, f->column_count};
    bool columns = f->declared->over_time == OVER_COLUMNS;
    size_t *first = columns ? &e.column : &e.row, *last = columns ? &e.last_column : &e.last_row;
    if (f->declared->over_time == OVER_NOTHING) {
        return e;
    }
    while (*first < *last && is_empty(f, columns, *first)) {
        ++*first;
    }
    while (*first < *last && is_empty(f, columns, *last - 1)) {
        --*last;
    }
    return e;
}

/* Whether days of the month or step are not counted. */
static bool is_cut(const sheet *s, const nt_frame_key *key)
{
    nt_period period;
    return nt_period_read(key->code, &period) && (nt_period_first_day(period) < s->calendar.from ||
                                                  nt_period_last_day(period) > s->calendar.end);
}

/* How many cases have no row; NULL where there are none. One that is withheld may be none: what is
 * said of it is said whatever it is, as silence would tell that there are none. */
static const nt_ledger_row *rest_of(const sheet *s, const frame_declaration *declared)
{
    const draft *rest = declared->rest ? sheet_counted(s, declared->rest) : NULL;
    const nt_ledger_row *row = rest ? rest->published : NULL;
    return row && (nt_ledger_is_withheld(row) || row->value > 0) ? row : NULL;
}

static void publish_frame(sheet *s, const sheet_frame *from, nt_frame *out)
{
    extent e = covered(from);
    size_t rows = e.last_row - e.row, columns = e.last_column - e.column;
    const nt_ledger_row **cells = nt_new_array(s->arena, const nt_ledger_row *, rows *columns);
    for (size_t i = 0; i < rows * columns; i++) {
        const draft *cell = sheet_cell(from, e.row + i / columns, e.column + i % columns);
        cells[i] = cell ? cell->published : NULL;
    }
    *out = (nt_frame){.id = from->id,
                      .title = from->title,
                      .rows = from->rows + e.row,
                      .columns = from->columns + e.column,
                      .row_count = rows,
                      .column_count = columns,
                      .cells = cells,
                      .tiling = from->tiling,
                      .rest = rest_of(s, from->declared),
                      .single = from->declared->single};
    if (from->declared->of_days && from->declared->over_time == OVER_ROWS && rows) {
        out->cut.first_row = is_cut(s, &out->rows[0]);
        out->cut.last_row = rows > 1 && is_cut(s, &out->rows[rows - 1]);
    } else if (from->declared->of_days && columns) {
        out->cut.first_column = is_cut(s, &out->columns[0]);
        out->cut.last_column = columns > 1 && is_cut(s, &out->columns[columns - 1]);
    }
}

static const nt_frame *publish_frames(sheet *s)
{
    nt_frame *frames = nt_new_array(s->arena, nt_frame, s->frames.count);
    for (size_t i = 0; i < s->frames.count; i++) {
        const frame_declaration *declared = s->frames.items[i]->declared;
        publish_frame(s, s->frames.items[i], &frames[i]);
        if (declared->called &&
            frame_is_called(declared, declared->called, s->calendar.period.kind)) {
            nt_index_put(s->index, NT_INDEX_FRAME, declared->called, &frames[i]);
        }
    }
    nt_index_put_frames(s->index, frames, s->frames.count);
    return frames;
}

void sheet_publish(sheet *s, nt_results *results)
{
    results->ledger = nt_ledger_open(s->arena);
    if (s->request->internal) {
        nt_ledger_mark_internal(results->ledger);
    }
    if (s->area.code) {
        nt_ledger_mark_area(results->ledger, s->area.code->code);
    }
    nt_ledger_mark_events(results->ledger, sheet_event(s, s->a), sheet_event(s, s->b));
    NT_EACH_OF(draft, d, s->drafts.items, s->drafts.count) {
        if (d->suppressed) {
            blank(&d->row);
        }
        if (!s->request->internal) {
            round_as_printed(&d->row);
        }
        /* Codes of two lists, or case ids, may be alike. */
        d->row.id = nt_ledger_free_id(results->ledger, d->row.id);
        d->published = nt_ledger_add(results->ledger, &d->row);
    }
    sheet_truth(s, "suppressed.most",
                request_heeds(s->request) && 2 * sheet_suppressed(s) > s->drafts.count);
    for (size_t i = 0; i < s->names.count; i++) {
        nt_ledger_name(results->ledger, s->names.items[i].name, s->names.items[i].draft->published);
    }
    results->frames = publish_frames(s);
    results->frame_count = s->frames.count;
}
