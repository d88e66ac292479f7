#include "simulated.h"

#include <assert.h>
#include <math.h>

#include "tools/make_register/random.h"

enum { STAGES = 3 };
static const double decision_median = 30, decision_sigma = 0.8, sanction_shape = 0.9;

typedef struct {
    nt_date days[STAGES], written[STAGES]; /* of report, decision, sanction */
    int count;                             /* stages that it ever reaches */
    bool proven;
} history;

typedef NT_VEC(nt_case) case_list;

double simulated_decided_by(int days)
{
    return days < 1 ? 0 : erfc(-log(days / decision_median) / decision_sigma / sqrt(2)) / 2;
}

double simulated_sanctioned_by(const simulation *s, int days)
{
    double scale = s->sanction_median[0] / pow(log(2), 1 / sanction_shape);
    return days < 1 ? 0 : 1 - exp(-pow(days / scale, sanction_shape));
}

simulation simulation_of(double lag, nt_date day, bool recorded)
{
    return (simulation){.polling_days = {NT_DATE_UNKNOWN, NT_DATE_UNKNOWN, NT_DATE_UNKNOWN},
                        .sanction_median = {60, 60, 60},
                        .lag = lag,
                        .day = day,
                        .end = day,
                        .recorded = recorded};
}

/* Whole days, at least one. */
static int whole_days(double days)
{
    return days < 100000 ? (int)ceil(days) : 100000;
}

static history draw(const simulation *s, uint32_t event, nt_date reported, random_source *r)
{
    history h = {.days = {reported}, .proven = random_unit(r) < SIMULATED_PROOF_RATIO};
    h.days[1] = reported + whole_days(random_log_normal(r, decision_median, decision_sigma));
    h.days[2] =
        h.days[1] + whole_days(random_weibull(r, s->sanction_median[event], sanction_shape));
    h.count = h.proven ? STAGES : STAGES - 1;
    nt_date last = reported;
    for (int i = 0; i < h.count; i++) {
        nt_date written =
            h.days[i] + (s->lag > 0 ? whole_days(random_exponential(r, s->lag)) - 1 : 0);
        last = h.written[i] = written > last ? written : last;
    }
    return h;
}

/* The case as it is written after so many stages. */
static nt_case version(const simulation *s, const history *h, int stages, const char *id,
                       const report_stream *stream)
{
    nt_case c = {.id = id,
                 .reported = h->days[0],
                 .decided = stages > 1 ? h->days[1] : NT_DATE_UNKNOWN,
                 .sanctioned = stages > 2 ? h->days[2] : NT_DATE_UNKNOWN,
                 .recorded = s->recorded ? h->written[stages - 1] : NT_DATE_UNKNOWN,
                 .outcome = stages < 2  ? NT_OUTCOME_PENDING
                            : h->proven ? NT_OUTCOME_PROVEN
                                        : NT_OUTCOME_NOT_PROVEN};
    c.codes[NT_DIM_EVENT] = stream->event;
    c.codes[NT_DIM_PROVINCE] = stream->province;
    return c;
}

/* What was written on one day is one version; a flat file has the last alone. */
static void push(nt_arena *arena, const simulation *s, const history *h,
                 const report_stream *stream, case_list *cases)
{
    int stages = 0;
    while (stages < h->count && h->written[stages] <= s->end) {
        stages++;
    }
    const char *id = stages ? nt_arena_printf(arena, "K-%zu", cases->count) : NULL;
    for (int n = s->recorded ? 1 : stages; n && n <= stages; n++) {
        if (n == stages || h->written[n] != h->written[n - 1]) {
            nt_case c = version(s, h, n, id, stream);
            nt_vec_push(arena, cases, c);
        }
    }
}

static void draw_stream(nt_arena *arena, const simulation *s, const report_stream *stream,
                        random_source *r, case_list *cases)
{
    /* Bursts of a geometric size have (1 + more) / (1 - more) times the scatter of single cases. */
    double more = s->scatter > 1 ? (s->scatter - 1) / (s->scatter + 1) : 0;
    double length = stream->last - stream->first + 1, gap = length / stream->cases / (1 - more);
    for (double at = random_exponential(r, gap); at < length; at += random_exponential(r, gap)) {
        do {
            history h = draw(s, stream->event, stream->first + (nt_date)at, r);
            push(arena, s, &h, stream, cases);
        } while (more > 0 && random_unit(r) < more);
    }
}

static void name_events(nt_arena *arena, const simulation *s, nt_register *reg)
{
    static const char *const names[SIMULATED_EVENTS] = {"", "first", "second"};
    nt_code *events = nt_new_array(arena, nt_code, SIMULATED_EVENTS);
    for (int e = 0; e < SIMULATED_EVENTS; e++) {
        events[e] = (nt_code){.code = names[e],
                              .label = {{names[e], names[e]}},
                              .civil_servants = NAN,
                              .voters = NAN,
                              .polling_day = s->polling_days[e]};
    }
    reg->codes[NT_DIM_EVENT] =
        (nt_codes){events, SIMULATED_EVENTS, nt_date_known(s->polling_days[1]), NULL};
}

static void name_provinces(nt_arena *arena, nt_register *reg)
{
    nt_code *provinces = nt_new_array(arena, nt_code, STREAMS_MAX + 1);
    for (int i = 0; i <= STREAMS_MAX; i++) {
        const char *name = i ? nt_arena_printf(arena, "province %d", i) : "";
        provinces[i] =
            (nt_code){.code = name, .label = {{name, name}}, .civil_servants = NAN, .voters = NAN};
    }
    reg->codes[NT_DIM_PROVINCE] = (nt_codes){provinces, STREAMS_MAX + 1, true, NULL};
    nt_error err;
    nt_status status = nt_model_read_areas(arena, NULL, NULL, NULL, &reg->areas, &err);
    assert(!status);
    (void)status;
}

const nt_register *simulated_register(nt_arena *arena, const simulation *s)
{
    static const nt_code none[1] = {
        {.code = "", .label = {{"", ""}}, .civil_servants = NAN, .voters = NAN}};
    random_source r = random_open(s->seed);
    case_list cases = {0};
    for (int i = 0; i < STREAMS_MAX && s->streams[i].cases > 0; i++) {
        draw_stream(arena, s, &s->streams[i], &r, &cases);
    }
    nt_register *reg = nt_new(arena, nt_register);
    *reg = (nt_register){.cases = cases.items,
                         .case_count = cases.count,
                         .has_decided = true,
                         .has_sanctioned = true,
                         .has_outcome = true,
                         .has_recorded = s->recorded,
                         .coverage = {.from = nt_date_from_civil(1990, 1, 1), .to = s->end}};
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        reg->codes[d] = (nt_codes){none, 1, false, NULL};
    }
    name_events(arena, s, reg);
    if (s->streams[0].province) {
        name_provinces(arena, reg);
    }
    return reg;
}
