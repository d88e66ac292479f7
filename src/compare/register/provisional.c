/* Which numbers are provisional: those of a period that cases are still being recorded for.
 *
 * A case comes into the register some days after its report. Until nine in ten are there, counted
 * from the period's last day, the period is not complete; nor is one that has not ended. Numbers of
 * no period (all cases, times, areas) are those of the day that the report names. */
#include <string.h>

#include "sheet.h"

typedef struct {
    const char *id;
    int months;  /* in a period */
    bool by_row; /* periods are the rows, else the columns */
} period_frame;

static const period_frame frames[] = {
    {"flow.months", 1, true},
    {"flow.quarters", MONTHS_A_QUARTER, true},
    {"flow.outcomes", 1, true},
    {"stock.quarters", MONTHS_A_QUARTER, true},
    {"stock.ages", MONTHS_A_QUARTER, true},
    {"provinces.months", 1, false},
};

static nt_date last_day(const nt_frame_key *period, int months)
{
    int month = 1970 * 12 + (int)period->x + months;
    return nt_date_from_civil(month / 12, month % 12 + 1, 1) - 1;
}

static void flag(draft *d)
{
    if (d) {
        d->row.flags |= NT_FLAG_PROVISIONAL;
    }
}

static void flag_frame(sheet *s, const period_frame *plan, nt_date complete)
{
    const sheet_frame *f = sheet_find(s, plan->id);
    for (size_t r = 0; f && r < f->row_count; r++) {
        for (size_t c = 0; c < f->column_count; c++) {
            const nt_frame_key *period = plan->by_row ? &f->rows[r] : &f->columns[c];
            if (last_day(period, plan->months) > complete) {
                flag(sheet_cell(f, r, c));
            }
        }
    }
}

/* The flows of the quarters compared are those of the table of flows; what is taken over four
 * quarters is not. */
static void flag_quarters(sheet *s)
{
    static const struct {
        const char *row, *frame, *column;
    } same[] = {{"reported", "flow.quarters", "reported"},
                {"decided", "flow.quarters", "decided"},
                {"proven", "flow.quarters", "proven"},
                {"sanctioned", "flow.quarters", "sanctioned"},
                {"open", "stock.quarters", "open-end"}};
    static const struct {
        const char *column;
        size_t quarter;
    } quarters[] = {
        {"this", QUARTERS - 1}, {"previous", QUARTERS - 2}, {"year-before", QUARTERS - 5}};
    for (size_t q = 0; q < sizeof quarters / sizeof *quarters; q++) {
        const char *code = s->quarter_code[quarters[q].quarter];
        for (size_t i = 0; i < sizeof same / sizeof *same; i++) {
            const draft *source = sheet_look(s, same[i].frame, code, same[i].column);
            if (source && (source->row.flags & NT_FLAG_PROVISIONAL)) {
                flag(sheet_look(s, "quarters.compare", same[i].row, quarters[q].column));
            }
        }
    }
}

/* What was known then is known for good, though it is suppressed with what is known now. */
static bool is_history(const draft *d)
{
    return strncmp(d->row.id, "revision.", 9) == 0;
}

/* A number is made of drafts before it. */
static void pass_on(sheet *s)
{
    for (size_t i = 0; i < s->drafts.count; i++) {
        draft *d = s->drafts.items[i];
        for (size_t k = 0; k < d->made_of_count && !is_history(d); k++) {
            d->row.flags |= d->made_of[k]->row.flags & NT_FLAG_PROVISIONAL;
        }
    }
}

void sheet_provisional(sheet *s)
{
    nt_date complete = s->complete_to;
    for (size_t i = 0; i < sizeof frames / sizeof *frames; i++) {
        flag_frame(s, &frames[i], complete);
    }
    flag_quarters(s);
    pass_on(s);
}
