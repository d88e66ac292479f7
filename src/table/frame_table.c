#include "frame_table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "register/frames.h"
#include "text/number.h"
#include "words/base.h"
#include "words/chart.h"
#include "words/quantity.h"
#include "words/table.h"

enum {
    LONG_TABLE_ROWS = 60, /* a longer one stays upright: landscape pages hold fewer rows */
    WIDE_TABLE_COLUMNS = 7,
    SHORT_NAME_BYTES = 28,
    COLUMNS_MAX = 24 /* that a definition may choose */
};

/* A column that is printed, and where it stands in the frame. */
typedef struct {
    nt_column_choice choice;
    size_t at;
} column;

/* A row that is printed; `value` is that of the column to sort by, of a difference how large. */
typedef struct {
    size_t at;
    double value;
} ranked;

typedef struct {
    nt_draft *draft;
    const nt_frame_plan *plan;
    const nt_frame *frame;
    const nt_frame *groups; /* NULL none */
    column *columns;
    size_t column_count;
    ranked *rows;
    size_t row_count;
    bool whole_names;                  /* names of rows are not broken */
    size_t read;                       /* cells with something to read */
    size_t left_out;                   /* rows that tell nothing */
    bool zero, blanks[NT_BLANK_COUNT]; /* what stands in these */
    bool nothing_tells;                /* no row does */
} printer;

/* --- choosing --- */

static nt_status nothing_called(const printer *p, nt_place place, nt_text thing, const char *name,
                                const char *nearest)
{
    nt_message hint = nt_results_hint(nearest);
    return nt_fail(p->draft->err, NT_INVALID, place,
                   NT_MESSAGE_TABLE_NO_THING_CALLED(.thing = thing, .name = name, .hint = &hint));
}

/* Of a member of the definition; of the frame's name where the plan is the kind's own. */
static nt_place place_of(const printer *p, const char *member)
{
    const nt_json *value = nt_json_get(p->draft->definition, member);
    return value ? value->place : p->plan->place;
}

/* NULL in *out: this register lacks a frame that others have. */
static nt_status find_frame(const printer *p, const char *name, nt_place place,
                            const nt_frame **out)
{
    *out = nt_results_frame(p->draft->results, name);
    if (*out || nt_frame_is_declared(name)) {
        return NT_OK;
    }
    size_t count;
    const char *const *names = nt_results_names(p->draft->results, NT_INDEX_FRAME, &count);
    return nothing_called(p, place, (nt_text)NT_TEXT_TABLE_THING_FRAME, name,
                          nt_utf8_nearest(name, names, count));
}

static int row_of(const nt_frame *frame, const char *code)
{
    NT_RETURN_FIRST(i, frame->row_count, strcmp(frame->rows[i].code, code) == 0, (int)i, -1);
}

/* Where the key of that code stands among the frame's rows or columns. */
static nt_status find_key(const printer *p, bool of_rows, const char *code, nt_place place,
                          size_t *out)
{
    const nt_frame_key *keys = of_rows ? p->frame->rows : p->frame->columns;
    size_t count = of_rows ? p->frame->row_count : p->frame->column_count;
    int at = of_rows ? row_of(p->frame, code) : nt_frame_column(p->frame, code);
    if (at < 0) {
        return nothing_called(
            p, place,
            of_rows ? (nt_text)NT_TEXT_TABLE_THING_ROW : (nt_text)NT_TEXT_TABLE_THING_COLUMN, code,
            nt_utf8_nearest_of(p->draft->arena, code, keys, count, sizeof *keys));
    }
    *out = (size_t)at;
    return NT_OK;
}

static nt_status choose_columns(printer *p)
{
    const nt_frame_plan *plan = p->plan;
    p->column_count = plan->columns ? plan->column_count : p->frame->column_count;
    p->columns = nt_new_array(p->draft->arena, column, p->column_count + 1);
    for (size_t i = 0; i < p->column_count; i++) {
        column *c = &p->columns[i];
        if (plan->columns) {
            c->choice = plan->columns[i];
            NT_TRY(find_key(p, false, c->choice.code,
                            c->choice.place.file ? c->choice.place : plan->place, &c->at));
        } else {
            *c = (column){{.code = p->frame->columns[i].code, .show = plan->show}, i};
        }
    }
    return NT_OK;
}

static bool is_total(const nt_frame *frame, size_t row)
{
    return strcmp(frame->rows[row].code, "total") == 0;
}

/* Unknown behind all known; ties in the order of the frame. */
static int by_value(const void *left, const void *right)
{
    const ranked *a = left, *b = right;
    double x = isnan(a->value) ? -INFINITY : a->value, y = isnan(b->value) ? -INFINITY : b->value;
    return x != y ? (x < y ? 1 : -1) : (a->at > b->at) - (a->at < b->at);
}

static nt_status choose_rows(printer *p)
{
    const nt_frame_plan *plan = p->plan;
    size_t by = 0;
    NT_TRY(plan->order ? find_key(p, false, plan->order, place_of(p, "order"), &by) : NT_OK);
    p->row_count = plan->rows ? plan->row_count : p->frame->row_count;
    p->rows = nt_new_array(p->draft->arena, ranked, p->row_count + 1);
    for (size_t i = 0; i < p->row_count; i++) {
        ranked *row = &p->rows[i];
        row->at = i;
        NT_TRY(plan->rows ? find_key(p, true, plan->rows[i], place_of(p, "rows"), &row->at)
                          : NT_OK);
        const nt_ledger_row *cell = plan->order ? nt_frame_cell(p->frame, row->at, by) : NULL;
        row->value = cell && !is_total(p->frame, row->at) ? cell->value : NAN;
        row->value = cell && nt_ledger_is_difference(cell) ? fabs(row->value) : row->value;
    }
    if (plan->order) {
        qsort(p->rows, p->row_count, sizeof *p->rows, by_value);
    }
    return NT_OK;
}

/* --- what this register has no numbers for --- */

static bool any_cell(const printer *p, const column *columns, size_t column_count,
                     const ranked *rows, size_t row_count)
{
    for (size_t r = 0; r < row_count; r++) {
        for (size_t c = 0; c < column_count; c++) {
            if (nt_frame_cell(p->frame, rows[r].at, columns[c].at)) {
                return true;
            }
        }
    }
    return false;
}

/* Rows without a single cell go, unless all of them are; their order stays. */
static void keep_known_rows(printer *p)
{
    size_t kept = NT_PICK(p->rows, i, p->row_count, p->rows[i],
                          any_cell(p, p->columns, p->column_count, &p->rows[i], 1));
    p->row_count = kept ? kept : p->row_count;
}

static nt_blank blank_of(const nt_ledger_row *row)
{
    return nt_ledger_is_withheld(row) ? NT_BLANK_WITHHELD
           : row && row->whole == 0   ? NT_BLANK_NO_BASE
                                      : NT_BLANK_UNTOLD;
}

/* Remembers what a row has that tells nothing. */
static void leave_out(printer *p, const ranked *row)
{
    for (size_t c = 0; c < p->column_count; c++) {
        const nt_ledger_row *cell = nt_frame_cell(p->frame, row->at, p->columns[c].at);
        bool known = cell && !isnan(cell->value);
        p->zero = p->zero || known;
        p->blanks[blank_of(cell)] = p->blanks[blank_of(cell)] || !known;
    }
    p->left_out++;
}

static bool tells(const printer *p, const ranked *row)
{
    for (size_t c = 0; c < p->column_count; c++) {
        const nt_ledger_row *cell = nt_frame_cell(p->frame, row->at, p->columns[c].at);
        bool in_words = p->columns[c].choice.show == NT_SHOW_WORDS && cell;
        if (in_words || (cell && !isnan(cell->value) && fabs(cell->value) > 0)) {
            return true;
        }
    }
    return is_total(p->frame, row->at);
}

/* At most `limit` rows, 0 all; those of zeros and of signs go where the template asks, and others
 * take their places, unless all would go: then `nothing_tells`. */
static void keep_telling_rows(printer *p, size_t limit)
{
    bool chosen = p->plan->only_telling && !p->draft->is_whole;
    size_t kept = 0, most = limit ? limit : p->row_count;
    ranked *telling = nt_new_array(p->draft->arena, ranked, p->row_count + 1);
    for (size_t i = 0; chosen && i < p->row_count; i++) {
        bool does = tells(p, &p->rows[i]);
        if (!does) {
            leave_out(p, &p->rows[i]);
        } else if (kept < most) {
            telling[kept++] = p->rows[i];
        }
    }
    p->nothing_tells = chosen && kept == 0;
    if (kept) {
        p->rows = telling;
        p->row_count = kept;
    } else if (p->row_count > most) {
        p->row_count = most;
    }
}

static bool any_interval(const printer *p, size_t at)
{
    for (size_t r = 0; r < p->row_count; r++) {
        const nt_ledger_row *cell = nt_frame_cell(p->frame, p->rows[r].at, at);
        if (cell && !isnan(cell->lower) && !isnan(cell->upper)) {
            return true;
        }
    }
    return false;
}

/* The same of columns: a register without outcomes has none of the proven. The report's chapter on
 * quality says what is left out and why. A column of intervals goes where no row has one. */
static void keep_known_columns(printer *p)
{
    size_t kept = 0;
    for (size_t i = 0; i < p->column_count; i++) {
        if (any_cell(p, &p->columns[i], 1, p->rows, p->row_count)) {
            p->columns[kept] = p->columns[i];
            nt_column_choice *choice = &p->columns[kept++].choice;
            bool none = choice->interval && !any_interval(p, p->columns[i].at);
            choice->interval = choice->interval && !none;
            choice->note = none ? nt_text_alike(NULL) : choice->note;
        }
    }
    p->column_count = kept ? kept : p->column_count; /* a table of nothing says so */
}

/* --- heads --- */

static const char *head_of(const printer *p, const nt_column_choice *choice, size_t at)
{
    const nt_draft *draft = p->draft;
    const nt_frame_key *key = &p->frame->columns[at];
    const char *own = nt_draft_say(draft, choice->head), *unit = key->unit;
    if (own) {
        return own;
    }
    const char *label = nt_text_capital(draft->arena, nt_draft_say(draft, key->label));
    bool goes_without_saying = !unit || !*unit || strcmp(unit, "cases") == 0;
    return goes_without_saying
               ? label
               : nt_arena_printf(draft->arena, "%s (%s)", label, nt_text_unit(draft->lang, unit));
}

/* A wide table of short names keeps each on one line: broken ones would cost it twice the height.
 */
static bool names_stay_whole(const printer *p)
{
    size_t longest = 0;
    for (size_t i = 0; i < p->frame->row_count; i++) {
        size_t length = strlen(nt_draft_say(p->draft, p->frame->rows[i].label));
        longest = length > longest ? length : longest;
    }
    return p->column_count >= WIDE_TABLE_COLUMNS && longest <= SHORT_NAME_BYTES;
}

/* Heads over neighbouring columns that say the same of what they are of. */
static void set_heads_over(printer *p)
{
    const nt_draft *draft = p->draft;
    size_t named = 0, span = 1; /* the names of the rows */
    const char *over = "";
    for (size_t i = 0; i < p->column_count; i++) {
        named += nt_draft_say(draft, p->columns[i].choice.over) != NULL;
    }
    for (size_t i = 0; named && i <= p->column_count; i++) {
        const nt_column_choice *choice = i < p->column_count ? &p->columns[i].choice : NULL;
        const char *next = choice ? nt_draft_say(draft, choice->over) : NULL;
        next = next ? next : "";
        if (!choice || strcmp(next, over) != 0) {
            nt_draft_group_head(p->draft, over, span);
            over = next;
            span = 0;
        }
        span += choice ? 1 + choice->interval : 0;
    }
}

static void set_heads(printer *p)
{
    const char *over_rows = nt_draft_say(p->draft, p->plan->row_head);
    nt_draft_column(p->draft, over_rows ? over_rows : "", NT_ALIGN_LEFT, 1);
    p->whole_names = names_stay_whole(p);
    NT_EACH(const column, c, p->columns, p->column_count) {
        nt_show show = c->choice.show;
        nt_align align =
            show == NT_SHOW_WORDS || show == NT_SHOW_FLAG ? NT_ALIGN_LEFT : NT_ALIGN_DECIMAL;
        nt_draft_column(p->draft, head_of(p, &c->choice, c->at), align, show == NT_SHOW_WORDS);
        if (c->choice.interval) {
            nt_draft_column(p->draft, "95\u00A0%", NT_ALIGN_RIGHT, 0);
        }
    }
    set_heads_over(p);
}

/* What columns have to say of themselves, each text once. */
static void add_notes(printer *p)
{
    const char *said[COLUMNS_MAX];
    size_t count = 0;
    NT_EACH(const column, c, p->columns, p->column_count) {
        const char *note = nt_draft_say(p->draft, c->choice.note);
        if (note && *note && !nt_utf8_is_among(note, said, count)) {
            said[count++] = note;
            nt_draft_note(p->draft, note);
        }
    }
}

/* --- cells --- */

static const char *number_text(const nt_draft *draft, nt_show show, const nt_ledger_row *row)
{
    const char *least = nt_quantity_less_than_least(draft->arena, draft->lang, row);
    if (show == NT_SHOW_SIGNED) {
        return nt_text_signed(draft->arena, draft->lang, row->value, row->decimals);
    }
    if (show == NT_SHOW_FLAG) {
        return row->value > 0 ? nt_draft_say(draft, (nt_text)NT_TEXT_QUANTITY_YES)
                              : nt_draft_say(draft, (nt_text)NT_TEXT_QUANTITY_NO);
    }
    return least && row->decimals > 2 ? least : nt_quantity_number(draft->arena, draft->lang, row);
}

static void add_cell(printer *p, const nt_column_choice *choice, const nt_ledger_row *row)
{
    bool shown = row && !nt_ledger_is_withheld(row), known = shown && !isnan(row->value);
    if (shown && choice->show == NT_SHOW_WORDS) {
        nt_draft_text(p->draft, nt_draft_say(p->draft, row->label));
        p->read++;
    } else if (known) {
        nt_draft_put(p->draft, number_text(p->draft, choice->show, row), row->id);
        nt_draft_cell(p->draft, 1);
        p->read++;
    } else {
        nt_draft_blank(p->draft, blank_of(row));
    }
    if (choice->interval && !known) {
        nt_draft_blank(p->draft, blank_of(row));
    } else if (choice->interval) {
        nt_draft_bounded(p->draft, row);
    }
}

/* --- rows --- */

/* The group of "73.71" is "73". */
static int group_of(const printer *p, const char *code)
{
    for (size_t i = 0; p->groups && i < p->groups->row_count; i++) {
        const char *head = p->groups->rows[i].code, *rest = nt_behind(code, head);
        if (*head && rest && *rest == '.') {
            return (int)i;
        }
    }
    return -1;
}

static const char *name_of(const printer *p, const nt_frame_key *key)
{
    nt_text name = key->label;
    for (size_t i = 0; i < p->plan->name_count; i++) {
        name = strcmp(p->plan->names[i].code, key->code) == 0 ? p->plan->names[i].name : name;
    }
    return nt_text_capital(p->draft->arena, nt_draft_say(p->draft, name));
}

static const char *unbroken(const nt_draft *draft, const char *name)
{
    nt_buffer out = nt_buffer_open(draft->arena);
    for (const char *at = name; *at; at++) {
        *at == ' ' ? nt_buffer_puts(&out, "\u00A0") : nt_buffer_putc(&out, *at);
    }
    return nt_buffer_text(&out);
}

static bool is_none(const printer *p, size_t row, size_t at)
{
    const char *single = p->frame->single;
    return single && strcmp(p->frame->rows[row].code, single) == 0 &&
           !nt_frame_cell(p->frame, row, p->columns[at].at);
}

/* What does not concern the row is said once over all columns side by side; how many they are. */
static size_t add_none(printer *p, size_t row, size_t at)
{
    size_t count = 0, span = 0;
    for (; at + count < p->column_count && is_none(p, row, at + count); count++) {
        span += p->columns[at + count].choice.interval ? 2 : 1;
    }
    if (count) {
        nt_draft_put(p->draft, nt_draft_say(p->draft, (nt_text)NT_TEXT_TABLE_NOT_APPLICABLE), NULL);
        nt_draft_cell(p->draft, span);
    }
    return count;
}

static void add_cells(printer *p, size_t row)
{
    for (size_t c = 0, none; c < p->column_count; c += none ? none : 1) {
        none = add_none(p, row, c);
        if (!none) {
            add_cell(p, &p->columns[c].choice, nt_frame_cell(p->frame, row, p->columns[c].at));
        }
    }
}

static void add_rows(printer *p)
{
    int group = -1;
    for (size_t i = 0; i < p->row_count; i++) {
        size_t row = p->rows[i].at;
        const nt_frame_key *key = &p->frame->rows[row];
        int own = group_of(p, key->code);
        if (own >= 0 && own != group) {
            nt_draft_group(p->draft, nt_draft_say(p->draft, p->groups->rows[own].label));
            group = own;
        }
        const char *name = name_of(p, key);
        nt_draft_text(p->draft, p->whole_names ? unbroken(p->draft, name) : name);
        add_cells(p, row);
        nt_draft_row(p->draft, is_total(p->frame, row) ? NT_ROW_TOTAL : NT_ROW_BODY);
    }
}

/* --- what the rows are of all there are --- */

static size_t without_totals(const printer *p)
{
    return NT_SUM(size_t, i, p->row_count, !is_total(p->frame, p->rows[i].at));
}

/* The head of the column that the rows are sorted by. */
static const char *order_head(const printer *p)
{
    nt_column_choice by = {.code = p->plan->order};
    for (size_t i = 0; i < p->column_count; i++) {
        by = strcmp(p->columns[i].choice.code, by.code) == 0 ? p->columns[i].choice : by;
    }
    return head_of(p, &by, (size_t)nt_frame_column(p->frame, by.code));
}

/* Whether a value stands above a smaller one; the rows are sorted. */
static bool is_ranked(const printer *p)
{
    size_t known = 0;
    while (known < p->row_count && !isnan(p->rows[known].value)) {
        known++;
    }
    return known > 1 && p->rows[0].value > p->rows[known - 1].value;
}

static const char *filled(const nt_draft *draft, const nt_text *pattern, const nt_arg *args,
                          size_t count)
{
    return nt_text_phrase(draft->arena, draft->lang, &(nt_phrase){pattern, args, count});
}

/* "ditampilkan 20 dari 34, “Terbuka” terbesar di atas": no caption can know it beforehand. */
static void set_scope(printer *p, size_t all)
{
    static const nt_text part = NT_TEXT_CHART_OF_SHOWN;
    static const nt_text sorted = NT_TEXT_TABLE_LARGEST_FIRST;
    const char *said[2];
    size_t shown = without_totals(p), n = 0;
    if (shown < all && !p->plan->selected) {
        const nt_arg args[] = {{.kind = NT_ARG_COUNT, .number = (double)shown},
                               {.kind = NT_ARG_COUNT, .number = (double)all}};
        said[n++] = filled(p->draft, &part, args, 2);
    }
    if (p->plan->order && is_ranked(p)) {
        const nt_arg head = {.kind = NT_ARG_TEXT, .text = order_head(p)};
        said[n++] = filled(p->draft, &sorted, &head, 1);
    }
    p->draft->scope = n == 2 ? nt_arena_printf(p->draft->arena, "%s, %s", said[0], said[1])
                      : n    ? said[0]
                             : NULL;
}

/* "nol, tidak ditampilkan demi kerahasiaan, atau tidak diketahui": what rows have that tell
 * nothing. */
static const char *reasons(const printer *p)
{
    const nt_draft *draft = p->draft;
    const struct {
        bool holds;
        nt_text text;
    } all[] = {
        {p->zero, NT_TEXT_TABLE_ZERO},
        {p->blanks[NT_BLANK_WITHHELD], NT_TEXT_TABLE_NOT_SHOWN_TO_PROTECT},
        {p->blanks[NT_BLANK_NO_BASE], NT_TEXT_TABLE_NOT_COMPUTED},
        {p->blanks[NT_BLANK_UNTOLD], NT_TEXT_BASE_UNKNOWN},
    };
    enum { REASONS = sizeof all / sizeof *all };
    const char *said[REASONS];
    size_t count = NT_PICK(said, i, REASONS, nt_draft_say(draft, all[i].text), all[i].holds);
    return nt_text_join_or(draft->arena, draft->lang, said, count);
}

/* Of `all` rows some tell nothing; where the limit cuts too, others tell something. */
static void note_left_out(printer *p, size_t all)
{
    static const nt_text these = NT_TEXT_TABLE_ROWS_THAT_TELL_NOTHING,
                         one = NT_TEXT_TABLE_ROW_AMONG_OTHERS_THAT_TELLS_NOTHING,
                         many = NT_TEXT_TABLE_ROWS_AMONG_OTHERS_THAT_TELL_NOTHING;
    const nt_arg args[] = {{.kind = NT_ARG_COUNT, .number = (double)p->left_out},
                           {.kind = NT_ARG_TEXT, .text = reasons(p)}};
    bool alone = p->left_out + without_totals(p) >= all;
    nt_draft_note(p->draft, filled(p->draft,
                                   alone              ? &these
                                   : p->left_out == 1 ? &one
                                                      : &many,
                                   args, 2));
}

static void note_rest(printer *p)
{
    nt_draft *draft = p->draft;
    const nt_ledger_row *rest = p->frame->rest;
    static const nt_text withheld = NT_TEXT_CHART_CASES_WITHOUT_A_ROW,
                         told = NT_TEXT_TABLE_CASES_WITHOUT_A_ROW;
    if (!rest) {
        return;
    }
    const nt_arg label = {.kind = NT_ARG_LABEL, .label = &rest->label};
    if (nt_ledger_is_withheld(rest)) {
        nt_draft_note(draft, filled(draft, &withheld, &label, 1));
        return;
    }
    nt_draft_note(draft, nt_arena_printf(draft->arena, "%s ", filled(draft, &told, &label, 1)));
    nt_draft_note_run(draft, nt_quantity_text(draft->arena, draft->lang, rest), rest->id);
    nt_draft_note_run(draft, ".", NULL);
}

/* What stands in the place of a table that has nothing to tell. */
static void set_absence(printer *p)
{
    nt_draft *draft = p->draft;
    static const nt_text withheld = NT_TEXT_CHART_NOT_SHOWN_ALL_OF_ITS_VALUES_ARE,
                         unknown = NT_TEXT_CHART_NOT_SHOWN_NONE_OF_ITS_VALUES_IS_KNOWN,
                         blank = NT_TEXT_TABLE_NOTHING_THAT_TELLS;
    if (p->read == 0) {
        draft->absence = nt_draft_say(draft, draft->blanks[NT_BLANK_WITHHELD] ? withheld : unknown);
    } else if (p->nothing_tells) {
        const nt_arg why = {.kind = NT_ARG_TEXT, .text = reasons(p)};
        draft->absence = filled(draft, &blank, &why, 1);
    }
    draft->scope = draft->absence ? NULL : draft->scope;
}

static void print(printer *p)
{
    nt_draft *draft = p->draft;
    keep_known_rows(p);
    size_t all = without_totals(p), limit = draft->is_whole ? 0 : p->plan->limit;
    draft->is_cut = limit && limit < p->row_count;
    keep_telling_rows(p, limit);
    keep_known_columns(p);
    set_heads(p);
    add_notes(p);
    set_scope(p, all);
    add_rows(p);
    draft->is_cut = draft->is_cut || (p->left_out && !p->nothing_tells);
    if (p->left_out && !p->nothing_tells) {
        note_left_out(p, all);
    }
    note_rest(p);
    set_absence(p);
    draft->may_turn = p->row_count < LONG_TABLE_ROWS;
    draft->dense = draft->dense && p->row_count >= LONG_TABLE_ROWS;
}

static void set_words(nt_draft *draft, const nt_frame *frame)
{
    if (!draft->caption.in[0] && frame && frame->title.in[0]) {
        draft->caption = frame->title;
    }
    if (!nt_draft_say(draft, draft->caption)) {
        draft->caption = (nt_text)NT_TEXT_TABLE_TABLE_OF_THE_REGISTER;
    }
}

/* "Untuk membandingkan menurut Provinsi: Dilaporkan, Diputus, dan Terbuka.": each name once, as
 * columns of one name stand under heads of their own. */
static const char *purpose(const nt_draft *draft)
{
    enum { NAMED_MAX = 8 };
    static const nt_text by = NT_TEXT_TABLE_TO_COMPARE_BY, rows = NT_TEXT_TABLE_TO_COMPARE_ROWS;
    const char *names[NAMED_MAX], *first = "";
    size_t count = 0;
    for (size_t i = 0; i < draft->columns.count; i++) {
        const nt_inlines *head = &draft->columns.items[i].head;
        const char *name = head->count ? head->items[0].text : "";
        if (i == 0) {
            first = name;
        } else if (*name && count < NAMED_MAX && !nt_utf8_is_among(name, names, count)) {
            names[count++] = name;
        }
    }
    const nt_arg args[] = {
        {.kind = NT_ARG_TEXT, .text = nt_text_join(draft->arena, draft->lang, names, count)},
        {.kind = NT_ARG_TEXT, .text = first}};
    const nt_phrase words = {*first ? &by : &rows, args, 2};
    return count ? nt_text_phrase(draft->arena, draft->lang, &words) : "";
}

nt_status nt_draft_frame(nt_draft *draft, const nt_frame_plan *plan)
{
    printer p = {.draft = draft, .plan = plan};
    nt_status status = find_frame(&p, plan->frame, plan->place, &p.frame);
    if (!status && plan->groups) {
        status = find_frame(&p, plan->groups, place_of(&p, "groups"), &p.groups);
    }
    set_words(draft, p.frame);
    if (status || !p.frame) {
        return status; /* a table without rows */
    }
    NT_TRY(choose_columns(&p));
    NT_TRY(choose_rows(&p));
    print(&p);
    draft->summary = draft->summary ? draft->summary : purpose(draft);
    return NT_OK;
}

/* --- the definition in report.json --- */

enum { ROWS_MAX = 10000 };

static const char *const shows[] = {"number", "signed", "flag", "words", NULL};

static const nt_json_form column_form[] = {{.key = "code", .is = NT_IS_TEXT, .needed = true},
                                           {.key = "head", .is = NT_IS_TEXT | NT_IS_TEXTS},
                                           {.key = "over", .is = NT_IS_TEXT | NT_IS_TEXTS},
                                           {.key = "interval", .is = NT_IS_BOOL},
                                           {.key = "note", .is = NT_IS_TEXT | NT_IS_TEXTS},
                                           {.key = "show", .is = NT_IS_TEXT, .choices = shows},
                                           {.key = NULL}};

static const nt_json_form each_column = {.is = NT_IS_TEXT | NT_IS_OBJECT, .members = column_form};

#define ROWS                                                                                       \
    {                                                                                              \
        .key = "rows", .is = NT_IS_WHOLE | NT_IS_LIST, .least = 1, .most = ROWS_MAX,               \
        .each = &nt_json_form_text                                                                 \
    }

const nt_json_form nt_table_rows[] = {ROWS, {.key = NULL}};

const nt_json_form nt_table_frame_form[] = {
    {.key = "frame", .is = NT_IS_TEXT, .needed = true, .needs = NT_TEXT_CHART_NEEDS_FRAME},
    {.key = "columns", .is = NT_IS_LIST, .least = 1, .most = COLUMNS_MAX, .each = &each_column},
    ROWS,
    {.key = "row_head", .is = NT_IS_TEXT | NT_IS_TEXTS},
    {.key = "order", .is = NT_IS_TEXT},
    {.key = "groups", .is = NT_IS_TEXT},
    {.key = "show", .is = NT_IS_TEXT, .choices = shows},
    {.key = "dense", .is = NT_IS_BOOL},
    {.key = "blank_rows", .is = NT_IS_BOOL},
    {.key = NULL}};

/* That of the language, with the names in it. */
static nt_status read_text(const nt_draft *draft, const nt_json *object, const char *member,
                           nt_text *out)
{
    const nt_json *text = nt_json_in(nt_json_get(object, member), draft->lang);
    const char *words = text ? text->string : NULL;
    if (text && draft->asked->expand) {
        NT_TRY(draft->asked->expand(draft->asked->names, text, &words));
    }
    *out = text ? nt_text_alike(words) : *out;
    return NT_OK;
}

static nt_status read_column(const nt_draft *draft, const nt_json *item, nt_column_choice *out)
{
    out->place = item->place;
    if (item->type == NT_JSON_STRING) {
        out->code = item->string;
        return NT_OK;
    }
    out->code = nt_json_string(item, "code", NULL);
    out->interval = nt_json_bool(item, "interval", false);
    out->show = (nt_show)nt_json_choice(item, "show", shows);
    NT_TRY(read_text(draft, item, "head", &out->head));
    NT_TRY(read_text(draft, item, "over", &out->over));
    return read_text(draft, item, "note", &out->note);
}

static nt_status read_columns(const nt_draft *draft, nt_frame_plan *plan)
{
    const nt_json *list = nt_json_get(draft->definition, "columns");
    if (!list) {
        return NT_OK;
    }
    nt_column_choice *columns = nt_new_array(draft->arena, nt_column_choice, list->count);
    plan->columns = columns;
    plan->column_count = list->count;
    NT_JSON_EACH(item, list) {
        NT_TRY(read_column(draft, item, columns++));
    }
    return NT_OK;
}

/* "rows": how many, or which. */
static void read_rows(const nt_draft *draft, nt_frame_plan *plan)
{
    const nt_json *value = nt_json_get(draft->definition, "rows");
    if (value && value->type == NT_JSON_NUMBER) {
        plan->limit = (size_t)value->number;
    } else if (value) {
        const char **codes = nt_new_array(draft->arena, const char *, value->count);
        plan->rows = codes;
        plan->row_count = value->count;
        NT_JSON_EACH(item, value) {
            *codes++ = item->string;
        }
    }
}

nt_status nt_draft_defined(nt_draft *draft)
{
    nt_frame_plan plan = *draft->kind->plan;
    const nt_json *frame = nt_json_get(draft->definition, "frame");
    frame = frame ? frame : draft->definition;
    plan.place = frame ? frame->place : nt_nowhere;
    plan.frame = nt_json_string(draft->definition, "frame", plan.frame);
    plan.order = nt_json_string(draft->definition, "order", plan.order);
    plan.groups = nt_json_string(draft->definition, "groups", plan.groups);
    plan.show = nt_json_get(draft->definition, "show")
                    ? (nt_show)nt_json_choice(draft->definition, "show", shows)
                    : plan.show;
    plan.only_telling = !nt_json_bool(draft->definition, "blank_rows", !plan.only_telling);
    draft->dense = nt_json_bool(draft->definition, "dense", false);
    read_rows(draft, &plan);
    NT_TRY(read_columns(draft, &plan));
    NT_TRY(read_text(draft, draft->definition, "row_head", &plan.row_head));
    return nt_draft_frame(draft, &plan);
}
