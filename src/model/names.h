/* The names by which a code list is addressed. */
#pragma once

#include "model/key.h"
#include "model/register.h"

/* What a text is, where it is not one code. */
#define NT_NAME_UNKNOWN   UINT32_MAX
#define NT_NAME_AMBIGUOUS (UINT32_MAX - 1)

typedef struct nt_code_names {
    nt_arena *arena;
    nt_key_of kind;
    NT_VEC(const char *) keys; /* sorted once all are added */
    nt_map codes;              /* of each key; NT_NAME_AMBIGUOUS: of several */
    uint32_t within;           /* 0, or a province in which what is added names the code too */
} nt_code_names;

nt_code_names nt_model_open_names(nt_arena *arena, nt_key_of kind);

/* `text` names the code; a text whose key is "" names nothing, one that is given to two codes is
 * ambiguous. */
void nt_model_add_name(nt_code_names *names, const char *text, uint32_t code);
/* The same for a key, and not to be shown. */
void nt_model_add_key(nt_code_names *names, const char *key, uint32_t code);

/* Those of the others that are no name yet. */
void nt_model_add_others(nt_code_names *names, const nt_code_names *others);

/* All are added. */
void nt_model_close_names(nt_code_names *names);

uint32_t nt_model_find_key(const nt_code_names *names, const char *key);
uint32_t nt_model_find_name(const nt_code_names *names, const char *text);
/* What `key` names within the province, where it was added so. */
uint32_t nt_model_find_within(const nt_code_names *names, const char *key, uint32_t province);

/* The code that has the name nearest to `text`, or NT_NAME_UNKNOWN. */
uint32_t nt_model_nearest_code(const nt_code_names *names, const char *text);

/* Of texts and what they were found to be at most so many are remembered: a column of free text
 * would fill the memory. */
enum { NT_MEMO_MAX = 1 << 16 };

/* Slugs are parts of ids, so two things of one kind never share one: `slug`, or where that is taken
 * the first of slug-2, slug-3 and so on that is free. It is taken from then on: `taken` has each
 * slug, and how often it was asked for. */
const char *nt_model_unique_slug(nt_map *taken, const char *slug);
