/* Names of codes, and the memory of texts. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "names.h"

static void test_names(void **state)
{
    (void)state;
    nt_arena *arena = nt_arena_open();
    nt_code_names names = {.arena = arena};
    nt_model_add_name(&names, "Media Sosial", 1);
    nt_model_add_name(&names, "media-sosial", 1); /* twice the same is no doubt */
    nt_model_add_name(&names, "Partai", 2);
    nt_model_add_name(&names, "partai!", 3);
    nt_model_add_name(&names, "?", 4);
    nt_model_close_names(&names);
    assert_int_equal(nt_model_find_name(&names, "MEDIA SOSIAL"), 1);
    assert_int_equal(nt_model_find_name(&names, "Partai"), NT_NAME_AMBIGUOUS);
    assert_int_equal(nt_model_find_name(&names, "Baliho"), NT_NAME_UNKNOWN);
    assert_int_equal(nt_model_find_name(&names, ""), NT_NAME_UNKNOWN);
    assert_int_equal(nt_model_find_name(&names, "?"), NT_NAME_UNKNOWN);
    assert_int_equal(nt_model_nearest_code(&names, "Media Sosail"), 1);
    assert_int_equal(nt_model_nearest_code(&names, "Partay"), NT_NAME_UNKNOWN);
    assert_int_equal(nt_model_nearest_code(&names, "Budi"), NT_NAME_UNKNOWN);
    nt_arena_close(arena);
}

static void test_the_memory_of_texts(void **state)
{
    (void)state;
    nt_arena *arena = nt_arena_open();
    nt_memo memo = {.arena = arena};
    assert_null(nt_model_recall(&memo, "a", 1));
    for (uint32_t i = 0; i < NT_MEMO_MAX + 1000; i++) {
        char text[32];
        int length = snprintf(text, sizeof text, "text %u", (unsigned)i);
        nt_model_memorise(&memo, text, (size_t)length, i);
    }
    assert_int_equal(memo.count, NT_MEMO_MAX); /* and no more */
    for (uint32_t i = 0; i < NT_MEMO_MAX + 1000; i++) {
        char text[32];
        int length = snprintf(text, sizeof text, "text %u", (unsigned)i);
        const struct nt_memo_slot *slot = nt_model_recall(&memo, text, (size_t)length);
        assert_true(i < NT_MEMO_MAX ? slot && slot->code == i : !slot);
    }
    nt_arena_close(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_names),
        cmocka_unit_test(test_the_memory_of_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
