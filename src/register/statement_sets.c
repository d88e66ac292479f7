/* What the letters and sets of statements stand for. */
#include <ctype.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "statement.h"

static const char *const kinds[] = {"proven", "not-proven", "otherwise-closed", "pending"};
static const nt_outcome kind_of[] = {NT_OUTCOME_PROVEN, NT_OUTCOME_NOT_PROVEN, NT_OUTCOME_CLOSED,
                                     NT_OUTCOME_PENDING};

static const char *const two_events[] = {"a", "b"};
static const char *const by_day[NT_AGE_BANDS - 1] = {"by-30", "by-90", "by-180", "by-365"};

/* --- letters --- */

static const struct letter {
    char letter;
    const char *frame; /* its rows or columns, NULL: the own; or */
    const char *const *list;
    size_t count; /* so many; 0: all of the frame */
    bool columns, down;
    size_t from;
} letters[] = {
    {'F', .frame = "flow.months", .columns = true},         /* flows */
    {'E', .list = two_events, .count = 2},                  /* events at equal age, */
    {'G', .list = nt_flows_compared, .count = 4},           /* those that periods compare */
    {'M', .frame = "flow.months"},                          /* months, */
    {'W', .frame = "flow.months", .down = true},            /* and the way back */
    {'Q', .frame = "stock.steps"},                          /* quarters, or months */
    {'K', .list = nt_compared_codes, .count = NT_COMPARED}, /* periods compared, */
    {'N', .list = nt_compared_codes, .count = NT_COMPARED}, /* and those as known then */
    {'P', .list = nt_piece_codes, .count = NT_PIECES},      /* parts of a period */
    {'B', .frame = "stock.ages", .columns = true, .count = NT_AGE_BANDS}, /* bands of age */
    {'T', .frame = "stock.ages.stage"},                                   /* what is waited for */
    {'D', .list = by_day, .count = NT_AGE_BANDS - 1},                     /* days of shares */
    {'O', .list = kinds, .count = 3},                                     /* kinds of outcomes, */
    {'U', .frame = "outcomes"},                                           /* and outcomes */
    {'R', .frame = NULL},
    {'L', .frame = "provinces"},
    {'V', .frame = "positions"},
    {'X', .frame = "survival.decision.summary", .from = 1}, /* events and positions */
    {'S', .frame = "survival.decision.all"},                /* days of curves */
    {'Y', .frame = "survival.sanction.all"},
    {'Z', .frame = "revision.triangle", .columns = true}, /* steps at whose ends it was known */
};

static bool of_list(const binding *b, const struct letter *l, size_t index, bound *out)
{
    for (size_t i = 0; i < l->count; i++) {
        bool skipped = l->letter == 'N' && !sheet_is_then(b->s, (int)i);
        if (!skipped && index-- == 0) {
            *out = (bound){.index = i, .code = l->list[i]};
            return true;
        }
    }
    return false;
}

bool letter_value(const binding *b, char letter, size_t index, bound *out)
{
    const struct letter *l = letters;
    while (l->letter != letter) {
        l++;
    }
    if (l->list) {
        return of_list(b, l, index, out);
    }
    const sheet_frame *f = l->frame ? sheet_find(b->s, l->frame) : b->own;
    size_t count = !f ? 0 : l->count ? l->count : l->columns ? f->column_count : f->row_count;
    index += l->from;
    if (index >= count) {
        return false;
    }
    size_t at = l->down ? count - 1 - index : index;
    *out = (bound){f, l->columns, at, l->columns ? f->columns[at].code : f->rows[at].code};
    return true;
}

/* --- one row or column --- */

static size_t key_count(const sheet_frame *f, bool columns)
{
    return columns ? f->column_count : f->row_count;
}

static const char *key_code(const sheet_frame *f, bool columns, size_t at)
{
    return columns ? f->columns[at].code : f->rows[at].code;
}

static pick picked(size_t from, size_t to, int mode)
{
    return (pick){.from = from, .to = to, .mode = mode};
}

static bool pick_code(const sheet_frame *f, bool columns, const char *code, pick *out)
{
    int at = columns ? sheet_column(f, code) : sheet_row(f, code);
    *out = picked((size_t)at, (size_t)at + 1, THE_ONE);
    return at >= 0;
}

/* "Q", and its neighbours "Q+1", "Q-1". */
static bool pick_letter(const binding *b, const sheet_frame *f, bool columns, const char *set,
                        pick *out)
{
    const bound *v = &b->letters[*set - 'A'];
    size_t at = v->index + (size_t)atol(set + 1);
    if (!v->frame) {
        return pick_code(f, columns, v->code, out);
    }
    if (at >= key_count(v->frame, v->of_columns)) {
        return false;
    }
    const char *code = key_code(v->frame, v->of_columns, at);
    *out = picked(at, at + 1, THE_ONE);
    return (at < key_count(f, columns) && strcmp(key_code(f, columns, at), code) == 0) ||
           pick_code(f, columns, code, out);
}

/* --- periods and their steps --- */

/* Without a letter that of the report's own period. */
static size_t index_of(const binding *b, const char *letter)
{
    return *letter ? b->letters[*letter - 'A'].index : NT_COMPARED_THIS;
}

enum { ALL_STEPS, FIRST_STEP, LAST_STEP };

/* The steps of a period, or one of them. */
static bool steps_of(const binding *b, const char *args, pick *out)
{
    const char *const *codes = b->s->step_code;
    const sheet_frame *f = out->frame;
    int first, last;
    nt_calendar_steps_of(&b->s->calendar, (int)index_of(b, args), &first, &last);
    if (out->of != ALL_STEPS) {
        return pick_code(f, out->columns, codes[out->of == FIRST_STEP ? first : last], out);
    }
    int from = last < first ? -1 : sheet_row(f, codes[first]);
    *out = picked((size_t)from, (size_t)sheet_row(f, codes[last]) + 1, THOSE_SHOWN);
    return from >= 0;
}

static bool is_cut(const sheet *s, size_t k)
{
    return s->calendar.has_piece[k][NT_PIECE_FIRST];
}

static bool is_then(const sheet *s, size_t k)
{
    return sheet_is_then(s, (int)k);
}

static bool is_now(const sheet *s, size_t k)
{
    return !is_then(s, k);
}

static bool is_whole(const sheet *s, size_t k)
{
    return s->calendar.is_compared[k] && !is_cut(s, k) && is_now(s, k);
}

/* The state is that of the last day of the report. */
static bool is_last_state(const sheet *s, size_t k)
{
    (void)k;
    return s->cube->as_of == s->calendar.end;
}

static bool is_triangle(const sheet *s, size_t k)
{
    return is_then(s, k) && !s->calendar.part_days && is_last_state(s, k);
}

/* The first that the register knows of the report's own. */
static bool step_begun(const binding *b, const char *args, pick *out)
{
    (void)args;
    int step = b->s->calendar.period_step;
    while (step < b->s->calendar.step_count && !nt_calendar_knows_step(&b->s->calendar, step)) {
        step++;
    }
    return step < b->s->calendar.step_count &&
           pick_code(out->frame, false, b->s->step_code[step], out);
}

/* "event E": the row that is called after it. */
static bool row_of_event(const binding *b, const char *args, pick *out)
{
    const sheet *s = b->s;
    uint32_t event = index_of(b, args) ? s->b : s->a;
    return event &&
           pick_code(out->frame, false, s->reg->codes[NT_DIM_EVENT].items[event].code, out);
}

static bool latest_row(const binding *b, const char *args, pick *out)
{
    (void)b, (void)args;
    size_t count = out->frame->row_count;
    *out = picked(count - 1, count, THE_ONE);
    return count > 0;
}

/* The twelve months of a cohort, the latest first; of a period that is cut those before it. */
static bool year_of(const binding *b, const char *args, pick *out)
{
    const nt_calendar *c = &b->s->calendar;
    size_t k = index_of(b, args);
    int begins = c->periods[k].first - c->first, months = nt_period_months(c->period.kind);
    int behind = is_cut(b->s, k) ? begins : begins + months, step = c->step_months;
    while (behind > begins && c->starts[behind - step] > c->end) {
        behind -= step;
    }
    *out = picked((size_t)((begins + months - 12) / step), (size_t)(behind / step), ALL_OF_THEM);
    out->down = true;
    return true;
}

/* --- months --- */

static bool months_in(const binding *b, const char *args, pick *out)
{
    const int *first = &b->s->calendar.step_month[index_of(b, args)];
    *out = picked((size_t)first[0], (size_t)first[1], THOSE_SHOWN);
    return true;
}

static bool month_of_cut(const binding *b, const char *args, pick *out)
{
    nt_date last = b->s->calendar.compared[index_of(b, args)].last;
    int month = nt_calendar_month(&b->s->calendar, last);
    *out = picked((size_t)month, (size_t)month + 1, THE_ONE);
    return true;
}

/* Those of a period that is cut, up to the month that is cut in two. */
static bool months_begun(const binding *b, const char *args, pick *out)
{
    const nt_calendar *c = &b->s->calendar;
    size_t k = index_of(b, args);
    int first, last;
    nt_calendar_steps_of(c, (int)k, &first, &last);
    month_of_cut(b, args, out);
    *out = picked((size_t)c->step_month[first], out->to - c->has_piece[k][NT_PIECE_MONTH_FIRST],
                  ANY_OF_THEM);
    return c->period.kind != NT_PERIOD_MONTH;
}

static bool months_of_report(const binding *b, const char *args, pick *out)
{
    (void)args;
    size_t months = (size_t)nt_period_months(b->s->calendar.period.kind);
    *out = picked(NT_HEAT_MONTHS - months, NT_HEAT_MONTHS, THOSE_SHOWN);
    return true;
}

/* --- ages --- */

static int first_day_of(size_t band)
{
    return band ? nt_age_edges[band - 1] + 1 : 0;
}

/* "young Q B": the months that only a band reaches back to, of a step's end; of the report's. */
static bool months_young(const binding *b, const char *args, pick *out)
{
    const nt_calendar *c = &b->s->calendar;
    size_t band = index_of(b, args + strlen(args) - 1);
    nt_date end = *args == 'Q' ? c->step_ends[index_of(b, args)] : c->end;
    if (band + 1 >= NT_AGE_BANDS) {
        return false;
    }
    int first = nt_calendar_month(c, end - nt_age_edges[band]);
    int behind =
        band ? nt_calendar_month(c, end - nt_age_edges[band - 1]) : nt_calendar_month(c, end) + 1;
    *out = picked((size_t)first, (size_t)behind, ALL_OF_THEM);
    out->down = true;
    return first >= 0;
}

static bool bands_from(const binding *b, const char *args, pick *out)
{
    *out = picked(index_of(b, args), NT_AGE_BANDS, ALL_OF_THEM);
    return true;
}

/* "aged Q B": what was, a step ago, as old as the band now less the days between. */
static bool bands_aged(const binding *b, const char *args, pick *out)
{
    size_t q = index_of(b, args), band = index_of(b, args + 2), k = NT_AGE_BANDS;
    const nt_date *ends = b->s->calendar.step_ends;
    int days = q ? ends[q] - ends[q - 1] : INT_MAX;
    while (k && first_day_of(k - 1) > first_day_of(band) - days) {
        k--;
    }
    *out = picked(k - 1, NT_AGE_BANDS, ALL_OF_THEM);
    out->down = true;
    return k > 0;
}

static bool bands_all(const binding *b, const char *args, pick *out)
{
    (void)b, (void)args;
    *out = picked(0, NT_AGE_BANDS, THOSE_SHOWN);
    return true;
}

/* How many days ago the reports of a band, a month or a step of a curve are at most; -1: nobody
 * knows. */
static int days_back(const sheet *s, const sheet_frame *f, bool columns, size_t at)
{
    const nt_calendar *c = &s->calendar;
    if (columns) {
        return at + 1 < NT_AGE_BANDS ? nt_age_edges[at] : -1;
    }
    if (f->declared->over_time == OVER_ROWS) {
        return nt_calendar_knows_month(c, (int)at) ? c->end - c->starts[at] : -1;
    }
    return (int)f->rows[at].x;
}

/* "<B": the youngest, up to those as old as the letter or older. */
static bool pick_within(const binding *b, const sheet_frame *f, bool columns, const char *letter,
                        pick *out)
{
    const bound *v = &b->letters[*letter - 'A'];
    int wanted = days_back(b->s, v->frame, v->of_columns, v->index), days = -1;
    bool down = !columns && f->declared->over_time == OVER_ROWS;
    size_t count = down ? (size_t)nt_calendar_month(&b->s->calendar, b->s->calendar.end) + 1
                        : key_count(f, columns);
    size_t n = 0;
    while (wanted >= 0 && n < count && days < wanted) {
        days = days_back(b->s, f, columns, down ? count - 1 - n : n);
        n++;
    }
    *out = picked(down ? count - n : 0, down ? count : n, ALL_OF_THEM);
    out->down = down;
    out->reach = days == wanted ? JUST_AS_FAR : FARTHER;
    return wanted >= 0 && days >= wanted;
}

/* --- outcomes, areas, curves --- */

static bool is_of_kind(const binding *b, const pick *p, size_t index)
{
    return (int)sheet_outcome_kind(b->s, index) == p->of;
}

/* ":proven", ":O": the outcomes of a kind. */
static bool pick_kind(const binding *b, const sheet_frame *f, bool columns, const char *kind,
                      pick *out)
{
    const char *code = isupper((unsigned char)*kind) ? b->letters[*kind - 'A'].code : kind;
    size_t at = 0;
    while (strcmp(kinds[at], code) != 0) {
        at++;
    }
    *out = picked(0, key_count(f, columns), ALL_OF_THEM);
    out->holds = is_of_kind;
    out->of = (int)kind_of[at];
    return true;
}

static bool lies_in(const binding *b, const pick *p, size_t index)
{
    const nt_code *regencies = b->s->reg->codes[NT_DIM_REGENCY].items;
    return (int)regencies[p->frame->codes[index]].parent == p->of;
}

static bool regencies_in(const binding *b, const char *args, pick *out)
{
    const bound *province = &b->letters[*args - 'A'];
    *out = (pick){.to = out->frame->row_count,
                  .mode = THOSE_SHOWN,
                  .holds = lies_in,
                  .frame = out->frame,
                  .of = (int)province->frame->codes[province->index]};
    return true;
}

/* Parts make all cases where there is no whole for them to make. */
static bool every_row(const binding *b, const char *args, pick *out)
{
    (void)args;
    const sheet_frame *f = out->frame;
    *out = picked(0, f->row_count, THOSE_SHOWN);
    return !f->declared->part_of || !sheet_find(b->s, f->declared->part_of);
}

static bool is_of_family(const binding *b, const pick *p, size_t index)
{
    return index && (int)b->s->curves[NT_PROCESS_DECISION][index].dimension == p->of;
}

static bool curves_of(const binding *b, const char *args, pick *out)
{
    (void)b, (void)args;
    *out = (pick){
        .to = out->frame->row_count, .mode = THOSE_SHOWN, .holds = is_of_family, .of = out->of};
    return true;
}

/* Curves leave out what is unknown. */
static bool positions_are_known(const sheet *s, size_t k)
{
    (void)k;
    const sheet_frame *positions = sheet_find(s, "positions");
    return !positions || sheet_row(positions, "unknown") < 0;
}

/* Bins end on the days of the curve (delays.c). */
static bool bins_in(const binding *b, const char *args, pick *out)
{
    const bound *v = &b->letters[*args - 'A'];
    const nt_frame_key *days = v->frame->rows, *bins = out->frame->rows;
    size_t from = 0, to = 0, count = out->frame->row_count;
    while (to < count && bins[to].x < days[v->index].x) {
        from += v->index && bins[to].x < days[v->index - 1].x;
        to++;
    }
    *out = picked(from, to, THOSE_SHOWN);
    return true;
}

/* The last day that a step of a curve counts, or a bin. */
static double row_ends(const sheet_frame *f, size_t row)
{
    return f->declared->own ? row + 1 < f->row_count ? f->rows[row + 1].x : INFINITY
                            : f->rows[row].x;
}

/* "to D": what is counted up to the day of a share; "past D": as little as counts all of that. */
static bool days_to(const binding *b, const char *args, pick *out)
{
    double day = nt_age_edges[index_of(b, args)];
    const sheet_frame *f = out->frame;
    bool past = out->of;
    size_t to = 0;
    while (to < f->row_count && row_ends(f, to) <= day) {
        to++;
    }
    bool reached = to && row_ends(f, to - 1) == day, any = to < f->row_count;
    *out = picked(0, to + (past && !reached), ANY_OF_THEM);
    return !past || reached || any;
}

/* The events of survival.outcome.summary; whether they are all that there are. */
static bool events_shown(const binding *b, const char *args, pick *out)
{
    (void)args;
    const sheet_frame *f = out->frame;
    size_t all = b->s->scope.slots[0].count;
    bool every = out->of;
    *out = picked(1, f->row_count, THOSE_SHOWN);
    return f->row_count > 1 && (!every || f->row_count == all);
}

/* "first K" */
static bool pick_piece(const binding *b, const sheet_frame *f, const char *piece, const char *args,
                       pick *out)
{
    size_t k = index_of(b, args);
    const char *code = nt_period_code(b->s->arena, b->s->calendar.periods[k]);
    piece = isupper((unsigned char)*piece) ? b->letters[*piece - 'A'].code : piece;
    return is_cut(b->s, k) &&
           pick_code(f, false, nt_arena_printf(b->s->arena, "%s-%s", code, piece), out);
}

/* --- by name --- */

/* Where its letter is a period compared, of those that `when` holds for. */
static const struct {
    const char *name;
    bool (*set)(const binding *b, const char *args, pick *out); /* frame, axis, `of` are given */
    int of;
    bool (*when)(const sheet *s, size_t k);
} sets[] = {
    {"of", steps_of, ALL_STEPS, NULL},
    {"whole", steps_of, ALL_STEPS, is_whole},
    {"whole-end", steps_of, LAST_STEP, is_whole},
    {"cut", steps_of, ALL_STEPS, is_cut},
    {"cut-start", steps_of, FIRST_STEP, is_cut},
    {"then", steps_of, ALL_STEPS, is_triangle},
    {"end", steps_of, LAST_STEP, NULL},
    {"report", steps_of, ALL_STEPS, NULL},
    {"last", steps_of, LAST_STEP, NULL},
    {"now", steps_of, LAST_STEP, is_last_state},
    {"begun", step_begun, 0, NULL},
    {"latest", latest_row, 0, NULL},
    {"event", row_of_event, 0, NULL},
    {"year", year_of, 0, NULL},
    {"year-now", year_of, 0, is_now},
    {"year-then", year_of, 0, is_then},
    {"months-in", months_in, 0, NULL},
    {"month-cut", month_of_cut, 0, is_cut},
    {"months-begun", months_begun, 0, is_cut},
    {"months-of-report", months_of_report, 0, NULL},
    {"young", months_young, 0, NULL},
    {"from", bands_from, 0, NULL},
    {"aged", bands_aged, 0, NULL},
    {"bands", bands_all, 0, NULL},
    {"every", every_row, 0, NULL},
    {"in-area", regencies_in, 0, NULL},
    {"of-events", curves_of, NT_DIM_EVENT, NULL},
    {"of-positions", curves_of, NT_DIM_POSITION, NULL},
    {"of-all-positions", curves_of, NT_DIM_POSITION, positions_are_known},
    {"bins-in", bins_in, 0, NULL},
    {"to", days_to, false, NULL},
    {"past", days_to, true, NULL},
    {"shown-events", events_shown, false, NULL},
    {"all-events", events_shown, true, NULL},
};

static bool pick_set(const binding *b, const sheet_frame *f, bool columns, const char *name,
                     const char *args, pick *out)
{
    for (size_t i = 0; i < sizeof sets / sizeof *sets; i++) {
        if (nt_same(sets[i].name, name)) {
            *out = (pick){.frame = f, .columns = columns, .of = sets[i].of};
            return (!sets[i].when || sets[i].when(b->s, index_of(b, args))) &&
                   sets[i].set(b, args, out);
        }
    }
    return *args ? pick_piece(b, f, name, args, out) : pick_code(f, columns, name, out);
}

bool pick_from(const binding *b, const sheet_frame *f, bool columns, const char *set, pick *out)
{
    const char *args = strchr(set, ' ');
    if (*set == '*') {
        *out = picked(0, key_count(f, columns), THOSE_SHOWN);
        return true;
    }
    if (*set == '<' || *set == ':') {
        return (*set == '<' ? pick_within : pick_kind)(b, f, columns, set + 1, out);
    }
    if (isupper((unsigned char)*set) && !args) {
        return pick_letter(b, f, columns, set, out);
    }
    const char *name = args ? nt_arena_printf(b->s->arena, "%.*s", (int)(args - set), set) : set;
    return pick_set(b, f, columns, name, args ? args + 1 : "", out);
}
