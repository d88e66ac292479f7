/* Names that no folder of every system can hold side by side. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

typedef struct {
    const char *path, *folded; /* as written, and by nt_path_fold() */
    bool is_folder;
} nt_named_entry;

typedef enum {
    NT_CLASH_NONE,
    NT_CLASH_TWICE,      /* `other` is written as `one` */
    NT_CLASH_ONE_NAME,   /* they are one where case or the writing of accents is not told */
    NT_CLASH_ONE_FOLDER, /* so are the folders that they lie in */
    NT_CLASH_FILE_ABOVE  /* `one` lies in a folder that is the file `other` */
} nt_clash_kind;

typedef struct {
    nt_clash_kind kind;
    const nt_named_entry *one, *other;
} nt_clash;

/* The first clash; sorts the entries by folded name, so that twins stand side by side. */
nt_clash nt_clash_find(nt_arena *arena, nt_named_entry *entries, size_t count);
