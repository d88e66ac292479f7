/* Differences of periods, with the limits that what they are made of allows.
 *
 * Weekly counts scatter more than Poisson counts: cases come in bursts. How much more is estimated
 * and widens the limits of counts. Two stocks differ by what came and what left between, and
 * nothing else varies. Two moving cohorts share cases. All differences of the table are taken
 * together. */
#include <math.h>
#include <string.h>

#include "periods.h"
#include "stats/discovery.h"

/* Of the first rows, whether of periods compared or of scatter. */
static const int flows[] = {NT_FLOW_REPORTED, NT_FLOW_DECIDED, NT_FLOW_PROVEN, NT_FLOW_SANCTIONED};

/* --- scatter --- */

/* Of the weeks that the register covers whole, without those that are still being recorded, whose
 * lacking cases would be taken for scatter. NAN without two weeks of a quarter. */
static double dispersion_of(const sheet *s, int flow)
{
    int covered = (s->calendar.end - s->calendar.from + 1) / 7;
    int last = covered < NT_WEEKS ? covered : NT_WEEKS;
    int filling = (s->calendar.end - s->complete_to + 6) / 7;
    int first = filling < last ? filling : last;
    size_t weeks = (size_t)(last > 0 ? last - first : 0);
    return nt_stats_dispersion(s->scope.weeks[flow] + (weeks ? first : 0), weeks, NT_WEEKS_GROUPED);
}

/* A burst of reports is decided and sanctioned over more than a week: weekly counts of these
 * scatter less than those of a quarter do, which scatter no more than its reports. */
static nt_interval scattered(sheet *s, double count, int flow)
{
    double factor = fmax(dispersion_of(s, flow), dispersion_of(s, NT_FLOW_REPORTED));
    return nt_stats_widened(sheet_garwood(s, (uint64_t)count), factor);
}

static void set_limits(draft *difference, nt_interval of)
{
    double estimate = difference->row.value;
    difference->row.lower = estimate - (of.estimate - of.lower);
    difference->row.upper = estimate + (of.upper - of.estimate);
}

void period_scatter(sheet *s, draft *difference, const draft *now, const draft *then, int flow)
{
    nt_interval of = nt_stats_difference(scattered(s, now->row.value, flow),
                                         scattered(s, then->row.value, flow), 0);
    set_limits(difference, of);
}

/* Printed beside the differences that it widens. */
static void put_dispersion(sheet *s)
{
    sheet_frame *f = sheet_open_rows(s, "periods.dispersion");
    for (size_t row = 0; row < f->row_count; row++) {
        double factor = dispersion_of(s, flows[row]);
        uint64_t cases =
            NT_SUM(uint64_t, month, NT_CALENDAR_MONTHS, s->scope.flow[month][flows[row]]);
        if (!isnan(factor)) {
            draft *d = put_value(s, (spot){f, row, 0}, sheet_value(NT_METHOD_DISPERSION, factor, 1),
                                 NULL, 0);
            d->suppressed = !count_bears_detail(s, cases);
        }
    }
}

/* --- stock --- */

/* What came, or left, after the end of the period compared, up to the end of this one; false where
 * not all steps between are known, or one is not printed: limits made of it would go with it, and
 * with them a difference of two that are printed. */
static bool moved_since(const sheet *s, int k, const char *column, double *sum)
{
    int first, last, this_first, this_last;
    nt_calendar_steps_of(&s->calendar, k, &first, &last);
    nt_calendar_steps_of(&s->calendar, NT_COMPARED_THIS, &this_first, &this_last);
    const sheet_frame *stock = sheet_find(s, "stock.steps");
    *sum = 0;
    for (int step = last + 1; step <= this_last; step++) {
        const draft *cell = sheet_cell(stock, (size_t)step, (size_t)sheet_column(stock, column));
        if (!cell || cell->suppressed || s->calendar.part_days) {
            return false;
        }
        *sum += cell->row.value;
    }
    return true;
}

/* Cases that were open at both ends, and cases that came and left between, change nothing: the
 * difference varies by less than both stocks do, and by less than all that came and left. */
static void stock_limits(sheet *s, draft *difference, const draft *now, const draft *then, int k)
{
    double came, left;
    nt_interval stocks = nt_stats_difference(scattered(s, now->row.value, NT_FLOW_REPORTED),
                                             scattered(s, then->row.value, NT_FLOW_REPORTED), 0);
    set_limits(difference, stocks);
    if (!moved_since(s, k, "reported", &came) || !moved_since(s, k, "closed", &left)) {
        return;
    }
    nt_interval moves = nt_stats_difference(scattered(s, came, NT_FLOW_REPORTED),
                                            scattered(s, left, NT_FLOW_DECIDED), 0);
    if (moves.upper - moves.lower < stocks.upper - stocks.lower) {
        set_limits(difference, moves);
    }
}

/* --- cohorts --- */

static nt_survival cohort_curve(const sheet *s, const nt_outcome_count *days)
{
    size_t count;
    const nt_duration *durations = nt_tally_compress(s->arena, days, s->scope.cohort_days, &count);
    return nt_survival_estimate(s->arena, durations, count);
}

/* Of ratios, who is done by the end of the earlier cohort is done by that of the later one; of
 * medians, what the shared cases add to both curves. */
static double correlation(const sheet *s, const draft *now, const draft *then, int process, int k,
                          bool of_ratios)
{
    const nt_case_tally *t = &s->scope;
    nt_survival later = cohort_curve(s, t->cohorts[process][NT_COMPARED_THIS]),
                earlier = cohort_curve(s, t->cohorts[process][k]),
                both = cohort_curve(s, t->shared[process][k]);
    if (!of_ratios) {
        return nt_survival_correlation(&later, (int)now->row.value, &earlier, (int)then->row.value,
                                       &both);
    }
    return nt_stats_overlap_correlation((int64_t)later.events, (int64_t)later.total,
                                        (int64_t)earlier.events, (int64_t)earlier.total,
                                        (nt_overlap){(int64_t)both.total,
                                                     (int64_t)t->shared_done[process][k],
                                                     (int64_t)both.events, (int64_t)both.events});
}

/* Days are whole, and each median lies somewhere within its own: no pairing takes that away. */
static nt_interval within_days(nt_interval of)
{
    return (nt_interval){of.estimate, of.estimate - hypot(of.estimate - of.lower, 1),
                         of.estimate + hypot(of.upper - of.estimate, 1)};
}

static void pair_cohorts(const sheet *s, draft *difference, const draft *now, const draft *then,
                         size_t row, int k)
{
    bool of_ratios = row == PERIOD_SANCTION_RATIO;
    int process = row == PERIOD_TO_DECISION ? NT_PROCESS_DECISION : NT_PROCESS_SANCTION;
    nt_interval of = nt_stats_difference(sheet_limits(&now->row), sheet_limits(&then->row),
                                         correlation(s, now, then, process, k, of_ratios));
    set_limits(difference, of_ratios ? of : within_days(of));
}

/* --- the table --- */

static void settle_limits(sheet *s, draft *difference, const draft *now, const draft *then,
                          size_t row, int k)
{
    if (row <= PERIOD_SANCTIONED) {
        period_scatter(s, difference, now, then, flows[row]);
    } else if (row == PERIOD_OPEN) {
        stock_limits(s, difference, now, then, k);
    } else if (row >= PERIOD_SANCTION_RATIO) {
        pair_cohorts(s, difference, now, then, row, k);
    }
}

/* A difference whose limits several taken together have moved. */
static void take_together(sheet *s, draft *const *differences, size_t count)
{
    nt_interval *limits = nt_new_array(s->arena, nt_interval, count);
    for (size_t i = 0; i < count; i++) {
        limits[i] = sheet_limits(&differences[i]->row);
    }
    nt_discovery_widen(s->arena, limits, count);
    for (size_t i = 0; i < count; i++) {
        differences[i]->row.lower = limits[i].lower;
        differences[i]->row.upper = limits[i].upper;
        differences[i]->row.flags |= NT_FLAG_JOINT;
    }
}

draft *sheet_compare(sheet *s, spot at, draft *now, draft *then)
{
    draft *difference = put_difference(s, at, now, then);
    if (difference && !sheet_compares(s, s->calendar.compared[NT_COMPARED_THIS].last)) {
        difference_only(difference);
    }
    return difference;
}

/* "period.reported", named as a headline before the data. */
static bool is_headline(const sheet *s, const char *measure)
{
    for (size_t i = 0; i < s->request->headline_count; i++) {
        const char *name = s->request->headlines[i], *dot = strchr(name, '.');
        bool period = dot && (nt_begins(name, "period.") || nt_begins(name, "quarter."));
        if (period && strcmp(dot + 1, measure) == 0) {
            return true;
        }
    }
    return false;
}

/* From a median that is withheld and was not reached: "unknown" would say that it was not. */
static void put_withheld(sheet *s, spot at, draft *then)
{
    nt_ledger_row row = sheet_value(NT_METHOD_DIFFERENCE, NAN, then->row.decimals);
    row.unit = nt_unit_of_difference(then->row.unit);
    put_value(s, at, row, &then, 1);
}

static const struct {
    size_t column, other;
    int compared;
} pairs[] = {{PERIOD_DIFFERENCE, PERIOD_PREVIOUS, NT_COMPARED_PREVIOUS},
             {PERIOD_YEAR_DIFFERENCE, PERIOD_YEAR_BEFORE, NT_COMPARED_YEAR_BEFORE}};
enum { PAIRS = sizeof pairs / sizeof *pairs };

void period_differences(sheet *s, sheet_frame *f)
{
    f->as_of = s->calendar.end;
    for (size_t row = 0; row < PERIOD_ROWS; row++) {
        for (size_t i = 0; i < PAIRS; i++) {
            draft *then = sheet_cell(f, row, pairs[i].other);
            spot at = {f, row, pairs[i].column};
            if (!sheet_compare(s, at, sheet_cell(f, row, PERIOD_THIS), then) && then &&
                then->suppressed) {
                put_withheld(s, at, then);
            }
        }
    }
    put_dispersion(s);
}

/* The headlines are one family, and all others are another. */
void sheet_period_limits(sheet *s)
{
    const sheet_frame *f = sheet_find(s, "periods.compare");
    draft *made[2][PAIRS * PERIOD_ROWS];
    size_t count[2] = {0, 0};
    for (size_t row = 0; row < PERIOD_ROWS; row++) {
        bool headline = is_headline(s, f->rows[row].code);
        for (size_t i = 0; i < PAIRS; i++) {
            draft *difference = sheet_cell(f, row, pairs[i].column);
            if (difference && !isnan(difference->row.lower)) {
                settle_limits(s, difference, sheet_cell(f, row, PERIOD_THIS),
                              sheet_cell(f, row, pairs[i].other), row, pairs[i].compared);
                made[headline][count[headline]++] = difference;
            }
        }
    }
    take_together(s, made[true], count[true]);
    take_together(s, made[false], count[false]);
}
