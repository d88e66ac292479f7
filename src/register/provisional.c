/* Which numbers are provisional: those of a period that cases are still being recorded for.
 *
 * A case comes into the register some days after its report. Until nine in ten are there, counted
 * from the period's last day, the period is not complete; nor is one that has not ended. Numbers of
 * no period (all cases, times, areas) are those of the day that the report names. */
#include <string.h>

#include "sheet.h"

typedef struct {
    const char *id;
    bool by_row; /* periods are the rows, else the columns */
} period_frame;

static const period_frame frames[] = {
    {"flow.months", true},       {"flow.quarters", true}, {"flow.outcomes", true},
    {"stock.quarters", true},    {"stock.months", true},  {"stock.ages", true},
    {"provinces.months", false},
};

static nt_date last_day(const nt_frame_key *key)
{
    nt_period period;
    return nt_period_read(key->code, &period) ? nt_period_last_day(period) : NT_DATE_UNKNOWN;
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
            if (last_day(period) > complete) {
                flag(sheet_cell(f, r, c));
            }
        }
    }
}

/* All of a period compared, also what is taken over the twelve months up to its end. */
static void flag_compared(sheet *s, nt_date complete)
{
    static const char *const columns[COMPARED] = {"this", "previous", "year-before"};
    const sheet_frame *f = sheet_compared(s);
    for (size_t k = 0; k < COMPARED; k++) {
        int column = sheet_column(f, columns[k]);
        for (size_t row = 0; row < f->row_count; row++) {
            draft *d = sheet_cell(f, row, (size_t)column);
            if (d && !d->settled && nt_period_last_day(s->calendar.periods[k]) > complete) {
                flag(d);
            }
        }
    }
}

/* A number is made of drafts before it. */
static void pass_on(sheet *s)
{
    for (size_t i = 0; i < s->drafts.count; i++) {
        draft *d = s->drafts.items[i];
        for (size_t k = 0; k < d->made_of_count && !d->settled; k++) {
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
    flag_compared(s, complete);
    pass_on(s);
}
