/* What is squeezed, zlib reads: rows of runs and noise, repeated or not, of any width. */
#include "squeeze.h"

#include <string.h>
#include <zlib.h>

#include "check.h"

/* The same on every machine. */
static uint32_t next(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

/* Runs of few colours, now and then a stretch of the row itself or noise. */
static void fill(unsigned char *row, size_t width, uint32_t *state)
{
    for (size_t x = 0, end; x < width; x = end) {
        uint32_t kind = next(state) % 8;
        end = x + 1 + next(state) % (kind ? 40 : 400);
        end = end < width ? end : width;
        for (size_t i = x; i < end; i++) {
            row[i] = (unsigned char)(kind < 2    ? next(state)
                                     : kind == 2 ? row[i < 50 ? 0 : i - 50]
                                                 : (x * 7 + kind) % 11);
        }
    }
}

static void hold(size_t width, size_t pixel, size_t rows, uint32_t state)
{
    nt_arena *arena = nt_arena_open();
    nt_squeezer *squeezer = nt_squeeze_open(arena, width, pixel);
    unsigned char *all = nt_arena_alloc(arena, width * rows),
                  *read = nt_arena_alloc(arena, width * rows + 1);
    for (size_t y = 0; y < rows; y++) {
        unsigned char *row = all + y * width;
        if (y > 0 && next(&state) % 3) {
            memcpy(row, row - width, width);
            if (next(&state) % 2) {
                nt_squeeze_again(squeezer);
                continue;
            }
            row[next(&state) % width] ^= 1;
        } else {
            fill(row, width, &state);
        }
        memcpy(nt_squeeze_next(squeezer), row, width);
        nt_squeeze_row(squeezer);
    }
    const nt_bytes squeezed = nt_squeeze_close(squeezer);
    uLongf length = (uLongf)(width * rows + 1);
    assert_int_equal(
        uncompress(read, &length, (const Bytef *)squeezed.bytes, (uLong)squeezed.length), Z_OK);
    assert_int_equal(length, width * rows);
    assert_memory_equal(read, all, width * rows);
    nt_arena_close(arena);
}

static void test_what_is_squeezed_is_read(void **state)
{
    (void)state;
    static const size_t widths[] = {1, 2, 3, 4, 7, 258, 259, 1201, 3001, 32767, 32768, 40000};
    for (size_t i = 0; i < sizeof widths / sizeof *widths; i++) {
        for (uint32_t seed = 0; seed < 12; seed++) {
            hold(widths[i], seed % 2 ? 3 : 1, 1 + seed * 2, seed * 977 + (uint32_t)i);
        }
    }
}

/* Few symbols and very many: codes that would be too long are cut. */
static void test_codes_of_any_skew(void **state)
{
    (void)state;
    nt_arena *arena = nt_arena_open();
    enum { WIDTH = 30000 };
    nt_squeezer *squeezer = nt_squeeze_open(arena, WIDTH, 1);
    unsigned char *row = nt_squeeze_next(squeezer), read[WIDTH + 1];
    uint32_t seed = 1;
    for (size_t x = 0; x < WIDTH; x++) { /* one half zeros, one quarter ones… without runs */
        uint32_t bits = next(&seed);
        unsigned char symbol = 0;
        for (; bits & 1 && symbol < 20; bits >>= 1) {
            symbol++;
        }
        row[x] = (unsigned char)(symbol * 2 + x % 2);
    }
    unsigned char kept[WIDTH];
    memcpy(kept, row, WIDTH);
    nt_squeeze_row(squeezer);
    const nt_bytes squeezed = nt_squeeze_close(squeezer);
    uLongf length = sizeof read;
    assert_int_equal(
        uncompress(read, &length, (const Bytef *)squeezed.bytes, (uLong)squeezed.length), Z_OK);
    assert_int_equal(length, WIDTH);
    assert_memory_equal(read, kept, WIDTH);
    nt_arena_close(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_what_is_squeezed_is_read),
        cmocka_unit_test(test_codes_of_any_skew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
