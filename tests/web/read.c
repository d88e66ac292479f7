/* Pages that nobody sound has written: read as what they look like, or refused, within bounds. */
#include "check.h"

#include <string.h>

#include "web/read.h"

typedef struct {
    const char *page;
    bool good;
    const char *text; /* NULL: not looked at */
} sample;

static const sample samples[] = {
    {"<!DOCTYPE html><p>a</p><p>b</p>", true, "a\nb\n"},
    {"<p>a &amp; b &lt;c&gt; &quot;d&quot; &nbsp;</p>", true, "a & b <c> \"d\" &nbsp;\n"},
    {"<p>one <a href=\"#x\">two</a> three</p>", true, "one two three\n"},
    {"<p>a</i></b></p>", true, "a\n"},
    {"<p>never closed", true, "never closed"},
    {"<script>a<p></script><p>b</p>", true, "b\n"},
    {"<svg><text>drawn</text></svg><p>b</p>", true, "b\n"},
    {"<p", true, ""},
    {"<p id=\"unclosed", true, ""},
    {"<", true, NULL},
    {"", false, NULL},
    {"words alone", false, NULL},
    {"<p>\xff</p>", false, NULL},
    {"<a data-file=\"f\" href=\"data:text/csv;base64,YQ==\">f</a>", true, "f"},
    {"<a data-file=\"f\" href=\"data:text/csv;base64,YQ=\">f</a>", false, NULL},
    {"<a data-file=\"f\" href=\"data:text/csv;base64,Y?==\">f</a>", false, NULL},
    {"<a data-file=\"f\" href=\"data:text/csv,a\">f</a>", false, NULL}};

TEST(samples_are_read)
{
    for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
        NT_PASSING_ARENA(arena);
        nt_web_told told;
        nt_error err;
        nt_bytes page = {samples[i].page, strlen(samples[i].page)};
        nt_status status = nt_web_read(arena, "page.html", page, &told, &err);
        assert_int_equal(status, samples[i].good ? NT_OK : NT_INVALID);
        if (samples[i].text) {
            assert_string_equal(told.text.bytes, samples[i].text);
        }
    }
}

TEST(base64_is_as_rfc_4648_has_it)
{
    static const char *const pairs[][2] = {{"", ""},
                                           {"f", "Zg=="},
                                           {"fo", "Zm8="},
                                           {"foo", "Zm9v"},
                                           {"foob", "Zm9vYg=="},
                                           {"fooba", "Zm9vYmE="},
                                           {"foobar", "Zm9vYmFy"}};
    for (size_t i = 1; i < sizeof pairs / sizeof *pairs; i++) {
        NT_PASSING_ARENA(arena);
        nt_web_told told;
        nt_error err;
        const char *page = nt_arena_printf(
            arena, "<a data-file=\"f\" href=\"data:x;base64,%s\">f</a>", pairs[i][1]);
        assert_int_equal(nt_web_read(arena, "page", (nt_bytes){page, strlen(page)}, &told, &err),
                         NT_OK);
        assert_string_equal(told.files[0].bytes.bytes, pairs[i][0]);
    }
}

TEST(depth_is_bound)
{
    NT_PASSING_ARENA(arena);
    nt_buffer page = nt_buffer_open(arena);
    nt_web_told told;
    nt_error err;
    for (size_t i = 0; i < NT_WEB_DEPTH_MAX; i++) {
        nt_buffer_puts(&page, "<div>");
    }
    assert_int_equal(nt_web_read(arena, "page", (nt_bytes){page.bytes, page.length}, &told, &err),
                     NT_OK);
    nt_buffer_puts(&page, "<div>");
    assert_int_equal(nt_web_read(arena, "page", (nt_bytes){page.bytes, page.length}, &told, &err),
                     NT_INVALID);
}

TESTS(NULL, NULL)
