#include "marked.h"

#include <math.h>
#include <stdlib.h>

#include "objects/syntax.h"

void nt_pdf_marked_content(nt_buffer *out, const char *type, int mcid)
{
    nt_buffer_putc(out, '/');
    nt_buffer_puts(out, type);
    nt_buffer_puts(out, " <</MCID ");
    nt_buffer_integer(out, mcid);
    nt_buffer_puts(out, ">> BDC\n");
}

void nt_pdf_marked_artifact(nt_buffer *out, nt_artifact artifact)
{
    nt_buffer_printf(out, "/Artifact <</Type /%s>> BDC\n",
                     artifact == NT_ARTIFACT_PAGINATION ? "Pagination" : "Layout");
}

void nt_pdf_marked_end(nt_buffer *out)
{
    nt_buffer_puts(out, "EMC\n");
}

static void put_length(nt_buffer *out, double value)
{
    nt_buffer_decimal(out, value, 3);
    nt_buffer_putc(out, ' ');
}

/* A shift below 1/250 of the type size cannot be seen; writing it would cut words for nothing. */
enum { SMALLEST_SHIFT = 4 };

static void put_code(nt_buffer *out, uint32_t code)
{
    static const char digits[] = "0123456789ABCDEF";
    char *hex = nt_buffer_room(out, 4);
    for (size_t i = 0; i < 4; i++) {
        hex[i] = digits[code >> (12 - 4 * i) & 15];
    }
    nt_buffer_took(out, 4);
}

static void put_font(nt_buffer *out, size_t font, const nt_run *run)
{
    nt_buffer_puts(out, "/F");
    nt_buffer_integer(out, (int)font);
    nt_buffer_putc(out, ' ');
    put_length(out, run->size_pt);
    nt_buffer_puts(out, "Tf ");
}

/* Moves the pen back by thousandths of the type size within a string; returns by how many. */
static long put_shift(nt_buffer *out, long shift)
{
    if (labs(shift) < SMALLEST_SHIFT) {
        return 0;
    }
    nt_buffer_putc(out, '>');
    nt_buffer_integer(out, shift);
    nt_buffer_putc(out, '<');
    return shift;
}

static void put_glyphs(nt_buffer *out, const nt_plan *plan, const nt_run *run)
{
    /* Where the pen should be and where the reader's, moved by /W, is: rounding never adds up. */
    double wanted = 0, reached = 0;
    nt_buffer_puts(out, "[<");
    for (size_t i = 0; i < run->count; i++) {
        const nt_glyph *glyph = &run->glyphs[i];
        const nt_face_plan *font = &plan->font[glyph->font];
        long shift = lround(reached - wanted);
        if (i && glyph->font != run->glyphs[i - 1].font) {
            nt_buffer_puts(out, ">]TJ ");
            put_font(out, glyph->font, run);
            nt_buffer_puts(out, "[<");
        }
        reached -= (double)put_shift(out, shift);
        put_code(out, nt_pdf_code(font, glyph->glyph, &glyph->code_point, 1));
        wanted += (double)glyph->advance_pt * 1000 / run->size_pt;
        reached += nt_pdf_sfnt_width(&font->font, glyph->glyph);
    }
    nt_buffer_puts(out, ">]TJ ");
}

static void put_plain(nt_buffer *out, const nt_plan *plan, const nt_run *run, double x, double y)
{
    nt_buffer_puts(out, "BT ");
    put_font(out, run->count ? run->glyphs[0].font : run->face, run);
    put_length(out, x);
    put_length(out, y);
    nt_buffer_puts(out, "Td ");
    put_glyphs(out, plan, run);
    nt_buffer_puts(out, "ET\n");
}

static void put_drawn_glyphs(nt_buffer *out, const nt_face_plan *font, const nt_run *run,
                             const nt_drawn_part *part)
{
    double start = (double)part->glyphs[0].x_pt, reached = 0;
    float raised = 0;
    nt_buffer_puts(out, "[<");
    NT_EACH(const nt_drawn_glyph, glyph, part->glyphs, part->count) {
        uint32_t text[NT_CLUSTER_MAX];
        size_t length = nt_pdf_text_of(run, glyph, text);
        long shift = lround(reached - ((double)glyph->x_pt - start) * 1000 / run->size_pt);
        if (glyph->y_pt < raised || glyph->y_pt > raised) {
            nt_buffer_puts(out, ">]TJ ");
            put_length(out, (double)glyph->y_pt);
            nt_buffer_puts(out, "Ts [<");
            raised = glyph->y_pt;
        }
        reached -= (double)put_shift(out, shift);
        put_code(out, nt_pdf_code(font, glyph->glyph, text, length));
        reached += nt_pdf_sfnt_width(&font->font, glyph->glyph);
    }
    nt_buffer_puts(out, raised < 0 || raised > 0 ? ">]TJ 0 Ts " : ">]TJ ");
}

/* One glyph after the other as they are read, each moved to where it is seen: tagged content is in
 * the order of reading (ISO 32000-1, 14.8.2.5), also where a string runs from right to left. */
static void put_backwards(nt_buffer *out, const nt_face_plan *font, const nt_run *run,
                          const nt_drawn_part *part)
{
    const nt_drawn_glyph *before = &part->glyphs[0]; /* where the part begins on the page */
    for (size_t i = part->count; i > 0; i--) {
        const nt_drawn_glyph *glyph = &part->glyphs[i - 1];
        uint32_t text[NT_CLUSTER_MAX];
        size_t length = nt_pdf_text_of(run, glyph, text);
        put_length(out, (double)(glyph->x_pt - before->x_pt));
        put_length(out, (double)(glyph->y_pt - (i == part->count ? 0 : before->y_pt)));
        nt_buffer_puts(out, "Td <");
        put_code(out, nt_pdf_code(font, glyph->glyph, text, length));
        nt_buffer_puts(out, ">Tj ");
        before = glyph;
    }
}

/* Letters that join, or run from right to left. */
static void put_drawn(nt_buffer *out, const nt_plan *plan, const nt_run *run, double x, double y)
{
    size_t count;
    const nt_drawn_part *parts = nt_pdf_parts(out->arena, plan->fonts, run, &count);
    NT_EACH(const nt_drawn_part, part, parts, count) {
        const nt_face_plan *font = &plan->font[part->font];
        if (part->count) {
            nt_buffer_puts(out, "BT ");
            put_font(out, part->font, run);
            put_length(out, x + (double)part->glyphs[0].x_pt);
            put_length(out, y);
            nt_buffer_puts(out, "Td ");
            if (part->right_to_left) {
                put_backwards(out, font, run, part);
            } else {
                put_drawn_glyphs(out, font, run, part);
            }
            nt_buffer_puts(out, "ET\n");
        }
    }
}

void nt_pdf_marked_run(nt_buffer *out, const nt_plan *plan, const nt_run *run, double x, double y)
{
    if (nt_run_is_plain(run)) {
        put_plain(out, plan, run, x, y);
    } else {
        put_drawn(out, plan, run, x, y);
    }
}

void nt_pdf_marked_chart(nt_buffer *out, const nt_mark *mark)
{
    double scale = mark->scale > 0 ? mark->scale : 1;
    nt_buffer_puts(out, "q ");
    put_length(out, scale);
    nt_buffer_puts(out, "0 0 ");
    put_length(out, scale);
    put_length(out, mark->x);
    put_length(out, mark->y);
    nt_buffer_printf(out, "cm /C%zu Do Q\n", mark->chart);
}
