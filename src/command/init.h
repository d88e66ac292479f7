/* `netra init`, in parts: what it says and asks, templates that it copies, empty tables. */
#pragma once

#include "base/outputs.h"
#include "edition/options.h"
#include "survey/survey.h"

/* What the data cannot answer. */
typedef struct {
    const char *subject; /* what the cases are about; "" not said */
    const char *office;  /* "" not said: the letterhead is left out */
} nt_init_answers;

/* Where a register lies: a table of a file, or of a sheet. */
typedef struct {
    const nt_grid_file *file;
    nt_survey_part found;
} nt_init_part;

typedef struct {
    const nt_init_part *items;    /* by file, then in the order of the sheets */
    const nt_survey_part *tables; /* the same */
    size_t count;
    const nt_grid_file *const *files;
    size_t file_count;
    bool alike;         /* one descriptor names them as they lie, else they are written anew */
    size_t sheet_count; /* in each file */
    bool by_number;     /* sheets are called otherwise in each */
} nt_init_parts;

/* The largest table of the first file, and all with its headings: in other sheets, and in each
 * further file. */
nt_status nt_init_find_parts(nt_arena *arena, const char *const *paths, nt_init_parts *out,
                             nt_error *err);

/* Several, as one. */
nt_survey_part nt_init_joined(nt_arena *arena, const nt_init_parts *all);

/* Says what the file was taken for, and what of it the table is. */
void nt_init_tell_file(nt_lang lang, const nt_grid_file *file, const nt_survey *survey);

/* Says what the file and its columns were taken for, and how sure that is. */
void nt_init_tell(nt_arena *arena, nt_lang lang, const nt_grid_file *file, const nt_survey *survey);

/* Asks on the terminal, with a proposal each, and changes the survey by the answers. */
void nt_init_ask(nt_arena *arena, nt_lang lang, nt_survey *survey, nt_init_answers *answers);

/* A line of the terminal; the proposal where it is empty. */
const char *nt_init_answer(nt_arena *arena, const char *proposal);

/* The same of a wide table; what keeps it from being described. */
void nt_init_tell_wide(nt_lang lang, const nt_survey *survey, const nt_survey_wide *wide);
void nt_init_ask_wide(nt_arena *arena, nt_lang lang, nt_survey_wide *wide,
                      nt_init_answers *answers);
nt_status nt_init_judge_wide(const nt_survey *survey, const nt_survey_wide *wide, const char *path,
                             nt_error *err);

/* What a role is called: "the day of the decision". */
nt_text nt_init_role_words(const char *role);

/* Where a template is copied to, and what is its own there. */
typedef struct {
    const char *template; /* its name among those of the program */
    const char *folder;   /* that will hold it */
    const char *data;     /* the data package, from that folder; "" none */
    const char *office;   /* "": the made-up one of the sample goes, and none takes its place */
    const char *face;     /* the file of the office, for the copy to name; NULL none */
    bool keep_office;     /* of the sample's data it is true */
    const char *keep_published; /* where the published figures beside a register are; NULL none */
} nt_init_copy;

nt_status nt_init_copy_template(nt_arena *arena, const nt_init_copy *copy, nt_outputs *outputs,
                                nt_error *err);

/* `netra init --template NAME FOLDER` and `netra init --figures -o FOLDER`. */
nt_status nt_init_template(nt_arena *arena, const nt_options *options, nt_outputs *outputs,
                           nt_error *err);
nt_status nt_init_figures(nt_arena *arena, const nt_options *options, nt_outputs *outputs,
                          nt_error *err);

/* An output where nothing stands yet; else NT_INVALID. */
nt_status nt_init_add(nt_arena *arena, nt_outputs *outputs, const char *folder, const char *name,
                      nt_bytes bytes, nt_error *err);
