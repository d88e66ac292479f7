#include "frames.h"

#include <math.h>
#include <string.h>

#include "axes.h"
#include "base/utf8.h"
#include "quantity/quantity.h"
#include "register/frames.h"
#include "text/number.h"
#include "words/base.h"
#include "words/chart.h"

enum { ROWS_MAX = 20000, COLUMNS_MAX = 400, USUAL_MAX = 8 };

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

const nt_json_form nt_select_rows_form[] = {
    {.key = "first", .is = NT_IS_WHOLE | NT_IS_TEXT, .least = 1, .most = ROWS_MAX},
    {.key = "limit", NT_FROM_1, .most = ROWS_MAX},
    {.key = "last", NT_FROM_1, .most = ROWS_MAX},
    {.key = NULL}};

static size_t first_row(const nt_frame *frame, const nt_json *rows)
{
    const nt_json *first = nt_json_get(rows, "first");
    size_t at = 0;
    if (!first || first->type == NT_JSON_NUMBER) {
        return first ? (size_t)first->number - 1 : 0;
    }
    /* A row that this register lacks (a month before its first) leaves nothing to show. */
    while (at < frame->row_count && strcmp(frame->rows[at].code, first->string) != 0) {
        at++;
    }
    return at;
}

static void wanted_rows(const nt_taking *taking, nt_part *part)
{
    const nt_json *rows = nt_json_get(taking->request->definition, "rows");
    const nt_frame *frame = part->frame;
    size_t first = first_row(frame, rows), all = frame->row_count;
    size_t limit = (size_t)nt_json_number(rows, "limit", ROWS_MAX);
    size_t last = (size_t)nt_json_number(rows, "last", (double)all);
    size_t from_end = all - NT_LESSER(last, all);
    part->first_row = NT_LESSER(first > from_end ? first : from_end, all);
    part->row_count = NT_LESSER(limit, all - part->first_row);
}

/* A month of some days is no point beside whole ones. */
static void leave_out_cut(nt_part *part)
{
    const nt_frame *frame = part->frame;
    size_t end =
        NT_LESSER(part->first_row + part->row_count, frame->row_count - frame->cut.last_row);
    if (part->first_row < frame->cut.first_row) {
        part->first_row = frame->cut.first_row;
    }
    part->row_count = end > part->first_row ? end - part->first_row : 0;
}

/* Several frames may lack the same cases, which is said once, or others. */
static void tell_rest(const nt_taking *taking, const nt_frame *frame)
{
    static const nt_text withheld = NT_TEXT_CHART_CASES_WITHOUT_A_ROW,
                         counted = NT_TEXT_CHART_CASES_WITHOUT_A_ROW_NUMBER;
    const nt_ledger_row *rest = frame->rest;
    if (!rest) {
        return;
    }
    nt_arena *arena = taking->arena;
    nt_lang lang = taking->request->lang;
    bool known = !nt_ledger_is_withheld(rest);
    const nt_arg args[] = {
        {.kind = NT_ARG_LABEL, .label = &rest->label},
        {.kind = NT_ARG_TEXT, .text = known ? nt_quantity_text(arena, lang, rest) : ""}};
    const nt_phrase phrase = {known ? &counted : &withheld, args, known ? 2 : 1};
    const char *said = nt_text_phrase(arena, lang, &phrase);
    const char *told = taking->chart->rest;
    if (!strstr(told, said)) {
        taking->chart->rest = *told ? nt_arena_printf(arena, "%s %s", told, said) : said;
    }
}

nt_status nt_select_rows(const nt_taking *taking, nt_choice name, nt_part *out, nt_error *err)
{
    nt_part part = {0};
    NT_TRY(nt_select_frame(taking, name, &part.frame, err));
    if (part.frame) {
        tell_rest(taking, part.frame);
        wanted_rows(taking, &part);
        leave_out_cut(&part);
    }
    *out = part;
    return NT_OK;
}

/* ---- columns ---- */

static nt_status no_column(const nt_taking *taking, const nt_frame *frame, nt_choice name,
                           nt_error *err)
{
    const char **codes = nt_new_array(taking->arena, const char *, frame->column_count + 1);
    for (size_t i = 0; i < frame->column_count; i++) {
        codes[i] = frame->columns[i].code;
    }
    const char *nearest = nt_utf8_nearest(name.text, codes, frame->column_count);
    nt_message hint =
        nearest ? NT_MESSAGE_BASE_DID_YOU_MEAN(.near = nearest)
                : NT_MESSAGE_CHART_COLUMNS_ARE(.columns = nt_text_comma_list(taking->arena, codes,
                                                                             frame->column_count));
    return nt_fail(
        err, NT_INVALID, name.place,
        NT_MESSAGE_CHART_NO_COLUMN(.frame = frame->id, .column = name.text, .hint = &hint));
}

/* Columns in the making. A column without a single cell is one that this register lacks: as if the
 * frame had it not. A frame of such columns only keeps them, so that the chart can say that nothing
 * is known. */
typedef struct {
    size_t *all, *counted;
    size_t count, counted_count;
} column_list;

static void add_column(column_list *list, const nt_frame *frame, int column)
{
    bool counted = false;
    if (column < 0) {
        return;
    }
    for (size_t row = 0; row < frame->row_count && !counted; row++) {
        counted = nt_frame_cell(frame, row, (size_t)column) != NULL;
    }
    list->all[list->count++] = (size_t)column;
    if (counted) {
        list->counted[list->counted_count++] = (size_t)column;
    }
}

static nt_status named_columns(const nt_taking *taking, const nt_choices *names,
                               const nt_frame *frame, column_list *list, nt_error *err)
{
    for (size_t i = 0; i < names->count; i++) {
        int column = nt_frame_column(frame, names->items[i].text);
        if (column < 0 && !nt_frame_may_have(frame->id, names->items[i].text)) {
            return no_column(taking, frame, names->items[i], err);
        }
        add_column(list, frame, column);
    }
    return NT_OK;
}

static void all_columns(const nt_column_wish *wish, const nt_frame *frame, column_list *list)
{
    size_t most = NT_LESSER(frame->column_count - frame->cut.last_column, COLUMNS_MAX);
    for (size_t i = frame->cut.first_column; i < most; i++) {
        if (!wish->without || strcmp(frame->columns[i].code, wish->without) != 0) {
            add_column(list, frame, (int)i);
        }
    }
}

/* A frame that may have none of them, or not the one that the kind is drawn for, is one that it
 * cannot draw, unless it is told how. */
static nt_status usual_columns(const nt_taking *taking, const nt_column_wish *wish,
                               const nt_frame *frame, column_list *list, nt_error *err)
{
    const char *carrier = nt_kind_of(taking->chart)->carrier;
    bool draws = wish->optional;
    size_t count = 0;
    for (; wish->fallback[count]; count++) {
        const char *code = wish->fallback[count];
        int column = nt_frame_column(frame, code);
        bool counts = !carrier || strcmp(code, carrier) == 0;
        draws = draws || (counts && (column >= 0 || nt_frame_may_have(frame->id, code)));
        add_column(list, frame, column);
    }
    const char *columns =
        carrier ? carrier : nt_text_comma_list(taking->arena, wish->fallback, count);
    return draws ? NT_OK
                 : nt_fail(
                       err, NT_INVALID, nt_json_get(taking->request->definition, "frame")->place,
                       NT_MESSAGE_CHART_NONE_OF_ITS_COLUMNS(.frame = frame->id, .columns = columns,
                                                            .member = wish->member));
}

nt_status nt_select_columns(const nt_taking *taking, const nt_column_wish *wish, nt_part *part,
                            nt_error *err)
{
    const nt_json *definition = taking->request->definition;
    const nt_json *value = nt_json_get(definition, wish->member);
    nt_choices names = nt_select_strings(taking, wish->member);
    nt_status status = NT_OK;
    part->column_count = 0;
    if (!part->frame) {
        return NT_OK;
    }
    size_t room = part->frame->column_count + names.count + USUAL_MAX;
    column_list list = {nt_new_array(taking->arena, size_t, room),
                        nt_new_array(taking->arena, size_t, room), 0, 0};
    if (names.count) {
        status = named_columns(taking, &names, part->frame, &list, err);
    } else if (wish->fallback) {
        status = usual_columns(taking, wish, part->frame, &list, err);
    } else {
        all_columns(wish, part->frame, &list);
    }
    part->columns = list.counted_count ? list.counted : list.all;
    part->column_count = list.counted_count ? list.counted_count : list.count;
    return status || !wish->most || part->column_count <= wish->most
               ? status
               : nt_fail(err, NT_INVALID, value ? value->place : definition->place,
                         NT_MESSAGE_CHART_TOO_MANY_COLUMNS(.member = wish->member,
                                                           .columns = (long long)part->column_count,
                                                           .most = (long long)wish->most));
}

nt_status nt_select_part(const nt_taking *taking, const nt_column_wish *wish, nt_part *out,
                         nt_error *err)
{
    NT_TRY(nt_select_rows(taking, nt_select_one(taking, "frame"), out, err));
    return nt_select_columns(taking, wish, out, err);
}

const nt_ledger_row *nt_select_row(const nt_taking *taking, const char *member)
{
    nt_choices names = nt_select_strings(taking, member);
    return names.count ? nt_ledger_find(taking->results->ledger, names.items[0].text) : NULL;
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

nt_chart_point nt_take_cell(const nt_taking *taking, const nt_frame *frame, size_t row,
                            size_t column)
{
    return point_at(taking, &frame->rows[row], nt_frame_cell(frame, row, column));
}

static nt_chart_series series_of(const nt_taking *taking, const nt_part *part, size_t at, bool row)
{
    const nt_frame *frame = part->frame;
    size_t count = row ? part->column_count : part->row_count;
    nt_chart_point *points = nt_new_array(taking->arena, nt_chart_point, count + 1);
    for (size_t i = 0; i < count; i++) {
        size_t r = row ? at : part->first_row + i, c = row ? part->columns[i] : at;
        const nt_frame_key *key = row ? &frame->columns[c] : &frame->rows[r];
        points[i] = point_at(taking, key, nt_frame_cell(frame, r, c));
    }
    const nt_frame_key *key = row ? &frame->rows[at] : &frame->columns[at];
    return (nt_chart_series){
        .name = label_of(taking, key), .points = points, .count = count, .code = key->code};
}

nt_chart_series nt_take_column(const nt_taking *taking, const nt_part *part, size_t column)
{
    return series_of(taking, part, column, false);
}

nt_status nt_take_called(const nt_taking *taking, nt_choice name, nt_chart_series *out,
                         nt_error *err)
{
    const char *dot = strrchr(name.text, '.');
    NT_FAIL_IF(!dot, err, NT_INVALID, name.place, NT_MESSAGE_CHART_NO_SERIES(.name = name.text));
    nt_choice frame = {nt_arena_printf(taking->arena, "%.*s", (int)(dot - name.text), name.text),
                       name.place};
    nt_part part = {0};
    NT_TRY(nt_select_rows(taking, frame, &part, err));
    int column = part.frame ? nt_frame_column(part.frame, dot + 1) : -1;
    if (part.frame && column < 0 && !nt_frame_may_have(part.frame->id, dot + 1)) {
        return no_column(taking, part.frame, (nt_choice){dot + 1, name.place}, err);
    }
    column_list counted = {&(size_t){0}, &(size_t){0}, 0, 0};
    if (column >= 0) {
        add_column(&counted, part.frame, column);
    }
    *out = counted.counted_count ? series_of(taking, &part, (size_t)column, false)
                                 : (nt_chart_series){0};
    return NT_OK;
}

void nt_take_part(const nt_taking *taking, const nt_part *part, bool rows)
{
    size_t count = !part->frame || !part->row_count || !part->column_count ? 0
                   : rows                                                  ? part->row_count
                                                                           : part->column_count;
    nt_chart_series *series = nt_new_array(taking->arena, nt_chart_series, count + 1);
    for (size_t i = 0; i < count; i++) {
        series[i] = series_of(taking, part, rows ? part->first_row + i : part->columns[i], rows);
        series[i].ink = (int)i;
    }
    nt_take_series(taking, series, count);
}

nt_status nt_take_frame(const nt_taking *taking, const nt_column_wish *wish, nt_error *err)
{
    nt_part part = {0};
    NT_TRY(nt_select_part(taking, wish, &part, err));
    nt_take_part(taking, &part, false);
    return NT_OK;
}

void nt_take_beside(const nt_taking *taking, nt_chart_series series)
{
    nt_chart *chart = taking->chart;
    nt_chart_series *all = nt_new_array(taking->arena, nt_chart_series, chart->series_count + 1);
    memcpy(all, chart->series, chart->series_count * sizeof *all);
    all[chart->series_count++] = series;
    chart->series = all;
}
