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
 * Returns how many days they have. */
static int take_within(nt_disclosure *d, sheet_span *spans, size_t count, const sheet_span *in,
                       int64_t *room)
{
    int days = 0;
    NT_EACH(sheet_span, s, spans, count) {
        s->taken = s->months <= in->months && s->count <= *room &&
                   lies_within(s, in->first, in->last, in->known) && !meets_taken(spans, s);
        if (s->taken) {
            nt_disclosure_term(d, s->variable, 1);
            *room -= s->count;
            days += s->last - s->first + 1;
        }
    }
    return days;
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
    int days = take_within(d, spans, count, &in, &room);
    if (!NT_ANY(i, count, spans[i].taken && spans[i].edition != of->edition)) {
        nt_disclosure_give_up(d);
    } else if (days > of->last - of->first) {
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

/* The same period, as far as it had come by that day and was known then; NULL: none shows it. */
static const sheet_span *begun(const sheet_span *spans, size_t count, const sheet_span *whole,
                               nt_date day)
{
    NT_EACH(const sheet_span, part, spans, count) {
        if (part->first == whole->first && part->last == day && part->known == day) {
            return part;
        }
    }
    return NULL;
}

/* What came since the day is some of what there is more; with a period that had begun by then, what
 * was not known of it then. What is left is a count, of a time that no edition shows or that one
 * to come will show; unless these leave no day out: then it is what was recorded late. */
static void relate_growth(nt_disclosure *d, sheet_span *spans, size_t count, const sheet_growth *g,
                          const sheet_span *whole, const sheet_span *part)
{
    sheet_span in = {.first = (whole ? whole->last : g->day) + 1,
                     .last = g->today,
                     .known = g->today,
                     .months = INT32_MAX};
    int64_t room = g->count - (whole ? whole->count - part->count : 0);
    nt_disclosure_begin(d);
    nt_disclosure_term(d, g->now, -1);
    nt_disclosure_term(d, g->then, 1);
    if (whole) {
        nt_disclosure_term(d, whole->variable, 1);
        nt_disclosure_term(d, part->variable, -1);
    }
    int days = take_within(d, spans, count, &in, &room);
    if (room < 0 || (!whole && !days)) {
        nt_disclosure_give_up(d);
    } else if (days > g->today - in.first) {
        nt_disclosure_end_limit(d, room);
    } else {
        nt_disclosure_end_order(d, room);
    }
}

void spans_relate_growth(nt_disclosure *d, sheet_span *spans, size_t count, const sheet_growth *g)
{
    sheet_span *own = find(spans, count, g->name, &count);
    relate_growth(d, own, count, g, NULL, NULL);
    NT_EACH(const sheet_span, s, own, count) {
        const sheet_span *part = s->first <= g->day && s->last > g->day && s->known <= g->today
                                     ? begun(own, count, s, g->day)
                                     : NULL;
        if (part) {
            relate_growth(d, own, count, g, s, part);
        }
    }
}
