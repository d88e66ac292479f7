/* What was known then beside what is known now, of the reports of each step. */
#include <math.h>

#include "sheet.h"
#include "words/register.h"

typedef struct {
    uint64_t reported[NT_STEPS_MAX];
} snapshot;

static snapshot count_reports(const sheet *s, const nt_cube *cube)
{
    snapshot out = {{0}};
    nt_cube_cell cell;
    for (size_t at = 0; nt_cube_walk(cube, &at, &cell);) {
        const nt_profile *p = &cell.profile;
        if (nt_date_known(p->reported) && p->reported <= s->calendar.end &&
            nt_tally_holds(s->area, p->codes)) {
            int step =
                p->reported < s->calendar.from ? -1 : nt_calendar_step(&s->calendar, p->reported);
            if (step >= 0) {
                out.reported[step] += cell.count;
            }
        }
    }
    return out;
}

/* By the step at whose end it was known; the state itself is that of the last. */
static void take_snapshots(sheet *s, snapshot out[NT_STEPS_MAX])
{
    for (int q = 0; q <= s->calendar.last_step; q++) {
        if (nt_calendar_knows_step(&s->calendar, q)) {
            out[q] = count_reports(s, sheet_known_on(s, s->calendar.step_ends[q]));
        }
    }
}

static draft *put_known(sheet *s, spot at, uint64_t reported)
{
    draft *d = put_exact(s, at, reported);
    d->settled = true;
    return d;
}

/* Small changes tell of single cases: the rows of a step are made of what was known. */
static void revisions(sheet *s, const snapshot then[NT_STEPS_MAX], snapshot now)
{
    sheet_frame *f = sheet_open(s, "revision", (size_t)s->calendar.step_count);
    for (size_t q = 0; q < f->row_count; q++) {
        f->rows[q] = nt_calendar_step_key(s->arena, &s->calendar, (int)q);
        if (!nt_calendar_knows_step(&s->calendar, (int)q)) {
            continue;
        }
        f->as_of = s->calendar.step_ends[q];
        draft *before = put_known(s, (spot){f, q, 0}, then[q].reported[q]);
        f->as_of = s->calendar.end;
        draft *after = put_exact(s, (spot){f, q, 1}, now.reported[q]);
        put_difference(s, (spot){f, q, 2}, after, before);
    }
}

/* Before its first day a step has no cases, which is not the same as unknown. */
static void put_not_begun(sheet *s, spot at)
{
    nt_ledger_row row = sheet_value(NT_METHOD_COUNT, NAN, 0);
    row.part = row.whole = 0;
    at.frame->as_of = s->calendar.step_ends[at.column];
    put_value(s, at, row, NULL, 0);
}

static void triangle(sheet *s, const snapshot then[NT_STEPS_MAX])
{
    size_t count = (size_t)s->calendar.last_step + 1;
    nt_frame_key known_at[NT_STEPS_MAX];
    for (size_t q = 0; q < count; q++) {
        known_at[q] = nt_calendar_step_key(s->arena, &s->calendar, (int)q);
        known_at[q].unit = "cases";
    }
    sheet_frame *f = sheet_open_columns(s, "revision.triangle", count, known_at, count);
    f->title = s->calendar.step_months == 1
                   ? (nt_text)NT_TEXT_REGISTER_CASES_REPORTED_BY_THE_MONTH_IN_WHICH_IT
                   : f->title;
    for (size_t q = 0; q < count; q++) {
        f->rows[q] = nt_calendar_step_key(s->arena, &s->calendar, (int)q);
        for (size_t at = 0; at < q && nt_calendar_knows_step(&s->calendar, (int)at); at++) {
            put_not_begun(s, (spot){f, q, at});
        }
        for (size_t at = q; at < count && nt_calendar_knows_step(&s->calendar, (int)q); at++) {
            f->as_of = s->calendar.step_ends[at];
            put_known(s, (spot){f, q, at}, then[at].reported[q]);
        }
    }
}

void sheet_revision(sheet *s)
{
    if (!s->tells_recording) {
        return;
    }
    snapshot then[NT_STEPS_MAX];
    take_snapshots(s, then);
    revisions(s, then, count_reports(s, s->cube));
    triangle(s, then);
}
