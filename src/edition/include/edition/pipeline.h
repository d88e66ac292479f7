/* What every command that builds shares: a run's handles, and the way from a template to results.
 */
#pragma once

#include "base/arena.h"
#include "counts/cube.h"
#include "edition/clock.h"
#include "edition/options.h"
#include "model/register.h"
#include "register/results.h"
#include "report/template.h"
#include "text/font.h"

/* A plan that was made: netra plan. */
typedef struct {
    nt_bytes bytes; /* the file */
    const nt_register_member *members;
    size_t count;
} nt_family_plan;

typedef struct {
    const nt_options *options;
    const char *folder; /* of the template, or of the data that are checked */
    nt_arena *arena;
    nt_clock *clock;
    nt_problems *problems;
    nt_fonts *fonts; /* NULL until nt_run_fonts */
    const nt_template *template;
    const nt_package *package;
    const nt_published *figures; /* what was read of published figures, sound or not; NULL: none */
    const nt_results *results;
    const nt_register *cases;           /* NULL: the report is on published figures */
    const nt_cube_part *counted;        /* of options->cube the files that it was counted from */
    size_t counted_count;               /* 0: not known */
    const nt_register_request *request; /* what was asked of them; NULL without cases */
    const nt_package *published;        /* what cases are reconciled with; NULL: nothing, or: */
    bool published_in_data;             /* what lies beside them, in `package` */
    const nt_ledger *before;            /* the edition that went out before; NULL: none is heeded */
    nt_family_plan *family;             /* to be planned; NULL: this run plans nothing */
    bool is_note;                       /* it compares two editions: edition/note.h */
    bool is_check;                      /* problems are printed by the command, not on the way */
    nt_date edition;                    /* the day that the report speaks of */
    bool owns_arena;                    /* and closes it */
} nt_run_state;

/* `arena` NULL: one of its own. */
nt_run_state nt_run_open(const nt_options *options, nt_arena *arena);
void nt_run_close(nt_run_state *run);

/* A parameter that names an event, an area or a measure, as the data's names are compared; NULL
 * where it has no value. */
const char *nt_run_name(nt_arena *arena, const nt_template *template, const char *parameter);

/* What the template's parameters ask of a comparison of published figures. */
nt_published_request nt_run_asked(nt_arena *arena, const nt_template *template);

/* The file of the edition that went out before, which the parameter "before" names; in a rebuild it
 * is the filed one, whatever the template says. NULL: none. */
const char *nt_run_before(const nt_run_state *run);

nt_status nt_run_template(nt_run_state *run, nt_error *err);
/* Template, unless it was read, data, figures or cases, comparison. Data with errors are printed
 * and end the run: NT_INVALID with an empty message. So is a template that compares two editions,
 * which edition/note.h takes. */
nt_status nt_run_results(nt_run_state *run, nt_error *err);
typedef nt_status nt_results_maker(nt_run_state *run, nt_error *err);
/* Data with errors, characters that no font has among them, are printed, unless the command does so
 * itself, and end the run: NT_INVALID with an empty message. */
nt_status nt_run_refuse_errors(nt_run_state *run, nt_error *err);
/* Says of a report on a register, of which there may be editions of earlier periods, that it was
 * protected without what has gone out, and what that costs. */
void nt_run_warn_alone(const nt_run_state *run);
/* Opens them once. */
nt_status nt_run_fonts(nt_run_state *run, nt_error *err);

/* Prints the sorted problems, at most `limit` lines, and says how many were left out. */
void nt_run_print_problems(nt_problems *problems, size_t limit, nt_lang lang, FILE *out);
