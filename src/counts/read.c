/* cube.csv, read row by row: it may be longer than the memory. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/personal.h"
#include "base/utf8.h"
#include "cells.h"
#include "model/judge.h"
#include "words/base.h"
#include "words/counts.h"

enum { LINE_BYTES_MAX = 1024 * 1024, NOTES_MAX = 1 << 20, SHARDS_MAX = 10000, NUMBER_MAX = 12 };

struct nt_cube_reader {
    nt_arena *arena;
    const char *path;
    FILE *file;
    char *line; /* getline's */
    size_t capacity;
    unsigned number; /* of the line at hand */
    const char *cells[NT_CUBE_COLUMNS];
    bool waits;           /* the row at hand is yet to be given */
    uint64_t states, met; /* so many should be met */
    uint64_t cases;       /* in those that were met */
    unsigned facts;       /* those that were told */
    NT_VEC(nt_cube_shard) shards;
    NT_VEC(nt_tally) problems;
    NT_VEC(nt_counted_code) codes;
};

static nt_place place_in(const nt_cube_reader *r, int column)
{
    return (nt_place){r->path, r->number, (unsigned)column + 1};
}

static nt_status no_cube(const nt_cube_reader *r, int column, nt_error *err)
{
    return nt_fail(err, NT_INVALID, place_in(r, column), NT_MESSAGE_COUNTS_NO_CUBE());
}

/* ---- rows ---- */

/* The cell at `at`, without its quotes; what stands behind it, or NULL where one is not closed. */
static char *end_cell(char *at, const char **cell)
{
    char *out = at;
    *cell = at;
    if (*at != '"') {
        return at + strcspn(at, ",");
    }
    for (at++; *at && (*at != '"' || at[1] == '"'); at++) {
        at += *at == '"';
        *out++ = *at;
    }
    if (*at != '"') {
        return NULL;
    }
    *out = '\0';
    return at + 1;
}

static nt_status split(nt_cube_reader *r, nt_error *err)
{
    char *at = r->line;
    for (int c = 0; c < NT_CUBE_COLUMNS; c++) {
        char *end = end_cell(at, &r->cells[c]);
        bool last = c + 1 == NT_CUBE_COLUMNS;
        if (!end || *end != (last ? '\0' : ',')) {
            return no_cube(r, c, err);
        }
        *end = '\0';
        at = end + 1;
    }
    return NT_OK;
}

static nt_status next_line(nt_cube_reader *r, bool *more, nt_error *err)
{
    ssize_t length = getline(&r->line, &r->capacity, r->file);
    *more = length >= 0;
    r->number++;
    if (!*more && (ferror(r->file) || !feof(r->file))) {
        return nt_fail_errno(err, r->path, (nt_text)NT_TEXT_BASE_TO_READ_THE_FILE);
    }
    if (*more && (length > LINE_BYTES_MAX || strlen(r->line) != (size_t)length ||
                  r->line[length - 1] != '\n')) {
        return no_cube(r, 0, err); /* cut short, or something else */
    }
    if (*more) {
        r->line[length - 1 - (length > 1 && r->line[length - 2] == '\r')] = '\0';
    }
    return *more ? split(r, err) : NT_OK;
}

/* ---- cells ---- */

/* Digits alone, as a number is written. */
static bool read_number(const char *text, size_t length, uint64_t *out)
{
    bool sound = length && length <= NUMBER_MAX && strspn(text, "0123456789") >= length &&
                 (*text != '0' || length == 1);
    *out = sound ? strtoull(text, NULL, 10) : 0;
    return sound;
}

static nt_status read_count(const nt_cube_reader *r, uint64_t *out, nt_error *err)
{
    const char *text = r->cells[NT_CUBE_COUNT];
    return read_number(text, strlen(text), out) && *out
               ? NT_OK
               : nt_fail(err, NT_INVALID, place_in(r, NT_CUBE_COUNT),
                         NT_MESSAGE_COUNTS_NO_COUNT(.text = text));
}

static nt_status read_day(const nt_cube_reader *r, int column, nt_date *out, nt_error *err)
{
    const char *text = r->cells[column];
    *out = nt_date_parse_iso(text, strlen(text));
    return !*text || nt_date_known(*out) ? NT_OK
                                         : nt_fail(err, NT_INVALID, place_in(r, column),
                                                   NT_MESSAGE_COUNTS_NO_DAY(.text = text));
}

/* The day of a state, which a register would have believed. */
static nt_status read_state_day(const nt_cube_reader *r, int column, nt_date *out, nt_error *err)
{
    NT_TRY(read_day(r, column, out, err));
    NT_FAIL_IF(nt_date_known(*out) && !nt_model_in_range(*out), err, NT_INVALID,
               place_in(r, column), NT_MESSAGE_COUNTS_FAR_DAY(.text = r->cells[column]));
    return NT_OK;
}

/* The number of a word among the first `count` of the columns' names; `count` where it is none. */
static unsigned column_called(const char *word, size_t length, unsigned count)
{
    unsigned c = 0;
    while (c < count && !nt_spells(word, length, nt_cube_lacks[c])) {
        c++;
    }
    return c;
}

static nt_status read_lacks(const nt_cube_reader *r, unsigned *out, nt_error *err)
{
    *out = 0;
    for (const char *at = r->cells[NT_CUBE_LACKS]; *at;) {
        size_t length = strcspn(at, " ");
        unsigned c = column_called(at, length, NT_COLUMN_COUNT);
        if (c == NT_COLUMN_COUNT) {
            return no_cube(r, NT_CUBE_LACKS, err);
        }
        *out |= 1u << c;
        at += length + (at[length] == ' ');
    }
    return NT_OK;
}

/* ---- what stands before the states ---- */

bool nt_cube_read_shard(const char *text, nt_cube_shard *out)
{
    uint64_t number, of;
    const char *stroke = strchr(text, '/');
    bool sound = stroke && read_number(text, (size_t)(stroke - text), &number) &&
                 read_number(stroke + 1, strlen(stroke + 1), &of) && number && number <= of &&
                 of <= SHARDS_MAX;
    if (sound) {
        out->number = (unsigned)number;
        out->of = (unsigned)of;
    }
    return sound;
}

/* Each is told once, and all of them are: nothing is taken for granted. */
static const char *const facts_needed[] = {"columns", "covers-from", "covers-to", "day", "format",
                                           "lists",   "open-on",     "origin",    "row", "states"};
enum { FACTS_NEEDED = sizeof facts_needed / sizeof *facts_needed };

static bool is_told_first(nt_cube_reader *r, const char *name)
{
    unsigned before = r->facts;
    size_t i = nt_utf8_index(name, facts_needed, FACTS_NEEDED);
    r->facts |= i < FACTS_NEEDED ? 1u << i : 0;
    return i == FACTS_NEEDED || r->facts != before;
}

static nt_status take_fact(nt_cube_reader *r, nt_cube_about *about, nt_error *err)
{
    const char *name = r->cells[NT_CUBE_NAME];
    const char *value = nt_arena_string(r->arena, r->cells[NT_CUBE_VALUE]);
    const struct {
        const char *name, **text;
        nt_date *day;
    } facts[] = {{"columns", &about->columns, NULL}, {"covers-from", NULL, &about->from},
                 {"covers-to", NULL, &about->to},    {"day", NULL, &about->day},
                 {"lists", &about->lists, NULL},     {"open-on", NULL, &about->open_on},
                 {"origin", &about->origin, NULL},   {"row", &about->row, NULL}};
    if (!is_told_first(r, name)) {
        return no_cube(r, NT_CUBE_NAME, err);
    }
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
        if (strcmp(name, facts[i].name) == 0) {
            if (facts[i].text) {
                *facts[i].text = value;
                return NT_OK;
            }
            /* --as-of may be any day; the others are those of a register */
            return (facts[i].day == &about->day ? read_day : read_state_day)(r, NT_CUBE_VALUE,
                                                                             facts[i].day, err);
        }
    }
    nt_cube_shard shard = {.hash = value};
    if (strcmp(name, "format") == 0) {
        return strcmp(value, "1") == 0 ? NT_OK
                                       : nt_fail(err, NT_INVALID, place_in(r, NT_CUBE_VALUE),
                                                 NT_MESSAGE_COUNTS_OTHER_FORMAT(.value = value));
    }
    if (strcmp(name, "states") == 0) {
        return read_number(value, strlen(value), &r->states) ? NT_OK
                                                             : no_cube(r, NT_CUBE_VALUE, err);
    }
    if (strcmp(name, "shard") == 0) {
        return !*value || nt_cube_read_shard(value, &about->shard) ? NT_OK
                                                                   : no_cube(r, NT_CUBE_VALUE, err);
    }
    if (!nt_begins(name, "shard ") || !nt_cube_read_shard(name + 6, &shard)) {
        return no_cube(r, NT_CUBE_NAME, err);
    }
    nt_vec_push(r->arena, &r->shards, shard);
    return NT_OK;
}

static nt_status take_code(nt_cube_reader *r, bool differs, nt_error *err)
{
    const char *name = r->cells[NT_CUBE_NAME];
    unsigned d = column_called(name, strlen(name), NT_DIM_COUNT);
    nt_counted_code code = {(nt_dimension)d,
                            differs ? NULL : nt_arena_string(r->arena, r->cells[NT_CUBE_VALUE]),
                            {r->path, r->number, NT_CUBE_VALUE + 1}};
    if (d == NT_DIM_COUNT || r->codes.count == NOTES_MAX) {
        return no_cube(r, NT_CUBE_NAME, err);
    }
    nt_vec_push(r->arena, &r->codes, code);
    return NT_OK;
}

/* Data with errors were not counted here; an engine counts them, and says so. */
static nt_status take_problem(nt_cube_reader *r, nt_error *err)
{
    uint64_t count;
    NT_TRY(read_count(r, &count, err));
    const char *code = nt_arena_string(r->arena, r->cells[NT_CUBE_NAME]);
    if (code[strspn(code, "abcdefghijklmnopqrstuvwxyz-")]) {
        return no_cube(r, NT_CUBE_NAME, err);
    }
    NT_FAIL_IF(strcmp(r->cells[NT_CUBE_VALUE], "warning") != 0, err, NT_INVALID,
               place_in(r, NT_CUBE_NAME),
               NT_MESSAGE_COUNTS_REGISTER_HAS_ERRORS(.code = code, .count = (long long)count));
    nt_vec_push(r->arena, &r->problems, ((nt_tally){code, (size_t)count}));
    return NT_OK;
}

static nt_status take_note(nt_cube_reader *r, nt_cube_about *about, nt_error *err)
{
    const char *kind = r->cells[NT_CUBE_KIND];
    return strcmp(kind, "about") == 0     ? take_fact(r, about, err)
           : strcmp(kind, "code") == 0    ? take_code(r, false, err)
           : strcmp(kind, "several") == 0 ? take_code(r, true, err)
           : strcmp(kind, "problem") == 0 ? take_problem(r, err)
                                          : no_cube(r, NT_CUBE_KIND, err);
}

static nt_status read_head(nt_cube_reader *r, nt_cube_about *about, nt_error *err)
{
    bool more;
    NT_TRY(next_line(r, &more, err));
    for (int c = 0; c < NT_CUBE_COLUMNS; c++) {
        if (!more || strcmp(r->cells[c], nt_cube_columns[c]) != 0) {
            return no_cube(r, c, err);
        }
    }
    for (;;) {
        NT_TRY(next_line(r, &more, err));
        if (!more || strcmp(r->cells[NT_CUBE_KIND], "state") == 0) {
            break;
        }
        NT_TRY(take_note(r, about, err));
    }
    r->waits = more;
    about->shards = r->shards.items;
    about->shard_count = r->shards.count;
    bool whole = r->facts == (1u << FACTS_NEEDED) - 1 && about->from <= about->to;
    return whole ? NT_OK : no_cube(r, 0, err);
}

/* ---- states ---- */

/* An id goes into reports that stay in the house; what could be a name or number does not. */
bool nt_cube_is_id(const char *id)
{
    size_t length = strlen(id);
    bool plain = nt_model_is_plain_id(id, length, 0) || nt_model_is_plain_id(id, length, 1) ||
                 nt_model_is_plain_id(id, length, 2) || nt_model_is_plain_id(id, length, 3);
    return !length || (plain && !nt_personal_holds(id, length));
}

/* No register is so large; and sums of counts stay exact. */
static nt_status add_count(nt_cube_reader *r, uint64_t *count, nt_error *err)
{
    NT_TRY(read_count(r, count, err));
    r->cases += *count;
    NT_FAIL_IF(r->cases > NT_CUBE_CASES_MAX, err, NT_INVALID, place_in(r, NT_CUBE_COUNT),
               NT_MESSAGE_COUNTS_TOO_MANY());
    return NT_OK;
}

static nt_status read_state(nt_cube_reader *r, nt_counted_row *row, nt_error *err)
{
    const char *const *cells = r->cells;
    *row = (nt_counted_row){.place = place_in(r, NT_CUBE_CODES),
                            .outcome = cells[NT_CUBE_OUTCOME],
                            .rows = cells[NT_CUBE_ROWS],
                            .id = cells[NT_CUBE_NAME]};
    memcpy(row->codes, cells + NT_CUBE_CODES, sizeof row->codes);
    NT_FAIL_IF(!nt_cube_is_id(row->id), err, NT_INVALID, place_in(r, NT_CUBE_NAME),
               NT_MESSAGE_COUNTS_NO_ID());
    const struct {
        int column;
        nt_date *day;
    } days[] = {{NT_CUBE_REPORTED, &row->reported},
                {NT_CUBE_DECIDED, &row->decided},
                {NT_CUBE_SANCTIONED, &row->sanctioned},
                {NT_CUBE_ENTERED, &row->entered},
                {NT_CUBE_FROM, &row->from},
                {NT_CUBE_UNTIL, &row->until}};
    for (size_t i = 0; i < sizeof days / sizeof *days; i++) {
        NT_TRY(read_state_day(r, days[i].column, days[i].day, err));
    }
    NT_TRY(read_lacks(r, &row->lacks, err));
    return add_count(r, &row->count, err);
}

nt_status nt_cube_next(nt_cube_file *cube, const char *const **out, nt_counted_row *row,
                       nt_error *err)
{
    nt_cube_reader *r = cube->reader;
    bool more = r->waits;
    if (!r->waits) {
        NT_TRY(next_line(r, &more, err));
    }
    r->waits = false;
    if (more && strcmp(r->cells[NT_CUBE_KIND], "state") != 0) {
        return no_cube(r, NT_CUBE_KIND, err);
    }
    NT_TRY(more ? read_state(r, row, err) : NT_OK);
    *out = more ? r->cells : NULL;
    r->met += more;
    return more || r->met == r->states ? NT_OK : no_cube(r, NT_CUBE_KIND, err);
}

static nt_status next_state(void *context, nt_counted_row *row, bool *more, nt_error *err)
{
    const char *const *cells;
    NT_TRY(nt_cube_next(context, &cells, row, err));
    *more = cells != NULL;
    return NT_OK;
}

nt_status nt_cube_open(nt_arena *arena, const char *path, nt_cube_file *out, nt_error *err)
{
    nt_cube_reader *r = nt_new(arena, nt_cube_reader);
    r->arena = arena;
    r->path = path;
    nt_cube_about about = {.day = NT_DATE_UNKNOWN,
                           .open_on = NT_DATE_UNKNOWN,
                           .from = NT_DATE_UNKNOWN,
                           .to = NT_DATE_UNKNOWN};
    int file;
    nt_file_stamp ignored;
    NT_TRY(nt_file_open(path, SIZE_MAX, &file, &ignored, err));
    r->file = fdopen(file, "r");
    if (!r->file) {
        close(file);
        return nt_fail_errno(err, path, (nt_text)NT_TEXT_BASE_TO_READ_THE_FILE);
    }
    nt_status status = read_head(r, &about, err);
    *out = (nt_cube_file){.path = path, .about = about, .reader = r};
    out->source = (nt_counted_source){.from = about.from,
                                      .to = about.to,
                                      .problems = r->problems.items,
                                      .problem_count = r->problems.count,
                                      .codes = r->codes.items,
                                      .code_count = r->codes.count,
                                      .next = next_state,
                                      .context = out};
    if (status) {
        nt_cube_close(out);
    }
    return status;
}

void nt_cube_close(nt_cube_file *cube)
{
    if (cube->reader && cube->reader->file) {
        fclose(cube->reader->file);
        free(cube->reader->line);
        cube->reader->file = NULL;
    }
}
