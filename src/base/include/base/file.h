/* Files: read whole, and written so that a failed run leaves earlier output untouched. */
#ifndef NETRA_BASE_FILE_H
#define NETRA_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"

typedef struct {
    const char *bytes; /* NUL-terminated behind `length` */
    size_t length;
} nt_bytes;

bool nt_bytes_same(nt_bytes a, nt_bytes b);

/* Reads `path`; a file above `limit` bytes, a folder or one that cannot be read is an error. */
nt_status nt_file_read(nt_arena *arena, const char *path, size_t limit, nt_bytes *out,
                       nt_error *err);

bool nt_file_exists(const char *path);
bool nt_file_is_folder(const char *path);

/* "a/b" and "c" -> "a/b/c"; an absolute `name` stays as it is. */
char *nt_path_join(nt_arena *arena, const char *folder, const char *name);
/* "a/b.csv" -> "b.csv" (points into `path`). */
const char *nt_path_name(const char *path);

/* A set of output files that appear together or not at all.
 *
 * nt_outputs_add writes beside the destination (a temporary name in the same folder);
 * nt_outputs_commit flushes all to disk, then renames all, and undoes that if one fails.
 * nt_outputs_close removes temporaries and folders that were made and not committed; call it on
 * every path out. A write that fails leaves earlier output and no temporary behind. Missing folders
 * of a destination are made. */
typedef struct nt_outputs nt_outputs;

nt_outputs *nt_outputs_open(nt_arena *arena);
nt_status nt_outputs_add(nt_outputs *outputs, const char *path, const void *bytes, size_t length,
                         nt_error *err);
nt_status nt_outputs_commit(nt_outputs *outputs, nt_error *err);
void nt_outputs_close(nt_outputs *outputs);

#endif
