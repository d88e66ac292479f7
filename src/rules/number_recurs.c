/* One telling number for two things: a stage and the next, a province and the nation, one vote and
 * another. One may have been taken for the other. */
#include "sentence.h"

/* How two figures of one number must agree, in which one thing they differ, how large the number
 * must be to tell, and how many days they may lie apart. */
typedef struct {
    const char *keys, *sorting, *apart;
    double least;
    nt_date days;
} likeness;

static const likeness likenesses[] = {
    {"eactukv", "eactukvd", "i", 100, 45}, /* two names */
    {"eictkv", "eictkvd", "a", 50, 45},    /* two areas */
    {"iacukv", "iacukvd", "e", 5, 0},      /* two votes */
};

static bool is_exact_tally(const nt_figure *figure)
{
    return nt_rules_is_tally(figure) && figure->qualifier == NT_EXACT &&
           nt_date_known(figure->as_of);
}

static bool lies_in_another_area(const nt_figure *figure)
{
    return figure->base && !nt_rules_agree(figure, figure->base, "a");
}

/* Of an area with many links the first ones tell. */
enum { LINKS_MAX = 64 };

/* The table of areas says so, or some figure of the one area is a part of a figure of the other. */
static bool holds_area(const nt_group *links, const nt_figure *whole, const nt_figure *part)
{
    if (whole->where && part->where && nt_model_lies_in(part->where->parent, whole->where)) {
        return true;
    }
    nt_group of_part = nt_rules_equal(links, part, "a");
    for (size_t i = 0; i < of_part.count && i < LINKS_MAX; i++) {
        if (nt_rules_agree(of_part.items[i]->base, whole, "a")) {
            return true;
        }
    }
    return false;
}

/* Of two areas the one has to be a part of the other. */
static bool is_mixed_up(const nt_group *links, const likeness *like, const nt_figure *a,
                        const nt_figure *b)
{
    return *like->apart != 'a' || a->whole_area || b->whole_area || holds_area(links, a, b) ||
           holds_area(links, b, a);
}

static bool may_recur(const likeness *like, const nt_figure *a, const nt_figure *b)
{
    nt_date apart = a->as_of > b->as_of ? a->as_of - b->as_of : b->as_of - a->as_of;
    return a->source != b->source && a->base != b && b->base != a &&
           !nt_rules_agree(a, b, like->apart) && apart <= like->days;
}

/* A number that stands in so many figures is told by the first of them. */
enum { SAME_MAX = 32 };

/* Some source gives the number for both: then it does mean both. */
static bool is_meant(const likeness *like, const nt_group *same)
{
    for (size_t i = 0; i < same->count && i < SAME_MAX; i++) {
        for (size_t j = 0; j < i; j++) {
            const nt_figure *a = same->items[i], *b = same->items[j];
            if (a->source == b->source && !nt_rules_agree(a, b, like->apart)) {
                return true;
            }
        }
    }
    return false;
}

/* A figure that another finding puts in doubt is explained there. Neighbours by day are enough:
 * what recurs in a third figure was told of the second. */
static void judge(nt_finding_sink *sink, const nt_group *links, const likeness *like,
                  const nt_group *same)
{
    if (is_meant(like, same)) {
        return;
    }
    for (size_t i = 1; i < same->count && i < SAME_MAX; i++) {
        const nt_figure *a = same->items[i - 1], *b = same->items[i];
        if (may_recur(like, a, b) && !nt_rules_known(sink, a)->doubted &&
            !nt_rules_known(sink, b)->doubted && is_mixed_up(links, like, a, b)) {
            nt_rules_report_pair(
                sink, 0, (nt_text)NT_TEXT_RULES_NUMBER_RECURS_THE_SAME_NUMBER_IS_GIVEN_FOR_TWO,
                "wvsd", a, b);
            return;
        }
    }
}

void nt_rule_number_recurs(nt_finding_sink *sink)
{
    nt_group links = nt_rules_select(sink, lies_in_another_area, "a");
    NT_EACH(const likeness, like, likenesses, sizeof likenesses / sizeof *likenesses) {
        nt_group all = nt_rules_select(sink, is_exact_tally, like->sorting);
        for (nt_group same = {0}; nt_rules_next_group(sink, &all, like->keys, &same);) {
            if (same.items[0]->number >= like->least) {
                judge(sink, &links, like, &same);
            }
        }
    }
}
