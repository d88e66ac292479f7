#include "text/paragraph.h"

#include <math.h>

#include "bidi.h"
#include "fit.h"

/* The glyphs of [first, end) as they stand in a line: behind the last one nothing is kerned, and a
 * break in a word adds its hyphen. Letters belong to one line only, so that glyphs can be shared
 * and changed in place. */
static nt_run run_of(nt_arena *arena, letters *row, size_t first, size_t end, bool hyphen)
{
    size_t index = row->span_of[first];
    const nt_span *span = &row->spans[index];
    nt_run run = {span->face, span->size_pt, row->glyphs + first, end - first, 0};
    row->glyphs[end - 1].advance_pt = row->glyphs[end - 1].natural_pt;
    if (hyphen) {
        nt_glyph *glyphs = nt_new_array(arena, nt_glyph, run.count + 1);
        for (size_t i = 0; i < run.count; i++) {
            glyphs[i] = run.glyphs[i];
        }
        glyphs[run.count++] = row->hyphens[index];
        run.glyphs = glyphs;
    }
    for (size_t i = 0; i < run.count; i++) {
        run.width_pt += (double)run.glyphs[i].advance_pt;
    }
    return run;
}

/* Of one span and direction. */
static size_t piece_end(const letters *row, size_t first, size_t end)
{
    size_t at = first + 1;
    while (at < end && row->span_of[at] == row->span_of[first] &&
           row->glyphs[at].level == row->glyphs[first].level) {
        at++;
    }
    return at;
}

/* Blanks at the end of a line stand at its end, whichever way the text before them runs. */
static void settle_blanks(letters *row, size_t first, size_t end)
{
    for (size_t at = letters_visible_end(row, first, end); at < end; at++) {
        row->glyphs[at].level = 0;
    }
}

/* Pieces stay in the order of reading; what runs from right to left is placed as it is seen. */
static void place_pieces(nt_arena *arena, nt_piece *pieces, size_t count)
{
    uint8_t *levels = nt_new_array(arena, uint8_t, count);
    double *widths = nt_new_array(arena, double, count), *x = nt_new_array(arena, double, count);
    bool one_way = true;
    for (size_t i = 0; i < count; i++) {
        levels[i] = pieces[i].run.glyphs[0].level;
        widths[i] = pieces[i].run.width_pt;
        one_way = one_way && !levels[i];
    }
    if (one_way) {
        return;
    }
    double start = pieces[0].x_pt;
    bidi_place(arena, levels, widths, count, x);
    for (size_t i = 0; i < count; i++) {
        pieces[i].x_pt = start + x[i];
    }
}

static nt_line make_line(nt_arena *arena, letters *row, size_t first, const line_end *close,
                         double x_pt)
{
    size_t end = close->end;
    bool added = break_adds_hyphen(close->kind);
    double seen = close->edge_pt - row->x_pt[first];
    nt_line line = {
        .width_pt = x_pt + (seen > 0 ? seen : 0),
        .hyphenated = added,
        .size_pt = row->spans[row->span_of[first]].size_pt,
    };
    if (row->glyphs[end - 1].code_point == '\n') {
        end--;
    }
    settle_blanks(row, first, end);
    NT_VEC(nt_piece) pieces = {0};
    for (size_t at = first; at < end;) {
        size_t next = piece_end(row, at, end), index = row->span_of[at];
        const nt_span *span = &row->spans[index];
        nt_piece piece = {
            .run = run_of(arena, row, at, next, added && next == end),
            .span = index,
            .tag = span->tag,
            .x_pt = x_pt,
            .rise_pt = span->rise_pt,
        };
        nt_vec_push(arena, &pieces, piece);
        x_pt += piece.run.width_pt;
        line.size_pt = span->size_pt > line.size_pt ? span->size_pt : line.size_pt;
        at = next;
    }
    place_pieces(arena, pieces.items, pieces.count);
    line.pieces = pieces.items;
    line.piece_count = pieces.count;
    return line;
}

static void make_lines(nt_arena *arena, letters *row, const line_ends *ends, const size_t *closes,
                       double indent_pt, nt_paragraph *out)
{
    nt_line *lines = nt_new_array(arena, nt_line, out->line_count);
    size_t first = 0;
    for (size_t i = 0; i < out->line_count; i++) {
        const line_end *close = &ends->items[closes[i]];
        lines[i] = make_line(arena, row, first, close, i == 0 ? indent_pt : 0);
        out->width_pt = lines[i].width_pt > out->width_pt ? lines[i].width_pt : out->width_pt;
        first = close->end;
    }
    out->lines = lines;
}

/* About a word, and in a wide column somewhat more: there ragged lines do not ask for hyphens. */
static double stretch_pt(const nt_span *spans, size_t count, double width_pt)
{
    double largest = 1;
    for (size_t i = 0; i < count; i++) {
        largest = fmax(largest, spans[i].size_pt);
    }
    return fmax(4 * largest, 0.12 * width_pt);
}

static nt_status break_lines(nt_arena *arena, nt_arena *scratch, const nt_fonts *fonts,
                             const nt_span *spans, size_t span_count, const nt_measure *measure,
                             nt_paragraph *out, nt_error *err)
{
    letters row;
    NT_TRY(letters_open(arena, scratch, fonts, spans, span_count, &row, err));
    letters_find_breaks(&row, measure->hyphenator, !measure->greedy);
    line_rule rule = {
        .width_pt = measure->width_pt,
        .first_width_pt = measure->width_pt - measure->first_indent_pt,
        .stretch_pt = stretch_pt(spans, span_count, measure->width_pt),
    };
    line_ends ends = fit_line_ends(scratch, &row, &rule);
    nt_paragraph paragraph = {0};
    /* A text with so many places to break is no prose, and weighing them all takes its time. */
    enum { WEIGHED_ENDS_MAX = 100 * 1000 };
    bool greedy = measure->greedy || ends.count > WEIGHED_ENDS_MAX;
    const size_t *closes = greedy ? fit_greedy(scratch, &ends, &rule, &paragraph.line_count)
                                  : fit_total(scratch, &ends, &rule, &paragraph.line_count);
    make_lines(arena, &row, &ends, closes, measure->first_indent_pt, &paragraph);
    *out = paragraph;
    return NT_OK;
}

nt_status nt_text_break(nt_arena *arena, const nt_fonts *fonts, const nt_span *spans,
                        size_t span_count, const nt_measure *measure, nt_paragraph *out,
                        nt_error *err)
{
    NT_PASSING_ARENA(scratch);
    return break_lines(arena, scratch, fonts, spans, span_count, measure, out, err);
}
