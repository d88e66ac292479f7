/* A set of outputs that appear together or not at all: the one way in which commands publish.
 *
 * nt_outputs_add writes beside the destination, under a name that nobody can guess and that no link
 * can stand at; missing folders of a destination are made. nt_outputs_commit flushes all to disk,
 * files and the folders that name them, then puts all in place, flushes the folders that they lie
 * in, and undoes that if one fails. nt_outputs_close removes what was made and not committed; call
 * it on every path out. While files are put in place a signal that would end the run is held:
 * whoever presses Ctrl-C is heard when all of them stand, or none.
 *
 * What a process that was killed left behind is the next commit's to clear: a set that was complete
 * is put in place, for its journal names all of it; else its files are removed. A file is a living
 * run's while that run holds its lock (flock). */
#pragma once

#include <stddef.h>

#include "base/error.h"

typedef struct nt_outputs nt_outputs;

/* The salt of a house (archive/salt.h): who replaced it could confirm no table any more. */
#define NT_SALT_FILE "netra.salt"

nt_outputs *nt_outputs_open(nt_arena *arena);

/* Whoever makes them again at once does not wait for the disk: they appear together as others do,
 * but a power cut may cost them. */
void nt_outputs_draft(nt_outputs *outputs);
/* One of many sets in the same folders, whose maker has cleared them before the first
 * (nt_outputs_clear) and flushes all after the last (nt_outputs_flush_all): what it says of a set
 * in between, it verifies. */
void nt_outputs_among_many(nt_outputs *outputs);
/* What processes that were killed left there: complete sets are put in place, other unfinished
 * files go. A folder that is not there is fine. */
void nt_outputs_clear(nt_arena *arena, const char *const *folders, size_t count);
/* All that was written to the file system of this folder. */
nt_status nt_outputs_flush_all(const char *folder, nt_error *err);
/* The bytes are written before this returns. NT_USAGE where a file stands that this run has read
 * (nt_file_was_read), or a device, or what is a standard stream of it, and where a salt would. */
nt_status nt_outputs_add(nt_outputs *outputs, const char *path, const void *bytes, size_t length,
                         nt_error *err);
/* A folder that will stand at `path`, in the place of one that does: the caller fills *out, which
 * lies beside it. It is the only output of its set. */
nt_status nt_outputs_add_folder(nt_outputs *outputs, const char *path, const char **out,
                                nt_error *err);
nt_status nt_outputs_commit(nt_outputs *outputs, nt_error *err);
void nt_outputs_close(nt_outputs *outputs);

/* Declares a set that is closed where the block is left. */
#define NT_OUTPUTS(name, arena)                                                                    \
    NT_CLOSED_BY(nt_outputs_leave) nt_outputs *name = nt_outputs_open(arena)

void nt_outputs_leave(nt_outputs **outputs);

/* A name in the folder of `path` that nobody can guess: ".netra-" and 32 digits. */
nt_status nt_outputs_beside(nt_arena *arena, const char *path, const char **out, nt_error *err);

/* From now on SIGINT, SIGTERM, SIGHUP, SIGQUIT and what else would end the run first removes what
 * is unfinished (base/unfinished.h), whatever the threads are at. Once, before there are any. */
void nt_signals_listen(void);
/* Until the release they wait; a run that is ending stays here for ever. */
void nt_signals_hold(void);
void nt_signals_release(void);

/* A limit of file sizes and a reader that is gone show as errors of writing, not as signals. */
void nt_signals_ignore_broken_writes(void);
