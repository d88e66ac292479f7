/* The journal of a set of files that is being put in place: what a process that is killed in the
 * middle leaves to the next one. Private to the room. */
#pragma once

#include "base/error.h"

#define NT_UNFINISHED ".netra-"
#define NT_ASIDE      ".old"

typedef struct {
    const char *temporary, *path; /* in one folder */
    int file;                     /* the finished file, open */
} nt_journal_entry;

typedef struct {
    const char *path;
    int file; /* locked while its run lives */
} nt_journal;

#define NT_NO_JOURNAL ((nt_journal){NULL, -1})

/* Writes the journal into the folder that holds all destinations, and flushes it where they were.
 */
nt_status nt_journal_write(nt_arena *arena, const nt_journal_entry *entries, size_t count,
                           bool flushes, nt_journal *out, nt_error *err);

/* Removes it: all stands in place, or all is as it was. */
void nt_journal_close(nt_journal *journal);

/* Clears what dead runs left in these folders and in the one that holds them all: complete sets are
 * put in place, other files removed. What cannot be cleared stays. */
void nt_journal_clear(nt_arena *arena, const char *const *folders, size_t count);
