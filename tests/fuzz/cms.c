/* A signature as it came with a file. */
#include "archive/sign.h"
#include "fuzz.h"

void fuzz_input(nt_arena *arena, nt_bytes input)
{
    static const nt_bytes parts[] = {{"netra", 5}, {"", 0}};
    for (int is_pades = 0; is_pades < 2; is_pades++) {
        nt_signature_verdict verdict =
            nt_archive_check_signature(arena, input, is_pades != 0, parts, 2);
        fuzz_expect(verdict.why.in[NT_LANG_ID] && verdict.holds == !*verdict.why.in[NT_LANG_ID]);
    }
}
