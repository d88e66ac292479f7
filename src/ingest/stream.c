/* The file is read into memory that is reserved for all of it, a piece ahead of the row at hand,
 * and what lies behind is moved before that as the reading goes: a register of any length takes the
 * memory of a few pieces, which the system clears once. It is not mapped: a file that somebody cuts
 * short meanwhile would end the program. */
#define _GNU_SOURCE /* mremap */
#include "ingest/stream.h"

#include <errno.h>
#include <limits.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "ahead.h"
#include "personal.h"
#include "words/base.h"
#include "words/ingest.h"

enum {
    RELEASE = 4 * 1024 * 1024, /* memory is moved on so many bytes at a time */
    AHEAD = 4 * 1024 * 1024,   /* and read so many at once */
    SCRATCH = 1024 * 1024,     /* texts of cells that had to be converted */
    SAMPLE = 256 * 1024
};

/* How a field is read when nothing about the cell is odd. */
typedef enum { CAREFUL, PLAIN_TEXT, PLAIN_DATE, SKIPPED } shortcut;

typedef struct {
    char *bytes;                                   /* room for the whole file; NULL: none */
    size_t length, filled, heard, released, moved; /* to where memory was moved on */
    int lost; /* why there is no room for what is still to be read; 0: there is */
    nt_hearer *hearer;
    const char *path;
    int file;
    nt_file_stamp opened;
} mapping;

typedef struct {
    mapping map;
    nt_sheet_reader sheet;
    nt_arena *scratch;
    shortcut *shortcuts;
    nt_cell *cells;
    const nt_csv_row *row;
    const nt_stream_ahead *ahead_rule;
    nt_ahead *ahead;
    bool plain; /* the row's texts are in their canonical form, but for blanks at their ends */
    nt_status (*sink)(void *context, const nt_stream_row *row, nt_error *err);
    void *context;
} stream;

static void *reserve(char *at, size_t length, int fixed)
{
    return mmap(at, length, PROT_READ | PROT_WRITE,
                MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE | fixed, -1, 0);
}

static nt_status open_file(const char *path, mapping *out, nt_error *err)
{
    int file;
    nt_file_stamp opened;
    NT_TRY(nt_file_open(path, NT_FILE_BYTES_MAX, &file, &opened, err));
    nt_status status = NT_OK;
    size_t length = opened.bytes;
    void *bytes = length ? reserve(NULL, length + NT_BEHIND_TEXT, 0) : NULL;
    if (bytes == MAP_FAILED) {
        status = nt_fail_errno(err, path, (nt_text)NT_TEXT_BASE_TO_FIND_ROOM_FOR);
    } else if (!length) {
        status = nt_file_is_at_end(file, path, &opened, err);
        status = status ? status
                        : nt_fail(err, NT_INVALID, (nt_place){path, 0, 0},
                                  NT_MESSAGE_INGEST_FILE_EMPTY());
    }
    if (status) {
        close(file);
    } else {
        *out = (mapping){
            .bytes = bytes, .length = length, .path = path, .file = file, .opened = opened};
    }
    return status;
}

/* So that the bytes before `wanted` are there. */
static nt_status fill(mapping *map, size_t wanted, nt_error *err)
{
    while (map->filled < wanted) {
        if (map->lost) {
            errno = map->lost;
            return nt_fail_errno(err, map->path, (nt_text)NT_TEXT_BASE_TO_FIND_ROOM_FOR);
        }
        size_t left = map->length - map->filled, piece = left < AHEAD ? left : AHEAD;
        ssize_t got = nt_file_read_some(map->file, map->bytes + map->filled, piece);
        if (got < 0) {
            return nt_fail_errno(err, map->path, (nt_text)NT_TEXT_BASE_TO_READ);
        }
        NT_FAIL_IF(got == 0, err, NT_SYSTEM, (nt_place){map->path, 0, 0},
                   NT_MESSAGE_BASE_FILE_CUT_SHORT(.bytes = (long long)map->length,
                                                  .left = (long long)map->filled));
        map->filled += (size_t)got;
        if (map->filled == map->length) {
            return nt_file_is_at_end(map->file, map->path, &map->opened, err);
        }
    }
    return NT_OK;
}

static nt_status reach(void *context, const char *to, nt_error *err)
{
    stream *s = ((nt_sheet_reader *)context)->context;
    return fill(&s->map, (size_t)(to - s->map.bytes), err);
}

static nt_status read_on(void *context, const char *to, nt_error *err)
{
    stream *s = context;
    size_t wanted = (size_t)(to - s->map.bytes);
    return fill(&s->map, wanted < s->map.length ? wanted : s->map.length, err);
}

static void hear_before(void *context, const char *at)
{
    mapping *map = &((stream *)context)->map;
    size_t end = (size_t)(at - map->bytes);
    if (map->hearer && end > map->heard) {
        map->hearer->hear(map->hearer->context, map->bytes + map->heard, end - map->heard);
        map->heard = end;
    }
}

/* RELEASE bytes, which are given back where nothing is left to be read into them. Every move begins
 * at a multiple of RELEASE, so that none takes parts of two earlier ones: before Linux 6.17 mremap
 * fails there. It may still fail where memory is short or the call is forbidden, and have unmapped
 * by then where it was to go: that is reserved again at once. */
static void move_on(mapping *map)
{
    char *from = map->bytes + map->released;
    size_t to = (map->filled + RELEASE - 1) / RELEASE * RELEASE;
    to = to > map->moved ? to : map->moved;
    bool fits = to + RELEASE <= map->length;
    if (fits && mremap(from, RELEASE, RELEASE, MREMAP_MAYMOVE | MREMAP_FIXED, map->bytes + to) !=
                    MAP_FAILED) {
        map->moved = to + RELEASE;
    } else {
        munmap(from, RELEASE);
        if (fits && reserve(map->bytes + to, RELEASE, MAP_FIXED) == MAP_FAILED) {
            map->lost = errno;
        }
    }
    map->released += RELEASE;
}

static void release_before(stream *s, const char *at)
{
    mapping *map = &s->map;
    size_t passed = (size_t)(at - map->bytes);
    if (passed - map->released >= RELEASE) {
        size_t keep = passed / RELEASE * RELEASE; /* a multiple of any page */
        hear_before(s, map->bytes + keep);
        while (map->released < keep) {
            move_on(map);
        }
    }
}

static void close_file(mapping *map)
{
    if (map->bytes) {
        close(map->file);
        munmap(map->bytes + map->released, map->length + NT_BEHIND_TEXT - map->released);
    }
}

static shortcut shortcut_of(const nt_schema *schema, size_t f)
{
    const nt_field *field = &schema->fields[f];
    return field->personal                   ? SKIPPED
           : nt_ingest_is_limited(schema, f) ? CAREFUL
           : field->type == NT_FIELD_STRING  ? PLAIN_TEXT
                                             : PLAIN_DATE;
}

/* Reads what most cells are; false leaves the rest to nt_ingest_read_cell, which reports. */
static bool read_plainly(const stream *s, size_t field, const nt_csv_cell *raw, nt_cell *out)
{
    if (s->shortcuts[field] == CAREFUL || !s->sheet.reader.sound) {
        return false;
    }
    if (!raw->length) {
        return !raw->typed; /* missing */
    }
    if (raw->typed && raw->typed->kind >= NT_SHEET_MOMENT) {
        return false;
    }
    char first = raw->text[0], last = raw->text[raw->length - 1];
    bool plain = s->plain ? first != ' ' && last != ' ' : nt_utf8_is_plain(raw->text, raw->length);
    if (!plain) {
        return false;
    }
    if (s->shortcuts[field] == PLAIN_DATE) {
        out->date = nt_date_parse_iso(raw->text, raw->length);
        if (!nt_date_known(out->date)) {
            return false;
        }
    }
    out->text = raw->text;
    out->known = true;
    return true;
}

static void read_cells(stream *s, const nt_csv_row *row, bool unreadable)
{
    const nt_csv_cell *left = NULL; /* the last one whose place was asked; others count from it */
    nt_place place = nt_nowhere;
    for (size_t i = 0; i < row->count && i < NT_COLUMNS_MAX; i++) {
        int field = nt_ingest_field_of(&s->sheet.columns, &row->cells[i]);
        if (field >= 0 && s->shortcuts[field] == SKIPPED) {
            continue;
        }
        const nt_csv_cell *raw = &row->cells[i];
        bool odd = raw->length > 10 || !s->sheet.reader.sound;
        bool withheld = odd && nt_ingest_inspect_cell(&s->sheet.reader, raw);
        if (field >= 0 && (withheld || unreadable)) {
            s->cells[field].text = NT_CELL_UNREADABLE;
        } else if (field >= 0 && !read_plainly(s, (size_t)field, raw, &s->cells[field])) {
            place = nt_ingest_place_after(&s->sheet.input, raw, left, place);
            left = raw;
            s->cells[field].place = place;
            nt_ingest_read_cell(&s->sheet.reader, (size_t)field, raw, &s->cells[field]);
        }
    }
}

/* Converted texts live as long as their row. */
static void renew_scratch(stream *s)
{
    if (nt_arena_used(s->scratch) > SCRATCH) {
        nt_arena_close(s->scratch);
        s->scratch = nt_arena_open();
    }
    s->sheet.reader.arena = s->scratch;
}

static nt_status take_row(void *context, const nt_csv_row *row, bool unfit, nt_error *err)
{
    stream *s = context;
    if (!row->again) {
        renew_scratch(s);
    }
    s->sheet.reader.spellings = NULL; /* of cells the sink remembers what it likes */
    const char *from = row->count ? row->cells[0].at : s->sheet.input.bytes;
    size_t length = unfit || row->source ? 0 : (size_t)(row->cells[row->count - 1].end - from);
    /* Only ASCII is known to be sound; any other cell is judged by itself. */
    bool is_sheet = s->sheet.input.is_sheet;
    bool in_order = !unfit && !row->source;
    s->plain = in_order && !is_sheet && nt_utf8_is_plain(from, length);
    s->sheet.reader.sound =
        is_sheet || s->plain || (in_order && nt_ingest_is_plain_ascii(from, length));
    const nt_schema *schema = s->sheet.reader.schema;
    for (size_t f = 0; f < schema->count; f++) {
        if (!row->again || schema->rules[f].unpivoted) {
            s->cells[f] = (nt_cell){.text = "", .date = NT_DATE_UNKNOWN};
        }
    }
    read_cells(s, row, unfit);
    s->row = row;
    nt_stream_row out = {s->cells, s->sheet.part->lines_before + row->line, unfit, s};
    nt_status status = s->sink(s->context, &out, err);
    const nt_csv_row *source = row->source ? row->source : row;
    if (source->count && !is_sheet) {
        release_before(s, source->cells[0].line_start);
    }
    return status;
}

nt_place nt_ingest_row_place(const nt_stream_row *row, size_t field)
{
    const stream *s = row->origin;
    const nt_csv_row *source = s->row->source ? s->row->source : s->row;
    size_t column = (size_t)s->sheet.columns.column_of[field];
    for (size_t i = 0; s->sheet.columns.column_of[field] < 0 && i < s->row->count; i++) {
        if (s->row->cells[i].field == (int)field + 1) {
            return *s->row->cells[i].place;
        }
    }
    if (s->sheet.input.is_sheet) {
        return (nt_place){s->sheet.input.file, (unsigned)s->row->line, (unsigned)column + 1};
    }
    return column < source->count && column < NT_COLUMNS_MAX
               ? nt_ingest_place_after(&s->sheet.input, &source->cells[column], NULL, nt_nowhere)
               : (nt_place){s->sheet.input.file, s->row->line, 0};
}

static const char *take_ahead(void *context, const char *at, long line, long *lines)
{
    nt_sheet_reader *sheet = context;
    stream *s = sheet->context;
    const char *next =
        nt_ingest_take_ahead(s->ahead, at, s->sheet.part->lines_before + line, lines);
    if (*lines) {
        sheet->around.in_rows = true;
        sheet->around.last_line = line + *lines - 1;
        release_before(s, nt_ingest_ahead_needs(s->ahead, next));
    }
    return next;
}

static nt_status read_rows(stream *s, nt_error *err)
{
    nt_bytes bytes = {s->map.bytes, s->map.length};
    NT_TRY(fill(&s->map, s->map.length < SAMPLE ? s->map.length : SAMPLE, err));
    NT_TRY(nt_ingest_open_sheet(&s->sheet, bytes, err));
    s->sheet.input.reach = reach;
    s->ahead = nt_ingest_open_ahead(&s->sheet, s->ahead_rule, read_on, hear_before, s);
    s->sheet.input.take_ahead = s->ahead ? take_ahead : NULL;
    nt_status status = nt_ingest_read_sheet(&s->sheet, err);
    nt_ingest_close_ahead(s->ahead);
    return status;
}

/* Also of what no row was looked for in. */
static nt_status hear_all(stream *s, nt_error *err)
{
    if (s->map.hearer) {
        NT_TRY(fill(&s->map, s->map.length, err));
        hear_before(s, s->map.bytes + s->map.length);
        s->map.hearer->whole = true;
    }
    return NT_OK;
}

static nt_status read_part(stream *s, const nt_sheet_reader *blank, nt_table_file *part,
                           nt_error *err)
{
    s->map = (mapping){0};
    s->sheet = *blank;
    s->sheet.part = part;
    bool is_spreadsheet = blank->resource->is_spreadsheet;
    if (is_spreadsheet) {
        NT_TRY(nt_file_look(part->path, &part->stamp, err));
    } else {
        NT_TRY(open_file(part->path, &s->map, err));
        s->map.hearer = part->hearer;
        part->stamp = s->map.opened;
    }
    nt_status status = read_rows(s, err);
    status = status ? status : hear_all(s, err);
    status = status || !is_spreadsheet ? status : nt_ingest_is_as_read(part, err);
    close_file(&s->map);
    return status;
}

nt_status nt_ingest_is_as_read(const nt_table_file *part, nt_error *err)
{
    bool was_read = part->stamp.inode;
    return was_read ? nt_file_is_as_before(part->path, &part->stamp, err) : NT_OK;
}

/* The last: it is another after each renewal. */
static void close_scratch(stream *s)
{
    nt_arena_close(s->scratch);
}

nt_status nt_ingest_stream(nt_arena *arena, const nt_table *table, nt_problems *problems,
                           const nt_stream_ahead *ahead,
                           nt_status (*sink)(void *context, const nt_stream_row *row,
                                             nt_error *err),
                           void *context, nt_error *err)
{
    const nt_schema *schema = &table->source->schema;
    NT_CLOSED_BY(close_scratch)
    stream s = {.scratch = nt_arena_open(),
                .cells = nt_new_array(arena, nt_cell, schema->count),
                .shortcuts = nt_new_array(arena, shortcut, schema->count),
                .ahead_rule = ahead,
                .sink = sink,
                .context = context};
    nt_sheet_reader blank = {.resource = table->source,
                             .reader = {.arena = arena,
                                        .problems = problems,
                                        .streamed = true,
                                        .spellings = table->source->spellings},
                             .on_row = take_row,
                             .context = &s};
    for (size_t f = 0; f < schema->count; f++) {
        s.shortcuts[f] = shortcut_of(schema, f);
    }
    for (size_t i = 1; i < table->part_count; i++) {
        table->parts[i].lines_before = LONG_MAX; /* no line is of a part that is not yet read */
    }
    long lines = 0;
    NT_EACH(nt_table_file, part, table->parts, table->part_count) {
        part->lines_before = lines;
        NT_TRY(read_part(&s, &blank, part, err));
        lines += s.sheet.around.last_line;
    }
    return NT_OK;
}

/* ---- where a line stands ---- */

size_t nt_ingest_line_part(const nt_table *table, long line)
{
    size_t begun = NT_COUNT_BEFORE(i, table->part_count, table->parts[i].lines_before < line);
    return begun ? begun - 1 : 0;
}

nt_place nt_ingest_line_place(const nt_table *table, long line)
{
    const nt_table_file *part = &table->parts[nt_ingest_line_part(table, line)];
    return (nt_place){part->places, line ? (unsigned)(line - part->lines_before) : 0, 0};
}

const char *nt_ingest_line_text(nt_arena *arena, const nt_table *table, long line, long beside)
{
    return nt_place_line(arena, nt_ingest_line_place(table, line),
                         nt_ingest_line_place(table, beside));
}

/* ---- how many rows ---- */

static size_t guess_rows(const nt_table_file *part, bool is_spreadsheet)
{
    int file;
    /* Bytes of a spreadsheet that make a row at the least, and rows that a sheet often has at the
     * most: what is not used is not touched, and what is outgrown stays. */
    enum { PACKED_ROW = 20, SHEET_ROWS = 1 << 20 };
    size_t lines = 1;
    nt_file_stamp opened;
    nt_error ignored;
    if (nt_file_open(part->path, NT_FILE_BYTES_MAX, &file, &opened, &ignored)) {
        return 0;
    }
    size_t length = opened.bytes;
    if (is_spreadsheet) {
        close(file);
        return length / PACKED_ROW < SHEET_ROWS ? length / PACKED_ROW : SHEET_ROWS;
    }
    NT_PASSING_ARENA(passing);
    char *sample = nt_arena_alloc(passing, SAMPLE);
    ssize_t got = nt_file_read_all(file, sample, SAMPLE);
    const char *end = sample + (got > 0 ? got : 0);
    for (const char *at = sample; (at = memchr(at, '\n', (size_t)(end - at))); at++) {
        lines++;
    }
    close(file);
    return got > 0 ? (size_t)((double)length / (double)got * (double)lines) : 0;
}

size_t nt_ingest_guess_rows(const nt_table *table)
{
    size_t rows = 0;
    NT_EACH(const nt_table_file, part, table->parts, table->part_count) {
        bool again = part > table->parts && strcmp(part[-1].path, part->path) == 0; /* a sheet */
        rows += again ? 0 : guess_rows(part, table->source->is_spreadsheet);
    }
    return rows;
}
