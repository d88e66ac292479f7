/* The report's workbook as ODS (OASIS OpenDocument 1.3): three parts of XML in a zip. */
#include <string.h>

#include "base/csv.h"
#include "base/shown.h"
#include "pages.h"
#include "words/base.h"

#define OASIS "urn:oasis:names:tc:opendocument:xmlns:"
#define NAMESPACES                                                                                 \
    " xmlns:office=\"" OASIS "office:1.0\" xmlns:table=\"" OASIS "table:1.0\" xmlns:text=\"" OASIS \
    "text:1.0\" xmlns:style=\"" OASIS "style:1.0\" xmlns:number=\"" OASIS                          \
    "datastyle:1.0\" xmlns:fo=\"" OASIS "xsl-fo-compatible:1.0\" xmlns:meta=\"" OASIS              \
    "meta:1.0\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""                                     \
    " xmlns:xlink=\"http://www.w3.org/1999/xlink\" office:version=\"1.3\""

static const char declaration[] = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

/* --- words: the one place where text becomes XML; pages.c has taken out what none may hold --- */

static void put_text(nt_buffer *out, const char *text)
{
    for (bool after_blank = true; *text; text++) {
        size_t plain = strcspn(text, " \n&<>\"");
        nt_buffer_add(out, text, plain);
        text += plain;
        after_blank = after_blank && !plain;
        if (!*text) {
            return;
        }
        if (*text == ' ' && after_blank) {
            nt_buffer_puts(out, "<text:s/>"); /* a blank beside another, or at the start, is none */
        } else if (*text == '\n') {
            nt_buffer_puts(out, "<text:line-break/>");
        } else {
            nt_shown_put_markup(out, (const char[]){*text, '\0'});
        }
        after_blank = *text == ' ' || *text == '\n';
    }
}

/* --- cells --- */

/* Without a style as the columns say: most cells are of words. */
static void put_words(nt_buffer *out, const char *style, const nt_book_cell *cell)
{
    nt_shown_printf(
        out, "<table:table-cell table:style-name=\"%s\" office:value-type=\"string\"><text:p>",
        cell->leads ? "link" : style);
    if (cell->leads) {
        const char *place = nt_arena_printf(out->arena, "#'%s'.A1", cell->leads);
        nt_shown_printf(out, "<text:a xlink:type=\"simple\" xlink:href=\"%s\">", place);
    }
    put_text(out, cell->text);
    nt_buffer_puts(out, cell->leads ? "</text:a></text:p></table:table-cell>"
                                    : "</text:p></table:table-cell>");
}

static void put_cell(nt_buffer *out, const nt_book_cell *cell, bool is_right)
{
    char day[11];
    nt_buffer number = nt_buffer_open(out->arena);
    switch (cell->kind) {
    case NT_BOOK_NUMBER:
        nt_csv_put_number(&number, cell->number);
        nt_buffer_printf(out,
                         "<table:table-cell table:style-name=\"n%d\" office:value-type=\"float\" "
                         "office:value=\"%s\"><text:p>%s</text:p></table:table-cell>",
                         cell->decimals, nt_buffer_text(&number), nt_buffer_text(&number));
        break;
    case NT_BOOK_DAY:
        nt_date_format_iso((nt_date)cell->number, day);
        nt_buffer_printf(out,
                         "<table:table-cell table:style-name=\"day\" office:value-type=\"date\" "
                         "office:date-value=\"%s\"><text:p>%s</text:p></table:table-cell>",
                         day, day);
        break;
    case NT_BOOK_TEXT:
        put_words(out, is_right ? "mark" : NULL, cell);
    }
}

/* --- sheets --- */

/* A row of one line is as high as that: the program that opens it finds out how high. */
static void open_row(nt_buffer *out, size_t height)
{
    nt_shown_printf(
        out, height > 1 ? "<table:table-row table:style-name=\"r%zu\">" : "<table:table-row>",
        height);
}

static void put_line(nt_buffer *out, size_t height, const char *style, const nt_book_cell *cell)
{
    open_row(out, height);
    put_words(out, style, cell);
    nt_buffer_puts(out, "</table:table-row>\n");
}

static void put_row(nt_buffer *out, const nt_book_page *page, size_t row)
{
    const nt_book_cell *cells = &page->cells[row * page->column_count];
    open_row(out, page->heights[page->line_count + 1 + row]);
    for (size_t i = 0; i < page->column_count; i++) {
        put_cell(out, &cells[i], page->of_numbers[i]);
    }
    nt_buffer_puts(out, "</table:table-row>\n");
}

static void put_table(nt_buffer *out, const nt_book_page *page)
{
    nt_buffer_puts(out, "<table:table-header-rows>");
    open_row(out, page->heights[page->line_count]);
    for (size_t i = 0; i < page->column_count; i++) {
        put_words(out, page->of_numbers[i] ? "number-head" : "head",
                  &(nt_book_cell){.text = page->heads[i]});
    }
    nt_buffer_puts(out, "</table:table-row></table:table-header-rows>\n");
    for (size_t i = 0; i < page->row_count; i++) {
        put_row(out, page, i);
    }
}

static void put_page(nt_buffer *out, const nt_book_page *page)
{
    size_t columns = page->heads ? page->column_count : 1;
    nt_shown_printf(out, "<table:table table:style-name=\"sheet\" table:name=\"%s\">\n",
                    page->name);
    for (size_t i = 0; i < columns; i++) {
        nt_buffer_printf(out,
                         "<table:table-column table:style-name=\"w%zu\" "
                         "table:default-cell-style-name=\"words\"/>",
                         page->widths[i]);
    }
    for (size_t i = 0; i < page->line_count; i++) {
        const char *style = i == 0 ? "title" : page->heads ? "line" : NULL;
        put_line(out, page->heights[i], style, &page->lines[i]);
    }
    if (page->heads) {
        put_table(out, page);
    }
    nt_buffer_puts(out, "</table:table>\n");
}

/* "'Tabel 1'.A6:.F20" under the table's name, which programs find it by. */
static void put_range(nt_buffer *out, const nt_book_page *page)
{
    nt_buffer first = nt_buffer_open(out->arena), last = nt_buffer_open(out->arena);
    nt_book_put_reference(&first, 0, page->line_count);
    nt_book_put_reference(&last, page->column_count - 1, page->line_count + page->row_count);
    const char *range = nt_arena_printf(out->arena, "'%s'.%s:'%s'.%s", page->name,
                                        nt_buffer_text(&first), page->name, nt_buffer_text(&last));
    nt_shown_printf(
        out,
        "<table:database-range table:display-filter-buttons=\"false\" table:name=\"%s\" "
        "table:target-range-address=\"%s\"/>\n",
        page->table, range);
}

/* --- styles --- */

#define ABOVE " style:vertical-align=\"top\" fo:padding-top=\"0.6mm\""

/* Numbers and their heads stand at the right, with a gap to words in the next column. */
static void put_cell_style(nt_buffer *out, const char *name, const char *data, const char *cell,
                           const char *text, bool is_right)
{
    nt_buffer_printf(out,
                     "<style:style style:name=\"%s\" style:family=\"table-cell\" "
                     "style:parent-style-name=\"Default\"%s><style:table-cell-properties%s%s/"
                     ">%s<style:text-properties%s/></style:style>\n",
                     name, data, cell,
                     is_right ? " style:text-align-source=\"fix\" fo:padding-right=\"2.5mm\"" : "",
                     is_right ? "<style:paragraph-properties fo:text-align=\"end\"/>" : "", text);
}

static void put_number_styles(nt_buffer *out)
{
    for (int i = 0; i <= NT_BOOK_DECIMALS_MAX; i++) {
        nt_buffer_printf(out,
                         "<number:number-style style:name=\"f%d\"><number:number "
                         "number:decimal-places=\"%d\" number:min-decimal-places=\"%d\" "
                         "number:min-integer-digits=\"1\" number:grouping=\"true\"/>"
                         "</number:number-style>\n",
                         i, i, i);
        put_cell_style(out, nt_arena_printf(out->arena, "n%d", i),
                       nt_arena_printf(out->arena, " style:data-style-name=\"f%d\"", i), ABOVE, "",
                       true);
    }
}

static void put_styles(nt_buffer *out)
{
    static const char wrap[] = ABOVE " fo:wrap-option=\"wrap\"",
                      bold[] = " fo:font-weight=\"bold\"",
                      head[] = " style:vertical-align=\"bottom\" fo:wrap-option=\"wrap\" "
                               "fo:border-bottom=\"0.5pt solid #000000\"";
    nt_buffer_puts(out, "<office:automatic-styles>\n"
                        "<style:style style:name=\"sheet\" style:family=\"table\" "
                        "style:master-page-name=\"Default\">"
                        "<style:table-properties table:display=\"true\"/></style:style>\n"
                        "<number:date-style style:name=\"iso\"><number:year "
                        "number:style=\"long\"/><number:text>-</number:text><number:month "
                        "number:style=\"long\"/><number:text>-</number:text><number:day "
                        "number:style=\"long\"/></number:date-style>\n");
    for (size_t i = 1; i <= NT_BOOK_WIDTH_MAX; i++) { /* a character is some 2.3 mm wide */
        nt_buffer_printf(out,
                         "<style:style style:name=\"w%zu\" style:family=\"table-column\">"
                         "<style:table-column-properties style:column-width=\"%zu.%zumm\"/>"
                         "</style:style>\n",
                         i, i * 23 / 10, i * 23 % 10);
    }
    for (size_t i = 2; i <= NT_BOOK_HEIGHT_MAX; i++) { /* a line is some 5.6 mm high */
        nt_buffer_printf(out,
                         "<style:style style:name=\"r%zu\" style:family=\"table-row\">"
                         "<style:table-row-properties style:row-height=\"%zu.%zumm\" "
                         "style:use-optimal-row-height=\"false\"/></style:style>\n",
                         i, i * 56 / 10, i * 56 % 10);
    }
    put_number_styles(out);
    put_cell_style(out, "title", "", ABOVE, " fo:font-size=\"16pt\" fo:font-weight=\"bold\"",
                   false);
    put_cell_style(out, "line", "", ABOVE, "", false);
    put_cell_style(out, "words", "", wrap, "", false);
    put_cell_style(out, "head", "", head, bold, false);
    put_cell_style(out, "number-head", "", head, bold, true);
    put_cell_style(out, "mark", "", ABOVE, "", true);
    put_cell_style(out, "link", "", ABOVE, " fo:color=\"#0563c1\"", false);
    put_cell_style(out, "day", " style:data-style-name=\"iso\"", ABOVE, "", false);
    nt_buffer_puts(out, "</office:automatic-styles>\n");
}

static nt_buffer content_of(nt_arena *arena, const nt_book *book)
{
    nt_buffer out = nt_buffer_open(arena);
    nt_buffer_puts(&out, declaration);
    nt_buffer_puts(&out, "<office:document-content" NAMESPACES ">\n");
    put_styles(&out);
    nt_buffer_puts(&out, "<office:body><office:spreadsheet>\n");
    NT_EACH(const nt_book_page, page, book->pages, book->page_count) {
        put_page(&out, page);
    }
    nt_buffer_puts(&out, "<table:database-ranges>\n");
    NT_EACH(const nt_book_page, page, book->pages, book->page_count) {
        if (page->heads) {
            put_range(&out, page);
        }
    }
    nt_buffer_puts(&out, "</table:database-ranges>\n"
                         "</office:spreadsheet></office:body></office:document-content>\n");
    return out;
}

/* The language of all words, the type, and a page as wide as a sheet, where one is printed. */
static nt_buffer styles_of(nt_arena *arena, const char *tag)
{
    nt_buffer out = nt_buffer_open(arena);
    size_t language = strcspn(tag, "-");
    nt_buffer_puts(&out, declaration);
    nt_buffer_printf(
        &out,
        "<office:document-styles" NAMESPACES
        "><office:styles><style:default-style style:family=\"table-cell\"><style:text-properties "
        "fo:font-family=\"Arial\" fo:font-size=\"12pt\" fo:language=\"%.*s\" "
        "fo:country=\"%s\"/></style:default-style><style:style style:name=\"Default\" "
        "style:family=\"table-cell\"/></office:styles><office:automatic-styles><style:page-layout "
        "style:name=\"page\"><style:page-layout-properties fo:page-width=\"297mm\" "
        "fo:page-height=\"210mm\" style:print-orientation=\"landscape\" fo:margin=\"18mm\" "
        "style:scale-to-X=\"1\"/></style:page-layout>"
        "</office:automatic-styles><office:master-styles><style:master-page "
        "style:name=\"Default\" style:page-layout-name=\"page\"/></office:master-styles>"
        "</office:document-styles>\n",
        (int)language, tag, tag[language] ? tag + language + 1 : "none");
    return out;
}

static void put_element(nt_buffer *out, const char *name, const char *text)
{
    if (*text) {
        nt_buffer_printf(out, "<%s>", name);
        put_text(out, text);
        nt_buffer_printf(out, "</%s>\n", name);
    }
}

static nt_buffer meta_of(nt_arena *arena, const nt_book *book, const char *tag)
{
    nt_buffer out = nt_buffer_open(arena);
    char day[11];
    long long days = book->created / 86400, seconds = book->created % 86400;
    const char *moment =
        nt_arena_printf(arena, "%sT%02d:%02d:%02dZ", nt_date_format_iso((nt_date)days, day),
                        (int)(seconds / 3600), (int)(seconds / 60 % 60), (int)(seconds % 60));
    nt_buffer_puts(&out, declaration);
    nt_buffer_puts(&out, "<office:document-meta" NAMESPACES "><office:meta>\n");
    put_element(&out, "meta:generator", book->producer);
    put_element(&out, "dc:title", book->title);
    put_element(&out, "dc:subject", book->subject);
    put_element(&out, "meta:keyword", book->keywords);
    put_element(&out, "meta:initial-creator", book->author);
    put_element(&out, "dc:creator", book->author);
    put_element(&out, "meta:creation-date", moment);
    put_element(&out, "dc:date", moment);
    put_element(&out, "dc:language", tag);
    nt_buffer_puts(&out, "</office:meta></office:document-meta>\n");
    return out;
}

/* --- the package --- */

#define SPREADSHEET "application/vnd.oasis.opendocument.spreadsheet"

static nt_buffer text_of(nt_arena *arena, const char *text)
{
    nt_buffer out = nt_buffer_open(arena);
    nt_buffer_puts(&out, text);
    return out;
}

nt_bytes nt_book_ods(nt_arena *arena, const nt_book *book)
{
    static const char list[] =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<manifest:manifest xmlns:manifest=\"" OASIS
        "manifest:1.0\" manifest:version=\"1.3\">\n"
        "<manifest:file-entry manifest:full-path=\"/\" manifest:version=\"1.3\" "
        "manifest:media-type=\"" SPREADSHEET "\"/>\n"
        "<manifest:file-entry manifest:full-path=\"content.xml\" "
        "manifest:media-type=\"text/xml\"/>\n"
        "<manifest:file-entry manifest:full-path=\"styles.xml\" "
        "manifest:media-type=\"text/xml\"/>\n"
        "<manifest:file-entry manifest:full-path=\"meta.xml\" "
        "manifest:media-type=\"text/xml\"/>\n</manifest:manifest>\n";
    const char *tag = ((nt_text)NT_TEXT_BASE_LANGUAGE_TAG).in[book->lang];
    nt_buffer type = text_of(arena, SPREADSHEET), manifest = text_of(arena, list);
    nt_buffer content = content_of(arena, book), styles = styles_of(arena, tag);
    nt_buffer meta = meta_of(arena, book, tag);
    nt_book_zip zip = nt_book_zip_open(arena);
    nt_book_zip_add(&zip, "mimetype", &type, true);
    nt_book_zip_add(&zip, "content.xml", &content, false);
    nt_book_zip_add(&zip, "styles.xml", &styles, false);
    nt_book_zip_add(&zip, "meta.xml", &meta, false);
    nt_book_zip_add(&zip, "META-INF/manifest.xml", &manifest, false);
    return nt_book_zip_close(&zip);
}
