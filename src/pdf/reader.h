/* PDF files read through qpdf, each call checked in one place: libharu's pages and cairo's charts.
 *
 * The first failure (an error or a warning: a file made here gives qpdf nothing to warn of) is kept
 * in the reader; calls after it are harmless. Ask nt_reader_status() at the end of a stage.
 *
 * A handle is of its reader and lives as long as it, or until nt_reader_release(). */
#ifndef NETRA_PDF_READER_H
#define NETRA_PDF_READER_H

#include <qpdf/qpdf-c.h>

#include "object.h"

typedef struct {
    nt_arena *arena;
    qpdf_data qpdf;
    bool is_foreign;
    nt_text failure;            /* nothing in it while all is well */
    NT_VEC(nt_object) imported; /* by object number: what nt_reader_import() made of it */
    NT_VEC(qpdf_oh) handles;    /* given out and not released */
} nt_reader;

/* Opens the PDF in `bytes`, which must outlive the reader. Always close. One that nobody vouches
 * for has a page tree that can be walked, and until it is closed qpdf may take so much memory
 * (base/allowance.h): objects are made when they are asked for. */
void nt_reader_open(nt_arena *arena, const char *name, nt_bytes bytes, nt_reader *out);
void nt_reader_open_foreign(nt_arena *arena, const char *name, nt_bytes bytes, nt_reader *out);
/* A file made here, beside a foreign one that is open: its memory is allowed for. */
void nt_reader_open_beside(nt_arena *arena, const char *name, nt_bytes bytes, nt_reader *out);
void nt_reader_close(nt_reader *reader);
nt_status nt_reader_status(nt_reader *reader, nt_error *err);
/* Of a file of others, which messages call `file`: NT_INVALID where it cannot be read. */
nt_status nt_reader_readable(const nt_reader *reader, const char *file, nt_error *err);

/* Looks whether qpdf is content; behind each call of qpdf that may fail. */
void nt_reader_check(nt_reader *reader);

/* Each handle costs hundreds of bytes. A walk that may be long takes the count of handles before a
 * node, and gives back those that came after it once the node is done. */
size_t nt_reader_handles(const nt_reader *reader);
void nt_reader_release(nt_reader *reader, size_t count);

qpdf_oh nt_reader_root(nt_reader *reader);
qpdf_oh nt_reader_trailer(nt_reader *reader);
qpdf_oh nt_reader_object(nt_reader *reader, int number); /* null when there is none */
qpdf_oh nt_reader_object_of(nt_reader *reader, int number, int generation);
qpdf_oh nt_reader_null(nt_reader *reader);
size_t nt_reader_page_count(nt_reader *reader);
qpdf_oh nt_reader_page(nt_reader *reader, size_t index);
/* The bytes of a stream, for nt_reader_free(); not counted: of a foreign file look first what they
 * come to (unpack.h). NULL when there are none. */
unsigned char *nt_reader_stream_data(nt_reader *reader, qpdf_oh stream,
                                     enum qpdf_stream_decode_level_e level, size_t *length);
void nt_reader_free(unsigned char *bytes);
/* Of a file made here: its content streams as one, unpacked; in the arena. */
nt_bytes nt_reader_page_content(nt_reader *reader, qpdf_oh page);

qpdf_oh nt_reader_stream_dictionary(nt_reader *reader, qpdf_oh stream);
qpdf_oh nt_reader_get(nt_reader *reader, qpdf_oh dictionary, const char *key);
qpdf_oh nt_reader_item(nt_reader *reader, qpdf_oh array, size_t index);
/* The keys of a dictionary, in the arena; none of anything else. */
const char **nt_reader_keys(nt_reader *reader, qpdf_oh dictionary, size_t *count);
bool nt_reader_is_array(nt_reader *reader, qpdf_oh object);
bool nt_reader_is_null(nt_reader *reader, qpdf_oh object);
bool nt_reader_is_name(nt_reader *reader, qpdf_oh object, const char *name);
/* A direct object as PDF syntax; in the arena. */
const char *nt_reader_syntax(nt_reader *reader, qpdf_oh object);
/* Changes the file as this reader sees it. */
void nt_reader_put_name(nt_reader *reader, qpdf_oh dictionary, const char *key, const char *name);

/* The object with all that it names as an object of `file`. What was imported before is not made
 * again. Streams stay packed as they are. */
nt_object nt_reader_import(nt_reader *reader, nt_pdf_file *file, qpdf_oh object);

#endif
