/* Where a printed number comes from, and whether every number of a file still does. What is said of
 * a PDF holds of a web page too: it is told as a file of one page. */
#pragma once

#include "edition/rebuild.h"
#include "pdf/read.h"
#include "pdf/told.h"

/* A finished PDF, or the page of a web edition, under examination: what it tells, what it carries,
 * and what its own data give when it is built again. */
typedef struct {
    nt_arena *arena;
    nt_arena *carried;       /* for what is attached */
    const char *path, *data; /* the PDF; the folder of tables that it does not carry, NULL none */
    const nt_options *asked; /* where a revision note's tables of cases are; NULL not asked */
    nt_bytes pdf;            /* or the page of a web edition; read from `path` unless it is here */
    nt_page_kind page_kind;  /* of a page; NONE: it is a PDF */
    nt_pdf_told told;
    const nt_pdf_embedded *embedded;
    size_t embedded_count;
    nt_recipe recipe;
    nt_lang lang, tongue; /* of the document; of what is said about it */
    const char *ledger_name;
    const nt_ledger *ledger; /* as it is attached */
    const char *scratch;
    nt_rebuild rebuild; /* its results */
    nt_made made;
    bool needs_data;               /* not built again only because tables of cases are elsewhere */
    const nt_text *not_rebuilt;    /* why; NULL when `rebuild` and `made` are there */
    const nt_published *published; /* with quotes and sources; NULL not known */
} nt_traced;

/* Reads and builds again. A PDF that says nothing of its numbers (no structure, no ledger) is
 * NT_INVALID; one that cannot be built again is NT_OK, with the reason. Close it on every path. */
nt_status nt_traced_open(nt_traced *traced, nt_error *err);
void nt_traced_close(nt_traced *traced);

/* What is attached, and the results of building again, are no longer needed: both take much. */
void nt_traced_close_files(nt_traced *traced);

/* The attached file of that name, NULL none. */
const nt_pdf_embedded *nt_traced_file(const nt_traced *traced, const char *name);

/* The ledger id of an element that shows a number ("n.ID.TIMES"), NULL for others. */
const char *nt_traced_ledger_id(nt_arena *arena, const nt_pdf_element *element);

/* The words of an element; in the arena. */
const char *nt_traced_words(const nt_traced *traced, const nt_pdf_told *told, size_t element);

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

/* A statement that the report makes (docs/templates.md, 3.6), as its ledger words it. */
typedef struct {
    const nt_ledger_statement *statement;
    nt_print print; /* where it stands first; `end` is 0: nowhere */
    bool is_in_alt; /* in the alternative text of `print.element` */
    bool is_other;  /* the report built again words it otherwise, or does not make it */
} nt_trace_statement;

typedef struct {
    NT_VEC(nt_trace_statement) statements; /* that were asked for; their numbers are `figures` */
    NT_VEC(nt_found) figures;
    NT_VEC(nt_print) plain; /* printed, but no figure: a date, a name, an ordinal */
} nt_trace_result;

/* Finds a ledger id, a name of one, a statement ("headline b.compared", or of every form where its
 * subject is no number: "b.compared"), or a number as it is printed. */
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
    size_t statements;          /* of the ledger; where one does not stand, that is a fault */
} nt_trace_verdict;

/* Every number on every page. Closes the files of what is traced. */
nt_trace_verdict nt_trace_all(nt_traced *traced);
