#include "index.h"

#include "sandbox.h"

static void test_keeps_the_first_number(void **state)
{
    (void)state;
    enum { TEXTS = 20000 };
    nt_arena *arena = nt_arena_open();
    nt_index index = nt_ingest_open_index(arena);
    assert_int_equal(nt_ingest_find(&index, "1"), NT_INDEX_NONE);
    for (size_t i = 0; i < TEXTS; i++) {
        assert_int_equal(nt_ingest_keep(&index, nt_arena_printf(arena, "%zu", i), i),
                         NT_INDEX_NONE);
    }
    for (size_t i = 0; i < TEXTS; i++) {
        const char *text = nt_arena_printf(arena, "%zu", i);
        assert_int_equal(nt_ingest_find(&index, text), i);
        assert_int_equal(nt_ingest_keep(&index, text, i + 1), i);
    }
    assert_int_equal(nt_ingest_find(&index, "20000"), NT_INDEX_NONE);
    assert_int_equal(nt_ingest_find(&index, ""), NT_INDEX_NONE);
    nt_arena_close(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_keeps_the_first_number)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
