/* Positions, kinds of violation, institutions; of what cases are made, where a row is less; an area
 * beside the whole that it lies in. */

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "periods.h"
#include "words/register.h"

static const nt_text in_period[NT_PERIOD_KINDS][NT_COMPARED_PREVIOUS + 1] = {
    {NT_TEXT_REGISTER_REPORTED_THIS_MONTH, NT_TEXT_REGISTER_REPORTED_IN_THE_PREVIOUS_MONTH},
    {NT_TEXT_REGISTER_REPORTED_THIS_QUARTER, NT_TEXT_REGISTER_REPORTED_IN_THE_PREVIOUS_QUARTER},
    {NT_TEXT_REGISTER_REPORTED_THIS_HALF_YEAR, NT_TEXT_REGISTER_REPORTED_IN_THE_PREVIOUS_HALF_YEAR},
    {NT_TEXT_REGISTER_REPORTED_THIS_YEAR, NT_TEXT_REGISTER_REPORTED_IN_THE_PREVIOUS_YEAR},
};

const char *sheet_period_column(const sheet *s, int compared)
{
    return nt_arena_printf(s->arena, "%s-%s", compared == NT_COMPARED_THIS ? "this" : "previous",
                           nt_period_columns[s->calendar.period.kind]);
}

nt_frame_key group_period(const sheet *s, int compared)
{
    nt_text label = in_period[s->calendar.period.kind][compared];
    return (nt_frame_key){sheet_period_column(s, compared),
                          nt_calendar_with_part(s->arena, &s->calendar, label), NAN, "cases"};
}

static void put_group(sheet *s, const spot at[static GROUP_COLUMNS], const spot *this_period,
                      const nt_group_count *count)
{
    draft *reported = put_count(s, at[GROUP_REPORTED], count->flow[NT_FLOW_REPORTED]);
    draft *proven = NULL, *sanctioned = NULL;
    if (s->reg->has_outcome) {
        proven = put_count(s, at[GROUP_PROVEN], count->flow[NT_FLOW_PROVEN]);
    }
    if (s->reg->has_sanctioned) {
        sanctioned = put_count(s, at[GROUP_SANCTIONED], count->flow[NT_FLOW_SANCTIONED]);
    }
    if (sheet_knows_stock(s)) {
        put_exact(s, at[GROUP_OPEN], count->open);
    }
    if (this_period) {
        put_count(s, *this_period, count->in[NT_COMPARED_THIS]);
    }
    put_ratio(s, at[GROUP_PROOF_RATIO], proven, reported);
    put_ratio(s, at[GROUP_SANCTION_RATIO], sanctioned, proven);
}

void group_put(sheet *s, sheet_frame *f, size_t row, const nt_group_count *count)
{
    spot at[GROUP_COLUMNS];
    for (size_t i = 0; i < GROUP_COLUMNS; i++) {
        at[i] = (spot){f, row, i};
    }
    put_group(s, at, NULL, count);
}

static void put_periods(sheet *s, sheet_frame *f, size_t row, nt_dimension of, size_t code)
{
    draft *now =
        put_count(s, (spot){f, row, GROUP_COLUMNS}, s->scope.groups[of][code].in[NT_COMPARED_THIS]);
    if (!s->calendar.is_compared[NT_COMPARED_PREVIOUS]) {
        return;
    }
    f->as_of = s->calendar.compared[NT_COMPARED_PREVIOUS].last;
    draft *then =
        put_count(s, (spot){f, row, GROUP_COLUMNS + 1},
                  s->then[NT_COMPARED_PREVIOUS]->groups[of][code].in[NT_COMPARED_PREVIOUS]);
    then->settled = sheet_is_then(s, NT_COMPARED_PREVIOUS);
    f->as_of = s->calendar.end;
    draft *difference = sheet_compare(s, (spot){f, row, GROUP_COLUMNS + 2}, now, then);
    if (!isnan(difference->row.lower)) {
        period_scatter(s, difference, now, then, NT_FLOW_REPORTED);
    }
}

typedef struct {
    draft *reported;
    size_t row;
    bool rest; /* the unknown: last, however many */
} ranked;

NT_ORDER(by_reports, ranked, NT_RISING(rest) || NT_FALLING(reported->row.value) || NT_RISING(row))

/* The share of the cases that the categories down to each make up. It tells all counts, so that
 * none is printed unless all are. */
static void put_cumulative(sheet *s, sheet_frame *f)
{
    ranked *rows = nt_new_array(s->arena, ranked, f->row_count);
    draft **all = nt_new_array(s->arena, draft *, f->row_count);
    double sum = 0, so_far = 0;
    for (size_t row = 0; row < f->row_count; row++) {
        all[row] = sheet_cell(f, row, GROUP_REPORTED);
        rows[row] = (ranked){all[row], row, strcmp(f->rows[row].code, "unknown") == 0};
        sum += all[row]->row.value;
    }
    qsort(rows, f->row_count, sizeof *rows, by_reports);
    const draft *first = NULL;
    for (size_t i = 0; i < f->row_count && sum > 0; i++) {
        so_far += rows[i].reported->row.value;
        nt_ledger_row share = sheet_value(NT_METHOD_CUMULATIVE_SHARE, 100 * so_far / sum, 1);
        spot at = {f, rows[i].row, GROUP_COLUMNS + 3};
        if (first) {
            sheet_made_alike(s, put_value(s, at, share, NULL, 0), first);
        } else {
            first = put_value(s, at, share, all, f->row_count);
        }
    }
}

/* Codes in their order; what is unknown comes last, where there is any. */
static void group_frame(sheet *s, const char *id, nt_dimension dimension)
{
    const nt_codes *codes = &s->reg->codes[dimension];
    const nt_group_count *counts = s->scope.groups[dimension];
    if (!codes->present || !codes->count) {
        return;
    }
    bool unknown = counts[0].flow[NT_FLOW_REPORTED] > 0;
    sheet_frame *f = sheet_open(s, id, codes->count - 1 + unknown);
    for (size_t row = 0; row < f->row_count; row++) {
        size_t code = row + 1 < codes->count ? row + 1 : 0;
        f->rows[row] = key_of_code(&codes->items[code]);
        group_put(s, f, row, &counts[code]);
        put_periods(s, f, row, dimension, code);
    }
    put_cumulative(s, f);
}

/* Allegations by kind, persons by position: each is in one row, and a case in each that it has any
 * in. No row is of several. */
static void rows_frame(sheet *s)
{
    nt_dimension by = nt_row_counted_by(s->reg->row);
    const nt_kind_count *counts = s->scope.rows_of;
    if (!counts) {
        return;
    }
    bool persons = s->reg->row == NT_ROW_PERSON;
    const nt_codes *codes = &s->reg->codes[by];
    sheet_frame *f = sheet_open(s, persons ? "persons" : "allegations", codes->count);
    draft *all = sheet_counted(s, persons ? "cases.persons" : "cases.allegations");
    f->row_count = 0;
    for (size_t i = 1; i <= codes->count; i++) {
        size_t code = i % codes->count, row = f->row_count;
        bool is_row = code ? code != s->reg->several : counts[0].rows > 0;
        if (is_row) {
            f->rows[f->row_count++] = key_of_code(&codes->items[code]);
            put_ratio(s, (spot){f, row, 1}, put_exact(s, (spot){f, row, 0}, counts[code].rows),
                      all);
            put_exact(s, (spot){f, row, 2}, counts[code].cases);
        }
    }
}

void sheet_groups(sheet *s)
{
    group_frame(s, "positions", NT_DIM_POSITION);
    group_frame(s, "violations", NT_DIM_VIOLATION);
    group_frame(s, "institutions", NT_DIM_INSTITUTION);
    rows_frame(s);
}

/* An area, or the whole that it lies in. */
static void nation_column(sheet *s, sheet_frame *f, size_t column, const nt_group_count *count)
{
    const spot at[GROUP_COLUMNS] = {{f, 0, column}, {f, 1, column}, {f, 2, column},
                                    {f, 3, column}, {f, 5, column}, {f, 6, column}};
    put_group(s, at, &(spot){f, 4, column}, count);
}

void sheet_nation(sheet *s)
{
    if (!s->area.code) {
        return;
    }
    sheet_frame *f = sheet_open_rows(s, "nation.compare");
    f->columns[0].label = key_of_code(s->area.code).label;
    f->columns[1].label = s->reg->whole;
    f->title = text_join(s->arena, f->columns[0].label, " · ", f->columns[1].label);
    nation_column(s, f, 0, &s->scope.all);
    nation_column(s, f, 1, &s->nation.all);
}
