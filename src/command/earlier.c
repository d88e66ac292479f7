#include "earlier.h"

#include <math.h>
#include <string.h>

#include "base/json.h"

static const nt_text no_label = {{"", ""}};

static bool says(const nt_json *flags, const char *word)
{
    bool found = false;
    NT_JSON_EACH(flag, flags)
    {
        found = found || (flag->type == NT_JSON_STRING && strcmp(flag->string, word) == 0);
    }
    return found;
}

/* What was not suppressed was printed; by which value is no matter, and is not kept. */
static nt_status add_figure(nt_ledger *ledger, const nt_json *figure, nt_error *err)
{
    const char *id = nt_json_string(figure, "id", NULL);
    if (!id) {
        return nt_fail(err, NT_INVALID, figure->place,
                       "this is no number of a ledger: it has no \"id\"");
    }
    if (nt_ledger_find(ledger, id)) {
        return nt_fail(err, NT_INVALID, figure->place, "a second number has this id");
    }
    const char *day = nt_json_string(figure, "as_of", "");
    bool suppressed = says(nt_json_get(figure, "flags"), "suppressed");
    nt_ledger_add(ledger, &(nt_ledger_row){.id = id,
                                           .label = no_label,
                                           .value = NAN,
                                           .lower = NAN,
                                           .upper = NAN,
                                           .unit = "",
                                           .part = -1,
                                           .whole = -1,
                                           .method = "published",
                                           .as_of = nt_date_parse_iso(day, strlen(day)),
                                           .flags = suppressed ? NT_FLAG_SUPPRESSED : 0});
    return NT_OK;
}

nt_status nt_earlier_read(nt_arena *arena, const char *path, const nt_ledger **out, nt_error *err)
{
    const nt_json *root;
    nt_status status = nt_json_read(arena, path, &root, err);
    const nt_json *figures = status ? NULL : nt_json_get(root, "figures");
    if (!status && (!figures || figures->type != NT_JSON_ARRAY)) {
        return nt_fail(err, NT_INVALID, (nt_place){path, 1, 1},
                       "is no ledger: it has no list \"figures\"; name the NAME.figures.json of "
                       "the edition before");
    }
    nt_ledger *ledger = nt_ledger_open(arena);
    if (!status && nt_json_bool(root, "internal", false)) {
        nt_ledger_mark_internal(ledger);
    }
    for (const nt_json *each = figures ? figures->child : NULL; each && !status;
         each = each->next) {
        status = add_figure(ledger, each, err);
    }
    if (!status) {
        *out = ledger;
    }
    return status;
}

static void write_figure(nt_json_writer *json, const nt_ledger_row *row)
{
    char day[11];
    nt_date_format_iso(row->as_of, day);
    nt_json_begin(json, '{');
    nt_json_key(json, "id");
    nt_json_put_string(json, row->id);
    nt_json_key(json, "as_of");
    nt_json_put_string(json, *day ? day : NULL);
    nt_json_key(json, "flags");
    nt_json_begin(json, '[');
    if (row->flags & NT_FLAG_SUPPRESSED) {
        nt_json_put_string(json, "suppressed");
    }
    nt_json_end(json, ']');
    nt_json_end(json, '}');
}

nt_bytes nt_earlier_write(nt_arena *arena, const nt_ledger *earlier)
{
    nt_buffer out = nt_buffer_open(arena);
    nt_json_writer json = nt_json_writer_open(&out);
    nt_json_begin(&json, '{');
    if (nt_ledger_is_internal(earlier)) {
        nt_json_key(&json, "internal");
        nt_json_put_bool(&json, true);
    }
    nt_json_key(&json, "figures");
    nt_json_begin(&json, '[');
    for (size_t i = 0; i < nt_ledger_count(earlier); i++) {
        write_figure(&json, nt_ledger_at(earlier, i));
    }
    nt_json_end(&json, ']');
    nt_json_end(&json, '}');
    nt_buffer_putc(&out, '\n');
    return (nt_bytes){nt_buffer_text(&out), out.length};
}
