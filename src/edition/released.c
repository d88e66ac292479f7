/* What has gone out: editions in a folder, which a new one must not give away. */
#include "parts.h"

#include <stdint.h>
#include <string.h>

#include "base/path.h"
#include "web/read.h"
#include "words/edition.h"

enum {
    NAMES_MAX = 1000000, /* in all folders together: a link may lead to the root */
    HEAD = 64 * 1024     /* of a page, which names its maker there */
};

typedef struct {
    nt_arena *arena;
    NT_VEC(const nt_ledger *) ledgers;
    nt_map folders; /* that were met: links may lead to one in more ways than could be walked */
    size_t names;
    nt_unread unread;
} reading;

/* "a/b.html", whose ending is ".html": whether "a/b" with the other is there. */
static bool has_beside(nt_arena *arena, const char *path, const char *ending, const char *other)
{
    size_t stem = strlen(path) - strlen(ending);
    return nt_file_exists(nt_arena_printf(arena, "%.*s%s", (int)stem, path, other));
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

static nt_status keep(reading *r, const char *path, const nt_ledger *ledger, nt_error *err)
{
    if (!nt_ledger_find(ledger, "cases.total")) {
        return NT_OK;
    }
    NT_FAIL_IF(nt_ledger_is_internal(ledger), err, NT_INVALID, nt_place_in(path),
               NT_MESSAGE_EDITION_RELEASED_IS_INTERNAL());
    if (!is_among(r->ledgers.items, r->ledgers.count, ledger)) {
        nt_vec_push(r->arena, &r->ledgers, ledger);
    }
    return NT_OK;
}

static nt_status read_one(reading *r, const char *path, nt_error *err)
{
    const nt_ledger *ledger;
    NT_TRY(nt_earlier_read(r->arena, path, &ledger, err));
    return keep(r, path, ledger, err);
}

/* The ledger of a page in one file is in it; that of a page in a folder lies there, and is met as
 * others are. */
static nt_status read_page(reading *r, const char *path, nt_error *err)
{
    NT_PASSING_ARENA(passing);
    nt_web_told page;
    nt_bytes bytes;
    const nt_ledger *ledger;
    const nt_web_carried *carried = NULL;
    NT_TRY(nt_file_read(passing, path, NT_WEB_READ_MAX, &bytes, err));
    NT_TRY(nt_web_read(passing, path, bytes, &page, err));
    NT_EACH(const nt_web_carried, file, page.files, page.file_count) {
        carried = nt_path_ends_in(file->name, ".figures.json") ? file : carried;
    }
    const char *folder = nt_path_folder(passing, path);
    bool is_beside = carried && !carried->is_within && !nt_path_fault(carried->name) &&
                     nt_file_exists(nt_path_join(passing, folder, carried->name));
    nt_file_let_go(path);
    if (is_beside) {
        return NT_OK;
    }
    NT_FAIL_IF(!carried || !carried->is_within, err, NT_INVALID, nt_place_in(path),
               NT_MESSAGE_EDITION_PAGE_WITHOUT_LEDGER());
    NT_TRY(nt_ledger_read(r->arena, path, carried->bytes, &ledger, err));
    return keep(r, path, ledger, err);
}

/* Of one that cannot be read nobody knows. */
static nt_status is_page_of_netra(const char *path, bool *out, nt_error *err)
{
    NT_PASSING_ARENA(passing);
    char *head = nt_arena_alloc(passing, HEAD + 1);
    size_t length;
    NT_TRY(nt_file_read_head(path, SIZE_MAX, head, HEAD, &length, err));
    nt_file_let_go(path);
    *out = nt_web_is_ours(head);
    return NT_OK;
}

/* Whether the numbers of what is called so are read elsewhere: of its PDF, or of its ledger. */
static bool is_read_beside(nt_arena *arena, const char *path, const char *ending)
{
    return has_beside(arena, path, ending, ".pdf") ||
           has_beside(arena, path, ending, ".figures.json");
}

/* A page that is no other's is an edition; a workbook may be anybody's. */
static nt_status read_alone(reading *r, const char *path, nt_error *err)
{
    static const char *const books[] = {".xlsx", ".ods"};
    for (size_t i = 0; i < sizeof books / sizeof *books; i++) {
        if (nt_path_ends_in(path, books[i]) && !is_read_beside(r->arena, path, books[i])) {
            r->unread.first = r->unread.count++ ? r->unread.first : path;
        }
    }
    bool is_page = nt_path_ends_in(path, ".html") && !is_read_beside(r->arena, path, ".html");
    NT_TRY(is_page ? is_page_of_netra(path, &is_page, err) : NT_OK);
    return is_page ? read_page(r, path, err) : NT_OK;
}

static bool is_bag(nt_arena *arena, const char *folder)
{
    return nt_file_exists(nt_path_join(arena, folder, "bagit.txt"));
}

static nt_status read_folder(reading *r, const char *folder, nt_error *err);

/* A link that leads nowhere may have led to an edition. */
static nt_status read_named(reading *r, const char *path, nt_error *err)
{
    nt_file_stamp there;
    NT_TRY(nt_file_look(path, &there, err));
    if (nt_file_is_folder(path)) {
        return is_bag(r->arena, path)             ? read_one(r, path, err)
               : nt_path_ends_in(path, ".charts") ? NT_OK
                                                  : read_folder(r, path, err);
    }
    bool is_edition = nt_path_ends_in(path, ".pdf") || nt_path_ends_in(path, ".zip") ||
                      (nt_path_ends_in(path, ".figures.json") &&
                       !has_beside(r->arena, path, ".figures.json", ".pdf"));
    return is_edition ? read_one(r, path, err) : read_alone(r, path, err);
}

/* Links may lead to one folder by many names. */
static bool is_met(reading *r, const char *folder)
{
    nt_file_stamp own;
    nt_error ignored;
    return nt_file_look(folder, &own, &ignored) == NT_OK &&
           nt_map_keep(
               &r->folders,
               nt_arena_printf(r->arena, "%ju %ju", (uintmax_t)own.device, (uintmax_t)own.inode),
               0) != NT_MAP_NONE;
}

static nt_status read_folder(reading *r, const char *folder, nt_error *err)
{
    const char **names;
    size_t count = 0;
    if (is_met(r, folder)) {
        return NT_OK;
    }
    NT_TRY(nt_folder_names(r->arena, folder, NAMES_MAX - r->names, &names, &count, err));
    r->names += count;
    NT_EACH_OF(const char, name, names, count) {
        bool is_hidden = *name == '.';
        NT_TRY(is_hidden ? NT_OK : read_named(r, nt_path_join(r->arena, folder, name), err));
    }
    return NT_OK;
}

nt_status nt_released_read(nt_arena *arena, const char *folder, nt_register_request *request,
                           nt_unread *unread, nt_error *err)
{
    reading r = {.arena = arena, .folders = nt_map_open(arena)};
    NT_TRY(read_folder(&r, folder, err));
    request->released = r.ledgers.items;
    request->released_count = r.ledgers.count;
    *unread = r.unread;
    return NT_OK;
}

void nt_released_drop_before(nt_arena *arena, nt_register_request *request)
{
    NT_VEC(const nt_ledger *) others = {.count = 0};
    NT_VEC_PICK(arena, &others, i, request->released_count, request->released[i],
                !is_among(&request->edition_before, 1, request->released[i]));
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
