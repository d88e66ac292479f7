/* Lines of a golden file: cells between commas, comments left out. */
#pragma once

#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { GOLDEN_CELLS_MAX = 12 };

typedef struct {
    char text[256];
    const char *cells[GOLDEN_CELLS_MAX];
    int count;
} golden_row;

static inline bool golden_next(FILE *file, golden_row *row)
{
    do {
        if (!fgets(row->text, sizeof row->text, file)) {
            return false;
        }
    } while (row->text[0] == '#');
    row->text[strcspn(row->text, "\n")] = '\0';
    row->count = 0;
    for (char *cell = row->text; cell && row->count < GOLDEN_CELLS_MAX;) {
        row->cells[row->count++] = cell;
        cell = strchr(cell, ',');
        if (cell) {
            *cell++ = '\0';
        }
    }
    return true;
}

static inline bool golden_is(const golden_row *row, int cell, const char *text)
{
    return cell < row->count && strcmp(row->cells[cell], text) == 0;
}

static inline double golden_number(const golden_row *row, int cell)
{
    assert_true(cell < row->count);
    return strtod(row->cells[cell], NULL);
}

static inline int64_t golden_count(const golden_row *row, int cell)
{
    assert_true(cell < row->count);
    return strtoll(row->cells[cell], NULL, 10);
}

/* What was held against another program so far: how many figures, and the largest relative
 * difference. With NETRA_AGREEMENT in the environment a test ends by telling it. */
static struct {
    long figures;
    double farthest;
} golden_so_far;

static inline void golden_tell(const char *what)
{
    if (getenv("NETRA_AGREEMENT")) {
        printf("agreement,%s,%ld,%.1e\n", what, golden_so_far.figures, golden_so_far.farthest);
    }
}

/* The cell holds `got` to ten digits; NAN only where it is NAN, infinite where it is. */
static inline bool golden_holds(const golden_row *row, int cell, double got)
{
    double expected = golden_number(row, cell);
    golden_so_far.figures++;
    if (isnan(expected) || isinf(expected)) {
        return isnan(expected) ? isnan(got) : got == expected;
    }
    double off = expected != 0 ? fabs(got - expected) / fabs(expected) : fabs(got);
    golden_so_far.farthest = fmax(golden_so_far.farthest, off);
    return fabs(got - expected) <= 1e-10 * fabs(expected) + 1e-300;
}

static inline void golden_check(const golden_row *row, int cell, double got)
{
    if (!golden_holds(row, cell, got)) {
        char line[256] = "";
        for (int i = 0; i < row->count; i++) {
            strcat(strcat(line, i > 0 ? "," : ""), row->cells[i]);
        }
        fail_msg("%s: cell %d: got %.15g", line, cell, got);
    }
}
