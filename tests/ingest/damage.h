/* Files of a sandbox, damaged as a fixed generator has it, so that a failure repeats. */
#pragma once

#include "base/file.h"
#include "random.h"
#include "sandbox.h"

enum { DAMAGES_MAX = 5 };

/* Flips, deletes, doubles or cuts off a few bytes; room for DAMAGES_MAX more lies behind them. */
static inline size_t damage(char *bytes, size_t length, uint32_t *seed)
{
    static const char telling[] = "\"\r\n;,\0\xFF\xC3\xC2\xA0 {}[]:'\\-0";
    for (uint32_t n = 1 + next_random(seed) % DAMAGES_MAX; n && length; n--) {
        size_t at = next_random(seed) % length;
        switch (next_random(seed) % 6) {
        case 0:
            bytes[at] = (char)next_random(seed);
            break;
        case 1:
        case 2:
            bytes[at] = telling[next_random(seed) % (sizeof telling - 1)];
            break;
        case 3:
            memmove(bytes + at, bytes + at + 1, --length - at);
            break;
        case 4:
            memmove(bytes + at + 1, bytes + at, length - at);
            length++;
            break;
        default:
            length = next_random(seed) % 8 ? length : at;
        }
    }
    return length;
}

static inline void damage_file(sandbox *box, const char *name, uint32_t *seed)
{
    nt_bytes whole;
    const char *path = nt_path_join(box->arena, box->folder, name);
    assert_int_equal(nt_file_read(box->arena, path, 1 << 20, &whole, &box->err), NT_OK);
    char *bytes = nt_arena_alloc(box->arena, whole.length + DAMAGES_MAX);
    memcpy(bytes, whole.bytes, whole.length);
    sandbox_write(box, name, bytes, damage(bytes, whole.length, seed));
}
