#include "book/book.h"

#include "finished.h"

enum { ROWS = 2000 /* below the headings, that know what they hold */, WIDTH = 18, HELP_MAX = 255 };

typedef struct {
    lxw_format *heading, *kinds[NT_BOOK_NUMBER + 1];
} formats;

static formats formats_of(lxw_workbook *book)
{
    formats f = {.heading = workbook_add_format(book)};
    static const char *const patterns[] = {
        [NT_BOOK_TEXT] = "@", [NT_BOOK_DAY] = "yyyy\\-mm\\-dd", [NT_BOOK_NUMBER] = "General"};
    format_set_bold(f.heading);
    format_set_bottom(f.heading, LXW_BORDER_THIN);
    for (int kind = NT_BOOK_TEXT; kind <= NT_BOOK_NUMBER; kind++) {
        f.kinds[kind] = workbook_add_format(book);
        format_set_num_format(f.kinds[kind], patterns[kind]);
    }
    return f;
}

/* What the cells below the heading ask for, and say when one is entered. */
static lxw_error add_validation(lxw_worksheet *sheet, lxw_col_t at, const nt_book_column *column)
{
    lxw_data_validation asked = {.validate = LXW_VALIDATION_TYPE_ANY,
                                 .ignore_blank = LXW_VALIDATION_ON};
    char help[HELP_MAX + 1];
    if (column->choices) {
        asked.validate = LXW_VALIDATION_TYPE_LIST;
        asked.value_list = (char **)column->choices;
    } else if (column->kind == NT_BOOK_DAY) {
        asked.validate = LXW_VALIDATION_TYPE_DATE;
        asked.criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN;
        asked.value_datetime = (lxw_datetime){1950, 1, 1, 0, 0, 0};
    } else if (column->kind == NT_BOOK_NUMBER) {
        asked.validate = LXW_VALIDATION_TYPE_DECIMAL;
        asked.criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO;
        asked.value_number = 0;
    }
    snprintf(help, sizeof help, "%s", column->help);
    asked.input_message = *help ? help : NULL;
    return worksheet_data_validation_range(sheet, 1, at, ROWS, at, &asked);
}

static lxw_error add_sheet(lxw_workbook *book, const formats *f, const nt_book_sheet *sheet)
{
    lxw_worksheet *made = workbook_add_worksheet(book, sheet->name);
    lxw_error fault = made ? LXW_NO_ERROR : LXW_ERROR_MEMORY_MALLOC_FAILED;
    for (size_t i = 0; i < sheet->count && !fault; i++) {
        const nt_book_column *column = &sheet->columns[i];
        lxw_col_t at = (lxw_col_t)i;
        fault = worksheet_set_column(made, at, at, WIDTH, f->kinds[column->kind]);
        fault = fault ? fault : worksheet_write_string(made, 0, at, column->heading, f->heading);
        fault = fault ? fault : add_validation(made, at, column);
    }
    if (!fault) {
        worksheet_freeze_panes(made, 1, 0);
    }
    return fault;
}

nt_status nt_book_write(const char *path, const nt_book_sheet *sheets, size_t count, nt_error *err)
{
    /* 1 January 2020, 12:00 UTC: a file does not say when it was made. */
    lxw_doc_properties about = {.created = 1577880000};
    lxw_workbook *book = workbook_new(path);
    lxw_error fault = book ? workbook_set_properties(book, &about) : LXW_ERROR_MEMORY_MALLOC_FAILED;
    formats f = {0};
    if (!fault) {
        f = formats_of(book);
    }
    for (size_t i = 0; i < count && !fault; i++) {
        fault = add_sheet(book, &f, &sheets[i]);
    }
    return nt_book_finish(book, fault, path, err);
}
