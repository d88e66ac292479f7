/* A signature as it came with a file. */
#include "archive/sign.h"
#include "fuzz.h"

void fuzz_input(nt_arena *arena, nt_bytes input)
{
    static const nt_bytes parts[] = {{"netra", 5}, {"", 0}};
    for (int kind = 0; kind < 3; kind++) {
        nt_signature_verdict verdict =
            kind == 2 ? nt_archive_check_time_stamp(arena, input, parts, 2)
                      : nt_archive_check_signature(arena, input, kind == 1, parts, 2);
        fuzz_expect(verdict.why.in[NT_LANG_ID] && verdict.holds == !*verdict.why.in[NT_LANG_ID]);
    }
}
