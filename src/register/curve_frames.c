/* The steps of the curves on a grid of days. */

#include "curves.h"
#include "words/register.h"

enum { COLUMNS = 4, STEP_ALL = 5, STEP_GROUP = 15, STEP_PROTECTED = 30 };

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
    for (size_t i = 0; i < curve->count && curve->durations[i].day <= CURVE_DAYS_MAX; i++) {
        last = curve->durations[i].events ? curve->durations[i].day : last;
    }
    return last;
}

int curve_protected_day(int day)
{
    return day == 360 ? 365 : day;
}

static curve_grid days_of(const sheet *s, const sheet_curve *curve, int step)
{
    curve_grid g = {.count = 0};
    int last = last_day(curve);
    for (int day = 0; day < last + step && g.count < CURVE_STEPS_MAX; day += step) {
        g.days[g.count++] = s->protects ? curve_protected_day(day) : day;
    }
    return g;
}

static so_far at_day(const sheet_curve *curve, int day)
{
    return (so_far){curve_by(curve, day, true), curve_by(curve, day, false)};
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

static void draw(sheet *s, int process, const sheet_curve *curve, const curve_grid *g,
                 bool withheld, draft *const of[2])
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
    for (size_t i = 0; withheld && i < f->row_count * f->column_count; i++) {
        f->cells[i]->suppressed = true;
    }
}

void curve_frames(sheet *s, int process, const sheet_frame *summary)
{
    curve_grid days = days_of(s, &s->curves[process][0], s->protects ? STEP_PROTECTED : STEP_ALL);
    nt_dimension family = NT_DIM_COUNT;
    curve_grid own = {.count = 0};
    bool withheld = curves_are_of_two_areas(s);
    for (size_t i = 0; i < s->curve_count; i++) {
        const sheet_curve *curve = &s->curves[process][i];
        if (!curve_is_drawn(s, curve)) {
            continue;
        }
        if (!s->protects) {
            own = i == 0 ? days : days_of(s, curve, STEP_GROUP);
        } else if (i == 0 || curve->dimension != family) {
            family = curve->dimension;
            own = curve_safe_days(s, process, curve, &days);
            days = i == 0 ? own : days;
        }
        if (own.count > 1) { /* its origin alone says nothing */
            draw(s, process, curve, &own, withheld,
                 (draft *const[]){sheet_cell(summary, i, 0), sheet_cell(summary, i, 1)});
        }
    }
}
