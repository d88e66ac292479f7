/* What is saved, as qpdf reads it back, and the syntax of numbers, names and strings. */
#include <string.h>

#include "check.h"
#include "objects/reader.h"
#include "objects/syntax.h"

static void expect(const nt_buffer *out, const char *text)
{
    assert_string_equal(nt_buffer_text(out), text);
}

TEST(test_numbers)
{
    nt_buffer out = nt_buffer_open(*state);
    nt_buffer_integer(&out, -120);
    nt_buffer_putc(&out, ' ');
    nt_buffer_integer(&out, 0);
    const double values[] = {0, -0.004, 0.005, 1, -2.5, 100.10, 841.889, -0.05};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        nt_buffer_putc(&out, ' ');
        nt_buffer_decimal(&out, values[i], 2);
    }
    expect(&out, "-120 0 0 0 0.01 1 -2.5 100.1 841.89 -0.05");
}

TEST(test_names_and_strings)
{
    nt_buffer out = nt_buffer_open(*state);
    nt_syntax_name(&out, (nt_bytes){"/text/csv #1", 12});
    nt_syntax_string(&out, (nt_bytes){"a (b) \\", 7});
    nt_syntax_string(&out, (nt_bytes){"\0\xFF\n", 3});
    nt_syntax_string(&out, (nt_bytes){"", 0});
    expect(&out, "/text#2Fcsv#20#231(a \\(b\\) \\\\)<00FF0A>()");
}

static nt_pdf_item read_back(nt_arena *arena, nt_pdf_file *file, nt_reader *reader)
{
    nt_bytes bytes;
    bytes = nt_pdf_file_write(file, "1.7");
    nt_reader_open(arena, "saved", bytes, reader);
    return nt_reader_root(reader);
}

static void close_reader(nt_reader *reader)
{
    nt_error err;
    assert_int_equal(nt_reader_status(reader, &err), NT_OK);
    nt_reader_close(reader);
}

TEST(test_texts_come_back)
{
    static const char *const texts[] = {"Judul", "Cafe\u0301 \u2212 1", "\U0001F5F3 (a\\b)"};
    static const char *const keys[] = {"/A", "/B", "/C"};
    nt_pdf_file file = nt_pdf_file_open(*state);
    for (size_t i = 0; i < 3; i++) {
        nt_pdf_put_text(&file, file.root, keys[i], texts[i]);
    }
    nt_pdf_put_text(&file, file.root, "/D", "");
    nt_reader reader;
    nt_pdf_item root = read_back(*state, &file, &reader);
    for (size_t i = 0; i < 3; i++) {
        nt_pdf_item text = nt_reader_get(&reader, root, keys[i]);
        assert_string_equal(nt_reader_text(&reader, text, *state), texts[i]);
    }
    assert_true(nt_reader_get(&reader, root, "/D").kind == NT_ITEM_NULL);
    close_reader(&reader);
}

/* More objects than an object stream takes, in circles, with streams among them. */
TEST(test_many_objects_come_back)
{
    enum { COUNT = 1001 };
    nt_pdf_file file = nt_pdf_file_open(*state);
    nt_object all = nt_pdf_indirect_array(&file);
    for (int i = 0; i < COUNT; i++) {
        bool stream = i % 97 == 0;
        nt_object object =
            stream ? nt_pdf_stream(&file, "<< /N 3 >>", NT_PACKING_WANTED, (nt_bytes){"content", 7})
                   : nt_pdf_indirect_literal(&file, "<< /N 3 >>");
        nt_pdf_put_integer(&file, object, "/Number", -1);
        nt_pdf_put_integer(&file, object, "/Number", i);
        nt_pdf_put(&file, object, "/All", all);
        nt_pdf_push(&file, all, object);
    }
    nt_pdf_put(&file, file.root, "/All", all);
    nt_pdf_indirect_dictionary(&file); /* named by nothing: not written */
    nt_reader reader;
    nt_pdf_item read = nt_reader_get(&reader, read_back(*state, &file, &reader), "/All");
    assert_int_equal(read.count, COUNT);
    for (int i = 0; i < COUNT; i++) {
        nt_pdf_item item = nt_reader_item(&reader, read, i);
        bool stream = item.kind == NT_ITEM_STREAM;
        assert_int_equal(stream, i % 97 == 0);
        nt_pdf_item keys = stream ? item.of.stream->dictionary : item;
        nt_pdf_item number = nt_reader_get(&reader, keys, "/Number");
        assert_int_equal(nt_item_integer(number), i);
        nt_pdf_item circle = nt_reader_get(&reader, keys, "/All");
        assert_int_equal(circle.object, read.object);
    }
    close_reader(&reader);
}

static const char *identifier(nt_bytes file)
{
    for (size_t i = 0; i + 40 < file.length; i++) {
        if (memcmp(file.bytes + i, "/ID [<", 6) == 0) {
            return file.bytes + i;
        }
    }
    fail_msg("no /ID");
    return NULL;
}

TEST(test_the_identifier_is_the_contents)
{
    nt_bytes files[3];
    const char *const contents[] = {"one", "one", "two"};
    for (size_t i = 0; i < 3; i++) {
        nt_pdf_file file = nt_pdf_file_open(*state);
        nt_pdf_put(&file, file.root, "/Data",
                   nt_pdf_stream(&file, "<<>>", NT_PACKING_WANTED, (nt_bytes){contents[i], 3}));
        files[i] = nt_pdf_file_write(&file, "2.0");
    }
    assert_int_equal(files[0].length, files[1].length);
    assert_memory_equal(files[0].bytes, files[1].bytes, files[0].length);
    assert_memory_not_equal(identifier(files[0]), identifier(files[2]), 38);
}

TESTS(open_arena, close_arena)
