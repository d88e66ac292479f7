/* How many releases, findings, doubtful figures and undated sources there are. */
#include "published/labels.h"
#include "rows.h"
#include "words/published.h"

/* How much there is of everything that prose may want to count. */

static const nt_ledger_row *add_count(work *w, const char *id, const char *unit, nt_text label,
                                      size_t count)
{
    nt_ledger_row row = row_number(id, label, (double)count, unit, NT_METHOD_COUNT);
    row.as_of = w->published->as_of;
    return row_derive(w, row, NULL, 0);
}

/* What is set against the age: the ratio compared, of a release that has one. */
static const nt_ledger_row *aged_ratio(const nt_figures_report *r, const nt_release *release)
{
    return release->has_age ? nt_release_ratio(release, r->measure)->row : NULL;
}

/* A count of ratios is made of them: so it knows whose they are, and no others. */
static void count_ratios(work *w, const char *id, nt_text label, const nt_event *event)
{
    const nt_figures_report *r = w->report;
    const nt_ledger_row **inputs =
        nt_new_array(w->arena, const nt_ledger_row *, r->release_count + 1);
    size_t count = 0;
    NT_EACH(const nt_release, release, r->releases, r->release_count) {
        const nt_ledger_row *ratio = aged_ratio(r, release);
        if (ratio && (!event || release->event == event)) {
            inputs[count++] = ratio;
        }
    }
    nt_ledger_row row = row_number(id, label, (double)count, "releases", NT_METHOD_COUNT);
    row.as_of = w->published->as_of;
    row_derive(w, row, inputs, count);
}

static void count_ratios_of(work *w, const nt_event *event)
{
    static const nt_text what = NT_TEXT_PUBLISHED_RELEASES_WITH_RATIO_AND_AGE;
    const char *id = nt_arena_printf(w->arena, "%s.ratios.count", event->slug);
    count_ratios(w, id, nt_label_event(w->arena, what, event), event);
}

/* A count of releases is made of their figures: so it knows whose they are. */
static void count_releases_of(work *w, const nt_event *event)
{
    const nt_figures_report *r = w->report;
    const nt_ledger_row **inputs =
        nt_new_array(w->arena, const nt_ledger_row *, r->release_count *NT_STAGE_COUNT + 1);
    size_t count = 0, input_count = 0;
    NT_EACH(const nt_release, release, r->releases, r->release_count) {
        count += release->event == event;
        for (size_t s = 0; release->event == event && s < NT_STAGE_COUNT; s++) {
            if (release->stage_rows[s]) {
                inputs[input_count++] = release->stage_rows[s];
            }
        }
    }
    nt_ledger_row row =
        row_number(nt_arena_printf(w->arena, "%s.releases.count", event->slug),
                   nt_label_event(w->arena, (nt_text)NT_TEXT_PUBLISHED_RELEASES, event),
                   (double)count, "releases", NT_METHOD_COUNT);
    row.as_of = w->published->as_of;
    row_derive(w, row, inputs, input_count);
}

static size_t doubtful_figures(const work *w)
{
    return NT_SUM(size_t, i, w->published->figure_count,
                  nt_findings_doubt(&w->report->findings, &w->published->figures[i]) != NULL);
}

static void count_releases(work *w)
{
    const nt_figures_report *r = w->report;
    size_t doubtful =
        NT_SUM(size_t, i, r->release_count,
               aged_ratio(r, &r->releases[i]) && nt_release_doubt(&r->releases[i], r->measure));
    add_count(w, "releases.count", "releases", (nt_text)NT_TEXT_PUBLISHED_RELEASES,
              r->release_count);
    add_count(w, "releases.doubtful.count", "releases",
              (nt_text)NT_TEXT_PUBLISHED_RELEASES_WHOSE_RATIO_IS_IN_DOUBT, doubtful);
    add_count(w, "comparisons.count", "releases",
              (nt_text)NT_TEXT_PUBLISHED_RELEASES_COMPARED_LIKE_FOR_LIKE, r->comparison_count);
    count_ratios(w, "ratios.count", (nt_text)NT_TEXT_PUBLISHED_RELEASES_WITH_RATIO_AND_AGE, NULL);
    for (size_t e = 0; e < w->published->event_count; e++) {
        count_releases_of(w, &w->published->events[e]);
        count_ratios_of(w, &w->published->events[e]);
    }
}

static void count_findings(work *w)
{
    const nt_findings *findings = &w->report->findings;
    add_count(w, "findings.count", "findings", (nt_text)NT_TEXT_PUBLISHED_FINDINGS_ON_THE_SOURCES,
              findings->count);
    size_t rule_count;
    const nt_rule *rules = nt_rules(&rule_count);
    for (size_t r = 0; r < rule_count; r++) {
        size_t count = NT_SUM(size_t, i, findings->count, findings->items[i].rule == &rules[r]);
        nt_text label = nt_message_texts(
            w->arena, NT_MESSAGE_PUBLISHED_FINDINGS_OF_RULE(.rule = rules[r].title));
        add_count(w, nt_arena_printf(w->arena, "findings.%s.count", rules[r].id), "findings", label,
                  count);
    }
}

void work_counts(work *w)
{
    const nt_published *p = w->published;
    nt_ledger_name(w->ledger, "edition",
                   add_count(w, "figures.count", "figures",
                             (nt_text)NT_TEXT_PUBLISHED_PUBLISHED_FIGURES, p->figure_count));
    add_count(w, "figures.withheld.count", "figures",
              (nt_text)NT_TEXT_PUBLISHED_FIGURES_NOT_YET_PUBLISHED_ON_THAT_DAY, p->withheld_count);
    add_count(w, "figures.doubtful.count", "figures", (nt_text)NT_TEXT_PUBLISHED_DOUBTFUL_FIGURES,
              doubtful_figures(w));
    add_count(w, "sources.count", "sources", (nt_text)NT_TEXT_PUBLISHED_SOURCES, p->source_count);
    add_count(w, "sources.undated.count", "sources",
              (nt_text)NT_TEXT_PUBLISHED_SOURCES_WITHOUT_A_DATE,
              NT_SUM(size_t, i, p->source_count, !nt_date_known(p->sources[i].published_on)));
    add_count(w, "events.count", "events", (nt_text)NT_TEXT_PUBLISHED_EVENTS, p->event_count);
    count_releases(w);
    count_findings(w);
}
