/* Whether a file is the edition that a printed fingerprint stands for: what it carries has the
 * fingerprint, and what it shows is what that builds. Nothing that it prints of itself is asked. */

#include <stdio.h>
#include <string.h>

#include "archive/snapshot.h"
#include "archive/unpack.h"
#include "archive/verify.h"
#include "base/path.h"
#include "command.h"
#include "edition/carrier.h"
#include "edition/fingerprint.h"
#include "trace/trace.h"
#include "words/command.h"

typedef enum { FITS, OTHER, ALTERED, UNPROVED } finding;

typedef struct {
    nt_arena *arena;
    const nt_options *options;
    const char *asked; /* the fingerprint, as netra prints it */
    nt_carrier bag;
    const char *found; /* the fingerprint of the file */
    finding finding;
    size_t statements; /* UNPROVED: so many stand there as the ledger words them */
    const char *why;   /* ALTERED: the first thing that does not hold, */
    size_t faults;     /* of so many */
} checking;

static void hold(checking *c, const char *fingerprint)
{
    c->found = fingerprint;
    c->finding = strcmp(fingerprint, c->asked) == 0 ? FITS : OTHER;
}

/* Holds one PDF or page against the fingerprint. */
static nt_status check_file(checking *c, nt_traced *t, nt_error *err)
{
    nt_error why;
    nt_status status = nt_traced_open(t, &why);
    if (t->recipe.report) { /* what cannot be built again may be told apart all the same */
        hold(c, nt_fingerprint_carried(c->arena, t->recipe.report, t->embedded, t->embedded_count));
    }
    if (c->finding == OTHER) {
        return NT_OK;
    }
    if (status) {
        *err = why;
        return status;
    }
    nt_trace_verdict verdict = nt_trace_all(t);
    c->finding = verdict.faults.count ? ALTERED : t->needs_data ? UNPROVED : FITS;
    c->faults = verdict.faults.count;
    c->statements = verdict.statements;
    if (c->faults) {
        const nt_trace_fault *first = &verdict.faults.items[0];
        c->why = nt_arena_printf(c->arena, "%s: %s", first->id, nt_trace_plain(t, first->message));
    }
    return NT_OK;
}

static nt_traced traced_of(const checking *c, const char *path, nt_bytes bytes)
{
    return (nt_traced){.arena = c->arena,
                       .path = path,
                       .data = c->options->data,
                       .asked = c->options,
                       .pdf = bytes,
                       .tongue = c->options->tongue};
}

/* --- a bag: what lies open in it, the PDF, the web page --- */

static nt_status read_part(const checking *c, const char *name, nt_bytes *out, nt_error *err)
{
    return nt_archive_read(c->arena, c->bag.root, name, NT_UNPACK_FILE_MAX, out, err);
}

static bool has_part(const checking *c, const char *name)
{
    return nt_file_exists(nt_path_join(c->arena, c->bag.root, name));
}

/* Of the files that lie open in the bag, those that the PDF carries too. */
static nt_status check_payload(checking *c, const nt_pdf_embedded *carried, size_t count,
                               nt_error *err)
{
    nt_file_sum *sums = nt_new_array(c->arena, nt_file_sum, count + 1);
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        const char *name = nt_path_join(c->arena, "data", carried[i].name);
        if (has_part(c, name)) {
            nt_bytes bytes;
            NT_TRY(read_part(c, name, &bytes, err));
            sums[found++] = (nt_file_sum){carried[i].name, nt_bag_sha512(c->arena, bytes)};
        }
    }
    hold(c, nt_fingerprint_of(c->arena, sums, found));
    return NT_OK;
}

static nt_status check_part(checking *c, const char *name, nt_bytes bytes, nt_error *err)
{
    NT_CLOSED_BY(nt_traced_close)
    nt_traced t = traced_of(c, nt_path_join(c->arena, c->options->operands[0], name), bytes);
    return check_file(c, &t, err);
}

static nt_status check_bag(checking *c, nt_error *err)
{
    nt_bytes bytes;
    const nt_pdf_embedded *carried;
    size_t count;
    NT_TRY(nt_carrier_open(&c->bag, err));
    const char *report = c->bag.recipe.report;
    const char *pdf = nt_arena_printf(c->arena, "data/%s.pdf", report);
    const char *page = nt_arena_printf(c->arena, NT_SNAPSHOT_PAGE, report);
    NT_TRY(nt_pdf_read_embedded(c->arena, c->bag.path, c->bag.pdf, &carried, &count, err));
    NT_TRY(check_payload(c, carried, count, err));
    NT_TRY(c->finding == FITS ? check_part(c, pdf, c->bag.pdf, err) : NT_OK);
    if (c->finding != FITS || !has_part(c, page)) {
        return NT_OK;
    }
    NT_TRY(read_part(c, page, &bytes, err));
    return check_part(c, page, bytes, err);
}

/* --- what is said --- */

static nt_message verdict_of(const checking *c, const nt_message *statements)
{
    const char *file = c->options->operands[0];
    switch (c->finding) {
    case OTHER:
        return NT_MESSAGE_COMMAND_FINGERPRINT_OTHER(.file = file, .found = c->found);
    case ALTERED:
        return NT_MESSAGE_COMMAND_FINGERPRINT_ALTERED(.file = file, .why = c->why,
                                                      .count = (long long)c->faults);
    case UNPROVED:
        return NT_MESSAGE_COMMAND_FINGERPRINT_UNPROVED(.file = file, .statements = statements);
    case FITS:
        break;
    }
    return c->bag.root ? NT_MESSAGE_COMMAND_FINGERPRINT_FITS_BAG(.file = file, .found = c->found)
                       : NT_MESSAGE_COMMAND_FINGERPRINT_FITS(.file = file, .found = c->found);
}

static void print_json(const checking *c)
{
    static const char *const findings[] = {
        [FITS] = "fits", [OTHER] = "other", [ALTERED] = "altered", [UNPROVED] = "unproved"};
    nt_json_writer w = nt_json_open_masking(c->arena);
    nt_json_member_bool(&w, "fits", c->finding == FITS);
    nt_json_member(&w, "finding", findings[c->finding]);
    nt_json_member(&w, "asked", c->asked);
    nt_json_member(&w, "found", c->found);
    nt_json_member_integer(&w, "faults", (long long)c->faults);
    nt_json_member(&w, "why", c->why);
    nt_json_member_integer(&w, "statements", (long long)c->statements);
    fputs(nt_json_close(&w).bytes, stdout);
}

/* What is written beside a report, and has no recipe in it. */
static bool is_part(const char *path)
{
    static const char *const endings[] = {".png", ".svg", ".csv", ".txt", ".json", ".xlsx", ".ods"};
    return NT_ANY(i, sizeof endings / sizeof *endings, nt_path_ends_in(path, endings[i]));
}

static nt_status check(checking *c, nt_error *err)
{
    const char *path = c->options->operands[0];
    nt_carrier_form form;
    NT_FAIL_IF(c->options->rebuild || c->options->all, err, NT_USAGE, nt_nowhere,
               NT_MESSAGE_COMMAND_FINGERPRINT_AND_REBUILD());
    NT_TRY(nt_fingerprint_read(c->arena, c->options->fingerprint, &c->asked, err));
    NT_TRY(nt_carrier_kind(path, &form, err));
    NT_FAIL_IF(is_part(path), err, NT_INVALID, nt_place_in(path),
               NT_MESSAGE_COMMAND_FINGERPRINT_OF_PART());
    if (form == NT_CARRIER_BAG) {
        NT_TRY(check_bag(c, err));
    } else {
        NT_CLOSED_BY(nt_traced_close) nt_traced t = traced_of(c, path, (nt_bytes){NULL, 0});
        NT_TRY(check_file(c, &t, err));
    }
    if (c->options->json) {
        print_json(c);
    } else {
        const nt_message stand =
            NT_MESSAGE_COMMAND_FINGERPRINT_STATEMENTS(.count = (long long)c->statements);
        nt_tell(stdout, c->options->tongue, verdict_of(c, c->statements ? &stand : NULL));
    }
    return c->finding == FITS ? NT_OK : c->finding == UNPROVED ? NT_USAGE : NT_INVALID;
}

nt_status nt_fingerprint_verify(const nt_options *options, nt_error *err)
{
    NT_PASSING_ARENA(arena);
    checking c = {.arena = arena, .options = options};
    c.bag = (nt_carrier){.arena = arena, .path = options->operands[0]};
    nt_status status = check(&c, err);
    nt_carrier_close(&c.bag);
    return status;
}
