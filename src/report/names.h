/* What a name in a template means: numbers of the ledger and their properties, texts and truths of
 * the comparison, parameters, the edition, sources, and the fields of a list's item. */
#pragma once

#include <stdbool.h>

#include "items.h"
#include "quantity/quantity.h"
#include "report/said.h"

/* A parameter of the template, after --set. */
typedef struct {
    const char *name, *value; /* NULL: no value */
    nt_place place;
} nt_parameter;

typedef struct {
    nt_arena *arena;
    const nt_results *results;
    nt_lang lang;
    const nt_parameter *parameters;
    size_t parameter_count;
    const nt_map *parameter_names; /* name -> parameter */
    const char *headlines;         /* what "headlines" prints; NULL while that is being made */
} nt_names;

/* The name as it is without the sections around it: of a vote in `votes` "vote.latest" is
 * "event.SLUG.latest", of a pair in `pairs` "b.compared" is "event.B.vs.A.compared", "a.name" is
 * "event.A.name" and "naive.known" is "pair.A.B.naive.known". `name` itself where nothing changes.
 */
const char *nt_report_plain_name(nt_arena *arena, const nt_scope *scope, const char *name);

typedef struct {
    const char *text;
    const char *ledger_id;    /* NULL: no number */
    const char *lang;         /* as of a run */
    const nt_ledger_row *row; /* whose property it is; NULL: of none */
    nt_hole hole;
    bool moves; /* a number, day, period or age: an edition has another where it says the same */
} nt_value;

/* False when nothing has the name. */
bool nt_report_value(const nt_names *names, const nt_scope *scope, const char *name, nt_value *out);

/* The row that a name stands for, itself or by the fields of an item; NULL when none. */
const nt_ledger_row *nt_report_row(const nt_names *names, const nt_scope *scope, const char *name);

typedef enum { NT_TRUTH_UNKNOWN, NT_TRUTH_NO, NT_TRUTH_YES, NT_TRUTH_LIST } nt_truth;

/* *list is set for NT_TRUTH_LIST only. A value's name holds when a sentence can print it: it is
 * known, and a count is not zero; with ".known" behind it, zero is as good as any. */
nt_truth nt_report_truth(const nt_names *names, const nt_scope *scope, const char *name,
                         nt_list *list);

/* The row of which a section asks whether it is known (".known") or withheld (".suppressed"), so
 * that what stands in it may print zero, or "tidak ditampilkan"; NULL when it asks something else.
 */
const nt_ledger_row *nt_report_asked(const nt_names *names, const nt_scope *scope,
                                     const char *name);

/* The nearest known name, or NULL: of a section's or of a value's names. */
const char *nt_report_nearest(const nt_names *names, const nt_scope *scope, const char *name,
                              bool section);

typedef NT_VEC(const char *) nt_name_list;

/* Adds the names of what the scope's own item can be asked for: texts and numbers. */
nt_item nt_report_item_names(const nt_names *names, const nt_scope *scope, nt_name_list *all);

/* What may stand behind the last dot of a row's name, in a value's or in a section's; empty of
 * NULL. */
nt_name_list nt_report_parts_of_row(nt_arena *arena, const nt_ledger_row *row, bool section);

/* Who stands first in a breakdown or a list of areas ("LIST.largest", leaders.c): all that have the
 * largest number, "A, B, dan C"; "" where this edition lacks the list, NULL for another name. */
const char *nt_report_leaders(nt_arena *arena, nt_lang lang, const nt_results *results,
                              const char *name);
/* "LIST.ranked": somebody stands above somebody else; "LIST.tied": more than one stand first.
 * *known is false for another name. */
bool nt_report_leads(nt_arena *arena, const nt_results *results, const char *name, bool *known);
/* The day of the edition: that of the published figures, or of the register's state. */
nt_date nt_report_edition(const nt_results *results);
