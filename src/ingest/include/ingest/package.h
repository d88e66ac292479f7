/* A data package: a folder with a descriptor (Frictionless Data Package 1) and delimited files,
 * read into typed rows. Figures are read by role, never by heading: a field names its role
 * ("role": "figure.value"), and columns that no role needs are checked and passed over.
 *
 * The descriptor is the author's program: a mistake in it is an error that stops the run. A bad
 * cell is a problem: it is recorded with its line and column, and reading goes on. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/date.h"
#include "base/error.h"
#include "base/file.h"
#include "base/json_form.h"
#include "base/library.h"
#include "base/problem.h"

/* Stated in docs/data.md and tested. */
enum {
    NT_FIELD_BYTES_MAX = 1024 * 1024, /* one field */
    NT_COLUMNS_MAX = 4096,
    NT_CELLS_MAX = 1000000, /* kept of a package: described ones, of all tables but that of cases */
    NT_FOREIGN_KEYS_MAX = 100 /* of a table */
};
#define NT_FILE_BYTES_MAX ((size_t)4 << 30) /* one data file */

typedef enum {
    NT_FIELD_STRING,
    NT_FIELD_INTEGER,
    NT_FIELD_NUMBER,
    NT_FIELD_DATE,
    NT_FIELD_BOOLEAN
} nt_field_type;

/* A field of a schema. */
typedef struct {
    const char *name; /* the heading */
    const char *role; /* "figure.id"; NULL when no role is named */
    nt_field_type type;
    bool required, unique;
    const char *const *values; /* enum; NULL when free */
    size_t value_count;
    nt_place place; /* in the descriptor */
    bool personal;  /* about a person: its cells are never kept, and no copy of the file has it */
    bool asked;     /* how it is read is a guess: the descriptor asks, and nobody has answered */
} nt_field;

/* A number keeps the decimals that were printed: "34.9" is {349, 1}. |digits| < 10^15. */
typedef struct {
    int64_t digits;
    int decimals;
} nt_decimal;

double nt_decimal_value(nt_decimal decimal);

/* One cell. Missing and invalid cells are unknown: `known` is false, the value is zero. */
typedef struct {
    nt_place place;
    const char *text; /* UTF-8, NUL-terminated; "" when missing. In its canonical form (base/utf8.h)
                         where texts of the field are compared, else without blanks at the ends */
    const char *spelling; /* how that is written, where it differs from `text`; else NULL */
    nt_decimal number;    /* integers and numbers */
    nt_date date;         /* dates, else NT_DATE_UNKNOWN */
    bool boolean, known;
} nt_cell;

/* Hears the bytes of a file as they are read, each once and in their order, on one thread at a
 * time.
 */
typedef struct {
    void (*hear)(void *context, const void *bytes, size_t length);
    void *context;
    bool whole; /* all of the file was heard */
} nt_hearer;

/* A file that holds rows of a table, or a sheet of one. Parts are read one after the other, each
 * with headings of its own. */
typedef struct {
    const char *path;          /* as opened */
    const char *places;        /* the file in every place: the path, and the sheet in it */
    const char *relative_path; /* as the descriptor names it */
    const char *sheet;         /* of a spreadsheet; NULL: that of the number */
    size_t sheet_number;       /* from 1 */
    nt_bytes bytes;            /* the file as it is on disk, for the archive; without personal
                                  columns and numbers where it has any; empty when it is read by
                                  ingest/stream.h. Sheets of one file have the same */
    nt_place place;            /* in the descriptor */
    long lines_before;   /* of a streamed table: the lines of the parts before, where it was read */
    nt_hearer *hearer;   /* of a streamed file that is no spreadsheet; NULL: nobody listens */
    nt_file_stamp stamp; /* of a streamed file, when it was opened to be read */
} nt_table_file;

enum { NT_PARTS_MAX = 400 }; /* of a table */

typedef struct {
    const char *name; /* of the resource */
    nt_table_file *parts;
    size_t part_count; /* at least 1 */
    nt_field *fields;
    size_t field_count;
    nt_cell *cells; /* row-major: cells[row * field_count + field] */
    size_t row_count;
    const struct nt_resource *source; /* private: how to read it */
} nt_table;

/* A file of the package: its first part, and the first table that lies in it. */
typedef struct {
    const nt_table *table;
    const nt_table_file *part;
} nt_package_file;

typedef struct {
    const char *folder, *name, *title;
    const nt_json *descriptor; /* the whole tree, for what other rooms keep there */
    const nt_json *netra; /* its member "netra", NULL none; keys and texts that are compared are
                             in their canonical form */
    nt_bytes
        descriptor_bytes; /* as on disk; without the fields marked personal, if there are any */
    nt_table *tables;
    size_t table_count;
    const nt_package_file *files; /* each once, in the order of the descriptor */
    size_t file_count;
} nt_package;

/* The members of a descriptor; of "netra" nothing is said here. */
extern const nt_json_form nt_ingest_package_form[];

/* Reads FOLDER/datapackage.json and every resource. Problems in cells (type, range, enum, required,
 * unique, foreign key, encoding, NUL, ragged row, over-long field) go to `problems`; a missing
 * file, a missing column, an unknown role, type or encoding, more cells than are kept is an error.
 * Without its cases, which lie elsewhere, the file of their table is not looked for. */
nt_status nt_ingest_package(nt_arena *arena, const char *folder, bool with_cases,
                            nt_problems *problems, const nt_package **out, nt_error *err);

/* Fills in `files` of a package by its tables. */
void nt_ingest_list_files(nt_arena *arena, nt_package *package);

/* Of a package that was read into the arena no row is looked at any more: the cells are given back,
 * and texts stay. Then its files too. */
void nt_ingest_leave_rows(nt_arena *arena, const nt_package *package);
void nt_ingest_leave_files(nt_arena *arena, const nt_package *package);

/* The table in which the most fields carry a role of that family ("figure"), or NULL. */
const nt_table *nt_ingest_table(const nt_package *package, const char *family);

/* Whether a row that is called so is a total: "Jumlah", "Grand total:". */
bool nt_ingest_is_total(const char *text);

/* Whether the table is that of the cases: some field has a role of theirs. */
bool nt_ingest_holds_cases(const nt_table *table);

/* The index of the field with that role, or -1. */
int nt_ingest_column(const nt_table *table, const char *role);

nt_libraries nt_ingest_libraries(void);
