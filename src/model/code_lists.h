/* The code lists of a register: from the descriptor, the table of events and the table of areas. */
#ifndef NETRA_MODEL_CODE_LISTS_H
#define NETRA_MODEL_CODE_LISTS_H

#include "names.h"

typedef NT_VEC(nt_code) nt_code_vec;

typedef struct {
    nt_arena *arena;
    nt_problems *problems;
    const nt_table *cases;
    const nt_json *described;        /* "codes" of the descriptor; may be NULL */
    int columns[NT_DIM_COUNT];       /* of the table of cases; -1 none */
    nt_code_vec codes[NT_DIM_COUNT]; /* the first is the unknown */
    nt_names names[NT_DIM_COUNT];
    nt_names outcomes;
    bool open[NT_DIM_COUNT]; /* every value is accepted: the list comes from the data */
} nt_code_lists;

extern const char *const nt_model_dimension_names[NT_DIM_COUNT]; /* "event", "province"… */

/* Fails on a list that is malformed or missing. Problems: unknown-level, thousands-dot, range. */
nt_status nt_model_read_codes(nt_arena *arena, const nt_package *package, const nt_table *cases,
                              const nt_json *netra, nt_problems *problems, nt_code_lists *out,
                              nt_error *err);

/* Adds the code and what addresses it: the code and the label. */
uint32_t nt_model_add_code(nt_code_lists *lists, nt_dimension dimension, const nt_code *code);

/* The code with exactly that name, or 0. */
uint32_t nt_model_code(const nt_code_lists *lists, nt_dimension dimension, const char *code);

/* Events and areas from their tables. */
void nt_model_read_event_codes(nt_code_lists *lists, const nt_table *table);
void nt_model_read_area_codes(nt_code_lists *lists, const nt_table *table);

/* A slug that no code of the list has yet. */
const char *nt_model_new_slug(const nt_code_lists *lists, nt_dimension dimension, const char *text);

#endif
