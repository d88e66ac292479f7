#include "earlier.h"

#include <math.h>
#include <string.h>

#include "base/json.h"
#include "base/outputs.h"
#include "edition/carrier.h"
#include "words/edition.h"

enum { EDITION_BYTES_MAX = 256 << 20 };

static const nt_text no_label = NT_TEXT_EMPTY;

static bool says(const nt_json *flags, const char *word)
{
    bool found = false;
    NT_JSON_EACH(flag, flags)
    {
        found = found || (flag->type == NT_JSON_STRING && strcmp(flag->string, word) == 0);
    }
    return found;
}

/* What was not suppressed was printed. */
static nt_status add_figure(nt_arena *arena, nt_ledger *ledger, const nt_json *figure,
                            nt_error *err)
{
    const char *id = nt_json_string(figure, "id", NULL);
    if (!id) {
        return nt_fail(err, NT_INVALID, figure->place, NT_MESSAGE_EDITION_NUMBER_WITHOUT_ID());
    }
    if (nt_ledger_find(ledger, id)) {
        return nt_fail(err, NT_INVALID, figure->place, NT_MESSAGE_EDITION_ID_TWICE());
    }
    const char *day = nt_json_string(figure, "as_of", "");
    bool suppressed = says(nt_json_get(figure, "flags"), "suppressed");
    nt_ledger_row row = nt_ledger_blank(nt_arena_string(arena, id), no_label);
    row.value = nt_json_number(figure, "value", NAN);
    row.unit = nt_arena_string(arena, nt_json_string(figure, "unit", ""));
    row.method = nt_method_called(nt_json_string(figure, "method", ""));
    row.as_of = nt_date_parse_iso(day, strlen(day));
    row.flags = suppressed ? NT_FLAG_SUPPRESSED : 0;
    nt_ledger_add(ledger, &row);
    return NT_OK;
}

/* A folder, a zip or a PDF; anything else is to be a ledger, and judged as one. */
static nt_status is_edition(const char *path, bool *out, nt_error *err)
{
    char head[4];
    size_t length = 0;
    bool is_folder = nt_file_is_folder(path);
    nt_status status =
        is_folder ? NT_OK
                  : nt_file_read_head(path, EDITION_BYTES_MAX, head, sizeof head, &length, err);
    *out = is_folder || (length == sizeof head && (memcmp(head, "PK\3\4", length) == 0 ||
                                                   memcmp(head, "%PDF", length) == 0));
    return status;
}

static nt_status read_edition(nt_arena *arena, const char *path, const nt_ledger **out,
                              nt_error *err)
{
    sigset_t earlier = nt_signals_hold();
    nt_carrier edition = {.arena = arena, .path = path};
    nt_status status = nt_carrier_open(&edition, err);
    nt_carrier_close(&edition);
    nt_signals_release(earlier);
    if (!status) {
        *out = edition.ledger;
    }
    return status;
}

static nt_status read_tree(nt_arena *arena, const nt_json *root, const nt_ledger **out,
                           nt_error *err)
{
    const nt_json *figures = nt_json_get(root, "figures");
    if (!figures || figures->type != NT_JSON_ARRAY) {
        return nt_fail(err, NT_INVALID, (nt_place){root->place.file, 1, 1},
                       NT_MESSAGE_EDITION_IS_NO_LEDGER());
    }
    nt_status status = NT_OK;
    nt_ledger *ledger = nt_ledger_open(arena);
    if (nt_json_bool(root, "internal", false)) {
        nt_ledger_mark_internal(ledger);
    }
    nt_ledger_mark_area(ledger, nt_json_string(root, "area", ""));
    for (const nt_json *each = figures->child; each && !status; each = each->next) {
        status = add_figure(arena, ledger, each, err);
    }
    if (!status) {
        *out = ledger;
    }
    return status;
}

static nt_status read_ledger(nt_arena *arena, const char *path, const nt_ledger **out,
                             nt_error *err)
{
    nt_arena *passing = nt_arena_open();
    const nt_json *root;
    nt_status status = nt_json_read(passing, path, &root, err);
    status = status ? status : read_tree(arena, root, out, err);
    nt_arena_close(passing);
    return status;
}

nt_status nt_earlier_read(nt_arena *arena, const char *path, const nt_ledger **out, nt_error *err)
{
    bool edition;
    nt_status status = is_edition(path, &edition, err);
    return status    ? status
           : edition ? read_edition(arena, path, out, err)
                     : read_ledger(arena, path, out, err);
}

static void put_figure(nt_json_writer *w, const nt_ledger_row *row, const nt_ledger_row *later)
{
    char day[11];
    nt_json_begin(w, '{');
    nt_json_member(w, "id", row->id);
    if (later && isfinite(later->value) && isfinite(row->value)) {
        nt_json_member_number(w, "value", row->value);
    }
    nt_json_member(w, "as_of",
                   nt_date_known(row->as_of) ? nt_date_format_iso(row->as_of, day) : NULL);
    if (row->flags & NT_FLAG_SUPPRESSED) {
        nt_json_key(w, "flags");
        nt_json_begin(w, '[');
        nt_json_put_string(w, "suppressed");
        nt_json_end(w, ']');
    }
    nt_json_end(w, '}');
}

nt_bytes nt_earlier_write(nt_arena *arena, const nt_ledger *earlier, const nt_ledger *later)
{
    nt_buffer out = nt_buffer_open(arena);
    nt_json_writer w = nt_json_writer_open(&out);
    nt_json_begin(&w, '{');
    if (nt_ledger_is_internal(earlier)) {
        nt_json_key(&w, "internal");
        nt_json_put_bool(&w, true);
    }
    if (*nt_ledger_area(earlier)) {
        nt_json_member(&w, "area", nt_ledger_area(earlier));
    }
    nt_json_key(&w, "figures");
    nt_json_begin(&w, '[');
    for (size_t i = 0; i < nt_ledger_count(earlier); i++) {
        const nt_ledger_row *row = nt_ledger_at(earlier, i);
        put_figure(&w, row, nt_ledger_find(later, row->id));
    }
    nt_json_end(&w, ']');
    nt_json_end(&w, '}');
    nt_buffer_putc(&out, '\n');
    return (nt_bytes){nt_buffer_text(&out), out.length};
}
