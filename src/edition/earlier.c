/* What a later edition has to know of an earlier one: read, and written. */
#include "parts.h"

#include <math.h>

#include "base/path.h"
#include "edition/carrier.h"
#include "words/edition.h"

static nt_status read_edition(nt_arena *arena, const char *path, const nt_ledger **out,
                              nt_error *err)
{
    nt_carrier edition = {.arena = arena, .path = path};
    nt_status status = nt_carrier_open(&edition, err);
    nt_carrier_close(&edition);
    if (!status) {
        *out = edition.ledger;
    }
    return status;
}

static nt_status read_ledger(nt_arena *arena, const char *path, const nt_ledger **out,
                             nt_error *err)
{
    NT_PASSING_ARENA(passing);
    const nt_json *root;
    NT_TRY(nt_json_read(passing, path, &root, err));
    NT_FAIL_IF(!nt_ledger_is_json(root), err, NT_INVALID, (nt_place){root->place.file, 1, 1},
               NT_MESSAGE_EDITION_IS_NO_LEDGER());
    return nt_ledger_read_json(arena, root, out, err);
}

nt_status nt_earlier_read(nt_arena *arena, const char *path, const nt_ledger **out, nt_error *err)
{
    nt_carrier_form form;
    NT_TRY(nt_carrier_kind(path, &form, err));
    bool is_edition = form != NT_CARRIER_OTHER || nt_path_ends_in(path, ".pdf");
    nt_status status =
        is_edition ? read_edition(arena, path, out, err) : read_ledger(arena, path, out, err);
    nt_file_let_go(path); /* the next edition may take its place */
    return status;
}

static void put_figure(nt_json_writer *w, const nt_ledger_row *row, const nt_ledger_row *later)
{
    nt_json_begin(w, '{');
    nt_json_member(w, "id", row->id);
    if (later && isfinite(later->value) && isfinite(row->value)) {
        nt_json_member_number(w, "value", row->value);
    }
    nt_json_member_date(w, "as_of", row->as_of);
    if (nt_ledger_is_withheld(row)) {
        nt_json_member_strings(w, "flags", (const char *const[]){"suppressed"}, 1);
    }
    nt_json_end(w, '}');
}

nt_bytes nt_earlier_write(nt_arena *arena, const nt_ledger *earlier, const nt_ledger *later)
{
    nt_json_writer w = nt_json_open(arena);
    nt_ledger_write_marks(earlier, &w);
    nt_json_member_begin(&w, "figures", '[');
    for (size_t i = 0; i < nt_ledger_count(earlier); i++) {
        const nt_ledger_row *row = nt_ledger_at(earlier, i);
        put_figure(&w, row, nt_ledger_find(later, row->id));
    }
    nt_json_end(&w, ']');
    return nt_json_close(&w);
}
