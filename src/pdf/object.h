/* PDF objects through qpdf, each call checked in one place.
 *
 * The first failure (an error or a warning: a file made here gives qpdf nothing to warn of) is kept
 * in the file; calls after it are harmless. Ask nt_pdf_file_status() at the end of a stage.
 *
 * An nt_object is a handle of the file and lives as long as it; `put` and `push` with a value of
 * their own (name, integer…) leave no handle behind. Keys and names are written with their slash.
 */
#ifndef NETRA_PDF_OBJECT_H
#define NETRA_PDF_OBJECT_H

#include <qpdf/qpdf-c.h>

#include "base/error.h"
#include "base/file.h"

typedef qpdf_oh nt_object;

typedef struct {
    nt_arena *arena;
    qpdf_data qpdf;
    char failure[300]; /* "" while all is well */
} nt_pdf_file;

/* Opens the PDF in `bytes`, which must outlive the file. Always close. */
void nt_pdf_file_open(nt_arena *arena, const char *name, nt_bytes bytes, nt_pdf_file *out);
void nt_pdf_file_close(nt_pdf_file *file);
nt_status nt_pdf_file_status(nt_pdf_file *file, nt_error *err);

/* The finished file, in the arena. */
void nt_pdf_file_write(nt_pdf_file *file, const char *version, nt_bytes *out);

nt_object nt_pdf_root(nt_pdf_file *file);
nt_object nt_pdf_trailer(nt_pdf_file *file);
size_t nt_pdf_page_count(nt_pdf_file *file);
nt_object nt_pdf_page(nt_pdf_file *file, size_t index);
/* Its content streams as one, unpacked; in the arena. */
nt_bytes nt_pdf_page_content(nt_pdf_file *file, nt_object page);

/* New objects: direct, unless the name says otherwise. */
nt_object nt_pdf_dictionary(nt_pdf_file *file);
nt_object nt_pdf_array(nt_pdf_file *file);
nt_object nt_pdf_name(nt_pdf_file *file, const char *name);
nt_object nt_pdf_integer(nt_pdf_file *file, long long value);
nt_object nt_pdf_indirect_dictionary(nt_pdf_file *file);
nt_object nt_pdf_indirect_array(nt_pdf_file *file);
/* From PDF syntax without references: "<< /S /GoTo >>". */
nt_object nt_pdf_parse(nt_pdf_file *file, const char *syntax);
nt_object nt_pdf_indirect_parse(nt_pdf_file *file, const char *syntax);
/* `dictionary` is PDF syntax as above, "" none. */
nt_object nt_pdf_stream(nt_pdf_file *file, const char *dictionary, nt_bytes data);
nt_object nt_pdf_stream_dictionary(nt_pdf_file *file, nt_object stream);

/* A copy of `object` of another file, which must stay open until this one is written. What was
 * copied before is not copied again. */
nt_object nt_pdf_copy(nt_pdf_file *file, nt_pdf_file *other, nt_object object);

/* A direct object as PDF syntax; in the arena. */
const char *nt_pdf_syntax(nt_pdf_file *file, nt_object object);

nt_object nt_pdf_get(nt_pdf_file *file, nt_object dictionary, const char *key);
nt_object nt_pdf_item(nt_pdf_file *file, nt_object array, size_t index);
/* The keys of a dictionary, in the arena; none of anything else. */
const char **nt_pdf_keys(nt_pdf_file *file, nt_object dictionary, size_t *count);
bool nt_pdf_is_array(nt_pdf_file *file, nt_object object);
bool nt_pdf_is_null(nt_pdf_file *file, nt_object object);
bool nt_pdf_is_name(nt_pdf_file *file, nt_object object, const char *name);
void nt_pdf_remove(nt_pdf_file *file, nt_object dictionary, const char *key);
void nt_pdf_put(nt_pdf_file *file, nt_object dictionary, const char *key, nt_object value);
void nt_pdf_put_name(nt_pdf_file *file, nt_object dictionary, const char *key, const char *name);
void nt_pdf_put_integer(nt_pdf_file *file, nt_object dictionary, const char *key, long long value);
void nt_pdf_put_bool(nt_pdf_file *file, nt_object dictionary, const char *key, bool value);
/* A text string: UTF-8 in, whatever PDF wants out. NULL and "" are left out. */
void nt_pdf_put_text(nt_pdf_file *file, nt_object dictionary, const char *key, const char *text);
/* A byte string. */
void nt_pdf_put_bytes(nt_pdf_file *file, nt_object dictionary, const char *key, nt_bytes bytes);
void nt_pdf_put_string(nt_pdf_file *file, nt_object dictionary, const char *key, const char *text);
/* PDF syntax without references. */
void nt_pdf_put_parsed(nt_pdf_file *file, nt_object dictionary, const char *key,
                       const char *syntax);

void nt_pdf_push(nt_pdf_file *file, nt_object array, nt_object value);
void nt_pdf_push_name(nt_pdf_file *file, nt_object array, const char *name);
void nt_pdf_push_integer(nt_pdf_file *file, nt_object array, long long value);
/* Points, to 0.01. */
void nt_pdf_push_length(nt_pdf_file *file, nt_object array, double value_pt);
void nt_pdf_push_null(nt_pdf_file *file, nt_object array);
void nt_pdf_push_text(nt_pdf_file *file, nt_object array, const char *text);
void nt_pdf_push_string(nt_pdf_file *file, nt_object array, const char *text);

#endif
