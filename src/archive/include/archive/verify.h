/* Fixity: whether a bag, ours or another maker's, is what its manifests say, file by file. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"

typedef enum {
    NT_DAMAGE_MISSING,
    NT_DAMAGE_CHANGED,
    NT_DAMAGE_EXTRA,
    NT_DAMAGE_RENAMED,
    NT_DAMAGE_UNREADABLE,
    NT_DAMAGE_INVALID /* the bag itself is not as RFC 8493 wants it */
} nt_damage_kind;

typedef struct {
    nt_damage_kind kind;
    const char *path;      /* in the bag; of the zip itself its file name */
    const char *other;     /* renamed: its name now; NULL */
    const char *algorithm; /* NULL where no checksum is at stake */
    const char *expected, *found;
    long long expected_size, found_size; /* -1 unknown */
    nt_text likely;                      /* what it looks like, or why; "" nothing to say */
} nt_damage;

typedef struct {
    NT_VEC(nt_damage) damages; /* sorted by path */
    size_t file_count;         /* files below the bag's folder */
    long long byte_count;
    const char *version;    /* of BagIt */
    const char *algorithms; /* "sha512" */
    bool is_ours;           /* made by netra: judged more strictly */
    const char *beside;     /* what a zip holds beside the bag's folder: "__MACOSX"; NULL nothing */
} nt_fixity;

/* "missing", "changed"…: a code, and what it is called. */
const char *nt_damage_name(nt_damage_kind kind);
nt_text nt_damage_text(nt_damage_kind kind);

/* A file of the bag in `root`; one that is missing, or a name that leads out of it, is NT_INVALID.
 * Of a bag that was judged sound: then no part of it is a link. */
nt_status nt_archive_read(nt_arena *arena, const char *root, const char *name, size_t limit,
                          nt_bytes *out, nt_error *err);

/* Judges the bag at `path`, a folder, or a zip, unpacked into `scratch`; *root is the bag's folder.
 * NT_OK also when it is damaged: ask out->damages.count. A folder that is no bag, or cannot be
 * read, is an error. */
nt_status nt_archive_open(nt_arena *arena, const char *path, const char *scratch, const char **root,
                          nt_fixity *out, nt_error *err);
