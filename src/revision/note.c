/* The results that a revision note speaks of: numbers by name, truths, and both editions. */
#include "noting.h"

#include <math.h>

#include "words/register.h"
#include "words/revision.h"

/* --- counts --- */

static void add_count(noting *n, const char *id, nt_text label, double value)
{
    nt_ledger_row row = nt_ledger_blank(id, label);
    row.value = value;
    row.method = NT_METHOD_COUNT;
    row.as_of = n->note->about[1].day;
    nt_ledger_add(n->results->ledger, &row);
}

void note_count(noting *n, const char *what, nt_text label, double value)
{
    add_count(n, nt_arena_printf(n->arena, "revision.%s.count", what), label, value);
    nt_index_put_truth(n->index, nt_arena_printf(n->arena, "revision.%s.any", what), value > 0);
}

/* --- what moved in the data --- */

/* -1: withheld. */
static int64_t items_by(const nt_revision *r, nt_cause cause)
{
    int64_t count = NT_SUM(int64_t, i, r->figures.count, r->figures.items[i].cause == cause);
    return r->has_cases ? r->cases[cause] : count;
}

/* What is withheld is unknown. */
void note_items(noting *n)
{
    static const nt_text figures = NT_TEXT_REVISION_FIGURES_OF_THE_SOURCES;
    static const nt_text cases = NT_TEXT_REGISTER_CASES;
    const nt_revision *r = n->revision;
    bool any = false;
    for (int c = NT_CAUSE_NEW; c < NT_CAUSE_COUNT; c++) {
        int64_t items = r->has_causes ? items_by(r, (nt_cause)c) : -1;
        note_count(n, nt_cause_id((nt_cause)c), r->has_cases ? cases : figures,
                   items < 0 ? NAN : (double)items);
        any = any || items > 0;
    }
    nt_index_put_truth(n->index, "items.any", any);
}

/* --- findings --- */

void note_findings(noting *n)
{
    size_t appeared = 0, gone = 0, changed = 0;
    NT_EACH(const nt_finding_change, f, n->revision->findings.items, n->revision->findings.count) {
        appeared += !f->old_finding;
        gone += !f->new_finding;
        changed += f->old_finding && f->new_finding;
    }
    static const nt_text findings = NT_TEXT_REVISION_FINDINGS;
    note_count(n, "findings.new", findings, appeared);
    note_count(n, "findings.gone", findings, gone);
    note_count(n, "findings.changed", findings, changed);
    nt_index_put_truth(n->index, "findings.moved", n->revision->findings.count > 0);
}

/* --- truths and texts --- */

static void put_truths(noting *n)
{
    const nt_edition_about *about = n->note->about;
    const nt_revision *r = n->revision;
    nt_index_put_truth(n->index, "revision.nothing", nt_revision_is_empty(r));
    nt_index_put_truth(n->index, "causes.known", r->has_causes);
    nt_index_put_truth(n->index, "causes.withheld",
                       NT_ANY(i, r->changed.count, r->changed.items[i].parts_withheld));
    nt_index_put_truth(n->index, "about.register", r->new_edition->cases != NULL);
    nt_index_put_truth(n->index, "old.rebuilt", about[0].is_rebuilt);
    nt_index_put_truth(n->index, "new.rebuilt", about[1].is_rebuilt);
    nt_index_put_truth(n->index, "synthetic", about[0].synthetic || about[1].synthetic);
    nt_index_put_truth(n->index, "internal", about[0].internal || about[1].internal);
}

static void put_text(noting *n, const char *which, const char *name, nt_text text)
{
    nt_index_put_text(n->index, nt_arena_printf(n->arena, "%s.%s", which, name), text);
}

static void put_texts(noting *n)
{
    static const char *const names[] = {"old", "new"};
    for (size_t i = 0; i < 2; i++) {
        const nt_edition_about *about = &n->note->about[i];
        nt_index_put_moving_text(n->index, nt_arena_printf(n->arena, "%s.day", names[i]),
                                 nt_date_text(n->arena, about->day));
        put_text(n, names[i], "title", nt_text_alike(about->title));
        put_text(n, names[i], "version", nt_text_alike(about->version));
    }
}

static void put_edition(noting *n)
{
    add_count(n, "edition", (nt_text)NT_TEXT_REVISION_DAY_OF_THE_NEWER_EDITION, NAN);
}

static void publish_frames(noting *n)
{
    nt_index_put_frames(n->index, n->frames.items, n->frames.count);
    n->results->frames = n->frames.items;
    n->results->frame_count = n->frames.count;
}

const nt_results *nt_revision_note_results(nt_arena *arena, const nt_revision *revision,
                                           const nt_edition_about about[2])
{
    static void (*const stages[])(noting *) = {note_numbers,    note_items,    note_provisional,
                                               note_statements, note_findings, put_edition,
                                               put_truths,      put_texts,     publish_frames};
    noting n = {.arena = arena,
                .revision = revision,
                .note = nt_new(arena, nt_revision_note),
                .results = nt_new(arena, nt_results),
                .index = nt_index_open(arena)};
    *n.note = (nt_revision_note){.about = {about[0], about[1]}, .revision = revision};
    n.results->ledger = nt_ledger_open(arena);
    n.results->note = n.note;
    for (size_t i = 0; i < sizeof stages / sizeof *stages; i++) {
        stages[i](&n);
    }
    nt_index_seal(n.index);
    n.results->index = n.index;
    return n.results;
}
