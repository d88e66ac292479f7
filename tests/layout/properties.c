/* What holds of any document: random ones are laid out and measured. */
#include <math.h>
#include <stdio.h>

#include "base/utf8.h"
#include "fixture.h"

enum { DOCUMENTS = 36, MOST_DEPTH = 2 };

/* --- random documents, the same on every machine --- */

typedef struct {
    nt_arena *arena;
    uint64_t seed;
    bool figures, wide; /* text may overtake them */
    block_list headings;
    const nt_chart *charts[64];
    size_t chart_count, numbers;
} maker;

static size_t roll(maker *m, size_t sides)
{
    m->seed = m->seed * 6364136223846793005u + 1442695040888963407u;
    return (size_t)(m->seed >> 33) % sides;
}

static const char *random_word(maker *m)
{
    static const char *const words_known[] = {
        "sanksi", "pelanggaran",      "netralitas", "ASN",     "yang", "terbukti", "72,8",
        "dan",    "direkomendasikan", "di",         "daerah",  "ini",  "1.678",    "dijatuhkan",
        "oleh",   "pejabat",          "pembina",    "pegawai", "pada", "2024"};
    if (roll(m, 40) == 0) {
        char *word = nt_arena_alloc(m->arena, 181);
        size_t length = 20 + roll(m, 160);
        for (size_t i = 0; i < length; i++) {
            word[i] = roll(m, 9) == 0 ? '-' : (char)('a' + roll(m, 26));
        }
        return word;
    }
    return words_known[roll(m, sizeof words_known / sizeof *words_known)];
}

static const char *random_text(maker *m, size_t most)
{
    nt_buffer out = nt_buffer_open(m->arena);
    size_t count = 1 + roll(m, most);
    for (size_t i = 0; i < count; i++) {
        nt_buffer_printf(&out, "%s%s", i ? " " : "", random_word(m));
    }
    return nt_arena_string(m->arena, nt_buffer_text(&out));
}

static const nt_block *random_note(maker *m)
{
    return paragraph_of(m->arena, random_text(m, roll(m, 6) == 0 ? 400 : 40));
}

static nt_inline random_inline(maker *m, bool notes)
{
    nt_inline item = {.text = random_text(m, 30)};
    switch (roll(m, notes ? 8 : 7)) {
    case 0:
        item.style = NT_STYLE_BOLD;
        break;
    case 1:
        item.ledger_id = "ratio.same";
        break;
    case 2:
        item.url = "https://contoh.example/";
        break;
    case 3:
        item.target = "first";
        break;
    case 7:
        item.text = "";
        item.footnote = random_note(m);
        break;
    default:
        break;
    }
    return item;
}

static nt_inlines random_inlines(maker *m, size_t most, bool notes)
{
    NT_VEC(nt_inline) items = {0};
    size_t count = 1 + roll(m, most);
    for (size_t i = 0; i < count; i++) {
        nt_inline item = random_inline(m, notes && i > 0);
        nt_inline space = {.text = " "};
        if (i && !item.footnote) {
            nt_vec_push(m->arena, &items, space);
        }
        nt_vec_push(m->arena, &items, item);
    }
    return (nt_inlines){items.items, items.count};
}

static nt_block *random_paragraph(maker *m)
{
    nt_block *out = block(m->arena, NT_BLOCK_PARAGRAPH);
    out->text = random_inlines(m, 6, true);
    return out;
}

static nt_block *random_table(maker *m)
{
    static const char *const shapes[] = {"Ldd", "Llrdc", "Lll", "L", "ldddddddddd"};
    const char *shape = shapes[roll(m, m->wide ? 5 : 4)];
    nt_buffer text = nt_buffer_open(m->arena);
    size_t rows = roll(m, 8) == 0 ? 120 : 2 + roll(m, 12);
    for (size_t r = 0; r <= rows; r++) {
        const char *kind = r == 0 ? "" : r == rows ? "=" : roll(m, 12) == 0 ? "#" : "";
        nt_buffer_printf(&text, "%s%s", r ? "\n" : "", kind);
        for (size_t i = 0; shape[i]; i++) {
            bool numeric = shape[i] == 'd' && r > 0 && roll(m, 7) > 0;
            nt_buffer_puts(&text, i ? "|" : "");
            if (numeric) {
                nt_buffer_printf(&text, "%zu,%zu (%zu,1)", roll(m, 2000), roll(m, 10), roll(m, 99));
            } else {
                nt_buffer_puts(&text, random_text(m, roll(m, 200) == 0 ? 700 : 6));
            }
        }
    }
    nt_block *out = table_of(m->arena, shape, nt_arena_string(m->arena, nt_buffer_text(&text)));
    ((nt_table_block *)out->table)->may_turn = roll(m, 2) == 0;
    out->number = "Tabel 1";
    out->caption = words(m->arena, random_text(m, 10));
    if (roll(m, 2)) {
        out->notes = words(m->arena, random_text(m, 30));
    }
    return out;
}

static nt_block *random_figure(maker *m)
{
    nt_chart *chart = nt_new(m->arena, nt_chart);
    *chart = (nt_chart){.width_pt = 300.0 + (double)roll(m, 500),
                        .height_pt = 90.0 + (double)roll(m, 900),
                        .alt = "grafik"};
    nt_block *out = block(m->arena, NT_BLOCK_FIGURE);
    out->number = "Gambar 1";
    out->caption = words(m->arena, random_text(m, 10));
    out->subtitle = words(m->arena, random_text(m, 20));
    out->notes = words(m->arena, random_text(m, 20));
    out->chart = m->charts[m->chart_count++] = chart;
    return out;
}

static nt_block *random_block(maker *m, int depth);

static nt_block *random_group(maker *m, nt_block_kind kind, int depth)
{
    block_list children = {0};
    size_t count = 1 + roll(m, 4);
    for (size_t i = 0; i < count; i++) {
        nt_vec_push(m->arena, &children, random_block(m, depth + 1));
    }
    return parent_of(m->arena, kind, &children);
}

static nt_block *random_block(maker *m, int depth)
{
    size_t sort = roll(m, depth < MOST_DEPTH ? 12 : 6);
    switch (sort) {
    case 6:
    case 7:
    case 8: {
        nt_block *out = random_group(m, NT_BLOCK_LIST, depth);
        out->ordered = sort == 6;
        return out;
    }
    case 9: {
        nt_block *out = random_group(m, NT_BLOCK_CALLOUT, depth);
        out->callout = roll(m, 2) ? NT_CALLOUT_CAUTION : NT_CALLOUT_NOTE;
        out->caption = words(m->arena, random_text(m, 4));
        return out;
    }
    case 10:
        return random_group(m, NT_BLOCK_QUOTE, depth);
    case 11:
        return random_table(m);
    default:
        return random_paragraph(m);
    }
}

/* `wide`: with tables that are cut into groups of columns. */
static nt_document *random_document(nt_arena *arena, uint64_t seed, bool figures, bool wide)
{
    maker *m = nt_new(arena, maker);
    *m = (maker){.arena = arena, .seed = seed * 7919 + 17, .figures = figures, .wide = wide};
    block_list blocks = {0};
    nt_vec_push(arena, &blocks, block(arena, NT_BLOCK_CONTENTS));
    size_t count = 4 + roll(m, 24);
    for (size_t i = 0; i < count; i++) {
        if (i == 0 || roll(m, 4) == 0) {
            nt_block *heading = heading_of(arena, 1 + (int)roll(m, 4), "1", random_text(m, 9));
            heading->id = i == 0 ? "first" : NULL;
            nt_vec_push(arena, &blocks, heading);
        }
        bool figure = figures && roll(m, 4) == 0 && m->chart_count < 60;
        nt_vec_push(arena, &blocks, figure ? random_figure(m) : random_block(m, 0));
    }
    nt_document *out = document_of(arena, &blocks);
    out->front.notice = roll(m, 2) ? "DATA SINTETIS · INTERNAL" : "";
    out->charts = m->charts;
    out->chart_count = m->chart_count;
    return out;
}

/* --- what a document says, in order --- */

typedef struct {
    nt_buffer text;
    const nt_block *notes[4000];
    size_t note_count, set;
} speech;

/* One block's words on a line, spaces and soft hyphens as the page has them. */
static void say(speech *s, const char *text)
{
    nt_buffer_puts(&s->text, text);
}

static void say_inlines(speech *s, const nt_inlines *text)
{
    for (size_t i = 0; i < text->count; i++) {
        if (text->items[i].footnote) {
            s->notes[s->note_count++] = text->items[i].footnote;
            nt_buffer_printf(&s->text, "%zu", s->note_count);
        } else {
            say(s, text->items[i].text);
        }
    }
}

static void say_notes(speech *s)
{
    for (; s->set < s->note_count; s->set++) {
        nt_buffer_printf(&s->text, "\n%zu\n", s->set + 1);
        say_inlines(s, &s->notes[s->set]->text);
    }
}

static void say_line(speech *s, const char *prefix, const nt_inlines *text)
{
    if (text->count || *prefix) {
        say(s, "\n");
        say(s, prefix);
        say_inlines(s, text);
    }
}

static void say_table(speech *s, const nt_table_block *table)
{
    for (size_t i = 0; i < table->column_count; i++) {
        say_line(s, "", &table->columns[i].head);
    }
    for (size_t r = 0; r < table->row_count; r++) {
        for (size_t i = 0; i < table->rows[r].cell_count; i++) {
            say_line(s, "", &table->rows[r].cells[i].text);
        }
    }
}

static void say_block(speech *s, const nt_block *b)
{
    char prefix[64] = "";
    size_t first = 0;
    switch (b->kind) {
    case NT_BLOCK_HEADING:
        snprintf(prefix, sizeof prefix, "%s ", b->number);
        say_line(s, prefix, &b->text);
        break;
    case NT_BLOCK_PARAGRAPH:
        say_line(s, "", &b->text);
        break;
    case NT_BLOCK_TABLE:
    case NT_BLOCK_FIGURE:
        snprintf(prefix, sizeof prefix, "%s. ", b->number);
        say_line(s, prefix, &b->caption);
        say_line(s, "", &b->subtitle);
        if (b->table) {
            say_table(s, b->table);
        }
        say_line(s, "", &b->notes);
        break;
    case NT_BLOCK_CALLOUT:
        say_line(s, "", &b->caption);
        if (b->child_count && b->children[0]->kind == NT_BLOCK_PARAGRAPH) {
            say(s, " ");
            say_inlines(s, &b->children[0]->text);
            say_notes(s);
            first = 1;
        }
        break;
    default:
        break;
    }
    for (size_t i = first; i < b->child_count; i++) {
        if (b->kind == NT_BLOCK_LIST && b->ordered) {
            nt_buffer_printf(&s->text, "\n%zu.", i + 1);
        } else if (b->kind == NT_BLOCK_LIST) {
            say(s, "\n\xe2\x80\xa2");
        }
        say_block(s, b->children[i]);
    }
    say_notes(s);
}

/* --- what the pages say, by the structure --- */

static bool is(const nt_element *element, const char *type)
{
    return strcmp(element->type, type) == 0;
}

static bool holds_words(const nt_element *e)
{
    return is(e, "P") || is(e, "TH") || is(e, "TD") || is(e, "Lbl") || e->type[0] == 'H';
}

static bool holds_paragraph(const nt_element *e)
{
    return e->first && is(e->first, "P");
}

/* The nearest element around that is a paragraph, a cell, a label, a heading. */
static const nt_element *home_of(const nt_element *e)
{
    while (e && !holds_words(e)) {
        e = e->parent;
    }
    return e;
}

static bool is_within(const nt_element *e, const char *type)
{
    while (e && !is(e, type)) {
        e = e->parent;
    }
    return e != NULL;
}

static void put_run(nt_buffer *out, const nt_run *run)
{
    for (size_t i = 0; i < run->count; i++) {
        char bytes[4];
        if (run->glyphs[i].code_point != 0xAD) {
            nt_buffer_add(out, bytes, nt_utf8_put(run->glyphs[i].code_point, bytes));
        }
    }
}

/* The words of each element, then all in the order of the structure; what stands before the first
 * heading of the body (title block and contents) is left out. */
static const char *words_by_structure(nt_arena *arena, const nt_pages *pages)
{
    nt_buffer *texts = nt_new_array(arena, nt_buffer, pages->element_count);
    for (size_t i = 0; i < pages->element_count; i++) {
        texts[i] = nt_buffer_open(arena);
    }
    for (size_t p = 0; p < pages->page_count; p++) {
        NT_EACH(const nt_mark, mark, pages->pages[p].marks, pages->pages[p].mark_count) {
            const nt_element *home = home_of(mark->element);
            if (mark->kind == NT_MARK_TEXT && home) {
                put_run(&texts[home->index], &mark->run);
            }
        }
    }
    nt_buffer out = nt_buffer_open(arena);
    bool started = false;
    for (size_t i = 0; i < pages->element_count; i++) {
        const nt_element *e = pages->elements[i];
        started = started || e == pages->destinations[0].element;
        if (started && holds_words(e) && !holds_paragraph(e)) {
            nt_buffer_printf(&out, "\n%s", nt_buffer_text(&texts[i]));
        }
    }
    return nt_arena_string(arena, nt_buffer_text(&out));
}

/* --- the properties --- */

typedef struct {
    double x0, x1, y0, y1;
} box;

static box box_of(const nt_mark *mark)
{
    double width = mark->run.width_pt;
    for (size_t i = mark->run.count; i > 0 && mark->run.glyphs[i - 1].code_point == ' '; i--) {
        width -= (double)mark->run.glyphs[i - 1].advance_pt;
    }
    return (box){mark->x, mark->x + width, mark->y - 0.2 * mark->run.size_pt,
                 mark->y + 0.72 * mark->run.size_pt};
}

static const double left = 24 * 72 / 25.4, right = 20 * 72 / 25.4, top = 26 * 72 / 25.4,
                    bottom = 22 * 72 / 25.4;

static void check_inside(const nt_page *page, const nt_mark *mark, const nt_element *notice)
{
    double x0 = mark->x, x1 = mark->x + mark->width, y0 = mark->y, y1 = mark->y + mark->height;
    if (mark->kind == NT_MARK_TEXT) {
        box b = box_of(mark);
        x0 = b.x0, x1 = b.x1, y0 = b.y0, y1 = b.y1;
    } else if (mark->kind == NT_MARK_LINE) {
        x1 = mark->x1;
        y1 = mark->y1;
    }
    bool running =
        mark->artifact == NT_ARTIFACT_PAGINATION || (mark->element && mark->element == notice);
    double above = running ? 20 : top, below = running ? 20 : bottom, slack = 0.6;
    if (x0 < left - slack || x1 > page->width_pt - right + slack || y0 < below - slack ||
        y1 > page->height_pt - above + slack) {
        fail_msg("mark of kind %d at %.1f–%.1f, %.1f–%.1f leaves the text of page %s",
                 (int)mark->kind, x0, x1, y0, y1, page->label);
    }
}

TEST(test_nothing_leaves_the_margins)
{
    const fixture *f = *state;
    for (uint64_t seed = 0; seed < DOCUMENTS; seed++) {
        const nt_pages *pages = pages_of(f, random_document(f->arena, seed, true, true));
        for (size_t p = 0; p < pages->page_count; p++) {
            for (size_t i = 0; i < pages->pages[p].mark_count; i++) {
                check_inside(&pages->pages[p], &pages->pages[p].marks[i], pages->notice);
            }
        }
    }
}

static bool overlap(box a, box b)
{
    const double slack = 0.3;
    return a.x0 < b.x1 - slack && b.x0 < a.x1 - slack && a.y0 < b.y1 - slack && b.y0 < a.y1 - slack;
}

TEST(test_no_two_texts_overlap)
{
    const fixture *f = *state;
    for (uint64_t seed = 0; seed < DOCUMENTS; seed++) {
        const nt_pages *pages = pages_of(f, random_document(f->arena, seed, true, true));
        NT_EACH(const nt_page, page, pages->pages, pages->page_count) {
            for (size_t i = 0; i < page->mark_count; i++) {
                for (size_t j = i + 1; page->marks[i].kind == NT_MARK_TEXT && j < page->mark_count;
                     j++) {
                    if (page->marks[j].kind == NT_MARK_TEXT &&
                        overlap(box_of(&page->marks[i]), box_of(&page->marks[j]))) {
                        nt_buffer text = nt_buffer_open(f->arena);
                        put_run(&text, &page->marks[i].run);
                        nt_buffer_puts(&text, "' and '");
                        put_run(&text, &page->marks[j].run);
                        fail_msg("seed %d page %s: '%s' overlap", (int)seed, page->label,
                                 nt_buffer_text(&text));
                    }
                }
            }
        }
    }
}

/* Shows the first line that differs, not two whole documents. */
static void assert_same_lines(int seed, const char *found, const char *wanted)
{
    size_t i = 0, line = 0;
    for (; found[i] && found[i] == wanted[i]; i++) {
        line = found[i] == '\n' ? i + 1 : line;
    }
    if (found[i] != wanted[i]) {
        fail_msg("seed %d: found '%.200s', wanted '%.200s'", seed, &found[line], &wanted[line]);
    }
}

TEST(test_every_word_is_there_in_order)
{
    const fixture *f = *state;
    for (uint64_t seed = 0; seed < DOCUMENTS; seed++) {
        const nt_document *document = random_document(f->arena, seed, true, false);
        speech *s = nt_new(f->arena, speech);
        s->text = nt_buffer_open(f->arena);
        for (size_t i = 1; i < document->block_count; i++) {
            say_block(s, document->blocks[i]);
        }
        const nt_pages *pages = pages_of(f, document);
        assert_same_lines((int)seed, words_by_structure(f->arena, pages), nt_buffer_text(&s->text));
    }
}

/* The marks of the running text: no cell, no note, no artifact. */
static bool is_running_text(const nt_mark *mark)
{
    return mark->kind == NT_MARK_TEXT && mark->element && !is_within(mark->element, "Note");
}

TEST(test_no_heading_ends_a_page)
{
    const fixture *f = *state;
    for (uint64_t seed = 0; seed < DOCUMENTS; seed++) {
        const nt_pages *pages = pages_of(f, random_document(f->arena, seed, true, true));
        for (size_t p = 0; p + 1 < pages->page_count; p++) {
            const nt_page *page = &pages->pages[p];
            const nt_element *last = NULL;
            for (size_t i = 0; i < page->mark_count; i++) {
                if (is_running_text(&page->marks[i]) || page->marks[i].kind == NT_MARK_CHART) {
                    last = page->marks[i].element;
                }
            }
            assert_true(!last || home_of(last) == NULL || home_of(last)->type[0] != 'H');
        }
    }
}

/* Lines of a paragraph on a page, counted by their baselines (a raised mark has its own). */
TEST(test_no_widow_and_no_orphan)
{
    const fixture *f = *state;
    for (uint64_t seed = 0; seed < DOCUMENTS; seed++) {
        const nt_pages *pages = pages_of(f, random_document(f->arena, seed, true, true));
        size_t *lines = nt_new_array(f->arena, size_t, pages->element_count * pages->page_count);
        for (size_t p = 0; p < pages->page_count; p++) {
            double y = -1;
            NT_EACH(const nt_mark, mark, pages->pages[p].marks, pages->pages[p].mark_count) {
                const nt_element *home = home_of(mark->element);
                if (is_running_text(mark) && home && is(home, "P") && mark->run.size_pt > 8.9 &&
                    fabs(mark->y - y) > 0.01) {
                    y = mark->y;
                    lines[home->index * pages->page_count + p]++;
                }
            }
        }
        for (size_t e = 0; e < pages->element_count; e++) {
            const size_t *here = &lines[e * pages->page_count];
            size_t on = 0, least = 99;
            for (size_t p = 0; p < pages->page_count; p++) {
                on += here[p] > 0;
                least = here[p] && here[p] < least ? here[p] : least;
            }
            assert_true(on < 2 || least >= 2);
        }
    }
}

/* A table's name and its notes go where the table goes, which text may overtake. */
static bool floats(const nt_mark *mark, const nt_element *home)
{
    return is_within(home, "Table") || (mark->element == home && mark->run.size_pt < 8.9);
}

/* Marks of one paragraph or label stand together, and in the order of the structure; so do the
 * tables among themselves, and the notes. */
TEST(test_marks_stand_in_reading_order)
{
    const fixture *f = *state;
    for (uint64_t seed = 0; seed < DOCUMENTS; seed++) {
        const nt_pages *pages = pages_of(f, random_document(f->arena, seed, false, true));
        for (size_t p = 0; p < pages->page_count; p++) {
            size_t last = 0, last_table = 0, last_note = 0;
            NT_EACH(const nt_mark, mark, pages->pages[p].marks, pages->pages[p].mark_count) {
                const nt_element *home = mark->element ? home_of(mark->element) : NULL;
                if (!home || mark->kind != NT_MARK_TEXT || is(home, "TD") || is(home, "TH")) {
                    continue; /* a cell too high for a page goes on in pieces, row by row */
                }
                size_t *before = is_within(home, "Note") ? &last_note
                                 : floats(mark, home)    ? &last_table
                                                         : &last;
                assert_true(home->index >= *before);
                *before = home->index;
            }
        }
    }
}

TEST(test_ids_are_unique_and_links_lead_somewhere)
{
    const fixture *f = *state;
    for (uint64_t seed = 0; seed < DOCUMENTS / 4; seed++) {
        const nt_pages *pages = pages_of(f, random_document(f->arena, seed, true, true));
        for (size_t i = 0; i < pages->element_count; i++) {
            const nt_element *e = pages->elements[i];
            assert_int_equal(e->index, i);
            assert_true(!e->parent || e->parent->index < i);
            assert_true(!is(e, "Note") || e->id);
            assert_true(!is(e, "Link") || (e->alt && *e->alt));
            assert_true(!is(e, "Figure") || (e->alt && e->has_box && e->x1 > e->x0));
            for (size_t j = i + 1; e->id && j < pages->element_count; j++) {
                assert_true(!pages->elements[j]->id || strcmp(pages->elements[j]->id, e->id) != 0);
            }
        }
        for (size_t p = 0; p < pages->page_count; p++) {
            NT_EACH(const nt_mark, mark, pages->pages[p].marks, pages->pages[p].mark_count) {
                assert_true((mark->element != NULL) != (mark->artifact != NT_ARTIFACT_NONE));
                if (mark->kind == NT_MARK_LINK && !mark->url) {
                    assert_true(mark->destination < pages->destination_count);
                    assert_non_null(pages->destinations[mark->destination].element);
                }
            }
        }
    }
}

/* A note stands on the page of its mark, or, where it is too long, starts there. */
TEST(test_notes_start_on_the_page_of_their_mark)
{
    const fixture *f = *state;
    size_t notes = 0;
    for (uint64_t seed = 0; seed < DOCUMENTS; seed++) {
        const nt_pages *pages = pages_of(f, random_document(f->arena, seed, false, true));
        size_t moved = 0, here = 0;
        for (size_t i = 0; i + 1 < pages->destination_count; i++) {
            const nt_destination *note = &pages->destinations[i], *mark = note + 1;
            if (strncmp(note->id, "note.", 5) == 0 && strstr(mark->id, ".mark")) {
                here++;
                moved += note->page != mark->page;
                assert_true(note->page >= mark->page);
            }
        }
        notes += here;
        assert_true(moved * 20 <= here);
    }
    assert_true(notes > 100);
}

TESTS(open_fixture, close_fixture)
