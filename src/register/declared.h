/* What each frame of a register's report is: the one place where a frame is declared. Private to
 * the room; register/frames.h is what others may ask. */
#ifndef NETRA_REGISTER_DECLARED_H
#define NETRA_REGISTER_DECLARED_H

#include "ledger/frame.h"
#include "register/period_words.h"

/* The kinds of statements about frames (statement.h): what adds up, what is some of what in a row,
 * or by the days that reports are old, or beside what is shown of months and periods. */
enum { ADDS_UP, SOME_OF, BY_AGE, IN_WINDOW, STATED };

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
    bool of_days;        /* with over_time: of their days, not of their ends */
    bool provisional;    /* with over_time: while cases of theirs are still being recorded */
    const char *free;    /* a row or column whose counts may stand in no relation; "*" all */
    const char *part_of; /* a frame whose rows these are parts of: without it they make all cases */
    const char *states[STATED];
} frame_declaration;

extern const frame_declaration frame_declarations[];
extern const size_t frame_declaration_count;

/* NULL: no register has such a frame. */
const frame_declaration *frame_declared(const char *id);

/* "flow.steps" is "flow.months" or "flow.quarters", by the kind of the report's period; other names
 * are what they are. */
enum { FRAME_ALIASES = 3 };
extern const char *const frame_aliases[FRAME_ALIASES];
const char *frame_behind(const char *id, nt_period_kind kind);

#endif
