#include "figures.h"

TEST(test_chains)
{
    SANDBOX(box);
    /* A base may stand below what is taken of it. */
    const nt_published *p = published_of(&box, "c,sanctioned,E,,,,,,1,persons,,b,s\n"
                                               "b,proven,E,,,,,,2,persons,,a,s\n"
                                               "a,reported,E,,,,,,3,persons,,,s\n"
                                               "d,sanctioned,E,,,,,,1,persons,,b,s\n");
    assert_string_equal(sandbox_problems(&box), "");
    assert_ptr_equal(nt_model_figure(p, "c")->base, nt_model_figure(p, "b"));
    assert_ptr_equal(nt_model_figure(p, "d")->base->base, nt_model_figure(p, "a"));
    assert_null(nt_model_figure(p, "a")->base);
}

TEST(test_circles)
{
    SANDBOX(box);
    const nt_published *p = published_of(&box, "d,proven,E,,,,,,1,persons,,a,s\n"
                                               "a,proven,E,,,,,,1,persons,,b,s\n"
                                               "b,proven,E,,,,,,1,persons,,c,s\n"
                                               "c,proven,E,,,,,,1,persons,,a,s\n"
                                               "e,proven,E,,,,,,1,persons,,e,s\n");
    /* "d" leads into the circle and is no part of it. */
    assert_string_equal(
        sandbox_problems(&box),
        "figures.csv:3:28 circular-base: the bases go in a circle: \"a\" -> \"b\" -> \"c\" -> "
        "\"a\"; one of them must have no base\n"
        "figures.csv:4:28 circular-base: the bases go in a circle: \"b\" -> \"c\" -> \"a\" -> "
        "\"b\"; one of them must have no base\n"
        "figures.csv:5:28 circular-base: the bases go in a circle: \"c\" -> \"a\" -> \"b\" -> "
        "\"c\"; one of them must have no base\n"
        "figures.csv:6:28 circular-base: the bases go in a circle: \"e\" -> \"e\"; one of them "
        "must have no base\n");
    assert_null(nt_model_figure(p, "a")->base);
    assert_ptr_equal(nt_model_figure(p, "d")->base, nt_model_figure(p, "a"));
}

TEST(test_a_long_circle_is_told_in_short)
{
    enum { STEPS = 3000 };
    SANDBOX(box);
    nt_buffer rows = nt_buffer_open(box.arena);
    for (int i = 0; i < STEPS; i++) {
        nt_buffer_printf(&rows, "f%d,proven,E,,,,,,1,persons,,f%d,s\n", i, (i + 1) % STEPS);
    }
    published_of(&box, nt_buffer_text(&rows));
    size_t count;
    const nt_problem *problems = nt_problems_sorted(box.problems, &count);
    assert_int_equal(nt_problems_count(box.problems, NT_SEVERITY_ERROR), STEPS);
    assert_string_equal(problems[0].message.in[NT_LANG_EN],
                        "the bases go in a circle: \"f0\" -> \"f1\" -> \"f2\" -> \"f3\" -> ... -> "
                        "\"f0\"; one of them must have no base");
}

TESTS(NULL, NULL)
