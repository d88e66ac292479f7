/* A workbook made of hostile text, read again by the reader of foreign spreadsheets: whatever the
 * data hold is the text of one cell, in both formats. */
#include "book/report.h"
#include "check.h"

#include <string.h>
#include <unistd.h>

#include "workbook/workbook.h"

/* What is given, and what a cell may hold of it. */
static const char *const texts[][2] = {
    {"<table:table-cell/>]]>&amp;\"'", "<table:table-cell/>]]>&amp;\"'"},
    {"=1+1", "=1+1"},
    {"\x01\x1f\x7f", "   "},
    {"a\u00A0b\u00ADc", "a bc"},
    {"two  blanks\nand a line", "two  blanks\nand a line"},
    {"[]:*?/\\'", "[]:*?/\\'"},
    {"\xEF\xBF\xBF", " "},
    {"Kasus", "Kasus"}};
enum { TEXTS = sizeof texts / sizeof *texts };

static nt_inlines words(nt_arena *arena, const char *text)
{
    nt_inline run = {.text = text};
    return (nt_inlines){nt_arena_copy(arena, &run, sizeof run), 1};
}

/* Two columns, or one cell over both. */
static const nt_block *table(nt_arena *arena, const char *text, size_t span)
{
    nt_block *block = nt_new(arena, nt_block);
    nt_table_block *of = nt_new(arena, nt_table_block);
    nt_column *columns = nt_new_array(arena, nt_column, 2);
    nt_row *row = nt_new(arena, nt_row);
    nt_cell_text *cells = nt_new_array(arena, nt_cell_text, 2);
    cells[0] = cells[1] = (nt_cell_text){words(arena, text), span};
    *row = (nt_row){NT_ROW_BODY, cells, 2 / span};
    columns[0].head = columns[1].head = cells[0].text; /* two heads alike */
    *of = (nt_table_block){.columns = columns, .column_count = 2, .rows = row, .row_count = 1};
    *block = (nt_block){.kind = NT_BLOCK_TABLE,
                        .number = text,
                        .caption = words(arena, text),
                        .notes = words(arena, text),
                        .table = of};
    return block;
}

static nt_book made_of(nt_arena *arena, const char *text, size_t span)
{
    nt_results *results = nt_new(arena, nt_results);
    nt_document *document = nt_new(arena, nt_document);
    const nt_block *blocks[] = {table(arena, text, span),
                                table(arena, text, span)}; /* two names alike */
    nt_ledger_row row = nt_ledger_blank(text, nt_text_alike(text));
    results->ledger = nt_ledger_open(arena);
    row.value = 3;
    row.unit = "persons";
    nt_ledger_add(results->ledger, &row);
    *document = (nt_document){.front = {.title = text,
                                        .subtitle = text,
                                        .organisation = text,
                                        .address = text,
                                        .classification = text,
                                        .head_right = text,
                                        .subject = text,
                                        .keywords = text,
                                        .stamp = text,
                                        .place_and_date = text,
                                        .lang = NT_LANG_EN,
                                        .date = NT_DATE_UNKNOWN},
                              .blocks = nt_arena_copy(arena, blocks, sizeof blocks),
                              .block_count = 2};
    const nt_book_request request = {
        .document = document, .results = results, .report = "r", .producer = "netra 0"};
    return nt_book_report(arena, &request);
}

typedef struct {
    const char *wanted;
    size_t met, rows;
} search;

static nt_status look(void *context, const nt_sheet_row *row, nt_error *err)
{
    search *s = context;
    (void)err;
    s->rows++;
    for (size_t i = 0; i < row->count; i++) {
        s->met += strcmp(row->cells[i].text, s->wanted) == 0;
    }
    return NT_OK;
}

static search found_in(const char *path, const nt_bytes *bytes, const char *wanted, size_t *sheets)
{
    search s = {.wanted = wanted};
    nt_workbook *book;
    const nt_workbook_sheet *all;
    nt_error err = {0};
    assert_int_equal(nt_workbook_open(path, bytes, &book, &err), NT_OK);
    assert_int_equal(nt_workbook_sheets(book, &all, sheets, &err), NT_OK);
    for (size_t i = 0; i < *sheets; i++) {
        assert_int_equal(nt_workbook_read(book, &all[i], look, &s, &err), NT_OK);
    }
    nt_workbook_close(book);
    return s;
}

TEST(hostile_text_stays_text)
{
    for (size_t i = 0; i < TEXTS; i++) {
        NT_PASSING_ARENA(arena);
        nt_error err = {0};
        size_t sheets[2];
        const char *path = NT_BINARY_DIR "/report-test.xlsx";
        nt_book book = made_of(arena, texts[i][0], 1);
        nt_bytes ods = nt_book_ods(arena, &book);
        assert_int_equal(nt_book_xlsx(&book, path, &err), NT_OK);
        search in_ods = found_in("r.ods", &ods, texts[i][1], &sheets[0]);
        search in_xlsx = found_in(path, NULL, texts[i][1], &sheets[1]);
        assert_int_equal(sheets[0], 6); /* cover, contents, notes, two tables, all figures */
        assert_int_equal(sheets[1], 6);
        /* Two cells in each of two tables, a head, stamp and note of each; cover; ledger. */
        assert_in_range(in_ods.met, 12, 64);
        assert_int_equal(in_ods.met, in_xlsx.met);
        assert_int_equal(in_ods.rows, in_xlsx.rows);
        unlink(path);
    }
}

/* Sheets and tables with names that programs take, no two alike. */
TEST(names_are_distinct)
{
    NT_PASSING_ARENA(arena);
    for (size_t i = 0; i < TEXTS; i++) {
        nt_book book = made_of(arena, texts[i][0], 1);
        for (size_t a = 0; a < book.page_count; a++) {
            const nt_book_page *page = &book.pages[a];
            assert_in_range(strlen(page->name), 1, 31);
            assert_null(strpbrk(page->name, "[]:*?/\\'"));
            for (size_t b = 0; b < a; b++) {
                assert_string_not_equal(page->name, book.pages[b].name);
                assert_true(!page->table || !book.pages[b].table ||
                            strcmp(page->table, book.pages[b].table) != 0);
            }
            for (size_t c = 1; c < page->column_count; c++) {
                assert_string_not_equal(page->heads[c], page->heads[c - 1]);
            }
        }
    }
}

static bool is(const nt_book_cell *cell, const char *text)
{
    return cell->kind == NT_BOOK_TEXT && strcmp(cell->text, text) == 0;
}

/* Words over several columns stand once, in the last; the others say that nothing applies. */
TEST(words_stand_once)
{
    NT_PASSING_ARENA(arena);
    nt_book book = made_of(arena, "not compared", 2);
    size_t met = 0;
    NT_EACH(const nt_book_page, page, book.pages, book.page_count) {
        for (size_t i = 1; i < page->column_count * page->row_count; i++) {
            met += is(&page->cells[i - 1], "[z]") && is(&page->cells[i], "not compared");
        }
    }
    assert_int_equal(met, 2); /* tables */
}

TESTS(NULL, NULL)
