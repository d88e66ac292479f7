/* Provinces and regencies: counts, ratios, rates, and which stand out. */
#include <math.h>
#include <string.h>

#include "sheet.h"
#include "stats/discovery.h"
#include "stats/funnel.h"
#include "words/model.h"
#include "words/register.h"

enum { AREA_RATE = GROUP_COLUMNS, AREA_THIS_PERIOD, AREA_SIGNAL };

static const double FALSE_DISCOVERIES = 0.05;
static const nt_dimension area_dimensions[2] = {NT_DIM_PROVINCE, NT_DIM_REGENCY};

/* Civil servants where any area has them, else voters: one column has one unit. */
typedef struct {
    bool known, servants;
} denominator;

static denominator denominator_of(const nt_codes *codes)
{
    denominator d = {false, false};
    for (size_t i = 1; i < codes->count; i++) {
        d.servants |= codes->items[i].civil_servants > 0;
        d.known |= codes->items[i].civil_servants > 0 || codes->items[i].voters > 0;
    }
    return d;
}

nt_text sheet_level(const sheet *s, nt_dimension dimension)
{
    const nt_level *level = s->reg->codes[dimension].level;
    return level ? level->label : (nt_text)NT_TEXT_MODEL_AREA;
}

const char *sheet_level_unit(const sheet *s, nt_dimension dimension)
{
    const nt_level *level = s->reg->codes[dimension].level;
    return level && strcmp(level->id, "province") == 0  ? "provinces"
           : level && strcmp(level->id, "regency") == 0 ? "regencies"
                                                        : "areas";
}

/* Where the rows, which are of these codes, stand on a map of tiles. */
static void set_areas(sheet *s, sheet_frame *f, nt_dimension dimension, const uint32_t *of_row)
{
    f->codes = of_row;
    const nt_code *items = s->reg->codes[dimension].items;
    const nt_area **areas = nt_new_array(s->arena, const nt_area *, f->row_count + 1);
    for (size_t row = 0; row < f->row_count; row++) {
        const nt_code *code = &items[of_row[row]];
        areas[row] =
            code->where
                ? code->where
                : nt_model_find_area(s->arena, s->reg->areas, code->label.in[NT_LANG_ID]).area;
    }
    f->tiling = nt_model_tile(s->arena, s->reg->areas, areas, f->row_count);
}

static bool put_rate(sheet *s, sheet_frame *f, size_t row, denominator of, const nt_code *code)
{
    double exposure = of.servants ? code->civil_servants : code->voters;
    draft *reported = sheet_cell(f, row, GROUP_REPORTED);
    if (!of.known || !(exposure > 0)) {
        return false;
    }
    double scale = (of.servants ? 1e3 : 1e6) / exposure;
    nt_ledger_row rate = sheet_value(NT_METHOD_GARWOOD, reported->row.value * scale, 2);
    rate.lower = reported->row.lower * scale;
    rate.upper = reported->row.upper * scale;
    rate.unit = of.servants ? "per-1000-servants" : "per-million";
    put_value(s, (spot){f, row, AREA_RATE}, rate, &reported, 1);
    return true;
}

/* What the rates are of, and how many areas have none: a table of them can say what it lacks. */
static void tell_rates(sheet *s, const char *frame, nt_dimension dimension, denominator of,
                       size_t rows, size_t known)
{
    const char *stem = text_dots(s->arena, "rates", frame);
    sheet_truth(s, text_dots(s->arena, stem, "known"), known > 0);
    sheet_truth(s, text_dots(s->arena, stem, "partial"), known > 0 && known < rows);
    sheet_text(s, text_dots(s->arena, stem, "per"),
               of.servants ? (nt_text)NT_TEXT_REGISTER_1_000_CIVIL_SERVANTS
                           : (nt_text)NT_TEXT_REGISTER_MILLION_VOTERS);
    const char *lacking = text_dots(s->arena, stem, "lacking");
    if (!rows) {
        sheet_name_draft(s, lacking, NULL);
        return;
    }
    sheet_number(s, lacking, (nt_text)NT_TEXT_REGISTER_AREAS_WITHOUT_A_DENOMINATOR,
                 (double)(rows - known), sheet_level_unit(s, dimension));
}

/* What the areas are called, whether they can be set side by side, and whether on a map. */
static void tell_level(sheet *s, const char *frame, nt_dimension dimension, const sheet_frame *f)
{
    sheet_text_and_head(s, text_dots(s->arena, frame, "level"), sheet_level(s, dimension));
    sheet_truth(s, text_dots(s->arena, frame, "several"), f && f->row_count > 1);
    sheet_truth(s, text_dots(s->arena, frame, "mapped"), f && f->tiling->fit == NT_TILING_FITS);
}

static bool in_scope(const sheet *s, nt_dimension dimension, uint32_t code)
{
    if (!s->area.code) {
        return true;
    }
    if (dimension == NT_DIM_PROVINCE) {
        return code == s->area.province;
    }
    return s->area.regency ? code == s->area.regency
                           : s->reg->codes[NT_DIM_REGENCY].items[code].parent == s->area.province;
}

/* By code, the sanctions that an area had, and those that it would have had at the speed of all:
 * cases that were proven lately waited less, and a plain ratio takes that for slowness. */
typedef struct {
    uint64_t sanctioned;
    double expected;
} pace;

/* Nelson and Aalen's sum of hazards up to each day of waiting. */
static const double *hazards(const sheet *s, const nt_survival *curve)
{
    double *sum = nt_new_array(s->arena, double, s->scope.days), so_far = 0;
    for (size_t day = 0, step = 0; day < s->scope.days; day++) {
        for (; step < curve->count && (size_t)curve->steps[step].day <= day; step++) {
            so_far += (double)curve->steps[step].events / (double)curve->steps[step].at_risk;
        }
        sum[day] = so_far;
    }
    return sum;
}

static void count_paces(const sheet *s, pace *const of[2])
{
    const double *sum = hazards(s, &s->curves[NT_PROCESS_SANCTION][0].curve);
    nt_cube_cell cell;
    for (size_t at = 0; nt_cube_walk(s->cube, &at, &cell);) {
        const nt_profile *p = &cell.profile;
        if (!nt_tally_is_reported(s->area, p, s->calendar.end)) {
            continue;
        }
        nt_case_state c = nt_tally_state(s->reg, p, s->calendar.end);
        if (c.kind != NT_OUTCOME_PROVEN || !nt_date_known(c.decided)) {
            continue;
        }
        bool done = nt_date_known(c.sanctioned);
        int days = (done ? c.sanctioned : s->calendar.end) - c.decided;
        for (int i = 0; i < 2 && days >= 0 && (size_t)days < s->scope.days; i++) {
            pace *own = &of[i][p->codes[area_dimensions[i]]];
            own->sanctioned += done ? cell.count : 0;
            own->expected += sum[days] * (double)cell.count;
        }
    }
}

/* Of all sanctions, those of the area, where each falls to it by its share of those expected: a
 * log-rank test whose tails are exact, as many areas have few cases. */
static double p_value(const sheet *s, const pace *of)
{
    double all = (double)s->curves[NT_PROCESS_SANCTION][0].curve.events;
    bool compares = of->expected > 0 && all - of->expected > 1e-9 * all;
    return compares ? nt_stats_binomial_p((int64_t)of->sanctioned, (int64_t)all, of->expected / all)
                    : NAN;
}

static void put_signals(sheet *s, sheet_frame *f, const pace *of)
{
    double *adjusted = nt_new_array(s->arena, double, f->row_count);
    for (size_t row = 0; row < f->row_count; row++) {
        adjusted[row] = p_value(s, &of[f->codes[row]]);
    }
    nt_discovery_adjust(s->arena, adjusted, f->row_count, adjusted);
    for (size_t row = 0; row < f->row_count; row++) {
        draft *made_of[2] = {sheet_cell(f, row, GROUP_SANCTIONED),
                             sheet_cell(f, row, GROUP_PROVEN)};
        bool known = !isnan(adjusted[row]);
        nt_ledger_row signal = sheet_value(NT_METHOD_BENJAMINI_HOCHBERG,
                                           known ? adjusted[row] <= FALSE_DISCOVERIES : NAN, 0);
        signal.whole = known || made_of[1]->row.value > 0 ? -1 : 0;
        if (known || signal.whole == 0) {
            put_value(s, (spot){f, row, AREA_SIGNAL}, signal, made_of, 2);
        }
    }
}

static size_t rows_of(const sheet *s, nt_dimension dimension, uint32_t *codes)
{
    size_t count = 0;
    for (uint32_t i = 1; i < s->reg->codes[dimension].count; i++) {
        if (in_scope(s, dimension, i)) {
            codes[count++] = i;
        }
    }
    return count;
}

/* Where cases are known and the area of none, each area's number is unknown, which is not zero. */
static bool none_is_placed(const sheet *s, nt_dimension dimension)
{
    const nt_group_count *unknown = s->scope.groups[dimension];
    uint64_t all = s->scope.all.flow[NT_FLOW_REPORTED];
    return all && unknown && unknown->flow[NT_FLOW_REPORTED] == all;
}

/* `paces` NULL: not all days are known that they are made of. */
static void area_frame(sheet *s, const char *id, nt_dimension dimension, const pace *paces)
{
    const nt_codes *codes = &s->reg->codes[dimension];
    denominator of = denominator_of(codes);
    if (!codes->present || codes->count < 2 || none_is_placed(s, dimension)) {
        tell_rates(s, id, dimension, of, 0, 0);
        tell_level(s, id, dimension, NULL);
        return;
    }
    uint32_t *of_row = nt_new_array(s->arena, uint32_t, codes->count);
    size_t row_count = rows_of(s, dimension, of_row);
    sheet_frame *f = sheet_open(s, id, row_count);
    f->title = nt_message_texts(
        s->arena, NT_MESSAGE_REGISTER_CASES_BY_LEVEL(.level = sheet_level(s, dimension)));
    f->columns[AREA_RATE].unit = of.servants ? "per-1000-servants" : "per-million";
    set_areas(s, f, dimension, of_row);
    size_t rates = 0;
    for (size_t row = 0; row < row_count; row++) {
        const nt_group_count *count = &s->scope.groups[dimension][of_row[row]];
        f->rows[row] = key_of_code(&codes->items[of_row[row]]);
        group_put(s, f, row, count);
        rates += put_rate(s, f, row, of, &codes->items[of_row[row]]);
        put_count(s, (spot){f, row, AREA_THIS_PERIOD}, count->in[NT_COMPARED_THIS]);
    }
    if (paces) {
        put_signals(s, f, paces);
    }
    tell_rates(s, id, dimension, of, row_count, rates);
    tell_level(s, id, dimension, f);
}

void sheet_areas(sheet *s)
{
    static const char *const frames[2] = {"provinces", "regencies"};
    pace *of[2] = {NULL, NULL};
    if (sheet_knows_sanctions(s)) {
        for (int i = 0; i < 2; i++) {
            of[i] = nt_new_array(s->arena, pace, s->reg->codes[area_dimensions[i]].count);
        }
        count_paces(s, of);
    }
    for (int i = 0; i < 2; i++) {
        area_frame(s, frames[i], area_dimensions[i], of[i]);
    }
}

void sheet_area_months(sheet *s)
{
    const nt_codes *codes = &s->reg->codes[NT_DIM_PROVINCE];
    if (!sheet_find(s, "provinces")) {
        return;
    }
    nt_frame_key columns[NT_HEAT_MONTHS];
    for (int m = 0; m < NT_HEAT_MONTHS; m++) {
        columns[m] =
            nt_calendar_month_key(s->arena, &s->calendar, NT_CALENDAR_MONTHS - NT_HEAT_MONTHS + m);
        columns[m].unit = "cases";
    }
    uint32_t *of_row = nt_new_array(s->arena, uint32_t, codes->count);
    size_t row_count = rows_of(s, NT_DIM_PROVINCE, of_row);
    sheet_frame *f = sheet_open_columns(s, "provinces.months", row_count, columns, NT_HEAT_MONTHS);
    f->title = nt_message_texts(
        s->arena,
        NT_MESSAGE_REGISTER_CASES_BY_LEVEL_AND_MONTH(.reported = nt_text_alike("{reported}"),
                                                     .level = sheet_level(s, NT_DIM_PROVINCE)));
    set_areas(s, f, NT_DIM_PROVINCE, of_row);
    for (size_t row = 0; row < row_count; row++) {
        f->rows[row] = key_of_code(&codes->items[of_row[row]]);
        for (size_t m = 0; m < NT_HEAT_MONTHS; m++) {
            if (nt_calendar_knows_month(&s->calendar,
                                        NT_CALENDAR_MONTHS - NT_HEAT_MONTHS + (int)m)) {
                put_exact(s, (spot){f, row, m}, s->scope.province_months[of_row[row]][m]);
            }
        }
    }
}

static void put_limits(sheet *s, sheet_frame *f, size_t row, const nt_group_count *count,
                       draft *proven, draft *ratio)
{
    double centre =
        (double)s->scope.all.flow[NT_FLOW_SANCTIONED] / (double)s->scope.all.flow[NT_FLOW_PROVEN];
    nt_funnel funnel = nt_funnel_limits(centre, (int64_t)count->flow[NT_FLOW_PROVEN]);
    double values[5] = {100 * funnel.lower_95, 100 * funnel.upper_95, 100 * funnel.lower_998,
                        100 * funnel.upper_998,
                        nt_funnel_outside(&funnel, (int64_t)count->flow[NT_FLOW_SANCTIONED],
                                          (int64_t)count->flow[NT_FLOW_PROVEN])};
    for (size_t i = 0; i < 5; i++) {
        draft *of[2] = {proven, i < 4 ? NULL : ratio};
        put_value(s, (spot){f, row, 2 + i}, sheet_value(NT_METHOD_FUNNEL, values[i], i < 4), of, 2);
    }
}

/* The line that the points scatter about. */
static void put_centre(sheet *s)
{
    const uint64_t *all = s->scope.all.flow;
    double percent = 100 * (double)all[NT_FLOW_SANCTIONED] / (double)all[NT_FLOW_PROVEN];
    nt_ledger_row row = sheet_value(NT_METHOD_RATIO, percent, 1);
    row.id = "funnel.centre";
    row.label = (nt_text)NT_TEXT_REGISTER_OVERALL;
    row.part = (int64_t)all[NT_FLOW_SANCTIONED];
    row.whole = (int64_t)all[NT_FLOW_PROVEN];
    row.unit = "percent";
    sheet_draft(s, row, (draft *const[]){s->total[NT_FLOW_SANCTIONED], s->total[NT_FLOW_PROVEN]},
                2);
}

void sheet_funnel(sheet *s)
{
    const sheet_frame *provinces = sheet_find(s, "provinces");
    if (!provinces || !s->reg->has_outcome || !s->reg->has_sanctioned ||
        !s->scope.all.flow[NT_FLOW_PROVEN]) {
        return;
    }
    put_centre(s);
    sheet_frame *f = sheet_open(s, "funnel.provinces", provinces->row_count);
    f->title = nt_message_texts(
        s->arena, NT_MESSAGE_REGISTER_SPREAD_BY_LEVEL(.level = sheet_level(s, NT_DIM_PROVINCE),
                                                      .ratio = nt_text_alike("{sanction-ratio}"),
                                                      .proven = nt_text_alike("{proven}")));
    uint32_t *of_row = nt_new_array(s->arena, uint32_t, s->reg->codes[NT_DIM_PROVINCE].count);
    rows_of(s, NT_DIM_PROVINCE, of_row);
    set_areas(s, f, NT_DIM_PROVINCE, of_row);
    for (size_t row = 0; row < f->row_count; row++) {
        const nt_group_count *count = &s->scope.groups[NT_DIM_PROVINCE][of_row[row]];
        f->rows[row] = provinces->rows[row];
        draft *proven = put_count(s, (spot){f, row, 0}, count->flow[NT_FLOW_PROVEN]);
        draft *sanctioned = sheet_cell(provinces, row, GROUP_SANCTIONED);
        draft *ratio = put_ratio(s, (spot){f, row, 1}, sanctioned, proven);
        if (ratio && count->flow[NT_FLOW_PROVEN]) {
            put_limits(s, f, row, count, proven, ratio);
        }
    }
}
