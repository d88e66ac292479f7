#include "parts.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"

/* The way is walked with nothing withheld. A number that depends on what is (how many figures are
 * suppressed) is another one there, and its change has no causes of this kind. */
static bool is_that_of(const nt_edition *edition, const char *id, double on_the_way)
{
    return nt_ledger_told(nt_ledger_find(edition->results->ledger, id)) == on_the_way;
}

/* Blank and faulty cells are counted of the file, not of its cases. */
static bool is_about_the_file(const nt_change *change)
{
    return nt_begins(change->id, "quality.");
}

void parts_find(const walk *w, size_t number, nt_change *change)
{
    double first = w->values[NT_CAUSE_PROGRAM][number];
    double last = w->values[NT_CAUSE_WITHDRAWN][number];
    change->has_parts = is_that_of(w->old_edition, change->id, first) &&
                        is_that_of(w->new_edition, change->id, last) &&
                        walk_parts(w, number, nt_ledger_told(change->old_row),
                                   nt_ledger_told(change->new_row), change->parts);
    if (change->has_parts && is_about_the_file(change)) {
        for (int cause = NT_CAUSE_SETTINGS; cause < NT_CAUSE_COUNT; cause++) {
            change->parts[cause] = cause == NT_CAUSE_LISTS ? last - first : 0;
        }
    }
}

/* ---- what may be told ---- */

/* The counts of which the causes are told at all, if those of every one of them may be: for finer
 * ones what is withheld could be had by subtracting. */
static const char *const totals[] = {"cases.decided", "cases.proven", "cases.not-proven",
                                     "cases.total",   "cases.open",   "cases.sanctioned"};
enum { DECIDED, PROVEN, NOT_PROVEN, TOTAL_COUNT = sizeof totals / sizeof *totals };

static int total_of(const char *id)
{
    size_t total = nt_utf8_index(id, totals, TOTAL_COUNT);
    return total < TOTAL_COUNT ? (int)total : -1;
}

static bool is_safe(double count, int64_t threshold)
{
    return count == 0 || fabs(count) >= (double)threshold;
}

/* A count beside others of the same cause: neither it nor a difference of two may be small. */
static bool is_safe_beside(double count, const double *others, size_t other_count,
                           int64_t threshold)
{
    return is_safe(count, threshold) &&
           NT_ALL(i, other_count, is_safe(fabs(count) - fabs(others[i]), threshold));
}

/* The shares of a cause in the totals; a total that did not change has none. */
static void gather(const nt_revision *r, nt_cause cause, double shares[static TOTAL_COUNT])
{
    NT_EACH(const nt_change, change, r->changed.items, r->changed.count) {
        int total = total_of(change->id);
        if (total >= 0 && change->has_parts) {
            shares[total] = change->parts[cause];
        }
    }
}

/* Decided cases of neither outcome are no total, but they are what is left over of three. */
static bool shares_are_safe(const double shares[static TOTAL_COUNT], int64_t threshold)
{
    return is_safe(shares[DECIDED] - shares[PROVEN] - shares[NOT_PROVEN], threshold) &&
           NT_ALL(i, TOTAL_COUNT, is_safe_beside(shares[i], shares, i, threshold));
}

static bool all_are_safe(const nt_revision *r, int64_t threshold)
{
    bool safe = true;
    for (int cause = 0; cause < NT_CAUSE_COUNT; cause++) {
        double shares[TOTAL_COUNT] = {0};
        gather(r, (nt_cause)cause, shares);
        safe = safe && shares_are_safe(shares, threshold);
    }
    return safe;
}

/* Cases by cause. New and withdrawn ones go together: their difference is printed. */
static void protect_cases(nt_revision *out, bool shares_told, int64_t threshold)
{
    for (int cause = NT_CAUSE_STATUS; cause <= NT_CAUSE_CORRECTED; cause++) {
        double shares[TOTAL_COUNT] = {0};
        gather(out, (nt_cause)cause, shares);
        bool safe = is_safe_beside((double)out->cases[cause], shares, shares_told ? TOTAL_COUNT : 0,
                                   threshold);
        out->cases[cause] = safe ? out->cases[cause] : -1;
    }
    if (!is_safe((double)out->cases[NT_CAUSE_NEW], threshold) ||
        !is_safe((double)out->cases[NT_CAUSE_WITHDRAWN], threshold)) {
        out->cases[NT_CAUSE_NEW] = out->cases[NT_CAUSE_WITHDRAWN] = -1;
    }
}

static void withhold(nt_change *change)
{
    change->parts_withheld = change->has_parts;
    change->has_parts = false;
    memset(change->parts, 0, sizeof change->parts);
}

static int64_t threshold_of(const nt_edition *e)
{
    return e->request && !e->request->internal ? e->request->threshold : 0;
}

void parts_protect(nt_revision *out)
{
    if (!out->is_public || !out->has_cases) {
        return;
    }
    int64_t old = threshold_of(out->old_edition), new = threshold_of(out->new_edition);
    int64_t threshold = old > new ? old : new;
    bool told = all_are_safe(out, threshold);
    protect_cases(out, told, threshold);
    for (size_t i = 0; i < out->changed.count; i++) {
        if (!told || total_of(out->changed.items[i].id) < 0) {
            withhold(&out->changed.items[i]);
        }
    }
    for (size_t i = 0; i < out->statements.count; i++) {
        withhold(&out->statements.items[i].change);
    }
}
