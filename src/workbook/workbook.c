#include "workbook/workbook.h"

#include <string.h>
#include <unistd.h>

#include "base/utf8.h"
#include "book.h"
#include "words/base.h"
#include "words/workbook.h"

#define FILE_BYTES_MAX ((size_t)4 << 30)

static const char zip_mark[] = "PK\3\4", ole_mark[] = "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

static bool begins(const char *bytes, size_t length, const char *mark)
{
    return length >= strlen(mark) && memcmp(bytes, mark, strlen(mark)) == 0;
}

bool nt_workbook_is_binary(const char *bytes, size_t length)
{
    return begins(bytes, length, zip_mark) || begins(bytes, length, ole_mark);
}

#define OOXML "application/vnd.openxmlformats-officedocument.spreadsheetml."
#define EXCEL "application/vnd.ms-excel"
#define ODF   "application/vnd.oasis.opendocument.spreadsheet"

/* The last three are read by other programs alone: they are named so that nobody takes them for
 * text. */
static const nt_workbook_kind kinds[] = {{".xlsx", "xlsx", OOXML "sheet"},
                                         {".ods", "ods", ODF},
                                         {".xlsm", NULL, EXCEL ".sheet.macroEnabled.12"},
                                         {".xltx", NULL, OOXML "template"},
                                         {".xltm", NULL, EXCEL ".template.macroEnabled.12"},
                                         {".ots", NULL, ODF "-template"},
                                         {".xls", NULL, EXCEL},
                                         {".xlsb", NULL, EXCEL ".sheet.binary.macroEnabled.12"},
                                         {".numbers", NULL, "application/vnd.apple.numbers"}};

enum { KINDS = sizeof kinds / sizeof *kinds };

const nt_workbook_kind *nt_workbook_named(const char *path)
{
    size_t length = strlen(path);
    for (size_t i = 0; i < KINDS; i++) {
        const char *ending = kinds[i].ending;
        size_t at = strlen(ending) <= length ? length - strlen(ending) : length;
        while (*ending && nt_small(path[at]) == *ending) {
            at++;
            ending++;
        }
        if (!*ending) {
            return &kinds[i];
        }
    }
    return NULL;
}

const char *nt_workbook_format(size_t index)
{
    return index < KINDS ? kinds[index].format : NULL;
}

/* --- what it is --- */

/* The next bytes of the file, from `at` on. */
static nt_status read_at(nt_parts *parts, long long at, char *bytes, size_t wanted, size_t *got,
                         nt_error *err)
{
    size_t left = (size_t)(parts->size - at);
    *got = left < wanted ? left : wanted;
    if (parts->file < 0) {
        memcpy(bytes, parts->bytes.bytes + at, *got);
        return NT_OK;
    }
    ssize_t read = lseek(parts->file, (off_t)at, SEEK_SET) < 0
                       ? -1
                       : nt_file_read_all(parts->file, bytes, *got);
    *got = read < 0 ? 0 : (size_t)read;
    return read < 0 ? nt_fail_errno(err, parts->path, (nt_text)NT_TEXT_BASE_TO_READ_THE_FILE)
                    : NT_OK;
}

/* Excel puts an encrypted XLSX into the container that its old files are: what the container holds
 * is named in it, in UTF-16. */
static nt_status refuse_ole(nt_parts *parts, nt_error *err)
{
    enum { PIECE = 256 * 1024, READ_MAX = 64 << 20 };
    static const char name[] = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e";
    char *bytes = nt_arena_alloc(parts->arena, PIECE + sizeof name);
    size_t got = 1;
    bool encrypted = false;
    nt_status status = NT_OK;
    for (long long at = 0; !status && got && !encrypted && at < parts->size && at < READ_MAX;
         at += PIECE) {
        status = read_at(parts, at, bytes, PIECE + sizeof name, &got, err);
        for (size_t i = 0; !encrypted && i + sizeof name <= got; i++) {
            encrypted = bytes[i] == 'E' && memcmp(bytes + i, name, sizeof name) == 0;
        }
    }
    nt_place place = nt_place_in(parts->path);
    return status      ? status
           : encrypted ? nt_fail(err, NT_INVALID, place, NT_MESSAGE_WORKBOOK_IS_ENCRYPTED())
                       : nt_fail(err, NT_INVALID, place, NT_MESSAGE_WORKBOOK_IS_XLS());
}

/* By its first bytes: a zip, or why not. The files of Excel 2 to 4 begin with their version. */
static nt_status judge_head(nt_parts *parts, nt_error *err)
{
    static const char *const old[] = {"\x09\x02\x06", "\x09\x04\x06", "\x09\x08\x06",
                                      "\x09\x08\x10"};
    char head[8];
    size_t got;
    bool is_old = false;
    nt_status status = read_at(parts, 0, head, sizeof head, &got, err);
    NT_TRY(status);
    for (size_t i = 0; i < sizeof old / sizeof *old; i++) {
        is_old = is_old || begins(head, got, old[i]);
    }
    nt_place place = nt_place_in(parts->path);
    return begins(head, got, ole_mark) ? refuse_ole(parts, err)
           : is_old ? nt_fail(err, NT_INVALID, place, NT_MESSAGE_WORKBOOK_IS_XLS())
           : begins(head, got, zip_mark)
               ? NT_OK
               : nt_fail(err, NT_INVALID, place, NT_MESSAGE_WORKBOOK_IS_NONE());
}

static nt_status open_parts(nt_workbook *workbook, nt_error *err)
{
    nt_parts *parts = &workbook->parts;
    nt_status status = judge_head(parts, err);
    status = status ? status : nt_parts_list(parts, err);
    NT_TRY(status);
    nt_place place = nt_place_in(parts->path);
    workbook->content = nt_parts_find(parts, "content.xml");
    if (nt_parts_find(parts, "_rels/.rels") != NT_MAP_NONE) {
        workbook->content = NT_MAP_NONE;
        return nt_xlsx_open(workbook, err);
    }
    if (nt_parts_find(parts, "encrypted-package") != NT_MAP_NONE) { /* LibreOffice 24.2 */
        return nt_fail(err, NT_INVALID, place, NT_MESSAGE_WORKBOOK_IS_ENCRYPTED());
    }
    if (workbook->content != NT_MAP_NONE) {
        return nt_ods_open(workbook, err);
    }
    bool is_numbers = nt_parts_find(parts, "Index/Document.iwa") != NT_MAP_NONE ||
                      nt_parts_find(parts, "Index.zip") != NT_MAP_NONE;
    return nt_fail(err, NT_INVALID, place,
                   is_numbers ? NT_MESSAGE_WORKBOOK_IS_NUMBERS() : NT_MESSAGE_WORKBOOK_IS_NONE());
}

/* --- opening --- */

nt_status nt_workbook_open(const char *path, const nt_bytes *bytes, nt_workbook **out,
                           nt_error *err)
{
    nt_arena *arena = nt_arena_open();
    nt_workbook *workbook = nt_new(arena, nt_workbook);
    nt_parts *parts = &workbook->parts;
    *workbook = (nt_workbook){.arena = arena,
                              .content = NT_MAP_NONE,
                              .strings_part = NT_MAP_NONE,
                              .styles_part = NT_MAP_NONE};
    parts->arena = arena;
    parts->path = nt_arena_string(arena, path);
    parts->file = -1;
    nt_status status = NT_OK;
    if (bytes) {
        parts->bytes = *bytes;
    } else {
        status = nt_file_open(path, FILE_BYTES_MAX, &parts->file, &parts->opened, err);
    }
    parts->size = (long long)(bytes ? bytes->length : parts->opened.bytes);
    status = status ? status : open_parts(workbook, err);
    if (status) {
        nt_workbook_close(workbook);
    } else {
        *out = workbook;
    }
    return status;
}

void nt_workbook_close(nt_workbook *workbook)
{
    if (workbook->parts.file >= 0) {
        close(workbook->parts.file);
    }
    nt_arena_close(workbook->arena);
}

/* --- sheets --- */

bool nt_workbook_add_sheet(nt_workbook *workbook, nt_xml *xml, nt_workbook_sheet sheet)
{
    enum { SHEETS_MAX = 4096 };
    if (workbook->sheets.count == SHEETS_MAX) {
        nt_xml_fail(xml, (nt_text)NT_TEXT_WORKBOOK_TOO_MANY_SHEETS);
        return false;
    }
    sheet.name = nt_arena_string(workbook->arena, sheet.name);
    nt_vec_push(workbook->arena, &workbook->sheets, sheet);
    return true;
}

nt_status nt_workbook_sheets(nt_workbook *workbook, const nt_workbook_sheet **out, size_t *count,
                             nt_error *err)
{
    nt_status status =
        workbook->content == NT_MAP_NONE ? NT_OK : nt_ods_list(workbook, NULL, 0, err);
    if (!status) {
        *out = workbook->sheets.items;
        *count = workbook->sheets.count;
    }
    return status;
}

/* The first names, so that one can be chosen. */
static const char *names_of(const nt_workbook *workbook)
{
    enum { SHOWN = 12 };
    nt_buffer names = nt_buffer_open(workbook->arena);
    for (size_t i = 0; i < workbook->sheets.count && i < SHOWN; i++) {
        nt_buffer_printf(&names, "%s\"%s\"", i ? ", " : "", workbook->sheets.items[i].name);
    }
    nt_buffer_puts(&names, workbook->sheets.count > SHOWN ? ", ..." : "");
    return nt_buffer_text(&names);
}

static nt_status no_sheet(const nt_workbook *workbook, const char *name, size_t number,
                          nt_error *err)
{
    nt_place place = nt_place_in(workbook->parts.path);
    NT_FAIL_IF(!workbook->sheets.count, err, NT_INVALID, place,
               NT_MESSAGE_WORKBOOK_HAS_NO_SHEETS());
    return nt_fail(
        err, NT_INVALID, place,
        name ? NT_MESSAGE_WORKBOOK_NO_SHEET(.name = name, .names = names_of(workbook))
             : NT_MESSAGE_WORKBOOK_NO_SHEET_NUMBER(.number = (long long)number,
                                                   .count = (long long)workbook->sheets.count,
                                                   .names = names_of(workbook)));
}

bool nt_workbook_is_called(nt_arena *arena, const nt_workbook_sheet *sheet, const char *name)
{
    return strcmp(sheet->name, name) == 0 ||
           strcmp(nt_utf8_canonical(arena, sheet->name, strlen(sheet->name)), name) == 0;
}

nt_status nt_workbook_find(nt_workbook *workbook, const char *name, size_t number,
                           nt_workbook_sheet *out, nt_error *err)
{
    nt_status status =
        workbook->content == NT_MAP_NONE ? NT_OK : nt_ods_list(workbook, name, number, err);
    NT_TRY(status);
    NT_EACH(const nt_workbook_sheet, sheet, workbook->sheets.items, workbook->sheets.count) {
        if (name ? nt_workbook_is_called(workbook->arena, sheet, name) : sheet->number == number) {
            *out = *sheet;
            return NT_OK;
        }
    }
    return no_sheet(workbook, name, number, err);
}

nt_status nt_workbook_read(nt_workbook *workbook, const nt_workbook_sheet *sheet,
                           nt_status (*sink)(void *context, const nt_sheet_row *row, nt_error *err),
                           void *context, nt_error *err)
{
    NT_PASSING_ARENA(passing);
    nt_cells cells = {
        .arena = passing, .texts = nt_buffer_open(passing), .sink = sink, .context = context};
    return workbook->content == NT_MAP_NONE ? nt_xlsx_read(workbook, sheet->part, &cells, err)
                                            : nt_ods_read(workbook, sheet->number, &cells, err);
}

nt_status nt_workbook_merged(nt_workbook *workbook, const nt_workbook_sheet *sheet,
                             const nt_merged **out, size_t *count, nt_error *err)
{
    bool is_xlsx = workbook->content == NT_MAP_NONE, some;
    NT_TRY(nt_parts_may_hold(&workbook->parts, is_xlsx ? sheet->part : workbook->content,
                             is_xlsx ? "mergeCell" : "-spanned", &some, err));
    if (!some) {
        *out = NULL;
        *count = 0;
        return NT_OK;
    }
    return is_xlsx ? nt_xlsx_merged(workbook, sheet->part, out, count, err)
                   : nt_ods_merged(workbook, sheet->number, out, count, err);
}
