/* Files of which nobody has said how they are written: each of the tables in each encoding and with
 * each delimiter gives the same cells. */
#include "ingest/grid.h"

#include "sandbox.h"

static const char *const expected[2][3] = {{"Kode", "Caf\xC3\xA9", "Hari"},
                                           {"A1", "a b", "2024-01-02"}};

static void assert_cells(const nt_grid_file *file)
{
    assert_int_equal(file->sheet_count, 1);
    assert_int_equal(file->sheets[0].row_count, 2);
    for (size_t r = 0; r < 2; r++) {
        assert_int_equal(file->sheets[0].rows[r].count, 3);
        for (size_t c = 0; c < 3; c++) {
            assert_string_equal(nt_ingest_grid_cell(&file->sheets[0].rows[r], c).text,
                                expected[r][c]);
        }
    }
}

/* Of more texts than the table first has room for each has a number of its own, once. */
TEST(test_texts)
{
    enum { TEXTS = 20000 };
    static uint32_t codes[TEXTS];
    char text[16];
    NT_PASSING_ARENA(arena);
    nt_grid_texts *texts = nt_ingest_grid_texts(arena);
    for (int i = 0; i < 2 * TEXTS; i++) {
        int length = snprintf(text, sizeof text, "%d, more", i % TEXTS) - 6;
        nt_grid_kind kind = i < TEXTS ? NT_GRID_DAY : NT_GRID_NUMBER;
        uint32_t code = nt_ingest_grid_code(texts, text, (size_t)length, kind);
        nt_grid_row row = {&code, texts, 1, 1, 1};
        text[length] = '\0';
        assert_string_equal(nt_ingest_grid_cell(&row, 0).text, text);
        assert_int_equal(nt_ingest_grid_cell(&row, 0).kind, kind);
        codes[i % TEXTS] = i < TEXTS ? (uint32_t)nt_ingest_grid_text(&row, 0) : codes[i % TEXTS];
        assert_int_equal(nt_ingest_grid_text(&row, 0), codes[i % TEXTS]);
        assert_string_equal(nt_ingest_grid_cell(&row, 1).text, "");
    }
    assert_int_equal(texts->count, TEXTS + 1);
}

static size_t utf_16(char *out, const char *latin, bool big, bool mark)
{
    size_t length = 0;
    for (const char *at = latin - mark; *at || at < latin; at++) {
        unsigned unit = at < latin ? 0xFEFF : (unsigned char)*at;
        out[length++] = (char)(big ? unit >> 8 : unit);
        out[length++] = (char)(big ? unit : unit >> 8);
    }
    return length;
}

TEST(test_forms)
{
    SANDBOX(box);
    static const char delimiters[] = ";,\t|";
    for (size_t d = 0; delimiters[d]; d++) {
        for (int form = 0; form < 7; form++) {
            char latin[80], bytes[200];
            char c = delimiters[d];
            const char *cafe = form >= 2 ? "Caf\xE9" : "Caf\xC3\xA9";
            snprintf(latin + 1, sizeof latin - 1,
                     "Kode%c%s%cHari\r\nA1%c\" a  b \"%c2024-01-02\r\n", c, cafe, c, c, c);
            const char *text = latin + 1;
            size_t length = strlen(text);
            if (form == 1) {
                length = (size_t)snprintf(bytes, sizeof bytes, "\xEF\xBB\xBF%s", text);
            } else if (form >= 3) {
                length = utf_16(bytes, text, form % 2, form >= 5);
            } else {
                memcpy(bytes, text, length);
            }
            static const nt_encoding encodings[] = {NT_ENCODING_UTF_8, NT_ENCODING_UTF_8_SIG,
                                                    NT_ENCODING_1252};
            sandbox_write(&box, "a.csv", bytes, length);
            const nt_grid_file *file = NULL;
            assert_int_equal(nt_ingest_grid(box.arena, nt_ingest_grid_texts(box.arena),
                                            nt_path_join(box.arena, box.folder, "a.csv"), &file,
                                            &box.err),
                             NT_OK);
            assert_int_equal(file->encoding, form < 3 ? encodings[form] : NT_ENCODING_UTF_16);
            assert_int_equal(file->encoding_proven, form != 2);
            assert_int_equal(file->delimiter, c);
            assert_cells(file);
        }
    }
}

TESTS(NULL, NULL)
