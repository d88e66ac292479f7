/* All of a file that is not drawn on its pages, against that of the report built again: what it is
 * called, where it leads, what it says to those who hear it, what it would run. */
#include "edition/signed.h"
#include "parts.h"
#include "pdf/compare.h"
#include "words/trace.h"

/* Whether somebody signed it. What signatures hold of the file is theirs to say; one that does not
 * hold is none. */
static bool judge_signatures(nt_trace_judge *j)
{
    const nt_traced *t = j->traced;
    nt_signed signed_by = {0};
    nt_error why;
    if (nt_signed_read(t->arena, t->path, t->pdf, t->made.pdf, &signed_by, &why)) {
        nt_trace_fault_add(j, 0, "signature", nt_message_of(nt_error_text(&why)));
    } else if (signed_by.why) {
        nt_trace_fault_add(j, 0, "signature", nt_message_of(*signed_by.why));
    }
    return signed_by.count > 0;
}

void nt_trace_compare_whole(nt_trace_judge *j)
{
    const nt_traced *t = j->traced;
    const nt_pdf_difference *found;
    size_t count;
    nt_error why;
    nt_pdf_allowance allowed = {.is_signed = judge_signatures(j),
                                .has_files = true,
                                .is_set_otherwise = nt_trace_is_set_otherwise(t)};
    if (nt_pdf_compare(t->arena, t->path, t->pdf, t->made.pdf, allowed, &found, &count, &why)) {
        nt_trace_fault_add(j, 0, "document", nt_message_of(nt_error_text(&why)));
        return;
    }
    for (size_t i = 0; i < count; i++) {
        const nt_pdf_difference *d = &found[i];
        if (d->is_metadata && allowed.is_signed) {
            nt_trace_note_add(j, NT_MESSAGE_TRACE_METADATA_CHANGED(.what = d->message));
        } else {
            nt_trace_fault_add(j, d->page, d->kind, nt_message_of(d->message));
        }
    }
}
