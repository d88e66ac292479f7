/* An area beside the whole that it lies in. */
#include "groups.h"

enum {
    ROW_REPORTED,
    ROW_PROVEN,
    ROW_SANCTIONED,
    ROW_OPEN,
    ROW_THIS_PERIOD,
    ROW_PROOF,
    ROW_SANCTION
};

static void put_column(sheet *s, sheet_frame *f, size_t column, const tally *t)
{
    draft *reported = put_count(s, (spot){f, ROW_REPORTED, column}, t->all.flow[FLOW_REPORTED]);
    draft *proven = NULL, *sanctioned = NULL;
    if (s->reg->has_outcome) {
        proven = put_count(s, (spot){f, ROW_PROVEN, column}, t->all.flow[FLOW_PROVEN]);
    }
    if (s->reg->has_sanctioned) {
        sanctioned = put_count(s, (spot){f, ROW_SANCTIONED, column}, t->all.flow[FLOW_SANCTIONED]);
    }
    if (sheet_knows_stock(s)) {
        put_exact(s, (spot){f, ROW_OPEN, column}, t->all.open);
    }
    put_count(s, (spot){f, ROW_THIS_PERIOD, column}, t->all.in[COMPARED_THIS]);
    put_ratio(s, (spot){f, ROW_PROOF, column}, proven, reported);
    put_ratio(s, (spot){f, ROW_SANCTION, column}, sanctioned, proven);
}

void sheet_nation(sheet *s)
{
    if (!s->area.code) {
        return;
    }
    sheet_frame *f = sheet_open_rows(s, "nation.compare");
    f->columns[0].label = key_of_code(s->area.code).label;
    f->columns[1].label = s->reg->whole;
    f->title = text_join(s->arena, f->columns[0].label, " · ", f->columns[1].label);
    put_column(s, f, 0, &s->scope);
    put_column(s, f, 1, &s->nation);
}
