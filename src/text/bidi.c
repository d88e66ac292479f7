#include "bidi.h"

#include <fribidi.h>

#include "characters.h"
#include "words/text.h"

static bool is_one_way(const nt_glyph *glyphs, size_t count)
{
    return NT_ALL(i, count, !character_is_right_to_left(glyphs[i].code_point));
}

nt_status bidi_set_levels(nt_arena *arena, nt_glyph *glyphs, size_t count, nt_error *err)
{
    if (is_one_way(glyphs, count)) {
        return NT_OK;
    }
    FriBidiChar *codes = nt_new_array(arena, FriBidiChar, count);
    FriBidiCharType *types = nt_new_array(arena, FriBidiCharType, count);
    FriBidiBracketType *brackets = nt_new_array(arena, FriBidiBracketType, count);
    FriBidiLevel *levels = nt_new_array(arena, FriBidiLevel, count);
    FriBidiParType base = FRIBIDI_PAR_LTR;
    for (size_t i = 0; i < count; i++) {
        codes[i] = glyphs[i].code_point;
    }
    fribidi_get_bidi_types(codes, (FriBidiStrIndex)count, types);
    fribidi_get_bracket_types(codes, (FriBidiStrIndex)count, types, brackets);
    NT_FAIL_IF(!fribidi_get_par_embedding_levels_ex(types, brackets, (FriBidiStrIndex)count, &base,
                                                    levels),
               err, NT_SYSTEM, nt_nowhere, NT_MESSAGE_TEXT_BIDI_MEMORY());
    for (size_t i = 0; i < count; i++) {
        glyphs[i].level = (uint8_t)levels[i];
    }
    return NT_OK;
}

static void reverse(size_t *order, size_t first, size_t end)
{
    for (; first + 1 < end; first++, end--) {
        size_t kept = order[first];
        order[first] = order[end - 1];
        order[end - 1] = kept;
    }
}

/* Rule L2: from the highest level down to 1, whatever has at least that level is reversed. */
void bidi_place(nt_arena *arena, const uint8_t *levels, const double *widths, size_t count,
                double *x)
{
    size_t *order = nt_new_array(arena, size_t, count);
    uint8_t level = 0;
    for (size_t i = 0; i < count; i++) {
        order[i] = i;
        level = levels[i] > level ? levels[i] : level;
    }
    for (; level > 0; level--) {
        for (size_t first = 0, end; first < count; first = end) {
            for (end = first; end < count && levels[order[end]] >= level;) {
                end++;
            }
            reverse(order, first, end);
            end = end > first ? end : first + 1;
        }
    }
    double pen = 0;
    for (size_t i = 0; i < count; i++) {
        x[order[i]] = pen;
        pen += widths[order[i]];
    }
}
