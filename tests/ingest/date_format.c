#include "date_format.h"

#include "sandbox.h"

static void assert_date(const char *text, const char *pattern, int year, int month, int day)
{
    nt_civil civil;
    assert_true(nt_ingest_parse_date(text, pattern, &civil));
    assert_int_equal(civil.year, year);
    assert_int_equal(civil.month, month);
    assert_int_equal(civil.day, day);
}

static void test_patterns(void **state)
{
    (void)state;
    assert_true(nt_ingest_is_date_format("%d/%m/%Y"));
    assert_true(nt_ingest_is_date_format("%Y%m%d"));
    static const char *const bad[] = {"",         "%d/%m",    "%d/%m/%y",  "%d/%m/%Y %H",
                                      "any",      "%d%d%m%Y", "%d/%m/%Y%", "%Y-%m-%d-%d",
                                      "%B %d %Y", "1%d/%m/%Y"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(nt_ingest_is_date_format(bad[i]));
    }
}

static void test_dates(void **state)
{
    (void)state;
    assert_date("06/02/2024", "%d/%m/%Y", 2024, 2, 6);
    assert_date("6/2/2024", "%d/%m/%Y", 2024, 2, 6);
    assert_date("20240206", "%Y%m%d", 2024, 2, 6);
    assert_date("31.02.2024", "%d.%m.%Y", 2024, 2, 31);
}

static void test_what_has_another_form(void **state)
{
    (void)state;
    static const char *const bad[] = {"",           "2024-02-06", "06/02/24",  "06/02/2024 ",
                                      "006/2/2024", "06/02",      "x6/02/2024"};
    nt_civil civil;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        assert_false(nt_ingest_parse_date(bad[i], "%d/%m/%Y", &civil));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_patterns),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_what_has_another_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
