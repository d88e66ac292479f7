/* The cases that have waited longest, by id. Each row speaks of one case, so there are none where
 * small counts are protected. */
#include <math.h>
#include <string.h>

#include "model/counted.h"
#include "sheet.h"
#include "words/register.h"

enum { LISTED = 25 };

static const nt_text stage_names[NT_STOCK_STAGES] = {
    NT_TEXT_REGISTER_NOT_YET_DECIDED,
    NT_TEXT_REGISTER_PROVEN_NOT_YET_SANCTIONED_AS_CALLED,
};

static bool listed(const sheet *s, const nt_open_case *open)
{
    uint32_t codes[NT_DIM_COUNT] = {
        [NT_DIM_PROVINCE] = open->province, [NT_DIM_REGENCY] = open->regency};
    return nt_tally_holds(s->area, codes) && nt_date_known(open->since) &&
           open->since <= s->calendar.end;
}

static void put_case(sheet *s, sheet_frame *f, size_t row, const nt_open_case *open)
{
    f->rows[row] = (nt_frame_key){open->id, nt_text_alike(open->id), NAN, NULL};
    put_value(s, (spot){f, row, 0},
              sheet_value(NT_METHOD_DIFFERENCE, s->calendar.end - open->since, 0), NULL, 0);
    put_words(s, (spot){f, row, 1},
              stage_names[open->kind == NT_OUTCOME_PROVEN ? NT_STOCK_AWAITING_SANCTION
                                                          : NT_STOCK_AWAITING_DECISION]);
    const nt_codes *institutions = &s->reg->codes[NT_DIM_INSTITUTION];
    if (institutions->present) {
        put_words(s, (spot){f, row, 2}, key_of_code(&institutions->items[open->institution]).label);
    }
}

static void put_longest(sheet *s, const nt_open_case *longest)
{
    nt_ledger_row row =
        sheet_value(NT_METHOD_DIFFERENCE, longest ? s->calendar.end - longest->since : NAN, 0);
    row.id = "open.longest";
    row.label = (nt_text)NT_TEXT_REGISTER_DAYS_THAT_THE_LONGEST_OPEN_CASE_HAS;
    row.unit = "days";
    /* The longest is one case: what is said of it is said of a person. */
    sheet_draft(s, row, &s->total[TOTAL_OPEN], 1)->suppressed = s->protects && longest;
}

/* Of an area the whole's longest may leave over too few: then they are sought among all cases. */
static const nt_open_case *open_cases(const sheet *s, size_t *count)
{
    bool is_cut = s->whole->open_count == NT_OPEN_CASES_MAX;
    if (s->area.code && is_cut && s->reg->case_count) {
        const uint32_t codes[NT_DIM_COUNT] = {[NT_DIM_PROVINCE] =
                                                  s->area.regency ? 0 : s->area.province,
                                              [NT_DIM_REGENCY] = s->area.regency};
        return nt_cube_open_of(s->arena, s->cube->reg, s->cube->as_of, codes, count);
    }
    *count = s->whole->open_count;
    return s->whole->open;
}

void sheet_longest_open(sheet *s)
{
    const nt_open_case *chosen[LISTED], *longest = NULL;
    size_t count = 0, all = 0;
    const nt_open_case *open = sheet_knows_stock(s) ? open_cases(s, &all) : NULL;
    for (size_t i = 0; i < all && count < LISTED; i++) {
        if (listed(s, &open[i])) {
            longest = longest ? longest : &open[i];
            if (strcmp(open[i].id, NT_COUNTED_ID) != 0) { /* a cube has the ids of some */
                chosen[count++] = &open[i];
            }
        }
    }
    put_longest(s, longest);
    sheet_frame *f = sheet_open(s, "longest-open", s->protects ? 0 : count);
    for (size_t row = 0; row < f->row_count; row++) {
        put_case(s, f, row, chosen[row]);
    }
}
