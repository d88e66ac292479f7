/* The scale of a chart's axis. */
#include "axes.h"

#include <math.h>

#include "check.h"

/* Counts are labelled with whole numbers, in steps that reach the largest. */
TEST(test_counts_have_whole_steps)
{
    for (int most = 1; most <= 2000; most++) {
        for (size_t steps = 1; steps <= 8; steps++) {
            nt_plot plot = nt_plot_scale("cases", most, steps);
            assert_true(plot.step >= 1 && plot.step == floor(plot.step));
            assert_int_equal(plot.decimals, 0);
            assert_true(plot.most >= most && plot.most - plot.step < most);
            assert_true(plot.most / plot.step <= (double)steps);
        }
    }
}

/* What is no count may lie between whole numbers; per cent end at a hundred. */
TEST(test_other_scales)
{
    assert_true(nt_plot_scale("per-million", 0.4, 4).step == 0.1);
    assert_true(nt_plot_scale("percent", 12, 4).most == 100);
    assert_true(nt_plot_scale("cases", 0, 4).most >= 1);
}

TESTS(NULL, NULL)
