#include "calendar.h"

#include "words/register.h"

static const char *const roman[4] = {"I", "II", "III", "IV"};

static nt_date earlier_of(nt_date a, nt_date b)
{
    return a < b ? a : b;
}

static nt_date later_of(nt_date a, nt_date b)
{
    return a > b ? a : b;
}

/* --- the window --- */

static void open_months(nt_arena *arena, calendar *c)
{
    for (int m = 0; m <= MONTHS; m++) {
        c->starts[m] = nt_month_first_day(c->first + m);
    }
    unsigned char *month_of =
        nt_new_array(arena, unsigned char, (size_t)(c->starts[MONTHS] - c->starts[0]));
    for (int m = 0; m < MONTHS; m++) {
        for (nt_date day = c->starts[m]; day < c->starts[m + 1]; day++) {
            month_of[day - c->starts[0]] = (unsigned char)m;
        }
    }
    c->month_of = month_of;
}

/* Thirteen months, so that the same one a year before is among them; else all quarters. */
static void open_steps(calendar *c)
{
    bool months = c->period.kind == NT_PERIOD_MONTH;
    c->step_months = nt_period_months(months ? NT_PERIOD_MONTH : NT_PERIOD_QUARTER);
    c->step_count = months ? STEPS_MAX : MONTHS / c->step_months;
    c->period_step = c->step_count - nt_period_months(c->period.kind) / c->step_months;
    for (int i = 0; i <= c->step_count; i++) {
        c->step_month[i] = MONTHS - (c->step_count - i) * c->step_months;
    }
    for (int i = 0; i < c->step_count; i++) {
        c->step_ends[i] = earlier_of(c->starts[c->step_month[i + 1]] - 1, c->end);
    }
    c->last_step = calendar_step(c, c->end);
}

/* --- what is compared --- */

/* The same days of another period as are known of this one: all, or the first so many. */
static bool same_part(const calendar *c, nt_period other, span *out)
{
    out->first = nt_period_first_day(other);
    out->last = nt_period_last_day(other);
    if (!nt_date_known(out->first) || out->first < c->from ||
        c->compared[COMPARED_THIS].first > nt_period_first_day(c->period)) {
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

static void compare(calendar *c)
{
    const int back[COMPARED] = {0, nt_period_months(c->period.kind), 12};
    nt_date first = nt_period_first_day(c->period), last = nt_period_last_day(c->period);
    c->part_days = c->end < last ? c->end - first + 1 : 0;
    c->compared[COMPARED_THIS] = (span){later_of(first, c->from), c->end};
    c->is_compared[COMPARED_THIS] = true;
    for (int k = 0; k < COMPARED; k++) {
        c->periods[k] = nt_period_before(c->period, back[k]);
        int month = c->periods[k].first + nt_period_months(c->period.kind) - 12;
        c->cohort_first[k] = nt_month_first_day(month);
        if (k != COMPARED_THIS) {
            c->is_compared[k] = same_part(c, c->periods[k], &c->compared[k]);
        }
    }
    /* The year before is the year a year before. */
    c->is_compared[COMPARED_YEAR_BEFORE] &= c->period.kind != NT_PERIOD_YEAR;
}

static void cut(calendar *c, int k)
{
    nt_date last = c->compared[k].last, end = nt_period_last_day(c->periods[k]);
    int month = calendar_month(c, last);
    nt_date start = c->starts[month], next = c->starts[month + 1];
    span pieces[PIECES] = {[PIECE_FIRST] = c->compared[k],
                           [PIECE_REST] = {last + 1, end},
                           [PIECE_MONTH_FIRST] = {start, last},
                           [PIECE_MONTH_REST] = {last + 1, next - 1}};
    for (int i = 0; i < PIECES; i++) {
        bool of_month = i >= PIECE_MONTH_FIRST;
        c->pieces[k][i] = pieces[i];
        c->has_piece[k][i] = !of_month || (last + 1 < next && c->period.kind != NT_PERIOD_MONTH);
    }
}

calendar calendar_open(nt_arena *arena, nt_period period, nt_date as_of,
                       const nt_coverage *coverage)
{
    calendar c = {.period = period, .from = coverage->from};
    c.first = period.first + nt_period_months(period.kind) - MONTHS;
    c.end = earlier_of(nt_period_last_day(period), coverage->to);
    c.end = nt_date_known(as_of) ? earlier_of(c.end, as_of) : c.end;
    open_months(arena, &c);
    open_steps(&c);
    compare(&c);
    for (int k = COMPARED_PREVIOUS; c.part_days && k < COMPARED; k++) {
        if (c.is_compared[k]) {
            cut(&c, k);
        }
    }
    return c;
}

void calendar_steps_of(const calendar *c, int compared, int *first, int *last)
{
    int months = c->period.first - c->periods[compared].first;
    *first = c->period_step - months / c->step_months;
    *last = compared == COMPARED_THIS ? c->last_step : *first + c->step_count - 1 - c->period_step;
}

/* --- what is known --- */

bool calendar_knows_month(const calendar *c, int month)
{
    return c->starts[month + 1] > c->from && c->starts[month] <= c->end;
}

bool calendar_knows_step(const calendar *c, int step)
{
    return c->starts[c->step_month[step + 1]] > c->from && c->starts[c->step_month[step]] <= c->end;
}

/* --- words --- */

static nt_text first_days(nt_arena *arena, int days)
{
    return (nt_text){
        {[NT_LANG_ID] =
             days == 1 ? "hari pertama" : nt_arena_printf(arena, "%d hari pertama", days),
         [NT_LANG_EN] = days == 1 ? "first day" : nt_arena_printf(arena, "first %d days", days)}};
}

/* "14 Mei sampai 3 Juni 2024": both lie in one period, so in one year. */
static nt_text from_to(nt_arena *arena, nt_date from, nt_date to)
{
    nt_civil first = nt_date_to_civil(from);
    nt_text last = nt_date_text(arena, to), out;
    for (int lang = 0; lang < NT_LANG_COUNT; lang++) {
        out.in[lang] =
            nt_arena_printf(arena, "%d %s %s %s", first.day, nt_months[first.month - 1].in[lang],
                            ((nt_text)NT_TEXT_REGISTER_TO).in[lang], last.in[lang]);
    }
    return out;
}

static nt_text since(nt_arena *arena, nt_date from)
{
    nt_text first = nt_date_text(arena, from);
    return (nt_text){{[NT_LANG_ID] = nt_arena_printf(arena, "mulai %s", first.in[NT_LANG_ID]),
                      [NT_LANG_EN] = nt_arena_printf(arena, "from %s", first.in[NT_LANG_EN])}};
}

/* Which of the days from `first` to `last` are covered, in words; false where all are. */
static bool partly(nt_arena *arena, const calendar *c, nt_date first, nt_date last, nt_text *out)
{
    if (c->from <= first && c->end >= last) {
        return false;
    }
    *out = c->from <= first ? first_days(arena, c->end - first + 1)
           : c->end >= last ? since(arena, c->from)
                            : from_to(arena, c->from, c->end);
    return true;
}

nt_text calendar_part(nt_arena *arena, const calendar *c)
{
    nt_text part = {{"", ""}};
    partly(arena, c, nt_period_first_day(c->period), nt_period_last_day(c->period), &part);
    return part;
}

static nt_text in_brackets(nt_arena *arena, nt_text label, nt_text part)
{
    for (int lang = 0; lang < NT_LANG_COUNT; lang++) {
        label.in[lang] = nt_arena_printf(arena, "%s (%s)", label.in[lang], part.in[lang]);
    }
    return label;
}

nt_text calendar_year(nt_arena *arena, const calendar *c)
{
    nt_text year = nt_period_years[c->period.kind];
    int days = c->part_days;
    if (!days) {
        return year;
    }
    bool one = c->period.kind == NT_PERIOD_YEAR;
    return (nt_text){
        {[NT_LANG_ID] = nt_arena_printf(arena, "%s (%ssampai hari ke-%d)", year.in[NT_LANG_ID],
                                        one ? "" : "yang terakhir ", days),
         [NT_LANG_EN] = nt_arena_printf(arena, "%s (%sup to day %d)", year.in[NT_LANG_EN],
                                        one ? "" : "the latest ", days)}};
}

nt_text calendar_with_part(nt_arena *arena, const calendar *c, nt_text label)
{
    nt_text part = calendar_part(arena, c);
    return *part.in[NT_LANG_ID] ? in_brackets(arena, label, part) : label;
}

/* A row of which nothing is known has no number whose label could be wrong. */
static nt_frame_key say_part(nt_arena *arena, const calendar *c, nt_date first, nt_date last,
                             nt_frame_key key)
{
    nt_text part;
    bool known = last >= c->from && first <= c->end;
    if (known && partly(arena, c, first, last, &part)) {
        key.label = in_brackets(arena, key.label, part);
    }
    return key;
}

nt_frame_key calendar_period_key(nt_arena *arena, nt_period period)
{
    int year = nt_period_year(period), number = nt_period_number(period);
    nt_frame_key key = {.code = nt_period_code(arena, period), .x = period.first - 1970 * 12};
    const char **id = &key.label.in[NT_LANG_ID], **en = &key.label.in[NT_LANG_EN];
    switch (period.kind) {
    case NT_PERIOD_QUARTER:
        *id = nt_arena_printf(arena, "Triwulan %s %d", roman[number - 1], year);
        *en = nt_arena_printf(arena, "Quarter %d, %d", number, year);
        break;
    case NT_PERIOD_HALF:
        *id = nt_arena_printf(arena, "Semester %s %d", roman[number - 1], year);
        *en = nt_arena_printf(arena, "Half-year %d, %d", number, year);
        break;
    case NT_PERIOD_YEAR:
        *id = nt_arena_printf(arena, "Tahun %d", year);
        *en = nt_arena_printf(arena, "%d", year);
        break;
    default:
        *id = nt_arena_printf(arena, "%s %d", nt_months[number - 1].in[NT_LANG_ID], year);
        *en = nt_arena_printf(arena, "%s %d", nt_months[number - 1].in[NT_LANG_EN], year);
    }
    return key;
}

nt_frame_key calendar_month_key(nt_arena *arena, const calendar *c, int month)
{
    nt_period period = {NT_PERIOD_MONTH, c->first + month};
    return say_part(arena, c, c->starts[month], c->starts[month + 1] - 1,
                    calendar_period_key(arena, period));
}

nt_frame_key calendar_step_key(nt_arena *arena, const calendar *c, int step)
{
    int first = c->step_month[step], next = c->step_month[step + 1];
    nt_period period = {c->step_months == 1 ? NT_PERIOD_MONTH : NT_PERIOD_QUARTER,
                        c->first + first};
    return say_part(arena, c, c->starts[first], c->starts[next] - 1,
                    calendar_period_key(arena, period));
}

nt_text calendar_span_label(nt_arena *arena, const calendar *c, int compared)
{
    nt_text name = calendar_period_key(arena, c->periods[compared]).label;
    nt_text part = calendar_part(arena, c);
    /* Days that begin late are those of this period alone: nothing is compared with it. */
    bool late = c->from > nt_period_first_day(c->period);
    if (!*part.in[NT_LANG_ID] || late) {
        return calendar_with_part(arena, c, name);
    }
    return (nt_text){
        {[NT_LANG_ID] = nt_arena_printf(arena, "%s %s", part.in[NT_LANG_ID], name.in[NT_LANG_ID]),
         [NT_LANG_EN] =
             nt_arena_printf(arena, "the %s of %s", part.in[NT_LANG_EN], name.in[NT_LANG_EN])}};
}
