/* A row of the ledger in the columns of a sheet. */
#include <math.h>

#include "pages.h"
#include "text/number.h"
#include "words/book.h"

void nt_book_look(nt_book_shown *of, const nt_ledger_row *row)
{
    bool told = row && isfinite(nt_ledger_told(row));
    of->limits = of->limits || (told && isfinite(row->lower));
    of->counts = of->counts || (told && row->part >= 0);
}

void nt_book_headed(nt_sheet_draft *s, nt_text text)
{
    nt_book_head(s, text.in[s->of->lang]);
}

void nt_book_row_heads(nt_sheet_draft *s, const nt_book_shown *of)
{
    nt_book_headed(s, (nt_text)NT_TEXT_BOOK_VALUE);
    nt_book_headed(s, (nt_text)NT_TEXT_BOOK_UNIT);
    if (of->limits) {
        nt_book_headed(s, (nt_text)NT_TEXT_BOOK_LOWER);
        nt_book_headed(s, (nt_text)NT_TEXT_BOOK_UPPER);
    }
    if (of->counts) {
        nt_book_headed(s, (nt_text)NT_TEXT_BOOK_PART);
        nt_book_headed(s, (nt_text)NT_TEXT_BOOK_WHOLE);
    }
    nt_book_headed(s, (nt_text)NT_TEXT_BOOK_AS_OF);
    nt_book_headed(s, (nt_text)NT_TEXT_BOOK_MARKS);
}

/* A number without interval, or that is no share, has none: that is not unknown. A median may have
 * one limit alone. */
static void put_other(nt_sheet_draft *s, const nt_ledger_row *row, double number, bool is_unknown,
                      int decimals)
{
    bool blank = !row || nt_ledger_is_withheld(row) || isnan(row->value) || is_unknown;
    if (isfinite(number) || blank) {
        nt_book_number(s, row, number, decimals);
        s->cells.items[s->cells.count - 1].id = NULL; /* the value has it */
    } else {
        nt_book_text(s, NT_BOOK_NOT_APPLIED);
    }
}

static double count_of(int64_t count)
{
    return count >= 0 ? (double)count : NAN;
}

void nt_book_row_cells(nt_sheet_draft *s, const nt_book_shown *of, const nt_ledger_row *row)
{
    nt_arena *arena = s->of->arena;
    nt_book_number(s, row, row ? nt_ledger_told(row) : NAN, row ? row->decimals : 0);
    nt_book_text(s, row ? nt_text_unit(s->of->lang, row->unit) : NULL);
    if (of->limits) {
        int decimals = row ? nt_ledger_limit_decimals(row) : 0;
        double lower = row ? row->lower : NAN, upper = row ? row->upper : NAN;
        put_other(s, row, lower, isfinite(upper), decimals);
        put_other(s, row, upper, isfinite(lower), decimals);
    }
    if (of->counts) {
        put_other(s, row, count_of(row ? row->part : -1), false, 0);
        put_other(s, row, count_of(row ? row->whole : -1), false, 0);
    }
    nt_book_day(s, row ? row->as_of : NT_DATE_UNKNOWN);
    nt_book_text(s, nt_book_marks(arena, row));
}
