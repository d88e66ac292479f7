/* One list of shares, taken of two different wholes: all five of 1,605 and all five of 1,596. */
#include "sentence.h"

/* Fewer shares, or shares without decimals, agree by chance. */
enum { SHARES_MIN = 4 };

static bool is_fine_share(const nt_figure *figure)
{
    return nt_rules_is_share_of_count(figure) && *figure->category && figure->value.decimals > 0 &&
           figure->indicator->kind == NT_INDICATOR_CATEGORY_SHARE && figure->qualifier == NT_EXACT;
}

/* The shares of one whole as one source gives them, by category. */
typedef struct {
    nt_group shares;
    uint64_t hash; /* of categories and values */
} list;

static uint64_t hash_of(const nt_group *shares)
{
    uint64_t hash = 1469598103934665603U; /* FNV-1a */
    NT_EACH_OF(const nt_figure, f, shares->items, shares->count) {
        for (const char *c = f->category; *c; c++) {
            hash = (hash ^ (unsigned char)*c) * 1099511628211U;
        }
        hash = (hash ^ (uint64_t)f->value.digits) * 1099511628211U;
    }
    return hash;
}

NT_ORDER(order_of_lists, list, NT_RISING(hash) || NT_RISING(shares.items[0]))

static bool are_same(const list *a, const list *b)
{
    if (a->hash != b->hash || a->shares.count != b->shares.count) {
        return false;
    }
    return NT_ALL(i, a->shares.count,
                  nt_rules_agree(a->shares.items[i], b->shares.items[i], "icvk"));
}

static void report(nt_finding_sink *sink, const list *a, const list *b)
{
    const nt_figure *x = a->shares.items[0], *y = b->shares.items[0];
    const nt_say say[] = {
        nt_say_count((double)a->shares.count),
        nt_say_of("vs", x),
        nt_say_of("cod", x->base),
        nt_say_of("s", y),
        nt_say_of("cod", y->base),
        {0},
    };
    nt_rules_name_all(sink, &a->shares);
    nt_rules_name_all(sink, &b->shares);
    nt_rules_name(sink, x->base);
    nt_rules_name(sink, y->base);
    nt_rules_report(sink, 0, (nt_text)NT_TEXT_RULES_SHARES_REPEATED_THE_SAME_LIST_OF_SHARES_AMONG,
                    say);
}

void nt_rule_shares_repeated(nt_finding_sink *sink)
{
    const nt_published *published = sink->published;
    list *lists = nt_new_array(sink->passing, list, published->figure_count + 1);
    size_t count = 0;
    nt_group all = nt_rules_select(sink, is_fine_share, "ibsc");
    for (nt_group shares = {0}; nt_rules_next_group(sink, &all, "ibs", &shares);) {
        if (shares.count >= SHARES_MIN) {
            lists[count++] = (list){shares, hash_of(&shares)};
        }
    }
    nt_sort(lists, count, sizeof *lists, order_of_lists);
    for (size_t i = 1; i < count; i++) {
        const nt_figure *x = lists[i - 1].shares.items[0]->base;
        const nt_figure *y = lists[i].shares.items[0]->base;
        if (are_same(&lists[i - 1], &lists[i]) && x != y &&
            !nt_range_meet(nt_rules_range(sink, x), nt_rules_range(sink, y))) {
            report(sink, &lists[i - 1], &lists[i]);
        }
    }
}
