/* Two PDF files as pictures, page by page, drawn by poppler's pdftoppm where it is installed. The
 * program is started without a shell, with fixed arguments, and sees nothing but the file. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"

/* Stated in docs/archive.md. So few are drawn unasked that a file of others costs what its size
 * allows: opening a large one takes the viewer as long as drawing a page. */
enum {
    NT_RENDER_DPI = 80,
    NT_RENDER_PAGES = 16,
    NT_RENDER_PAGES_MAX = 500, /* where all were asked for */
    NT_RENDER_SECONDS_MAX = 120
};

typedef struct {
    size_t page;                 /* from 1 */
    long long pixels, differing; /* pixels is 0 where the sizes differ */
} nt_page_difference;

typedef struct {
    NT_VEC(nt_page_difference) differences;
    const nt_text *unknown; /* why (some) pages could not be compared; NULL: all were */
} nt_rendering;

/* The first of those pages, numbered from 1 in their order, or `all`. NT_OK also when nothing could
 * be drawn: see out->unknown. Files that are written into `scratch` stay there. */
nt_status nt_render_compare(nt_arena *arena, const char *scratch, nt_bytes old, nt_bytes new,
                            const size_t *pages, size_t count, bool all, nt_rendering *out,
                            nt_error *err);
