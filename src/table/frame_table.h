/* Tables that print a frame: rows and columns as the comparison made them, heads and choice of
 * columns as the template, or a kind's own plan, asks. */
#pragma once

#include "draft.h"

typedef enum {
    NT_SHOW_NUMBER,
    NT_SHOW_SIGNED, /* +2,2: differences */
    NT_SHOW_FLAG,   /* 1 and 0 as yes and no */
    NT_SHOW_WORDS   /* the label of the cell: a stage, an institution */
} nt_show;

typedef struct {
    const char *code; /* of the frame's column */
    nt_text head;     /* NULL in a language: the column's label with its unit */
    nt_text over;     /* what stands over it and its neighbours of the same; NULL: nothing */
    nt_show show;
    bool interval;  /* its 95 % interval in a column of its own */
    nt_text note;   /* below a table in which it stands, and its interval; NULL: nothing */
    nt_place place; /* in report.json; nowhere in a kind's own plan */
} nt_column_choice;

/* What a row is called in print, by its code. */
typedef struct {
    const char *code;
    nt_text name;
} nt_row_name;

typedef struct nt_frame_plan {
    const char *frame;
    nt_place place;                  /* of the frame's name, for messages */
    nt_text row_head;                /* over the names of the rows; NULL none */
    const nt_column_choice *columns; /* NULL: all of the frame */
    size_t column_count;
    nt_show show;            /* of all columns of the frame, where `columns` names none */
    const char *const *rows; /* codes of the rows to print, in this order; NULL all */
    size_t row_count;
    const char *order;  /* code of the column to sort by, the largest first; NULL as in the frame */
    size_t limit;       /* print so many rows; 0 all */
    bool selected;      /* the frame's rows are a selection: "20 of 25" would count nothing */
    bool only_telling;  /* rows of zeros, and of what is withheld or unknown, are only counted */
    const char *groups; /* a frame whose rows head those whose codes begin with theirs; NULL none */
    const nt_row_name *names; /* in place of the frame's own labels; NULL none */
    size_t name_count;
} nt_frame_plan;

extern const nt_json_form nt_table_frame_form[];

/* Fills the draft. A frame that no register has is an error at `place`; one that this register
 * lacks gives a table without rows. */
nt_status nt_draft_frame(nt_draft *draft, const nt_frame_plan *plan);

/* The plan of the draft's kind, with what the definition says in its place: "columns", "rows",
 * "row_head", "order", "groups", "frame", "blank_rows". */
nt_status nt_draft_defined(nt_draft *draft);
