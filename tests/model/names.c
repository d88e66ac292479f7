/* Names of codes. */

#include "names.h"
#include "check.h"

TEST(test_names)
{
    NT_PASSING_ARENA(arena);
    nt_code_names names = nt_model_open_names(arena, NT_KEY_OF_TEXT);
    nt_model_add_name(&names, "Media Sosial", 1);
    nt_model_add_name(&names, "media-sosial", 1); /* twice the same is no doubt */
    nt_model_add_name(&names, "Partai", 2);
    nt_model_add_name(&names, "partai!", 3);
    nt_model_add_name(&names, "?", 4);
    nt_model_close_names(&names);
    assert_int_equal(nt_model_find_name(&names, "MEDIA SOSIAL"), 1);
    assert_int_equal(nt_model_find_name(&names, "Partai"), NT_NAME_AMBIGUOUS);
    assert_int_equal(nt_model_find_name(&names, "Baliho"), NT_NAME_UNKNOWN);
    assert_int_equal(nt_model_find_name(&names, ""), NT_NAME_UNKNOWN);
    assert_int_equal(nt_model_find_name(&names, "?"), NT_NAME_UNKNOWN);
    assert_int_equal(nt_model_nearest_code(&names, "Media Sosail"), 1);
    assert_int_equal(nt_model_nearest_code(&names, "Partay"), NT_NAME_UNKNOWN);
    assert_int_equal(nt_model_nearest_code(&names, "Budi"), NT_NAME_UNKNOWN);
}

TESTS(NULL, NULL)
