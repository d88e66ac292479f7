/* What the fuzz targets share. A target is one file that defines fuzz_input; run by libFuzzer in
 * the preset asan, and by replay.c over kept inputs in the others. docs/fuzzing.md says how to add
 * one. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/json.h"
#include "base/problem.h"

/* The target: what it allocates in `arena`, and the scratch folders below, are gone after it. */
void fuzz_input(nt_arena *arena, nt_bytes input);

/* A new folder in memory, for this input. */
const char *fuzz_scratch(nt_arena *arena);

/* An input of several files, each behind a line "=== NAME": writes them into a new scratch folder.
 * Files of a name that must not be used are left out. Text before the first such line is no file's.
 */
const char *fuzz_folder(nt_arena *arena, nt_bytes input);

/* The same, one after the other; false at the end. Begin with *at = 0. */
bool fuzz_next_file(nt_arena *arena, nt_bytes input, size_t *at, const char **name,
                    nt_bytes *bytes);

/* Writes the value again; `instead`, unless NULL, is asked first for each value, and says whether
 * it wrote another in its place. */
void fuzz_put_json(nt_json_writer *writer, const nt_json *value,
                   bool (*instead)(void *context, nt_json_writer *writer, const nt_json *value),
                   void *context);

/* What must hold is judged in every build, with and without assertions. */
#define fuzz_expect(condition) ((condition) ? (void)0 : fuzz_fail(__FILE__, __LINE__, #condition))
_Noreturn void fuzz_fail(const char *file, int line, const char *condition);

/* A failure has the status that was returned, and one line that can be shown. */
void fuzz_expect_status(nt_status status, const nt_error *err);
/* Each problem has a place, a code and one line that can be shown. */
void fuzz_expect_problems(nt_problems *problems);
