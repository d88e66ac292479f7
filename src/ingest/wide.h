/* Wide tables: a column a month, an area or a kind. Each cell of these columns is a row of its own
 * by the time anybody sees it: with the fields that stay, what the heading says, and the value. */
#pragma once

#include "ingest/date_format.h"
#include "table.h"

extern const nt_json_form nt_ingest_wide_form[]; /* members of "wide" */

enum { NT_WIDE_NONE = -1 };

/* A field whose text is the same in every row. */
typedef struct {
    int field;
    const char *text;
    nt_place place; /* in the descriptor */
} nt_wide_same;

/* A field whose text is made of those of others, as ids are. */
typedef struct {
    int field;
    const int *parts;
    size_t part_count;
} nt_wide_made;

/* A field of which each heading says the text besides. */
typedef struct {
    int field;
    const char *const *texts; /* one a heading of `columns` */
} nt_wide_also;

/* What the descriptor says. */
typedef struct nt_wide_table {
    nt_place place;
    int name, since, until, value; /* fields; NT_WIDE_NONE: there is none */
    nt_strings columns; /* headings, and what each says; none: others say which they are */
    const char *const *meanings;
    const char *from, *to; /* NULL: not by the first, to the last column */
    nt_strings all_but, totals, zeros;
    int time; /* the field in which each row has its time; NT_WIDE_NONE: headings tell it */
    const char *format; /* of these spans of time; NULL: there are none */
    int century;
    int months;           /* that a day stands for, being the first; 0: for itself */
    int year, year_field; /* of times without one; 0 and NT_WIDE_NONE */
    const nt_wide_same *same;
    size_t same_count;
    const nt_wide_made *made;
    size_t made_count;
    const nt_wide_also *also;
    size_t also_count;
} nt_wide_table;

/* Whether headings are spans of time. */
static inline bool nt_ingest_has_timed_headings(const nt_wide_table *wide)
{
    return wide->format && wide->time == NT_WIDE_NONE;
}

/* Reads a span as the table writes them. */
bool nt_ingest_read_wide_span(const nt_wide_table *wide, const char *text, nt_time_span *out);

/* Reads the resource's member "netra"."wide", if there is one, and takes the fields that have no
 * column of their own out of those that are looked for (`unpivoted` of their rules). */
nt_status nt_ingest_read_wide(nt_arena *arena, const nt_json *json, nt_resource *out,
                              nt_error *err);
