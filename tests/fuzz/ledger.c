/* A ledger as it was filed: written again it is the same, and what a later edition keeps of it is a
 * ledger too. */
#include "archive/scratch.h"
#include "fuzz.h"
#include "parts.h"
#include "revision/revision.h"

static nt_status read_earlier(nt_arena *arena, nt_bytes bytes, const nt_ledger **out)
{
    const char *folder = fuzz_scratch(arena);
    nt_error err = {0};
    fuzz_expect(
        !nt_scratch_write(arena, folder, "a.figures.json", bytes.bytes, bytes.length, &err));
    nt_status status =
        nt_earlier_read(arena, nt_path_join(arena, folder, "a.figures.json"), out, &err);
    fuzz_expect_status(status, &err);
    return status;
}

static void keep(nt_arena *arena, nt_bytes input)
{
    const nt_ledger *earlier, *again;
    if (!read_earlier(arena, input, &earlier)) {
        fuzz_expect(!read_earlier(arena, nt_earlier_write(arena, earlier, earlier), &again));
        fuzz_expect(nt_ledger_count(earlier) == nt_ledger_count(again));
        fuzz_expect(nt_ledger_is_internal(earlier) == nt_ledger_is_internal(again));
    }
}

static nt_bytes write_ledger(nt_arena *arena, const nt_ledger *ledger)
{
    nt_buffer out = nt_buffer_open(arena);
    nt_ledger_write_json(ledger, &out);
    return (nt_bytes){out.bytes, out.length};
}

void fuzz_input(nt_arena *arena, nt_bytes input)
{
    const nt_ledger *filed, *again;
    nt_error err = {0};
    keep(arena, input);
    nt_status status = nt_ledger_read(arena, "a.figures.json", input, &filed, &err);
    fuzz_expect_status(status, &err);
    if (!status) {
        nt_bytes made = write_ledger(arena, filed);
        fuzz_expect(!nt_ledger_read(arena, "b.figures.json", made, &again, &err));
        fuzz_expect(nt_bytes_same(made, write_ledger(arena, again)));
    }
}
