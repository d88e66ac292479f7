/* Colours of an office in place of netra's own: what goes with them is made from them, and they are
 * held to what netra's are held to. */
#include <math.h>

#include "canvas/palette.h"

/* --- made from them --- */

static nt_rgb mixed(nt_rgb a, nt_rgb b, int per_thousand)
{
    const uint8_t from[3] = {a.red, a.green, a.blue}, to[3] = {b.red, b.green, b.blue};
    uint8_t out[3];
    for (int i = 0; i < 3; i++) {
        out[i] = (uint8_t)((from[i] * (1000 - per_thousand) + to[i] * per_thousand + 500) / 1000);
    }
    return (nt_rgb){out[0], out[1], out[2]};
}

static const nt_rgb white = {255, 255, 255}, black = {0, 0, 0};

/* The colour made lighter or darker until it stands as far from paper as `like`, so that what is
 * told of one holds for the other. */
static nt_rgb as_light_as(nt_rgb colour, nt_rgb like)
{
    double asked = nt_rgb_contrast(like, white);
    bool lighter = nt_rgb_contrast(colour, white) > asked;
    int low = 0, high = 1000;
    while (low < high) {
        int middle = (low + high) / 2;
        double found = nt_rgb_contrast(mixed(colour, lighter ? white : black, middle), white);
        if (lighter ? found > asked : found < asked) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return mixed(colour, lighter ? white : black, low);
}

static bool same(nt_rgb a, nt_rgb b)
{
    return a.red == b.red && a.green == b.green && a.blue == b.blue;
}

nt_palette nt_palette_made(const nt_palette *given)
{
    nt_palette out = *given;
    const nt_rgb *own = nt_palette_own.inks;
    nt_rgb first = out.inks[NT_COLOUR_FIRST], second = out.inks[NT_COLOUR_SECOND];
    if (!same(first, own[NT_COLOUR_FIRST])) {
        for (int i = NT_COLOUR_CLASS; i <= NT_COLOUR_BAND_FIRST; i++) {
            out.inks[i] = as_light_as(first, own[i]);
        }
    }
    if (!same(second, own[NT_COLOUR_SECOND])) {
        out.inks[NT_COLOUR_BAND_SECOND] = as_light_as(second, own[NT_COLOUR_BAND_SECOND]);
    }
    if (!same(first, own[NT_COLOUR_FIRST]) || !same(second, own[NT_COLOUR_SECOND])) {
        out.inks[NT_COLOUR_BAND_BOTH] =
            as_light_as(mixed(first, second, 500), own[NT_COLOUR_BAND_BOTH]);
    }
    return out;
}

/* --- as they are seen --- */

typedef struct {
    double at[3];
} triple;

static double linear(uint8_t channel)
{
    double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static triple times(const double matrix[9], triple v)
{
    triple out;
    for (int i = 0; i < 3; i++) {
        out.at[i] =
            matrix[3 * i] * v.at[0] + matrix[3 * i + 1] * v.at[1] + matrix[3 * i + 2] * v.at[2];
    }
    return out;
}

/* Oklab (Ottosson 2020): equal distances look about equally far apart. */
static triple oklab(triple rgb)
{
    static const double to_cones[9] = {0.4122214708, 0.5363325363, 0.0514459929,
                                       0.2119034982, 0.6806995451, 0.1073969566,
                                       0.0883024619, 0.2817188376, 0.6299787005};
    static const double to_lab[9] = {0.2104542553, 0.7936177850,  -0.0040720468,
                                     1.9779984951, -2.4285922050, 0.4505937099,
                                     0.0259040371, 0.7827717662,  -0.8086757660};
    for (int i = 0; i < 3; i++) {
        rgb.at[i] = fmax(0, rgb.at[i]);
    }
    triple cones = times(to_cones, rgb);
    for (int i = 0; i < 3; i++) {
        cones.at[i] = cbrt(cones.at[i]);
    }
    return times(to_lab, cones);
}

/* To whoever sees all colours, and to those who lack one kind of cones, wholly (Machado, Oliveira,
 * Fernandes 2009, table 1): protanopia, deuteranopia, tritanopia. */
double nt_rgb_distance(nt_rgb a, nt_rgb b)
{
    static const double eyes[4][9] = {{1, 0, 0, 0, 1, 0, 0, 0, 1},
                                      {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216,
                                       -0.003882, -0.048116, 1.051998},
                                      {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413,
                                       -0.011820, 0.042940, 0.968881},
                                      {1.255528, -0.076749, -0.178779, -0.078411, 0.930809,
                                       0.147602, 0.004733, 0.691367, 0.303900}};
    const triple one = {{linear(a.red), linear(a.green), linear(a.blue)}};
    const triple other = {{linear(b.red), linear(b.green), linear(b.blue)}};
    double least = INFINITY;
    for (int i = 0; i < 4; i++) {
        triple p = oklab(times(eyes[i], one)), q = oklab(times(eyes[i], other));
        double x = p.at[0] - q.at[0], y = p.at[1] - q.at[1], z = p.at[2] - q.at[2];
        least = fmin(least, 100 * sqrt(x * x + y * y + z * z));
    }
    return least;
}

/* --- judged --- */

static const nt_rgb tile_ground = {0xf6, 0xf7, 0xf9};

static bool is_fault(nt_palette_fault *out, nt_palette_kind kind, double found, double asked,
                     nt_rgb against)
{
    if (found >= asked) {
        return false;
    }
    *out = (nt_palette_fault){.kind = kind, .found = found, .asked = asked, .against = against};
    return true;
}

static bool reads(nt_rgb ink, nt_palette_fault *out)
{
    return !is_fault(out, NT_PALETTE_TEXT, nt_rgb_contrast(ink, tile_ground), 4.5, tile_ground);
}

bool nt_palette_reads(nt_rgb ink, nt_palette_fault *out)
{
    nt_palette_fault unheard;
    if (reads(ink, out)) {
        return true;
    }
    for (int i = 4; i <= 1000 && !out->has_nearest; i += 4) {
        out->nearest = mixed(ink, black, i);
        out->has_nearest = reads(out->nearest, &unheard);
    }
    return false;
}

static bool judge(const nt_palette *given, nt_colour which, nt_palette_fault *out)
{
    const nt_palette made = nt_palette_made(given);
    const nt_rgb ink = made.inks[which];
    bool is_pair = which <= NT_COLOUR_SECOND;
    if (!reads(ink, out)) {
        return false;
    }
    for (int i = NT_COLOUR_BAND_FIRST; is_pair && i <= NT_COLOUR_BAND_BOTH; i++) {
        if (is_fault(out, NT_PALETTE_BAND, nt_rgb_contrast(ink, made.inks[i]), 3, made.inks[i])) {
            return false;
        }
    }
    for (nt_colour other = NT_COLOUR_FIRST; other <= NT_COLOUR_FOURTH; other++) {
        nt_rgb its = made.inks[other];
        bool grey = is_pair && other <= NT_COLOUR_SECOND;
        if (other != which &&
            ((grey && is_fault(out, NT_PALETTE_GREY, nt_rgb_contrast(ink, its), 1.5, its)) ||
             is_fault(out, NT_PALETTE_EYES, nt_rgb_distance(ink, its), 3.5, its))) {
            return false;
        }
    }
    return true;
}

bool nt_palette_judge(const nt_palette *given, nt_colour which, nt_palette_fault *out)
{
    nt_palette tried = *given;
    nt_palette_fault unheard;
    if (judge(given, which, out)) {
        return true;
    }
    for (int i = 4; i <= 1000 && !out->has_nearest;
         i += 4) { /* a step of a channel, at the least */
        for (int dark = 1; dark >= 0 && !out->has_nearest; dark--) {
            tried.inks[which] = mixed(given->inks[which], dark ? black : white, i);
            out->has_nearest = judge(&tried, which, &unheard);
            out->nearest = tried.inks[which];
        }
    }
    return false;
}
