/* All cases, and how many have something unknown. */
#include "sheet.h"

static const struct {
    const char *id;
    nt_text label;
} dimensions[NT_DIM_COUNT] = {
    [NT_DIM_EVENT] = {"event", {{"pemilihan tidak diketahui", "election unknown"}}},
    [NT_DIM_PROVINCE] = {"province", {{NULL, NULL}}},
    [NT_DIM_REGENCY] = {"regency", {{NULL, NULL}}},
    [NT_DIM_INSTITUTION] = {"institution", {{"instansi tidak diketahui", "institution unknown"}}},
    [NT_DIM_POSITION] = {"position", {{"jabatan tidak diketahui", "position unknown"}}},
    [NT_DIM_VIOLATION] = {"violation", {{"{kind} tidak diketahui", "{kind} unknown"}}},
    [NT_DIM_SANCTION] = {"sanction", {{"tanpa jenis sanksi", "without a kind of sanction"}}},
};

/* An area is unknown by the name of its level. */
static nt_text unknown_label(const sheet *s, nt_dimension dimension)
{
    if (dimension != NT_DIM_PROVINCE && dimension != NT_DIM_REGENCY) {
        return dimensions[dimension].label;
    }
    nt_text level = sheet_level(s, dimension);
    return text_both(nt_arena_printf(s->arena, "%s tidak diketahui", level.in[NT_LANG_ID]),
                     nt_arena_printf(s->arena, "%s unknown", level.in[NT_LANG_EN]));
}

static draft *counted(sheet *s, const char *id, nt_text label, uint64_t count, int cost)
{
    draft *d = sheet_number(s, id, label, (double)count, "cases");
    d->variable = disclosure_count(s->disclosure, (int64_t)count, cost);
    return d;
}

/* The name stands in any case; what the register cannot tell is unknown by it. */
static void put_total(sheet *s, int total, bool known, const char *id, nt_text label,
                      uint64_t count)
{
    if (known) {
        s->total[total] = counted(s, id, label, count, COST_TOTAL);
    } else {
        sheet_name_draft(s, id, NULL);
    }
}

void sheet_totals(sheet *s)
{
    const tally *t = &s->scope;
    bool outcome = s->reg->has_outcome;
    put_total(s, TOTAL_CASES, true, "cases.total", text_both("semua kasus", "all cases"), t->cases);
    put_total(s, TOTAL_OPEN, sheet_knows_stock(s), "cases.open",
              text_both("kasus terbuka", "open cases"), t->open);
    put_total(s, TOTAL_DECIDED, s->reg->has_decided, "cases.decided",
              text_both("{decided}", "{decided}"), t->decided);
    put_total(s, TOTAL_PROVEN, outcome, "cases.proven", text_both("{proven}", "{proven}"),
              t->proven);
    put_total(s, TOTAL_NOT_PROVEN, outcome, "cases.not-proven",
              text_both("{not-proven}", "{not-proven}"), t->not_proven);
    put_total(s, TOTAL_SANCTIONED, s->reg->has_sanctioned, "cases.sanctioned",
              text_both("{sanctioned}", "{sanctioned}"), t->sanctioned);
    put_total(s, TOTAL_CLOSED, sheet_knows_closed(s), "cases.otherwise-closed",
              text_both("{closed}", "{closed}"), t->otherwise_closed);
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        if (t->groups[d]) {
            s->unknown_of[d] =
                counted(s, text_dots(s->arena, "cases.unknown", dimensions[d].id),
                        unknown_label(s, (nt_dimension)d), t->groups[d][0].reported, COST_DETAIL);
        }
    }
    counted(s, "cases.unknown.reported",
            text_both("tanpa tanggal {reported}", "without a day when {reported}"), t->undated,
            COST_DETAIL);
}
