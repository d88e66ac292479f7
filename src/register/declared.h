/* What each frame of a register's report is: the one place where a frame is declared. Private to
 * the room; register/frames.h is what others may ask. */
#pragma once

#include "ledger/frame.h"
#include "tally/period_words.h"

/* The kinds of statements about frames (statement.h): what adds up, what is some of what in a row,
 * or by the days that reports are old, or beside what is shown of months and periods. */
enum { ADDS_UP, SOME_OF, BY_AGE, IN_WINDOW, STATED };

/* A cell's name that holds in every edition, whether or not this one has the cell. Row and column
 * are a code or a set (statement_sets.c); of "*", each that is declared, whose code stands for the
 * "*" in the name. */
typedef struct {
    const char *name, *row, *column;
} frame_name;

typedef struct {
    const char *id; /* with a last "*" whatever is behind it: "survival.decision.*" */
    nt_text title;  /* none: composed where the frame is made */
    /* Up to one without a code; NULL: made of the data. "this-period" and "previous-period" are
     * called after the period's kind, and "otherwise-closed" goes where no outcome is that. */
    const nt_frame_key *columns, *rows;
    /* What a count costs the reader who loses it, and with which step it is withheld where nothing
     * else helps; its estimates and steps go with another. */
    int cost, withheld, estimates;
    enum { OVER_NOTHING, OVER_ROWS, OVER_COLUMNS } over_time; /* these are months or steps */
    bool own;            /* its rows are those of one edition: bins, or two events */
    bool grows;          /* with cases reported, proven or sanctioned since, by group */
    bool of_days;        /* with over_time: of their days, not of their ends */
    bool provisional;    /* with over_time: while cases of theirs are still being recorded */
    const char *rest;    /* the count of cases that have no row of it; NULL: all have one */
    const char *single;  /* the row that does not concern all columns; NULL: all do */
    const char *free;    /* a row or column whose counts may stand in no relation; "*" all */
    const char *part_of; /* a frame whose rows these are parts of: without it they make all cases */
    const char *states[STATED];
    const frame_name *names; /* up to one without a name; NULL none */
    /* A name that is this frame's in a report on a period of these kinds (1 << kind): "flow.steps"
     * is "flow.months" or "flow.quarters". What frames of one such name have in common is declared
     * with the first of them. */
    const char *called;
    unsigned kinds;
} frame_declaration;

extern const frame_declaration frame_declarations[];
extern const size_t frame_declaration_count;

/* NULL: no register has such a frame. */
const frame_declaration *frame_declared(const char *id);

/* The id of the frame that is so called by the kind of the report's period; other names are what
 * they are. */
bool frame_is_called(const frame_declaration *declared, const char *name, nt_period_kind kind);
const char *frame_behind(const char *id, nt_period_kind kind);
