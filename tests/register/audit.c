/* audit_verdicts [REGISTERS]: how often reports on registers in which nothing changes say that a
 * number does, by setting. Exit status 1 when one is told more often than chance allows. */
#include <stdio.h>
#include <stdlib.h>

#include "verdicts.h"

enum { SETTINGS = 6 };
static const double sizes[SETTINGS] = {4000, 4000, 4000, 20000, 20000, 20000};
static const double lags[SETTINGS] = {0, 4, 15, 0, 4, 15};

typedef struct {
    const char *title;
    simulation (*make)(double cases, double lag);
    int first, last; /* verdicts */
} block;

static simulation at_its_end(double cases, double lag)
{
    return nothing_changes(cases, lag, true, 0);
}

static simulation part_of_it(double cases, double lag)
{
    simulation s = nothing_changes(cases, lag, true, 0);
    s.day = nt_date_from_civil(2024, 5, 11);
    return s;
}

static simulation untold(double cases, double lag)
{
    return nothing_changes(cases, lag, false, 0);
}

static simulation untold_later(double cases, double lag)
{
    return nothing_changes(cases, lag, false, 90);
}

static simulation votes(double cases, double lag)
{
    return two_votes(cases / 4, lag, true, 0);
}

static simulation votes_apart(double cases, double lag)
{
    return two_votes(cases / 4, lag, true, 120);
}

static const block blocks[] = {
    {"The state on the quarter's last day; rows carry the day of their recording", at_its_end, 0,
     PERIODS},
    {"The same of the quarter's first 41 days, on the last of them", part_of_it, 0, PERIODS},
    {"The state on the quarter's last day; rows carry no such day", untold, 0, PERIODS},
    {"Rows carry no such day; the register runs for 90 days more", untold_later, 0, PERIODS},
    {"Two votes of a quarter as many cases, with one calendar", votes, AT_AGE, VERDICTS},
    {"The same; the cases of the second came 120 days earlier", votes_apart, AT_AGE, VERDICTS},
};

/* "9" false verdicts, "2/67" where only 67 registers have a verdict, "-" where none has. */
static void print_cell(const verdicts *v, int i, int most)
{
    char text[24] = "-";
    int told = v->rises[i] + v->falls[i], given = told + v->steady[i];
    if (given == v->registers) {
        snprintf(text, sizeof text, "%d%s", told, told > most ? "!" : "");
    } else if (given) {
        snprintf(text, sizeof text, "%d/%d%s", told, given, told > most ? "!" : "");
    }
    printf(" %8s", text);
}

static bool print_block(const block *b, int registers)
{
    verdicts v[SETTINGS];
    bool sound = true;
    int most = verdicts_by_chance(registers);
    printf("\n%s\n%-32s", b->title, "cases");
    for (int i = 0; i < SETTINGS; i++) {
        printf(" %8.0f", sizes[i]);
    }
    printf("\n%-32s", "mean lag, days");
    for (int i = 0; i < SETTINGS; i++) {
        printf(" %8.0f", lags[i]);
        fflush(stdout);
        v[i] = count_verdicts(b->make(sizes[i], lags[i]), registers);
    }
    for (int n = b->first; n < b->last; n++) {
        printf("\n%-32s", verdict_names[n]);
        for (int i = 0; i < SETTINGS; i++) {
            print_cell(&v[i], n, most);
            sound = sound && v[i].rises[n] + v[i].falls[n] <= most;
        }
    }
    printf("\n");
    return sound;
}

int main(int argc, char **argv)
{
    int registers = argc > 1 ? atoi(argv[1]) : 200;
    if (registers < 1) {
        fprintf(stderr, "usage: audit_verdicts [REGISTERS]\n");
        return 2;
    }
    printf(
        "False verdicts in %d registers a setting in which nothing changes. One in twenty is the "
        "rule\nof 95 per cent; more than %d (marked !) comes once in 10,000 times by chance. "
        "\"2/67\": of the\n67 that have a verdict; \"-\": none has one.\n",
        registers, verdicts_by_chance(registers));
    bool sound = true;
    for (size_t i = 0; i < sizeof blocks / sizeof *blocks; i++) {
        sound = print_block(&blocks[i], registers) && sound;
    }
    return sound ? 0 : 1;
}
