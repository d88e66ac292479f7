/* Elements of XML that are written as simply as can be, as programs write the cells of a sheet:
 * taken without a parser. Most of a spreadsheet is such; all else is expat's. */
#pragma once

#include "base/arena.h"

enum { NT_PLAIN_BYTES_MAX = 16 * 1024 }; /* of an element: a row, a text */

typedef enum { NT_PLAIN_START, NT_PLAIN_TEXT, NT_PLAIN_END } nt_plain_kind;

typedef struct {
    nt_plain_kind kind;
    const char *text; /* the name, or a text, with a NUL behind it */
    size_t length;    /* of a text */
    size_t from;      /* of a start: its first attribute */
} nt_plain_event;

typedef struct {
    nt_arena *arena;
    NT_VEC(nt_plain_event) events;
    NT_VEC(const char *) attributes; /* names and values, NULL behind the last of each start */
    size_t lines;                    /* that end in the element */
    size_t cut;                      /* bytes that were looked at, and may be cut up */
} nt_plain;

/* Takes the element that `bytes` begin with, which are cut up at the ends of names and texts;
 * returns how many it has. 0: it is not all there, too long or nested too deep, or holds what only
 * a parser reads: references, comments, instructions, CDATA, more than one blank or another in a
 * tag, control characters. What is taken is well-formed UTF-8; the caller knows that this is the
 * encoding, and that `bytes` stand between expat's tokens: then expat says the same of it, but for
 * where it cuts texts. Of what is not taken the first `cut` bytes may be cut up. */
size_t nt_plain_take(nt_plain *plain, char *bytes, size_t length);
