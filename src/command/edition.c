#include "edition.h"

#include <string.h>

#include "archive/scratch.h"
#include "archive/snapshot.h"
#include "archive/verify.h"
#include "home.h"

enum { FILE_BYTES_MAX = 256 << 20, MAGIC = 4 };

/* What was read of it before it is known how it was built. */
typedef struct {
    const char *root;                /* of a bag; NULL: a PDF */
    const nt_pdf_embedded *embedded; /* of a PDF */
    size_t embedded_count;
} carrier;

static nt_place at(const nt_opened *o)
{
    return (nt_place){o->path, 0, 0};
}

/* ---- from a PDF ---- */

static const nt_pdf_embedded *embedded(const carrier *c, const char *name)
{
    for (size_t i = 0; i < c->embedded_count; i++) {
        if (strcmp(c->embedded[i].name, name) == 0) {
            return &c->embedded[i];
        }
    }
    return NULL;
}

static nt_status take_embedded(nt_opened *o, const carrier *c, const char *name, nt_bytes *out,
                               nt_error *err)
{
    const nt_pdf_embedded *file = embedded(c, name);
    if (!file) {
        return nt_failf(err, NT_INVALID, at(o),
                        "carries no %s, so it cannot be compared: it is no report of netra, or a "
                        "program that saved it again dropped the attached files",
                        name);
    }
    *out = file->bytes;
    return NT_OK;
}

static nt_status open_pdf(nt_opened *o, carrier *c, nt_bytes *recipe, nt_error *err)
{
    nt_status status = nt_file_read(o->arena, o->path, FILE_BYTES_MAX, &o->pdf, err);
    status = status ? status
                    : nt_pdf_read_embedded(o->arena, o->path, o->pdf, &c->embedded,
                                           &c->embedded_count, err);
    return status ? status : take_embedded(o, c, NT_BUILD_RECIPE, recipe, err);
}

/* ---- from a bag ---- */

static nt_status read_part(const nt_opened *o, const char *root, const char *name, nt_bytes *out,
                           nt_error *err)
{
    return nt_file_exists(nt_path_join(o->arena, root, name))
               ? nt_archive_read(o->arena, root, name, FILE_BYTES_MAX, out, err)
               : nt_failf(err, NT_INVALID, at(o), "holds no %s: it is no bag of netra", name);
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

static nt_status open_bag(nt_opened *o, carrier *c, nt_bytes *recipe, nt_error *err)
{
    nt_fixity verdict;
    nt_status status = nt_scratch_open(o->arena, &o->scratch, err);
    status =
        status ? status : nt_archive_open(o->arena, o->path, o->scratch, &c->root, &verdict, err);
    if (!status && verdict.damages.count) {
        const nt_damage *first = first_damage(&verdict);
        status = nt_failf(err, NT_INVALID, at(o),
                          "is not as it was filed (%s: %s, %zu in all); see netra verify",
                          first->path, nt_damage_name(first->kind), verdict.damages.count);
    }
    return status ? status : read_part(o, c->root, NT_SNAPSHOT_RECIPE, recipe, err);
}

/* ---- either ---- */

/* A folder or a zip is a bag; anything else is to be a PDF, and judged as one. */
static nt_status is_bag(const nt_opened *o, bool *out, nt_error *err)
{
    nt_bytes bytes;
    if (nt_file_is_folder(o->path)) {
        *out = true;
        return NT_OK;
    }
    nt_status status = nt_file_read(o->arena, o->path, FILE_BYTES_MAX, &bytes, err);
    if (!status) {
        *out = bytes.length >= MAGIC && memcmp(bytes.bytes, "PK\3\4", MAGIC) == 0;
    }
    return status;
}

static nt_status read_ledger(nt_opened *o, const carrier *c, nt_error *err)
{
    nt_bytes bytes;
    const char *name = nt_arena_printf(o->arena, "%s.figures.json", o->recipe.report);
    nt_status status =
        c->root ? read_part(o, c->root, nt_path_join(o->arena, "data", name), &bytes, err)
                : take_embedded(o, c, name, &bytes, err);
    return status ? status
                  : nt_ledger_read(o->arena, nt_path_join(o->arena, o->path, name), bytes,
                                   &o->ledger, err);
}

static nt_status read_filed(nt_opened *o, carrier *c, nt_error *err)
{
    bool bag;
    nt_bytes recipe;
    nt_status status = is_bag(o, &bag, err);
    if (!status) {
        status = bag ? open_bag(o, c, &recipe, err) : open_pdf(o, c, &recipe, err);
    }
    status = status ? status
                    : nt_recipe_read(o->arena, nt_path_join(o->arena, o->path, NT_BUILD_RECIPE),
                                     recipe, &o->recipe, err);
    if (!status && bag) {
        const char *pdf = nt_arena_printf(o->arena, "data/%s.pdf", o->recipe.report);
        status = read_part(o, c->root, pdf, &o->pdf, err);
    }
    return status ? status : read_ledger(o, c, err);
}

static nt_status build_again(nt_opened *o, const carrier *c, nt_error *err)
{
    const nt_bag_file *files;
    size_t count;
    nt_home home = {.folder = o->home, .data = o->data, .file = o->path};
    nt_status status = c->root ? nt_home_from_bag(o->arena, &home, &o->recipe, c->root, err)
                               : nt_home_from_pdf(o->arena, &home, &o->recipe, c->embedded,
                                                  c->embedded_count, &files, &count, err);
    return status ? status
                  : nt_rebuild_make(&o->rebuild, &o->recipe,
                                    nt_path_join(o->arena, o->home, "template"),
                                    nt_path_join(o->arena, o->home, "input"), err);
}

/* By the ledger: the PDF may differ in more, and with another program it does. */
static bool is_other_ledger(nt_opened *o)
{
    nt_buffer filed = nt_buffer_open(o->arena);
    nt_ledger_write_json(o->ledger, &filed);
    nt_bytes made = o->rebuild.product.ledger;
    return made.length != filed.length || memcmp(made.bytes, filed.bytes, made.length) != 0;
}

static void describe(nt_opened *o)
{
    const nt_run_state *run = &o->rebuild.run;
    const char *day = o->recipe.edition;
    o->sha512 = nt_bag_sha512(o->arena, o->pdf);
    o->is_internal = nt_ledger_is_internal(o->ledger);
    o->edition.filed = o->ledger;
    o->edition.as_of = nt_date_parse_iso(day, strlen(day));
    if (o->not_rebuilt) {
        return;
    }
    o->is_other_ledger = is_other_ledger(o);
    o->edition.results = run->results;
    o->edition.asked = nt_run_asked(run->arena, run->template);
    o->edition.cases = run->cases;
    o->edition.request = run->request;
}

nt_status nt_edition_read(nt_opened *o, nt_error *err)
{
    carrier c = {0};
    return read_filed(o, &c, err);
}

nt_status nt_edition_open(nt_opened *o, nt_error *err)
{
    carrier c = {0};
    nt_error why = {0};
    nt_status status = read_filed(o, &c, err);
    status = status ? status : nt_scratch_open(o->arena, &o->home, err);
    if (status) {
        return status;
    }
    status = build_again(o, &c, &why);
    if (status == NT_SYSTEM || (status && o->data)) {
        *err = why;
        return status;
    }
    o->needs_data = status == NT_USAGE;
    o->not_rebuilt = o->needs_data ? "its table of cases did not travel with it"
                     : status      ? nt_rebuild_why(o->arena, &why)
                                   : NULL;
    describe(o);
    return NT_OK;
}

void nt_edition_close(nt_opened *o)
{
    nt_rebuild_close(&o->rebuild);
    nt_scratch_remove(o->home);
    nt_scratch_remove(o->scratch);
}

nt_status nt_edition_same_report(const nt_opened *old, const nt_opened *new, nt_error *err)
{
    return strcmp(old->recipe.report, new->recipe.report) == 0
               ? NT_OK
               : nt_failf(err, NT_INVALID, at(new),
                          "is an edition of \"%s\", but %s is one of \"%s\"; name two editions of "
                          "one report",
                          new->recipe.report, old->path, old->recipe.report);
}
