#include "tally/calendar.h"

#include "words/tally.h"

const char *const nt_compared_codes[NT_COMPARED] = {"this", "previous", "year-before"};
const char *const nt_flows_compared[NT_FLOWS_COMPARED] = {"reported", "decided", "proven",
                                                          "sanctioned"};
const char *const nt_piece_codes[NT_PIECES] = {"first", "rest", "month-first", "month-rest"};

/* --- the window --- */

static void open_months(nt_arena *arena, nt_calendar *c)
{
    for (int m = 0; m <= NT_CALENDAR_MONTHS; m++) {
        c->starts[m] = nt_month_first_day(c->first + m);
    }
    unsigned char *month_of =
        nt_new_array(arena, unsigned char, (size_t)(c->starts[NT_CALENDAR_MONTHS] - c->starts[0]));
    for (int m = 0; m < NT_CALENDAR_MONTHS; m++) {
        for (nt_date day = c->starts[m]; day < c->starts[m + 1]; day++) {
            month_of[day - c->starts[0]] = (unsigned char)m;
        }
    }
    c->month_of = month_of;
}

/* Thirteen months, so that the same one a year before is among them; else all quarters. */
static void open_steps(nt_calendar *c)
{
    bool months = c->period.kind == NT_PERIOD_MONTH;
    c->step_months = nt_period_months(months ? NT_PERIOD_MONTH : NT_PERIOD_QUARTER);
    c->step_count = months ? NT_STEPS_MAX : NT_CALENDAR_MONTHS / c->step_months;
    c->period_step = c->step_count - nt_period_months(c->period.kind) / c->step_months;
    for (int i = 0; i <= c->step_count; i++) {
        c->step_month[i] = NT_CALENDAR_MONTHS - (c->step_count - i) * c->step_months;
    }
    for (int i = 0; i < c->step_count; i++) {
        c->step_ends[i] = NT_LESSER(c->starts[c->step_month[i + 1]] - 1, c->end);
    }
    c->last_step = nt_calendar_step(c, c->end);
}

/* --- what is compared --- */

/* The same days of another period as are known of this one: all, or the first so many. */
static bool same_part(const nt_calendar *c, nt_period other, nt_day_span *out)
{
    out->first = nt_period_first_day(other);
    out->last = nt_period_last_day(other);
    if (!nt_date_known(out->first) || out->first < c->from ||
        c->compared[NT_COMPARED_THIS].first > nt_period_first_day(c->period)) {
        return false;
    }
    if (c->part_days) {
        nt_date last = out->first + c->part_days - 1;
        bool fits = last < out->last;
        out->last = last;
        return fits;
    }
    return true;
}

static void compare(nt_calendar *c)
{
    const int back[NT_COMPARED] = {0, nt_period_months(c->period.kind), 12};
    nt_date first = nt_period_first_day(c->period), last = nt_period_last_day(c->period);
    c->part_days = c->end < last ? c->end - first + 1 : 0;
    c->compared[NT_COMPARED_THIS] = (nt_day_span){NT_GREATER(first, c->from), c->end};
    c->is_compared[NT_COMPARED_THIS] = true;
    for (int k = 0; k < NT_COMPARED; k++) {
        c->periods[k] = nt_period_before(c->period, back[k]);
        int month = c->periods[k].first + nt_period_months(c->period.kind) - 12;
        c->cohort_first[k] = nt_month_first_day(month);
        if (k != NT_COMPARED_THIS) {
            c->is_compared[k] = same_part(c, c->periods[k], &c->compared[k]);
        }
    }
    /* The year before is the year a year before. */
    c->is_compared[NT_COMPARED_YEAR_BEFORE] &= c->period.kind != NT_PERIOD_YEAR;
}

static void cut(nt_calendar *c, int k)
{
    nt_date last = c->compared[k].last, end = nt_period_last_day(c->periods[k]);
    int month = nt_calendar_month(c, last);
    nt_date start = c->starts[month], next = c->starts[month + 1];
    nt_day_span pieces[NT_PIECES] = {[NT_PIECE_FIRST] = c->compared[k],
                                     [NT_PIECE_REST] = {last + 1, end},
                                     [NT_PIECE_MONTH_FIRST] = {start, last},
                                     [NT_PIECE_MONTH_REST] = {last + 1, next - 1}};
    for (int i = 0; i < NT_PIECES; i++) {
        bool of_month = i >= NT_PIECE_MONTH_FIRST;
        c->pieces[k][i] = pieces[i];
        c->has_piece[k][i] = !of_month || (last + 1 < next && c->period.kind != NT_PERIOD_MONTH);
    }
}

nt_calendar nt_calendar_open(nt_arena *arena, nt_period period, nt_date as_of,
                             const nt_coverage *coverage)
{
    nt_calendar c = {.period = period, .from = coverage->from};
    c.first = period.first + nt_period_months(period.kind) - NT_CALENDAR_MONTHS;
    c.end = NT_LESSER(nt_period_last_day(period), coverage->to);
    c.end = nt_date_known(as_of) ? NT_LESSER(c.end, as_of) : c.end;
    open_months(arena, &c);
    open_steps(&c);
    compare(&c);
    for (int k = NT_COMPARED_PREVIOUS; c.part_days && k < NT_COMPARED; k++) {
        if (c.is_compared[k]) {
            cut(&c, k);
        }
    }
    return c;
}

void nt_calendar_steps_of(const nt_calendar *c, int compared, int *first, int *last)
{
    int months = c->period.first - c->periods[compared].first;
    *first = c->period_step - months / c->step_months;
    *last =
        compared == NT_COMPARED_THIS ? c->last_step : *first + c->step_count - 1 - c->period_step;
}

/* --- what is known --- */

bool nt_calendar_knows_month(const nt_calendar *c, int month)
{
    return c->starts[month + 1] > c->from && c->starts[month] <= c->end;
}

bool nt_calendar_knows_step(const nt_calendar *c, int step)
{
    return c->starts[c->step_month[step + 1]] > c->from && c->starts[c->step_month[step]] <= c->end;
}

/* --- words --- */

static nt_text first_days(nt_arena *arena, int days)
{
    return days == 1 ? (nt_text)NT_TEXT_TALLY_FIRST_DAY
                     : nt_message_texts(arena, NT_MESSAGE_TALLY_FIRST_DAYS(.days = days));
}

/* "14 Mei sampai 3 Juni 2024": both lie in one period, so in one year; or the one day. */
static nt_text from_to(nt_arena *arena, nt_date from, nt_date to)
{
    nt_civil first = nt_date_to_civil(from);
    return from == to
               ? nt_date_text(arena, to)
               : nt_message_texts(
                     arena, NT_MESSAGE_TALLY_FROM_DAY_TO_DAY(.day = first.day,
                                                             .month = nt_months[first.month - 1],
                                                             .last = nt_date_text(arena, to)));
}

static nt_text since(nt_arena *arena, nt_date from)
{
    return nt_message_texts(arena, NT_MESSAGE_TALLY_SINCE(.first = nt_date_text(arena, from)));
}

/* Which of the days from `first` to `last` are covered, in words; false where all are. */
static bool partly(nt_arena *arena, const nt_calendar *c, nt_date first, nt_date last, nt_text *out)
{
    if (c->from <= first && c->end >= last) {
        return false;
    }
    *out = c->from <= first ? first_days(arena, c->end - first + 1)
           : c->end >= last ? since(arena, c->from)
                            : from_to(arena, c->from, c->end);
    return true;
}

nt_text nt_calendar_part(nt_arena *arena, const nt_calendar *c)
{
    nt_text part = NT_TEXT_EMPTY;
    partly(arena, c, nt_period_first_day(c->period), nt_period_last_day(c->period), &part);
    return part;
}

static nt_text in_brackets(nt_arena *arena, nt_text label, nt_text part)
{
    return nt_message_texts(arena, NT_MESSAGE_TALLY_WITH_PART(.label = label, .part = part));
}

nt_text nt_calendar_year(nt_arena *arena, const nt_calendar *c)
{
    nt_text year = nt_period_years[c->period.kind];
    int days = c->part_days;
    if (!days) {
        return year;
    }
    return nt_message_texts(
        arena, c->period.kind == NT_PERIOD_YEAR
                   ? NT_MESSAGE_TALLY_YEAR_TO_DAY(.year = year, .days = days)
                   : NT_MESSAGE_TALLY_YEAR_WHOSE_LATEST_TO_DAY(.year = year, .days = days));
}

nt_text nt_calendar_with_part(nt_arena *arena, const nt_calendar *c, nt_text label)
{
    nt_text part = nt_calendar_part(arena, c);
    return *part.in[NT_LANG_ID] ? in_brackets(arena, label, part) : label;
}

/* A row of which nothing is known has no number whose label could be wrong. */
static nt_frame_key say_part(nt_arena *arena, const nt_calendar *c, nt_date first, nt_date last,
                             nt_frame_key key)
{
    nt_text part;
    bool known = last >= c->from && first <= c->end;
    if (known && partly(arena, c, first, last, &part)) {
        key.label = in_brackets(arena, key.label, part);
    }
    return key;
}

static nt_text period_label(nt_arena *arena, nt_period period)
{
    static const nt_text quarters[] = {NT_TEXT_TALLY_QUARTER_1, NT_TEXT_TALLY_QUARTER_2,
                                       NT_TEXT_TALLY_QUARTER_3, NT_TEXT_TALLY_QUARTER_4},
                         halves[] = {NT_TEXT_TALLY_HALF_YEAR_1, NT_TEXT_TALLY_HALF_YEAR_2};
    int year = nt_period_year(period), at = nt_period_number(period) - 1;
    switch (period.kind) {
    case NT_PERIOD_QUARTER:
        return nt_message_texts(arena,
                                NT_MESSAGE_TALLY_PART_OF_YEAR(.part = quarters[at], .year = year));
    case NT_PERIOD_HALF:
        return nt_message_texts(arena,
                                NT_MESSAGE_TALLY_PART_OF_YEAR(.part = halves[at], .year = year));
    case NT_PERIOD_YEAR:
        return nt_message_texts(arena, NT_MESSAGE_TALLY_WHOLE_YEAR(.year = year));
    default:
        return nt_message_texts(
            arena, NT_MESSAGE_TALLY_MONTH_OF_YEAR(.month = nt_months[at], .year = year));
    }
}

nt_frame_key nt_calendar_period_key(nt_arena *arena, nt_period period)
{
    return (nt_frame_key){.code = nt_period_code(arena, period),
                          .label = period_label(arena, period),
                          .x = period.first - 1970 * 12};
}

nt_frame_key nt_calendar_month_key(nt_arena *arena, const nt_calendar *c, int month)
{
    nt_period period = {NT_PERIOD_MONTH, c->first + month};
    return say_part(arena, c, c->starts[month], c->starts[month + 1] - 1,
                    nt_calendar_period_key(arena, period));
}

nt_frame_key nt_calendar_step_key(nt_arena *arena, const nt_calendar *c, int step)
{
    int first = c->step_month[step], next = c->step_month[step + 1];
    nt_period period = {c->step_months == 1 ? NT_PERIOD_MONTH : NT_PERIOD_QUARTER,
                        c->first + first};
    return say_part(arena, c, c->starts[first], c->starts[next] - 1,
                    nt_calendar_period_key(arena, period));
}

nt_text nt_calendar_span_label(nt_arena *arena, const nt_calendar *c, int compared)
{
    nt_text name = nt_calendar_period_key(arena, c->periods[compared]).label;
    nt_text part = nt_calendar_part(arena, c);
    /* Days that begin late are those of this period alone: nothing is compared with it. */
    bool late = c->from > nt_period_first_day(c->period);
    return !*part.in[NT_LANG_ID] || late
               ? nt_calendar_with_part(arena, c, name)
               : nt_message_texts(arena,
                                  NT_MESSAGE_TALLY_PART_OF_PERIOD(.part = part, .period = name));
}
