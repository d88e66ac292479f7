#include "before.h"

#include <string.h>

#include "ingest/package.h"

/* A number that every edition of a kind has, and where it comes from. */
static const struct {
    const char *id, *words;
} kinds[] = {{"figures.count", "published figures"},
             {"cases.total", "a register of cases"},
             {"revision.compared.count", "two editions"}};
enum { KIND_PUBLISHED, KIND_REGISTER, KIND_COUNT = sizeof kinds / sizeof *kinds };

static nt_place place_of(const nt_run_state *run)
{
    return nt_report_parameter_place(run->template, "before");
}

static const char *kind_words(const nt_ledger *ledger)
{
    for (size_t i = 0; i < KIND_COUNT; i++) {
        if (nt_ledger_find(ledger, kinds[i].id)) {
            return kinds[i].words;
        }
    }
    return "something else";
}

static nt_status judge_kind(const nt_run_state *run, nt_error *err)
{
    int kind = run->cases ? KIND_REGISTER : KIND_PUBLISHED;
    return nt_ledger_find(run->before, kinds[kind].id)
               ? NT_OK
               : nt_failf(err, NT_INVALID, place_of(run),
                          "before names a report on %s, and this one is on %s; name an edition of "
                          "this report",
                          kind_words(run->before), kinds[kind].words);
}

static const char *area_words(nt_arena *arena, const char *area)
{
    return *area
               ? nt_arena_printf(arena, "the area %s", nt_ingest_quote(arena, area).in[NT_LANG_EN])
               : "all areas";
}

/* Numbers of two areas have the same ids: the one is no earlier state of the other. */
static nt_status judge_area(const nt_run_state *run, nt_error *err)
{
    const char *before = nt_ledger_area(run->before);
    const char *now = nt_ledger_area(run->results->ledger);
    return strcmp(before, now) == 0
               ? NT_OK
               : nt_failf(err, NT_INVALID, place_of(run),
                          "before names an edition of %s, and this one is of %s; name the edition "
                          "of the same area that went out before",
                          area_words(run->arena, before), area_words(run->arena, now));
}

/* An edition of figures is all that was published by its day. A report on cases is of a period, and
 * may go out again when those on later ones have. */
static nt_status judge_day(const nt_run_state *run, nt_error *err)
{
    const nt_ledger_row *before = nt_ledger_find(run->before, kinds[KIND_PUBLISHED].id);
    char then[11], now[11];
    if (run->cases || !before || !nt_date_known(before->as_of) || before->as_of <= run->edition) {
        return NT_OK;
    }
    return nt_failf(err, NT_INVALID, place_of(run),
                    "before names the edition of %s, and this one is of %s; name one that went out "
                    "before",
                    nt_date_format_iso(before->as_of, then), nt_date_format_iso(run->edition, now));
}

nt_status nt_before_judge(const nt_run_state *run, nt_error *err)
{
    if (!run->before) {
        return NT_OK;
    }
    nt_status status = judge_kind(run, err);
    status = status ? status : judge_area(run, err);
    return status ? status : judge_day(run, err);
}
