#include "base/arena.h"

#include <limits.h>
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check.h"

TEST(test_memory_is_zeroed_aligned_and_apart)
{
    nt_arena *arena = *state;
    unsigned char *last = NULL;
    size_t last_size = 0;
    for (size_t size = 0; size < 300000; size = size * 3 + 1) {
        unsigned char *at = nt_arena_alloc(arena, size);
        assert_int_equal((uintptr_t)at % sizeof(max_align_t) % 16, 0);
        for (size_t i = 0; i < size; i++) {
            assert_int_equal(at[i], 0);
        }
        memset(at, 0xAB, size);
        assert_true(!last || at >= last + last_size || at + size <= last);
        last = at;
        last_size = size;
    }
}

TEST(test_vectors_keep_their_items)
{
    nt_arena *arena = *state;
    NT_VEC(int) numbers = {0};
    for (int i = 0; i < 10000; i++) {
        nt_vec_push(arena, &numbers, i * 7);
    }
    assert_int_equal(numbers.count, 10000);
    for (int i = 0; i < 10000; i++) {
        assert_int_equal(numbers.items[i], i * 7);
    }
}

TEST(test_buffers_hold_any_byte)
{
    nt_buffer buffer = nt_buffer_open(*state);
    assert_string_equal(nt_buffer_text(&buffer), "");
    nt_buffer_add(&buffer, "a\0b", 3);
    nt_buffer_printf(&buffer, "%s-%d", "c", 42);
    assert_int_equal(buffer.length, 7);
    assert_memory_equal(buffer.bytes, "a\0bc-42", 8);
    for (int i = 0; i < 1000; i++) {
        nt_buffer_printf(&buffer, "%0255d", i);
    }
    assert_int_equal(buffer.length, 7 + 255000);
    assert_memory_equal(buffer.bytes + buffer.length - 4, "0999", 5);
}

/* Small and large pieces, within one block and over several. */
TEST(test_what_was_handed_out_since_a_mark_is_given_back)
{
    static const size_t sizes[] = {1, 100, 70000, 500000, 9000000};
    nt_arena *arena = *state;
    for (size_t before = 0; before < 5; before++) {
        char *kept = nt_arena_alloc(arena, sizes[before]);
        memset(kept, 'k', sizes[before]);
        size_t used = nt_arena_used(arena);
        nt_arena_mark mark = nt_arena_here(arena);
        for (size_t i = 0; i < 5; i++) {
            for (int times = 0; times < 3; times++) {
                memset(nt_arena_alloc(arena, sizes[i]), 'x', sizes[i]);
            }
        }
        nt_arena_rewind(arena, mark);
        assert_int_equal(nt_arena_used(arena), used);
        const char *again = nt_arena_alloc(arena, sizes[before]);
        for (size_t i = 0; i < sizes[before]; i++) {
            assert_int_equal(kept[i], 'k');
            assert_int_equal(again[i], 0);
        }
    }
}

/* Of what lies between others, each once; what is small stays. */
TEST(test_large_pieces_are_given_back_alone)
{
    static const size_t sizes[] = {100, 9000000, 500000, 1, 9000000};
    nt_arena *arena = *state;
    size_t before = nt_arena_used(arena);
    nt_arena_mark mark = nt_arena_here(arena);
    char *pieces[5];
    for (size_t i = 0; i < 5; i++) {
        pieces[i] = memset(nt_arena_alloc(arena, sizes[i]), 'a' + (int)i, sizes[i]);
    }
    size_t used = nt_arena_used(arena);
    nt_arena_give_back(arena, pieces[1]);
    nt_arena_give_back(arena, pieces[2]);
    nt_arena_give_back(arena, pieces[0]);
    nt_arena_give_back(arena, NULL);
    assert_int_equal(nt_arena_used(arena), used - sizes[1] - sizes[2]);
    for (size_t i = 0; i < 5; i += i ? 1 : 3) {
        for (size_t at = 0; at < sizes[i]; at++) {
            assert_int_equal(pieces[i][at], 'a' + (int)i);
        }
    }
    nt_arena_rewind(arena, mark);
    assert_int_equal(nt_arena_used(arena), before);
}

/* A list and a text that become large side by side, other pieces between: each is there once. */
TEST(test_what_grows_large_takes_its_memory_along)
{
    enum { ITEMS = 1 << 20, BETWEEN = 3 << 20, HALVES = 8 << 20 /* of what is not large yet */ };
    nt_arena *arena = *state;
    size_t before = nt_arena_used(arena), between = 0;
    nt_arena_mark mark = nt_arena_here(arena);
    NT_VEC(uint64_t) numbers = {0};
    nt_buffer text = nt_buffer_open(arena);
    unsigned char *pieces[4];
    for (uint64_t i = 0; i < ITEMS; i++) {
        nt_vec_push(arena, &numbers, i * i);
        nt_buffer_add(&text, &i, sizeof i);
        if (i % (ITEMS / 4) == 0) {
            pieces[between] = memset(nt_arena_alloc(arena, BETWEEN), 'a' + (int)between, BETWEEN);
            between++;
        }
    }
    for (uint64_t i = 0; i < ITEMS; i++) {
        assert_true(numbers.items[i] == i * i);
        assert_true(memcmp(text.bytes + i * sizeof i, &i, sizeof i) == 0);
    }
    for (size_t p = 0; p < between; p++) {
        for (size_t at = 0; at < BETWEEN; at++) {
            assert_true(pieces[p][at] == 'a' + p);
        }
    }
    assert_true(nt_arena_used(arena) - before <
                numbers.capacity * sizeof(uint64_t) + text.capacity + between * BETWEEN + HALVES);
    nt_arena_rewind(arena, mark);
    assert_int_equal(nt_arena_used(arena), before);
}

/* A mark does not hold on to pieces that move, or are given back, after it. */
TEST(test_a_mark_outlives_large_pieces_of_before)
{
    enum { BEFORE = 1 << 18, AFTER = 1 << 20 };
    nt_arena *arena = *state;
    char *given = nt_arena_alloc(arena, 1 << 20);
    NT_VEC(uint64_t) numbers = {0};
    for (uint64_t i = 0; i < BEFORE; i++) {
        nt_vec_push(arena, &numbers, i);
    }
    size_t capacity = numbers.capacity, used = nt_arena_used(arena);
    nt_arena_mark mark = nt_arena_here(arena);
    memset(nt_arena_alloc(arena, AFTER), 'x', AFTER);
    for (uint64_t i = BEFORE; i < AFTER; i++) {
        nt_vec_push(arena, &numbers, i);
    }
    nt_arena_give_back(arena, given);
    nt_arena_rewind(arena, mark);
    assert_int_equal(nt_arena_used(arena),
                     used + (numbers.capacity - capacity) * sizeof(uint64_t) - (1 << 20));
    for (uint64_t i = 0; i < AFTER; i++) {
        assert_true(numbers.items[i] == i);
    }
}

TEST(test_text_is_copied_and_ended)
{
    nt_arena *arena = *state;
    assert_string_equal(nt_arena_text(arena, "abcdef", 3), "abc");
    assert_string_equal(nt_arena_printf(arena, "%s %05.1f", "x", 2.25), "x 002.2");
}

/* The shortest form by its definition: each length is tried. */
static void assert_shortest(nt_arena *arena, double number)
{
    char text[48];
    for (int digits = 1; digits <= 17; digits++) {
        snprintf(text, sizeof text, "%.*g", digits, number);
        if (strtod(text, NULL) == number) {
            break;
        }
    }
    nt_buffer out = nt_buffer_open(arena);
    nt_buffer_put_double(&out, number);
    assert_string_equal(nt_buffer_text(&out), text);
}

/* And those right below and above it. */
static void assert_neighbours(nt_arena *arena, double number)
{
    for (int64_t off = -1; off <= 1; off++) {
        int64_t bits;
        double near;
        memcpy(&bits, &number, sizeof bits);
        bits += off;
        memcpy(&near, &bits, sizeof near);
        assert_shortest(arena, near);
    }
}

TEST(test_numbers_are_as_short_as_reads_back)
{
    static const double cases[] = {0,
                                   -0.0,
                                   70,
                                   0.1,
                                   1.0 / 3,
                                   1e15,
                                   123456789012345,
                                   5e-324,
                                   1e23,
                                   2.2250738585072014e-308,
                                   1.7976931348623157e308};
    nt_arena *arena = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_shortest(arena, cases[i]);
    }
    for (int e = -100; e < 100; e++) {
        assert_neighbours(arena, ldexp(1, e));
        assert_neighbours(arena, strtod(nt_arena_printf(arena, "1e%d", e), NULL));
    }
    uint64_t seed = 1;
    for (int i = 0; i < 20000; i++) {
        double number;
        seed = seed * 6364136223846793005u + 1442695040888963407u; /* Knuth, MMIX */
        memcpy(&number, &seed, sizeof number);
        assert_shortest(arena, isfinite(number) ? number : 0);
        assert_shortest(arena, (double)(seed >> 40) / 100);
        assert_shortest(arena, ldexp((double)(seed >> 11), i % 140 - 120)); /* what reports have */
        assert_shortest(arena, (double)((int64_t)seed >> (10 + i % 54))); /* whole, of any length */
    }
}

/* What does not fit the room at hand is written a second time, whole. */
TEST(test_what_is_printed_is_whole_whatever_its_length)
{
    nt_arena *arena = *state;
    nt_buffer out = nt_buffer_open(arena);
    for (int width = 1; width < 3000; width = width * 3 / 2 + 1) {
        size_t before = out.length;
        nt_buffer_printf(&out, "%*d", width, 7);
        assert_int_equal(out.length - before, width);
        assert_int_equal(strlen(out.bytes), out.length);
        assert_int_equal(out.bytes[out.length - 1], '7');
        assert_int_equal(strlen(nt_arena_printf(arena, "%*d", width, 7)), width);
    }
}

/* Formats that are printed without the C library, and those that are not, say what it says. */
#define ASSERT_PRINTED(...)                                                                        \
    do {                                                                                           \
        char expected[1024];                                                                       \
        snprintf(expected, sizeof expected, __VA_ARGS__);                                          \
        assert_string_equal(nt_arena_printf(arena, __VA_ARGS__), expected);                        \
        nt_buffer out = nt_buffer_open(arena);                                                     \
        nt_buffer_printf(&out, __VA_ARGS__);                                                       \
        assert_string_equal(nt_buffer_text(&out), expected);                                       \
        assert_int_equal(out.length, strlen(expected));                                            \
    } while (0)

TEST(test_plain_formats_print_as_the_c_library)
{
    nt_arena *arena = *state;
    static const int numbers[] = {0, 1, -1, 9, 10, -10, 12345, INT_MAX, INT_MIN};
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        ASSERT_PRINTED("%d", numbers[i]);
        ASSERT_PRINTED("a%d%s.%zu", numbers[i], "", (size_t)numbers[i]);
        ASSERT_PRINTED("%zu%% of %5d", (size_t)i, numbers[i]);
        ASSERT_PRINTED("%s%zx %ld", "x", (size_t)i, (long)numbers[i]);
    }
    char text[600] = {0};
    for (size_t length = 0; length + 1 < sizeof text; length++) {
        ASSERT_PRINTED("%s", text);
        ASSERT_PRINTED("<%s|%zu>", text, SIZE_MAX);
        text[length] = (char)('a' + length % 26);
    }
}

TESTS(open_arena, close_arena)
