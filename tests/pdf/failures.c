/* What cannot be written is an error with one clear line, and *out stays as it was. */
#include "pdf/pdf.h"

#include <string.h>

#include "check.h"
#include "objects/reader.h"
#include "pdf/read.h"
#include "pdf/told.h"
#include "sample.h"

typedef struct {
    nt_arena *arena;
    nt_fonts *fonts;
    nt_pdf_request request;
} bench;

static bench open_bench(nt_arena *arena)
{
    bench b = {.arena = arena, .fonts = nt_sample_fonts()};
    b.request = nt_sample_request(arena, b.fonts, NT_PROFILE_A3_UA1);
    return b;
}

static void expect_failure(bench *b, nt_status status, const char *words)
{
    nt_bytes out = {"untouched", 9};
    nt_error err = {0};
    assert_int_equal(nt_pdf_write(b->arena, &b->request, &out, &err), status);
    assert_int_equal(err.status, status);
    assert_non_null(strstr(err.message[NT_LANG_EN], words));
    assert_string_not_equal(err.message[NT_LANG_ID], err.message[NT_LANG_EN]);
    assert_null(strstr(err.message[NT_LANG_ID], ":m}"));
    assert_string_equal(out.bytes, "untouched");
    nt_text_fonts_close(b->fonts);
}

static nt_glyph *first_glyph(bench *b)
{
    const nt_page *page = &b->request.pages->pages[0];
    NT_RETURN_FIRST(i, page->mark_count, page->marks[i].kind == NT_MARK_TEXT,
                    (nt_glyph *)(uintptr_t)page->marks[i].run.glyphs, NULL);
}

/* Of a chart, too. */
TEST(test_a_character_of_a_plot_without_glyph)
{
    bench b = open_bench(*state);
    const nt_canvas *canvas = &b.request.plots[1].canvas;
    for (size_t i = 0; i < canvas->marks.count; i++) {
        if (canvas->marks.items[i].run.count) {
            *(nt_glyph *)(uintptr_t)canvas->marks.items[i].run.glyphs =
                (nt_glyph){.code_point = 0x0BF5, .glyph = 0};
        }
    }
    expect_failure(&b, NT_INVALID, "U+0BF5 (௵) has no glyph");
}

TEST(test_a_character_without_glyph)
{
    bench b = open_bench(*state);
    *first_glyph(&b) = (nt_glyph){.code_point = 0x0BF5, .glyph = 0};
    expect_failure(&b, NT_INVALID, "U+0BF5 (௵) has no glyph");
}

/* No failure: it is named by a code of its own. */
TEST(test_a_character_beyond_the_plane)
{
    bench b = open_bench(*state);
    nt_bytes out;
    nt_error err;
    nt_pdf_told told;
    *first_glyph(&b) = (nt_glyph){.code_point = 0x1F5F3, .glyph = 3};
    assert_int_equal(nt_pdf_write(b.arena, &b.request, &out, &err), NT_OK);
    assert_int_equal(nt_pdf_read_told(b.arena, "beyond.pdf", out, &told, &err), NT_OK);
    bool found = false;
    for (size_t i = 0; i < told.drawn_count; i++) {
        found = found || strstr(told.drawn[i].text, "\U0001F5F3");
    }
    assert_true(found);
    nt_text_fonts_close(b.fonts);
}

TEST(test_a_page_that_libharu_refuses)
{
    bench b = open_bench(*state);
    ((nt_page *)(uintptr_t)b.request.pages->pages)[1].width_pt = 20000;
    expect_failure(&b, NT_SYSTEM, "libharu error");
}

TEST(test_first_failure_of_a_reader_is_kept)
{
    nt_reader reader;
    nt_reader_open(*state, "broken", (nt_bytes){"nothing", 7}, &reader);
    nt_error first, second;
    assert_int_equal(nt_reader_status(&reader, &first), NT_SYSTEM);
    assert_int_equal(nt_reader_page_count(&reader), 0);
    nt_pdf_file file = nt_pdf_file_open(*state);
    nt_reader_import(&reader, &file, nt_reader_get(&reader, nt_reader_root(&reader), "/Pages"));
    assert_int_equal(nt_reader_status(&reader, &second), NT_SYSTEM);
    assert_string_equal(first.message, second.message);
    nt_reader_close(&reader);
    nt_reader_close(&reader); /* harmless */
}

TEST(test_nothing_optional_is_needed)
{
    bench b = open_bench(*state);
    nt_pages pages = *b.request.pages;
    nt_document document = *pages.document;
    document.front = (nt_front){.title = "Judul"};
    pages.document = &document;
    pages.bookmark_count = 0;
    b.request.pages = &pages;
    b.request.attachment_count = 0;
    nt_bytes out;
    nt_error err;
    assert_int_equal(nt_pdf_write(b.arena, &b.request, &out, &err), NT_OK);
    assert_memory_equal(out.bytes, "%PDF-1.7", 8);
    nt_text_fonts_close(b.fonts);
}

/* What is built can be read again: a megabyte over is refused. */
TEST(test_sizes)
{
    enum { MIB = 1 << 20 };
    static const struct {
        size_t pdf, first, second;
        nt_status status;
    } table[] = {
        {32 * (size_t)MIB, 1, 1, NT_OK},
        {33 * (size_t)MIB, 1, 1, NT_INVALID},
        {4 * (size_t)MIB, 32 * (size_t)MIB, 32 * (size_t)MIB, NT_OK},
        {4 * (size_t)MIB, 33 * (size_t)MIB, 1, NT_INVALID},
        {4 * (size_t)MIB, 32 * (size_t)MIB, 33 * (size_t)MIB, NT_INVALID},
        {1000, 16 * (size_t)MIB, 0, NT_OK},
        {1000, 17 * (size_t)MIB, 0, NT_INVALID},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        nt_error err;
        nt_bytes attached[] = {{NULL, table[i].first}, {NULL, table[i].second}};
        assert_int_equal(nt_pdf_judge_size((nt_bytes){NULL, table[i].pdf}, attached, 2, &err),
                         table[i].status);
    }
}

TESTS(open_arena, close_arena)
