/* Where a printed number comes from, and whether every number of a file still does. */
#ifndef NETRA_TRACE_TRACE_H
#define NETRA_TRACE_TRACE_H

#include "trace/traced.h"

/* A place where the document prints something that was asked for. */
typedef struct {
    size_t element;    /* in told.elements, of the number; NT_TOLD_NONE: it is no figure */
    size_t start, end; /* the words found, in told.text */
} nt_print;

/* A figure in a chart: a line of the chart's attached data. */
typedef struct {
    const char *file; /* "funnel.csv" */
    long line;
    size_t figure; /* its element in told.elements, NT_TOLD_NONE */
    const char *label;
} nt_in_chart;

typedef struct {
    const char *id; /* in the ledger */
    NT_VEC(nt_print) prints;
    NT_VEC(nt_in_chart) charts;
} nt_found;

typedef struct {
    NT_VEC(nt_found) figures;
    NT_VEC(nt_print) plain; /* printed, but no figure: a date, a name, an ordinal */
} nt_trace_result;

/* Finds a ledger id, a name of one, or a number as it is printed. */
nt_trace_result nt_trace_find(const nt_traced *traced, const char *asked);

/* What is nearest to something that was not found; NULL nothing. */
const char *nt_trace_nearest(const nt_traced *traced, const char *asked);

/* The text, or that it is withheld: a file that came by mail may hold a person's number. */
const char *nt_trace_safe(const nt_traced *traced, const char *text);
/* The same with plain blanks for no-break ones: for terminals, and what searches in them. */
const char *nt_trace_plain(const nt_traced *traced, const char *text);

/* Whether the attached data still give the number; *why says what differs. */
bool nt_trace_holds(const nt_traced *traced, const nt_found *found, const char **why);

void nt_trace_print_text(const nt_traced *traced, const nt_trace_result *found);
void nt_trace_print_json(const nt_traced *traced, const nt_trace_result *found);

/* A fault of the whole document. */
typedef struct {
    size_t page; /* 0: of no page */
    const char *id, *message;
} nt_trace_fault;

typedef struct {
    NT_VEC(nt_trace_fault) faults;
    NT_VEC(const char *) notes; /* what could not be judged, and why */
    size_t numbers, figures;    /* printed; in the ledger */
} nt_trace_verdict;

/* Every number on every page. Closes the files of what is traced. */
nt_trace_verdict nt_trace_all(nt_traced *traced);

#endif
