/* Adds up what totals stand beside. A total is right if it is the sum of the numbers up to the
 * total before it, or to any other, or of those behind it: offices have subtotals, and put them
 * above or below. Nothing is said where a number is unknown, or where numbers are no sums: shares,
 * several units or indicators, rows that say how they were averaged. */

#include <math.h>
#include <string.h>

#include "base/unit.h"
#include "unpivot.h"
#include "words/ingest.h"

/* A table of a hundred thousand totals is looked at as far as this goes. */
enum { VISITS_MAX = 20 * 1000 * 1000 };

typedef struct {
    enum { NOTHING, NUMBER, UNKNOWN } kind;
    int decimals;
    double value;
    uint64_t said; /* the hash of its text; 0: none */
} entry;

typedef struct {
    const entry *entries; /* one a column */
    const nt_place *places;
    size_t first; /* the column of its first text */
    bool is_total, is_sum;
} sum_row;

typedef struct nt_totals {
    nt_arena *arena;
    bool *is_number;     /* of each column: a number of the table, */
    bool *is_total;      /* or a total of those in its row, */
    bool *is_text;       /* or a text that rows have in common */
    int unit, indicator; /* columns; -1 none */
    bool sums_rows,
        is_count; /* columns add up within a row; and the unit of all is none of shares */
    NT_VEC(sum_row) rows;
    long visits;
} nt_totals;

/* Numbers and totals in their order. */
typedef struct {
    const entry *entry;
    bool is_total;
} addend;

/* --- what stands where --- */

static bool is_share(const char *text, size_t length)
{
    return nt_unit_is_called(nt_unit_built_in("percent"), text, length, false);
}

static int column_with(const nt_sheet_reader *sheet, const char *role)
{
    const nt_schema *schema = &sheet->resource->schema;
    NT_RETURN_FIRST(f, schema->count,
                    schema->fields[f].role && strcmp(schema->fields[f].role, role) == 0,
                    sheet->columns.column_of[f], -1);
}

/* What a table adds up; ids, places on a map and targets are numbers, too. */
static bool adds_up(const nt_field *field)
{
    static const char *const roles[] = {"figure.value", "area.civil_servants", "area.voters", NULL};
    return field->role && nt_utf8_is_one_of(field->role, roles);
}

static void find_wide(const nt_sheet_reader *sheet, nt_totals *t)
{
    const nt_wide_table *wide = sheet->resource->wide;
    const nt_field *fields = sheet->resource->schema.fields;
    const char *name = wide->name < 0 ? NULL : fields[wide->name].role;
    t->sums_rows = !name || (strcmp(name, "figure.indicator") != 0 && strcmp(name, "figure.unit"));
    NT_EACH(const nt_wide_also, also, wide->also, wide->also_count) {
        const char *role = fields[also->field].role;
        bool is_unit = role && strcmp(role, "figure.unit") == 0;
        t->sums_rows = t->sums_rows && !is_unit;
        for (size_t i = 0; is_unit && i < wide->columns.count; i++) {
            t->is_count = t->is_count && !is_share(also->texts[i], strlen(also->texts[i]));
        }
    }
    NT_EACH(const nt_wide_same, same, wide->same, wide->same_count) {
        const char *role = fields[same->field].role;
        bool is_unit = role && strcmp(role, "figure.unit") == 0;
        t->is_count = t->is_count && !(is_unit && is_share(same->text, strlen(same->text)));
    }
    for (size_t c = 0; c < sheet->columns.count; c++) {
        t->is_number[c] = sheet->unpivot->columns[c].says != NULL;
        t->is_total[c] =
            wide->totals.count &&
            nt_map_find(&wide->totals.places, sheet->columns.headings[c]) != NT_MAP_NONE;
    }
}

nt_totals *nt_ingest_open_totals(const nt_sheet_reader *sheet)
{
    const nt_resource *resource = sheet->resource;
    bool named = resource->around.totals.count || (resource->wide && resource->wide->totals.count);
    if (sheet->reader.streamed || !named) {
        return NULL;
    }
    nt_arena *arena = nt_arena_open();
    nt_totals *t = nt_new(arena, nt_totals);
    size_t count = sheet->columns.count;
    *t = (nt_totals){.arena = arena,
                     .is_number = nt_new_array(arena, bool, count + 1),
                     .is_total = nt_new_array(arena, bool, count + 1),
                     .is_text = nt_new_array(arena, bool, count + 1),
                     .unit = column_with(sheet, "figure.unit"),
                     .indicator = column_with(sheet, "figure.indicator"),
                     .is_count = true};
    if (resource->wide) {
        find_wide(sheet, t);
    }
    for (size_t f = 0; f < resource->schema.count; f++) {
        const nt_field *field = &resource->schema.fields[f];
        int column = sheet->columns.column_of[f];
        if (column >= 0) {
            t->is_number[column] |= !resource->wide && adds_up(field);
            t->is_text[column] = field->type == NT_FIELD_STRING;
        }
    }
    return t;
}

void nt_ingest_close_totals(nt_totals *totals)
{
    if (totals) {
        nt_arena_close(totals->arena);
    }
}

/* --- a cell --- */

static entry read_number(const nt_sheet_reader *sheet, nt_arena *passing, const nt_csv_cell *raw)
{
    const nt_wide_table *wide = sheet->resource->wide;
    int field = wide ? wide->value : nt_ingest_field_of(&sheet->columns, raw);
    nt_cell_reader silent = sheet->reader;
    silent.arena = passing;
    silent.problems = nt_problems_open(passing);
    silent.spellings = NULL;
    nt_cell cell = {.place = nt_nowhere, .text = "", .date = NT_DATE_UNKNOWN};
    if (wide && wide->zeros.count && nt_map_find(&wide->zeros.places, raw->text) != NT_MAP_NONE) {
        return (entry){.kind = NUMBER};
    }
    nt_ingest_read_cell(&silent, (size_t)field, raw, &cell);
    bool is_number = cell.known && !memchr(raw->text, '%', raw->length);
    return (entry){.kind = is_number ? NUMBER : UNKNOWN,
                   .decimals = cell.number.decimals,
                   .value = nt_decimal_value(cell.number)};
}

/* "Rata-rata" is no sum. */
static bool is_sum(nt_arena *passing, const nt_csv_cell *label)
{
    static const char *const others[] = {"rata",   "rerata", "average", "mean",
                                         "persen", "rasio",  "median",  "maks"};
    const char *slug = nt_utf8_slug(passing, label->text);
    return NT_ALL(i, sizeof others / sizeof *others, !strstr(slug, others[i]));
}

static sum_row read_row(const nt_sheet_reader *sheet, const nt_csv_row *row, bool is_total,
                        nt_arena *passing)
{
    nt_totals *t = sheet->totals;
    size_t count = sheet->columns.count;
    entry *entries = nt_new_array(t->arena, entry, count + 1);
    nt_place *places = is_total ? nt_new_array(t->arena, nt_place, count + 1) : NULL;
    sum_row out = {entries, places, count, is_total, true};
    for (size_t c = 0; c < count; c++) {
        entries[c].kind = t->is_number[c] ? UNKNOWN : NOTHING;
    }
    for (size_t i = 0; i < row->count && i < NT_COLUMNS_MAX; i++) {
        const nt_csv_cell *raw = &row->cells[i];
        if (raw->column >= count || !raw->length) {
            continue;
        }
        if (out.first == count) {
            out.first = raw->column;
            out.is_sum = is_sum(passing, raw);
        }
        entry *e = &entries[raw->column];
        if (t->is_number[raw->column] || t->is_total[raw->column]) {
            *e = read_number(sheet, passing, raw);
        }
        e->said = nt_hash(t, raw->text, raw->length) | 1;
        if (places) {
            places[raw->column] = nt_ingest_place(&sheet->input, raw, raw->at);
        }
        out.is_sum =
            out.is_sum && !((int)raw->column == t->unit && is_share(raw->text, raw->length));
    }
    return out;
}

/* --- sums --- */

typedef struct {
    bool differs;
    size_t count; /* of numbers that the total adds up, */
    int decimals;
    double sum; /* to this */
} verdict;

/* A total may be rounded. */
static bool is_same(double sum, const entry *total)
{
    return fabs(sum - total->value) <= 0.5 * pow(10, -total->decimals) * (1 - 1e-9) ||
           fabs(sum - total->value) <= 1e-9 * fabs(sum);
}

/* What lies between the total and the others, step by step; *out is the first sum of any number, or
 * where the total is the last that of all before it. */
static bool is_any(const addend *items, size_t count, size_t at, int step, verdict *out)
{
    double sum = 0;
    size_t numbers = 0;
    bool same = false;
    for (size_t i = at + (size_t)step; i < count; i += (size_t)step) {
        const entry *e = items[i].entry;
        if (items[i].is_total) {
            same = same || (numbers && is_same(sum, items[at].entry));
            out->count = out->count ? out->count : numbers;
            out->sum = out->count == numbers ? sum : out->sum;
        } else if (e->kind == NUMBER) {
            sum += e->value;
            numbers++;
            out->decimals = e->decimals > out->decimals ? e->decimals : out->decimals;
        }
    }
    bool is_last = true;
    for (size_t i = at + 1; i < count; i++) {
        is_last = is_last && !items[i].is_total;
    }
    if (numbers && (!out->count || (step < 0 && is_last))) {
        out->count = numbers;
        out->sum = sum;
    }
    return same || (numbers && is_same(sum, items[at].entry));
}

static verdict judge(const addend *items, size_t count, size_t at)
{
    verdict v = {.decimals = 0};
    double all = 0;
    for (size_t i = 0; i < count; i++) {
        if (!items[i].is_total && items[i].entry->kind == UNKNOWN) {
            return v;
        }
        all += items[i].is_total ? 0 : items[i].entry->value;
    }
    bool before = is_any(items, count, at, -1, &v), behind = is_any(items, count, at, 1, &v);
    v.differs = v.count && !before && !behind && !is_same(all, items[at].entry);
    return v;
}

static const char *number_text(const nt_sheet_reader *sheet, const nt_wide_table *wide,
                               size_t column, double value, int decimals)
{
    const nt_schema *schema = &sheet->resource->schema;
    int field = wide ? wide->value : sheet->columns.field_of[column];
    char *text = nt_arena_printf(sheet->reader.arena, "%.*f", decimals, value);
    char *point = strchr(text, '.');
    if (point) {
        *point = *schema->rules[field].number.decimal_mark;
    }
    return text;
}

static void tell(const nt_sheet_reader *sheet, nt_place place, size_t column, const entry *total,
                 const verdict *v)
{
    const nt_wide_table *wide = sheet->resource->wide;
    nt_problems_add(
        sheet->reader.problems, NT_SEVERITY_WARNING, place, "total-differs",
        NT_MESSAGE_INGEST_TOTAL_DIFFERS(.total = number_text(sheet, wide, column, total->value,
                                                             total->decimals),
                                        .count = (long long)v->count,
                                        .sum =
                                            number_text(sheet, wide, column, v->sum, v->decimals)));
}

/* --- columns of totals --- */

static void judge_row(const nt_sheet_reader *sheet, const nt_csv_row *row, const sum_row *read,
                      nt_arena *passing)
{
    nt_totals *t = sheet->totals;
    size_t columns = sheet->columns.count, count = 0;
    addend *items = nt_new_array(passing, addend, columns + 1);
    size_t *column = nt_new_array(passing, size_t, columns + 1);
    for (size_t c = 0; c < columns; c++) {
        if (t->is_number[c] || t->is_total[c]) {
            column[count] = c;
            items[count++] = (addend){&read->entries[c], t->is_total[c]};
        }
    }
    for (size_t i = 0; i < row->count && i < NT_COLUMNS_MAX; i++) {
        size_t c = row->cells[i].column, at = 0;
        if (c >= columns || !t->is_total[c] || read->entries[c].kind != NUMBER ||
            t->visits > VISITS_MAX) {
            continue;
        }
        while (column[at] != c) {
            at++;
        }
        t->visits += (long)count;
        verdict v = judge(items, count, at);
        if (v.differs) {
            nt_place place = nt_ingest_place(&sheet->input, &row->cells[i], row->cells[i].at);
            tell(sheet, place, c, items[at].entry, &v);
        }
    }
}

void nt_ingest_add_up(const nt_sheet_reader *sheet, const nt_csv_row *row, bool is_total)
{
    nt_totals *t = sheet->totals;
    t->visits += (long)sheet->columns.count;
    if (t->visits > VISITS_MAX) { /* nor is a total judged any more: not all rows are known */
        return;
    }
    NT_PASSING_ARENA(passing);
    sum_row read = read_row(sheet, row, is_total, passing);
    if (t->sums_rows && t->is_count && read.is_sum) {
        judge_row(sheet, row, &read, passing);
    }
    if (sheet->resource->around.totals.count) {
        nt_vec_push(t->arena, &t->rows, read);
    }
}

/* --- rows of totals --- */

/* What the total says besides its label it says of the rows that it adds up. */
static bool agrees(const nt_totals *t, const sum_row *total, const sum_row *row, size_t columns)
{
    for (size_t c = 0; c < columns; c++) {
        bool asked = c != total->first && t->is_text[c] && !t->is_total[c];
        if (asked && total->entries[c].said && total->entries[c].said != row->entries[c].said) {
            return false;
        }
    }
    return true;
}

static bool is_one_kind(const addend *items, const sum_row *const *rows, size_t count, int column)
{
    uint64_t said = 0;
    for (size_t i = 0; column >= 0 && i < count; i++) {
        uint64_t own = items[i].is_total ? 0 : rows[i]->entries[column].said;
        if (own && said && own != said) {
            return false;
        }
        said = own ? own : said;
    }
    return true;
}

static void judge_total(const nt_sheet_reader *sheet, size_t which, addend *items,
                        const sum_row **rows)
{
    nt_totals *t = sheet->totals;
    const sum_row *total = &t->rows.items[which];
    size_t columns = sheet->columns.count, count = 0, at = 0;
    bool sums = total->is_sum;
    for (size_t r = 0; r < t->rows.count; r++) {
        const sum_row *row = &t->rows.items[r];
        if (row->is_total || agrees(t, total, row, columns)) {
            at = r == which ? count : at;
            sums = sums && (row->is_total || row->is_sum);
            rows[count] = row;
            items[count++].is_total = row->is_total;
        }
    }
    t->visits += (long)(t->rows.count * columns);
    sums = sums && is_one_kind(items, rows, count, t->unit) &&
           is_one_kind(items, rows, count, t->indicator);
    for (size_t c = 0; sums && c < columns; c++) {
        for (size_t i = 0; i < count; i++) {
            items[i].entry = &rows[i]->entries[c];
        }
        bool is_asked = t->is_number[c] && total->entries[c].kind == NUMBER;
        verdict v = is_asked ? judge(items, count, at) : (verdict){.differs = false};
        if (v.differs) {
            tell(sheet, total->places[c], c, &total->entries[c], &v);
        }
    }
}

void nt_ingest_tell_totals(const nt_sheet_reader *sheet)
{
    nt_totals *t = sheet->totals;
    if (!t || !t->is_count) {
        return;
    }
    addend *items = nt_new_array(t->arena, addend, t->rows.count + 1);
    const sum_row **rows = nt_new_array(t->arena, const sum_row *, t->rows.count + 1);
    for (size_t r = 0; r < t->rows.count && t->visits < VISITS_MAX; r++) {
        if (t->rows.items[r].is_total) {
            judge_total(sheet, r, items, rows);
        }
    }
}
