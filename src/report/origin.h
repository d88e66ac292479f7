/* Where text came from. A template's words pass through three hands (settings or file, Mustache,
 * Markdown) before they are set; each keeps a map back, so that an error names line and column of
 * what the author wrote. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/json.h"

/* Where a character of a text stands. */
typedef struct {
    size_t offset;   /* in the text */
    const char *raw; /* in the file, where it may be an escape */
    nt_place place;
} nt_origin_step;

/* A text as its author wrote it: a file, or a string inside report.json. */
typedef struct {
    const char *text;
    size_t length;
    bool in_json;
    bool in_program;             /* words of netra: all of them stand for the first step's place */
    const nt_origin_step *steps; /* at even distances */
} nt_origin;

const nt_origin *nt_report_origin_file(nt_arena *arena, const char *file, const char *text,
                                       size_t length);
/* Of words that netra brings along and puts at that place. */
const nt_origin *nt_report_origin_words(nt_arena *arena, const char *text, nt_place place);
/* Of a string in report.json. */
const nt_origin *nt_report_origin_json(nt_arena *arena, const nt_json *value);

nt_place nt_report_origin_place(const nt_origin *origin, size_t offset);

/* From `at` on a woven text is `origin` from `offset` on; where it is not verbatim (an expanded
 * value), every character of it stands for that one place. */
typedef struct {
    size_t at;
    const nt_origin *origin;
    size_t offset;
    bool verbatim;
} nt_stretch;

/* A text made of pieces of others. */
typedef struct {
    const char *text;
    size_t length;
    const nt_stretch *stretches; /* by `at` */
    size_t count;
} nt_woven;

nt_place nt_report_woven_place(const nt_woven *woven, size_t offset);

typedef struct {
    nt_buffer text;
    NT_VEC(nt_stretch) stretches;
} nt_weaver;

nt_weaver nt_report_weaver_open(nt_arena *arena);
void nt_report_weave_origin(nt_weaver *weaver, const nt_origin *origin, size_t from, size_t to);
void nt_report_weave_literal(nt_weaver *weaver, const char *text, const nt_origin *origin,
                             size_t offset);
/* A piece of a woven text, its map kept. */
void nt_report_weave_piece(nt_weaver *weaver, const nt_woven *woven, size_t from, size_t to);
/* A literal that stands for the place `offset` of a woven text. */
void nt_report_weave_mark(nt_weaver *weaver, const nt_woven *woven, size_t offset,
                          const char *literal);
nt_woven nt_report_weaver_close(const nt_weaver *weaver);
