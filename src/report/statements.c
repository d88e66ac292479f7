#include "statements.h"

#include <string.h>

#include "base/utf8.h"

/* The vote of that slug at `*at`, which moves behind it. */
static const nt_event *vote_at(const nt_figures_report *report, const char **at)
{
    size_t length = strcspn(*at, ".");
    NT_EACH_OF(const nt_event, vote, report->votes, report->vote_count) {
        if (nt_spells(*at, length, vote->slug)) {
            *at += length;
            return vote;
        }
    }
    return NULL;
}

/* Of two votes makes one "b" and the other "a", as the words have it: of a vote against another it
 * is "b"; false where this edition has no such pair. */
static bool open_pair(const nt_results *results, const char *whose, nt_spoken *out)
{
    const nt_figures_report *report = nt_published_report(results);
    const nt_event *own = report->a, *other = report->b;
    if (whose[1]) {
        bool versus = whose[0] == 'e'; /* "event.B.vs.A", else "pair.A.B" */
        const char *at = whose + (versus ? strlen("event.") : strlen("pair."));
        const nt_event *first = vote_at(report, &at);
        at += first ? versus ? strlen(".vs.") : 1 : 0;
        const nt_event *second = first ? vote_at(report, &at) : NULL;
        own = versus ? first : second;
        other = versus ? second : first;
    }
    const nt_vote_pair *pair = own && other ? nt_published_vote_pair(report, own, other) : NULL;
    if (!pair) {
        return false;
    }
    out->pair = *pair;
    out->pair.a = other;
    out->pair.b = own;
    out->of_pair = (nt_scope){NT_LIST_PAIRS, &out->pair, &out->of_subject};
    out->scope = &out->of_pair;
    return true;
}

/* What stands before the last dot. */
static const char *stem_of(nt_arena *arena, const char *name)
{
    const char *dot = strrchr(name, '.');
    return dot ? nt_arena_text(arena, name, (size_t)(dot - name)) : name;
}

/* One of the names of a "when". */
static nt_truth ask(const nt_names *names, const nt_scope *scope, const char *name, size_t length)
{
    bool inverted = *name == '!';
    nt_list list;
    nt_truth truth = nt_report_truth(
        names, scope, nt_arena_text(names->arena, name + inverted, length - inverted), &list);
    truth = truth == NT_TRUTH_LIST ? list.count ? NT_TRUTH_YES : NT_TRUTH_NO : truth;
    return truth == NT_TRUTH_UNKNOWN || !inverted ? truth
           : truth == NT_TRUTH_YES                ? NT_TRUTH_NO
                                                  : NT_TRUTH_YES;
}

/* *known is set where any name is one of such editions. */
static bool holds(const nt_names *names, const nt_scope *scope, const char *when, bool *known)
{
    bool all = true;
    for (const char *at = when; *at; at += strspn(at, " ")) {
        size_t length = strcspn(at, " ");
        nt_truth truth = ask(names, scope, at, length);
        /* Any edition can be asked for a frame. */
        *known |= truth != NT_TRUTH_UNKNOWN && !nt_begins(at + (*at == '!'), "frame.");
        all = all && truth == NT_TRUTH_YES;
        at += length;
    }
    *known |= !*when;
    return all;
}

nt_truth nt_report_spoken(const nt_names *names, const nt_scope *scope, const char *name,
                          nt_spoken *out)
{
    nt_statement_found found;
    *out = (nt_spoken){.wording = NULL};
    const char *subject = nt_statement_subject(name, &out->form);
    subject = subject ? nt_report_plain_name(names->arena, scope, subject) : NULL;
    if (!subject || !nt_statement_find(subject, &found)) {
        return NT_TRUTH_UNKNOWN;
    }
    const char *whose =
        found.whose ? nt_arena_text(names->arena, found.whose, found.whose_length) : "";
    const char *last = strrchr(subject, '.');
    const char *which = found.which ? nt_arena_text(names->arena, found.which, found.which_length)
                        : last      ? last + 1
                                    : subject;
    out->subject = (nt_subject){subject, stem_of(names->arena, subject), whose, which};
    out->of_subject = (nt_scope){NT_SCOPE_SUBJECT, &out->subject, NULL};
    out->scope = &out->of_subject;
    bool is_paired =
        !found.is_pair || strcmp(whose, "b") == 0 || open_pair(names->results, whose, out);
    nt_list list;
    nt_truth named = nt_report_truth(names, NULL, subject, &list);
    bool known = !is_paired || named == NT_TRUTH_YES || named == NT_TRUTH_NO;
    for (const nt_statement_case *w = found.statement->wordings; is_paired && w->when; w++) {
        if (holds(names, out->scope, w->when, &known) && known) {
            out->wording = w->words[out->form].in[NT_LANG_ID] ? w : NULL;
            return out->wording ? NT_TRUTH_YES : NT_TRUTH_NO;
        }
    }
    return known ? NT_TRUTH_NO : NT_TRUTH_UNKNOWN;
}

const nt_origin *nt_report_spoken_words(const nt_names *names, const nt_spoken *spoken, bool plain,
                                        nt_place place)
{
    const char *words = spoken->wording->words[spoken->form].in[names->lang];
    nt_buffer out = nt_buffer_open(names->arena);
    for (const char *at = words; *at;) {
        if (plain && nt_begins(at, "**")) {
            at += 2;
        } else {
            nt_buffer_putc(&out, *at++);
        }
    }
    return nt_report_origin_words(names->arena, nt_buffer_text(&out), place);
}

/* --- what there is --- */

typedef struct {
    const nt_names *names;
    nt_map seen;
    nt_name_list all;
} gathering;

static void gather(gathering *g, const char *subject)
{
    nt_arena *arena = g->names->arena;
    nt_statement_found found;
    nt_spoken spoken;
    const char *name = nt_arena_printf(arena, "%s %s", nt_say_words[NT_SAY_SENTENCE], subject);
    if (nt_statement_find(subject, &found) &&
        nt_report_spoken(g->names, NULL, name, &spoken) != NT_TRUTH_UNKNOWN &&
        nt_map_keep(&g->seen, subject, 1) == NT_MAP_NONE) {
        nt_vec_push(arena, &g->all, subject);
    }
}

nt_name_list nt_report_subjects(const nt_names *names)
{
    gathering g = {.names = names, .seen = nt_map_open(names->arena)};
    const char *subject;
    for (size_t i = 0; (subject = nt_statement_example(i)); i++) {
        gather(&g, subject);
    }
    size_t count;
    const char *const *rows = nt_ledger_names(names->results->ledger, names->arena, &count);
    for (size_t i = 0; i < count; i++) {
        gather(&g, rows[i]);
    }
    for (nt_index_kind kind = 0; kind < NT_INDEX_KIND_COUNT; kind++) {
        const char *const *all = nt_results_names(names->results, kind, &count);
        for (size_t i = 0; i < count; i++) {
            gather(&g, all[i]);
        }
    }
    return g.all;
}

const char *nt_report_nearest_statement(const nt_names *names, const char *name)
{
    nt_say_form form;
    const char *subject = nt_statement_subject(name, &form);
    nt_name_list all = nt_report_subjects(names);
    const char *nearest = subject ? nt_utf8_nearest(subject, all.items, all.count) : NULL;
    return nearest ? nt_arena_printf(names->arena, "%s %s", nt_say_words[form], nearest) : NULL;
}
