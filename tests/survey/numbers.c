/* Marks of amounts, and when they are proven. */
#include "sheet.h"

TEST(test_marks)
{
    static const struct {
        const char *texts[4];
        char decimal, group;
        size_t read, telling;
    } columns[] = {
        {{"1.234,50", "7,5", "12"}, ',', '.', 3, 2},
        {{"1,234.50", "7.5"}, '.', ',', 2, 2},
        {{"12.5", "3.25"}, '.', '\0', 2, 2},
        {{"12,5", "-3,25"}, ',', '\0', 2, 2},
        {{"1 234,5", "12 000,25"}, ',', ' ', 2, 2},
        {{"1.678", "2.345"}, '.', '\0', 2, 0},
        {{"12", "13"}, '\0', '\0', 0, 0},
        {{"a", "1.2.3", "1,23,4"}, '\0', '\0', 0, 0},
        {{"2.345.678", "1.200"}, ',', '.', 2, 1},
    };
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        nt_survey_value values[4];
        size_t count = 0;
        for (; count < 4 && columns[i].texts[count]; count++) {
            values[count] = (nt_survey_value){.text = columns[i].texts[count], .count = 1};
        }
        nt_survey_numbers found = nt_survey_judge_numbers(values, count);
        assert_int_equal(found.decimal, columns[i].decimal);
        assert_int_equal(found.group, columns[i].group);
        assert_int_equal(found.read, columns[i].read);
        assert_int_equal(found.telling, columns[i].telling);
    }
}

TESTS(NULL, NULL)
