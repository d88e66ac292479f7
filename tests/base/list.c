#include "base/list.h"

#include "check.h"

typedef struct {
    int number;
    const char *name;
} entry;

static int by_number(const void *a, const void *b)
{
    return ((const entry *)a)->number - ((const entry *)b)->number;
}

TEST(test_sorts_items_and_none)
{
    entry items[] = {{3, "c"}, {1, "a"}, {2, "b"}};
    nt_sort(items, 3, sizeof *items, by_number);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(items[i].number, i + 1);
    }
    nt_sort(NULL, 0, sizeof *items, by_number);
}

TEST(test_finds_the_first_of_a_name)
{
    const entry items[] = {{0, NULL}, {1, "a"}, {2, "ab"}, {3, "a"}, {4, ""}};
    assert_ptr_equal(NT_NAMED(items, 5, name, "a"), &items[1]);
    assert_ptr_equal(NT_NAMED(items, 5, name, "ab"), &items[2]);
    assert_ptr_equal(NT_NAMED(items, 5, name, ""), &items[4]);
    assert_null(NT_NAMED(items, 4, name, ""));
    assert_null(NT_NAMED(items, 5, name, "A"));
    assert_null(NT_NAMED((const entry *)NULL, 0, name, "a"));
}

TESTS(NULL, NULL)
