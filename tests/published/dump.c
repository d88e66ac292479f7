#include "published/dump.h"

#include <math.h>

static const char *id_of(const nt_release *release)
{
    return release ? release->id : "none";
}

static void put_row(nt_buffer *out, const char *name, const nt_ledger_row *row)
{
    if (!row) {
        nt_buffer_printf(out, " %s none", name);
        return;
    }
    nt_buffer_printf(out, " %s %.*f", name, row->decimals, row->value);
    if (!isnan(row->lower)) {
        nt_buffer_printf(out, " [%.*f, %.*f]", row->decimals, row->lower, row->decimals,
                         row->upper);
    }
    if (row->part >= 0) {
        nt_buffer_printf(out, " (%lld/%lld)", (long long)row->part, (long long)row->whole);
    }
    if (row->flags) {
        nt_buffer_printf(out, " {%s}", nt_ledger_flags(out->arena, row->flags));
    }
}

static void dump_release(const nt_release *release, nt_buffer *out)
{
    static const char *const stages[] = {"reported", "proven", "sanctioned"};
    nt_buffer_printf(out, "release %s", release->id);
    if (release->has_age) {
        nt_buffer_printf(out, " age %d", release->age_days);
    }
    for (size_t s = 0; s < NT_STAGE_COUNT; s++) {
        if (release->stages[s]) {
            nt_buffer_printf(out, " %s %.0f", stages[s], release->stages[s]->number);
        }
        if (release->shares[s]) {
            nt_buffer_printf(out, " share-%s %g", stages[s], release->shares[s]->number);
        }
    }
    put_row(out, "sanction", release->sanction.row);
    put_row(out, "proof", release->proof.row);
    if (release->doubt) {
        nt_buffer_printf(out, " doubt %s", release->doubt->rule->id);
    }
    if (release->proof_doubt) {
        nt_buffer_printf(out, " proof-doubt %s", release->proof_doubt->rule->id);
    }
    nt_buffer_putc(out, '\n');
}

static void dump_comparison(const nt_like_for_like *c, nt_buffer *out)
{
    nt_buffer_printf(out, "compare %s: %s (%s)\n", c->release->id, nt_verdict_id(c->verdict),
                     nt_verdict_reason_id(c->reason));
    nt_buffer_printf(out, "  earlier %s", id_of(c->earlier));
    put_row(out, "difference", c->earlier_difference);
    nt_buffer_printf(out, "\n  later %s", id_of(c->later));
    put_row(out, "difference", c->later_difference);
    nt_buffer_putc(out, '\n');
}

static void dump_breakdown(const nt_breakdown *breakdown, nt_buffer *out)
{
    nt_buffer_printf(out, "breakdown %s of %s\n", breakdown->id,
                     breakdown->base ? breakdown->base->id : "unknown");
    for (size_t i = 0; i < breakdown->share_count; i++) {
        nt_buffer_puts(out, " ");
        put_row(out, breakdown->shares[i].figure->category, breakdown->shares[i].row);
        nt_buffer_putc(out, '\n');
    }
}

static void dump_pair(const nt_breakdown_pair *pair, nt_buffer *out)
{
    nt_buffer_printf(out, "pair %s%s\n", pair->id, pair->bases_differ ? " bases differ" : "");
    for (size_t i = 0; i < pair->change_count; i++) {
        nt_buffer_puts(out, " ");
        put_row(out, pair->changes[i].category, pair->changes[i].difference);
        nt_buffer_puts(out, pair->changes[i].distinguishable ? " distinguishable\n" : "\n");
    }
    for (size_t i = 0; i < pair->only_from_count; i++) {
        nt_buffer_printf(out, "  only from: %s\n", pair->only_from[i]);
    }
    for (size_t i = 0; i < pair->only_to_count; i++) {
        nt_buffer_printf(out, "  only to: %s\n", pair->only_to[i]);
    }
}

static void dump_area_list(const nt_area_list *list, nt_buffer *out)
{
    nt_buffer_printf(out, "areas %s in %s of %s\n", list->id, list->unit,
                     list->total ? list->total->id : "unknown");
    for (size_t i = 0; i < list->count; i++) {
        nt_buffer_puts(out, " ");
        put_row(out, list->figures[i]->area, list->rows[i]);
        put_row(out, "share", list->share_rows[i]);
        nt_buffer_putc(out, '\n');
    }
}

static void dump_naive(const nt_naive *naive, nt_buffer *out)
{
    nt_buffer_printf(out, "naive %s %s", id_of(naive->a), id_of(naive->b));
    put_row(out, "difference", naive->difference);
    put_row(out, "age-gap", naive->age_gap);
    nt_buffer_putc(out, '\n');
}

void dump_comparisons(const nt_results *results, nt_buffer *out)
{
    nt_buffer_printf(out, "events %s %s\n",
                     results->figures->a ? results->figures->a->slug : "none",
                     results->figures->b ? results->figures->b->slug : "none");
    for (size_t i = 0; i < results->figures->release_count; i++) {
        dump_release(&results->figures->releases[i], out);
    }
    for (size_t i = 0; i < results->figures->comparison_count; i++) {
        dump_comparison(&results->figures->comparisons[i], out);
    }
    dump_naive(&results->figures->naive, out);
}

void dump_results(const nt_results *results, nt_buffer *out)
{
    dump_comparisons(results, out);
    for (size_t i = 0; i < results->figures->breakdown_count; i++) {
        dump_breakdown(&results->figures->breakdowns[i], out);
    }
    for (size_t i = 0; i < results->figures->pair_count; i++) {
        dump_pair(&results->figures->pairs[i], out);
    }
    for (size_t i = 0; i < results->figures->area_list_count; i++) {
        dump_area_list(&results->figures->area_lists[i], out);
    }
    NT_EACH(const nt_rate, rate, results->figures->rates, results->figures->rate_count) {
        nt_buffer_puts(out, "rate");
        put_row(out, rate->row->id, rate->row);
        nt_buffer_printf(out, " of %s\n", rate->release->id);
    }
    nt_buffer_printf(out, "exposures differ: %s\n",
                     results->figures->exposures_differ_in_kind ? "yes" : "no");
}
