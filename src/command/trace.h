/* Where a printed number comes from: the parts of `netra trace`. */
#ifndef NETRA_COMMAND_TRACE_H
#define NETRA_COMMAND_TRACE_H

#include "traced.h"

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

/* "180 / 240 × 100 = 75,0": how the row comes from its inputs, in the document's language; an
 * equation only where it holds. "" for a number as published. */
const char *nt_trace_formula(const nt_traced *traced, const nt_ledger_row *row);

/* In the language in which it is told. */
const char *nt_trace_say(const nt_traced *traced, nt_message message);

/* The text, or that it is withheld: a file that came by mail may hold a person's number. */
const char *nt_trace_safe(const nt_traced *traced, const char *text);
/* The same with plain blanks for no-break ones: for terminals, and what searches in them. */
const char *nt_trace_plain(const nt_traced *traced, const char *text);

/* The sentence, row of a table or caption that holds the words, these in brackets. */
const char *nt_trace_sentence(const nt_traced *traced, const nt_print *print);
/* "Tabel 3", "Gambar 1": what the place is in; "" running text. */
const char *nt_trace_home(const nt_traced *traced, const nt_print *print);

/* Whether the text is a form in which the report prints the row. */
bool nt_trace_prints(const nt_traced *traced, const nt_ledger_row *row, const char *words);

/* What is known of a row: NULL where the data are not there. */
const nt_figure *nt_trace_figure(const nt_traced *traced, const nt_ledger_row *row);
const nt_source *nt_trace_source(const nt_traced *traced, const char *id);
/* The attached file that the figure was read from. */
const nt_pdf_embedded *nt_trace_file(const nt_traced *traced, const nt_figure *figure);

/* The smallest element that holds the place; NT_TOLD_NONE. */
size_t nt_trace_holder(const nt_traced *traced, const nt_print *print);
/* Its page, from 1; 0 unknown. */
size_t nt_trace_page(const nt_traced *traced, const nt_print *print);

/* Whether the attached data still give the number; *why says what differs. */
bool nt_trace_holds(const nt_traced *traced, const nt_found *found, const char **why);

enum { NT_TRACE_INPUTS_MAX = 500, NT_TRACE_DEPTH_MAX = 8 };

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

/* The verdict while it is made. */
typedef struct {
    const nt_traced *traced;
    nt_trace_verdict verdict;
} nt_trace_judge;

void nt_trace_fault_add(nt_trace_judge *judge, size_t page, const char *id, nt_message message);
void nt_trace_note_add(nt_trace_judge *judge, nt_message message);

/* Text without a place in the structure and not marked as decoration. */
void nt_trace_judge_strays(nt_trace_judge *judge);
/* What is drawn, and all else that the file holds, against the report built again. */
void nt_trace_compare_pages(nt_trace_judge *judge);
void nt_trace_compare_whole(nt_trace_judge *judge);
/* Another version of netra or other fonts set it: lines and pages may break elsewhere. */
bool nt_trace_is_set_otherwise(const nt_traced *traced);

/* Every number on every page. */
nt_trace_verdict nt_trace_all(const nt_traced *traced);

#endif
