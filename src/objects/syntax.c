#include "objects/syntax.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

static const char hex_digits[] = "0123456789ABCDEF";

static void put_hex(nt_buffer *out, unsigned char byte)
{
    nt_buffer_add(out, (const char[]){hex_digits[byte >> 4], hex_digits[byte & 15]}, 2);
}

static bool is_regular(unsigned char c)
{
    return c > ' ' && c < 0x7F && !strchr("#%()/<>[]{}", c);
}

void nt_syntax_name(nt_buffer *out, nt_bytes name)
{
    size_t clean = 1; /* the slash */
    while (clean < name.length && is_regular((unsigned char)name.bytes[clean])) {
        clean++;
    }
    nt_buffer_add(out, name.bytes, clean);
    for (size_t i = clean; i < name.length; i++) {
        unsigned char c = (unsigned char)name.bytes[i];
        if (is_regular(c)) {
            nt_buffer_putc(out, (char)c);
        } else {
            nt_buffer_putc(out, '#');
            put_hex(out, c);
        }
    }
}

static bool is_printable(nt_bytes bytes)
{
    for (size_t i = 0; i < bytes.length; i++) {
        unsigned char c = (unsigned char)bytes.bytes[i];
        if (c < ' ' || c >= 0x7F) {
            return false;
        }
    }
    return true;
}

void nt_syntax_string(nt_buffer *out, nt_bytes bytes)
{
    bool literal = is_printable(bytes);
    char *at = nt_buffer_room(out, 2 * bytes.length + 2), *start = at;
    *at++ = literal ? '(' : '<';
    for (size_t i = 0; i < bytes.length; i++) {
        unsigned char c = (unsigned char)bytes.bytes[i];
        if (!literal) {
            *at++ = hex_digits[c >> 4];
            *at++ = hex_digits[c & 15];
            continue;
        }
        if (c == '(' || c == ')' || c == '\\') {
            *at++ = '\\';
        }
        *at++ = (char)c;
    }
    *at++ = literal ? ')' : '>';
    nt_buffer_took(out, (size_t)(at - start));
}

void nt_syntax_put16(nt_buffer *out, uint32_t value)
{
    nt_buffer_putc(out, (char)(value >> 8 & 0xFF));
    nt_buffer_putc(out, (char)(value & 0xFF));
}

void nt_syntax_put32(nt_buffer *out, uint32_t value)
{
    nt_syntax_put16(out, value >> 16);
    nt_syntax_put16(out, value);
}
