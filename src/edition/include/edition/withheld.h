/* Tables that a report was built from and that do not travel with it: tables of cases. Its recipe
 * has their size and checksum, so that whoever holds the table can prove that it is the one. */
#ifndef NETRA_EDITION_WITHHELD_H
#define NETRA_EDITION_WITHHELD_H

#include "base/arena.h"
#include "base/json.h"

typedef struct {
    const char *name;      /* of the resource: "cases" */
    const char *path;      /* in its data package: "cases.csv" */
    const char *sha512;    /* of the whole file */
    long long bytes, rows; /* rows that were read as cases; -1 unknown */
} nt_withheld;

/* The list "withheld" of a recipe; NULL is none. */
nt_status nt_withheld_read(nt_arena *arena, const nt_json *list, const nt_withheld **out,
                           size_t *count, nt_error *err);

/* Whether `file` is the table; one with another checksum is NT_INVALID. */
nt_status nt_withheld_check(nt_arena *arena, const nt_withheld *table, const char *file,
                            nt_error *err);

#endif
