/* PDF files read through qpdf, each call checked in one place: libharu's pages, cairo's charts, and
 * files of others. An object is taken over when it is asked for, and qpdf keeps no more of it: it
 * would take some thousand bytes for each.
 *
 * The first failure (an error or a warning: a file made here gives qpdf nothing to warn of) is kept
 * in the reader; calls after it are harmless. Ask nt_reader_status() at the end of a stage. */
#pragma once

#include "objects/object.h"
#include "objects/saved.h"

/* An object of the file, as it was taken over. */
typedef struct nt_taken nt_taken;

typedef struct {
    nt_arena *arena; /* the caller's */
    struct _qpdf_data *qpdf;
    bool is_foreign, is_saved; /* made here: read as it was saved, without qpdf */
    nt_saved saved;
    size_t length;             /* of the file */
    nt_text failure;           /* nothing in it while all is well */
    nt_item_home own;          /* closed with the reader */
    nt_taken **objects;        /* by number, in blocks */
    NT_VEC(nt_pdf_item) pages; /* in their order */
    bool has_pages;            /* they were looked for */
    size_t counted;            /* bytes of its own that the allowance knows of */
} nt_reader;

/* Opens the PDF in `bytes`, which must outlive the reader. Always close. One that nobody vouches
 * for may take so much memory until it is closed (base/allowance.h). */
void nt_reader_open(nt_arena *arena, const char *name, nt_bytes bytes, nt_reader *out);
void nt_reader_open_foreign(nt_arena *arena, const char *name, nt_bytes bytes, nt_reader *out);
/* A report made here a moment ago, which nothing needs to be asked of. */
void nt_reader_open_made(nt_arena *arena, nt_bytes bytes, nt_reader *out);
/* The one or, with no name, the other. */
void nt_reader_open_either(nt_arena *arena, const char *name, nt_bytes bytes, nt_reader *out);
void nt_reader_close(nt_reader *reader);
/* The version that the file says it has, "1.7"; whether it is encrypted. */
const char *nt_reader_version(const nt_reader *reader);
bool nt_reader_is_encrypted(const nt_reader *reader);
nt_status nt_reader_status(nt_reader *reader, nt_error *err);
/* Of a file of others, which messages call `file`: NT_INVALID where it cannot be read. */
nt_status nt_reader_readable(const nt_reader *reader, const char *file, nt_error *err);

/* Null when there is none. */
nt_pdf_item nt_reader_object(nt_reader *reader, unsigned number, unsigned generation);
nt_pdf_item nt_reader_root(nt_reader *reader);
nt_pdf_item nt_reader_trailer(nt_reader *reader);
/* What a reference leads to; all else is itself. */
nt_pdf_item nt_reader_resolve(nt_reader *reader, nt_pdf_item item);
/* Null where there is none, and of what is no dictionary or no array. */
nt_pdf_item nt_reader_get(nt_reader *reader, nt_pdf_item dictionary, const char *key);
nt_pdf_item nt_reader_item(nt_reader *reader, nt_pdf_item array, size_t index);
/* The numbers of an array, 0 of what is none; whether it has just so many. */
bool nt_reader_numbers(nt_reader *reader, nt_pdf_item array, size_t count, double *out);
/* A text in UTF-8, whichever of PDF's encodings it has; in `arena`. "" of what is no text. */
const char *nt_reader_text(nt_reader *reader, nt_pdf_item text, nt_arena *arena);

/* A page tree that has circles, or pages that are none, is a failure. */
size_t nt_reader_page_count(nt_reader *reader);
nt_pdf_item nt_reader_page(nt_reader *reader, size_t index);
/* Which page the object is, from 1, once they were counted; 0 none. */
size_t nt_reader_page_of(nt_reader *reader, nt_pdf_item item);
/* Of the page or of a node above it. */
nt_pdf_item nt_reader_inherited(nt_reader *reader, nt_pdf_item page, const char *key);
/* Whether the object is met here for the first time; one without a number always is. */
bool nt_reader_meet(nt_reader *reader, nt_pdf_item item);
/* A field, or its parent's, for a signature. */
bool nt_reader_is_signature(nt_reader *reader, nt_pdf_item field);
/* It has a box, and that a size. */
bool nt_reader_is_seen(nt_reader *reader, nt_pdf_item field);

/* The bytes of a stream as they are packed, for nt_reader_free(); not counted. NULL when there are
 * none. */
unsigned char *nt_reader_packed(nt_reader *reader, nt_pdf_item stream, size_t *length);
/* Unpacked by qpdf; of a foreign file look first what they come to (unpack.h). */
unsigned char *nt_reader_unpacked(nt_reader *reader, nt_pdf_item stream, size_t *length);
void nt_reader_free(unsigned char *bytes);

/* The object with all that it names as an object of `file`. What was imported before is not made
 * again. Streams stay packed as they are. */
nt_object nt_reader_import(nt_reader *reader, nt_pdf_file *file, nt_pdf_item item);
