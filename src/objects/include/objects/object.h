/* PDF objects in the making: thousands of small ones, so they are plain values in the arena, and
 * nothing that makes them can fail.
 *
 * Keys and names are written with their slash. Keys, literals and the data of streams that
 * are not packed here are not copied: they live as long as the file. */
#pragma once

#include <stdint.h>

#include "base/file.h"
#include "base/library.h"

typedef struct nt_pdf_value *nt_object;

typedef struct {
    nt_arena *arena;
    nt_object root;                 /* the catalog */
    nt_object info;                 /* the document information dictionary; NULL none */
    NT_VEC(nt_object) replacements; /* in an update: for objects of the file before */
} nt_pdf_file;

/* The catalog, and all that is named from it. */
nt_pdf_file nt_pdf_file_open(nt_arena *arena);

/* The finished file, in the arena: objects in object streams, streams deflated. The identifier
 * depends on the content alone. */
nt_bytes nt_pdf_file_write(const nt_pdf_file *file, const char *version);

/* A finished file: what an update of it (ISO 32000-1, 7.5.6) must know. */
typedef struct {
    nt_bytes bytes;
    uint32_t size;           /* its objects have numbers below */
    uint32_t root, info;     /* numbers; info 0: none */
    size_t cross_references; /* where its last ones begin */
    nt_bytes identifier;     /* the first half, which stays */
} nt_pdf_revision;

/* An object for an update: a dictionary that takes the place of object `number` of the file before.
 * `syntax` as for nt_pdf_literal(), but may name objects of the file before. */
nt_object nt_pdf_replacement(nt_pdf_file *file, uint32_t number, const char *syntax);

/* The file before, untouched, and behind it the replacements with what they name. No object of the
 * update is packed into another, so that its bytes can be found. */
nt_bytes nt_pdf_file_update(const nt_pdf_file *file, const nt_pdf_revision *before);

/* New objects: direct, unless the name says otherwise. An indirect object is written when another
 * names it. */
nt_object nt_pdf_dictionary(nt_pdf_file *file);
nt_object nt_pdf_array(nt_pdf_file *file);
nt_object nt_pdf_name(nt_pdf_file *file, const char *name);
nt_object nt_pdf_integer(nt_pdf_file *file, long long value);
nt_object nt_pdf_indirect_dictionary(nt_pdf_file *file);
nt_object nt_pdf_indirect_array(nt_pdf_file *file);
/* PDF syntax without references: "<< /S /GoTo >>". A dictionary can take more, but not keys that
 * are in the syntax already. */
nt_object nt_pdf_literal(nt_pdf_file *file, const char *syntax);
nt_object nt_pdf_indirect_literal(nt_pdf_file *file, const char *syntax);

typedef enum {
    NT_PACKING_WANTED,   /* at once: its data are not needed longer */
    NT_PACKING_DEFLATED, /* by nt_deflate, before */
    NT_PACKING_NONE,     /* stays readable by those who know no PDF */
    NT_PACKING_DONE      /* the dictionary names the filter */
} nt_packing;

/* `dictionary` is a literal. A stream takes keys as a dictionary does. */
nt_object nt_pdf_stream(nt_pdf_file *file, const char *dictionary, nt_packing packing,
                        nt_bytes data);

/* NULL when the key is not there, or is part of the literal. */
nt_object nt_pdf_get(nt_object dictionary, const char *key);
/* Replaces what was put before. */
void nt_pdf_put(nt_pdf_file *file, nt_object dictionary, const char *key, nt_object value);
void nt_pdf_put_name(nt_pdf_file *file, nt_object dictionary, const char *key, const char *name);
void nt_pdf_put_integer(nt_pdf_file *file, nt_object dictionary, const char *key, long long value);
/* A text string: UTF-8 in, whatever PDF wants out. NULL and "" are left out. */
void nt_pdf_put_text(nt_pdf_file *file, nt_object dictionary, const char *key, const char *text);
/* A byte string. */
void nt_pdf_put_string(nt_pdf_file *file, nt_object dictionary, const char *key, const char *text);
void nt_pdf_put_literal(nt_pdf_file *file, nt_object dictionary, const char *key,
                        const char *syntax);

void nt_pdf_push(nt_pdf_file *file, nt_object array, nt_object value);
/* Points, to 0.01. */
void nt_pdf_push_length(nt_pdf_file *file, nt_object array, double value_pt);
/* [x0 y0 x1 y1] */
nt_object nt_pdf_box(nt_pdf_file *file, double x0, double y0, double x1, double y1);
void nt_pdf_push_string(nt_pdf_file *file, nt_object array, const char *text);

nt_libraries nt_objects_libraries(void);
