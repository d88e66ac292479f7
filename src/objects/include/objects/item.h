/* What a PDF holds that is read: plain values, made of the syntax in which qpdf writes an object
 * down. They live as long as their reader. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "base/file.h"
#include "base/map.h"

typedef enum {
    NT_ITEM_NULL,
    NT_ITEM_BOOL,
    NT_ITEM_NUMBER,
    NT_ITEM_TEXT,
    NT_ITEM_NAME,
    NT_ITEM_ARRAY,
    NT_ITEM_DICTIONARY,
    NT_ITEM_STREAM,
    NT_ITEM_REFERENCE /* until it is asked for */
} nt_item_kind;

typedef struct nt_pdf_item nt_pdf_item;
typedef struct nt_member nt_member;
typedef struct nt_item_stream nt_item_stream;

struct nt_pdf_item {
    unsigned kind : 8, object : 24; /* the number of the object that it is, or refers to; 0 none */
    uint32_t count;                 /* of what it points to; of a reference its generation */
    union {
        const char
            *bytes; /* a name with its slash, a text, a number as it is written; NUL behind */
        const nt_pdf_item *items;
        const nt_member *members; /* by key; none of them is null */
        const nt_item_stream *stream;
        bool is_true;
    } of; /* of arrays, dictionaries and streams no two point to one place */
};

struct nt_member {
    const char *key; /* with its slash */
    nt_pdf_item value;
};

struct nt_item_stream {
    nt_pdf_item dictionary;
    unsigned handle; /* of qpdf; or, of a file made here, … */
    nt_bytes packed; /* … the bytes themselves */
};

enum { NT_ITEM_OBJECTS_MAX = 8388607 }; /* the highest number; ISO 32000-1, annex C */

/* Where the values of a file are kept, each name once. */
typedef struct {
    nt_arena *arena, *passing; /* what is left in the second is not needed */
    nt_map map;
    NT_VEC(const char *) names;
} nt_item_home;

nt_item_home nt_item_home_open(void);
void nt_item_home_close(nt_item_home *home);

/* The value that `syntax` writes down. Too high a number of an object is 0. */
nt_pdf_item nt_item_parse(nt_item_home *home, const char *syntax);
/* The first value in `rest`, which then begins behind it; never a reference. */
nt_pdf_item nt_item_parse_first(nt_item_home *home, nt_bytes *rest);

/* As syntax, in `arena`; what it refers to by its number. */
const char *nt_item_syntax(nt_arena *arena, nt_pdf_item item);
/* The dictionary without those keys (NULL-terminated), in `arena`. */
nt_pdf_item nt_item_without(nt_arena *arena, nt_pdf_item dictionary, const char *const *keys);

/* None of what is no array; of a dictionary, and a stream's, the members. */
size_t nt_item_count(nt_pdf_item array);
const nt_member *nt_item_members(nt_pdf_item item, size_t *count);

bool nt_item_is_name(nt_pdf_item item, const char *name);
bool nt_item_is_integer(nt_pdf_item item);
/* 0 of what is no number; an integer beyond 2^53 is not told exactly. */
double nt_item_number(nt_pdf_item item);
long long nt_item_integer(nt_pdf_item item);
/* The same, written down the same; what is referred to is not looked at. */
bool nt_item_same(nt_pdf_item a, nt_pdf_item b);
