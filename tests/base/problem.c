#include "base/problem.h"

#include "check.h"

static void test_sorted_by_place_and_none_twice(void **state)
{
    nt_problems *problems = nt_problems_open(*state);
    nt_place a3 = {"a.csv", 3, 1}, a10 = {"a.csv", 10, 2}, b1 = {"b.csv", 1, 9};
    nt_problems_add(problems, NT_SEVERITY_ERROR, a10, "type", "ten");
    nt_problems_add(problems, NT_SEVERITY_WARNING, b1, "range", "b");
    nt_problems_add(problems, NT_SEVERITY_ERROR, a3, "type", "three %d", 3);
    nt_problems_add(problems, NT_SEVERITY_ERROR, a10, "type", "ten");
    nt_problems_add(problems, NT_SEVERITY_ERROR, a10, "enum", "ten");
    size_t count;
    const nt_problem *sorted = nt_problems_sorted(problems, &count);
    assert_int_equal(count, 4);
    assert_string_equal(sorted[0].message, "three 3");
    assert_string_equal(sorted[1].code, "enum");
    assert_string_equal(sorted[2].code, "type");
    assert_string_equal(sorted[3].message, "b");
    assert_int_equal(nt_problems_count(problems, NT_SEVERITY_ERROR), 3);
    assert_int_equal(nt_problems_count(problems, NT_SEVERITY_WARNING), 1);

    nt_problems_add(problems, NT_SEVERITY_ERROR, (nt_place){"a.csv", 1, 1}, "x", "first");
    sorted = nt_problems_sorted(problems, &count);
    assert_int_equal(count, 5);
    assert_string_equal(sorted[0].message, "first");
}

static void test_an_empty_log(void **state)
{
    nt_problems *problems = nt_problems_open(*state);
    size_t count = 9;
    nt_problems_sorted(problems, &count);
    assert_int_equal(count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sorted_by_place_and_none_twice),
        cmocka_unit_test(test_an_empty_log),
    };
    return cmocka_run_group_tests(tests, open_arena, close_arena);
}
