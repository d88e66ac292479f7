/* What the cases of the two events are set against, side by side, and the rates. */
#include <math.h>
#include <string.h>

#include "draft.h"
#include "text/number.h"
#include "words/base.h"
#include "words/table.h"

static bool same_exposure(const nt_exposure *left, const nt_exposure *right)
{
    return left->figure->indicator == right->figure->indicator &&
           strcmp(left->figure->category, right->figure->category) == 0;
}

static const nt_exposure *other_exposure(const nt_figures_report *figures, const nt_exposure *one,
                                         const nt_event *event)
{
    NT_EACH(const nt_exposure, other, figures->exposures, figures->exposure_count) {
        if (other->event == event && !other->superseded && same_exposure(one, other)) {
            return other;
        }
    }
    return NULL;
}

/* The unit of both, which then stands in the head of the row; NULL where they differ. */
static const char *unit_of(const nt_exposure *a, const nt_exposure *b)
{
    const nt_exposure *one = a ? a : b;
    return a && b && strcmp(a->row->unit, b->row->unit) != 0 ? NULL : one->row->unit;
}

/* "Pemilih, orang", "Daerah (provinsi)". */
static const char *exposure_name(const nt_draft *draft, const nt_figure *figure, const char *unit)
{
    const char *name = nt_draft_say(draft, figure->indicator->label);
    const char *counted = unit ? nt_text_unit(draft->lang, unit) : "";
    bool says_unit = !*counted || strcmp(counted, name) == 0;
    bool is_part = *figure->category;
    return nt_text_capital(
        draft->arena,
        nt_arena_printf(draft->arena, "%s%s%s%s%s%s", name, is_part ? " (" : "",
                        is_part ? nt_draft_say(draft, figure->category_label) : "",
                        is_part ? ")" : "", says_unit ? "" : ", ", says_unit ? "" : counted));
}

/* Whether all that are a million or more are round ones: a column says "3,5 juta" nowhere else. */
static bool are_of_millions(const nt_figures_report *figures)
{
    return NT_ALL(i, figures->exposure_count,
                  fabs(figures->exposures[i].row->value) < 1e6 ||
                      nt_text_is_of_millions(figures->exposures[i].row->value,
                                             figures->exposures[i].row->decimals));
}

/* An exposure has no interval: it takes both columns. */
static void exposure_cells(nt_draft *draft, const nt_exposure *exposure, const char *unit)
{
    const nt_ledger_row *row = exposure ? exposure->row : NULL;
    if (row) {
        const char *(*below)(nt_arena *, nt_lang, const nt_ledger_row *) =
            are_of_millions(draft->figures) ? unit ? nt_quantity_below_unit : nt_quantity_text
            : unit                          ? nt_quantity_number
                                            : nt_quantity_in_full;
        nt_draft_put(draft, below(draft->arena, draft->lang, row), row->id);
        nt_draft_cell(draft, 2);
    } else {
        nt_draft_ratio(draft, NULL);
    }
}

/* One row a kind of exposure, with the figures that the rates are of: those of the first event,
 * then those that only the second has. */
static void add_exposures(nt_draft *draft)
{
    const nt_figures_report *figures = draft->figures;
    nt_draft_group(draft, nt_draft_say(draft, (nt_text)NT_TEXT_TABLE_EXPOSURE));
    NT_EACH(const nt_exposure, exposure, figures->exposures, figures->exposure_count) {
        bool of_a = exposure->event == figures->a, of_b = exposure->event == figures->b;
        const nt_exposure *a = of_a ? exposure : other_exposure(figures, exposure, figures->a);
        const nt_exposure *b = of_b ? exposure : other_exposure(figures, exposure, figures->b);
        if (!(of_a || of_b) || exposure->superseded || (of_b && a && figures->a != figures->b)) {
            continue;
        }
        const char *unit = unit_of(a, b);
        nt_draft_text(draft, exposure_name(draft, exposure->figure, unit));
        exposure_cells(draft, a, unit);
        exposure_cells(draft, b, unit);
        nt_draft_row(draft, NT_ROW_BODY);
    }
}

static const nt_rate *other_rate(const nt_figures_report *figures, const nt_rate *one,
                                 const nt_event *event)
{
    NT_EACH(const nt_rate, other, figures->rates, figures->rate_count) {
        if (other->event == event && nt_rate_comparable(one, other) &&
            same_exposure(one->exposure, other->exposure)) {
            return other;
        }
    }
    return NULL;
}

static const nt_figure *count_of(const nt_rate *rate)
{
    return rate->release->stages[rate->stage];
}

/* ", hitungan KASN dan Kemendagri", where the edition has several counters. */
static const char *counted_by(const nt_draft *draft, const nt_rate *a, const nt_rate *b)
{
    const nt_rate *rates[] = {a, b};
    const char *names[2];
    size_t count = 0;
    for (size_t i = 0; i < 2; i++) {
        const char *name = rates[i] ? nt_draft_counter(draft, count_of(rates[i])->counter) : NULL;
        if (name && (count == 0 || strcmp(name, names[0]) != 0)) {
            names[count++] = name;
        }
    }
    return nt_arena_printf(draft->arena, ", %s %s",
                           nt_draft_say(draft, (nt_text)NT_TEXT_TABLE_COUNTED_BY),
                           nt_text_join(draft->arena, draft->lang, names, count));
}

/* "Dilaporkan, orang per daerah (provinsi)": two rates stand in one row only where what they count
 * is the same. */
static const char *rate_name(const nt_draft *draft, const nt_rate *a, const nt_rate *b)
{
    const nt_rate *rate = a ? a : b;
    const char *counters = draft->many_counters ? counted_by(draft, a, b) : "";
    static const nt_text stages[NT_STAGE_COUNT] = {NT_TEXT_TABLE_REPORTED, NT_TEXT_TABLE_PROVEN,
                                                   NT_TEXT_TABLE_SANCTIONED};
    const char *category = nt_draft_say(draft, rate->exposure->figure->category_label);
    return nt_arena_printf(
        draft->arena, "%s, %s %s%s%s%s%s", nt_draft_say(draft, stages[rate->stage]),
        nt_text_unit(draft->lang, count_of(rate)->unit), nt_text_unit(draft->lang, rate->row->unit),
        *category ? " (" : "", category, *category ? ")" : "", counters);
}

static void add_rates(nt_draft *draft)
{
    const nt_figures_report *figures = draft->figures;
    nt_draft_group(draft, nt_draft_say(draft, (nt_text)NT_TEXT_TABLE_RATES));
    NT_EACH(const nt_rate, rate, figures->rates, figures->rate_count) {
        bool of_a = rate->event == figures->a, of_b = rate->event == figures->b;
        const nt_rate *a = of_a ? rate : other_rate(figures, rate, figures->a);
        const nt_rate *b = of_b ? rate : other_rate(figures, rate, figures->b);
        if (!(of_a || of_b) || (of_b && a && figures->a != figures->b)) {
            continue;
        }
        nt_draft_text(draft, rate_name(draft, a, b));
        nt_draft_ratio(draft, a ? a->row : NULL);
        nt_draft_ratio(draft, b ? b->row : NULL);
        nt_draft_row(draft, NT_ROW_BODY);
    }
}

static nt_status build(nt_draft *draft)
{
    const nt_event *events[] = {draft->figures->a, draft->figures->b};
    nt_draft_group_head(draft, "", 1);
    for (size_t i = 0; i < 2; i++) {
        const char *unknown = nt_draft_say(draft, (nt_text)NT_TEXT_BASE_UNKNOWN);
        nt_draft_group_head(draft, events[i] ? events[i]->short_name : unknown, 2);
    }
    add_exposures(draft);
    add_rates(draft);
    if (draft->many_counters) {
        nt_draft_procedures(draft);
    }
    if (draft->figures->exposures_differ_in_kind) {
        nt_draft_remark(draft, (nt_text)NT_TEXT_TABLE_THE_TWO_EVENTS_ARE_COUNTED_IN_DIFFERENT);
    }
    return NT_OK;
}

const nt_table_kind nt_table_exposure = {
    .id = "exposure",
    .build = build,
    .caption = NT_TEXT_TABLE_EXPOSURES_OF_THE_TWO_EVENTS,
    .summary = NT_TEXT_TABLE_ONE_ROW_FOR_EACH_MEASURE_THE_TWO_EVENTS,
    .columns = {{NT_TEXT_TABLE_MEASURE, NT_ALIGN_LEFT, 1},
                {NT_TEXT_TABLE_VALUE, NT_ALIGN_RIGHT, 0},
                {NT_TEXT_TABLE_95_PERCENT, NT_ALIGN_RIGHT, 0},
                {NT_TEXT_TABLE_VALUE, NT_ALIGN_RIGHT, 0},
                {NT_TEXT_TABLE_95_PERCENT, NT_ALIGN_RIGHT, 0}}};
