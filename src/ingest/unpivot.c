#include "unpivot.h"

#include <string.h>

#include "words/ingest.h"

enum { PASSING_BYTES = 1 << 20, PART_BYTES_MAX = 199 };

nt_status nt_ingest_open_unpivot(nt_sheet_reader *sheet, nt_error *err)
{
    const nt_wide_table *wide = sheet->resource->wide;
    nt_arena *arena = sheet->reader.arena;
    size_t count = sheet->columns.count;
    nt_unpivot *u = nt_new(arena, nt_unpivot);
    *u = (nt_unpivot){.wide = wide,
                      .columns = nt_new_array(arena, nt_wide_column, count + 1),
                      .cells = nt_new_array(arena, nt_csv_cell,
                                            NT_COLUMNS_MAX + wide->same_count + wide->also_count +
                                                wide->made_count + 4),
                      .slugs = nt_new_array(arena, const char **, wide->made_count + 1),
                      .made = nt_new_array(arena, nt_buffer, wide->made_count + 1)};
    NT_TRY(nt_ingest_find_wide_columns(sheet, u->columns, err));
    for (size_t m = 0; m < wide->made_count; m++) {
        u->slugs[m] = nt_new_array(arena, const char *, wide->made[m].part_count + 1);
        u->made[m] = nt_buffer_open(arena);
    }
    u->passing = nt_arena_open();
    sheet->unpivot = u;
    return NT_OK;
}

void nt_ingest_close_unpivot(nt_unpivot *unpivot)
{
    if (unpivot) {
        nt_arena_close(unpivot->passing);
    }
}

/* --- what a row has in common --- */

static const char *slug_of(const nt_unpivot *u, const char *text)
{
    const char *slug = nt_utf8_slug(u->passing, text);
    return nt_arena_printf(u->passing, "%.*s", PART_BYTES_MAX, slug);
}

/* What the cell of a field says that stays, in its canonical form; NULL where it cannot be read. */
static const char *text_of(const nt_sheet_reader *sheet, const nt_csv_row *row, int field)
{
    int column = sheet->columns.column_of[field];
    nt_cell_reader silent = sheet->reader;
    silent.arena = sheet->unpivot->passing;
    silent.problems = nt_problems_open(silent.arena);
    silent.spellings = NULL;
    NT_RETURN_FIRST(i, row->count, row->cells[i].column == (size_t)column,
                    nt_ingest_heading(&silent, &row->cells[i], nt_nowhere), "");
}

static const char *same_text(const nt_wide_table *wide, int field)
{
    NT_RETURN_FIRST(i, wide->same_count, wide->same[i].field == field, wide->same[i].text, NULL);
}

static bool is_also(const nt_wide_table *wide, int field)
{
    return NT_ANY(i, wide->also_count, wide->also[i].field == field);
}

/* "2024", "2024-q3", "2024-07", "2024-07-01". */
static const char *code_of(nt_arena *arena, const nt_time_span *s)
{
    return s->months > 6   ? nt_arena_printf(arena, "%04d", s->year)
           : s->months > 3 ? nt_arena_printf(arena, "%04d-h%d", s->year, (s->month + 5) / 6)
           : s->months > 1 ? nt_arena_printf(arena, "%04d-q%d", s->year, (s->month + 2) / 3)
           : s->day        ? nt_arena_printf(arena, "%04d-%02d-%02d", s->year, s->month, s->day)
                           : nt_arena_printf(arena, "%04d-%02d", s->year, s->month);
}

/* The parts of made fields that are the same for all values of the row. */
static void find_slugs(const nt_sheet_reader *sheet, const nt_csv_row *row,
                       const nt_time_span *time)
{
    const nt_unpivot *u = sheet->unpivot;
    const nt_wide_table *wide = u->wide;
    for (size_t m = 0; m < wide->made_count; m++) {
        for (size_t p = 0; p < wide->made[m].part_count; p++) {
            int field = wide->made[m].parts[p];
            const char *same = same_text(wide, field);
            bool of_time = field == wide->since || field == wide->until;
            bool of_heading =
                field == wide->name || is_also(wide, field) || (of_time && wide->time < 0);
            const char *text = same         ? same
                               : of_heading ? NULL
                               : of_time    ? code_of(u->passing, time)
                                            : text_of(sheet, row, field);
            u->slugs[m][p] = text || !of_heading ? slug_of(u, text ? text : "") : NULL;
        }
    }
}

/* The row has no time at the cell of the field. */
static bool report_timeless(const nt_sheet_reader *sheet, const nt_csv_row *row, int field,
                            const char *code, nt_message message)
{
    nt_place place = {sheet->input.file, row->line, 0};
    for (size_t i = 0; i < row->count; i++) {
        if ((int)row->cells[i].column == sheet->columns.column_of[field]) {
            place = nt_ingest_place_after(&sheet->input, &row->cells[i], NULL, nt_nowhere);
        }
    }
    nt_problems_add(sheet->reader.problems, NT_SEVERITY_ERROR, place, code, message);
    return false;
}

/* The time of the row, or only its year, where headings have none. */
static bool find_time(const nt_sheet_reader *sheet, const nt_csv_row *row, nt_time_span *out)
{
    const nt_wide_table *wide = sheet->unpivot->wide;
    const nt_field *fields = sheet->resource->schema.fields;
    nt_arena *arena = sheet->reader.arena;
    nt_time_span year = {.year = wide->year};
    *out = year;
    if (wide->time >= 0) {
        const char *text = text_of(sheet, row, wide->time);
        if (!text || !nt_ingest_read_wide_span(wide, text, out)) {
            const char *near =
                text ? nt_ingest_near_span(arena, text, wide->format, wide->century) : NULL;
            return report_timeless(
                sheet, row, wide->time, "wide-time",
                NT_MESSAGE_INGEST_WIDE_NO_TIME(.column = fields[wide->time].name,
                                               .example =
                                                   nt_ingest_example_date(arena, wide->format),
                                               .hint = near ? nt_ingest_hint(arena, text, &near, 1)
                                                            : NULL));
        }
    }
    if (wide->year_field >= 0) {
        const char *text = text_of(sheet, row, wide->year_field);
        if (!text || !nt_ingest_parse_span(text, "%Y", 0, &year) || !year.year) {
            return report_timeless(
                sheet, row, wide->year_field, "wide-year",
                NT_MESSAGE_INGEST_WIDE_NO_YEAR(.column = fields[wide->year_field].name));
        }
    }
    out->year = out->year ? out->year : year.year;
    return true;
}

/* --- a value --- */

static nt_date first_day(const nt_time_span *span)
{
    return nt_date_from_civil(span->year, span->month, span->day ? span->day : 1);
}

static nt_date last_day(const nt_time_span *span)
{
    int month = span->month + span->months - 1;
    return nt_date_from_civil(span->year, month,
                              span->day ? span->day : nt_days_in_month(span->year, month));
}

typedef struct {
    nt_sheet_reader *sheet;
    nt_unpivot *u;
    const nt_csv_row *row;
    const nt_csv_cell *value; /* as it stands in the file */
    nt_place place;
    size_t count; /* of cells */
} emission;

/* A cell that stands nowhere, at the place of the value. */
static nt_csv_cell *put(emission *e, int field, const char *text, const nt_place *place)
{
    nt_csv_cell *cell = &e->u->cells[e->count++];
    *cell = (nt_csv_cell){.text = text,
                          .length = strlen(text),
                          .at = e->value->at,
                          .end = e->value->at,
                          .line_start = e->value->line_start,
                          .line = e->value->line,
                          .column = e->value->column,
                          .place = place,
                          .field = field + 1,
                          .made = true};
    return cell;
}

static void put_day(emission *e, int field, nt_date day)
{
    char text[11];
    nt_sheet_cell *typed = nt_new(e->u->passing, nt_sheet_cell);
    const char *iso = nt_arena_string(e->u->passing, nt_date_format_iso(day, text));
    *typed = (nt_sheet_cell){.kind = NT_SHEET_DAY, .text = iso, .length = strlen(iso)};
    put(e, field, iso, &e->place)->typed = typed;
}

/* What the heading says, and the time, which is the heading's or the row's. */
static void put_heading(emission *e, const nt_wide_column *column, const nt_time_span *time)
{
    const nt_wide_table *wide = e->u->wide;
    int since = nt_ingest_has_timed_headings(wide) ? wide->name : wide->since;
    if (wide->name >= 0 && wide->name != since) {
        put(e, wide->name, column->says, &e->place);
    }
    if (since >= 0) {
        put_day(e, since, first_day(time));
    }
    if (wide->until >= 0) {
        put_day(e, wide->until, last_day(time));
    }
}

static void put_also(emission *e, const nt_wide_column *column)
{
    NT_EACH(const nt_wide_also, also, e->u->wide->also, e->u->wide->also_count) {
        put(e, also->field, also->texts[column->listed], &e->place);
    }
}

static void put_same(emission *e)
{
    const nt_wide_table *wide = e->u->wide;
    const nt_field *fields = e->sheet->resource->schema.fields;
    NT_EACH(const nt_wide_same, same, wide->same, wide->same_count) {
        nt_date day = fields[same->field].type == NT_FIELD_DATE
                          ? nt_date_parse_iso(same->text, strlen(same->text))
                          : NT_DATE_UNKNOWN;
        if (nt_date_known(day)) {
            put_day(e, same->field, day);
            e->u->cells[e->count - 1].place = &same->place;
        } else {
            put(e, same->field, same->text, &same->place);
        }
    }
}

static void put_made(emission *e, const nt_wide_column *column, const nt_time_span *time)
{
    const nt_wide_table *wide = e->u->wide;
    const char *heading =
        slug_of(e->u, column->span.months ? code_of(e->u->passing, time) : column->says);
    for (size_t m = 0; m < wide->made_count; m++) {
        nt_buffer *made = &e->u->made[m];
        made->length = 0;
        for (size_t p = 0; p < wide->made[m].part_count; p++) {
            const char *slug = e->u->slugs[m][p] ? e->u->slugs[m][p] : heading;
            nt_buffer_printf(made, "%s%s", made->length && *slug ? "-" : "", slug);
        }
        put(e, wide->made[m].field, nt_buffer_text(made), &e->place);
    }
}

/* The value itself: as it stands, or zero where its mark says so. */
static void put_value(emission *e, bool is_zero)
{
    nt_csv_cell *cell = &e->u->cells[e->count++];
    *cell = *e->value;
    cell->field = e->u->wide->value + 1;
    cell->place = &e->place;
    if (is_zero) {
        cell->text = "0";
        cell->length = 1;
        cell->typed = NULL;
    }
}

/* The cells of the file beside the values, which the first of a row's rows has. */
static void put_rest(emission *e)
{
    for (size_t i = 0; i < e->row->count && i < NT_COLUMNS_MAX; i++) {
        size_t column = e->row->cells[i].column;
        if (column >= e->sheet->columns.count || !e->u->columns[column].says) {
            e->u->cells[e->count++] = e->row->cells[i];
        }
    }
}

static bool is_listed(const nt_strings *list, const char *text)
{
    return list->count && nt_map_find(&list->places, text) != NT_MAP_NONE;
}

/* Whether the cell says nothing; an error of a spreadsheet says something. */
static bool is_missing(const nt_sheet_reader *sheet, const nt_csv_cell *cell, bool *is_zero)
{
    *is_zero = false;
    if (cell->typed && cell->typed->kind >= NT_SHEET_ERROR) {
        return false;
    }
    if (!cell->length) {
        return true;
    }
    nt_cell_reader silent = sheet->reader;
    silent.arena = sheet->unpivot->passing;
    silent.spellings = NULL;
    const char *text = nt_utf8_is_plain(cell->text, cell->length)
                           ? cell->text
                           : nt_utf8_canonical(silent.arena, cell->text, cell->length);
    *is_zero = is_listed(&sheet->unpivot->wide->zeros, text);
    const nt_schema *schema = &sheet->resource->schema;
    int value = sheet->unpivot->wide->value;
    return !*is_zero &&
           (!*text ||
            is_listed(value < 0 ? &schema->missing : &schema->rules[value].missing, text));
}

/* What stands in a row without a value is looked at all the same: the file may be attached. */
static void inspect(nt_sheet_reader *sheet, const nt_csv_row *row)
{
    for (size_t i = 0; i < row->count; i++) {
        int field = nt_ingest_field_of(&sheet->columns, &row->cells[i]);
        if (field < 0 || !sheet->resource->schema.fields[field].personal) {
            sheet->columns.personal =
                nt_ingest_inspect_cell(&sheet->reader, &row->cells[i]) || sheet->columns.personal;
        }
    }
}

static nt_status emit(emission *e, const nt_time_span *row_time, bool is_first, bool is_zero,
                      nt_error *err)
{
    const nt_wide_column *column = &e->u->columns[e->value->column];
    nt_time_span time = column->span.months ? column->span : *row_time;
    time.year = time.year ? time.year : row_time->year;
    e->count = 0;
    if (is_first) {
        put_rest(e);
    }
    put_value(e, is_zero);
    put_heading(e, column, &time);
    put_also(e, column);
    put_same(e);
    put_made(e, column, &time);
    nt_csv_row out = {.cells = e->u->cells,
                      .count = e->count,
                      .line = e->row->line,
                      .source = e->row,
                      .again = !is_first};
    return e->sheet->on_row(e->sheet->context, &out, false, err);
}

/* A case is one also where none of its kinds is ticked. */
static nt_status emit_bare(emission *e, nt_error *err)
{
    e->value = &e->row->cells[0];
    e->count = 0;
    put_rest(e);
    put_same(e);
    nt_csv_row out = {
        .cells = e->u->cells, .count = e->count, .line = e->row->line, .source = e->row};
    return e->sheet->on_row(e->sheet->context, &out, false, err);
}

nt_status nt_ingest_unpivot(nt_sheet_reader *sheet, const nt_csv_row *row, nt_error *err)
{
    nt_unpivot *u = sheet->unpivot;
    emission e = {.sheet = sheet, .u = u, .row = row};
    nt_time_span time;
    bool is_first = true, is_zero;
    if (nt_arena_used(u->passing) > PASSING_BYTES) {
        nt_arena_close(u->passing);
        u->passing = nt_arena_open();
    }
    bool has_time = find_time(sheet, row, &time);
    find_slugs(sheet, row, &time);
    for (size_t i = 0; i < row->count; i++) {
        const nt_csv_cell *cell = &row->cells[i];
        e.place = nt_ingest_place_after(&sheet->input, cell, i ? cell - 1 : NULL, e.place);
        if (has_time && cell->column < sheet->columns.count && u->columns[cell->column].says &&
            !is_missing(sheet, cell, &is_zero)) {
            e.value = cell;
            NT_TRY(emit(&e, &time, is_first, is_zero, err));
            is_first = false;
        }
    }
    if (is_first && sheet->reader.streamed && row->count) {
        return emit_bare(&e, err);
    }
    if (is_first) {
        inspect(sheet, row);
    }
    return NT_OK;
}
