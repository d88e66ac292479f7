/* How wide the columns of a sheet are and how high its rows: programs that open it take what the
 * file says, and LibreOffice cuts a row of several lines of which the file says nothing. */
#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "pages.h"

enum {
    WIDTH_MIN = 10,
    FIRST_WIDTH = 24,
    WIDTH_MAX = 60,
    LONG = 4,     /* lines, from which on words get the widest column */
    WIDE = 0x1100 /* Hangul Jamo; the letters from here on are as wide as two */
};

/* In characters, as wide as digits. */
static size_t length_of(const char *text, size_t bytes)
{
    const char *end = text + bytes;
    size_t length = 0;
    while (text < end) {
        length += nt_utf8_next(&text, end) < WIDE ? 1 : 2;
    }
    return length;
}

static size_t own_width(const nt_book_cell *cell)
{
    size_t digits;
    switch (cell->kind) {
    case NT_BOOK_NUMBER: /* with the marks of thousands, a sign and the decimal mark */
        digits = fabs(cell->number) < 10 ? 1 : (size_t)log10(fabs(cell->number)) + 1;
        return digits + digits / 3 + 2 + (size_t)cell->decimals;
    case NT_BOOK_DAY:
        return 11;
    case NT_BOOK_TEXT:
        break;
    }
    return length_of(cell->text, strlen(cell->text));
}

/* On two lines, and none of its words, which are bold, on more. */
static size_t width_of_head(const char *text)
{
    size_t width = length_of(text, strlen(text)) / 2 + 4;
    for (const char *at = text; *at; at += strspn(at, " \n")) {
        size_t bytes = strcspn(at, " \n"), word = length_of(at, bytes) + 4;
        width = word > width ? word : width;
        at += bytes;
    }
    return width;
}

static size_t width_of(const nt_book_page *page, size_t column)
{
    size_t width = column ? WIDTH_MIN : FIRST_WIDTH, longest = 0;
    for (size_t i = column; i < page->row_count * page->column_count; i += page->column_count) {
        size_t own = own_width(&page->cells[i]);
        longest = own > longest ? own : longest;
    }
    size_t head = width_of_head(page->heads[column]);
    size_t most = longest > LONG * WIDTH_MAX ? NT_BOOK_WIDTH_MAX : WIDTH_MAX;
    width = longest + 2 > width ? longest + 2 : width;
    width = head > width ? head : width;
    return width > most ? most : width;
}

/* Of words in a column. */
static size_t lines_of(const char *text, size_t width)
{
    size_t lines = 1, used = 0;
    while (*text) {
        size_t bytes = strcspn(text, " \n"), word = length_of(text, bytes);
        size_t taken = used ? used + 1 + word : word;
        if (used && taken > width) {
            lines++;
            taken = word;
        }
        lines += taken > width ? (taken - 1) / width : 0;
        used = taken > width ? (taken - 1) % width + 1 : taken;
        text += bytes;
        if (*text == '\n') {
            lines++;
            used = 0;
        }
        text += *text ? 1 : 0;
    }
    return lines < NT_BOOK_HEIGHT_MAX ? lines : NT_BOOK_HEIGHT_MAX;
}

/* The lines above a table run on over its columns; those of a cover are wrapped. */
static void set_heights(const nt_book_page *page, size_t *heights)
{
    for (size_t i = 0; i < page->line_count; i++) {
        heights[i] = i && !page->heads ? lines_of(page->lines[i].text, NT_BOOK_WIDTH_MAX) : 1;
    }
    for (size_t i = 0; i < page->column_count * (page->row_count + 1); i++) {
        size_t column = i % page->column_count, row = i / page->column_count;
        size_t *height = &heights[page->line_count + row];
        const nt_book_cell *cell = row ? &page->cells[i - page->column_count] : NULL;
        const char *text = !cell                        ? page->heads[column]
                           : cell->kind == NT_BOOK_TEXT ? cell->text
                                                        : "";
        size_t lines = lines_of(text, page->widths[column] - (cell ? 0 : 2)); /* heads are bold */
        *height = lines > *height ? lines : *height;
    }
}

static bool is_of_numbers(const nt_book_page *page, size_t column)
{
    bool found = false;
    for (size_t i = column; i < page->row_count * page->column_count && !found;
         i += page->column_count) {
        found = page->cells[i].kind == NT_BOOK_NUMBER;
    }
    return found;
}

void nt_book_set_sizes(nt_arena *arena, nt_book_page *page)
{
    size_t columns = page->column_count ? page->column_count : 1;
    size_t *widths = nt_new_array(arena, size_t, columns);
    bool *of_numbers = nt_new_array(arena, bool, columns);
    size_t *heights = nt_new_array(arena, size_t, page->line_count + 1 + page->row_count);
    for (size_t i = 0; i < columns; i++) {
        widths[i] = page->heads ? width_of(page, i) : NT_BOOK_WIDTH_MAX;
        of_numbers[i] = is_of_numbers(page, i);
    }
    page->widths = widths;
    page->of_numbers = of_numbers;
    set_heights(page, heights);
    page->heights = heights;
}
