#include "figures.h"

#define EVENTS "E,2024-02-14,\nF,2024-11-27,\nG,2025-01-01,\n"

/* "1" for a figure of the whole, "0" for one of a part, in the order of the file. */
static const char *wholes(const char *netra, const char *figures)
{
    static char text[64];
    SANDBOX(box);
    const nt_published *p = NULL;
    if (publish(&box, netra, figures, NULL, EVENTS, NT_DATE_UNKNOWN, &p)) {
        fail_msg("%s", sandbox_error(&box));
    }
    for (size_t i = 0; i < p->figure_count; i++) {
        text[i] = p->figures[i].whole_area ? '1' : '0';
    }
    text[p->figure_count] = '\0';
    return text;
}

#define ROW(id, event, area) id ",reported," event "," area ",,,,,1,persons,,,s\n"

TEST(test_the_commonest_area_is_the_whole)
{
    assert_string_equal(wholes("", ROW("a", "E", "I") ROW("b", "E", "J") ROW("c", "E", "I")),
                        "101");
    /* It is in an event where parts are printed more often, too. */
    assert_string_equal(wholes("", ROW("a", "E", "I") ROW("b", "E", "I") ROW("c", "E", "I")
                                       ROW("d", "F", "I") ROW("e", "F", "J") ROW("f", "F", "J")),
                        "111100");
}

/* What is printed of an event may be a part of what is printed of others: nobody knows. */
TEST(test_an_event_without_the_whole_has_none)
{
    assert_string_equal(wholes("", ROW("a", "E", "I") ROW("b", "E", "I") ROW("c", "E", "I")
                                       ROW("d", "F", "J") ROW("e", "F", "J") ROW("f", "F", "K")),
                        "111000");
    /* Two countries, printed equally often, are each the whole of their own event. */
    assert_string_equal(wholes("", ROW("a", "E", "I") ROW("b", "E", "I") ROW("c", "E", "J")
                                       ROW("d", "F", "K") ROW("e", "F", "K")),
                        "11011");
}

/* A province is a part of the country, however often it is printed. */
TEST(test_a_province_is_no_whole_beside_the_country)
{
    assert_string_equal(wholes("", ROW("a", "E", "Indonesia") ROW("b", "E", "Sulsel")
                                       ROW("c", "E", "Sulawesi Selatan") ROW("d", "E", "SULSEL")),
                        "1000");
    assert_string_equal(
        wholes("", ROW("a", "E", "Indonesia") ROW("b", "F", "Sulsel") ROW("c", "F", "Sulsel")),
        "100");
    assert_string_equal(
        wholes("", ROW("a", "E", "") ROW("b", "E", "Jawa Barat") ROW("c", "E", "Jabar")), "100");
    assert_string_equal(
        wholes("", ROW("a", "E", "Jawa Barat") ROW("b", "E", "Jabar") ROW("c", "E", "Jawa Timur")),
        "000");
    /* But a province is the whole of a list of its own regencies, and of no others. */
    assert_string_equal(wholes("", ROW("a", "E", "Sulsel") ROW("b", "E", "Luwu Timur")
                                       ROW("c", "E", "Kab. Pinrang") ROW("d", "E", "Pinrang")),
                        "1000");
    assert_string_equal(wholes("", ROW("a", "E", "Sulsel") ROW("b", "E", "Kota Surabaya")), "00");
}

TEST(test_equal_parts_are_no_whole)
{
    assert_string_equal(
        wholes("", ROW("a", "E", "I") ROW("b", "E", "I") ROW("c", "F", "J") ROW("d", "F", "K")),
        "1100");
}

TEST(test_an_empty_area_is_the_whole)
{
    assert_string_equal(wholes("", ROW("a", "E", "") ROW("b", "E", "J") ROW("c", "E", "")), "101");
    assert_string_equal(
        wholes("", ROW("a", "", "I") ROW("b", "", "I") ROW("c", "", "J") ROW("d", "", "")), "1101");
}

TEST(test_figures_of_categories_do_not_count)
{
    assert_string_equal(wholes("", ROW("a", "E", "I") ROW("b", "E", "I")
                                       ROW("c", "E", "J") "d,reported,E,J,x,,,,1,persons,,,s\n"
                                                          "e,reported,E,J,y,,,,1,persons,,,s\n"
                                                          "f,reported,E,I,y,,,,1,persons,,,s\n"),
                        "110001");
}

TEST(test_the_descriptor_may_name_it)
{
    assert_string_equal(wholes("'netra': {'areas': {'whole': ['J', 'K']}}",
                               ROW("a", "E", "I") ROW("b", "E", "I") ROW("c", "E", "J")
                                   ROW("d", "F", "K") ROW("e", "F", "")),
                        "00111");
    static const char *const faults[][2] = {
        {"'netra': {'areas': {'whole': 'I'}}",
         "datapackage.json:1:31 \"whole\" is a string here; it must be a list"},
        {"'netra': {'areas': {'whole': [1]}}",
         "datapackage.json:1:32 a number cannot stand here; write a string"},
        {"'netra': {'areas': []}",
         "datapackage.json:1:21 \"areas\" is a list here; it must be an object"},
        {"'netra': {'areas': {'wole': []}}",
         "datapackage.json:1:22 \"wole\" is not known here; did you mean \"whole\"?"},
    };
    for (size_t i = 0; i < 4; i++) {
        SANDBOX(box);
        const nt_published *p = NULL;
        assert_int_equal(publish(&box, faults[i][0], "", NULL, NULL, NT_DATE_UNKNOWN, &p),
                         NT_INVALID);
        assert_string_equal(sandbox_error(&box), faults[i][1]);
        assert_null(p);
    }
}

TESTS(NULL, NULL)
