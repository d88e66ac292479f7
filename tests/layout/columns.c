#include "columns.h"
#include "check.h"

#include <math.h>

enum { COLUMNS = 3 };

#define assert_near(a, b, by) assert_true(fabs((a) - (b)) < (by))

static double total(const double *widths)
{
    return NT_SUM(double, i, COLUMNS, widths[i]);
}

/* A text, a short code, a number. */
static const nt_column_need needs[COLUMNS] = {
    {.word_pt = 50, .body_pt = 200, .head_pt = 30, .weight = 1},
    {.word_pt = 20, .body_pt = 60, .head_pt = 40},
    {.word_pt = 30, .body_pt = 40, .head_pt = 70, .number = true},
};

TEST(test_spare_width_goes_to_the_weighted_column)
{
    double widths[COLUMNS];
    nt_layout_columns(needs, COLUMNS, 400, widths);
    assert_near(widths[0], 270, 1e-9);
    assert_near(widths[1], 60, 1e-9);
    assert_near(widths[2], 70, 1e-9);
}

TEST(test_a_narrow_table_stays_together)
{
    assert_near(nt_layout_columns_room(needs, COLUMNS, 400), 400, 1e-9);
    assert_near(nt_layout_columns_room(needs, COLUMNS, 640), 354, 1e-9);
    assert_near(nt_layout_columns_room(needs, COLUMNS, 800), 400, 1e-9);
    assert_near(nt_layout_columns_room(needs, COLUMNS, 100), 100, 1e-9);
}

TEST(test_without_weights_all_share_what_is_spare)
{
    nt_column_need plain[COLUMNS];
    for (size_t i = 0; i < COLUMNS; i++) {
        plain[i] = needs[i];
        plain[i].weight = 0;
    }
    double widths[COLUMNS];
    nt_layout_columns(plain, COLUMNS, 390, widths);
    assert_near(widths[0], 220, 1e-9);
    assert_near(widths[1], 80, 1e-9);
    assert_near(widths[2], 90, 1e-9);
}

TEST(test_heads_wrap_before_text)
{
    double widths[COLUMNS];
    nt_layout_columns(needs, COLUMNS, 310, widths);
    assert_near(widths[0], 200, 1e-9);
    assert_near(widths[1], 60, 1e-9);
    assert_near(widths[2], 50, 1e-9);
}

TEST(test_weighted_text_wraps_before_other_text_and_numbers_never)
{
    double widths[COLUMNS];
    nt_layout_columns(needs, COLUMNS, 200, widths);
    assert_near(widths[0], 100, 1e-9);
    assert_near(widths[1], 60, 1e-9);
    assert_near(widths[2], 40, 1e-9);
    nt_layout_columns(needs, COLUMNS, 130, widths);
    assert_near(widths[0], 50, 1e-9);
    assert_near(widths[1], 40, 1e-9);
    assert_near(widths[2], 40, 1e-9);
}

TEST(test_widths_fill_the_room_whatever_it_is)
{
    for (double room = 5; room < 900; room += 3.7) {
        double widths[COLUMNS];
        nt_layout_columns(needs, COLUMNS, room, widths);
        assert_near(total(widths), room, 1e-6);
        for (size_t i = 0; i < COLUMNS; i++) {
            assert_true(widths[i] > 0);
        }
    }
}

TEST(test_a_table_reads_well_only_without_slivers)
{
    assert_true(nt_layout_columns_fit(needs, COLUMNS, 64 + 60 + 40));
    assert_false(nt_layout_columns_fit(needs, COLUMNS, 64 + 60 + 39));
}

TESTS(NULL, NULL)
