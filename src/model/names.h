/* The names by which a code list is addressed, and a quick memory of what texts were found to be.
 */
#ifndef NETRA_MODEL_NAMES_H
#define NETRA_MODEL_NAMES_H

#include "lookup.h"
#include "model/register.h"

/* What a text is, where it is not one code. */
#define NT_NAME_UNKNOWN   UINT32_MAX
#define NT_NAME_AMBIGUOUS (UINT32_MAX - 1)

typedef struct nt_code_names {
    nt_arena *arena;
    bool area;
    NT_VEC(nt_lookup_entry) entries; /* keys; sorted once all are added */
} nt_code_names;

/* `text` names the code; a text whose key is "" names nothing. */
void nt_model_add_name(nt_code_names *names, const char *text, uint32_t code);
/* The same for a key, and not to be shown. */
void nt_model_add_key(nt_code_names *names, const char *key, uint32_t code);

/* Sorts; a name given to two codes is ambiguous from here on. */
void nt_model_close_names(nt_code_names *names);

uint32_t nt_model_find_key(const nt_code_names *names, const char *key);
uint32_t nt_model_find_name(const nt_code_names *names, const char *text);

/* The code that has the name nearest to `text`, or NT_NAME_UNKNOWN. */
uint32_t nt_model_nearest_code(const nt_code_names *names, const char *text);

/* Texts as they stand in the file, and the code found for each. */
typedef struct {
    nt_arena *arena;
    struct nt_memo_slot {
        uint64_t hash;
        const char *text; /* NULL: free */
        uint32_t length, code;
    } * slots;
    size_t count, capacity;
} nt_memo;

uint64_t nt_model_hash(const void *bytes, size_t length);

/* The slot of the text, or NULL. */
struct nt_memo_slot *nt_model_recall(const nt_memo *memo, const char *text, size_t length);

/* Keeps it, up to NT_MEMO_MAX texts: a column of free text would fill the memory. */
enum { NT_MEMO_MAX = 1 << 16 };
void nt_model_memorise(nt_memo *memo, const char *text, size_t length, uint32_t code);

#endif
