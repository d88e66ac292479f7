/* The texts that cells of an XLSX share, by number. */
#pragma once

#include "parts.h"

typedef struct {
    nt_arena *arena;
    NT_VEC(const char **) tables;    /* of pointers, each as long as the next */
    char *room;                      /* for the next texts */
    size_t count, left, used, limit; /* bytes that are left there, that are taken, that may be */
} nt_shared_strings;

/* Of the part with the texts. What they take in memory is bounded by the size of the file. */
nt_status nt_strings_read(nt_parts *parts, size_t part, nt_shared_strings *strings, nt_error *err);

/* NULL: there is no such number. */
const char *nt_strings_at(const nt_shared_strings *strings, size_t number);

/* In place, "_x000D_" is the character that it names (ECMA-376 part 1, 22.9.2.19); the new length.
 */
size_t nt_strings_decode(char *text, size_t length);
