/* protect_table RANGE < TABLE: what netra withholds of a table, for tests/tools/anchors.py. A line
 * of TABLE is "count VALUE COST", or "sum N N N", counts by their number from 0: the first is all
 * others together. Writes 1 or 0 for each count, is it withheld, and last the milliseconds of the
 * processor. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "disclosure/disclosure.h"

static void read_sum(nt_disclosure *d, char *text)
{
    int sign = -1;
    nt_disclosure_begin(d);
    for (char *end = text;; text = end, sign = 1) {
        long number = strtol(text, &end, 10);
        if (end == text) {
            break;
        }
        nt_disclosure_term(d, (int)number, sign);
    }
    nt_disclosure_end(d);
}

int main(int argc, char **argv)
{
    NT_PASSING_ARENA(arena);
    nt_disclosure_rules rules = {
        .threshold = 3, .width = argc > 1 ? atoi(argv[1]) : 2, .secondary = true};
    nt_disclosure *d = nt_disclosure_open(arena, rules);
    static char line[1 << 20];
    int counts = 0;
    while (fgets(line, sizeof line, stdin)) {
        if (strncmp(line, "count ", 6) == 0) {
            char *cost;
            long long value = strtoll(line + 6, &cost, 10);
            nt_disclosure_count(d, value, atoi(cost));
            counts++;
        } else if (strncmp(line, "sum ", 4) == 0) {
            read_sum(d, line + 4);
        }
    }
    clock_t start = clock();
    nt_disclosure_solve(d);
    double spent = (double)(clock() - start) * 1000 / CLOCKS_PER_SEC;
    for (int i = 0; i < counts; i++) {
        puts(nt_disclosure_suppressed(d, i) ? "1" : "0");
    }
    printf("%.0f\n", spent);
    return 0;
}
