/* Every number on every page, and whether anything was altered since it was built. */
#include <string.h>

#include "parts.h"
#include "quantity/quantity.h"
#include "words/trace.h"

enum { FAULTS_MAX = 1000 };

/* What is said of a number once need not be said again by the next comparison. */
static bool is_named(const nt_trace_judge *j, const char *id)
{
    return NT_NAMED(j->verdict.faults.items, j->verdict.faults.count, id, id);
}

void nt_trace_fault_add(nt_trace_judge *j, size_t page, const char *id, nt_message message)
{
    if (j->verdict.faults.count < FAULTS_MAX) {
        nt_trace_fault fault = {page, id, nt_trace_say(j->traced, message)};
        nt_vec_push(j->traced->arena, &j->verdict.faults, fault);
    }
}

void nt_trace_note_add(nt_trace_judge *j, nt_message message)
{
    nt_vec_push(j->traced->arena, &j->verdict.notes, nt_trace_say(j->traced, message));
}

/* --- printed numbers against the ledger --- */

static void judge_number(nt_trace_judge *j, size_t element, const char *ledger_id)
{
    const nt_traced *t = j->traced;
    const nt_pdf_element *e = &t->told.elements[element];
    const nt_ledger_row *row = nt_ledger_find(t->ledger, ledger_id);
    const char *words = nt_traced_words(t, &t->told, element);
    j->verdict.numbers++;
    if (!row) {
        nt_trace_fault_add(j, e->page, e->id, NT_MESSAGE_TRACE_IS_NOT_IN_LEDGER());
    } else if (!*words) {
        nt_trace_fault_add(j, e->page, e->id, NT_MESSAGE_TRACE_HAS_NO_WORDS());
    } else if (!nt_trace_prints(t, row, words)) {
        nt_trace_fault_add(
            j, e->page, e->id,
            NT_MESSAGE_TRACE_LEDGER_GIVES_OTHER(.words = words,
                                                .value = nt_quantity_text(t->arena, t->lang, row)));
    }
    if (e->is_replaced) {
        nt_trace_fault_add(j, e->page, e->id, NT_MESSAGE_TRACE_IS_TOLD_OTHERWISE());
    }
}

static void judge_numbers(nt_trace_judge *j)
{
    const nt_pdf_told *told = &j->traced->told;
    for (size_t i = 0; i < told->element_count; i++) {
        const char *id = nt_traced_ledger_id(j->traced->arena, &told->elements[i]);
        if (id) {
            judge_number(j, i, id);
        }
    }
    if (told->lost_ids) {
        nt_trace_fault_add(j, 0, "IDTree",
                           NT_MESSAGE_TRACE_LEADS_ELSEWHERE(.count = (long long)told->lost_ids));
    }
}

/* --- statements against the ledger --- */

static void judge_statements(nt_trace_judge *j)
{
    size_t count;
    const nt_ledger_statement *all = nt_ledger_statements(j->traced->ledger, &count);
    const struct nt_trace_says *says = nt_trace_read_says(j->traced);
    for (size_t i = 0; i < count; i++) {
        if (!nt_trace_stands(j->traced, says, &all[i]).print.end) {
            nt_trace_fault_add(j, 0, all[i].name, NT_MESSAGE_TRACE_STATEMENT_STANDS_NOWHERE());
        }
    }
    j->verdict.statements = count;
}

/* --- against the file built again: the numbers --- */

typedef struct {
    const char *id, *words;
    size_t page;
} number;

typedef NT_VEC(number) number_list;

NT_ORDER(by_id, number, NT_BY_TEXT(id))

static number_list numbers_of(const nt_traced *t, const nt_pdf_told *told)
{
    number_list all = {0};
    for (size_t i = 0; i < told->element_count; i++) {
        const nt_pdf_element *e = &told->elements[i];
        if (nt_begins(e->id, "n.")) {
            number one = {e->id, nt_traced_words(t, told, i), e->page};
            nt_vec_push(t->arena, &all, one);
        }
    }
    nt_sort(all.items, all.count, sizeof *all.items, by_id);
    return all;
}

void nt_trace_compare_numbers(nt_trace_judge *j)
{
    const nt_traced *t = j->traced;
    number_list here = numbers_of(t, &t->told), there = numbers_of(t, j->again);
    for (size_t a = 0, b = 0; a < here.count || b < there.count;) {
        const number *x = a < here.count ? &here.items[a] : NULL;
        const number *y = b < there.count ? &there.items[b] : NULL;
        int order = !x ? 1 : !y ? -1 : by_id(x, y);
        if (order < 0) {
            nt_trace_fault_add(j, x->page, x->id, NT_MESSAGE_TRACE_IS_AN_ID_TOO_MANY());
        } else if (order > 0) {
            nt_trace_fault_add(j, y->page, y->id,
                               NT_MESSAGE_TRACE_NUMBER_IS_MISSING(.words = y->words));
        } else if (strcmp(x->words, y->words) != 0 && !is_named(j, x->id)) {
            nt_trace_fault_add(
                j, x->page, x->id,
                NT_MESSAGE_TRACE_IS_PRINTED_OTHERWISE(.here = x->words, .again = y->words));
        }
        a += order <= 0;
        b += order >= 0;
    }
}

/* --- the ledger --- */

static void compare_row(nt_trace_judge *j, const nt_ledger_row *filed, const nt_ledger_row *again)
{
    const nt_traced *t = j->traced;
    bool same = nt_ledger_same_value(filed, again) && nt_ledger_same_interval(filed, again);
    if (!same) {
        nt_trace_fault_add(j, 0, filed->id,
                           NT_MESSAGE_TRACE_LEDGER_AND_DATA_DIFFER(
                                   .filed = nt_quantity_text(t->arena, t->lang, filed),
                                   .again = nt_quantity_text(t->arena, t->lang, again)));
    }
}

static void compare_statements(nt_trace_judge *j)
{
    const nt_traced *t = j->traced;
    size_t count;
    const nt_ledger_statement *all = nt_ledger_statements(t->ledger, &count);
    for (size_t i = 0; i < count; i++) {
        const char *here = nt_ledger_statement_text(&all[i], NULL),
                   *there = nt_trace_says_again(t, all[i].name);
        if (strcmp(here, there) != 0) {
            nt_trace_fault_add(
                j, 0, all[i].name,
                NT_MESSAGE_TRACE_LEDGER_AND_DATA_DIFFER(.filed = nt_trace_safe(t, here),
                                                        .again = nt_trace_safe(t, there)));
        }
    }
}

static void compare_ledgers(nt_trace_judge *j)
{
    const nt_traced *t = j->traced;
    nt_bytes filed = nt_traced_file(t, t->ledger_name)->bytes;
    nt_bytes made = t->made.ledger;
    const nt_ledger *again = t->rebuild.run.results->ledger;
    size_t before = j->verdict.faults.count;
    if (nt_bytes_same(filed, made)) {
        return;
    }
    for (size_t i = 0; i < nt_ledger_count(t->ledger); i++) {
        const nt_ledger_row *row = nt_ledger_at(t->ledger, i);
        const nt_ledger_row *other = nt_ledger_find(again, row->id);
        if (other) {
            compare_row(j, row, other);
        } else {
            nt_trace_fault_add(j, 0, row->id, NT_MESSAGE_TRACE_ONLY_IN_LEDGER());
        }
    }
    for (size_t i = 0; i < nt_ledger_count(again); i++) {
        const char *id = nt_ledger_at(again, i)->id;
        if (!nt_ledger_find(t->ledger, id)) {
            nt_trace_fault_add(j, 0, id, NT_MESSAGE_TRACE_MISSING_FROM_LEDGER());
        }
    }
    compare_statements(j);
    if (before == j->verdict.faults.count) {
        nt_trace_fault_add(j, 0, t->ledger_name, NT_MESSAGE_TRACE_LEDGER_DIFFERS_IN_WORDS());
    }
}

/* The ledger is compared row by row; the recipe of another version names that one. */
static bool is_compared_elsewhere(const nt_traced *t, const char *name)
{
    return strcmp(name, t->ledger_name) == 0 ||
           (strcmp(name, NT_BUILD_RECIPE) == 0 && strcmp(t->recipe.version, NT_VERSION) != 0);
}

static void compare_files(nt_trace_judge *j)
{
    const nt_traced *t = j->traced;
    const nt_pdf_embedded *again;
    size_t count = 0;
    nt_error ignored;
    NT_PASSING_ARENA(passing);
    if (nt_pdf_read_embedded(passing, NULL, t->made.pdf, &again, &count, &ignored)) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        const nt_pdf_embedded *file = nt_traced_file(t, again[i].name);
        if (!file) {
            nt_trace_fault_add(j, 0, nt_arena_string(t->arena, again[i].name),
                               NT_MESSAGE_TRACE_IS_NOT_ATTACHED());
        } else if (!is_compared_elsewhere(t, file->name) &&
                   !nt_bytes_same(file->bytes, again[i].bytes)) {
            nt_trace_fault_add(j, 0, nt_arena_string(t->arena, file->name),
                               NT_MESSAGE_TRACE_IS_NOT_WHAT_DATA_GIVE());
        }
    }
    for (size_t i = 0; i < t->embedded_count; i++) {
        if (!nt_pdf_embedded_named(again, count, t->embedded[i].name)) {
            nt_trace_fault_add(j, 0, nt_arena_string(t->arena, t->embedded[i].name),
                               NT_MESSAGE_TRACE_IS_ATTACHED_TOO_MANY());
        }
    }
}

nt_trace_verdict nt_trace_all(nt_traced *t)
{
    nt_trace_judge j = {.traced = t};
    j.verdict.figures = nt_ledger_count(t->ledger);
    judge_numbers(&j);
    judge_statements(&j);
    nt_trace_judge_strays(&j);
    if (t->not_rebuilt && !t->needs_data) {
        nt_trace_fault_add(&j, 0, "attached files",
                           NT_MESSAGE_TRACE_FILES_DO_NOT_BUILD_IT(.version = t->recipe.version,
                                                                  .here = NT_VERSION,
                                                                  .why = *t->not_rebuilt));
        return j.verdict;
    }
    if (t->not_rebuilt) {
        nt_trace_note_add(&j, NT_MESSAGE_TRACE_ONLY_NUMBERS_COMPARED(.why = *t->not_rebuilt));
        return j.verdict;
    }
    if (strcmp(t->recipe.version, NT_VERSION) != 0) {
        nt_trace_note_add(&j, NT_MESSAGE_TRACE_OTHER_NETRA_BUILT_IT(.version = t->recipe.version,
                                                                    .here = NT_VERSION));
    }
    if (t->page_kind) {
        compare_ledgers(&j);
        nt_trace_compare_page(&j);
    } else if (!nt_bytes_same(t->pdf, t->made.pdf)) { /* else nothing can differ */
        compare_ledgers(&j);
        compare_files(&j);
        nt_traced_close_files(t);
        nt_trace_compare_whole(&j);
    }
    return j.verdict;
}
