#include "edition/reworded.h"

#include <string.h>

#include "report/document.h"

enum { CONTEXT_BEFORE = 24, CONTEXT_BEHIND = 56 /* bytes */, PROSE_WORDS = 6 };
#define NONE SIZE_MAX

typedef struct nt_words_block {
    const char *text;
    size_t start, page;
    size_t match; /* the block of the other edition, NONE */
    size_t rank;  /* while matching */
} block;

/* ---- blocks ---- */

/* The innermost element that begins with the block knows its page; others go on with the last. */
static void find_pages(const nt_pdf_told *told, nt_word_list *out)
{
    NT_EACH(const nt_pdf_element, e, told->elements, told->element_count) {
        size_t at =
            e->page ? NT_COUNT_BEFORE(i, out->count, out->items[i].start < e->start) : out->count;
        if (at < out->count && out->items[at].start < e->end) {
            out->items[at].page = e->page;
        }
    }
    for (size_t i = 0; i < out->count; i++) {
        size_t before = i ? out->items[i - 1].page : 1;
        out->items[i].page = out->items[i].page ? out->items[i].page : before;
    }
}

/* Two editions never have the same: that is no rewording. */
static const nt_pdf_element *fingerprint_of(const nt_pdf_told *told)
{
    return NT_NAMED(told->elements, told->element_count, id, NT_FINGERPRINT_ELEMENT);
}

nt_word_list nt_words_of(nt_arena *arena, const nt_pdf_told *told)
{
    NT_VEC(block) found = {0};
    const char *text = told->text.bytes;
    const nt_pdf_element *apart = fingerprint_of(told);
    for (size_t start = 0, end; start < told->text.length; start = end + 1) {
        const char *stop = memchr(text + start, '\n', told->text.length - start);
        end = stop ? (size_t)(stop - text) : told->text.length;
        bool is_apart = apart && start >= apart->start && start < apart->end;
        if (end > start && !is_apart) {
            block b = {.text = nt_arena_text(arena, text + start, end - start),
                       .start = start,
                       .match = NONE};
            nt_vec_push(arena, &found, b);
        }
    }
    nt_word_list made = {found.items, found.count, told->page_count, told->is_tagged};
    find_pages(told, &made);
    return made;
}

/* ---- matching: blocks that stand once in both are anchors, and what is next to them follows ----
 */

NT_ORDER_OF(by_text, block, NT_BY_TEXT(text) || NT_RISING(start))

static block **sorted(nt_arena *arena, const nt_word_list *b)
{
    block **all = nt_new_array(arena, block *, b->count + 1);
    for (size_t i = 0; i < b->count; i++) {
        all[i] = &b->items[i];
    }
    nt_sort(all, b->count, sizeof *all, by_text);
    return all;
}

static size_t run_of(block *const *all, size_t count, size_t first)
{
    size_t end = first + 1;
    while (end < count && strcmp(all[end]->text, all[first]->text) == 0) {
        end++;
    }
    return end;
}

/* rank: the block of the other edition that is the only one of these words, as this one is. */
static void pair_unique(nt_arena *arena, nt_word_list *was, nt_word_list *is)
{
    block **a = sorted(arena, was), **b = sorted(arena, is);
    for (size_t i = 0; i < is->count; i++) {
        is->items[i].rank = NONE;
    }
    for (size_t i = 0, k = 0, end_i, end_k; i < was->count && k < is->count;) {
        int order = strcmp(a[i]->text, b[k]->text);
        end_i = order <= 0 ? run_of(a, was->count, i) : i;
        end_k = order >= 0 ? run_of(b, is->count, k) : k;
        if (order == 0 && end_i == i + 1 && end_k == k + 1) {
            b[k]->rank = (size_t)(a[i] - was->items);
        }
        i = end_i;
        k = end_k;
    }
}

/* The longest run of anchors that stand in the same order in both (patience sorting). */
static void keep_order(nt_arena *arena, nt_word_list *was, nt_word_list *is)
{
    size_t *tops = nt_new_array(arena, size_t, is->count + 1);
    size_t *before = nt_new_array(arena, size_t, is->count + 1);
    size_t piles = 0;
    for (size_t i = 0; i < is->count; i++) {
        size_t rank = is->items[i].rank, low = 0, high = piles;
        while (rank != NONE && low < high) {
            size_t middle = low + (high - low) / 2;
            if (is->items[tops[middle]].rank < rank) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        if (rank != NONE) {
            before[i] = low ? tops[low - 1] : NONE;
            tops[low] = i;
            piles += low == piles;
        }
    }
    for (size_t at = piles ? tops[piles - 1] : NONE; at != NONE; at = before[at]) {
        is->items[at].match = is->items[at].rank;
        was->items[is->items[at].rank].match = at;
    }
}

static bool join(nt_word_list *was, nt_word_list *is, size_t a, size_t b)
{
    if (was->items[a].match != NONE || is->items[b].match != NONE ||
        strcmp(was->items[a].text, is->items[b].text) != 0) {
        return false;
    }
    was->items[a].match = b;
    is->items[b].match = a;
    return true;
}

/* From each anchor on and back, and from both ends of the document. */
static void extend(nt_word_list *was, nt_word_list *is)
{
    size_t a = 0, b = 0;
    while (a < was->count && b < is->count && join(was, is, a, b)) {
        a++, b++;
    }
    for (b = 0; b < is->count; b++) {
        a = is->items[b].match;
        if (a != NONE && a + 1 < was->count && b + 1 < is->count) {
            join(was, is, a + 1, b + 1);
        }
    }
    for (a = was->count, b = is->count; a > 0 && b > 0 && join(was, is, a - 1, b - 1);) {
        a--, b--;
    }
    for (b = is->count; b-- > 1;) {
        a = is->items[b].match;
        if (a != NONE && a > 0) {
            join(was, is, a - 1, b - 1);
        }
    }
}

/* ---- what differs ---- */

static bool is_inside(char byte)
{
    return ((unsigned char)byte & 0xC0) == 0x80;
}

/* A sentence or a heading; what numbers and labels say is in the ledger. */
static bool is_prose(const block *b)
{
    size_t words = 1;
    for (const char *c = b ? b->text : ""; *c; c++) {
        words += *c == ' ';
    }
    return b && words >= PROSE_WORDS;
}

/* Where the two begin to differ, at the beginning of a word. */
static size_t first_difference(const char *a, const char *b)
{
    size_t at = 0;
    while (a[at] && a[at] == b[at]) {
        at++;
    }
    while (at > 0 && a[at - 1] != ' ') {
        at--;
    }
    return at;
}

static const char *around(nt_arena *arena, const char *text, size_t at)
{
    size_t length = strlen(text);
    size_t from = at > CONTEXT_BEFORE ? at - CONTEXT_BEFORE : 0;
    size_t to = at + CONTEXT_BEHIND < length ? at + CONTEXT_BEHIND : length;
    while (from > 0 && text[from - 1] != ' ' && from < at) {
        from++;
    }
    while (is_inside(text[from])) {
        from++;
    }
    while (to < length && is_inside(text[to])) {
        to++;
    }
    return nt_arena_printf(arena, "%s%.*s%s", from ? "… " : "", (int)(to - from), text + from,
                           to < length ? "…" : "");
}

static void add_place(nt_arena *arena, const nt_word_list *was, const nt_word_list *is,
                      const size_t old[2], const size_t new[2], nt_reworded *out)
{
    const block *a = old[0] < old[1] ? &was->items[old[0]] : NULL;
    const block *b = new[0] < new[1] ? &is->items[new[0]] : NULL;
    size_t at = a && b ? first_difference(a->text, b->text) : 0;
    nt_rewording place = {.old_page = a ? a->page : 0,
                          .new_page = b ? b->page : 0,
                          .old_count = old[1] - old[0],
                          .new_count = new[1] - new[0],
                          .was = a ? around(arena, a->text, at) : "",
                          .is = b ? around(arena, b->text, at) : "",
                          .is_prose = is_prose(a) || is_prose(b)};
    nt_vec_push(arena, &out->places, place);
}

/* Blocks one by one as long as both have some; what is left over of one was added or left out. */
static void add_gap(nt_arena *arena, const nt_word_list *was, const nt_word_list *is,
                    const size_t old[2], const size_t new[2], nt_reworded *out)
{
    size_t a = old[0], b = new[0];
    for (; a < old[1] && b < new[1]; a++, b++) {
        add_place(arena, was, is, (const size_t[2]){a, a + 1}, (const size_t[2]){b, b + 1}, out);
    }
    if (a < old[1] || b < new[1]) {
        add_place(arena, was, is, (const size_t[2]){a, old[1]}, (const size_t[2]){b, new[1]}, out);
    }
}

static void list_places(nt_arena *arena, const nt_word_list *was, const nt_word_list *is,
                        nt_reworded *out)
{
    size_t a = 0, b = 0;
    while (a < was->count || b < is->count) {
        size_t old[2] = {a, a}, new[2] = {b, b};
        while (old[1] < was->count && was->items[old[1]].match == NONE) {
            old[1]++;
        }
        while (new[1] < is->count && is->items[new[1]].match == NONE) {
            new[1]++;
        }
        add_gap(arena, was, is, old, new, out);
        a = old[1] + (old[1] < was->count);
        b = new[1] + (new[1] < is->count);
    }
}

/* Of each page the blocks, those that stand in the other edition, and on which of its pages. */
static void judge_pages(nt_arena *arena, const nt_word_list *of, const nt_word_list *other,
                        size_t page_count, bool *is_whole, bool *is_alien)
{
    size_t *home = nt_new_array(arena, size_t, page_count + 1);
    for (size_t p = 0; p <= page_count; p++) {
        is_whole[p] = is_alien[p] = true;
    }
    for (size_t i = 0; i < of->count; i++) {
        size_t page = of->items[i].page <= page_count ? of->items[i].page : 0;
        size_t match = of->items[i].match;
        size_t there = match == NONE ? NONE : other->items[match].page;
        is_alien[page] = is_alien[page] && match == NONE;
        is_whole[page] = is_whole[page] && there != NONE && (!home[page] || home[page] == there);
        home[page] = there == NONE ? home[page] : there;
    }
}

static void list_pages(nt_arena *arena, const nt_word_list *was, const nt_word_list *is,
                       nt_reworded *out)
{
    size_t most = was->page_count > is->page_count ? was->page_count : is->page_count;
    bool *is_whole = nt_new_array(arena, bool, most + 1);
    bool *is_alien = nt_new_array(arena, bool, most + 1);
    judge_pages(arena, was, is, was->page_count, is_whole, is_alien);
    for (size_t p = 1; p <= was->page_count; p++) {
        if (is_alien[p] && !is_whole[p]) {
            nt_vec_push(arena, &out->removed, p);
        }
    }
    judge_pages(arena, is, was, is->page_count, is_whole, is_alien);
    for (size_t p = 1; p <= is->page_count; p++) {
        if (is_whole[p]) {
            out->same_pages++;
        } else if (is_alien[p]) {
            nt_vec_push(arena, &out->added, p);
        } else {
            nt_vec_push(arena, &out->changed, p);
        }
    }
}

nt_reworded nt_reworded_compare(nt_arena *arena, nt_word_list *was, nt_word_list *is)
{
    nt_reworded out = {.old_pages = was->page_count, .new_pages = is->page_count};
    pair_unique(arena, was, is);
    keep_order(arena, was, is);
    extend(was, is);
    list_places(arena, was, is, &out);
    list_pages(arena, was, is, &out);
    return out;
}
