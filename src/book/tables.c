/* Tables of the report: a value a column, limits of intervals in two of their own, groups and marks
 * in columns beside. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "pages.h"
#include "quantity/quantity.h"
#include "text/number.h"
#include "words/book.h"
#include "words/table.h"

typedef enum { WORDS, VALUE, BOUNDS, VALUE_AND_BOUNDS } content;

/* What a cell of the page tells. */
typedef struct {
    content is;
    const char *text; /* of WORDS */
    const nt_ledger_row *row;
    double number;    /* of a VALUE without row */
    const char *unit; /* printed behind the value; "" none */
} reading;

typedef struct {
    const char *head;
    bool has_value, has_bounds;
    const char *unit; /* of all values that have one; NULL: they differ */
} column;

typedef struct {
    nt_binding *b;
    const nt_table_block *table;
    column *columns;
    reading *cells;      /* row by row, of the rows that are no heads of groups */
    const char **groups; /* a row's; NULL none */
    size_t row_count;
    bool has_groups, has_marks;
} reader;

/* --- a cell --- */

static const char *shorthand(const nt_inline *run)
{
    static const char *const signs[][2] = {
        {"\u2013", NT_BOOK_WITHHELD}, {"?", NT_BOOK_UNKNOWN}, {"\u00B7", NT_BOOK_NOT_APPLIED}};
    NT_RETURN_FIRST(i, run->spoken ? 3 : 0, strcmp(run->text, signs[i][0]) == 0, signs[i][1], NULL);
}

/* The only run that is no mark; NULL where there are none or several. */
static const nt_inline *only_run(const nt_inlines *text)
{
    const nt_inline *only = NULL;
    size_t count = 0;
    NT_EACH(const nt_inline, run, text->items, text->count) {
        bool told = run->text && *run->text && !(run->style & NT_STYLE_MARK);
        only = told ? run : only;
        count += told;
    }
    return count == 1 ? only : NULL;
}

static bool is_one_of(const char *text, const char *const *forms, size_t count)
{
    return nt_utf8_is_among(text, (const char **)forms, count);
}

/* How the page prints the row: its value, its interval, or both. */
static void read_number(const nt_binding *b, const char *text, const nt_ledger_row *row,
                        reading *out)
{
    nt_arena *arena = b->arena;
    const char *quantity = nt_quantity_text(arena, b->lang, row);
    const char *unit = nt_text_unit(b->lang, row->unit);
    const char *values[] = {nt_text_number(arena, b->lang, row->value, row->decimals),
                            nt_text_signed(arena, b->lang, row->value, row->decimals),
                            nt_quantity_number(arena, b->lang, row), quantity};
    out->row = row;
    if (is_one_of(text, values, 4)) {
        out->is = VALUE;
        out->unit = is_one_of(text, values, 3) ? "" : unit;
        return;
    }
    const char *range = nt_quantity_interval_told(arena, b->lang, row);
    if (!range) {
        return;
    }
    int decimals = nt_ledger_limit_decimals(row);
    const char *limits =
        nt_arena_printf(arena, "%s;\u00A0%s", nt_text_number(arena, b->lang, row->lower, decimals),
                        nt_text_number(arena, b->lang, row->upper, decimals));
    const char *both[] = {nt_arena_printf(arena, "%s\u00A0(%s)", values[1], limits),
                          nt_arena_printf(arena, "%s\u00A0(%s)", values[1], range)};
    const char *bounds[] = {range, limits};
    out->is = is_one_of(text, bounds, 2) ? BOUNDS
              : is_one_of(text, both, 2) ? VALUE_AND_BOUNDS
                                         : WORDS;
}

/* Digits on the left are a name: an id, a code, a year. */
static reading read_cell(const nt_binding *b, const nt_inlines *text, nt_align align)
{
    const nt_inline *run = only_run(text);
    reading out = {.is = WORDS, .text = nt_book_plain(b->arena, text), .unit = ""};
    const char *none = ((nt_text)NT_TEXT_TABLE_NOT_APPLICABLE).in[b->lang];
    const char *sign = !run                           ? NULL
                       : strcmp(run->text, none) == 0 ? NT_BOOK_NOT_APPLIED
                                                      : shorthand(run);
    const nt_ledger_row *row = run ? nt_book_row(b, run->ledger_id) : NULL;
    size_t digits = strspn(out.text, "0123456789");
    if (sign) {
        out.text = sign;
    } else if (row && isfinite(nt_ledger_told(row))) {
        read_number(b, run->text, row, &out);
    } else if (align != NT_ALIGN_LEFT && digits && digits < 10 && !out.text[digits] &&
               (*out.text != '0' || digits == 1)) {
        out.is = VALUE;
        out.number = strtod(out.text, NULL);
    }
    return out;
}

static bool is_sign_of(const reading *cell)
{
    return cell->is == WORDS && cell->text[0] == '[';
}

/* --- rows --- */

/* A number that takes several columns stands in the first, words in the last, which they judge; a
 * sign in each. */
static void read_row(reader *r, const nt_row *row, const char *group)
{
    static const nt_inlines nothing = {0};
    static const reading not_applied = {.is = WORDS, .text = NT_BOOK_NOT_APPLIED, .unit = ""};
    size_t columns = r->table->column_count;
    for (size_t i = 0, c = 0; c < columns; i++) {
        const nt_cell_text *cell = i < row->cell_count ? &row->cells[i] : NULL;
        reading all = read_cell(r->b, cell ? &cell->text : &nothing, r->table->columns[c].align);
        size_t span = cell && cell->span ? cell->span : 1;
        span = span < columns - c ? span : columns - c;
        bool is_sign = is_sign_of(&all), is_last = all.is == WORDS && row->kind == NT_ROW_BODY;
        for (size_t n = 0; n < span; n++, c++) {
            bool stands = is_sign || n == (is_last ? span - 1 : 0);
            reading told = stands ? all : not_applied;
            column *of = &r->columns[c];
            r->cells[r->row_count * columns + c] = told;
            of->has_value = of->has_value || told.is == VALUE || told.is == VALUE_AND_BOUNDS;
            of->has_bounds = of->has_bounds || told.is == BOUNDS || told.is == VALUE_AND_BOUNDS;
            bool first = of->unit && !*of->unit, same = of->unit && !strcmp(of->unit, told.unit);
            of->unit = !*told.unit || same ? of->unit : first ? told.unit : NULL;
            r->has_marks =
                r->has_marks || (told.is != WORDS && *nt_book_marks(r->b->arena, told.row));
        }
    }
    r->groups[r->row_count++] = row->kind == NT_ROW_TOTAL ? NULL : group;
}

static void read_rows(reader *r)
{
    const char *group = NULL;
    size_t rows = r->table->row_count + 1, columns = r->table->column_count;
    r->cells = nt_new_array(r->b->arena, reading, rows * columns);
    r->groups = nt_new_array(r->b->arena, const char *, rows);
    NT_EACH(const nt_row, row, r->table->rows, r->table->row_count) {
        if (row->kind == NT_ROW_GROUP) {
            group = row->cell_count ? nt_book_plain(r->b->arena, &row->cells[0].text) : NULL;
            r->has_groups = true;
        } else {
            read_row(r, row, group);
        }
    }
}

/* --- heads --- */

static void read_heads(reader *r)
{
    const nt_table_block *table = r->table;
    nt_arena *arena = r->b->arena;
    size_t c = 0;
    for (size_t i = 0; i < table->group_head_count; i++) {
        const char *over = nt_book_plain(arena, &table->group_heads[i].text);
        for (size_t n = table->group_heads[i].span; n && c < table->column_count; n--, c++) {
            r->columns[c].head = over;
        }
    }
    for (c = 0; c < table->column_count; c++) {
        const char *own = nt_book_plain(arena, &table->columns[c].head);
        const char *over = r->columns[c].head ? r->columns[c].head : "";
        r->columns[c].head = *over && *own ? nt_arena_printf(arena, "%s: %s", over, own)
                             : *over       ? over
                                           : own;
        r->columns[c].unit = "";
    }
}

static bool shows_value(const column *c)
{
    return c->has_value || !c->has_bounds;
}

static void put_limits(const reader *r, nt_sheet_draft *s, const char *of)
{
    nt_message lower = NT_MESSAGE_BOOK_LOWER_LIMIT(.of = of),
               upper = NT_MESSAGE_BOOK_UPPER_LIMIT(.of = of);
    nt_book_head(s, nt_message_text(r->b->arena, r->b->lang, &lower));
    nt_book_head(s, nt_message_text(r->b->arena, r->b->lang, &upper));
}

/* An interval in a column of its own is of the value before it, whatever its head calls it. */
static void put_heads(const reader *r, nt_sheet_draft *s)
{
    const char *of = "";
    nt_arena *arena = r->b->arena;
    if (r->has_groups) {
        nt_book_head(s, ((nt_text)NT_TEXT_BOOK_GROUP).in[r->b->lang]);
    }
    NT_EACH(const column, c, r->columns, r->table->column_count) {
        of = shows_value(c) || !*of ? c->head : of;
        if (shows_value(c)) {
            bool one = c->unit && *c->unit;
            nt_book_head(s, one ? nt_arena_printf(arena, "%s (%s)", c->head, c->unit) : c->head);
        }
        if (!c->unit) {
            nt_message unit = NT_MESSAGE_BOOK_UNIT_OF(.of = c->head);
            nt_book_head(s, nt_message_text(arena, r->b->lang, &unit));
        }
        if (c->has_bounds) {
            put_limits(r, s, of);
        }
    }
    if (r->has_marks) {
        nt_book_head(s, ((nt_text)NT_TEXT_BOOK_MARKS).in[r->b->lang]);
    }
}

/* --- what is put --- */

static void put_value(nt_sheet_draft *s, const reading *cell)
{
    if (cell->is == WORDS) {
        nt_book_text(s, cell->text);
        s->cells.items[s->cells.count - 1].id = cell->row ? cell->row->id : NULL;
    } else if (cell->is == BOUNDS) {
        nt_book_text(s, NT_BOOK_NOT_APPLIED);
    } else if (cell->row) {
        nt_book_number(s, cell->row, cell->row->value, cell->row->decimals);
    } else {
        nt_book_count(s, cell->number);
    }
}

static void put_bounds(nt_sheet_draft *s, const reading *cell)
{
    bool told = cell->is == BOUNDS || cell->is == VALUE_AND_BOUNDS;
    bool is_sign = is_sign_of(cell);
    int decimals = told ? nt_ledger_limit_decimals(cell->row) : 0;
    for (int upper = 0; upper < 2; upper++) {
        if (told) {
            nt_book_number(s, cell->row, upper ? cell->row->upper : cell->row->lower, decimals);
        } else {
            nt_book_text(s, is_sign ? cell->text : NT_BOOK_NOT_APPLIED);
        }
    }
}

/* One mark where all numbers of the row have it, else each with the head of its column. */
static void put_marks(const reader *r, nt_sheet_draft *s, const reading *cells)
{
    nt_arena *arena = r->b->arena;
    nt_buffer out = nt_buffer_open(arena);
    const char *common = NULL;
    bool is_common = true;
    for (size_t c = 0; c < r->table->column_count; c++) {
        const char *mark = nt_book_marks(arena, cells[c].is == WORDS ? NULL : cells[c].row);
        if (cells[c].is == VALUE || cells[c].is == VALUE_AND_BOUNDS) {
            is_common = is_common && (!common || strcmp(common, mark) == 0);
            common = mark;
            if (*mark) {
                nt_buffer_printf(&out, "%s%s: %s", out.length ? "; " : "", r->columns[c].head,
                                 mark);
            }
        }
    }
    nt_book_text(s, is_common && common ? common : nt_buffer_text(&out));
}

static void put_rows(const reader *r, nt_sheet_draft *s)
{
    size_t columns = r->table->column_count;
    for (size_t i = 0; i < r->row_count; i++) {
        const reading *cells = &r->cells[i * columns];
        if (r->has_groups) {
            nt_book_text(s, r->groups[i]);
        }
        for (size_t c = 0; c < columns; c++) {
            if (shows_value(&r->columns[c])) {
                put_value(s, &cells[c]);
            }
            if (!r->columns[c].unit) {
                nt_book_text(s, cells[c].unit);
            }
            if (r->columns[c].has_bounds) {
                put_bounds(s, &cells[c]);
            }
        }
        if (r->has_marks) {
            put_marks(r, s, cells);
        }
    }
}

void nt_book_of_table(nt_binding *b, const nt_block *block)
{
    const char *number = block->number; /* the whole one is made before it has one */
    block = block->whole ? block->whole : block;
    const nt_table_block *table = block->table;
    if (!table || !table->column_count) {
        return;
    }
    const char *summary = table->summary ? table->summary : "";
    const char *subtitle = nt_book_plain(b->arena, &block->subtitle);
    const char *name = number && *number ? number : ((nt_text)NT_TEXT_BOOK_TABLE).in[b->lang];
    reader r = {
        .b = b, .table = table, .columns = nt_new_array(b->arena, column, table->column_count)};
    read_heads(&r);
    read_rows(&r);
    nt_sheet_draft s = nt_book_begin(b, name, nt_book_titled(b, number, &block->caption));
    nt_book_lead(&s, *subtitle ? subtitle : summary, "", nt_book_plain(b->arena, &block->notes));
    put_heads(&r, &s);
    put_rows(&r, &s);
    nt_book_end(&s);
}
