/* All cases, and how many have something unknown. */
#include "sheet.h"

#include "words/register.h"

static const struct {
    const char *id;
    nt_text label;
} dimensions[NT_DIM_COUNT] = {
    [NT_DIM_EVENT] = {"event", NT_TEXT_REGISTER_ELECTION_UNKNOWN},
    [NT_DIM_PROVINCE] = {"province", {{NULL, NULL}}},
    [NT_DIM_REGENCY] = {"regency", {{NULL, NULL}}},
    [NT_DIM_INSTITUTION] = {"institution", NT_TEXT_REGISTER_INSTITUTION_UNKNOWN},
    [NT_DIM_POSITION] = {"position", NT_TEXT_REGISTER_POSITION_UNKNOWN},
    [NT_DIM_VIOLATION] = {"violation", NT_TEXT_REGISTER_KIND_UNKNOWN},
    [NT_DIM_SANCTION] = {"sanction", NT_TEXT_REGISTER_WITHOUT_A_KIND_OF_SANCTION},
};

/* An area is unknown by the name of its level. */
static nt_text unknown_label(const sheet *s, nt_dimension dimension)
{
    if (dimension != NT_DIM_PROVINCE && dimension != NT_DIM_REGENCY) {
        return dimensions[dimension].label;
    }
    return nt_message_texts(s->arena,
                            NT_MESSAGE_REGISTER_LEVEL_UNKNOWN(.level = sheet_level(s, dimension)));
}

static draft *counted(sheet *s, const char *id, nt_text label, uint64_t count, int cost)
{
    draft *d = sheet_number(s, id, label, (double)count, "cases");
    sheet_count(s, id, d, cost);
    return d;
}

/* The name stands in any case; what the register cannot tell is unknown by it. */
static void put_total(sheet *s, int total, bool known, const char *id, nt_text label,
                      uint64_t count)
{
    if (known) {
        s->total[total] = counted(s, id, label, count, NT_COST_TOTAL);
    } else {
        sheet_name_draft(s, id, NULL);
    }
}

void sheet_totals(sheet *s)
{
    const tally *t = &s->scope;
    bool outcome = s->reg->has_outcome;
    put_total(s, TOTAL_CASES, true, "cases.total", (nt_text)NT_TEXT_REGISTER_ALL_CASES, t->cases);
    nt_vec_push(s->arena, &s->counts, ((sheet_name){"cases.reported", s->total[TOTAL_CASES]}));
    put_total(s, TOTAL_OPEN, sheet_knows_stock(s), "cases.open",
              (nt_text)NT_TEXT_REGISTER_OPEN_CASES, t->open);
    put_total(s, TOTAL_DECIDED, s->reg->has_decided, "cases.decided",
              (nt_text)NT_TEXT_REGISTER_DECIDED, t->decided);
    put_total(s, TOTAL_PROVEN, outcome, "cases.proven", (nt_text)NT_TEXT_REGISTER_PROVEN,
              t->proven);
    put_total(s, TOTAL_NOT_PROVEN, outcome, "cases.not-proven",
              (nt_text)NT_TEXT_REGISTER_NOT_PROVEN, t->not_proven);
    put_total(s, TOTAL_SANCTIONED, s->reg->has_sanctioned, "cases.sanctioned",
              (nt_text)NT_TEXT_REGISTER_SANCTIONED, t->sanctioned);
    put_total(s, TOTAL_CLOSED, sheet_knows_closed(s), "cases.otherwise-closed",
              (nt_text)NT_TEXT_REGISTER_CLOSED_AS_CALLED, t->otherwise_closed);
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        if (t->groups[d]) {
            s->unknown_of[d] = counted(s, text_dots(s->arena, "cases.unknown", dimensions[d].id),
                                       unknown_label(s, (nt_dimension)d), t->groups[d][0].reported,
                                       NT_COST_DETAIL);
        }
    }
    counted(s, "cases.unknown.reported", (nt_text)NT_TEXT_REGISTER_WITHOUT_A_DAY_WHEN_REPORTED,
            t->undated, NT_COST_DETAIL);
}
