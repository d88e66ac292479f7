/* Archives from outside, unpacked into a scratch folder and nowhere else. */
#pragma once

#include "base/arena.h"
#include "base/error.h"

/* What is refused before it is written; stated in docs/archive.md and tested. */
enum {
    NT_UNPACK_ENTRIES_MAX = 5000,
    NT_UNPACK_FILE_MAX = 256 << 20, /* bytes of one file */
    NT_UNPACK_TOTAL_MAX = 1 << 30,  /* bytes of all files */
    NT_UNPACK_RATIO_MAX = 200,      /* unpacked to packed, once more than … */
    NT_UNPACK_RATIO_FROM = 16 << 20 /* … this was unpacked */
};

/* An entry that could be read only in part, or a zip whose directory is not that of its files. */
typedef struct {
    const char *path; /* below the bag's folder; the zip's own name */
    nt_text reason;
} nt_unpack_fault;

typedef struct {
    const char *root;   /* the folder of the bag inside the scratch folder */
    const char *name;   /* its path in the archive; "" when files lie at the top */
    const char *beside; /* what lies beside it: ".DS_Store, __MACOSX"; NULL nothing */
    NT_VEC(nt_unpack_fault) faults;
    const nt_text *broken; /* why reading ended before the archive did; NULL when it did not */
} nt_unpacked;

/* Unpacks the zip at `path` into `folder`, a new scratch folder. An archive that is hostile (a name
 * that leads out, a link, a device, names that clash, a bomb) is NT_INVALID with the reason, as is
 * one of several bags; one that is damaged is unpacked as far as it goes. */
nt_status nt_archive_unpack(nt_arena *arena, const char *path, const char *folder, nt_unpacked *out,
                            nt_error *err);
