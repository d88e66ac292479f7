/* Which columns of a wide table hold values, and what their headings say. */
#include <string.h>

#include "base/shown.h"
#include "ingest/grid.h"
#include "unpivot.h"
#include "words/base.h"
#include "words/ingest.h"

enum { HEADING_BYTES_MAX = 1000 }; /* each row repeats it */

typedef struct {
    const nt_sheet_reader *sheet;
    const nt_wide_table *wide;
    nt_wide_column *out;
    size_t first, last; /* by "from" and "to" */
    nt_map said;        /* what headings say -> column */
} finding;

static const char *heading_of(const finding *f, size_t column)
{
    return f->sheet->columns.headings[column];
}

static void report(const finding *f, size_t column, const char *code, nt_message message)
{
    nt_problems_add(nt_problems_whole(f->sheet->reader.problems), NT_SEVERITY_ERROR,
                    f->sheet->headings.places[column], code, message);
}

bool nt_ingest_is_total_heading(nt_arena *arena, const char *heading)
{
    static const char *const words[] = {"jumlah",   "jml",       "total",   "grand-total",
                                        "subtotal", "sub-total", "average", "rata-rata",
                                        "rerata",   "sum"};
    const char *slug = nt_utf8_slug(arena, heading);
    return NT_ANY(i, sizeof words / sizeof *words, nt_is_below(slug, words[i], '-'));
}

bool nt_ingest_read_wide_span(const nt_wide_table *wide, const char *text, nt_time_span *out)
{
    int months = wide->months;
    if (!nt_ingest_parse_span(text, wide->format, wide->century, out)) {
        return false;
    }
    bool first = months && out->day == 1 && (out->month - 1) % months == 0;
    if (first) {
        out->day = 0;
        out->months = months;
    }
    return first || !months;
}

/* A heading that is no month, and the one that was meant. */
static void report_no_span(const finding *f, size_t column, const char *text)
{
    const nt_wide_table *wide = f->wide;
    nt_arena *arena = f->sheet->reader.arena;
    const char *near = nt_ingest_near_span(arena, text, wide->format, wide->century);
    report(f, column, "wide-heading",
           NT_MESSAGE_INGEST_WIDE_NO_SPAN(.heading = text,
                                          .example = nt_ingest_example_date(arena, wide->format),
                                          .hint =
                                              near ? nt_ingest_hint(arena, text, &near, 1) : NULL));
}

/* Of a field with a list of values. */
static bool is_of_list(const finding *f, size_t column, const char *text)
{
    const nt_schema *schema = &f->sheet->resource->schema;
    int name = f->wide->name;
    const nt_strings *values = name < 0 ? NULL : &schema->rules[name].allowed;
    if (!values || !values->count || nt_map_find(&values->places, text) != NT_MAP_NONE) {
        return true;
    }
    nt_arena *arena = f->sheet->reader.arena;
    report(f, column, "wide-heading",
           NT_MESSAGE_INGEST_NOT_OF_LIST(.value = nt_quoted(arena, text),
                                         .column = schema->fields[name].name,
                                         .values = schema->rules[name].allowed_text,
                                         .hint = nt_ingest_hint(arena, text, values->items,
                                                                values->count)));
    return false;
}

/* Two columns of one month would be counted as two. */
static bool is_new(finding *f, size_t column, const nt_wide_column *read)
{
    nt_arena *arena = f->sheet->reader.arena;
    const nt_time_span *s = &read->span;
    const char *key =
        s->months ? nt_arena_printf(arena, "%d-%d-%d-%d", s->year, s->month, s->months, s->day)
                  : read->says;
    size_t twin = nt_map_keep(&f->said, key, column);
    if (twin != NT_MAP_NONE) {
        report(f, column, "wide-heading",
               NT_MESSAGE_INGEST_WIDE_TWICE(.heading = heading_of(f, column),
                                            .other = heading_of(f, twin)));
    }
    return twin == NT_MAP_NONE;
}

static void read_heading(finding *f, size_t column, size_t listed)
{
    const nt_wide_table *wide = f->wide;
    bool is_meant = listed != NT_MAP_NONE && wide->meanings != wide->columns.items;
    const char *says = listed == NT_MAP_NONE ? heading_of(f, column) : wide->meanings[listed];
    nt_wide_column read = {.says = says, .listed = listed};
    if (!is_meant && nt_ingest_is_total_heading(f->sheet->reader.arena, says)) {
        report(f, column, "wide-total",
               NT_MESSAGE_INGEST_WIDE_TOTAL(.heading = heading_of(f, column)));
    } else if (strlen(says) > HEADING_BYTES_MAX) {
        report(f, column, "wide-heading",
               NT_MESSAGE_INGEST_WIDE_LONG(.heading = says, .limit = HEADING_BYTES_MAX));
    } else if (nt_ingest_has_timed_headings(wide) &&
               !nt_ingest_read_wide_span(wide, says, &read.span)) {
        report_no_span(f, column, says);
    } else if (is_of_list(f, column, says) && is_new(f, column, &read)) {
        f->out[column] = read;
    }
}

/* A month that a list of columns leaves out is one that nobody would miss. */
static void judge_unlisted(const finding *f, size_t column)
{
    nt_time_span span;
    const nt_wide_table *wide = f->wide;
    if (wide->columns.count && nt_ingest_has_timed_headings(wide) &&
        nt_ingest_read_wide_span(wide, heading_of(f, column), &span)) {
        report(f, column, "wide-heading",
               NT_MESSAGE_INGEST_WIDE_UNLISTED(.heading = heading_of(f, column)));
    }
}

static bool is_in(const nt_strings *list, const char *text)
{
    return list->count && nt_map_find(&list->places, text) != NT_MAP_NONE;
}

static void judge_column(finding *f, size_t column)
{
    const nt_wide_table *wide = f->wide;
    const char *heading = heading_of(f, column);
    if (!*heading || f->sheet->columns.field_of[column] >= 0 || is_in(&wide->totals, heading)) {
        return;
    }
    size_t listed = wide->columns.count ? nt_map_find(&wide->columns.places, heading) : NT_MAP_NONE;
    bool in_range = wide->from && column >= f->first && column <= f->last;
    if (listed != NT_MAP_NONE || in_range ||
        (!wide->columns.count && !wide->from && !is_in(&wide->all_but, heading))) {
        read_heading(f, column, listed);
    } else {
        judge_unlisted(f, column);
    }
}

/* The column with that heading. */
static nt_status find_heading(const finding *f, const char *heading, size_t *out, nt_error *err)
{
    const nt_sheet_reader *sheet = f->sheet;
    *out = nt_utf8_index(heading, sheet->columns.headings, sheet->columns.count);
    return *out < sheet->columns.count
               ? NT_OK
               : nt_fail(err, NT_INVALID, (nt_place){sheet->input.file, sheet->headings.line, 0},
                         NT_MESSAGE_INGEST_NO_COLUMN(.column = heading,
                                                     .hint = nt_ingest_hint(sheet->reader.arena,
                                                                            heading,
                                                                            sheet->columns.headings,
                                                                            sheet->columns.count)));
}

nt_status nt_ingest_find_wide_columns(nt_sheet_reader *sheet, nt_wide_column *out, nt_error *err)
{
    const nt_wide_table *wide = sheet->resource->wide;
    size_t at, read = 0;
    finding f = {.sheet = sheet,
                 .wide = wide,
                 .out = out,
                 .last = sheet->columns.count,
                 .said = nt_map_open(sheet->reader.arena)};
    for (size_t i = 0; i < wide->columns.count; i++) {
        NT_TRY(find_heading(&f, wide->columns.items[i], &at, err));
    }
    NT_TRY(wide->from ? find_heading(&f, wide->from, &f.first, err) : NT_OK);
    NT_TRY(wide->to ? find_heading(&f, wide->to, &f.last, err) : NT_OK);
    for (size_t i = 0; i < sheet->columns.count; i++) {
        judge_column(&f, i);
        if (out[i].says) {
            sheet->columns.field_of[i] = wide->value;
            read++;
        }
    }
    bool told = wide->name >= 0 || (wide->until >= 0 && wide->time < 0);
    return told || read < 2 ? NT_OK
                            : nt_fail(err, NT_INVALID, wide->place,
                                      NT_MESSAGE_BASE_JSON_MISSING(.key = "name", .hint = NULL));
}
