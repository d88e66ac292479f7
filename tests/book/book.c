/* A workbook of empty tables: a zip with the sheets, the same bytes each time. */
#include "book/book.h"
#include "check.h"

#include <unistd.h>

#include "base/file.h"

static const char *const choices[] = {"ya", "tidak", NULL};
static const nt_book_column columns[] = {{"Kode", NT_BOOK_TEXT, "nama pendek", NULL},
                                         {"Hari", NT_BOOK_DAY, "", NULL},
                                         {"Nilai", NT_BOOK_NUMBER, "", NULL},
                                         {"Pilihan", NT_BOOK_TEXT, "", choices}};
static const nt_book_sheet sheets[] = {{"satu", columns, 4}, {"dua", columns, 2}};

TEST(test_bytes)
{
    NT_PASSING_ARENA(arena);
    nt_error err;
    nt_bytes made[2];
    for (int i = 0; i < 2; i++) {
        const char *path = NT_BINARY_DIR "/book-test.xlsx";
        assert_int_equal(nt_book_write(path, sheets, 2, &err), NT_OK);
        assert_int_equal(nt_file_read(arena, path, 1 << 20, &made[i], &err), NT_OK);
        unlink(path);
    }
    assert_memory_equal(made[0].bytes, "PK", 2);
    assert_memory_equal(made[0].bytes + 10, "\0\0\x21\0",
                        4); /* of no day but the first of a zip's */
    assert_true(nt_bytes_same(made[0], made[1]));
}

TEST(test_nowhere)
{
    nt_error err = {0};
    assert_int_equal(nt_book_write(NT_BINARY_DIR "/no/such/folder/a.xlsx", sheets, 2, &err),
                     NT_SYSTEM);
    assert_true(nt_error_speaks(&err));
}

TESTS(NULL, NULL)
