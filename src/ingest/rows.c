#include "rows.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/utf8.h"
#include "words/base.h"
#include "words/ingest.h"

enum {
    PIECE = 256 * 1024, /* handed to libcsv at a time: how soon a stop is noticed */
    GROWTH = 64 * 1024  /* by which libcsv's cell buffer grows */
};

typedef struct {
    const nt_csv_input *input;
    nt_arena *arena;
    struct csv_parser parser;
    const char *at; /* behind the last cell that libcsv reported */
    long line;
    const char *line_start;
    NT_VEC(nt_csv_cell) cells; /* of the row being read */
    NT_VEC(size_t) offsets;    /* of their texts in `texts`, which moves as it grows */
    nt_buffer texts;
    char *plain; /* a line without quotes, cut into its cells */
    size_t plain_size;
    size_t count; /* cells of the row, kept or not */
    bool broken;
    nt_status status;
    nt_error *err;
} reader;

/* A realloc for libcsv that keeps the limit of a field: libcsv's own grows without end. */
static void *limited_realloc(void *old, size_t size)
{
    return size > NT_FIELD_BYTES_MAX + GROWTH ? NULL : realloc(old, size);
}

static void open_parser(reader *r)
{
    csv_init(&r->parser, CSV_STRICT | CSV_STRICT_FINI | CSV_REPALL_NL);
    csv_set_delim(&r->parser, (unsigned char)r->input->delimiter);
    csv_set_quote(&r->parser, (unsigned char)r->input->quote);
    csv_set_realloc_func(&r->parser, limited_realloc);
    csv_set_blk_size(&r->parser, GROWTH);
}

static const char *skip_blanks(const reader *r, const char *at)
{
    while (at < r->input->end && (*at == ' ' || *at == '\t') && *at != r->input->delimiter) {
        at++;
    }
    return at;
}

/* Behind the closing quote of the cell that opens at `at`, or the end of the file. */
static const char *quoted_end(const reader *r, const char *at)
{
    const char *end = r->input->end;
    for (at++; at < end; at += 2) {
        at = memchr(at, r->input->quote, (size_t)(end - at));
        if (!at) {
            return end;
        }
        if (at + 1 == end || at[1] != r->input->quote) {
            return at + 1;
        }
    }
    return end;
}

/* Counts the lines that end between `from` and `to`: LF, CR LF or a lone CR. */
static void count_lines(const char *from, const char *to, const char *end, long *line,
                        const char **line_start)
{
    for (const char *at = from; at < to; at++) {
        if (*at == '\n' || (*at == '\r' && (at + 1 == end || at[1] != '\n'))) {
            ++*line;
            *line_start = at + 1;
        }
    }
}

static nt_place place_at(const nt_csv_input *input, long line, const char *line_start,
                         const char *at)
{
    size_t bytes = (size_t)(at - line_start);
    size_t before = input->single_byte ? bytes : nt_utf8_count(line_start, bytes);
    return (nt_place){input->file, line, (long)before + 1};
}

nt_place nt_ingest_place(const nt_csv_input *input, const nt_csv_cell *cell, const char *at)
{
    if (input->is_sheet) {
        return (nt_place){input->file, (unsigned)cell->line, (unsigned)cell->column + 1};
    }
    long line = cell->line;
    const char *line_start = cell->line_start;
    count_lines(cell->at, at, input->end, &line, &line_start);
    return place_at(input, line, line_start, at);
}

long nt_ingest_lines_within(const nt_csv_input *input, const nt_csv_row *row)
{
    size_t kept = row->count < NT_COLUMNS_MAX ? row->count : NT_COLUMNS_MAX;
    const nt_csv_cell *last = kept ? &row->cells[kept - 1] : NULL;
    return last ? nt_ingest_place(input, last, last->end).line - row->line : 0;
}

nt_place nt_ingest_place_after(const nt_csv_input *input, const nt_csv_cell *cell,
                               const nt_csv_cell *left, nt_place left_place)
{
    if (cell->place) {
        return *cell->place;
    }
    if (input->is_sheet) {
        return nt_ingest_place(input, cell, cell->at);
    }
    if (!left || left->line_start != cell->line_start) {
        return place_at(input, cell->line, cell->line_start, cell->at);
    }
    nt_place place = place_at(input, cell->line, left->at, cell->at);
    place.column += left_place.column - 1;
    return place;
}

/* Where the cell that libcsv has not finished begins. */
static nt_csv_cell open_cell(const reader *r)
{
    const char *at = skip_blanks(r, r->count ? r->at + (r->at < r->input->end) : r->at);
    return (nt_csv_cell){
        .text = "", .at = at, .end = at, .line_start = r->line_start, .line = r->line};
}

static void report(const reader *r, const nt_csv_cell *cell, const char *at, const char *code,
                   nt_message message)
{
    nt_problems_add(r->input->problems, NT_SEVERITY_ERROR, nt_ingest_place(r->input, cell, at),
                    code, message);
}

static void report_too_long(reader *r, const nt_csv_cell *cell)
{
    r->broken = true;
    report(r, cell, cell->at, "too-long", NT_MESSAGE_INGEST_CELL_TOO_LONG());
}

/* The apostrophe that keeps a spreadsheet from running the cell is no part of its text. */
static void unguard(nt_csv_cell *cell)
{
    if (cell->text[0] == '\'' && nt_csv_is_guarded(cell->text, cell->length)) {
        cell->text++;
        cell->length--;
    }
}

static void on_cell(void *text, size_t length, void *context)
{
    reader *r = context;
    if (r->status) {
        return;
    }
    nt_csv_cell cell = open_cell(r);
    bool quoted = cell.at < r->input->end && *cell.at == r->input->quote;
    cell.end = quoted ? quoted_end(r, cell.at) : cell.at + length;
    cell.length = length;
    cell.column = r->count;
    if (length > NT_FIELD_BYTES_MAX) {
        report_too_long(r, &cell);
    }
    if (r->count < NT_COLUMNS_MAX) {
        nt_vec_push(r->arena, &r->cells, cell);
        nt_vec_push(r->arena, &r->offsets, r->texts.length);
        nt_buffer_add(&r->texts, text, length);
        nt_buffer_putc(&r->texts, '\0');
    }
    r->count++;
    if (quoted) {
        count_lines(cell.at, cell.end, r->input->end, &r->line, &r->line_start);
    }
    r->at = skip_blanks(r, cell.end);
}

static void emit_row(reader *r)
{
    for (size_t i = 0; i < r->cells.count; i++) {
        r->cells.items[i].text = r->texts.bytes + r->offsets.items[i];
        unguard(&r->cells.items[i]);
    }
    if ((r->count || r->broken) && !r->status) {
        nt_csv_row row = {.cells = r->cells.items,
                          .count = r->count,
                          .line = r->count ? r->cells.items[0].line : r->line,
                          .broken = r->broken};
        r->status = r->input->on_row(r->input->context, &row, r->err);
    }
    r->count = r->cells.count = r->offsets.count = r->texts.length = 0;
    r->broken = false;
}

static void on_row_end(int terminator, void *context)
{
    reader *r = context;
    emit_row(r);
    r->at = skip_blanks(r, r->at);
    if (terminator < 0 || r->status) {
        return;
    }
    if (*r->at == '\n' && r->at > r->input->bytes && r->at[-1] == '\r' && r->line_start == r->at) {
        /* The second half of CR LF: the line was counted at CR. */
        r->line_start = ++r->at;
        return;
    }
    r->line_start = ++r->at;
    r->line++;
}

/* The bytes before `to`, and not behind the end, are there. */
static void reach(reader *r, const char *to)
{
    if (r->input->reach && !r->status) {
        r->status = r->input->reach(r->input->context, to, r->err);
    }
}

static const char *behind_line(const reader *r, const char *at)
{
    const char *end = r->input->end;
    while (at < end && *at != '\n' && *at != '\r') {
        at++;
    }
    return at + (at < end) + (end - at > 1 && at[0] == '\r' && at[1] == '\n');
}

/* libcsv stopped at `stop`: says why, gives up the row and returns where the next one begins. */
static const char *recover(reader *r, const char *stop)
{
    nt_csv_cell cell = open_cell(r);
    bool quoted = cell.at < r->input->end && *cell.at == r->input->quote;
    reach(r, r->input->end); /* the end of the cell may lie anywhere */
    if (r->status) {
        return r->input->end;
    }
    if (csv_error(&r->parser) != CSV_EPARSE) {
        if (csv_get_buffer_size(&r->parser) <= NT_FIELD_BYTES_MAX) {
            r->status = nt_fail(r->err, NT_SYSTEM, nt_nowhere, NT_MESSAGE_BASE_OUT_OF_MEMORY());
            return r->input->end;
        }
        report_too_long(r, &cell);
        stop = quoted ? quoted_end(r, cell.at) : stop;
    } else {
        report(r, &cell, stop, "stray-quote",
               quoted ? NT_MESSAGE_INGEST_TEXT_BEHIND_QUOTE() : NT_MESSAGE_INGEST_STRAY_QUOTE());
    }
    r->broken = true;
    const char *next = behind_line(r, stop);
    const char *from = r->at;
    emit_row(r);
    count_lines(from, next, r->input->end, &r->line, &r->line_start);
    r->at = next;
    csv_free(&r->parser);
    open_parser(r);
    return next;
}

static void finish(reader *r)
{
    if (csv_fini(&r->parser, on_cell, on_row_end, r) == 0 || r->status) {
        return;
    }
    nt_csv_cell cell = open_cell(r);
    r->broken = true;
    report(r, &cell, cell.at, "unterminated-quote", NT_MESSAGE_INGEST_UNTERMINATED_QUOTE());
    emit_row(r);
}

/* A copy of a line that may be cut up. */
static char *copy_line(reader *r, const char *at, size_t length)
{
    if (length + 1 > r->plain_size) {
        r->plain_size = (length + 1) * 2;
        r->plain = nt_arena_alloc(r->arena, r->plain_size);
    }
    memcpy(r->plain, at, length);
    r->plain[length] = '\0';
    return r->plain;
}

static bool is_blank(const reader *r, char c)
{
    return (c == ' ' || c == '\t') && c != r->input->delimiter;
}

/* The cells of a line without quotes, blanks at their ends removed as libcsv does. */
static void split_line(reader *r, const char *at, size_t length)
{
    char *text = copy_line(r, at, length), *end = text + length;
    for (char *from = text;;) {
        char *next = memchr(from, r->input->delimiter, (size_t)(end - from));
        char *to = next ? next : end;
        while (from < to && is_blank(r, *from)) {
            from++;
        }
        while (to > from && is_blank(r, to[-1])) {
            to--;
        }
        *to = '\0';
        if (r->count < NT_COLUMNS_MAX) {
            nt_csv_cell cell = {.text = from,
                                .length = (size_t)(to - from),
                                .at = at + (from - text),
                                .end = at + (to - text),
                                .line_start = at,
                                .line = r->line,
                                .column = r->count};
            unguard(&cell);
            nt_vec_push(r->arena, &r->cells, cell);
        }
        r->count++;
        if (!next) {
            return;
        }
        from = next + 1;
    }
}

/* Most lines hold no quote, and need no parser: this takes the line at `at` and returns where the
 * next one begins. NULL: the line, which begins a row, is libcsv's. */
static const char *take_plain_line(reader *r, const char *at, const char *newline)
{
    const char *end = newline - (newline > at && newline[-1] == '\r');
    size_t length = (size_t)(end - at);
    if (memchr(at, r->input->quote, length) || memchr(at, '\r', length)) {
        return NULL;
    }
    if (skip_blanks(r, at) < end) {
        split_line(r, at, length);
        nt_csv_row row = {.cells = r->cells.items, .count = r->count, .line = r->line};
        r->status = r->input->on_row(r->input->context, &row, r->err);
        r->count = r->cells.count = 0;
    }
    r->line++;
    r->at = r->line_start = newline + 1;
    return newline + 1;
}

/* Hands libcsv the rest of a line, or a piece of a very long one; returns how far reading came. */
static const char *parse_piece(reader *r, const char *at, const char *newline)
{
    size_t left = (size_t)(r->input->end - at), piece = left < PIECE ? left : PIECE;
    piece = newline && !r->input->no_short_cut ? (size_t)(newline + 1 - at) : piece;
    size_t done = csv_parse(&r->parser, at, piece, on_cell, on_row_end, r);
    at += done;
    return done < piece && !r->status ? recover(r, at) : at;
}

/* Nothing of a row is read yet, and this is no second half of CR LF at the edge of a piece. */
static bool begins_row(const reader *r, const char *at)
{
    bool half = *at == '\n' && at > r->input->bytes && at[-1] == '\r';
    return !r->count && r->at == at && !half;
}

/* Passes the rows that were read ahead. */
static const char *take_ahead(reader *r, const char *at)
{
    long lines;
    at = r->input->take_ahead(r->input->context, at, r->line, &lines);
    r->line += lines;
    r->at = at;
    r->line_start = lines ? at : r->line_start;
    return at;
}

nt_status nt_ingest_read_rows(nt_arena *arena, const nt_csv_input *input, nt_error *err)
{
    reader r = {.input = input,
                .arena = arena,
                .at = input->bytes,
                .line = 1,
                .line_start = input->bytes,
                .texts = nt_buffer_open(arena),
                .err = err};
    open_parser(&r);
    for (const char *at = input->bytes; at < input->end && !r.status;) {
        size_t left = (size_t)(input->end - at);
        reach(&r, left > 2 * PIECE ? at + 2 * PIECE : input->end);
        if (r.status) {
            break;
        }
        const char *ahead = at;
        if (input->take_ahead && begins_row(&r, at)) {
            ahead = take_ahead(&r, at);
        }
        if (ahead != at) {
            at = ahead;
            continue;
        }
        const char *newline = memchr(at, '\n', left < PIECE ? left : PIECE), *next = NULL;
        if (newline && begins_row(&r, at) && !input->no_short_cut) {
            next = take_plain_line(&r, at, newline);
        }
        at = next ? next : parse_piece(&r, at, newline);
    }
    if (!r.status) {
        finish(&r);
    }
    csv_free(&r.parser);
    return r.status;
}
