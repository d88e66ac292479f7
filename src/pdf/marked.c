#include "marked.h"

#include <hpdf_pages.h>
#include <hpdf_streams.h>
#include <math.h>
#include <stdlib.h>

static void write_out(HPDF_Page page, const nt_buffer *text)
{
    HPDF_PageAttr attr = page->attr;
    HPDF_Stream_Write(attr->stream, (const HPDF_BYTE *)text->bytes, (HPDF_UINT)text->length);
}

void nt_pdf_marked_content(nt_arena *arena, HPDF_Page page, const char *type, int mcid)
{
    nt_buffer text = nt_buffer_open(arena);
    nt_buffer_printf(&text, "/%s <</MCID %d>> BDC\n", type, mcid);
    write_out(page, &text);
}

void nt_pdf_marked_artifact(nt_arena *arena, HPDF_Page page, nt_artifact artifact)
{
    nt_buffer text = nt_buffer_open(arena);
    nt_buffer_printf(&text, "/Artifact <</Type /%s>> BDC\n",
                     artifact == NT_ARTIFACT_PAGINATION ? "Pagination" : "Layout");
    write_out(page, &text);
}

void nt_pdf_marked_end(HPDF_Page page)
{
    HPDF_PageAttr attr = page->attr;
    HPDF_Stream_WriteStr(attr->stream, "EMC\n");
}

/* Fixed point to 0.001, whatever the locale says about decimal points; written backwards, since a
 * page has thousands of them. */
static void put_length(nt_buffer *out, double value)
{
    char digits[32];
    size_t at = sizeof digits;
    long long scaled = llround(value * 1000);
    long long rest = llabs(scaled);
    bool shown = false;
    digits[--at] = ' ';
    for (int place = 0; place < 3; place++, rest /= 10) {
        shown = shown || rest % 10 != 0;
        if (shown) {
            digits[--at] = (char)('0' + rest % 10);
        }
    }
    if (shown) {
        digits[--at] = '.';
    }
    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (scaled < 0) {
        digits[--at] = '-';
    }
    nt_buffer_add(out, digits + at, sizeof digits - at);
}

/* A shift below 1/250 of the type size cannot be seen; writing it would cut words for nothing. */
enum { SMALLEST_SHIFT = 4 };

static void put_code(nt_buffer *out, uint32_t code)
{
    static const char digits[] = "0123456789ABCDEF";
    const char hex[] = {digits[code >> 12 & 15], digits[code >> 8 & 15], digits[code >> 4 & 15],
                        digits[code & 15]};
    nt_buffer_add(out, hex, sizeof hex);
}

static void put_glyphs(nt_buffer *out, const nt_sfnt *font, const nt_run *run)
{
    /* Where the pen should be and where the reader's, moved by /W, is: rounding never adds up. */
    double wanted = 0, reached = 0;
    nt_buffer_puts(out, "[<");
    for (size_t i = 0; i < run->count; i++) {
        const nt_glyph *glyph = &run->glyphs[i];
        long shift = lround(reached - wanted);
        if (labs(shift) >= SMALLEST_SHIFT) {
            nt_buffer_printf(out, ">%ld<", shift);
            reached -= (double)shift;
        }
        put_code(out, glyph->code_point);
        wanted += (double)glyph->advance_pt * 1000 / run->size_pt;
        reached += nt_pdf_sfnt_width(font, glyph->glyph);
    }
    nt_buffer_puts(out, ">]TJ ");
}

void nt_pdf_marked_text(nt_arena *arena, HPDF_Page page, const nt_sfnt *font, const nt_mark *mark)
{
    nt_buffer text = nt_buffer_open(arena);
    nt_buffer_printf(&text, "BT /F%d ", (int)mark->run.face);
    put_length(&text, mark->run.size_pt);
    nt_buffer_puts(&text, "Tf ");
    put_length(&text, mark->x);
    put_length(&text, mark->y);
    nt_buffer_puts(&text, "Td ");
    put_glyphs(&text, font, &mark->run);
    nt_buffer_puts(&text, "ET\n");
    write_out(page, &text);
}

void nt_pdf_marked_chart(nt_arena *arena, HPDF_Page page, const nt_mark *mark)
{
    double scale = mark->scale > 0 ? mark->scale : 1;
    nt_buffer text = nt_buffer_open(arena);
    nt_buffer_puts(&text, "q ");
    put_length(&text, scale);
    nt_buffer_puts(&text, "0 0 ");
    put_length(&text, scale);
    put_length(&text, mark->x);
    put_length(&text, mark->y);
    nt_buffer_printf(&text, "cm /C%zu Do Q\n", mark->chart);
    write_out(page, &text);
}
