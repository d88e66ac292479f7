/* The page that leads to all editions of a run: a list by area, as HTML that reads without script,
 * on a narrow screen, on paper and aloud. */
#pragma once

#include "base/file.h"
#include "base/lang.h"

typedef struct {
    const char *label, *group; /* "Aceh"; group NULL or "": none */
    const char *code;          /* "11"; NULL where the label is it */
    const char *failure;       /* why it is not there; NULL: it is */
    const char *pdf, *page;    /* files beside the index; NULL: not made */
    const char *xlsx, *ods, *figures;
} nt_index_line;

typedef struct {
    nt_lang lang;
    const char *title, *day; /* of the editions; "" none */
    const char *subject;     /* what the lines are: "wilayah", or a parameter */
    const nt_index_line *lines;
    size_t count;
    const char *sums; /* the list of checksums beside it */
} nt_index_request;

nt_bytes nt_batch_index(nt_arena *arena, const nt_index_request *request);
