/* Names that hold in every edition, and what is true of it. */
#include <math.h>
#include <string.h>

#include "sheet.h"

static const char *const measures[] = {"reported",
                                       "decided",
                                       "proven",
                                       "sanctioned",
                                       "open",
                                       "proof-ratio",
                                       "sanction-ratio",
                                       "median-days-to-decision",
                                       "median-days-to-sanction"};
enum { MEASURES = sizeof measures / sizeof *measures };

static void name_quarter(sheet *s)
{
    static const char *const columns[] = {"previous", "difference", "year-before",
                                          "year-difference"};
    for (size_t i = 0; i < MEASURES; i++) {
        const char *name = text_dots(s->arena, "quarter", measures[i]);
        sheet_name_draft(s, name, sheet_look(s, "quarters.compare", measures[i], "this"));
        for (size_t c = 0; c < sizeof columns / sizeof *columns; c++) {
            sheet_name_draft(s, text_dots(s->arena, name, columns[c]),
                             sheet_look(s, "quarters.compare", measures[i], columns[c]));
        }
    }
    const char *last = s->quarter_code[QUARTERS - 1];
    sheet_name_draft(s, "quarter.open-start", sheet_look(s, "stock.quarters", last, "open-start"));
    sheet_name_draft(s, "quarter.open-end", sheet_look(s, "stock.quarters", last, "open-end"));
    sheet_name_draft(s, "quarter.closed", sheet_look(s, "stock.quarters", last, "closed"));
    sheet_name_draft(s, "open.over-365", sheet_look(s, "stock.ages", last, "365+"));
    sheet_name_draft(s, "open.awaiting-decision",
                     sheet_look(s, "stock.ages.stage", "awaiting-decision", "total"));
    sheet_name_draft(s, "open.awaiting-sanction",
                     sheet_look(s, "stock.ages.stage", "awaiting-sanction", "total"));
}

static void name_process(sheet *s, const char *process)
{
    static const char *const columns[] = {"cases", "events", "median", "q1",     "q3",
                                          "by-30", "by-90",  "by-180", "by-365", "naive"};
    const char *frame = text_dots3(s->arena, "survival", process, "summary");
    for (size_t c = 0; c < sizeof columns / sizeof *columns; c++) {
        sheet_name_draft(s, text_dots(s->arena, process, columns[c]),
                         sheet_look(s, frame, "all", columns[c]));
    }
    sheet_name_draft(
        s, text_dots(s->arena, process, "events-p-value"),
        sheet_look(s, text_dots3(s->arena, "survival", process, "logrank"), "events", "p-value"));
    sheet_name_draft(s, text_dots(s->arena, process, "positions-p-value"),
                     sheet_look(s, text_dots3(s->arena, "survival", process, "logrank"),
                                "positions", "p-value"));
}

static void name_events(sheet *s)
{
    static const nt_text none = {{"tidak diketahui", "unknown"}};
    const nt_code *codes = s->reg->codes[NT_DIM_EVENT].items;
    sheet_text(s, "a.name", s->a ? key_of_code(&codes[s->a]).label : none);
    sheet_text(s, "b.name", s->b ? key_of_code(&codes[s->b]).label : none);
    const sheet_frame *f = sheet_find(s, "events.age"), *reports = sheet_find(s, "events.reported");
    size_t last = reports && reports->row_count ? reports->row_count - 1 : 0;
    bool any = reports && reports->row_count, ratios = any && f;
    sheet_name_draft(s, "events.latest.a", ratios ? sheet_cell(f, last, 0) : NULL);
    sheet_name_draft(s, "events.latest.b", ratios ? sheet_cell(f, last, 1) : NULL);
    sheet_name_draft(s, "events.latest.difference", ratios ? sheet_cell(f, last, 2) : NULL);
    sheet_name_draft(s, "events.latest.a.since", ratios ? sheet_cell(f, last, 3) : NULL);
    sheet_name_draft(s, "events.latest.b.since", ratios ? sheet_cell(f, last, 4) : NULL);
    sheet_name_draft(s, "events.latest.exposure", ratios ? sheet_cell(f, last, 5) : NULL);
    sheet_text(s, "events.latest.age", any ? reports->rows[last].label : none);
}

void sheet_names(sheet *s)
{
    static const nt_text nation = {{"Indonesia", "Indonesia"}};
    name_quarter(s);
    name_process(s, "decision");
    name_process(s, "sanction");
    name_events(s);
    /* The number that carries the day of the edition, as in the annex. */
    sheet_name_draft(s, "edition", s->total[TOTAL_CASES]);
    const sheet_frame *quarters = sheet_find(s, "flow.quarters");
    sheet_text(s, "quarter.name", quarters->rows[QUARTERS - 1].label);
    sheet_text(s, "quarter.previous.name", quarters->rows[QUARTERS - 2].label);
    sheet_text(s, "quarter.year-before.name", quarters->rows[QUARTERS - 5].label);
    sheet_text(s, "area.name", s->area.code ? key_of_code(s->area.code).label : nation);
}

/* Whether a number may be spoken of at all. */
static bool told(const draft *d)
{
    return d && !d->suppressed && !isnan(d->row.value);
}

/* By the interval where there is one; a stock is counted whole, and its difference is what it is.
 */
static void put_direction(sheet *s, const char *stem, const draft *difference)
{
    bool known = told(difference);
    const nt_ledger_row *row = known ? &difference->row : NULL;
    bool interval = known && !isnan(row->lower) && !isnan(row->upper);
    bool rises = interval && row->lower > 0, falls = interval && row->upper < 0;
    sheet_truth(s, nt_arena_printf(s->arena, "%srises", stem), rises);
    sheet_truth(s, nt_arena_printf(s->arena, "%sfalls", stem), falls);
    sheet_truth(s, nt_arena_printf(s->arena, "%ssteady", stem), interval && !rises && !falls);
}

/* Why there is no verdict on the two events where there is a difference. */
static void put_events_direction(sheet *s)
{
    const sheet_frame *f = sheet_find(s, "events.age");
    const draft *d = f && f->row_count ? sheet_cell(f, f->row_count - 1, 2) : NULL;
    bool open = told(d) && isnan(d->row.lower);
    bool filling = open && !sheet_compares_events(s, (int)f->rows[f->row_count - 1].x);
    put_direction(s, "events.latest.", d);
    sheet_truth(s, "events.latest.filling", filling);
    sheet_truth(s, "events.latest.unequal", open && !filling);
}

static void put_directions(sheet *s)
{
    for (size_t i = 0; i < MEASURES; i++) {
        put_direction(s, nt_arena_printf(s->arena, "quarter.%s.", measures[i]),
                      sheet_look(s, "quarters.compare", measures[i], "difference"));
        put_direction(s, nt_arena_printf(s->arena, "quarter.%s.year-", measures[i]),
                      sheet_look(s, "quarters.compare", measures[i], "year-difference"));
    }
    put_events_direction(s);
}

static void put_target_truths(sheet *s)
{
    const sheet_frame *f = sheet_find(s, "targets");
    for (size_t row = 0; row < f->row_count; row++) {
        const draft *met = sheet_cell(f, row, 3);
        const char *name = text_dots(s->arena, "target", f->rows[row].code);
        sheet_truth(s, text_dots(s->arena, name, "known"), told(met));
        sheet_truth(s, text_dots(s->arena, name, "met"), told(met) && met->row.value > 0);
        sheet_truth(s, text_dots(s->arena, name, "missed"), told(met) && !(met->row.value > 0));
    }
    sheet_truth(s, "has.targets", f->row_count > 0);
}

static void put_roles(sheet *s)
{
    static const char *const names[NT_DIM_COUNT] = {
        "has.event",    "has.province",  "has.regency", "has.institution",
        "has.position", "has.violation", "has.sanction"};
    for (int d = 0; d < NT_DIM_COUNT; d++) {
        sheet_truth(s, names[d], s->reg->codes[d].present);
    }
    sheet_truth(s, "has.decided", s->reg->has_decided);
    sheet_truth(s, "has.outcome", s->reg->has_outcome);
    sheet_truth(s, "has.sanctioned", s->reg->has_sanctioned);
    sheet_truth(s, "has.recorded", s->reg->has_recorded);
}

static bool denominators_known(const sheet *s)
{
    for (int d = NT_DIM_PROVINCE; d <= NT_DIM_REGENCY; d++) {
        for (size_t i = 1; i < s->reg->codes[d].count; i++) {
            const nt_code *code = &s->reg->codes[d].items[i];
            if (code->civil_servants > 0 || code->voters > 0) {
                return true;
            }
        }
    }
    return false;
}

static size_t count_signals(const sheet *s, const char *frame)
{
    const sheet_frame *f = sheet_find(s, frame);
    int column = f ? sheet_column(f, "signal") : -1;
    size_t count = 0;
    for (size_t row = 0; column >= 0 && row < f->row_count; row++) {
        const draft *d = sheet_cell(f, row, (size_t)column);
        count += told(d) && d->row.value > 0;
    }
    return count;
}

static size_t count_suppressed(const sheet *s)
{
    size_t count = 0;
    for (size_t i = 0; i < s->drafts.count; i++) {
        count += s->drafts.items[i]->suppressed;
    }
    return count;
}

/* What the edition before printed, or lets be worked out, is protected no more. */
static void put_told(sheet *s)
{
    bool told = s->protects && s->request->edition_before;
    sheet_truth(s, "suppressed.told.any", told && s->unprotected);
    if (!told) {
        sheet_name_draft(s, "suppressed.told", NULL);
        return;
    }
    sheet_number(s, "suppressed.told",
                 text_both("jumlah kecil yang sudah diketahui dari edisi sebelumnya",
                           "small counts that the edition before already told"),
                 (double)s->unprotected, "figures");
}

static void put_counts(sheet *s)
{
    size_t suppressed = count_suppressed(s), signals = count_signals(s, "provinces");
    sheet_number(s, "suppressed.count", text_both("angka yang ditekan", "figures suppressed"),
                 (double)suppressed, "figures");
    sheet_number(s, "suppressed.threshold",
                 text_both("batas terkecil yang dicetak", "smallest count that is printed"),
                 s->protects ? (double)s->request->threshold : 0, "cases");
    if (sheet_find(s, "funnel.provinces")) {
        sheet_number(s, "provinces.signals",
                     text_both("provinsi yang menonjol", "provinces that stand out"),
                     (double)signals, "provinces");
    } else {
        sheet_name_draft(s, "provinces.signals", NULL);
    }
    sheet_truth(s, "suppressed.any", suppressed > 0);
    put_told(s);
    sheet_truth(s, "provinces.signals.any", signals > 0);
}

void sheet_truths(sheet *s)
{
    put_directions(s);
    put_target_truths(s);
    put_roles(s);
    put_counts(s);
    sheet_truth(s, "synthetic", s->reg->synthetic);
    sheet_truth(s, "internal", s->request->internal);
    sheet_truth(s, "area.given", s->area.code != NULL);
    sheet_truth(s, "recorded.known", s->tells_recording);
    sheet_truth(s, "denominators.known", denominators_known(s));
    sheet_truth(s, "events.compared", sheet_find(s, "events.age") != NULL);
    sheet_truth(s, "stock.known", sheet_knows_stock(s));
    sheet_truth(s, "sanctions.known", sheet_knows_sanctions(s));
    sheet_truth(s, "published.given", s->request->published != NULL);
    sheet_truth(s, "longest-open.listed", sheet_find(s, "longest-open")->row_count > 0);
    sheet_truth(s, "longest-open.withheld", s->protects);
    sheet_truth(s, "quarter.partial", s->calendar.end + 1 < s->calendar.starts[MONTHS]);
    sheet_truth(s, "open.over-365.any",
                told(sheet_look(s, "stock.ages", s->quarter_code[QUARTERS - 1], "365+")) &&
                    sheet_look(s, "stock.ages", s->quarter_code[QUARTERS - 1], "365+")->row.value >
                        0);
}
