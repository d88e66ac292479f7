#include "sample.h"

#include <string.h>

#include "failf.h"
#include "sample_event.h"

static nt_status read_published(nt_arena *arena, const char *folder, const nt_published **out,
                                nt_error *err)
{
    const nt_package *package;
    nt_problems *problems = nt_problems_open(arena);
    nt_status status = nt_ingest_package(arena, folder, true, problems, &package, err);
    return status ? status
                  : nt_model_publish(arena, package, NULL, NT_DATE_UNKNOWN, problems, out, err);
}

static nt_status open_event(sample_event *s, int event, nt_error *err)
{
    for (size_t i = 0; i < s->published->event_count; i++) {
        if (strcmp(s->published->events[i].id, case_events[event].id) == 0) {
            s->event = &s->published->events[i];
        }
    }
    if (!s->event) {
        return failf(err, NT_INVALID, nt_nowhere, "the published figures know no %s",
                     case_events[event].id);
    }
    return chain_find(s->arena, s->published, s->event, &s->chain, err);
}

static void make_event(sample_event *s)
{
    sample_report(s);
    sample_decide(s);
    sample_assign_words(s, LIST_POSITION);
    sample_assign_places(s);
    sample_sanction(s);
    sample_assign_words(s, LIST_VIOLATION);
    sample_record(s);
}

static void write_event(sample_event *s, int event, row_writer *w)
{
    for (size_t i = 0; i < s->count; i++) {
        char id[16];
        row rows[VERSIONS_MAX];
        s->cases[i].event = event;
        int count = case_rows(&s->cases[i], s->places, w, s->end, id, rows);
        for (int v = 0; v < count; v++) {
            rows_put(w, &rows[v]);
        }
    }
}

nt_status sample(nt_arena *arena, const char *folder, const places *all, uint64_t seed,
                 row_writer *w, nt_error *err)
{
    random_source random = random_open(seed);
    sample_event events[EVENT_COUNT] = {{0}};
    const nt_published *published;
    nt_date end = NT_DATE_UNKNOWN;
    nt_status status = read_published(arena, folder, &published, err);
    for (int i = 0; i < EVENT_COUNT && !status; i++) {
        sample_event *s = &events[i];
        *s = (sample_event){
            .arena = arena, .random = &random, .published = published, .places = all};
        status = open_event(s, i, err);
        nt_date last = status ? end : s->chain.points[s->chain.count - 1].day;
        end = last > end ? last : end;
    }
    for (int i = 0; i < EVENT_COUNT && !status; i++) {
        events[i].end = end;
        make_event(&events[i]);
        write_event(&events[i], i, w);
    }
    return status;
}
