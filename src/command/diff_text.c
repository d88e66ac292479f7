/* What moved, as a table for people. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/shown.h"
#include "diff.h"
#include "report/forms.h"
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
    return row ? nt_report_value_form(d->arena, d->lang, row) : "-";
}

static const char *amount(const nt_diff *d, const nt_change *change, double number)
{
    return nt_text_signed(d->arena, d->lang, number, change->new_row->decimals);
}

static void tell(const nt_diff *d, nt_message message)
{
    nt_tell(stdout, d->options->tongue, message);
}

/* The heading of a section with anything in it. */
static bool begin(const nt_diff *d, nt_text title, size_t count)
{
    if (count && !d->options->quiet) {
        nt_say(stdout, "\n%s: %zu\n", title.in[d->options->tongue], count);
    }
    return count && !d->options->quiet;
}

static bool is_listed(const nt_diff *d, size_t index, size_t count)
{
    if (d->options->all || index < LISTED) {
        return true;
    }
    if (index == LISTED) {
        tell(d, NT_MESSAGE_COMMAND_MORE_LISTED(.count = (long long)(count - LISTED)));
    }
    return false;
}

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

static void print_change(const nt_diff *d, const nt_change *change)
{
    nt_say(stdout, "  %s [%s]\n    %s -> %s", label(d, change->new_row), change->id,
           value(d, change->old_row), value(d, change->new_row));
    if (!isnan(change->difference)) {
        bool is_revised = nt_ledger_is_revised(change->new_row, change->old_row);
        nt_say(stdout, "%s, %s", is_revised ? " (r)" : "", amount(d, change, change->difference));
    }
    putchar('\n');
    print_parts(d, change);
}

static void print_changed(const nt_diff *d)
{
    const nt_revision *r = d->revision;
    bool any = begin(d, (nt_text)NT_TEXT_COMMAND_NUMBERS_CHANGED, r->changed_count);
    for (size_t i = 0; any && i < r->changed_count && is_listed(d, i, r->changed_count); i++) {
        print_change(d, &r->changed[i]);
    }
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
static void print_restatement(const nt_diff *d, const nt_ledger_row *was, const nt_ledger_row *is)
{
    char before[11], after[11];
    nt_arena *arena = d->arena;
    nt_say(stdout, "  %s [%s]: %s", label(d, is), is->id, value(d, is));
    print_turn(d, (nt_text)NT_TEXT_COMMAND_INTERVAL, nt_report_interval_form(arena, d->lang, was),
               nt_report_interval_form(arena, d->lang, is));
    print_turn(d, (nt_text)NT_TEXT_COMMAND_OF, ratio(d, was), ratio(d, is));
    print_turn(d, (nt_text)NT_TEXT_COMMAND_FLAGS, nt_ledger_flags(arena, was->flags),
               nt_ledger_flags(arena, is->flags));
    print_turn(d, (nt_text)NT_TEXT_COMMAND_DAY, nt_date_format_iso(was->as_of, before),
               nt_date_format_iso(is->as_of, after));
    print_turn(d, (nt_text)NT_TEXT_COMMAND_UNIT, was->unit, is->unit);
    print_turn(d, (nt_text)NT_TEXT_COMMAND_METHOD, nt_method_text(was->method),
               nt_method_text(is->method));
    putchar('\n');
}

static void print_restated(const nt_diff *d)
{
    const nt_revision *r = d->revision;
    bool any = begin(d, (nt_text)NT_TEXT_COMMAND_NUMBERS_RESTATED, r->restated_count);
    for (size_t i = 0; any && i < r->restated_count && is_listed(d, i, r->restated_count); i++) {
        print_restatement(d, r->restated[i].old_row, r->restated[i].new_row);
    }
}

static void print_rows(const nt_diff *d, nt_text title, const nt_change *changes, size_t count)
{
    bool any = begin(d, title, count);
    for (size_t i = 0; any && i < count && is_listed(d, i, count); i++) {
        const nt_ledger_row *row = changes[i].new_row ? changes[i].new_row : changes[i].old_row;
        nt_say(stdout, "  %s [%s]: %s\n", label(d, row), row->id, value(d, row));
    }
}

static void print_statements(const nt_diff *d)
{
    const nt_revision *r = d->revision;
    bool any = begin(d, (nt_text)NT_TEXT_COMMAND_NAMES_OF_OTHERS, r->statement_count);
    for (size_t i = 0; any && i < r->statement_count && is_listed(d, i, r->statement_count); i++) {
        const nt_statement_change *s = &r->statements[i];
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
}

/* ---- what moved in the data ---- */

static void print_figure(const nt_diff *d, const nt_figure_change *c)
{
    const nt_figure *figure = c->new_figure ? c->new_figure : c->old_figure;
    nt_say(stdout, "  %s: %s", nt_cause_text[c->cause].in[d->lang], figure->id);
    for (size_t i = 0; i < c->field_count; i++) {
        nt_say(stdout, "%s%s", i ? ", " : ": ", c->fields[i]);
    }
    putchar('\n');
}

static void print_items(const nt_diff *d)
{
    const nt_revision *r = d->revision;
    bool any = begin(d, (nt_text)NT_TEXT_COMMAND_FIGURES_MOVED, r->figure_count);
    for (size_t i = 0; any && i < r->figure_count && is_listed(d, i, r->figure_count); i++) {
        print_figure(d, &r->figures[i]);
    }
    if (!r->has_cases || d->options->quiet) {
        return;
    }
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

static void print_findings(const nt_diff *d)
{
    const nt_revision *r = d->revision;
    bool any = begin(d, (nt_text)NT_TEXT_COMMAND_FINDINGS_DIFFER, r->finding_count);
    for (size_t i = 0; any && i < r->finding_count && is_listed(d, i, r->finding_count); i++) {
        const nt_finding_change *f = &r->findings[i];
        const nt_finding *finding = f->new_finding ? f->new_finding : f->old_finding;
        nt_text turn = !f->old_finding   ? (nt_text)NT_TEXT_COMMAND_NEW
                       : !f->new_finding ? (nt_text)NT_TEXT_COMMAND_GONE
                                         : (nt_text)NT_TEXT_COMMAND_CHANGED;
        nt_say(stdout, "  %s", turn.in[d->options->tongue]);
        print_cause(d, f->cause);
        nt_say(stdout, ": %s [%s]\n", nt_text_phrase(d->arena, d->lang, &finding->sentence),
               finding->rule->id);
    }
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
static void print_verdicts(const nt_diff *d)
{
    const nt_revision *r = d->revision;
    size_t count = 0, at = 0;
    for (size_t i = 0; i < r->verdict_count; i++) {
        count += !r->verdicts[i].is_name;
    }
    bool any = begin(d, (nt_text)NT_TEXT_COMMAND_VERDICTS_DIFFER, count);
    for (size_t i = 0; any && i < r->verdict_count; i++) {
        const nt_verdict_change *v = &r->verdicts[i];
        if (v->is_name) {
            continue;
        }
        if (!is_listed(d, at++, count)) {
            break;
        }
        nt_say(stdout, "  %s: %s -> %s", v->id, verdict(d, v->old_comparison),
               verdict(d, v->new_comparison));
        print_cause(d, v->cause);
        if (!is_other_verdict(v)) {
            tell(d, NT_MESSAGE_COMMAND_BY_OTHER_NEIGHBOURS());
        }
        putchar('\n');
    }
}

/* ---- words ---- */

static void print_pages(const nt_diff *d, nt_text title, const size_t *pages, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        nt_say(stdout, "%s%zu", i ? ", " : title.in[d->options->tongue], pages[i]);
    }
    fputs(count ? "\n" : "", stdout);
}

static void print_place(const nt_diff *d, const nt_rewording *p)
{
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
static void print_places(const nt_diff *d)
{
    const nt_reworded *w = &d->words;
    size_t prose = 0, at = 0;
    for (size_t i = 0; i < w->places.count; i++) {
        prose += w->places.items[i].is_prose;
    }
    bool any = begin(d, (nt_text)NT_TEXT_COMMAND_PLACES_REWORDED, w->places.count);
    for (size_t i = 0; any && i < w->places.count; i++) {
        const nt_rewording *p = &w->places.items[i];
        if (!p->is_prose && !d->options->all) {
            continue;
        }
        if (!is_listed(d, at++, prose)) {
            break;
        }
        print_place(d, p);
    }
    if (any && !d->options->all && prose < w->places.count) {
        tell(d, NT_MESSAGE_COMMAND_MORE_CELLS(.count = (long long)(w->places.count - prose)));
    }
}

static void print_words(const nt_diff *d)
{
    const nt_reworded *w = &d->words;
    if (d->options->quiet) {
        return;
    }
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
    print_places(d);
}

/* ---- all of it ---- */

bool nt_diff_is_empty(const nt_diff *d)
{
    const nt_revision *r = d->revision;
    bool moved_cases = false;
    for (int cause = 0; cause < NT_CAUSE_COUNT; cause++) {
        moved_cases = moved_cases || r->cases[cause] > 0;
    }
    return !r->changed_count && !r->restated_count && !r->added_count && !r->gone_count &&
           !r->statement_count && !r->figure_count && !moved_cases && !r->verdict_count &&
           !r->finding_count && !d->words.places.count;
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
                                           .changed = (long long)r->changed_count,
                                           .added = (long long)r->added_count,
                                           .gone = (long long)r->gone_count,
                                           .same = (long long)(r->same_count + r->restated_count),
                                           .withheld = more));
    }
}

void nt_diff_print_text(const nt_diff *d)
{
    const nt_revision *r = d->revision;
    if (!d->options->quiet) {
        print_edition(d, &d->old);
        print_edition(d, &d->new);
    }
    print_changed(d);
    print_restated(d);
    print_rows(d, (nt_text)NT_TEXT_COMMAND_NUMBERS_NEW, r->added, r->added_count);
    print_rows(d, (nt_text)NT_TEXT_COMMAND_NUMBERS_GONE, r->gone, r->gone_count);
    print_statements(d);
    print_items(d);
    print_findings(d);
    print_verdicts(d);
    print_words(d);
    print_summary(d);
}
