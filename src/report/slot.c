#include "slot.h"

#include <stdio.h>
#include <string.h>

#include "base/shown.h"

/* U+E000 opens a mark, U+E001 closes it; between them stands the slot's index. */
#define MARK_OPEN  "\xEE\x80\x80"
#define MARK_CLOSE "\xEE\x80\x81"

enum { MARK_BYTES = 3 };

const char *nt_report_slot_add(nt_arena *arena, nt_slots *slots, nt_slot slot,
                               char mark[static NT_SLOT_MARK_MAX])
{
    slot.text = nt_shown_in_print(arena, slot.text);
    snprintf(mark, NT_SLOT_MARK_MAX, MARK_OPEN "%zu" MARK_CLOSE, slots->count);
    nt_vec_push(arena, slots, slot);
    return mark;
}

const nt_slot *nt_report_slot_read(const nt_slots *slots, const char **at, const char *end)
{
    if (end - *at < MARK_BYTES || memcmp(*at, MARK_OPEN, MARK_BYTES) != 0) {
        return NULL;
    }
    const char *c = *at + MARK_BYTES;
    size_t index = 0;
    while (c < end && *c >= '0' && *c <= '9') {
        index = index * 10 + (size_t)(*c++ - '0');
    }
    if (end - c < MARK_BYTES || memcmp(c, MARK_CLOSE, MARK_BYTES) != 0 || index >= slots->count) {
        return NULL;
    }
    *at = c + MARK_BYTES;
    return &slots->items[index];
}

size_t nt_report_slot_search(const char *text, size_t length)
{
    for (size_t i = 0; i + MARK_BYTES <= length; i++) {
        if (memcmp(text + i, MARK_OPEN, MARK_BYTES) == 0 ||
            memcmp(text + i, MARK_CLOSE, MARK_BYTES) == 0) {
            return i;
        }
    }
    return length;
}

const char *nt_report_slot_flatten(nt_arena *arena, const nt_slots *slots, const char *text,
                                   size_t length)
{
    nt_buffer out = nt_buffer_open(arena);
    for (const char *at = text, *end = text + length; at < end;) {
        const nt_slot *slot = nt_report_slot_read(slots, &at, end);
        if (slot) {
            nt_buffer_puts(&out, slot->text);
        } else {
            nt_buffer_putc(&out, *at++);
        }
    }
    return nt_buffer_text(&out);
}
