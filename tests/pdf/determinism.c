/* The same input gives the same bytes, wherever and whenever. */
#include "pdf/pdf.h"

#include <locale.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "check.h"
#include "sample.h"

static void assert_same(nt_bytes a, nt_bytes b)
{
    assert_int_equal(a.length, b.length);
    assert_memory_equal(a.bytes, b.bytes, a.length);
}

static void change_surroundings(void)
{
    static const char *const commas[] = {"de_DE.UTF-8", "id_ID.UTF-8", "fr_FR.UTF-8"};
    for (size_t i = 0; i < sizeof commas / sizeof *commas; i++) {
        if (setlocale(LC_ALL, commas[i])) {
            break;
        }
    }
    setenv("TZ", "Asia/Jayapura", 1);
    tzset();
    umask(077);
    assert_int_equal(chdir("/"), 0);
    struct timespec pause = {1, 100000000};
    nanosleep(&pause, NULL); /* another second on the clock */
}

TEST(test_same_bytes_in_other_surroundings)
{
    nt_bytes a3 = nt_sample_written(*state, NT_PROFILE_A3_UA1),
             a4 = nt_sample_written(*state, NT_PROFILE_A4_UA2);
    assert_same(a3, nt_sample_written(*state, NT_PROFILE_A3_UA1));
    change_surroundings();
    assert_same(a3, nt_sample_written(*state, NT_PROFILE_A3_UA1));
    assert_same(a4, nt_sample_written(*state, NT_PROFILE_A4_UA2));
}

TEST(test_the_moment_comes_from_outside)
{
    nt_fonts *fonts = nt_sample_fonts();
    nt_pdf_request request = nt_sample_request(*state, fonts, NT_PROFILE_A3_UA1);
    nt_bytes one, two;
    nt_error err;
    assert_int_equal(nt_pdf_write(*state, &request, &one, &err), NT_OK);
    request.created += 86400;
    assert_int_equal(nt_pdf_write(*state, &request, &two, &err), NT_OK);
    assert_false(one.length == two.length && memcmp(one.bytes, two.bytes, one.length) == 0);
    nt_text_fonts_close(fonts);
}

TEST(test_what_was_packed_before_is_the_same)
{
    nt_fonts *fonts = nt_sample_fonts();
    nt_pdf_request request = nt_sample_request(*state, fonts, NT_PROFILE_A3_UA1);
    size_t count = request.attachment_count;
    nt_attachment *all =
        nt_arena_copy(*state, request.attachments, count * sizeof *request.attachments);
    nt_bytes one, two;
    nt_error err;
    assert_int_equal(nt_pdf_write(*state, &request, &one, &err), NT_OK);
    for (size_t i = 0; i < count; i++) {
        all[i].packed = nt_pdf_attached(*state, all[i].bytes);
    }
    request.attachments = all;
    assert_int_equal(nt_pdf_write(*state, &request, &two, &err), NT_OK);
    assert_same(one, two);
    nt_text_fonts_close(fonts);
}

TESTS(open_arena, close_arena)
