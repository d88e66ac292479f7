/* Pages of small documents: goldens, and what tables, notes and links promise. */
#include <stdio.h>

#include "base/utf8.h"
#include "dump.h"
#include "fixture.h"
#include "golden.h"

static const char lorem[] =
    "Sepuluh hari sesudah pemungutan suara Pilkada 2020, 72,8 persen ASN yang terbukti melanggar "
    "telah dijatuhi sanksi; empat puluh hari sesudah Pemilu 2024, 75,0 persen. Pada umur yang "
    "sebanding itu kedua pemilihan tidak dapat dibedakan.";

/* --- goldens --- */

static void assert_pages(const fixture *f, block_list *blocks, const char *name)
{
    nt_buffer found = nt_buffer_open(f->arena);
    dump_pages(pages_of(f, document_of(f->arena, blocks)), &found);
    assert_golden(f->arena, name, nt_buffer_text(&found));
}

static nt_block *rich_paragraph(nt_arena *arena)
{
    const nt_inline items[] = {
        {.text = "Dari "},
        {.text = "872", .ledger_id = "pilkada-2020-proven"},
        {.text = " terbukti, "},
        {.text = "635", .ledger_id = "pilkada-2020-sanctioned", .style = NT_STYLE_BOLD},
        {.text = " dijatuhi sanksi; dari "},
        {.text = "872", .ledger_id = "pilkada-2020-proven"},
        {.text = "."},
        {.footnote = paragraph_of(arena, "Per 19 Desember 2020.")},
        {.text = " Lihat "},
        {.text = "Tabel 1", .target = "table"},
        {.text = " dan "},
        {.text = "laman", .url = "https://contoh.example/"},
        {.text = "."},
    };
    nt_block *out = block(arena, NT_BLOCK_PARAGRAPH);
    out->text = inlines(arena, items, sizeof items / sizeof *items);
    return out;
}

TEST(test_words_golden)
{
    const fixture *f = *state;
    block_list blocks = {0}, items = {0}, inner = {0}, caution = {0};
    nt_vec_push(f->arena, &blocks, block(f->arena, NT_BLOCK_CONTENTS));
    nt_vec_push(f->arena, &blocks, heading_of(f->arena, 1, "1", "Apa yang dapat dikatakan"));
    nt_vec_push(f->arena, &blocks, rich_paragraph(f->arena));
    nt_vec_push(f->arena, &inner, paragraph_of(f->arena, "di dalam"));
    nt_vec_push(f->arena, &items, paragraph_of(f->arena, "pertama"));
    nt_vec_push(f->arena, &items, parent_of(f->arena, NT_BLOCK_LIST, &inner));
    nt_block *list = parent_of(f->arena, NT_BLOCK_LIST, &items);
    list->ordered = true;
    nt_vec_push(f->arena, &blocks, list);
    nt_vec_push(f->arena, &caution, paragraph_of(f->arena, lorem));
    nt_block *callout = parent_of(f->arena, NT_BLOCK_CALLOUT, &caution);
    callout->callout = NT_CALLOUT_CAUTION;
    callout->caption = words(f->arena, "Yang tidak dapat disimpulkan.");
    nt_vec_push(f->arena, &blocks, callout);
    nt_block *table = table_of(f->arena, "Ld", "Rilis|Rasio\nPilkada 2020|72,8 (69,8–75,7)");
    table->id = "table";
    table->number = "Tabel 1";
    nt_vec_push(f->arena, &blocks, table);
    assert_pages(f, &blocks, "layout/golden/words.txt");
}

TEST(test_table_and_tiles_golden)
{
    const fixture *f = *state;
    static const nt_inline labels[] = {{.text = "Pilkada 2020"}, {.text = "Pemilu 2024"}};
    static const nt_inline detail[] = {{.text = "635", .ledger_id = "a"}, {.text = "/872"}};
    const nt_tile tiles[] = {
        {.value = "72,8 persen", .ledger_id = "a", .label = {&labels[0], 1}, .detail = {detail, 2}},
        {.value = "94", .ledger_id = "b", .label = {&labels[1], 1}, .ink = 1, .doubtful = true}};
    block_list blocks = {0};
    nt_block *row = block(f->arena, NT_BLOCK_TILES);
    row->tiles = tiles;
    row->tile_count = 2;
    nt_vec_push(f->arena, &blocks, row);
    nt_block *table = table_of(f->arena, "Ldd",
                               "Rilis|2020|2024\n#Jenjang++\nDilaporkan|1.305|450\n"
                               "Rasio|72,8|tidak diketahui\n=Jumlah|1.305|450");
    table->number = "Tabel 1";
    table->caption = words(f->arena, "Tahap penanganan");
    table->notes = words(f->arena, "Sumber: rilis KASN.");
    static const nt_cell_text above[] = {{.span = 1}, {.span = 2}};
    nt_cell_text *groups = nt_arena_copy(f->arena, above, sizeof above);
    groups[1].text = words(f->arena, "Pemilihan");
    ((nt_table_block *)table->table)->group_heads = groups;
    ((nt_table_block *)table->table)->group_head_count = 2;
    nt_vec_push(f->arena, &blocks, table);
    assert_pages(f, &blocks, "layout/golden/table.txt");
}

/* --- finding marks --- */

static char *run_text(nt_arena *arena, const nt_run *run)
{
    nt_buffer out = nt_buffer_open(arena);
    for (size_t i = 0; i < run->count; i++) {
        char bytes[4];
        nt_buffer_add(&out, bytes, nt_utf8_put(run->glyphs[i].code_point, bytes));
    }
    return nt_arena_string(arena, nt_buffer_text(&out));
}

static const nt_mark *find(const fixture *f, const nt_page *page, const char *text)
{
    NT_EACH(const nt_mark, mark, page->marks, page->mark_count) {
        if (mark->kind == NT_MARK_TEXT && strcmp(run_text(f->arena, &mark->run), text) == 0) {
            return mark;
        }
    }
    return NULL;
}

static size_t count_elements(const nt_pages *pages, const char *type)
{
    return NT_SUM(size_t, i, pages->element_count, strcmp(pages->elements[i]->type, type) == 0);
}

/* --- tables --- */

static void assert_near(double a, double b)
{
    if (a < b - 0.05 || a > b + 0.05) {
        fail_msg("%.3f is not %.3f", a, b);
    }
}

static const nt_block *long_table(nt_arena *arena, size_t rows)
{
    nt_buffer text = nt_buffer_open(arena);
    nt_buffer_puts(&text, "Rilis|Nilai");
    for (size_t i = 0; i < rows; i++) {
        nt_buffer_printf(&text, "\nBaris %zu|%zu,5", i + 1, i);
    }
    nt_block *out = table_of(arena, "Ld", nt_arena_string(arena, nt_buffer_text(&text)));
    out->number = "Tabel 1";
    return out;
}

TEST(test_a_long_table_is_one_element_and_repeats_its_head)
{
    const fixture *f = *state;
    enum { ROWS = 140 };
    block_list blocks = {0};
    nt_vec_push(f->arena, &blocks, long_table(f->arena, ROWS));
    const nt_pages *pages = pages_of(f, document_of(f->arena, &blocks));
    assert_true(pages->page_count >= 3);
    assert_int_equal(count_elements(pages, "Table"), 1);
    assert_int_equal(count_elements(pages, "THead"), 1);
    assert_int_equal(count_elements(pages, "TR"), ROWS + 1);
    for (size_t p = 0; p < pages->page_count; p++) {
        const nt_mark *head = find(f, &pages->pages[p], "Rilis");
        assert_non_null(head);
        assert_true((head->element == NULL) == (p > 0));
        assert_true(p == 0 || head->artifact == NT_ARTIFACT_PAGINATION);
        const nt_mark *again = find(f, &pages->pages[p], "Tabel 1 (lanjutan)");
        assert_true((again == NULL) == (p == 0));
        assert_true(p == 0 || (!again->element && again->artifact == NT_ARTIFACT_PAGINATION));
    }
    char last[32];
    snprintf(last, sizeof last, "Baris %d", ROWS - 1);
    assert_non_null(find(f, &pages->pages[pages->page_count - 1], last));
}

TEST(test_a_table_without_rows_has_a_body)
{
    const fixture *f = *state;
    block_list blocks = {0};
    nt_vec_push(f->arena, &blocks, long_table(f->arena, 0));
    const nt_pages *pages = pages_of(f, document_of(f->arena, &blocks));
    assert_int_equal(count_elements(pages, "Table"), 1);
    assert_int_equal(count_elements(pages, "THead"), 0);
    assert_int_equal(count_elements(pages, "TBody"), 1);
    assert_int_equal(count_elements(pages, "TH"), 2);
}

static size_t rows_on(const fixture *f, const nt_page *page)
{
    size_t count = 0;
    NT_EACH(const nt_mark, mark, page->marks, page->mark_count) {
        count += mark->kind == NT_MARK_TEXT && mark->element &&
                 strncmp(run_text(f->arena, &mark->run), "Baris", 5) == 0;
    }
    return count;
}

/* However long the table: some rows before a break and some behind it, one of less than a page in
 * one piece. */
TEST(test_no_break_leaves_a_row_or_two_behind)
{
    const fixture *f = *state;
    size_t most = 0; /* on a page */
    for (size_t rows = 120; rows > 0; rows--) {
        block_list blocks = {0};
        nt_vec_push(f->arena, &blocks, paragraph_of(f->arena, lorem));
        nt_vec_push(f->arena, &blocks, long_table(f->arena, rows));
        const nt_pages *pages = pages_of(f, document_of(f->arena, &blocks));
        most = most ? most : rows_on(f, &pages->pages[1]);
        bool whole = rows <= most;
        size_t seen = 0, least = whole ? rows : 4;
        for (size_t p = 0; p < pages->page_count; p++) {
            size_t here = rows_on(f, &pages->pages[p]);
            assert_true(here >= least || (p == 0 && here == (whole ? 0 : 3)));
            seen += here;
        }
        assert_int_equal(seen, rows);
    }
}

/* A group that goes on over a page is named again, as an artifact; no group has one row alone under
 * it at the end of a page. */
TEST(test_a_group_is_named_again)
{
    const fixture *f = *state;
    nt_buffer text = nt_buffer_open(f->arena);
    nt_buffer_puts(&text, "Rilis|Nilai");
    for (int i = 0; i < 100; i++) {
        nt_buffer_printf(&text, i % 31 ? "\nBaris %d|1" : "\n#Kelompok %d\nBaris %d|1", i, i);
    }
    block_list blocks = {0};
    nt_vec_push(f->arena, &blocks, table_of(f->arena, "Ld", nt_buffer_text(&text)));
    const nt_pages *pages = pages_of(f, document_of(f->arena, &blocks));
    assert_true(pages->page_count >= 2);
    const nt_mark *first = find(f, &pages->pages[0], "Kelompok 0");
    const nt_mark *again = find(f, &pages->pages[1], "Kelompok 31");
    assert_true(first && first->element);
    assert_true(again && !again->element && again->artifact == NT_ARTIFACT_PAGINATION);
}

/* Ten pages of rows in seven: smaller type, and nothing between the rows. */
TEST(test_a_dense_table_has_more_rows_a_page)
{
    const fixture *f = *state;
    block_list blocks = {0};
    nt_block *table = (nt_block *)long_table(f->arena, 200);
    ((nt_table_block *)table->table)->dense = true;
    nt_vec_push(f->arena, &blocks, table);
    const nt_pages *pages = pages_of(f, document_of(f->arena, &blocks));
    assert_int_equal(pages->page_count, 3);
    assert_true(rows_on(f, &pages->pages[1]) > 78);
    const nt_mark *row = find(f, &pages->pages[1], "Baris 100");
    assert_non_null(row);
    assert_near(row->run.size_pt, 7);
}

static double x_of_comma(const fixture *f, const nt_page *page, const char *text)
{
    const nt_mark *mark = find(f, page, text);
    assert_non_null(mark);
    double x = mark->x;
    for (size_t i = 0; i < mark->run.count && mark->run.glyphs[i].code_point != ','; i++) {
        x += (double)mark->run.glyphs[i].advance_pt;
    }
    return x;
}

TEST(test_numbers_stand_on_the_decimal_mark)
{
    const fixture *f = *state;
    block_list blocks = {0};
    nt_vec_push(f->arena, &blocks,
                table_of(f->arena, "Ld",
                         "A|B\na|72,8 (69,8–75,7)\nb|−9,5\nc|1.678\nd|tidak diketahui\ne|101,25"));
    const nt_page *page = &pages_of(f, document_of(f->arena, &blocks))->pages[0];
    double comma = x_of_comma(f, page, "72,8 ("); /* the range stands apart, to be read out */
    assert_near(x_of_comma(f, page, "−9,5"), comma);
    assert_near(x_of_comma(f, page, "101,25"), comma);
    assert_near(x_of_comma(f, page, "1.678"), comma); /* no mark: its end */
    const nt_mark *unknown = find(f, page, "tidak diketahui");
    const nt_mark *range = find(f, page, ")");
    assert_near(unknown->x + unknown->run.width_pt, range->x + range->run.width_pt);
    assert_true(unknown->ink.red > range->ink.red);
}

static const char *wide_rows(nt_arena *arena)
{
    nt_buffer text = nt_buffer_open(arena);
    for (size_t r = 0; r < 3; r++) {
        for (size_t i = 0; i < 9; i++) {
            nt_buffer_printf(&text, "%s%s",
                             i   ? "|"
                             : r ? "\n"
                                 : "",
                             r ? "1.234.567.890.123" : "kepala");
        }
    }
    return nt_arena_string(arena, nt_buffer_text(&text));
}

TEST(test_a_wide_table_turns_its_page_and_takes_its_heading_along)
{
    const fixture *f = *state;
    block_list blocks = {0};
    nt_vec_push(f->arena, &blocks, paragraph_of(f->arena, lorem));
    nt_vec_push(f->arena, &blocks, heading_of(f->arena, 1, NULL, "Lebar"));
    nt_block *table = table_of(f->arena, "Ldddddddd", wide_rows(f->arena));
    ((nt_table_block *)table->table)->may_turn = true;
    nt_vec_push(f->arena, &blocks, table);
    nt_vec_push(f->arena, &blocks, paragraph_of(f->arena, lorem));
    const nt_pages *pages = pages_of(f, document_of(f->arena, &blocks));
    assert_int_equal(pages->page_count, 3);
    assert_true(pages->pages[0].width_pt < pages->pages[0].height_pt);
    assert_true(pages->pages[1].width_pt > pages->pages[1].height_pt);
    assert_true(pages->pages[2].width_pt < pages->pages[2].height_pt);
    assert_non_null(find(f, &pages->pages[1], "Lebar"));
    ((nt_table_block *)table->table)->may_turn = false;
    pages = pages_of(f, document_of(f->arena, &blocks));
    for (size_t p = 0; p < pages->page_count; p++) {
        assert_true(pages->pages[p].width_pt < pages->pages[p].height_pt);
    }
}

TEST(test_cells_name_their_headers_where_heads_have_heads)
{
    const fixture *f = *state;
    block_list blocks = {0};
    nt_vec_push(f->arena, &blocks,
                table_of(f->arena, "Ld", "Rilis|Nilai\n#Kelompok+\nBaris|1\nBaris|2"));
    const nt_pages *pages = pages_of(f, document_of(f->arena, &blocks));
    size_t cells = 0;
    NT_EACH_OF(nt_element, cell, pages->elements, pages->element_count) {
        if (strcmp(cell->type, "TD") == 0 && cell->column_span < 2) {
            cells++;
            assert_int_equal(cell->header_count, 3); /* column, group, row */
            for (size_t h = 0; h < cell->header_count; h++) {
                assert_string_equal(cell->headers[h]->type, "TH");
                assert_non_null(cell->headers[h]->id);
            }
        }
    }
    assert_int_equal(cells, 2);
}

/* --- figures, notes, links --- */

TEST(test_text_fills_the_gap_before_a_figure_that_does_not_fit)
{
    const fixture *f = *state;
    nt_chart chart = {.width_pt = 400, .height_pt = 560, .alt = "grafik"};
    const nt_chart *charts[] = {&chart};
    block_list blocks = {0};
    nt_block *figure = block(f->arena, NT_BLOCK_FIGURE);
    figure->chart = &chart;
    figure->caption = words(f->arena, "Gambar");
    nt_vec_push(f->arena, &blocks, figure);
    nt_vec_push(f->arena, &blocks, paragraph_of(f->arena, "Sesudah gambar."));
    nt_document *document = document_of(f->arena, &blocks);
    document->charts = charts;
    document->chart_count = 1;
    const nt_pages *pages = pages_of(f, document);
    assert_int_equal(pages->page_count, 2);
    const nt_mark *text = find(f, &pages->pages[0], "Sesudah gambar.");
    assert_non_null(text);
    assert_non_null(find(f, &pages->pages[1], "Gambar"));
    /* The structure keeps the author's order. */
    const nt_element *caption = find(f, &pages->pages[1], "Gambar")->element;
    assert_true(caption->index < text->element->index);
    assert_string_equal(caption->parent->type, "Caption");
    assert_true(caption->parent->parent->first == caption->parent);
    assert_string_equal(caption->parent->next->type, "Figure");
}

static nt_block *figure_of(nt_arena *arena, const nt_chart *chart, const char *caption)
{
    nt_block *figure = block(arena, NT_BLOCK_FIGURE);
    figure->chart = chart;
    figure->caption = words(arena, caption);
    return figure;
}

static int page_of(const fixture *f, const nt_pages *pages, const char *text)
{
    NT_RETURN_FIRST(p, pages->page_count, find(f, &pages->pages[p], text), (int)p, -1);
}

/* A table passes a figure too, and stays in one piece; no figure passes another. */
TEST(test_a_table_fills_the_gap_before_a_figure)
{
    const fixture *f = *state;
    nt_chart chart = {.width_pt = 400, .height_pt = 560, .alt = "grafik"};
    const nt_chart *charts[] = {&chart};
    block_list blocks = {0};
    nt_vec_push(f->arena, &blocks, figure_of(f->arena, &chart, "Gambar pertama"));
    nt_vec_push(f->arena, &blocks, long_table(f->arena, 60));
    nt_vec_push(f->arena, &blocks, figure_of(f->arena, &chart, "Gambar kedua"));
    nt_vec_push(f->arena, &blocks, heading_of(f->arena, 1, NULL, "Bab"));
    nt_vec_push(f->arena, &blocks, paragraph_of(f->arena, "Sesudah judul."));
    nt_document *document = document_of(f->arena, &blocks);
    document->charts = charts;
    document->chart_count = 1;
    const nt_pages *pages = pages_of(f, document);
    assert_int_equal(page_of(f, pages, "Baris 1"), 0);
    assert_int_equal(page_of(f, pages, "Baris 60"), 1);
    int first = page_of(f, pages, "Gambar pertama"), second = page_of(f, pages, "Gambar kedua");
    assert_true(first >= 1 && second > first);
    assert_true(page_of(f, pages, "Bab") >= second);
    assert_int_equal(page_of(f, pages, "Bab"), page_of(f, pages, "Sesudah judul."));
}

static const nt_block *table_named(nt_arena *arena, const char *name, size_t rows)
{
    nt_buffer text = nt_buffer_open(arena);
    nt_buffer_puts(&text, "Rilis|Nilai");
    for (size_t i = 0; i < rows; i++) {
        nt_buffer_printf(&text, "\n%s %zu|%zu,5", name, i + 1, i);
    }
    return table_of(arena, "Ld", nt_arena_string(arena, nt_buffer_text(&text)));
}

/* What stands on which page where a whole table of `rows` does not fit below the chart. */
static const nt_pages *around_a_table(const fixture *f, size_t rows, const nt_block *behind)
{
    static const nt_chart first = {.width_pt = 400, .height_pt = 230, .alt = "grafik"},
                          second = {.width_pt = 400, .height_pt = 40, .alt = "grafik"};
    static const nt_chart *charts[] = {&first, &second};
    block_list blocks = {0};
    nt_vec_push(f->arena, &blocks, figure_of(f->arena, &first, "Gambar pertama"));
    nt_vec_push(f->arena, &blocks, table_named(f->arena, "Baris", rows));
    nt_vec_push(f->arena, &blocks, table_named(f->arena, "Kedua", 2));
    nt_vec_push(f->arena, &blocks, behind ? behind : figure_of(f->arena, &second, "Gambar kedua"));
    nt_vec_push(f->arena, &blocks, paragraph_of(f->arena, "Satu kalimat."));
    nt_vec_push(f->arena, &blocks, paragraph_of(f->arena, "Kalimat lain."));
    nt_vec_push(f->arena, &blocks, paragraph_of(f->arena, "Kalimat kedua, lalu ketiga."));
    nt_vec_push(f->arena, &blocks, heading_of(f->arena, 1, NULL, "Bab berikutnya"));
    nt_vec_push(f->arena, &blocks, paragraph_of(f->arena, "Kalimat terakhir."));
    nt_document *document = document_of(f->arena, &blocks);
    document->charts = charts;
    document->chart_count = 2;
    return pages_of(f, document);
}

/* Figures and words of its chapter pass a whole table; tables keep their order, and no other
 * chapter begins before it, however much of the page stays empty. */
TEST(test_what_follows_fills_the_gap_before_a_whole_table)
{
    const fixture *f = *state;
    const nt_pages *pages = around_a_table(f, 24, NULL);
    assert_int_equal(page_of(f, pages, "Gambar kedua"), 0);
    assert_int_equal(page_of(f, pages, "Kalimat kedua, lalu ketiga."), 0);
    assert_int_equal(page_of(f, pages, "Baris 1"), 1);
    assert_int_equal(page_of(f, pages, "Baris 24"), 1);
    assert_int_equal(page_of(f, pages, "Kedua 1"), 1);
    assert_int_equal(page_of(f, pages, "Bab berikutnya"), 1);
    assert_int_equal(page_of(f, pages, "Kalimat terakhir."), 1);
    /* A heading above a table is not parted from it, nor words that end in a colon from theirs. */
    pages = around_a_table(f, 24, paragraph_of(f->arena, "Rinciannya:"));
    assert_int_equal(page_of(f, pages, "Rinciannya:"), page_of(f, pages, "Satu kalimat."));
    /* One of more than a page begins where eight of its lines fit, and is not overtaken. */
    pages = around_a_table(f, 80, NULL);
    assert_int_equal(page_of(f, pages, "Baris 1"), 0);
    assert_true(page_of(f, pages, "Gambar kedua") > 0);
}

/* A chart that leaves more than half of the first page, `blocks`, and what they say of a second one
 * that does not fit below it. */
static const nt_pages *below_a_chart(const fixture *f, const nt_block *const *blocks, size_t count)
{
    static const nt_chart chart = {.width_pt = 400, .height_pt = 230, .alt = "grafik"};
    block_list all = {0};
    nt_vec_push(f->arena, &all, figure_of(f->arena, &chart, "Gambar pertama"));
    for (size_t i = 0; i < count; i++) {
        nt_vec_push(f->arena, &all, blocks[i]);
    }
    nt_document *document = document_of(f->arena, &all);
    const nt_chart **charts = nt_new_array(f->arena, const nt_chart *, count + 1);
    charts[document->chart_count++] = &chart;
    for (size_t i = 0; i < count; i++) {
        if (blocks[i]->kind == NT_BLOCK_FIGURE) {
            charts[document->chart_count++] = blocks[i]->chart;
        }
    }
    document->charts = charts;
    return pages_of(f, document);
}

static const nt_chart high_chart = {.width_pt = 400, .height_pt = 500, .alt = "grafik"};

/* A heading above a figure keeps with words of its own section, never with the next heading. */
TEST(test_no_heading_is_left_without_its_section)
{
    const fixture *f = *state;
    const nt_block *blocks[] = {
        heading_of(f->arena, 2, NULL, "Bagian A"), figure_of(f->arena, &high_chart, "Gambar kedua"),
        heading_of(f->arena, 2, NULL, "Bagian B"), paragraph_of(f->arena, lorem)};
    const nt_pages *pages = below_a_chart(f, blocks, 4);
    assert_int_equal(page_of(f, pages, "Gambar kedua"), 1);
    assert_int_equal(page_of(f, pages, "Bagian A"), 1);
    assert_true(page_of(f, pages, "Bagian B") >= 1);
    blocks[2] = paragraph_of(f->arena, "Kalimat A.");
    pages = below_a_chart(f, blocks, 4);
    assert_int_equal(page_of(f, pages, "Bagian A"), 0);
    assert_int_equal(page_of(f, pages, "Kalimat A."), 0);
    assert_int_equal(page_of(f, pages, "Gambar kedua"), 1);
    /* A section of one line is whole: the next one does not take it along. */
    const nt_block *short_one[] = {heading_of(f->arena, 2, NULL, "Bagian A"),
                                   paragraph_of(f->arena, "Kalimat A."),
                                   heading_of(f->arena, 2, NULL, "Bagian B"),
                                   figure_of(f->arena, &high_chart, "Gambar kedua")};
    pages = below_a_chart(f, short_one, 4);
    assert_int_equal(page_of(f, pages, "Kalimat A."), 0);
    assert_int_equal(page_of(f, pages, "Bagian B"), 1);
}

/* Words that end in a colon lead to the figure, not to what would fill the page. */
TEST(test_words_are_not_parted_from_what_they_lead_to)
{
    const fixture *f = *state;
    const nt_block *blocks[] = {paragraph_of(f->arena, "Seperti dalam grafik ini:"),
                                figure_of(f->arena, &high_chart, "Gambar kedua"),
                                paragraph_of(f->arena, lorem)};
    const nt_pages *pages = below_a_chart(f, blocks, 3);
    assert_int_equal(page_of(f, pages, "Gambar kedua"), 1);
    assert_int_equal(page_of(f, pages, "Seperti dalam grafik ini:"), 1);
}

/* What stands behind a page break stays there, whatever stands between. */
TEST(test_nothing_passes_a_page_break)
{
    const fixture *f = *state;
    static const nt_chart third = {.width_pt = 400, .height_pt = 560, .alt = "grafik"};
    const nt_block *blocks[] = {figure_of(f->arena, &high_chart, "Gambar kedua"),
                                block(f->arena, NT_BLOCK_PAGE_BREAK),
                                figure_of(f->arena, &third, "Gambar ketiga"),
                                paragraph_of(f->arena, "Kalimat sesudahnya.")};
    const nt_pages *pages = below_a_chart(f, blocks, 4);
    assert_int_equal(page_of(f, pages, "Gambar kedua"), 1);
    assert_int_equal(page_of(f, pages, "Gambar ketiga"), 2);
    assert_true(page_of(f, pages, "Kalimat sesudahnya.") >= 2);
    /* Nor when words in front of it lead to what it parts from them. */
    const nt_block *led[] = {blocks[0], paragraph_of(f->arena, "Kalimat berikutnya:"), blocks[1],
                             blocks[3]};
    pages = below_a_chart(f, led, 4);
    assert_true(page_of(f, pages, "Kalimat sesudahnya.") > page_of(f, pages, "Gambar kedua"));
}

/* What the lines of a picture's title say, one behind the other, where each is of 60 points. */
static const char *title_read(const fixture *f, const char *title)
{
    nt_error err = {0};
    nt_style style = {.face = NT_FACE_REGULAR, .size_pt = 9, .colour = NT_COLOUR_TEXT};
    nt_sheet sheet = {.canvas = nt_canvas_open(f->arena, f->fonts, NT_LANG_ID, 400, &err),
                      .width_pt = 400,
                      .height_pt = 400};
    nt_canvas_words(&sheet.canvas, style, NT_SET_LEFT, 0, 0, (nt_room){60, SIZE_MAX}, title);
    for (nt_band band = NT_BAND_TITLE; band < NT_BAND_COUNT; band++) {
        sheet.band_end[band] = sheet.canvas.marks.count;
    }
    const nt_chart chart = {.title = title, .alt = "grafik"};
    const nt_front front = {.title = title};
    const nt_pages *pages = NULL;
    assert_int_equal(nt_layout_picture(f->arena, &front, &chart, &sheet, &pages, &err), NT_OK);
    nt_buffer out = nt_buffer_open(f->arena);
    size_t lines = 0;
    for (size_t i = 0; i < pages->pages[0].mark_count; i++) {
        if (pages->pages[0].marks[i].kind == NT_MARK_TEXT) {
            nt_buffer_puts(&out, run_text(f->arena, &pages->pages[0].marks[i].run));
            lines++;
        }
    }
    assert_true(lines > 1);
    return nt_buffer_text(&out);
}

/* The words of a picture's lines stand apart as they were written, and only there. */
TEST(test_lines_of_a_picture_are_read_as_they_were_written)
{
    static const char *const titles[][2] = {
        {"Pelanggaran netralitas aparatur", "Pelanggaran netralitas aparatur"},
        {"Menurut undang-undang yang berlaku", "Menurut undang-undang yang berlaku"},
        {"Apa? Siapa? Kapan? Di mana & mengapa?", "Apa? Siapa? Kapan? Di mana & mengapa?"},
        {"Dilaporkan\u200b lalu\u200b diputus dan dijatuhi sanksi",
         "Dilaporkan lalu diputus dan dijatuhi sanksi"},
        {"Pengawasan\u200bNetralitas pegawai", "PengawasanNetralitas pegawai"}};
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        assert_string_equal(title_read(*state, titles[i][0]), titles[i][1]);
    }
}

/* Each band of words is an element of its own, in the order of reading, around the plot, which has
 * its place and its alternative text; a band without words is none. */
TEST(test_a_picture_has_its_words_around_its_figure)
{
    static const struct {
        const char *words[NT_BAND_COUNT], *types;
    } cases[] = {{{"cap", "judul", "ukuran", NULL, "sumber", "catatan"}, "P H1 P Figure P P "},
                 {{"", "judul", "", NULL, "", "catatan"}, "H1 Figure P "},
                 {{"", "judul", "ukuran", NULL, "sumber", ""}, "H1 P Figure P "}};
    const fixture *f = *state;
    nt_style style = {.face = NT_FACE_REGULAR, .size_pt = 9, .colour = NT_COLOUR_TEXT};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        nt_error err = {0};
        nt_sheet sheet = {.canvas = nt_canvas_open(f->arena, f->fonts, NT_LANG_ID, 400, &err),
                          .width_pt = 400,
                          .height_pt = 300,
                          .plot_at = {16, 60, 384, 250}};
        for (nt_band band = 0; band < NT_BAND_COUNT; band++) {
            const char *words = cases[i].words[band];
            words ? (void)nt_canvas_words(&sheet.canvas, style, NT_SET_LEFT, 16, 20.0 + 40 * band,
                                          (nt_room){368, SIZE_MAX}, words)
                  : nt_canvas_area(&sheet.canvas, NT_COLOUR_FIRST, sheet.plot_at);
            sheet.band_end[band] = sheet.canvas.marks.count;
        }
        const nt_chart chart = {.id = "grafik", .title = "judul", .alt = "Yang ditemukan."};
        const nt_front front = {.title = "laporan"};
        const nt_pages *pages = NULL;
        assert_int_equal(nt_layout_picture(f->arena, &front, &chart, &sheet, &pages, &err), NT_OK);
        nt_buffer types = nt_buffer_open(f->arena);
        for (const nt_element *e = pages->root->first; e; e = e->next) {
            nt_buffer_printf(&types, "%s ", e->type);
            if (strcmp(e->type, "Figure") == 0) {
                assert_true(e->has_box && e->x0 == 16 && e->x1 == 384);
                assert_true(e->y0 == 50 && e->y1 == 240); /* from the page's foot */
                assert_ptr_equal(strstr(e->alt, chart.alt), e->alt);
            }
        }
        assert_string_equal(nt_buffer_text(&types), cases[i].types);
        assert_string_equal(pages->document->front.title, "judul");
    }
}

TEST(test_a_note_and_its_mark_lead_to_each_other)
{
    const fixture *f = *state;
    block_list blocks = {0};
    nt_vec_push(f->arena, &blocks, rich_paragraph(f->arena));
    const nt_pages *pages = pages_of(f, document_of(f->arena, &blocks));
    const nt_page *page = &pages->pages[0];
    size_t there = 0, back = 0;
    NT_EACH(const nt_mark, mark, page->marks, page->mark_count) {
        if (mark->kind == NT_MARK_LINK && !mark->url) {
            const nt_element *to = pages->destinations[mark->destination].element;
            bool in_note = strcmp(mark->element->parent->type, "Lbl") == 0;
            assert_string_equal(to->type, in_note ? "Link" : "Note");
            (*(in_note ? &back : &there))++;
        }
    }
    assert_int_equal(there, 1);
    assert_int_equal(back, 1);
    const nt_mark *note = find(f, page, "Per 19 Desember 2020.");
    assert_string_equal(note->element->parent->type, "Note");
    assert_string_equal(note->element->parent->id, "note.1");
    assert_true(note->y < 90);
}

TEST(test_a_target_that_is_not_there_is_plain_text)
{
    const fixture *f = *state;
    const nt_inline items[] = {{.text = "Tabel 9", .target = "nowhere"}};
    nt_block *paragraph = block(f->arena, NT_BLOCK_PARAGRAPH);
    paragraph->text = inlines(f->arena, items, 1);
    block_list blocks = {0};
    nt_vec_push(f->arena, &blocks, paragraph);
    const nt_pages *pages = pages_of(f, document_of(f->arena, &blocks));
    assert_int_equal(count_elements(pages, "Link"), 0);
    assert_non_null(find(f, &pages->pages[0], "Tabel 9"));
}

/* Signs, days to the vote, ranges, and the words of others stand in elements of their own; the text
 * of the page stays as it is printed. */
TEST(test_what_is_read_out_otherwise)
{
    static const struct {
        nt_inline run;
        const char *text, *spoken, *expanded, *lang;
    } cases[] = {
        {{.text = "?", .spoken = "tidak diketahui"}, "?", "tidak diketahui", NULL, NULL},
        {{.text = "H−8", .ledger_id = "x.age"},
         "H−8",
         NULL,
         "8 hari sebelum hari pemungutan suara",
         NULL},
        {{.text = "Pemilu 2024 (H+40, KASN)"},
         "H+40",
         NULL,
         "40 hari sesudah hari pemungutan suara",
         NULL},
        {{.text = "69,8–75,7", .ledger_id = "x"}, "69,8–75,7", NULL, "69,8 sampai 75,7", NULL},
        {{.text = "Vote of 2020–2024", .lang = "en-GB"}, "Vote of 2020–2024", NULL, NULL, "en-GB"},
        {{.text = "Pemilu 2020–2024", .lang = "id"}, "2020–2024", NULL, "2020 sampai 2024", NULL},
    };
    const fixture *f = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        nt_block *paragraph = block(f->arena, NT_BLOCK_PARAGRAPH);
        paragraph->text = inlines(f->arena, &cases[i].run, 1);
        block_list blocks = {0};
        nt_vec_push(f->arena, &blocks, paragraph);
        const nt_pages *pages = pages_of(f, document_of(f->arena, &blocks));
        const nt_mark *mark = find(f, &pages->pages[0], cases[i].text);
        assert_non_null(mark);
        const nt_element *e = mark->element;
        const char *const pairs[][2] = {{e->spoken, cases[i].spoken},
                                        {e->expanded, cases[i].expanded},
                                        {e->lang, cases[i].lang}};
        assert_string_equal(e->type, "Span");
        for (size_t p = 0; p < 3; p++) {
            assert_true(!pairs[p][0] == !pairs[p][1]);
            assert_true(!pairs[p][0] || strcmp(pairs[p][0], pairs[p][1]) == 0);
        }
    }
}

TEST(test_headings_skip_no_level)
{
    const fixture *f = *state;
    block_list blocks = {0};
    static const int levels[] = {3, 4, 1, 3, 2, 4};
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++) {
        nt_vec_push(f->arena, &blocks, heading_of(f->arena, levels[i], NULL, "Judul"));
    }
    const nt_document *document = document_of(f->arena, &blocks);
    const nt_pages *pages = pages_of(f, document);
    static const int heard[] = {1, 2, 3, 2, 3, 3, 4}; /* the title first */
    size_t last = 0;
    for (size_t i = 0; i < pages->element_count; i++) {
        if (pages->elements[i]->type[0] == 'H') {
            assert_int_equal(pages->elements[i]->type[1] - '0', heard[last]);
            assert_int_equal(pages->bookmarks[last].level, heard[last]);
            last++;
        }
    }
    assert_int_equal(pages->bookmark_count, 7);
    assert_string_equal(pages->bookmarks[0].title, document->front.title);
}

/* Only what has a number and a place to lead to; a table of several pages once. */
TEST(test_tables_and_figures_stand_among_the_bookmarks)
{
    const fixture *f = *state;
    static const struct {
        const char *id, *number, *caption, *bookmark;
    } cases[] = {{"satu", "Gambar 1", "Laporan", "Gambar 1. Laporan"},
                 {"dua", "Gambar 2", NULL, "Gambar 2"},
                 {"tiga", NULL, "Laporan", NULL},
                 {NULL, "Gambar 3", "Laporan", NULL}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        for (int level = 0; level <= 2; level++) {
            block_list blocks = {0};
            for (int l = 1; l <= level; l++) {
                nt_vec_push(f->arena, &blocks, heading_of(f->arena, l, NULL, "Bab"));
            }
            nt_block *table = (nt_block *)long_table(f->arena, 60);
            table->id = cases[i].id;
            table->number = cases[i].number;
            if (cases[i].caption) {
                table->caption = words(f->arena, cases[i].caption);
            }
            nt_vec_push(f->arena, &blocks, table);
            const nt_pages *pages = pages_of(f, document_of(f->arena, &blocks));
            bool has = cases[i].bookmark != NULL;
            assert_int_equal(pages->bookmark_count, 1 + level + has);
            if (has) {
                const nt_bookmark *last = &pages->bookmarks[1 + level];
                assert_string_equal(last->title, cases[i].bookmark);
                assert_int_equal(last->level, 1 + level + 1);
                assert_string_equal(pages->destinations[last->destination].id, cases[i].id);
            }
        }
    }
}

TEST(test_contents_name_the_page_of_each_heading)
{
    const fixture *f = *state;
    block_list blocks = {0};
    nt_vec_push(f->arena, &blocks, block(f->arena, NT_BLOCK_CONTENTS));
    nt_vec_push(f->arena, &blocks, heading_of(f->arena, 1, "1", "Satu"));
    nt_vec_push(f->arena, &blocks, long_table(f->arena, 120));
    nt_vec_push(f->arena, &blocks, heading_of(f->arena, 1, "2", "Dua"));
    nt_vec_push(f->arena, &blocks, paragraph_of(f->arena, lorem));
    const nt_pages *pages = pages_of(f, document_of(f->arena, &blocks));
    size_t page = pages->destinations[pages->bookmarks[2].destination].page;
    assert_true(page >= 2);
    char folio[16];
    snprintf(folio, sizeof folio, " %zu", page + 1);
    const nt_mark *number = find(f, &pages->pages[0], folio);
    assert_non_null(number);
    assert_string_equal(number->element->expanded,
                        nt_arena_printf(f->arena, "halaman %zu", page + 1));
    const nt_element *link = number->element->parent;
    assert_string_equal(link->alt, nt_arena_printf(f->arena, "2 Dua, halaman %zu", page + 1));
    assert_string_equal(link->parent->parent->type, "TOCI");
}

/* How many entries the contents have, how many of them on the first page that has any. */
static size_t entries_of(const nt_pages *pages, size_t *first)
{
    size_t all = 0;
    *first = 0;
    for (size_t p = 0; p < pages->page_count; p++) {
        size_t before = all;
        for (size_t i = 0; i < pages->pages[p].mark_count; i++) {
            const nt_element *element = pages->pages[p].marks[i].element;
            all += pages->pages[p].marks[i].kind == NT_MARK_LINK && element &&
                   strcmp(element->parent->parent->type, "TOCI") == 0;
        }
        *first = before ? *first : all;
    }
    return all;
}

/* A list of contents stands on one page; where one cannot hold it, its chapters alone, and it says
 * so; only more chapters than a page holds go on over it. */
TEST(test_contents_stay_whole)
{
    static const struct {
        size_t headings, chapters_of, entries;
        bool whole, note;
    } cases[] = {{40, 3, 40, true, false}, {90, 3, 30, true, true}, {90, 1, 90, false, false}};
    const fixture *f = *state;
    for (size_t k = 0; k < sizeof cases / sizeof *cases; k++) {
        block_list blocks = {0};
        for (size_t i = 0; i < 20; i++) {
            nt_vec_push(f->arena, &blocks, paragraph_of(f->arena, lorem));
        }
        nt_vec_push(f->arena, &blocks, block(f->arena, NT_BLOCK_CONTENTS));
        for (size_t i = 0; i < cases[k].headings; i++) {
            nt_vec_push(f->arena, &blocks,
                        heading_of(f->arena, 1 + (i % cases[k].chapters_of > 0),
                                   nt_arena_printf(f->arena, "%zu", i), "X"));
        }
        const nt_pages *pages = pages_of(f, document_of(f->arena, &blocks));
        size_t first, all = entries_of(pages, &first);
        bool note = false;
        for (size_t p = 0; p < pages->page_count; p++) {
            note = note ||
                   find(f, &pages->pages[p], "Daftar ini hanya memuat bagian, tanpa subbagian.");
        }
        assert_int_equal(all, cases[k].entries);
        assert_int_equal(first == all, cases[k].whole);
        assert_int_equal(note, cases[k].note);
    }
}

TEST(test_an_unknown_character_is_an_error_at_its_block)
{
    const fixture *f = *state;
    nt_block *paragraph = paragraph_of(f->arena, "tanda \xe0\xaf\xb5");
    paragraph->place = (nt_place){"body.md", 12, 1};
    block_list blocks = {0};
    nt_vec_push(f->arena, &blocks, paragraph);
    const nt_pages *pages = NULL;
    nt_error err = {0};
    assert_int_equal(nt_layout_pages(f->arena, document_of(f->arena, &blocks), f->fonts,
                                     f->hyphenator, &pages, &err),
                     NT_INVALID);
    assert_null(pages);
    assert_string_equal(err.file, "body.md");
    assert_int_equal(err.line, 12);
    assert_non_null(strstr(err.message[NT_LANG_EN], "U+0BF5"));
}

TEST(test_an_empty_document_has_a_page)
{
    const fixture *f = *state;
    nt_document document = {0};
    const nt_pages *pages = pages_of(f, &document);
    assert_int_equal(pages->page_count, 1);
    assert_string_equal(pages->root->type, "Document");
}

TEST(test_invented_data_are_marked_on_every_page)
{
    const fixture *f = *state;
    block_list blocks = {0};
    nt_vec_push(f->arena, &blocks, long_table(f->arena, 120));
    nt_document *document = document_of(f->arena, &blocks);
    document->front.notice = "DATA SINTETIS";
    const nt_pages *pages = pages_of(f, document);
    for (size_t p = 0; p < pages->page_count; p++) {
        const nt_mark *mark = find(f, &pages->pages[p], "DATA SINTETIS");
        assert_non_null(mark);
        /* Read out once, before all else. */
        assert_ptr_equal(mark->element, p == 0 ? pages->root->first : NULL);
    }
}

TESTS(open_fixture, close_fixture)
