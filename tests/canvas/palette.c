/* Contrast as WCAG 2.2 asks: text 4.5:1, marks 3:1; events that differ in grey print. */
#include "canvas/palette.h"
#include "check.h"

#include <stdlib.h>

TEST(test_the_formula_on_known_pairs)
{
    /* The mock-up's own measurements: 15.7, 8.7, 5.4, 5.8 on white. */
    assert_float_equal(nt_palette_contrast(NULL, NT_COLOUR_PAPER, NT_COLOUR_TEXT), 15.7, 0.06);
    assert_float_equal(nt_palette_contrast(NULL, NT_COLOUR_PAPER, NT_COLOUR_FIRST), 8.7, 0.1);
    assert_float_equal(nt_palette_contrast(NULL, NT_COLOUR_SECOND, NT_COLOUR_PAPER), 5.4, 0.06);
    assert_float_equal(nt_palette_contrast(NULL, NT_COLOUR_GREY, NT_COLOUR_PAPER), 5.8, 0.06);
    assert_float_equal(nt_palette_contrast(NULL, NT_COLOUR_TEXT, NT_COLOUR_TEXT), 1, 1e-9);
}

TEST(test_text_can_be_read_on_its_ground)
{
    static const nt_colour inks[] = {NT_COLOUR_TEXT,  NT_COLOUR_FIRST,  NT_COLOUR_SECOND,
                                     NT_COLOUR_THIRD, NT_COLOUR_FOURTH, NT_COLOUR_GREY};
    for (size_t i = 0; i < sizeof inks / sizeof *inks; i++) {
        assert_true(nt_palette_contrast(NULL, inks[i], NT_COLOUR_PAPER) >= 4.5);
    }
    for (int i = 0; i < NT_CLASS_MAX; i++) {
        nt_colour ground = NT_COLOUR_CLASS + (nt_colour)i;
        assert_true(nt_palette_contrast(NULL, nt_palette_on(NULL, ground), ground) >= 4.5);
    }
}

TEST(test_marks_can_be_told_from_paper)
{
    static const nt_colour inks[] = {NT_COLOUR_FIRST, NT_COLOUR_SECOND, NT_COLOUR_GREY,
                                     NT_COLOUR_RULE};
    for (size_t i = 0; i < sizeof inks / sizeof *inks; i++) {
        assert_true(nt_palette_contrast(NULL, inks[i], NT_COLOUR_PAPER) >= 3);
    }
}

TEST(test_events_and_classes_differ_in_grey)
{
    assert_true(nt_palette_contrast(NULL, NT_COLOUR_FIRST, NT_COLOUR_SECOND) > 1.5);
    for (int i = 1; i < NT_CLASS_MAX; i++) {
        nt_colour one = NT_COLOUR_CLASS + (nt_colour)i;
        assert_true(nt_palette_contrast(NULL, one - 1, one) > 1.4);
        /* Darker is more. */
        assert_true(nt_palette_contrast(NULL, one, NT_COLOUR_PAPER) >
                    nt_palette_contrast(NULL, one - 1, NT_COLOUR_PAPER));
    }
    for (size_t count = 1; count <= NT_RAMP_MAX; count++) {
        for (size_t i = 1; i < count; i++) {
            assert_true(nt_palette_contrast(NULL, nt_palette_ramp(i - 1, count),
                                            nt_palette_ramp(i, count)) > 1.4);
        }
    }
    assert_true(nt_palette_contrast(NULL, nt_palette_on(NULL, NT_COLOUR_BETWEEN),
                                    NT_COLOUR_BETWEEN) >= 4.5);
    /* Curves, and words in a curve's ink, on the bands under them. */
    for (nt_colour band = NT_COLOUR_BAND_FIRST; band <= NT_COLOUR_BAND_BOTH; band++) {
        assert_true(nt_palette_contrast(NULL, NT_COLOUR_FIRST, band) >= 4.5);
        assert_true(nt_palette_contrast(NULL, NT_COLOUR_SECOND, band) >= 3);
    }
}

TESTS(NULL, NULL)
