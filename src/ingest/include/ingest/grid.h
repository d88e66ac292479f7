/* A file as it lies there, before anybody has described it: sheets of cells. What a descriptor says
 * of a delimited file (encoding, delimiter) is found out from its bytes. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "workbook/workbook.h"

/* Of a spreadsheet a cell may be a day by itself, or one with a time of day; its text is then the
 * day, as ISO 8601 has it. */
typedef enum { NT_GRID_TEXT, NT_GRID_NUMBER, NT_GRID_DAY, NT_GRID_MOMENT } nt_grid_kind;

typedef struct {
    const char *text; /* UTF-8, in its canonical form; "" empty */
    nt_grid_kind kind;
} nt_grid_cell;

/* The distinct texts of files that are read together, so that a cell is kept in four bytes: most
 * say what others do. */
typedef struct {
    nt_arena *arena;
    const char **items; /* the first is "" */
    uint32_t *slots;    /* by hash, numbers of items; 0: free */
    size_t count, capacity;
} nt_grid_texts;

typedef struct {
    const uint32_t *codes; /* of its cells: the number of the text, and its kind in two bits */
    const nt_grid_texts *texts;
    uint32_t count;
    uint32_t line;   /* in the file, from 1 */
    uint32_t number; /* the same, but for lines that break within a cell: as "headerRows" counts */
} nt_grid_row;

typedef struct {
    const char *name; /* of the sheet; "" of a delimited file */
    const nt_grid_row *rows;
    size_t row_count;
    size_t columns; /* of the longest row */
    bool cut;       /* there are more rows, which were not read */
    size_t number;  /* of the sheet, from 1; 0: a delimited file */
    bool hidden;
    const nt_merged *merged; /* cells that are merged */
    size_t merged_count;
} nt_grid;

typedef enum {
    NT_ENCODING_UTF_8,
    NT_ENCODING_UTF_8_SIG,
    NT_ENCODING_1252,
    NT_ENCODING_UTF_16
} nt_encoding;

typedef struct {
    const char *path;
    nt_bytes bytes;       /* as on disk; empty of a spreadsheet */
    nt_encoding encoding; /* of a delimited file */
    bool encoding_proven; /* no other encoding gives these texts */
    char delimiter;       /* 0: a spreadsheet */
    const nt_grid *sheets;
    size_t sheet_count;
} nt_grid_file;

enum { NT_GRID_CELLS_MAX = 1 << 24 };

/* Whether it is called as columns are that add others up: "Jumlah", "Total 2024". */
bool nt_ingest_is_total_heading(nt_arena *arena, const char *heading);

/* Without texts yet but "". */
nt_grid_texts *nt_ingest_grid_texts(nt_arena *arena);

/* The code of a cell, whose text is copied where it is new. */
uint32_t nt_ingest_grid_code(nt_grid_texts *texts, const char *text, size_t length,
                             nt_grid_kind kind);

/* The cell of a row in a column, from 0, and the number of its text; an empty one behind the end of
 * a short row. */
nt_grid_cell nt_ingest_grid_cell(const nt_grid_row *row, size_t column);
size_t nt_ingest_grid_text(const nt_grid_row *row, size_t column);

/* Reads a delimited file or a spreadsheet, the first NT_GRID_CELLS_MAX cells of it. Rows that a
 * stray quote breaks are left out. What is no such file is NT_INVALID. */
nt_status nt_ingest_grid(nt_arena *arena, nt_grid_texts *texts, const char *path,
                         const nt_grid_file **out, nt_error *err);
