/* What stands in the cells of a made-up register: codes, how they are written, how often. */
#pragma once

#include <stddef.h>

typedef enum { LIST_POSITION, LIST_VIOLATION, LIST_INSTITUTION, LIST_SANCTION, LIST_COUNT } list_id;

enum { WORDS_MAX = 16 };

typedef struct {
    const char *code;
    const char *written;   /* as the register has it, mostly */
    const char *other;     /* and now and then: an alias of the descriptor; NULL none */
    const char *typo;      /* as somebody mistyped it; NULL none */
    const char *published; /* the category in the published figures; NULL none */
    double weight;
} word;

typedef struct {
    const char *name; /* the dimension of the published figures and of --weight */
    const word *words;
    size_t count;
} word_list;

extern const word_list word_lists[LIST_COUNT];
