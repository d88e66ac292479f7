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

static draft *counted_in(sheet *s, const char *id, nt_text label, uint64_t count, int cost,
                         const char *unit)
{
    draft *d = sheet_number(s, id, label, (double)count, unit);
    sheet_count(s, id, d, cost);
    return d;
}

static draft *counted(sheet *s, const char *id, nt_text label, uint64_t count, int cost)
{
    return counted_in(s, id, label, count, cost, "cases");
}

/* The names stand in any case; what the register cannot tell is unknown by them. */
static void put_totals(sheet *s)
{
    const struct {
        int total;
        bool known;
        const char *id;
        nt_text label;
    } totals[TOTALS] = {
        {NT_FLOW_REPORTED, true, "cases.total", NT_TEXT_REGISTER_ALL_CASES},
        {TOTAL_OPEN, sheet_knows_stock(s), "cases.open", NT_TEXT_REGISTER_OPEN_CASES},
        {NT_FLOW_DECIDED, s->reg->has_decided, "cases.decided", NT_TEXT_REGISTER_DECIDED},
        {NT_FLOW_PROVEN, s->reg->has_outcome, "cases.proven", NT_TEXT_REGISTER_PROVEN},
        {NT_FLOW_NOT_PROVEN, s->reg->has_outcome, "cases.not-proven", NT_TEXT_REGISTER_NOT_PROVEN},
        {NT_FLOW_SANCTIONED, s->reg->has_sanctioned, "cases.sanctioned",
         NT_TEXT_REGISTER_SANCTIONED},
        {NT_FLOW_CLOSED, sheet_knows_closed(s), "cases.otherwise-closed",
         NT_TEXT_REGISTER_CLOSED_AS_CALLED},
    };
    const nt_group_count *all = &s->scope.all;
    for (size_t i = 0; i < TOTALS; i++) {
        int total = totals[i].total;
        if (totals[i].known) {
            s->total[total] =
                counted(s, totals[i].id, totals[i].label,
                        total == TOTAL_OPEN ? all->open : all->flow[total], NT_COST_TOTAL);
        } else {
            sheet_name_draft(s, totals[i].id, NULL);
        }
    }
    nt_vec_push(s->arena, &s->counts, ((sheet_name){"cases.reported", s->total[NT_FLOW_REPORTED]}));
}

/* Of what cases are made, where a row is less than a case. */
static void put_rows(sheet *s)
{
    static const struct {
        nt_row_unit row;
        const char *id, *unit;
        nt_text label;
    } rows[] = {{NT_ROW_ALLEGATION, "cases.allegations", "allegations",
                 NT_TEXT_REGISTER_ALLEGATIONS_IN_THE_CASES},
                {NT_ROW_PERSON, "cases.persons", "persons", NT_TEXT_REGISTER_PERSONS_IN_THE_CASES}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        if (s->reg->row == rows[i].row) {
            counted_in(s, rows[i].id, rows[i].label, s->scope.rows, NT_COST_TOTAL, rows[i].unit);
        } else {
            sheet_name_draft(s, rows[i].id, NULL);
        }
    }
}

void sheet_totals(sheet *s)
{
    const nt_case_tally *t = &s->scope;
    put_totals(s);
    put_rows(s);
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        if (t->groups[d]) {
            counted(s, text_dots(s->arena, "cases.unknown", dimensions[d].id),
                    unknown_label(s, (nt_dimension)d), t->groups[d][0].flow[NT_FLOW_REPORTED],
                    NT_COST_DETAIL);
        }
    }
    counted(s, "cases.unknown.reported", (nt_text)NT_TEXT_REGISTER_WITHOUT_A_DAY_WHEN_REPORTED,
            t->undated, NT_COST_DETAIL);
}
