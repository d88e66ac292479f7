/* The directory at the end of a zip (APPNOTE.TXT 4.3). Most programs unpack by it alone, libarchive
 * reads names where the files lie: a zip whose directory says otherwise is another bag to others.
 */
#pragma once

#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"

/* Of the open file `zip`, called `file` in messages, in which `entries` were found. *fault is what
 * the directory says otherwise, in the arena, or NULL; a file that cannot be read is NT_SYSTEM, one
 * that is two zips to different programs NT_INVALID. */
nt_status nt_zip_check_directory(nt_arena *arena, int zip, const char *file, size_t entries,
                                 const nt_text **fault, nt_error *err);
