#include "inline.h"

#include <string.h>

/* A run that others may be joined to: no number, no footnote, no forced break. */
static bool is_plain(const nt_inline *run)
{
    return !run->ledger_id && !run->footnote && strcmp(run->text, "\n") != 0;
}

static void add_plain(nt_arena *arena, nt_runs *runs, const nt_inline *like, const char *text,
                      size_t length)
{
    if (length == 0) {
        return;
    }
    nt_inline *last = runs->count ? &runs->items[runs->count - 1] : NULL;
    bool forced = length == 1 && *text == '\n';
    if (!forced && last && is_plain(last) && last->style == like->style && last->url == like->url &&
        last->target == like->target && last->text[0]) {
        last->text = nt_arena_printf(arena, "%s%.*s", last->text, (int)length, text);
        return;
    }
    nt_inline run = *like;
    run.text = nt_arena_text(arena, text, length);
    nt_vec_push(arena, runs, run);
}

static void add_slot(nt_arena *arena, nt_runs *runs, const nt_inline *like, const nt_slot *slot)
{
    if (!slot->ledger_id && !slot->footnote) {
        add_plain(arena, runs, like, slot->text, strlen(slot->text));
        return;
    }
    nt_inline run = *like;
    run.text = slot->text;
    run.ledger_id = slot->ledger_id;
    run.footnote = slot->footnote;
    nt_vec_push(arena, runs, run);
}

void nt_report_runs_add(nt_arena *arena, nt_runs *runs, const nt_slots *slots,
                        const nt_inline *like, const char *text, size_t length)
{
    const char *from = text, *end = text + length;
    for (const char *at = text; at < end;) {
        const char *mark = at;
        const nt_slot *slot = nt_report_slot_read(slots, &at, end);
        if (slot) {
            add_plain(arena, runs, like, from, (size_t)(mark - from));
            add_slot(arena, runs, like, slot);
            from = at;
        } else {
            at++;
        }
    }
    add_plain(arena, runs, like, from, (size_t)(end - from));
}
