#include "edition/signed.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "archive/bag.h"
#include "archive/sign.h"
#include "base/shown.h"
#include "pdf/compare.h"
#include "pdf/told.h"
#include "words/edition.h"

static bool is(const nt_pdf_signature *signature, const char *form)
{
    return strcmp(signature->form, form) == 0;
}

/* Why the signature does not hold, or NULL. */
static const nt_text *judge(nt_arena *arena, const nt_pdf_signature *s)
{
    bool is_pades = is(s, "ETSI.CAdES.detached"), is_stamp = is(s, "ETSI.RFC3161");
    if (!is_pades && !is_stamp && !is(s, "adbe.pkcs7.detached")) {
        return nt_message_kept(
            arena, NT_MESSAGE_EDITION_SIGNATURE_OF_OTHER_KIND(.field = s->field, .form = s->form));
    }
    nt_signature_verdict verdict =
        is_stamp ? nt_archive_check_time_stamp(arena, s->value, s->covered, 2)
                 : nt_archive_check_signature(arena, s->value, is_pades, s->covered, 2);
    return verdict.holds
               ? NULL
               : nt_message_kept(arena,
                                 NT_MESSAGE_EDITION_SIGNATURE_DOES_NOT_HOLD(.field = s->field,
                                                                            .why = verdict.why));
}

static const nt_text *judge_all(nt_arena *arena, const nt_signed *report, size_t length)
{
    const nt_text *why = NULL;
    for (size_t i = 0; !why && i < report->count; i++) {
        why = judge(arena, &report->items[i]);
    }
    size_t end = report->items[report->count - 1].end;
    return why || end == length
               ? why
               : nt_message_kept(
                     arena,
                     NT_MESSAGE_EDITION_BYTES_NOT_COVERED(.count = (long long)(length - end)));
}

nt_status nt_signed_read_signatures(nt_arena *arena, const char *file, nt_bytes pdf, nt_bytes made,
                                    nt_signed *out, nt_error *err)
{
    nt_signed report = {0};
    NT_TRY(nt_pdf_read_signatures(arena, file, pdf, &report.items, &report.count, err));
    if (report.count) {
        report.is_update =
            pdf.length > made.length && memcmp(pdf.bytes, made.bytes, made.length) == 0;
        report.built = made.length;
        report.added = report.is_update ? pdf.length - made.length : 0;
        report.sha512 = nt_bag_sha512(arena, made);
        report.why = judge_all(arena, &report, pdf.length);
    }
    *out = report;
    return NT_OK;
}

void nt_signed_take_update(nt_arena *arena, nt_signed *report, const nt_pdf_update *update)
{
    report->boxes = update->boxes;
    if (!report->why && update->changes.in[0]) {
        report->why =
            nt_message_kept(arena, NT_MESSAGE_EDITION_UPDATE_CHANGES(.what = update->changes));
    }
}

nt_status nt_signed_read(nt_arena *arena, const char *file, nt_bytes pdf, nt_bytes made,
                         nt_signed *out, nt_error *err)
{
    nt_signed report;
    nt_pdf_update update;
    NT_TRY(nt_signed_read_signatures(arena, file, pdf, made, &report, err));
    if (report.is_update) {
        NT_TRY(nt_pdf_read_update(arena, file, pdf, report.built, &update, err));
        nt_signed_take_update(arena, &report, &update);
    }
    *out = report;
    return NT_OK;
}

static bool same_stroke(const nt_pdf_drawn *a, const nt_pdf_drawn *b)
{
    const double near_pt = 0.01;
    return a->kind == b->kind && a->page == b->page && a->is_artifact == b->is_artifact &&
           fabs(a->x - b->x) < near_pt && fabs(a->y - b->y) < near_pt &&
           fabs(a->x1 - b->x1) < near_pt && fabs(a->y1 - b->y1) < near_pt &&
           strcmp(a->text, b->text) == 0 && strcmp(a->ink, b->ink) == 0;
}

/* The next stroke from *at on that is no signature's; NULL at the end. */
static const nt_pdf_drawn *next_stroke(const nt_pdf_told *told, size_t *at)
{
    while (*at < told->drawn_count) {
        const nt_pdf_drawn *drawn = &told->drawn[(*at)++];
        if (drawn->kind != NT_DRAWN_ANNOTATION || strcmp(drawn->text, NT_DRAWN_SIGNATURE) != 0) {
            return drawn;
        }
    }
    return NULL;
}

static bool same_strokes(const nt_pdf_told *old, const nt_pdf_told *new)
{
    const nt_pdf_drawn *left, *right;
    size_t i = 0, j = 0;
    do {
        left = next_stroke(old, &i);
        right = next_stroke(new, &j);
    } while (left && right && same_stroke(left, right));
    return !left && !right;
}

/* Metadata are the service's to bring up to date. */
static bool is_same_but_metadata(const nt_pdf_comparison *found)
{
    return NT_ALL(i, found->count, found->differences[i].is_metadata);
}

nt_status nt_signed_same_content(nt_arena *arena, nt_bytes pdf, nt_bytes made, bool *out,
                                 nt_error *err)
{
    nt_pdf_told old, new;
    nt_pdf_comparison found;
    nt_pdf_allowance allowed = {.is_signed = true, .has_boxes = true};
    nt_status status = nt_pdf_compare(arena, "the signed PDF", pdf, made, allowed, &found, err);
    *out = !status && is_same_but_metadata(&found);
    if (!*out || found.is_alike) {
        return status;
    }
    *out = false;
    NT_TRY(nt_pdf_read_told(arena, "the signed PDF", pdf, &old, err));
    NT_TRY(nt_pdf_read_told(arena, NULL, made, &new, err));
    *out = same_strokes(&old, &new);
    return NT_OK;
}

void nt_signed_print(const nt_signed *report, nt_lang lang)
{
    if (!report->count) {
        return;
    }
    if (report->is_update) {
        nt_tell(stdout, lang,
                NT_MESSAGE_EDITION_SIGNED_BY_UPDATE(.added = (long long)report->added,
                                                    .built = (long long)report->built));
    } else {
        nt_tell(stdout, lang, NT_MESSAGE_EDITION_SIGNED_ANEW());
    }
    NT_EACH(const nt_pdf_signature, s, report->items, report->count) {
        nt_message claimed = NT_MESSAGE_EDITION_BY_ITS_OWN_WORD(.moment = s->claimed);
        const nt_message *more = s->claimed[0] ? &claimed : NULL;
        nt_tell(stdout, lang,
                is(s, "ETSI.RFC3161")
                    ? NT_MESSAGE_EDITION_A_TIME_STAMP(.field = s->field, .claimed = more)
                    : NT_MESSAGE_EDITION_A_SIGNATURE(.field = s->field, .claimed = more));
    }
    if (report->boxes) {
        nt_tell(stdout, lang, NT_MESSAGE_EDITION_BOXES_PUT(.count = (long long)report->boxes));
    }
    if (report->why) {
        nt_say(stdout, "  %s\n", report->why->in[lang]);
    } else {
        nt_tell(stdout, lang, NT_MESSAGE_EDITION_SIGNATURES_HOLD());
    }
}

static void put_signature(nt_json_writer *w, const void *item, const void *unused)
{
    const nt_pdf_signature *s = item;
    (void)unused;
    nt_json_member(w, "field", s->field);
    nt_json_member(w, "form", s->form);
    nt_json_member(w, "claimed", s->claimed[0] ? s->claimed : NULL);
    nt_json_member_integer(w, "covers", s->end);
}

void nt_signed_put(nt_json_writer *w, const void *item, const void *lang)
{
    const nt_signed *report = item;
    nt_json_member_bool(w, "incremental", report->is_update);
    nt_json_member_integer(w, "bytes_as_built", report->built);
    nt_json_member(w, "sha512_as_built", report->sha512);
    nt_json_member_integer(w, "bytes_added", report->added);
    nt_json_member_integer(w, "boxes_added", report->boxes);
    nt_json_member_objects(w, "signatures", report->items, sizeof *report->items, report->count,
                           put_signature, NULL);
    nt_json_member_bool(w, "holds", !report->why);
    nt_json_member(w, "why", report->why ? report->why->in[*(const nt_lang *)lang] : NULL);
}
