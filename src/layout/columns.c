#include "columns.h"

#include <assert.h>
#include <math.h>

#include "base/arena.h"

/* A fifth of the longest cell: five lines at most, and seven or eight letters in each. */
enum { SLIVER_PT = 64, MOST_LINES = 5 };

static double on_one_line(const nt_column_need *need)
{
    return fmax(fmax(need->body_pt, need->head_pt), need->word_pt);
}

static double with_head_wrapped(const nt_column_need *need)
{
    return fmax(need->body_pt, need->word_pt);
}

/* Narrower, and words are broken; numbers are words. */
double nt_layout_column_least(const nt_column_need *need)
{
    return need->number ? with_head_wrapped(need) : need->word_pt;
}

/* The least width in which a column is read with ease. */
double nt_layout_column_easy(const nt_column_need *need)
{
    double some_lines = fmax(SLIVER_PT, need->body_pt / MOST_LINES);
    return fmax(nt_layout_column_least(need), fmin(with_head_wrapped(need), some_lines));
}

static double sum(const nt_column_need *needs, size_t count,
                  double (*width)(const nt_column_need *need))
{
    return NT_SUM(double, i, count, width(&needs[i]));
}

bool nt_layout_columns_fit(const nt_column_need *needs, size_t count, double width_pt)
{
    return sum(needs, count, nt_layout_column_easy) <= width_pt;
}

double nt_layout_columns_room(const nt_column_need *needs, size_t count, double width_pt)
{
    static const double narrow = 0.55, air_pt = 24;
    double most = sum(needs, count, on_one_line);
    return most < narrow * width_pt ? fmax(width_pt / 2, most + air_pt) : width_pt;
}

/* Width left when all stand on one line: by weight, alike where no column has one. */
static void share_spare(const nt_column_need *needs, size_t count, double spare_pt, double *out)
{
    double weights = NT_SUM(double, i, count, fmax(needs[i].weight, 0));
    for (size_t i = 0; i < count; i++) {
        double share = weights > 0 ? fmax(needs[i].weight, 0) / weights : 1.0 / (double)count;
        out[i] = on_one_line(&needs[i]) + spare_pt * share;
    }
}

/* Heads give way in proportion to what they can give. */
static void wrap_heads(const nt_column_need *needs, size_t count, double width_pt, double *out)
{
    double most = sum(needs, count, on_one_line), wrapped = sum(needs, count, with_head_wrapped);
    double part = (width_pt - wrapped) / (most - wrapped);
    for (size_t i = 0; i < count; i++) {
        double narrow = with_head_wrapped(&needs[i]);
        out[i] = narrow + part * (on_one_line(&needs[i]) - narrow);
    }
}

/* A column's width at `level`, 0 to 2. Up to 1 a ceiling rises to the sliver: short cells are whole
 * before long ones get more; from 1 on long texts grow in proportion to their length. */
static double at_level(const nt_column_need *need, bool may_wrap, double level)
{
    double whole = with_head_wrapped(need);
    if (!may_wrap || need->number) {
        return whole;
    }
    double ceiling = SLIVER_PT * fmin(level, 1);
    if (level > 1) {
        ceiling += (level - 1) * fmax(whole - SLIVER_PT, 0);
    }
    return fmax(need->word_pt, fmin(whole, ceiling));
}

static double sum_at(const nt_column_need *needs, size_t count, bool all, double level)
{
    return NT_SUM(double, i, count, at_level(&needs[i], all || needs[i].weight > 0, level));
}

static void wrap_text(const nt_column_need *needs, size_t count, bool all, double width_pt,
                      double *out)
{
    enum { HALVINGS = 50 };
    double low = 0, high = 2;
    for (int i = 0; i < HALVINGS; i++) {
        double middle = (low + high) / 2;
        *(sum_at(needs, count, all, middle) <= width_pt ? &low : &high) = middle;
    }
    for (size_t i = 0; i < count; i++) {
        out[i] = at_level(&needs[i], all || needs[i].weight > 0, low);
    }
}

/* Whether weighted text alone can give enough without falling into slivers. */
static bool weighted_can_give(const nt_column_need *needs, size_t count, double width_pt)
{
    double total = NT_SUM(double, i, count,
                          needs[i].weight > 0 ? nt_layout_column_easy(&needs[i])
                                              : with_head_wrapped(&needs[i]));
    return total <= width_pt;
}

static void shrink_all(const nt_column_need *needs, size_t count, double width_pt, double *out)
{
    double total = sum(needs, count, nt_layout_column_least);
    for (size_t i = 0; i < count; i++) {
        out[i] = nt_layout_column_least(&needs[i]) * width_pt / total;
    }
}

void nt_layout_columns(const nt_column_need *needs, size_t count, double width_pt, double *out)
{
    assert(count > 0);
    double most = sum(needs, count, on_one_line);
    if (most <= width_pt) {
        share_spare(needs, count, width_pt - most, out);
    } else if (sum(needs, count, with_head_wrapped) <= width_pt) {
        wrap_heads(needs, count, width_pt, out);
    } else if (weighted_can_give(needs, count, width_pt)) {
        wrap_text(needs, count, false, width_pt, out);
    } else if (sum(needs, count, nt_layout_column_least) <= width_pt) {
        wrap_text(needs, count, true, width_pt, out);
    } else {
        shrink_all(needs, count, width_pt, out);
    }
}
