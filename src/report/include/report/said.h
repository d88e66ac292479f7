/* What a template can say of an edition: each name with what it prints now. By construction it is
 * what a report prints: each value is asked for as a tag asks for it. */
#pragma once

#include "report/template.h"

typedef enum {
    NT_SAID_NUMBER,
    NT_SAID_TEXT,
    NT_SAID_STATEMENT, /* "headline b.compared"; label: the ids of the numbers in it */
    NT_SAID_TRUTH,
    NT_SAID_LIST,      /* label: the names inside */
    NT_SAID_SELECTION, /* what a chart or table may take: a release, a breakdown, a pair, areas */
    NT_SAID_FRAME,     /* value: rows × columns; label: the codes of its columns */
    NT_SAID_CHART,     /* of report.json; value: its kind; label: its title */
    NT_SAID_TABLE,
    NT_SAID_KIND_COUNT
} nt_said_kind;

/* Why a sentence cannot print a value without a section that asks. Withheld by disclosure control,
 * it reads "tidak ditampilkan"; a count that is zero is a true value, but not one of "{0} di
 * antaranya". */
typedef enum {
    NT_HOLE_NONE,
    NT_HOLE_ZERO,
    NT_HOLE_UNKNOWN,
    NT_HOLE_WITHHELD,
    NT_HOLE_COUNT
} nt_hole;

typedef struct {
    nt_said_kind kind;
    const char *name, *value, *label; /* label: what it is, "" where nothing says so */
    nt_hole hole;
    bool holds; /* as a section asks: a truth, a thing that is here, a value that prints */
} nt_said;

/* In the order of the kinds, then of the names. `pattern`: a glob (with *, ? or [), else a part of
 * the name; a whole name has its properties and truths behind it. NULL: all names, but for the
 * cells of frames, which their frames stand for. A pattern that nothing fits is NT_INVALID, with
 * the nearest name. */
nt_status nt_report_said(nt_arena *arena, const nt_template *tpl, const nt_results *results,
                         const char *pattern, const nt_said **out, size_t *count, nt_error *err);

/* What a statement says in this edition, by a form and a subject, "short b.compared", without
 * emphasis; it does not hold where nothing may be said. One that no such edition has is NT_INVALID
 * with the nearest. */
nt_status nt_report_statement(nt_arena *arena, const nt_template *tpl, const nt_results *results,
                              const char *name, nt_said *out, nt_error *err);
