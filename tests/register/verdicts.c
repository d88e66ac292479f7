#include "verdicts.h"

#include <assert.h>
#include <math.h>
#include <string.h>

#define BOTH(name) name, name ".year"
const char *const verdict_names[VERDICTS] = {BOTH("reported"),
                                             BOTH("decided"),
                                             BOTH("proven"),
                                             BOTH("sanctioned"),
                                             BOTH("open"),
                                             BOTH("proof-ratio"),
                                             BOTH("sanction-ratio"),
                                             BOTH("median-days-to-decision"),
                                             BOTH("median-days-to-sanction"),
                                             "two votes at one age",
                                             "since.sanction.30",
                                             "since.sanction.90",
                                             "since.sanction.180",
                                             "since.sanction.365",
                                             "since.decision.30",
                                             "since.decision.90",
                                             "since.decision.180",
                                             "since.decision.365",
                                             "an area of four"};

/* "quarter.reported.rises", "quarter.reported.year-rises", "events.latest.rises" */
static bool is_told(nt_arena *arena, const nt_results *results, int verdict, const char *word)
{
    bool known = false;
    if (verdict == AREAS) {
        bool any = nt_results_truth(results, "provinces.signals.any", &known);
        return strcmp(word, "rises") == 0 ? any : strcmp(word, "steady") == 0 && !any;
    }
    const char *name = verdict_names[verdict];
    const char *dot = strchr(name, '.');
    const char *truth =
        verdict == AT_AGE  ? nt_arena_printf(arena, "events.latest.%s", word)
        : verdict >= SINCE ? nt_arena_printf(arena, "%s.%s", name, word)
        : dot ? nt_arena_printf(arena, "quarter.%.*s.year-%s", (int)(dot - name), name, word)
              : nt_arena_printf(arena, "quarter.%s.%s", name, word);
    bool told = nt_results_truth(results, truth, &known);
    assert(known);
    return told;
}

static void add_verdicts(nt_arena *arena, const nt_results *results, verdicts *out)
{
    out->registers++;
    bool any[2] = {false, false};
    for (int v = 0; v < VERDICTS; v++) {
        bool rises = is_told(arena, results, v, "rises"),
             falls = is_told(arena, results, v, "falls");
        out->rises[v] += rises;
        out->falls[v] += falls;
        out->steady[v] += is_told(arena, results, v, "steady");
        bool headline = verdict_is_of_headline(v);
        any[headline] = any[headline] || (v < PERIODS && (rises || falls));
    }
    out->any[0] += any[0];
    out->any[1] += any[1];
}

static const char *const headlines[] = {"period.reported",
                                        "period.decided",
                                        "period.sanctioned",
                                        "period.open",
                                        "period.median-days-to-decision",
                                        "period.median-days-to-sanction"};

bool verdict_is_of_headline(int verdict)
{
    size_t length = strcspn(verdict_names[verdict], ".");
    for (size_t i = 0; i < sizeof headlines / sizeof *headlines; i++) {
        const char *own = headlines[i] + strlen("period.");
        if (strlen(own) == length && strncmp(own, verdict_names[verdict], length) == 0) {
            return true;
        }
    }
    return false;
}

const nt_results *simulated_report(nt_arena *arena, const simulation *s)
{
    const nt_register *reg = simulated_register(arena, s);
    nt_date day = s->day;
    nt_register_request request = {.period = nt_period_of(NT_PERIOD_QUARTER, day),
                                   .as_of = day,
                                   .internal = true,
                                   .headlines = headlines,
                                   .headline_count = sizeof headlines / sizeof *headlines};
    const nt_results *results = NULL;
    nt_error err;
    nt_status status = nt_register_results(
        arena, reg, nt_cube_count(arena, reg, day, 0, reg->case_count), &request, &results, &err);
    assert(!status);
    (void)status;
    return results;
}

verdicts count_verdicts(simulation s, int registers)
{
    verdicts out = {.registers = 0};
    for (int i = 1; i <= registers; i++) {
        NT_PASSING_ARENA(arena);
        s.seed = (uint64_t)i;
        add_verdicts(arena, simulated_report(arena, &s), &out);
    }
    return out;
}

int verdicts_by_chance(int registers)
{
    double chance = pow(0.95, registers), below = chance;
    int most = 0;
    while (1 - below > 1e-4) {
        chance *= (double)(registers - most) / (most + 1) * 0.05 / 0.95;
        below += chance;
        most++;
    }
    return most;
}

simulation nothing_changes(double cases, double lag, bool recorded, int days_more)
{
    nt_date first = nt_date_from_civil(2020, 1, 1), day = nt_date_from_civil(2024, 6, 30);
    simulation s = simulation_of(lag, day, recorded);
    s.end = day + days_more;
    s.streams[0] =
        (report_stream){0, first, s.end, cases * (s.end - first + 1) / (day - first + 1), 0};
    return s;
}

simulation two_votes(double cases, double lag, bool recorded, int head_start)
{
    simulation s = simulation_of(lag, nt_date_from_civil(2024, 6, 30), recorded);
    s.polling_days[1] = nt_date_from_civil(2020, 12, 9);
    s.polling_days[2] = nt_date_from_civil(2024, 2, 14);
    for (uint32_t e = 1; e <= 2; e++) {
        nt_date first = s.polling_days[e] - 240 - (e == 2 ? head_start : 0);
        nt_date last = s.polling_days[e] + 200 < s.end ? s.polling_days[e] + 200 : s.end;
        s.streams[e - 1] = (report_stream){e, first, last, cases * (last - first + 1) / 441, 0};
    }
    return s;
}

simulation four_areas(double cases, int late)
{
    simulation s = nothing_changes(cases, 0, true, 0);
    const report_stream all = s.streams[0];
    for (uint32_t i = 0; i < STREAMS_MAX; i++) {
        s.streams[i] = (report_stream){0, all.first, all.last, all.cases / STREAMS_MAX, i + 1};
    }
    if (late) {
        s.streams[STREAMS_MAX - 1].first = all.last - late;
    }
    return s;
}
