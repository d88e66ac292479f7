/* What a page of ours tells: its elements with the words that belong to each, and the files that it
 * carries. It may have come by mail: nothing in it is trusted, and what it costs is bound by its
 * size. */
#pragma once

#include <stdbool.h>

#include "base/error.h"
#include "base/file.h"

enum { NT_WEB_READ_MAX = 256 << 20, NT_WEB_ELEMENTS_MAX = 1000000, NT_WEB_DEPTH_MAX = 64 };
#define NT_WEB_NONE SIZE_MAX

/* Its words are bytes `start` to `end` of the text, those of the elements in it among them. */
typedef struct {
    const char *tag, *id; /* "td"; "" without id */
    size_t parent;        /* index, less than its own; NT_WEB_NONE for the top */
    size_t start, end;
} nt_web_element;

/* A file of the page: its bytes, or where they lie in the page's folder. */
typedef struct {
    const char *name;
    nt_bytes bytes;
    bool is_within; /* in the page itself */
    size_t element; /* of its link */
} nt_web_carried;

typedef struct {
    const nt_web_element *elements;
    size_t element_count;
    nt_bytes text; /* a line a block */
    const nt_web_carried *files;
    size_t file_count;
} nt_web_told;

/* Whether a page that begins so says that netra made it. */
bool nt_web_is_ours(const char *head);

/* `file` names it in messages. NT_INVALID: no UTF-8, no page of netra's, or more than the limits.
 * Style, script and the drawings of charts have no words here; of a chart its title and description
 * are. */
nt_status nt_web_read(nt_arena *arena, const char *file, nt_bytes page, nt_web_told *out,
                      nt_error *err);
