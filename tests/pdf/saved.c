/* What save.c wrote, read where it put it, is what qpdf reads of the file: object by object, stream
 * by stream. A file of another layout is left to qpdf. */
#include <string.h>

#include "check.h"
#include "objects/reader.h"
#include "objects/unpack.h"
#include "pdf/pdf.h"
#include "sample.h"

/* Of a text that no dictionary of the samples would hold: in hexadecimal, with brackets, in names.
 */
static nt_bytes write_odd(nt_arena *arena)
{
    nt_pdf_file file = nt_pdf_file_open(arena);
    nt_object all = nt_pdf_indirect_array(&file);
    nt_pdf_put_text(&file, file.root, "/Z", "stream\nendstream (a\\b) << >>");
    nt_pdf_put_text(&file, file.root, "/A", "Cafe\u0301 \u2212 1");
    nt_pdf_put_name(&file, file.root, "/M", "/text/csv #1");
    nt_pdf_put(&file, file.root, "/All", all);
    for (int i = 0; i < 250; i++) {
        nt_object object =
            nt_pdf_indirect_literal(&file, "<< /N -3.50 /B true /A [ 1 [ null ] ] >>");
        nt_pdf_put_integer(&file, object, "/Key", i);
        nt_pdf_put(&file, object, "/Back", all);
        nt_pdf_push(&file, all, object);
    }
    nt_pdf_push(&file, all,
                nt_pdf_stream(&file, "<< /N 3 >>", NT_PACKING_WANTED,
                              (nt_bytes){"\nendstream\nendobj\n9 0 obj\n", 24}));
    return nt_pdf_file_write(&file, "1.7");
}

static void expect_same_stream(nt_reader *a, nt_pdf_item left, nt_reader *b, nt_pdf_item right)
{
    size_t left_length, right_length;
    unsigned char *x = nt_reader_packed(a, left, &left_length);
    unsigned char *y = nt_reader_packed(b, right, &right_length);
    assert_int_equal(left_length, right_length);
    assert_memory_equal(x, y, left_length);
    nt_reader_free(x);
    nt_reader_free(y);
}

/* How many objects both give. */
static size_t expect_same(nt_arena *arena, nt_bytes file, bool is_saved)
{
    nt_reader made, read;
    nt_error err;
    size_t count = 0;
    nt_reader_open_made(arena, file, &made);
    nt_reader_open(arena, "read", file, &read);
    assert_int_equal(made.is_saved, is_saved);
    long long size = nt_item_integer(nt_reader_get(&read, nt_reader_trailer(&read), "/Size"));
    assert_int_equal(nt_reader_root(&made).object, nt_reader_root(&read).object);
    for (unsigned number = 1; number < size; number++) {
        nt_pdf_item left = nt_reader_object(&made, number, 0);
        nt_pdf_item right = nt_reader_object(&read, number, 0);
        if (!nt_item_same(left, right) || left.object != right.object) {
            fail_msg("object %u is %s, not %s", number, nt_item_syntax(arena, left),
                     nt_item_syntax(arena, right));
        }
        if (right.kind == NT_ITEM_STREAM) {
            expect_same_stream(&made, left, &read, right);
        }
        count++;
    }
    assert_int_equal(nt_reader_page_count(&made), nt_reader_page_count(&read));
    assert_int_equal(nt_reader_status(&made, &err), NT_OK);
    nt_reader_close(&made);
    nt_reader_close(&read);
    return count;
}

TEST(test_it_is_what_qpdf_reads)
{
    assert_in_range(expect_same(*state, nt_sample_written(*state, NT_PROFILE_A3_UA1), true), 50,
                    10000);
    assert_in_range(expect_same(*state, nt_sample_written(*state, NT_PROFILE_A4_UA2), true), 50,
                    10000);
}

TEST(test_another_layout_is_left_to_qpdf)
{
    nt_bytes file = nt_sample_written(*state, NT_PROFILE_A3_UA1);
    nt_buffer spaced = nt_buffer_open(*state);
    const char *first =
        strstr(file.bytes + 16, " 0 obj\n"); /* a blank more would move all offsets */
    nt_buffer_add(&spaced, file.bytes, file.length);
    spaced.bytes[first - file.bytes + 6] = ' ';
    expect_same(*state, (nt_bytes){spaced.bytes, spaced.length}, false);
}

TEST(test_values_of_all_kinds)
{
    nt_bytes file = write_odd(*state);
    nt_reader made, read;
    nt_reader_open_made(*state, file, &made);
    nt_reader_open(*state, "read", file, &read);
    assert_true(made.is_saved);
    for (unsigned number = 1; number < 250; number++) {
        nt_pdf_item left = nt_reader_object(&made, number, 0);
        nt_pdf_item right = nt_reader_object(&read, number, 0);
        assert_string_equal(nt_item_syntax(*state, left), nt_item_syntax(*state, right));
    }
    nt_pdf_item all = nt_reader_get(&made, nt_reader_root(&made), "/All");
    nt_bytes data;
    assert_true(nt_unpack_stream(&made, nt_reader_item(&made, all, 250), 100, *state, &data));
    assert_int_equal(data.length, 24);
    nt_reader_close(&made);
    nt_reader_close(&read);
}

/* An update is read by qpdf, which knows that it is one. */
TEST(test_what_was_added_is_not_passed_over)
{
    nt_bytes file = write_odd(*state);
    nt_item_home home = nt_item_home_open();
    nt_saved saved;
    nt_buffer longer = nt_buffer_open(*state);
    nt_buffer_add(&longer, file.bytes, file.length);
    nt_buffer_puts(&longer, "1 0 obj\n<</Type /Catalog>>\nendobj\n");
    assert_true(nt_saved_open(&home, file, &saved));
    assert_false(nt_saved_open(&home, (nt_bytes){longer.bytes, longer.length}, &saved));
    nt_item_home_close(&home);
}

/* Whatever stands there: what is cut is another's, and nothing is read beyond its end. */
TEST(test_a_cut_file_is_none)
{
    nt_bytes file = write_odd(*state);
    for (size_t length = 0; length < file.length; length += 7) {
        nt_item_home home = nt_item_home_open();
        nt_saved saved;
        char *exact = nt_arena_text(home.arena, file.bytes, length);
        assert_false(nt_saved_open(&home, (nt_bytes){exact, length}, &saved));
        nt_item_home_close(&home);
    }
}

TESTS(open_arena, close_arena)
