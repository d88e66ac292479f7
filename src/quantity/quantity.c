/* A row of the ledger as a number in the form of the language. */
#include "quantity/quantity.h"

#include <math.h>
#include <string.h>

#include "base/unit.h"
#include "text/number.h"
#include "words/base.h"
#include "words/quantity.h"

/* What stands before a number with these flags: "sekitar", "lebih dari"; NULL: nothing. */
static const nt_text *qualifier(unsigned flags)
{
    static const nt_text about = NT_TEXT_QUANTITY_ABOUT, more_than = NT_TEXT_QUANTITY_MORE_THAN,
                         less_than = NT_TEXT_QUANTITY_LESS_THAN;
    return flags & NT_FLAG_MORE_THAN     ? &more_than
           : flags & NT_FLAG_LESS_THAN   ? &less_than
           : flags & NT_FLAG_APPROXIMATE ? &about
                                         : NULL;
}

/* The text of the row's value with its qualifier, "tidak ditampilkan" of one that is withheld. */
static const char *qualified(nt_arena *arena, nt_lang lang, const nt_ledger_row *row,
                             const char *text)
{
    static const nt_text suppressed = NT_TEXT_QUANTITY_SUPPRESSED;
    if (nt_ledger_is_withheld(row)) {
        return suppressed.in[lang];
    }
    const nt_text *word = qualifier(row->flags);
    return word && !isnan(row->value) ? nt_arena_printf(arena, "%s %s", word->in[lang], text)
                                      : text;
}

const char *nt_quantity_text(nt_arena *arena, nt_lang lang, const nt_ledger_row *row)
{
    return nt_ledger_tells_day(row)
               ? nt_text_date(arena, lang, row->as_of)
               : qualified(arena, lang, row,
                           nt_text_quantity(arena, lang, row->value, row->decimals, row->unit));
}

const char *nt_quantity_in_full(nt_arena *arena, nt_lang lang, const nt_ledger_row *row)
{
    return nt_ledger_tells_day(row)
               ? nt_text_date(arena, lang, row->as_of)
               : qualified(arena, lang, row,
                           nt_text_in_full(arena, lang, row->value, row->decimals, row->unit));
}

/* Behind its number stands a word that goes with it: "one case", but "1%". */
static bool is_counted_in_words(const char *id)
{
    const nt_unit *unit = nt_unit_find(id);
    const char *const *en = unit ? unit->called.in[NT_LANG_EN] : NULL;
    return !*id || (en && strcmp(en[0], en[1]) != 0);
}

const char *nt_quantity_opening(nt_arena *arena, nt_lang lang, const nt_ledger_row *row)
{
    static const nt_text pattern = NT_TEXT_QUANTITY_OPENS;
    const char *text = nt_quantity_text(arena, lang, row);
    const char *one = nt_text_number(arena, lang, 1, 0);
    const char *behind = nt_behind(text, one);
    bool is_one = row->value == 1 && !row->decimals;
    if (is_one && is_counted_in_words(row->unit) && behind) {
        const char *word = nt_text_capital(arena, nt_text_in_words(arena, lang, 1));
        return nt_arena_printf(arena, "%s%s", word, behind);
    }
    const nt_arg number = {.kind = NT_ARG_TEXT, .text = text};
    return qualifier(row->flags) ? nt_text_capital(arena, text)
                                 : nt_text_phrase(arena, lang, &(nt_phrase){&pattern, &number, 1});
}

const char *nt_quantity_number(nt_arena *arena, nt_lang lang, const nt_ledger_row *row)
{
    return qualified(arena, lang, row, nt_text_number(arena, lang, row->value, row->decimals));
}

const char *nt_quantity_below_unit(nt_arena *arena, nt_lang lang, const nt_ledger_row *row)
{
    return qualified(arena, lang, row,
                     nt_text_quantity(arena, lang, row->value, row->decimals, ""));
}

const char *nt_quantity_less_than_least(nt_arena *arena, nt_lang lang, const nt_ledger_row *row)
{
    double least = pow(10, -row->decimals);
    bool vanishes = row->decimals > 0 && row->value > 0 && row->value < least / 2;
    return vanishes
               ? nt_arena_printf(arena, "<%s", nt_text_number(arena, lang, least, row->decimals))
               : NULL;
}

const char *nt_quantity_interval(nt_arena *arena, nt_lang lang, const nt_ledger_row *row)
{
    if (isnan(row->lower) || isnan(row->upper)) {
        return ((nt_text)NT_TEXT_BASE_UNKNOWN).in[lang];
    }
    int decimals = nt_ledger_limit_decimals(row);
    if (row->lower < 0 || strcmp(row->unit, "points") == 0) {
        /* A dash beside a minus is hard to read; differences are all written alike. */
        return nt_arena_printf(arena, "%s %s %s", nt_text_number(arena, lang, row->lower, decimals),
                               ((nt_text)NT_TEXT_QUANTITY_TO).in[lang],
                               nt_text_number(arena, lang, row->upper, decimals));
    }
    return nt_text_range(arena, lang, row->lower, row->upper, decimals);
}

const char *nt_quantity_interval_told(nt_arena *arena, nt_lang lang, const nt_ledger_row *row)
{
    bool withheld = nt_ledger_is_withheld(row) || isnan(row->lower) || isnan(row->upper);
    return withheld ? NULL : nt_quantity_interval(arena, lang, row);
}
