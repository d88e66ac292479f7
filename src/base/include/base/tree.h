/* A folder with all that is in it. Links are what they are, never followed. None of this takes
 * memory: a run that has none left still clears what it made. */
#pragma once

#include "base/error.h"

/* Removes a file, a link, or a folder with all in it; nothing there is fine. What cannot be removed
 * stays. */
void nt_tree_remove(const char *path);

/* Flushes every file and folder to the disk, the innermost first, so that no folder names what is
 * not there. */
nt_status nt_tree_flush(const char *path, nt_error *err);

/* The same of the names that stand in one folder. One that may be written and not read is no fault;
 * nor is, of both, what a file system cannot flush. */
nt_status nt_tree_flush_folder(const char *path, nt_error *err);
