/* (r), (p) and * in tables: which numbers were revised, which may still change, and which are in
 * doubt, for those who see no colours and those who listen. */
#include <string.h>

#include "draft.h"
#include "words/chart.h"
#include "words/table.h"

/* What a cell says of the state of its number. */
typedef enum { NO_NUMBER, FIRM, MOVING } state;

typedef struct {
    state state;
    bool revised, doubtful;
} told;

/* Behind a number, and how it is read out. */
typedef struct {
    const char *text;
    nt_text spoken;
} sign;

static const sign revised = {"\u00A0(r)", NT_TEXT_TABLE_REVISED},
                  provisional = {"\u00A0(p)", NT_TEXT_TABLE_PROVISIONAL},
                  doubtful = {"*", NT_TEXT_CHART_IN_DOUBT};

typedef struct {
    nt_draft *draft;
    size_t rows, columns;
    told *cells; /* row by row */
} marker;

/* A cell that begins with words is a sentence or a name, whatever numbers follow; "ya" and "tidak"
 * are rows of the ledger too. */
static const nt_ledger_row *number_in(const nt_draft *draft, const nt_cell_text *cell)
{
    const nt_inline *first = cell->text.count ? &cell->text.items[0] : NULL;
    bool is_number = first && first->ledger_id && first->text[strcspn(first->text, "0123456789")];
    return is_number ? nt_ledger_find(draft->results->ledger, first->ledger_id) : NULL;
}

/* The interval beside a number has the number's id and needs no mark of its own. An age, or the
 * distance of two numbers, is as firm as what it is taken of. */
static void read_row(marker *m, size_t r)
{
    const nt_row *row = &m->draft->rows.items[r];
    const nt_ledger_row *before = NULL;
    size_t column = 0;
    for (size_t i = 0; i < row->cell_count && column < m->columns; i++) {
        const nt_ledger_row *number = number_in(m->draft, &row->cells[i]);
        if (number && number != before) {
            bool moves = number->flags & NT_FLAG_PROVISIONAL;
            m->cells[r * m->columns + column] =
                (told){nt_ledger_is_difference(number) ? NO_NUMBER
                       : moves                         ? MOVING
                                                       : FIRM,
                       number->flags & NT_FLAG_REVISED, number->flags & NT_FLAG_DOUBTFUL};
        }
        before = number;
        column += row->cells[i].span;
    }
}

/* Whether some number in that state stands in `rows` rows from `row` on, in `columns` columns from
 * `column` on. */
static bool has(const marker *m, state wanted, size_t row, size_t rows, size_t column,
                size_t columns)
{
    for (size_t r = row; r < row + rows; r++) {
        for (size_t c = column; c < column + columns; c++) {
            if (m->cells[r * m->columns + c].state == wanted) {
                return true;
            }
        }
    }
    return false;
}

static bool row_has(const marker *m, size_t row, state wanted)
{
    return has(m, wanted, row, 1, 0, m->columns);
}

static bool column_has(const marker *m, size_t column, state wanted)
{
    return has(m, wanted, 0, m->rows, column, 1);
}

static bool columns_tell(const marker *m)
{
    return NT_ALL(c, m->columns, !column_has(m, c, MOVING) || !column_has(m, c, FIRM));
}

/* In a table of one column of numbers the mark stands behind the number as well as in the name. */
static bool rows_tell(const marker *m)
{
    size_t columns =
        NT_SUM(size_t, c, m->columns, column_has(m, c, MOVING) || column_has(m, c, FIRM));
    for (size_t r = 0; r < m->rows; r++) {
        bool named = m->cells[r * m->columns].state == NO_NUMBER;
        if (row_has(m, r, MOVING) && (row_has(m, r, FIRM) || !named)) {
            return false;
        }
    }
    return columns > 1;
}

static nt_inlines with_mark(const marker *m, nt_inlines text, sign mark)
{
    const nt_inline run = {
        .text = mark.text,
        .style = NT_STYLE_MARK,
        .spoken = nt_arena_printf(m->draft->arena, ", %s", nt_draft_say(m->draft, mark.spoken))};
    return nt_inlines_join(m->draft->arena, text, "", (nt_inlines){&run, 1});
}

static void mark_cell(marker *m, size_t r, size_t column, sign mark)
{
    nt_row *row = &m->draft->rows.items[r];
    nt_cell_text *cells =
        nt_arena_copy(m->draft->arena, row->cells, row->cell_count * sizeof *cells);
    size_t at = 0;
    for (size_t i = 0; i < row->cell_count; i++) {
        if (at == column) {
            cells[i].text = with_mark(m, cells[i].text, mark);
        }
        at += cells[i].span;
    }
    row->cells = cells;
}

static void mark_revised(marker *m)
{
    bool found = false;
    for (size_t i = 0; i < m->rows * m->columns; i++) {
        if (m->cells[i].revised) {
            mark_cell(m, i / m->columns, i % m->columns, revised);
            found = true;
        }
    }
    if (found) {
        nt_draft_remark(m->draft, (nt_text)NT_TEXT_TABLE_R_REVISED_SINCE_THE_EDITION_BEFORE);
    }
}

/* What a table says of its doubts by itself names the findings. */
static void mark_doubtful(marker *m)
{
    bool found = false;
    for (size_t i = 0; i < m->rows * m->columns; i++) {
        if (m->cells[i].doubtful) {
            mark_cell(m, i / m->columns, i % m->columns, doubtful);
            found = true;
        }
    }
    if (found && !m->draft->doubts.count) {
        nt_draft_remark(m->draft, (nt_text)NT_TEXT_TABLE_A_FIGURE_IN_DOUBT);
    }
}

static void mark_columns(marker *m)
{
    for (size_t c = 0; c < m->columns; c++) {
        nt_column *column = &m->draft->columns.items[c];
        if (column_has(m, c, MOVING)) {
            column->head = with_mark(m, column->head, provisional);
        }
    }
}

/* Behind the names of rows, or behind each number. */
static void mark_cells(marker *m, bool names)
{
    for (size_t r = 0; r < m->rows; r++) {
        for (size_t c = 0; c < (names ? 1 : m->columns); c++) {
            if (names ? row_has(m, r, MOVING) : m->cells[r * m->columns + c].state == MOVING) {
                mark_cell(m, r, c, provisional);
            }
        }
    }
}

static bool is_firm(const nt_draft *draft, const char *id)
{
    const nt_ledger_row *row = id ? nt_ledger_find(draft->results->ledger, id) : NULL;
    return row && !nt_ledger_is_difference(row) && !(row->flags & NT_FLAG_PROVISIONAL);
}

/* A cell that begins with a name may go on with a number that no longer changes. */
static bool firm_in_words(const nt_draft *draft)
{
    for (size_t r = 0; r < draft->rows.count; r++) {
        const nt_row *row = &draft->rows.items[r];
        for (size_t c = 0; c < row->cell_count; c++) {
            const nt_inlines *text = &row->cells[c].text;
            if (NT_ANY(i, text->count, is_firm(draft, text->items[i].ledger_id))) {
                return true;
            }
        }
    }
    return false;
}

static void mark_provisional(marker *m)
{
    if (!has(m, MOVING, 0, m->rows, 0, m->columns)) {
        return;
    }
    bool all = !has(m, FIRM, 0, m->rows, 0, m->columns) && !firm_in_words(m->draft);
    if (!all && columns_tell(m)) {
        mark_columns(m);
    } else if (!all) {
        mark_cells(m, rows_tell(m));
    }
    nt_draft_remark(m->draft, all ? (nt_text)NT_TEXT_TABLE_ALL_FIGURES_HERE_ARE_PROVISIONAL_P_AND
                                  : (nt_text)NT_TEXT_TABLE_P_PROVISIONAL_MAY_STILL_CHANGE);
}

void nt_draft_marks(nt_draft *draft)
{
    nt_draft_explain_blanks(draft);
    marker m = {.draft = draft, .rows = draft->rows.count, .columns = draft->columns.count};
    m.cells = nt_new_array(draft->arena, told, m.rows * m.columns + 1);
    for (size_t r = 0; r < m.rows; r++) {
        read_row(&m, r);
    }
    mark_doubtful(&m);
    mark_revised(&m);
    mark_provisional(&m);
}
