/* How many were done after how many days: bins of fifteen, of those that are done. Where small
 * counts are protected, bins are joined until none is small, nor any piece that the days of the
 * curve cut from one. */

#include "curves.h"
#include "words/register.h"

enum { BIN = 15, BINS_MAX = 49 /* two years; then one for the rest */, LAST_EDGE = 720 };

typedef struct {
    int ends[BINS_MAX]; /* the last day of each bin */
    size_t count;
} bins;

static nt_frame_key bin_key(sheet *s, int first, int last, bool open)
{
    const char *code = open ? nt_arena_printf(s->arena, "%d+", first)
                            : nt_arena_printf(s->arena, "%d-%d", first, last);
    nt_text label =
        open ? (nt_text)NT_TEXT_REGISTER_LONGER
             : nt_message_texts(
                   s->arena, NT_MESSAGE_REGISTER_FIRST_TO_LAST_DAYS(.first = first, .last = last));
    return (nt_frame_key){code, label, first ? first - 1 : 0, NULL};
}

static bool on_curve(const sheet_frame *curve, int day)
{
    return NT_ANY(i, curve ? curve->row_count : 0, (int)curve->rows[i].x == day);
}

static int next_on_curve(const sheet_frame *curve, int day)
{
    NT_RETURN_FIRST(i, curve ? curve->row_count : 0, curve->rows[i].x > day, (int)curve->rows[i].x,
                    INT32_MAX);
}

/* Whether a bin may end on `day`, the last end of a bin or a step of the curve being `before`. */
static bool may_end(const sheet *s, const sheet_curve *all, const sheet_frame *curve, int before,
                    int day)
{
    uint64_t now = curve_by(all, day, true);
    return !count_is_small(s, now - curve_by(all, before, true)) &&
           !count_is_small(s, curve_by(all, next_on_curve(curve, day), true) - now);
}

static bins cut(const sheet *s, const sheet_curve *all, const sheet_frame *curve, int last)
{
    bins b = {.count = 0};
    int before = -1;
    for (int day = BIN; day - BIN < last && day <= LAST_EDGE; day += BIN) {
        bool step = on_curve(curve, day);
        if (!s->protects || step || may_end(s, all, curve, before, day)) {
            b.ends[b.count++] = day;
            before = day;
        }
    }
    int end = b.count ? b.ends[b.count - 1] : -1;
    if (curve_by(all, INT32_MAX, true) > curve_by(all, end, true)) {
        b.ends[b.count++] = INT32_MAX;
    }
    return b;
}

static void histogram(sheet *s, const char *id, const sheet_curve *all, const sheet_frame *curve)
{
    int last = 0;
    for (size_t i = 0; i < all->count; i++) {
        last = all->durations[i].events ? all->durations[i].day : last;
    }
    bins b = cut(s, all, curve, last);
    sheet_frame *f = sheet_open(s, id, b.count);
    uint64_t before = 0;
    for (size_t row = 0; row < b.count; row++) {
        uint64_t now = curve_by(all, b.ends[row], true);
        f->rows[row] =
            bin_key(s, row ? b.ends[row - 1] + 1 : 0, b.ends[row], b.ends[row] == INT32_MAX);
        put_exact(s, (spot){f, row, 0}, now - before);
        before = now;
    }
}

void sheet_delays(sheet *s)
{
    if (s->curves[NT_PROCESS_DECISION]) {
        histogram(s, "delays.decision", &s->curves[NT_PROCESS_DECISION][0],
                  sheet_find(s, "survival.decision.all"));
    }
    if (s->curves[NT_PROCESS_SANCTION]) {
        histogram(s, "delays.sanction", &s->curves[NT_PROCESS_SANCTION][0],
                  sheet_find(s, "survival.sanction.all"));
    }
}
