/* Two editions side by side: every number, name, verdict and finding of both. */

#include <math.h>
#include <string.h>

#include "parts.h"
#include "words/revision.h"

typedef struct {
    nt_arena *arena;
    const nt_edition *old, *new;
    nt_revision *out;
    walk way;
} comparing;

/* ---- numbers by id ---- */

const nt_ledger_row *filed_of(const nt_ledger *ledger, const char *id)
{
    const nt_ledger_row *row = nt_ledger_find(ledger, id);
    return row && strcmp(row->id, id) == 0 ? row : NULL;
}

/* Every count of an edition is of its day: that it is of another one now says nothing of it. Nor
 * does the mark of a revision: it looks back to the edition before, as this comparison does. */
static bool is_restated(const comparing *c, const nt_ledger_row *a, const nt_ledger_row *b)
{
    const unsigned told_before = NT_FLAG_REVISED;
    bool both_of_their_edition = a->as_of == c->old->as_of && b->as_of == c->new->as_of;
    return !nt_ledger_same_interval(a, b) || a->part != b->part || a->whole != b->whole ||
           (a->flags ^ b->flags) & ~told_before || strcmp(a->unit, b->unit) != 0 ||
           a->method != b->method || (a->as_of != b->as_of && !both_of_their_edition);
}

static void compare_row(comparing *c, const nt_ledger_row *was, const nt_ledger_row *is)
{
    nt_change change = {.id = is ? is->id : was->id,
                        .old_row = was,
                        .new_row = is,
                        .difference = was && is ? is->value - was->value : NAN};
    if (nt_ledger_is_withheld(was) || nt_ledger_is_withheld(is)) {
        c->out->withheld_count++;
        c->out->is_public = true; /* also where it could not be built again */
    } else if (!was || !is) {
        nt_vec_push(c->arena, was ? &c->out->gone : &c->out->added, change);
    } else if (!nt_ledger_same_value(was, is)) {
        nt_vec_push(c->arena, &c->out->changed, change);
    } else if (is_restated(c, was, is)) {
        nt_vec_push(c->arena, &c->out->restated, change);
    } else {
        c->out->same_count++;
    }
}

static void compare_ledgers(comparing *c)
{
    const nt_ledger *old = c->old->filed, *new = c->new->filed;
    for (size_t i = 0; i < nt_ledger_count(new); i++) {
        const nt_ledger_row *is = nt_ledger_at(new, i);
        compare_row(c, filed_of(old, is->id), is);
    }
    for (size_t i = 0; i < nt_ledger_count(old); i++) {
        const nt_ledger_row *was = nt_ledger_at(old, i);
        if (!filed_of(new, was->id)) {
            compare_row(c, was, NULL);
        }
    }
}

/* ---- statements ---- */

static const char *words_in(const nt_ledger_statement *s, nt_lang lang)
{
    return s ? s->text.in[lang] : "";
}

static bool is_other_verdict(const nt_ledger_statement *a, const nt_ledger_statement *b,
                             nt_lang lang)
{
    return !a || !b || strcmp(a->wording.in[lang], b->wording.in[lang]) != 0;
}

/* As this program words both: that the verdict is another one is then the program's doing. */
static bool is_by_program(const comparing *c, const char *name, nt_lang lang)
{
    const nt_edition *both[] = {c->old, c->new};
    const nt_ledger_statement *said[2];
    for (size_t i = 0; i < 2; i++) {
        said[i] =
            nt_ledger_statement_called(both[i]->spoken ? both[i]->spoken : both[i]->filed, name);
    }
    return (c->old->spoken || c->new->spoken) && !is_other_verdict(said[0], said[1], lang);
}

/* Prints a number that one of the editions withholds. */
static bool tells_withheld(const comparing *c, const nt_ledger_statement *s)
{
    return NT_ANY(i, s ? s->number_count : 0,
                  nt_ledger_is_withheld(filed_of(c->old->filed, s->numbers[i])) ||
                      nt_ledger_is_withheld(filed_of(c->new->filed, s->numbers[i])));
}

/* Those of one edition beside what the other has of that name; of the older one only those that are
 * gone. Where one is silent of a number, what the other says of it stays its own. */
static void compare_said(comparing *c, bool of_new, nt_lang lang, bool is_verdict)
{
    const nt_ledger *own = of_new ? c->new->filed : c->old->filed;
    const nt_ledger *beside = of_new ? c->old->filed : c->new->filed;
    size_t count;
    const nt_ledger_statement *all = nt_ledger_statements(own, &count);
    NT_EACH(const nt_ledger_statement, s, all, count) {
        const nt_ledger_statement *other = nt_ledger_statement_called(beside, s->name);
        nt_said_change change = {of_new ? other : s, of_new ? s : other, lang, is_verdict};
        bool is_translated = other && !*words_in(s, lang) != !*words_in(other, lang);
        bool is_other = is_other_verdict(s, other, lang);
        bool is_programs = is_other && is_by_program(c, s->name, lang);
        bool is_own = of_new || !other;
        c->out->worded_count += is_programs && is_verdict && is_own && *words_in(s, lang);
        if (is_own && !is_programs && !is_translated && is_other == is_verdict &&
            strcmp(words_in(s, lang), words_in(other, lang)) != 0 && !tells_withheld(c, s) &&
            !tells_withheld(c, other)) {
            nt_vec_push(c->arena, &c->out->said, change);
        }
    }
}

/* A note quotes in the language of what it quotes, which may be another than its own. */
static bool speaks(const nt_ledger *ledger, nt_lang lang)
{
    size_t count;
    const nt_ledger_statement *all = nt_ledger_statements(ledger, &count);
    return NT_ANY(i, count, *all[i].text.in[lang]);
}

static void compare_statements(comparing *c)
{
    for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
        if (speaks(c->old->filed, lang) && speaks(c->new->filed, lang)) {
            compare_said(c, true, lang, true);
            compare_said(c, false, lang, true);
            compare_said(c, true, lang, false);
        }
    }
}

/* ---- names ---- */

typedef struct {
    const char *name;
    const nt_ledger_row *was, *is;
} naming;

/* As it was filed, by the name that this program gives it; NULL where the edition has none. */
static const nt_ledger_row *filed_row(const nt_edition *e, const char *name)
{
    const nt_ledger_row *row = nt_ledger_find(e->results->ledger, name);
    bool is_none = !row || strcmp(row->id, "unknown") == 0;
    return is_none ? NULL : filed_of(e->filed, row->id);
}

static const char *id_of(const nt_ledger_row *row)
{
    return row ? row->id : "";
}

NT_ORDER(by_rows, naming,
         NT_BY(strcmp(id_of(a->was), id_of(b->was))) || NT_BY(strcmp(id_of(a->is), id_of(b->is))) ||
             NT_BY_TEXT(name))

NT_ORDER(by_first_name, nt_statement_change, NT_BY_TEXT(change.id))

static void add_statement(comparing *c, const naming *first, size_t count)
{
    const char **names = nt_new_array(c->arena, const char *, count);
    for (size_t i = 0; i < count; i++) {
        names[i] = first[i].name;
    }
    double was = first->was ? first->was->value : NAN, is = first->is ? first->is->value : NAN;
    nt_statement_change made = {.change = {.id = names[0],
                                           .old_row = first->was,
                                           .new_row = first->is,
                                           .difference = is - was},
                                .names = names,
                                .name_count = count};
    nt_vec_push(c->arena, &c->out->statements, made);
}

static void compare_names(comparing *c)
{
    size_t count, found = 0;
    const char *const *names = nt_ledger_names(c->new->results->ledger, c->arena, &count);
    naming *moved = nt_new_array(c->arena, naming, count + 1);
    for (size_t i = 0; i < count; i++) {
        naming n = {names[i], filed_row(c->old, names[i]), filed_row(c->new, names[i])};
        bool is_id = filed_of(c->old->filed, names[i]) || filed_of(c->new->filed, names[i]);
        bool known = nt_ledger_find(c->old->results->ledger, names[i]);
        if (!is_id && known && strcmp(id_of(n.was), id_of(n.is)) != 0 &&
            !nt_ledger_is_withheld(n.was) && !nt_ledger_is_withheld(n.is)) {
            moved[found++] = n;
        }
    }
    nt_sort(moved, found, sizeof *moved, by_rows);
    for (size_t first = 0, end; first < found; first = end) {
        for (end = first + 1;
             end < found && strcmp(id_of(moved[end].was), id_of(moved[first].was)) == 0 &&
             strcmp(id_of(moved[end].is), id_of(moved[first].is)) == 0;
             end++) {
        }
        add_statement(c, &moved[first], end - first);
    }
    nt_sort(c->out->statements.items, c->out->statements.count, sizeof *c->out->statements.items,
            by_first_name);
}

/* ---- verdicts ---- */

static void compare_verdict(comparing *c, const char *name)
{
    const nt_like_for_like *was = verdict_of(c->old->results, name);
    const nt_like_for_like *is = verdict_of(c->new->results, name);
    const char *mark_was = was ? mark_verdict(c->arena, name, was) : "";
    const char *mark_is = is ? mark_verdict(c->arena, name, is) : "";
    if (strcmp(mark_was, mark_is) != 0) {
        const nt_release *release =
            nt_published_release(is ? c->new->results : c->old->results, name);
        nt_verdict_change change = {.id = name,
                                    .is_name = strcmp(release->id, name) != 0,
                                    .old_comparison = was,
                                    .new_comparison = is,
                                    .cause = NT_CAUSE_COUNT};
        nt_vec_push(c->arena, &c->way.marks, is ? mark_is : mark_was);
        nt_vec_push(c->arena, &c->out->verdicts, change);
    }
}

static void compare_verdicts(comparing *c)
{
    const nt_results *old = c->old->results, *new = c->new->results;
    size_t count;
    const char *const *names = new->index ? nt_results_names(new, NT_INDEX_RELEASE, &count) : NULL;
    for (size_t i = 0; names && i < count; i++) {
        compare_verdict(c, names[i]);
    }
    names = old->index ? nt_results_names(old, NT_INDEX_RELEASE, &count) : NULL;
    for (size_t i = 0; names && i < count; i++) {
        if (!nt_published_release(new, names[i])) {
            compare_verdict(c, names[i]);
        }
    }
}

/* ---- findings ---- */

static bool same_figures(const nt_finding *a, const nt_finding *b)
{
    return a->rule == b->rule && a->figure_count == b->figure_count &&
           NT_ALL(i, a->figure_count, strcmp(a->figures[i]->id, b->figures[i]->id) == 0);
}

static const nt_finding *find_finding(const nt_findings *findings, const nt_finding *wanted)
{
    NT_RETURN_FIRST(i, findings->count, same_figures(&findings->items[i], wanted),
                    &findings->items[i], NULL);
}

static void add_finding(comparing *c, const nt_finding *was, const nt_finding *is)
{
    nt_finding_change change = {was, is, NT_CAUSE_COUNT};
    nt_vec_push(c->arena, &c->way.marks, mark_finding(c->arena, is ? is : was));
    nt_vec_push(c->arena, &c->out->findings, change);
}

static void compare_findings(comparing *c)
{
    const nt_findings *old = &nt_published_report(c->old->results)->findings,
                      *new = &nt_published_report(c->new->results)->findings;
    for (size_t i = 0; i < new->count; i++) {
        const nt_finding *is = &new->items[i], *was = find_finding(old, is);
        if (!was || strcmp(mark_finding(c->arena, was), mark_finding(c->arena, is)) != 0) {
            add_finding(c, was, is);
        }
    }
    for (size_t i = 0; i < old->count; i++) {
        if (!find_finding(new, &old->items[i])) {
            add_finding(c, &old->items[i], NULL);
        }
    }
}

/* ---- causes ---- */

static void follow_all(comparing *c)
{
    for (size_t i = 0; i < c->out->changed.count; i++) {
        nt_vec_push(c->arena, &c->way.numbers, c->out->changed.items[i].id);
    }
    for (size_t i = 0; i < c->out->statements.count; i++) {
        nt_vec_push(c->arena, &c->way.numbers, c->out->statements.items[i].change.id);
    }
    walk_begin(&c->way);
}

static void find_causes(comparing *c)
{
    for (size_t i = 0; i < c->out->changed.count; i++) {
        parts_find(&c->way, i, &c->out->changed.items[i]);
    }
    for (size_t i = 0; i < c->out->statements.count; i++) {
        parts_find(&c->way, c->out->changed.count + i, &c->out->statements.items[i].change);
    }
    for (size_t i = 0; i < c->out->verdicts.count; i++) {
        nt_verdict_change *v = &c->out->verdicts.items[i];
        v->cause = walk_cause(&c->way, i, v->new_comparison != NULL);
    }
    for (size_t i = 0; i < c->out->findings.count; i++) {
        nt_finding_change *f = &c->out->findings.items[i];
        f->cause = walk_cause(&c->way, c->out->verdicts.count + i, f->new_finding != NULL);
    }
}

static void explain(comparing *c)
{
    compare_names(c);
    compare_verdicts(c);
    compare_findings(c);
    follow_all(c);
    if (c->new->cases) {
        walk_cases(&c->way, c->out);
    } else {
        walk_figures(&c->way, c->out);
    }
    find_causes(c);
    c->out->has_causes = true;
}

static bool any_other_verdict(const nt_revision *r)
{
    return NT_ANY(i, r->said.count, r->said.items[i].is_verdict);
}

bool nt_revision_is_empty(const nt_revision *r)
{
    return !any_other_verdict(r) && !r->changed.count && !r->restated.count && !r->added.count &&
           !r->gone.count && !r->statements.count && !r->verdicts.count && !r->findings.count &&
           !r->figures.count;
}

static bool protects(const nt_edition *e)
{
    return e->request && !e->request->internal && e->request->threshold > 1;
}

nt_status nt_revision_compare(nt_arena *arena, const nt_edition *old, const nt_edition *new,
                              const nt_revision **out, nt_error *err)
{
    comparing c = {.arena = arena, .old = old, .new = new, .out = nt_new(arena, nt_revision)};
    c.way = (walk){.arena = arena, .old_edition = old, .new_edition = new};
    bool rebuilt = old->results && new->results;
    NT_FAIL_IF(rebuilt && !old->cases != !new->cases, err, NT_INVALID, nt_nowhere,
               NT_MESSAGE_REVISION_OTHER_REPORT());
    NT_FAIL_IF(rebuilt && new->cases && (old->cases->numbered || new->cases->numbered), err,
               NT_INVALID, nt_nowhere, NT_MESSAGE_REVISION_NUMBERED_ROWS());
    c.out->old_edition = old;
    c.out->new_edition = new;
    compare_ledgers(&c);
    compare_statements(&c);
    c.out->is_public = c.out->is_public || protects(old) || protects(new);
    if (rebuilt) {
        explain(&c);
    }
    parts_protect(c.out);
    *out = c.out;
    return NT_OK;
}
