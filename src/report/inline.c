/* Runs of text in the making: marks become their values, neighbours that look alike become one. */
#include "slot.h"

#include <string.h>

/* Text comes in pieces as small as a character: room grows as that of a list. */
static void join(nt_runs *runs, const char *text, size_t length)
{
    if (runs->last_room - runs->last_length <= length) {
        runs->last_room = 2 * (runs->last_length + length) + 1;
        char *grown = nt_arena_alloc(runs->arena, runs->last_room);
        memcpy(grown, runs->last, runs->last_length);
        runs->items[runs->count - 1].text = runs->last = grown;
    }
    memcpy(runs->last + runs->last_length, text, length);
    runs->last_length += length;
}

static void push(nt_runs *runs, nt_inline run)
{
    run.states = runs->states;
    runs->states = NULL;
    nt_vec_push(runs->arena, runs, run);
}

static void add_plain(nt_runs *runs, const nt_inline *like, const char *text, size_t length)
{
    if (length == 0) {
        return;
    }
    const nt_inline *last = runs->count ? &runs->items[runs->count - 1] : NULL;
    bool forced = length == 1 && *text == '\n';
    bool joins = last && last->text == runs->last && last->style == like->style &&
                 last->url == like->url && last->target == like->target && !runs->states;
    if (!forced && joins) {
        join(runs, text, length);
        return;
    }
    nt_inline run = *like;
    run.text = nt_arena_text(runs->arena, text, length);
    runs->last = forced ? NULL : (char *)run.text;
    runs->last_length = length;
    runs->last_room = length + 1;
    push(runs, run);
}

static void add_slot(nt_runs *runs, const nt_inline *like, const nt_slot *slot)
{
    runs->states = slot->states ? slot->states : runs->states;
    if (!slot->ledger_id && !slot->footnote && !slot->lang) {
        add_plain(runs, like, slot->text, strlen(slot->text));
        return;
    }
    nt_inline run = *like;
    run.text = slot->text;
    run.ledger_id = slot->ledger_id;
    run.footnote = slot->footnote;
    run.lang = slot->lang;
    push(runs, run);
}

void nt_report_runs_add(nt_runs *runs, const nt_inline *like, const char *text, size_t length)
{
    const char *from = text, *end = text + length;
    for (const char *at = text; at < end;) {
        const char *mark = at;
        const nt_slot *slot = nt_report_slot_read(runs->slots, &at, end);
        if (slot) {
            add_plain(runs, like, from, (size_t)(mark - from));
            add_slot(runs, like, slot);
            from = at;
        } else {
            at++;
        }
    }
    add_plain(runs, like, from, (size_t)(end - from));
}
