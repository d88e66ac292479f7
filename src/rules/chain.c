#include "chain.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

/* ---- the first of many that fit ---- */

/* The first figures in the file: two of each count that they are parts of, of three such counts. So
 * whichever count and whichever figure is passed over, the first of the others is among them. */
enum { OF_ONE_COUNT = 2, COUNTS = 3, EARLIEST_MAX = OF_ONE_COUNT * COUNTS };

typedef struct {
    const nt_figure *items[EARLIEST_MAX];
    size_t count;
} earliest;

static const nt_indicator *count_of(const nt_figure *part)
{
    return part->base ? part->base->indicator : NULL;
}

static bool has_room(const earliest *kept, const nt_figure *figure)
{
    size_t same = 0, counts = 0;
    for (size_t i = 0; i < kept->count; i++) {
        bool first = NT_ALL(j, i, count_of(kept->items[j]) != count_of(kept->items[i]));
        counts += first;
        same += count_of(kept->items[i]) == count_of(figure);
    }
    return same < OF_ONE_COUNT && (same > 0 || counts < COUNTS);
}

static void keep(earliest *kept, const nt_figure *figure)
{
    earliest before = *kept;
    if (kept->count == EARLIEST_MAX && figure > kept->items[EARLIEST_MAX - 1]) {
        return;
    }
    kept->count = 0;
    bool taken = false;
    for (size_t i = 0; i < before.count || !taken;) {
        bool next = !taken && (i == before.count || figure < before.items[i]);
        const nt_figure *f = next ? figure : before.items[i++];
        taken = taken || next;
        if (has_room(kept, f)) {
            kept->items[kept->count++] = f;
        }
    }
}

/* A question put to one set of counts. */
typedef struct {
    nt_chain_question *asked;
    nt_group set;
    const nt_indicator *spared; /* parts of this count are passed over; NULL none */
    nt_wide most, least;        /* nt_range_parts() */
} look;

static const nt_figure *first_of(const earliest *kept, const look *l)
{
    NT_EACH_OF(const nt_figure, f, kept->items, kept->count) {
        if (f != l->asked->whole && (!l->spared || count_of(f) != l->spared)) {
            return f;
        }
    }
    return NULL;
}

static const nt_figure *earlier(const nt_figure *a, const nt_figure *b)
{
    return !a || (b && b < a) ? b : a;
}

typedef struct {
    nt_range range;
    const nt_figure *figure;
} item;

/* A set of counts, of which those with the lowest readings have been taken in: of each number the
 * first figures that reach up to it, in a Fenwick tree (see series.c), the highest number first. */
typedef struct {
    item *items; /* the lowest first */
    nt_wide *highs;
    size_t count, taken;
    earliest all, *reaching;
} fitting;

static nt_wide high_of(nt_range range)
{
    return range.unbounded ? NT_WIDE_MAX : range.high;
}

static int order_of_wides(nt_wide a, nt_wide b)
{
    return (a > b) - (a < b);
}

NT_ORDER(order_of_items, item, NT_RISING(range.low))

NT_ORDER(order_of_highs, nt_wide, NT_BY((*a > *b) - (*a < *b)))

static fitting open_fitting(nt_arena *arena, const nt_finding_sink *sink, const nt_group *set)
{
    fitting f = {.count = set->count};
    f.items = nt_new_array(arena, item, set->count);
    f.highs = nt_new_array(arena, nt_wide, set->count);
    f.reaching = nt_new_array(arena, earliest, set->count + 1);
    for (size_t i = 0; i < set->count; i++) {
        f.items[i] = (item){nt_rules_range(sink, set->items[i]), set->items[i]};
        f.highs[i] = high_of(f.items[i].range);
        keep(&f.all, set->items[i]);
    }
    qsort(f.items, f.count, sizeof *f.items, order_of_items);
    qsort(f.highs, f.count, sizeof *f.highs, order_of_highs);
    return f;
}

/* How many of the set reach up to the number. */
static size_t reaching(const fitting *f, nt_wide number)
{
    return f->count - NT_COUNT_BEFORE(i, f->count, f->highs[i] < number);
}

/* Looks are asked in the order of what they allow at most. */
static void answer(fitting *f, const look *l)
{
    nt_chain_question *q = l->asked;
    for (; f->taken < f->count && f->items[f->taken].range.low <= l->most; f->taken++) {
        const item *t = &f->items[f->taken];
        for (size_t i = reaching(f, high_of(t->range)); i <= f->count; i += i & -i) {
            keep(&f->reaching[i], t->figure);
        }
    }
    q->part = earlier(q->part, first_of(&f->all, l));
    for (size_t i = l->most < 0 ? 0 : reaching(f, l->least); i > 0; i -= i & -i) {
        q->bearing = earlier(q->bearing, first_of(&f->reaching[i], l));
    }
}

static int order_of_looks(const void *left, const void *right)
{
    const look *a = left, *b = right;
    uintptr_t x = (uintptr_t)a->set.items, y = (uintptr_t)b->set.items;
    int order = (x > y) - (x < y);
    order = order ? order : (a->set.count > b->set.count) - (a->set.count < b->set.count);
    return order ? order : order_of_wides(a->most, b->most);
}

/* ---- in which sets the counts are ---- */

/* Keys of the counts of a stage and, of an indicator's categories, the same of the indicator. */
typedef struct {
    const char *sorting[2];
    nt_group counts[2];
    bool read[2];
} list;

enum { LINKED, OF_UNIT, OF_SOURCE, BY_BASE, BY_OTHER_BASE, LISTS };

typedef struct {
    const nt_finding_sink *sink;
    nt_chain_kind kind;
    list lists[LISTS];
    NT_VEC(look) looks;
    nt_arena *passing;
} asking;

static const nt_group *counts_of(asking *a, int which, bool categories)
{
    list *l = &a->lists[which];
    if (!l->read[categories]) {
        bool tallies = a->kind == NT_CHAIN_ANY;
        l->read[categories] = true;
        l->counts[categories] = nt_rules_select(a->sink,
                                                !categories ? nt_rules_is_stage
                                                : tallies   ? nt_rules_is_tally
                                                            : nt_rules_is_count,
                                                l->sorting[categories]);
    }
    return &l->counts[categories];
}

/* Looks at those of the list that agree with `like` in all but the last `less` keys. */
static void ask(asking *a, nt_chain_question *q, int which, size_t less, const nt_figure *like,
                const nt_indicator *spared)
{
    bool categories = q->share->indicator->kind != NT_INDICATOR_SHARE;
    const nt_group *counts = counts_of(a, which, categories);
    const char *sorting = a->lists[which].sorting[categories];
    char keys[16] = "";
    memcpy(keys, sorting, strlen(sorting) - less);
    look l = {q, nt_rules_equal(counts, like, keys), spared, -1, 0};
    nt_range_parts(nt_rules_range(a->sink, q->share), nt_rules_range(a->sink, q->whole), &l.most,
                   &l.least);
    if (l.set.count > 0) {
        nt_vec_push(a->passing, &a->looks, l);
    }
}

/* What is of one reckoning by what it names as its base: a row that states the same count, none and
 * a common source, or a base of another name in the share's own source. A share of another stage
 * than the one the count is linked to is still that source's reckoning; another count of the same
 * stage is another institution's. */
static void ask_reckoning(asking *a, nt_chain_question *q, nt_figure *like)
{
    like->base = q->whole;
    ask(a, q, BY_BASE, 1, like, NULL);
    ask(a, q, BY_OTHER_BASE, 0, like, q->whole->indicator);
    like->base = NULL;
    ask(a, q, BY_BASE, 0, like, NULL);
    /* Without a day a moment is of one source. */
    if (q->whole->source != q->share->source && nt_date_known(q->share->as_of)) {
        like->source = q->whole->source;
        ask(a, q, BY_BASE, 0, like, NULL);
    }
}

static void ask_all(asking *a, nt_chain_question *q)
{
    const nt_figure *share = q->share, *whole = q->whole;
    nt_figure like = *share;
    q->part = q->bearing = NULL;
    if (!whole) {
        return;
    }
    if (share->indicator->kind != NT_INDICATOR_SHARE) {
        if (!*share->category && nt_rules_agree(share, whole, "a")) {
            return; /* it names no part */
        }
        like.indicator = whole->indicator;
    }
    like.base = whole;
    ask(a, q, LINKED, a->kind == NT_CHAIN_OWN_SOURCE ? 0 : 1, &like, NULL);
    like.unit = whole->unit;
    if (a->kind == NT_CHAIN_ONE_RECKONING) {
        ask_reckoning(a, q, &like);
    } else {
        ask(a, q, a->kind == NT_CHAIN_ANY ? OF_UNIT : OF_SOURCE, 0, &like, NULL);
    }
}

static void answer_all(asking *a)
{
    look *looks = a->looks.items;
    size_t count = a->looks.count;
    nt_sort(looks, count, sizeof *looks, order_of_looks);
    for (size_t i = 0, end; i < count; i = end) {
        fitting f = open_fitting(a->passing, a->sink, &looks[i].set);
        for (end = i; end < count && looks[end].set.items == looks[i].set.items &&
                      looks[end].set.count == looks[i].set.count;
             end++) {
            answer(&f, &looks[end]);
        }
    }
}

void nt_chain_answer(const nt_finding_sink *sink, nt_chain_kind kind, nt_chain_question *questions,
                     size_t count)
{
    asking a = {
        .sink = sink,
        .kind = kind,
        .passing = nt_arena_open(),
        .lists = {[LINKED] = {.sorting = {"b" NT_MOMENT_KEYS "gs", "b" NT_MOMENT_KEYS "is"}},
                  [OF_UNIT] = {.sorting = {NT_MOMENT_KEYS "gu", NT_MOMENT_KEYS "iu"}},
                  [OF_SOURCE] = {.sorting = {NT_MOMENT_KEYS "gus", NT_MOMENT_KEYS "ius"}},
                  [BY_BASE] = {.sorting = {NT_MOMENT_KEYS "guf"
                                                          "s",
                                           NT_MOMENT_KEYS "iuf"
                                                          "s"}},
                  [BY_OTHER_BASE] = {.sorting = {NT_MOMENT_KEYS "gusy", NT_MOMENT_KEYS "iusy"}}}};
    for (size_t i = 0; i < count; i++) {
        ask_all(&a, &questions[i]);
    }
    answer_all(&a);
    nt_arena_close(a.passing);
}

nt_chain_question *nt_chain_ask(const nt_finding_sink *sink, nt_chain_kind kind,
                                const nt_group *shares, size_t *count,
                                bool (*may)(const nt_finding_sink *, const nt_figure *))
{
    nt_chain_question *asked = nt_new_array(sink->passing, nt_chain_question, shares->count + 1);
    *count = 0;
    NT_EACH_OF(const nt_figure, share, shares->items, shares->count) {
        if (!may || may(sink, share)) {
            asked[(*count)++] = (nt_chain_question){.share = share, .whole = share->base};
        }
    }
    nt_chain_answer(sink, kind, asked, *count);
    return asked;
}
