/* A data package in a folder of its own, for one test. */
#pragma once

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "check.h"
#include "ingest/package.h"

typedef struct {
    nt_arena *arena;
    char folder[512];
    char names[8][64]; /* files written, to be removed */
    size_t count;
    nt_problems *problems;
    const nt_package *package;
    nt_error err;
} sandbox;

static inline sandbox sandbox_open(void)
{
    sandbox box = {.arena = nt_arena_open()};
    snprintf(box.folder, sizeof box.folder, "%s/package-XXXXXX", NT_BINARY_DIR);
    assert_non_null(mkdtemp(box.folder));
    box.problems = nt_problems_open(box.arena);
    return box;
}

static inline void sandbox_close(sandbox *box)
{
    for (size_t i = 0; i < box->count; i++) {
        unlink(nt_path_join(box->arena, box->folder, box->names[i]));
    }
    rmdir(box->folder);
    nt_arena_close(box->arena);
}

/* Declares one that is closed, and its folder removed, where the block ends. */
#define SANDBOX(box) NT_CLOSED_BY(sandbox_close) sandbox box = sandbox_open()

static inline void sandbox_write(sandbox *box, const char *name, const void *bytes, size_t length)
{
    FILE *file = fopen(nt_path_join(box->arena, box->folder, name), "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes, 1, length, file), length);
    assert_int_equal(fclose(file), 0);
    for (size_t i = 0; i < box->count; i++) {
        if (strcmp(box->names[i], name) == 0) {
            return;
        }
    }
    assert_true(box->count < sizeof box->names / sizeof *box->names);
    snprintf(box->names[box->count++], sizeof box->names[0], "%s", name);
}

static inline void sandbox_text(sandbox *box, const char *name, const char *text)
{
    sandbox_write(box, name, text, strlen(text));
}

/* JSON is easier to read in C with ' for ". */
static inline void sandbox_descriptor(sandbox *box, const char *json)
{
    char *text = nt_arena_string(box->arena, json);
    for (char *at = text; *at; at++) {
        *at = *at == '\'' ? '"' : *at;
    }
    sandbox_text(box, "datapackage.json", text);
}

/* A package of one file, t.csv, with these fields and further members of the resource. */
static inline void sandbox_table(sandbox *box, const char *fields, const char *more,
                                 const char *rows)
{
    sandbox_descriptor(box, nt_arena_printf(box->arena,
                                            "{'resources': [{'name': 't', 'path': 't.csv'%s%s,\n"
                                            "'schema': {'fields': [%s]}}]}",
                                            *more ? ", " : "", more, fields));
    sandbox_text(box, "t.csv", rows);
}

static inline nt_status sandbox_read(sandbox *box)
{
    return nt_ingest_package(box->arena, box->folder, true, box->problems, &box->package,
                             &box->err);
}

/* Each language has words of its own for it, on one line, and no slot is left. */
static inline void sandbox_judge(nt_text said)
{
    for (nt_lang lang = 0; lang < NT_LANG_COUNT; lang++) {
        assert_true(*said.in[lang]);
        assert_null(strpbrk(said.in[lang], "\r\n"));
        assert_null(strstr(said.in[lang], ":t}"));
        assert_null(strstr(said.in[lang], ":m}"));
    }
    assert_string_not_equal(said.in[NT_LANG_ID], said.in[NT_LANG_EN]);
}

/* "t.csv:3:1 type: message" a line. */
static inline const char *sandbox_problems(sandbox *box)
{
    size_t count;
    const nt_problem *items = nt_problems_sorted(box->problems, &count);
    nt_buffer out = nt_buffer_open(box->arena);
    for (size_t i = 0; i < count; i++) {
        sandbox_judge(items[i].message);
        nt_buffer_printf(&out, "%s:%u:%u %s: %s\n", nt_path_name(items[i].place.file),
                         items[i].place.line, items[i].place.column, items[i].code,
                         items[i].message.in[NT_LANG_EN]);
    }
    return nt_buffer_text(&out);
}

/* The same without the messages: "3:1 type" a line. */
static inline const char *sandbox_codes(sandbox *box)
{
    size_t count;
    const nt_problem *items = nt_problems_sorted(box->problems, &count);
    nt_buffer out = nt_buffer_open(box->arena);
    for (size_t i = 0; i < count; i++) {
        nt_buffer_printf(&out, "%u:%u %s\n", items[i].place.line, items[i].place.column,
                         items[i].code);
    }
    return nt_buffer_text(&out);
}

/* "datapackage.json:2:3 message" of the error. */
static inline const char *sandbox_error(sandbox *box)
{
    sandbox_judge(nt_error_text(&box->err));
    return nt_arena_printf(box->arena, "%s:%ld:%ld %s", nt_path_name(box->err.file), box->err.line,
                           box->err.column, box->err.message[NT_LANG_EN]);
}

static inline const nt_cell *sandbox_cell(const sandbox *box, size_t row, size_t field)
{
    const nt_table *table = &box->package->tables[0];
    assert_true(row < table->row_count && field < table->field_count);
    return &table->cells[row * table->field_count + field];
}
