/* Shaping of code points, the step below text/shape.h; private to the room. */
#pragma once

#include <hb.h>

#include "characters.h"
#include "text/shape.h"

/* Decodes valid UTF-8 into `out`, which has room for `length` code points, and returns how many
 * there are. A combining mark is composed with the letter before it where Unicode has the pair as
 * one character; what has no shape is left out, but soft hyphens and zero width spaces, which say
 * where a line may end. */
size_t nt_codes_decode(const char *text, size_t length, uint32_t *out);

/* Characters of one font that join or carry marks, as the shaper draws them, from left to right;
 * the clusters are indices of `codes`. The buffer is the fonts' own, until the next call. */
hb_buffer_t *nt_codes_join(const nt_fonts *fonts, size_t font, const uint32_t *codes, size_t count);

/* Fails with the message that text/shape.h promises at the first code point that no font has. */
nt_status nt_codes_check(nt_arena *arena, const nt_fonts *fonts, nt_face face,
                         const uint32_t *codes, size_t count, nt_error *err);

/* One glyph a code point into `out`, unless that is NULL; glyph 0 of what nt_codes_join draws.
 * Every code point must have a glyph. Returns the width. */
double nt_codes_shape(const nt_fonts *fonts, nt_face face, double size_pt, const uint32_t *codes,
                      size_t count, nt_glyph *out);
