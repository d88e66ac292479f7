#include "base/map.h"

#include "check.h"

TEST(test_keeps_the_first_number)
{
    enum { TEXTS = 20000 };
    NT_PASSING_ARENA(arena);
    nt_map map = nt_map_open(arena);
    assert_int_equal(nt_map_find(&map, "1"), NT_MAP_NONE);
    for (size_t i = 0; i < TEXTS; i++) {
        assert_int_equal(nt_map_keep(&map, nt_arena_printf(arena, "%zu", i), i), NT_MAP_NONE);
    }
    for (size_t i = 0; i < TEXTS; i++) {
        const char *text = nt_arena_printf(arena, "%zu", i);
        assert_int_equal(nt_map_find(&map, text), i);
        assert_int_equal(nt_map_keep(&map, text, i + 1), i);
    }
    assert_int_equal(nt_map_find(&map, "20000"), NT_MAP_NONE);
    assert_int_equal(nt_map_find(&map, ""), NT_MAP_NONE);
    *nt_map_number(&map, "1") += 1;
    *nt_map_number(&map, "new") += 3;
    assert_int_equal(nt_map_find(&map, "1"), 2);
    assert_int_equal(nt_map_find(&map, "new"), 3);
}

TESTS(NULL, NULL)
