/* Small spreadsheets made in a test: parts packed to a zip, and a sheet told in one line. */
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <stdlib.h>
#include <string.h>

#include "workbook/workbook.h"

typedef struct {
    const char *name;
    nt_bytes bytes;
} packed_part;

/* Without a part that has no bytes. */
static inline nt_bytes pack_parts(nt_arena *arena, const packed_part *parts, size_t count,
                                  const char *compression)
{
    size_t room = 64 * 1024, used = 0;
    for (size_t i = 0; i < count; i++) {
        room += parts[i].bytes.length + 1024;
    }
    char *bytes = nt_arena_alloc(arena, room);
    struct archive *zip = archive_write_new();
    archive_write_set_format_zip(zip);
    archive_write_set_options(zip, compression);
    archive_write_open_memory(zip, bytes, room, &used);
    for (size_t i = 0; i < count; i++) {
        struct archive_entry *entry = archive_entry_new();
        archive_entry_set_pathname(entry, parts[i].name);
        archive_entry_set_size(entry, (la_int64_t)parts[i].bytes.length);
        archive_entry_set_filetype(entry, AE_IFREG);
        archive_entry_set_perm(entry, 0644);
        if (parts[i].bytes.bytes && archive_write_header(zip, entry) == ARCHIVE_OK) {
            archive_write_data(zip, parts[i].bytes.bytes, parts[i].bytes.length);
        }
        archive_entry_free(entry);
    }
    archive_write_close(zip);
    archive_write_free(zip);
    return (nt_bytes){bytes, used};
}

static inline packed_part part_of_text(const char *name, const char *text)
{
    return (packed_part){name, {text, text ? strlen(text) : 0}};
}

/* "A1 number 5; B1 text x; 3 hidden; ..." */
typedef struct {
    nt_buffer out;
    unsigned long rows, cells;
} told_sheet;

static inline nt_status tell_row(void *context, const nt_sheet_row *row, nt_error *err)
{
    static const char *const kinds[] = {"text",     "number",  "percent", "day",       "moment",
                                        "duration", "boolean", "error",   "uncomputed"};
    told_sheet *told = context;
    (void)err;
    told->rows++;
    told->cells += row->count;
    for (size_t i = 0; i < row->count && told->out.length < 10000; i++) {
        const nt_sheet_cell *cell = &row->cells[i];
        nt_buffer_printf(&told->out, "%sR%uC%u%s %s%s%s", told->out.length ? "; " : "", row->number,
                         cell->column, row->hidden ? " hidden" : "", kinds[cell->kind],
                         cell->length ? " " : "", cell->text);
    }
    return NT_OK;
}

/* What stands in the sheet of that number, or the English message. */
static inline const char *tell_sheet(nt_arena *arena, nt_bytes bytes, size_t number,
                                     told_sheet *told)
{
    nt_workbook *workbook;
    nt_workbook_sheet sheet;
    nt_error err = {0};
    *told = (told_sheet){.out = nt_buffer_open(arena)};
    nt_status status = nt_workbook_open("x.xlsx", &bytes, &workbook, &err);
    if (!status) {
        status = nt_workbook_find(workbook, NULL, number, &sheet, &err);
        status = status ? status : nt_workbook_read(workbook, &sheet, tell_row, told, &err);
        nt_workbook_close(workbook);
    }
    return status ? nt_arena_string(arena, err.message[NT_LANG_EN]) : nt_buffer_text(&told->out);
}

/* --- the parts that every spreadsheet has --- */

#define XML_MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define XML_RELATIONS                                                                              \
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
#define XML_RELATION(id, type, target)                                                             \
    "<Relationship Id=\"" id "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"    \
    "relationships/" type "\" Target=\"" target "\"/>"
#define XML_BOOK(before, sheets)                                                                   \
    "<workbook xmlns=\"" XML_MAIN "\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/" \
    "2006/relationships\">" before "<sheets>" sheets "</sheets></workbook>"
#define XML_ODS                                                                                    \
    "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" "  \
    "xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" "                             \
    "xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" "                               \
    "xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\" "                             \
    "xmlns:draw=\"urn:oasis:names:tc:opendocument:xmlns:drawing:1.0\" "                            \
    "xmlns:calcext=\"urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0\">"

/* An XLSX of one sheet; the other parts may be NULL. */
static inline nt_bytes pack_xlsx(nt_arena *arena, const char *book, const char *sheet,
                                 const char *strings, const char *styles)
{
    book = book ? book : XML_BOOK("", "<sheet name=\"Kasus\" sheetId=\"7\" r:id=\"a\"/>");
    const packed_part parts[] = {
        part_of_text("xl/worksheets/sheet1.xml", sheet),
        part_of_text("xl/sharedStrings.xml", strings),
        part_of_text("xl/styles.xml", styles),
        part_of_text("xl/workbook.xml", book),
        part_of_text("xl/_rels/workbook.xml.rels",
                     XML_RELATIONS XML_RELATION("a", "worksheet", "worksheets/sheet1.xml")
                         XML_RELATION("b", "sharedStrings", "sharedStrings.xml")
                             XML_RELATION("c", "styles", "styles.xml") "</Relationships>"),
        part_of_text("_rels/.rels",
                     XML_RELATIONS XML_RELATION("r", "officeDocument",
                                                "xl/workbook.xml") "</Relationships>")};
    return pack_parts(arena, parts, sizeof parts / sizeof *parts, "zip:compression=deflate");
}

/* An ODS whose body holds `tables`. */
static inline nt_bytes pack_ods(nt_arena *arena, const char *tables)
{
    const char *content = nt_arena_printf(
        arena, "%s<office:body><office:spreadsheet>%s</office:spreadsheet></office:body>%s",
        XML_ODS, tables, "</office:document-content>");
    const packed_part parts[] = {
        part_of_text("mimetype", "application/vnd.oasis.opendocument.spreadsheet"),
        part_of_text("content.xml", content)};
    return pack_parts(arena, parts, sizeof parts / sizeof *parts, "zip:compression=deflate");
}
