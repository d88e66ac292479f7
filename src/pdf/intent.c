/* The sRGB colour space as an ICC profile. */

#include <math.h>
#include <string.h>

#include "finish.h"
#include "objects/syntax.h"

enum { HEADER_LENGTH = 128, TAG_COUNT = 9, CURVE_POINTS = 256 };

static void put_zeros(nt_buffer *out, size_t count)
{
    while (count--) {
        nt_buffer_putc(out, 0);
    }
}

static void put_fixed(nt_buffer *out, double value)
{
    nt_syntax_put32(out, (uint32_t)lround(value * 65536));
}

typedef struct {
    double x, y, z;
} xyz;

/* The primaries (Rec. 709) in CIE XYZ, adapted from D65 to the profile's D50 by the Bradford
 * method; the test derives them from the chromaticities. */
static const xyz white = {0.9642, 1.0, 0.8249}, red = {0.436041, 0.222485, 0.013920},
                 green = {0.385113, 0.716905, 0.097067}, blue = {0.143046, 0.060610, 0.713913};

static void put_xyz(nt_buffer *out, const xyz *colour)
{
    nt_buffer_puts(out, "XYZ ");
    nt_syntax_put32(out, 0);
    put_fixed(out, colour->x);
    put_fixed(out, colour->y);
    put_fixed(out, colour->z);
}

/* IEC 61966-2-1, 5.2; a point for each 8-bit value, so that those are exact. */
static double linear(double encoded)
{
    return encoded <= 0.04045 ? encoded / 12.92 : pow((encoded + 0.055) / 1.055, 2.4);
}

static void put_curve(nt_buffer *out)
{
    nt_buffer_puts(out, "curv");
    nt_syntax_put32(out, 0);
    nt_syntax_put32(out, CURVE_POINTS);
    for (int i = 0; i < CURVE_POINTS; i++) {
        nt_syntax_put16(out, (unsigned)lround(linear(i / (double)(CURVE_POINTS - 1)) * 65535));
    }
}

static void put_description(nt_buffer *out)
{
    static const char name[] = "sRGB IEC61966-2.1";
    nt_buffer_puts(out, "desc");
    nt_syntax_put32(out, 0);
    nt_syntax_put32(out, sizeof name);
    nt_buffer_add(out, name, sizeof name);
    put_zeros(out, 8 + 3 + 67); /* no Unicode, no Macintosh name */
}

static void put_copyright(nt_buffer *out)
{
    static const char text[] = "No copyright, use freely";
    nt_buffer_puts(out, "text");
    nt_syntax_put32(out, 0);
    nt_buffer_add(out, text, sizeof text);
}

static void put_header(nt_buffer *out, size_t length)
{
    nt_syntax_put32(out, (uint32_t)length);
    nt_syntax_put32(out, 0);
    nt_syntax_put32(out, 0x02400000); /* version 2.4 */
    nt_buffer_puts(out, "mntrRGB XYZ ");
    static const unsigned created[] = {1999, 10, 1, 0, 0, 0}; /* the standard's own month */
    for (size_t i = 0; i < 6; i++) {
        nt_syntax_put16(out, created[i]);
    }
    nt_buffer_puts(out, "acsp");
    put_zeros(out, 24);
    nt_syntax_put32(out, 0); /* perceptual */
    put_fixed(out, white.x);
    put_fixed(out, white.y);
    put_fixed(out, white.z);
    put_zeros(out, HEADER_LENGTH - out->length);
}

nt_bytes nt_pdf_srgb_profile(nt_arena *arena)
{
    static const char *const names[TAG_COUNT] = {"desc", "cprt", "wtpt", "rXYZ", "gXYZ",
                                                 "bXYZ", "rTRC", "gTRC", "bTRC"};
    size_t starts[TAG_COUNT + 1] = {0};
    nt_buffer data = nt_buffer_open(arena);
    const size_t first = HEADER_LENGTH + 4 + 12 * TAG_COUNT;
    const xyz *const colours[] = {&white, &red, &green, &blue};
    for (size_t i = 0; i < 7; i++) {
        starts[i] = first + data.length;
        if (i == 0) {
            put_description(&data);
        } else if (i == 1) {
            put_copyright(&data);
        } else if (i == 6) {
            put_curve(&data);
        } else {
            put_xyz(&data, colours[i - 2]);
        }
        put_zeros(&data, (4 - data.length % 4) % 4);
    }
    starts[7] = first + data.length;
    nt_buffer profile = nt_buffer_open(arena);
    put_header(&profile, starts[7]);
    nt_syntax_put32(&profile, TAG_COUNT);
    for (size_t i = 0; i < TAG_COUNT; i++) {
        size_t at = i < 6 ? i : 6; /* the three curves are one */
        nt_buffer_puts(&profile, names[i]);
        nt_syntax_put32(&profile, (uint32_t)starts[at]);
        nt_syntax_put32(&profile, (uint32_t)(starts[at + 1] - starts[at]));
    }
    nt_buffer_add(&profile, data.bytes, data.length);
    return (nt_bytes){profile.bytes, profile.length};
}

void nt_pdf_add_intent(nt_finish *finish)
{
    nt_pdf_file *file = &finish->file;
    nt_object profile =
        nt_pdf_stream(file, "<< /N 3 >>", NT_PACKING_WANTED, nt_pdf_srgb_profile(finish->arena));
    nt_object intent = nt_pdf_indirect_literal(
        file, "<< /Type /OutputIntent /S /GTS_PDFA1"
              " /OutputConditionIdentifier (sRGB IEC61966-2.1) /Info (sRGB IEC61966-2.1)"
              " /RegistryName (http://www.color.org) >>");
    nt_pdf_put(file, intent, "/DestOutputProfile", profile);
    nt_object intents = nt_pdf_array(file);
    nt_pdf_push(file, intents, intent);
    nt_pdf_put(file, file->root, "/OutputIntents", intents);
}
