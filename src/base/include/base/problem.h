/* The problem log: what is wrong in the data, row by row, while the run goes on. */
#ifndef NETRA_BASE_PROBLEM_H
#define NETRA_BASE_PROBLEM_H

#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"

typedef enum { NT_SEVERITY_ERROR, NT_SEVERITY_WARNING } nt_severity;

typedef struct {
    nt_severity severity;
    nt_place place;
    const char *code;    /* kebab-case and stable: "type", "duplicate-id", "unknown-source" */
    const char *message; /* "what is wrong; what would be right"; never shows personal data */
} nt_problem;

typedef struct nt_problems nt_problems;

nt_problems *nt_problems_open(nt_arena *arena);

/* `place.file` must outlive the log. */
void nt_problems_add(nt_problems *problems, nt_severity severity, nt_place place, const char *code,
                     const char *format, ...) __attribute__((format(printf, 5, 6)));

/* Sorts by file (in order of first mention), line, column, code; drops exact repetitions.
 * The items stay valid until the next add. */
const nt_problem *nt_problems_sorted(nt_problems *problems, size_t *count);

size_t nt_problems_count(nt_problems *problems, nt_severity severity);

#endif
