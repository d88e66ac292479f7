/* Targets and what became of them. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "curves.h"

/* "share-sanctioned-by-180": the days, or -1. */
static int days_in(const char *measure, const char *stem)
{
    const char *days = nt_behind(measure, stem);
    bool is_number = days && *days && strlen(days) <= 5 && !days[strspn(days, "0123456789")];
    return is_number ? atoi(days) : -1;
}

typedef struct {
    nt_ledger_row row;
    draft *of[2];
    bool known, tells;
} achieved;

static achieved of_curve(const sheet *s, int process, int day)
{
    achieved a = {.known = s->curves[process] != NULL};
    if (a.known) {
        const sheet_curve *all = &s->curves[process][0];
        const char *frame = process == NT_PROCESS_DECISION ? "survival.decision.summary"
                                                           : "survival.sanction.summary";
        a.row = curve_share_row(&all->curve, day);
        a.of[0] = sheet_look(s, frame, "all", "cases");
        a.of[1] = sheet_look(s, frame, "all", "events");
        a.tells = curve_share_tells(s, all, day);
    }
    return a;
}

/* A measure of the period is the cell of that name. */
static achieved of_period(const sheet *s, const char *measure)
{
    draft *cell = sheet_look(s, "periods.compare", measure, "this");
    achieved a = {.known = cell != NULL, .of = {cell, NULL}};
    if (cell) {
        a.row = cell->row;
        a.row.id = NULL;
        a.row.label = nt_text_alike(NULL);
    }
    return a;
}

static achieved achieved_of(const sheet *s, const char *measure)
{
    static const struct {
        const char *stem;
        int process;
    } shares[] = {{"share-decided-by-", NT_PROCESS_DECISION},
                  {"share-sanctioned-by-", NT_PROCESS_SANCTION}};
    for (size_t i = 0; i < 2; i++) {
        int days = days_in(measure, shares[i].stem);
        if (days >= 0) {
            return of_curve(s, shares[i].process, days);
        }
    }
    return of_period(s, measure);
}

static void put_verdict(sheet *s, sheet_frame *f, size_t row, const nt_target *target, draft *value)
{
    double more = value->row.value - target->value;
    nt_ledger_row difference = sheet_value(NT_METHOD_DIFFERENCE, more, value->row.decimals);
    difference.lower = value->row.lower - target->value;
    difference.upper = value->row.upper - target->value;
    difference.unit = nt_unit_of_difference(value->row.unit);
    put_value(s, (spot){f, row, 2}, difference, &value, 1);
    put_value(s, (spot){f, row, 3},
              sheet_value(NT_METHOD_VERDICT, target->at_most ? more <= 0 : more >= 0, 0), &value,
              1);
}

static bool is_count(const char *unit)
{
    return strcmp(unit, "days") != 0 && strcmp(unit, "percent") != 0;
}

/* A target for what comes in a quarter is no target for a month or a year, nor for some days; and
 * one for how many cases there are in the whole is none for an area, which may have its own. */
static bool is_for(const sheet *s, const nt_target *target, const char *unit)
{
    static const char *const flows[] = {"reported", "decided", "proven", "sanctioned",
                                        "proof-ratio"};
    bool quarter = s->calendar.period.kind == NT_PERIOD_QUARTER &&
                   !*nt_calendar_part(s->arena, &s->calendar).in[NT_LANG_ID];
    for (size_t i = 0; !quarter && i < sizeof flows / sizeof *flows; i++) {
        if (strcmp(target->measure, flows[i]) == 0) {
            return false;
        }
    }
    return !s->area.code || target->area || !is_count(unit);
}

/* Days are no per cent, and neither is a count. What cases are counted in is the table's own word:
 * a target of reports or of persons is one of cases. */
static bool same_measure(const char *target, const char *value)
{
    return !*target || strcmp(target, value) == 0 ||
           (strcmp(value, "cases") == 0 && is_count(target));
}

static void put_target(sheet *s, sheet_frame *f, size_t row, const nt_target *target)
{
    achieved a = achieved_of(s, target->measure);
    nt_ledger_row wanted =
        sheet_value(NT_METHOD_TARGET, target->value, target->value != floor(target->value));
    wanted.unit = target->unit ? target->unit : "";
    bool same = a.known && same_measure(wanted.unit, a.row.unit);
    wanted.unit = same ? a.row.unit : wanted.unit;
    put_value(s, (spot){f, row, 1}, wanted, NULL, 0);
    put_value(s, (spot){f, row, 4}, sheet_value(NT_METHOD_TARGET, target->at_most, 0), NULL, 0);
    draft *value = a.known ? put_value(s, (spot){f, row, 0}, a.row, a.of, 2) : NULL;
    if (value) {
        value->suppressed = a.tells;
    }
    if (same && is_for(s, target, a.row.unit) && !isnan(a.row.value) && !isnan(target->value)) {
        put_verdict(s, f, row, target, value);
    } else { /* a statement of the target still says that it is not judged */
        put_value(s, (spot){f, row, 3}, sheet_value(NT_METHOD_VERDICT, NAN, 0), NULL, 0);
    }
}

/* The measures for which the edition's own area has a target, which takes the place of the whole's.
 */
static nt_map own_measures(const sheet *s)
{
    nt_map own = nt_map_open(s->arena);
    NT_EACH(const nt_target, target, s->reg->targets, s->reg->target_count) {
        if (s->area.code && target->area == s->area.code) {
            nt_map_keep(&own, target->measure, 1);
        }
    }
    return own;
}

void sheet_targets(sheet *s)
{
    const nt_target **targets = nt_new_array(s->arena, const nt_target *, s->reg->target_count + 1);
    size_t count = 0;
    nt_map own = own_measures(s);
    NT_EACH(const nt_target, target, s->reg->targets, s->reg->target_count) {
        targets[count] = target;
        count += target->area ? target->area == s->area.code
                              : nt_map_find(&own, target->measure) == NT_MAP_NONE;
    }
    sheet_frame *f = sheet_open(s, "targets", count);
    for (size_t i = 0; i < count; i++) {
        const nt_target *target = targets[i];
        bool named = target->label.in[NT_LANG_ID] && *target->label.in[NT_LANG_ID];
        f->rows[i] = (nt_frame_key){
            target->measure, named ? target->label : nt_text_alike(target->measure), NAN, NULL};
        put_target(s, f, i, target);
    }
}
