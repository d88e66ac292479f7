/* What was known then beside what is known now, of the reports of each quarter. */
#include <math.h>

#include "sheet.h"

static const nt_frame_key columns[] = {
    {"known-then", {{"diketahui saat itu", "known then"}}, NAN, "cases"},
    {"known-now", {{"diketahui sekarang", "known now"}}, NAN, "cases"},
    {"difference", {{"selisih", "difference"}}, NAN, "cases"},
};

typedef struct {
    uint64_t reported[QUARTERS];
} snapshot;

static snapshot count_reports(const sheet *s, const nt_cube *cube)
{
    snapshot out = {{0}};
    for (size_t i = 0; i < cube->cell_count; i++) {
        const nt_profile *p = &cube->cells[i].profile;
        if (nt_date_known(p->reported) && p->reported <= s->calendar.end &&
            tally_holds(s->area, p->codes)) {
            int quarter = calendar_quarter(&s->calendar, p->reported);
            if (quarter >= 0) {
                out.reported[quarter] += cube->cells[i].count;
            }
        }
    }
    return out;
}

/* By the quarter at whose end it was known; the state itself is that of the last. */
static void take_snapshots(sheet *s, snapshot out[QUARTERS])
{
    for (int q = 0; q < QUARTERS; q++) {
        out[q] = count_reports(s, sheet_known_on(s, s->calendar.quarter_ends[q]));
    }
}

/* What was known earlier is nearly what is known now: where the one is suppressed, so is the other.
 */
static draft *put_known(sheet *s, spot at, uint64_t reported, size_t quarter)
{
    draft *d = put_exact(s, at, reported);
    draft *now = sheet_look(s, "flow.quarters", s->quarter_code[quarter], "reported");
    if (now) {
        d->made_of = nt_arena_copy(s->arena, &now, sizeof now);
        d->made_of_count = 1;
    }
    return d;
}

/* Small changes tell of single cases: the rows of a quarter are made of what was known. */
static void revisions(sheet *s, const snapshot then[QUARTERS], snapshot now)
{
    sheet_frame *f = sheet_open(s, "revision",
                                text_both("Kasus {reported}: diketahui saat itu dan sekarang",
                                          "Cases {reported}: known then and now"),
                                QUARTERS, columns, 3);
    for (size_t q = 0; q < QUARTERS; q++) {
        f->rows[q] = calendar_quarter_key(s->arena, &s->calendar, (int)q);
        f->as_of = s->calendar.quarter_ends[q];
        draft *before = put_known(s, (spot){f, q, 0}, then[q].reported[q], q);
        f->as_of = s->calendar.end;
        draft *after = put_exact(s, (spot){f, q, 1}, now.reported[q]);
        put_difference(s, (spot){f, q, 2}, after, before);
    }
}

/* Before its first day a quarter has no cases, which is not the same as unknown. */
static void put_not_begun(sheet *s, spot at)
{
    nt_ledger_row row = sheet_blank();
    row.part = row.whole = 0;
    row.method = "count";
    at.frame->as_of = s->calendar.quarter_ends[at.column];
    put_value(s, at, row, NULL, 0);
}

static void triangle(sheet *s, const snapshot then[QUARTERS])
{
    nt_frame_key known_at[QUARTERS];
    for (int q = 0; q < QUARTERS; q++) {
        known_at[q] = calendar_quarter_key(s->arena, &s->calendar, q);
        known_at[q].unit = "cases";
    }
    sheet_frame *f = sheet_open(s, "revision.triangle",
                                text_both("Kasus {reported}, menurut triwulan saat diketahui",
                                          "Cases {reported}, by the quarter in which it was known"),
                                QUARTERS, known_at, QUARTERS);
    for (size_t q = 0; q < QUARTERS; q++) {
        f->rows[q] = calendar_quarter_key(s->arena, &s->calendar, (int)q);
        for (size_t at = 0; at < q; at++) {
            put_not_begun(s, (spot){f, q, at});
        }
        for (size_t at = q; at < QUARTERS; at++) {
            f->as_of = s->calendar.quarter_ends[at];
            put_known(s, (spot){f, q, at}, then[at].reported[q], q);
        }
    }
}

void sheet_revision(sheet *s)
{
    if (!s->reg->has_recorded) {
        return;
    }
    snapshot then[QUARTERS];
    take_snapshots(s, then);
    revisions(s, then, count_reports(s, s->cube));
    triangle(s, then);
}
