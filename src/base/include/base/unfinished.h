/* What a run has made on the disk and has not finished: temporary files, scratch folders, folders
 * for what is to come. Each way out of a function removes its own; a run that ends in the middle
 * for want of memory removes what is noted here. Any thread may call. */
#pragma once

#include "base/arena.h"

typedef enum {
    NT_UNFINISHED_FILE,  /* or a folder: goes when it is empty */
    NT_UNFINISHED_FOLDER /* goes with all that is in it */
} nt_unfinished_kind;

/* Call it before `path` is made: noting takes memory. `path` stays the caller's, and where it is
 * until it is forgotten; its text may still change, as under mkdtemp(). */
void nt_unfinished_note(nt_arena *arena, const char *path, nt_unfinished_kind kind);

/* It is in place, or removed. A path that was never noted is fine. */
void nt_unfinished_forget(const char *path);

/* Removes all, the newest first. Notes and forgets of other threads wait for ever after: the run
 * ends here. Takes no memory. */
void nt_unfinished_clear(void);
