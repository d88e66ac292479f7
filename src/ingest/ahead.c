#define _GNU_SOURCE /* memrchr */
#include "ahead.h"

#include <limits.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/threads.h"
#include "personal.h"

enum {
    PIECE = 128 * 1024,
    FIRST_PIECE = 2 * 1024, /* growing: few texts are known at first */
    PIECES = 32,            /* of a window: many, as all threads wait for the last one */
    LINE = 16, /* bytes that a line has at the least, or those behind are read singly */
    COLUMNS_MAX = 256,
    LIMITED_MAX = 256, /* longer texts are looked at singly where some are not right */
    BLOCK = 64,        /* bytes that are marked at a time */
    IN_VAIN_MAX = 3    /* windows that held hardly an ordinary row: then it is given up */
};

/* How a column is read, and into which field: one behind them all where it has none. */
typedef enum { TEXT, DAY, LOOKED_UP, PERSONAL, UNDESCRIBED } column_kind;

typedef struct {
    column_kind kind;
    bool limited, only_looked_up; /* the latter: nothing else is asked of a plain text */
    size_t field;
} column;

/* Lines that begin in a piece: how far in the window, and whether the row is ordinary. */
typedef struct {
    uint32_t from : 31, is_ordinary : 1;
} line_start;

typedef struct {
    const char *from, *behind;
    line_start *lines;
    size_t line_count, ordinary;
    unsigned char *records[2]; /* of the ordinary ones, and of those of the window before */
    size_t next, next_record;  /* that are not come to yet */
} piece;

/* Rows that reading has come to, to be taken while the next window is read. */
typedef struct {
    const void *records;
    size_t count;
    long line;
} run;

struct nt_ahead {
    nt_arena *arena;
    const nt_sheet_reader *sheet;
    const nt_stream_ahead *rule;
    nt_status (*more)(void *context, const char *to, nt_error *err);
    void (*hear)(void *context, const char *at);
    void *context;
    column *columns; /* NULL until the headings are known */
    bool begins_heading[UCHAR_MAX + 1];
    size_t column_count, field_count;
    piece pieces[PIECES];
    size_t piece_count;
    int turn; /* whose records are those of the window */
    run runs[PIECES];
    size_t run_count;
    const char *first;         /* row of the runs */
    size_t piece;              /* bytes of one */
    size_t lines_max;          /* of one */
    const char *from, *behind; /* the window */
    size_t taken, in_vain;
    bool is_over;
};

/* ---- what can be ordinary ---- */

bool nt_ingest_is_limited(const nt_schema *schema, size_t f)
{
    const nt_field *field = &schema->fields[f];
    const nt_rules *rules = &schema->rules[f];
    return rules->allowed.count || rules->minimum_text || rules->maximum_text ||
           rules->shortest > 0 || rules->longest >= 0 || rules->date_pattern ||
           (field->type != NT_FIELD_STRING && field->type != NT_FIELD_DATE) ||
           NT_ANY(i, rules->missing.count, *rules->missing.items[i]);
}

nt_ahead *nt_ingest_open_ahead(const nt_sheet_reader *sheet, const nt_stream_ahead *rule,
                               nt_status (*more)(void *context, const char *to, nt_error *err),
                               void (*hear)(void *context, const char *at), void *context)
{
    const nt_resource *resource = sheet->resource;
    bool fits = rule && !resource->is_spreadsheet && !resource->wide &&
                !resource->around.until.count && !resource->around.totals.count &&
                !resource->around.until_blank && !nt_ingest_counts_rows(resource);
    if (!fits) {
        return NULL;
    }
    nt_arena *arena = nt_arena_open();
    nt_ahead *ahead = nt_new(arena, nt_ahead);
    *ahead = (nt_ahead){.arena = arena,
                        .sheet = sheet,
                        .rule = rule,
                        .more = more,
                        .hear = hear,
                        .context = context,
                        .piece = rule->piece ? rule->piece : FIRST_PIECE,
                        .lines_max = (rule->piece ? rule->piece : PIECE) / LINE + 1};
    return ahead;
}

static void take_runs(nt_ahead *ahead)
{
    NT_EACH(const run, r, ahead->runs, ahead->run_count) {
        ahead->rule->take(ahead->rule->context, r->records, r->count, r->line);
    }
    ahead->run_count = 0;
}

void nt_ingest_close_ahead(nt_ahead *ahead)
{
    if (ahead) {
        take_runs(ahead);
        nt_arena_close(ahead->arena);
    }
}

/* Headings that are printed again begin like these. */
static bool is_like_headings(const nt_ahead *ahead, const char *text, size_t length)
{
    const nt_around *around = &ahead->sheet->around;
    for (size_t i = 0; ahead->begins_heading[(unsigned char)*text] && i < around->headings.count;
         i++) {
        const char *heading = around->headings.items[i].text;
        if (heading && strncmp(heading, text, length) == 0 && !heading[length]) {
            return true;
        }
    }
    return false;
}

/* Once the headings are known. */
static bool know_columns(nt_ahead *ahead)
{
    const nt_columns *columns = &ahead->sheet->columns;
    const nt_schema *schema = &ahead->sheet->resource->schema;
    if (ahead->columns || !ahead->sheet->has_headings) {
        return ahead->columns;
    }
    ahead->is_over = columns->count > COLUMNS_MAX || schema->count > COLUMNS_MAX;
    ahead->column_count = columns->count;
    ahead->field_count = schema->count;
    ahead->columns = nt_new_array(ahead->arena, column, columns->count + 1);
    for (size_t c = 0; c < columns->count; c++) {
        int f = columns->field_of[c];
        column *one = &ahead->columns[c];
        *one = (column){UNDESCRIBED, .field = schema->count};
        if (f >= 0) {
            one->field = (size_t)f;
            one->kind = schema->fields[f].personal                ? PERSONAL
                        : schema->fields[f].type == NT_FIELD_DATE ? DAY
                        : ahead->rule->looked_up[f]               ? LOOKED_UP
                                                                  : TEXT;
            one->limited = nt_ingest_is_limited(schema, (size_t)f);
            one->only_looked_up = one->kind == LOOKED_UP && !one->limited;
        }
    }
    const nt_around *around = &ahead->sheet->around;
    for (size_t i = 0; i < around->headings.count; i++) {
        const char *heading = around->headings.items[i].text;
        ahead->begins_heading[heading ? (unsigned char)*heading : '\0'] = true;
    }
    NT_EACH(piece, p, ahead->pieces, PIECES) {
        p->lines = nt_arena_alloc(ahead->arena, ahead->lines_max * sizeof(line_start));
        for (size_t k = 0; k < 2; k++) {
            p->records[k] = nt_arena_alloc(ahead->arena, ahead->lines_max * ahead->rule->record);
        }
    }
    return true;
}

/* ---- where cells end ---- */

/* Of BLOCK bytes of a piece, and of those left to be passed: a bit for each that ends a cell, and
 * for each that is odd: in a line that has none, every cell is in its canonical form, and none is
 * quoted or has blanks at its ends. */
typedef struct {
    const char *block, *end;
    unsigned char delimiter, quote;
    uint64_t ends, odd;
    bool space, break_before; /* right before the block: a blank, or that or the end of a cell */
} marker;

/* Where cells of a line end: of too many, one more than there may be, and room for the next. */
typedef struct {
    const char *ends[COLUMNS_MAX + 2];
    size_t count, odd; /* bytes, with the CR before its end */
} cell_ends;

enum { LANES = 16 };
typedef unsigned char __attribute__((vector_size(LANES))) lanes;

/* A bit for each lane, whose bits are all alike. */
static inline uint64_t bits_of(lanes truth)
{
#ifdef __SSE2__
    return (uint64_t)_mm_movemask_epi8((__m128i)truth);
#else
    uint64_t bits = 0;
    for (int i = 0; i < LANES; i++) {
        bits |= (uint64_t)(truth[i] & 1) << i;
    }
    return bits;
#endif
}

static void mark_block(marker *m)
{
    const char *bytes = m->block;
    size_t left = (size_t)(m->end - bytes);
    char rest[BLOCK];
    if (left < BLOCK) {
        memset(rest, 0, sizeof rest);
        bytes = memcpy(rest, bytes, left);
    }
    uint64_t ends = 0, spaces = 0, odd = 0;
    for (int i = 0; i < BLOCK; i += LANES) {
        lanes v;
        memcpy(&v, bytes + i, LANES);
        ends |= bits_of((lanes)(v == '\n') | (lanes)(v == m->delimiter)) << i;
        spaces |= bits_of((lanes)(v == ' ')) << i;
        odd |= bits_of((lanes)(v == m->quote) | (lanes)(v - ' ' > '~' - ' ')) << i;
    }
    uint64_t breaks = ends | spaces;
    m->ends = ends;
    m->odd = (odd & ~ends) | (spaces & (breaks << 1 | m->break_before)) |
             (ends & (spaces << 1 | m->space));
    m->space = spaces >> (BLOCK - 1);
    m->break_before = breaks >> (BLOCK - 1);
}

/* Mostly none. */
static inline size_t count_bits(uint64_t bits)
{
    return bits ? (size_t)__builtin_popcountll(bits) : 0;
}

/* The end of the line that the marker has come to; there is one. */
static const char *mark_line(marker *m, size_t columns, cell_ends *out)
{
    size_t count = 0, odd = 0;
    for (;;) {
        for (uint64_t ends = m->ends; ends; ends &= ends - 1) {
            const char *end = m->block + __builtin_ctzll(ends);
            out->ends[count] = end;
            count += count <= columns;
            if (*end == '\n') {
                uint64_t line = ends ^ (ends - 1); /* up to that end */
                m->ends = ends & ~line;
                out->odd = odd + count_bits(m->odd & line);
                m->odd &= ~line;
                out->count = count;
                return end;
            }
        }
        odd += count_bits(m->odd);
        m->block += BLOCK;
        mark_block(m);
    }
}

/* ---- a line ---- */

static bool is_blank(const nt_ahead *ahead, char c)
{
    return (c == ' ' || c == '\t') && c != ahead->sheet->input.delimiter;
}

static bool is_within_limits(const nt_ahead *ahead, const column *c, const char *text,
                             size_t length, nt_cell *cell)
{
    char whole[LIMITED_MAX];
    if (length >= sizeof whole) {
        return false;
    }
    memcpy(whole, text, length);
    whole[length] = '\0';
    cell->date = NT_DATE_UNKNOWN;
    return nt_ingest_is_sound(&ahead->sheet->resource->schema, c->field, whole, cell);
}

/* Whether the cell, which has a text, is read as it stands, and nothing is to be said of it.
 * `plain`: the whole line is in its canonical form. */
static bool take_cell(const nt_ahead *ahead, const column *c, const char *text, size_t length,
                      bool plain, nt_cell *cell)
{
    if (c->kind == PERSONAL) {
        cell->text = "";
        cell->known = false;
        return true;
    }
    if (*text == '\'' || (!plain && !nt_utf8_is_plain(text, length)) ||
        (c->kind != LOOKED_UP && length > 10 && nt_personal_holds(text, length)) ||
        (c->limited && !is_within_limits(ahead, c, text, length, cell))) {
        return false;
    }
    if (c->kind == DAY && !c->limited) {
        cell->date = nt_date_parse_iso(text, length);
        return nt_date_known(cell->date);
    }
    return true;
}

static void trim(const nt_ahead *ahead, const char **from, const char **to)
{
    while (*from < *to && is_blank(ahead, **from)) {
        ++*from;
    }
    while (*to > *from && is_blank(ahead, (*to)[-1])) {
        --*to;
    }
}

/* Cells of fields, where the line has as many cells as there are columns, and all are taken. */
static bool split(const nt_ahead *ahead, const char *at, const cell_ends *line, bool plain,
                  nt_cell *cells, size_t *lengths)
{
    bool begun = false;
    const char *const *end = line->ends;
    NT_EACH(const column, of, ahead->columns, ahead->column_count) {
        const char *from = at, *to = *end;
        at = *end++ + 1;
        if (!plain) {
            trim(ahead, &from, &to);
        }
        size_t length = (size_t)(to - from);
        nt_cell *cell = &cells[of->field];
        lengths[of->field] = length;
        cell->known = length;
        cell->text = length ? from : "";
        bool looked_up = of->only_looked_up && plain && begun && *from != '\'';
        if (!length || looked_up) {
            continue;
        }
        if ((!begun && is_like_headings(ahead, from, length)) ||
            !take_cell(ahead, of, from, length, plain, cell)) {
            return false;
        }
        begun = true;
    }
    return begun;
}

/* A line that is ragged, quoted or beyond ASCII is none of these. */
static bool read_line(const nt_ahead *ahead, int thread, const char *at, cell_ends *line,
                      nt_cell *cells, size_t *lengths, void *record)
{
    if (line->count != ahead->column_count) {
        return false;
    }
    const char **end = &line->ends[line->count - 1];
    bool is_return = *end > at && (*end)[-1] == '\r';
    *end -= is_return;
    size_t length = (size_t)(*end - at);
    bool plain = line->odd == is_return && !(is_return && length && (*end)[-1] == ' ');
    if (!plain && (memchr(at, ahead->sheet->input.quote, length) || memchr(at, '\r', length) ||
                   !nt_ingest_is_plain_ascii(at, length))) {
        return false;
    }
    return split(ahead, at, line, plain, cells, lengths) &&
           ahead->rule->read(ahead->rule->context, thread, cells, lengths, record);
}

/* ---- a window ---- */

static const char *window_end(const nt_ahead *ahead, const char *at)
{
    const char *end = ahead->sheet->input.end;
    size_t window = ahead->piece * PIECES;
    return (size_t)(end - at) > window ? at + window : end;
}

enum { TAKE, READ_ON, HEAR, FIRST_OF_PIECES };

static bool read_piece(void *who, int thread, size_t item)
{
    nt_ahead *ahead = who;
    nt_error ignored; /* who needs the bytes asks again, and is told */
    if (item == TAKE) {
        take_runs(ahead);
        return true;
    }
    if (item == READ_ON) {
        ahead->more(ahead->context, window_end(ahead, ahead->behind), &ignored);
        return true;
    }
    if (item == HEAR) {
        ahead->hear(ahead->context, ahead->behind);
        return true;
    }
    piece *p = &ahead->pieces[item - FIRST_OF_PIECES];
    nt_cell cells[COLUMNS_MAX + 1];
    size_t lengths[COLUMNS_MAX + 1];
    for (size_t f = 0; f < ahead->field_count; f++) {
        cells[f] = (nt_cell){.date = NT_DATE_UNKNOWN};
    }
    const char *at = p->from, *end = p->behind;
    const nt_csv_input *input = &ahead->sheet->input;
    marker m = {.block = at,
                .end = end,
                .delimiter = (unsigned char)input->delimiter,
                .quote = (unsigned char)input->quote,
                .break_before = true};
    cell_ends line;
    mark_block(&m);
    p->line_count = p->ordinary = p->next = p->next_record = 0;
    while (at < end && p->line_count < ahead->lines_max) {
        const char *newline = mark_line(&m, ahead->column_count, &line);
        void *record = p->records[ahead->turn] + p->ordinary * ahead->rule->record;
        bool ordinary = read_line(ahead, thread, at, &line, cells, lengths, record);
        p->lines[p->line_count++] = (line_start){(uint32_t)(at - ahead->from), ordinary};
        p->ordinary += ordinary;
        at = newline + 1;
    }
    p->behind = at;
    return true;
}

static const char *behind_last_line(const char *from, const char *to)
{
    const char *newline = memrchr(from, '\n', (size_t)(to - from));
    return newline ? newline + 1 : from;
}

static void read_window(nt_ahead *ahead, const char *at)
{
    nt_error ignored;
    const char *to = window_end(ahead, at);
    ahead->in_vain = ahead->piece_count && !ahead->taken ? ahead->in_vain + 1 : 0;
    ahead->is_over =
        ahead->in_vain >= IN_VAIN_MAX || ahead->more(ahead->context, to + NT_BEHIND_TEXT, &ignored);
    ahead->from = ahead->behind = at;
    ahead->piece_count = ahead->taken = 0;
    ahead->turn = !ahead->turn;
    if (ahead->is_over) {
        return;
    }
    ahead->behind = behind_last_line(at, to);
    ahead->is_over = ahead->behind == at;
    while (at < ahead->behind) {
        piece *p = &ahead->pieces[ahead->piece_count++];
        bool last = (size_t)(ahead->behind - at) <= ahead->piece || ahead->piece_count == PIECES;
        const char *cut = last ? at : behind_last_line(at, at + ahead->piece);
        p->from = at;
        p->behind = at = cut > at ? cut : ahead->behind; /* no line ends in it: one for the rest */
    }
    nt_threads_share(ahead->rule->threads, ahead->piece_count + FIRST_OF_PIECES, read_piece, ahead);
    ahead->piece = ahead->rule->piece || ahead->piece == PIECE ? ahead->piece : ahead->piece * 2;
}

/* The piece whose lines are not all before `at`, at the first that is not; NULL none. */
static piece *find_line(nt_ahead *ahead, const char *at)
{
    NT_EACH(piece, p, ahead->pieces, ahead->piece_count) {
        while (p->next < p->line_count && ahead->from + p->lines[p->next].from < at) {
            p->next_record += p->lines[p->next++].is_ordinary;
        }
        if (p->next < p->line_count) {
            return p;
        }
    }
    return NULL;
}

static void add_run(nt_ahead *ahead, const char *at, run added)
{
    if (ahead->run_count == PIECES) {
        take_runs(ahead);
    }
    ahead->first = ahead->run_count ? ahead->first : at;
    ahead->runs[ahead->run_count++] = added;
}

const char *nt_ingest_take_ahead(nt_ahead *ahead, const char *at, long line, long *lines)
{
    *lines = 0;
    if (know_columns(ahead) && !ahead->is_over && (at >= ahead->behind || !ahead->piece_count)) {
        read_window(ahead, at);
    }
    piece *p = ahead->is_over ? NULL : find_line(ahead, at);
    size_t first = p ? p->next : 0;
    while (p && p->next < p->line_count && p->lines[p->next].is_ordinary &&
           (p->next > first || ahead->from + p->lines[first].from == at)) {
        p->next++;
    }
    size_t count = p ? p->next - first : 0;
    if (!count) {
        take_runs(ahead); /* before the row that is none of them */
        return at;
    }
    add_run(ahead, at,
            (run){p->records[ahead->turn] + p->next_record * ahead->rule->record, count, line});
    p->next_record += count;
    ahead->taken += count;
    *lines = (long)count;
    return p->next < p->line_count ? ahead->from + p->lines[p->next].from : p->behind;
}

const char *nt_ingest_ahead_needs(const nt_ahead *ahead, const char *at)
{
    return ahead->run_count ? ahead->first : at;
}
