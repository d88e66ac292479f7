/* find_witnesses THRESHOLD WIDTH < SYSTEM: other tables that agree with all that an attacker knows,
 * for tests/tools/family_attack.py, which poses his system and checks what is found: nothing of
 * what netra declares of its editions is asked. A line of SYSTEM is "count DOWN", how far an
 * unknown may fall; "row ROOM N SIGN N SIGN...", counts by their number from 0 whose sum may rise
 * by ROOM, or not change where that is -1; or "form VALUE N SIGN...", a small number that is looked
 * for. Writes each table as a line "N BY N BY...": what moves, and how far. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "suppress.h"

/* Counts that are looked at for one, and for all together, half a minute or so. */
static const long effort = 4000000, effort_all = 4000000000;

/* What is printed is no part of the system: nothing has a price. */
static const witness_offer offers[] = {{0, NT_KEEP_NONE, false, 60, 1, 0, 0},
                                       {0, NT_KEEP_NONE, false, 200, 4, 0, 0},
                                       {0, NT_KEEP_NONE, false, 600, 12, 3000, 3},
                                       {0, NT_KEEP_NONE, false, 2000, 24, 50000, 5}};

/* The terms that follow, and what is left of them where that is a number. */
static void read_terms(nt_disclosure *d, char *text, int left)
{
    nt_disclosure_begin(d);
    for (char *end = text;; text = end) {
        long number = strtol(text, &end, 10);
        if (end == text) {
            break;
        }
        nt_disclosure_term(d, (int)number, (int)strtol(end, &end, 10));
    }
    if (left >= 0) {
        nt_disclosure_term(d, left, -1);
    }
}

static void read_line(nt_disclosure *d, char *line)
{
    char *terms = strchr(line, ' ');
    long long value = terms ? strtoll(terms, &terms, 10) : 0;
    if (strncmp(line, "count ", 6) == 0) {
        int count = nt_disclosure_hidden(d, value);
        d->nodes.items[count].small = false;
    } else if (strncmp(line, "form ", 5) == 0) {
        read_terms(d, terms, nt_disclosure_hidden(d, value));
        nt_disclosure_end(d);
    } else if (strncmp(line, "row ", 4) == 0) {
        read_terms(d, terms, -1);
        if (value < 0) {
            nt_disclosure_end(d);
        } else {
            nt_disclosure_end_limit(d, value);
        }
    }
}

static void write_witnesses(const nt_disclosure *d)
{
    for (size_t w = 0; w < d->found.count; w++) {
        for (size_t i = 0; i < d->found.items[w].count; i++) {
            const found_move *m = &d->found_moves.items[d->found.items[w].first + i];
            printf("%s%d %d", i ? " " : "", m->node, m->by);
        }
        printf("\n");
    }
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: find_witnesses THRESHOLD WIDTH < SYSTEM\n");
        return 2;
    }
    NT_PASSING_ARENA(arena);
    nt_disclosure *d = nt_disclosure_open(
        arena, (nt_disclosure_rules){.threshold = atoi(argv[1]), .width = atoi(argv[2])});
    char *line = NULL;
    size_t room = 0;
    while (getline(&line, &room, stdin) > 0) {
        read_line(d, line);
    }
    free(line);
    disclosure_prepare(d);
    note_withheld(d);
    d->patience = 2; /* in depth, too */
    long left = effort_all;
    for (size_t o = 0; o < sizeof offers / sizeof *offers; o++) {
        for (int i = 0; i < (int)d->nodes.count && left > 0; i++) {
            d->effort = effort;
            if (needs_witness(d, i)) {
                protect(d, i, &offers[o]);
            }
            left -= effort - d->effort;
        }
    }
    write_witnesses(d);
    return 0;
}
