/* Members of a descriptor's objects, with their types enforced. An absent member leaves `*out` as
 * it was; one of another type is an error at its place. */
#pragma once

#include <stdbool.h>

#include "base/json.h"
#include "base/map.h"

typedef struct {
    const char *const *items;
    size_t count;
    nt_map places; /* text -> item; empty in a list of the program's own */
} nt_strings;

nt_status nt_ingest_get_string(const nt_json *object, const char *key, const char **out,
                               nt_error *err);
nt_status nt_ingest_get_bool(const nt_json *object, const char *key, bool *out, nt_error *err);
/* One printable ASCII character or a tab. */
nt_status nt_ingest_get_char(const nt_json *object, const char *key, char *out, nt_error *err);
/* A count of 0 or more. */
nt_status nt_ingest_get_count(const nt_json *object, const char *key, long *out, nt_error *err);
/* A string that cells, headings or other such strings are held against, in its canonical form. */
nt_status nt_ingest_get_key(nt_arena *arena, const nt_json *object, const char *key,
                            const char **out, nt_error *err);
/* An array of such strings; where `or_one`, also a single string. */
nt_status nt_ingest_get_strings(nt_arena *arena, const nt_json *object, const char *key,
                                bool or_one, nt_strings *out, nt_error *err);
/* The member itself, which must be of that type; NULL when absent. */
nt_status nt_ingest_get_member(const nt_json *object, const char *key, nt_json_type type,
                               const nt_json **out, nt_error *err);

/* Fails with "KEY is missing" at the object when the member is absent. */
nt_status nt_ingest_need(const nt_json *object, const char *key, nt_error *err);

/* "; did you mean "x"?" for an unknown name; NULL where none is near. */
const nt_message *nt_ingest_hint(nt_arena *arena, const char *name, const char *const *known,
                                 size_t count);
