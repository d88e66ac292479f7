/* A page made of hostile text: whatever the data hold is text, never markup, and the page is read
 * again as it was written. */
#include "check.h"

#include <string.h>

#include "ledger/results.h"
#include "web/read.h"
#include "web/web.h"

static const char *const hostile[] = {"<script>alert(1)</script>",
                                      "\"><img src=x onerror=alert(1)>",
                                      "' onmouseover='alert(1)",
                                      "</title></style></script><b>",
                                      "<!-- ",
                                      "]]> & &lt; &amp;lt;",
                                      "\x01\x1f\x7f\t",
                                      "javascript:alert(1)"};
enum { HOSTILE = sizeof hostile / sizeof *hostile };

typedef struct {
    nt_arena *arena;
    nt_results results;
    nt_document document;
    nt_bytes page;
} fixture;

static nt_inlines words(nt_arena *arena, const nt_inline *item)
{
    return (nt_inlines){nt_arena_copy(arena, item, sizeof *item), 1};
}

static const nt_block *paragraph(nt_arena *arena, nt_inline item)
{
    nt_block *block = nt_new(arena, nt_block);
    block->kind = NT_BLOCK_PARAGRAPH;
    block->text = words(arena, &item);
    return block;
}

static const nt_block *table(nt_arena *arena, const char *text)
{
    nt_block *block = nt_new(arena, nt_block);
    nt_table_block *of = nt_new(arena, nt_table_block);
    nt_column *column = nt_new(arena, nt_column);
    nt_row *row = nt_new(arena, nt_row);
    nt_cell_text *cell = nt_new(arena, nt_cell_text);
    *cell = (nt_cell_text){words(arena, &(nt_inline){.text = text}), 1};
    *row = (nt_row){NT_ROW_BODY, cell, 1};
    column->head = cell->text;
    *of = (nt_table_block){
        .columns = column, .column_count = 1, .rows = row, .row_count = 1, .summary = text};
    *block = (nt_block){.kind = NT_BLOCK_TABLE,
                        .id = "t",
                        .caption = cell->text,
                        .subtitle = cell->text,
                        .notes = cell->text,
                        .table = of};
    return block;
}

static const nt_block *tiles(nt_arena *arena, const char *text, const char *id)
{
    nt_block *block = nt_new(arena, nt_block);
    nt_tile *tile = nt_new(arena, nt_tile);
    *tile = (nt_tile){.value = text,
                      .ledger_id = id,
                      .label = words(arena, &(nt_inline){.text = text}),
                      .detail = words(arena, &(nt_inline){.text = text}),
                      .doubtful = true};
    *block = (nt_block){.kind = NT_BLOCK_TILES, .tiles = tile, .tile_count = 1};
    return block;
}

/* The text in every place that a document has for one. */
static fixture make(const char *text)
{
    nt_arena *arena = nt_arena_open();
    fixture f = {.arena = arena, .results = {.ledger = nt_ledger_open(arena)}};
    nt_error err;
    nt_ledger_row row = nt_ledger_blank(text, nt_text_alike(text));
    row.value = 3;
    row.unit = "persons";
    nt_ledger_add(f.results.ledger, &row);
    const nt_block *blocks[] = {
        paragraph(arena, (nt_inline){.text = text}),
        paragraph(arena, (nt_inline){.text = "3", .ledger_id = text}),
        paragraph(arena, (nt_inline){.text = text, .url = text, .style = NT_STYLE_BOLD}),
        paragraph(arena, (nt_inline){.footnote = paragraph(arena, (nt_inline){.text = text})}),
        table(arena, text),
        tiles(arena, text, text)};
    const size_t count = sizeof blocks / sizeof *blocks;
    f.document = (nt_document){.front = {.title = text,
                                         .subtitle = text,
                                         .kicker = text,
                                         .organisation = text,
                                         .address = text,
                                         .classification = text,
                                         .head_left = text,
                                         .head_right = text,
                                         .foot_left = text,
                                         .subject = text,
                                         .keywords = text,
                                         .creator = "netra",
                                         .contents_title = text,
                                         .lang = NT_LANG_EN,
                                         .date = NT_DATE_UNKNOWN},
                               .blocks = nt_arena_copy(arena, blocks, sizeof blocks),
                               .block_count = count};
    const nt_web_file file = {text, "text/csv", {text, strlen(text)}};
    const nt_web_request request = {.document = &f.document,
                                    .results = &f.results,
                                    .report = "r",
                                    .producer = "netra",
                                    .files = &file,
                                    .file_count = 1,
                                    .is_single = true};
    assert_int_equal(nt_web_page(arena, &request, &f.page, &err), NT_OK);
    return f;
}

static size_t times(nt_bytes page, const char *words)
{
    size_t count = 0, length = strlen(words);
    for (const char *at = page.bytes; (at = strstr(at, words)); at += length) {
        count++;
    }
    return count;
}

/* Of harmless text as of hostile the page has the same tags. */
TEST(hostile_text_stays_text)
{
    static const char *const opened[] = {"<script", "</script", "<style", "</style", "<img", "<b>",
                                         "<!--",    "</title",  "<a ",    "<p",      "<td"};
    fixture plain = make("plain");
    for (size_t i = 0; i < HOSTILE; i++) {
        fixture f = make(hostile[i]);
        assert_int_equal(strlen(f.page.bytes), f.page.length);
        for (size_t k = 0; k < sizeof opened / sizeof *opened; k++) {
            assert_int_equal(times(f.page, opened[k]), times(plain.page, opened[k]));
        }
        assert_int_equal(times(f.page, "href=\"javascript"), 0);
        nt_arena_close(f.arena);
    }
    nt_arena_close(plain.arena);
}

/* What is read is what was written: the number under the id of its row, the file's bytes. */
TEST(a_page_is_read_again)
{
    for (size_t i = 0; i < HOSTILE; i++) {
        fixture f = make(hostile[i]);
        nt_web_told told;
        nt_error err;
        size_t numbers = 0;
        assert_int_equal(nt_web_read(f.arena, "page", f.page, &told, &err), NT_OK);
        NT_EACH(const nt_web_element, e, told.elements, told.element_count) {
            if (strncmp(e->id, "n.", 2) == 0) {
                assert_true(e->start <= e->end && e->end <= told.text.length);
                numbers++;
            }
        }
        assert_int_equal(numbers, 2); /* in a sentence, in a tile */
        assert_int_equal(told.file_count, 1);
        assert_true(told.files[0].is_within);
        assert_int_equal(told.files[0].bytes.length, strlen(hostile[i]));
        assert_memory_equal(told.files[0].bytes.bytes, hostile[i], strlen(hostile[i]));
        nt_arena_close(f.arena);
    }
}

/* A page of what each letter stands for: T key numbers, H a heading, G a group of one, C contents.
 */
static nt_bytes page_of(nt_arena *arena, const char *letters)
{
    const nt_block *blocks[16];
    size_t count = strlen(letters);
    for (size_t i = 0; i < count; i++) {
        nt_block *block = nt_new(arena, nt_block), *group = nt_new(arena, nt_block);
        const nt_block **within = nt_new(arena, const nt_block *);
        *within = block;
        block->kind = letters[i] == 'C' ? NT_BLOCK_CONTENTS : NT_BLOCK_HEADING;
        block->text = words(arena, &(nt_inline){.text = "words"});
        block->level = 1;
        *group = (nt_block){.kind = NT_BLOCK_GROUP, .children = within, .child_count = 1};
        blocks[i] = letters[i] == 'T' ? tiles(arena, "3", NULL) : letters[i] == 'G' ? group : block;
    }
    const nt_document document = {.front = {.title = "title",
                                            .subtitle = "",
                                            .kicker = "",
                                            .organisation = "",
                                            .address = "",
                                            .classification = "",
                                            .subject = "",
                                            .keywords = "",
                                            .creator = "netra",
                                            .head_left = "",
                                            .head_right = "",
                                            .foot_left = "",
                                            .contents_title = "contents",
                                            .date = NT_DATE_UNKNOWN},
                                  .blocks = blocks,
                                  .block_count = count};
    const nt_results results = {.ledger = nt_ledger_open(arena)};
    const nt_web_request request = {
        .document = &document, .results = &results, .report = "r", .producer = "netra"};
    nt_bytes page;
    nt_error err;
    assert_int_equal(nt_web_page(arena, &request, &page, &err), NT_OK);
    return page;
}

/* The parts of a page in their order, as letters: a phone shows one below the other. */
TEST(key_numbers_come_before_contents)
{
    static const struct {
        const char *body, *shown;
    } cases[] = {{"THHH", "TCHHH"},  {"HHTH", "CHHTH"}, {"TTGGG", "TTCHHH"},
                 {"THHCH", "THHCH"}, {"THH", "THH"},    {"T", "T"}};
    static const struct {
        const char *begin;
        char letter;
    } parts[] = {{"class=\"tiles\"", 'T'}, {"class=\"contents\"", 'C'}, {"<h2 id=\"h.", 'H'}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        NT_PASSING_ARENA(arena);
        nt_buffer shown = nt_buffer_open(arena);
        for (const char *at = strstr(page_of(arena, cases[i].body).bytes, "<main"); *at; at++) {
            for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) {
                if (strncmp(at, parts[k].begin, strlen(parts[k].begin)) == 0) {
                    nt_buffer_putc(&shown, parts[k].letter);
                }
            }
        }
        assert_string_equal(nt_buffer_text(&shown), cases[i].shown);
    }
}

TESTS(NULL, NULL)
