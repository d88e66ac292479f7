#include "check.h"
#include "hyphenation.h"

#include <string.h>

static void expect(const char *dictionary, const char *expected)
{
    NT_PASSING_ARENA(arena);
    nt_bytes in = {dictionary, strlen(dictionary)};
    nt_bytes out = patterns_without_repeats(arena, in);
    assert_string_equal(out.bytes, expected);
    assert_int_equal(out.length, strlen(expected));
}

TEST(test_of_equal_letters_the_last_stays)
{
    expect("UTF-8\na1b\nxy2z\n3ab4\nx1yz", "UTF-8\n3ab4\nx1yz");
    expect("UTF-8\na1b\t\na1b\r\na2b\n", "UTF-8\na2b\n");
    expect("UTF-8\na1b/x=y,1,2\na1b/x=z,1,2\n", "UTF-8\na1b/x=z,1,2\n");
    expect("UTF-8\n.a1b\na1b.\nab1c\n\xc3\xa9"
           "1b\n\xc3\xa8"
           "1b\n",
           "UTF-8\n.a1b\na1b.\nab1c\n\xc3\xa9"
           "1b\n\xc3\xa8"
           "1b\n");
}

TEST(test_what_has_no_repeats_stays_as_it_is)
{
    expect("", "");
    expect("UTF-8", "UTF-8");
    expect("UTF-8\na1b\nNEXTLEVEL\na1b\n", "UTF-8\na1b\nNEXTLEVEL\na1b\n");
}

TEST(test_many_patterns)
{
    NT_PASSING_ARENA(arena);
    nt_buffer in = nt_buffer_open(arena), out = nt_buffer_open(arena);
    nt_buffer_puts(&in, "UTF-8\n");
    nt_buffer_puts(&out, "UTF-8\n");
    for (int round = 1; round <= 2; round++) {
        for (int i = 0; i < 5000; i++) {
            const char *line = nt_arena_printf(arena, "%c%c%d%c\n", 'a' + i % 26, 'a' + i / 26 % 26,
                                               round, 'a' + i / 676);
            nt_buffer_puts(&in, line);
            nt_buffer_puts(&out, round == 2 ? line : "");
        }
    }
    expect(nt_buffer_text(&in), nt_buffer_text(&out));
}

TESTS(NULL, NULL)
