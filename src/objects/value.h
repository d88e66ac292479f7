/* What an nt_object is: for those who read what was made (save.c, which numbers them). */
#pragma once

#include <stdbool.h>
#include <stdint.h>

#include "objects/object.h"

typedef enum {
    NT_VALUE_LITERAL, /* PDF syntax */
    NT_VALUE_INTEGER,
    NT_VALUE_LENGTH,
    NT_VALUE_NAME,
    NT_VALUE_STRING,
    NT_VALUE_ARRAY,
    NT_VALUE_DICTIONARY,
    NT_VALUE_STREAM
} nt_value_kind;

typedef struct nt_entry nt_entry;
struct nt_entry {
    const char *key; /* with its slash; NULL in an array */
    nt_object value;
    nt_entry *next;
};

struct nt_pdf_value {
    nt_value_kind kind;
    bool indirect;
    uint32_t number;        /* of an indirect object that was named while saving; 0 not yet */
    nt_packing packing;     /* of a stream */
    nt_object dictionary;   /* of a stream */
    nt_entry *first, *last; /* what an array holds, and a dictionary beside its literal */
    union {
        nt_bytes bytes; /* literal (of a dictionary: what it starts with), name, string, data */
        long long integer;
        double length_pt;
    };
};
