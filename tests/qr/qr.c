/* QR codes as modules: what ISO/IEC 18004 asks of each, and that their runs are they. That other
 * programs read them, command.fingerprint_outside asks. */
#include "qr/qr.h"

#include <string.h>

#include "check.h"

static const nt_qr *made(nt_arena *arena, const char *text)
{
    const nt_qr *qr = NULL;
    nt_error err;
    assert_int_equal(nt_qr_make(arena, text, &qr, &err), NT_OK);
    assert_string_equal(qr->text, text);
    return qr;
}

/* A square of seven: a dark frame, a white one, dark within. */
static void assert_finder(const nt_qr *qr, size_t row, size_t column)
{
    for (size_t r = 0; r < 7; r++) {
        for (size_t c = 0; c < 7; c++) {
            bool edge = r == 0 || r == 6 || c == 0 || c == 6;
            bool within = r > 1 && r < 5 && c > 1 && c < 5;
            assert_int_equal(qr->dark[(row + r) * qr->side + column + c], edge || within);
        }
    }
}

TEST(test_codes_of_all_lengths_have_their_form)
{
    char text[NT_QR_LENGTH_MAX + 1];
    for (size_t length = 1; length <= NT_QR_LENGTH_MAX; length += 7) {
        for (size_t i = 0; i < length; i++) {
            text[i] = (char)('!' + i * i % 90);
        }
        text[length] = '\0';
        const nt_qr *qr = made(*state, text);
        assert_int_equal((qr->side - 21) % 4, 0);
        assert_finder(qr, 0, 0);
        assert_finder(qr, 0, qr->side - 7);
        assert_finder(qr, qr->side - 7, 0);
        double side_mm = nt_qr_module_pt(qr) * (double)qr->side * 25.4 / 72;
        assert_true(side_mm > NT_QR_LEAST_MM - 1e-9);
        assert_true(nt_qr_module_pt(qr) * 25.4 / 72 > 0.5 - 1e-9);
    }
}

TEST(test_runs_are_the_dark_modules)
{
    const nt_qr *qr = made(*state, "https://contoh.example/rilis/2024-06-12#7KQ2-0000");
    bool *seen = nt_new_array(*state, bool, qr->side * qr->side);
    nt_qr_run run;
    for (size_t at = 0; nt_qr_next(qr, &at, &run);) {
        assert_true(run.count > 0 && run.column + run.count <= qr->side);
        for (size_t i = 0; i < run.count; i++) {
            seen[run.row * qr->side + run.column + i] = true;
        }
    }
    assert_memory_equal(seen, qr->dark, qr->side * qr->side * sizeof *seen);
}

TEST(test_what_is_too_long_is_refused)
{
    char text[NT_QR_LENGTH_MAX + 2];
    const nt_qr *qr = NULL;
    nt_error err;
    memset(text, 'a', sizeof text);
    text[sizeof text - 1] = '\0';
    assert_int_equal(nt_qr_make(*state, text, &qr, &err), NT_INVALID);
    assert_int_equal(nt_qr_make(*state, "", &qr, &err), NT_INVALID);
    assert_null(qr);
}

TESTS(open_arena, close_arena)
