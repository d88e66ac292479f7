/* Colours of offices: measured as an independent program measures them, made to what netra's own
 * are, and refused with one that will do. */
#include <stdlib.h>

#include "canvas/palette.h"
#include "check.h"

static nt_rgb rgb(unsigned colour)
{
    return (nt_rgb){(uint8_t)(colour >> 16), (uint8_t)(colour >> 8), (uint8_t)colour};
}

/* python3 tests/tools/colours_oracle.py */
static const struct {
    unsigned a, b;
    double contrast, distance;
} pairs[] = {
    {0x1b2430, 0xffffff, 15.652567786, 73.732160116},
    {0x1f4e79, 0xffffff, 8.662965411, 57.100270001},
    {0x1f4e79, 0x1b2430, 1.806837156, 16.190663564},
    {0xb8450f, 0xffffff, 5.389844792, 45.885531047},
    {0xb8450f, 0x1b2430, 2.904085070, 23.519280141},
    {0xb8450f, 0x1f4e79, 1.607275487, 17.339137870},
    {0x2a784f, 0xffffff, 5.387462345, 46.328316154},
    {0x2a784f, 0x1b2430, 2.905369316, 26.479163337},
    {0x2a784f, 0x1f4e79, 1.607986257, 9.712030745},
    {0x2a784f, 0xb8450f, 1.000442221, 8.695096808},
    {0x7a3b8c, 0xffffff, 7.415801983, 53.896677127},
    {0x7a3b8c, 0x1b2430, 2.110704658, 19.691218670},
    {0x7a3b8c, 0x1f4e79, 1.168176474, 3.639004735},
    {0x7a3b8c, 0xb8450f, 1.375884143, 15.967552158},
    {0x7a3b8c, 0x2a784f, 1.376492587, 13.111702289},
    {0x5b6673, 0xffffff, 5.844797723, 48.884247705},
    {0x5b6673, 0x1b2430, 2.678034130, 24.827230565},
    {0x5b6673, 0x1f4e79, 1.482166847, 9.460724278},
    {0x5b6673, 0xb8450f, 1.084409283, 12.677842643},
    {0x5b6673, 0x2a784f, 1.084888831, 5.885943488},
    {0x5b6673, 0x7a3b8c, 1.268786763, 7.550602742},
    {0xf6f7f9, 0xffffff, 1.071932686, 2.369451481},
    {0xf6f7f9, 0x1b2430, 14.602192841, 71.371586061},
    {0xf6f7f9, 0x1f4e79, 8.081631924, 54.731584910},
    {0xf6f7f9, 0xb8450f, 5.028156026, 43.612861165},
    {0xf6f7f9, 0x2a784f, 5.025933454, 44.022940510},
    {0xf6f7f9, 0x7a3b8c, 6.918160145, 51.528733655},
    {0xf6f7f9, 0x5b6673, 5.452579068, 46.521286312},
    {0x000000, 0xffffff, 21.000000000, 99.999980732},
    {0x000000, 0x1b2430, 1.341632906, 25.623510230},
    {0x000000, 0x1f4e79, 2.424112184, 41.396661533},
    {0x000000, 0xb8450f, 3.896216090, 47.540015947},
    {0x000000, 0x2a784f, 3.897939077, 51.480475333},
    {0x000000, 0x7a3b8c, 2.831790823, 45.315685229},
    {0x000000, 0x5b6673, 3.592938711, 50.396691258},
    {0x000000, 0xf6f7f9, 19.590782410, 97.570396902},
    {0x7507c6, 0xf6a38c, 4.048907189, 36.459501538},
    {0xbdadee, 0xb221bd, 2.698263226, 23.428806012},
    {0x563577, 0x5f3fca, 1.404882676, 11.098857280},
    {0x72dd46, 0xfad9b6, 1.289706370, 12.114783700},
    {0xfbbd22, 0x8013fb, 3.643948934, 36.294067335},
    {0xf10ed9, 0xa0df9f, 2.334300339, 24.808176408},
    {0x57ef51, 0x453379, 6.926094170, 48.482699218},
    {0x9ac91b, 0xa50496, 3.513986985, 35.087826049},
    {0x399463, 0xb391e0, 1.438839917, 17.126532325},
    {0x18e6fd, 0xf4b344, 1.210737908, 22.080215202},
    {0x59e737, 0xd69070, 1.597314995, 12.042507933},
    {0xfc52ad, 0x2be049, 1.706785050, 16.565048170},
};

TEST(test_contrast_and_distance)
{
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        nt_rgb a = rgb(pairs[i].a), b = rgb(pairs[i].b);
        assert_float_equal(nt_rgb_contrast(a, b), pairs[i].contrast, 1e-8);
        assert_float_equal(nt_rgb_contrast(b, a), pairs[i].contrast, 1e-8);
        assert_float_equal(nt_rgb_distance(a, b), pairs[i].distance, 1e-6);
    }
}

static nt_palette with(nt_colour which, nt_rgb colour, nt_colour other, nt_rgb its)
{
    nt_palette out = nt_palette_own;
    out.inks[which] = colour;
    out.inks[other] = its;
    return out;
}

TEST(test_netras_own_are_in_order)
{
    nt_palette_fault fault;
    for (nt_colour i = NT_COLOUR_FIRST; i <= NT_COLOUR_FOURTH; i++) {
        assert_true(nt_palette_judge(&nt_palette_own, i, &fault));
    }
    const nt_palette made = nt_palette_made(&nt_palette_own);
    for (int i = 0; i < NT_COLOUR_COUNT; i++) {
        assert_memory_equal(&made.inks[i], &nt_palette_own.inks[i], sizeof made.inks[i]);
    }
}

TEST(test_each_kind_of_fault)
{
    static const struct {
        nt_colour which;
        unsigned first, second;
        nt_palette_kind kind;
        double asked;
    } cases[] = {
        {NT_COLOUR_FIRST, 0x3f8fd2, 0xb8450f, NT_PALETTE_TEXT, 4.5},
        {NT_COLOUR_SECOND, 0x1f4e79, 0xe07020, NT_PALETTE_TEXT, 4.5},
        {NT_COLOUR_SECOND, 0x101820, 0xbf4d16, NT_PALETTE_BAND, 3},
        {NT_COLOUR_SECOND, 0x1f4e79, 0x8a2f0a, NT_PALETTE_GREY, 1.5},
        {NT_COLOUR_FIRST, 0x7a3b8c, 0x2b1030, NT_PALETTE_EYES, 3.5}, /* as the fourth is */
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        nt_palette p =
            with(NT_COLOUR_FIRST, rgb(cases[i].first), NT_COLOUR_SECOND, rgb(cases[i].second));
        nt_palette_fault fault = {0};
        assert_false(nt_palette_judge(&p, cases[i].which, &fault));
        if (fault.kind != cases[i].kind) {
            fail_msg("%zu: kind %d, %f of %f", i, fault.kind, fault.found, fault.asked);
        }
        assert_float_equal(fault.asked, cases[i].asked, 1e-9);
        assert_true(fault.found < fault.asked);
    }
}

static uint32_t seed = 7;
static unsigned drawn(void)
{
    seed = seed * 1664525u + 1013904223u;
    return seed >> 8;
}

/* Whatever is given: what passes holds all that tests/chart/palette.c asks of netra's own, and what
 * is proposed passes. */
TEST(test_what_passes_reads_well)
{
    int passed = 0, proposed = 0;
    for (int run = 0; run < 300; run++) {
        nt_palette given = with(NT_COLOUR_FIRST, rgb(drawn() & 0x5f5f7f), NT_COLOUR_SECOND,
                                rgb(drawn() & 0xff7f7f));
        nt_palette_fault fault = {0}, unheard;
        for (nt_colour which = NT_COLOUR_FIRST; which <= NT_COLOUR_SECOND; which++) {
            if (!nt_palette_judge(&given, which, &fault) && fault.has_nearest) {
                given.inks[which] = fault.nearest;
                assert_true(nt_palette_judge(&given, which, &unheard));
                proposed++;
            }
        }
        if (!nt_palette_judge(&given, NT_COLOUR_FIRST, &fault) ||
            !nt_palette_judge(&given, NT_COLOUR_SECOND, &fault)) {
            continue;
        }
        passed++;
        const nt_palette p = nt_palette_made(&given);
        for (size_t count = 1; count <= NT_RAMP_MAX; count++) {
            for (size_t i = 0; i < count; i++) {
                nt_colour one = nt_palette_ramp(i, count);
                assert_true(nt_palette_contrast(&p, nt_palette_on(&p, one), one) >= 4.4);
                assert_true(!i ||
                            nt_palette_contrast(&p, nt_palette_ramp(i - 1, count), one) > 1.38);
            }
        }
        for (nt_colour band = NT_COLOUR_BAND_FIRST; band <= NT_COLOUR_BAND_BOTH; band++) {
            assert_true(nt_palette_contrast(&p, NT_COLOUR_FIRST, band) >= 3);
            assert_true(nt_palette_contrast(&p, NT_COLOUR_SECOND, band) >= 3);
        }
        assert_true(nt_palette_contrast(&p, NT_COLOUR_FIRST, NT_COLOUR_SECOND) >= 1.5);
        assert_true(nt_palette_contrast(&p, NT_COLOUR_FIRST, NT_COLOUR_PAPER) >= 4.5);
    }
    assert_true(passed > 100 && proposed > 50);
}

TESTS(NULL, NULL)
