/* A table from names to numbers, for ids: constant time however many a report prints. */
#ifndef NETRA_LAYOUT_NAMES_H
#define NETRA_LAYOUT_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

typedef struct {
    const char *name; /* NULL: free */
    size_t value;
} nt_name;

/* Starts as {0}. */
typedef struct {
    nt_name *slots;
    size_t size, used;
} nt_names;

/* The value of `name`, made 0 when it is new; *added says so. The pointer holds until the next
 * call. `name` must live as long as the table. */
size_t *nt_layout_name(nt_arena *arena, nt_names *names, const char *name, bool *added);

/* The value of `name`, or NULL. */
const size_t *nt_layout_find(const nt_names *names, const char *name);

#endif
