/* A package of published figures for one test: conventional headings, so no roles to write. */
#pragma once

#include "ingest/sandbox.h"
#include "model/published.h"

/* `netra` is the member of that name, or "". `column` is one more column of the figures, the last;
 * "" none. Without sources or events: one of each, "s" published on 2024-06-01, "E" polled on
 * 2024-02-14. */
static inline nt_status publish_with(sandbox *box, const char *column, const char *netra,
                                     const char *figures, const char *sources, const char *events,
                                     nt_date as_of, const nt_published **out)
{
    const char *field = *column ? nt_arena_printf(box->arena, ", {'name': '%s'}", column) : "";
    sandbox_descriptor(
        box, nt_arena_printf(
                 box->arena,
                 "{%s%s'resources': [\n{'name': 'f', 'path': 'figures.csv', 'schema': {'fields': ["
                 "{'name': 'figure_id'}, {'name': 'indicator'}, {'name': 'event'}, {'name': "
                 "'area'}, {'name': 'category'}, {'name': 'period_start', 'type': 'date'}, "
                 "{'name': 'period_end', 'type': 'date'}, {'name': 'as_of', 'type': 'date'}, "
                 "{'name': 'value', 'type': 'number'}, {'name': 'unit'}, {'name': 'qualifier'}, "
                 "{'name': 'base_id'}, {'name': 'source_id'}%s]}},\n"
                 "{'name': 's', 'path': 'sources.csv', 'schema': {'fields': [{'name': "
                 "'source_id'}, {'name': 'published_on', 'type': 'date'}]}},\n"
                 "{'name': 'e', 'path': 'events.csv', 'schema': {'fields': [{'name': 'event'}, "
                 "{'name': 'polling_day', 'type': 'date'}, {'name': 'source_id'}]}}]}",
                 netra, *netra ? ", " : "", field));
    sandbox_text(box, "figures.csv",
                 nt_arena_printf(box->arena,
                                 "figure_id,indicator,event,area,category,period_start,period_end,"
                                 "as_of,value,unit,qualifier,base_id,source_id%s%s\n%s",
                                 *column ? "," : "", column, figures));
    sandbox_text(box, "sources.csv",
                 nt_arena_printf(box->arena, "source_id,published_on\n%s",
                                 sources ? sources : "s,2024-06-01\n"));
    sandbox_text(box, "events.csv",
                 nt_arena_printf(box->arena, "event,polling_day,source_id\n%s",
                                 events ? events : "E,2024-02-14,\n"));
    nt_status status = sandbox_read(box);
    return status ? status
                  : nt_model_publish(box->arena, box->package, NULL, as_of, box->problems, out,
                                     &box->err);
}

static inline nt_status publish(sandbox *box, const char *netra, const char *figures,
                                const char *sources, const char *events, nt_date as_of,
                                const nt_published **out)
{
    return publish_with(box, "", netra, figures, sources, events, as_of, out);
}

static inline const nt_published *published_of(sandbox *box, const char *figures)
{
    const nt_published *out = NULL;
    if (publish(box, "", figures, NULL, NULL, NT_DATE_UNKNOWN, &out)) {
        fail_msg("%s", sandbox_error(box));
    }
    return out;
}
