/* The problem of disclosure control as it was solved, for a solver of another program. */
#pragma once

#include "base/file.h"
#include "witness.h"

/* {"nodes": [[value, least, cost, keep, small, suppressed, known, hidden]],
 *  "relations": [{"terms": [[node, sign]], "room": -1}]}, of leaders; others are null. */
static void write_problem(const nt_disclosure *d, nt_buffer *out)
{
    nt_buffer_puts(out, "{\"nodes\": [");
    for (size_t i = 0; i < d->nodes.count; i++) {
        const node *n = &d->nodes.items[i];
        nt_buffer_puts(out, i ? ",\n" : "");
        if (n->leader != (int)i) {
            nt_buffer_puts(out, "null");
            continue;
        }
        nt_buffer_printf(out, "[%lld, %lld, %.0f, %d, %d, %d, %d, %d]", (long long)n->low,
                         (long long)n->least, n->cost, n->keep, (n->small || n->forced) && !n->told,
                         n->suppressed, n->known, n->hidden);
    }
    nt_buffer_puts(out, "],\n\"relations\": [");
    for (size_t i = 0; i < d->relations.count; i++) {
        const relation *r = &d->relations.items[i];
        nt_buffer_printf(out, "%s{\"room\": %d, \"terms\": [", i ? ",\n" : "", r->room);
        for (size_t k = 0; k < r->term_count && !r->is_void; k++) {
            const term *t = &d->terms.items[r->first + k];
            nt_buffer_printf(out, "%s[%d, %d]", k ? ", " : "", t->node, t->sign);
        }
        nt_buffer_puts(out, "]}");
    }
    nt_buffer_puts(out, "]}\n");
}
