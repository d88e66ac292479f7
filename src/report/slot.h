/* Slots: how an expanded value travels through Markdown.
 *
 * The expansion does not put a value's text into the Markdown but a mark made of private-use
 * characters; the mark becomes the value when inline runs are built. A value can thus never turn
 * into Markdown, and its number keeps the ledger's id. A footnote's reference travels alike. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "report/document.h"

typedef struct {
    const char *text, *ledger_id;
    const char *lang; /* as of a run */
    const nt_block *footnote;
    bool moves;                        /* as of a value */
    const nt_ledger_statement *states; /* begins here: the run behind it says so */
} nt_slot;

typedef NT_VEC(nt_slot) nt_slots;

enum { NT_SLOT_MARK_MAX = 32 };

/* Adds the slot and writes its mark. The text is made fit to print, as nt_shown_in_print does. */
const char *nt_report_slot_add(nt_arena *arena, nt_slots *slots, nt_slot slot,
                               char mark[static NT_SLOT_MARK_MAX]);

/* The slot whose mark starts at *at, and *at behind it; NULL and *at as it was when none does. */
const nt_slot *nt_report_slot_read(const nt_slots *slots, const char **at, const char *end);

/* The offset of the first private-use character that a mark is made of, or `length`. */
size_t nt_report_slot_search(const char *text, size_t length);

/* The text with each mark replaced by its value: for strings that no inline run carries. */
const char *nt_report_slot_flatten(nt_arena *arena, const nt_slots *slots, const char *text,
                                   size_t length);

/* Runs of text in the making: marks become their values, neighbours that look alike become one. */
typedef struct {
    nt_arena *arena;
    const nt_slots *slots;
    nt_inline *items;
    size_t count, capacity;
    char *last; /* the text of the last run, while more may be joined to it */
    size_t last_length, last_room;
    const nt_ledger_statement *states; /* of the next run */
} nt_runs;

/* Adds the text in the manner of `like` (style and links). */
void nt_report_runs_add(nt_runs *runs, const nt_inline *like, const char *text, size_t length);
