/* What bins of days tell of those in other editions, which may end on other days: between two days
 * on which all of them end, their sums can be held against each other. */
#include "sheet.h"

#include <math.h>

static const char *const histograms[] = {"delays.decision", "delays.sanction"};

static double last_day(const sheet_frame *f, size_t row)
{
    return row + 1 < f->row_count ? f->rows[row + 1].x : INFINITY;
}

static bool ends_on(const sheet_frame *f, double day)
{
    size_t row = 0;
    while (row < f->row_count && last_day(f, row) != day) {
        row++;
    }
    return row < f->row_count;
}

/* The bins from behind one day up to another. Returns how many they count. */
static int64_t add_span(nt_disclosure *d, const sheet_frame *f, double from, double to, int sign)
{
    int64_t sum = 0;
    for (size_t row = 0; row < f->row_count; row++) {
        const draft *bin = sheet_cell(f, row, 0);
        if (bin && last_day(f, row) > from && last_day(f, row) <= to) {
            nt_disclosure_term(d, bin->variable, sign);
            sum += draft_count(bin);
        }
    }
    return sum;
}

/* The first are no fewer than the others; or no more, where the register was corrected. */
static void relate(nt_disclosure *d, const sheet_frame *const *of, size_t count, double from,
                   double to)
{
    bool holds = false;
    for (int sign = -1; sign <= 1 && !holds; sign += 2) {
        nt_disclosure_begin(d);
        int64_t rest = -sign * add_span(d, of[0], from, to, sign);
        for (size_t i = 1; i < count; i++) {
            rest += sign * add_span(d, of[i], from, to, -sign);
        }
        holds = rest >= 0;
        if (holds) {
            nt_disclosure_end_order(d, rest);
        } else {
            nt_disclosure_give_up(d);
        }
    }
}

static void relate_all(nt_disclosure *d, const sheet_frame *const *of, size_t count)
{
    double from = -1;
    for (size_t row = 0; row < of[0]->row_count; row++) {
        double to = last_day(of[0], row);
        size_t i = 1;
        while (i < count && ends_on(of[i], to)) {
            i++;
        }
        if (i == count) {
            relate(d, of, count, from, to);
            from = to;
        }
    }
}

void bins_relate(nt_disclosure *d, const sheet *whole, const sheet *const *parts, size_t count)
{
    for (size_t h = 0; h < sizeof histograms / sizeof *histograms; h++) {
        const sheet_frame **of = nt_new_array(whole->arena, const sheet_frame *, count + 1);
        size_t found = 0;
        of[0] = sheet_find(whole, histograms[h]);
        for (size_t i = 0; i < count; i++) {
            of[found + 1] = sheet_find(parts[i], histograms[h]);
            found += of[found + 1] != NULL;
        }
        if (of[0] && found) {
            relate_all(d, of, found + 1);
        }
    }
}
