/* An edition opened and built again, to be compared with another. */
#include "edition/edition.h"

#include <string.h>

#include "archive/scratch.h"
#include "edition/carrier.h"
#include "edition/home.h"
#include "edition/rebuild.h"
#include "parts.h"
#include "words/edition.h"

/* By the ledger: the PDF may differ in more, and with another program it does. */
static bool is_other_ledger(const nt_opened *o, const nt_product *made)
{
    nt_buffer filed = nt_buffer_open(made->arena);
    nt_ledger_write_json(o->ledger, &filed);
    return !nt_bytes_same(made->ledger, (nt_bytes){filed.bytes, filed.length});
}

/* The results go into the arena; all else of the building is gone when this returns. */
static nt_status build_from(nt_opened *o, const char *home, nt_error *err)
{
    nt_rebuild rebuild = {
        .results = nt_run_results, .without_pages = true, .arena = o->arena, .clock = o->clock};
    nt_arena_mark before = nt_arena_here(o->arena);
    nt_status status = nt_rebuild_make(&rebuild, &o->recipe, home, err);
    if (!status) {
        o->is_other_ledger = is_other_ledger(o, &rebuild.product);
        o->edition.results = rebuild.run.results;
        o->edition.spoken = o->is_other_ledger ? rebuild.run.results->ledger : NULL;
        o->edition.asked = nt_run_asked(o->arena, rebuild.run.template);
        o->edition.cases = rebuild.run.cases;
        o->edition.request = rebuild.run.request;
        nt_ingest_leave_files(o->arena, rebuild.run.package);
        nt_ingest_leave_files(o->arena, rebuild.run.published);
    }
    nt_rebuild_close(&rebuild);
    if (status) {
        nt_arena_rewind(o->arena, before);
    }
    return status;
}

/* What was attached is no longer held. */
static nt_status build_again(nt_opened *o, nt_carrier *c, const char *folder, nt_error *err)
{
    nt_home home = {.folder = folder,
                    .data = o->data,
                    .file = o->path,
                    .embedded = c->embedded,
                    .embedded_count = c->embedded_count};
    nt_status status = c->root ? nt_home_from_bag(c->passing, &home, &o->recipe, c->root, err)
                               : nt_home_from_pdf(c->passing, &home, &o->recipe, err);
    nt_carrier_close_passing(c);
    return status ? status : build_from(o, folder, err);
}

static void read_words(nt_opened *o, nt_bytes pdf)
{
    nt_pdf_told told;
    NT_PASSING_ARENA(passing);
    o->no_words = nt_pdf_read_told(passing, o->path, pdf, &told, &o->why_no_words);
    if (!o->no_words) {
        o->words = nt_words_of(o->arena, &told);
    }
}

/* Where the cases did not travel, their descriptor did. */
static bool is_synthetic(const nt_carrier *c)
{
    NT_PASSING_ARENA(passing);
    NT_EACH(const nt_pdf_embedded, file, c->embedded, c->embedded_count) {
        const nt_json *tree;
        nt_error unheard;
        if (strcmp(nt_path_name(file->name), "datapackage.json") == 0 &&
            !nt_begins(file->name, NT_BUILD_PUBLISHED) &&
            !nt_json_parse(passing, file->name, file->bytes.bytes, file->bytes.length, &tree,
                           &unheard)) {
            return nt_json_bool(nt_json_get(tree, "netra"), "synthetic", false);
        }
    }
    return false;
}

static void describe(nt_opened *o, const nt_carrier *c)
{
    const char *day = c->recipe.edition;
    o->recipe = c->recipe;
    o->ledger = c->ledger;
    o->sha512 = nt_bag_sha512(o->arena, c->pdf);
    o->is_internal = nt_ledger_is_internal(o->ledger);
    o->edition.filed = o->ledger;
    o->edition.as_of = nt_date_parse_iso(day, strlen(day));
    if (o->travels) {
        o->is_synthetic = is_synthetic(c);
        o->pdf = nt_bytes_copy(o->arena, c->pdf);
    }
    if (o->has_words) {
        read_words(o, c->pdf);
    }
}

static nt_status open_filed(nt_opened *o, nt_carrier *c, nt_error *err)
{
    const char *home = NULL;
    nt_error why = {0};
    NT_TRY(nt_carrier_open(c, err));
    if (o->travels && c->root) {
        NT_TRY(nt_carrier_leave_bag(c, err));
    }
    NT_TRY(nt_scratch_open(o->arena, &home, err));
    describe(o, c);
    nt_status status = build_again(o, c, home, &why);
    nt_scratch_remove(home);
    if (status == NT_SYSTEM || (status && o->data)) {
        *err = why;
        return status;
    }
    o->needs_data = status == NT_USAGE;
    static const nt_text no_cases = NT_TEXT_EDITION_NO_CASES_TRAVEL;
    o->not_rebuilt = o->needs_data ? &no_cases : status ? nt_rebuild_why(o->arena, &why) : NULL;
    return NT_OK;
}

nt_status nt_edition_open(nt_opened *o, nt_error *err)
{
    NT_CLOSED_BY(nt_carrier_close) nt_carrier c = {.arena = o->arena, .path = o->path};
    return open_filed(o, &c, err);
}

static nt_status judge_report(const nt_opened *old, const nt_opened *new, nt_error *err)
{
    return strcmp(old->recipe.report, new->recipe.report) == 0
               ? NT_OK
               : nt_fail(err, NT_INVALID, nt_place_in(new->path),
                         NT_MESSAGE_EDITION_OTHER_REPORT(.report = new->recipe.report,
                                                         .older = old->path,
                                                         .other = old->recipe.report));
}

/* Their numbers have the same ids, and none is a revision of the other. */
static nt_status judge_area(const nt_opened *old, const nt_opened *new, nt_error *err)
{
    const char *older = nt_ledger_area(old->ledger), *newer = nt_ledger_area(new->ledger);
    return strcmp(older, newer) == 0
               ? NT_OK
               : nt_fail(err, NT_INVALID, nt_place_in(new->path),
                         NT_MESSAGE_EDITION_OTHER_AREA(.area = nt_area_words(new->arena, newer),
                                                       .older = old->path,
                                                       .other = nt_area_words(new->arena, older)));
}

static nt_status judge_order(const nt_opened *old, const nt_opened *new, nt_error *err)
{
    char day[11], other[11];
    return old->edition.as_of <= new->edition.as_of
               ? NT_OK
               : nt_fail(err, NT_INVALID, nt_place_in(old->path),
                         NT_MESSAGE_EDITION_OLDER_IS_LATER(
                                 .day = nt_date_format_iso(old->edition.as_of, day),
                                 .other = nt_date_format_iso(new->edition.as_of, other),
                                 .path = new->path));
}

nt_status nt_edition_can_follow(const nt_opened *old, const nt_opened *new, nt_error *err)
{
    NT_TRY(judge_report(old, new, err));
    NT_TRY(judge_area(old, new, err));
    return judge_order(old, new, err);
}
