/* Two events at equal age. */
#include <math.h>

#include "sheet.h"

static const nt_frame_key empty_key = {"", {{"", ""}}, NAN, NULL};

static nt_frame_key age_key(sheet *s, int age)
{
    const char *code = nt_arena_printf(s->arena, "%d", age);
    const char *shown =
        nt_arena_printf(s->arena, "%s%d", age < 0 ? "−" : "+", age < 0 ? -age : age);
    return (nt_frame_key){
        code,
        age ? text_join(s->arena, text_both("H", "day "), "", text_both(shown, shown))
            : text_both("hari-H", "polling day"),
        age, NULL};
}

/* The last age that both events have reached. */
static size_t ages_reached(const sheet *s)
{
    const nt_code *codes = s->reg->codes[NT_DIM_EVENT].items;
    nt_date a = codes[s->a].polling_day, b = codes[s->b].polling_day;
    if (!nt_date_known(a) || !nt_date_known(b)) {
        return 0;
    }
    int reached = s->calendar.end - (a > b ? a : b);
    size_t count = 0;
    while (count < EVENT_AGES && event_ages[count] <= reached) {
        count++;
    }
    return count;
}

static uint64_t up_to(const uint64_t *by_age, size_t age)
{
    uint64_t sum = 0;
    for (size_t i = 0; i <= age; i++) {
        sum += by_age[i];
    }
    return sum;
}

/* What tells an event's total away must not come back at its last age. */
typedef struct {
    uint32_t events[2];
    draft *totals[2];
} pair;

static void put_ratios(sheet *s, sheet_frame *f, const pair *of)
{
    for (size_t row = 0; row < f->row_count; row++) {
        draft *ratios[2];
        f->rows[row] = age_key(s, event_ages[row]);
        for (size_t e = 0; e < 2; e++) {
            const event_count *count = &s->scope.events[of->events[e]];
            ratios[e] = put_share(s, (spot){f, row, e}, up_to(count->sanctioned, row),
                                  up_to(count->proven, row), &of->totals[e], 1);
        }
        put_difference(s, (spot){f, row, 2}, ratios[1], ratios[0]);
    }
}

static void put_reports(sheet *s, sheet_frame *f, const pair *of)
{
    for (size_t row = 0; row < f->row_count; row++) {
        f->rows[row] = age_key(s, event_ages[row]);
        for (size_t e = 0; e < 2; e++) {
            const event_count *count = &s->scope.events[of->events[e]];
            nt_ledger_row reported = sheet_blank();
            reported.value = (double)up_to(count->reported, row);
            reported.part = -1;
            reported.unit = "cases";
            reported.method = "count";
            draft *d = put_value(s, (spot){f, row, e}, reported, &of->totals[e], 1);
            d->variable = disclosure_count(s->disclosure, (int64_t)reported.value, COST_TOTAL);
        }
    }
}

void sheet_events(sheet *s)
{
    const nt_codes *codes = &s->reg->codes[NT_DIM_EVENT];
    if (!s->a || !s->b || !s->scope.events) {
        return;
    }
    nt_frame_key columns[3] = {empty_key, empty_key, empty_key};
    columns[0] = (nt_frame_key){"a", key_of_code(&codes->items[s->a]).label, NAN, "percent"};
    columns[1] = (nt_frame_key){"b", key_of_code(&codes->items[s->b]).label, NAN, "percent"};
    columns[2] = (nt_frame_key){"difference", {{"selisih", "difference"}}, NAN, "points"};
    static const char totals[] = "survival.decision.summary";
    const pair of = {.events = {s->a, s->b},
                     .totals = {sheet_look(s, totals, codes->items[s->a].code, "cases"),
                                sheet_look(s, totals, codes->items[s->b].code, "cases")}};
    size_t ages = ages_reached(s);
    if (sheet_knows_sanctions(s)) {
        put_ratios(s,
                   sheet_open(s, "events.age",
                              text_both("Pada umur yang sama: {sanction-ratio}",
                                        "At equal age: {sanction-ratio}"),
                              ages, columns, 3),
                   &of);
    }
    columns[0].unit = columns[1].unit = "cases";
    put_reports(s,
                sheet_open(s, "events.reported",
                           text_both("Kasus {reported} pada umur yang sama",
                                     "Cases {reported} at equal age"),
                           ages, columns, 2),
                &of);
}
