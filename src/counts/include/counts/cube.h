/* cube.csv: what a register says, counted, as a table that any engine can give (docs/scale.md).
 *
 * One row a distinct state, with how many cases are in it, in byte order; before them rows that say
 * what was counted, which codes came from the data, and how often something was wrong in it. The
 * same register gives the same bytes, whoever counts. It is of the house: small counts stand in it,
 * and the ids of the longest open. */
#pragma once

#include "base/file.h"
#include "model/counted.h"

/* The columns, each a text. */
typedef enum {
    NT_CUBE_KIND, /* "about", "code", "problem", "several", "state" */
    NT_CUBE_NAME, /* of a state the id of one of the longest open */
    NT_CUBE_VALUE,
    NT_CUBE_CODES, /* by nt_dimension */
    NT_CUBE_OUTCOME = NT_CUBE_CODES + NT_DIM_COUNT,
    NT_CUBE_REPORTED,
    NT_CUBE_DECIDED,
    NT_CUBE_SANCTIONED,
    NT_CUBE_LACKS,
    NT_CUBE_ROWS,
    NT_CUBE_ENTERED,
    NT_CUBE_FROM,
    NT_CUBE_UNTIL,
    NT_CUBE_COUNT,
    NT_CUBE_COLUMNS
} nt_cube_column;
extern const char *const nt_cube_columns[NT_CUBE_COLUMNS];
/* What a case lacks is said in these words, by NT_COLUMN_…: "sanction decided". */
extern const char *const nt_cube_lacks[NT_COLUMN_COUNT];

/* Of all states together. */
#define NT_CUBE_CASES_MAX UINT64_C(999999999999)

/* A part of a register that was counted on its own. */
typedef struct {
    unsigned number, of; /* 0: it is the whole */
    const char *hash;    /* of its cube; NULL in that cube itself */
} nt_cube_shard;
/* "3/38", of at most 10000; false, and *out as it was, for any other text. */
bool nt_cube_read_shard(const char *text, nt_cube_shard *out);
/* Whether it may stand in a cube: an id of a case that can be no name and no person's number, or
 * "". */
bool nt_cube_is_id(const char *id);

/* What stands in the rows "about". */
typedef struct {
    const char *origin;  /* the data package */
    const char *lists;   /* SHA-512 of its descriptor and lists: what counts otherwise differs */
    const char *columns; /* roles that it has: "event province … recorded" */
    const char *row;     /* what a row of its table is: "case" */
    nt_date day;         /* --as-of; unknown: not given */
    nt_date open_on;     /* on which the longest open are those with ids */
    nt_date from, to;    /* covered */
    uint64_t states;     /* rows of that kind: one that was cut short has fewer */
    nt_cube_shard shard;
    const nt_cube_shard *shards; /* of which it was merged */
    size_t shard_count;
} nt_cube_about;

/* A row "about": name and value. */
typedef struct {
    const char *name, *value;
} nt_cube_fact;
/* All of them, sorted; both days and the coverage empty where `about` has none. */
const nt_cube_fact *nt_cube_facts(nt_arena *arena, const nt_cube_about *about, size_t *count);

/* Of a register that was read, or of whose lists alone. `shard` as in nt_cube_about. A register of
 * which no part can be counted by itself is NT_INVALID: it states no coverage, has open lists, or
 * ids that are numbers of rows. */
nt_status nt_cube_describe(nt_arena *arena, const nt_register *reg, nt_date day,
                           nt_cube_shard shard, nt_cube_about *out, nt_error *err);

/* The one query whose result is that table, for an engine ("duckdb", "postgresql", "spark") that
 * holds the table of cases under the name and with the columns that the descriptor gives it.
 * `reg` has no cases. NT_USAGE: no such engine. NT_INVALID: what no query counts as netra does. */
nt_status nt_cube_sql(nt_arena *arena, const nt_register *reg, const nt_cube_about *about,
                      const char *engine, nt_buffer *out, nt_error *err);

/* One row; texts are quoted where RFC 4180 asks for it, and nowhere else. */
void nt_cube_put_row(nt_buffer *out, const char *const cells[NT_CUBE_COLUMNS]);

/* The whole file. */
void nt_cube_write(nt_arena *arena, const nt_register *reg, const nt_cube_about *about,
                   nt_buffer *out);

/* A cube that is read: its head, and a source of its states. Close it on every path. */
typedef struct nt_cube_reader nt_cube_reader;
typedef struct {
    const char *path;
    nt_cube_about about;
    nt_counted_source source;
    nt_cube_reader *reader;
} nt_cube_file;
nt_status nt_cube_open(nt_arena *arena, const char *path, nt_cube_file *out, nt_error *err);
void nt_cube_close(nt_cube_file *cube);
/* The next row as it stands, NT_CUBE_COLUMNS texts, and what it says; both live until the next
 * call. *out is NULL behind the last. NT_INVALID at its place: its id, days, count or what it lacks
 * are not sound, or there are more than NT_CUBE_CASES_MAX cases. */
nt_status nt_cube_next(nt_cube_file *cube, const char *const **out, nt_counted_row *row,
                       nt_error *err);

/* Whether it is of a whole register with these lists. NT_INVALID: it is not. */
nt_status nt_cube_belongs(nt_arena *arena, const nt_cube_file *cube, const nt_package *package,
                          nt_error *err);

/* Adds the shards of one register into `out`, which is empty and, where this fails, holds nothing
 * of use. One that is missing, doubled or of another register is NT_INVALID. */
nt_status nt_cube_add_up(const char *const *paths, size_t count, nt_buffer *out, nt_error *err);

/* A table that was counted, as a file was. */
typedef struct {
    const char *path; /* in its data package */
    const char *sha512;
    long long bytes, rows;
} nt_cube_part;

/* cube.json, which lies beside cube.csv: a descriptor of it (Frictionless Data Package 1), and the
 * files that it was counted from, by which a report of it is the same as one of these. */
const char *nt_cube_beside(nt_arena *arena, const char *path);
nt_bytes nt_cube_descriptor(nt_arena *arena, const char *path, nt_bytes cube,
                            const nt_cube_part *parts, size_t count);
/* *count is 0 where there is no such file. One that is of another cube is NT_INVALID. */
nt_status nt_cube_read_parts(nt_arena *arena, const char *path, const nt_cube_part **out,
                             size_t *count, nt_error *err);
