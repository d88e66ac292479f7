/* Texts that stand for one and are written in several ways: what the ways differ in cannot be seen,
 * so nobody would find it.
 *
 * Ids, categories, areas, codes and the texts of the descriptor that cells and headings are held
 * against are compared in their canonical form (base/utf8.h). Here is remembered where each was
 * written first, and how. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/map.h"
#include "ingest/stream.h"

typedef struct {
    const char *text; /* as written */
    nt_place place;
} nt_written;

/* At most so many texts are remembered. */
enum { NT_SPELLINGS_MAX = 1 << 18 };

typedef struct nt_spellings {
    nt_arena *arena;
    nt_problems *problems;    /* of the package */
    NT_VEC(nt_written) first; /* one a canonical text */
    nt_map texts;             /* canonical -> first */
    nt_map told;              /* other ways, as written */
} nt_spellings;

nt_spellings *nt_ingest_open_spellings(nt_arena *arena, nt_problems *problems);

/* How a text is written whose canonical form is `text`, without blanks at its ends; NULL where it
 * is written just so. */
const char *nt_ingest_spelling(nt_arena *arena, const char *written, size_t length,
                               const char *text);

/* `written` (NULL: just as `text`) stands at `place`. The first time that it is written otherwise
 * than at first is the problem invisible-difference. */
void nt_ingest_remember(nt_spellings *spellings, nt_problems *problems, const char *text,
                        const char *written, nt_place place);

/* Remembers the descriptor's texts that cells, headings or others of its texts are held against. */
void nt_ingest_remember_descriptor(nt_spellings *spellings, const nt_json *descriptor);

/* Its member "netra" with keys and texts in their canonical form, but for the texts that are only
 * printed: labels and reasons. NULL where there is none. */
const nt_json *nt_ingest_canonical_netra(nt_arena *arena, const nt_json *descriptor);

/* The text without white space at its ends, with the blanks of all scripts, and without what can be
 * seen by nothing where `invisible`, ended by a NUL, in the arena; "" when nothing else is there.
 */
const char *nt_ingest_trimmed(nt_arena *arena, const char *text, size_t length, bool invisible);
