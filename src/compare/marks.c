/* What statistical offices mark by (r): a number that went out with another value. */
#include <math.h>
#include <string.h>

#include "compare/ledger.h"

static bool is_known(const nt_ledger_row *row)
{
    return !isnan(row->value) && !(row->flags & NT_FLAG_SUPPRESSED);
}

/* "quarters.compare.reported.this" is another quarter's in every edition. */
static bool is_same_number(const nt_ledger_row *now, const nt_ledger_row *then)
{
    return now->as_of == then->as_of || strcmp(now->method, "published") == 0;
}

/* Computed anew by another program a ratio may differ in its last bit; no reader sees that. */
static bool prints_alike(double a, double b, int decimals)
{
    double scale = pow(10, decimals);
    return a == b || round(a * scale) == round(b * scale);
}

size_t nt_ledger_mark_revised(nt_ledger *ledger, const nt_ledger *before)
{
    size_t count = 0;
    for (size_t i = 0; i < nt_ledger_count(ledger); i++) {
        const nt_ledger_row *now = nt_ledger_at(ledger, i);
        const nt_ledger_row *then = nt_ledger_find(before, now->id);
        if (then && is_known(now) && is_known(then) && is_same_number(now, then) &&
            !prints_alike(now->value, then->value, now->decimals)) {
            nt_ledger_flag(ledger, i, NT_FLAG_REVISED);
            count++;
        }
    }
    return count;
}
