#include "frames.h"

#include <math.h>
#include <string.h>

#include "axes.h"
#include "base/utf8.h"
#include "register/frames.h"
#include "register/results.h"
#include "words/base.h"
#include "words/chart.h"

enum { ROWS_MAX = 20000, COLUMNS_MAX = 400 };

/* ---- which names a register may lack ----
 *
 * A register without days of decision has no frame about them: its template still builds. An absent
 * frame or column that is declared (register/frames.h) is an empty chart, another name is a slip of
 * the pen. */

nt_status nt_select_frame(const nt_taking *taking, nt_choice name, const nt_frame **out,
                          nt_error *err)
{
    const nt_results *results = taking->results;
    *out = nt_results_frame(results, name.text);
    if (*out || nt_frame_is_declared(name.text)) {
        return NT_OK;
    }
    const char **known = nt_new_array(taking->arena, const char *, results->frame_count + 1);
    for (size_t i = 0; i < results->frame_count; i++) {
        known[i] = results->frames[i].id;
    }
    const char *nearest = nt_utf8_nearest(name.text, known, results->frame_count);
    size_t count;
    const char *const *declared = nt_frame_names(taking->arena, &count);
    nearest = nearest ? nearest : nt_utf8_nearest(name.text, declared, count);
    nt_message hint =
        nearest ? NT_MESSAGE_BASE_DID_YOU_MEAN(.near = nearest) : NT_MESSAGE_CHART_NAME_FRAME();
    return nt_fail(err, NT_INVALID, name.place,
                   NT_MESSAGE_CHART_NOT_IN_RESULTS(.thing = (nt_text)NT_TEXT_CHART_THING_FRAME,
                                                   .name = name.text, .hint = &hint));
}

/* ---- rows ---- */

typedef struct {
    size_t first, count;
} range;

static nt_status first_row(const nt_frame *frame, const nt_json *first, size_t *out, nt_error *err)
{
    *out = 0;
    if (!first) {
        return NT_OK;
    }
    if (first->type == NT_JSON_NUMBER && first->number >= 1 && first->number <= ROWS_MAX &&
        first->number == floor(first->number)) {
        *out = (size_t)first->number - 1;
        return NT_OK;
    }
    if (first->type != NT_JSON_STRING) {
        return nt_fail(err, NT_INVALID, first->place, NT_MESSAGE_CHART_FIRST_IS());
    }
    /* A row that this register lacks (a month before its first) leaves nothing to show. */
    while (*out < frame->row_count && strcmp(frame->rows[*out].code, first->string) != 0) {
        ++*out;
    }
    return NT_OK;
}

static nt_status row_count(const nt_json *rows, const char *member, size_t fallback, size_t *out,
                           nt_error *err)
{
    const nt_json *value = nt_json_get(rows, member);
    *out = fallback;
    if (!value) {
        return NT_OK;
    }
    if (value->type != NT_JSON_NUMBER || value->number < 1 || value->number > ROWS_MAX ||
        value->number != floor(value->number)) {
        return nt_fail(err, NT_INVALID, value->place,
                       NT_MESSAGE_CHART_WHOLE_NUMBER(.member = member, .most = ROWS_MAX));
    }
    *out = (size_t)value->number;
    return NT_OK;
}

/* A month of some days is no point beside whole ones. */
static void leave_out_cut(const nt_frame *frame, range *r)
{
    size_t end = frame->row_count - frame->cut.last_row;
    size_t last = r->first + r->count < end ? r->first + r->count : end;
    r->first = r->first < frame->cut.first_row ? frame->cut.first_row : r->first;
    r->count = last > r->first ? last - r->first : 0;
}

static nt_status wanted_rows(const nt_taking *taking, const nt_frame *frame, range *out,
                             nt_error *err)
{
    static const char *const known[] = {"first", "limit", "last", NULL};
    const nt_json *rows = nt_json_get(taking->request->definition, "rows");
    size_t last;
    nt_status status;
    *out = (range){0, frame->row_count < ROWS_MAX ? frame->row_count : ROWS_MAX};
    if (!rows) {
        return NT_OK;
    }
    if (rows->type != NT_JSON_OBJECT) {
        return nt_fail(err, NT_INVALID, rows->place, NT_MESSAGE_CHART_ROWS_ARE());
    }
    if ((status = nt_json_only(rows, known, err)) ||
        (status = first_row(frame, nt_json_get(rows, "first"), &out->first, err)) ||
        (status = row_count(rows, "limit", ROWS_MAX, &out->count, err)) ||
        (status = row_count(rows, "last", ROWS_MAX, &last, err))) {
        return status;
    }
    if (last < frame->row_count && out->first < frame->row_count - last) {
        out->first = frame->row_count - last;
    }
    out->first = out->first < frame->row_count ? out->first : frame->row_count;
    size_t rest = frame->row_count - out->first;
    out->count = out->count < rest ? out->count : rest;
    return NT_OK;
}

static nt_status row_range(const nt_taking *taking, const nt_frame *frame, range *out,
                           nt_error *err)
{
    nt_status status = wanted_rows(taking, frame, out, err);
    if (!status) {
        leave_out_cut(frame, out);
    }
    return status;
}

nt_status nt_select_part_of(const nt_taking *taking, nt_choice name, nt_part *out, nt_error *err)
{
    const nt_frame *frame = NULL;
    range r = {0, 0};
    nt_status status = nt_select_frame(taking, name, &frame, err);
    if (status || (frame && (status = row_range(taking, frame, &r, err)))) {
        return status;
    }
    size_t *rows = nt_new_array(taking->arena, size_t, r.count + 1);
    for (size_t i = 0; i < r.count; i++) {
        rows[i] = r.first + i;
    }
    *out = (nt_part){.frame = frame, .rows = rows, .row_count = r.count};
    return NT_OK;
}

nt_status nt_select_part(const nt_taking *taking, nt_part *out, nt_error *err)
{
    nt_choices names;
    nt_status status = nt_select_strings(taking, "frame", &names, err);
    if (status) {
        return status;
    }
    if (names.count != 1) {
        return nt_select_missing(taking, "frame", (nt_text)NT_TEXT_CHART_NEEDS_FRAME, err);
    }
    return nt_select_part_of(taking, names.items[0], out, err);
}

/* ---- columns ---- */

static bool find_column(const nt_frame *frame, const char *code, size_t *out)
{
    int column = nt_frame_column(frame, code);
    if (column >= 0) {
        *out = (size_t)column;
    }
    return column >= 0;
}

static nt_status no_column(const nt_taking *taking, const nt_frame *frame, nt_choice name,
                           nt_error *err)
{
    const char **codes = nt_new_array(taking->arena, const char *, frame->column_count + 1);
    nt_buffer list = nt_buffer_open(taking->arena);
    for (size_t i = 0; i < frame->column_count; i++) {
        codes[i] = frame->columns[i].code;
        nt_buffer_printf(&list, "%s%s", i ? ", " : "", codes[i]);
    }
    const char *nearest = nt_utf8_nearest(name.text, codes, frame->column_count);
    nt_message hint = nearest ? NT_MESSAGE_BASE_DID_YOU_MEAN(.near = nearest)
                              : NT_MESSAGE_CHART_COLUMNS_ARE(.columns = nt_buffer_text(&list));
    return nt_fail(
        err, NT_INVALID, name.place,
        NT_MESSAGE_CHART_NO_COLUMN(.frame = frame->id, .column = name.text, .hint = &hint));
}

static nt_status named_columns(const nt_taking *taking, const nt_choices *names, nt_part *part,
                               nt_error *err)
{
    size_t *columns = nt_new_array(taking->arena, size_t, names->count);
    for (size_t i = 0; i < names->count; i++) {
        nt_choice name = names->items[i];
        if (find_column(part->frame, name.text, &columns[part->column_count])) {
            part->column_count++;
        } else if (!nt_frame_may_have(part->frame->id, name.text)) {
            return no_column(taking, part->frame, name, err);
        }
    }
    part->columns = columns;
    return NT_OK;
}

/* A column without a single cell is one that this register lacks: as if the frame had it not. A
 * frame of such columns only keeps them, so that the chart can say that nothing is known. */
static void leave_out_uncounted(const nt_taking *taking, nt_part *part)
{
    size_t *kept = nt_new_array(taking->arena, size_t, part->column_count + 1), count = 0;
    for (size_t i = 0; i < part->column_count; i++) {
        bool counted = false;
        for (size_t row = 0; row < part->frame->row_count && !counted; row++) {
            counted = nt_frame_cell(part->frame, row, part->columns[i]) != NULL;
        }
        if (counted) {
            kept[count++] = part->columns[i];
        }
    }
    if (count) {
        part->columns = kept;
        part->column_count = count;
    }
}

static nt_status choose_columns(const nt_taking *taking, const nt_column_wish *wish, nt_part *part,
                                nt_error *err)
{
    nt_choices names;
    nt_status status = nt_select_strings(taking, wish->member, &names, err);
    part->column_count = 0;
    if (status || !part->frame) {
        return status;
    }
    if (names.count) {
        return named_columns(taking, &names, part, err);
    }
    const nt_frame *frame = part->frame;
    size_t *columns = nt_new_array(taking->arena, size_t, frame->column_count + 1);
    size_t behind = frame->column_count - frame->cut.last_column;
    size_t most = behind < COLUMNS_MAX ? behind : COLUMNS_MAX;
    for (size_t i = frame->cut.first_column; !wish->fallback && i < most; i++) {
        if (!wish->without || strcmp(frame->columns[i].code, wish->without) != 0) {
            columns[part->column_count++] = i;
        }
    }
    for (size_t i = 0; wish->fallback && wish->fallback[i] && i < most; i++) {
        part->column_count += find_column(frame, wish->fallback[i], &columns[part->column_count]);
    }
    part->columns = columns;
    return NT_OK;
}

nt_status nt_select_columns(const nt_taking *taking, const nt_column_wish *wish, nt_part *part,
                            nt_error *err)
{
    nt_status status = choose_columns(taking, wish, part, err);
    if (!status && part->frame) {
        leave_out_uncounted(taking, part);
    }
    return status;
}

nt_status nt_select_at_most(const nt_taking *taking, const char *member, size_t count, size_t most,
                            nt_error *err)
{
    const nt_json *definition = taking->request->definition;
    const nt_json *value = nt_json_get(definition, member);
    if (count <= most) {
        return NT_OK;
    }
    return nt_fail(err, NT_INVALID, value ? value->place : definition->place,
                   NT_MESSAGE_CHART_TOO_MANY_COLUMNS(.member = member, .columns = (long long)count,
                                                     .most = (long long)most));
}

nt_status nt_select_row(const nt_taking *taking, const char *member, const nt_ledger_row **out,
                        nt_error *err)
{
    nt_choices names;
    nt_status status = nt_select_strings(taking, member, &names, err);
    *out = NULL;
    if (status || names.count == 0) {
        return status;
    }
    if (names.count > 1) {
        return nt_fail(err, NT_INVALID, names.items[1].place,
                       NT_MESSAGE_CHART_ONE_NAME(.member = member));
    }
    /* What this register lacks has no row; the plot goes without it. */
    *out = nt_ledger_find(taking->results->ledger, names.items[0].text);
    return NT_OK;
}

/* ---- points and series ---- */

static const char *label_of(const nt_taking *taking, const nt_frame_key *key)
{
    const char *label = key->label.in[taking->request->lang];
    return label ? label : key->code;
}

static nt_chart_point point_at(const nt_taking *taking, const nt_frame_key *key,
                               const nt_ledger_row *row)
{
    nt_period period;
    /* Months have an order, not days: their place is their column. */
    double x = nt_step_read(key->code, &period) ? NAN : key->x;
    return (nt_chart_point){.label = label_of(taking, key),
                            .x = x,
                            .row = row,
                            .doubtful = row && (row->flags & NT_FLAG_DOUBTFUL),
                            .remark = "",
                            .code = key->code};
}

nt_chart_point nt_take_cell(const nt_taking *taking, const nt_part *part, size_t row, size_t column)
{
    const nt_frame *frame = part->frame;
    return point_at(taking, &frame->rows[row], nt_frame_cell(frame, row, column));
}

nt_chart_series nt_take_column(const nt_taking *taking, const nt_part *part, size_t column)
{
    nt_chart_point *points = nt_new_array(taking->arena, nt_chart_point, part->row_count + 1);
    for (size_t i = 0; i < part->row_count; i++) {
        points[i] = nt_take_cell(taking, part, part->rows[i], column);
    }
    const nt_frame_key *key = &part->frame->columns[column];
    return (nt_chart_series){.name = label_of(taking, key),
                             .points = points,
                             .count = part->row_count,
                             .code = key->code};
}

void nt_take_columns(const nt_taking *taking, const nt_part *part)
{
    size_t count = part->frame && part->row_count ? part->column_count : 0;
    nt_chart_series *series = nt_new_array(taking->arena, nt_chart_series, count + 1);
    for (size_t i = 0; i < count; i++) {
        series[i] = nt_take_column(taking, part, part->columns[i]);
        series[i].ink = (int)i;
    }
    nt_take_series(taking, series, count);
}

static nt_chart_series row_series(const nt_taking *taking, const nt_part *part, size_t row)
{
    const nt_frame *frame = part->frame;
    nt_chart_point *points = nt_new_array(taking->arena, nt_chart_point, part->column_count + 1);
    for (size_t i = 0; i < part->column_count; i++) {
        size_t column = part->columns[i];
        points[i] = point_at(taking, &frame->columns[column], nt_frame_cell(frame, row, column));
    }
    const nt_frame_key *key = &frame->rows[row];
    return (nt_chart_series){.name = label_of(taking, key),
                             .points = points,
                             .count = part->column_count,
                             .code = key->code};
}

void nt_take_rows(const nt_taking *taking, const nt_part *part)
{
    size_t count = part->frame && part->column_count ? part->row_count : 0;
    nt_chart_series *series = nt_new_array(taking->arena, nt_chart_series, count + 1);
    for (size_t i = 0; i < count; i++) {
        series[i] = row_series(taking, part, part->rows[i]);
    }
    nt_take_series(taking, series, count);
}
