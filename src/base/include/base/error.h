/* Status, place and error: the one way in which a stage says that it cannot go on.
 *
 * A function that can fail returns nt_status and takes an nt_error as its last parameter; on
 * failure its outputs are untouched, and who called it passes it on with NT_TRY. The message is
 * written once, at the source: "what is wrong; what would be right", without place, severity or
 * trailing newline. Bad cells that do not stop a run are problems (base/problem.h), bugs are
 * asserted. */
#pragma once

#include <stdio.h>

#include "base/message.h"

/* The exit status of the program is the status of its run. */
typedef enum {
    NT_OK = 0,
    NT_INVALID = 1, /* the input has errors */
    NT_USAGE = 2,   /* the command line is wrong */
    NT_SYSTEM = 3   /* I/O or memory failed */
} nt_status;

/* Passes a failure on: returns it from the function that asks, which holds nothing that is to be
 * closed. */
#define NT_TRY(...)                                                                                \
    do {                                                                                           \
        nt_status nt_tried = (__VA_ARGS__);                                                        \
        if (nt_tried) {                                                                            \
            return nt_tried;                                                                       \
        }                                                                                          \
    } while (0)

/* Where in the input. A file that lies in another is named with it ("report.pdf/netra.json"): its
 * bare name may be a file of the reader's, of which nothing is to be shown. `file` is NULL when no
 * file is meant; `line` and `column` count from 1, 0 is unknown; a column counts characters (code
 * points), not bytes. */
typedef struct {
    const char *file;
    unsigned line, column;
} nt_place;

enum { NT_MESSAGE_MAX = 600 };

typedef struct {
    nt_status status;
    char file[256]; /* "" when no file is meant; a longer path keeps its end */
    long line, column;
    /* In each language; cut, with "...", when longer. */
    char message[NT_LANG_COUNT][NT_MESSAGE_MAX];
} nt_error;

static const nt_place nt_nowhere = {NULL, 0, 0};

/* In a spreadsheet, line and column are the row and the column of a cell, and `file` is of this
 * making: it names the file and the sheet. */
const char *nt_place_sheet(nt_arena *arena, const char *path, const char *sheet);
/* The sheet that a place's file names, or NULL; the file alone. */
const char *nt_place_sheet_of(const char *file);
const char *nt_place_path(nt_arena *arena, const char *file);
/* The name of a cell, "D17". */
enum { NT_PLACE_CELL_MAX = 24 };
const char *nt_place_cell(char out[static NT_PLACE_CELL_MAX], nt_place place);
/* "a.csv:3:4", "a.xlsx:Kasus!D17"; what is unknown is left out. */
const char *nt_place_text(nt_arena *arena, nt_place place);
/* How a message about one place names the line of another: "17", with its file where that is not
 * the same. */
const char *nt_place_line(nt_arena *arena, nt_place place, nt_place beside);

/* Of a whole file; of the character `at` in its text. */
nt_place nt_place_in(const char *file);
nt_place nt_place_of(const char *file, const char *text, const char *at);

/* Fills *err and returns `status`, so that a caller can `return nt_fail(...)`. What others wrote is
 * shown by base/shown.h: no person's number, nothing that moves a terminal. */
nt_status nt_fail(nt_error *err, nt_status status, nt_place place, nt_message message);

/* Returns such a failure from the function that asks, where the condition holds; what stands behind
 * the condition is nt_fail's. */
#define NT_FAIL_IF(condition, ...)                                                                 \
    do {                                                                                           \
        if (condition) {                                                                           \
            return nt_fail(__VA_ARGS__);                                                           \
        }                                                                                          \
    } while (0)

/* What was wrong inside, said of another place. `inner` may be `err`. */
nt_status nt_fail_again(nt_error *err, nt_place place, const nt_error *inner);

/* The message of an error, to stand in another's; it points into `err`. */
nt_text nt_error_text(const nt_error *err);

/* Whether it says something: what was printed already has no message. */
bool nt_error_speaks(const nt_error *err);

/* The same for a failed system call on `path`: "cannot ACT: why", of errno. */
nt_status nt_fail_errno(nt_error *err, const char *path, nt_text act);

/* Prints "file:line:column: error: message" (parts that are unknown left out) and, where the file
 * can still be read and the line is short enough, the source line with a caret under the column. */
void nt_error_print(const nt_error *err, nt_lang lang, FILE *out);
