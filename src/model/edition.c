/* The edition of a day: what was published by then, and nothing that rests on what was not. */
#include "draft.h"

static bool is_after(nt_date day, nt_date limit)
{
    return nt_date_known(day) && day > limit;
}

static bool is_later(const nt_figure *figure, nt_date as_of)
{
    nt_date published = figure->source ? figure->source->published_on : NT_DATE_UNKNOWN;
    return is_after(nt_date_known(published) ? published : figure->as_of, as_of);
}

void nt_model_withhold(nt_drafts *drafts, nt_date as_of)
{
    if (!nt_date_known(as_of)) {
        return;
    }
    for (size_t i = 0; i < drafts->count; i++) {
        /* Circles are cut by now, so every chain of bases ends. */
        for (size_t at = i; at != NT_NO_DRAFT && !drafts->drafts[i].withheld;
             at = drafts->drafts[at].base) {
            drafts->drafts[i].withheld = is_later(&drafts->drafts[at].figure, as_of);
        }
    }
}

bool nt_model_lists_source(const nt_drafts *drafts, const nt_source *source, nt_date as_of)
{
    if (!nt_date_known(as_of)) {
        return true;
    }
    bool withheld = false;
    for (size_t i = 0; i < drafts->count; i++) {
        const nt_draft *draft = &drafts->drafts[i];
        if (draft->figure.source == source && draft->usable) {
            if (!draft->withheld) {
                return true;
            }
            withheld = true;
        }
    }
    /* A source of unknown date, all of whose figures count up to later days, came out later too. */
    return !withheld && !is_after(source->published_on, as_of);
}

nt_date nt_model_latest_day(const nt_drafts *drafts)
{
    nt_date latest = NT_DATE_UNKNOWN;
    for (size_t i = 0; i < drafts->source_count; i++) {
        nt_date day = drafts->sources[i].published_on;
        latest = day > latest ? day : latest;
    }
    for (size_t i = 0; i < drafts->count; i++) {
        nt_date day = drafts->drafts[i].usable ? drafts->drafts[i].figure.as_of : NT_DATE_UNKNOWN;
        latest = day > latest ? day : latest;
    }
    return latest;
}
