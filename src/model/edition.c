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
    bool *settled = nt_new_array(drafts->arena, bool, drafts->count + 1);
    size_t *chain = nt_new_array(drafts->arena, size_t, drafts->count + 1);
    for (size_t i = 0; i < drafts->count; i++) {
        size_t length = 0;
        /* Circles are cut by now, so every chain of bases ends. */
        for (size_t at = i; at != NT_NO_DRAFT && !settled[at]; at = drafts->drafts[at].base) {
            chain[length++] = at;
            settled[at] = true;
        }
        while (length) {
            nt_figure_draft *draft = &drafts->drafts[chain[--length]];
            bool rests = draft->base != NT_NO_DRAFT && drafts->drafts[draft->base].withheld;
            draft->withheld = rests || is_later(&draft->figure, as_of);
        }
    }
}

/* A source of unknown date, all of whose figures count up to later days, came out later too. */
bool *nt_model_listed_sources(const nt_drafts *drafts, nt_date as_of)
{
    bool *listed = nt_new_array(drafts->arena, bool, drafts->source_count + 1);
    bool known = nt_date_known(as_of);
    for (size_t i = 0; i < drafts->source_count; i++) {
        listed[i] = !known || !is_after(drafts->sources[i].published_on, as_of);
    }
    for (int withheld = 1; known && withheld >= 0; withheld--) {
        NT_EACH(const nt_figure_draft, draft, drafts->drafts, drafts->count) {
            if (draft->usable && draft->figure.source && draft->withheld == withheld) {
                listed[draft->figure.source - drafts->sources] = !withheld;
            }
        }
    }
    return listed;
}

nt_date nt_model_latest_day(const nt_drafts *drafts)
{
    nt_date latest = NT_DATE_UNKNOWN, last = NT_DATE_UNKNOWN;
    for (size_t i = 0; i < drafts->source_count; i++) {
        nt_date day = drafts->sources[i].published_on;
        latest = day > latest ? day : latest;
    }
    for (size_t i = 0; i < drafts->count; i++) {
        nt_date day = drafts->drafts[i].usable ? drafts->drafts[i].figure.as_of : NT_DATE_UNKNOWN;
        latest = day > latest ? day : latest;
    }
    /* Where no source says a day: a figure of a period was not known before its end. */
    for (size_t i = 0; !nt_date_known(latest) && i < drafts->count; i++) {
        last = drafts->drafts[i].usable && drafts->drafts[i].figure.period_end > last
                   ? drafts->drafts[i].figure.period_end
                   : last;
    }
    return nt_date_known(latest) ? latest : last;
}
