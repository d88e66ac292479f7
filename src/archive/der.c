#include "der.h"

#include <string.h>

/* The definite form: one byte below 128, else the count of its bytes first. */
static void put_length(nt_buffer *out, size_t length)
{
    unsigned char bytes[sizeof length + 1];
    size_t count = 0;
    if (length < 0x80) {
        nt_buffer_putc(out, (char)length);
        return;
    }
    for (size_t rest = length; rest; rest >>= 8) {
        count++;
    }
    bytes[0] = (unsigned char)(0x80 | count);
    for (size_t i = 0; i < count; i++) {
        bytes[count - i] = (unsigned char)(length >> (8 * i));
    }
    nt_buffer_add(out, bytes, count + 1);
}

nt_bytes nt_der(nt_arena *arena, unsigned char tag, const nt_bytes *parts, size_t count)
{
    nt_buffer out = nt_buffer_open(arena);
    size_t length = NT_SUM(size_t, i, count, parts[i].length);
    nt_buffer_putc(&out, (char)tag);
    put_length(&out, length);
    for (size_t i = 0; i < count; i++) {
        nt_buffer_add(&out, parts[i].bytes, parts[i].length);
    }
    return (nt_bytes){out.bytes, out.length};
}

static int compare(const void *a, const void *b)
{
    const nt_bytes *left = a, *right = b;
    size_t common = left->length < right->length ? left->length : right->length;
    int order = memcmp(left->bytes, right->bytes, common);
    return order ? order : (left->length > right->length) - (left->length < right->length);
}

void nt_der_sort(nt_bytes *values, size_t count)
{
    nt_sort(values, count, sizeof *values, compare);
}
