/* DER (ITU-T X.690), as far as a signature needs it: values are made from the inside out, each in
 * the arena. */
#pragma once

#include "base/file.h"

enum {
    NT_DER_INTEGER = 0x02,
    NT_DER_OCTETS = 0x04,
    NT_DER_SEQUENCE = 0x30,
    NT_DER_SET = 0x31,
    NT_DER_CONTEXT_0 = 0xA0
};

/* A value of `tag` that holds the parts, one behind another. */
nt_bytes nt_der(nt_arena *arena, unsigned char tag, const nt_bytes *parts, size_t count);

/* nt_der() of the values named. */
#define NT_DER(arena, tag, ...)                                                                    \
    nt_der((arena), (tag), (const nt_bytes[]){__VA_ARGS__},                                        \
           sizeof((const nt_bytes[]){__VA_ARGS__}) / sizeof(nt_bytes))

/* What is written in C as bytes. */
#define NT_DER_LITERAL(text) ((nt_bytes){(text), sizeof(text) - 1})

/* Brings the values into the order that DER wants in a set (X.690, 11.6). */
void nt_der_sort(nt_bytes *values, size_t count);
