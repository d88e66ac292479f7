/* All of a file that is not drawn on its pages, against that of the report built again: what it is
 * called, where it leads, what it says to those who hear it, what it would run. */
#include "pdf/compare.h"
#include "signed.h"
#include "trace.h"

/* Whether somebody signed it. What signatures hold of the file is theirs to say; one that does not
 * hold is none. */
static bool judge_signatures(nt_trace_judge *j)
{
    const nt_traced *t = j->traced;
    nt_signed signed_by = {0};
    nt_error why;
    if (nt_signed_read(t->arena, t->path, t->pdf, t->made.pdf, &signed_by, &why)) {
        nt_trace_fault_add(j, 0, "signature", nt_arena_string(t->arena, why.message[t->tongue]));
    } else if (signed_by.why) {
        nt_trace_fault_add(j, 0, "signature", signed_by.why->in[t->tongue]);
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
        nt_trace_fault_add(j, 0, "document", nt_arena_string(t->arena, why.message[t->tongue]));
        return;
    }
    for (size_t i = 0; i < count; i++) {
        const nt_pdf_difference *d = &found[i];
        if (d->is_metadata && allowed.is_signed) {
            nt_trace_note_add(j, nt_arena_printf(t->arena, "who signed it changed the metadata: %s",
                                                 d->message.in[t->tongue]));
        } else {
            nt_trace_fault_add(j, d->page, d->kind, d->message.in[t->tongue]);
        }
    }
}
