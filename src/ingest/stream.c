/* The file is read into memory that is reserved for all of it, a piece ahead of the row at hand,
 * and what lies behind is given back as the reading goes: a register of any length takes the memory
 * of a few pieces. It is not mapped: a file that somebody cuts short meanwhile would end the
 * program. */
#define _DEFAULT_SOURCE /* MAP_ANONYMOUS */
#include "ingest/stream.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/utf8.h"
#include "headings.h"
#include "personal.h"
#include "words/base.h"
#include "words/ingest.h"

enum {
    RELEASE = 16 * 1024 * 1024, /* memory is given back so many bytes at a time */
    AHEAD = 4 * 1024 * 1024,    /* and read so many at once */
    SCRATCH = 1024 * 1024,      /* texts of cells that had to be converted */
    SAMPLE = 256 * 1024
};

/* How a field is read when nothing about the cell is odd. */
typedef enum { CAREFUL, PLAIN_TEXT, PLAIN_DATE, SKIPPED } shortcut;

typedef struct {
    char *bytes; /* room for the whole file; NULL: none */
    size_t length, filled, released;
    const char *path;
    int file;
} mapping;

typedef struct {
    mapping map;
    nt_csv_input input;
    nt_cell_reader reader;
    nt_arena *scratch;
    nt_columns columns;
    bool has_header;
    shortcut *shortcuts;
    nt_cell *cells;
    const nt_csv_row *row;
    bool plain; /* the row's texts are in their canonical form, but for blanks at their ends */
    nt_status (*sink)(void *context, const nt_stream_row *row, nt_error *err);
    void *context;
} stream;

static nt_status reserve(const char *path, size_t length, int file, mapping *out, nt_error *err)
{
    void *bytes = mmap(NULL, length, PROT_READ | PROT_WRITE,
                       MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0);
    if (bytes == MAP_FAILED) {
        return nt_fail_errno(err, path, (nt_text)NT_TEXT_BASE_TO_FIND_ROOM_FOR);
    }
    *out = (mapping){.bytes = bytes, .length = length, .path = path, .file = file};
    return NT_OK;
}

/* A pipe is refused before anyone could wait for it. */
static nt_status open_file(const char *path, mapping *out, nt_error *err)
{
    struct stat info;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (file < 0) {
        return nt_fail_errno(err, path, (nt_text)NT_TEXT_BASE_TO_OPEN);
    }
    nt_status status =
        fstat(file, &info) ? nt_fail_errno(err, path, (nt_text)NT_TEXT_BASE_TO_READ) : NT_OK;
    nt_place place = {path, 0, 0};
    if (!status && !S_ISREG(info.st_mode)) {
        status = nt_fail(err, NT_INVALID, place, NT_MESSAGE_INGEST_RESOURCE_NO_FILE());
    } else if (!status && info.st_size == 0) {
        status = nt_file_is_at_end(file, path, err);
        status = status ? status : nt_fail(err, NT_INVALID, place, NT_MESSAGE_INGEST_FILE_EMPTY());
    } else if (!status && (uintmax_t)info.st_size > NT_FILE_BYTES_MAX) {
        status = nt_fail(err, NT_INVALID, place,
                         NT_MESSAGE_INGEST_FILE_TOO_LONG(.limit = (long long)NT_FILE_BYTES_MAX));
    }
    status = status ? status : reserve(path, (size_t)info.st_size, file, out, err);
    if (status) {
        close(file);
    }
    return status;
}

/* So that the bytes before `wanted` are there. */
static nt_status fill(mapping *map, size_t wanted, nt_error *err)
{
    while (map->filled < wanted) {
        size_t left = map->length - map->filled, piece = left < AHEAD ? left : AHEAD;
        ssize_t got = read(map->file, map->bytes + map->filled, piece);
        if (got < 0 && errno == EINTR) {
            continue;
        }
        if (got < 0) {
            return nt_fail_errno(err, map->path, (nt_text)NT_TEXT_BASE_TO_READ);
        }
        if (got == 0) {
            return nt_fail(err, NT_SYSTEM, (nt_place){map->path, 0, 0},
                           NT_MESSAGE_BASE_FILE_CUT_SHORT(.bytes = (long long)map->length,
                                                          .left = (long long)map->filled));
        }
        map->filled += (size_t)got;
        if (map->filled == map->length) {
            return nt_file_is_at_end(map->file, map->path, err);
        }
    }
    return NT_OK;
}

static nt_status reach(void *context, const char *to, nt_error *err)
{
    stream *s = context;
    return fill(&s->map, (size_t)(to - s->map.bytes), err);
}

static void release_before(mapping *map, const char *at)
{
    size_t passed = (size_t)(at - map->bytes);
    if (passed - map->released >= RELEASE) {
        size_t keep = passed / RELEASE * RELEASE; /* a multiple of any page */
        munmap(map->bytes + map->released, keep - map->released);
        map->released = keep;
    }
}

static void close_file(mapping *map)
{
    if (map->bytes) {
        close(map->file);
        munmap(map->bytes + map->released, map->length - map->released);
    }
}

static shortcut shortcut_of(const nt_schema *schema, size_t f)
{
    const nt_field *field = &schema->fields[f];
    const nt_rules *rules = &schema->rules[f];
    if (field->personal) {
        return SKIPPED;
    }
    bool limited = field->value_count || rules->minimum_text || rules->maximum_text ||
                   rules->shortest > 0 || rules->longest >= 0;
    for (size_t i = 0; i < schema->missing.count; i++) {
        limited = limited || *schema->missing.items[i];
    }
    if (limited || (field->type != NT_FIELD_STRING && field->type != NT_FIELD_DATE)) {
        return CAREFUL;
    }
    return field->type == NT_FIELD_STRING ? PLAIN_TEXT : rules->date_pattern ? CAREFUL : PLAIN_DATE;
}

/* Reads what most cells are; false leaves the rest to nt_ingest_read_cell, which reports. */
static bool read_plainly(const stream *s, size_t field, const nt_csv_cell *raw, nt_cell *out)
{
    if (s->shortcuts[field] == CAREFUL || !s->reader.sound) {
        return false;
    }
    if (!raw->length) {
        return true; /* missing */
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
        int field = i < s->columns.count ? s->columns.field_of[i] : -1;
        if (field >= 0 && s->shortcuts[field] == SKIPPED) {
            continue;
        }
        const nt_csv_cell *raw = &row->cells[i];
        bool odd = raw->length > 10 || !s->reader.sound;
        bool withheld = odd && nt_ingest_inspect_cell(&s->reader, raw);
        if (field >= 0 && (withheld || unreadable)) {
            s->cells[field].text = NT_CELL_UNREADABLE;
        } else if (field >= 0 && !read_plainly(s, (size_t)field, raw, &s->cells[field])) {
            place = nt_ingest_place_after(&s->input, raw, left, place);
            left = raw;
            s->cells[field].place = place;
            nt_ingest_read_cell(&s->reader, (size_t)field, raw, &s->cells[field]);
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
    s->reader.arena = s->scratch;
}

static nt_status take_row(void *context, const nt_csv_row *row, nt_error *err)
{
    stream *s = context;
    size_t fields = s->reader.schema->count;
    if (!s->has_header) {
        s->has_header = true;
        nt_status mapped = nt_ingest_map_headings(&s->reader, row, &s->columns, err);
        s->reader.spellings = NULL; /* of cells the sink remembers what it likes */
        return mapped;
    }
    renew_scratch(s);
    const char *from = row->count ? row->cells[0].at : s->input.bytes;
    bool unreadable = row->broken || row->count != s->columns.count;
    if (unreadable && !row->broken) {
        nt_ingest_report_ragged(&s->reader, row, s->columns.count);
    }
    size_t length = unreadable ? 0 : (size_t)(row->cells[row->count - 1].end - from);
    /* Only ASCII is known to be sound; any other cell is judged by itself. */
    s->plain = !unreadable && nt_utf8_is_plain(from, length);
    s->reader.sound = s->plain || (!unreadable && nt_ingest_is_plain_ascii(from, length));
    for (size_t f = 0; f < fields; f++) {
        s->cells[f] = (nt_cell){.text = "", .date = NT_DATE_UNKNOWN};
    }
    read_cells(s, row, unreadable);
    s->row = row;
    nt_stream_row out = {s->cells, row->line, unreadable, s};
    nt_status status = s->sink(s->context, &out, err);
    if (row->count) {
        release_before(&s->map, row->cells[0].line_start);
    }
    return status;
}

nt_place nt_ingest_row_place(const nt_stream_row *row, size_t field)
{
    const stream *s = row->origin;
    size_t column = (size_t)s->columns.column_of[field];
    return column < s->row->count && column < NT_COLUMNS_MAX
               ? nt_ingest_place_after(&s->input, &s->row->cells[column], NULL, nt_nowhere)
               : (nt_place){s->input.file, row->line, 0};
}

static nt_status read_rows(stream *s, nt_arena *arena, const nt_resource *resource,
                           nt_problems *problems, nt_error *err)
{
    const char *from = NULL;
    nt_bytes bytes = {s->map.bytes, s->map.length};
    nt_status status = fill(&s->map, s->map.length < SAMPLE ? s->map.length : SAMPLE, err);
    status = status ? status
                    : nt_ingest_skip_mark(resource, bytes, nt_problems_whole(problems), &from, err);
    if (status) {
        return status;
    }
    s->input = (nt_csv_input){.file = resource->table->path,
                              .bytes = from,
                              .end = s->map.bytes + s->map.length,
                              .delimiter = resource->delimiter,
                              .quote = resource->quote,
                              .single_byte = resource->windows_1252,
                              .problems = problems,
                              .reach = reach,
                              .on_row = take_row,
                              .context = s};
    s->reader = (nt_cell_reader){.arena = arena,
                                 .problems = problems,
                                 .input = &s->input,
                                 .schema = &resource->schema,
                                 .streamed = true,
                                 .spellings = resource->spellings};
    s->cells = nt_new_array(arena, nt_cell, resource->schema.count);
    s->shortcuts = nt_new_array(arena, shortcut, resource->schema.count);
    for (size_t f = 0; f < resource->schema.count; f++) {
        s->shortcuts[f] = shortcut_of(&resource->schema, f);
    }
    if (!resource->header) {
        s->columns = nt_ingest_schema_order(arena, &resource->schema);
        s->has_header = true;
        s->reader.spellings = NULL;
    }
    status = nt_ingest_read_rows(arena, &s->input, err);
    return status || s->has_header
               ? status
               : nt_fail(err, NT_INVALID, (nt_place){resource->table->path, 0, 0},
                         NT_MESSAGE_INGEST_NO_HEADINGS());
}

nt_status nt_ingest_stream(nt_arena *arena, const nt_table *table, nt_problems *problems,
                           nt_status (*sink)(void *context, const nt_stream_row *row,
                                             nt_error *err),
                           void *context, nt_error *err)
{
    stream s = {.sink = sink, .context = context};
    nt_status status = open_file(table->path, &s.map, err);
    if (status) {
        return status;
    }
    s.scratch = nt_arena_open();
    status = read_rows(&s, arena, table->source, problems, err);
    nt_arena_close(s.scratch);
    close_file(&s.map);
    return status;
}

size_t nt_ingest_guess_rows(const nt_table *table)
{
    mapping map = {.bytes = NULL};
    nt_error ignored;
    if (open_file(table->path, &map, &ignored)) {
        return 0;
    }
    size_t sample = map.length < SAMPLE ? map.length : SAMPLE, lines = 1;
    if (fill(&map, sample, &ignored)) {
        sample = map.filled ? map.filled : 1;
    }
    for (const char *at = map.bytes; (at = memchr(at, '\n', (size_t)(map.bytes + sample - at)));
         at++) {
        lines++;
    }
    size_t rows = (size_t)((double)map.length / (double)sample * (double)lines);
    close_file(&map);
    return rows;
}
