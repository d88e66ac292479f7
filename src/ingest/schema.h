/* The schema of a resource: its fields, what a cell of each may say, and the keys. */
#pragma once

#include <stdbool.h>

#include "base/map.h"
#include "ingest/package.h"

/* Texts of a descriptor. */
typedef struct {
    const char *const *items;
    size_t count;
    nt_map places; /* text -> item; empty in a list of the program's own */
} nt_strings;

/* Of an absent member *out stays as it was. One printable ASCII character or a tab. */
nt_status nt_ingest_get_char(const nt_json *object, const char *key, char *out, nt_error *err);

/* A text that cells, headings or other such texts are held against, in its canonical form; NULL
 * when absent. */
const char *nt_ingest_key(nt_arena *arena, const nt_json *object, const char *key);
/* A list of such texts, or one; of an absent member *out stays as it was. */
void nt_ingest_get_strings(nt_arena *arena, const nt_json *object, const char *key,
                           nt_strings *out);

/* "; did you mean "x"?" for an unknown name; NULL where none is near. */
const nt_message *nt_ingest_hint(nt_arena *arena, const char *name, const char *const *known,
                                 size_t count);

/* How a field writes numbers. */
typedef struct {
    const char *decimal_mark; /* "." or ","; one character */
    const char *group_mark;   /* between groups of three digits; "" none */
    bool bare;                /* nothing but the number; else text around it is passed over */
} nt_number_format;

/* Reads the whole text: a sign, digits (in groups of three where a group mark is used), a decimal
 * mark and digits. No exponent, no infinity. False when it is no such number or has more than 15
 * digits. */
bool nt_ingest_parse_number(const char *text, const nt_number_format *format, nt_decimal *out);

/* How the cells of a field are read and what they may hold. */
typedef struct {
    const char *date_pattern; /* NULL: 2024-02-06 and nothing else */
    int century;              /* the first of the hundred years of its %y */
    nt_number_format number;
    nt_strings missing; /* what stands for "not known": of the field, else of the schema */
    nt_strings true_values, false_values;
    nt_strings allowed;                      /* by "enum"; none: every value */
    nt_text allowed_text;                    /* the first of them, for messages */
    const char *minimum_text, *maximum_text; /* NULL: no limit; as the descriptor writes it */
    double minimum, maximum;                 /* numbers, and dates as days */
    long shortest, longest;                  /* characters; -1 no limit */
    bool key;       /* its texts are compared: ids, names, codes, values of a list */
    bool unpivoted; /* no column of its own: see wide.h */
} nt_rules;

typedef struct {
    size_t field;         /* of this table */
    const char *resource; /* "" is this table */
    const char *target;   /* the name of the field there */
    nt_place place;
} nt_foreign_key;

typedef struct {
    nt_field *fields;
    nt_rules *rules; /* one a field */
    size_t count;
    nt_map names;        /* which field has it */
    nt_strings missing;  /* of fields without their own */
    size_t *primary_key; /* fields; may be none */
    size_t primary_key_count;
    nt_foreign_key *foreign_keys;
    size_t foreign_key_count;
} nt_schema;

extern const nt_json_form nt_ingest_schema_form[]; /* its members */

nt_status nt_ingest_read_schema(nt_arena *arena, const nt_json *json, nt_schema *out,
                                nt_error *err);

const char *nt_ingest_type_name(nt_field_type type);

/* The index of the field with that name, or NT_MAP_NONE. */
size_t nt_ingest_field(const nt_schema *schema, const char *name);
