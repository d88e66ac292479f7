#include "frame_table.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "register/frames.h"
#include "register/results.h"
#include "text/number.h"
#include "words/chart.h"
#include "words/report.h"

/* What stands in cells without a number; the notes say what the marks mean. Charts use the same. */
typedef enum { MARK_SUPPRESSED, MARK_UNKNOWN, MARK_NO_BASE, MARK_COUNT } mark;

static const struct {
    const char *sign;
    nt_text note;
} marks[MARK_COUNT] = {
    [MARK_SUPPRESSED] = {"–", NT_TEXT_REPORT_SUPPRESSED_BECAUSE_THE_COUNT_IS_SMALL_OR},
    [MARK_UNKNOWN] = {"?", NT_TEXT_REPORT_UNKNOWN_OR_THERE_IS_NO_CASE_TO_TAKE_IT},
    [MARK_NO_BASE] = {"·", NT_TEXT_REPORT_NOT_COMPUTED_BECAUSE_THERE_IS_NO_CASE_TO},
};

enum {
    LONG_TABLE_ROWS = 60, /* a longer one stays upright: landscape pages hold fewer rows */
    WIDE_TABLE_COLUMNS = 7,
    SHORT_NAME_BYTES = 28
};

typedef struct {
    nt_draft *draft;
    const nt_frame_plan *plan;
    const nt_frame *frame;
    const nt_frame *groups; /* NULL none */
    bool whole_names;       /* names of rows are not broken */
    bool used[MARK_COUNT];  /* its note is due */
    size_t read;            /* cells with something to read */
} printer;

/* --- choosing --- */

static int row_of(const nt_frame *frame, const char *code)
{
    for (size_t i = 0; i < frame->row_count; i++) {
        if (strcmp(frame->rows[i].code, code) == 0) {
            return (int)i;
        }
    }
    return -1;
}

static nt_status nothing_called(nt_place place, nt_text thing, const char *name,
                                const char *nearest, nt_error *err)
{
    nt_message hint = nt_report_hint(nearest);
    return nt_fail(err, NT_INVALID, place,
                   NT_MESSAGE_REPORT_NO_THING_CALLED(.thing = thing, .name = name, .hint = &hint));
}

/* Of a member of the definition; of the frame's name where the plan is the kind's own. */
static nt_place place_of(const printer *p, const char *member)
{
    const nt_json *value = nt_json_get(p->draft->definition, member);
    return value ? value->place : p->plan->place;
}

static nt_status unknown_frame(const nt_draft *draft, const char *name, nt_place place,
                               nt_error *err)
{
    size_t count;
    const char *const *names = nt_results_names(draft->results, NT_INDEX_FRAME, &count);
    return nothing_called(place, (nt_text)NT_TEXT_REPORT_THING_FRAME, name,
                          nt_utf8_nearest(name, names, count), err);
}

static nt_status unknown_key(const nt_draft *draft, nt_text thing, const nt_frame_key *keys,
                             size_t count, const char *code, nt_place place, nt_error *err)
{
    const char **codes = nt_new_array(draft->arena, const char *, count + 1);
    for (size_t i = 0; i < count; i++) {
        codes[i] = keys[i].code;
    }
    return nothing_called(place, thing, code, nt_utf8_nearest(code, codes, count), err);
}

/* NULL in *out: this register lacks a frame that others have. */
static nt_status find_frame(const nt_draft *draft, const char *name, nt_place place,
                            const nt_frame **out, nt_error *err)
{
    *out = nt_results_frame(draft->results, name);
    return *out || nt_frame_is_declared(name) ? NT_OK : unknown_frame(draft, name, place, err);
}

/* --- heads --- */

static bool unit_goes_without_saying(const char *unit)
{
    return !unit || !*unit || strcmp(unit, "cases") == 0;
}

static const char *head_of(const printer *p, const nt_column_choice *column,
                           const nt_frame_key *key)
{
    const nt_draft *draft = p->draft;
    const char *own = column->head.in[draft->lang];
    if (own) {
        return own;
    }
    const char *label = nt_report_capital(draft, key->label.in[draft->lang]);
    return unit_goes_without_saying(key->unit)
               ? label
               : nt_arena_printf(draft->arena, "%s (%s)", label,
                                 nt_text_unit(draft->lang, key->unit));
}

static nt_align align_of(nt_show show)
{
    return show == NT_SHOW_WORDS || show == NT_SHOW_FLAG ? NT_ALIGN_LEFT : NT_ALIGN_DECIMAL;
}

/* A wide table of short names keeps each on one line: broken ones would cost it twice the height.
 */
static bool names_stay_whole(const printer *p, size_t column_count)
{
    size_t longest = 0;
    for (size_t i = 0; p->frame && i < p->frame->row_count; i++) {
        size_t length = strlen(p->frame->rows[i].label.in[p->draft->lang]);
        longest = length > longest ? length : longest;
    }
    return column_count >= WIDE_TABLE_COLUMNS && longest <= SHORT_NAME_BYTES;
}

static void set_heads(printer *p, const nt_column_choice *columns, size_t count)
{
    nt_draft *draft = p->draft;
    const char *over_rows = p->plan->row_head.in[draft->lang];
    nt_report_draft_column(draft, over_rows ? over_rows : "", NT_ALIGN_LEFT, 1);
    p->whole_names = names_stay_whole(p, count);
    draft->columns.items[0].row_header = true;
    for (size_t i = 0; i < count; i++) {
        int at = p->frame ? nt_frame_column(p->frame, columns[i].code) : -1;
        const nt_frame_key bare = {.label = nt_text_alike(columns[i].code)};
        nt_report_draft_column(draft,
                               head_of(p, &columns[i], at < 0 ? &bare : &p->frame->columns[at]),
                               align_of(columns[i].show), columns[i].show == NT_SHOW_WORDS ? 1 : 0);
        if (columns[i].interval) {
            nt_report_draft_column(draft, "95\u00A0%", NT_ALIGN_RIGHT, 0);
        }
    }
}

/* --- cells --- */

static mark mark_of(const nt_ledger_row *row)
{
    if (row && nt_report_is_suppressed(row)) {
        return MARK_SUPPRESSED;
    }
    return row && row->whole == 0 ? MARK_NO_BASE : MARK_UNKNOWN;
}

static void mark_cell(printer *p, const nt_ledger_row *row)
{
    mark m = mark_of(row);
    p->used[m] = true;
    nt_report_draft_text(p->draft, marks[m].sign);
}

/* A p-value that rounds to nothing is not nothing: "<0,0001". */
static const char *least_of(const printer *p, const nt_ledger_row *row)
{
    double least = pow(10, -row->decimals);
    bool vanishes = row->decimals > 2 && row->value > 0 && row->value < least / 2;
    return vanishes ? nt_arena_printf(
                          p->draft->arena, "<%s",
                          nt_text_number(p->draft->arena, p->draft->lang, least, row->decimals))
                    : NULL;
}

static const char *number_text(const printer *p, nt_show show, const nt_ledger_row *row)
{
    const nt_draft *draft = p->draft;
    const char *least = least_of(p, row);
    if (show == NT_SHOW_SIGNED) {
        return nt_text_signed(draft->arena, draft->lang, row->value, row->decimals);
    }
    if (show == NT_SHOW_FLAG) {
        return row->value > 0 ? nt_report_say(draft, (nt_text)NT_TEXT_REPORT_YES)
                              : nt_report_say(draft, (nt_text)NT_TEXT_REPORT_NO);
    }
    return least ? least : nt_report_number(draft->arena, draft->lang, row);
}

static void number_cell(printer *p, nt_show show, const nt_ledger_row *row)
{
    nt_report_draft_run(p->draft,
                        &(nt_inline){.text = number_text(p, show, row), .ledger_id = row->id});
    nt_report_draft_cell(p->draft, 1);
}

static void interval_cell(printer *p, const nt_ledger_row *row, bool known)
{
    if (!known) {
        mark_cell(p, row);
    } else if (isnan(row->lower) || isnan(row->upper)) {
        nt_report_draft_blank(p->draft); /* a census has none */
    } else {
        nt_report_draft_interval(p->draft, row);
    }
}

static void add_cell(printer *p, const nt_column_choice *column, const nt_ledger_row *row)
{
    bool known = row && !nt_report_is_suppressed(row) && !isnan(row->value);
    if (column->show == NT_SHOW_WORDS && row && !nt_report_is_suppressed(row)) {
        nt_report_draft_text(p->draft, row->label.in[p->draft->lang]);
        p->read++;
    } else if (known) {
        number_cell(p, column->show, row);
        p->read++;
    } else {
        mark_cell(p, row);
    }
    if (column->interval) {
        interval_cell(p, row, known);
    }
}

/* --- rows --- */

/* "73.71" belongs to "73". */
static bool begins_with(const char *code, const char *head)
{
    size_t length = strlen(head);
    return length && strncmp(code, head, length) == 0 && code[length] == '.';
}

static int group_of(const printer *p, const char *code)
{
    for (size_t i = 0; p->groups && i < p->groups->row_count; i++) {
        if (begins_with(code, p->groups->rows[i].code)) {
            return (int)i;
        }
    }
    return -1;
}

static bool is_total(const nt_frame *frame, size_t row)
{
    return strcmp(frame->rows[row].code, "total") == 0;
}

static const char *name_of(const printer *p, const nt_frame_key *key)
{
    for (size_t i = 0; i < p->plan->name_count; i++) {
        if (strcmp(p->plan->names[i].code, key->code) == 0) {
            return nt_report_in(p->draft, &p->plan->names[i].name);
        }
    }
    return key->label.in[p->draft->lang];
}

static const char *unbroken(const nt_draft *draft, const char *name)
{
    nt_buffer out = nt_buffer_open(draft->arena);
    for (const char *at = name; *at; at++) {
        *at == ' ' ? nt_buffer_puts(&out, "\u00A0") : nt_buffer_putc(&out, *at);
    }
    return nt_buffer_text(&out);
}

static void add_row(printer *p, const nt_column_choice *columns, size_t count, size_t row)
{
    nt_draft *draft = p->draft;
    const nt_frame_key *key = &p->frame->rows[row];
    bool total = is_total(p->frame, row);
    const char *name = nt_report_capital(draft, name_of(p, key));
    nt_report_draft_text(draft, p->whole_names ? unbroken(draft, name) : name);
    for (size_t i = 0; i < count; i++) {
        int at = nt_frame_column(p->frame, columns[i].code);
        add_cell(p, &columns[i], at < 0 ? NULL : nt_frame_cell(p->frame, row, (size_t)at));
    }
    nt_report_draft_row(draft, total ? NT_ROW_TOTAL : NT_ROW_BODY);
}

typedef struct {
    size_t row;
    double value;
} ranked;

/* Unknown behind all known; ties in the order of the frame. */
static int by_value(const void *left, const void *right)
{
    const ranked *a = left, *b = right;
    double x = isnan(a->value) ? -INFINITY : a->value, y = isnan(b->value) ? -INFINITY : b->value;
    return x != y ? (x < y ? 1 : -1) : (a->row > b->row) - (a->row < b->row);
}

static nt_status choose_rows(const printer *p, ranked **out, size_t *count, nt_error *err)
{
    const nt_frame *frame = p->frame;
    const nt_frame_plan *plan = p->plan;
    size_t all = plan->rows ? plan->row_count : frame->row_count;
    ranked *chosen = nt_new_array(p->draft->arena, ranked, all + 1);
    int by = plan->order ? nt_frame_column(frame, plan->order) : -1;
    if (plan->order && by < 0) {
        return unknown_key(p->draft, (nt_text)NT_TEXT_REPORT_THING_COLUMN, frame->columns,
                           frame->column_count, plan->order, place_of(p, "order"), err);
    }
    for (size_t i = 0; i < all; i++) {
        int row = plan->rows ? row_of(frame, plan->rows[i]) : (int)i;
        if (row < 0) {
            return unknown_key(p->draft, (nt_text)NT_TEXT_REPORT_THING_ROW, frame->rows,
                               frame->row_count, plan->rows[i], place_of(p, "rows"), err);
        }
        const nt_ledger_row *cell = by < 0 ? NULL : nt_frame_cell(frame, (size_t)row, (size_t)by);
        bool ranks = cell && !is_total(frame, (size_t)row);
        chosen[i] = (ranked){(size_t)row, ranks ? cell->value : NAN};
    }
    if (by >= 0) {
        qsort(chosen, all, sizeof *chosen, by_value);
    }
    *out = chosen;
    *count = all;
    return NT_OK;
}

static void add_rows(printer *p, const nt_column_choice *columns, size_t column_count,
                     const ranked *rows, size_t count)
{
    int group = -1;
    for (size_t i = 0; i < count; i++) {
        int own = group_of(p, p->frame->rows[rows[i].row].code);
        if (own >= 0 && own != group) {
            nt_report_draft_group(p->draft, p->groups->rows[own].label.in[p->draft->lang]);
            group = own;
        }
        add_row(p, columns, column_count, rows[i].row);
    }
}

/* --- columns --- */

static const nt_column_choice *all_columns(const printer *p, size_t *count)
{
    const nt_frame *frame = p->frame;
    nt_column_choice *columns =
        nt_new_array(p->draft->arena, nt_column_choice, frame->column_count + 1);
    for (size_t i = 0; i < frame->column_count; i++) {
        columns[i].code = frame->columns[i].code;
        columns[i].show = p->plan->show;
    }
    *count = frame->column_count;
    return columns;
}

static nt_status check_columns(const printer *p, const nt_column_choice *columns, size_t count,
                               nt_error *err)
{
    for (size_t i = 0; p->frame && i < count; i++) {
        if (nt_frame_column(p->frame, columns[i].code) < 0) {
            return unknown_key(p->draft, (nt_text)NT_TEXT_REPORT_THING_COLUMN, p->frame->columns,
                               p->frame->column_count, columns[i].code,
                               columns[i].place.file ? columns[i].place : p->plan->place, err);
        }
    }
    return NT_OK;
}

/* --- what this register has no numbers for --- */

static bool has_cell(const printer *p, size_t row, const nt_column_choice *column)
{
    int at = nt_frame_column(p->frame, column->code);
    return at >= 0 && nt_frame_cell(p->frame, row, (size_t)at);
}

/* Columns without a single cell: a register without outcomes has none of the proven. The report's
 * chapter on quality says what is left out and why. */
static const nt_column_choice *known_columns(const printer *p, const nt_column_choice *columns,
                                             size_t *count, const ranked *rows, size_t row_count)
{
    nt_column_choice *kept = nt_new_array(p->draft->arena, nt_column_choice, *count + 1);
    size_t n = 0;
    for (size_t i = 0; i < *count; i++) {
        bool any = false;
        for (size_t r = 0; r < row_count && !any; r++) {
            any = has_cell(p, rows[r].row, &columns[i]);
        }
        if (any) {
            kept[n++] = columns[i];
        }
    }
    if (!n) {
        return columns; /* a table of nothing says so */
    }
    *count = n;
    return kept;
}

/* The same of rows; their order stays. */
static size_t keep_known_rows(const printer *p, const nt_column_choice *columns, size_t count,
                              ranked *rows, size_t row_count)
{
    size_t n = 0;
    for (size_t r = 0; r < row_count; r++) {
        bool any = false;
        for (size_t i = 0; i < count && !any; i++) {
            any = has_cell(p, rows[r].row, &columns[i]);
        }
        if (any) {
            rows[n++] = rows[r];
        }
    }
    return n ? n : row_count;
}

/* --- what the rows are of all there are --- */

static size_t without_totals(const nt_frame *frame, const ranked *rows, size_t count)
{
    size_t n = 0;
    for (size_t i = 0; i < count; i++) {
        n += !is_total(frame, rows[i].row);
    }
    return n;
}

/* The head of the column that the rows are sorted by. */
static const char *order_head(const printer *p, const nt_column_choice *columns, size_t count)
{
    nt_column_choice bare = {.code = p->plan->order};
    const nt_column_choice *by = &bare;
    for (size_t i = 0; i < count; i++) {
        by = strcmp(columns[i].code, p->plan->order) == 0 ? &columns[i] : by;
    }
    return head_of(p, by, &p->frame->columns[nt_frame_column(p->frame, p->plan->order)]);
}

/* Whether a value stands above a smaller one; the rows are sorted. */
static bool is_ranked(const ranked *rows, size_t count)
{
    size_t known = 0;
    while (known < count && !isnan(rows[known].value)) {
        known++;
    }
    return known > 1 && rows[0].value > rows[known - 1].value;
}

static const char *filled(const nt_draft *draft, const nt_text *pattern, const nt_arg *args,
                          size_t count)
{
    return nt_text_phrase(draft->arena, draft->lang, &(nt_phrase){pattern, args, count});
}

/* "ditampilkan 20 dari 34, “Terbuka” terbesar di atas": no caption can know it beforehand. */
static void set_scope(printer *p, const nt_column_choice *columns, size_t column_count,
                      const ranked *rows, size_t count, size_t all)
{
    static const nt_text part = NT_TEXT_CHART_OF_SHOWN;
    static const nt_text sorted = NT_TEXT_REPORT_LARGEST_FIRST;
    const char *said[2];
    size_t shown = without_totals(p->frame, rows, count), n = 0;
    if (shown < all && !p->plan->selected) {
        const nt_arg args[] = {{.kind = NT_ARG_COUNT, .number = (double)shown},
                               {.kind = NT_ARG_COUNT, .number = (double)all}};
        said[n++] = filled(p->draft, &part, args, 2);
    }
    if (p->plan->order && is_ranked(rows, count)) {
        const nt_arg head = {.kind = NT_ARG_TEXT, .text = order_head(p, columns, column_count)};
        said[n++] = filled(p->draft, &sorted, &head, 1);
    }
    p->draft->scope = n == 2 ? nt_arena_printf(p->draft->arena, "%s, %s", said[0], said[1])
                      : n    ? said[0]
                             : NULL;
}

static void add_notes(const printer *p)
{
    for (int m = 0; m < MARK_COUNT; m++) {
        if (p->used[m]) {
            nt_report_draft_note(p->draft, nt_report_in(p->draft, &marks[m].note));
        }
    }
}

static nt_status print(printer *p, nt_error *err)
{
    nt_draft *draft = p->draft;
    const nt_column_choice *columns = p->plan->columns;
    size_t column_count = p->plan->column_count, row_count = 0;
    ranked *rows = NULL;
    if (!columns && p->frame) {
        columns = all_columns(p, &column_count);
    }
    nt_status status = check_columns(p, columns, column_count, err);
    if (status || !p->frame) {
        set_heads(p, columns, column_count);
        return status;
    }
    status = choose_rows(p, &rows, &row_count, err);
    if (status) {
        return status;
    }
    row_count = keep_known_rows(p, columns, column_count, rows, row_count);
    size_t all = without_totals(p->frame, rows, row_count);
    row_count = p->plan->limit && p->plan->limit < row_count ? p->plan->limit : row_count;
    columns = known_columns(p, columns, &column_count, rows, row_count);
    set_heads(p, columns, column_count);
    set_scope(p, columns, column_count, rows, row_count, all);
    add_rows(p, columns, column_count, rows, row_count);
    add_notes(p);
    if (p->read == 0) {
        draft->absence = nt_report_say(
            draft, p->used[MARK_SUPPRESSED]
                       ? (nt_text)NT_TEXT_CHART_NOT_SHOWN_ALL_OF_ITS_VALUES_ARE
                       : (nt_text)NT_TEXT_CHART_NOT_SHOWN_NONE_OF_ITS_VALUES_IS_KNOWN);
    }
    draft->may_turn = row_count < LONG_TABLE_ROWS;
    draft->dense = draft->dense && row_count >= LONG_TABLE_ROWS;
    return NT_OK;
}

static void set_words(nt_draft *draft, const nt_frame *frame)
{
    if (!draft->caption.in[0] && frame && frame->title.in[0]) {
        draft->caption = frame->title;
    }
    if (!nt_report_in(draft, &draft->caption)) {
        draft->caption = (nt_text)NT_TEXT_REPORT_TABLE_OF_THE_REGISTER;
    }
    if (!draft->summary) {
        draft->summary =
            nt_arena_printf(draft->arena, "%s: %s", nt_report_in(draft, &draft->caption),
                            nt_report_say(draft, (nt_text)NT_TEXT_REPORT_ONE_ROW_FOR_EACH_NAME));
    }
}

nt_status nt_report_draft_frame(nt_draft *draft, const nt_frame_plan *plan, nt_error *err)
{
    printer p = {.draft = draft, .plan = plan};
    nt_status status = find_frame(draft, plan->frame, plan->place, &p.frame, err);
    if (!status && plan->groups) {
        status = find_frame(draft, plan->groups, place_of(&p, "groups"), &p.groups, err);
    }
    set_words(draft, p.frame);
    return status ? status : print(&p, err);
}

/* --- the definition in report.json --- */

/* A text, or {"id": …, "en": …}: that of the language, with the names in it. */
static nt_status read_text(const nt_draft *draft, const nt_json *object, const char *member,
                           nt_text *out, nt_error *err)
{
    const nt_json *value = nt_json_get(object, member);
    if (!value) {
        return NT_OK;
    }
    const nt_json *text = nt_json_in(value, draft->lang);
    if (!text) {
        return nt_fail(err, NT_INVALID, value->place, NT_MESSAGE_REPORT_HEAD_NO_TEXT());
    }
    const char *words = text->string;
    nt_status status = value == text ? NT_OK : nt_json_only(value, nt_lang_codes, err);
    if (!status && draft->expand) {
        status = draft->expand(draft->context, text, &words, err);
    }
    if (!status) {
        *out = nt_text_alike(words);
    }
    return status;
}

static nt_status read_show(const nt_json *object, nt_show *out, nt_error *err)
{
    static const char *const names[] = {"number", "signed", "flag", "words"};
    const nt_json *value = nt_json_get(object, "show");
    for (size_t i = 0; value && i < sizeof names / sizeof *names; i++) {
        if (value->type == NT_JSON_STRING && strcmp(value->string, names[i]) == 0) {
            *out = (nt_show)i;
            return NT_OK;
        }
    }
    return value ? nt_fail(err, NT_INVALID, value->place, NT_MESSAGE_REPORT_SHOW_IS()) : NT_OK;
}

static nt_status read_column(const nt_draft *draft, const nt_json *item, nt_column_choice *out,
                             nt_error *err)
{
    static const char *const known[] = {"code", "head", "interval", "show", NULL};
    out->place = item->place;
    if (item->type == NT_JSON_STRING) {
        out->code = item->string;
        return NT_OK;
    }
    out->code = nt_json_string(item, "code", NULL);
    if (item->type != NT_JSON_OBJECT || !out->code) {
        return nt_fail(err, NT_INVALID, item->place, NT_MESSAGE_REPORT_COLUMN_IS());
    }
    out->interval = nt_json_bool(item, "interval", false);
    nt_status status = nt_json_only(item, known, err);
    status = status ? status : read_text(draft, item, "head", &out->head, err);
    return status ? status : read_show(item, &out->show, err);
}

static nt_status read_columns(const nt_draft *draft, nt_frame_plan *plan, nt_error *err)
{
    const nt_json *list = nt_json_get(draft->definition, "columns");
    if (!list) {
        return NT_OK;
    }
    if (list->type != NT_JSON_ARRAY || !list->count || list->count > NT_COLUMNS_OF_FRAME_MAX) {
        return nt_fail(err, NT_INVALID, list->place,
                       NT_MESSAGE_REPORT_COLUMNS_ARE(.most = NT_COLUMNS_OF_FRAME_MAX));
    }
    nt_column_choice *columns = nt_new_array(draft->arena, nt_column_choice, list->count);
    size_t count = 0;
    NT_JSON_EACH(item, list)
    {
        nt_status status = read_column(draft, item, &columns[count++], err);
        if (status) {
            return status;
        }
    }
    plan->columns = columns;
    plan->column_count = count;
    return NT_OK;
}

/* "rows": how many, or which. */
static nt_status read_rows(const nt_draft *draft, nt_frame_plan *plan, nt_error *err)
{
    const nt_json *value = nt_json_get(draft->definition, "rows");
    if (!value) {
        return NT_OK;
    }
    if (value->type == NT_JSON_NUMBER && value->number >= 1 && value->number <= 10000 &&
        value->number == floor(value->number)) {
        plan->limit = (size_t)value->number;
        return NT_OK;
    }
    const char **codes = nt_new_array(draft->arena, const char *, value->count + 1);
    size_t count = 0;
    NT_JSON_EACH(item, value)
    {
        codes[count] = item->type == NT_JSON_STRING ? item->string : NULL;
        if (!codes[count++]) {
            return nt_fail(err, NT_INVALID, item->place, NT_MESSAGE_REPORT_ROW_IS());
        }
    }
    if (value->type != NT_JSON_ARRAY || !count) {
        return nt_fail(err, NT_INVALID, value->place, NT_MESSAGE_REPORT_ROWS_ARE());
    }
    plan->rows = codes;
    plan->row_count = count;
    return NT_OK;
}

static nt_status read_dense(nt_draft *draft, nt_error *err)
{
    const nt_json *value = nt_json_get(draft->definition, "dense");
    draft->dense = nt_json_bool(draft->definition, "dense", false);
    return !value || value->type == NT_JSON_BOOL
               ? NT_OK
               : nt_fail(err, NT_INVALID, value->place, NT_MESSAGE_REPORT_DENSE_IS());
}

static nt_status read_name(const nt_draft *draft, const char *member, const char **out,
                           nt_error *err)
{
    const nt_json *value = nt_json_get(draft->definition, member);
    if (value && value->type != NT_JSON_STRING) {
        return nt_fail(err, NT_INVALID, value->place, NT_MESSAGE_REPORT_NAME_IS(.member = member));
    }
    *out = value ? value->string : *out;
    return NT_OK;
}

nt_status nt_report_draft_defined(nt_draft *draft, nt_frame_plan plan, nt_error *err)
{
    const nt_json *frame = nt_json_get(draft->definition, "frame");
    plan.place = frame ? frame->place : draft->definition ? draft->definition->place : nt_nowhere;
    nt_status status = read_name(draft, "frame", &plan.frame, err);
    if (!status && !plan.frame) {
        return nt_fail(err, NT_INVALID, plan.place,
                       NT_MESSAGE_REPORT_TABLE_NEEDS(.member = "frame", .example = "provinces"));
    }
    status = status ? status : read_columns(draft, &plan, err);
    status = status || !draft->definition ? status : read_show(draft->definition, &plan.show, err);
    status = status ? status : read_rows(draft, &plan, err);
    status = status ? status : read_name(draft, "order", &plan.order, err);
    status = status ? status : read_dense(draft, err);
    status = status ? status : read_name(draft, "groups", &plan.groups, err);
    status = status ? status : read_text(draft, draft->definition, "row_head", &plan.row_head, err);
    return status ? status : nt_report_draft_frame(draft, &plan, err);
}
