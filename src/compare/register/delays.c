/* How many were done after how many days: bins of fifteen, of those that are done. */
#include <math.h>

#include "curves.h"

enum { BIN = 15, BINS = 48 /* two years; then one for the rest */ };

static const nt_frame_key column = {"count", {{"perkara", "cases"}}, NAN, "cases"};

static nt_frame_key bin_key(sheet *s, int bin)
{
    int first = bin ? bin * BIN + 1 : 0, last = (bin + 1) * BIN;
    const char *code = bin < BINS ? nt_arena_printf(s->arena, "%d-%d", first, last)
                                  : nt_arena_printf(s->arena, "%d+", BINS * BIN);
    const char *both = nt_arena_printf(s->arena, "%d–%d", first, last);
    nt_text label = bin < BINS
                        ? text_join(s->arena, text_both(both, both), " ", text_both("hari", "days"))
                        : text_both("lebih lama", "longer");
    return (nt_frame_key){code, label, bin * BIN, NULL};
}

static void histogram(sheet *s, const char *id, nt_text title, const sheet_curve *all)
{
    int last = 0;
    for (size_t i = 0; i < all->count; i++) {
        last = all->durations[i].events ? all->durations[i].day : last;
    }
    int bins = last ? (last - 1) / BIN + 1 : 1;
    bins = bins > BINS ? BINS + 1 : bins;
    sheet_frame *f = sheet_open(s, id, title, (size_t)bins, &column, 1);
    uint64_t before = 0;
    for (int b = 0; b < bins; b++) {
        uint64_t now = curve_by(all, b < BINS ? (b + 1) * BIN : INT32_MAX, true);
        f->rows[b] = bin_key(s, b);
        put_exact(s, (spot){f, (size_t)b, 0}, now - before);
        before = now;
    }
}

void sheet_delays(sheet *s)
{
    if (s->curves[PROCESS_DECISION]) {
        histogram(s, "delays.decision",
                  text_both("Hari dari laporan sampai putusan", "Days from report to decision"),
                  &s->curves[PROCESS_DECISION][0]);
    }
    if (s->curves[PROCESS_SANCTION]) {
        histogram(
            s, "delays.sanction",
            text_both("Hari dari putusan terbukti sampai sanksi", "Days from proof to sanction"),
            &s->curves[PROCESS_SANCTION][0]);
    }
}
