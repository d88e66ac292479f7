/* What every command that builds shares: a run's handles, and the way from a template to results.
 */
#pragma once

#include "counts/cube.h"
#include "edition/clock.h"
#include "edition/options.h"
#include "model/register.h"
#include "register/results.h"

/* What the editions of a family withhold: made by netra plan, or read from --family. */
typedef struct {
    nt_bytes bytes; /* the file that was made; none of one that was read */
    const nt_register_member *members;
    size_t count;
} nt_family_plan;

/* What of a table of cases may travel. */
typedef struct {
    const nt_table_file *part;
    const char *checksum, *salt;
    long long bytes, rows;
} nt_case_file;

typedef struct nt_run_state nt_run_state;
struct nt_run_state {
    const nt_options *options;
    const char *folder; /* of the template, or of the data that are checked */
    nt_arena *arena;
    nt_clock *clock;
    nt_problems *problems;
    nt_fonts *fonts;                        /* NULL until nt_run_fonts */
    const struct nt_hyphenator *hyphenator; /* NULL: each build reads the dictionary */
    bool borrows_fonts;                     /* and does not close them */
    const nt_fonts *chart_fonts,
        *card_fonts; /* of the threads that draw these; NULL: they open own */
    const nt_template *template;
    const nt_template
        *template_read; /* and judged by another run, with other settings; NULL none */
    const nt_package *package;
    const nt_published *figures; /* what was read of published figures, sound or not; NULL: none */
    const nt_results *results;
    const nt_register *cases;           /* NULL: the report is on published figures */
    const nt_cube_part *counted;        /* of options->cube the files that it was counted from */
    size_t counted_count;               /* 0: not known */
    const nt_cube *cube;                /* their state at request->as_of */
    const nt_register_request *request; /* what was asked of them; NULL without cases */
    const nt_package *published;        /* what cases are reconciled with; NULL: nothing, or: */
    bool published_in_data;             /* what lies beside them, in `package` */
    const nt_ledger *before;            /* the edition that went out before; NULL: none is heeded */
    nt_family_plan *family;             /* to be planned; NULL: this run plans nothing */
    /* A run that has read and judged the data for this one; NULL: this one reads its own. */
    const nt_run_state *reader;
    bool only_reads; /* nt_run_results ends before anything is counted for a report */
    const nt_case_file *case_files; /* of a reader: each is read through for it once */
    size_t case_file_count;
    const struct nt_shared_file *shared; /* of a reader: what all editions carry */
    size_t shared_count;
    /* What is kept of each case, until it is left (in `arena`, where that is another's); of a
     * reader also what was known on other days, which the editions share. */
    nt_arena *rows;
    bool is_note;    /* it compares two editions: edition/note.h */
    bool is_check;   /* the command prints problems, and tells of the cases, when all is made */
    nt_date edition; /* the day that the report speaks of */
    bool owns_arena; /* and closes it */
};

/* `arena` NULL: one of its own. */
nt_run_state nt_run_open(const nt_options *options, nt_arena *arena);
/* How many of the cases' rows were read of the file. */
long long nt_run_rows_of(const nt_register *cases, const nt_package_file *file);

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
/* Takes the data of a register once for many editions, and the plan of --family: nt_run_results of
 * a run whose `reader` this becomes reads nothing again, and may run on a thread of its own. The
 * editions may differ in whatever does not choose the day. A run that has no register has NULL
 * cases afterwards, and serves nobody. */
nt_status nt_run_read(nt_run_state *run, nt_error *err);
/* Of a run that has read: whether editions of its areas are to be planned together. Not where
 * --family was given, or nothing is to be protected. */
bool nt_run_must_plan(const nt_run_state *run);
/* Chooses what the editions of these areas withhold beside that of the whole, into run->family. */
nt_status nt_run_plan(nt_run_state *run, const char *const *areas, size_t count, nt_error *err);
/* The same from the file of a plan that was made for them. */
nt_status nt_run_take_plan(nt_run_state *run, const char *path, nt_error *err);

/* What a thread keeps from one edition to the next: neither is made for two threads. cairo knows a
 * font by the place in memory of its face, and remembers it when it is gone: so none is closed
 * before the last edition is drawn. */
typedef struct {
    nt_arena *arena;
    nt_fonts *fonts, *chart_fonts, *card_fonts;
    struct nt_hyphenator *hyphenator;
} nt_bench;
nt_status nt_bench_open(nt_lang lang, nt_bench *out, nt_error *err);
void nt_bench_close(nt_bench *bench);
/* A run of its own for one edition, with what the bench keeps and, where it has cases, what the
 * reader has read. Closed by nt_run_close before either of them. */
nt_run_state nt_bench_run(const nt_bench *bench, const nt_run_state *reader,
                          const nt_options *options);
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

/* nt_run_results for every template, revision notes among them: opens both editions, compares, and
 * fills run->package, run->edition and run->results. */
nt_status nt_note_results(nt_run_state *run, nt_error *err);
