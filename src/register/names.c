/* Names that hold in every edition, and what is true of it. */
#include <math.h>
#include <string.h>

#include "statement.h"
#include "words/base.h"
#include "words/register.h"
#include "words/tally.h"

/* "quarter" is a name of the period, whatever its kind: templates were written with it. */
static const char *const stems[] = {"period", "quarter"};
enum { STEMS = sizeof stems / sizeof *stems };

static void name_both(sheet *s, const char *tail, draft *d)
{
    for (size_t i = 0; i < STEMS; i++) {
        sheet_name_draft(s, text_dots(s->arena, stems[i], tail), d);
    }
}

/* `each` stands for "*". */
static void name_cell(sheet *s, const sheet_frame *f, const frame_name *n, const char *each)
{
    binding b = {.s = s, .own = f};
    pick rows, columns;
    bool found = f && pick_from(&b, f, false, *n->row == '*' ? each : n->row, &rows) &&
                 pick_from(&b, f, true, *n->column == '*' ? each : n->column, &columns);
    draft *d = found ? sheet_cell(f, rows.from, columns.from) : NULL;
    const char *star = strchr(n->name, '*'), *name = n->name;
    if (star) {
        name = nt_arena_printf(s->arena, "%.*s%s%s", (int)(star - name), name, each, star + 1);
    }
    if (nt_begins(name, "period.")) {
        name_both(s, name + strlen("period."), d);
    } else {
        sheet_name_draft(s, name, d);
    }
}

static void name_cells(sheet *s)
{
    NT_EACH(const frame_declaration, declared, frame_declarations, frame_declaration_count) {
        for (const frame_name *n = declared->names; n && n->name; n++) {
            const nt_frame_key *each = *n->row == '*'      ? declared->rows
                                       : *n->column == '*' ? declared->columns
                                                           : NULL;
            do {
                name_cell(s, sheet_of(s, declared), n, each ? each->code : NULL);
            } while (each && (++each)->code);
        }
    }
}

/* What was closed in the period: of several steps a number of its own. */
static draft *closed_in_period(sheet *s)
{
    const nt_calendar *c = &s->calendar;
    if (c->period_step == c->step_count - 1) {
        return sheet_look(s, "stock.steps", s->step_code[c->last_step], "closed");
    }
    uint64_t closed = 0;
    for (int step = c->period_step; step <= c->last_step; step++) {
        closed += s->scope.closed[step];
    }
    if (!sheet_knows_stock(s)) {
        return NULL;
    }
    draft *all =
        sheet_number(s, text_dots(s->arena, "closed", nt_period_code(s->arena, c->period)),
                     (nt_text)NT_TEXT_REGISTER_CLOSED_IN_THIS_PERIOD, (double)closed, "cases");
    sheet_count(s, "closed", all, NT_COST_TOTAL);
    all->row.flags |= sheet_look(s, "stock.steps", s->step_code[c->last_step], "closed")->row.flags;
    return all;
}

static void name_events(sheet *s)
{
    static const nt_text none = NT_TEXT_BASE_UNKNOWN;
    const nt_code *codes = s->reg->codes[NT_DIM_EVENT].items;
    sheet_text(s, "a.name", s->a ? key_of_code(&codes[s->a]).label : none);
    sheet_text(s, "b.name", s->b ? key_of_code(&codes[s->b]).label : none);
    const sheet_frame *f = sheet_find(s, "events.reported");
    sheet_moving_text(s, "events.latest.age",
                      f && f->row_count ? f->rows[f->row_count - 1].label : none);
}

typedef void put_text(sheet *s, const char *name, nt_text text);

static void put_both(sheet *s, put_text *put, const char *tail, nt_text text)
{
    for (size_t i = 0; i < STEMS; i++) {
        put(s, text_dots(s->arena, stems[i], tail), text);
    }
}

/* "triwulan sebelumnya" / "the quarter before"; of a period that is covered in part "20 hari
 * pertama triwulan sebelumnya" / "the first 20 days of the quarter before". */
static nt_text words_of_other(const sheet *s, nt_text other)
{
    nt_text part = nt_calendar_part(s->arena, &s->calendar);
    return *part.in[NT_LANG_ID]
               ? nt_message_texts(s->arena,
                                  NT_MESSAGE_TALLY_PART_OF_PERIOD(.part = part, .period = other))
               : other;
}

static void name_words(sheet *s)
{
    static const nt_text reports[NT_PERIOD_KINDS] = {
        NT_TEXT_REGISTER_MONTHLY_REPORT, NT_TEXT_REGISTER_QUARTERLY_REPORT,
        NT_TEXT_REGISTER_HALF_YEARLY_REPORT, NT_TEXT_REGISTER_ANNUAL_REPORT};
    static const nt_text year_before[NT_PERIOD_KINDS] = {
        NT_TEXT_REGISTER_THE_SAME_MONTH_A_YEAR_AGO, NT_TEXT_REGISTER_THE_SAME_QUARTER_A_YEAR_AGO,
        NT_TEXT_REGISTER_THE_SAME_HALF_YEAR_A_YEAR_AGO, NT_TEXT_REGISTER_THE_SAME_YEAR_A_YEAR_AGO};
    const nt_calendar *c = &s->calendar;
    nt_period_kind kind = c->period.kind;
    nt_text step = nt_period_words[c->step_months == 1 ? NT_PERIOD_MONTH : NT_PERIOD_QUARTER];
    put_both(s, sheet_text, "kind", nt_period_words[kind]);
    put_both(s, sheet_text, "adjective", nt_period_adjectives[kind]);
    put_both(s, sheet_text, "report", reports[kind]);
    put_both(s, sheet_moving_text, "year", nt_calendar_year(s->arena, c));
    put_both(s, sheet_moving_text, "previous.label", sheet_previous_label(s));
    put_both(s, sheet_moving_text, "this",
             nt_calendar_with_part(s->arena, c, sheet_head(s, sheet_this_label(s))));
    put_both(s, sheet_text, "step", step);
    put_both(s, sheet_text, "step.head", sheet_head(s, step));
    put_both(s, sheet_moving_text, "previous.words",
             words_of_other(s, nt_period_before_words[kind]));
    put_both(s, sheet_moving_text, "year-before.words", words_of_other(s, year_before[kind]));
}

static void name_period(sheet *s)
{
    static const char *const of[NT_COMPARED] = {"", "previous.", "year-before."};
    const nt_calendar *c = &s->calendar;
    for (int k = 0; k < NT_COMPARED; k++) {
        put_both(s, sheet_moving_text, nt_arena_printf(s->arena, "%sname", of[k]),
                 nt_calendar_period_key(s->arena, c->periods[k]).label);
        put_both(s, sheet_moving_text, nt_arena_printf(s->arena, "%sspan", of[k]),
                 nt_calendar_span_label(s->arena, c, k));
    }
    put_both(s, sheet_moving_text, "label",
             nt_calendar_with_part(s->arena, c, nt_calendar_period_key(s->arena, c->period).label));
    put_both(s, sheet_moving_text, "part", nt_calendar_part(s->arena, c));
    put_both(s, sheet_moving_text, "known.words", sheet_known_words(s));
    name_words(s);
}

static void name_coverage(sheet *s)
{
    const nt_coverage *coverage = &s->reg->coverage;
    sheet_moving_text(s, "coverage.from", nt_date_text(s->arena, coverage->from));
    sheet_moving_text(s, "coverage.to", nt_date_text(s->arena, coverage->to));
}

void sheet_names(sheet *s)
{
    name_cells(s);
    name_both(s, "closed", closed_in_period(s));
    name_events(s);
    /* The number that carries the day of the edition, as in the annex. */
    sheet_name_draft(s, "edition", s->total[NT_FLOW_REPORTED]);
    name_period(s);
    name_coverage(s);
    sheet_text(s, "area.name", s->area.code ? key_of_code(s->area.code).label : s->reg->whole);
    sheet_text(s, "whole.name", s->reg->whole);
}

/* Whether a number may be spoken of at all. */
static bool told(const draft *d)
{
    return d && !d->suppressed && !isnan(d->row.value);
}

typedef struct {
    bool rises, falls, steady;
} direction;

/* By the interval of the difference; without one nothing is said. */
static direction put_direction(sheet *s, const char *stem, const draft *difference)
{
    const nt_ledger_row *row = told(difference) ? &difference->row : NULL;
    bool interval = row && !isnan(row->lower) && !isnan(row->upper);
    direction d = {.rises = interval && row->lower > 0, .falls = interval && row->upper < 0};
    d.steady = interval && !d.rises && !d.falls;
    sheet_truth(s, nt_arena_printf(s->arena, "%srises", stem), d.rises);
    sheet_truth(s, nt_arena_printf(s->arena, "%sfalls", stem), d.falls);
    sheet_truth(s, nt_arena_printf(s->arena, "%ssteady", stem), d.steady);
    return d;
}

/* Why there is no verdict on the two events where there is a difference. */
static void put_events_direction(sheet *s)
{
    const sheet_frame *f = sheet_find(s, "events.age");
    const draft *d = f && f->row_count ? sheet_cell(f, f->row_count - 1, 2) : NULL;
    bool open = told(d) && isnan(d->row.lower);
    bool filling = open && !sheet_compares_events(s, (int)f->rows[f->row_count - 1].x);
    put_direction(s, "events.latest.", d);
    sheet_truth(s, "events.latest.filling", filling);
    sheet_truth(s, "events.latest.unequal", open && !filling);
}

/* By the time since proof, or since the report: day by day, and whether the curves cross, one of
 * the two is ahead somewhere, or no day tells them apart, which does not make them alike. */
static void put_since_direction(sheet *s, const char *process, const char *from, const char *to)
{
    const char *frame = text_dots(s->arena, "events.since", process);
    sheet_text(s, text_dots3(s->arena, "since", process, "from"),
               sheet_words(s, nt_text_alike(from)));
    sheet_text(s, text_dots3(s->arena, "since", process, "to"), sheet_words(s, nt_text_alike(to)));
    bool above = false, below = false, steady = false, known = false;
    for (size_t i = 0; i < NT_AGE_BANDS - 1; i++) {
        const char *day = nt_arena_printf(s->arena, "%d", nt_age_edges[i]);
        const draft *d = sheet_look(s, frame, day, "difference");
        direction of_day =
            put_direction(s, nt_arena_printf(s->arena, "since.%s.%s.", process, day), d);
        known = known || told(d);
        above = above || of_day.rises;
        below = below || of_day.falls;
        steady = steady || of_day.steady;
    }
    sheet_truth(s, text_dots3(s->arena, "since", process, "known"), known);
    sheet_truth(s, text_dots3(s->arena, "since", process, "crosses"), above && below);
    sheet_truth(s, text_dots3(s->arena, "since", process, "apart"), above || below);
    sheet_truth(s, text_dots3(s->arena, "since", process, "untold"), steady && !above && !below);
}

static void put_directions(sheet *s)
{
    const char *frame = "periods.compare";
    for (size_t i = 0; i < STEMS * NT_PERIOD_MEASURES; i++) {
        const char *stem = stems[i / NT_PERIOD_MEASURES],
                   *measure = nt_period_measures[i % NT_PERIOD_MEASURES];
        put_direction(s, nt_arena_printf(s->arena, "%s.%s.", stem, measure),
                      sheet_look(s, frame, measure, "difference"));
        put_direction(s, nt_arena_printf(s->arena, "%s.%s.year-", stem, measure),
                      sheet_look(s, frame, measure, "year-difference"));
    }
    bool filling = !sheet_compares(s, s->calendar.compared[NT_COMPARED_THIS].last);
    const draft *factor = sheet_look(s, "periods.dispersion", "reported", "factor");
    for (size_t i = 0; i < STEMS; i++) {
        sheet_truth(s, text_dots(s->arena, stems[i], "filling"), filling);
        /* as it is printed: less than 1.1 widens nothing that shows */
        sheet_truth(s, text_dots(s->arena, stems[i], "scattered"),
                    told(factor) && factor->row.value >= 1.05);
    }
    put_events_direction(s);
    put_since_direction(s, "decision", "{reported}", "{settled}");
    put_since_direction(s, "sanction", "{proven}", "{sanctioned}");
}

static void put_target_truths(sheet *s)
{
    const sheet_frame *f = sheet_find(s, "targets");
    size_t judged = 0, reached = 0;
    for (size_t row = 0; row < f->row_count; row++) {
        const draft *met = sheet_cell(f, row, 3);
        const char *name = text_dots(s->arena, "target", f->rows[row].code);
        judged += told(met);
        reached += told(met) && met->row.value > 0;
        sheet_truth(s, text_dots(s->arena, name, "known"), told(met));
        sheet_truth(s, text_dots(s->arena, name, "met"), told(met) && met->row.value > 0);
        sheet_truth(s, text_dots(s->arena, name, "missed"), told(met) && !(met->row.value > 0));
    }
    if (judged) {
        sheet_number(s, "targets.judged", (nt_text)NT_TEXT_REGISTER_TARGETS_JUDGED, (double)judged,
                     "");
        sheet_number(s, "targets.met", (nt_text)NT_TEXT_REGISTER_TARGETS_MET, (double)reached, "");
    } else {
        sheet_name_draft(s, "targets.judged", NULL);
        sheet_name_draft(s, "targets.met", NULL);
    }
    sheet_truth(s, "has.targets", f->row_count > 0);
    sheet_truth(s, "targets.judged.any", judged > 0);
    sheet_truth(s, "targets.met.all", reached == judged);
    sheet_truth(s, "targets.met.none", reached == 0);
}

static bool goes_on_to(const sheet *s, const char *curve, double day)
{
    const sheet_frame *f = sheet_find(s, curve);
    return f && f->row_count && f->rows[f->row_count - 1].x >= day;
}

/* Whether the curves of all go on to the days of their headlines: protected, they may end before.
 */
static void put_curves(sheet *s)
{
    const sheet_frame *summary = sheet_find(s, "survival.sanction.summary");
    const draft *median = summary ? sheet_cell(summary, 0, 2) : NULL;
    sheet_truth(s, "sanction.drawn",
                median && goes_on_to(s, "survival.sanction.all", median->row.value));
    sheet_truth(s, "outcome.drawn", goes_on_to(s, "survival.outcome.all", 180));
}

static void put_roles(sheet *s)
{
    static const char *const names[NT_DIM_COUNT] = {
        "has.event",    "has.province",  "has.regency", "has.institution",
        "has.position", "has.violation", "has.sanction"};
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        sheet_truth(s, names[d], s->reg->codes[d].present);
    }
    sheet_truth(s, "has.decided", s->reg->has_decided);
    sheet_truth(s, "has.outcome", s->reg->has_outcome);
    sheet_truth(s, "has.sanctioned", s->reg->has_sanctioned);
    sheet_truth(s, "has.recorded", s->reg->has_recorded);
}

/* What the method says of numbers holds where the edition tells such a number, beside its interval
 * where it has one: shares of a period or a month stand without. */
static void put_methods(sheet *s)
{
    static const struct {
        const char *truth;
        nt_method method;
        const char *part, *last, *unit; /* a part of the id; its last, "": any */
    } made[] = {{"medians.known", NT_METHOD_KAPLAN_MEIER, "median", "", "days"},
                {"ratios.bounded", NT_METHOD_WILSON, ".", ".sanction-ratio", "percent"},
                {"differences.counts.bounded", NT_METHOD_MOVER, ".", "", "cases"},
                {"differences.ratios.bounded", NT_METHOD_NEWCOMBE, ".", "", "points"}};
    for (size_t i = 0; i < sizeof made / sizeof *made; i++) {
        bool any = false;
        for (size_t k = 0; k < s->drafts.count && !any; k++) {
            const draft *d = s->drafts.items[k];
            any = told(d) && d->row.method == made[i].method && strstr(d->row.id, made[i].part) &&
                  (!*made[i].last || strcmp(strrchr(d->row.id, '.'), made[i].last) == 0) &&
                  strcmp(d->row.unit, made[i].unit) == 0;
        }
        sheet_truth(s, made[i].truth, any);
    }
}

/* “rekomendasi” (di sini: selesai tanpa putusan) */
static nt_text asked_outcome(const sheet *s, const nt_outcome_code *outcome)
{
    static const nt_text taken[NT_OUTCOME_KINDS] = {
        [NT_OUTCOME_PENDING] = NT_TEXT_REGISTER_TAKEN_AS_OPEN,
        [NT_OUTCOME_PROVEN] = NT_TEXT_REGISTER_TAKEN_AS_UPHELD,
        [NT_OUTCOME_NOT_PROVEN] = NT_TEXT_REGISTER_TAKEN_AS_NOT_UPHELD,
        [NT_OUTCOME_CLOSED] = NT_TEXT_REGISTER_TAKEN_AS_CLOSED};
    return nt_message_texts(
        s->arena,
        NT_MESSAGE_REGISTER_ASKED_OUTCOME(.outcome = outcome->label, .kind = taken[outcome->kind]));
}

/* What nobody has answered yet, and what it is taken for meanwhile. */
static void put_asked(sheet *s)
{
    const nt_outcomes *outcomes = nt_register_outcomes(s->reg);
    nt_text all = NT_TEXT_EMPTY;
    bool any = false;
    NT_EACH(const nt_outcome_code, outcome, outcomes->items, outcomes->count) {
        if (outcome->asked && outcome->label.in[0]) {
            all = text_join(s->arena, all, any ? ", " : "", asked_outcome(s, outcome));
            any = true;
        }
    }
    const nt_table *cases = sheet_case_table(s);
    bool days = false;
    for (size_t f = 0; cases && f < cases->field_count; f++) {
        const nt_field *field = &cases->fields[f];
        days = days || (field->asked && field->role && field->type == NT_FIELD_DATE);
    }
    sheet_text(s, "outcomes.asked", all);
    sheet_truth(s, "outcomes.asked.any", any);
    sheet_truth(s, "days.asked", days);
}

static bool denominators_known(const sheet *s)
{
    for (int d = NT_DIM_PROVINCE; d <= NT_DIM_REGENCY; d++) {
        for (size_t i = 1; i < s->reg->codes[d].count; i++) {
            const nt_code *code = &s->reg->codes[d].items[i];
            if (code->civil_servants > 0 || code->voters > 0) {
                return true;
            }
        }
    }
    return false;
}

static size_t count_signals(const sheet *s, const char *frame)
{
    const sheet_frame *f = sheet_find(s, frame);
    int column = f ? sheet_column(f, "signal") : -1;
    size_t count = 0;
    for (size_t row = 0; column >= 0 && row < f->row_count; row++) {
        const draft *d = sheet_cell(f, row, (size_t)column);
        count += told(d) && d->row.value > 0;
    }
    return count;
}

size_t sheet_suppressed(const sheet *s)
{
    return NT_SUM(size_t, i, s->drafts.count, s->drafts.items[i]->suppressed);
}

/* What the edition before printed, or lets be worked out, is protected no more. */
static void put_told(sheet *s)
{
    bool told = s->protects && (request_heeds(s->request) || s->request->plan);
    sheet_truth(s, "suppressed.told.any", told && s->told);
    if (!told) {
        sheet_name_draft(s, "suppressed.told", NULL);
        return;
    }
    sheet_number(s, "suppressed.told",
                 (nt_text)NT_TEXT_REGISTER_SMALL_COUNTS_THAT_THE_EDITION_BEFORE, (double)s->told,
                 "figures");
}

static void put_counts(sheet *s)
{
    size_t suppressed = sheet_suppressed(s), signals = count_signals(s, "provinces");
    sheet_number(s, "suppressed.count", (nt_text)NT_TEXT_REGISTER_FIGURES_SUPPRESSED,
                 (double)suppressed, "figures");
    sheet_truth(s, "suppressed.narrow.any", s->narrow > 0);
    sheet_number(s, "suppressed.narrow",
                 (nt_text)NT_TEXT_REGISTER_SMALL_COUNTS_THAT_CAN_BE_NARROWED, (double)s->narrow,
                 "figures");
    sheet_number(s, "suppressed.threshold",
                 (nt_text)NT_TEXT_REGISTER_SMALLEST_COUNT_THAT_IS_PRINTED,
                 s->protects ? (double)s->request->threshold : 0, "cases");
    if (sheet_find(s, "funnel.provinces") && sheet_knows_sanctions(s)) {
        sheet_number(s, "provinces.signals", (nt_text)NT_TEXT_REGISTER_AREAS_THAT_STAND_OUT,
                     (double)signals, sheet_level_unit(s, NT_DIM_PROVINCE));
    } else {
        sheet_name_draft(s, "provinces.signals", NULL);
    }
    sheet_truth(s, "suppressed.any", suppressed > 0);
    put_told(s);
    sheet_truth(s, "provinces.signals.any", signals > 0);
}

/* All months and steps that are shown are covered whole. */
static bool window_is_covered(const nt_calendar *c)
{
    return c->from <= c->starts[0] && c->end + 1 >= c->starts[NT_CALENDAR_MONTHS];
}

/* Some month is covered whole: charts leave out the others. */
static bool any_month_is_covered(const nt_calendar *c)
{
    return NT_ANY(m, NT_CALENDAR_MONTHS, c->from <= c->starts[m] && c->end + 1 >= c->starts[m + 1]);
}

static void put_period(sheet *s)
{
    const nt_calendar *c = &s->calendar;
    NT_EACH_OF(const char, stem, stems, STEMS) {
        sheet_truth(s, text_dots(s->arena, stem, "partial"),
                    *nt_calendar_part(s->arena, c).in[NT_LANG_ID] != '\0');
        sheet_truth(s, text_dots(s->arena, stem, "month"), c->step_months == 1);
        sheet_truth(s, text_dots(s->arena, stem, "compared"), c->is_compared[NT_COMPARED_PREVIOUS]);
        sheet_truth(s, text_dots(s->arena, stem, "year-before.compared"),
                    c->is_compared[NT_COMPARED_YEAR_BEFORE]);
    }
    sheet_truth(s, "window.covered", window_is_covered(c));
    sheet_truth(s, "months.any", any_month_is_covered(c));
    sheet_truth(s, "coverage.stated", s->reg->coverage.from_stated && s->reg->coverage.to_stated);
    sheet_truth(s, "coverage.inferred",
                !s->reg->coverage.from_stated && !s->reg->coverage.to_stated);
}

void sheet_truths(sheet *s)
{
    put_directions(s);
    put_target_truths(s);
    put_roles(s);
    put_curves(s);
    put_asked(s);
    put_counts(s);
    put_methods(s);
    sheet_truth(s, "synthetic", s->reg->synthetic);
    sheet_truth(s, "internal", s->request->internal);
    sheet_truth(s, "area.given", s->area.code != NULL);
    sheet_truth(s, "area.divided", s->area.code && !s->area.regency);
    sheet_truth(s, "recorded.known", s->tells_recording);
    sheet_truth(s, "denominators.known", denominators_known(s));
    sheet_truth(s, "events.compared", sheet_find(s, "events.age") != NULL);
    sheet_truth(s, "stock.known", sheet_knows_stock(s));
    sheet_truth(s, "stock.undated", s->scope.closed_undated > 0);
    sheet_truth(s, "sanctions.known", sheet_knows_sanctions(s));
    sheet_truth(s, "published.given", s->request->published != NULL);
    sheet_truth(s, "longest-open.listed", sheet_find(s, "longest-open")->row_count > 0);
    put_period(s);
    const draft *over = sheet_look(s, "stock.ages", s->step_code[s->calendar.last_step], "365+");
    sheet_truth(s, "open.over-365.any", told(over) && over->row.value > 0);
}
