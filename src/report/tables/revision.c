/* What a revision note says in words: the two editions, what no longer holds, what became of
 * provisional numbers. Its numbers by cause are frames. */
#include <string.h>

#include "revision/note.h"
#include "table.h"
#include "text/number.h"
#include "words/model.h"
#include "words/report.h"

enum { PROVISIONAL_ROWS = 12 };

/* --- the two editions --- */

/* In groups, so that two can be compared by eye; four lines of them. */
static void sha512_cell(nt_draft *draft, const char *digits)
{
    enum { GROUP = 8, GROUPS_A_LINE = 4 };
    size_t length = strlen(digits);
    for (size_t at = 0; at < length;) {
        nt_buffer line = nt_buffer_open(draft->arena);
        for (int g = 0; g < GROUPS_A_LINE && at < length; g++) {
            size_t left = length - at, taken = left < GROUP ? left : GROUP;
            nt_buffer_printf(&line, "%s%.*s", g ? "\u00A0" : "", (int)taken, digits + at);
            at += taken;
        }
        nt_report_draft_run(draft, &(nt_inline){.text = nt_buffer_text(&line)});
        if (at < length) {
            nt_report_draft_run(draft, &(nt_inline){.text = "\n"});
        }
    }
    nt_report_draft_cell(draft, 1);
}

static void edition_row(nt_draft *draft, const char *name, const char *was, const char *is)
{
    nt_report_draft_text(draft, name);
    nt_report_draft_text(draft, was);
    nt_report_draft_text(draft, is);
    nt_report_draft_row(draft, NT_ROW_BODY);
}

static void build_editions(nt_draft *draft, const nt_revision_note *note)
{
    static const nt_column_plan plan[] = {
        {NT_TEXT_EMPTY, NT_ALIGN_LEFT, 0, true},
        {NT_TEXT_REPORT_OLDER_EDITION, NT_ALIGN_LEFT, 1, false},
        {NT_TEXT_REPORT_NEWER_EDITION, NT_ALIGN_LEFT, 1, false},
    };
    const nt_edition_about *was = &note->about[0], *is = &note->about[1];
    nt_report_draft_columns(draft, plan, 3);
    edition_row(draft, nt_report_say(draft, (nt_text)NT_TEXT_REPORT_TITLE), was->title, is->title);
    edition_row(draft, nt_report_say(draft, (nt_text)NT_TEXT_REPORT_DAY),
                nt_text_date(draft->arena, draft->lang, was->day),
                nt_text_date(draft->arena, draft->lang, is->day));
    edition_row(draft, nt_report_say(draft, (nt_text)NT_TEXT_REPORT_BUILT_WITH),
                nt_arena_printf(draft->arena, "netra %s", was->version),
                nt_arena_printf(draft->arena, "netra %s", is->version));
    nt_report_draft_text(draft, "SHA-512");
    sha512_cell(draft, was->sha512);
    sha512_cell(draft, is->sha512);
    nt_report_draft_row(draft, NT_ROW_BODY);
    draft->caption = (nt_text)NT_TEXT_REPORT_THE_TWO_EDITIONS;
    draft->summary =
        nt_report_say(draft, (nt_text)NT_TEXT_REPORT_ONE_ROW_FOR_EACH_FACT_ABOUT_THE_TWO);
}

/* --- statements that no longer hold --- */

static const char *release_name(const nt_draft *draft, const nt_release *release)
{
    const char *day = nt_text_date(draft->arena, draft->lang, release->as_of);
    return release->has_age
               ? nt_arena_printf(draft->arena, "%s, %s (%s)", release->event->id, day,
                                 nt_text_age(draft->arena, draft->lang, release->age_days))
               : nt_arena_printf(draft->arena, "%s, %s", release->event->id, day);
}

static const char *verdict_words(const nt_draft *draft, const nt_like_for_like *c)
{
    const char *verdict = nt_verdict_text[c->verdict].in[draft->lang];
    return c->reason == NT_REASON_NONE
               ? verdict
               : nt_arena_printf(draft->arena, "%s: %s", verdict,
                                 nt_verdict_reason_text[c->reason].in[draft->lang]);
}

/* "Pemilu 2024, 25 Maret 2024 (H+40): tidak dapat dibedakan" */
static const char *statement(const nt_draft *draft, const nt_like_for_like *c)
{
    return c ? nt_arena_printf(draft->arena, "%s: %s.", release_name(draft, c->release),
                               verdict_words(draft, c))
             : nt_report_say(draft, (nt_text)NT_TEXT_REPORT_NO_LONGER_STATED);
}

static const char *cause_words(const nt_draft *draft, nt_cause cause)
{
    return cause < NT_CAUSE_COUNT ? nt_cause_text[cause].in[draft->lang] : NULL;
}

/* The ratio that the edition compares, in its data's words for the stages. */
static const char *compared_words(const nt_draft *draft, const nt_edition *edition,
                                  const nt_like_for_like *c)
{
    const nt_ratio *ratio =
        nt_release_ratio(c->release, nt_published_report(edition->results)->measure);
    if (!ratio->part || !ratio->whole) {
        return nt_report_say(draft, (nt_text)NT_TEXT_REPORT_RATIO_AT_LIKE_AGE);
    }
    const char *words =
        nt_arena_printf(draft->arena, "%s %s %s, %s", ratio->part->indicator->label.in[draft->lang],
                        nt_report_say(draft, (nt_text)NT_TEXT_MODEL_OF_THOSE),
                        ratio->whole->indicator->label.in[draft->lang],
                        nt_report_say(draft, (nt_text)NT_TEXT_REPORT_AT_LIKE_AGE));
    return nt_report_capital(draft, words);
}

static void build_statements(nt_draft *draft, const nt_revision_note *note)
{
    static const nt_column_plan plan[] = {
        {NT_TEXT_REPORT_ON, NT_ALIGN_LEFT, 1, true},
        {NT_TEXT_REPORT_THE_OLDER_EDITION_STATED, NT_ALIGN_LEFT, 2, false},
        {NT_TEXT_REPORT_WHAT_HOLDS_NOW, NT_ALIGN_LEFT, 2, false},
    };
    nt_report_draft_columns(draft, plan, 3);
    for (size_t i = 0; i < note->verdict_count; i++) {
        const nt_verdict_change *v = note->verdicts[i];
        nt_report_draft_text(
            draft, v->old_comparison
                       ? compared_words(draft, note->revision->old_edition, v->old_comparison)
                       : compared_words(draft, note->revision->new_edition, v->new_comparison));
        nt_report_draft_text(draft, statement(draft, v->old_comparison));
        nt_report_draft_text(draft, statement(draft, v->new_comparison));
        nt_report_draft_row(draft, NT_ROW_BODY);
    }
    for (size_t i = 0; i < note->direction_count; i++) {
        const nt_direction_change *d = &note->directions[i];
        nt_report_draft_text(draft, nt_report_in(draft, &d->what));
        nt_report_draft_text(draft, nt_report_in(draft, &d->was));
        nt_report_draft_text(draft, nt_report_in(draft, &d->is));
        nt_report_draft_row(draft, NT_ROW_BODY);
    }
    draft->caption = (nt_text)NT_TEXT_REPORT_WHAT_WAS_STATED_AND_WHAT_HOLDS_NOW;
    draft->summary =
        nt_report_say(draft, (nt_text)NT_TEXT_REPORT_ONE_ROW_FOR_EACH_STATEMENT_ON_WHAT_AS_IT);
}

/* --- findings --- */

static void finding_row(nt_draft *draft, const nt_finding *finding, nt_cause cause)
{
    nt_report_draft_text(draft, finding->rule->title.in[draft->lang]);
    nt_report_draft_text(draft, nt_text_phrase(draft->arena, draft->lang, &finding->sentence));
    nt_report_draft_text(draft, cause_words(draft, cause));
    nt_report_draft_row(draft, NT_ROW_BODY);
}

/* Appeared, gone, changed: by which side has the finding. */
static void finding_group(nt_draft *draft, const nt_revision *r, const char *name, bool was,
                          bool is)
{
    bool named = false;
    for (size_t i = 0; i < r->finding_count; i++) {
        const nt_finding_change *f = &r->findings[i];
        if (!f->old_finding == was || !f->new_finding == is) {
            continue;
        }
        if (!named) {
            nt_report_draft_group(draft, name);
            named = true;
        }
        finding_row(draft, is ? f->new_finding : f->old_finding, f->cause);
    }
}

static void build_findings(nt_draft *draft, const nt_revision_note *note)
{
    static const nt_column_plan plan[] = {
        {NT_TEXT_REPORT_RULE, NT_ALIGN_LEFT, 1, true},
        {NT_TEXT_REPORT_WHAT_DOES_NOT_FIT, NT_ALIGN_LEFT, 4, false},
        {NT_TEXT_REPORT_CAUSE, NT_ALIGN_LEFT, 1, false},
    };
    nt_report_draft_columns(draft, plan, 3);
    finding_group(draft, note->revision, nt_report_say(draft, (nt_text)NT_TEXT_REPORT_NEW_FINDINGS),
                  false, true);
    finding_group(draft, note->revision,
                  nt_report_say(draft, (nt_text)NT_TEXT_REPORT_FINDINGS_THAT_CHANGED), true, true);
    finding_group(draft, note->revision,
                  nt_report_say(draft, (nt_text)NT_TEXT_REPORT_FINDINGS_THAT_ARE_GONE), true,
                  false);
    draft->caption = (nt_text)NT_TEXT_REPORT_FINDINGS_ON_SOURCES_THAT_MOVED;
    draft->summary =
        nt_report_say(draft, (nt_text)NT_TEXT_REPORT_ONE_ROW_FOR_EACH_FINDING_RULE_SENTENCE);
}

/* --- provisional numbers --- */

static const nt_text fates[NT_FATE_COUNT] = {
    [NT_FATE_REVISED] = NT_TEXT_REPORT_REVISED,
    [NT_FATE_SETTLED] = NT_TEXT_REPORT_STANDS_NO_LONGER_PROVISIONAL,
    [NT_FATE_OPEN] = NT_TEXT_REPORT_STANDS_STILL_PROVISIONAL,
    [NT_FATE_GONE] = NT_TEXT_REPORT_NOT_IN_THE_NEWER_EDITION,
};

/* The others are counted in the text. */
static bool is_told(const nt_provisional_number *number)
{
    return number->fate != NT_FATE_OPEN && number->is_chief;
}

static void provisional_row(nt_draft *draft, const nt_provisional_number *p)
{
    nt_report_draft_text(draft, nt_report_capital(draft, nt_report_in(draft, &p->label)));
    nt_report_draft_number(draft, p->old_row);
    if (p->new_row) {
        nt_report_draft_number(draft, p->new_row);
    } else {
        nt_report_draft_blank(draft);
    }
    nt_report_draft_text(draft, nt_report_in(draft, &fates[p->fate]));
    nt_report_draft_row(draft, NT_ROW_BODY);
}

static void build_provisional(nt_draft *draft, const nt_revision_note *note)
{
    static const nt_column_plan plan[] = {
        {NT_TEXT_REPORT_FIGURE_NUMBER, NT_ALIGN_LEFT, 1, true},
        {NT_TEXT_REPORT_OLDER_EDITION, NT_ALIGN_DECIMAL, 0, false},
        {NT_TEXT_REPORT_NEWER_EDITION, NT_ALIGN_DECIMAL, 0, false},
        {NT_TEXT_REPORT_WHAT_BECAME_OF_IT, NT_ALIGN_LEFT, 0, false},
    };
    nt_report_draft_columns(draft, plan, 4);
    size_t moved = 0, printed = 0;
    for (size_t i = 0; i < note->provisional_count; i++) {
        const nt_provisional_number *p = &note->provisional[i];
        moved += p->fate != NT_FATE_OPEN;
        if (is_told(p) && printed < PROVISIONAL_ROWS) {
            provisional_row(draft, p);
            printed++;
        }
    }
    if (printed < moved) {
        nt_report_draft_note(
            draft,
            nt_report_say(draft, (nt_text)NT_TEXT_REPORT_THE_CHIEF_ONES_ONLY_ALL_OF_THEM_ARE_IN));
    }
    draft->caption = (nt_text)NT_TEXT_REPORT_PROVISIONAL_FIGURES_OF_THE_OLDER_EDITION;
    draft->summary =
        nt_report_say(draft, (nt_text)NT_TEXT_REPORT_ONE_ROW_FOR_EACH_PROVISIONAL_FIGURE_ITS);
}

/* --- the kind --- */

static const struct {
    const char *of;
    void (*build)(nt_draft *draft, const nt_revision_note *note);
} parts[] = {{"editions", build_editions},
             {"statements", build_statements},
             {"findings", build_findings},
             {"provisional", build_provisional}};
enum { PARTS = sizeof parts / sizeof *parts };

static nt_status build(nt_draft *draft, nt_error *err)
{
    nt_place place;
    const char *of = nt_report_draft_member(draft, "of", &place);
    const char *names[PARTS];
    for (size_t i = 0; i < PARTS; i++) {
        names[i] = parts[i].of;
        if (of && strcmp(of, names[i]) == 0 && draft->results->note) {
            parts[i].build(draft, draft->results->note);
            return NT_OK;
        }
    }
    if (!draft->results->note) {
        return nt_fail(err, NT_INVALID, draft->definition ? draft->definition->place : nt_nowhere,
                       NT_MESSAGE_REPORT_REVISION_ELSEWHERE());
    }
    return nt_report_draft_unknown(draft, "of", names, PARTS, err);
}

const nt_table_kind nt_table_revision = {"revision", {"of", NULL}, build};
