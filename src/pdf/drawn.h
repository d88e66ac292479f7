/* What the content of a page draws, stroke by stroke: a reading of the operators that place text
 * and ink (ISO 32000-1, 8 and 9). */
#pragma once

#include "objects/reader.h"
#include "pdf/told.h"

/* A mark with its place in the structure: the number of its marked content on its page, -1 none.
 * `actual` is the text that stands for it, NULL none; pieces of one sequence share it. */
typedef struct {
    nt_pdf_drawn mark;
    long mcid;
    const char *actual;
    bool in_form;
    size_t next; /* of the same marked content, NT_TOLD_NONE the last */
} nt_stroke;

typedef struct nt_typeface nt_typeface;

typedef struct {
    nt_reader *reader;
    nt_arena *passing; /* until the drawing has been read */
    NT_VEC(nt_stroke) strokes;
    NT_VEC(const nt_typeface *) fonts;
    nt_buffer programs; /* of the fonts */
    size_t bytes;       /* of text and names so far */
    size_t forms;
    size_t mapped;   /* entries of the fonts' maps so far */
    size_t points;   /* of paths and shifts so far */
    size_t members;  /* of dictionaries that were compared so far */
    const char *ink; /* of the stroke before; NULL */
    size_t unpacked,
        unpacked_max; /* the bytes of all streams so far, pages' too, and their limit */
    nt_text failure;  /* a limit that was passed; nothing in it while none is */
} nt_drawing;

/* How much one more stream may unpack to. */
size_t nt_drawing_room(const nt_drawing *drawing);

/* A copy of the text, counted: many may name one long string. */
const char *nt_drawing_text(nt_drawing *drawing, const char *text);

/* The same of a text of the file, in UTF-8; "" of what is none. */
const char *nt_drawing_said(nt_drawing *drawing, nt_pdf_item text);

/* Adds what page `number` (from 1) draws. */
void nt_drawing_page(nt_drawing *drawing, nt_pdf_item page, size_t number);

/* Objects of a foreign PDF in one form, so that two can be compared whoever wrote them: numbers to
 * three places, names and keys as they are, what is referred to in its place. Streams are named,
 * not read, and so is what is nested deeper than a few levels; more than NT_TOLD_MEMBERS_MAX in all
 * is a failure of the drawing. The members of a dictionary but those of `without`
 * (NULL-terminated); nothing when there are no others. */
void nt_canon_members(nt_drawing *drawing, nt_pdf_item dictionary, const char *const *without,
                      nt_buffer *out);

/* A font as a page uses it: what the strings shown in it say. Each is read once; NULL when the page
 * is refused. */
const nt_typeface *nt_typeface_of(nt_drawing *drawing, nt_pdf_item font);

/* Adds the text of a string; NULL is a font that says nothing of its codes. */
void nt_typeface_decode(const nt_typeface *typeface, nt_bytes string, nt_buffer *out);
