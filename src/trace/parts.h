/* What the parts of a trace share. */
#pragma once

#include "trace/trace.h"

/* In the language in which it is told. */
const char *nt_trace_say(const nt_traced *traced, nt_message message);

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

/* What the report built again says by that name; "" where it does not. */
const char *nt_trace_says_again(const nt_traced *traced, const char *name);
/* What the file says, read once for all statements that are sought. */
const struct nt_trace_says *nt_trace_read_says(const nt_traced *traced);
/* Where the file says it. */
nt_trace_statement nt_trace_stands(const nt_traced *traced, const struct nt_trace_says *says,
                                   const nt_ledger_statement *statement);

enum { NT_TRACE_INPUTS_MAX = 500, NT_TRACE_DEPTH_MAX = 8 };

/* The verdict while it is made. */
typedef struct {
    const nt_traced *traced;
    nt_trace_verdict verdict;
    const nt_pdf_told *again; /* what the report built again tells, while that is compared */
} nt_trace_judge;

void nt_trace_fault_add(nt_trace_judge *judge, size_t page, const char *id, nt_message message);
void nt_trace_note_add(nt_trace_judge *judge, nt_message message);

/* Whether it is a web page; reads one with the files that it carries. NT_INVALID: it is none of
 * netra's, or names a file outside of its folder. */
bool nt_trace_is_page(nt_bytes file);
nt_status nt_trace_read_page(nt_traced *traced, nt_error *err);
/* The page and its files against those built again. */
void nt_trace_compare_page(nt_trace_judge *judge);

/* Text without a place in the structure and not marked as decoration. */
void nt_trace_judge_strays(nt_trace_judge *judge);
/* All that the file holds against the report built again; calls the next two where it must. */
void nt_trace_compare_whole(nt_trace_judge *judge);
void nt_trace_compare_numbers(nt_trace_judge *judge);
void nt_trace_compare_pages(nt_trace_judge *judge);
/* Another version of netra or other fonts set it: lines and pages may break elsewhere. */
bool nt_trace_is_set_otherwise(const nt_trace_judge *judge);
