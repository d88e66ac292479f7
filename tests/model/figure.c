/* What can be wrong with one figure: for each problem a row that has it and one that nearly has. */
#include "figures.h"

/* Rows behind "id,indicator"; every problem as "line:column code". */
static const char *codes_of(const char *figures)
{
    static char text[4096];
    SANDBOX(box);
    published_of(&box, figures);
    snprintf(text, sizeof text, "%s", sandbox_codes(&box));
    return text;
}

TEST(test_a_sound_figure)
{
    SANDBOX(box);
    const nt_published *p = published_of(
        &box, "a,reported,E,I,,2023-01-01,2023-12-31,2024-01-31,\"1678.0\",persons,more-than,,s\n");
    assert_string_equal(sandbox_problems(&box), "");
    const nt_figure *figure = nt_model_figure(p, "a");
    assert_non_null(figure);
    assert_int_equal(figure->value.digits, 16780);
    assert_int_equal(figure->value.decimals, 1);
    assert_true(figure->number == 1678);
    assert_int_equal(figure->qualifier, NT_MORE_THAN);
    assert_ptr_equal(figure->event, &p->events[0]);
    assert_ptr_equal(figure->source, &p->sources[0]);
    assert_true(nt_figure_has_period(figure));
    assert_int_equal(figure->value_place.line, 2);
    assert_int_equal(figure->value_place.column, 50);
}

TEST(test_indicators)
{
    SANDBOX(box);
    published_of(&box, "a,reportd,E,,,,,,1,persons,,,s\n"
                       "b,share-by-gender,E,,,,,,1,percent,,,s\n"
                       "c,share-by-gender,E,,,,,,1,persons,,,s\n");
    assert_string_equal(sandbox_problems(&box),
                        "figures.csv:2:3 unknown-indicator: \"reportd\" is no known indicator; the "
                        "nearest is \"reported\"; a new one is described under \"netra\", "
                        "\"indicators\" in the descriptor\n"
                        "figures.csv:4:28 unit-kind: the indicator \"share-by-gender\" is a share "
                        "in percent, but the unit is \"persons\"\n");
}

TEST(test_values)
{
    SANDBOX(box);
    const nt_published *p = published_of(&box, "a,share-proven,E,,,,,,0,percent,,,s\n"
                                               "b,share-proven,E,,,,,,100.0,percent,,,s\n"
                                               "c,share-proven,E,,,,,,100.1,percent,,,s\n"
                                               "d,share-proven,E,,,,,,-0.1,percent,,,s\n"
                                               "e,reported,E,,,,,,0,persons,,,s\n"
                                               "f,reported,E,,,,,,1.5,persons,,,s\n"
                                               "g,voters,E,,,,,,-1,persons,,,s\n"
                                               "h,reported,E,,,,,,40,percent,,,s\n");
    assert_string_equal(sandbox_problems(&box),
                        "figures.csv:4:23 percent-range: \"100.1\" percent is outside 0 to 100\n"
                        "figures.csv:5:23 percent-range: \"-0.1\" percent is outside 0 to 100\n"
                        "figures.csv:7:19 count-range: \"1.5\" is no count; a count is a whole "
                        "number, 0 or more\n"
                        "figures.csv:8:17 count-range: \"-1\" is no count; a count is a whole "
                        "number, 0 or more\n"
                        "figures.csv:9:22 unit-kind: the indicator \"reported\" is a count, but "
                        "the unit is \"percent\"\n");
    /* What is at fault is left out, and the list is numbered without it. */
    assert_int_equal(p->figure_count, 3);
    assert_int_equal(nt_model_figure(p, "e")->number_in_list, 3);
    assert_null(nt_model_figure(p, "c"));
}

TEST(test_qualifiers)
{
    SANDBOX(box);
    const nt_published *p = published_of(&box, "a,reported,E,,,,,,1,persons,exact,,s\n"
                                               "b,reported,E,,,,,,1,persons,,,s\n"
                                               "c,reported,E,,,,,,1,persons,less-than,,s\n"
                                               "d,reported,E,,,,,,1,persons,aproximate,,s\n");
    assert_string_equal(sandbox_problems(&box),
                        "figures.csv:5:29 unknown-qualifier: \"aproximate\" is no qualifier; the "
                        "nearest is \"approximate\"; known are exact, approximate, more-than and "
                        "less-than\n");
    assert_int_equal(p->figure_count, 3);
    assert_int_equal(nt_model_figure(p, "b")->qualifier, NT_EXACT);
    assert_int_equal(nt_model_figure(p, "c")->qualifier, NT_LESS_THAN);
}

TEST(test_references)
{
    SANDBOX(box);
    const nt_published *p = published_of(&box, "a,reported,,,,,,,1,persons,,,s\n"
                                               "b,reported,F,,,,,,1,persons,,,s\n"
                                               "c,reported,E,,,,,,1,persons,,,t\n"
                                               "d,reported,E,,,,,,1,persons,,,\n"
                                               "e,proven,E,,,,,,1,persons,,z,s\n"
                                               "a,proven,E,,,,,,1,persons,,,s\n");
    /* Each is found once, though two rooms look. */
    assert_string_equal(sandbox_codes(&box), "3:12 unknown-event\n4:31 unknown-source\n"
                                             "5:31 required\n6:28 unknown-base\n"
                                             "7:1 duplicate-id\n");
    assert_int_equal(p->figure_count, 2);
    assert_null(nt_model_figure(p, "a")->event);
    assert_int_equal(nt_model_figure(p, "a")->indicator->stage, NT_STAGE_REPORTED);
    assert_null(nt_model_figure(p, "e")->base);
}

TEST(test_days)
{
    /* The source was published on 2024-06-01. */
    assert_string_equal(codes_of("a,reported,E,,,,,2024-06-01,1,persons,,,s\n"
                                 "b,reported,E,,,,,2024-06-02,1,persons,,,s\n"
                                 "c,reported,E,,,2024-01-01,2024-01-01,2024-01-01,1,persons,,,s\n"
                                 "d,reported,E,,,2024-01-02,2024-01-01,,1,persons,,,s\n"
                                 "e,reported,E,,,2024-01-02,,2024-01-01,1,persons,,,s\n"
                                 "f,reported,E,,,,2024-12-31,2024-01-01,1,persons,,,s\n"
                                 "g,reported,E,,,,,2024-02-31,1,persons,,,s\n"),
                        "3:18 as-of-after-publication\n5:27 period-reversed\n"
                        "6:28 as-of-before-period\n8:18 impossible-date\n");
    SANDBOX(box);
    const nt_published *p = NULL;
    /* A source of unknown date says nothing about when a figure may count up to. */
    assert_int_equal(publish(&box, "", "a,reported,E,,,,,2044-06-02,1,persons,,,s\n", "s,\n", NULL,
                             NT_DATE_UNKNOWN, &p),
                     NT_OK);
    assert_string_equal(sandbox_problems(&box), "");
}

TEST(test_a_persons_number_is_withheld)
{
    sandbox box = sandbox_open();
    published_of(&box, "198001012005011001,198001012005011001,E,,,,,,1,persons,"
                       "198001012005011001,198001012005011001,s\n");
    assert_null(strstr(sandbox_problems(&box), "1980"));
    assert_string_equal(sandbox_codes(&box), "2:1 personal-number\n2:20 personal-number\n"
                                             "2:56 personal-number\n2:75 personal-number\n");
    sandbox_close(&box);
    /* No day of birth: no such number, but messages do not show it either. */
    box = sandbox_open();
    published_of(&box, "198013012005011001,198013012005011001,E,,,,,,1,persons,"
                       "198013012005011001,198013012005011001,s\n");
    assert_null(strstr(sandbox_problems(&box), "1980"));
    assert_string_equal(sandbox_codes(&box),
                        "2:20 unknown-indicator\n2:56 unknown-qualifier\n2:75 circular-base\n");
    sandbox_close(&box);
}

TESTS(NULL, NULL)
