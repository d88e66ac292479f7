/* What stands between and below the rows of a table and is none of them. */
#include "around.h"

#include <string.h>

#include "sheet.h"
#include "words/ingest.h"

/* ---- what the descriptor says ---- */

static nt_status read_texts(nt_arena *arena, const nt_json *netra, const char *key, nt_strings *out,
                            nt_error *err)
{
    const nt_json *list = nt_json_get(netra, key);
    nt_strings texts = {0};
    nt_ingest_get_strings(arena, netra, key, &texts);
    bool empty = (list && !texts.count) || NT_ANY(i, texts.count, !*texts.items[i]);
    NT_FAIL_IF(empty, err, NT_INVALID, list->place, NT_MESSAGE_INGEST_ROW_TEXTS(.key = key));
    *out = texts;
    return NT_OK;
}

nt_status nt_ingest_read_around(nt_arena *arena, const nt_json *json, nt_around_rule *out,
                                nt_error *err)
{
    const nt_json *netra = nt_json_get(json, "netra");
    nt_around_rule rule = {.until_blank = nt_json_bool(netra, "untilBlank", false)};
    NT_TRY(read_texts(arena, netra, "until", &rule.until, err));
    NT_TRY(read_texts(arena, netra, "totals", &rule.totals, err));
    *out = rule;
    return NT_OK;
}

/* ---- texts ---- */

static const nt_csv_cell *filled_from(const nt_csv_row *row, size_t *at)
{
    size_t kept = row->count < NT_COLUMNS_MAX ? row->count : NT_COLUMNS_MAX;
    while (*at < kept && !row->cells[*at].length) {
        ++*at;
    }
    return *at < kept ? &row->cells[(*at)++] : NULL;
}

static const nt_csv_cell *first_of(const nt_csv_row *row)
{
    size_t at = 0;
    return filled_from(row, &at);
}

static size_t count_filled(const nt_csv_row *row)
{
    size_t count = 0;
    for (size_t at = 0; filled_from(row, &at);) {
        count++;
    }
    return count;
}

bool nt_ingest_is_blank(const nt_csv_row *row)
{
    return !row->broken && !first_of(row);
}

/* Whether the text is one of these, or begins with one; small letters and capitals are one. */
static bool is_one_of(const nt_csv_cell *cell, const nt_strings *texts, bool begins)
{
    NT_EACH_OF(const char, text, texts->items, texts->count) {
        size_t same = 0;
        while (text[same] && nt_small(text[same]) == nt_small(cell->text[same])) {
            same++;
        }
        if (!text[same] && (begins || same == cell->length)) {
            return true;
        }
    }
    return false;
}

bool nt_ingest_is_total(const char *text)
{
    static const char *const words[] = {"jumlah",
                                        "jml",
                                        "total",
                                        "grandtotal",
                                        "subtotal",
                                        "jumlahtotal",
                                        "totaljumlah",
                                        "totalkeseluruhan",
                                        "jumlahkeseluruhan",
                                        NULL};
    char plain[24];
    size_t length = 0;
    for (; *text; text++) {
        char c = nt_small(*text);
        if (c >= 'a' && c <= 'z' && length + 1 < sizeof plain) {
            plain[length++] = c;
        } else if (!strchr(" \t:.-_/()*", c)) {
            return false;
        }
    }
    plain[length] = '\0';
    return nt_utf8_is_one_of(plain, words);
}

/* ---- headings that are printed again ---- */

void nt_ingest_keep_heading_row(nt_sheet_reader *sheet, const nt_csv_row *row)
{
    nt_arena *arena = sheet->reader.arena;
    const nt_csv_cell *cell;
    for (size_t at = 0; (cell = filled_from(row, &at));) {
        nt_heading_text kept = {nt_utf8_canonical(arena, cell->text, strlen(cell->text)),
                                cell->column};
        nt_vec_push(arena, &sheet->around.headings, kept);
    }
    nt_vec_push(arena, &sheet->around.headings, ((nt_heading_text){NULL, 0}));
}

/* As cells are read: without what is not seen, at its ends and between. `kept` is read so. */
static bool is_same_text(nt_arena *arena, const nt_csv_cell *cell, const char *kept)
{
    size_t length = strlen(cell->text);
    bool plain = nt_utf8_is_plain(cell->text, length);
    return strcmp(plain ? cell->text : nt_utf8_canonical(arena, cell->text, length), kept) == 0;
}

/* Whether the row is that which begins at `kept`. */
static bool is_row_of(nt_arena *arena, const nt_heading_text *kept, const nt_csv_row *row)
{
    const nt_csv_cell *cell;
    size_t at = 0;
    while ((cell = filled_from(row, &at)) && kept->text) {
        if (cell->column != kept->column || !is_same_text(arena, cell, kept->text)) {
            return false;
        }
        kept++;
    }
    return !cell && !kept->text;
}

static bool is_heading_again(nt_arena *arena, const nt_around *around, const nt_csv_row *row)
{
    bool begins = true;
    NT_EACH(const nt_heading_text, kept, around->headings.items, around->headings.count) {
        if (begins && kept->text && is_row_of(arena, kept, row)) {
            return true;
        }
        begins = !kept->text;
    }
    return false;
}

/* ---- totals that nobody described ---- */

/* Its label stands where an id or a name does, and what every row says is missing. A register tells
 * its own (a day is missing there). */
static bool is_bare_total(const nt_sheet_reader *sheet, const nt_csv_row *row,
                          const nt_csv_cell *first)
{
    static const char *const names[] = {"area.name", "area.code", NULL};
    int field = sheet->has_headings ? nt_ingest_field_of(&sheet->columns, first) : -1;
    const nt_schema *schema = &sheet->resource->schema;
    if (sheet->reader.streamed || field < 0 || !nt_ingest_is_total(first->text)) {
        return false;
    }
    const char *role = schema->fields[field].role;
    bool bare = sheet->unpivot || (role && nt_utf8_is_one_of(role, names));
    for (size_t f = 0; f < schema->count; f++) {
        int column = sheet->columns.column_of[f];
        bool said = column < 0;
        for (size_t i = 0; i < row->count && i < NT_COLUMNS_MAX && !said; i++) {
            said = row->cells[i].column == (size_t)column && row->cells[i].length;
        }
        bare = bare || (!said && schema->fields[f].type == NT_FIELD_STRING);
    }
    return bare;
}

/* ---- rows ---- */

static bool has_ended(const nt_sheet_reader *sheet, const nt_csv_row *row, const nt_csv_cell *first)
{
    const nt_around_rule *rule = &sheet->resource->around;
    bool gap = sheet->around.in_rows && row->line > sheet->around.last_line + 1;
    return (rule->until_blank && (gap || (!first && sheet->around.in_rows))) ||
           (first && is_one_of(first, &rule->until, true));
}

/* A row below the end that is as full as those above. */
static void note_below(nt_sheet_reader *sheet, const nt_csv_row *row)
{
    nt_around *around = &sheet->around;
    size_t filled = count_filled(row);
    if (filled > 2 && 2 * filled >= sheet->reader.schema->count && !around->below++) {
        around->first_below = row->line;
    }
}

void nt_ingest_pass_row(nt_sheet_reader *sheet, const nt_csv_row *row)
{
    bool breaks = sheet->resource->around.until_blank && !sheet->input.is_sheet;
    sheet->around.last_line = row->line + (breaks ? nt_ingest_lines_within(&sheet->input, row) : 0);
}

bool nt_ingest_is_around(nt_sheet_reader *sheet, const nt_csv_row *row)
{
    nt_around *around = &sheet->around;
    const nt_csv_cell *first = row->broken ? NULL : first_of(row);
    around->at_total = false;
    if (!around->ended && !row->broken && has_ended(sheet, row, first)) {
        around->ended = true;
        around->end_line = row->line;
    }
    if (around->ended) {
        note_below(sheet, row);
        return true;
    }
    around->in_rows = true;
    if (row->broken || !first) { /* blank rows of a register are told by it */
        return !first && !row->broken && !sheet->reader.streamed;
    }
    around->at_total = is_one_of(first, &sheet->resource->around.totals, false);
    if (around->at_total) {
        return true;
    }
    if (is_heading_again(sheet->reader.arena, around, row)) {
        around->first_repeated = around->repeated++ ? around->first_repeated : row->line;
        return true;
    }
    if (is_bare_total(sheet, row, first)) {
        nt_problems_add(sheet->reader.problems, NT_SEVERITY_ERROR,
                        nt_ingest_place(&sheet->input, first, first->at), "total-row",
                        NT_MESSAGE_INGEST_TOTAL_ROW(.text = first->text));
        return true;
    }
    return false;
}

void nt_ingest_tell_around(const nt_sheet_reader *sheet)
{
    const nt_around *around = &sheet->around;
    nt_problems *whole = nt_problems_whole(sheet->reader.problems);
    const char *file = sheet->input.file;
    if (around->repeated) {
        nt_problems_add(whole, NT_SEVERITY_WARNING, ((nt_place){file, around->first_repeated, 0}),
                        "repeated-headings",
                        NT_MESSAGE_INGEST_REPEATED_HEADINGS(.count = (long long)around->repeated));
    }
    if (around->below) {
        nt_problems_add(whole, NT_SEVERITY_ERROR, ((nt_place){file, around->first_below, 0}),
                        "rows-below",
                        NT_MESSAGE_INGEST_ROWS_BELOW(.count = (long long)around->below,
                                                     .line = around->end_line));
    }
}
