/* How long after its report a case came into the register, for two events at equal age.
 *
 * A report that is not recorded yet is not seen: the younger event looks smaller than it is by what
 * its lag hides. Both are taken as they were known at the age of the younger, so that both hide
 * alike. Of the register, not of the cube: a profile does not say when it was first written. */
#include <math.h>
#include <string.h>

#include "periods.h"
#include "stats/nowcast.h"

enum { LAG_DAYS_MAX = 3660, QUANTILES = 2, LEARNT_DAYS = 731 };

/* Where the register does not tell, so many days pass until a day counts as recorded: of a lag of
 * 25 days on average one case in 36 is missing then, of one of 15 days one in 400. */
enum { UNTOLD_DAYS = 90 };
static const uint32_t any_event = UINT32_MAX;

static const double parts[QUANTILES] = {0.5, 0.9};

typedef struct {
    uint64_t by_day[LAG_DAYS_MAX + 1], count;
} lags;

/* The case of rows [first, end) as it was known on `day`; false: not yet. Versions stand in the
 * order in which they were recorded. */
static bool is_known_on(const nt_register *reg, size_t first, size_t end, nt_date day, nt_case *out)
{
    bool known = false;
    for (size_t i = first; i < end; i++) {
        nt_case version = nt_register_case(reg, i);
        if (nt_date_known(version.recorded) && version.recorded <= day) {
            *out = version;
            known = true;
        }
    }
    return known && nt_date_known(out->reported);
}

/* Of cases that were counted elsewhere the row that stands for them; NULL: they were not. */
static const nt_counted *counted_in(const nt_register *reg, size_t row)
{
    return reg->counted ? &reg->counted[nt_register_row(reg, row)] : NULL;
}

static bool is_superseded(const nt_register *reg, size_t row, nt_date day)
{
    const nt_counted *counted = counted_in(reg, row);
    return counted && nt_date_known(counted->until) && counted->until <= day;
}

/* The next case of this area from row `at` on, which is moved behind it, that was known on `day`,
 * the days from its report to its first row, and how many there are of it; false: there are no
 * more. */
static bool next_written(const sheet *s, size_t *at, nt_date day, nt_case *out, int *lag,
                         uint64_t *count)
{
    const nt_register *reg = s->cube->reg;
    while (*at < reg->case_count) {
        size_t first = *at;
        *at = nt_cube_split(reg, first + 1);
        const nt_counted *counted = counted_in(reg, first);
        nt_date written = counted ? counted->entered : nt_register_case(reg, first).recorded;
        if (!is_superseded(reg, first, day) && is_known_on(reg, first, *at, day, out) &&
            nt_tally_holds(s->area, out->codes) && nt_date_known(written) &&
            written >= out->reported) {
            *lag = written - out->reported;
            *count = counted ? counted->count : 1;
            return true;
        }
    }
    return false;
}

static void count_lags(const sheet *s, uint32_t event, nt_date day, lags *out)
{
    size_t at = 0;
    uint64_t count;
    int lag;
    for (nt_case c; next_written(s, &at, day, &c, &lag, &count);) {
        if (event == any_event || c.codes[NT_DIM_EVENT] == event) {
            out->by_day[lag < LAG_DAYS_MAX ? lag : LAG_DAYS_MAX] += count;
            out->count += count;
        }
    }
}

/* The first day by which that part of the cases was recorded. */
static double day_of(const lags *l, double part)
{
    uint64_t wanted = (uint64_t)ceil(part * (double)l->count), so_far = 0;
    for (int day = 0; l->count && day < LAG_DAYS_MAX; day++) {
        so_far += l->by_day[day];
        if (so_far >= wanted) {
            return day;
        }
    }
    return NAN;
}

/* A register that keeps one row a case writes over it: its day is that of the first entry or of the
 * latest change, and says nothing of the other. */
static bool keeps_versions(const nt_register *reg)
{
    for (size_t row = 0; row < reg->case_count; row++) {
        const nt_counted *counted = counted_in(reg, row);
        if (counted ? nt_date_known(counted->until) : row && nt_cube_split(reg, row) != row) {
            return true;
        }
    }
    return false;
}

/* Within how many days of its report nine cases in ten were recorded, of those known now. */
static int recording_days(const sheet *s)
{
    lags *l = nt_new(s->arena, lags);
    count_lags(s, any_event, s->cube->as_of, l);
    double days = day_of(l, parts[1]);
    return isnan(days) ? 0 : (int)days;
}

static nt_date complete_to(const sheet *s)
{
    if (s->tells_recording) {
        return s->cube->as_of - recording_days(s);
    }
    return s->reg->coverage.to - UNTOLD_DAYS;
}

void sheet_learn(sheet *s)
{
    s->tells_recording = s->reg->has_recorded && (!s->reg->has_decided || keeps_versions(s->reg));
    nt_date complete = complete_to(s);
    if (s->tells_recording) { /* what was known then adds up to nothing that is known now */
        memset(s->calendar.has_piece, 0, sizeof s->calendar.has_piece);
    }
    s->complete_to = complete < s->calendar.end ? complete : s->calendar.end;
}

bool sheet_compares(const sheet *s, nt_date end)
{
    return s->tells_recording || end <= s->complete_to;
}

/* The cases reported within two years before the day of the state, by age and lag. */
static const nt_delay *delays_of(const sheet *s, size_t *count)
{
    NT_VEC(nt_delay) out = {0};
    size_t at = 0;
    uint64_t cases;
    int lag;
    for (nt_case c; next_written(s, &at, s->cube->as_of, &c, &lag, &cases);) {
        int age = s->cube->as_of - c.reported;
        if (age <= LEARNT_DAYS) {
            nt_vec_push(s->arena, &out, ((nt_delay){age, lag, (int64_t)cases}));
        }
    }
    *count = out.count;
    return out.items;
}

void sheet_expected(sheet *s)
{
    const char *frame = nt_period_frames[s->calendar.period.kind];
    draft *known = sheet_look(s, frame, "reported", "this");
    nt_day_span days = s->calendar.compared[NT_COMPARED_THIS];
    if (!known || !s->tells_recording || s->cube->as_of < days.last) {
        return;
    }
    size_t count;
    const nt_delay *delays = delays_of(s, &count);
    nt_nowcast n = nt_nowcast_estimate(s->arena, delays, count, s->cube->as_of - days.last,
                                       s->cube->as_of - days.first);
    if (isnan(n.total.estimate) || n.total.estimate < (double)n.known + 0.5 ||
        (double)n.known != known->row.value) {
        return; /* nothing is lacking that would show, or nobody can tell */
    }
    nt_ledger_row row = sheet_value(NT_METHOD_LAWLESS, n.total.estimate, 0);
    row.lower = n.total.lower;
    row.upper = n.total.upper;
    row.unit = "cases";
    sheet_frame *f = sheet_find(s, frame);
    put_value(s, (spot){f, PERIOD_EXPECTED, PERIOD_THIS}, row, &known, 1);
}

static void put_lags(sheet *s, sheet_frame *f, size_t row, const lags *l, draft *cases)
{
    for (size_t c = 0; c < QUANTILES; c++) {
        nt_ledger_row value = sheet_value(NT_METHOD_EMPIRICAL_QUANTILE, day_of(l, parts[c]), 0);
        draft *d = put_value(s, (spot){f, row, c}, value, &cases, 1);
        d->suppressed = !count_bears_detail(s, l->count);
    }
}

void sheet_lag(sheet *s)
{
    const sheet_frame *compared = sheet_find(s, "events.reported");
    if (!s->tells_recording || !compared || !compared->row_count) {
        return;
    }
    const nt_code *codes = s->reg->codes[NT_DIM_EVENT].items;
    const uint32_t events[2] = {s->a, s->b};
    nt_date votes[2] = {codes[s->a].polling_day, codes[s->b].polling_day};
    int age = sheet_age_reached(s);
    static const char *const rows[2] = {"a", "b"};
    sheet_frame *f = sheet_open(s, "events.lag", 2);
    for (size_t e = 0; e < 2; e++) {
        lags *l = nt_new(s->arena, lags);
        count_lags(s, events[e], votes[e] + age, l);
        f->rows[e] = (nt_frame_key){rows[e], key_of_code(&codes[events[e]]).label, NAN, NULL};
        put_lags(s, f, e, l,
                 sheet_look(s, "survival.decision.summary", codes[events[e]].code, "cases"));
    }
}
