/* A report on published figures, on its way from the older edition to the newer one. */
#include "pairing.h"

/* What the step turned out to be, in an arena of its own; one that cannot be computed (an event
 * that is asked for has no figure yet) leaves its share to the next. */
static void compute(walk *w, nt_cause step, const nt_published *world, const nt_edition *asked,
                    nt_arena *scratch)
{
    const nt_results *results;
    nt_error ignored;
    if (nt_published_results(scratch, world, &asked->asked, &results, &ignored)) {
        walk_stay(w, step);
    } else {
        walk_note(w, step, results);
    }
}

static bool moves_any(const pairing *both, nt_cause step)
{
    return NT_ANY(i, both->count, pair_differs(&both->pairs[i], step));
}

/* The older figures, asked as the newer edition was, on its day. */
static void ask_anew(walk *w, const nt_published *old, const nt_published *new)
{
    NT_PASSING_ARENA(scratch);
    compute(w, NT_CAUSE_SETTINGS, old, w->new_edition, scratch);
    nt_published *later = nt_new(scratch, nt_published);
    *later = *old;
    later->as_of = new->as_of;
    later->as_of_given = new->as_of_given;
    compute(w, NT_CAUSE_DAY, later, w->new_edition, scratch);
}

void walk_figures(walk *w, nt_revision *out)
{
    const nt_results *from = w->old_edition->results, *to = w->new_edition->results;
    pairing both = pair_published(w->arena, from->published, to->published);
    pair_list_changes(&both, out);
    walk_note(w, NT_CAUSE_PROGRAM, from);
    ask_anew(w, from->published, to->published);
    for (int step = NT_CAUSE_LISTS; step < NT_CAUSE_WITHDRAWN; step++) {
        /* A source or an expected figure may be new without any figure. */
        if (step > NT_CAUSE_NEW && !moves_any(&both, (nt_cause)step)) {
            walk_stay(w, (nt_cause)step);
            continue;
        }
        NT_PASSING_ARENA(scratch);
        const nt_published *world = pair_world(scratch, &both, (nt_cause)step);
        compute(w, (nt_cause)step, world, w->new_edition, scratch);
    }
    walk_note(w, NT_CAUSE_WITHDRAWN, to);
}
