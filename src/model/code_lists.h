/* The code lists of a register: from the descriptor, the table of events and the table of areas. */
#pragma once

#include "names.h"

typedef NT_VEC(nt_code) nt_code_vec;
typedef NT_VEC(nt_outcome_code) nt_outcome_vec;

typedef struct {
    nt_arena *arena;
    nt_problems *problems;
    const nt_table *cases;
    const nt_gazetteer *areas;
    const nt_json *described;        /* "codes" of the descriptor; may be NULL */
    int columns[NT_DIM_COUNT];       /* of the table of cases; -1 none */
    nt_code_vec codes[NT_DIM_COUNT]; /* the first is the unknown */
    nt_map given[NT_DIM_COUNT];      /* what a list or table calls each: its place in `codes` */
    nt_map slugs[NT_DIM_COUNT];      /* what they are called so, and slugs that are to be */
    nt_map own[NT_DIM_COUNT];        /* names of netra's own rows and of those beside them */
    nt_code_names names[NT_DIM_COUNT];
    nt_code_names bare[NT_DIM_COUNT]; /* forms without a kind, or with one: where no name is so */
    nt_outcome_vec outcomes;          /* in the order of nt_outcomes */
    nt_code_names outcome_names;
    bool open[NT_DIM_COUNT]; /* every value is accepted: the list comes from the data */
} nt_code_lists;

extern const char *const nt_model_dimension_names[NT_DIM_COUNT]; /* "event", "province"… */
extern const char *const nt_model_case_roles[NT_COLUMN_COUNT];   /* "case.event"… by column */

/* One whose label is one text for all languages, and of which nothing else is known. */
nt_code nt_model_new_code(const char *code, const char *label);

/* Fails on a list that is malformed or missing. Problems: those of
 * nt_model_read_areas, and unused-level, thousands-dot, range. */
nt_status nt_model_read_codes(nt_arena *arena, const nt_package *package, const nt_table *cases,
                              const nt_json *netra, nt_problems *problems, nt_code_lists *out,
                              nt_error *err);

/* Adds the code and what addresses it: the code and the label. */
uint32_t nt_model_add_code(nt_code_lists *lists, nt_dimension dimension, const nt_code *code);

/* "Kabupaten Bandung (32.04), Kota Bandung (32.73)": the codes that differ from the text in their
 * kind alone. */
const char *nt_model_meanings(nt_arena *arena, const nt_code *codes, size_t count,
                              const char *text);

/* The code with exactly that name, or 0. */
uint32_t nt_model_code(const nt_code_lists *lists, nt_dimension dimension, const char *code);

/* Events and areas from their tables. */
void nt_model_read_event_codes(nt_code_lists *lists, const nt_table *table);
void nt_model_read_area_codes(nt_code_lists *lists, const nt_table *table);

/* {"id": "...", "en": "..."}, or one text for both; NULL leaves *out as it is. */
nt_status nt_model_read_text(const nt_json *text, nt_text *out, nt_error *err);
/* The member "label", or the code itself. */
nt_status nt_model_read_label(const nt_json *json, nt_text *out, nt_error *err);
void nt_model_read_aliases(const nt_json *json, nt_code_names *names, uint32_t code);

/* The outcomes of the descriptor, which may be NULL, beside the built-in ones. Fails on a list that
 * is malformed, on an outcome without a kind, and on a name of two outcomes. */
nt_status nt_model_read_outcomes(nt_code_lists *lists, const nt_json *described, nt_error *err);
/* "pending, proven and not-proven" */
nt_text nt_model_outcome_codes(const nt_code_lists *lists);

/* A slug that no code of the list has yet, for the code that is added next. */
const char *nt_model_new_slug(nt_code_lists *lists, nt_dimension dimension, const char *text);

/* The level of the code's area, and that of all areas of a list; NULL unknown, or several. Where no
 * table has them, names tell. */
const nt_level *nt_model_code_level(const nt_code_lists *lists, const nt_code *code);
const nt_level *nt_model_common_level(const nt_code_lists *lists, nt_dimension dimension);

/* What one of the level is called: an area where it is NULL. */
nt_text nt_model_level_words(const nt_level *level);

/* The words for what happens to a case: whether the descriptor has words of its own: "stages", or
 * outcomes that are not built in or have labels. After nt_model_read_steps. */
bool nt_model_has_own_words(const nt_code_lists *lists, const nt_step_words words[NT_STEP_COUNT]);

/* Reads "stages" of the descriptor's "netra", which may be NULL, and gives each step and each
 * outcome its label. After nt_model_read_codes. */
nt_status nt_model_read_steps(nt_code_lists *lists, const nt_json *netra,
                              nt_step_words out[static NT_STEP_COUNT], nt_error *err);
