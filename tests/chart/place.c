/* The placer's geometry. */
#include "place.h"
#include "check.h"
#include "obstacles.h"

#include <math.h>

#include "axes.h"
#include "sample.h"

TEST(test_values_move_apart_and_keep_their_order)
{
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

TEST(test_too_many_values_are_set_evenly)
{
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

TEST(test_a_segment_meets_a_box_that_it_only_crosses)
{
    const nt_rect box = {10, 10, 20, 20};
    assert_true(nt_segment_touches((nt_rect){0, 0, 30, 30}, box, 0));
    assert_true(nt_segment_touches((nt_rect){15, 0, 15, 40}, box, 0));
    assert_true(nt_segment_touches((nt_rect){12, 12, 13, 13}, box, 0));
    assert_false(nt_segment_touches((nt_rect){0, 25, 30, 25}, box, 4));
    assert_true(nt_segment_touches((nt_rect){0, 25, 30, 25}, box, 6));
    /* Its bounding box covers the box, the segment does not. */
    assert_false(nt_segment_touches((nt_rect){0, 18, 18, 40}, box, 0));
}

TEST(test_steps_are_round)
{
    assert_float_equal(nt_axis_step(100, 4), 25, 1e-12);
    assert_float_equal(nt_axis_step(300, 8), 50, 1e-12);
    assert_float_equal(nt_axis_step(0.3, 3), 0.1, 1e-12);
    assert_float_equal(nt_axis_step(0, 3), 1, 0);
    assert_int_equal(nt_axis_decimals(0.25), 2);
    assert_int_equal(nt_axis_decimals(50), 0);
}

/* A label beside a point in an empty frame, then in one that is too small for it. */
TEST(test_a_label_without_room_is_not_set)
{
    nt_fonts *fonts = *state;
    NT_PASSING_ARENA(arena);
    nt_error err;
    nt_canvas canvas = nt_canvas_open(arena, fonts, NT_LANG_ID, 200, &err);
    const nt_label_line line = {nt_style_label, "Jabatan Pimpinan Tinggi"};
    const nt_label label = {100, 50, &line, 1};
    assert_false(isinf(nt_place_label(&canvas, (nt_rect){0, 0, 200, 100}, &label)));
    size_t marks = canvas.marks.count;
    assert_true(isinf(nt_place_label(&canvas, (nt_rect){80, 0, 120, 100}, &label)));
    assert_int_equal(canvas.marks.count, marks);
}

/* The same point is named again and again: every label that is set is clear of the others. */
TEST(test_labels_of_one_point_never_collide)
{
    nt_fonts *fonts = *state;
    NT_PASSING_ARENA(arena);
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
}

static double below(uint32_t *seed, double limit)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (double)(*seed >> 8) / (1 << 24) * limit;
}

static nt_rect any_rect(uint32_t *seed, double width, double height)
{
    double x = below(seed, 260) - 30, y = below(seed, 160) - 30;
    return (nt_rect){x, y, x + below(seed, width), y + below(seed, height)};
}

/* Marks of all shapes, some beyond the frame, some not to be kept clear. */
static void draw_any_marks(nt_canvas *canvas, uint32_t *seed, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        nt_rect at = any_rect(seed, 60, 40);
        const nt_pen pen = {NT_COLOUR_RULE, below(seed, 3), 0, below(seed, 4) > 1};
        bool up = below(seed, 2) > 1;
        nt_canvas_rule(canvas, pen, at.x0, up ? at.y1 : at.y0, at.x1, up ? at.y0 : at.y1);
        nt_canvas_rule(canvas, pen, at.x1, at.y0, at.x1, at.y1);
        nt_canvas_dot(canvas, (int)below(seed, 6), false, at.y0, at.x0);
        nt_canvas_area(canvas, NT_COLOUR_PAPER, at);
        if (i % 3 == 0) {
            nt_canvas_text(canvas, nt_style_label, NT_SET_LEFT, at.x1, at.y1, "51,3");
        }
    }
}

/* Where all marks are in one cell each is looked at: the answers of many cells are the same. */
TEST(test_cells_change_no_answer)
{
    uint32_t seed = 7;
    size_t blocked = 0, crossed = 0;
    for (size_t round = 0; round < 40; round++) {
        NT_PASSING_ARENA(arena);
        nt_error err;
        nt_canvas canvas = nt_canvas_open(arena, *state, NT_LANG_ID, 200, &err);
        draw_any_marks(&canvas, &seed, 1 + round / 4);
        nt_obstacles *one = nt_obstacles_open(&canvas, (nt_rect){0, 0, 1, 1}, 0);
        nt_obstacles *many = nt_obstacles_open(&canvas, (nt_rect){0, 0, 200, 100}, 0);
        draw_any_marks(&canvas, &seed, 1);
        nt_obstacles_update(one);
        nt_obstacles_update(many);
        for (size_t i = 0; i < 400; i++) {
            nt_rect at = any_rect(&seed, 30, 12), leader = any_rect(&seed, 60, 60);
            bool free = nt_obstacles_box_is_free(one, at);
            double cost = nt_obstacles_leader_cost(one, leader, INFINITY);
            assert_int_equal(nt_obstacles_box_is_free(many, at), free);
            assert_float_equal(nt_obstacles_leader_cost(many, leader, INFINITY), cost, 0);
            blocked += !free;
            crossed += cost > 0 && !isinf(cost);
        }
    }
    assert_true(blocked > 1000 && blocked < 15000 && crossed > 1000);
}

/* After a reset what was set before is no obstacle, and each label finds the same place again. */
TEST(test_labels_are_taken_away_again)
{
    NT_PASSING_ARENA(arena);
    nt_error err;
    nt_canvas canvas = nt_canvas_open(arena, *state, NT_LANG_ID, 200, &err);
    uint32_t seed = 11;
    draw_any_marks(&canvas, &seed, 4);
    const nt_label_line line = {nt_style_label, "51,3"};
    nt_places *places = nt_places_open(&canvas, (nt_rect){0, 0, 200, 100}, 0);
    size_t marks = canvas.marks.count;
    double cost[30];
    for (int round = 0; round < 2; round++) {
        for (int i = 0; i < 30; i++) {
            const nt_label label = {100, 50 + i % 3, &line, 1};
            double found = nt_places_set(places, &label);
            assert_true(round == 0 || found == cost[i]);
            cost[i] = found;
        }
        assert_true(cost[0] < cost[20] && canvas.marks.count > marks);
        nt_places_reset(places);
        assert_int_equal(canvas.marks.count, marks);
    }
}

TESTS(sample_open_fonts, sample_close_fonts)
