#include "letters.h"

#include <string.h>

#include "bidi.h"
#include "codes.h"

/* Takes soft hyphens and zero width spaces out of a span's code points; each leaves a break behind
 * the letter before it, which may stand in an earlier span. */
static size_t take_breaks(letters *row, uint32_t *codes, size_t count)
{
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (codes[i] != SOFT_HYPHEN && codes[i] != ZERO_WIDTH_SPACE) {
            codes[kept++] = codes[i];
        } else if (row->count + kept) {
            row->breaks[row->count + kept - 1] = codes[i] == SOFT_HYPHEN ? BREAK_SOFT : BREAK_MARK;
        }
    }
    return kept;
}

/* A forced break parts the text: each part is checked and shaped by itself. */
static nt_status shape_parts(nt_arena *arena, const nt_fonts *fonts, const nt_span *span,
                             const uint32_t *codes, size_t count, nt_glyph *glyphs, nt_error *err)
{
    for (size_t first = 0; first < count;) {
        size_t end = first;
        while (end < count && codes[end] != '\n') {
            end++;
        }
        NT_TRY(nt_codes_check(arena, fonts, span->face, codes + first, end - first, err));
        nt_codes_shape(fonts, span->face, span->size_pt, codes + first, end - first,
                       glyphs + first);
        if (end < count) {
            glyphs[end].code_point = '\n';
            end++;
        }
        first = end;
    }
    return NT_OK;
}

static nt_status add_span(nt_arena *arena, const nt_fonts *fonts, letters *row, size_t index,
                          uint32_t *codes, nt_error *err)
{
    static const uint32_t hyphen = SOFT_HYPHEN;
    const nt_span *span = &row->spans[index];
    size_t count = nt_codes_decode(span->text, strlen(span->text), codes);
    count = take_breaks(row, codes, count);
    NT_TRY(nt_codes_check(arena, fonts, span->face, &hyphen, 1, err));
    NT_TRY(shape_parts(arena, fonts, span, codes, count, row->glyphs + row->count, err));
    nt_codes_shape(fonts, span->face, span->size_pt, &hyphen, 1, &row->hyphens[index]);
    for (size_t i = 0; i < count; i++) {
        row->span_of[row->count + i] = (uint32_t)index;
    }
    row->count += count;
    return NT_OK;
}

nt_status letters_open(nt_arena *arena, nt_arena *scratch, const nt_fonts *fonts,
                       const nt_span *spans, size_t span_count, letters *out, nt_error *err)
{
    size_t most = 0, longest = 0;
    for (size_t i = 0; i < span_count; i++) {
        size_t length = strlen(spans[i].text);
        most += length;
        longest = length > longest ? length : longest;
    }
    letters row = {
        .spans = spans,
        .glyphs = nt_new_array(arena, nt_glyph, most),
        .breaks = nt_new_array(scratch, uint8_t, most),
        .span_of = nt_new_array(scratch, uint32_t, most),
        .x_pt = nt_new_array(scratch, double, most + 1),
        .hyphens = nt_new_array(scratch, nt_glyph, span_count),
    };
    uint32_t *codes = nt_new_array(scratch, uint32_t, longest);
    for (size_t i = 0; i < span_count; i++) {
        NT_TRY(add_span(scratch, fonts, &row, i, codes, err));
    }
    NT_TRY(bidi_set_levels(arena, row.glyphs, row.count, err));
    for (size_t i = 0; i < row.count; i++) {
        row.x_pt[i + 1] = row.x_pt[i] + (double)row.glyphs[i].advance_pt;
    }
    *out = row;
    return NT_OK;
}

size_t letters_visible_end(const letters *row, size_t first, size_t end)
{
    while (end > first && (character_is_open_blank(row->glyphs[end - 1].code_point) ||
                           row->glyphs[end - 1].code_point == '\n')) {
        end--;
    }
    return end;
}

double letters_edge_pt(const letters *row, size_t first, size_t end)
{
    end = letters_visible_end(row, first, end);
    /* At the end of a line nothing follows: the last letter is not kerned. */
    return end > first ? row->x_pt[end - 1] + (double)row->glyphs[end - 1].natural_pt
                       : row->x_pt[first];
}
