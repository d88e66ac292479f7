#include "cells.h"

#include <stdlib.h>

#include "words/workbook.h"

enum { HELD_MAX = 32 * 1024, HELD_BYTES_MAX = 1024 * 1024 };

static void fail(nt_cells *cells, nt_text fault)
{
    nt_xml_fail(cells->xml, fault);
}

static bool check(nt_cells *cells, unsigned row, unsigned column)
{
    bool good =
        row >= 1 && row <= NT_WORKBOOK_ROW_MAX && column >= 1 && column <= NT_WORKBOOK_COLUMN_MAX;
    if (!good) {
        fail(cells, (nt_text)NT_TEXT_WORKBOOK_CELL_TOO_FAR);
    }
    return good;
}

void nt_cells_add_kept(nt_cells *cells, unsigned row, bool hidden, nt_sheet_cell cell)
{
    if (check(cells, row, cell.column)) {
        nt_held_cell held = {row, hidden, 0, cell};
        nt_vec_push(cells->arena, &cells->held, held);
    }
}

void nt_cells_add(nt_cells *cells, unsigned row, bool hidden, unsigned column, nt_sheet_kind kind,
                  const char *text, size_t length, double number)
{
    if (!check(cells, row, column)) {
        return;
    }
    if (cells->texts.length + length > NT_WORKBOOK_ROW_BYTES_MAX + HELD_BYTES_MAX) {
        fail(cells, (nt_text)NT_TEXT_WORKBOOK_TEXT_TOO_LONG);
        return;
    }
    nt_held_cell held = {row, hidden, cells->texts.length, {column, kind, NULL, length, number}};
    nt_buffer_add(&cells->texts, text, length);
    nt_buffer_putc(&cells->texts, '\0');
    nt_vec_push(cells->arena, &cells->held, held);
}

NT_ORDER(compare, nt_held_cell, NT_RISING(row) || NT_RISING(cell.column))

/* True where they stand in order, each of its own place; sorts them where they do not. */
static bool put_in_order(nt_cells *cells)
{
    nt_held_cell *held = cells->held.items;
    size_t count = cells->held.count;
    for (size_t i = 1; i < count; i++) {
        if (compare(&held[i - 1], &held[i]) >= 0) {
            qsort(held, count, sizeof *held, compare);
            break;
        }
    }
    for (size_t i = 1; i < count; i++) {
        if (compare(&held[i - 1], &held[i]) == 0) {
            fail(cells, (nt_text)NT_TEXT_WORKBOOK_CELL_TWICE);
            return false;
        }
    }
    if (count && held[0].row <= cells->last.number) {
        fail(cells, (nt_text)NT_TEXT_WORKBOOK_ROWS_OUT_OF_ORDER);
        return false;
    }
    return true;
}

static void hand_over_row(nt_cells *cells)
{
    const nt_xml *xml = cells->xml;
    cells->handed += cells->length;
    nt_status status = nt_parts_check_size(xml->parts, xml->part, cells->handed, xml->err);
    status = status ? status : cells->sink(cells->context, &cells->last, xml->err);
    if (status) {
        nt_xml_stop(cells->xml, status);
    }
}

static void set_row(nt_cells *cells, const nt_held_cell *first, size_t count)
{
    bool hidden = false;
    cells->row.count = 0;
    cells->length = 0;
    for (size_t i = 0; i < count; i++) {
        nt_sheet_cell cell = first[i].cell;
        cells->length += (long long)cell.length;
        cell.text = cell.text ? cell.text : cells->texts.bytes + first[i].offset;
        hidden = hidden || first[i].hidden;
        nt_vec_push(cells->arena, &cells->row, cell);
    }
    cells->last = (nt_sheet_row){first->row, hidden, cells->row.items, count};
}

void nt_cells_hand_over(nt_cells *cells)
{
    const nt_held_cell *held = cells->held.items;
    size_t count = !cells->xml->status && put_in_order(cells) ? cells->held.count : 0;
    for (size_t i = 0, next; !cells->xml->status && i < count; i = next) {
        for (next = i + 1; next < count && held[i].row == held[next].row; next++) {
        }
        set_row(cells, &held[i], next - i);
        hand_over_row(cells);
    }
    cells->held.count = cells->texts.length = 0;
}

void nt_cells_end_row(nt_cells *cells)
{
    cells->streaming =
        cells->streaming || cells->held.count >= HELD_MAX || cells->texts.length >= HELD_BYTES_MAX;
    if (cells->streaming && cells->held.count) {
        nt_cells_hand_over(cells);
    }
}

void nt_cells_repeat_row(nt_cells *cells, unsigned times)
{
    while (!cells->xml->status && times--) {
        cells->last.number++;
        hand_over_row(cells);
    }
}
