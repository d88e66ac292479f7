#include "base/list.h"

#include "base/arena.h"
#include "check.h"

typedef struct {
    int number;
    const char *name;
} entry;

NT_ORDER(by_number, entry, NT_RISING(number))

TEST(test_sorts_items_and_none)
{
    entry items[] = {{3, "c"}, {1, "a"}, {2, "b"}};
    nt_sort(items, 3, sizeof *items, by_number);
    for (int i = 0; i < 3; i++) {
        assert_int_equal(items[i].number, i + 1);
    }
    nt_sort(NULL, 0, sizeof *items, by_number);
}

NT_ORDER(by_all, entry, NT_FALLING(number) || NT_BY_TEXT(name) || NT_BY((a > b) - (a < b)))
NT_ORDER_OF(by_name_of, entry, NT_BY_TEXT(name))

/* The first key that tells two apart decides, in its own direction; none is asked behind it. */
TEST(test_sorts_by_the_first_key_that_differs)
{
    static const struct {
        entry one, other;
        int sign;
    } cases[] = {{{1, "a"}, {2, "a"}, 1},
                 {{2, "b"}, {1, "a"}, -1},
                 {{1, "b"}, {1, "a"}, 1},
                 {{1, "a"}, {1, "b"}, -1},
                 {{1, NULL}, {2, NULL}, 1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int order = by_all(&cases[i].one, &cases[i].other);
        assert_int_equal((order > 0) - (order < 0), cases[i].sign);
    }
    const entry same = {1, "a"}, *first = &cases[2].one, *second = &cases[2].other;
    assert_int_equal(by_all(&same, &same), 0);
    assert_true(by_name_of(&first, &second) > 0);
    assert_true(by_name_of(&second, &first) < 0);
}

static bool any_above(const entry *items, size_t count, int number)
{
    return NT_ANY(i, count, items[i].number > number);
}

static bool all_above(const entry *items, size_t count, int number)
{
    return NT_ALL(i, count, items[i].number > number);
}

static const entry *first_above(const entry *items, size_t count, int number)
{
    NT_RETURN_FIRST(i, count, items[i].number > number, &items[i], NULL);
}

static int sum(const entry *items, size_t count)
{
    return NT_SUM(int, i, count, items[i].number);
}

TEST(test_looks_at_all_of_many)
{
    const entry items[] = {{1, "a"}, {3, "b"}, {5, "c"}};
    static const struct {
        size_t count;
        int number;
        bool any, all;
        int first; /* where it stands; -1 nowhere */
    } cases[] = {{3, 0, true, true, 0},    {3, 1, true, false, 1},   {3, 4, true, false, 2},
                 {3, 5, false, false, -1}, {2, 4, false, false, -1}, {0, 0, false, true, -1}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        size_t count = cases[i].count;
        int number = cases[i].number;
        assert_int_equal(any_above(items, count, number), cases[i].any);
        assert_int_equal(all_above(items, count, number), cases[i].all);
        assert_ptr_equal(first_above(items, count, number),
                         cases[i].first < 0 ? NULL : &items[cases[i].first]);
    }
    assert_int_equal(sum(items, 3), 9);
    assert_int_equal(sum(NULL, 0), 0);
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

TEST(test_keeps_those_that_meet_the_condition_in_order)
{
    int numbers[] = {5, 2, 8, 3, 9};
    int even[5];
    assert_int_equal(NT_PICK(even, i, 5, numbers[i], numbers[i] % 2 == 0), 2);
    assert_int_equal(even[0], 2);
    assert_int_equal(even[1], 8);
    assert_int_equal(NT_PICK(numbers, i, 5, numbers[i], numbers[i] > 4), 3);
    assert_int_equal(numbers[0], 5);
    assert_int_equal(numbers[1], 8);
    assert_int_equal(numbers[2], 9);
    assert_int_equal(NT_PICK((int *)NULL, i, 0, numbers[i], true), 0);
}

/* As many as one counts from the first on, whatever stands there more than once. */
TEST(test_counts_what_comes_before)
{
    static const int numbers[] = {1, 1, 2, 5, 5, 5, 9};
    for (size_t count = 0; count <= sizeof numbers / sizeof *numbers; count++) {
        for (int wanted = 0; wanted <= 10; wanted++) {
            assert_int_equal(NT_COUNT_BEFORE(i, count, numbers[i] < wanted),
                             NT_SUM(size_t, i, count, numbers[i] < wanted));
        }
    }
}

TEST(test_texts_that_begin_with_others)
{
    static const struct {
        const char *text, *opening, *behind;
        bool is_below; /* parted by a point */
    } cases[] = {{"flow.parts", "flow", ".parts", true},
                 {"flow", "flow", "", true},
                 {"flows", "flow", "s", false},
                 {"flo", "flow", NULL, false},
                 {"", "flow", NULL, false},
                 {"flow", "", "flow", false},
                 {"Flow", "flow", NULL, false},
                 {"", "", "", true}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *behind = nt_behind(cases[i].text, cases[i].opening);
        assert_int_equal(nt_begins(cases[i].text, cases[i].opening), cases[i].behind != NULL);
        assert_int_equal(nt_is_below(cases[i].text, cases[i].opening, '.'), cases[i].is_below);
        assert_int_equal(behind == NULL, cases[i].behind == NULL);
        assert_string_equal(behind ? behind : "", cases[i].behind ? cases[i].behind : "");
    }
}

TEST(test_bytes_of_a_text_that_are_a_word)
{
    assert_true(nt_spells("open.closed", 4, "open"));
    assert_false(nt_spells("open.closed", 3, "open"));
    assert_false(nt_spells("open.closed", 5, "open"));
    assert_true(nt_spells("", 0, ""));
    assert_false(nt_spells("o", 1, ""));
}

TEST(test_words_of_a_list)
{
    assert_true(nt_lists("decided sanctioned", "decided", ' '));
    assert_true(nt_lists("decided sanctioned", "sanctioned", ' '));
    assert_true(nt_lists("nip", "nip", '-'));
    assert_true(nt_lists("nips-nip", "nip", '-'));
    assert_false(nt_lists("decided-on", "decided", ' '));
    assert_false(nt_lists("undecided", "decided", ' '));
    assert_false(nt_lists("", "decided", ' '));
}

TESTS(NULL, NULL)
