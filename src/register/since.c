/* Two events by the time since proof, and since the report.
 *
 * At one age to the vote the cases of two events need not have waited equally long. Here each case
 * counts from its own start, and one that still waits is censored: what differs is the speed. Both
 * are taken as they were known at the same age to the vote, so that what is not recorded yet is
 * left out of both alike; where the register does not tell when it learnt of a stage, as they stood
 * when nearly all of that was recorded. */
#include <limits.h>
#include <math.h>
#include <string.h>

#include "curves.h"
#include "stats/discovery.h"

enum { A, B, DIFFERENCE, RATIO, P_VALUE };
enum { ROWS = NT_AGE_BANDS - 1 };

typedef struct {
    nt_text name;
    sheet_curve curve;
    draft *cases, *events; /* of all its cases: what tells these away tells the share */
} one_event;

typedef struct {
    const sheet *s;
    uint32_t event;
    nt_date day;
    size_t days;
} waiting;

static void add_cell(void *counts, const void *context, const nt_cube_cell *cell)
{
    const waiting *of = context;
    const sheet *s = of->s;
    const nt_profile *p = &cell->profile;
    nt_outcome_count *by_day = counts;
    if (p->codes[NT_DIM_EVENT] == of->event && nt_tally_is_reported(s->area, p, of->day)) {
        nt_case_state state = nt_tally_state(s->reg, p, of->day);
        for (int process = 0; process < NT_PROCESS_COUNT; process++) {
            nt_tally_add_wait(s->reg, &state, process, of->day, by_day + (size_t)process * of->days,
                              of->days, cell->count);
        }
    }
}

/* To this day both are counted from their votes on; INT_MIN: not at all. */
static int age_reached(const sheet *s)
{
    int reached = s->a && s->b ? sheet_age_reached(s) : INT_MIN;
    bool fills = !s->tells_recording && s->complete_to < s->calendar.end;
    return reached == INT_MIN || !fills ? reached : reached - (s->calendar.end - s->complete_to);
}

bool since_counter(sheet *s, size_t which, nt_cube_counter *out)
{
    uint32_t event = which == A ? s->a : s->b;
    int reached = age_reached(s);
    if (reached == INT_MIN) {
        return false;
    }
    nt_date day = s->reg->codes[NT_DIM_EVENT].items[event].polling_day + reached;
    const nt_cube *cube = sheet_known_alike(s, day);
    size_t days = known_whole(s, cube->as_of, false)->days; /* no case waits longer */
    size_t count = NT_PROCESS_COUNT * days * NT_OUTCOME_COUNTS;
    waiting *of = nt_new(s->arena, waiting);
    *of = (waiting){s, event, day, days};
    uint64_t *counts = nt_new_array(s->arena, uint64_t, count);
    *out = (nt_cube_counter){cube, add_cell, of, counts, count};
    s->since[which] = (void *)counts;
    s->since_days[which] = days;
    return true;
}

/* Both in each process, as they stood when they were so old. */
static void read_events(sheet *s, one_event of[NT_PROCESS_COUNT][2])
{
    const uint32_t events[] = {s->a, s->b};
    for (size_t i = 0; i < NT_PROCESS_COUNT * 2; i++) {
        size_t process = i / 2, e = i % 2, days = s->since_days[e];
        const nt_code *code = &s->reg->codes[NT_DIM_EVENT].items[events[e]];
        const char *frame = text_dots3(s->arena, "survival", process_ids[process], "summary");
        sheet_curve curve = {.dimension = NT_DIM_EVENT, .code = events[e]};
        curve.durations =
            nt_tally_compress(s->arena, s->since[e] + process * days, days, &curve.count);
        curve.curve = nt_survival_estimate(s->arena, curve.durations, curve.count);
        of[process][e] = (one_event){.name = key_of_code(code).label,
                                     .curve = curve,
                                     .cases = sheet_look(s, frame, code->code, "cases"),
                                     .events = sheet_look(s, frame, code->code, "events")};
    }
}

/* --- what may be told --- */

/* A step from the row before, or what is left after the last, must not tell a small count. */
static bool step_tells(const sheet *s, const one_event *e, int before, int day)
{
    uint64_t events = curve_by(&e->curve, day, true);
    return curve_share_tells(s, &e->curve, day) ||
           (before >= 0 && count_is_small(s, events - curve_by(&e->curve, before, true))) ||
           count_is_small(s, e->curve.curve.events - events);
}

/* The days on which both have a share, and whose shares tell no small count; after one that is left
 * out the next is held against the last that stayed. */
static bool choose_days(const sheet *s, const one_event two[2], bool told[ROWS])
{
    bool any = false;
    int before = -1;
    for (size_t i = 0; i < ROWS; i++) {
        int day = nt_age_edges[i];
        told[i] = true;
        for (size_t e = 0; e < 2; e++) {
            told[i] = told[i] && !isnan(nt_survival_done_by(&two[e].curve.curve, day).estimate) &&
                      !step_tells(s, &two[e], before, day);
        }
        before = told[i] ? day : before;
        any = any || told[i];
    }
    return any;
}

/* Neither what another area has besides, nor what came since another day, is held against: one
 * edition alone tells it. */
static bool is_told_elsewhere(const sheet *s)
{
    const char *area = s->area.code ? s->area.code->code : "";
    const nt_ledger *other;
    for (size_t i = 0; s->protects && (other = request_gone(s->request, &i));) {
        for (size_t k = 0; k < nt_ledger_count(other); k++) {
            const nt_ledger_row *row = nt_ledger_at(other, k);
            if (nt_begins(row->id, "events.since.") && !(row->flags & NT_FLAG_SUPPRESSED) &&
                (row->as_of != s->calendar.end || strcmp(nt_ledger_area(other), area) != 0)) {
                return true;
            }
        }
    }
    return false;
}

/* --- rows --- */

static void put_day(sheet *s, sheet_frame *f, size_t row, int day, const one_event two[2],
                    nt_interval difference)
{
    const nt_survival *a = &two[A].curve.curve, *b = &two[B].curve.curve;
    draft *shares[2];
    for (size_t e = 0; e < 2; e++) {
        draft *of[2] = {two[e].cases, two[e].events};
        shares[e] =
            put_value(s, (spot){f, row, e}, curve_share_row(&two[e].curve.curve, day), of, 2);
    }
    curve_put_points(s, (spot){f, row, DIFFERENCE}, difference, shares);
    double observed = (double)curve_by(&two[B].curve, day, true);
    double expected = nt_survival_expected(b, a, day);
    if (expected > 0) {
        double ratio = 100 * observed / expected;
        put_value(s, (spot){f, row, RATIO}, sheet_value(NT_METHOD_OBSERVED_TO_EXPECTED, ratio, 0),
                  shares, 2);
    }
    nt_log_rank test = nt_survival_log_rank(
        s->arena, (const nt_duration *const[]){two[A].curve.durations, two[B].curve.durations},
        (size_t[]){two[A].curve.count, two[B].curve.count}, 2, (nt_log_rank_weight){0, 0, day});
    if (!isnan(test.p_value)) {
        put_value(s, (spot){f, row, P_VALUE}, sheet_value(NT_METHOD_LOG_RANK, test.p_value, 4),
                  shares, 2);
    }
}

static void compare(sheet *s, int process, const one_event two[2])
{
    bool told[ROWS], drawn = curve_is_drawn(s, &two[A].curve) && curve_is_drawn(s, &two[B].curve);
    if (!drawn || !choose_days(s, two, told)) {
        return;
    }
    nt_interval differences[ROWS];
    for (size_t row = 0; row < ROWS; row++) {
        differences[row] = told[row]
                               ? nt_survival_difference(&two[B].curve.curve, &two[A].curve.curve,
                                                        nt_age_edges[row])
                               : (nt_interval){NAN, NAN, NAN};
    }
    nt_discovery_widen(s->arena, differences, ROWS);
    sheet_frame *f = sheet_open_rows(s, text_dots(s->arena, "events.since", process_ids[process]));
    for (size_t e = 0; e < 2; e++) {
        f->columns[e].label = two[e].name;
    }
    for (size_t row = 0; row < ROWS; row++) {
        f->rows[row].label = curve_day_key(s, nt_age_edges[row]).label;
        if (told[row]) {
            put_day(s, f, row, nt_age_edges[row], two, differences[row]);
        }
    }
    sheet_hide(is_told_elsewhere(s) ? f : NULL);
}

void sheet_since(sheet *s)
{
    one_event of[NT_PROCESS_COUNT][2];
    if (age_reached(s) == INT_MIN) {
        return;
    }
    read_events(s, of);
    for (int p = 0; p < NT_PROCESS_COUNT; p++) {
        if (sheet_knows_process(s, p)) {
            compare(s, p, of[p]);
        }
    }
}
