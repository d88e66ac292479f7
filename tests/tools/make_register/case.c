#include "case.h"

const event_words case_events[EVENT_COUNT] = {{"Pilkada 2020", "KN20-"}, {"Pemilu 2024", "KN24-"}};

enum { SPELLS_PLACE = LIST_COUNT }; /* bits below are the lists' */

static const char *spell(const made_case *c, list_id list, int index)
{
    if (index < 0) {
        return "";
    }
    const word *w = &word_lists[list].words[index];
    if (c->typo == (int)list && w->typo) {
        return w->typo;
    }
    return w->other && c->spelling >> list & 1 ? w->other : w->written;
}

static const char *spell_place(const made_case *c, const place *p)
{
    return c->spelling >> SPELLS_PLACE & 1 ? p->name : p->code;
}

uint32_t case_spelling(random_source *r, uint32_t one_in)
{
    uint32_t bits = 0;
    for (int i = 0; i <= SPELLS_PLACE; i++) {
        bits |= (uint32_t)(random_below(r, one_in) == 0) << i;
    }
    return bits;
}

/* The case as its first `stages` of report, decision and sanction stand in the register. */
static row make_row(const made_case *c, const places *all, const row_writer *w, const char *id,
                    int stages)
{
    bool early = stages == 1 && c->corrected;
    bool decided = stages > 1, sanctioned = stages > 2;
    nt_date reported = c->reported;
    int violation = c->words[LIST_VIOLATION];
    if (early && c->corrected == CORRECTED_REPORTED) {
        reported += c->wrong;
    } else if (early) {
        violation = c->wrong;
    }
    const char *outcome = !decided     ? "diproses"
                          : c->outcome ? c->outcome
                          : c->proven  ? "terbukti"
                                       : "tidak terbukti";
    return (row){{
        [COLUMN_ID] = id,
        [COLUMN_EVENT] = case_events[c->event].id,
        [COLUMN_REPORTED] = rows_day(w, reported),
        [COLUMN_PROVINCE] = c->province < 0 ? "" : spell_place(c, &all->provinces[c->province]),
        [COLUMN_REGENCY] = c->regency < 0 ? "" : spell_place(c, &all->regencies[c->regency]),
        [COLUMN_INSTITUTION] = spell(c, LIST_INSTITUTION, c->words[LIST_INSTITUTION]),
        [COLUMN_POSITION] = spell(c, LIST_POSITION, c->words[LIST_POSITION]),
        [COLUMN_VIOLATION] = spell(c, LIST_VIOLATION, violation),
        [COLUMN_DECIDED] = decided ? rows_day(w, c->decided) : "",
        [COLUMN_OUTCOME] = outcome,
        [COLUMN_SANCTIONED] = sanctioned ? rows_day(w, c->sanctioned) : "",
        [COLUMN_SANCTION] = sanctioned ? spell(c, LIST_SANCTION, c->words[LIST_SANCTION]) : "",
        [COLUMN_RECORDED] = rows_day(w, c->recorded[stages - 1]),
    }};
}

/* How many stages are in the register on the day `end`. */
static int stages_by(const made_case *c, nt_date end, bool versions)
{
    const nt_date days[VERSIONS_MAX] = {c->reported, c->decided, c->sanctioned};
    int stages = 0;
    while (stages < VERSIONS_MAX && nt_date_known(days[stages]) &&
           (versions ? c->recorded[stages] : days[stages]) <= end) {
        stages++;
    }
    return stages;
}

/* "KN20-000123": snprintf would cost more than all the rest of a row. */
static void write_id(const made_case *c, char id[static 16])
{
    char *at = id;
    for (const char *p = case_events[c->event].prefix; *p; p++) {
        *at++ = *p;
    }
    unsigned scale = 100000;
    while (c->number / scale >= 10) {
        scale *= 10;
    }
    for (unsigned left = c->number; scale; left %= scale, scale /= 10) {
        *at++ = (char)('0' + left / scale);
    }
    *at = '\0';
}

int case_rows(const made_case *c, const places *all, const row_writer *w, nt_date end,
              char id[static 16], row rows[static VERSIONS_MAX])
{
    int stages = stages_by(c, end, w->versions), count = 0;
    write_id(c, id);
    for (int s = w->versions ? 1 : stages; s <= stages && s; s++) {
        /* What was written on one day is one version. */
        if (s == stages || c->recorded[s] != c->recorded[s - 1]) {
            rows[count++] = make_row(c, all, w, id, s);
        }
    }
    return count;
}
