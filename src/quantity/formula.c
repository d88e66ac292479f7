/* How a number comes from its inputs, as an equation; only where it holds. */
#include <math.h>
#include <string.h>

#include "quantity/quantity.h"
#include "text/number.h"
#include "words/quantity.h"

typedef struct {
    nt_arena *arena;
    nt_lang lang, tongue;
    const nt_ledger *ledger;
} telling;

static const char *counted(const telling *t, const nt_ledger_row *row)
{
    nt_message said = NT_MESSAGE_QUANTITY_INPUTS_COUNTED(.count = (long long)row->input_count);
    return nt_message_text(t->arena, t->tongue, &said);
}

static const char *plain(const telling *t, double value, int decimals)
{
    return nt_text_number(t->arena, t->lang, value, decimals);
}

static bool nearly(double a, double b)
{
    return fabs(a - b) <= 1e-9 * (1 + fabs(a) + fabs(b));
}

/* part / whole, times 1, 100 or a million: whichever gives the value. */
static const char *ratio(const telling *t, const nt_ledger_row *row)
{
    static const double factors[] = {1, 100, 1e6};
    for (size_t i = 0; row->part >= 0 && row->whole > 0 && i < 3; i++) {
        if (nearly(factors[i] * (double)row->part / (double)row->whole, row->value)) {
            return nt_arena_printf(t->arena, "%s / %s%s%s = %s", plain(t, (double)row->part, 0),
                                   plain(t, (double)row->whole, 0), i ? " \u00d7 " : "",
                                   i ? plain(t, factors[i], 0) : "",
                                   plain(t, row->value, row->decimals));
        }
    }
    return NULL;
}

static const nt_ledger_row *input(const telling *t, const nt_ledger_row *row, size_t i)
{
    return i < row->input_count ? nt_ledger_find(t->ledger, row->inputs[i]) : NULL;
}

static const char *difference(const telling *t, const nt_ledger_row *row)
{
    const nt_ledger_row *a = input(t, row, 0), *b = input(t, row, 1);
    if (row->input_count != 2 || !a || !b) {
        return NULL;
    }
    bool forward = nearly(a->value - b->value, row->value);
    if (!forward && !nearly(b->value - a->value, row->value)) {
        return NULL;
    }
    const nt_ledger_row *from = forward ? a : b, *less = forward ? b : a;
    const char *first = plain(t, from->value, from->decimals);
    const char *second = plain(t, less->value, less->decimals);
    return less->value < 0 ? nt_arena_printf(t->arena, "%s \u2212 (%s) = %s", first, second,
                                             plain(t, row->value, row->decimals))
                           : nt_arena_printf(t->arena, "%s \u2212 %s = %s", first, second,
                                             plain(t, row->value, row->decimals));
}

static const char *days_between(const telling *t, const nt_ledger_row *row)
{
    const nt_ledger_row *from = input(t, row, 0);
    bool dated = row->input_count == 1 && from && strcmp(row->unit, "days") == 0 &&
                 nt_date_known(row->as_of) && nt_date_known(from->as_of);
    if (!dated || (double)(row->as_of - from->as_of) != row->value) {
        return NULL;
    }
    return nt_arena_printf(t->arena, "%s \u2212 %s = %s",
                           nt_text_date(t->arena, t->lang, row->as_of),
                           nt_text_date(t->arena, t->lang, from->as_of),
                           nt_text_quantity(t->arena, t->lang, row->value, 0, row->unit));
}

/* A count of its inputs, or their sum. */
static const char *total(const telling *t, const nt_ledger_row *row)
{
    double sum = 0;
    nt_buffer out = nt_buffer_open(t->arena);
    for (size_t i = 0; i < row->input_count; i++) {
        const nt_ledger_row *part = input(t, row, i);
        sum += part ? part->value : NAN;
        nt_buffer_printf(&out, "%s%s", i ? " + " : "",
                         part ? plain(t, part->value, part->decimals) : "");
    }
    if (row->input_count > 1 && nearly(sum, row->value)) {
        nt_buffer_printf(&out, " = %s", plain(t, row->value, row->decimals));
        return nt_buffer_text(&out);
    }
    bool counts = row->input_count && row->value == (double)row->input_count;
    return counts ? counted(t, row) : NULL;
}

const char *nt_quantity_formula(nt_arena *arena, nt_lang lang, nt_lang tongue,
                                const nt_ledger *ledger, const nt_ledger_row *row)
{
    static const char *(*const attempts[])(const telling *, const nt_ledger_row *) = {
        ratio, difference, days_between, total};
    const telling t = {arena, lang, tongue, ledger};
    const char *found = NULL;
    for (size_t i = 0; !isnan(row->value) && row->method != NT_METHOD_PUBLISHED && !found &&
                       i < sizeof attempts / sizeof *attempts;
         i++) {
        found = attempts[i](&t, row);
    }
    return found ? found : "";
}
