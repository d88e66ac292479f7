/* A sheet of an ODS: its rows, what they repeat, and the texts of its cells. */
#include <string.h>

#include "base/utf8.h"
#include "ods.h"
#include "words/workbook.h"

enum {
    FAR = 1 << 26,           /* where counting rows and columns ends */
    REPEATED_FROM = 1000000, /* cells that are repeated, at no cost to the file … */
    REPEATED_EACH = 16       /* … and once more for each cell that it writes */
};

typedef enum { IN_ROWS, IN_ROW, IN_CELL, IN_TEXT } row_state;

typedef struct {
    nt_ods_walk walk;
    nt_cells *cells;
    size_t wanted; /* sheet */
    row_state state;
    unsigned skipped, groups, nested; /* depth of what is left out, of groups of rows, of texts */
    long long row, column, row_times, column_times;
    long long written, repeated; /* cells */
    bool hidden, is_covered, is_error, has_formula, has_text, has_value;
    nt_sheet_value value;
    nt_buffer text;   /* of the paragraphs */
    nt_buffer string; /* the attribute that says it instead */
    bool has_string, after_blank;
    nt_arena *merges; /* NULL: cells are wanted, not what is merged */
    NT_VEC(nt_merged) merged;
} ods_reader;

static const char *get(const ods_reader *r, const char **attributes, nt_ods_space space,
                       const char *local)
{
    return nt_ods_get(&r->walk.prefixes, attributes, space, local);
}

static long long times_of(const char *text)
{
    long long times = 0;
    for (; text && *text >= '0' && *text <= '9' && times < FAR; text++) {
        times = times * 10 + (*text - '0');
    }
    return times < 1 ? 1 : times < FAR ? times : FAR;
}

/* --- begins --- */

static void open_row(ods_reader *r, const char **attributes)
{
    const char *seen = get(r, attributes, NT_ODS_TABLE, "visibility");
    r->state = IN_ROW;
    r->row += r->row < FAR;
    r->column = 0;
    r->row_times = times_of(get(r, attributes, NT_ODS_TABLE, "number-rows-repeated"));
    r->hidden = seen && strcmp(seen, "visible") != 0;
}

/* What the attributes of a cell say; NULL where they do not. */
typedef struct {
    const char *type, *calc, *value, *date, *time, *boolean, *string, *formula, *repeated, *columns,
        *rows;
} cell_attributes;

static cell_attributes read_attributes(const ods_reader *r, const char **attributes)
{
    cell_attributes a = {0};
    const struct {
        nt_ods_space space;
        const char *name, **value;
    } known[] = {{NT_ODS_OFFICE, "value-type", &a.type},
                 {NT_ODS_OFFICE, "value", &a.value},
                 {NT_ODS_OFFICE, "date-value", &a.date},
                 {NT_ODS_CALC, "value-type", &a.calc},
                 {NT_ODS_OFFICE, "string-value", &a.string},
                 {NT_ODS_OFFICE, "boolean-value", &a.boolean},
                 {NT_ODS_OFFICE, "time-value", &a.time},
                 {NT_ODS_TABLE, "formula", &a.formula},
                 {NT_ODS_TABLE, "number-columns-repeated", &a.repeated},
                 {NT_ODS_TABLE, "number-columns-spanned", &a.columns},
                 {NT_ODS_TABLE, "number-rows-spanned", &a.rows}};
    for (; *attributes; attributes += 2) {
        const char *local;
        nt_ods_space space = nt_ods_name(&r->walk.prefixes, attributes[0], &local);
        for (size_t i = 0; space && i < sizeof known / sizeof *known; i++) {
            if (known[i].space == space && strcmp(known[i].name, local) == 0) {
                *known[i].value = attributes[1];
                break;
            }
        }
    }
    return a;
}

static void take_merged(ods_reader *r, const cell_attributes *a)
{
    long long columns = times_of(a->columns), rows = times_of(a->rows);
    if (r->merges && columns * rows > 1 && r->column <= NT_WORKBOOK_COLUMN_MAX) {
        nt_merged one = {(unsigned)r->row, (unsigned)r->column, (unsigned)(r->row + rows - 1),
                         (unsigned)(r->column + columns - 1)};
        nt_vec_push(r->merges, &r->merged, one);
    }
}

/* "office:value-type" says which attribute has the value. */
static void take_value(ods_reader *r, const cell_attributes *a)
{
    r->value = (nt_sheet_value){.number = 0};
    if (strcmp(a->type, "date") == 0) {
        r->has_value = a->date && nt_value_iso_moment(a->date, strlen(a->date), &r->value);
    } else if (strcmp(a->type, "time") == 0) {
        r->has_value = a->time && nt_value_iso_duration(a->time, &r->value);
    } else if (strcmp(a->type, "boolean") == 0) {
        r->has_value = a->boolean != NULL;
        r->value.kind = NT_SHEET_BOOLEAN;
        strcpy(r->value.text, nt_xml_is_true(a->boolean) ? "true" : "false");
        r->value.length = strlen(r->value.text);
    } else if (strcmp(a->type, "string") != 0) {
        r->has_value = a->value && nt_value_number(a->value, strlen(a->value), &r->value);
        if (r->has_value && strcmp(a->type, "percentage") == 0) {
            nt_value_percent(&r->value);
        }
    }
}

static void open_cell(nt_xml *xml, ods_reader *r, bool is_covered, const char **attributes)
{
    cell_attributes a = read_attributes(r, attributes);
    r->state = IN_CELL;
    r->column += r->column < FAR;
    r->column_times = times_of(a.repeated);
    r->is_covered = is_covered;
    r->is_error = a.calc && strcmp(a.calc, "error") == 0;
    r->has_formula = a.formula != NULL;
    r->has_value = r->has_text = false;
    r->text.length = r->string.length = 0;
    r->has_string = a.string != NULL && !r->is_error;
    if (r->has_string) {
        nt_xml_add_text(xml, &r->string, a.string, strlen(a.string));
    }
    if (a.type && !r->is_error) {
        take_value(r, &a);
    }
    take_merged(r, &a);
}

static void put_blanks(nt_xml *xml, ods_reader *r, const char *bytes, size_t length)
{
    nt_xml_add_text(xml, &r->text, bytes, length);
    r->after_blank = false;
}

static void begin_text(nt_xml *xml, ods_reader *r, const char *local, const char **attributes)
{
    static const char *const left_out[] = {"ruby-text", "note", NULL};
    if (strcmp(local, "s") == 0) {
        long long times = times_of(get(r, attributes, NT_ODS_TEXT, "c"));
        for (long long i = 0; i < times && !xml->status; i++) {
            put_blanks(xml, r, " ", 1);
        }
    } else if (strcmp(local, "tab") == 0) {
        put_blanks(xml, r, "\t", 1);
    } else if (strcmp(local, "line-break") == 0) {
        put_blanks(xml, r, "\n", 1);
    } else if (nt_utf8_is_one_of(local, left_out)) {
        r->skipped = 1;
        return;
    }
    r->nested++;
}

static void begin_paragraph(nt_xml *xml, ods_reader *r)
{
    if (r->has_text) {
        put_blanks(xml, r, "\n", 1);
    }
    r->state = IN_TEXT;
    r->nested = 0;
    r->has_text = r->after_blank = true;
}

static void begin_in_rows(ods_reader *r, const char *local, const char **attributes)
{
    static const char *const groups[] = {"table-row-group", "table-header-rows", "table-rows",
                                         NULL};
    if (strcmp(local, "table-row") == 0) {
        open_row(r, attributes);
    } else if (nt_utf8_is_one_of(local, groups)) {
        r->groups++;
    } else {
        r->skipped = 1;
    }
}

static void begin(nt_xml *xml, ods_reader *r, const char *name, const char **attributes)
{
    const char *local;
    nt_ods_learn(&r->walk.prefixes, attributes);
    nt_ods_space space = nt_ods_name(&r->walk.prefixes, name, &local);
    if (r->state == IN_ROWS && space == NT_ODS_TABLE) {
        begin_in_rows(r, local, attributes);
    } else if (r->state == IN_ROW && space == NT_ODS_TABLE && strcmp(local, "table-cell") == 0) {
        open_cell(xml, r, false, attributes);
    } else if (r->state == IN_ROW && space == NT_ODS_TABLE &&
               strcmp(local, "covered-table-cell") == 0) {
        open_cell(xml, r, true, attributes);
    } else if (r->state == IN_CELL && space == NT_ODS_TEXT && strcmp(local, "p") == 0) {
        begin_paragraph(xml, r);
    } else if (r->state == IN_TEXT && space == NT_ODS_TEXT) {
        begin_text(xml, r, local, attributes);
    } else {
        r->skipped = 1;
    }
}

static void on_start(nt_xml *xml, const char *name, const char **attributes)
{
    ods_reader *r = xml->context;
    r->cells->xml = xml;
    bool within = r->skipped || r->groups || r->state != IN_ROWS;
    if (r->skipped) {
        r->skipped++;
    } else if (within) {
        begin(xml, r, name, attributes);
    } else if (nt_ods_begin(&r->walk, xml, name, attributes)) {
        if (r->walk.number == r->wanted) {
            begin(xml, r, name, attributes);
        } else {
            r->walk.skipped = 1;
        }
    }
}

/* --- ends --- */

/* Against a few bytes that ask for more cells than can be read. */
static bool may_repeat(nt_xml *xml, ods_reader *r, long long cells)
{
    r->repeated += cells;
    if (r->repeated > REPEATED_FROM + REPEATED_EACH * r->written) {
        nt_xml_fail(xml, (nt_text)NT_TEXT_WORKBOOK_REPEATS_TOO_OFTEN);
        return false;
    }
    return true;
}

static void add(nt_xml *xml, ods_reader *r, nt_sheet_kind kind, const char *text, size_t length,
                double number)
{
    long long times = r->column_times;
    r->written++;
    if (!may_repeat(xml, r, times - 1)) {
        return;
    }
    for (long long i = 0; i < times && !xml->status; i++) {
        nt_cells_add(r->cells, (unsigned)r->row, r->hidden, (unsigned)(r->column + i), kind, text,
                     length, number);
    }
}

static void add_cell(nt_xml *xml, ods_reader *r)
{
    const nt_buffer *text = r->has_string ? &r->string : &r->text;
    if (r->is_covered) {
        return;
    }
    if (r->is_error) {
        add(xml, r, NT_SHEET_ERROR, nt_buffer_text(&r->text), r->text.length, 0);
    } else if (r->has_value) {
        add(xml, r, r->value.kind, r->value.text, r->value.length, r->value.number);
    } else if (text->length) {
        add(xml, r, NT_SHEET_TEXT, text->bytes, text->length, 0);
    } else if (r->has_formula && !r->has_string && !r->has_text) {
        add(xml, r, NT_SHEET_UNCOMPUTED, "", 0, 0);
    }
}

static void end_row(nt_xml *xml, ods_reader *r)
{
    size_t count = r->cells->held.count;
    r->state = IN_ROWS;
    if (!r->merges && count) {
        long long more = r->row_times - 1;
        nt_cells_hand_over(r->cells);
        if (may_repeat(xml, r, more * (long long)count)) {
            if (r->row + more > NT_WORKBOOK_ROW_MAX) {
                nt_xml_fail(xml, (nt_text)NT_TEXT_WORKBOOK_CELL_TOO_FAR);
            }
            nt_cells_repeat_row(r->cells, (unsigned)more);
        }
    }
    r->row += r->row_times - 1;
    r->row = r->row < FAR ? r->row : FAR;
}

static void end_cell(nt_xml *xml, ods_reader *r)
{
    r->state = IN_ROW;
    if (!r->merges) {
        add_cell(xml, r);
    }
    r->column += r->column_times - 1;
    r->column = r->column < FAR ? r->column : FAR;
}

/* Blanks at the end of a paragraph are none, but for those that are written as such. */
static void end_paragraph(ods_reader *r)
{
    r->state = IN_CELL;
    if (r->after_blank && r->text.length && r->text.bytes[r->text.length - 1] == ' ') {
        r->text.bytes[--r->text.length] = '\0';
    }
}

static void on_end(nt_xml *xml)
{
    ods_reader *r = xml->context;
    if (r->skipped) {
        r->skipped--;
    } else if (r->state == IN_TEXT && r->nested) {
        r->nested--;
    } else if (r->state == IN_TEXT) {
        end_paragraph(r);
    } else if (r->state == IN_CELL) {
        end_cell(xml, r);
    } else if (r->state == IN_ROW) {
        end_row(xml, r);
    } else if (r->groups) {
        r->groups--;
    } else if (nt_ods_end(&r->walk) && r->walk.number == r->wanted) {
        nt_xml_hear_no_more(xml);
    }
}

/* How many bytes from `at` on are white space, or are none. */
static size_t run_of(const char *at, const char *end, bool blank)
{
    const char *from = at;
    while (at < end && (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r') == blank) {
        at++;
    }
    return (size_t)(at - from);
}

/* Runs of white space are one blank, and none at the start (OpenDocument 1.3 part 3, 6.1.2). */
static void on_text(nt_xml *xml, const char *text, size_t length)
{
    ods_reader *r = xml->context;
    if (r->skipped || r->state != IN_TEXT) {
        return;
    }
    if (r->text.length + length > NT_WORKBOOK_TEXT_BYTES_MAX) {
        nt_xml_fail(xml, (nt_text)NT_TEXT_WORKBOOK_TEXT_TOO_LONG);
        return;
    }
    for (const char *end = text + length; text < end;) {
        size_t blanks = run_of(text, end, true), letters = run_of(text + blanks, end, false);
        if (blanks && !r->after_blank) {
            nt_buffer_putc(&r->text, ' ');
        }
        nt_buffer_add(&r->text, text + blanks, letters);
        r->after_blank = letters ? false : blanks || r->after_blank;
        text += blanks + letters;
    }
}

/* --- all of it --- */

nt_status nt_ods_read(nt_workbook *workbook, size_t number, nt_cells *cells, nt_error *err)
{
    static const nt_xml_handlers handlers = {on_start, on_end, on_text};
    ods_reader r = {.walk = nt_ods_walk_open(workbook, cells->arena),
                    .cells = cells,
                    .wanted = number,
                    .text = nt_buffer_open(cells->arena),
                    .string = nt_buffer_open(cells->arena)};
    return nt_xml_read(&workbook->parts, workbook->content, &handlers, &r, err);
}

nt_status nt_ods_merged(nt_workbook *workbook, size_t number, const nt_merged **out, size_t *count,
                        nt_error *err)
{
    static const nt_xml_handlers handlers = {on_start, on_end, NULL};
    NT_PASSING_ARENA(passing);
    nt_cells none = {.arena = passing};
    ods_reader r = {.walk = nt_ods_walk_open(workbook, passing),
                    .cells = &none,
                    .wanted = number,
                    .merges = workbook->arena,
                    .text = nt_buffer_open(passing),
                    .string = nt_buffer_open(passing)};
    NT_TRY(nt_xml_read(&workbook->parts, workbook->content, &handlers, &r, err));
    *out = r.merged.items;
    *count = r.merged.count;
    return NT_OK;
}
