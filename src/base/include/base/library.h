/* Libraries of others, by name and version: a report's bytes depend on them, so a snapshot names
 * them. Each room names those whose headers it owns. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

enum { NT_LIBRARIES_MAX = 4 };

typedef struct {
    const char *name, *version;
    bool
        at_build; /* the version that was there when netra was built: the library cannot be asked */
} nt_library;

typedef struct {
    nt_library items[NT_LIBRARIES_MAX];
    size_t count;
} nt_libraries;

/* cJSON. */
nt_libraries nt_base_libraries(void);
