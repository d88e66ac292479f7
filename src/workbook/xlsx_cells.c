/* A sheet of an XLSX (ECMA-376 part 1, 18.3). */
#include <string.h>

#include "base/utf8.h"
#include "book.h"
#include "words/workbook.h"

typedef enum {
    IN_SHEET,
    IN_DATA,
    IN_ROW,
    IN_CELL,
    IN_VALUE,
    IN_FORMULA,
    IN_INLINE,
    IN_RUN,
    IN_INLINE_TEXT
} sheet_state;

typedef enum { OF_NUMBER, OF_SHARED, OF_TEXT, OF_BOOLEAN, OF_ERROR, OF_MOMENT } cell_type;

typedef struct {
    nt_workbook *workbook;
    nt_cells *cells;
    sheet_state state;
    bool in_run;
    unsigned skipped;     /* depth of what is left out */
    unsigned row, column; /* of the cell; before the first one 0 */
    bool hidden, has_value, has_formula;
    cell_type type;
    nt_number_shown shown;
    nt_buffer text;
} sheet_reader;

/* "XFD1048576": letters and digits from `*at` on; 0 where they are none or too many. */
static void read_reference(const char *at, unsigned *column, unsigned *row)
{
    enum { TOO_MANY = 1 << 26 };
    unsigned long c = 0, r = 0;
    at += *at == '$';
    for (; nt_small(*at) >= 'a' && nt_small(*at) <= 'z' && c < TOO_MANY; at++) {
        c = c * 26 + (unsigned long)(nt_small(*at) - 'a' + 1);
    }
    at += *at == '$';
    for (; nt_is_digit(*at) && r < TOO_MANY; at++) {
        r = r * 10 + (unsigned long)(*at - '0');
    }
    bool whole = !*at || *at == ':';
    *column = whole && c < TOO_MANY ? (unsigned)c : 0;
    *row = whole && r < TOO_MANY ? (unsigned)r : 0;
}

static void open_row(nt_xml *xml, sheet_reader *r, const char **attributes)
{
    const char *number = nt_xml_get(attributes, "r");
    unsigned column;
    r->row++;
    r->column = 0;
    r->hidden = nt_xml_is_true(nt_xml_get(attributes, "hidden"));
    if (number) {
        read_reference(number, &column, &r->row);
        if (!r->row || column) {
            nt_xml_fail(xml, (nt_text)NT_TEXT_WORKBOOK_BAD_REFERENCE);
        }
    }
}

static cell_type type_of(const char *name)
{
    static const struct {
        const char *name;
        cell_type type;
    } types[] = {{"s", OF_SHARED},  {"str", OF_TEXT}, {"inlineStr", OF_TEXT},
                 {"b", OF_BOOLEAN}, {"e", OF_ERROR},  {"d", OF_MOMENT}};
    NT_RETURN_FIRST(i, sizeof types / sizeof *types, strcmp(types[i].name, name) == 0,
                    types[i].type, OF_NUMBER);
}

static void open_cell(nt_xml *xml, sheet_reader *r, const char **attributes)
{
    r->column++;
    r->type = OF_NUMBER;
    r->shown = nt_styles_of(&r->workbook->styles, "0");
    r->has_value = r->has_formula = false;
    r->text.length = 0;
    for (; *attributes; attributes += 2) {
        const char *name = attributes[0], *value = attributes[1];
        if (name[0] == '\0' || name[1] != '\0') {
            continue; /* all that matters has one letter */
        }
        if (*name == 'r') {
            read_reference(value, &r->column, &r->row);
            if (!r->column || !r->row) {
                nt_xml_fail(xml, (nt_text)NT_TEXT_WORKBOOK_BAD_REFERENCE);
                return;
            }
        } else if (*name == 't') {
            r->type = type_of(value);
        } else if (*name == 's') {
            r->shown = nt_styles_of(&r->workbook->styles, value);
        }
    }
}

static void on_start(nt_xml *xml, const char *name, const char **attributes)
{
    sheet_reader *r = xml->context;
    const char *local = nt_xml_local(name);
    r->cells->xml = xml;
    if (r->skipped || xml->depth == 1) {
        r->skipped += r->skipped > 0;
        return;
    }
    if (r->state == IN_ROW && local[0] == 'c' && !local[1]) {
        r->state = IN_CELL;
        open_cell(xml, r, attributes);
    } else if (r->state == IN_CELL && local[0] == 'v' && !local[1]) {
        r->state = IN_VALUE;
        r->has_value = true;
    } else if (r->state == IN_CELL && local[0] == 'f' && !local[1]) {
        r->state = IN_FORMULA;
        r->has_formula = true;
    } else if (r->state == IN_DATA && strcmp(local, "row") == 0) {
        r->state = IN_ROW;
        open_row(xml, r, attributes);
    } else if (r->state == IN_CELL && strcmp(local, "is") == 0) {
        r->state = IN_INLINE;
    } else if (r->state == IN_INLINE && strcmp(local, "r") == 0) {
        r->state = IN_RUN;
    } else if ((r->state == IN_INLINE || r->state == IN_RUN) && strcmp(local, "t") == 0) {
        r->in_run = r->state == IN_RUN;
        r->state = IN_INLINE_TEXT;
    } else if (r->state == IN_SHEET && strcmp(local, "sheetData") == 0) {
        r->state = IN_DATA;
    } else {
        r->skipped = 1;
    }
}

static void add(sheet_reader *r, nt_sheet_kind kind, const char *text, size_t length, double number)
{
    nt_cells_add(r->cells, r->row, r->hidden, r->column, kind, text, length, number);
}

static void add_value(sheet_reader *r, const nt_sheet_value *value)
{
    add(r, value->kind, value->text, value->length, value->number);
}

static void add_text(sheet_reader *r)
{
    size_t length = nt_strings_decode(r->text.bytes, r->text.length);
    if (length) {
        add(r, NT_SHEET_TEXT, r->text.bytes, length, 0);
    }
}

static void add_shared(nt_xml *xml, sheet_reader *r)
{
    size_t number = 0;
    const char *at = r->text.bytes;
    for (; nt_is_digit(*at) && number < UINT32_MAX; at++) {
        number = number * 10 + (size_t)(*at - '0');
    }
    const char *text = *at ? NULL : nt_strings_at(&r->workbook->strings, number);
    if (!text) {
        nt_xml_fail(xml, (nt_text)NT_TEXT_WORKBOOK_NO_SUCH_STRING);
    } else if (*text) {
        nt_sheet_cell cell = {r->column, NT_SHEET_TEXT, text, strlen(text), 0};
        nt_cells_add_kept(r->cells, r->row, r->hidden, cell);
    }
}

static void add_number(sheet_reader *r)
{
    nt_sheet_value value;
    if (!nt_value_number(r->text.bytes, r->text.length, &value)) {
        add_text(r);
        return;
    }
    if (r->shown == NT_FORMAT_DAY) {
        nt_value_day(&value, r->workbook->from_1904);
    } else if (r->shown == NT_FORMAT_DURATION) {
        nt_value_duration(&value);
    } else if (r->shown == NT_FORMAT_PERCENT) {
        nt_value_percent(&value);
    }
    add_value(r, &value);
}

static void add_moment(sheet_reader *r)
{
    nt_sheet_value value = {.number = 0};
    if (nt_value_iso_moment(r->text.bytes, r->text.length, &value)) {
        add_value(r, &value);
    } else {
        add_text(r);
    }
}

static void add_cell(nt_xml *xml, sheet_reader *r)
{
    bool is_empty = !r->text.length && (r->type != OF_TEXT || !r->has_value);
    if (r->has_formula && is_empty) {
        add(r, NT_SHEET_UNCOMPUTED, "", 0, 0);
    } else if (!r->text.length) {
        return;
    } else if (r->type == OF_SHARED) {
        add_shared(xml, r);
    } else if (r->type == OF_NUMBER) {
        add_number(r);
    } else if (r->type == OF_BOOLEAN) {
        bool is_true = nt_xml_is_true(r->text.bytes);
        add(r, NT_SHEET_BOOLEAN, is_true ? "true" : "false", is_true ? 4 : 5, 0);
    } else if (r->type == OF_ERROR) {
        add(r, NT_SHEET_ERROR, r->text.bytes, r->text.length, 0);
    } else if (r->type == OF_MOMENT) {
        add_moment(r);
    } else {
        add_text(r);
    }
}

static void on_end(nt_xml *xml)
{
    static const sheet_state outer[] = {IN_SHEET, IN_SHEET, IN_DATA,   IN_ROW,   IN_CELL,
                                        IN_CELL,  IN_CELL,  IN_INLINE, IN_INLINE};
    sheet_reader *r = xml->context;
    if (r->skipped) {
        r->skipped--;
        return;
    }
    sheet_state ended = r->state;
    r->state = ended == IN_INLINE_TEXT && r->in_run ? IN_RUN : outer[ended];
    if (ended == IN_CELL) {
        add_cell(xml, r);
    } else if (ended == IN_ROW) {
        nt_cells_end_row(r->cells);
    } else if (ended == IN_DATA) {
        nt_cells_hand_over(r->cells);
    }
}

static void on_text(nt_xml *xml, const char *text, size_t length)
{
    sheet_reader *r = xml->context;
    if (!r->skipped && (r->state == IN_VALUE || r->state == IN_INLINE_TEXT)) {
        nt_xml_add_text(xml, &r->text, text, length);
    }
}

/* Strings and styles, when the first sheet is read. */
static nt_status get_ready(nt_workbook *workbook, nt_error *err)
{
    nt_parts *parts = &workbook->parts;
    nt_status status = NT_OK;
    if (workbook->is_ready) {
        return NT_OK;
    }
    workbook->strings.arena = workbook->styles.arena = workbook->arena;
    if (workbook->strings_part != NT_MAP_NONE) {
        status = nt_strings_read(parts, workbook->strings_part, &workbook->strings, err);
    }
    if (!status && workbook->styles_part != NT_MAP_NONE) {
        status = nt_styles_read(parts, workbook->styles_part, &workbook->styles, err);
    }
    workbook->is_ready = !status;
    return status;
}

nt_status nt_xlsx_read(nt_workbook *workbook, size_t part, nt_cells *cells, nt_error *err)
{
    static const nt_xml_handlers handlers = {on_start, on_end, on_text};
    sheet_reader r = {.workbook = workbook, .cells = cells, .text = nt_buffer_open(cells->arena)};
    nt_buffer_puts(&r.text, "");
    nt_status status = get_ready(workbook, err);
    return status ? status : nt_xml_read(&workbook->parts, part, &handlers, &r, err);
}

typedef struct {
    nt_arena *arena;
    NT_VEC(nt_merged) all;
} merge_reader;

static void on_merge(nt_xml *xml, const char *name, const char **attributes)
{
    enum { MERGED_MAX = 1 << 16 };
    merge_reader *r = xml->context;
    if (xml->depth != 3 || strcmp(nt_xml_local(name), "mergeCell") != 0) {
        return;
    }
    const char *from = nt_xml_get(attributes, "ref"), *to = from ? strchr(from, ':') : NULL;
    nt_merged merged = {0, 0, 0, 0};
    if (to) {
        read_reference(from, &merged.column, &merged.row);
        read_reference(to + 1, &merged.last_column, &merged.last_row);
    }
    if (merged.row && r->all.count < MERGED_MAX) {
        nt_vec_push(r->arena, &r->all, merged);
    }
}

nt_status nt_xlsx_merged(nt_workbook *workbook, size_t part, const nt_merged **out, size_t *count,
                         nt_error *err)
{
    static const nt_xml_handlers handlers = {on_merge, NULL, NULL};
    merge_reader r = {.arena = workbook->arena};
    nt_status status = nt_xml_read(&workbook->parts, part, &handlers, &r, err);
    if (!status) {
        *out = r.all.items;
        *count = r.all.count;
    }
    return status;
}
