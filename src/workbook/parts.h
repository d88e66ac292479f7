/* The parts of a spreadsheet: files in a zip (ISO/IEC 29500-2, OpenDocument part 3), read one at a
 * time and within limits. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/map.h"

typedef struct {
    nt_arena *arena;
    const char *path; /* of the zip */
    int file;         /* open; -1: `bytes` */
    nt_file_stamp opened;
    nt_bytes bytes;
    long long size, at; /* of the zip, and how far it is read */
    char *block;
    int failure; /* errno of a read that failed */
    nt_map keys; /* folded name -> part */
    NT_VEC(const char *) names;
} nt_parts;

/* Lists the parts of `path`, `file`, `bytes` and `size`. Two of one name are NT_INVALID: programs
 * do not agree which counts. */
nt_status nt_parts_list(nt_parts *parts, nt_error *err);

/* NT_INVALID where so many bytes are more than a zip of that size may hold: unpacked, and the texts
 * of all cells, as some stand in the file once for many. */
nt_status nt_parts_check_size(const nt_parts *parts, size_t part, long long bytes, nt_error *err);

/* A copy of the name, "/" where some programs write "\". */
char *nt_parts_plain(nt_arena *arena, const char *name);

/* The part of that name, "/" in front or not, in whatever case; NT_MAP_NONE: there is none. */
size_t nt_parts_find(const nt_parts *parts, const char *name);

/* Hands the part's bytes to `take` as they come. Whether they are right is known at the end: what
 * was taken counts only where NT_OK comes back. *enough ends the reading at once. */
nt_status nt_parts_read(nt_parts *parts, size_t part,
                        nt_status (*take)(void *context, const char *bytes, size_t length,
                                          bool *enough, nt_error *err),
                        void *context, nt_error *err);

/* Whether the word, of fewer than 32 bytes, stands in the part, or it is not in UTF-8. */
nt_status nt_parts_may_hold(nt_parts *parts, size_t part, const char *word, bool *out,
                            nt_error *err);

/* Something is wrong in the part. */
nt_status nt_parts_fail(const nt_parts *parts, size_t part, nt_text fault, nt_error *err);
