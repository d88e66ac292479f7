#include "cell.h"

#include <string.h>

#include "base/utf8.h"
#include "words/text.h"

enum { LONG_WORD = 16 };

/* Addresses and ids may be broken behind these; ordinary words are too short to need it. */
static bool breaks_behind(uint32_t c)
{
    return c < 0x80 && strchr("/.-_=&", (int)c) != NULL && c != 0;
}

/* The glyphs of a line, whatever pieces they come in. */
typedef struct {
    const nt_line *line;
    size_t piece, glyph;
} walker;

static const nt_glyph *walk(walker *at)
{
    while (at->piece < at->line->piece_count) {
        const nt_run *run = &at->line->pieces[at->piece].run;
        if (at->glyph < run->count) {
            return &run->glyphs[at->glyph++];
        }
        at->piece++;
        at->glyph = 0;
    }
    return NULL;
}

static size_t word_length(walker at)
{
    size_t length = 0;
    for (const nt_glyph *g = walk(&at); g && g->code_point != ' '; g = walk(&at)) {
        length++;
    }
    return length;
}

static double longest_word(const nt_line *line)
{
    double longest = 0, word = 0;
    walker at = {.line = line};
    size_t length = word_length(at);
    for (const nt_glyph *g = walk(&at); g; g = walk(&at)) {
        bool space = g->code_point == ' ';
        word += space ? 0 : (double)g->advance_pt;
        longest = word > longest ? word : longest;
        if (space) {
            length = word_length(at);
        }
        if (space || (length > LONG_WORD && breaks_behind(g->code_point))) {
            word = 0;
        }
    }
    return longest;
}

static bool is_mark(const nt_table_cell *cell, const nt_piece *piece)
{
    const nt_inline *source = cell->copy.parts.items[piece->tag].source;
    return source && (source->style & NT_STYLE_MARK);
}

static bool is_letter(uint32_t code)
{
    return (code | 32) >= 'a' && (code | 32) <= 'z';
}

/* A word behind the number, its unit: a column of numbers would be as wide on either side of the
 * mark as the longest of them. Signs such as "(r)" are no words. */
static bool has_word(const nt_table_cell *cell)
{
    const nt_line *line = &cell->lines.lines[0];
    for (size_t i = 0; i < line->piece_count; i++) {
        const nt_run *run = &line->pieces[i].run;
        for (size_t g = 0; g < run->count && !is_mark(cell, &line->pieces[i]); g++) {
            if (is_letter(run->glyphs[g].code_point)) {
                return true;
            }
        }
    }
    return false;
}

/* A number opens with its sign and digits; the mark stands behind the last digit of the whole part:
 * "72" in "72,8 (69,8–75,7)", "1.005" in "1.005". */
static void find_mark(nt_table_cell *cell, nt_lang lang)
{
    const char *mark = ((nt_text)NT_TEXT_TEXT_MARK_OF_THOUSANDS).in[lang];
    uint32_t group = nt_utf8_next(&mark, mark + strlen(mark));
    const nt_line *line = &cell->lines.lines[0];
    walker at = {.line = line};
    double x = 0, behind = 0;
    bool digits = false;
    uint32_t before = 0;
    for (const nt_glyph *g = walk(&at); g; before = g->code_point, g = walk(&at)) {
        uint32_t code = g->code_point;
        x += (double)g->advance_pt;
        if (nt_is_digit(code)) {
            digits = true;
            behind = x;
        } else if (digits && !(code == group && nt_is_digit(before))) {
            break;
        } else if (!digits && is_letter(code)) {
            return;
        }
    }
    cell->is_number = digits && !(cell->align == NT_ALIGN_DECIMAL && has_word(cell));
    cell->before_pt = behind;
    cell->after_pt = line->width_pt - behind;
}

/* Marks such as " (r)" hang behind the right edge that numbers share. */
static void find_hang(nt_table_cell *cell)
{
    const nt_line *line = &cell->lines.lines[0];
    double hang = 0;
    for (size_t i = 0; i < line->piece_count; i++) {
        hang = is_mark(cell, &line->pieces[i]) ? hang + line->pieces[i].run.width_pt : 0;
    }
    cell->before_pt = line->width_pt - hang;
    cell->after_pt = hang;
}

/* "tidak diketahui" among numbers stands back. */
static void grey_words(const nt_composer *c, nt_table_cell *cell)
{
    for (size_t i = 0; i < cell->copy.parts.count; i++) {
        for (const char *at = cell->copy.spans.items[i].text; *at; at++) {
            if (nt_is_digit(*at)) {
                return;
            }
        }
    }
    for (size_t i = 0; i < cell->copy.parts.count; i++) {
        cell->copy.parts.items[i].ink = c->style->grey;
    }
}

void nt_layout_cell(nt_composer *c, const nt_inlines *text, const nt_type *type,
                    nt_table_cell *cell)
{
    cell->type = *type;
    cell->copy = (nt_copy){0};
    nt_layout_copy_inlines(c, &cell->copy, text, type);
    cell->lines = nt_layout_unbroken(c, &cell->copy);
    for (size_t i = 0; i < cell->lines.line_count; i++) {
        double word = longest_word(&cell->lines.lines[i]);
        cell->word_pt = word > cell->word_pt ? word : cell->word_pt;
    }
    bool among_numbers = cell->align == NT_ALIGN_DECIMAL || cell->align == NT_ALIGN_RIGHT;
    if (among_numbers && cell->lines.line_count == 1) {
        find_mark(cell, c->lang);
    }
    if (cell->align == NT_ALIGN_RIGHT && cell->lines.line_count == 1) {
        find_hang(cell);
    }
    if (cell->align == NT_ALIGN_DECIMAL && !cell->is_number) {
        grey_words(c, cell);
    }
}

static void shrink_spans(nt_table_cell *cell, double scale)
{
    for (size_t i = 0; i < cell->copy.parts.count; i++) {
        cell->copy.spans.items[i].size_pt *= scale;
        cell->copy.spans.items[i].rise_pt *= scale;
    }
    cell->before_pt *= scale;
    cell->after_pt *= scale;
}

static void shrink_run(nt_run *run, double scale)
{
    for (size_t i = 0; i < run->count; i++) {
        run->glyphs[i].advance_pt *= (float)scale;
        run->glyphs[i].natural_pt *= (float)scale;
    }
    run->size_pt *= scale;
    run->width_pt *= scale;
}

/* Outlines scale: what is shaped need not be shaped again to be smaller. It is shrunk where it
 * lies: the lines were made for this cell. */
static void shrink_lines(nt_paragraph *text, double scale)
{
    NT_EACH(nt_line, line, text->lines, text->line_count) {
        NT_EACH(nt_piece, piece, line->pieces, line->piece_count) {
            shrink_run(&piece->run, scale);
            piece->x_pt *= scale;
            piece->rise_pt *= scale;
        }
        line->width_pt *= scale;
        line->size_pt *= scale;
    }
    text->width_pt *= scale;
}

void nt_layout_cell_fit(nt_composer *c, nt_table_cell *cell, double scale, double width_pt)
{
    if (cell->lines.line_count == 0) {
        return;
    }
    if (scale != 1) {
        shrink_spans(cell, scale);
    }
    if (cell->lines.width_pt * scale <= width_pt) {
        if (scale != 1) {
            shrink_lines(&cell->lines, scale);
        }
        return;
    }
    nt_breaking breaking = {
        .width_pt = width_pt, .hyphenate = cell->align == NT_ALIGN_LEFT, .greedy = true};
    cell->lines = nt_layout_break(c, &cell->copy, breaking);
    cell->is_number = cell->is_number && cell->lines.line_count == 1;
}

double nt_layout_cell_x(const nt_table_cell *cell, size_t i, double x, double width_pt,
                        double after_pt)
{
    double spare = width_pt - cell->lines.lines[i].width_pt;
    bool is_whole = cell->lines.line_count == 1;
    switch (cell->align) {
    case NT_ALIGN_LEFT:
        return x;
    case NT_ALIGN_CENTRE:
        return x + spare / 2;
    case NT_ALIGN_DECIMAL:
    case NT_ALIGN_RIGHT:
        if ((cell->is_number || (is_whole && cell->align == NT_ALIGN_RIGHT)) &&
            after_pt >= cell->after_pt && cell->before_pt + after_pt <= width_pt + 0.01) {
            return x + width_pt - after_pt - cell->before_pt;
        }
        return x + spare;
    default:
        return x + spare;
    }
}
