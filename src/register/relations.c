/* What a reader can reckon with: what adds up to what, and what is some of what.
 *
 * A sum that is short of its total by cases that no cell shows (an unknown code, a case before the
 * window) is taken as known to the reader all the same: it can often be guessed, and to assume more
 * knowledge than there is only suppresses more. A reader who knows a whole knows a limit of its
 * parts, and where both ends meet, the part itself; where the data break an order (a sanction
 * before the proof) nobody can rely on it.
 *
 * The order of the statements is that in which disclosure control looks for a way out. */
#include "statement.h"

static const char *const sums[] = {
    /* Months make quarters, these all that was not before the window. */
    "F{ Q{ flow.quarters[Q].F = flow.months[months-in Q].F }"
    "   cases.F = flow.steps[*].F + rest }",
    /* Decided is proven or not; reports have some outcome. */
    "M{ flow.months[M].decided = .proven + .not-proven;"
    "   flow.months[M].reported = flow.outcomes[M][*] }",
    "Q{ flow.quarters[Q].decided = .proven + .not-proven }",
    "cases.decided = cases.proven + cases.not-proven",
    "cases.total = outcomes[*].cases; O{ cases.O = outcomes[:O].cases }",
    /* The stock: a case is closed for want of proof, by a sanction, or otherwise. */
    "Q{ stock.steps[Q].open-start + .reported = .closed + .open-end;"
    "   stock.steps[Q].reported == flow.steps[Q].reported;"
    "   stock.steps[Q].open-end == stock.steps[Q+1].open-start;"
    "   stock.steps[Q].closed = flow.steps[Q].not-proven + .sanctioned + .otherwise-closed?;"
    "   stock.ages[Q].total = stock.ages[Q][bands];"
    "   stock.ages[Q].total == stock.steps[Q].open-end }",
    "T{ stock.ages.stage[T].total = stock.ages.stage[T][bands] }",
    "B{ stock.ages[last].B = stock.ages.stage[*].B }"
    "stock.ages[last].total = stock.ages.stage[*].total;"
    "cases.open == stock.steps[last].open-end",
    "cases.total = cases.decided + stock.ages.stage[awaiting-decision].total"
    "            + cases.otherwise-closed?",
    "cases.proven = cases.sanctioned + stock.ages.stage[awaiting-sanction].total",
    /* Periods compared: as known then; some first days of them, the rest, and of the month that is
     * cut in two the same; or whole. */
    "K{ periods.compare[reported].K = revision.triangle[then K][end K];"
    "   G{ periods.compare[G].K == flow.parts[first K].G }"
    "   F{ flow.steps[cut K].F = flow.parts[first K].F + flow.parts[rest K].F;"
    "      flow.months[month-cut K].F = flow.parts[month-first K].F + flow.parts[month-rest K].F;"
    "      flow.months[months-begun K].F + flow.parts[month-first K].F? = flow.parts[first K].F }"
    "   P{ flow.parts[P K].decided = .proven + .not-proven;"
    "      flow.parts[P K].closed = .not-proven + .sanctioned + .otherwise-closed? }"
    "   stock.steps[cut-start K].open-start + flow.parts[first K].reported"
    "      = flow.parts[first K].closed + periods.compare[open].K;"
    "   G{ periods.compare[G].K == flow.steps[whole K].G }"
    "   periods.compare[open].K == stock.steps[whole-end K].open-end }",
    "closed = stock.steps[report].closed",
    /* Categories make all cases; regencies their province. */
    "C{ cases.total = C[*].reported; cases.proven = C[*].proven;"
    "   cases.sanctioned = C[*].sanctioned; cases.open = C[*].open;"
    "   periods.compare[reported].this = C[*].this-period;"
    "   periods.compare[reported].previous = C[*].previous-period }",
    "L{ provinces[L].reported = regencies[in-area L].reported;"
    "   provinces[L].proven = regencies[in-area L].proven;"
    "   provinces[L].sanctioned = regencies[in-area L].sanctioned;"
    "   provinces[L].open = regencies[in-area L].open;"
    "   provinces[L].this-period = regencies[in-area L].this-period }",
    "M{ flow.months[M].reported = provinces.months[*].M }",
    "L{ provinces[L].this-period = provinces.months[L][months-of-report] }",
    "L{ funnel.provinces[L].proven == provinces[L].proven }",
    "cases.unknown.position == positions[unknown].reported;"
    "cases.unknown.violation == violations[unknown].reported;"
    "cases.unknown.institution == institutions[unknown].reported",
    /* Curves by event and by position make that of all. Where positions do not show how many of the
     * unknown are decided, an order below has what is known of it. */
    "survival.decision.summary[all].cases = survival.decision.summary[of-events].cases;"
    "survival.decision.summary[all].cases = survival.decision.summary[of-positions].cases"
    "                                     + positions[unknown].reported?;"
    "survival.decision.summary[all].events = survival.decision.summary[of-events].events;"
    "survival.decision.summary[all].events = survival.decision.summary[of-all-positions].events;"
    "survival.decision.summary[all].cases == cases.total;"
    "survival.decision.summary[all].events == cases.decided + cases.otherwise-closed?;"
    "V{ survival.decision.summary[V].cases == positions[V].reported }"
    "survival.decision.summary[all].events = delays.decision[*].count;"
    "S{ survival.decision.all[S].events = delays.decision[bins-in S].count }",
    "survival.sanction.summary[all].cases = survival.sanction.summary[of-events].cases;"
    "survival.sanction.summary[all].cases = survival.sanction.summary[of-positions].cases"
    "                                     + positions[unknown].proven?;"
    "survival.sanction.summary[all].events = survival.sanction.summary[of-events].events;"
    "survival.sanction.summary[all].events = survival.sanction.summary[of-positions].events"
    "                                      + positions[unknown].sanctioned?;"
    "survival.sanction.summary[all].cases == cases.proven;"
    "survival.sanction.summary[all].events == cases.sanctioned;"
    "V{ survival.sanction.summary[V].cases == positions[V].proven;"
    "   survival.sanction.summary[V].events == positions[V].sanctioned }"
    "survival.sanction.summary[all].events = delays.sanction[*].count;"
    "Y{ survival.sanction.all[Y].events = delays.sanction[bins-in Y].count }",
    "Q{ revision[Q].known-now == flow.steps[Q].reported;"
    "   revision[Q].known-then == revision.triangle[Q].Q;"
    "   revision.triangle[Q][now] == revision[Q].known-now }",
    "nation.compare[reported].area == cases.total; nation.compare[proven].area == cases.proven;"
    "nation.compare[sanctioned].area == cases.sanctioned; nation.compare[open].area == cases.open;"
    "nation.compare[this-period].area == periods.compare[reported].this",
};

static const char *const orders[] = {
    /* What is sanctioned is no longer open, what is proven is either. */
    "D{ R{ D[R].proven <= .reported; D[R].sanctioned <= .proven;"
    "      D[R].sanctioned + .open <= .reported; D[R].proven <= .sanctioned + .open;"
    "      D[R].this-period + .previous-period? <= .reported } }",
    "L{ provinces.months[L][*] <= provinces[L].reported }",
    "X{ survival.decision.summary[X].events <= .cases }"
    "X{ survival.sanction.summary[X].events <= .cases;"
    "   survival.sanction.summary[X].cases <= survival.decision.summary[X].events }",
    /* How many of those without a position are decided is not said: as many as there are, at most.
     */
    "survival.decision.summary[of-positions].events <= survival.decision.summary[all].events;"
    "survival.decision.summary[of-positions].events >= survival.decision.summary[all].events"
    "                                             - positions[unknown].reported",
    /* A case of a position is open before its decision, or between proof and sanction. */
    "V{ survival.decision.summary[V].cases - .events + positions[V].proven = .sanctioned + .open }",
    /* What is open and young was reported in the months that its age reaches back to; what is older
     * than a step was open at the end of the one before, and younger by its days. */
    "Q{ 0 >= ~B(stock.ages[Q].B - flow.months[young Q B].reported)"
    "   B{ stock.ages[Q][from B] <= stock.ages[Q-1][aged Q B] } }",
    "0 >= ~B(stock.ages.stage[awaiting-sanction].B - flow.outcomes[young B][:proven])",
    /* What waited at a month's start is what waits now, less what came since, and what left: no
     * less than nothing. */
    "stock.ages.stage[awaiting-decision].total"
    " >= ~W(flow.months[W].reported - .decided - .otherwise-closed?)",
    "stock.ages.stage[awaiting-sanction].total >= ~W(flow.months[W].proven - .sanctioned)",
    /* Of those reported since a month, what has an outcome is some of what got it since. */
    "0 >= ~W(flow.outcomes[W][:proven] - flow.months[W].proven)",
    "0 >= ~W(flow.outcomes[W][:not-proven] - flow.months[W].not-proven)",
    "0 >= ~W(flow.outcomes[W][:otherwise-closed] - flow.months[W].otherwise-closed)",
    /* What awaits a decision, three times: by age, by month of its report, on the curve. What is so
     * young by the one is some of what is as young or older by the other. */
    "B{ stock.ages.stage[awaiting-decision][<B] <= flow.outcomes[<B][:pending] }"
    "B{ stock.ages.stage[awaiting-decision][<B] <= survival.decision.all[<B].censored }"
    "W{ flow.outcomes[<W][:pending] <= stock.ages.stage[awaiting-decision][<W] }"
    "W{ flow.outcomes[<W][:pending] <= survival.decision.all[<W].censored }"
    "S{ survival.decision.all[<S].censored <= stock.ages.stage[awaiting-decision][<S] }"
    "S{ survival.decision.all[<S].censored <= flow.outcomes[<S][:pending] }",
    /* What was before the window, too, is sanctioned of the proven, proven of the decided … */
    "cases.sanctioned >= flow.steps[*].sanctioned; cases.proven >= flow.steps[*].proven;"
    "cases.sanctioned - flow.steps[*].sanctioned <= cases.proven - flow.steps[*].proven;"
    "cases.decided >= flow.steps[*].decided;"
    "cases.proven - flow.steps[*].proven <= cases.decided - flow.steps[*].decided;"
    "cases.total >= flow.steps[*].reported;"
    "cases.decided - flow.steps[*].decided <= cases.total - flow.steps[*].reported",
    /* … and what is not in the window was reported before. */
    "flow.outcomes[*][:pending] <= stock.ages.stage[awaiting-decision].total;"
    "flow.outcomes[*][:pending] >= stock.ages.stage[awaiting-decision].total"
    "                            - cases.total + flow.steps[*].reported;"
    "U{ flow.outcomes[*].U <= outcomes[U].cases;"
    "   flow.outcomes[*].U >= outcomes[U].cases - cases.total + flow.steps[*].reported }",
    /* The cohorts behind the sanction ratios compared. */
    "K{ periods.compare[sanction-ratio].K#part"
    "      <= flow.parts[first K].sanctioned? + flow.steps[year K].sanctioned;"
    "   periods.compare[sanction-ratio].K#whole"
    "      = flow.parts[first K].proven? + flow.steps[year-now K].proven;"
    "   periods.compare[sanction-ratio].K#whole <= flow.steps[year-then K].proven }",
    /* What was known then is some of what is known now. */
    "N{ G{ periods.compare[G].N <= flow.steps[of N].G }"
    "   periods.compare[proven].N <= periods.compare[decided].N;"
    "   periods.compare[proven].N <= periods.compare[sanction-ratio].N#whole }",
};

void relations_read(sheet *s, statement_sink *sink, void *context)
{
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++) {
        statements_read(s, sums[i], sink, context);
    }
    for (size_t i = 0; i < sizeof orders / sizeof *orders; i++) {
        statements_read(s, orders[i], sink, context);
    }
}

static void relate(void *context, const statement *made)
{
    nt_disclosure *d = ((sheet *)context)->disclosure;
    const statement_term *terms = made->terms;
    if (made->kind == STATES_SAME) {
        nt_disclosure_same(d, terms[0].draft->variable, terms[1].draft->variable);
        return;
    }
    nt_disclosure_begin(d);
    for (size_t i = 0; i < made->count; i++) {
        if (term_is_count(&terms[i])) {
            nt_disclosure_term(d, terms[i].draft->variable, terms[i].sign);
        }
    }
    if (made->kind == STATES_ORDER) {
        nt_disclosure_end_order(d, (int64_t)made->room);
    } else {
        nt_disclosure_end(d);
    }
    nt_disclosure_known_from(d, made->from);
}

static void keep(sheet *s, const draft *d, int rank)
{
    if (d && d->variable >= 0) {
        nt_disclosure_keep(s->disclosure, d->variable, rank);
    }
}

/* What was known then goes with what is known now of the same days. */
static void keep_known_now(sheet *s, int k, int rank)
{
    int first, last;
    calendar_steps_of(&s->calendar, k, &first, &last);
    for (int step = first; sheet_is_then(s, k) && s->calendar.is_compared[k] && step <= last;
         step++) {
        const char *code = s->step_code[step];
        for (size_t i = 0; i < FLOWS_COMPARED; i++) {
            keep(s, sheet_look(s, "flow.steps", code, flows_compared[i]), rank);
        }
        keep(s, sheet_look(s, "stock.steps", code, "open-end"), rank);
    }
}

/* The grand totals stand in every table, and open the report. The period's own figures come first
 * in its summary, then those it is compared with; the ratios of sanctions stand below them. */
static void keep_headlines(sheet *s)
{
    static const int ranks[COMPARED] = {NT_KEEP_THIS, NT_KEEP_PREVIOUS, NT_KEEP_YEAR_BEFORE};
    for (int i = 0; i < TOTALS; i++) {
        keep(s, s->total[i], NT_KEEP_TOTAL);
    }
    for (int k = 0; k < COMPARED; k++) {
        const char *column = compared_codes[k];
        keep_known_now(s, k, ranks[k]);
        for (size_t i = 0; i < FLOWS_COMPARED; i++) {
            keep(s, sheet_look(s, "periods.compare", flows_compared[i], column), ranks[k]);
        }
        keep(s, sheet_look(s, "periods.compare", "open", column), ranks[k]);
        keep(s, sheet_look(s, "periods.compare", "sanction-ratio", column), NT_KEEP_YEAR_BEFORE);
    }
}

void sheet_relations(sheet *s)
{
    keep_headlines(s);
    relations_read(s, relate, s);
}
