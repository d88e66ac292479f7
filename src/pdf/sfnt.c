#include "sfnt.h"

#include <string.h>

#include "objects/syntax.h"
#include "words/pdf.h"

static uint16_t read16(const nt_bytes *bytes, size_t at)
{
    const unsigned char *b = (const unsigned char *)bytes->bytes + at;
    return (uint16_t)(b[0] << 8 | b[1]);
}

static int read_signed(const nt_bytes *bytes, size_t at)
{
    return (int16_t)read16(bytes, at);
}

static uint32_t read32(const nt_bytes *bytes, size_t at)
{
    return (uint32_t)read16(bytes, at) << 16 | read16(bytes, at + 2);
}

static nt_status fail_damaged(const char *path, nt_text fault, nt_error *err)
{
    return nt_fail(err, NT_SYSTEM, (nt_place){path, 0, 0},
                   NT_MESSAGE_PDF_FONT_DAMAGED(.fault = fault));
}

static bool find_table(const nt_bytes *bytes, const char *tag, nt_sfnt_table *out)
{
    size_t count = read16(bytes, 4);
    for (size_t i = 0; i < count; i++) {
        size_t entry = 12 + 16 * i;
        if (entry + 16 > bytes->length) {
            return false;
        }
        size_t offset = read32(bytes, entry + 8), length = read32(bytes, entry + 12);
        if (memcmp(bytes->bytes + entry, tag, 4) == 0) {
            *out = (nt_sfnt_table){offset, length};
            return offset <= bytes->length && length <= bytes->length - offset;
        }
    }
    return false;
}

static bool find_tables(nt_sfnt *font)
{
    const nt_bytes *bytes = &font->bytes;
    find_table(bytes, "cvt ", &font->cvt);
    find_table(bytes, "fpgm", &font->fpgm);
    find_table(bytes, "prep", &font->prep);
    return find_table(bytes, "head", &font->head) && font->head.length >= 54 &&
           find_table(bytes, "hhea", &font->hhea) && font->hhea.length >= 36 &&
           find_table(bytes, "maxp", &font->maxp) && font->maxp.length >= 6 &&
           find_table(bytes, "hmtx", &font->hmtx) && find_table(bytes, "loca", &font->loca) &&
           find_table(bytes, "glyf", &font->glyf);
}

static bool read_header(nt_sfnt *font)
{
    const nt_bytes *bytes = &font->bytes;
    font->units_per_em = read16(bytes, font->head.offset + 18);
    font->long_loca = read16(bytes, font->head.offset + 50) != 0;
    font->glyph_count = read16(bytes, font->maxp.offset + 4);
    font->metric_count = read16(bytes, font->hhea.offset + 34);
    size_t entry = font->long_loca ? 4 : 2;
    if (font->units_per_em < 16 || font->glyph_count == 0 || font->metric_count == 0 ||
        font->metric_count > font->glyph_count ||
        font->hmtx.length < 2 * ((size_t)font->metric_count + font->glyph_count) ||
        font->loca.length < entry * ((size_t)font->glyph_count + 1)) {
        return false;
    }
    for (size_t i = 0; i < 4; i++) {
        font->box[i] =
            read_signed(bytes, font->head.offset + 36 + 2 * i) * 1000 / (int)font->units_per_em;
    }
    return true;
}

nt_status nt_pdf_sfnt_open(const nt_font_info *info, nt_sfnt *out, nt_error *err)
{
    nt_sfnt font = {.bytes = info->bytes, .path = info->path};
    if (info->bytes.length < 12 ||
        (read32(&info->bytes, 0) != 0x00010000 && memcmp(info->bytes.bytes, "true", 4) != 0)) {
        return fail_damaged(info->path, (nt_text)NT_TEXT_PDF_FONT_NO_TRUETYPE, err);
    }
    if (!find_tables(&font)) {
        return fail_damaged(info->path, (nt_text)NT_TEXT_PDF_FONT_TABLE_MISSING, err);
    }
    if (!read_header(&font)) {
        return fail_damaged(info->path, (nt_text)NT_TEXT_PDF_FONT_TABLES_CONTRADICT, err);
    }
    *out = font;
    return NT_OK;
}

int nt_pdf_sfnt_width(const nt_sfnt *font, uint16_t glyph)
{
    size_t metric = glyph < font->metric_count ? glyph : font->metric_count - 1;
    unsigned advance = read16(&font->bytes, font->hmtx.offset + 4 * metric);
    return (int)((advance * 1000 + font->units_per_em / 2) / font->units_per_em);
}

/* Where a glyph's outline lies in glyf; false when it lies outside. */
static bool locate(const nt_sfnt *font, size_t glyph, size_t *start, size_t *end)
{
    const nt_bytes *bytes = &font->bytes;
    size_t at = font->loca.offset + glyph * (font->long_loca ? 4 : 2);
    *start = font->long_loca ? read32(bytes, at) : 2u * read16(bytes, at);
    *end = font->long_loca ? read32(bytes, at + 4) : 2u * read16(bytes, at + 2);
    return *start <= *end && *end <= font->glyf.length;
}

/* Flags of a component of a composite glyph. */
enum { WORDS = 1, SCALE = 8, MORE = 32, SCALE_XY = 64, MATRIX = 128 };

/* Marks the parts of a composite glyph; *grown tells that a new one was found. */
static bool keep_parts(const nt_sfnt *font, size_t glyph, bool *keep, bool *grown)
{
    size_t start, end;
    if (!locate(font, glyph, &start, &end)) {
        return false;
    }
    if (start == end) {
        return true;
    }
    const nt_bytes *bytes = &font->bytes;
    size_t at = font->glyf.offset + start, stop = font->glyf.offset + end;
    if (stop - at < 10 || read_signed(bytes, at) >= 0) {
        return stop - at >= 10;
    }
    unsigned flags = MORE;
    for (at += 10; flags & MORE;) {
        if (stop - at < 4) {
            return false;
        }
        flags = read16(bytes, at);
        size_t part = read16(bytes, at + 2);
        size_t size = 4 + (flags & WORDS ? 4 : 2);
        size += flags & SCALE ? 2 : flags & SCALE_XY ? 4 : flags & MATRIX ? 8 : 0;
        if (part >= font->glyph_count || stop - at < size) {
            return false;
        }
        *grown = *grown || !keep[part];
        keep[part] = true;
        at += size;
    }
    return true;
}

static nt_status close_over_parts(const nt_sfnt *font, bool *keep, nt_error *err)
{
    keep[0] = true; /* .notdef: readers expect it */
    for (bool grown = true; grown;) {
        grown = false;
        for (size_t glyph = 0; glyph < font->glyph_count; glyph++) {
            if (keep[glyph] && !keep_parts(font, glyph, keep, &grown)) {
                return fail_damaged(font->path, (nt_text)NT_TEXT_PDF_FONT_OUTLINE_CUT, err);
            }
        }
    }
    return NT_OK;
}

/* The kept outlines one behind the other, and where each starts; loca in its long form. */
static void write_outlines(const nt_sfnt *font, const bool *keep, nt_buffer *glyf, nt_buffer *loca)
{
    for (size_t glyph = 0; glyph < font->glyph_count; glyph++) {
        size_t start, end;
        nt_syntax_put32(loca, (uint32_t)glyf->length);
        if (keep[glyph] && locate(font, glyph, &start, &end)) {
            nt_buffer_add(glyf, font->bytes.bytes + font->glyf.offset + start, end - start);
            while (glyf->length % 4) {
                nt_buffer_putc(glyf, 0);
            }
        }
    }
    nt_syntax_put32(loca, (uint32_t)glyf->length);
}

/* The metrics with those of dropped glyphs zeroed: they pack to nothing. The last full entry also
 * speaks for the glyphs behind it. */
static const char *write_metrics(nt_arena *arena, const nt_sfnt *font, const bool *keep)
{
    char *hmtx = nt_arena_copy(arena, font->bytes.bytes + font->hmtx.offset, font->hmtx.length);
    for (size_t glyph = 0; glyph < font->glyph_count; glyph++) {
        if (keep[glyph] || glyph + 1 == font->metric_count) {
            continue;
        }
        bool full = glyph < font->metric_count;
        size_t at = full ? 4 * glyph : 2 * (glyph + font->metric_count);
        memset(hmtx + at, 0, full ? 4 : 2);
    }
    return hmtx;
}

static uint32_t checksum(const char *bytes, size_t length)
{
    return NT_SUM(uint32_t, i, length, (uint32_t)(unsigned char)bytes[i] << (24 - 8 * (i % 4)));
}

typedef struct {
    const char *tag;
    const char *bytes;
    size_t length;
} part;

enum { PART_MAX = 9, HEAD_LENGTH = 54, CHECKSUM_AT = 8, LOCA_FORMAT_AT = 50 };

static void write_directory(const part *parts, size_t count, nt_buffer *out)
{
    unsigned power = 1, log = 0;
    for (; power * 2 <= count; power *= 2) {
        log++;
    }
    nt_syntax_put32(out, 0x00010000);
    nt_syntax_put16(out, (unsigned)count);
    nt_syntax_put16(out, power * 16);
    nt_syntax_put16(out, log);
    nt_syntax_put16(out, (unsigned)count * 16 - power * 16);
    size_t offset = 12 + 16 * count;
    for (size_t i = 0; i < count; i++) {
        nt_buffer_puts(out, parts[i].tag);
        nt_syntax_put32(out, checksum(parts[i].bytes, parts[i].length));
        nt_syntax_put32(out, (uint32_t)offset);
        nt_syntax_put32(out, (uint32_t)parts[i].length);
        offset += (parts[i].length + 3) / 4 * 4;
    }
}

/* Parts in the order of their tags, as the directory wants them. */
static void write_font(const part *parts, size_t count, nt_buffer *out)
{
    write_directory(parts, count, out);
    size_t head_at = 0;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(parts[i].tag, "head") == 0) {
            head_at = out->length;
        }
        nt_buffer_add(out, parts[i].bytes, parts[i].length);
        while (out->length % 4) {
            nt_buffer_putc(out, 0);
        }
    }
    /* The sum of the whole file is a constant of the format. */
    uint32_t adjustment = 0xB1B0AFBAu - checksum(out->bytes, out->length);
    for (size_t i = 0; i < 4; i++) {
        out->bytes[head_at + CHECKSUM_AT + i] = (char)(adjustment >> (24 - 8 * i) & 0xFF);
    }
}

nt_status nt_pdf_sfnt_subset(nt_arena *arena, const nt_sfnt *font, bool *keep, nt_bytes *out,
                             nt_error *err)
{
    NT_TRY(close_over_parts(font, keep, err));
    nt_buffer glyf = nt_buffer_open(arena), loca = nt_buffer_open(arena);
    write_outlines(font, keep, &glyf, &loca);
    const char *file = font->bytes.bytes;
    char head[HEAD_LENGTH];
    memcpy(head, file + font->head.offset, sizeof head);
    memset(head + CHECKSUM_AT, 0, 4);
    head[LOCA_FORMAT_AT] = 0;
    head[LOCA_FORMAT_AT + 1] = 1;
    const part all[PART_MAX] = {
        {"cvt ", file + font->cvt.offset, font->cvt.length},
        {"fpgm", file + font->fpgm.offset, font->fpgm.length},
        {"glyf", nt_buffer_text(&glyf), glyf.length},
        {"head", head, sizeof head},
        {"hhea", file + font->hhea.offset, font->hhea.length},
        {"hmtx", write_metrics(arena, font, keep), font->hmtx.length},
        {"loca", nt_buffer_text(&loca), loca.length},
        {"maxp", file + font->maxp.offset, font->maxp.length},
        {"prep", file + font->prep.offset, font->prep.length},
    };
    part parts[PART_MAX];
    size_t count = NT_PICK(parts, i, PART_MAX, all[i], all[i].length);
    nt_buffer result = nt_buffer_open(arena);
    write_font(parts, count, &result);
    *out = (nt_bytes){result.bytes, result.length};
    return NT_OK;
}
