/* The placer's geometry. */
#include "place.h"

#include <math.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#include "axis.h"
#include "sample.h"

static void test_values_move_apart_and_keep_their_order(void **state)
{
    (void)state;
    double values[] = {10, 10.5, 11, 40, 99.5, 100};
    nt_place_apart(values, 6, 5, 0, 100);
    for (int i = 1; i < 6; i++) {
        assert_true(values[i] - values[i - 1] >= 5 - 1e-6);
    }
    assert_true(values[0] >= 0 && values[5] <= 100 + 1e-9);
    /* Three around 10.5 stay around 10.5; one that has room stays where it was. */
    assert_float_equal(values[1], 10.5, 1e-6);
    assert_float_equal(values[3], 40, 1e-9);
}

static void test_too_many_values_are_set_evenly(void **state)
{
    (void)state;
    double values[11];
    for (int i = 0; i < 11; i++) {
        values[i] = 7;
    }
    nt_place_apart(values, 11, 50, 0, 100);
    for (int i = 0; i < 11; i++) {
        assert_float_equal(values[i], 10.0 * i, 1e-6);
    }
    nt_place_apart(values, 0, 5, 0, 1);
}

static void test_a_segment_meets_a_box_that_it_only_crosses(void **state)
{
    (void)state;
    const nt_rect box = {10, 10, 20, 20};
    assert_true(nt_segment_touches((nt_rect){0, 0, 30, 30}, box, 0));
    assert_true(nt_segment_touches((nt_rect){15, 0, 15, 40}, box, 0));
    assert_true(nt_segment_touches((nt_rect){12, 12, 13, 13}, box, 0));
    assert_false(nt_segment_touches((nt_rect){0, 25, 30, 25}, box, 4));
    assert_true(nt_segment_touches((nt_rect){0, 25, 30, 25}, box, 6));
    /* Its bounding box covers the box, the segment does not. */
    assert_false(nt_segment_touches((nt_rect){0, 18, 18, 40}, box, 0));
}

static void test_steps_are_round(void **state)
{
    (void)state;
    assert_float_equal(nt_axis_step(100, 4), 25, 1e-12);
    assert_float_equal(nt_axis_step(300, 8), 50, 1e-12);
    assert_float_equal(nt_axis_step(0.3, 3), 0.1, 1e-12);
    assert_float_equal(nt_axis_step(0, 3), 1, 0);
    assert_int_equal(nt_axis_decimals(0.25), 2);
    assert_int_equal(nt_axis_decimals(50), 0);
}

/* A label beside a point in an empty frame, then in one that is too small for it. */
static void test_a_label_without_room_is_not_set(void **state)
{
    nt_fonts *fonts = *state;
    nt_arena *arena = nt_arena_open();
    nt_error err;
    nt_canvas canvas = nt_canvas_open(arena, fonts, NT_LANG_ID, 200, &err);
    const nt_label_line line = {nt_style_label, "Jabatan Pimpinan Tinggi"};
    const nt_label label = {100, 50, &line, 1};
    assert_false(isinf(nt_place_label(&canvas, (nt_rect){0, 0, 200, 100}, &label)));
    size_t marks = canvas.marks.count;
    assert_true(isinf(nt_place_label(&canvas, (nt_rect){80, 0, 120, 100}, &label)));
    assert_int_equal(canvas.marks.count, marks);
    nt_arena_close(arena);
}

/* The same point is named again and again: every label that is set is clear of the others. */
static void test_labels_of_one_point_never_collide(void **state)
{
    nt_fonts *fonts = *state;
    nt_arena *arena = nt_arena_open();
    nt_error err;
    nt_canvas canvas = nt_canvas_open(arena, fonts, NT_LANG_ID, 300, &err);
    const nt_rect frame = {0, 0, 300, 120};
    const nt_label_line line = {nt_style_label, "17 November 2020"};
    const nt_label label = {150, 60, &line, 1};
    size_t set = 0;
    for (int i = 0; i < 60; i++) {
        set += !isinf(nt_place_label(&canvas, frame, &label));
    }
    assert_true(set >= 3 && set < 60);
    for (size_t i = 0; i < canvas.marks.count; i++) {
        for (size_t k = 0; k < i; k++) {
            const nt_drawn *a = &canvas.marks.items[i], *b = &canvas.marks.items[k];
            if (a->shape == NT_MARK_WORDS && b->shape == NT_MARK_WORDS) {
                assert_false(nt_rects_touch(nt_drawn_box(a), nt_drawn_box(b), 0));
            }
        }
    }
    nt_arena_close(arena);
}

static int open_fonts(void **state)
{
    *state = sample_fonts();
    return *state ? 0 : -1;
}

static int close_fonts(void **state)
{
    nt_text_fonts_close(*state);
    return 0;
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values_move_apart_and_keep_their_order),
        cmocka_unit_test(test_too_many_values_are_set_evenly),
        cmocka_unit_test(test_a_segment_meets_a_box_that_it_only_crosses),
        cmocka_unit_test(test_steps_are_round),
        cmocka_unit_test(test_a_label_without_room_is_not_set),
        cmocka_unit_test(test_labels_of_one_point_never_collide),
    };
    return cmocka_run_group_tests(tests, open_fonts, close_fonts);
}
