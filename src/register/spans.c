/* What came in a period, of what is counted in all editions: months lie in quarters and longer
 * periods, and all that came after an edition's day is some of what there is more by now. */
#include "sheet.h"

#include <string.h>

/* Of one name the longest first; of one period what was known last. */
NT_ORDER(by_name_then_length, sheet_span,
         NT_BY_TEXT(name) || NT_FALLING(months) || NT_RISING(first) || NT_FALLING(known) ||
             NT_RISING(edition))

static bool lies_within(const sheet_span *s, nt_date first, nt_date last, nt_date known)
{
    return s->first >= first && s->last <= last && s->known <= known;
}

static bool meets_taken(const sheet_span *spans, const sheet_span *s)
{
    return NT_ANY(i, (size_t)(s - spans),
                  spans[i].taken && spans[i].first <= s->last && s->first <= spans[i].last);
}

/* Adds those of at most so many months that lie there, each day once, as far as there is room.
 * Returns how many months they have. */
static int take_within(nt_disclosure *d, sheet_span *spans, size_t count, const sheet_span *in,
                       int64_t *room)
{
    int months = 0;
    NT_EACH(sheet_span, s, spans, count) {
        s->taken = s->months <= in->months && s->count <= *room &&
                   lies_within(s, in->first, in->last, in->known) && !meets_taken(spans, s);
        if (s->taken) {
            nt_disclosure_term(d, s->variable, 1);
            *room -= s->count;
            months += s->months;
        }
    }
    return months;
}

/* What is left of a period without shorter ones is a count, unless these fill it: then it is what
 * was recorded late. An edition by itself declares its own sums. */
static void relate_shorter(nt_disclosure *d, sheet_span *spans, size_t count, const sheet_span *of,
                           int most)
{
    sheet_span in = *of;
    in.months = most;
    int64_t room = of->count;
    nt_disclosure_begin(d);
    nt_disclosure_term(d, of->variable, -1);
    int months = take_within(d, spans, count, &in, &room);
    if (!NT_ANY(i, count, spans[i].taken && spans[i].edition != of->edition)) {
        nt_disclosure_give_up(d);
    } else if (months >= of->months) {
        nt_disclosure_end_limit(d, room);
    } else {
        nt_disclosure_end_order(d, room);
    }
}

/* Those of a name. */
static sheet_span *find(sheet_span *spans, size_t count, const char *name, size_t *found)
{
    size_t first = NT_COUNT_BEFORE(i, count, strcmp(spans[i].name, name) < 0);
    spans += first;
    *found = NT_COUNT_BEFORE(i, count - first, strcmp(spans[i].name, name) == 0);
    return spans;
}

void spans_relate(nt_disclosure *d, sheet_span *spans, size_t count)
{
    nt_sort(spans, count, sizeof *spans, by_name_then_length);
    for (size_t i = 0; i < count; i++) {
        size_t alike;
        sheet_span *own = find(spans, count, spans[i].name, &alike);
        for (int most = spans[i].months / 2; most; most = most > 3 ? 3 : most > 1 ? 1 : 0) {
            relate_shorter(d, own, alike, &spans[i], most);
        }
    }
}

static void begin_growth(nt_disclosure *d, const sheet_growth *g)
{
    nt_disclosure_begin(d);
    nt_disclosure_term(d, g->now, -1);
    nt_disclosure_term(d, g->then, 1);
}

/* Of a period that had begun by that day only what was not known then has come since. */
static void relate_begun(nt_disclosure *d, const sheet_growth *g, const sheet_span *whole,
                         const sheet_span *spans, size_t count)
{
    NT_EACH(const sheet_span, part, spans, count) {
        int64_t room = g->count - whole->count + part->count;
        if (part->first == whole->first && part->last == g->day && part->known == g->day &&
            room >= 0) {
            begin_growth(d, g);
            nt_disclosure_term(d, whole->variable, 1);
            nt_disclosure_term(d, part->variable, -1);
            nt_disclosure_end_limit(d, room);
            return;
        }
    }
}

void spans_relate_growth(nt_disclosure *d, sheet_span *spans, size_t count, const sheet_growth *g)
{
    sheet_span *own = find(spans, count, g->name, &count);
    sheet_span in = {.first = g->day + 1, .last = g->today, .known = g->today, .months = INT32_MAX};
    int64_t room = g->count;
    begin_growth(d, g);
    if (take_within(d, own, count, &in, &room)) {
        nt_disclosure_end_limit(d, room);
    } else {
        nt_disclosure_give_up(d);
    }
    NT_EACH(const sheet_span, s, own, count) {
        if (s->first <= g->day && s->last > g->day && s->known <= g->today) {
            relate_begun(d, g, s, own, count);
        }
    }
}
