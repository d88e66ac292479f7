#include "base/problem.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "check.h"

TEST(test_sorted_by_place_and_none_twice)
{
    nt_problems *problems = nt_problems_open(*state);
    nt_place a3 = {"a.csv", 3, 1}, a10 = {"a.csv", 10, 2}, b1 = {"b.csv", 1, 9};
    nt_problems_add(problems, NT_SEVERITY_ERROR, a10, "type", nt_message_alike("ten"));
    nt_problems_add(problems, NT_SEVERITY_WARNING, b1, "range", nt_message_alike("b"));
    nt_problems_add(problems, NT_SEVERITY_ERROR, a3, "type", nt_message_alike("three 3"));
    nt_problems_add(problems, NT_SEVERITY_ERROR, a10, "type", nt_message_alike("ten"));
    nt_problems_add(problems, NT_SEVERITY_ERROR, a10, "enum", nt_message_alike("ten"));
    size_t count;
    const nt_problem *sorted = nt_problems_sorted(problems, &count);
    assert_int_equal(count, 4);
    assert_string_equal(sorted[0].message.in[NT_LANG_EN], "three 3");
    assert_string_equal(sorted[1].code, "enum");
    assert_string_equal(sorted[2].code, "type");
    assert_string_equal(sorted[3].message.in[NT_LANG_EN], "b");
    assert_int_equal(nt_problems_count(problems, NT_SEVERITY_ERROR), 3);
    assert_int_equal(nt_problems_count(problems, NT_SEVERITY_WARNING), 1);

    nt_place a1 = {"a.csv", 1, 1};
    nt_problems_add(problems, NT_SEVERITY_ERROR, a1, "x", nt_message_alike("first"));
    sorted = nt_problems_sorted(problems, &count);
    assert_int_equal(count, 5);
    assert_string_equal(sorted[0].message.in[NT_LANG_EN], "first");
}

static long made; /* messages */

static nt_message count_message(void)
{
    static char text[32];
    snprintf(text, sizeof text, "no. %ld", ++made);
    return nt_message_alike(text);
}

static void add_many(nt_problems *problems, nt_severity severity, const char *code, size_t times)
{
    for (size_t i = 0; i < times; i++) {
        nt_place place = {"a.csv", (long)i + 1, 0};
        nt_problems_add(problems, severity, place, code, count_message());
    }
}

static const nt_problem_tally *tally_of(nt_problems *problems, nt_severity severity,
                                        const char *code)
{
    size_t count;
    const nt_problem_tally *tallies = nt_problems_tallies(problems, &count);
    NT_RETURN_FIRST(i, count, tallies[i].severity == severity && strcmp(tallies[i].code, code) == 0,
                    &tallies[i], NULL);
}

/* Each code and severity has its own thousand; what is beyond makes no message. */
TEST(test_the_first_are_listed_and_all_are_counted)
{
    static const size_t times[] = {0,
                                   1,
                                   NT_PROBLEMS_LISTED - 1,
                                   NT_PROBLEMS_LISTED,
                                   NT_PROBLEMS_LISTED + 1,
                                   5 * NT_PROBLEMS_LISTED};
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        size_t listed = times[i] < NT_PROBLEMS_LISTED ? times[i] : NT_PROBLEMS_LISTED, count;
        nt_problems *problems = nt_problems_open(*state);
        made = 0;
        add_many(problems, NT_SEVERITY_ERROR, "type", times[i]);
        assert_int_equal(made, listed);
        add_many(problems, NT_SEVERITY_WARNING, "type", 2);
        add_many(problems, NT_SEVERITY_ERROR, "range", 3);
        const nt_problem *sorted = nt_problems_sorted(problems, &count);
        assert_int_equal(count, listed + 5);
        assert_int_equal(sorted[count - 1].place.line, listed > 3 ? listed : 3);
        assert_int_equal(nt_problems_count(problems, NT_SEVERITY_ERROR), times[i] + 3);
        assert_int_equal(nt_problems_count(problems, NT_SEVERITY_WARNING), 2);
        const nt_problem_tally *errors = tally_of(problems, NT_SEVERITY_ERROR, "type");
        assert_int_equal(errors ? errors->count : 0, times[i]);
        assert_int_equal(errors ? errors->unlisted : 0, times[i] - listed);
        assert_int_equal(tally_of(problems, NT_SEVERITY_WARNING, "type")->unlisted, 0);
        assert_int_equal(tally_of(problems, NT_SEVERITY_ERROR, "range")->count, 3);
    }
}

/* Problems of one column are a group, which counts all its rows and knows where the first are. */
TEST(test_groups)
{
    static const char by_day[] = "day", by_kind[] = "kind";
    nt_problems *problems = nt_problems_open(*state);
    for (long line = 2; line < 2002; line++) {
        nt_place place = {"a.csv", (unsigned)line, 1};
        nt_problems_add_in(problems, NT_SEVERITY_WARNING, place, "type", by_day, count_message());
        if (line == 1500) {
            nt_problems_add_in(problems, NT_SEVERITY_WARNING, place, "type", by_kind,
                               nt_message_alike("late"));
        }
    }
    nt_place nowhere = {"a.csv", 3000, 1};
    if (nt_problems_take(problems, NT_SEVERITY_WARNING, "code", NULL, 40)) {
        nt_problems_list(problems, nowhere, nt_message_alike("forty"));
    }
    size_t count;
    const nt_problem *sorted = nt_problems_sorted(problems, &count);
    assert_int_equal(count, NT_PROBLEMS_LISTED + 2);
    const nt_problem_group *group = sorted[0].group;
    assert_int_equal(group->rows, 2000);
    assert_ptr_equal(group->first, &sorted[0]);
    assert_int_equal(group->next_count, NT_PROBLEM_NEXT);
    for (long i = 0; i < NT_PROBLEM_NEXT; i++) {
        assert_int_equal(group->next[i].line, 3 + i);
    }
    assert_string_equal(sorted[count - 2].message.in[NT_LANG_EN], "late");
    assert_int_equal(sorted[count - 2].group->rows, 1);
    assert_null(sorted[count - 1].group);
    assert_int_equal(nt_problems_count(problems, NT_SEVERITY_WARNING), 2000 + 1 + 40);
    assert_int_equal(tally_of(problems, NT_SEVERITY_WARNING, "type")->alone, 0);
}

TEST(test_tallies_by_code)
{
    nt_problems *problems = nt_problems_open(*state);
    add_many(problems, NT_SEVERITY_WARNING, "b", 1);
    add_many(problems, NT_SEVERITY_ERROR, "c", 1);
    add_many(problems, NT_SEVERITY_ERROR, "b", 1);
    add_many(problems, NT_SEVERITY_ERROR, "a", 1);
    size_t count;
    const nt_problem_tally *tallies = nt_problems_tallies(problems, &count);
    assert_int_equal(count, 4);
    const char *const codes[] = {"a", "b", "b", "c"};
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(tallies[i].code, codes[i]);
        assert_int_equal(tallies[i].severity, i == 2 ? NT_SEVERITY_WARNING : NT_SEVERITY_ERROR);
    }
}

/* A part counts what is its own; its whole lists, and has one limit for all of its parts. */
TEST(test_parts)
{
    nt_problems *whole = nt_problems_open(*state);
    nt_problems *first = nt_problems_open_part(*state, whole);
    nt_problems *second = nt_problems_open_part(*state, whole);
    assert_ptr_equal(nt_problems_whole(first), whole);
    assert_ptr_equal(nt_problems_whole(whole), whole);
    add_many(first, NT_SEVERITY_ERROR, "type", NT_PROBLEMS_LISTED - 1);
    add_many(whole, NT_SEVERITY_ERROR, "range", 1);
    made = 0;
    add_many(second, NT_SEVERITY_ERROR, "type", 3);
    assert_int_equal(made, 1);
    assert_int_equal(tally_of(first, NT_SEVERITY_ERROR, "type")->unlisted, 0);
    assert_int_equal(tally_of(second, NT_SEVERITY_ERROR, "type")->count, 3);
    assert_int_equal(tally_of(second, NT_SEVERITY_ERROR, "type")->unlisted, 2);
    assert_null(tally_of(first, NT_SEVERITY_ERROR, "range"));
    const nt_problem_tally *all = tally_of(whole, NT_SEVERITY_ERROR, "type");
    assert_int_equal(all->count, NT_PROBLEMS_LISTED + 2);
    assert_int_equal(all->unlisted, 2);
    size_t count;
    nt_problems_sorted(whole, &count);
    assert_int_equal(count, NT_PROBLEMS_LISTED + 1);
}

/* Whoever asks often, or for much, is told no in the end; a part has the budget of its whole. */
TEST(test_searches_are_limited)
{
    static const struct {
        const char *name;
        size_t count, least, most;
    } asked[] = {{"x", 5, 100000, 10000000},
                 {"Kabupaten Bandung Barat", 514, 500, 5000},
                 {"x", 100000, 10, 1000},
                 {"x", SIZE_MAX, 0, 0}};
    for (size_t i = 0; i < sizeof asked / sizeof *asked; i++) {
        nt_problems *whole = nt_problems_open(*state), *part = nt_problems_open_part(*state, whole);
        size_t times = 0;
        while (nt_problems_may_search(times % 2 ? part : whole, asked[i].name, asked[i].count)) {
            times++;
        }
        assert_in_range(times, asked[i].least, asked[i].most);
    }
    char longest[NT_UTF8_NAME_MAX + 2];
    memset(longest, 'x', sizeof longest);
    longest[sizeof longest - 1] = '\0';
    nt_problems *problems = nt_problems_open(*state);
    assert_false(nt_problems_may_search(problems, longest, 1));
    assert_true(nt_problems_may_search(problems, longest + 1, 1));
}

TEST(test_an_empty_log)
{
    nt_problems *problems = nt_problems_open(*state);
    size_t count = 9;
    nt_problems_sorted(problems, &count);
    assert_int_equal(count, 0);
    nt_problems_tallies(problems, &count);
    assert_int_equal(count, 0);
    assert_int_equal(nt_problems_count(problems, NT_SEVERITY_ERROR), 0);
}

TESTS(open_arena, close_arena)
