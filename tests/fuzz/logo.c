/* A logo, SVG or PNG: what is read of it is the same when it is read again, and fits its place. */
#include "logo/logo.h"
#include "fuzz.h"

void fuzz_input(nt_arena *arena, nt_bytes input)
{
    const nt_logo *logo, *again;
    nt_error err = {0};
    nt_status status = nt_logo_read(arena, "logo.svg", input, &logo, &err);
    fuzz_expect_status(status, &err);
    if (status) {
        return;
    }
    fuzz_expect(logo->width_pt <= NT_LOGO_WIDTH_PT + 1e-6 && logo->width_pt > 0);
    fuzz_expect(logo->height_pt <= NT_LOGO_HEIGHT_PT + 1e-6 && logo->height_pt > 0);
    fuzz_expect(!nt_logo_read(arena, "again.svg", logo->bytes, &again, &err));
    fuzz_expect(nt_bytes_same(logo->bytes, again->bytes));
}
