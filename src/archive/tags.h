/* Tag files of a bag (RFC 8493, 2.1 and 2.2): text in the encoding that the bag declares, in lines
 * that end in LF, CR or CR LF; some of labels and values. Private to the room. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/file.h"

/* The text in UTF-8, without a byte order mark, in the arena; *fault is why it is none. `encoding`
 * is as iconv names it; NULL is bagit.txt's own, UTF-8 without a mark. */
bool nt_tags_decode(nt_arena *arena, nt_bytes bytes, const char *encoding, nt_bytes *out,
                    nt_text *fault);
bool nt_tags_knows_encoding(const char *encoding);

/* Lines, one by one; start with `at` and `end` of a text. Blanks at both ends are
 * left out of `line`. */
typedef struct {
    const char *at, *end;
    long number; /* of the line taken last, from 1 */
    const char *line;
    size_t length;
    bool is_folded; /* it begins with a blank: goes on with the line before */
} nt_tag_lines;

bool nt_tags_next_line(nt_tag_lines *lines);

/* Labels with their values, folded lines joined by a blank. */
typedef struct {
    const char *label, *value;
} nt_tag;

typedef NT_VEC(nt_tag) nt_tags;

/* False at a line that is no label with a value: *bad is its number, `out` what came before it. */
bool nt_tags_read(nt_arena *arena, nt_bytes text, nt_tags *out, long *bad);

/* The first value of the label, whatever its case; NULL none. */
const char *nt_tags_value(const nt_tags *tags, const char *label);
