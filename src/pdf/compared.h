/* Two files side by side, while they are compared. Private to the room. */
#pragma once

#include "objects/reader.h"
#include "pdf/compare.h"

#define NT_KIND_ATTACHED  "attached file"
#define NT_KIND_METADATA  "metadata"
#define NT_KIND_STRUCTURE "structure"

/* A step on the way from a thing that has a name to one of its parts. */
typedef struct nt_way {
    const struct nt_way *up; /* NULL: the first */
    const char *key;         /* NULL: an entry of an array */
    size_t index;
} nt_way;

/* Where the comparison is. */
typedef struct {
    const char *kind;  /* of the thing */
    nt_pdf_item owner; /* itself, in the file that was made here */
    size_t page;       /* from 1; 0 none */
    const nt_way *way;
} nt_spot;

typedef struct {
    nt_arena *arena;
    nt_reader here, there; /* the one at hand, the one made here */
    nt_pdf_allowance allowed;
    NT_VEC(nt_pdf_difference) differences;
    bool is_of_drawing; /* what is drawn is compared: not near, and a difference is not told */
    bool is_drawn_otherwise;
} nt_compared;

/* Moves the spot to the thing that a dictionary of the file made here is: an element of the
 * structure, an annotation, a bookmark, an attached file. What is none is part of another. */
void nt_compared_enter(nt_compared *c, nt_pdf_item there, nt_spot *spot);

/* Adds what differs in the two, of which one may be null; or says it: "has 3 entries…". */
void nt_compared_differ(nt_compared *c, nt_pdf_item here, nt_pdf_item there, nt_spot spot);
void nt_compared_say(nt_compared *c, nt_spot spot, nt_message is);
