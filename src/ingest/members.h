/* Members of a descriptor's objects, which have its forms (base/json_form.h). */
#pragma once

#include "base/json.h"
#include "base/map.h"

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
