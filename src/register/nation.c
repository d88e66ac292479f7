/* An area beside the whole that it lies in. */
#include <math.h>

#include "groups.h"
#include "words/model.h"
#include "words/register.h"

static const nt_frame_key columns[] = {
    {"area", NT_TEXT_MODEL_AREA, NAN, NULL},
    {"nation", NT_TEXT_REGISTER_THE_WHOLE, NAN, NULL},
};

enum {
    ROW_REPORTED,
    ROW_PROVEN,
    ROW_SANCTIONED,
    ROW_OPEN,
    ROW_THIS_PERIOD,
    ROW_PROOF,
    ROW_SANCTION,
    ROWS
};
static const nt_frame_key rows[ROWS] = {
    {"reported", NT_TEXT_REGISTER_REPORTED, NAN, NULL},
    {"proven", NT_TEXT_REGISTER_PROVEN, NAN, NULL},
    {"sanctioned", NT_TEXT_REGISTER_SANCTIONED, NAN, NULL},
    {"open", NT_TEXT_REGISTER_OPEN, NAN, NULL},
    {NULL, {{NULL, NULL}}, NAN, NULL}, /* reported this quarter */
    {"proof-ratio", NT_TEXT_REGISTER_PROVEN_OF_THOSE_REPORTED, NAN, NULL},
    {"sanction-ratio", NT_TEXT_REGISTER_SANCTIONED_OF_THOSE_PROVEN, NAN, NULL},
};

static void put_column(sheet *s, sheet_frame *f, size_t column, const tally *t)
{
    draft *reported = put_count(s, (spot){f, ROW_REPORTED, column}, t->cases);
    draft *proven = NULL, *sanctioned = NULL;
    if (s->reg->has_outcome) {
        proven = put_count(s, (spot){f, ROW_PROVEN, column}, t->proven);
    }
    if (s->reg->has_sanctioned) {
        sanctioned = put_count(s, (spot){f, ROW_SANCTIONED, column}, t->sanctioned);
    }
    if (sheet_knows_stock(s)) {
        put_exact(s, (spot){f, ROW_OPEN, column}, t->open);
    }
    put_count(s, (spot){f, ROW_THIS_PERIOD, column},
              t->compared[COMPARED_THIS].flow[FLOW_REPORTED]);
    put_ratio(s, (spot){f, ROW_PROOF, column}, proven, reported);
    put_ratio(s, (spot){f, ROW_SANCTION, column}, sanctioned, proven);
}

void sheet_nation(sheet *s)
{
    if (!s->area.code) {
        return;
    }
    nt_frame_key named[2] = {columns[0], columns[1]};
    named[0].label = key_of_code(s->area.code).label;
    named[1].label = s->reg->whole;
    sheet_frame *f =
        sheet_open(s, "nation.compare", text_join(s->arena, named[0].label, " · ", named[1].label),
                   ROWS, named, 2);
    for (size_t row = 0; row < ROWS; row++) {
        f->rows[row] = row == ROW_THIS_PERIOD ? group_period(s, COMPARED_THIS) : rows[row];
    }
    put_column(s, f, 0, &s->scope);
    put_column(s, f, 1, &s->nation);
}
