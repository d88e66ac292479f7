#include "marks.h"

#include <string.h>

#include "words/report.h"

/* What a cell says of the state of its number. */
typedef enum { NO_NUMBER, FIRM, MOVING } state;

typedef struct {
    nt_draft *draft;
    size_t columns;
    state *states; /* row by row */
    bool *revised;
} marker;

static state *state_at(const marker *m, size_t row, size_t column)
{
    return &m->states[row * m->columns + column];
}

/* "ya" and "tidak" are rows of the ledger too. */
static bool has_digits(const char *text)
{
    return text[strcspn(text, "0123456789")] != '\0';
}

/* A cell that begins with words is a sentence or a name, whatever numbers follow. */
static const nt_ledger_row *number_in(const nt_draft *draft, const nt_cell_text *cell)
{
    const nt_inline *first = cell->text.count ? &cell->text.items[0] : NULL;
    return first && first->ledger_id && has_digits(first->text)
               ? nt_ledger_find(draft->results->ledger, first->ledger_id)
               : NULL;
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
            *state_at(m, r, column) = nt_ledger_is_difference(number) ? NO_NUMBER
                                      : moves                         ? MOVING
                                                                      : FIRM;
            m->revised[r * m->columns + column] = number->flags & NT_FLAG_REVISED;
        }
        before = number;
        column += row->cells[i].span > 1 ? row->cells[i].span : 1;
    }
}

static void read_states(marker *m)
{
    size_t cells = m->columns * m->draft->rows.count;
    m->states = nt_new_array(m->draft->arena, state, cells + 1);
    m->revised = nt_new_array(m->draft->arena, bool, cells + 1);
    for (size_t r = 0; r < m->draft->rows.count; r++) {
        read_row(m, r);
    }
}

static bool any(const marker *m, state wanted)
{
    for (size_t i = 0; i < m->columns * m->draft->rows.count; i++) {
        if (m->states[i] == wanted) {
            return true;
        }
    }
    return false;
}

/* Whether `row`, or `column`, holds a number in that state. */
static bool row_has(const marker *m, size_t row, state wanted)
{
    for (size_t c = 0; c < m->columns; c++) {
        if (*state_at(m, row, c) == wanted) {
            return true;
        }
    }
    return false;
}

static bool column_has(const marker *m, size_t column, state wanted)
{
    for (size_t r = 0; r < m->draft->rows.count; r++) {
        if (*state_at(m, r, column) == wanted) {
            return true;
        }
    }
    return false;
}

static bool columns_tell(const marker *m)
{
    for (size_t c = 0; c < m->columns; c++) {
        if (column_has(m, c, MOVING) && column_has(m, c, FIRM)) {
            return false;
        }
    }
    return true;
}

/* In a table of one column of numbers the mark stands behind the number as well as in the name. */
static bool rows_tell(const marker *m)
{
    size_t columns = 0;
    for (size_t c = 0; c < m->columns; c++) {
        columns += column_has(m, c, MOVING) || column_has(m, c, FIRM);
    }
    for (size_t r = 0; r < m->draft->rows.count; r++) {
        bool named = m->columns && *state_at(m, r, 0) == NO_NUMBER;
        if (row_has(m, r, MOVING) && (row_has(m, r, FIRM) || !named)) {
            return false;
        }
    }
    return columns > 1;
}

static nt_inlines with_mark(const nt_draft *draft, nt_inlines text, const char *mark)
{
    nt_inline *runs = nt_new_array(draft->arena, nt_inline, text.count + 1);
    for (size_t i = 0; i < text.count; i++) {
        runs[i] = text.items[i];
    }
    runs[text.count] = (nt_inline){.text = mark, .style = NT_STYLE_MARK};
    return (nt_inlines){runs, text.count + 1};
}

static void mark_cell(marker *m, size_t r, size_t column, const char *mark)
{
    nt_row *row = &m->draft->rows.items[r];
    nt_cell_text *cells =
        nt_arena_copy(m->draft->arena, row->cells, row->cell_count * sizeof *cells);
    size_t at = 0;
    for (size_t i = 0; i < row->cell_count; i++) {
        if (at == column) {
            cells[i].text = with_mark(m->draft, cells[i].text, mark);
        }
        at += cells[i].span > 1 ? cells[i].span : 1;
    }
    row->cells = cells;
}

#define REVISED     "\u00A0(r)"
#define PROVISIONAL "\u00A0(p)"

static void mark_revised(marker *m)
{
    bool found = false;
    for (size_t i = 0; i < m->columns * m->draft->rows.count; i++) {
        if (m->revised[i]) {
            mark_cell(m, i / m->columns, i % m->columns, REVISED);
            found = true;
        }
    }
    if (found) {
        nt_draft_note(
            m->draft,
            ((nt_text)NT_TEXT_REPORT_R_REVISED_SINCE_THE_EDITION_BEFORE).in[m->draft->lang]);
    }
}

static void mark_columns(marker *m)
{
    for (size_t c = 0; c < m->columns; c++) {
        if (column_has(m, c, MOVING)) {
            nt_column *column = &m->draft->columns.items[c];
            column->head = with_mark(m->draft, column->head, PROVISIONAL);
        }
    }
}

static void mark_rows(marker *m)
{
    for (size_t r = 0; r < m->draft->rows.count; r++) {
        if (row_has(m, r, MOVING)) {
            mark_cell(m, r, 0, PROVISIONAL);
        }
    }
}

static void mark_numbers(marker *m)
{
    for (size_t i = 0; i < m->columns * m->draft->rows.count; i++) {
        if (m->states[i] == MOVING) {
            mark_cell(m, i / m->columns, i % m->columns, PROVISIONAL);
        }
    }
}

static void mark_provisional(marker *m)
{
    if (!any(m, MOVING)) {
        return;
    }
    bool all = !any(m, FIRM);
    if (!all) {
        (columns_tell(m) ? mark_columns : rows_tell(m) ? mark_rows : mark_numbers)(m);
    }
    nt_draft_note(
        m->draft,
        nt_draft_say(m->draft, all ? (nt_text)NT_TEXT_REPORT_ALL_FIGURES_HERE_ARE_PROVISIONAL_P_AND
                                   : (nt_text)NT_TEXT_REPORT_P_PROVISIONAL_MAY_STILL_CHANGE));
}

void nt_draft_marks(nt_draft *draft)
{
    marker m = {.draft = draft, .columns = draft->columns.count};
    read_states(&m);
    mark_revised(&m);
    mark_provisional(&m);
}
