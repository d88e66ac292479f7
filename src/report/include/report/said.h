/* What a template can say of an edition: each name with what it prints now. By construction it is
 * what a report prints: each value is asked for as a tag asks for it. */
#pragma once

#include "report/template.h"

typedef enum {
    NT_SAID_NUMBER,
    NT_SAID_TEXT,
    NT_SAID_TRUTH,
    NT_SAID_LIST,      /* label: the names inside */
    NT_SAID_SELECTION, /* what a chart or table may take: a release, a breakdown, a pair, areas */
    NT_SAID_FRAME,     /* value: rows × columns; label: the codes of its columns */
    NT_SAID_CHART,     /* of report.json; value: its kind; label: its title */
    NT_SAID_TABLE,
    NT_SAID_KIND_COUNT
} nt_said_kind;

/* Why a sentence cannot print it without a section that asks. */
typedef enum {
    NT_SAID_KNOWN,
    NT_SAID_ZERO,
    NT_SAID_UNKNOWN,
    NT_SAID_WITHHELD,
    NT_SAID_STATE_COUNT
} nt_said_state;

typedef struct {
    nt_said_kind kind;
    const char *name, *value, *label; /* label: what it is, "" where nothing says so */
    nt_said_state state;
    bool holds; /* as a section asks: a truth, a thing that is here, a value that prints */
} nt_said;

/* In the order of the kinds, then of the names. `pattern`: a glob (with *, ? or [), else a part of
 * the name; a whole name has its properties and truths behind it. NULL: all names, but for the
 * cells of frames, which their frames stand for. A pattern that nothing fits is NT_INVALID, with
 * the nearest name. */
nt_status nt_report_said(nt_arena *arena, const nt_template *tpl, const nt_results *results,
                         const char *pattern, const nt_said **out, size_t *count, nt_error *err);
