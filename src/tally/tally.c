#include "tally/tally.h"

enum {
    COHORT_DAYS = 367, /* twelve months */
    CURVE_SLOTS = NT_LOG_RANK_GROUPS_MAX + 1
};

static nt_date by_then(nt_date day, nt_date end)
{
    return nt_date_known(day) && day <= end ? day : NT_DATE_UNKNOWN;
}

/* Over, as far as the outcome tells. */
static bool is_over(const nt_case_state *s)
{
    return s->kind > NT_OUTCOME_PENDING;
}

/* When a case left the stock. One that is closed on an unknown day leaves it on the day it came:
 * it is not open, and nobody knows how long it was. */
static nt_date closing_day(const nt_register *reg, const nt_case_state *s, nt_date any_sanction)
{
    if (nt_date_known(any_sanction)) {
        return any_sanction;
    }
    if (s->kind == NT_OUTCOME_PROVEN && reg->has_sanctioned) {
        return NT_DATE_UNKNOWN;
    }
    if (nt_date_known(s->decided)) {
        return reg->has_sanctioned && !reg->has_outcome ? NT_DATE_UNKNOWN : s->decided;
    }
    return is_over(s) ? s->reported : NT_DATE_UNKNOWN;
}

nt_case_state nt_tally_state(const nt_register *reg, const nt_profile *p, nt_date end)
{
    nt_case_state s = {.reported = p->reported, .outcome = p->outcome};
    s.decided = by_then(p->decided, end);
    if (nt_date_known(p->decided) && p->decided > end) {
        s.outcome = NT_OUTCOME_PENDING;
    }
    s.kind = nt_register_outcome_kind(reg, s.outcome);
    nt_date any_sanction = by_then(p->sanctioned, end);
    /* A sanction without a proven outcome is a problem of the data, and no sanction of a proven
     * case: the ratio of the two must not count it. */
    bool counts = !reg->has_outcome || s.kind == NT_OUTCOME_PROVEN;
    s.sanctioned = counts ? any_sanction : NT_DATE_UNKNOWN;
    s.closed = closing_day(reg, &s, any_sanction);
    s.closed_undated =
        nt_date_known(s.closed) && !nt_date_known(any_sanction) && !nt_date_known(s.decided);
    if (nt_date_known(s.closed) && s.closed < s.reported) {
        s.closed = s.reported;
    }
    return s;
}

/* The day of each flow, and which the case has come to, on whatever day. */
typedef struct {
    nt_date on[NT_MOVES];
    bool reached[NT_FLOW_COUNT];
} moves;

/* Decided is what is not otherwise closed, also on a day that nobody knows; proof, too, has the day
 * of its decision. */
static moves moves_of(const nt_case_state *s)
{
    static const nt_outcome kinds[NT_FLOW_COUNT] = {[NT_FLOW_PROVEN] = NT_OUTCOME_PROVEN,
                                                    [NT_FLOW_NOT_PROVEN] = NT_OUTCOME_NOT_PROVEN,
                                                    [NT_FLOW_CLOSED] = NT_OUTCOME_CLOSED};
    moves m = {
        .on = {[NT_FLOW_REPORTED] = s->reported,
               [NT_FLOW_DECIDED] = s->kind == NT_OUTCOME_CLOSED ? NT_DATE_UNKNOWN : s->decided,
               [NT_FLOW_SANCTIONED] = s->sanctioned,
               [NT_FLOW_LEFT] = s->closed}};
    for (int flow = 0; flow < NT_FLOW_COUNT; flow++) {
        bool is_kind = s->kind == kinds[flow];
        if (kinds[flow]) {
            m.on[flow] = is_kind ? s->decided : NT_DATE_UNKNOWN;
        }
        m.reached[flow] = kinds[flow] ? is_kind : nt_date_known(m.on[flow]);
    }
    m.reached[NT_FLOW_DECIDED] |= m.reached[NT_FLOW_PROVEN] || m.reached[NT_FLOW_NOT_PROVEN];
    return m;
}

bool nt_tally_holds(nt_area_choice area, const uint32_t codes[NT_DIM_COUNT])
{
    return !area.code || (area.regency ? codes[NT_DIM_REGENCY] == area.regency
                                       : codes[NT_DIM_PROVINCE] == area.province);
}

bool nt_tally_is_reported(nt_area_choice area, const nt_profile *p, nt_date end)
{
    return nt_tally_holds(area, p->codes) && nt_date_known(p->reported) && p->reported <= end;
}

/* -1: before the window, or before the first day that the register covers. */
static int month_of(const nt_calendar *c, nt_date day)
{
    return nt_date_known(day) && day >= c->from ? nt_calendar_month(c, day) : -1;
}

static void add_flows(nt_case_tally *t, const nt_calendar *c, const nt_case_state *s,
                      const moves *m, uint64_t n)
{
    for (int move = 0; move < NT_MOVES; move++) {
        if (m->on[move] >= c->starts[0]) { /* unknown is before that */
            t->moved[m->on[move] - c->starts[0]][move] += n;
        }
    }
    int month = month_of(c, s->reported);
    if (month >= 0) {
        t->outcome[s->outcome][month] += n;
    }
    t->outcome_cases[s->outcome] += n;
}

const int nt_age_edges[NT_AGE_BANDS - 1] = {30, 90, 180, 365};

static int band_of(int age)
{
    int band = 0;
    while (band < NT_AGE_BANDS - 1 && age > nt_age_edges[band]) {
        band++;
    }
    return band;
}

static bool awaits_sanction(const nt_case_state *s, nt_date day)
{
    return nt_date_known(s->decided) ? s->decided <= day : s->kind == NT_OUTCOME_PROVEN;
}

static void add_stock(nt_case_tally *t, const nt_calendar *c, const nt_case_state *s, uint64_t n)
{
    bool closed = nt_date_known(s->closed);
    int in = s->reported < c->from ? -1 : nt_calendar_step(c, s->reported);
    int out = closed ? nt_calendar_step(c, s->closed) : c->step_count;
    if (out < 0 || (closed && s->closed < c->from)) {
        return;
    }
    t->open_before += in < 0 ? n : 0;
    t->closed_undated += s->closed_undated ? n : 0;
    if (closed) {
        t->closed[out] += n;
    }
    for (int step = in < 0 ? 0 : in; step < out; step++) {
        nt_date day = c->step_ends[step];
        t->open_at[step][awaits_sanction(s, day)][band_of(day - s->reported)] += n;
    }
}

static void add_compared(nt_case_tally *t, const nt_calendar *c, const nt_case_state *s, uint64_t n)
{
    for (int k = 0; k < NT_COMPARED; k++) {
        nt_date day = c->compared[k].last;
        bool open = s->reported <= day && (!nt_date_known(s->closed) || s->closed > day);
        t->open_on[k] += open && c->is_compared[k] ? n : 0;
    }
}

static void add_span(uint64_t count[NT_MOVES], nt_day_span days, nt_date day,
                     const uint64_t moved[NT_MOVES])
{
    for (int move = 0; nt_day_span_holds(days, day) && move < NT_MOVES; move++) {
        count[move] += moved[move];
    }
}

static void add_day(nt_case_tally *t, const nt_calendar *c, nt_date day,
                    const uint64_t moved[NT_MOVES])
{
    int month = month_of(c, day), week = (c->end - day) / 7;
    for (int flow = 0; month >= 0 && flow < NT_FLOW_COUNT; flow++) {
        t->flow[month][flow] += moved[flow];
        t->weeks[flow][week < NT_WEEKS ? week : 0] += week < NT_WEEKS ? (int64_t)moved[flow] : 0;
    }
    for (int k = 0; k < NT_COMPARED; k++) {
        if (c->is_compared[k]) {
            add_span(t->compared[k], c->compared[k], day, moved);
        }
        for (int i = 0; i < NT_PIECES; i++) {
            if (c->is_compared[k] && c->has_piece[k][i]) {
                add_span(t->pieces[k][i], c->pieces[k][i], day, moved);
            }
        }
    }
}

/* Each day was given what came to pass on it. */
static void sum_up_days(nt_case_tally *t, const nt_calendar *c)
{
    for (size_t i = 0; i < t->window; i++) {
        const uint64_t *moved = t->moved[i];
        bool any = false;
        for (int move = 0; move < NT_MOVES; move++) {
            any |= moved[move] != 0;
        }
        if (any) {
            add_day(t, c, c->starts[0] + (nt_date)i, moved);
        }
    }
}

static nt_group_count group_count_of(const nt_calendar *c, const nt_case_state *s, const moves *m,
                                     uint64_t n)
{
    nt_group_count one = {.open = nt_date_known(s->closed) ? 0 : n};
    for (int flow = 0; flow < NT_FLOW_COUNT; flow++) {
        one.flow[flow] = m->reached[flow] ? n : 0;
    }
    for (int k = 0; k < NT_COMPARED; k++) {
        one.in[k] = c->is_compared[k] && nt_day_span_holds(c->compared[k], s->reported) ? n : 0;
    }
    return one;
}

static void add_group(nt_group_count *g, const nt_group_count *one)
{
    for (int flow = 0; flow < NT_FLOW_COUNT; flow++) {
        g->flow[flow] += one->flow[flow];
    }
    g->open += one->open;
    for (int k = 0; k < NT_COMPARED; k++) {
        g->in[k] += one->in[k];
    }
}

static void add_groups(nt_case_tally *t, const nt_calendar *c, const nt_case_state *s,
                       const moves *m, const uint32_t *codes, uint64_t n)
{
    const nt_group_count one = group_count_of(c, s, m, n);
    add_group(&t->all, &one);
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        if (t->groups[d]) {
            add_group(&t->groups[d][codes[d]], &one);
        }
    }
    int month = month_of(c, s->reported);
    if (t->province_months && month >= NT_CALENDAR_MONTHS - NT_HEAT_MONTHS) {
        t->province_months[codes[NT_DIM_PROVINCE]][month - (NT_CALENDAR_MONTHS - NT_HEAT_MONTHS)] +=
            n;
    }
}

static void add_rows(nt_case_tally *t, const nt_register *reg, const nt_profile *p, uint64_t n)
{
    t->rows += n * nt_register_rows(reg, p->made_of);
    if (!t->rows_of) {
        return;
    }
    nt_mixture_part alone = {p->codes[nt_row_counted_by(reg->row)], 1};
    const nt_mixture one = {&alone, 1, 1},
                     *made_of = p->made_of ? &reg->mixtures[p->made_of] : &one;
    NT_EACH(const nt_mixture_part, part, made_of->parts, made_of->count) {
        t->rows_of[part->code].rows += n * part->rows;
        t->rows_of[part->code].cases += n;
    }
}

static void add_wait(nt_outcome_count *at, bool done, uint64_t n)
{
    *(done ? &at->events : &at->censored) += n;
}

static void add_duration(nt_case_tally *t, int process, const uint32_t *codes, int days, bool done,
                         uint64_t n)
{
    static const nt_dimension of[2] = {NT_DIM_EVENT, NT_DIM_POSITION};
    if (days < 0 || (size_t)days >= t->days) {
        return;
    }
    for (int d = 0; d < 2; d++) {
        size_t slot = t->slots[d].slot_of ? t->slots[d].slot_of[codes[of[d]]] : 0;
        add_wait(&t->durations[process][d][slot * t->days + (size_t)days], done, n);
    }
}

static void add_cohorts(nt_case_tally *t, const nt_calendar *c, int process, nt_date start,
                        nt_date stop, uint64_t n)
{
    for (int k = 0; k < NT_COMPARED; k++) {
        nt_date end = c->compared[k].last;
        if (!c->is_compared[k] || start < c->cohort_first[k] || start > end) {
            continue;
        }
        bool done = nt_date_known(stop) && stop <= end;
        int days = (done ? stop : end) - start;
        if (days < 0 || (size_t)days >= t->cohort_days) {
            continue;
        }
        add_wait(&t->cohorts[process][k][days], done, n);
        if (start >= c->cohort_first[NT_COMPARED_THIS]) {
            add_wait(&t->shared[process][k][days], done, n);
            t->shared_done[process][k] += nt_date_known(stop) ? n : 0;
        }
    }
}

static void add_process(nt_case_tally *t, const nt_calendar *c, int process, const uint32_t *codes,
                        nt_date start, nt_date stop, uint64_t n)
{
    bool done = nt_date_known(stop);
    add_duration(t, process, codes, (done ? stop : c->end) - start, done, n);
    add_cohorts(t, c, process, start, stop, n);
}

/* From when a case waits, and until when; the latter unknown while it does. */
static bool wait_of(const nt_register *reg, const nt_case_state *s, int process, nt_day_span *wait)
{
    bool decided = nt_date_known(s->decided);
    if (process == NT_PROCESS_DECISION) {
        *wait = (nt_day_span){s->reported, s->decided};
        return reg->has_decided && (decided || !is_over(s));
    }
    *wait = (nt_day_span){s->decided, s->sanctioned};
    return reg->has_sanctioned && decided && s->kind == NT_OUTCOME_PROVEN;
}

static void add_times(nt_case_tally *t, const nt_register *reg, const nt_calendar *c,
                      const nt_case_state *s, const uint32_t *codes, uint64_t n)
{
    nt_day_span wait;
    for (int p = 0; p < NT_PROCESS_COUNT; p++) {
        if (wait_of(reg, s, p, &wait)) {
            add_process(t, c, p, codes, wait.first, wait.last, n);
        }
    }
}

void nt_tally_add_wait(const nt_register *reg, const nt_case_state *s, int process, nt_date end,
                       nt_outcome_count *by_day, size_t days, uint64_t n)
{
    nt_day_span wait;
    if (wait_of(reg, s, process, &wait)) {
        bool done = nt_date_known(wait.last);
        int day = (done ? wait.last : end) - wait.first;
        if (day >= 0 && (size_t)day < days) {
            add_wait(&by_day[day], done, n);
        }
    }
}

/* The first question of the event about `day` or a later one; its end when there is none. */
static size_t asked_from(const nt_case_tally *t, uint32_t event, nt_date day)
{
    size_t first = t->asked_first[event], end = t->asked_first[event + 1];
    return first + NT_COUNT_BEFORE(i, end - first, t->asked[first + i].day < day);
}

static void add_asked(nt_case_tally *t, const moves *m, uint32_t event, uint64_t n)
{
    static const int flows[NT_STAGE_COUNT] = {[NT_STAGE_REPORTED] = NT_FLOW_REPORTED,
                                              [NT_STAGE_PROVEN] = NT_FLOW_PROVEN,
                                              [NT_STAGE_SANCTIONED] = NT_FLOW_SANCTIONED};
    if (!t->asked_count || t->asked_first[event] == t->asked_first[event + 1]) {
        return;
    }
    for (int stage = 0; stage < NT_STAGE_COUNT; stage++) {
        nt_date day = m->on[flows[stage]];
        size_t at = nt_date_known(day) ? asked_from(t, event, day) : SIZE_MAX;
        if (at < t->asked_first[event + 1]) {
            t->asked[at].by_stage[stage] += n;
        }
    }
}

/* Each day was given what came since the one before. */
static void sum_up_asked(nt_case_tally *t)
{
    for (size_t i = 1; i < t->asked_count; i++) {
        nt_asked_count *at = &t->asked[i], *before = &t->asked[i - 1];
        for (int stage = 0; at->event == before->event && stage < NT_STAGE_COUNT; stage++) {
            at->by_stage[stage] += before->by_stage[stage];
        }
    }
}

typedef struct {
    const nt_register *reg;
    const nt_calendar *calendar;
    nt_area_choice area;
} counting;

static void count_cell(void *tally, const void *context, const nt_cube_cell *cell)
{
    nt_case_tally *t = tally;
    const counting *of = context;
    const nt_calendar *c = of->calendar;
    const nt_profile *p = &cell->profile;
    uint64_t n = cell->count;
    if (!nt_tally_holds(of->area, p->codes)) {
        return;
    }
    if (!nt_date_known(p->reported)) {
        t->undated += n;
        return;
    }
    if (p->reported > c->end) {
        return;
    }
    const nt_case_state s = nt_tally_state(of->reg, p, c->end);
    const moves m = moves_of(&s);
    add_rows(t, of->reg, p, n);
    add_flows(t, c, &s, &m, n);
    add_stock(t, c, &s, n);
    add_compared(t, c, &s, n);
    add_groups(t, c, &s, &m, p->codes, n);
    add_times(t, of->reg, c, &s, p->codes, n);
    add_asked(t, &m, p->codes[NT_DIM_EVENT], n);
}

/* The codes with the most cases, in the order of the code list; what is unknown and what is rare
 * share slot 0. */
static nt_curve_slots choose_slots(nt_arena *arena, const nt_codes *codes, const uint64_t *cases)
{
    nt_curve_slots slots = {.count = 1};
    if (!codes->present || !codes->count) {
        return slots;
    }
    unsigned char *slot_of = nt_new_array(arena, unsigned char, codes->count);
    uint32_t *chosen = nt_new_array(arena, uint32_t, CURVE_SLOTS);
    for (uint32_t i = 1; i < codes->count; i++) {
        size_t ahead = 0;
        for (uint32_t j = 1; cases[i] && j < codes->count && ahead < CURVE_SLOTS; j++) {
            ahead += cases[j] > cases[i] || (cases[j] == cases[i] && j < i);
        }
        if (cases[i] && ahead < CURVE_SLOTS - 1) {
            slot_of[i] = (unsigned char)slots.count;
            chosen[slots.count++] = i;
        }
    }
    slots.codes = chosen;
    slots.slot_of = slot_of;
    return slots;
}

static size_t code_count(const nt_register *reg, nt_dimension dimension)
{
    size_t count = reg->codes[dimension].count;
    return count ? count : 1;
}

/* What is counted before all else: cases by event, by position, and by the days since something of
 * them began. */
typedef struct {
    nt_date end;
    size_t positions, days, count; /* where these begin, and all that is counted */
} surveying;

static void survey_cell(void *counts, const void *context, const nt_cube_cell *cell)
{
    const surveying *of = context;
    const nt_profile *p = &cell->profile;
    if (nt_date_known(p->reported) && p->reported <= of->end) {
        uint64_t *by = counts;
        /* A decision dated before its report starts the clock of the sanction. */
        nt_date start =
            nt_date_known(p->decided) && p->decided < p->reported ? p->decided : p->reported;
        int days = of->end - start;
        by[p->codes[NT_DIM_EVENT]] += cell->count;
        by[of->positions + p->codes[NT_DIM_POSITION]] += cell->count;
        by[of->days + (size_t)(days < NT_DURATION_DAYS_MAX ? days : NT_DURATION_DAYS_MAX)] +=
            cell->count;
    }
}

static const size_t *index_asked(nt_arena *arena, const nt_case_tally *t, size_t event_total)
{
    size_t *first = nt_new_array(arena, size_t, event_total + 1);
    for (size_t i = 0; i < t->asked_count; i++) {
        first[t->asked[i].event + 1]++;
    }
    for (size_t e = 0; e < event_total; e++) {
        first[e + 1] += first[e];
    }
    return first;
}

static void *make_room(nt_arena *arena, nt_case_tally *t, size_t count, size_t size)
{
    uint64_t *counts = nt_arena_alloc(arena, count * size);
    t->rooms[t->room_count++] = (nt_tally_room){counts, count * size / sizeof *counts};
    return counts;
}

nt_case_tally nt_tally_open_alike(nt_arena *arena, const nt_register *reg,
                                  const nt_case_tally *like)
{
    nt_case_tally t = {.asked = nt_new_array(arena, nt_asked_count, like->asked_count + 1),
                       .asked_count = like->asked_count,
                       .asked_first = like->asked_first,
                       .slots = {like->slots[0], like->slots[1]},
                       .days = like->days,
                       .window = like->window,
                       .cohort_days = COHORT_DAYS};
    for (size_t i = 0; i < t.asked_count; i++) {
        t.asked[i] = (nt_asked_count){.event = like->asked[i].event, .day = like->asked[i].day};
    }
    for (int p = 0; p < NT_PROCESS_COUNT; p++) {
        for (int d = 0; d < 2; d++) {
            t.durations[p][d] =
                make_room(arena, &t, t.slots[d].count * t.days, sizeof(nt_outcome_count));
        }
        for (int k = 0; k < NT_COMPARED; k++) {
            t.cohorts[p][k] = make_room(arena, &t, COHORT_DAYS, sizeof(nt_outcome_count));
            t.shared[p][k] = make_room(arena, &t, COHORT_DAYS, sizeof(nt_outcome_count));
        }
    }
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        t.groups[d] = reg->codes[d].present
                          ? make_room(arena, &t, code_count(reg, d), sizeof(nt_group_count))
                          : NULL;
    }
    nt_dimension by = nt_row_counted_by(reg->row);
    if (by < NT_DIM_COUNT && reg->codes[by].present) {
        t.rows_of = make_room(arena, &t, code_count(reg, by), sizeof(nt_kind_count));
    }
    t.moved = make_room(arena, &t, t.window, sizeof *t.moved);
    size_t outcomes = nt_register_outcomes(reg)->count;
    t.outcome_cases = make_room(arena, &t, outcomes, sizeof *t.outcome_cases);
    t.outcome = make_room(arena, &t, outcomes, sizeof *t.outcome);
    if (t.groups[NT_DIM_PROVINCE]) {
        t.province_months =
            make_room(arena, &t, code_count(reg, NT_DIM_PROVINCE), sizeof *t.province_months);
    }
    return t;
}

nt_case_tally nt_tally_open(nt_arena *arena, const nt_register *reg, const nt_cube *cube,
                            const nt_calendar *c, nt_asked_count *asked, size_t questions)
{
    nt_case_tally t = {.asked = asked, .asked_count = questions};
    t.asked_first = index_asked(arena, &t, code_count(reg, NT_DIM_EVENT));
    surveying of = {.end = c->end, .positions = code_count(reg, NT_DIM_EVENT)};
    of.days = of.positions + code_count(reg, NT_DIM_POSITION);
    of.count = of.days + NT_DURATION_DAYS_MAX + 1;
    NT_PASSING_ARENA(scratch);
    uint64_t *by = nt_new_array(scratch, uint64_t, of.count);
    nt_cube_sum(&(nt_cube_counter){cube, survey_cell, &of, by, of.count}, 1);
    for (t.days = NT_DURATION_DAYS_MAX + 1; t.days > 1 && !by[of.days + t.days - 1]; t.days--) {
    }
    t.slots[0] = choose_slots(arena, &reg->codes[NT_DIM_EVENT], by);
    t.slots[1] = choose_slots(arena, &reg->codes[NT_DIM_POSITION], by + of.positions);
    t.window = (size_t)(c->end - c->starts[0]) + 1;
    t = nt_tally_open_alike(arena, reg, &t);
    t.asked = asked;
    return t;
}

/* ---- on all threads ---- */

static void add_tally(nt_case_tally *to, const nt_case_tally *from)
{
    nt_cube_add_counts((uint64_t *)(void *)to, (const uint64_t *)(const void *)from,
                       offsetof(nt_case_tally, rooms) / sizeof(uint64_t));
    for (size_t i = 0; i < to->room_count; i++) {
        nt_cube_add_counts(to->rooms[i].counts, from->rooms[i].counts, to->rooms[i].count);
    }
    for (size_t i = 0; i < to->asked_count; i++) {
        nt_cube_add_counts(to->asked[i].by_stage, from->asked[i].by_stage, NT_STAGE_COUNT);
    }
}

void nt_tally_count(nt_case_tally *t, const nt_register *reg, const nt_cube *cube,
                    const nt_calendar *c, nt_area_choice area)
{
    NT_PASSING_ARENA(scratch);
    size_t threads = (size_t)nt_cube_threads(cube);
    nt_case_tally *parts = nt_new_array(scratch, nt_case_tally, threads);
    void **of = nt_new_array(scratch, void *, threads);
    for (size_t i = 0; i < threads; i++) {
        parts[i] = i ? nt_tally_open_alike(scratch, reg, t) : *t;
        of[i] = &parts[i];
    }
    nt_cube_visit(&(nt_cube_visitor){cube, count_cell, &(counting){reg, c, area}, of}, 1);
    *t = parts[0];
    for (size_t i = 1; i < threads; i++) {
        add_tally(t, &parts[i]);
    }
    sum_up_days(t, c);
    sum_up_asked(t);
}

const nt_duration *nt_tally_compress(nt_arena *arena, const nt_outcome_count *days,
                                     size_t day_count, size_t *count)
{
    NT_VEC(nt_duration) out = {0};
    for (size_t day = 0; day < day_count; day++) {
        const nt_outcome_count *d = &days[day];
        if (d->events || d->competing || d->censored) {
            nt_duration duration = {(int)day, d->events, d->competing, d->censored};
            nt_vec_push(arena, &out, duration);
        }
    }
    *count = out.count;
    return out.items;
}

const nt_duration *nt_tally_durations(nt_arena *arena, const nt_case_tally *t, int process,
                                      int dimension, int slot, size_t *count)
{
    const nt_outcome_count *of = t->durations[process][dimension];
    if (slot >= 0) {
        return nt_tally_compress(arena, of + (size_t)slot * t->days, t->days, count);
    }
    nt_outcome_count *sum = nt_new_array(arena, nt_outcome_count, t->days);
    for (size_t s = 0; s < t->slots[dimension].count; s++) {
        for (size_t day = 0; day < t->days; day++) {
            sum[day].events += of[s * t->days + day].events;
            sum[day].censored += of[s * t->days + day].censored;
        }
    }
    return nt_tally_compress(arena, sum, t->days, count);
}

const nt_duration *nt_tally_cohort(nt_arena *arena, const nt_case_tally *t, int process, int cohort,
                                   size_t *count)
{
    return nt_tally_compress(arena, t->cohorts[process][cohort], t->cohort_days, count);
}
