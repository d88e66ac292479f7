/* The judge of finished pages: hand-made pages break each of its rules once; and tables and figures
 * of any size that the layout makes stand before it. */
#include <math.h>
#include <stdio.h>

#include "fixture.h"

/* --- hand-made pages --- */

typedef struct {
    nt_arena *arena;
    NT_VEC(nt_mark) marks;
    NT_VEC(nt_element *) elements;
    nt_element *root;
    nt_chart chart;
    const nt_chart *charts[1];
} sheet;

static nt_element *element(sheet *s, nt_element *parent, const char *type)
{
    nt_element *out = nt_new(s->arena, nt_element);
    out->type = type;
    out->parent = parent;
    out->index = s->elements.count;
    out->place = (nt_place){"body.md", (long)s->elements.count + 1, 1};
    if (parent) {
        *(parent->last ? &parent->last->next : &parent->first) = out;
        parent->last = out;
    }
    nt_vec_push(s->arena, &s->elements, out);
    return out;
}

static void text(const fixture *f, sheet *s, nt_element *owner, double x, double y, double size_pt,
                 const char *words)
{
    nt_mark mark = {.kind = NT_MARK_TEXT, .element = owner, .x = x, .y = y};
    nt_error err;
    mark.artifact = owner ? NT_ARTIFACT_NONE : NT_ARTIFACT_PAGINATION;
    assert_int_equal(nt_text_shape(s->arena, f->fonts, NT_FACE_REGULAR, size_pt, words,
                                   strlen(words), &mark.run, &err),
                     NT_OK);
    nt_vec_push(s->arena, &s->marks, mark);
}

static void shape(sheet *s, nt_element *owner, nt_mark mark)
{
    mark.element = owner;
    mark.artifact = owner ? NT_ARTIFACT_NONE : NT_ARTIFACT_LAYOUT;
    nt_vec_push(s->arena, &s->marks, mark);
}

/* A paragraph, a footnote's mark and a small figure: nothing to blame. */
static sheet sound(const fixture *f)
{
    sheet s = {.arena = f->arena, .chart = {.type_pt = 7.5, .alt = "grafik"}};
    s.root = element(&s, NULL, "Document");
    text(f, &s, element(&s, s.root, "P"), 70, 700, 9, "Teks.");
    nt_element *link = element(&s, element(&s, s.root, "Reference"), "Link");
    text(f, &s, link, 100, 703, 5.6, "1");
    nt_element *figure = element(&s, s.root, "Figure");
    figure->alt = "grafik";
    shape(&s, figure,
          (nt_mark){
              .kind = NT_MARK_CHART, .x = 70, .y = 500, .width = 400, .height = 100, .scale = 1});
    text(f, &s, NULL, 60, 820, 7.5, "Kepala halaman");
    return s;
}

static nt_status judged(sheet *s, nt_error *err)
{
    const nt_page page = {.width_pt = 595.3,
                          .height_pt = 841.9,
                          .marks = s->marks.items,
                          .mark_count = s->marks.count,
                          .label = "1"};
    s->charts[0] = &s->chart;
    const nt_pages pages = {.pages = &page,
                            .page_count = 1,
                            .root = s->root,
                            .elements = s->elements.items,
                            .element_count = s->elements.count,
                            .drawings = s->charts,
                            .drawing_count = 1};
    return nt_layout_judge(s->arena, &pages, err);
}

static void refused(sheet *s, long line, const char *words)
{
    nt_error err = {0};
    assert_int_equal(judged(s, &err), NT_INVALID);
    if (!strstr(err.message[NT_LANG_EN], words) || err.line != line) {
        fail_msg("line %ld: %s (wanted line %ld: %s)", err.line, err.message[NT_LANG_EN], line,
                 words);
    }
}

TEST(test_sound_pages_pass)
{
    sheet s = sound(*state);
    nt_error err = {0};
    if (judged(&s, &err)) {
        fail_msg("%s", err.message[NT_LANG_EN]);
    }
}

TEST(test_marks_beyond_the_margins)
{
    static const struct {
        double x, y;
    } places[] = {{60, 700}, {560, 700}, {70, 780}, {70, 50}, {NAN, 700}};
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        sheet s = sound(*state);
        nt_element *owner = element(&s, s.root, "P");
        text(*state, &s, owner, places[i].x, places[i].y, 9, "Di luar");
        refused(&s, 6, "no room for the words \"Di luar\"");
    }
}

/* What belongs to no element is told at the block before it. */
TEST(test_lines_charts_and_heads_beyond_the_paper)
{
    sheet s = sound(*state);
    shape(&s, NULL, (nt_mark){.kind = NT_MARK_LINE, .x = 70, .y = 300, .x1 = 600, .y1 = 300});
    refused(&s, 5, "a line or an area");
    s = sound(*state);
    shape(&s, NULL, (nt_mark){.kind = NT_MARK_RECT, .x = 70, .y = 300, .width = 10, .height = 600});
    refused(&s, 5, "a line or an area");
    s = sound(*state);
    s.marks.items[2].height = 400;
    refused(&s, 5, "the chart");
    s = sound(*state);
    text(*state, &s, NULL, 60, 838, 7.5, "Kepala");
    refused(&s, 0, "the words \"Kepala\"");
}

TEST(test_small_type)
{
    sheet s = sound(*state);
    text(*state, &s, element(&s, s.root, "P"), 70, 600, 6.9, "kecil");
    refused(&s, 6, "type of 6.9 points");
    s = sound(*state);
    s.marks.items[2].scale = 0.9;
    refused(&s, 5, "type of 6.8 points");
}

TEST(test_emptiness)
{
    static const struct {
        const char *type, *child, *words;
    } empty[] = {{"Table", NULL, "a table would"},  {"Table", "THead", "a table would"},
                 {"L", NULL, "a list would"},       {"L", "Caption", "a list would"},
                 {"H1", NULL, "a heading would"},   {"H2", "Span", "a heading would"},
                 {"TH", NULL, "the head of a row"}, {"TR", NULL, "a row of a table"},
                 {"TOC", NULL, "the contents"},     {"Link", NULL, "a link"},
                 {"Note", "Lbl", "a footnote"}};
    for (size_t i = 0; i < sizeof empty / sizeof *empty; i++) {
        sheet s = sound(*state);
        nt_element *owner = element(&s, s.root, empty[i].type);
        if (empty[i].child) {
            element(&s, owner, empty[i].child);
        }
        refused(&s, 6, empty[i].words);
    }
    sheet s = sound(*state);
    s.elements.items[4]->alt = "";
    refused(&s, 5, "without an alternative text");
    s = sound(*state);
    s.marks.count = 0;
    s.elements.count = 1;
    refused(&s, 1, "the report would have nothing in it");
    s = sound(*state);
    text(*state, &s, element(&s, s.root, "H1"), 70, 600, 9, "   ");
    refused(&s, 6, "a heading would");
}

/* --- what the layout makes --- */

static void assert_passes(const fixture *f, const nt_pages *pages, const char *what, size_t number)
{
    nt_error err = {0};
    if (nt_layout_judge(f->arena, pages, &err)) {
        fail_msg("%s %zu: %s", what, number, err.message[NT_LANG_EN]);
    }
}

static nt_block *wide_table(nt_arena *arena, size_t columns, size_t rows, const char *last)
{
    nt_buffer aligns = nt_buffer_open(arena), body = nt_buffer_open(arena);
    for (size_t i = 0; i < columns; i++) {
        nt_buffer_putc(&aligns, i == 0 ? 'L' : 'd');
        nt_buffer_printf(&body, "%sKepala %zu", i ? "|" : "", i + 1);
    }
    for (size_t r = 0; r < rows; r++) {
        for (size_t i = 0; i < columns; i++) {
            nt_buffer_printf(&body, "%s%zu",
                             i               ? "|"
                             : r + 1 == rows ? last
                                             : "\nBaris ",
                             i ? 1000 * r + i : r + 1);
        }
    }
    nt_block *out = table_of(arena, nt_arena_string(arena, nt_buffer_text(&aligns)),
                             nt_arena_string(arena, nt_buffer_text(&body)));
    ((nt_table_block *)out->table)->may_turn = rows % 2 == 0;
    out->number = "Tabel 1";
    out->caption = words(arena, "Nama");
    return out;
}

static size_t count_of(const nt_pages *pages, const char *type)
{
    return NT_SUM(size_t, i, pages->element_count, strcmp(pages->elements[i]->type, type) == 0);
}

/* Numbers stand in one part each; every part has the head and the name of each row. */
TEST(test_tables_of_any_width)
{
    const fixture *f = *state;
    for (size_t columns = 1; columns <= 60; columns += columns < 10 ? 1 : 7) {
        for (size_t rows = 1; rows <= 81; rows += 40) {
            block_list blocks = {0};
            nt_vec_push(f->arena, &blocks, wide_table(f->arena, columns, rows, "\n=Jumlah "));
            const nt_pages *pages = pages_of(f, document_of(f->arena, &blocks));
            assert_passes(f, pages, "columns", columns);
            size_t parts = count_of(pages, "Table");
            assert_int_equal(count_of(pages, "TD"), rows * (columns - 1));
            assert_int_equal(count_of(pages, "TH"), columns - 1 + parts + rows * parts);
            assert_true(columns < 40 || parts > 1);
        }
    }
}

/* The words of an element's marks, on all pages. */
static const char *said_by(const fixture *f, const nt_pages *pages, const nt_element *element)
{
    nt_buffer out = nt_buffer_open(f->arena);
    for (size_t p = 0; p < pages->page_count; p++) {
        NT_EACH(const nt_mark, mark, pages->pages[p].marks, pages->pages[p].mark_count) {
            for (const nt_element *at = mark->element; at; at = at->parent) {
                if (at == element) {
                    nt_run_put(&out, &mark->run);
                    break;
                }
            }
        }
    }
    return nt_buffer_text(&out);
}

TEST(test_parts_of_a_table_say_which_columns)
{
    const fixture *f = *state;
    block_list blocks = {0};
    nt_block *table = wide_table(f->arena, 46, 3, "\nBaris ");
    nt_table_block *inner = (nt_table_block *)table->table;
    /* A footnote on a row's name is set once; heads over columns stay together. */
    nt_inline *named = nt_new_array(f->arena, nt_inline, 2);
    named[0] = inner->rows[0].cells[0].text.items[0];
    named[1] = (nt_inline){.footnote = paragraph_of(f->arena, "Catatan.")};
    ((nt_cell_text *)inner->rows[0].cells)[0].text = (nt_inlines){named, 2};
    nt_cell_text *groups = nt_new_array(f->arena, nt_cell_text, 10);
    groups[0] = (nt_cell_text){.span = 1};
    for (size_t i = 1; i < 10; i++) {
        groups[i] = (nt_cell_text){words(f->arena, nt_arena_printf(f->arena, "Tahun %zu", i)), 5};
    }
    inner->group_heads = groups;
    inner->group_head_count = 10;
    table->notes = words(f->arena, "Catatan tabel");
    nt_vec_push(f->arena, &blocks, table);
    const nt_pages *pages = pages_of(f, document_of(f->arena, &blocks));
    assert_passes(f, pages, "columns", 46);
    size_t from = 1, parts = 0;
    NT_EACH_OF(nt_element, e, pages->elements, pages->element_count) {
        if (strcmp(e->type, "Table") == 0) {
            size_t first = 0, last = 0;
            const char *name = said_by(f, pages, e->first);
            assert_int_equal(
                sscanf(name, "Tabel 1. Nama (kolom %zu\u2013%zu dari 46)", &first, &last), 2);
            assert_int_equal(first, from);
            assert_int_equal(last % 5, 1); /* behind a whole year */
            from = last + 1;
            parts++;
        }
    }
    assert_true(parts > 1);
    assert_int_equal(from, 47);
    assert_int_equal(count_of(pages, "Note"), 1);
}

TEST(test_a_head_that_is_too_long_is_refused)
{
    const fixture *f = *state;
    for (int which = 0; which < 3; which++) {
        block_list blocks = {0};
        nt_vec_push(f->arena, &blocks, paragraph_of(f->arena, "Teks."));
        nt_document *document = document_of(f->arena, &blocks);
        nt_front *front = &document->front;
        nt_buffer long_text = nt_buffer_open(f->arena);
        for (int i = 0; i < 60; i++) {
            nt_buffer_puts(&long_text, "kepala halaman ");
        }
        const char **texts[] = {&front->head_left, &front->head_right, &front->foot_left};
        nt_place *places[] = {&front->head_left_place, &front->head_right_place,
                              &front->foot_left_place};
        static const char *const names[] = {"\"head_left\"", "\"head_right\"", "\"foot_left\""};
        *texts[which] = nt_buffer_text(&long_text);
        *places[which] = (nt_place){"report.json", 5, 3};
        const nt_pages *pages;
        nt_error err = {0};
        assert_int_equal(nt_layout_pages(f->arena, document, f->fonts, f->hyphenator, &pages, &err),
                         NT_INVALID);
        assert_string_equal(err.file, "report.json");
        assert_non_null(strstr(err.message[NT_LANG_EN], names[which]));
    }
}

/* A chart in a column that would make its type too small, and one that cannot be cut. */
TEST(test_charts_that_fit_nowhere_are_refused)
{
    const fixture *f = *state;
    size_t kinds;
    static nt_chart wide, high;
    wide = (nt_chart){.id = "c", .width_pt = 700, .height_pt = 90, .type_pt = 7.5, .alt = "grafik"};
    high = wide;
    high.width_pt = 400;
    high.height_pt = 900;
    for (const nt_chart_kind *kind = nt_chart_kinds(&kinds); strcmp(kind->id, "tile-map") != 0;) {
        wide.kind = high.kind = ++kind;
    }
    nt_json definition = {.place = {"report.json", 9, 3}};
    high.settings = &definition;
    const nt_chart *charts[] = {&wide, &high};
    static const char *const said[] = {"too small to read", "ranked-bars"};
    for (size_t i = 0; i < 2; i++) {
        block_list blocks = {0};
        nt_block *figure = block(f->arena, NT_BLOCK_FIGURE);
        figure->chart = charts[i];
        nt_vec_push(f->arena, &blocks, figure);
        nt_document *document = document_of(f->arena, &blocks);
        document->charts = &charts[i];
        document->chart_count = 1;
        const nt_pages *pages;
        nt_error err = {0};
        assert_int_equal(nt_layout_pages(f->arena, document, f->fonts, f->hyphenator, &pages, &err),
                         NT_INVALID);
        assert_non_null(strstr(err.message[NT_LANG_EN], said[i]));
    }
}

TESTS(open_fixture, close_fixture)
