/* Which numbers are provisional: those of a period that cases are still being recorded for.
 *
 * A case comes into the register some days after its report. Until nine in ten are there, counted
 * from the period's last day, the period is not complete; nor is one that has not ended. Numbers of
 * no period (all cases, times, areas) are those of the day that the report names. */
#include "sheet.h"

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

static void flag_frame(const sheet_frame *f, nt_date complete)
{
    for (size_t i = 0; f->declared->provisional && i < f->row_count * f->column_count; i++) {
        bool by_row = f->declared->over_time == OVER_ROWS;
        const nt_frame_key *period =
            by_row ? &f->rows[i / f->column_count] : &f->columns[i % f->column_count];
        if (last_day(period) > complete) {
            flag(f->cells[i]);
        }
    }
}

/* All of a period compared, also what is taken over the twelve months up to its end. */
static void flag_compared(sheet *s, nt_date complete)
{
    const sheet_frame *f = sheet_find(s, "periods.compare");
    for (size_t k = 0; k < NT_COMPARED; k++) {
        int column = sheet_column(f, nt_compared_codes[k]);
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
    NT_EACH_OF(draft, d, s->drafts.items, s->drafts.count) {
        for (size_t k = 0; k < d->made_of_count && !d->settled; k++) {
            d->row.flags |= d->made_of[k]->row.flags & NT_FLAG_PROVISIONAL;
        }
    }
}

void sheet_provisional(sheet *s)
{
    nt_date complete = s->complete_to;
    for (size_t i = 0; i < s->frames.count; i++) {
        flag_frame(s->frames.items[i], complete);
    }
    flag_compared(s, complete);
    pass_on(s);
}
