/* Whether an edition that has gone out can be the one before this. */
#include "parts.h"

#include <string.h>

#include "words/edition.h"

/* A number that every edition of a kind has, and where it comes from. */
static const struct {
    const char *id;
    nt_text words;
} kinds[] = {{"figures.count", NT_TEXT_EDITION_PUBLISHED_FIGURES},
             {"cases.total", NT_TEXT_EDITION_A_REGISTER_OF_CASES},
             {"revision.compared.count", NT_TEXT_EDITION_TWO_EDITIONS}};
enum { KIND_PUBLISHED, KIND_REGISTER, KIND_COUNT = sizeof kinds / sizeof *kinds };

static nt_place place_of(const nt_run_state *run)
{
    return nt_report_parameter_place(run->template, "before");
}

static nt_text kind_words(const nt_ledger *ledger)
{
    NT_RETURN_FIRST(i, KIND_COUNT, nt_ledger_find(ledger, kinds[i].id), kinds[i].words,
                    (nt_text)NT_TEXT_EDITION_SOMETHING_ELSE);
}

static nt_status judge_kind(const nt_run_state *run, nt_error *err)
{
    int kind = run->cases ? KIND_REGISTER : KIND_PUBLISHED;
    return nt_ledger_find(run->before, kinds[kind].id)
               ? NT_OK
               : nt_fail(err, NT_INVALID, place_of(run),
                         NT_MESSAGE_EDITION_BEFORE_OF_OTHER_KIND(.before = kind_words(run->before),
                                                                 .now = kinds[kind].words));
}

nt_text nt_area_words(nt_arena *arena, const char *area)
{
    return *area ? nt_message_texts(arena, NT_MESSAGE_EDITION_THE_AREA(.area = area))
                 : (nt_text)NT_TEXT_EDITION_ALL_AREAS;
}

/* Numbers of two areas have the same ids: the one is no earlier state of the other. */
static nt_status judge_area(const nt_run_state *run, nt_error *err)
{
    const char *before = nt_ledger_area(run->before);
    const char *now = nt_ledger_area(run->results->ledger);
    return strcmp(before, now) == 0
               ? NT_OK
               : nt_fail(err, NT_INVALID, place_of(run),
                         NT_MESSAGE_EDITION_BEFORE_OF_OTHER_AREA(.before = nt_area_words(run->arena,
                                                                                         before),
                                                                 .now = nt_area_words(run->arena,
                                                                                      now)));
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
    return nt_fail(
        err, NT_INVALID, place_of(run),
        NT_MESSAGE_EDITION_BEFORE_IS_LATER(.before = nt_date_format_iso(before->as_of, then),
                                           .now = nt_date_format_iso(run->edition, now)));
}

nt_status nt_before_judge(const nt_run_state *run, nt_error *err)
{
    if (!run->before) {
        return NT_OK;
    }
    NT_TRY(judge_kind(run, err));
    NT_TRY(judge_area(run, err));
    return judge_day(run, err);
}
