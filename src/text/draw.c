/* How a run is drawn: together, or apart where letters join or run from right to left. */
#include <fribidi.h>

#include "bidi.h"
#include "codes.h"
#include "faces.h"

/* A stretch of a run that is drawn as one. */
typedef struct {
    nt_arena *arena;
    const nt_fonts *fonts;
    const nt_run *run;
    size_t first, end;
    double scale; /* points a unit */
} stretch;

bool nt_run_is_plain(const nt_run *run)
{
    return NT_ALL(i, run->count, !run->glyphs[i].level && run->glyphs[i].glyph);
}

static bool is_one_part(const nt_glyph *a, const nt_glyph *b)
{
    return a->font == b->font && a->level == b->level && !a->glyph == !b->glyph;
}

static uint16_t mirrored(const stretch *s, const nt_glyph *glyph)
{
    FriBidiChar other;
    face_glyph found = {0, 0};
    if (glyph->level % 2 && fribidi_get_mirror_char(glyph->code_point, &other)) {
        found = face_find(face_entry_of(s->fonts, glyph->font), other);
    }
    return found.glyph ? found.glyph : glyph->glyph;
}

/* Glyphs of their own, which may stand in a text that runs from right to left. */
static void draw_apart(const stretch *s, nt_drawn_part *out)
{
    size_t count = s->end - s->first;
    nt_drawn_glyph *drawn = nt_new_array(s->arena, nt_drawn_glyph, count);
    double x = 0;
    for (size_t i = 0; i < count; i++) {
        size_t at = out->right_to_left ? s->end - 1 - i : s->first + i;
        const nt_glyph *glyph = &s->run->glyphs[at];
        drawn[i] = (nt_drawn_glyph){mirrored(s, glyph), glyph->font, (float)x, 0, at, 1};
        x += (double)glyph->advance_pt;
    }
    out->glyphs = drawn;
    out->count = count;
}

/* Glyphs of a cluster stand together; the first in reading tells what it stands for. */
static void tell_text(const stretch *s, const hb_glyph_info_t *infos, size_t count, bool backward,
                      nt_drawn_glyph *drawn)
{
    size_t end = s->end - s->first;
    for (size_t i = count; i > 0; i--) { /* from the last in reading to the first */
        size_t at = backward ? count - i : i - 1, before = backward ? at + 1 : at - 1;
        bool leads = i == 1 || infos[before].cluster != infos[at].cluster;
        drawn[at].first = s->first + infos[at].cluster;
        drawn[at].count = leads ? end - infos[at].cluster : 0;
        end = leads ? infos[at].cluster : end;
    }
}

static void draw_together(const stretch *s, nt_drawn_part *out)
{
    size_t length = s->end - s->first;
    uint32_t *codes = nt_new_array(s->arena, uint32_t, length);
    for (size_t i = 0; i < length; i++) {
        codes[i] = s->run->glyphs[s->first + i].code_point;
    }
    hb_buffer_t *buffer = nt_codes_join(s->fonts, out->font, codes, length);
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, NULL);
    nt_drawn_glyph *drawn = nt_new_array(s->arena, nt_drawn_glyph, count);
    double pen = 0;
    for (unsigned i = 0; i < count; i++) {
        drawn[i] = (nt_drawn_glyph){.glyph = (uint16_t)infos[i].codepoint,
                                    .font = (uint8_t)out->font,
                                    .x_pt = (float)(pen + positions[i].x_offset * s->scale),
                                    .y_pt = (float)(positions[i].y_offset * s->scale)};
        pen += positions[i].x_advance * s->scale;
    }
    tell_text(s, infos, count, HB_DIRECTION_IS_BACKWARD(hb_buffer_get_direction(buffer)), drawn);
    out->glyphs = drawn;
    out->count = count;
}

static nt_drawn_part draw_stretch(const stretch *s)
{
    const nt_glyph *first = &s->run->glyphs[s->first];
    nt_drawn_part part = {
        .font = first->font, .first = s->first, .end = s->end, .right_to_left = first->level % 2};
    if (first->glyph) {
        draw_apart(s, &part);
    } else {
        draw_together(s, &part);
    }
    return part;
}

static double width_of(const stretch *s)
{
    double width = 0;
    for (size_t i = s->first; i < s->end; i++) {
        width += (double)s->run->glyphs[i].advance_pt;
    }
    return width;
}

static void shift(nt_arena *arena, nt_drawn_part *part, double by_pt)
{
    nt_drawn_glyph *glyphs = nt_arena_copy(arena, part->glyphs, part->count * sizeof *part->glyphs);
    for (size_t i = 0; i < part->count; i++) {
        glyphs[i].x_pt += (float)by_pt;
    }
    part->glyphs = glyphs;
}

const nt_drawn_part *nt_text_draw(nt_arena *arena, const nt_fonts *fonts, const nt_run *run,
                                  size_t *count)
{
    nt_drawn_part *parts = nt_new_array(arena, nt_drawn_part, run->count);
    uint8_t *levels = nt_new_array(arena, uint8_t, run->count);
    double *widths = nt_new_array(arena, double, run->count);
    double *x = nt_new_array(arena, double, run->count);
    size_t found = 0;
    for (size_t first = 0, end; first < run->count; first = end, found++) {
        const nt_glyph *glyph = &run->glyphs[first];
        for (end = first + 1; end < run->count && is_one_part(glyph, &run->glyphs[end]);) {
            end++;
        }
        double scale = run->size_pt / face_entry_of(fonts, glyph->font)->info.units_per_em;
        stretch s = {arena, fonts, run, first, end, scale};
        parts[found] = draw_stretch(&s);
        levels[found] = glyph->level;
        widths[found] = width_of(&s);
    }
    bidi_place(arena, levels, widths, found, x);
    for (size_t i = 0; i < found; i++) {
        shift(arena, &parts[i], x[i]);
    }
    *count = found;
    return parts;
}
