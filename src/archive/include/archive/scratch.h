/* Folders that are removed with all that is in them: for unpacking, rebuilding and for a bag that
 * is not complete yet. Links are removed, never followed. */
#pragma once

#include "base/arena.h"
#include "base/error.h"

/* A new private folder in $TMPDIR, else /tmp. */
nt_status nt_scratch_open(nt_arena *arena, const char **folder, nt_error *err);

/* Writes FOLDER/NAME and the folders of NAME. A name that would lead out of FOLDER is NT_INVALID.
 */
nt_status nt_scratch_write(nt_arena *arena, const char *folder, const char *name, const void *bytes,
                           size_t length, nt_error *err);

/* Makes FOLDER/NAME a link to `target`, a file or folder that is too large to copy. Removing the
 * scratch folder leaves the target alone. */
nt_status nt_scratch_link(nt_arena *arena, const char *folder, const char *name, const char *target,
                          nt_error *err);

/* Removes the folder and what is in it. NULL is allowed. */
void nt_scratch_remove(const char *folder);
