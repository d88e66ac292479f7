/* Published figures made in memory, for the tests of the rules: what the model would hand over. */
#pragma once

#include "rules/rules.h"

/* One figure; what is left out is unknown. `value` is as printed ("34.9"). Defaults: event "a",
 * area Indonesia (the whole; so is "Nusantara", of which no table tells), unit persons (percent for
 * shares), source "s", exact. Event "-" is none. A source is its publisher, with the day of
 * publication behind "@" ("Harian@2020-08-05");
 * "" is one without name. Events: "a" votes on 2020-12-09, "b" on 2024-02-14. */
typedef struct {
    const char *id, *indicator, *value, *as_of;
    const char *base, *source, *event, *area, *category, *unit, *start, *end, *quote;
    const char *change_from, *change_to;
    const char *counter; /* "BODY" or "BODY@PROCEDURE"; NULL: the unknown one */
    nt_qualifier qualifier;
    nt_figure_status status;
} row;

const nt_published *rules_publish(nt_arena *arena, const row *rows, size_t count);

/* One line a finding: "rule: figure* figure", with a star at what must not be used to compare. */
const char *rules_list(nt_arena *arena, const nt_findings *findings);

/* Runs all rules and compares the list; shows the sentences when it differs. */
void rules_expect(const row *rows, size_t count, const char *expected, const char *file, int line);

#define EXPECT(expected, ...)                                                                      \
    do {                                                                                           \
        const row rows_[] = {__VA_ARGS__};                                                         \
        rules_expect(rows_, sizeof rows_ / sizeof *rows_, (expected), __FILE__, __LINE__);         \
    } while (0)
