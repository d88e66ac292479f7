/* What moved: a table for people, or whole as JSON. What comes in many is listed once, for both. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/shown.h"
#include "diff.h"
#include "quantity/quantity.h"
#include "text/number.h"
#include "words/command.h"

enum { LISTED = 40, HASH_SHOWN = 16 };

static const char *label(const nt_diff *d, const nt_ledger_row *row)
{
    const char *text = row->label.in[d->lang];
    return *text ? text : row->id;
}

static const char *value(const nt_diff *d, const nt_ledger_row *row)
{
    return row ? nt_quantity_text(d->arena, d->lang, row) : "-";
}

static const char *amount(const nt_diff *d, const nt_change *change, double number)
{
    return nt_text_signed(d->arena, d->lang, number, change->new_row->decimals);
}

static void tell(const nt_diff *d, nt_message message)
{
    nt_tell(stdout, d->options->tongue, message);
}

/* ==== as text: lines ==== */

/* ---- the editions ---- */

static void print_edition(const nt_diff *d, const nt_opened *o)
{
    bool is_old = o == &d->old;
    nt_message internal = NT_MESSAGE_COMMAND_INTERNAL();
    tell(d, NT_MESSAGE_COMMAND_EDITION(
                    .which = is_old ? (nt_text)NT_TEXT_COMMAND_OLD : (nt_text)NT_TEXT_COMMAND_NEW,
                    .path = o->path, .report = o->recipe.report, .edition = o->recipe.edition,
                    .internal = o->is_internal ? &internal : NULL, .language = o->recipe.language,
                    .version = o->recipe.version,
                    .sum = nt_arena_printf(d->arena, "%.*s", HASH_SHOWN, o->sha512)));
    if (o->not_rebuilt) {
        nt_message hint =
            NT_MESSAGE_COMMAND_NAME_ITS_FOLDER(.option = is_old ? "--old-data" : "--new-data");
        tell(d, NT_MESSAGE_COMMAND_COULD_NOT_BE_BUILT(.why = *o->not_rebuilt,
                                                      .hint = o->needs_data ? &hint : NULL));
    } else if (o->is_other_ledger) {
        tell(d, NT_MESSAGE_COMMAND_OTHER_LEDGER_NOW());
    }
}

/* ---- numbers ---- */

static void print_parts(const nt_diff *d, const nt_change *change)
{
    if (change->parts_withheld) {
        tell(d, NT_MESSAGE_COMMAND_CAUSES_WITHHELD());
    }
    for (int cause = 0; change->has_parts && cause < NT_CAUSE_COUNT; cause++) {
        double part = change->parts[cause];
        /* Less than rounding leaves over is nothing. */
        if (fabs(part) > 1e-9) {
            nt_say(stdout, "      %s %s\n", amount(d, change, part),
                   nt_cause_text[cause].in[d->lang]);
        }
    }
}

static void print_change(const nt_diff *d, const void *item)
{
    const nt_change *change = item;
    nt_say(stdout, "  %s [%s]\n    %s -> %s", label(d, change->new_row), change->id,
           value(d, change->old_row), value(d, change->new_row));
    if (!isnan(change->difference)) {
        bool is_revised = nt_ledger_is_revised(change->new_row, change->old_row);
        nt_say(stdout, "%s, %s", is_revised ? " (r)" : "", amount(d, change, change->difference));
    }
    putchar('\n');
    print_parts(d, change);
}

static const char *none(const nt_diff *d)
{
    static const nt_text text = NT_TEXT_COMMAND_NONE;
    return text.in[d->options->tongue];
}

/* "was -> is" where they differ; a text may be NULL or "". */
static void print_turn(const nt_diff *d, nt_text what, const char *was, const char *is)
{
    was = was && *was ? was : none(d);
    is = is && *is ? is : none(d);
    if (strcmp(was, is) != 0) {
        nt_say(stdout, "\n    %s: %s -> %s", what.in[d->options->tongue], was, is);
    }
}

static const char *ratio(const nt_diff *d, const nt_ledger_row *row)
{
    return row->whole < 0 ? NULL
                          : nt_arena_printf(d->arena, "%lld/%lld", (long long)row->part,
                                            (long long)row->whole);
}

/* What else is said of the same value. */
static void print_restated(const nt_diff *d, const void *item)
{
    const nt_ledger_row *was = ((const nt_change *)item)->old_row,
                        *is = ((const nt_change *)item)->new_row;
    char before[11], after[11];
    nt_arena *arena = d->arena;
    nt_say(stdout, "  %s [%s]: %s", label(d, is), is->id, value(d, is));
    print_turn(d, (nt_text)NT_TEXT_COMMAND_INTERVAL, nt_quantity_interval_told(arena, d->lang, was),
               nt_quantity_interval_told(arena, d->lang, is));
    print_turn(d, (nt_text)NT_TEXT_COMMAND_OF, ratio(d, was), ratio(d, is));
    print_turn(d, (nt_text)NT_TEXT_COMMAND_FLAGS,
               nt_ledger_flags_told(arena, d->options->tongue, was->flags),
               nt_ledger_flags_told(arena, d->options->tongue, is->flags));
    print_turn(d, (nt_text)NT_TEXT_COMMAND_DAY, nt_date_format_iso(was->as_of, before),
               nt_date_format_iso(is->as_of, after));
    print_turn(d, (nt_text)NT_TEXT_COMMAND_UNIT, was->unit, is->unit);
    print_turn(d, (nt_text)NT_TEXT_COMMAND_METHOD, nt_method_text(was->method),
               nt_method_text(is->method));
    putchar('\n');
}

static void print_row(const nt_diff *d, const void *item)
{
    const nt_change *change = item;
    const nt_ledger_row *row = change->new_row ? change->new_row : change->old_row;
    nt_say(stdout, "  %s [%s]: %s\n", label(d, row), row->id, value(d, row));
}

static void print_said(const nt_diff *d, const void *item)
{
    const nt_said_change *s = item;
    const char *was = s->was ? nt_shown(d->arena, s->was->text.in[s->lang]) : none(d);
    const char *is = s->is ? nt_shown(d->arena, s->is->text.in[s->lang]) : none(d);
    nt_say(stdout, "  %s\n", (s->is ? s->is : s->was)->name);
    tell(d, NT_MESSAGE_COMMAND_SAID_BEFORE(.words = was));
    tell(d, NT_MESSAGE_COMMAND_SAID_NOW(.words = is));
}

static bool is_said_otherwise(const nt_diff *d, const void *item)
{
    (void)d;
    return ((const nt_said_change *)item)->is_verdict;
}

static bool is_said_alike(const nt_diff *d, const void *item)
{
    return !is_said_otherwise(d, item);
}

static void print_statement(const nt_diff *d, const void *item)
{
    const nt_statement_change *s = item;
    nt_say(stdout, "  %s", s->names[0]);
    if (s->name_count > 1) {
        tell(d, NT_MESSAGE_COMMAND_MORE_NAMES(.count = (long long)s->name_count - 1));
    }
    nt_say(stdout, "\n    %s [%s]\n    -> %s [%s]", value(d, s->change.old_row),
           s->change.old_row ? s->change.old_row->id : none(d), value(d, s->change.new_row),
           s->change.new_row ? s->change.new_row->id : none(d));
    if (!isnan(s->change.difference)) {
        nt_say(stdout, ", %s", amount(d, &s->change, s->change.difference));
    }
    putchar('\n');
}

/* ---- what moved in the data ---- */

static void print_figure(const nt_diff *d, const void *item)
{
    const nt_figure_change *c = item;
    const nt_figure *figure = c->new_figure ? c->new_figure : c->old_figure;
    nt_say(stdout, "  %s: %s", nt_cause_text[c->cause].in[d->lang], figure->id);
    for (size_t i = 0; i < c->field_count; i++) {
        nt_say(stdout, "%s%s", i ? ", " : ": ", c->fields[i]);
    }
    putchar('\n');
}

static void print_cases(const nt_diff *d)
{
    const nt_revision *r = d->revision;
    tell(d, NT_MESSAGE_COMMAND_CASES_MOVED());
    static const nt_text withheld = NT_TEXT_COMMAND_IS_WITHHELD;
    for (int cause = NT_CAUSE_NEW; cause < NT_CAUSE_COUNT; cause++) {
        if (r->cases[cause] < 0) {
            nt_say(stdout, "  %s: %s\n", nt_cause_text[cause].in[d->lang],
                   withheld.in[d->options->tongue]);
        } else {
            nt_say(stdout, "  %s: %s\n", nt_cause_text[cause].in[d->lang],
                   nt_text_number(d->arena, d->lang, (double)r->cases[cause], 0));
        }
    }
}

/* ---- findings and verdicts ---- */

static void print_cause(const nt_diff *d, nt_cause cause)
{
    if (cause < NT_CAUSE_COUNT) {
        nt_say(stdout, " (%s)", nt_cause_text[cause].in[d->lang]);
    }
}

static void print_finding(const nt_diff *d, const void *item)
{
    const nt_finding_change *f = item;
    const nt_finding *finding = f->new_finding ? f->new_finding : f->old_finding;
    nt_text turn = !f->old_finding   ? (nt_text)NT_TEXT_COMMAND_NEW
                   : !f->new_finding ? (nt_text)NT_TEXT_COMMAND_GONE
                                     : (nt_text)NT_TEXT_COMMAND_CHANGED;
    nt_say(stdout, "  %s", turn.in[d->options->tongue]);
    print_cause(d, f->cause);
    nt_say(stdout, ": %s [%s]\n", nt_text_phrase(d->arena, d->lang, &finding->sentence),
           finding->rule->id);
}

static const char *verdict(const nt_diff *d, const nt_like_for_like *c)
{
    return c ? nt_verdict_text[c->verdict].in[d->lang] : "-";
}

static bool is_other_verdict(const nt_verdict_change *v)
{
    return !v->old_comparison || !v->new_comparison ||
           v->old_comparison->verdict != v->new_comparison->verdict;
}

/* Verdicts of releases: a name of a release only repeats one of them. */
static bool is_of_release(const nt_diff *d, const void *item)
{
    (void)d;
    return !((const nt_verdict_change *)item)->is_name;
}

static void print_verdict(const nt_diff *d, const void *item)
{
    const nt_verdict_change *v = item;
    nt_say(stdout, "  %s: %s -> %s", v->id, verdict(d, v->old_comparison),
           verdict(d, v->new_comparison));
    print_cause(d, v->cause);
    if (!is_other_verdict(v)) {
        tell(d, NT_MESSAGE_COMMAND_BY_OTHER_NEIGHBOURS());
    }
    putchar('\n');
}

/* ---- words ---- */

static void print_pages(const nt_diff *d, nt_text title, const size_t *pages, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        nt_say(stdout, "%s%zu", i ? ", " : title.in[d->options->tongue], pages[i]);
    }
    fputs(count ? "\n" : "", stdout);
}

static void print_place(const nt_diff *d, const void *item)
{
    const nt_rewording *p = item;
    if (p->old_count) {
        tell(d, NT_MESSAGE_COMMAND_WORDS_OF_PAGE(.page = (long long)p->old_page, .sign = "-",
                                                 .words = p->was,
                                                 .more = p->old_count > 1 ? " ..." : ""));
    }
    if (p->new_count) {
        tell(d, NT_MESSAGE_COMMAND_WORDS_OF_PAGE(.page = (long long)p->new_page, .sign = "+",
                                                 .words = p->is,
                                                 .more = p->new_count > 1 ? " ..." : ""));
    }
}

/* Cells and labels follow from the numbers: they are counted, and printed with --all. */
static bool is_prose(const nt_diff *d, const void *item)
{
    return ((const nt_rewording *)item)->is_prose || d->options->all;
}

static void print_words(const nt_diff *d)
{
    const nt_reworded *w = &d->words;
    if (d->no_words) {
        tell(d, NT_MESSAGE_COMMAND_WORDS_NOT_COMPARED(.why = *d->no_words));
        return;
    }
    tell(d, NT_MESSAGE_COMMAND_PAGES_OF_BOTH(.older = (long long)w->old_pages,
                                             .newer = (long long)w->new_pages,
                                             .same = (long long)w->same_pages));
    print_pages(d, (nt_text)NT_TEXT_COMMAND_PAGES_CHANGED, w->changed.items, w->changed.count);
    print_pages(d, (nt_text)NT_TEXT_COMMAND_PAGES_NEW, w->added.items, w->added.count);
    print_pages(d, (nt_text)NT_TEXT_COMMAND_PAGES_GONE, w->removed.items, w->removed.count);
}

/* ==== as JSON: members ==== */

static void put_cause(nt_json_writer *w, nt_cause cause)
{
    nt_json_member(w, "cause", cause < NT_CAUSE_COUNT ? nt_cause_id(cause) : NULL);
}

static void put_edition(nt_json_writer *w, const void *item, const void *diff)
{
    const nt_opened *o = item;
    const nt_diff *d = diff;
    nt_json_member(w, "path", o->path);
    nt_json_member(w, "report", o->recipe.report);
    nt_json_member(w, "edition", o->recipe.edition);
    nt_json_member(w, "language", o->recipe.language);
    nt_json_member(w, "program", o->recipe.version);
    nt_json_member(w, "pdf_sha512", o->sha512);
    nt_json_member_bool(w, "internal", o->is_internal);
    nt_json_member_bool(w, "built_again", !o->not_rebuilt);
    nt_json_member(w, "not_built_again",
                   o->not_rebuilt ? o->not_rebuilt->in[d->options->tongue] : NULL);
    nt_json_member_bool(w, "ledger_as_filed", !o->not_rebuilt && !o->is_other_ledger);
}

/* ---- numbers ---- */

static void put_row(nt_json_writer *w, const void *item, const void *diff)
{
    const nt_ledger_row *row = item;
    const nt_diff *d = diff;
    nt_json_member(w, "id", row->id);
    nt_json_member_number(w, "value", row->value);
    nt_json_member_number(w, "lower", row->lower);
    nt_json_member_number(w, "upper", row->upper);
    nt_json_member_date(w, "as_of", row->as_of);
    nt_json_member(w, "method", nt_method_text(row->method));
    nt_json_member(w, "flags", nt_ledger_flags(d->arena, row->flags));
}

static void put_parts(nt_json_writer *w, const void *item, const void *diff)
{
    const nt_change *change = item;
    (void)diff;
    for (int cause = 0; cause < NT_CAUSE_COUNT; cause++) {
        if (change->parts[cause] != 0) {
            nt_json_member_number(w, nt_cause_id((nt_cause)cause), change->parts[cause]);
        }
    }
}

static void put_change(nt_json_writer *w, const void *item, const void *diff)
{
    const nt_change *change = item;
    const nt_ledger_row *row = change->new_row ? change->new_row : change->old_row;
    nt_json_member(w, "id", change->id);
    nt_json_member_text(w, "label", row ? row->label : nt_text_alike(NULL));
    nt_json_member(w, "unit", row ? row->unit : NULL);
    nt_json_member_object(w, "old", change->old_row, put_row, diff);
    nt_json_member_object(w, "new", change->new_row, put_row, diff);
    nt_json_member_number(w, "difference", change->difference);
    nt_json_member_object(w, "causes", change->has_parts ? change : NULL, put_parts, diff);
    nt_json_member_bool(w, "causes_withheld", change->parts_withheld);
}

static void put_said(nt_json_writer *w, const void *item, const void *diff)
{
    const nt_said_change *s = item;
    (void)diff;
    nt_json_member(w, "id", (s->is ? s->is : s->was)->name);
    nt_json_member(w, "language", nt_lang_codes[s->lang]);
    nt_json_member(w, "old", s->was ? s->was->text.in[s->lang] : NULL);
    nt_json_member(w, "new", s->is ? s->is->text.in[s->lang] : NULL);
    nt_json_member_bool(w, "verdict_changed", s->is_verdict);
}

static void put_statement(nt_json_writer *w, const void *item, const void *diff)
{
    const nt_statement_change *s = item;
    nt_json_member_strings(w, "names", s->names, s->name_count);
    put_change(w, &s->change, diff);
}

/* ---- items ---- */

static void put_figure(nt_json_writer *w, const void *item, const void *diff)
{
    const nt_figure_change *c = item;
    (void)diff;
    nt_json_member(w, "id", (c->new_figure ? c->new_figure : c->old_figure)->id);
    put_cause(w, c->cause);
    nt_json_member_strings(w, "fields", c->fields, c->field_count);
}

/* Null is withheld. */
static void put_cases(nt_json_writer *w, const void *item, const void *diff)
{
    const nt_revision *r = item;
    (void)diff;
    for (int cause = NT_CAUSE_NEW; cause < NT_CAUSE_COUNT; cause++) {
        nt_json_member_count(w, nt_cause_id((nt_cause)cause), r->cases[cause]);
    }
}

static void put_sentence(nt_json_writer *w, const nt_diff *d, const char *key, const nt_finding *f)
{
    if (f) {
        nt_json_member_text(w, key, nt_text_phrases(d->arena, &f->sentence));
    } else {
        nt_json_member(w, key, NULL);
    }
}

static void put_finding(nt_json_writer *w, const void *item, const void *diff)
{
    const nt_finding_change *f = item;
    const nt_finding *finding = f->new_finding ? f->new_finding : f->old_finding;
    nt_json_member(w, "rule", finding->rule->id);
    put_cause(w, f->cause);
    put_sentence(w, diff, "old", f->old_finding);
    put_sentence(w, diff, "new", f->new_finding);
    nt_json_member_begin(w, "figures", '[');
    for (size_t i = 0; i < finding->figure_count; i++) {
        nt_json_put_string(w, finding->figures[i]->id);
    }
    nt_json_end(w, ']');
}

static void put_comparison(nt_json_writer *w, const void *item, const void *diff)
{
    const nt_like_for_like *c = item;
    (void)diff;
    nt_json_member(w, "release", c->release->id);
    nt_json_member(w, "verdict", nt_verdict_id(c->verdict));
    nt_json_member(w, "reason", nt_verdict_reason_id(c->reason));
    nt_json_member(w, "earlier", c->earlier ? c->earlier->id : NULL);
    nt_json_member(w, "later", c->later ? c->later->id : NULL);
}

static void put_verdict(nt_json_writer *w, const void *item, const void *diff)
{
    const nt_verdict_change *v = item;
    nt_json_member(w, "id", v->id);
    nt_json_member_bool(w, "is_name", v->is_name);
    put_cause(w, v->cause);
    nt_json_member_object(w, "old", v->old_comparison, put_comparison, diff);
    nt_json_member_object(w, "new", v->new_comparison, put_comparison, diff);
}

/* ---- words ---- */

static void put_pages(nt_json_writer *w, const char *key, const size_t *pages, size_t count)
{
    nt_json_member_begin(w, key, '[');
    for (size_t i = 0; i < count; i++) {
        nt_json_put_integer(w, (long long)pages[i]);
    }
    nt_json_end(w, ']');
}

static void put_place(nt_json_writer *w, const void *item, const void *diff)
{
    const nt_rewording *p = item;
    (void)diff;
    nt_json_member_integer(w, "old_page", p->old_page);
    nt_json_member_integer(w, "new_page", p->new_page);
    nt_json_member_integer(w, "old_blocks", p->old_count);
    nt_json_member_integer(w, "new_blocks", p->new_count);
    nt_json_member(w, "old", p->was);
    nt_json_member(w, "new", p->is);
}

/* ---- lists, in the order in which they are told ---- */

typedef struct {
    const char *key;
    nt_text title;
    const void *items;
    size_t size, count;
    nt_json_members *put;
    void (*print)(const nt_diff *diff, const void *item);
    bool (*is_line)(const nt_diff *diff, const void *item); /* as text; NULL: each is */
} list;

enum {
    SAID,
    SAID_OF_OTHERS, /* a part of SAID, as text */
    CHANGED,
    RESTATED,
    ADDED,
    GONE,
    STATEMENTS,
    FIGURES,
    FINDINGS,
    VERDICTS,
    PLACES,
    LISTS
};

#define ITEMS(list) (list).items, sizeof *(list).items, (list).count

static void list_all(const nt_diff *d, list out[static LISTS])
{
    const nt_revision *r = d->revision;
    const list all[LISTS] = {
        [SAID] = {"said", NT_TEXT_COMMAND_STATEMENTS_OTHERWISE, ITEMS(r->said), put_said,
                  print_said, is_said_otherwise},
        [SAID_OF_OTHERS] = {"said", NT_TEXT_COMMAND_STATEMENTS_OF_OTHER_NUMBERS, ITEMS(r->said),
                            put_said, print_said, is_said_alike},
        [CHANGED] = {"changed", NT_TEXT_COMMAND_NUMBERS_CHANGED, ITEMS(r->changed), put_change,
                     print_change, NULL},
        [RESTATED] = {"restated", NT_TEXT_COMMAND_NUMBERS_RESTATED, ITEMS(r->restated), put_change,
                      print_restated, NULL},
        [ADDED] = {"new", NT_TEXT_COMMAND_NUMBERS_NEW, ITEMS(r->added), put_change, print_row,
                   NULL},
        [GONE] = {"gone", NT_TEXT_COMMAND_NUMBERS_GONE, ITEMS(r->gone), put_change, print_row,
                  NULL},
        [STATEMENTS] = {"statements", NT_TEXT_COMMAND_NAMES_OF_OTHERS, ITEMS(r->statements),
                        put_statement, print_statement, NULL},
        [FIGURES] = {"figures", NT_TEXT_COMMAND_FIGURES_MOVED, ITEMS(r->figures), put_figure,
                     print_figure, NULL},
        [FINDINGS] = {"findings", NT_TEXT_COMMAND_FINDINGS_DIFFER, ITEMS(r->findings), put_finding,
                      print_finding, NULL},
        [VERDICTS] = {"verdicts", NT_TEXT_COMMAND_VERDICTS_DIFFER, ITEMS(r->verdicts), put_verdict,
                      print_verdict, is_of_release},
        [PLACES] = {"places", NT_TEXT_COMMAND_PLACES_REWORDED, ITEMS(d->words.places), put_place,
                    print_place, is_prose}};
    memcpy(out, all, sizeof all);
}

static bool is_line(const nt_diff *d, const list *l, size_t i)
{
    return !l->is_line || l->is_line(d, (const char *)l->items + i * l->size);
}

/* A heading with the number of lines, or of all, and as many lines as are listed. */
static void print_list(const nt_diff *d, const list *l, bool counts_all)
{
    size_t lines = 0, at = 0;
    for (size_t i = 0; i < l->count; i++) {
        lines += is_line(d, l, i);
    }
    size_t count = counts_all ? l->count : lines;
    if (!count || d->options->quiet) {
        return;
    }
    nt_say(stdout, "\n%s: %zu\n", l->title.in[d->options->tongue], count);
    for (size_t i = 0; i < l->count && (d->options->all || at < LISTED); i++) {
        if (is_line(d, l, i)) {
            l->print(d, (const char *)l->items + i * l->size);
            at++;
        }
    }
    if (at < lines) {
        tell(d, NT_MESSAGE_COMMAND_MORE_LISTED(.count = (long long)(lines - at)));
    }
    if (lines < count) {
        tell(d, NT_MESSAGE_COMMAND_MORE_CELLS(.count = (long long)(count - lines)));
    }
}

static void put_list(nt_json_writer *w, const nt_diff *d, const list *l)
{
    nt_json_member_objects(w, l->key, l->items, l->size, l->count, l->put, d);
}

static void put_words(nt_json_writer *w, const void *item, const void *diff)
{
    const nt_reworded *words = item;
    list all[LISTS];
    list_all(diff, all);
    nt_json_member_integer(w, "old_pages", words->old_pages);
    nt_json_member_integer(w, "new_pages", words->new_pages);
    nt_json_member_integer(w, "same_pages", words->same_pages);
    put_pages(w, "changed_pages", words->changed.items, words->changed.count);
    put_pages(w, "added_pages", words->added.items, words->added.count);
    put_pages(w, "removed_pages", words->removed.items, words->removed.count);
    put_list(w, diff, &all[PLACES]);
}

/* ---- all of it ---- */

bool nt_diff_is_empty(const nt_diff *d)
{
    const nt_revision *r = d->revision;
    bool moved_cases = false;
    for (int cause = 0; cause < NT_CAUSE_COUNT; cause++) {
        moved_cases = moved_cases || r->cases[cause] > 0;
    }
    return nt_revision_is_empty(r) && !moved_cases && !d->words.places.count;
}

static void print_summary(const nt_diff *d)
{
    const nt_revision *r = d->revision;
    if (!d->options->quiet) {
        putchar('\n');
    }
    nt_message withheld = NT_MESSAGE_COMMAND_AND_WITHHELD(.number = (long long)r->withheld_count);
    const nt_message *more = r->withheld_count ? &withheld : NULL;
    const char *older = d->old.recipe.edition, *newer = d->new.recipe.edition;
    if (nt_diff_is_empty(d)) {
        tell(d,
             NT_MESSAGE_COMMAND_NOTHING_MOVED(.older = older, .newer = newer,
                                              .count = (long long)r->same_count, .withheld = more));
    } else {
        tell(d, NT_MESSAGE_COMMAND_SUMMARY(.older = older, .newer = newer,
                                           .changed = (long long)r->changed.count,
                                           .added = (long long)r->added.count,
                                           .gone = (long long)r->gone.count,
                                           .same = (long long)(r->same_count + r->restated.count),
                                           .withheld = more));
    }
}

void nt_diff_print_text(const nt_diff *d)
{
    list all[LISTS];
    list_all(d, all);
    if (!d->options->quiet) {
        print_edition(d, &d->old);
        print_edition(d, &d->new);
        if (d->revision->worded_count) {
            tell(d, NT_MESSAGE_COMMAND_WORDED_BY_PROGRAM(.count =
                                                             (long long)d->revision->worded_count));
        }
    }
    for (int i = SAID; i <= FIGURES; i++) { /* the news before the figures */
        print_list(d, &all[i], false);
    }
    if (d->revision->has_cases && !d->options->quiet) {
        print_cases(d);
    }
    print_list(d, &all[FINDINGS], false);
    print_list(d, &all[VERDICTS], false);
    if (!d->options->quiet) {
        print_words(d);
    }
    print_list(d, &all[PLACES], true);
    print_summary(d);
}

static void put_numbers(nt_json_writer *w, const nt_diff *d, const list all[static LISTS])
{
    nt_json_member_begin(w, "numbers", '{');
    nt_json_member_integer(w, "same", d->revision->same_count);
    nt_json_member_integer(w, "withheld", d->revision->withheld_count);
    for (int i = CHANGED; i <= GONE; i++) {
        put_list(w, d, &all[i]);
    }
    nt_json_end(w, '}');
}

void nt_diff_print_json(const nt_diff *d)
{
    const nt_revision *r = d->revision;
    list all[LISTS];
    list_all(d, all);
    nt_json_writer w = nt_json_open_masking(d->arena);
    nt_json_member_object(&w, "old", &d->old, put_edition, d);
    nt_json_member_object(&w, "new", &d->new, put_edition, d);
    nt_json_member_bool(&w, "identical", nt_diff_is_empty(d));
    nt_json_member_bool(&w, "causes_known", r->has_causes);
    nt_json_member_bool(&w, "public", r->is_public);
    put_list(&w, d, &all[SAID]);
    nt_json_member_integer(&w, "said_by_program", (long long)r->worded_count);
    put_numbers(&w, d, all);
    put_list(&w, d, &all[STATEMENTS]);
    put_list(&w, d, &all[FIGURES]);
    nt_json_member_object(&w, "cases", r->has_cases ? r : NULL, put_cases, d);
    put_list(&w, d, &all[FINDINGS]);
    put_list(&w, d, &all[VERDICTS]);
    nt_json_member(&w, "words_not_compared",
                   d->no_words ? d->no_words->in[d->options->tongue] : NULL);
    nt_json_member_object(&w, "words", d->no_words ? NULL : &d->words, put_words, d);
    fputs(nt_json_close(&w).bytes, stdout);
}
