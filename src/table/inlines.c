/* Runs of text, put together. */
#include "table/table.h"

nt_inlines nt_inlines_of(nt_arena *arena, const char *text)
{
    nt_inline *run = nt_new(arena, nt_inline);
    run->text = text;
    return (nt_inlines){run, *text != '\0'};
}

nt_inlines nt_inlines_join(nt_arena *arena, nt_inlines text, const char *between, nt_inlines more)
{
    bool parted = text.count && more.count && *between;
    size_t count = text.count + parted + more.count;
    nt_inline *runs = nt_new_array(arena, nt_inline, count + 1), *at = runs;
    for (size_t i = 0; i < text.count; i++) {
        *at++ = text.items[i];
    }
    if (parted) {
        *at++ = (nt_inline){.text = between};
    }
    for (size_t i = 0; i < more.count; i++) {
        *at++ = more.items[i];
    }
    return (nt_inlines){runs, count};
}
