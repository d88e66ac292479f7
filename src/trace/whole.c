/* A file against the report built again, object by object: what it is called, where it leads, what
 * it says to those who hear it, what it would run, and whether its pages draw by the same
 * instructions. Only where something differs is it asked what the two tell and draw. */
#include <string.h>

#include "edition/signed.h"
#include "parts.h"
#include "pdf/compare.h"
#include "words/trace.h"

typedef struct {
    nt_status unsigned_why; /* its signatures cannot be read */
    nt_signed signed_by;
    nt_status status;
    nt_pdf_comparison found;
    nt_error signing, why;
} comparison;

static void compare(const nt_traced *t, bool is_set_otherwise, comparison *c)
{
    nt_pdf_allowance allowed = {.is_signed = c->signed_by.count > 0,
                                .is_update = c->signed_by.is_update,
                                .has_files = true,
                                .is_set_otherwise = is_set_otherwise};
    c->status = nt_pdf_compare(t->arena, t->path, t->pdf, t->made.pdf, allowed, &c->found, &c->why);
    if (!c->status && allowed.is_update) {
        nt_signed_take_update(t->arena, &c->signed_by, &c->found.update);
    }
}

/* What signatures hold of the file is theirs to say; one that does not hold is none. */
static void judge_signatures(nt_trace_judge *j, const comparison *c)
{
    if (c->unsigned_why) {
        nt_trace_fault_add(j, 0, "signature", nt_message_of(nt_error_text(&c->signing)));
    } else if (c->signed_by.why) {
        nt_trace_fault_add(j, 0, "signature", nt_message_of(*c->signed_by.why));
    }
}

static void judge_differences(nt_trace_judge *j, const comparison *c)
{
    if (c->status) {
        nt_trace_fault_add(j, 0, "document", nt_message_of(nt_error_text(&c->why)));
    }
    for (size_t i = 0; !c->status && i < c->found.count; i++) {
        const nt_pdf_difference *d = &c->found.differences[i];
        if (d->is_metadata && c->signed_by.count) {
            nt_trace_note_add(j, NT_MESSAGE_TRACE_METADATA_CHANGED(.what = d->message));
        } else {
            nt_trace_fault_add(j, d->page, d->kind, nt_message_of(d->message));
        }
    }
}

void nt_trace_compare_whole(nt_trace_judge *j)
{
    const nt_traced *t = j->traced;
    comparison c = {0};
    nt_pdf_told again = {0};
    c.unsigned_why =
        nt_signed_read_signatures(t->arena, t->path, t->pdf, t->made.pdf, &c.signed_by, &c.signing);
    if (nt_pdf_read_told(t->arena, NULL, t->made.pdf, &again, &c.why)) {
        nt_trace_fault_add(j, 0, "document", nt_message_of(nt_error_text(&c.why)));
        return;
    }
    j->again = &again;
    compare(t, nt_trace_is_set_otherwise(j), &c);
    bool is_alike = !c.status && c.found.is_alike;
    if (!is_alike) {
        nt_trace_compare_numbers(j);
    }
    judge_signatures(j, &c);
    judge_differences(j, &c);
    if (!is_alike) {
        nt_trace_compare_pages(j);
    }
    j->again = NULL;
}
