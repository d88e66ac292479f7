#include "text/shape.h"

#include <assert.h>
#include <string.h>

#include "base/personal.h"
#include "base/utf8.h"
#include "bidi.h"
#include "codes.h"
#include "faces.h"
#include "words/text.h"

static bool is_break(uint32_t code)
{
    return code == SOFT_HYPHEN || code == ZERO_WIDTH_SPACE;
}

static bool is_joiner(uint32_t code)
{
    return code == JOINER || code == NON_JOINER;
}

size_t nt_codes_decode(const char *text, size_t length, uint32_t *out)
{
    const char *at = text, *end = text + length;
    size_t count = 0;
    while (at < end) {
        uint32_t code = nt_utf8_next(&at, end);
        assert(code != NT_UTF8_INVALID);
        hb_codepoint_t whole;
        if (character_may_compose(code) && count &&
            hb_unicode_compose(hb_unicode_funcs_get_default(), out[count - 1], code, &whole)) {
            out[count - 1] = whole;
        } else if (is_break(code) || !character_is_unseen(code) ||
                   (count && is_joiner(code) && character_joins(out[count - 1]))) {
            out[count++] = code;
        }
    }
    return count;
}

/* A letter and its marks: what needs more is in no language (Unicode Standard Annex 15 has 30 marks
 * in what is safe for streams), and to set them takes HarfBuzz the square of their number. */
enum { CLUSTER_MAX = 32 };

/* Leaves the soft hyphens and zero width spaces out, but for a hyphen at the end, which is that of
 * a broken line. Returns how many are left. */
static size_t drop_breaks(uint32_t *codes, size_t count)
{
    return NT_PICK(codes, i, count, codes[i],
                   !is_break(codes[i]) || (codes[i] == SOFT_HYPHEN && i + 1 == count));
}

static bool is_control(uint32_t code)
{
    return code < 0x20 || (code >= 0x7F && code < 0xA0) || character_turns(code);
}

/* The text around the character, fit for a message: a number is masked before it can be cut. */
static const char *excerpt(nt_arena *arena, const uint32_t *codes, size_t count, size_t at)
{
    enum { AROUND = 24 };
    size_t first = at > AROUND ? at - AROUND : 0;
    size_t last = count - at > AROUND ? at + AROUND : count;
    nt_buffer whole = nt_buffer_open(arena);
    for (size_t i = 0; i < count; i++) {
        char bytes[4];
        nt_buffer_add(&whole, bytes, nt_utf8_put(is_control(codes[i]) ? ' ' : codes[i], bytes));
    }
    nt_personal_mask(whole.bytes);
    const char *from = whole.bytes, *end = from + strlen(from);
    for (size_t i = 0; i < first; i++) {
        nt_utf8_next(&from, end);
    }
    const char *to = from;
    for (size_t i = first; i < last; i++) {
        nt_utf8_next(&to, end);
    }
    return nt_arena_printf(arena, "%s%.*s%s", first ? "…" : "", (int)(to - from), from,
                           last < count ? "…" : "");
}

static nt_status missing(nt_arena *arena, const uint32_t *codes, size_t count, size_t at,
                         nt_error *err)
{
    uint32_t code = codes[at];
    const char *text = excerpt(arena, codes, count, at);
    const char *named = nt_arena_printf(arena, "U+%04X", (unsigned)code);
    NT_FAIL_IF(is_control(code), err, NT_INVALID, nt_nowhere,
               NT_MESSAGE_TEXT_CONTROL_CHARACTER(.code = named, .text = text));
    char bytes[5] = {0};
    nt_utf8_put(code, bytes);
    return nt_fail(err, NT_INVALID, nt_nowhere,
                   NT_MESSAGE_TEXT_NO_GLYPH(.code = named, .character = bytes, .text = text));
}

/* The index behind the marks of the character at `first`: they have one font. */
static size_t cluster_end(const uint32_t *codes, size_t first, size_t count)
{
    size_t end = first + 1;
    while (end < count && character_is_mark(codes[end])) {
        end++;
    }
    return end;
}

typedef enum { APART, JOINED, JOINED_RIGHT_TO_LEFT } manner;

static manner manner_of(const uint32_t *codes, size_t count)
{
    return character_is_right_to_left(codes[0]) ? JOINED_RIGHT_TO_LEFT : count > 1 ? JOINED : APART;
}

/* Characters that are shaped alike; no font has them where it is NT_FONT_COUNT. */
typedef struct {
    size_t end, font;
    manner how;
} piece;

/* The first of them: Latin letters that the face itself has, as nearly all are, or one character
 * with its marks. */
static piece piece_at(const nt_fonts *fonts, nt_face face, const uint32_t *codes, size_t first,
                      size_t count)
{
    const face_glyph *latin = fonts->faces[face].latin;
    size_t end = first;
    while (end < count && codes[end] < LATIN_COUNT && latin[codes[end]].glyph) {
        end++;
    }
    end -= end > first && end < count; /* a mark may follow it */
    if (end > first) {
        return (piece){end, face, APART};
    }
    end = cluster_end(codes, first, count);
    return (piece){end, face_font_of(fonts, face, codes + first, end - first),
                   manner_of(codes + first, end - first)};
}

/* The first that no font has; where each has one, the mark that the letter's font lacks. */
static size_t culprit(const nt_fonts *fonts, nt_face face, const uint32_t *codes, size_t count)
{
    NT_RETURN_FIRST(i, count, face_font_of(fonts, face, &codes[i], 1) == NT_FONT_COUNT, i,
                    count - 1);
}

nt_status nt_codes_check(nt_arena *arena, const nt_fonts *fonts, nt_face face,
                         const uint32_t *codes, size_t count, nt_error *err)
{
    for (size_t first = 0; first < count;) {
        piece next = piece_at(fonts, face, codes, first, count);
        NT_FAIL_IF(next.how != APART && next.end - first > CLUSTER_MAX, err, NT_INVALID, nt_nowhere,
                   NT_MESSAGE_TEXT_MANY_MARKS(.most = CLUSTER_MAX - 1,
                                              .text = excerpt(arena, codes, count, first)));
        if (next.font == NT_FONT_COUNT) {
            *err = fonts->scratch->failure;
            size_t at = first + culprit(fonts, face, codes + first, next.end - first);
            return fonts->scratch->failed ? fonts->scratch->failed
                                          : missing(arena, codes, count, at, err);
        }
        first = next.end;
    }
    return NT_OK;
}

/* A character with its marks, as it stands in a text. */
typedef struct {
    uint32_t codes[CLUSTER_MAX];
    const char *starts[CLUSTER_MAX];
    size_t count;
} cluster;

static bool add_to_cluster(cluster *c, uint32_t code, const char *start)
{
    hb_codepoint_t whole;
    if (c->count && character_may_compose(code) &&
        hb_unicode_compose(hb_unicode_funcs_get_default(), c->codes[c->count - 1], code, &whole)) {
        c->codes[c->count - 1] = whole;
        return true;
    }
    if (c->count == CLUSTER_MAX || (c->count && !character_is_mark(code))) {
        return false;
    }
    /* The report room makes blanks of ASCII's controls. */
    bool blank = code < ' ' || code == 0x7F;
    if (!blank && (!character_is_unseen(code) ||
                   (c->count && is_joiner(code) && character_joins(c->codes[c->count - 1])))) {
        c->starts[c->count] = start;
        c->codes[c->count++] = code;
    }
    return true;
}

nt_status nt_text_unset(const nt_fonts *fonts, const char *text, size_t length, const char **out,
                        uint32_t *code, nt_error *err)
{
    *out = NULL;
    for (const char *at = text, *end = text + length; at < end && !*out;) {
        cluster c = {.count = 0};
        const char *start = at;
        while (at < end && add_to_cluster(&c, nt_utf8_next(&at, end), start)) {
            start = at;
        }
        at = start;
        const char *behind = start;
        if (c.count == CLUSTER_MAX && at < end && character_is_mark(nt_utf8_next(&behind, end))) {
            *out = at;
            *code = NT_TEXT_MARKS;
        } else if (c.count &&
                   face_font_of(fonts, NT_FACE_REGULAR, c.codes, c.count) == NT_FONT_COUNT) {
            size_t index = culprit(fonts, NT_FACE_REGULAR, c.codes, c.count);
            *out = c.starts[index];
            *code = c.codes[index];
        }
    }
    if (fonts->scratch->failed) {
        *out = NULL;
        *err = fonts->scratch->failure;
    }
    return fonts->scratch->failed;
}

/* Ligatures and alternates are off by name, should a face with such tables be put in. */
static const hb_feature_t features[] = {
    {HB_TAG('k', 'e', 'r', 'n'), 1, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    {HB_TAG('l', 'i', 'g', 'a'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    {HB_TAG('c', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    {HB_TAG('d', 'l', 'i', 'g'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    {HB_TAG('c', 'a', 'l', 't'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    {HB_TAG('c', 'c', 'm', 'p'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
    {HB_TAG('l', 'o', 'c', 'l'), 0, HB_FEATURE_GLOBAL_START, HB_FEATURE_GLOBAL_END},
};

/* Leaves glyphs and positions of the code points in the scratch buffer. */
static hb_buffer_t *run_shaper(const nt_fonts *fonts, size_t font, const uint32_t *codes,
                               size_t count)
{
    hb_buffer_t *buffer = fonts->scratch->buffer;
    hb_buffer_reset(buffer);
    /* Soft hyphens are asked for to be seen: the shaper would hide them. */
    hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_PRESERVE_DEFAULT_IGNORABLES);
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_CHARACTERS);
    hb_buffer_set_direction(buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, HB_SCRIPT_LATIN);
    hb_buffer_set_content_type(buffer, HB_BUFFER_CONTENT_TYPE_UNICODE);
    for (size_t i = 0; i < count; i++) {
        hb_buffer_add(buffer, face_drawn(&fonts->faces[font], codes[i]), (unsigned)i);
    }
    hb_shape(fonts->faces[font].shaper, buffer, features, sizeof features / sizeof *features);
    assert(hb_buffer_get_length(buffer) == count);
    return buffer;
}

/* Letters, punctuation and signs that stand by themselves, as nearly all do: among them nothing but
 * kerning happens, and that between two neighbours. */
static bool is_plain(const uint32_t *codes, size_t count)
{
    return NT_ALL(i, count, codes[i] < 0x300 || (codes[i] >= 0x2010 && codes[i] < 0x2300));
}

/* Where the next glyph is drawn, from where glyph `i` is. The shaper gives half of a pair's kerning
 * to each side, as an offset of the second glyph; a PDF has advances only. What stands in for
 * another character is not kerned. */
static long advance_at(const face_entry *entry, const uint32_t *codes,
                       const hb_glyph_position_t *positions, size_t count, size_t i)
{
    if (face_drawn(entry, codes[i]) != codes[i]) {
        return face_find(entry, codes[i]).advance_units;
    }
    long next = i + 1 < count ? positions[i + 1].x_offset : 0;
    return positions[i].x_advance - positions[i].x_offset + next;
}

/* Kerning of at most a tenth of an em: readers take a wider gap (pdf.js: 0.102 em) for a blank, and
 * a web address with "AJ" in it, 0.13 em apart in Open Sans, would be copied in two pieces. */
static long shape_pair(const nt_fonts *fonts, size_t font, uint32_t left, uint32_t right)
{
    const uint32_t pair[] = {left, right};
    hb_buffer_t *buffer = run_shaper(fonts, font, pair, 2);
    const face_entry *entry = &fonts->faces[font];
    long units = advance_at(entry, pair, hb_buffer_get_glyph_positions(buffer, NULL), 2, 0) -
                 face_find(entry, left).advance_units;
    long most = entry->info.units_per_em / 10;
    return units < most ? units : most;
}

/* A report sets the same pairs a hundred times: each is shaped once and remembered. */
static long kern(const nt_fonts *fonts, size_t font, uint32_t left, uint32_t right)
{
    uint32_t hash = ((left << 16 | right) ^ (uint32_t)font << 13) * 2654435761u; /* Knuth */
    face_kern *slot = &fonts->scratch->kerns[hash >> KERN_SHIFT];
    if (slot->left != left || slot->right != right || slot->font != font) {
        int16_t units = (int16_t)shape_pair(fonts, font, left, right);
        *slot = (face_kern){left, right, units, (uint16_t)font};
    }
    return slot->units;
}

/* Characters of one font, and where they go: `out` may be NULL. */
typedef struct {
    const nt_fonts *fonts;
    size_t font;
    double scale; /* points a unit */
    const uint32_t *codes;
    size_t count;
    nt_glyph *out;
} stretch;

/* The script of the first character that has one: HarfBuzz would ask the locale for more. */
static hb_script_t script_of(const uint32_t *codes, size_t count)
{
    hb_script_t script = HB_SCRIPT_COMMON;
    for (size_t i = 0; i < count && (script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED);
         i++) {
        script = hb_unicode_script(hb_unicode_funcs_get_default(), codes[i]);
    }
    return script;
}

hb_buffer_t *nt_codes_join(const nt_fonts *fonts, size_t font, const uint32_t *codes, size_t count)
{
    hb_buffer_t *buffer = fonts->scratch->buffer;
    hb_buffer_reset(buffer);
    hb_buffer_set_flags(buffer, HB_BUFFER_FLAG_REMOVE_DEFAULT_IGNORABLES);
    hb_buffer_set_cluster_level(buffer, HB_BUFFER_CLUSTER_LEVEL_MONOTONE_CHARACTERS);
    hb_buffer_set_direction(buffer, character_is_right_to_left(codes[0]) ? HB_DIRECTION_RTL
                                                                         : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer, script_of(codes, count));
    hb_buffer_add_codepoints(buffer, codes, (int)count, 0, (int)count);
    hb_shape(face_entry_of(fonts, font)->shaper, buffer, NULL, 0);
    return buffer;
}

static void put_glyph(const stretch *s, size_t at, face_glyph found, long advance)
{
    if (s->out) {
        s->out[at] = (nt_glyph){.code_point = s->codes[at],
                                .glyph = found.glyph,
                                .font = (uint8_t)s->font,
                                .advance_pt = (float)((double)advance * s->scale),
                                .natural_pt = (float)(found.advance_units * s->scale)};
    }
}

/* Both return the advance in units. */
static long shape_plain(const stretch *s)
{
    long pen = 0;
    for (size_t i = 0; i < s->count; i++) {
        face_glyph found = face_find(&s->fonts->faces[s->font], s->codes[i]);
        long advance = found.advance_units;
        advance += i + 1 < s->count ? kern(s->fonts, s->font, s->codes[i], s->codes[i + 1]) : 0;
        put_glyph(s, i, found, advance);
        pen += advance;
    }
    return pen;
}

static long shape_whole(const stretch *s)
{
    const face_entry *entry = &s->fonts->faces[s->font];
    hb_buffer_t *buffer = run_shaper(s->fonts, s->font, s->codes, s->count);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, NULL);
    long pen = 0;
    for (size_t i = 0; i < s->count; i++) {
        long advance = advance_at(entry, s->codes, positions, s->count, i);
        put_glyph(s, i, face_find(entry, s->codes[i]), advance);
        pen += advance;
    }
    return pen;
}

/* The width of a cluster goes to its first character. */
static long shape_joined(const stretch *s)
{
    hb_buffer_t *buffer = nt_codes_join(s->fonts, s->font, s->codes, s->count);
    unsigned count;
    const hb_glyph_info_t *infos = hb_buffer_get_glyph_infos(buffer, &count);
    const hb_glyph_position_t *positions = hb_buffer_get_glyph_positions(buffer, NULL);
    long pen = 0;
    for (size_t i = 0; s->out && i < s->count; i++) {
        s->out[i] = (nt_glyph){.code_point = s->codes[i], .font = (uint8_t)s->font};
    }
    for (unsigned i = 0; i < count; i++) {
        pen += positions[i].x_advance;
        if (s->out) {
            nt_glyph *glyph = &s->out[infos[i].cluster];
            glyph->advance_pt += (float)(positions[i].x_advance * s->scale);
            glyph->natural_pt = glyph->advance_pt;
        }
    }
    return pen;
}

static long shape_stretch(const stretch *s, manner how)
{
    bool plain = s->font >= NT_FACE_COUNT || is_plain(s->codes, s->count);
    return how != APART ? shape_joined(s) : plain ? shape_plain(s) : shape_whole(s);
}

double nt_codes_shape(const nt_fonts *fonts, nt_face face, double size_pt, const uint32_t *codes,
                      size_t count, nt_glyph *out)
{
    double width = 0;
    for (size_t first = 0; first < count;) {
        piece all = piece_at(fonts, face, codes, first, count);
        for (piece next; all.end < count; all.end = next.end) {
            next = piece_at(fonts, face, codes, all.end, count);
            if (next.how != all.how || next.font != all.font) {
                break;
            }
        }
        stretch s = {.fonts = fonts,
                     .font = all.font,
                     .scale = size_pt / fonts->faces[all.font].info.units_per_em,
                     .codes = codes + first,
                     .count = all.end - first,
                     .out = out ? out + first : NULL};
        width += (double)shape_stretch(&s, all.how) * s.scale;
        first = all.end;
    }
    return width;
}

static uint32_t *scratch_codes(const nt_fonts *fonts, size_t count)
{
    face_scratch *scratch = fonts->scratch;
    if (count > scratch->code_capacity) {
        scratch->code_capacity = count * 2;
        scratch->codes = nt_new_array(fonts->arena, uint32_t, scratch->code_capacity);
    }
    return scratch->codes;
}

nt_status nt_text_shape(nt_arena *arena, const nt_fonts *fonts, nt_face face, double size_pt,
                        const char *text, size_t length, nt_run *out, nt_error *err)
{
    uint32_t *codes = scratch_codes(fonts, length);
    size_t count = drop_breaks(codes, nt_codes_decode(text, length, codes));
    NT_TRY(nt_codes_check(arena, fonts, face, codes, count, err));
    nt_glyph *glyphs = nt_new_array(arena, nt_glyph, count);
    double width = nt_codes_shape(fonts, face, size_pt, codes, count, glyphs);
    NT_TRY(bidi_set_levels(arena, glyphs, count, err));
    *out = (nt_run){face, size_pt, glyphs, count, width};
    return NT_OK;
}

void nt_run_put(nt_buffer *out, const nt_run *run)
{
    char *at = nt_buffer_room(out, 4 * run->count), *start = at;
    for (size_t i = 0; i < run->count; i++) {
        at += nt_utf8_put(run->glyphs[i].code_point, at);
    }
    nt_buffer_took(out, (size_t)(at - start));
}

double nt_text_width(const nt_fonts *fonts, nt_face face, double size_pt, const char *text)
{
    size_t length = strlen(text), count = 0;
    uint32_t *codes = scratch_codes(fonts, length);
    size_t all = drop_breaks(codes, nt_codes_decode(text, length, codes));
    for (size_t first = 0, end; first < all; first = end) {
        end = cluster_end(codes, first, all);
        if (face_font_of(fonts, face, codes + first, end - first) < NT_FONT_COUNT) {
            memmove(codes + count, codes + first, (end - first) * sizeof *codes);
            count += end - first;
        }
    }
    return nt_codes_shape(fonts, face, size_pt, codes, count, NULL);
}
