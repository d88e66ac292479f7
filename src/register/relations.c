/* What is declared of frames as the problem of disclosure control: what a reader comes for, and
 * what adds up to what.
 *
 * A sum that is short of its total by cases that no cell shows (an unknown code, a case before the
 * window) is taken as known to the reader all the same: it can often be guessed, and to assume more
 * knowledge than there is only suppresses more. A reader who knows a whole knows a limit of its
 * parts, and where both ends meet, the part itself; where the data break an order (a sanction
 * before the proof) nobody can rely on it. */
#include "statement.h"

static void relate(void *context, const statement *made)
{
    const sheet *s = context;
    nt_disclosure *d = s->disclosure;
    const statement_term *terms = made->terms;
    for (size_t i = 0; i < made->count; i++) {
        if (term_variable(&terms[i]) < 0 && terms[i].draft->suppressed) {
            return; /* of what has gone out, which did not print it */
        }
    }
    if (made->kind == STATES_SAME) {
        nt_disclosure_same(d, term_variable(&terms[0]), term_variable(&terms[1]));
        return;
    }
    nt_disclosure_begin(d);
    for (size_t i = 0; i < made->count; i++) {
        if (term_variable(&terms[i]) >= 0) {
            nt_disclosure_term(d, term_variable(&terms[i]), terms[i].sign);
        }
    }
    if (made->kind == STATES_ORDER && made->is_limit) {
        nt_disclosure_end_limit(d, (int64_t)made->room);
    } else if (made->kind == STATES_ORDER) {
        nt_disclosure_end_order(d, (int64_t)made->room);
    } else {
        nt_disclosure_end(d);
    }
    nt_disclosure_known_from(d, nt_disclosure_step(s->edition, made->from));
}

static void keep(sheet *s, const draft *d, int rank)
{
    if (d && d->variable >= 0) {
        nt_disclosure_keep(s->disclosure, d->variable, rank);
    }
}

/* The grand totals stand in every table, and open the report. The period's own figures come first
 * in its summary, then those it is compared with; the ratios of sanctions stand below them. */
static void keep_headlines(sheet *s)
{
    static const int ranks[NT_COMPARED] = {NT_KEEP_THIS, NT_KEEP_PREVIOUS, NT_KEEP_YEAR_BEFORE};
    for (int i = 0; i < TOTALS; i++) {
        keep(s, s->total[i], NT_KEEP_TOTAL);
    }
    for (int k = 0; k < NT_COMPARED; k++) {
        const char *column = nt_compared_codes[k];
        for (size_t i = 0; i < NT_FLOWS_COMPARED; i++) {
            keep(s, sheet_look(s, "periods.compare", nt_flows_compared[i], column), ranks[k]);
        }
        keep(s, sheet_look(s, "periods.compare", "open", column), ranks[k]);
        keep(s, sheet_look(s, "periods.compare", "sanction-ratio", column),
             k == NT_COMPARED_THIS ? NT_KEEP_PREVIOUS : NT_KEEP_YEAR_BEFORE);
    }
}

void sheet_relations(sheet *s)
{
    keep_headlines(s);
    statements_read(s, relate, s);
}
