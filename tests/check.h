/* cmocka with what it wants included before it, and the few words that many tests share. A file of
 * tests is TEST(name) { … } after TEST(name) { … }, each named once, and TESTS(set_up, tear_down)
 * of the group at its end. */
#pragma once

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"

/* Group set-up and tear-down: *state is an arena of the group's own. */
static inline int open_arena(void **state)
{
    *state = nt_arena_open();
    return 0;
}

static inline int close_arena(void **state)
{
    nt_arena_close(*state);
    return 0;
}

static struct CMUnitTest enlisted_tests[64];
static size_t enlisted_test_count;

static inline void enlist_test(const char *name, CMUnitTestFunction run)
{
    assert_true(enlisted_test_count < sizeof enlisted_tests / sizeof *enlisted_tests);
    enlisted_tests[enlisted_test_count++] = (struct CMUnitTest){.name = name, .test_func = run};
}

/* The tests of this file, in the order in which they stand. */
static inline int run_enlisted(CMFixtureFunction set_up, CMFixtureFunction tear_down)
{
    return _cmocka_run_group_tests("tests", enlisted_tests, enlisted_test_count, set_up, tear_down);
}

/* What follows is the body of a test, run with the group's `state`. */
#define TEST(test)                                                                                 \
    static void test(void **state);                                                                \
    __attribute__((constructor)) static void enlist_##test(void)                                   \
    {                                                                                              \
        enlist_test(#test, test);                                                                  \
    }                                                                                              \
    static void test(__attribute__((unused)) void **state)

#define TESTS(set_up, tear_down)                                                                   \
    int main(void)                                                                                 \
    {                                                                                              \
        return run_enlisted(set_up, tear_down);                                                    \
    }

/* Each test with a state of its own. */
#define TESTS_EACH(set_up, tear_down)                                                              \
    int main(void)                                                                                 \
    {                                                                                              \
        for (size_t i = 0; i < enlisted_test_count; i++) {                                         \
            enlisted_tests[i].setup_func = set_up;                                                 \
            enlisted_tests[i].teardown_func = tear_down;                                           \
        }                                                                                          \
        return run_enlisted(NULL, NULL);                                                           \
    }
