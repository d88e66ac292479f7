/* What a revision note says in words: the two editions, what no longer holds, what became of
 * provisional numbers. Its numbers by cause are frames. */
#include <string.h>

#include "draft.h"
#include "revision/note.h"
#include "statement/statement.h"
#include "text/number.h"
#include "words/model.h"
#include "words/table.h"

enum { PROVISIONAL_ROWS = 12, SAID_ROWS = 12 };

static void text_row(nt_draft *draft, const char *one, const char *two, const char *three)
{
    nt_draft_text(draft, one);
    nt_draft_text(draft, two);
    nt_draft_text(draft, three);
    nt_draft_row(draft, NT_ROW_BODY);
}

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
        nt_draft_put(draft, nt_buffer_text(&line), NULL);
        if (at < length) {
            nt_draft_put(draft, "\n", NULL);
        }
    }
    nt_draft_cell(draft, 1);
}

static nt_status build_editions(nt_draft *draft)
{
    const nt_revision_note *note = draft->results->note;
    const nt_edition_about *was = &note->about[0], *is = &note->about[1];
    text_row(draft, nt_draft_say(draft, (nt_text)NT_TEXT_TABLE_TITLE), was->title, is->title);
    text_row(draft, nt_draft_say(draft, (nt_text)NT_TEXT_TABLE_DAY),
             nt_text_date(draft->arena, draft->lang, was->day),
             nt_text_date(draft->arena, draft->lang, is->day));
    text_row(draft, nt_draft_say(draft, (nt_text)NT_TEXT_TABLE_BUILT_WITH),
             nt_arena_printf(draft->arena, "netra %s", was->version),
             nt_arena_printf(draft->arena, "netra %s", is->version));
    nt_draft_text(draft, "SHA-512");
    sha512_cell(draft, was->sha512);
    sha512_cell(draft, is->sha512);
    nt_draft_row(draft, NT_ROW_BODY);
    return NT_OK;
}

/* --- statements that no longer hold --- */

static const char *release_name(const nt_draft *draft, const nt_release *release)
{
    const char *day = nt_text_date(draft->arena, draft->lang, release->as_of);
    return release->has_age
               ? nt_arena_printf(draft->arena, "%s, %s (%s)", release->event->short_name, day,
                                 nt_text_age(draft->arena, draft->lang, release->age_days))
               : nt_arena_printf(draft->arena, "%s, %s", release->event->short_name, day);
}

/* "Pemilu 2024, 25 Maret 2024 (H+40): tidak dapat dibedakan" */
static const char *statement(const nt_draft *draft, const nt_like_for_like *c)
{
    return c ? nt_arena_printf(draft->arena, "%s: %s.", release_name(draft, c->release),
                               nt_draft_verdict(draft, c))
             : nt_draft_say(draft, (nt_text)NT_TEXT_TABLE_NO_LONGER_STATED);
}

/* The ratio that the edition compares, in its data's words for the stages. */
static const char *compared_words(const nt_draft *draft, const nt_edition *edition,
                                  const nt_like_for_like *c)
{
    const nt_ratio *ratio =
        nt_release_ratio(c->release, nt_published_report(edition->results)->measure);
    if (!ratio->part || !ratio->whole) {
        return nt_draft_say(draft, (nt_text)NT_TEXT_TABLE_RATIO_AT_LIKE_AGE);
    }
    const char *words = nt_arena_printf(draft->arena, "%s %s %s, %s",
                                        nt_draft_say(draft, ratio->part->indicator->label),
                                        nt_draft_say(draft, (nt_text)NT_TEXT_MODEL_OF_THOSE),
                                        nt_draft_say(draft, ratio->whole->indicator->label),
                                        nt_draft_say(draft, (nt_text)NT_TEXT_TABLE_AT_LIKE_AGE));
    return nt_text_capital(draft->arena, words);
}

/* Marks of quotation within a quotation are single ones. */
static const char *within_quotes(nt_arena *arena, const char *text)
{
    static const char *const marks[][2] = {{"\u201C", "\u2018"}, {"\u201D", "\u2019"}};
    nt_buffer out = nt_buffer_open(arena);
    while (*text) {
        size_t m = 0;
        while (m < 2 && !nt_begins(text, marks[m][0])) {
            m++;
        }
        nt_buffer_add(&out, m < 2 ? marks[m][1] : text, m < 2 ? strlen(marks[m][1]) : 1);
        text += m < 2 ? strlen(marks[m][0]) : 1;
    }
    return nt_buffer_text(&out);
}

/* A few words are said below a name, which they need here too: that of the number they are of. */
static void name_of_few_words(nt_draft *draft, const char *subject, const nt_edition *edition)
{
    const nt_ledger_row *row = edition->results ? nt_results_row(edition->results, subject) : NULL;
    const char *label = row ? nt_draft_say(draft, row->label) : "";
    if (*label) {
        nt_draft_put(draft,
                     nt_arena_printf(draft->arena, "%s: ", nt_text_capital(draft->arena, label)),
                     NULL);
    }
}

/* What a report said, in its own language, which may not be the note's; `which` edition it was. */
static void quote(nt_draft *draft, const nt_ledger_statement *s, nt_lang lang, const char *which,
                  const nt_edition *edition, nt_text otherwise)
{
    if (!s) {
        nt_draft_text(draft, nt_draft_say(draft, otherwise));
        return;
    }
    nt_arena *arena = draft->arena;
    nt_say_form form;
    const char *subject = nt_statement_subject(s->name, &form);
    nt_ledger_statement *quoted = nt_new(arena, nt_ledger_statement);
    *quoted = (nt_ledger_statement){.text = nt_text_alike(""), .wording = s->wording};
    quoted->name = nt_arena_printf(arena, "%s %s.%s", nt_say_words[form], which, subject);
    quoted->text.in[lang] = within_quotes(arena, s->text.in[lang]);
    if (form == NT_SAY_SHORT) {
        name_of_few_words(draft, subject, edition);
    }
    nt_draft_run(draft, &(nt_inline){.text = nt_arena_printf(arena, "“%s”", quoted->text.in[lang]),
                                     .lang = lang == draft->lang ? NULL : nt_lang_codes[lang],
                                     .states = quoted});
    nt_draft_cell(draft, 1);
}

static nt_status build_said(nt_draft *draft)
{
    const nt_revision_note *note = draft->results->note;
    const nt_revision *r = note->revision;
    for (size_t i = 0; i < note->said_count && i < SAID_ROWS; i++) {
        const nt_said_change *change = note->said[i];
        quote(draft, change->was, change->lang, "old", r->old_edition,
              (nt_text)NT_TEXT_TABLE_NOT_STATED_BEFORE);
        quote(draft, change->is, change->lang, "new", r->new_edition,
              (nt_text)NT_TEXT_TABLE_NO_LONGER_STATED);
        nt_draft_row(draft, NT_ROW_BODY);
    }
    if (note->said_count > SAID_ROWS) {
        nt_draft_remark(draft, (nt_text)NT_TEXT_TABLE_THE_CHIEF_ONES_ONLY_NETRA_DIFF_HAS_ALL);
    }
    return NT_OK;
}

static nt_status build_statements(nt_draft *draft)
{
    const nt_revision_note *note = draft->results->note;
    NT_EACH_OF(const nt_verdict_change, v, note->verdicts, note->verdict_count) {
        text_row(draft,
                 v->old_comparison
                     ? compared_words(draft, note->revision->old_edition, v->old_comparison)
                     : compared_words(draft, note->revision->new_edition, v->new_comparison),
                 statement(draft, v->old_comparison), statement(draft, v->new_comparison));
    }
    NT_EACH(const nt_direction_change, d, note->directions, note->direction_count) {
        text_row(draft, nt_draft_say(draft, d->what), nt_draft_say(draft, d->was),
                 nt_draft_say(draft, d->is));
    }
    return NT_OK;
}

/* --- findings --- */

/* Appeared, gone, changed: by which side has the finding. */
static void finding_group(nt_draft *draft, nt_text name, bool was, bool is)
{
    const nt_revision *r = draft->results->note->revision;
    nt_draft_group(draft, nt_draft_say(draft, name));
    NT_EACH(const nt_finding_change, f, r->findings.items, r->findings.count) {
        if (!f->old_finding == was || !f->new_finding == is) {
            continue;
        }
        const nt_finding *finding = is ? f->new_finding : f->old_finding;
        text_row(draft, nt_draft_say(draft, finding->rule->title),
                 nt_text_phrase(draft->arena, draft->lang, &finding->sentence),
                 f->cause < NT_CAUSE_COUNT ? nt_draft_say(draft, nt_cause_text[f->cause]) : NULL);
    }
}

static nt_status build_findings(nt_draft *draft)
{
    finding_group(draft, (nt_text)NT_TEXT_TABLE_NEW_FINDINGS, false, true);
    finding_group(draft, (nt_text)NT_TEXT_TABLE_FINDINGS_THAT_CHANGED, true, true);
    finding_group(draft, (nt_text)NT_TEXT_TABLE_FINDINGS_THAT_ARE_GONE, true, false);
    return NT_OK;
}

/* --- provisional numbers --- */

static const nt_text fates[NT_FATE_COUNT] = {
    [NT_FATE_REVISED] = NT_TEXT_TABLE_REVISED,
    [NT_FATE_SETTLED] = NT_TEXT_TABLE_STANDS_NO_LONGER_PROVISIONAL,
    [NT_FATE_OPEN] = NT_TEXT_TABLE_STANDS_STILL_PROVISIONAL,
    [NT_FATE_GONE] = NT_TEXT_TABLE_NOT_IN_THE_NEWER_EDITION,
};

static void provisional_row(nt_draft *draft, const nt_provisional_number *p)
{
    nt_draft_text(draft, nt_text_capital(draft->arena, nt_draft_say(draft, p->label)));
    nt_draft_number(draft, p->old_row);
    if (p->new_row) {
        nt_draft_number(draft, p->new_row);
    } else {
        nt_draft_cell(draft, 1);
    }
    nt_draft_text(draft, nt_draft_say(draft, fates[p->fate]));
    nt_draft_row(draft, NT_ROW_BODY);
}

static nt_status build_provisional(nt_draft *draft)
{
    const nt_revision_note *note = draft->results->note;
    size_t moved = 0, printed = 0;
    NT_EACH(const nt_provisional_number, p, note->provisional, note->provisional_count) {
        moved += p->fate != NT_FATE_OPEN;
        if (p->fate != NT_FATE_OPEN && p->is_chief && printed < PROVISIONAL_ROWS) {
            provisional_row(draft, p);
            printed++;
        }
    }
    if (printed < moved) {
        nt_draft_remark(draft, (nt_text)NT_TEXT_TABLE_THE_CHIEF_ONES_ONLY_ALL_OF_THEM_ARE_IN);
    }
    return NT_OK;
}

/* --- the kind --- */

static const nt_table_kind parts[] = {
    {.id = "editions",
     .build = build_editions,
     .caption = NT_TEXT_TABLE_THE_TWO_EDITIONS,
     .summary = NT_TEXT_TABLE_ONE_ROW_FOR_EACH_FACT_ABOUT_THE_TWO,
     .columns = {{NT_TEXT_EMPTY, NT_ALIGN_LEFT, 0},
                 {NT_TEXT_TABLE_OLDER_EDITION, NT_ALIGN_LEFT, 1},
                 {NT_TEXT_TABLE_NEWER_EDITION, NT_ALIGN_LEFT, 1}}},
    {.id = "statements",
     .build = build_statements,
     .caption = NT_TEXT_TABLE_WHAT_WAS_STATED_AND_WHAT_HOLDS_NOW,
     .summary = NT_TEXT_TABLE_ONE_ROW_FOR_EACH_STATEMENT_ON_WHAT_AS_IT,
     .columns = {{NT_TEXT_TABLE_ON, NT_ALIGN_LEFT, 1},
                 {NT_TEXT_TABLE_THE_OLDER_EDITION_STATED, NT_ALIGN_LEFT, 2},
                 {NT_TEXT_TABLE_WHAT_HOLDS_NOW, NT_ALIGN_LEFT, 2}}},
    {.id = "said",
     .build = build_said,
     .caption = NT_TEXT_TABLE_WHAT_WAS_SAID_AND_WHAT_IS_SAID_NOW,
     .summary = NT_TEXT_TABLE_ONE_ROW_FOR_EACH_STATEMENT_AS_IT_WAS_AND_IS,
     .columns = {{NT_TEXT_TABLE_SAID_BEFORE, NT_ALIGN_LEFT, 1},
                 {NT_TEXT_TABLE_SAID_NOW, NT_ALIGN_LEFT, 1}}},
    {.id = "findings",
     .build = build_findings,
     .caption = NT_TEXT_TABLE_FINDINGS_ON_SOURCES_THAT_MOVED,
     .summary = NT_TEXT_TABLE_ONE_ROW_FOR_EACH_FINDING_RULE_SENTENCE,
     .columns = {{NT_TEXT_TABLE_RULE, NT_ALIGN_LEFT, 1},
                 {NT_TEXT_TABLE_WHAT_DOES_NOT_FIT, NT_ALIGN_LEFT, 4},
                 {NT_TEXT_TABLE_CAUSE, NT_ALIGN_LEFT, 1}}},
    {.id = "provisional",
     .build = build_provisional,
     .caption = NT_TEXT_TABLE_PROVISIONAL_FIGURES_OF_THE_OLDER_EDITION,
     .summary = NT_TEXT_TABLE_ONE_ROW_FOR_EACH_PROVISIONAL_FIGURE_ITS,
     .columns = {{NT_TEXT_TABLE_FIGURE_NUMBER, NT_ALIGN_LEFT, 1},
                 {NT_TEXT_TABLE_OLDER_EDITION, NT_ALIGN_DECIMAL, 0},
                 {NT_TEXT_TABLE_NEWER_EDITION, NT_ALIGN_DECIMAL, 0},
                 {NT_TEXT_TABLE_WHAT_BECAME_OF_IT, NT_ALIGN_LEFT, 0}}}};

enum { PARTS = sizeof parts / sizeof *parts };

static const char *part_called(size_t index)
{
    return index < PARTS ? parts[index].id : NULL;
}

static const nt_json_form members[] = {
    {.key = "of", .is = NT_IS_TEXT, .needed = true, .choice = part_called}, {.key = NULL}};

static nt_status build(nt_draft *draft)
{
    if (!draft->results->note) {
        const nt_json *at = draft->definition;
        return nt_fail(draft->err, NT_INVALID, at ? at->place : nt_nowhere,
                       NT_MESSAGE_TABLE_REVISION_ELSEWHERE());
    }
    draft->kind = nt_draft_part(draft, parts, PARTS);
    return nt_draft_fill(draft);
}

const nt_table_kind nt_table_revision = {.id = "revision", .members = members, .build = build};
