/* The problem of disclosure control as it was solved, for a solver of another program. */
#pragma once

#include "witness.h"

static void write_node(const nt_disclosure *d, const node *n, nt_buffer *out)
{
    int must = n->told ? 0 : n->small ? 1 : n->forced ? 2 : 0;
    nt_buffer_printf(out, "[%lld, %lld, %.0f, %d, %d, %d, %d, %d, %d, %d]", (long long)n->low,
                     (long long)n->least, n->cost, n->keep, must, n->suppressed, n->known,
                     n->hidden, n->narrow, is_withheld(d, n));
}

static void write_relation(const nt_disclosure *d, const relation *r, nt_buffer *out)
{
    nt_buffer_printf(out, "{\"room\": %d, \"terms\": [", r->room);
    for (size_t k = 0; k < r->term_count && !r->is_void; k++) {
        const term *t = &d->terms.items[r->first + k];
        nt_buffer_printf(out, "%s[%d, %d]", k ? ", " : "", t->node, t->sign);
    }
    nt_buffer_puts(out, "]}");
}

static void write_nodes(const nt_disclosure *d, nt_buffer *out)
{
    for (size_t i = 0; i < d->nodes.count; i++) {
        const node *n = &d->nodes.items[i];
        nt_buffer_puts(out, i ? ",\n" : "");
        if (n->leader == (int)i) {
            write_node(d, n, out);
        } else {
            nt_buffer_printf(out, "%d", n->leader);
        }
    }
}

/* {"nodes": [[value, least, cost, keep, small, suppressed, known, hidden, narrow, withheld], or the
 *            number of the node that it is one count with], where small is 2 of what was forced,
 *  "relations": [{"room": -1, "terms": [[node, sign]]}]}, without the last brace. */
static void write_problem(const nt_disclosure *d, nt_buffer *out)
{
    nt_buffer_puts(out, "{\"nodes\": [");
    write_nodes(d, out);
    nt_buffer_puts(out, "],\n\"relations\": [");
    for (size_t i = 0; i < d->relations.count; i++) {
        nt_buffer_puts(out, i ? ",\n" : "");
        write_relation(d, &d->relations.items[i], out);
    }
    nt_buffer_puts(out, "]");
}
