/* Every number on every page, and whether anything was altered since it was built. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "report/forms.h"
#include "trace.h"

enum { FAULTS_MAX = 1000 };

/* What is said of a number once need not be said again by the next comparison. */
static bool is_named(const nt_trace_judge *j, const char *id)
{
    for (size_t i = 0; i < j->verdict.faults.count; i++) {
        if (strcmp(j->verdict.faults.items[i].id, id) == 0) {
            return true;
        }
    }
    return false;
}

void nt_trace_fault_add(nt_trace_judge *j, size_t page, const char *id, const char *message)
{
    if (j->verdict.faults.count < FAULTS_MAX) {
        nt_vec_push(j->traced->arena, &j->verdict.faults, ((nt_trace_fault){page, id, message}));
    }
}

void nt_trace_note_add(nt_trace_judge *j, const char *message)
{
    nt_vec_push(j->traced->arena, &j->verdict.notes, message);
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
        nt_trace_fault_add(j, e->page, e->id, "is not in the attached ledger");
    } else if (!*words) {
        nt_trace_fault_add(j, e->page, e->id, "has no words: what it names is not drawn");
    } else if (!nt_trace_prints(t, row, words)) {
        nt_trace_fault_add(j, e->page, e->id,
                           nt_arena_printf(t->arena,
                                           "is printed \"%s\"; the attached ledger gives %s", words,
                                           nt_report_value_form(t->arena, t->lang, row)));
    }
    if (e->is_replaced) {
        nt_trace_fault_add(j, e->page, e->id,
                           "is drawn with one text and told with another (ActualText)");
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
                           nt_arena_printf(j->traced->arena,
                                           "leads %zu times to an element of another id",
                                           told->lost_ids));
    }
}

/* --- against the file built again: the numbers --- */

typedef struct {
    const char *id, *words;
    size_t page;
} number;

typedef NT_VEC(number) number_list;

static int by_id(const void *a, const void *b)
{
    return strcmp(((const number *)a)->id, ((const number *)b)->id);
}

static number_list numbers_of(const nt_traced *t, const nt_pdf_told *told)
{
    number_list all = {0};
    for (size_t i = 0; i < told->element_count; i++) {
        const nt_pdf_element *e = &told->elements[i];
        if (strncmp(e->id, "n.", 2) == 0) {
            number one = {e->id, nt_traced_words(t, told, i), e->page};
            nt_vec_push(t->arena, &all, one);
        }
    }
    if (all.count) {
        qsort(all.items, all.count, sizeof *all.items, by_id);
    }
    return all;
}

static void compare_numbers(nt_trace_judge *j)
{
    const nt_traced *t = j->traced;
    number_list here = numbers_of(t, &t->told), there = numbers_of(t, &t->again);
    for (size_t a = 0, b = 0; a < here.count || b < there.count;) {
        const number *x = a < here.count ? &here.items[a] : NULL;
        const number *y = b < there.count ? &there.items[b] : NULL;
        int order = !x ? 1 : !y ? -1 : by_id(x, y);
        if (order < 0) {
            nt_trace_fault_add(j, x->page, x->id,
                               "is an id that the report built again does not have");
        } else if (order > 0) {
            nt_trace_fault_add(
                j, y->page, y->id,
                nt_arena_printf(t->arena, "is missing; built again it prints \"%s\"", y->words));
        } else if (strcmp(x->words, y->words) != 0 && !is_named(j, x->id)) {
            nt_trace_fault_add(j, x->page, x->id,
                               nt_arena_printf(t->arena,
                                               "is printed \"%s\"; built again it is \"%s\"",
                                               x->words, y->words));
        }
        a += order <= 0;
        b += order >= 0;
    }
}

/* --- the ledger --- */

static bool same_number(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

static void compare_row(nt_trace_judge *j, const nt_ledger_row *filed, const nt_ledger_row *again)
{
    const nt_traced *t = j->traced;
    bool same = same_number(filed->value, again->value) &&
                same_number(filed->lower, again->lower) && same_number(filed->upper, again->upper);
    if (!same) {
        nt_trace_fault_add(
            j, 0, filed->id,
            nt_arena_printf(t->arena, "is %s in the attached ledger; the attached data give %s",
                            nt_report_value_form(t->arena, t->lang, filed),
                            nt_report_value_form(t->arena, t->lang, again)));
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
            nt_trace_fault_add(j, 0, row->id,
                               "is in the attached ledger; the attached data give no such figure");
        }
    }
    for (size_t i = 0; i < nt_ledger_count(again); i++) {
        const char *id = nt_ledger_at(again, i)->id;
        if (!nt_ledger_find(t->ledger, id)) {
            nt_trace_fault_add(j, 0, id, "is missing from the attached ledger");
        }
    }
    if (before == j->verdict.faults.count) {
        nt_trace_fault_add(j, 0, t->ledger_name,
                           "differs from what the attached data give, in words or flags");
    }
}

static const nt_pdf_embedded *among(const nt_pdf_embedded *files, size_t count, const char *name)
{
    for (size_t i = 0; i < count; i++) {
        if (strcmp(files[i].name, name) == 0) {
            return &files[i];
        }
    }
    return NULL;
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
    size_t count;
    nt_error ignored;
    if (nt_pdf_read_embedded(t->arena, "the PDF built again", t->made.pdf, &again, &count,
                             &ignored)) {
        return;
    }
    for (size_t i = 0; i < count; i++) {
        const nt_pdf_embedded *file = nt_traced_file(t, again[i].name);
        if (!file) {
            nt_trace_fault_add(j, 0, again[i].name, "is not attached");
        } else if (!is_compared_elsewhere(t, file->name) &&
                   !nt_bytes_same(file->bytes, again[i].bytes)) {
            nt_trace_fault_add(j, 0, file->name, "is not what the attached data give");
        }
    }
    for (size_t i = 0; i < t->embedded_count; i++) {
        if (!among(again, count, t->embedded[i].name)) {
            nt_trace_fault_add(j, 0, t->embedded[i].name,
                               "is attached; the report has no such file");
        }
    }
}

nt_trace_verdict nt_trace_all(const nt_traced *t)
{
    nt_trace_judge j = {.traced = t};
    j.verdict.figures = nt_ledger_count(t->ledger);
    judge_numbers(&j);
    nt_trace_judge_strays(&j);
    if (t->not_rebuilt && !t->needs_data) {
        nt_trace_fault_add(&j, 0, "attached files",
                           nt_arena_printf(t->arena,
                                           "do not build the report again (netra %s built it, this "
                                           "is netra " NT_VERSION "): %s",
                                           t->recipe.version, t->not_rebuilt));
        return j.verdict;
    }
    if (t->not_rebuilt) {
        nt_trace_note_add(&j, nt_arena_printf(t->arena,
                                              "not built again, so only the numbers were compared "
                                              "with the attached ledger: %s",
                                              t->not_rebuilt));
        return j.verdict;
    }
    if (strcmp(t->recipe.version, NT_VERSION) != 0) {
        nt_trace_note_add(&j,
                          nt_arena_printf(t->arena, "netra %s built it, this is netra " NT_VERSION,
                                          t->recipe.version));
    }
    compare_ledgers(&j);
    compare_files(&j);
    compare_numbers(&j);
    nt_trace_compare_whole(&j);
    nt_trace_compare_pages(&j);
    return j.verdict;
}
