/* Results made by hand, and a template folder of a test's own. */
#pragma once

#include "check.h"
#include "report/template.h"

typedef struct {
    nt_arena *arena;
    nt_fonts *fonts;
    const nt_results *results;
    char folder[512];
    char files[16][64];
    size_t file_count;
    nt_error err;
} by_hand;

/* Group set-up and tear-down; the results are:
 *   ratio    72.8 percent, 69.8–75.7, 635 of 872, release r1, sources s1 and s2
 *   change   -11.0 points, -17.0 to -5.6        gain  2.2 points, -4.3 to 8.1
 *   voters   100 300 000 persons, approximate   few   3 persons
 *   alone  1 person
 *   faulty   24.9 percent, doubtful             gone  unknown
 *   none     0 persons      at-once  0 days      level  0.0 points      hidden  suppressed
 * named "latest" is ratio; sources s1 (dated, with an address) and s2 (neither); releases r1 (of
 * event a, age 10) and r2 (of b, age -8, faulty by finding 1). */
int by_hand_open(void **state);
int by_hand_close(void **state);

/* JSON is easier to read in C with ' for ". */
void by_hand_json(by_hand *b, const char *json);
void by_hand_write(by_hand *b, const char *name, const char *text);

/* A template of the least settings and this body. */
void by_hand_body(by_hand *b, const char *body);

nt_status by_hand_load(by_hand *b, const char *lang, const nt_template **out);
/* Loads and builds; fills b->err. */
nt_status by_hand_build(by_hand *b, const char *lang, const nt_document **out);

/* The dump of the document, no-break spaces made plain; fails the test on an error. */
const char *by_hand_dump(by_hand *b, const char *lang);

/* The body alone, built with the least settings. */
const char *by_hand_expand(by_hand *b, const char *body);

/* The build must fail: "body.md:3:1 message". */
const char *by_hand_error(by_hand *b);
