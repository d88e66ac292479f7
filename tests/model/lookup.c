#include "lookup.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void test_finds_what_is_there(void **state)
{
    (void)state;
    nt_lookup_entry entries[] = {{"b", 0}, {"a", 1}, {"c", 2}};
    nt_lookup lookup = nt_model_open_lookup(entries, 3);
    assert_int_equal(nt_model_look_up(&lookup, "a"), 1);
    assert_int_equal(nt_model_look_up(&lookup, "b"), 0);
    assert_int_equal(nt_model_look_up(&lookup, "c"), 2);
    assert_int_equal(nt_model_look_up(&lookup, "d"), NT_LOOKUP_NONE);
    assert_int_equal(nt_model_look_up(&lookup, ""), NT_LOOKUP_NONE);
    lookup = nt_model_open_lookup(NULL, 0);
    assert_int_equal(nt_model_look_up(&lookup, "a"), NT_LOOKUP_NONE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_finds_what_is_there)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
