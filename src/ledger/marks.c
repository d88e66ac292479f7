/* What may be told of a row, what is the same in two, and what statistical offices mark by (r): a
 * number that went out with another value. */
#include <math.h>

#include "ledger/ledger.h"

bool nt_ledger_is_withheld(const nt_ledger_row *row)
{
    return row && row->flags & NT_FLAG_SUPPRESSED;
}

double nt_ledger_told(const nt_ledger_row *row)
{
    return row && !nt_ledger_is_withheld(row) ? row->value : NAN;
}

bool nt_ledger_tells_day(const nt_ledger_row *row)
{
    return row->method == NT_METHOD_PUBLISHED && isnan(row->value) && nt_date_known(row->as_of) &&
           !nt_ledger_is_withheld(row);
}

static bool same(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

bool nt_ledger_same_value(const nt_ledger_row *a, const nt_ledger_row *b)
{
    return same(a->value, b->value);
}

bool nt_ledger_same_interval(const nt_ledger_row *a, const nt_ledger_row *b)
{
    return same(a->lower, b->lower) && same(a->upper, b->upper);
}

/* "quarters.compare.reported.this" is another quarter's in every edition. */
static bool is_same_number(const nt_ledger_row *now, const nt_ledger_row *then)
{
    return now->as_of == then->as_of || now->method == NT_METHOD_PUBLISHED;
}

/* Computed anew by another program a ratio may differ in its last bit; no reader sees that. */
bool nt_ledger_prints_alike(const nt_ledger_row *now, const nt_ledger_row *then)
{
    double scale = pow(10, now->decimals);
    return now->value == then->value || round(now->value * scale) == round(then->value * scale);
}

bool nt_ledger_is_revised(const nt_ledger_row *now, const nt_ledger_row *then)
{
    return !isnan(nt_ledger_told(now)) && !isnan(nt_ledger_told(then)) &&
           is_same_number(now, then) && !nt_ledger_prints_alike(now, then);
}

bool nt_ledger_is_difference(const nt_ledger_row *row)
{
    return row->method >= NT_METHOD_DIFFERENCE && row->method <= NT_METHOD_MOVER;
}

/* Whether a limit that is not zero would print as zero. */
static bool vanishes(double limit, int decimals)
{
    return fabs(limit) < 0.5 * pow(10, -decimals);
}

int nt_ledger_limit_decimals(const nt_ledger_row *row)
{
    enum { MORE = 3 };
    int decimals = row->decimals;
    bool apart = row->lower > 0 || row->upper < 0;
    double nearest = row->lower > 0 ? row->lower : row->upper;
    while (apart && nt_ledger_is_difference(row) && vanishes(nearest, decimals) &&
           decimals < row->decimals + MORE) {
        decimals++;
    }
    return decimals;
}

void nt_ledger_mark_headline(nt_ledger *ledger, const char *name)
{
    const nt_ledger_row *row = nt_ledger_find(ledger, name);
    for (size_t i = 0; row && i < nt_ledger_count(ledger); i++) {
        if (nt_ledger_at(ledger, i) == row && row->method != NT_METHOD_UNKNOWN) {
            nt_ledger_flag(ledger, i, NT_FLAG_HEADLINE);
        }
    }
}

size_t nt_ledger_mark_revised(nt_ledger *ledger, const nt_ledger *before)
{
    size_t count = 0;
    for (size_t i = 0; i < nt_ledger_count(ledger); i++) {
        const nt_ledger_row *now = nt_ledger_at(ledger, i);
        const nt_ledger_row *then = nt_ledger_find(before, now->id);
        if (then && nt_ledger_is_revised(now, then)) {
            nt_ledger_flag(ledger, i, NT_FLAG_REVISED);
            count++;
        }
    }
    return count;
}
