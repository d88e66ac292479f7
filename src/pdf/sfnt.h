/* TrueType files, as far as embedding needs them: widths, boxes, and a subset.
 * Source of the format: ISO/IEC 14496-22 (Open Font Format), clauses 4 and 5. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "text/font.h"

typedef struct {
    size_t offset, length; /* length 0: the font has no such table */
} nt_sfnt_table;

typedef struct {
    nt_bytes bytes;
    const char *path;
    nt_sfnt_table head, hhea, maxp, hmtx, loca, glyf, cvt, fpgm, prep;
    unsigned units_per_em, glyph_count, metric_count;
    bool long_loca;
    int box[4]; /* of all glyphs, in thousandths of the type size */
} nt_sfnt;

/* Checks what the functions below rely on. A file that is no TrueType font, or is cut, is
 * NT_SYSTEM. */
nt_status nt_pdf_sfnt_open(const nt_font_info *info, nt_sfnt *out, nt_error *err);

/* The advance of a glyph below glyph_count, in thousandths of the type size, rounded: what /W says
 * and so what a reader moves by. */
int nt_pdf_sfnt_width(const nt_sfnt *font, uint16_t glyph);

/* The font with the outlines of the glyphs that `keep` names (and of those they are made of, and
 * of glyph 0), glyph numbers unchanged, without the tables that only layout needs. `keep` holds
 * glyph_count flags and gains the parts of composite glyphs. */
nt_status nt_pdf_sfnt_subset(nt_arena *arena, const nt_sfnt *font, bool *keep, nt_bytes *out,
                             nt_error *err);
