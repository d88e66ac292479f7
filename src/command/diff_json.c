/* What moved, whole, as JSON. */
#include <stdio.h>

#include "base/json.h"
#include "diff.h"
#include "text/number.h"

static void begin(nt_json_writer *w, const char *key, char bracket)
{
    nt_json_key(w, key);
    nt_json_begin(w, bracket);
}

static void put_cause(nt_json_writer *w, nt_cause cause)
{
    nt_json_member(w, "cause", cause < NT_CAUSE_COUNT ? nt_cause_id(cause) : NULL);
}

static void put_edition(nt_json_writer *w, const char *key, const nt_opened *o, nt_lang tongue)
{
    begin(w, key, '{');
    nt_json_member(w, "path", o->path);
    nt_json_member(w, "report", o->recipe.report);
    nt_json_member(w, "edition", o->recipe.edition);
    nt_json_member(w, "language", o->recipe.language);
    nt_json_member(w, "program", o->recipe.version);
    nt_json_member(w, "pdf_sha512", o->sha512);
    nt_json_member_bool(w, "internal", o->is_internal);
    nt_json_member_bool(w, "built_again", !o->not_rebuilt);
    nt_json_member(w, "not_built_again", o->not_rebuilt ? o->not_rebuilt->in[tongue] : NULL);
    nt_json_member_bool(w, "ledger_as_filed", !o->not_rebuilt && !o->is_other_ledger);
    nt_json_end(w, '}');
}

/* ---- numbers ---- */

static void put_row(nt_json_writer *w, nt_arena *arena, const char *key, const nt_ledger_row *row)
{
    char day[11];
    nt_json_key(w, key);
    if (!row) {
        nt_json_put_null(w);
        return;
    }
    nt_json_begin(w, '{');
    nt_json_member(w, "id", row->id);
    nt_json_member_number(w, "value", row->value);
    nt_json_member_number(w, "lower", row->lower);
    nt_json_member_number(w, "upper", row->upper);
    nt_json_member(w, "as_of",
                   nt_date_known(row->as_of) ? nt_date_format_iso(row->as_of, day) : NULL);
    nt_json_member(w, "method", nt_method_text(row->method));
    nt_json_member(w, "flags", nt_ledger_flags(arena, row->flags));
    nt_json_end(w, '}');
}

static void put_parts(nt_json_writer *w, const nt_change *change)
{
    nt_json_key(w, "causes");
    if (!change->has_parts) {
        nt_json_put_null(w);
        return;
    }
    nt_json_begin(w, '{');
    for (int cause = 0; cause < NT_CAUSE_COUNT; cause++) {
        if (change->parts[cause] != 0) {
            nt_json_member_number(w, nt_cause_id((nt_cause)cause), change->parts[cause]);
        }
    }
    nt_json_end(w, '}');
}

static void put_members(nt_json_writer *w, nt_arena *arena, const nt_change *change)
{
    const nt_ledger_row *row = change->new_row ? change->new_row : change->old_row;
    nt_json_member(w, "id", change->id);
    nt_json_member_text(w, "label", row ? row->label : nt_text_alike(NULL));
    nt_json_member(w, "unit", row ? row->unit : NULL);
    put_row(w, arena, "old", change->old_row);
    put_row(w, arena, "new", change->new_row);
    nt_json_member_number(w, "difference", change->difference);
    put_parts(w, change);
    nt_json_member_bool(w, "causes_withheld", change->parts_withheld);
}

static void put_changes(nt_json_writer *w, nt_arena *arena, const char *key,
                        const nt_change *changes, size_t count)
{
    begin(w, key, '[');
    for (size_t i = 0; i < count; i++) {
        nt_json_begin(w, '{');
        put_members(w, arena, &changes[i]);
        nt_json_end(w, '}');
    }
    nt_json_end(w, ']');
}

static void put_numbers(nt_json_writer *w, const nt_diff *d)
{
    const nt_revision *r = d->revision;
    begin(w, "numbers", '{');
    nt_json_member_integer(w, "same", r->same_count);
    nt_json_member_integer(w, "withheld", r->withheld_count);
    put_changes(w, d->arena, "changed", r->changed, r->changed_count);
    put_changes(w, d->arena, "restated", r->restated, r->restated_count);
    put_changes(w, d->arena, "new", r->added, r->added_count);
    put_changes(w, d->arena, "gone", r->gone, r->gone_count);
    nt_json_end(w, '}');
}

static void put_statements(nt_json_writer *w, const nt_diff *d)
{
    begin(w, "statements", '[');
    for (size_t i = 0; i < d->revision->statement_count; i++) {
        const nt_statement_change *s = &d->revision->statements[i];
        nt_json_begin(w, '{');
        begin(w, "names", '[');
        for (size_t k = 0; k < s->name_count; k++) {
            nt_json_put_string(w, s->names[k]);
        }
        nt_json_end(w, ']');
        put_members(w, d->arena, &s->change);
        nt_json_end(w, '}');
    }
    nt_json_end(w, ']');
}

/* ---- items ---- */

static void put_figures(nt_json_writer *w, const nt_revision *r)
{
    begin(w, "figures", '[');
    for (size_t i = 0; i < r->figure_count; i++) {
        const nt_figure_change *c = &r->figures[i];
        nt_json_begin(w, '{');
        nt_json_member(w, "id", (c->new_figure ? c->new_figure : c->old_figure)->id);
        put_cause(w, c->cause);
        begin(w, "fields", '[');
        for (size_t k = 0; k < c->field_count; k++) {
            nt_json_put_string(w, c->fields[k]);
        }
        nt_json_end(w, ']');
        nt_json_end(w, '}');
    }
    nt_json_end(w, ']');
}

/* Null is withheld. */
static void put_cases(nt_json_writer *w, const nt_revision *r)
{
    nt_json_key(w, "cases");
    if (!r->has_cases) {
        nt_json_put_null(w);
        return;
    }
    nt_json_begin(w, '{');
    for (int cause = NT_CAUSE_NEW; cause < NT_CAUSE_COUNT; cause++) {
        nt_json_key(w, nt_cause_id((nt_cause)cause));
        if (r->cases[cause] < 0) {
            nt_json_put_null(w);
        } else {
            nt_json_put_integer(w, r->cases[cause]);
        }
    }
    nt_json_end(w, '}');
}

static void put_sentence(nt_json_writer *w, nt_arena *arena, const char *key, const nt_finding *f)
{
    if (f) {
        nt_json_member_text(w, key, nt_text_phrases(arena, &f->sentence));
    } else {
        nt_json_member(w, key, NULL);
    }
}

static void put_findings(nt_json_writer *w, const nt_diff *d)
{
    begin(w, "findings", '[');
    for (size_t i = 0; i < d->revision->finding_count; i++) {
        const nt_finding_change *f = &d->revision->findings[i];
        const nt_finding *finding = f->new_finding ? f->new_finding : f->old_finding;
        nt_json_begin(w, '{');
        nt_json_member(w, "rule", finding->rule->id);
        put_cause(w, f->cause);
        put_sentence(w, d->arena, "old", f->old_finding);
        put_sentence(w, d->arena, "new", f->new_finding);
        begin(w, "figures", '[');
        for (size_t k = 0; k < finding->figure_count; k++) {
            nt_json_put_string(w, finding->figures[k]->id);
        }
        nt_json_end(w, ']');
        nt_json_end(w, '}');
    }
    nt_json_end(w, ']');
}

static void put_verdict(nt_json_writer *w, const char *key, const nt_like_for_like *c)
{
    nt_json_key(w, key);
    if (!c) {
        nt_json_put_null(w);
        return;
    }
    nt_json_begin(w, '{');
    nt_json_member(w, "release", c->release->id);
    nt_json_member(w, "verdict", nt_verdict_id(c->verdict));
    nt_json_member(w, "reason", nt_verdict_reason_id(c->reason));
    nt_json_member(w, "earlier", c->earlier ? c->earlier->id : NULL);
    nt_json_member(w, "later", c->later ? c->later->id : NULL);
    nt_json_end(w, '}');
}

static void put_verdicts(nt_json_writer *w, const nt_revision *r)
{
    begin(w, "verdicts", '[');
    for (size_t i = 0; i < r->verdict_count; i++) {
        const nt_verdict_change *v = &r->verdicts[i];
        nt_json_begin(w, '{');
        nt_json_member(w, "id", v->id);
        nt_json_member_bool(w, "is_name", v->is_name);
        put_cause(w, v->cause);
        put_verdict(w, "old", v->old_comparison);
        put_verdict(w, "new", v->new_comparison);
        nt_json_end(w, '}');
    }
    nt_json_end(w, ']');
}

/* ---- words ---- */

static void put_pages(nt_json_writer *w, const char *key, const size_t *pages, size_t count)
{
    begin(w, key, '[');
    for (size_t i = 0; i < count; i++) {
        nt_json_put_integer(w, (long long)pages[i]);
    }
    nt_json_end(w, ']');
}

static void put_place(nt_json_writer *w, const nt_rewording *p)
{
    nt_json_begin(w, '{');
    nt_json_member_integer(w, "old_page", p->old_page);
    nt_json_member_integer(w, "new_page", p->new_page);
    nt_json_member_integer(w, "old_blocks", p->old_count);
    nt_json_member_integer(w, "new_blocks", p->new_count);
    nt_json_member(w, "old", p->was);
    nt_json_member(w, "new", p->is);
    nt_json_end(w, '}');
}

static void put_words(nt_json_writer *w, const nt_diff *d)
{
    const nt_reworded *words = &d->words;
    nt_json_member(w, "words_not_compared",
                   d->no_words ? d->no_words->in[d->options->tongue] : NULL);
    nt_json_key(w, "words");
    if (d->no_words) {
        nt_json_put_null(w);
        return;
    }
    nt_json_begin(w, '{');
    nt_json_member_integer(w, "old_pages", words->old_pages);
    nt_json_member_integer(w, "new_pages", words->new_pages);
    nt_json_member_integer(w, "same_pages", words->same_pages);
    put_pages(w, "changed_pages", words->changed.items, words->changed.count);
    put_pages(w, "added_pages", words->added.items, words->added.count);
    put_pages(w, "removed_pages", words->removed.items, words->removed.count);
    begin(w, "places", '[');
    for (size_t i = 0; i < words->places.count; i++) {
        put_place(w, &words->places.items[i]);
    }
    nt_json_end(w, ']');
    nt_json_end(w, '}');
}

void nt_diff_print_json(const nt_diff *d)
{
    const nt_revision *r = d->revision;
    nt_buffer out = nt_buffer_open(d->arena);
    nt_json_writer w = nt_json_writer_open_masking(&out);
    nt_json_begin(&w, '{');
    put_edition(&w, "old", &d->old, d->options->tongue);
    put_edition(&w, "new", &d->new, d->options->tongue);
    nt_json_member_bool(&w, "identical", nt_diff_is_empty(d));
    nt_json_member_bool(&w, "causes_known", r->has_causes);
    nt_json_member_bool(&w, "public", r->is_public);
    put_numbers(&w, d);
    put_statements(&w, d);
    put_figures(&w, r);
    put_cases(&w, r);
    put_findings(&w, d);
    put_verdicts(&w, r);
    put_words(&w, d);
    nt_json_end(&w, '}');
    puts(nt_buffer_text(&out));
}
