/* audit_verdicts [REGISTERS]: of simulated registers, seeds 1 to REGISTERS, how often intervals
 * hold the truth, and how often reports on registers in which nothing changes say that a number
 * does. Exit status 1 when a rate is not one that chance allows. */
#include <stdio.h>
#include <stdlib.h>

#include "coverage.h"
#include "verdicts.h"

enum { COLUMNS_MAX = 6, NAME = 48, CELL = 11 };

typedef struct {
    const char *head;
    simulation (*make)(void);
} setting;

static simulation few(void)
{
    return nothing_changes(4000, 0, true, 0);
}

static simulation many(void)
{
    return nothing_changes(20000, 0, true, 0);
}

static simulation few_late(void)
{
    return nothing_changes(4000, 15, true, 0);
}

static simulation many_late(void)
{
    return nothing_changes(20000, 15, true, 0);
}

static simulation scattered(void)
{
    simulation s = nothing_changes(20000, 4, true, 0);
    s.scatter = 1.7;
    return s;
}

static simulation in_part(void)
{
    simulation s = nothing_changes(20000, 4, true, 0);
    s.day = nt_date_from_civil(2024, 5, 11);
    return s;
}

static simulation untold(void)
{
    return nothing_changes(20000, 15, false, 90);
}

static simulation votes(void)
{
    return two_votes(1000, 4, true, 0);
}

static simulation votes_late(void)
{
    return two_votes(5000, 15, true, 0);
}

static simulation votes_apart(void)
{
    return two_votes(5000, 4, true, 120);
}

static simulation areas(void)
{
    return four_areas(4000, 0);
}

static simulation areas_late(void)
{
    return four_areas(4000, 180);
}

static const setting covered[] = {{"4,000", few},           {"20,000", many},
                                  {"4,000 late", few_late}, {"20,000 late", many_late},
                                  {"scattered", scattered}, {"two votes", votes}};
static const setting periods[] = {
    {"4,000", few},           {"4,000 late", few_late}, {"20,000 late", many_late},
    {"scattered", scattered}, {"41 days", in_part},     {"untold", untold}};
static const setting two[] = {
    {"2x1,000", votes}, {"2x5,000 late", votes_late}, {"one earlier", votes_apart}};

static const setting of_areas[] = {{"alike", areas}, {"one later", areas_late}};

static void print_heads(const setting *settings, size_t count)
{
    printf("%-*s", NAME, "");
    for (size_t i = 0; i < count; i++) {
        printf(" %*s", CELL, settings[i].head);
    }
    printf("\n");
}

/* "95.3", of those that had any where not all had, "95.3/87"; "-" where none had. */
static void print_rate(int part, int given, int registers, const char *mark)
{
    char text[24] = "-";
    if (given == registers) {
        snprintf(text, sizeof text, "%.1f%s", 100.0 * part / given, mark);
    } else if (given) {
        snprintf(text, sizeof text, "%.1f/%d%s", 100.0 * part / given, given, mark);
    }
    printf(" %*s", CELL, text);
}

static bool print_coverage(int registers)
{
    enum { COUNT = sizeof covered / sizeof *covered };
    coverage c[COUNT];
    bool sound = true;
    print_heads(covered, COUNT);
    for (size_t i = 0; i < COUNT; i++) {
        c[i] = count_coverage(covered[i].make(), registers);
    }
    for (int n = 0; n < COVERED; n++) {
        printf("%-*s", NAME, covered_name(n));
        for (size_t i = 0; i < COUNT; i++) {
            int held = c[i].held[n], given = c[i].given[n];
            bool lacks = coverage_lacks(held, given);
            print_rate(held, given, registers,
                       lacks                           ? "!"
                       : coverage_exceeds(held, given) ? "+"
                                                       : "");
            sound = sound && !lacks;
        }
        printf("\n");
    }
    return sound;
}

static bool print_any(const char *name, const verdicts *v, size_t count, int which, int most)
{
    bool sound = true;
    printf("%-*s", NAME, name);
    for (size_t i = 0; i < count; i++) {
        bool own = v[i].any[which] <= most;
        print_rate(v[i].any[which], v[i].registers, v[i].registers, own ? "" : "!");
        sound = sound && own;
    }
    printf("\n");
    return sound;
}

static bool print_verdicts(const setting *settings, size_t count, int first, int last,
                           int registers)
{
    verdicts v[COLUMNS_MAX];
    int most = verdicts_by_chance(registers);
    bool sound = true;
    print_heads(settings, count);
    for (size_t i = 0; i < count; i++) {
        v[i] = count_verdicts(settings[i].make(), registers);
    }
    for (int n = first; n < last; n++) {
        printf("%-*s", NAME, verdict_names[n]);
        for (size_t i = 0; i < count; i++) {
            int told = v[i].rises[n] + v[i].falls[n];
            print_rate(told, told + v[i].steady[n], registers, told <= most ? "" : "!");
            sound = sound && told <= most;
        }
        printf("\n");
    }
    if (first == 0) {
        sound = print_any("any headline", v, count, true, most) && sound;
        sound = print_any("any other", v, count, false, most) && sound;
    }
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
        "Coverage of 95 per cent intervals, per cent of registers (seeds 1 to %d; n/m: of m that "
        "have one).\nSound: 93 to 97. ! marks fewer than chance makes of that once in 10,000 "
        "times; + more, which "
        "is a cost and no fault.\n",
        registers);
    bool sound = print_coverage(registers);
    printf(
        "\nFalse verdicts where nothing changes, per cent of registers (seeds 1 to %d).\nSound: at "
        "most 5; ! marks what chance makes of that once in 10,000 times.\n",
        registers);
    sound =
        print_verdicts(periods, sizeof periods / sizeof *periods, 0, PERIODS, registers) && sound;
    sound = print_verdicts(two, sizeof two / sizeof *two, AT_AGE, AREAS, registers) && sound;
    sound =
        print_verdicts(of_areas, sizeof of_areas / sizeof *of_areas, AREAS, VERDICTS, registers) &&
        sound;
    return sound ? 0 : 1;
}
