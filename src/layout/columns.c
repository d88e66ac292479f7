#include "columns.h"

#include <assert.h>

static double larger(double a, double b)
{
    return a > b ? a : b;
}

static double smaller(double a, double b)
{
    return a < b ? a : b;
}

/* How narrow a column may get, step by step; each step asks for no more than the one before. */
typedef enum { ONE_LINE, HEADS_WRAP, TEXT_WRAPS, ALL_WRAP, STEPS } step;

static double asks(const nt_column_need *need, step at)
{
    switch (at) {
    case ONE_LINE:
        return larger(need->body_pt, need->head_pt);
    case HEADS_WRAP:
        return larger(need->body_pt, need->word_pt);
    case TEXT_WRAPS:
        return need->number || need->weight <= 0 ? larger(need->body_pt, need->word_pt)
                                                 : need->word_pt;
    default:
        return need->number ? larger(need->body_pt, need->word_pt) : need->word_pt;
    }
}

static double sum(const nt_column_need *needs, size_t count, step at)
{
    double total = 0;
    for (size_t i = 0; i < count; i++) {
        total += asks(&needs[i], at);
    }
    return total;
}

bool nt_layout_columns_fit(const nt_column_need *needs, size_t count, double width_pt)
{
    /* A fifth of the longest cell: five lines at most, and seven or eight letters in each. */
    enum { SLIVER_PT = 64, MOST_LINES = 5 };
    double total = 0;
    for (size_t i = 0; i < count; i++) {
        double least = asks(&needs[i], ALL_WRAP);
        double easy = smaller(needs[i].body_pt, larger(SLIVER_PT, needs[i].body_pt / MOST_LINES));
        total += larger(least, easy);
    }
    return total <= width_pt;
}

/* Width left when all stand on one line: by weight, alike where no column has one. */
static void share_spare(const nt_column_need *needs, size_t count, double spare_pt, double *out)
{
    double weights = 0;
    for (size_t i = 0; i < count; i++) {
        weights += larger(needs[i].weight, 0);
    }
    for (size_t i = 0; i < count; i++) {
        double share = weights > 0 ? larger(needs[i].weight, 0) / weights : 1.0 / (double)count;
        out[i] = asks(&needs[i], ONE_LINE) + spare_pt * share;
    }
}

void nt_layout_columns(const nt_column_need *needs, size_t count, double width_pt, double *out)
{
    assert(count > 0);
    double above = sum(needs, count, ONE_LINE);
    if (above <= width_pt) {
        share_spare(needs, count, width_pt - above, out);
        return;
    }
    for (step at = HEADS_WRAP; at < STEPS; at++) {
        double below = sum(needs, count, at);
        if (below <= width_pt) {
            /* Between the two steps each column gives in proportion to what it could give. */
            double part = (width_pt - below) / (above - below);
            for (size_t i = 0; i < count; i++) {
                double least = asks(&needs[i], at);
                out[i] = least + part * (asks(&needs[i], at - 1) - least);
            }
            return;
        }
        above = below;
    }
    for (size_t i = 0; i < count; i++) {
        out[i] = asks(&needs[i], ALL_WRAP) * width_pt / above;
    }
}
