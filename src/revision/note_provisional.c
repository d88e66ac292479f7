/* What became of the numbers that the older edition called provisional. */
#include "noting.h"
#include "walk.h"
#include "words/revision.h"

typedef struct {
    nt_provisional_number number;
    int rank;
    size_t order;
} ranked;

/* An edition that was filed before the flag was known has it when it is built again. */
static bool was_provisional(const nt_edition *edition, const nt_ledger_row *filed)
{
    const nt_ledger_row *made =
        edition->results ? nt_ledger_find(edition->results->ledger, filed->id) : NULL;
    unsigned flags = filed->flags | (made ? made->flags : 0);
    return (flags & NT_FLAG_PROVISIONAL) && !(flags & NT_FLAG_SUPPRESSED) &&
           !nt_ledger_is_difference(filed);
}

static nt_fate fate_of(const nt_ledger_row *was, const nt_ledger_row *is)
{
    return !is                               ? NT_FATE_GONE
           : nt_ledger_is_revised(is, was)   ? NT_FATE_REVISED
           : is->flags & NT_FLAG_PROVISIONAL ? NT_FATE_OPEN
                                             : NT_FATE_SETTLED;
}

/* By fate, what moved first; then the chief ones. */
NT_ORDER(by_rank, ranked, NT_RISING(number.fate) || NT_RISING(rank) || NT_RISING(order))

static ranked follow(noting *n, const nt_ledger_row *was, const nt_ledger_row *is)
{
    const char *stem = nt_arena_printf(n->arena, "provisional.%s", was->id);
    nt_fate fate = fate_of(was, is);
    unsigned flags = fate == NT_FATE_REVISED ? NT_FLAG_REVISED : 0;
    flags |= is ? is->flags & NT_FLAG_PROVISIONAL : 0;
    return (ranked){
        .number = {note_label(n->arena, was), note_filed(n, stem, "old", was, "old", 0),
                   is ? note_filed(n, stem, "new", is, "new", flags) : NULL, fate,
                   note_rank(was) < NOTE_DETAIL},
        .rank = note_rank(was),
    };
}

static void count_fates(noting *n, const ranked *all, size_t count)
{
    static const char *const names[NT_FATE_COUNT] = {"provisional.revised", "provisional.settled",
                                                     "provisional.open", "provisional.gone"};
    static const nt_text numbers = NT_TEXT_REVISION_FIGURES;
    size_t counts[NT_FATE_COUNT] = {0};
    for (size_t i = 0; i < count; i++) {
        counts[all[i].number.fate]++;
    }
    note_count(n, "provisional", numbers, count);
    for (size_t i = 0; i < NT_FATE_COUNT; i++) {
        note_count(n, names[i], numbers, counts[i]);
    }
}

void note_provisional(noting *n)
{
    const nt_edition *older = n->revision->old_edition;
    NT_VEC(ranked) all = {0};
    for (size_t i = 0; i < nt_ledger_count(older->filed); i++) {
        const nt_ledger_row *was = nt_ledger_at(older->filed, i);
        const nt_ledger_row *is = filed_of(n->revision->new_edition->filed, was->id);
        /* A number of another day by the same id is no fate of this one. */
        bool other = is && is->as_of != was->as_of && !nt_ledger_is_revised(is, was);
        if (was_provisional(older, was) && !other && !nt_ledger_is_withheld(is)) {
            ranked one = follow(n, was, is);
            one.order = i;
            nt_vec_push(n->arena, &all, one);
        }
    }
    nt_sort(all.items, all.count, sizeof *all.items, by_rank);
    bool moved = false;
    nt_provisional_number *numbers = nt_new_array(n->arena, nt_provisional_number, all.count + 1);
    for (size_t i = 0; i < all.count; i++) {
        numbers[i] = all.items[i].number;
        moved = moved || (numbers[i].is_chief && numbers[i].fate != NT_FATE_OPEN);
    }
    n->note->provisional = numbers;
    n->note->provisional_count = all.count;
    count_fates(n, all.items, all.count);
    nt_index_put_truth(n->index, "provisional.moved", moved);
}
