/* What print shortens and a voice garbles or leaves out, said in full: days to the vote, "H−8", and
 * a dash between two numbers, "69,8–75,7". What a colon follows is being explained, and stays. */
#pragma once

#include <stddef.h>

#include "base/arena.h"
#include "base/lang.h"

typedef struct {
    size_t begin, end; /* in the text, in bytes */
    const char *words; /* "8 hari sebelum hari pemungutan suara", "69,8 sampai 75,7" */
} nt_aloud;

/* The next of them from the byte `from` on; false where there is none. */
bool nt_text_aloud_next(nt_arena *arena, nt_lang lang, const char *text, size_t from,
                        nt_aloud *out);

/* The text with all of them in full; itself where it has none. */
const char *nt_text_aloud(nt_arena *arena, nt_lang lang, const char *text);
