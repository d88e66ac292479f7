/* A sheet of texts for the tests: rows parted by '\n', cells by ';'. */
#pragma once

#include <string.h>

#include "check.h"
#include "survey/survey.h"

static inline nt_grid sheet_of(nt_arena *arena, const char *text)
{
    NT_VEC(nt_grid_row) rows = {0};
    nt_grid_texts *texts = nt_ingest_grid_texts(arena);
    size_t columns = 0;
    for (uint32_t line = 1; *text; line++) {
        NT_VEC(uint32_t) cells = {0};
        size_t end = strcspn(text, "\n");
        for (const char *at = text;;) {
            size_t length = strcspn(at, ";\n");
            nt_vec_push(arena, &cells, nt_ingest_grid_code(texts, at, length, NT_GRID_TEXT));
            at += length;
            if (*at != ';') {
                break;
            }
            at++;
        }
        nt_grid_row row = {cells.items, texts, (uint32_t)cells.count, line, line};
        nt_vec_push(arena, &rows, row);
        columns = cells.count > columns ? cells.count : columns;
        text += end + (text[end] == '\n');
    }
    return (nt_grid){.name = "", .rows = rows.items, .row_count = rows.count, .columns = columns};
}
