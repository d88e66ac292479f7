/* What has gone out: editions in a folder, which a new one must not give away. */
#include "parts.h"

#include <string.h>

#include "base/path.h"
#include "words/edition.h"

enum { NAMES_MAX = 1000000 /* in all folders together: a link may lead to the root */ };

typedef struct {
    nt_arena *arena;
    NT_VEC(const nt_ledger *) ledgers;
    nt_map folders; /* that were met: links may lead to one in more ways than could be walked */
    size_t names;
} reading;

/* "a/b.figures.json": whether a/b.pdf is there. */
static bool has_pdf(nt_arena *arena, const char *path)
{
    size_t stem = strlen(path) - strlen(".figures.json");
    return nt_file_exists(nt_arena_printf(arena, "%.*s.pdf", (int)stem, path));
}

static bool tells_alike(const nt_ledger *a, const nt_ledger *b)
{
    size_t count = nt_ledger_count(a);
    bool alike = count == nt_ledger_count(b) && strcmp(nt_ledger_area(a), nt_ledger_area(b)) == 0;
    for (size_t i = 0; i < count && alike; i++) {
        const nt_ledger_row *x = nt_ledger_at(a, i), *y = nt_ledger_at(b, i);
        alike = strcmp(x->id, y->id) == 0 && x->as_of == y->as_of && x->flags == y->flags &&
                nt_ledger_same_value(x, y) && x->part == y->part && x->whole == y->whole;
    }
    return alike;
}

/* The same edition may lie there as a bag and as a PDF. */
static bool is_among(const nt_ledger *const *ledgers, size_t count, const nt_ledger *one)
{
    return NT_ANY(i, count, tells_alike(ledgers[i], one));
}

static nt_status read_one(reading *r, const char *path, nt_error *err)
{
    const nt_ledger *ledger;
    nt_status status = nt_earlier_read(r->arena, path, &ledger, err);
    if (status || !nt_ledger_find(ledger, "cases.total")) {
        return status;
    }
    if (nt_ledger_is_internal(ledger)) {
        return nt_fail(err, NT_INVALID, (nt_place){path, 0, 0},
                       NT_MESSAGE_EDITION_RELEASED_IS_INTERNAL());
    }
    if (!is_among(r->ledgers.items, r->ledgers.count, ledger)) {
        nt_vec_push(r->arena, &r->ledgers, ledger);
    }
    return NT_OK;
}

static bool is_bag(nt_arena *arena, const char *folder)
{
    return nt_file_exists(nt_path_join(arena, folder, "bagit.txt"));
}

static nt_status read_folder(reading *r, const char *folder, nt_error *err)
{
    const char **names;
    size_t count = 0;
    if (nt_map_keep(&r->folders, nt_path_real(r->arena, folder), 0) != NT_MAP_NONE) {
        return NT_OK;
    }
    nt_status status = nt_folder_names(r->arena, folder, NAMES_MAX - r->names, &names, &count, err);
    r->names += count;
    for (size_t i = 0; i < count && !status; i++) {
        const char *path = nt_path_join(r->arena, folder, names[i]);
        bool hidden = names[i][0] == '.', folded = nt_file_is_folder(path);
        if (hidden) {
            continue;
        }
        if ((folded && is_bag(r->arena, path)) ||
            (!folded && (nt_path_ends_in(path, ".pdf") || nt_path_ends_in(path, ".zip") ||
                         (nt_path_ends_in(path, ".figures.json") && !has_pdf(r->arena, path))))) {
            status = read_one(r, path, err);
        } else if (folded && !nt_path_ends_in(path, ".charts")) {
            status = read_folder(r, path, err);
        }
    }
    return status;
}

nt_status nt_released_read(nt_arena *arena, const char *folder, nt_register_request *request,
                           nt_error *err)
{
    reading r = {.arena = arena, .folders = nt_map_open(arena)};
    NT_TRY(read_folder(&r, folder, err));
    request->released = r.ledgers.items;
    request->released_count = r.ledgers.count;
    return NT_OK;
}

void nt_released_drop_before(nt_arena *arena, nt_register_request *request)
{
    NT_VEC(const nt_ledger *) others = {.count = 0};
    for (size_t i = 0; i < request->released_count; i++) {
        if (!is_among(&request->edition_before, 1, request->released[i])) {
            nt_vec_push(arena, &others, request->released[i]);
        }
    }
    request->released = others.items;
    request->released_count = others.count;
}

nt_bytes nt_released_plan(nt_arena *arena, const nt_ledger *ledger)
{
    nt_json_writer w = nt_json_open(arena);
    const nt_ledger_row *told = nt_ledger_find(ledger, "suppressed.told");
    const nt_ledger_row *narrow = nt_ledger_find(ledger, "suppressed.narrow");
    nt_json_member_begin(&w, "figures", '[');
    for (size_t i = 0; i < nt_ledger_count(ledger); i++) {
        const nt_ledger_row *row = nt_ledger_at(ledger, i);
        bool counts = row == told || row == narrow;
        bool withheld = nt_ledger_is_withheld(row);
        if (!counts && !withheld && !nt_register_is_step(row->id)) {
            continue;
        }
        nt_json_begin(&w, '{');
        nt_json_member(&w, "id", row->id);
        if (counts) {
            nt_json_member_number(&w, "value", row->value);
        } else if (withheld) {
            nt_json_member_strings(&w, "flags", (const char *const[]){"suppressed"}, 1);
        }
        nt_json_end(&w, '}');
    }
    nt_json_end(&w, ']');
    return nt_json_close(&w);
}
