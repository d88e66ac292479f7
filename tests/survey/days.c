/* The format of a column's days, and what proves it. */
#include "sheet.h"

static void judge(const char *const *texts, size_t count, nt_survey_days *out)
{
    nt_survey_value values[20];
    for (size_t i = 0; i < count; i++) {
        values[i] = (nt_survey_value){.text = texts[i], .count = i + 1};
    }
    *out = nt_survey_judge_days(values, count);
}

TEST(test_formats)
{
    static const struct {
        const char *texts[4], *format;
    } columns[] = {
        {{"2024-02-06", "2024-12-31"}, "%Y-%m-%d"},
        {{"2024/02/06", "2024/2/7"}, "%Y/%m/%d"},
        {{"13/02/2024", "1/2/2024"}, "%d/%m/%Y"},
        {{"02/13/2024", "1/2/2024"}, "%m/%d/%Y"},
        {{"13-02-24", "01-02-24"}, "%d-%m-%y"},
        {{"12 Februari 2024", "1 Mei 2023"}, "%d %B %Y"},
        {{"12-Feb-24", "3-Agu-23"}, "%d-%B-%y"},
        {{"February 12, 2024"}, "%B %d, %Y"},
        {{"2024-02-06 10:11:12", "2024-02-07 09:00:00"}, "%Y-%m-%d %H:%M:%S"},
        {{"2024-02-06T10:11:12Z"}, "%Y-%m-%dT%H:%M:%S%z"},
        {{"13/02/2024 9:30"}, "%d/%m/%Y %H:%M"},
        {{"20240206", "20241231"}, "%Y%m%d"},
        {{"20/06/2024 15.53 WIB", "1/7/2024 8.10 WITA"}, "%d/%m/%Y %H.%M%z"},
        {{"Selasa, 6 Februari 2024", "Jum'at, 9 Februari 2024"}, "%A %d %B %Y"},
        {{"Selasa, 06-02-2024"}, "%A %d-%m-%Y"},
    };
    for (size_t i = 0; i < sizeof columns / sizeof *columns; i++) {
        size_t count = 0;
        while (count < 4 && columns[i].texts[count]) {
            count++;
        }
        nt_survey_days days;
        judge(columns[i].texts, count, &days);
        assert_non_null(days.format);
        assert_string_equal(days.format, columns[i].format);
        assert_int_equal(days.read, count * (count + 1) / 2);
    }
}

TEST(test_proof)
{
    static const char *const open[] = {"01/02/2024", "03/04/2024", "12/12/2024"};
    static const char *const proven[] = {"01/02/2024", "13/04/2024", "12/12/2024"};
    static const char *const mixed[] = {"01/02/2024", "13/04/2024", "04/13/2024"};
    nt_survey_days days;
    judge(open, 3, &days);
    assert_string_equal(days.format, "%d/%m/%Y");
    assert_string_equal(days.rival, "%m/%d/%Y");
    assert_int_equal(days.telling, 0);
    assert_int_equal(days.against, 0);
    judge(proven, 3, &days);
    assert_string_equal(days.format, "%d/%m/%Y");
    assert_int_equal(days.telling, 2); /* it stands twice */
    assert_int_equal(days.against, 0);
    judge(mixed, 3, &days);
    assert_string_equal(days.format, "%m/%d/%Y"); /* which reads four cells of six */
    assert_int_equal(days.telling, 3);
    assert_int_equal(days.against, 2);
}

/* A column of a spreadsheet: what it keeps as days asks for no format. */
TEST(test_days_kept_beside_texts)
{
    static const nt_survey_value mixed[] = {{"2024-02-06", 70, 70},
                                            {"13/02/2024", 20, 0},
                                            {"1/2/2024", 9, 0},
                                            {"03-04-2024", 1, 0}},
                                 kept[] = {{"2024-02-06", 2, 2}, {"2024-02-07", 1, 1}};
    nt_survey_days days = nt_survey_judge_days(mixed, 4);
    assert_string_equal(days.format, "%d/%m/%Y");
    assert_int_equal(days.read, 29);
    assert_int_equal(days.days, 30); /* one is a day of another format */
    assert_int_equal(days.telling, 20);
    days = nt_survey_judge_days(kept, 2);
    assert_null(days.format);
    assert_int_equal(days.read, 0);
}

TEST(test_no_days)
{
    static const char *const others[] = {"",           "Bogor",   "12",       "2024",
                                         "31/02/2024", "12/2024", "20240206x"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        nt_survey_days days;
        assert_false(nt_survey_is_day(others[i]));
        judge(&others[i], 1, &days);
        assert_null(days.format);
    }
}

TESTS(NULL, NULL)
