/* The report's workbook as XLSX. */
#include <string.h>

#include "finished.h"
#include "pages.h"
#include "words/base.h"

enum { TYPE_PT = 12, TITLE_PT = 16, LINE_PT = 16 };

typedef struct {
    lxw_workbook *file;
    lxw_format *title, *line, *link, *head, *number_head, *text, *mark, *day,
        *numbers[NT_BOOK_DECIMALS_MAX + 1];
} writer;

static lxw_format *format_of(lxw_workbook *file, double size)
{
    lxw_format *format = workbook_add_format(file);
    format_set_font_name(format, "Arial");
    format_set_font_size(format, size);
    format_set_align(format, LXW_ALIGN_VERTICAL_TOP);
    return format;
}

static void make_head(lxw_format *format)
{
    format_set_bold(format);
    format_set_text_wrap(format);
    format_set_align(format, LXW_ALIGN_VERTICAL_BOTTOM);
    format_set_bottom(format, LXW_BORDER_THIN);
}

/* At the right, with a gap to words in the next column. */
static void stand_right(lxw_format *format)
{
    format_set_align(format, LXW_ALIGN_RIGHT);
    format_set_indent(format, 1);
}

static void make_formats(writer *w)
{
    w->title = format_of(w->file, TITLE_PT);
    w->line = format_of(w->file, TYPE_PT);
    w->link = format_of(w->file, TYPE_PT);
    w->head = format_of(w->file, TYPE_PT);
    w->number_head = format_of(w->file, TYPE_PT);
    w->text = format_of(w->file, TYPE_PT);
    w->mark = format_of(w->file, TYPE_PT);
    w->day = format_of(w->file, TYPE_PT);
    format_set_bold(w->title);
    make_head(w->head);
    make_head(w->number_head);
    stand_right(w->number_head);
    stand_right(w->mark);
    format_set_text_wrap(w->text);
    format_set_underline(w->link, LXW_UNDERLINE_SINGLE);
    format_set_font_color(w->link, 0x0563C1);
    format_set_num_format(w->day, "yyyy\\-mm\\-dd");
    format_set_align(w->day, LXW_ALIGN_LEFT);
    for (int i = 0; i <= NT_BOOK_DECIMALS_MAX; i++) {
        /* "_0" is a gap as wide as a digit: of numbers LibreOffice heeds no indent. */
        char pattern[32];
        snprintf(pattern, sizeof pattern, "#,##0%s%.*s_0", i ? "." : "", i, "000000000");
        w->numbers[i] = format_of(w->file, TYPE_PT);
        format_set_num_format(w->numbers[i], pattern);
        format_set_align(w->numbers[i], LXW_ALIGN_RIGHT);
    }
}

static lxw_error put_link(lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                          const nt_book_cell *cell, lxw_format *format)
{
    char target[160]; /* a name of 31 characters, of four bytes each, and what stands around it */
    snprintf(target, sizeof target, "internal:'%s'!A1", cell->leads);
    return worksheet_write_url_opt(sheet, row, column, target, format, cell->text, NULL);
}

static lxw_error put_cell(writer *w, lxw_worksheet *sheet, lxw_row_t row, lxw_col_t column,
                          const nt_book_cell *cell, bool is_right)
{
    switch (cell->kind) {
    case NT_BOOK_NUMBER:
        return worksheet_write_number(sheet, row, column, cell->number, w->numbers[cell->decimals]);
    case NT_BOOK_DAY:
        return worksheet_write_number(sheet, row, column, cell->number + NT_BOOK_DAYS_FROM_1900,
                                      w->day);
    case NT_BOOK_TEXT:
        break;
    }
    return cell->leads ? put_link(sheet, row, column, cell, w->link)
                       : worksheet_write_string(sheet, row, column, cell->text,
                                                is_right ? w->mark : w->text);
}

static lxw_error put_lines(writer *w, lxw_worksheet *sheet, const nt_book_page *page)
{
    lxw_error fault = LXW_NO_ERROR;
    for (size_t i = 0; i < page->line_count && !fault; i++) {
        const nt_book_cell *line = &page->lines[i];
        lxw_format *format = i == 0 ? w->title : page->heads ? w->line : w->text;
        fault = line->leads ? put_link(sheet, (lxw_row_t)i, 0, line, w->link)
                            : worksheet_write_string(sheet, (lxw_row_t)i, 0, line->text, format);
    }
    return fault;
}

/* The library writes the heads of a table into their cells itself. */
static lxw_error put_table(writer *w, lxw_worksheet *sheet, const nt_book_page *page)
{
    size_t count = page->column_count;
    lxw_row_t head = (lxw_row_t)page->line_count, last = head + (lxw_row_t)page->row_count;
    lxw_table_column *columns = calloc(count, sizeof *columns);
    lxw_table_column **list = calloc(count + 1, sizeof *list);
    for (size_t i = 0; i < count; i++) {
        columns[i].header = (char *)page->heads[i]; /* the library copies it */
        columns[i].header_format = page->of_numbers[i] ? w->number_head : w->head;
        list[i] = &columns[i];
    }
    lxw_table_options table = {.name = (char *)page->table,
                               .no_autofilter = LXW_TRUE,
                               .no_banded_rows = LXW_TRUE,
                               .style_type = LXW_TABLE_STYLE_TYPE_LIGHT,
                               .style_type_number = 1,
                               .columns = list};
    lxw_error fault = worksheet_add_table(sheet, head, 0, last, (lxw_col_t)(count - 1), &table);
    free(list);
    free(columns);
    for (size_t i = 0; i < count * page->row_count && !fault; i++) {
        fault = put_cell(w, sheet, head + 1 + (lxw_row_t)(i / count), (lxw_col_t)(i % count),
                         &page->cells[i], page->of_numbers[i % count]);
    }
    worksheet_repeat_rows(sheet, head, head);
    return fault;
}

static lxw_error put_page(writer *w, const nt_book_page *page)
{
    lxw_worksheet *sheet = workbook_add_worksheet(w->file, page->name);
    if (!sheet) {
        return LXW_ERROR_MEMORY_MALLOC_FAILED;
    }
    lxw_error fault = LXW_NO_ERROR;
    size_t count = page->column_count ? page->column_count : 1;
    for (size_t i = 0; i < count && !fault; i++) {
        fault =
            worksheet_set_column(sheet, (lxw_col_t)i, (lxw_col_t)i, (double)page->widths[i], NULL);
    }
    worksheet_set_default_row(sheet, LINE_PT, LXW_FALSE);
    fault = fault ? fault : worksheet_set_row(sheet, 0, 1.4 * TITLE_PT, NULL);
    for (size_t i = 1; i < page->line_count + (page->heads ? 1 + page->row_count : 0) && !fault;
         i++) {
        fault = page->heights[i] > 1 ? worksheet_set_row(sheet, (lxw_row_t)i,
                                                         LINE_PT * (double)page->heights[i], NULL)
                                     : LXW_NO_ERROR;
    }
    worksheet_set_landscape(sheet);
    worksheet_set_paper(sheet, 9 /* A4 */);
    worksheet_fit_to_pages(sheet, 1, 0);
    fault = fault ? fault : put_lines(w, sheet, page);
    return fault || !page->heads ? fault : put_table(w, sheet, page);
}

static lxw_error put_properties(writer *w, const nt_book *book)
{
    lxw_doc_properties about = {.title = (char *)book->title,
                                .subject = (char *)book->subject,
                                .author = (char *)book->author,
                                .company = (char *)book->author,
                                .keywords = (char *)book->keywords,
                                .comments = (char *)book->producer,
                                .created = (time_t)book->created};
    lxw_error fault = workbook_set_properties(w->file, &about);
    return fault ? fault
                 : workbook_set_custom_property_string(
                       w->file, "Language", ((nt_text)NT_TEXT_BASE_LANGUAGE_TAG).in[book->lang]);
}

nt_status nt_book_xlsx(const nt_book *book, const char *path, nt_error *err)
{
    writer w = {.file = workbook_new(path)};
    lxw_error fault = w.file ? put_properties(&w, book) : LXW_ERROR_MEMORY_MALLOC_FAILED;
    if (!fault) {
        make_formats(&w);
    }
    for (size_t i = 0; i < book->page_count && !fault; i++) {
        fault = put_page(&w, &book->pages[i]);
    }
    return nt_book_finish(w.file, fault, path, err);
}
