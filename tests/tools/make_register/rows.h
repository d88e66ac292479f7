/* The file of cases: rows of cells, written through a large buffer. */
#pragma once

#include <stdbool.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/date.h"

typedef enum {
    COLUMN_ID,
    COLUMN_EVENT,
    COLUMN_REPORTED,
    COLUMN_PROVINCE,
    COLUMN_REGENCY,
    COLUMN_INSTITUTION,
    COLUMN_POSITION,
    COLUMN_VIOLATION,
    COLUMN_DECIDED,
    COLUMN_OUTCOME,
    COLUMN_SANCTIONED,
    COLUMN_SANCTION,
    COLUMN_RECORDED, /* the last: a register without versions lacks it */
    COLUMN_COUNT
} column_id;

typedef struct {
    const char *cells[COLUMN_COUNT]; /* none needs quotes */
} row;

typedef struct {
    FILE *out;
    char *buffer;
    size_t length;
    char (*days)[11]; /* the text of every day that may come out */
    bool versions, failed;
    unsigned long long rows;
} row_writer;

/* Writes the headings. */
row_writer rows_open(nt_arena *arena, FILE *out, bool versions);
void rows_put(row_writer *w, const row *r);
/* False when anything could not be written. */
bool rows_close(row_writer *w);

/* The text of a day from 2000 to 2049, "" of an unknown one; it lives as long as the writer. */
const char *rows_day(const row_writer *w, nt_date day);
