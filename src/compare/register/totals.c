/* All cases, and how many have something unknown. */
#include "sheet.h"

static const char *const dimension_ids[NT_DIM_COUNT] = {
    "event", "province", "regency", "institution", "position", "violation", "sanction"};

static draft *counted(sheet *s, const char *id, nt_text label, uint64_t count, int cost)
{
    draft *d = sheet_number(s, id, label, (double)count, "cases");
    d->variable = disclosure_count(s->disclosure, (int64_t)count, cost);
    return d;
}

void sheet_totals(sheet *s)
{
    const tally *t = &s->scope;
    s->total[TOTAL_CASES] =
        counted(s, "cases.total", text_both("semua kasus", "all cases"), t->cases, COST_TOTAL);
    s->total[TOTAL_OPEN] =
        counted(s, "cases.open", text_both("kasus terbuka", "open cases"), t->open, COST_TOTAL);
    if (s->reg->has_decided) {
        s->total[TOTAL_DECIDED] =
            counted(s, "cases.decided", text_both("diputus", "decided"), t->decided, COST_TOTAL);
    }
    if (s->reg->has_outcome) {
        s->total[TOTAL_PROVEN] =
            counted(s, "cases.proven", text_both("terbukti", "proven"), t->proven, COST_TOTAL);
        s->total[TOTAL_NOT_PROVEN] =
            counted(s, "cases.not-proven", text_both("tidak terbukti", "not proven"), t->not_proven,
                    COST_TOTAL);
    }
    if (s->reg->has_sanctioned) {
        s->total[TOTAL_SANCTIONED] =
            counted(s, "cases.sanctioned", text_both("dijatuhi sanksi", "sanctioned"),
                    t->sanctioned, COST_TOTAL);
    }
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        if (t->groups[d]) {
            s->unknown_of[d] = counted(s, text_dots(s->arena, "cases.unknown", dimension_ids[d]),
                                       text_both("tidak diketahui", "unknown"),
                                       t->groups[d][0].reported, COST_DETAIL);
        }
    }
    counted(s, "cases.unknown.reported",
            text_both("tanpa tanggal laporan", "without a day of report"), t->undated, COST_DETAIL);
}
