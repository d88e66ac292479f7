/* A cell of text into a typed one, by the rules of its field. */
#pragma once

#include "base/utf8.h"
#include "rows.h"
#include "schema.h"
#include "spelling.h"

/* The days of a column of a spreadsheet, by how they are kept: where a program took texts of the
 * one order for the other, it kept as days those up to the twelfth, turned round, and left the
 * rest. */
typedef struct {
    size_t kept, kept_late;       /* as days; of them those behind the twelfth of a month */
    size_t written, written_late; /* as texts */
    nt_place first_written;
} nt_days_kept;

typedef struct {
    nt_arena *arena;
    nt_problems *problems;
    const nt_csv_input *input;
    const nt_schema *schema;
    bool sound; /* the whole file is valid text without NUL: no cell need be searched */
    /* Problems are warnings, missing values are not judged, and no message shows a text. */
    bool streamed;
    nt_spellings *spellings; /* told of every key; NULL: nobody is */
    nt_days_kept *days;      /* by field, of a spreadsheet; NULL: not counted */
} nt_cell_reader;

/* Stands for the text of a cell that cannot be read: unknown, but not missing. */
#define NT_CELL_UNREADABLE NT_UTF8_REPLACEMENT

/* Fills *out, whose place is set; whatever does not fit is one problem. An invalid cell keeps its
 * text, so that it is told from a missing one. */
void nt_ingest_read_cell(const nt_cell_reader *reader, size_t field, const nt_csv_cell *raw,
                         nt_cell *out);

/* Reports columns in which days and months seem to be turned round (swapped-days). */
void nt_ingest_tell_days(const nt_cell_reader *reader);

/* Whether a text of ASCII in its canonical form is read as it stands, and nothing is to be said of
 * it: then what it says is in *out. On any thread. */
bool nt_ingest_is_sound(const nt_schema *schema, size_t field, const char *text, nt_cell *out);

/* The canonical form of a heading, remembered; NULL after a problem. */
const char *nt_ingest_heading(const nt_cell_reader *reader, const nt_csv_cell *raw, nt_place place);
