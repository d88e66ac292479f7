/* The steps of the curves on a grid of days.
 *
 * Where small counts are protected, all groups of a family (all cases; the events; the positions)
 * share one grid, on which no group, nor what is left of all cases without them, shows a small
 * count of events or open cases. So no difference of curves tells one either. */

#include "curves.h"
#include "words/register.h"

enum {
    COLUMNS = 4,
    DAYS_MAX = 1500,
    GRID_MAX = DAYS_MAX / 5 + 1,
    STEP_ALL = 5,
    STEP_GROUP = 15,
    STEP_PROTECTED = 30
};

typedef struct {
    int days[GRID_MAX];
    size_t count;
} grid;

/* Cumulative counts of one group at a day. */
typedef struct {
    uint64_t events, censored;
} so_far;

bool curve_is_drawn(const sheet *s, const sheet_curve *curve)
{
    return curve->curve.total > 0 &&
           (curve->dimension == NT_DIM_COUNT || count_bears_detail(s, curve->curve.total));
}

/* Behind the last event a curve is flat. */
static int last_day(const sheet_curve *curve)
{
    int last = 0;
    for (size_t i = 0; i < curve->count && curve->durations[i].day <= DAYS_MAX; i++) {
        last = curve->durations[i].events ? curve->durations[i].day : last;
    }
    return last;
}

static grid plain_grid(const sheet_curve *curve, int step)
{
    grid g = {.count = 0};
    int last = last_day(curve);
    for (int day = 0; day < last + step && g.count < GRID_MAX; day += step) {
        g.days[g.count++] = day;
    }
    return g;
}

static so_far at_day(const sheet_curve *curve, int day)
{
    return (so_far){curve_by(curve, day, true), curve_by(curve, day, false)};
}

static bool step_tells(const sheet *s, so_far before, so_far now, so_far end)
{
    return count_is_small(s, now.events - before.events) ||
           count_is_small(s, now.censored - before.censored) ||
           count_is_small(s, now.events + now.censored - before.events - before.censored) ||
           count_is_small(s, end.events - now.events) ||
           count_is_small(s, end.censored - now.censored) ||
           count_is_small(s, end.events + end.censored - now.events - now.censored);
}

static so_far less(so_far a, so_far b)
{
    return (so_far){a.events - b.events, a.censored - b.censored};
}

/* Whether a row of the family on `day`, after one on `before`, shows a small count. */
static bool family_tells(const sheet *s, int process, nt_dimension family, int before, int day)
{
    const sheet_curve *curves = s->curves[process];
    so_far rest[3] = {at_day(&curves[0], before), at_day(&curves[0], day),
                      at_day(&curves[0], INT32_MAX)};
    for (size_t i = 0; i < s->curve_count; i++) {
        if (curves[i].dimension != family || !curve_is_drawn(s, &curves[i])) {
            continue;
        }
        so_far own[3] = {at_day(&curves[i], before), at_day(&curves[i], day),
                         at_day(&curves[i], INT32_MAX)};
        if (step_tells(s, own[0], own[1], own[2])) {
            return true;
        }
        for (int k = 0; k < 3; k++) {
            rest[k] = less(rest[k], own[k]);
        }
    }
    return step_tells(s, rest[0], rest[1], rest[2]);
}

int curve_protected_day(int day)
{
    return day == 360 ? 365 : day;
}

static grid protected_grid(const sheet *s, int process, nt_dimension family)
{
    grid g = {.count = 0};
    int before = -1, last = last_day(&s->curves[process][0]);
    for (int at = 0; at < last + STEP_PROTECTED && g.count < GRID_MAX; at += STEP_PROTECTED) {
        int day = curve_protected_day(at);
        if (!family_tells(s, process, family, before, day)) {
            g.days[g.count++] = before = day;
        }
    }
    return g;
}

static void put_step(sheet *s, sheet_frame *f, size_t row, const sheet_curve *curve, so_far before,
                     draft *const of[2])
{
    int day = (int)f->rows[row].x;
    so_far now = at_day(curve, day);
    put_value(s, (spot){f, row, 0}, curve_share_row(&curve->curve, day), of, 2);
    uint64_t counts[COLUMNS - 1] = {curve->curve.total - now.events - now.censored,
                                    now.events - before.events, now.censored - before.censored};
    for (size_t c = 1; c < COLUMNS; c++) {
        put_value(s, (spot){f, row, c}, sheet_value(NT_METHOD_COUNT, (double)counts[c - 1], 0), of,
                  2);
    }
}

nt_frame_key curve_day_key(const sheet *s, int day)
{
    const char *code = nt_arena_printf(s->arena, "%d", day);
    return (nt_frame_key){
        code, nt_message_texts(s->arena, NT_MESSAGE_REGISTER_DAY_NUMBER(.day = day)), day, NULL};
}

static void draw(sheet *s, int process, const sheet_curve *curve, const grid *g, draft *const of[2])
{
    sheet_frame *f = sheet_open(
        s, text_dots3(s->arena, "survival", process_ids[process], curve->key.code), g->count);
    f->title = text_join(s->arena, f->title, ": ", curve->key.label);
    so_far before = {0, 0};
    for (size_t row = 0; row < g->count; row++) {
        f->rows[row] = curve_day_key(s, g->days[row]);
        put_step(s, f, row, curve, before, of);
        before = at_day(curve, g->days[row]);
    }
}

void curve_frames(sheet *s, int process, const sheet_frame *summary)
{
    grid shared = {.count = 0};
    nt_dimension family = NT_DIM_COUNT;
    for (size_t i = 0; i < s->curve_count; i++) {
        const sheet_curve *curve = &s->curves[process][i];
        if (!curve_is_drawn(s, curve)) {
            continue;
        }
        if (s->protects && (i == 0 || curve->dimension != family)) {
            family = curve->dimension;
            shared = protected_grid(s, process, family);
        }
        grid own = s->protects ? shared : plain_grid(curve, i == 0 ? STEP_ALL : STEP_GROUP);
        draw(s, process, curve, &own,
             (draft *const[]){sheet_cell(summary, i, 0), sheet_cell(summary, i, 1)});
    }
}
