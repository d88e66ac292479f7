#include "paginate.h"

#include <assert.h>

/* The page being filled. */
typedef struct {
    nt_arena *arena;
    const nt_style_sheet *style;
    const nt_strip *strips;
    size_t *order; /* of the strips on the pages: a figure may be overtaken */
    size_t count;
    nt_sheets *sheets;
    nt_page_sheet sheet;
    bool open;
    double used_pt;                 /* by text */
    double notes_pt;                /* by notes, with the rule above them */
    NT_VEC(const nt_strip *) notes; /* for this page, those carried over first */
    NT_VEC(const nt_strip *) carried;
} filler;

static const nt_strip *strip_at(const filler *f, size_t i)
{
    return &f->strips[f->order[i]];
}

/* Strips that belong together, from `first` up to but not including `end`. */
typedef struct {
    size_t first, end;
} chain;

static chain chain_at(const filler *f, size_t first)
{
    chain out = {first, first + 1};
    while (out.end < f->count && strip_at(f, out.end - 1)->keep &&
           !strip_at(f, out.end)->new_page &&
           strip_at(f, out.end)->turned == strip_at(f, first)->turned) {
        out.end++;
    }
    return out;
}

static double notes_opening(const filler *f)
{
    const nt_style_sheet *s = f->style;
    return s->note_gap_pt + s->note_body_pt;
}

static double room(const filler *f)
{
    return nt_layout_text_height(f->style, f->sheet.turned) - f->used_pt - f->notes_pt;
}

static bool page_is_empty(const filler *f)
{
    return f->sheet.placements.count == 0;
}

/* Where blocks changed places the space is not the one that was asked for between neighbours: text
 * under text has a paragraph's, all else a block's. */
static double space_above(const filler *f, const nt_strip *strip)
{
    const nt_style_sheet *s = f->style;
    const nt_placement *last =
        page_is_empty(f) ? NULL : &f->sheet.placements.items[f->sheet.placements.count - 1];
    const nt_strip *above = last && !last->repeated ? last->strip : NULL;
    bool moved = above && strip->role == NT_STRIP_PLAIN && above->unit_number &&
                 above->unit_number != strip->unit_number && above + 1 != strip;
    if (page_is_empty(f)) {
        return 0;
    }
    if (!moved) {
        return strip->space_pt;
    }
    bool text = above->unit == NT_UNIT_TEXT && strip->unit == NT_UNIT_TEXT;
    double least = text ? s->text.after_pt : s->block_gap_pt;
    return text || strip->space_pt < least ? least : strip->space_pt;
}

/* With what their notes would add to the foot of the page. */
static bool fits(const filler *f, chain these)
{
    static const double rounding_pt = 0.01;
    double height = 0, notes_pt = 0;
    bool any_note = f->notes.count > 0;
    for (size_t i = these.first; i < these.end; i++) {
        const nt_strip *strip = strip_at(f, i);
        height += strip->height_pt + (i > these.first ? strip->space_pt : 0);
        for (const nt_note *note = strip->notes; note; note = note->next) {
            notes_pt += nt_layout_galley_height(&note->galley) +
                        (any_note ? f->style->list_gap_pt : notes_opening(f));
            any_note = true;
        }
    }
    double need = space_above(f, strip_at(f, these.first)) + height;
    return need + notes_pt <= room(f) + rounding_pt;
}

static void place(filler *f, const nt_strip *strip, bool repeated)
{
    f->used_pt += space_above(f, strip);
    nt_placement placement = {strip, f->used_pt, repeated};
    nt_vec_push(f->arena, &f->sheet.placements, placement);
    f->used_pt += strip->height_pt;
}

static void take_notes(filler *f, const nt_strip *strip)
{
    for (const nt_note *note = strip->notes; note; note = note->next) {
        f->notes_pt += f->notes.count ? f->style->list_gap_pt : notes_opening(f);
        f->notes_pt += nt_layout_galley_height(&note->galley);
        for (size_t i = 0; i < note->galley.strips.count; i++) {
            nt_vec_push(f->arena, &f->notes, &note->galley.strips.items[i]);
        }
    }
}

/* Above the i-th strip of the notes: a note's first strip is the one that links lead to. */
static double note_space(const filler *f, size_t i)
{
    const nt_strip *strip = f->notes.items[i];
    return i == 0                ? 0
           : strip->space_pt > 0 ? strip->space_pt
           : strip->anchors      ? f->style->list_gap_pt
                                 : 0;
}

/* Notes from the first on, as many as the page has room for; they stand on its lower edge. */
static void place_notes(filler *f)
{
    double height = nt_layout_text_height(f->style, f->sheet.turned), used = 0;
    double most = height - f->used_pt - notes_opening(f);
    size_t fitting = 0;
    for (; fitting < f->notes.count; fitting++) {
        double space = note_space(f, fitting);
        if (used + space + f->notes.items[fitting]->height_pt > most + 0.02) {
            break;
        }
        used += space + f->notes.items[fitting]->height_pt;
    }
    if (fitting == 0 && f->notes.count && page_is_empty(f)) {
        used = f->notes.items[fitting++]->height_pt; /* go on, whatever it takes */
    }
    double y = height - used;
    f->sheet.notes_rule_pt = y - f->style->note_body_pt;
    for (size_t i = 0; i < fitting; i++) {
        y += note_space(f, i);
        nt_placement placement = {f->notes.items[i], y, false};
        nt_vec_push(f->arena, &f->sheet.notes, placement);
        y += f->notes.items[i]->height_pt;
    }
    f->carried.count = 0;
    for (size_t i = fitting; i < f->notes.count; i++) {
        nt_vec_push(f->arena, &f->carried, f->notes.items[i]);
    }
}

static void close_page(filler *f)
{
    if (f->open) {
        place_notes(f);
        nt_vec_push(f->arena, f->sheets, f->sheet);
        f->open = false;
    }
}

/* Notes carried over come first, and leave at least half of the page to the text. */
static void open_page(filler *f, bool turned)
{
    close_page(f);
    f->sheet = (nt_page_sheet){.turned = turned};
    f->used_pt = f->notes_pt = 0;
    f->notes.count = 0;
    f->open = true;
    double half = nt_layout_text_height(f->style, turned) / 2;
    for (size_t i = 0; i < f->carried.count; i++) {
        f->notes_pt += f->carried.items[i]->height_pt + f->style->list_gap_pt;
        nt_vec_push(f->arena, &f->notes, f->carried.items[i]);
    }
    f->notes_pt += f->carried.count ? notes_opening(f) : 0;
    f->notes_pt = f->notes_pt > half ? half : f->notes_pt;
}

/* A table that goes on shows its name, its head and its group again, each unless it would leave too
 * little of the page to the rows. */
static void repeat_head(filler *f, const nt_strip *strip)
{
    enum { MOST_PERCENT = 40 };
    const nt_table_head *head = strip->head;
    const nt_strip *group = strip->group ? &f->strips[strip->group - 1] : NULL;
    double left = nt_layout_text_height(f->style, strip->turned) * MOST_PERCENT / 100;
    bool heads = strip->role == NT_STRIP_ROW && head->height_pt <= left;
    left -= heads ? head->height_pt : 0;
    double name_pt = nt_layout_galley_height(&head->name);
    bool name = heads && name_pt <= left;
    left -= name ? name_pt : 0;
    for (size_t i = 0; name && i < head->name.strips.count; i++) {
        place(f, &head->name.strips.items[i], true);
    }
    for (size_t i = 0; heads && i < head->count; i++) {
        place(f, &f->strips[head->first + i], true);
    }
    if (heads && group && group->height_pt <= left) {
        place(f, group, true);
    }
}

static bool goes_on(const filler *f, size_t next)
{
    return next > 0 && next < f->count && strip_at(f, next)->role == NT_STRIP_ROW &&
           strip_at(f, next - 1)->role == NT_STRIP_ROW &&
           strip_at(f, next - 1)->head == strip_at(f, next)->head;
}

static void turn_page(filler *f, size_t next)
{
    f->sheet.closes_table = goes_on(f, next);
    open_page(f, strip_at(f, next)->turned);
    if (goes_on(f, next)) {
        repeat_head(f, strip_at(f, next));
    }
}

/* `broken`: higher than a page, strip by strip, at least one a page. */
static void place_chain(filler *f, chain these, bool broken)
{
    for (size_t i = these.first; i < these.end; i++) {
        if (broken && i > these.first && !fits(f, (chain){i, i + 1})) {
            turn_page(f, i);
        }
        place(f, strip_at(f, i), false);
        take_notes(f, strip_at(f, i));
    }
}

/* Where the unit that begins at `first` ends. */
static size_t unit_end(const filler *f, size_t first)
{
    size_t end = first + 1;
    while (end < f->count && strip_at(f, end)->unit_number == strip_at(f, first)->unit_number) {
        end++;
    }
    return end;
}

/* What does not fit on a page and may be overtaken: a figure, or a table that stays whole. From its
 * first strip up to what stands behind it; `first == end`: the chain holds none. */
static chain floating(const filler *f, chain these)
{
    for (size_t i = these.first; i < these.end; i = unit_end(f, i)) {
        nt_layout_unit_kind unit = strip_at(f, i)->unit;
        if (unit == NT_UNIT_FIGURE || unit == NT_UNIT_TABLE) {
            return (chain){i, unit_end(f, i) <= these.end ? unit_end(f, i) : i};
        }
    }
    return (chain){these.first, these.first};
}

static bool text_follows(const filler *f, size_t next)
{
    return next < f->count && strip_at(f, next)->unit == NT_UNIT_TEXT &&
           !strip_at(f, next)->new_page;
}

/* Text behind it, up to where a page may end. */
static size_t passage_end(const filler *f, size_t next)
{
    bool more = true;
    while (more && text_follows(f, next)) {
        next = unit_end(f, next);
        more = strip_at(f, next - 1)->keep;
    }
    return next;
}

/* Strips [first, middle) and [middle, end) change places. */
static void exchange(filler *f, size_t first, size_t middle, size_t end)
{
    size_t length = middle - first;
    size_t *moved = nt_arena_copy(f->arena, &f->order[first], length * sizeof *moved);
    for (size_t i = middle; i < end; i++) {
        f->order[i - length] = f->order[i];
    }
    for (size_t i = 0; i < length; i++) {
        f->order[end - length + i] = moved[i];
    }
}

/* Strips [next, end) before the floating ones, if they then fit on the page, from `first` on. */
static bool try_before(filler *f, size_t first, chain waits, chain passing)
{
    if (passing.first == passing.end || strip_at(f, passing.first)->turned != f->sheet.turned) {
        return false;
    }
    size_t length = passing.end - passing.first;
    exchange(f, waits.first, passing.first, passing.end);
    chain now = chain_at(f, first);
    if (fits(f, now) && now.end <= waits.first + length) {
        return true;
    }
    exchange(f, waits.first, waits.first + length, passing.end);
    return false;
}

/* A figure or whole table that does not fit would leave a gap: when it is a large one, what stands
 * behind in its section comes first, as far as it goes, and the figure or table follows at the head
 * of the next page: text, tables before a figure and figures before a table. Nothing passes a
 * heading, as what stands below one belongs to it, nor a page break. A heading above then keeps
 * with what came first; words that end in a colon, or that a heading keeps with it, are not parted
 * from what they lead to. Figures keep their order, and so do tables. The structure keeps the
 * author's. */
static bool let_pass(filler *f, chain these)
{
    enum { GAP_PERCENT = 12 };
    double gap_pt = nt_layout_text_height(f->style, f->sheet.turned) * GAP_PERCENT / 100;
    chain waits = floating(f, these);
    bool led_to = waits.first > these.first && strip_at(f, waits.first - 1)->unit == NT_UNIT_TEXT;
    if (waits.first == waits.end || led_to || room(f) < gap_pt) {
        return false;
    }
    bool seen[] = {[NT_UNIT_TABLE] = false, [NT_UNIT_FIGURE] = false};
    for (size_t next = waits.first; next < f->count; next = unit_end(f, next)) {
        nt_layout_unit_kind unit = strip_at(f, next)->unit;
        if (next > waits.first && strip_at(f, next)->new_page) {
            return false;
        }
        if (unit != NT_UNIT_TABLE && unit != NT_UNIT_FIGURE) {
            return unit == NT_UNIT_TEXT &&
                   try_before(f, these.first, waits, (chain){next, passage_end(f, next)});
        }
        if (!seen[unit] && next > waits.first &&
            try_before(f, these.first, waits, (chain){next, unit_end(f, next)})) {
            return true;
        }
        seen[unit] = true;
    }
    return false;
}

/* Puts the chain that starts at `next` on this page or the next one; returns what comes after. */
static size_t advance(filler *f, size_t next)
{
    chain these = chain_at(f, next);
    const nt_strip *strip = strip_at(f, next);
    bool fresh =
        !f->open || (strip->new_page && !page_is_empty(f)) || strip->turned != f->sheet.turned;
    if (!fresh && !fits(f, these) && let_pass(f, these)) {
        return next;
    }
    if (fresh || !fits(f, these)) {
        turn_page(f, next);
        fresh = true;
    }
    place_chain(f, these, fresh && !fits(f, these));
    return these.end;
}

void nt_layout_paginate(nt_arena *arena, const nt_style_sheet *style, const nt_galley *body,
                        nt_sheets *out)
{
    filler f = {.arena = arena,
                .style = style,
                .strips = body->strips.items,
                .order = nt_new_array(arena, size_t, body->strips.count + 1),
                .count = body->strips.count,
                .sheets = out};
    for (size_t i = 0; i < f.count; i++) {
        f.order[i] = i; /* each strip in its own place, to begin with */
    }
    for (size_t next = 0; next < f.count;) {
        next = advance(&f, next);
    }
    if (!f.open) {
        open_page(&f, false);
    }
    close_page(&f);
    while (f.carried.count) {
        open_page(&f, false);
        close_page(&f);
    }
    assert(out->count > 0);
}
