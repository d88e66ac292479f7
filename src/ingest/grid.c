/* A file of which nobody has stated what it is: what a delimited one is written in. */
#include "ingest/grid.h"

#include <string.h>

#include "base/utf8.h"
#include "grid_sheets.h"
#include "rows.h"
#include "words/ingest.h"

enum { FILE_BYTES_MAX = 512 << 20, HEAD_ROWS = 200, COUNTS = 512 };

/* ---- bytes to UTF-8 ---- */

/* Two bytes a character where every second one of many is a NUL, or behind a mark of byte order. */
static bool is_utf_16(nt_bytes bytes, bool *big)
{
    const unsigned char *b = (const unsigned char *)bytes.bytes;
    enum { LOOKED_AT = 4000 };
    if (bytes.length >= 2 && ((b[0] == 0xFF && b[1] == 0xFE) || (b[0] == 0xFE && b[1] == 0xFF))) {
        *big = b[0] == 0xFE;
        return true;
    }
    size_t pairs = (bytes.length < LOOKED_AT ? bytes.length : LOOKED_AT) / 2, first = 0, second = 0;
    for (size_t i = 0; i < pairs; i++) {
        first += b[2 * i] == 0;
        second += b[2 * i + 1] == 0;
    }
    *big = first > second;
    return pairs > 1 && 2 * (*big ? first : second) > pairs;
}

static uint32_t unit_at(const unsigned char *b, bool big)
{
    return big ? (uint32_t)(b[0] << 8 | b[1]) : (uint32_t)(b[1] << 8 | b[0]);
}

static nt_bytes from_utf_16(nt_arena *arena, nt_bytes bytes, bool big)
{
    nt_buffer out = nt_buffer_open(arena);
    const unsigned char *at = (const unsigned char *)bytes.bytes;
    for (size_t left = bytes.length / 2; left; left--, at += 2) {
        uint32_t c = unit_at(at, big);
        if (c >= 0xD800 && c < 0xDC00 && left > 1) {
            uint32_t low = unit_at(at + 2, big);
            bool pair = low >= 0xDC00 && low < 0xE000;
            c = pair ? 0x10000 + ((c - 0xD800) << 10) + (low - 0xDC00) : 0xFFFD;
            at += pair ? 2 : 0;
            left -= pair;
        } else if (c >= 0xD800 && c < 0xE000) {
            c = 0xFFFD;
        }
        char letter[4];
        if (c != 0xFEFF) {
            nt_buffer_add(&out, letter, nt_utf8_put(c, letter));
        }
    }
    return (nt_bytes){nt_buffer_text(&out), out.length};
}

/* The text of the file in UTF-8, and what it was written in. */
static nt_bytes decoded(nt_arena *arena, nt_grid_file *file)
{
    nt_bytes text = file->bytes;
    bool big;
    file->encoding_proven = true;
    if (is_utf_16(text, &big)) {
        file->encoding = NT_ENCODING_UTF_16;
        return from_utf_16(arena, text, big);
    }
    if (text.length >= 3 && memcmp(text.bytes, "\xEF\xBB\xBF", 3) == 0) {
        file->encoding = NT_ENCODING_UTF_8_SIG;
        return (nt_bytes){text.bytes + 3, text.length - 3};
    }
    if (nt_utf8_check(text.bytes, text.length) == text.length) {
        file->encoding = NT_ENCODING_UTF_8;
        return text;
    }
    file->encoding = NT_ENCODING_1252;
    file->encoding_proven = false;
    text.bytes = nt_utf8_from_windows_1252(arena, text.bytes, text.length, &text.length);
    return text;
}

/* ---- rows ---- */

typedef struct {
    nt_arena *arena, *passing; /* rows are listed in the second, which goes */
    nt_grid_texts *texts;
    nt_csv_input input;
    size_t rows_max, cells;
    NT_VEC(nt_grid_row) rows;
    size_t columns;
    long more_lines; /* that rows took so far beyond one each */
    bool cut;
} taking;

static nt_status take_row(void *context, const nt_csv_row *row, nt_error *err)
{
    taking *t = context;
    (void)err;
    long number = row->line - t->more_lines;
    t->more_lines += nt_ingest_lines_within(&t->input, row);
    t->cells += row->count;
    if (t->rows.count >= t->rows_max || t->cells > NT_GRID_CELLS_MAX) {
        t->cut = true;
        return NT_OK;
    }
    if (row->broken || row->count > NT_COLUMNS_MAX) {
        return NT_OK;
    }
    uint32_t *codes = nt_new_array(t->arena, uint32_t, row->count);
    for (size_t i = 0; i < row->count; i++) {
        const nt_csv_cell *cell = &row->cells[i];
        bool plain = nt_utf8_is_plain(cell->text, cell->length);
        const char *text =
            plain ? cell->text : nt_utf8_canonical(t->passing, cell->text, cell->length);
        codes[i] =
            nt_ingest_grid_code(t->texts, text, plain ? cell->length : strlen(text), NT_GRID_TEXT);
    }
    nt_grid_row taken = {codes, t->texts, (uint32_t)row->count, (uint32_t)row->line,
                         (uint32_t)number};
    nt_vec_push(t->passing, &t->rows, taken);
    t->columns = row->count > t->columns ? row->count : t->columns;
    return NT_OK;
}

static nt_status read_rows(taking *t, const char *path, nt_bytes text, char delimiter,
                           nt_error *err)
{
    t->input = (nt_csv_input){.file = path,
                              .bytes = text.bytes,
                              .end = text.bytes + text.length,
                              .delimiter = delimiter,
                              .quote = '"',
                              .problems = nt_problems_open(t->arena),
                              .on_row = take_row,
                              .context = t};
    return nt_ingest_read_rows(t->arena, &t->input, err);
}

/* How well a delimiter cuts: the rows that have as many cells as most have, of all; nothing where
 * most have one. A tie is for the one that gives more cells. */
static double judged(const taking *t)
{
    size_t counts[COUNTS] = {0}, best = 1;
    for (size_t i = 0; i < t->rows.count; i++) {
        size_t count = t->rows.items[i].count;
        counts[count < COUNTS ? count : COUNTS - 1]++;
    }
    for (size_t c = 2; c < COUNTS; c++) {
        best = counts[c] && (best == 1 || counts[c] >= counts[best]) ? c : best;
    }
    return best == 1 ? 0 : (double)counts[best] / (double)t->rows.count + (double)best * 1e-4;
}

/* The first lines of the text, at most so many bytes. */
static nt_bytes head_of(nt_bytes text)
{
    enum { HEAD_BYTES = 256 * 1024 };
    return (nt_bytes){text.bytes, text.length < HEAD_BYTES ? text.length : HEAD_BYTES};
}

static nt_status find_delimiter(nt_arena *passing, const char *path, nt_bytes text, char *out,
                                nt_error *err)
{
    static const char candidates[] = {';', ',', '\t', '|'};
    double best = 0;
    nt_status status = NT_OK;
    *out = ',';
    for (size_t i = 0; i < sizeof candidates && !status; i++) {
        taking t = {.arena = passing,
                    .passing = passing,
                    .texts = nt_ingest_grid_texts(passing),
                    .rows_max = HEAD_ROWS};
        status = read_rows(&t, path, head_of(text), candidates[i], err);
        double found = t.rows.count ? judged(&t) : 0;
        if (found > best) {
            best = found;
            *out = candidates[i];
        }
    }
    return status;
}

static nt_status read_delimited(nt_arena *arena, nt_arena *passing, nt_grid_texts *texts,
                                nt_grid_file *file, nt_error *err)
{
    nt_bytes text = decoded(arena, file);
    NT_FAIL_IF(memchr(text.bytes, '\0', text.length), err, NT_INVALID, nt_place_in(file->path),
               NT_MESSAGE_INGEST_NO_TABLE_FILE());
    taking t = {.arena = arena, .passing = passing, .texts = texts, .rows_max = SIZE_MAX};
    NT_TRY(find_delimiter(passing, file->path, text, &file->delimiter, err));
    NT_TRY(read_rows(&t, file->path, text, file->delimiter, err));
    nt_grid *sheet = nt_new(arena, nt_grid);
    *sheet =
        (nt_grid){.name = "",
                  .rows = nt_arena_copy(arena, t.rows.items, t.rows.count * sizeof *t.rows.items),
                  .row_count = t.rows.count,
                  .columns = t.columns,
                  .cut = t.cut};
    file->sheets = sheet;
    file->sheet_count = 1;
    return NT_OK;
}

nt_status nt_ingest_grid(nt_arena *arena, nt_grid_texts *texts, const char *path,
                         const nt_grid_file **out, nt_error *err)
{
    nt_grid_file *file = nt_new(arena, nt_grid_file);
    file->path = path;
    NT_TRY(nt_file_read(arena, path, FILE_BYTES_MAX, &file->bytes, err));
    bool workbook = nt_workbook_is_binary(file->bytes.bytes, file->bytes.length);
    NT_PASSING_ARENA(passing);
    *out = file;
    return workbook ? nt_ingest_grid_sheets(arena, passing, texts, file, err)
                    : read_delimited(arena, passing, texts, file, err);
}
