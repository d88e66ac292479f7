/* Where the limits of classes lie, for counts as skewed as those of provinces. */
#include "classes.h"

#include <math.h>

#include "check.h"
#include "sample.h"

enum { COUNT_MAX = 120 };

static nt_classes classes_of(nt_arena *arena, const double *values, size_t count)
{
    nt_chart_point *points = nt_new_array(arena, nt_chart_point, count);
    for (size_t i = 0; i < count; i++) {
        points[i] = (nt_chart_point){
            .label = "x", .row = sample_row(arena, "x", values[i], 0, "cases"), .remark = ""};
    }
    nt_chart_series series = {.name = "x", .points = points, .count = count};
    nt_chart chart = {.series = &series, .series_count = 1};
    return nt_classes_of(arena, &chart);
}

/* Each value above zero lies in the class that its limits say, whatever the values. */
TEST(test_each_value_lies_in_its_class)
{
    uint64_t seed = 7;
    for (int round = 0; round < 300; round++) {
        NT_PASSING_ARENA(arena);
        double values[COUNT_MAX];
        size_t count = (size_t)round % COUNT_MAX;
        for (size_t i = 0; i < count; i++) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            /* From one to thousands, a fifth of them nothing. */
            double part = (double)(seed >> 33) / 2147483648.0;
            values[i] = part < 0.2 ? 0 : floor(pow(10, 4 * (part - 0.2)));
        }
        nt_classes c = classes_of(arena, values, count);
        assert_true(c.count <= NT_CLASS_MAX);
        for (int i = 1; i < c.count; i++) {
            assert_true(c.from[i] > c.from[i - 1]);
        }
        for (size_t i = 0; i < count; i++) {
            if (values[i] > 0) {
                int index = nt_class_index(&c, values[i]);
                assert_true(c.count > 0 && c.from[0] > 0 && c.from[index] <= values[i]);
                assert_true(index + 1 == c.count || values[i] < c.from[index + 1]);
            }
        }
    }
}

/* Doubling counts: equal steps would put nine of ten into the palest class. */
TEST(test_skewed_counts_are_told_apart)
{
    NT_PASSING_ARENA(arena);
    double values[10];
    size_t in[NT_CLASS_MAX] = {0};
    for (int i = 0; i < 10; i++) {
        values[i] = ldexp(1, i);
    }
    nt_classes c = classes_of(arena, values, 10);
    assert_int_equal(c.count, NT_CLASS_MAX);
    for (int i = 0; i < 10; i++) {
        in[nt_class_index(&c, values[i])]++;
    }
    for (int i = 0; i < NT_CLASS_MAX; i++) {
        assert_in_range(in[i], 1, 4);
    }
}

TESTS(NULL, NULL)
