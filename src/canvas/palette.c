#include "canvas/palette.h"

#include <math.h>

const nt_palette nt_palette_own = {{
    [NT_COLOUR_PAPER] = {0xff, 0xff, 0xff},
    [NT_COLOUR_TEXT] = {0x1b, 0x24, 0x30},
    [NT_COLOUR_FIRST] = {0x1f, 0x4e, 0x79},
    [NT_COLOUR_SECOND] = {0xb8, 0x45, 0x0f},
    [NT_COLOUR_THIRD] = {0x2a, 0x78, 0x4f},
    [NT_COLOUR_FOURTH] = {0x7a, 0x3b, 0x8c},
    [NT_COLOUR_GREY] = {0x5b, 0x66, 0x73},
    [NT_COLOUR_RULE] = {0x7f, 0x8a, 0x96},
    [NT_COLOUR_HAIRLINE] = {0xd9, 0xdd, 0xe2},
    [NT_COLOUR_CLASS] = {0xd3, 0xe1, 0xee},
    [NT_COLOUR_CLASS + 1] = {0x9c, 0xbd, 0xd9},
    [NT_COLOUR_CLASS + 2] = {0x3f, 0x77, 0xa8},
    [NT_COLOUR_CLASS + 3] = {0x17, 0x3c, 0x5f},
    [NT_COLOUR_BETWEEN] = {0x6b, 0x9a, 0xc4},
    [NT_COLOUR_BAND_FIRST] = {0xd3, 0xe1, 0xee},
    [NT_COLOUR_BAND_SECOND] = {0xf8, 0xdf, 0xd0},
    [NT_COLOUR_BAND_BOTH] = {0xd6, 0xc6, 0xc6},
}};

const char *nt_rgb_text(nt_arena *arena, nt_rgb rgb)
{
    return nt_arena_printf(arena, "#%02x%02x%02x", rgb.red, rgb.green, rgb.blue);
}

nt_rgb nt_palette_rgb(const nt_palette *palette, nt_colour colour)
{
    return (palette ? palette : &nt_palette_own)->inks[colour];
}

nt_colour nt_palette_series(int ink)
{
    static const nt_colour colours[] = {NT_COLOUR_FIRST, NT_COLOUR_SECOND, NT_COLOUR_GREY,
                                        NT_COLOUR_THIRD, NT_COLOUR_FOURTH};
    bool known = ink >= 0 && (size_t)ink < sizeof colours / sizeof *colours;
    return known ? colours[ink] : NT_COLOUR_GREY;
}

nt_colour nt_palette_ramp(size_t index, size_t count)
{
    static const nt_colour steps[NT_RAMP_MAX][NT_RAMP_MAX] = {
        {NT_COLOUR_CLASS + 2},
        {NT_COLOUR_CLASS + 1, NT_COLOUR_CLASS + 3},
        {NT_COLOUR_CLASS + 0, NT_COLOUR_BETWEEN, NT_COLOUR_CLASS + 3},
        {NT_COLOUR_CLASS + 0, NT_COLOUR_CLASS + 1, NT_COLOUR_CLASS + 2, NT_COLOUR_CLASS + 3},
        {NT_COLOUR_CLASS + 0, NT_COLOUR_CLASS + 1, NT_COLOUR_BETWEEN, NT_COLOUR_CLASS + 2,
         NT_COLOUR_CLASS + 3},
    };
    count = count > NT_RAMP_MAX ? NT_RAMP_MAX : count ? count : 1;
    return steps[count - 1][index < count ? index : count - 1];
}

/* Relative luminance as WCAG 2.2 defines it, from sRGB. */
static double luminance(nt_rgb rgb)
{
    const uint8_t channel[3] = {rgb.red, rgb.green, rgb.blue};
    static const double weight[3] = {0.2126, 0.7152, 0.0722};
    double sum = 0;
    for (int i = 0; i < 3; i++) {
        double c = channel[i] / 255.0;
        sum += weight[i] * (c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4));
    }
    return sum;
}

double nt_rgb_contrast(nt_rgb a, nt_rgb b)
{
    double one = luminance(a), other = luminance(b);
    return (fmax(one, other) + 0.05) / (fmin(one, other) + 0.05);
}

double nt_palette_contrast(const nt_palette *palette, nt_colour a, nt_colour b)
{
    return nt_rgb_contrast(nt_palette_rgb(palette, a), nt_palette_rgb(palette, b));
}

nt_colour nt_palette_on(const nt_palette *palette, nt_colour ground)
{
    bool dark = nt_palette_contrast(palette, NT_COLOUR_TEXT, ground) >=
                nt_palette_contrast(palette, NT_COLOUR_PAPER, ground);
    return dark ? NT_COLOUR_TEXT : NT_COLOUR_PAPER;
}
