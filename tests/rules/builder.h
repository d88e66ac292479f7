/* Published figures made in memory, for the tests of the rules: what the model would hand over. */
#pragma once

#include "model/given.h"
#include "rules/rules.h"

/* Of the event "a", which votes on 2020-12-09, where a row names none; there is "b", too, on
 * 2024-02-14, and "-" is none. */
const nt_published *rules_publish(nt_arena *arena, const given *rows, size_t count);

/* One line a finding: "rule: figure* figure", with a star at what must not be used to compare. */
const char *rules_list(nt_arena *arena, const nt_findings *findings);

/* Runs all rules and compares the list; shows the sentences when it differs. */
void rules_expect(const given *rows, size_t count, const char *expected, const char *file,
                  int line);

#define EXPECT(expected, ...)                                                                      \
    do {                                                                                           \
        const given rows_[] = {__VA_ARGS__};                                                       \
        rules_expect(rows_, sizeof rows_ / sizeof *rows_, (expected), __FILE__, __LINE__);         \
    } while (0)
