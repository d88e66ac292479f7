/* A bag or a PDF opened: recipe, PDF and ledger as they were filed. */
#include "edition/carrier.h"

#include <string.h>

#include "archive/scratch.h"
#include "archive/snapshot.h"
#include "archive/verify.h"
#include "words/edition.h"

enum { FILE_BYTES_MAX = 256 << 20, MAGIC = 4 };

/* ---- from a PDF ---- */

static nt_status take_embedded(const nt_carrier *c, const char *name, nt_bytes *out, nt_error *err)
{
    const nt_pdf_embedded *file = nt_pdf_embedded_named(c->embedded, c->embedded_count, name);
    NT_FAIL_IF(!file, err, NT_INVALID, nt_place_in(c->path),
               NT_MESSAGE_EDITION_CANNOT_BE_COMPARED(.file = name));
    *out = file->bytes;
    return NT_OK;
}

/* What is attached to c->pdf. */
static nt_status read_attached(nt_carrier *c, nt_bytes *recipe, nt_error *err)
{
    NT_TRY(
        nt_pdf_read_embedded(c->passing, c->path, c->pdf, &c->embedded, &c->embedded_count, err));
    return take_embedded(c, NT_BUILD_RECIPE, recipe, err);
}

/* ---- from a bag ---- */

static nt_status read_part(const nt_carrier *c, const char *name, nt_bytes *out, nt_error *err)
{
    const char *root = c->root;
    return nt_file_exists(nt_path_join(c->passing, root, name))
               ? nt_archive_read(c->passing, root, name, FILE_BYTES_MAX, out, err)
               : nt_fail(err, NT_INVALID, nt_place_in(c->path),
                         NT_MESSAGE_EDITION_NO_BAG_OF_NETRA(.file = name));
}

/* What cannot be read first: other damages may be no more than what follows from it. */
static const nt_damage *first_damage(const nt_fixity *verdict)
{
    const nt_damage *first = &verdict->damages.items[0];
    for (size_t i = 0; i < verdict->damages.count && first->kind != NT_DAMAGE_UNREADABLE; i++) {
        if (verdict->damages.items[i].kind == NT_DAMAGE_UNREADABLE) {
            first = &verdict->damages.items[i];
        }
    }
    return first;
}

static nt_status open_bag(nt_carrier *c, nt_bytes *recipe, nt_error *err)
{
    nt_fixity verdict;
    NT_TRY(nt_scratch_open(c->arena, &c->scratch, err));
    NT_TRY(nt_archive_open(c->arena, c->path, c->scratch, &c->root, &verdict, err));
    if (verdict.damages.count) {
        const nt_damage *first = first_damage(&verdict);
        return nt_fail(
            err, NT_INVALID, nt_place_in(c->path),
            NT_MESSAGE_EDITION_NOT_AS_FILED(.path = first->path,
                                            .damage = nt_damage_text(first->kind),
                                            .damages = (long long)verdict.damages.count));
    }
    return read_part(c, NT_SNAPSHOT_RECIPE, recipe, err);
}

/* ---- either ---- */

nt_status nt_carrier_kind(const char *path, nt_carrier_form *out, nt_error *err)
{
    char head[MAGIC] = {0};
    size_t length;
    bool is_folder = nt_file_is_folder(path);
    nt_status status =
        is_folder ? NT_OK : nt_file_read_head(path, FILE_BYTES_MAX, head, MAGIC, &length, err);
    *out = is_folder || memcmp(head, "PK\3\4", MAGIC) == 0 ? NT_CARRIER_BAG
           : memcmp(head, "%PDF", MAGIC) == 0              ? NT_CARRIER_PDF
                                                           : NT_CARRIER_OTHER;
    return status;
}

static nt_status read_ledger(nt_carrier *c, nt_error *err)
{
    nt_bytes bytes;
    const char *name = nt_arena_printf(c->arena, "%s.figures.json", c->recipe.report);
    NT_TRY(c->root ? read_part(c, nt_path_join(c->passing, "data", name), &bytes, err)
                   : take_embedded(c, name, &bytes, err));
    return nt_ledger_read(c->arena, nt_path_join(c->arena, c->path, name), bytes, &c->ledger, err);
}

/* The PDF of a bag is called as its recipe says. */
static nt_status read_recipe(nt_carrier *c, nt_bytes bytes, nt_error *err)
{
    nt_status status = nt_recipe_read(c->arena, nt_path_join(c->arena, c->path, NT_BUILD_RECIPE),
                                      bytes, &c->recipe, err);
    c->recipe.bytes = (nt_bytes){"", 0};
    if (status || !c->root) {
        return status;
    }
    const char *pdf = nt_arena_printf(c->arena, "data/%s.pdf", c->recipe.report);
    return read_part(c, pdf, &c->pdf, err);
}

nt_status nt_carrier_open(nt_carrier *c, nt_error *err)
{
    nt_carrier_form form;
    nt_bytes recipe;
    c->passing = nt_arena_open();
    NT_TRY(nt_carrier_kind(c->path, &form, err));
    if (form == NT_CARRIER_BAG) {
        NT_TRY(open_bag(c, &recipe, err));
    } else { /* it is to be a PDF, and judged as one */
        NT_TRY(nt_file_read(c->passing, c->path, NT_PDF_READ_MAX, &c->pdf, err));
        NT_TRY(read_attached(c, &recipe, err));
    }
    NT_TRY(read_recipe(c, recipe, err));
    return read_ledger(c, err);
}

void nt_carrier_close_passing(nt_carrier *c)
{
    nt_arena_close(c->passing);
    c->passing = NULL;
    c->pdf = (nt_bytes){"", 0};
    c->embedded = NULL;
    c->embedded_count = 0;
}

static void remove_bag(nt_carrier *c)
{
    nt_scratch_remove(c->scratch);
    c->scratch = c->root = NULL;
}

void nt_carrier_close(nt_carrier *c)
{
    nt_carrier_close_passing(c);
    remove_bag(c);
}

nt_status nt_carrier_leave_bag(nt_carrier *c, nt_error *err)
{
    nt_bytes recipe;
    remove_bag(c);
    NT_TRY(read_attached(c, &recipe, err));
    NT_TRY(read_recipe(c, recipe, err));
    return read_ledger(c, err);
}
