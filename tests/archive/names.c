#include "names.h"

#include <string.h>

#include "check.h"

static void test_good_names(void **state)
{
    (void)state;
    static const char *const good[] = {
        "a", "data/a.txt", "data/.hidden", "data/a..b", "data/é ü.csv", "data/%41", "..data/x"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        assert_null(nt_archive_name_fault(good[i]));
    }
}

static void test_bad_names(void **state)
{
    (void)state;
    static const char *const bad[] = {
        "",     "/",     "/etc/passwd", "..",      "a/..",     "../a",          "a/../b",
        ".",    "a/./b", "a//b",        "a/",      "C:\\x",    "c:x",           "a\\b",
        "a\nb", "a\x7f", "\xff",        "caf\xe9", "\xc0\xae", "a/\xed\xa0\x80"};
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        if (!nt_archive_name_fault(bad[i])) {
            fail_msg("taken: %s", bad[i]);
        }
    }
}

static void test_limits(void **state)
{
    char *name = nt_arena_alloc(*state, NT_NAME_BYTES_MAX + 2);
    memset(name, 'x', NT_NAME_BYTES_MAX);
    assert_null(nt_archive_name_fault(name));
    name[NT_NAME_BYTES_MAX] = 'x';
    assert_non_null(nt_archive_name_fault(name));
    assert_null(nt_archive_name_fault("1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16"));
    assert_non_null(nt_archive_name_fault("1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17"));
}

static void test_printable(void **state)
{
    assert_string_equal(nt_archive_printable(*state, "a\x1b[2J"), "a%1B[2J");
    assert_string_equal(nt_archive_printable(*state, "caf\xe9"), "caf%E9");
    assert_string_equal(nt_archive_printable(*state, "café"), "café");
    assert_string_equal(nt_archive_fold(*state, "Data/A.TXT"), "data/a.txt");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_good_names), cmocka_unit_test(test_bad_names),
        cmocka_unit_test(test_limits), cmocka_unit_test(test_printable)};
    return cmocka_run_group_tests_name("archive.names", tests, open_arena, close_arena);
}
