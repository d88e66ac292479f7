#include "text/paragraph.h"

#include <math.h>

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

static size_t same_span(const letters *row, size_t first, size_t end)
{
    size_t at = first + 1;
    while (at < end && row->span_of[at] == row->span_of[first]) {
        at++;
    }
    return at;
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
    NT_VEC(nt_piece) pieces = {0};
    for (size_t at = first; at < end;) {
        size_t next = same_span(row, at, end), index = row->span_of[at];
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

nt_status nt_text_break(nt_arena *arena, const nt_fonts *fonts, const nt_span *spans,
                        size_t span_count, const nt_measure *measure, nt_paragraph *out,
                        nt_error *err)
{
    letters row;
    nt_status status = letters_open(arena, fonts, spans, span_count, &row, err);
    if (status != NT_OK) {
        return status;
    }
    letters_find_breaks(&row, measure->hyphenator);
    line_rule rule = {
        .width_pt = measure->width_pt,
        .first_width_pt = measure->width_pt - measure->first_indent_pt,
        .stretch_pt = stretch_pt(spans, span_count, measure->width_pt),
    };
    line_ends ends = fit_line_ends(arena, &row, &rule);
    nt_paragraph paragraph = {0};
    const size_t *closes = measure->greedy ? fit_greedy(arena, &ends, &rule, &paragraph.line_count)
                                           : fit_total(arena, &ends, &rule, &paragraph.line_count);
    make_lines(arena, &row, &ends, closes, measure->first_indent_pt, &paragraph);
    *out = paragraph;
    return NT_OK;
}
