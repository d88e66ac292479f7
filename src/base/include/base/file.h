/* Files read whole, and paths. How files are written: base/outputs.h. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <time.h>

#include "base/error.h"

typedef struct {
    const char *bytes; /* NUL-terminated behind `length` */
    size_t length;
} nt_bytes;

/* A file that is nowhere on the disk, or no longer. */
typedef struct {
    const char *name;
    nt_bytes bytes;
} nt_file;

bool nt_bytes_same(nt_bytes a, nt_bytes b);
/* In the arena, with a NUL behind them. */
nt_bytes nt_bytes_copy(nt_arena *arena, nt_bytes bytes);

/* Reads `path`; a file above `limit` bytes, a folder or one that cannot be read is an error. */
nt_status nt_file_read(nt_arena *arena, const char *path, size_t limit, nt_bytes *out,
                       nt_error *err);

/* Which file it is, how large, and when it was written last: whether it is what it was. */
typedef struct {
    dev_t device;
    ino_t inode;
    size_t bytes;
    struct timespec written, changed; /* mtime can be set, ctime cannot */
} nt_file_stamp;

/* Of the file at `path`. Errors: what stat says. */
nt_status nt_file_look(const char *path, nt_file_stamp *out, nt_error *err);
/* NT_SYSTEM where it is another one by now, or was written. */
nt_status nt_file_is_as_before(const char *path, const nt_file_stamp *before, nt_error *err);

/* Opens such a file to be read, and tells how it is; the caller closes it. It is known from then on
 * as one that was read. */
nt_status nt_file_open(const char *path, size_t limit, int *out, nt_file_stamp *stamp,
                       nt_error *err);

/* The first `length` bytes of such a file, or as many as it has: *got. */
nt_status nt_file_read_head(const char *path, size_t limit, char *head, size_t length, size_t *got,
                            nt_error *err);

/* Of an open file: all of it, whatever a single call takes and whatever interrupts it; false, with
 * errno, when that failed. The bytes read, at most `length`, fewer at the end of the file; -1. */
bool nt_file_write_all(int file, const void *bytes, size_t length);
ssize_t nt_file_read_some(int file, void *bytes, size_t length);
/* `length` bytes, or as many as there are; -1 with errno. */
ssize_t nt_file_read_all(int file, char *bytes, size_t length);

/* NT_SYSTEM where the open file was written since it was opened. */
nt_status nt_file_is_unwritten(int file, const char *path, const nt_file_stamp *opened,
                               nt_error *err);
/* The same at its end, and when there is more to read: its size was not all of it. */
nt_status nt_file_is_at_end(int file, const char *path, const nt_file_stamp *opened, nt_error *err);

/* The names in a folder, without "." and "..", by strcmp; more than `limit` are NT_INVALID. */
nt_status nt_folder_names(nt_arena *arena, const char *path, size_t limit, const char ***out,
                          size_t *count, nt_error *err);

/* Whether this process has opened the file at `path` with nt_file_open, under whatever name: what
 * it makes may not be written over what it was made from. */
bool nt_file_was_read(const char *path);
/* That one may be all the same: an edition that went out, a list that is written anew. */
void nt_file_let_go(const char *path);

/* Whether it is there and can be looked at. */
bool nt_file_exists(const char *path);
/* Whether nothing of that name is there, not even a link that leads nowhere. What is neither there
 * nor missing cannot be looked at: opening it says why. Where a file that is not there is a choice
 * of its own, this is asked. */
bool nt_file_is_missing(const char *path);
bool nt_file_is_folder(const char *path);
bool nt_file_is_link(const char *path);
/* Whether both are one file or folder, however each is written; false where one is not there. */
bool nt_file_is_same(const char *a, const char *b);

/* "a/b" and "c" -> "a/b/c"; an absolute `name` stays as it is. */
char *nt_path_join(nt_arena *arena, const char *folder, const char *name);
/* "a/b.csv" -> "a", "b.csv" -> ".", "/b" -> "/". */
const char *nt_path_folder(nt_arena *arena, const char *path);
/* "a/b.csv" -> "b.csv" (points into `path`). */
const char *nt_path_name(const char *path);
/* Absolute, without links, "." and ".."; as it is when it leads nowhere. */
const char *nt_path_real(nt_arena *arena, const char *path);

/* ---- a folder with all that is in it; links are what they are, never followed. None of this takes
 * memory: a run that has none left still clears what it made ---- */

/* Removes a file, a link, or a folder with all in it; nothing there is fine. What cannot be removed
 * stays. */
void nt_tree_remove(const char *path);

/* Flushes every file and folder to the disk, the innermost first, so that no folder names what is
 * not there. */
nt_status nt_tree_flush(const char *path, nt_error *err);

/* The same of the names that stand in one folder. One that may be written and not read is no fault;
 * nor is, of both, what a file system cannot flush. */
nt_status nt_tree_flush_folder(const char *path, nt_error *err);
