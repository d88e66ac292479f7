/* This period beside the one before and the same a year before: all of each, or of each as many
 * first days as are known of this one. */
#include <string.h>

#include "curves.h"
#include "periods.h"
#include "words/register.h"

static const nt_text column_labels[NT_PERIOD_KINDS][PERIOD_COLUMNS] = {
    {NT_TEXT_REGISTER_THIS_MONTH, NT_TEXT_REGISTER_PREVIOUS_MONTH, NT_TEXT_REGISTER_DIFFERENCE,
     NT_TEXT_REGISTER_SAME_MONTH_A_YEAR_BEFORE, NT_TEXT_REGISTER_DIFFERENCE_FROM_A_YEAR_BEFORE},
    {NT_TEXT_REGISTER_THIS_QUARTER, NT_TEXT_REGISTER_PREVIOUS_QUARTER, NT_TEXT_REGISTER_DIFFERENCE,
     NT_TEXT_REGISTER_SAME_QUARTER_A_YEAR_BEFORE, NT_TEXT_REGISTER_DIFFERENCE_FROM_A_YEAR_BEFORE},
    {NT_TEXT_REGISTER_THIS_HALF_YEAR, NT_TEXT_REGISTER_PREVIOUS_HALF_YEAR,
     NT_TEXT_REGISTER_DIFFERENCE, NT_TEXT_REGISTER_SAME_HALF_YEAR_A_YEAR_BEFORE,
     NT_TEXT_REGISTER_DIFFERENCE_FROM_A_YEAR_BEFORE},
    {NT_TEXT_REGISTER_THIS_YEAR, NT_TEXT_REGISTER_PREVIOUS_YEAR, NT_TEXT_REGISTER_DIFFERENCE,
     NT_TEXT_EMPTY, NT_TEXT_EMPTY},
};

static const size_t column_of[NT_COMPARED] = {PERIOD_THIS, PERIOD_PREVIOUS, PERIOD_YEAR_BEFORE};

/* --- words --- */

/* "terbuka di akhir triwulan"; of a period that is covered in part, after as many days, or on the
 * day itself where nothing is set beside it. */
static nt_text open_label(const sheet *s)
{
    static const nt_text at_the_end[NT_PERIOD_KINDS] = {
        NT_TEXT_REGISTER_OPEN_AT_THE_END_OF_THE_MONTH,
        NT_TEXT_REGISTER_OPEN_AT_THE_END_OF_THE_QUARTER,
        NT_TEXT_REGISTER_OPEN_AT_THE_END_OF_THE_HALF_YEAR,
        NT_TEXT_REGISTER_OPEN_AT_THE_END_OF_THE_YEAR};
    const nt_calendar *c = &s->calendar;
    if (!c->part_days) {
        return at_the_end[c->period.kind];
    }
    bool late = c->from > nt_period_first_day(c->period);
    return nt_message_texts(
        s->arena, late ? NT_MESSAGE_REGISTER_OPEN_ON(.day = nt_date_text(s->arena, c->end))
                       : NT_MESSAGE_REGISTER_OPEN_AT_THE_END_OF_DAY(.days = c->part_days));
}

bool sheet_is_then(const sheet *s, int compared)
{
    return compared != NT_COMPARED_THIS && s->tells_recording;
}

nt_text sheet_known_words(const sheet *s)
{
    int days = s->cube->as_of - s->calendar.end;
    if (!s->tells_recording) {
        return nt_text_alike("");
    }
    if (days) {
        return nt_message_texts(s->arena, NT_MESSAGE_REGISTER_AS_KNOWN_DAYS_AFTER(.count = days));
    }
    return s->calendar.part_days ? (nt_text)NT_TEXT_REGISTER_AS_KNOWN_AT_THE_END_OF_THOSE_DAYS
                                 : (nt_text)NT_TEXT_REGISTER_AS_KNOWN_ON_THE_LAST_DAY_OF_ITS_PERIOD;
}

/* "triwulan sebelumnya (20 hari pertama), sebagaimana diketahui pada …"; of a difference
 * "keduanya".
 */
static nt_text with_known(const sheet *s, nt_text label, bool both)
{
    nt_text known = sheet_known_words(s);
    if (!*known.in[NT_LANG_ID]) {
        return label;
    }
    return nt_message_texts(s->arena,
                            both ? NT_MESSAGE_REGISTER_EACH_AS_KNOWN(.label = label, .known = known)
                                 : NT_MESSAGE_REGISTER_AS_KNOWN(.label = label, .known = known));
}

nt_text sheet_this_label(const sheet *s)
{
    return column_labels[s->calendar.period.kind][PERIOD_THIS];
}

nt_text sheet_previous_label(const sheet *s)
{
    nt_text label = nt_calendar_with_part(s->arena, &s->calendar,
                                          column_labels[s->calendar.period.kind][PERIOD_PREVIOUS]);
    return sheet_is_then(s, NT_COMPARED_PREVIOUS)
               ? nt_message_texts(
                     s->arena,
                     NT_MESSAGE_REGISTER_AS_KNOWN(.label = label,
                                                  .known = (nt_text)NT_TEXT_REGISTER_AS_KNOWN_THEN))
               : label;
}

static void name_columns(const sheet *s, nt_frame_key columns[PERIOD_COLUMNS])
{
    for (size_t c = 0; c < PERIOD_COLUMNS; c++) {
        nt_text label = column_labels[s->calendar.period.kind][c];
        bool difference = c == PERIOD_DIFFERENCE || c == PERIOD_YEAR_DIFFERENCE;
        label = difference ? label : nt_calendar_with_part(s->arena, &s->calendar, label);
        label =
            *label.in[NT_LANG_ID] && c != PERIOD_THIS ? with_known(s, label, difference) : label;
        columns[c].label = label;
    }
}

/* --- numbers --- */

/* A flow, or what is open. */
static void put_counts(sheet *s, sheet_frame *f, size_t row, int flow)
{
    for (int k = 0; k < NT_COMPARED; k++) {
        const nt_case_tally *then = s->then[k];
        f->as_of = s->calendar.compared[k].last;
        if (s->calendar.is_compared[k]) {
            draft *d = put_count(s, (spot){f, row, column_of[k]},
                                 flow < TOTAL_OPEN ? then->compared[k][flow] : then->open_on[k]);
            d->settled = sheet_is_then(s, k);
        }
    }
}

static void put_proof(sheet *s, sheet_frame *f)
{
    for (int k = 0; k < NT_COMPARED; k++) {
        f->as_of = s->calendar.compared[k].last;
        put_ratio(s, (spot){f, PERIOD_PROOF_RATIO, column_of[k]},
                  sheet_cell(f, PERIOD_PROVEN, column_of[k]),
                  sheet_cell(f, PERIOD_DECIDED, column_of[k]));
    }
}

static void put_cohort(sheet *s, sheet_frame *f, int process, int k)
{
    size_t count;
    if (!s->calendar.is_compared[k] || s->calendar.cohort_first[k] < s->calendar.from) {
        return; /* of so many months not all are known */
    }
    const nt_duration *durations = nt_tally_cohort(s->arena, s->then[k], process, k, &count);
    nt_survival curve = nt_survival_estimate(s->arena, durations, count);
    if (!curve.total) {
        return;
    }
    size_t row = process == NT_PROCESS_DECISION ? PERIOD_TO_DECISION : PERIOD_TO_SANCTION;
    f->as_of = s->calendar.compared[k].last;
    draft *median =
        put_value(s, (spot){f, row, column_of[k]}, curve_quantile_row(&curve, 0.5), NULL, 0);
    median->suppressed = count_is_small(s, curve.total) || count_is_small(s, curve.events);
    median->settled = sheet_is_then(s, k);
    if (process == NT_PROCESS_SANCTION) {
        draft *ratio = put_share(s, (spot){f, PERIOD_SANCTION_RATIO, column_of[k]}, curve.events,
                                 curve.total, NULL, 0);
        /* Its whole is printed beside the quarters that add up to it. */
        ratio->stands_for = (int64_t)curve.total;
        ratio->variable = nt_disclosure_count(s->disclosure, ratio->stands_for, NT_COST_PART);
        if (count_is_small(s, curve.events)) {
            nt_disclosure_unshown(s->disclosure, ratio->variable);
        }
        ratio->settled = median->settled;
    }
}

void sheet_periods(sheet *s)
{
    static const struct {
        size_t row;
        int flow;
    } flows[] = {{PERIOD_REPORTED, NT_FLOW_REPORTED},
                 {PERIOD_DECIDED, NT_FLOW_DECIDED},
                 {PERIOD_PROVEN, NT_FLOW_PROVEN},
                 {PERIOD_SANCTIONED, NT_FLOW_SANCTIONED}};
    sheet_frame *f = sheet_open_rows(s, nt_period_frames[s->calendar.period.kind]);
    name_columns(s, f->columns);
    f->rows[PERIOD_OPEN].label = open_label(s);
    for (size_t i = 0; i < sizeof flows / sizeof *flows; i++) {
        if (sheet_knows_flow(s, flows[i].flow)) {
            put_counts(s, f, flows[i].row, flows[i].flow);
        }
    }
    if (sheet_knows_stock(s)) {
        put_counts(s, f, PERIOD_OPEN, TOTAL_OPEN);
    }
    put_proof(s, f);
    for (int k = 0; k < NT_COMPARED; k++) {
        for (int p = 0; p < NT_PROCESS_COUNT; p++) {
            put_cohort(s, f, p, k);
        }
    }
    period_differences(s, f);
}
