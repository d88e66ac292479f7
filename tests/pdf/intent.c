#include "finish.h"

#include <math.h>
#include <string.h>

#include "check.h"

static uint32_t read32(nt_bytes profile, size_t at)
{
    const unsigned char *b = (const unsigned char *)profile.bytes + at;
    return (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
}

static size_t find_tag(nt_bytes profile, const char *tag)
{
    for (size_t i = 0; i < read32(profile, 128); i++) {
        size_t entry = 132 + 12 * i;
        if (memcmp(profile.bytes + entry, tag, 4) == 0) {
            size_t offset = read32(profile, entry + 4), length = read32(profile, entry + 8);
            assert_int_equal(offset % 4, 0);
            assert_true(offset + length <= profile.length);
            return offset;
        }
    }
    fail_msg("the profile has no tag %s", tag);
    return 0;
}

static void multiply(double out[3], double m[3][3], const double v[3])
{
    for (int i = 0; i < 3; i++) {
        out[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
    }
}

static void invert(double out[3][3], double m[3][3])
{
    double det = 0;
    for (int i = 0; i < 3; i++) {
        det += m[0][i] *
               (m[1][(i + 1) % 3] * m[2][(i + 2) % 3] - m[1][(i + 2) % 3] * m[2][(i + 1) % 3]);
    }
    for (int i = 0; i < 3; i++) {
        for (int j = 0; j < 3; j++) {
            out[j][i] = (m[(i + 1) % 3][(j + 1) % 3] * m[(i + 2) % 3][(j + 2) % 3] -
                         m[(i + 1) % 3][(j + 2) % 3] * m[(i + 2) % 3][(j + 1) % 3]) /
                        det;
        }
    }
}

/* From the chromaticities of IEC 61966-2-1 and the Bradford matrix (ICC.1:2001-04, annex E). */
static void derive(double colours[3][3])
{
    static const double x[] = {0.64, 0.30, 0.15}, y[] = {0.33, 0.60, 0.06};
    const double d65[] = {0.3127 / 0.3290, 1, (1 - 0.3127 - 0.3290) / 0.3290};
    const double d50[] = {0.9642, 1, 0.8249};
    double primaries[3][3], inverse[3][3], scale[3];
    for (int i = 0; i < 3; i++) {
        primaries[0][i] = x[i] / y[i];
        primaries[1][i] = 1;
        primaries[2][i] = (1 - x[i] - y[i]) / y[i];
    }
    invert(inverse, primaries);
    multiply(scale, inverse, d65);
    double bradford[3][3] = {
        {0.8951, 0.2664, -0.1614}, {-0.7502, 1.7135, 0.0367}, {0.0389, -0.0685, 1.0296}};
    double back[3][3], from[3], to[3];
    invert(back, bradford);
    multiply(from, bradford, d65);
    multiply(to, bradford, d50);
    for (int i = 0; i < 3; i++) {
        double colour[] = {primaries[0][i] * scale[i], scale[i], primaries[2][i] * scale[i]};
        double cone[3];
        multiply(cone, bradford, colour);
        for (int j = 0; j < 3; j++) {
            cone[j] *= to[j] / from[j];
        }
        multiply(colours[i], back, cone);
    }
}

TEST(test_primaries_are_those_of_the_standard)
{
    nt_bytes profile = nt_pdf_srgb_profile(*state);
    static const char *const tags[] = {"rXYZ", "gXYZ", "bXYZ"};
    double colours[3][3];
    derive(colours);
    for (size_t i = 0; i < 3; i++) {
        size_t at = find_tag(profile, tags[i]);
        assert_memory_equal(profile.bytes + at, "XYZ ", 4);
        for (size_t j = 0; j < 3; j++) {
            double value = (int32_t)read32(profile, at + 8 + 4 * j) / 65536.0;
            assert_true(fabs(value - colours[i][j]) < 2e-5);
        }
    }
}

/* White must come out as the profile's own white, or greys are tinted. */
TEST(test_primaries_add_up_to_white)
{
    nt_bytes profile = nt_pdf_srgb_profile(*state);
    for (size_t j = 0; j < 3; j++) {
        long sum = (long)read32(profile, find_tag(profile, "rXYZ") + 8 + 4 * j) +
                   (long)read32(profile, find_tag(profile, "gXYZ") + 8 + 4 * j) +
                   (long)read32(profile, find_tag(profile, "bXYZ") + 8 + 4 * j);
        long white = (long)read32(profile, find_tag(profile, "wtpt") + 8 + 4 * j);
        assert_in_range(sum - white + 2, 0, 4);
    }
}

TEST(test_curve_rises_from_black_to_white)
{
    nt_bytes profile = nt_pdf_srgb_profile(*state);
    size_t at = find_tag(profile, "rTRC");
    assert_int_equal(at, find_tag(profile, "bTRC"));
    assert_memory_equal(profile.bytes + at, "curv", 4);
    assert_int_equal(read32(profile, at + 8), 256);
    const unsigned char *points = (const unsigned char *)profile.bytes + at + 12;
    int before = -1;
    for (int i = 0; i < 256; i++) {
        int value = points[2 * i] << 8 | points[2 * i + 1];
        assert_true(value > before);
        before = value;
    }
    assert_int_equal(before, 65535);
    /* A middle grey of 188 is half the light: ((188/255 + 0.055) / 1.055)^2.4 = 0.5029. */
    assert_int_equal(points[2 * 188] << 8 | points[2 * 188 + 1], 32957);
}

TEST(test_header)
{
    nt_bytes profile = nt_pdf_srgb_profile(*state);
    assert_int_equal(read32(profile, 0), profile.length);
    assert_memory_equal(profile.bytes + 12, "mntrRGB XYZ ", 12);
    assert_memory_equal(profile.bytes + 36, "acsp", 4);
    assert_true(profile.length < 1200);
}

TESTS(open_arena, close_arena)
