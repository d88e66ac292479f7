/* The problem log: what is wrong in the data, row by row, while the run goes on.
 *
 * Every problem is counted; the first NT_PROBLEMS_LISTED of a code and severity are listed, and the
 * first in each column, so that a file in which every cell is wrong costs no more than what is
 * worth reading. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

typedef enum { NT_SEVERITY_ERROR, NT_SEVERITY_WARNING } nt_severity;

typedef struct {
    nt_severity severity;
    nt_place place;
    const char *code; /* kebab-case and stable: "type", "duplicate-id", "unknown-source" */
    nt_text message;  /* "what is wrong; what would be right"; never shows personal data */
    size_t rows;      /* of which it speaks: at least 1 */
    const struct nt_problem_group
        *group; /* those of its kind in one column; NULL: it stands alone */
} nt_problem;

enum { NT_PROBLEM_NEXT = 3 };

/* What is wrong in the same way in many cells of one column of a register. */
typedef struct nt_problem_group {
    nt_severity severity;
    const char *code, *column; /* as the file calls it */
    size_t rows;               /* all of them, listed or not */
    const nt_problem *first;   /* of the listed, and the places of the next */
    size_t next_count;
    nt_place next[NT_PROBLEM_NEXT];
} nt_problem_group;

enum { NT_PROBLEMS_LISTED = 1000 };

typedef struct nt_problems nt_problems;

nt_problems *nt_problems_open(nt_arena *arena);

/* Counts what is added to it, which `whole` counts too and lists: for whoever asks how often
 * something is wrong in one table. */
nt_problems *nt_problems_open_part(nt_arena *arena, nt_problems *whole);

/* The log of which this is a part; itself where it is none. */
nt_problems *nt_problems_whole(nt_problems *problems);

/* Counts a problem and says whether it is to be listed, which nt_problems_list does with the one
 * that was taken last. `code` must outlive the log, `column` and `place.file` too; `column` is NULL
 * where a problem is to stand alone. */
bool nt_problems_take(nt_problems *problems, nt_severity severity, const char *code,
                      const char *column, size_t rows);
void nt_problems_list(nt_problems *problems, nt_place place, nt_message message);

/* Place and message are made only where they are listed. */
#define nt_problems_add_in(problems, severity, place, code, column, ...)                           \
    (nt_problems_take((problems), (severity), (code), (column), 1)                                 \
         ? nt_problems_list((problems), (place), __VA_ARGS__)                                      \
         : (void)0)
#define nt_problems_add(problems, severity, place, code, ...)                                      \
    nt_problems_add_in(problems, severity, place, code, NULL, __VA_ARGS__)

/* Whether messages may show texts of a register that stand so seldom that they may be names. */
void nt_problems_show_values(nt_problems *problems);
bool nt_problems_shows_values(nt_problems *problems);

/* "9, 17, 40, …": the lines of the first `count` of so many rows, told behind the place `beside`.
 */
const char *nt_problem_lines(nt_arena *arena, nt_place beside, const nt_place *places, size_t count,
                             size_t rows);

/* Whether the name nearest to `name` among `count` is still to be looked for, for a message:
 * looking costs, and thousands of faults may each look among thousands of names. A log has a
 * budget, which each call that says yes takes from. */
bool nt_problems_may_search(nt_problems *problems, const char *name, size_t count);

/* The listed, by file (in order of first mention), line, column, code; without exact repetitions.
 * The items stay valid until the next add. */
const nt_problem *nt_problems_sorted(nt_problems *problems, size_t *count);

/* How many rows they speak of, without exact repetitions of those that are listed. */
size_t nt_problems_count(nt_problems *problems, nt_severity severity);

typedef struct {
    const char *code;
    nt_severity severity;
    size_t count;
    size_t listed;   /* by lines */
    size_t unlisted; /* how many of them are not listed */
    size_t alone;    /* and of these, how many are of no column */
} nt_problem_tally;

/* How many were added, by code, errors first. Valid until the next add. */
const nt_problem_tally *nt_problems_tallies(nt_problems *problems, size_t *count);
